public import TwinModel

/// One root cause: what differs between two models at one element, with all that follows from it.
public struct Change: Sendable {
  /// What happened.
  public var kind: ChangeKind
  /// The element in the old model; nil where it is new.
  public var old: ElementRef?
  /// The element in the new model; nil where it is gone.
  public var new: ElementRef?
  /// Identity of the element: in the new model or, where it is gone, in the old one.
  public var subject: String
  /// Identity in the old model, where it differs.
  public var former: String?
  /// The place inside a value: `.limits.low`, `[]`, `{}`; empty for the value itself and for what is no value.
  public var path: String
  /// What differs, before and after, in words; nil where there is nothing to say.
  public var before: String?
  /// After.
  public var after: String?
  /// Values of an enumeration that are called otherwise now, each of them: what is told of codes names a few at most.
  public var renamedValues: [RenamedValue] = []
  /// Where the value stands; empty for what is no value.
  public var positions: ValuePositions
  /// What it reaches beyond the element itself.
  public var reach: Reach
  /// What follows from it at other elements.
  public var consequences: [Change]
  /// The elements with names that it is about or a part of; nil on the side where there is none.
  var owners: (old: ElementRef?, new: ElementRef?)
  /// Where it is shown in a model that has no counterpart of its element: the type that it was a member of.
  var shownAt: ElementRef?
  /// Likewise in the old model.
  var shownOld: ElementRef?
  /// The version for which a removal was announced, if it was.
  public var announcedFor: String?
  /// A way out that the comparison can see: an addition that looks like what is gone.
  public var hint: RenameHint?

  init(_ kind: ChangeKind, old: ElementRef? = nil, new: ElementRef? = nil, subject: String) {
    self.kind = kind
    self.old = old
    self.new = new
    self.subject = subject
    path = ""
    positions = []
    reach = Reach()
    consequences = []
    owners = (old, new)
  }

  /// The element with a name, in the old model, that it is about or a part of.
  public var oldOwner: ElementRef? { owners.old ?? shownOld }
  /// The same in the new model.
  public var newOwner: ElementRef? { owners.new ?? shownAt }
}

/// A value of an enumeration under its former and its present name.
public struct RenamedValue: Hashable, Sendable {
  /// Its name in the old model.
  public var former: String
  /// Its name in the new model.
  public var name: String

  /// A value.
  public init(former: String, name: String) {
    self.former = former
    self.name = name
  }
}

/// What a change reaches: identities in order, each once.
public struct Reach: Hashable, Sendable {
  /// Twin types.
  public var types: [String] = []
  /// Members that hold what changed.
  public var members: [String] = []
  /// Relationships that lead to what changed.
  public var relationships: [String] = []
  /// Packages that all of these are in.
  public var packages: [String] = []

  /// Reaches nothing.
  public init() {}

  /// Whether it reaches nothing.
  public var isEmpty: Bool { types.isEmpty && members.isEmpty && relationships.isEmpty && packages.isEmpty }
}

/// An addition that looks like what is gone, so that it may be a rename.
public struct RenameHint: Hashable, Sendable {
  /// The addition.
  public var element: ElementRef
  /// Its identity.
  public var identity: String
  /// What to write under `formerly` there.
  public var formerName: String
  /// Whether the names are alike too, and nothing else was that alike, so that a machine may write it.
  public var isLikely: Bool
}

extension Change {
  /// The row of `table` for it, where its value stands, joined with those of its consequences. Nil where the table lacks one.
  public func impact(_ table: (ChangeKind) -> Impact?) -> Impact? {
    guard var impact = table(kind) else { return nil }
    impact.effects = impact.effects.at(positions)
    // A message that lacks a value of telemetry says nothing of it: nothing is filled in there.
    if impact.migration == .fill, path.isEmpty, positions == .stream { impact.migration = .none }
    for consequence in consequences {
      guard let other = consequence.impact(table) else { return nil }
      impact = impact.joined(other)
    }
    return impact
  }
}
