/// What a change does to an audience, from harmless to worst.
public enum RecordedEffect: String, Hashable, Sendable, CaseIterable, Comparable {
  /// Nothing.
  case safe
  /// It depends on what they do with the model.
  case conditional
  /// What they have or do is no longer valid.
  case breaks
  /// All still parses, and means something else.
  case silent

  /// Orders from harmless to worst.
  public static func < (a: RecordedEffect, b: RecordedEffect) -> Bool { a.rank < b.rank }

  private var rank: Int { Self.allCases.firstIndex(of: self) ?? 0 }
}

/// Whom a change may concern.
public enum RecordedAudience: String, Hashable, Sendable, CaseIterable {
  /// Devices and pipelines that write data.
  case producers
  /// Those who read data.
  case readers
  /// Stored twins and relationships.
  case graph
  /// Clients of commands and writable properties.
  case callers
  /// Generated or hand-written source.
  case code
  /// Packages that build on the model.
  case models
}

/// What it takes to bring stored data along a change.
public enum RecordedMigration: String, Hashable, Sendable {
  /// Nothing.
  case none
  /// The default is filled in.
  case fill
  /// A program can do it: rename, convert a unit, map an enumeration.
  case mechanical
  /// People have to decide.
  case manual
  /// What would be needed was never recorded.
  case impossible
}

/// An element that changed from one release to the next.
public struct RecordedElement: Hashable, Sendable {
  /// What happened: the name of the row in the impact table, such as `property-renamed`.
  public let kind: String
  /// The same in words. It is text of the record: whoever shows it must expect control characters.
  public let message: String
  /// What the element is: "property", "twin type".
  public let elementKind: String
  /// Identity of the element: in the new release or, where it is gone, in the old one.
  public let subject: String
  /// Identity in the old release, where it differs.
  public let former: String?
  /// The place inside a value, such as `.limits.low`; empty for the value itself and for what is no value.
  public let path: String
  /// What differs, before and after, in words.
  public let before: String?
  /// After.
  public let after: String?
  /// Values of an enumeration that are called otherwise now, by former name, where that is told with their codes.
  public let renamedValues: [String: String]
}

/// One change of a release: a root cause, with all that follows from it.
public struct RecordedChange: Hashable, Sendable {
  /// What changed.
  public let element: RecordedElement
  /// What it does to whom.
  public let effects: [RecordedAudience: RecordedEffect]
  /// What it takes to bring stored data along.
  public let migration: RecordedMigration
  /// Where the value stands: `property`, `writable-property`, `stream`, `request`, `response` or `unused`; empty for what is no value.
  public let positions: [String]
  /// Identities of types that it reaches beyond the element itself, and of members that hold what changed.
  public let reachedTypes: [String]
  /// Members that it reaches, relationships among them.
  public let reachedMembers: [String]
  /// What follows at other elements, at whatever remove.
  public let consequences: [RecordedElement]
  /// What is said beside, of what to do: what takes the place of what is gone, and why it had to go. It is text of the record.
  public let advice: [String]
}

/// What changed from one release of a package to the next: the `changes.json` that every release carries.
public struct RecordedChanges: Hashable, Sendable {
  /// Name of the package.
  public let package: String
  /// The release that it is of.
  public let version: SemanticVersion
  /// The release that it was compared with; nil for the first one.
  public let previous: SemanticVersion?
  /// The changes, in the order of the file.
  public let changes: [RecordedChange]

  /// Layout of `changes.json` that is read here.
  public static let format = 1

  init(package: String, version: SemanticVersion, previous: SemanticVersion?, changes: [RecordedChange]) {
    self.package = package
    self.version = version
    self.previous = previous
    self.changes = changes
  }
}

/// Why bytes are not the changes of a release.
public struct RecordedChangesError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The value that is wrong, as a JSON Pointer; empty for the document.
  public let pointer: String
  /// What is wrong with it. It may hold text of the document: whoever shows it must expect control characters.
  public let reason: String

  /// Where and why.
  public var description: String { (pointer.isEmpty ? "the changes of a release" : pointer) + ": " + reason }
}
