/// What is done to documents of one form, as a graph: each node is what is done to a value at places of one kind.
struct MigrationPlan: Sendable {
  enum Node: Sendable {
    /// Being made.
    case pending
    /// Bytes stay.
    case keep
    /// No value can be brought along; the number of the step that says why.
    case refuse(Int)
    case convert(Conversion)
    case enumerate(EnumerationMap)
    case array(element: Int)
    case map(key: Int, value: Int)
    case object(ObjectMap)
  }

  struct Conversion: Sendable {
    var units: UnitConversion
    /// Digits after the decimal point that the new version allows.
    var places: Int?
    var isWhole: Bool
    var step: Int
  }

  struct EnumerationMap: Sendable {
    enum Fate: Sendable {
      case becomes([UInt8])
      case refused(Int)
    }

    /// By the one text of what stands in data. What is not here stays.
    var values: [[UInt8]: Fate] = [:]
  }

  struct ObjectMap: Sendable {
    /// By name in the old document.
    var slots: [[UInt8]: Slot] = [:]
    /// What may have to be put where something is absent, in the order of the new version.
    var fills: [Fill] = []
  }

  struct Slot: Sendable {
    /// The new name; nil where it stays.
    var name: String?
    var fate: Fate

    enum Fate: Sendable {
      case moves(Int)
      /// Left out, as was asked for; otherwise in the way.
      case removed(isDropped: Bool, step: Int)
    }
  }

  struct Fill: Sendable {
    /// The name in the old document of what has a counterpart there.
    var former: [UInt8]?
    var name: String
    var content: Content

    enum Content: Sendable {
      /// What stood for an absent value, to be migrated by a node; nothing is filled in where the new default is the same text.
      case former([UInt8], node: Int, standing: [UInt8]?, step: Int)
      /// The new default.
      case new([UInt8], step: Int)
      /// It must be there, and nothing can stand for it.
      case missing(Int)
    }
  }

  /// The one value that the new version allows somewhere.
  struct Const: Sendable {
    /// The one that the old version allows, to be migrated by the node; nil where it allows others.
    var former: [UInt8]?
    var node: Int
    var standing: [UInt8]
    var step: Int
  }

  var nodes: [Node] = []
  var steps: [MigrationStep] = []
  var consts: [Const] = []
  /// For steps that are there because of a release, its order along the migration.
  var releaseOrder: [Int: Int] = [:]
  /// What is done to the document; nil where it holds no value in either version.
  var root: Int?
  /// Why no document can be there at all.
  var impossible: Int?
  /// Why a document, or none, cannot be brought along as a whole.
  var unexpected: Int?
  var missing: Int?
}

/// One thing that migration does, or cannot do.
public struct MigrationStep: Hashable, Sendable {
  /// Who does it.
  public enum Class: String, Hashable, Sendable {
    /// It is done without a question.
    case mechanical
    /// The value stays as it is, and is refused where the version does not allow it: a bound that is tighter is such a step.
    case conditional
    /// People have to decide: a document that holds such a value is refused.
    case manual
  }

  /// What happens, in the words of the impact table as seen along the migration: `property-renamed`, `value-unit-changed`.
  public let kind: String
  /// Identity of the element in the version that documents come from; for what is new there, of what lacks it, with the name.
  public let element: String
  /// The same in words. It holds names of the models: whoever shows it must expect control characters.
  public let message: String
  /// Who does it.
  public let `class`: Class
  /// Whether it takes something away, so that it can be dropped where that is asked for.
  public let isRemoval: Bool
  /// Whether it is about documents that lack something, and nothing can be put there for them.
  public let isLack: Bool
}

/// What documents are migrated with.
public struct MigrationOptions: Hashable, Sendable {
  /// What becomes of values that the version has no place for.
  public enum Dropping: Hashable, Sendable {
    /// They are in the way.
    case nothing
    /// They are left out.
    case everything
    /// Those of these elements are left out, named as `MigrationStep.element` names them.
    case elements(Set<String>)

    func includes(_ element: String) -> Bool {
      switch self {
      case .nothing: false
      case .everything: true
      case .elements(let elements): elements.contains(element)
      }
    }
  }

  /// What becomes of values that the version has no place for.
  public var dropping: Dropping
  /// Whether members that the model does not know are kept, or make a document invalid.
  public var unknownMembers: ValidationOptions.UnknownMembers
  /// How many reasons are told; at least one is, where there is any.
  public var reasonLimit: Int

  /// Options; by default nothing is dropped, unknown members are kept and 100 reasons told.
  public init(
    dropping: Dropping = .nothing, unknownMembers: ValidationOptions.UnknownMembers = .allowed, reasonLimit: Int = 100
  ) {
    self.dropping = dropping
    self.unknownMembers = unknownMembers
    self.reasonLimit = reasonLimit
  }
}

/// Why there is no migration.
public enum MigrationError: Error, Hashable, Sendable {
  /// The records do not lead from one version to the other.
  case history(HistoryError)
  /// The version has nothing that the element became.
  case noCounterpart(element: String, version: String)
  /// The other image is of another package.
  case otherPackage(String, String)
  /// The forms are of more parts than are looked at.
  case tooLarge
}

extension MigrationError: CustomStringConvertible {
  /// What is wrong, and the way out. It holds names of the models: whoever shows it must expect control characters.
  public var description: String {
    switch self {
    case .history(let error): error.description
    case .noCounterpart(let element, let version):
      "`\(element)` has no counterpart in \(version): it is gone, or was renamed without `formerly`"
    case .otherPackage(let one, let other): "one image is of `\(one)`, the other of `\(other)`, and has no such package"
    case .tooLarge: "the documents have more than \(PlanBuilder.nodeLimit) kinds of values; migrate parts of them"
    }
  }
}
