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
    /// What the version that documents go to says of the value, where a default of the other one is written down.
    var value: ValueType?

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
