public import TwinChanges
public import TwinModel
import TwinSource

/// What changed from one release of a package to the next, and in whose words: `changes.json` of a release.
public struct ReleaseChanges: Hashable, Sendable {
  /// The name of the file in a release.
  public static let file = "changes.json"

  /// The release that it was compared with.
  public struct Previous: Hashable, Sendable {
    /// Its version.
    public var version: SemanticVersion
    /// Digest of its manifest.
    public var manifest: ContentDigest

    /// A release.
    public init(version: SemanticVersion, manifest: ContentDigest) {
      self.version = version
      self.manifest = manifest
    }
  }

  /// The release that it is of.
  public var release: ReleaseID
  /// The release before it; nil for the first one.
  public var previous: Previous?
  /// The changes, in order of element and kind.
  public var changes: [ReleasedChange]
  /// The change records that are new in it, by name.
  public var records: [ReleasedRecord]
  /// The change records that it still has and a release before it had already, by name: they are not asked again.
  public var earlierRecords: [String: ContentDigest]

  /// What changed.
  public init(
    release: ReleaseID, previous: Previous? = nil, changes: [ReleasedChange] = [], records: [ReleasedRecord] = [],
    earlierRecords: [String: ContentDigest] = [:]
  ) {
    self.release = release
    self.previous = previous
    self.changes = changes
    self.records = records
    self.earlierRecords = earlierRecords
  }

  /// The part of the version that all changes take.
  public var bump: Bump { changes.map(\.impact.bump).max() ?? .none }

  /// Digests of all records that it or a release before it had, by name.
  public var allRecords: [String: ContentDigest] {
    records.reduce(into: earlierRecords) { $0[$1.name] = $1.digest }
  }
}

/// What is said of a change and of what follows from it alike.
public struct ChangedElement: Hashable, Sendable {
  /// What happened.
  public var kind: ChangeKind
  /// The same in words.
  public var message: String
  /// What the element is: "property", "twin type".
  public var elementKind: String
  /// Identity of the element: in the new model or, where it is gone, in the old one.
  public var subject: String
  /// Identity in the old model, where it differs.
  public var former: String?
  /// The place inside a value; empty for the value itself and for what is no value.
  public var path: String
  /// What differs, before and after, in words; nil where there is nothing to say.
  public var before: String?
  /// After.
  public var after: String?
  /// Values of an enumeration that are called otherwise now, where that is told with their codes.
  public var renamedValues: [RenamedValue]

  /// A changed element.
  public init(
    kind: ChangeKind, message: String, elementKind: String, subject: String, former: String? = nil, path: String = "",
    before: String? = nil, after: String? = nil, renamedValues: [RenamedValue] = []
  ) {
    self.kind = kind
    self.message = message
    self.elementKind = elementKind
    self.subject = subject
    self.former = former
    self.path = path
    self.before = before
    self.after = after
    self.renamedValues = renamedValues
  }
}

/// One change of a release: a root cause, with all that follows from it.
public struct ReleasedChange: Hashable, Sendable {
  /// What changed.
  public var element: ChangedElement
  /// What it means, and to whom; its mirror is not kept.
  public var impact: Impact
  /// Where the value stands.
  public var positions: ValuePositions
  /// What it reaches beyond the element itself.
  public var reach: Reach
  /// What follows at other elements.
  public var consequences: [ReleasedConsequence]
  /// What its rule says of this change.
  public var advice: [String]
  /// The version for which a removal was announced.
  public var announcedFor: String?
  /// Fingerprint of the finding about it, which a waiver names.
  public var fingerprint: String
  /// The change record that covers it.
  public var record: String?

  /// A change.
  public init(
    element: ChangedElement, impact: Impact, positions: ValuePositions = [], reach: Reach = Reach(),
    consequences: [ReleasedConsequence] = [], advice: [String] = [], announcedFor: String? = nil, fingerprint: String,
    record: String? = nil
  ) {
    self.element = element
    self.impact = impact
    self.positions = positions
    self.reach = reach
    self.consequences = consequences
    self.advice = advice
    self.announcedFor = announcedFor
    self.fingerprint = fingerprint
    self.record = record
  }
}

/// What follows from a change at another element.
public struct ReleasedConsequence: Hashable, Sendable {
  /// What changed there.
  public var element: ChangedElement
  /// What follows from it in turn.
  public var consequences: [ReleasedConsequence]

  /// A consequence.
  public init(element: ChangedElement, consequences: [ReleasedConsequence] = []) {
    self.element = element
    self.consequences = consequences
  }
}

/// A change record as it was released.
public struct ReleasedRecord: Hashable, Sendable {
  /// A change, or changes, that it is about.
  public struct Covered: Hashable, Sendable {
    /// The kind of change; nil for any.
    public var rule: String?
    /// The element; nil for any.
    public var subject: String?

    /// Changes of a kind, at an element, or both.
    public init(rule: String?, subject: String?) {
      self.rule = rule
      self.subject = subject
    }
  }

  /// Its path below the package: `changes/capped-fans-1a2b3c4d.yaml`.
  public var name: String
  /// Digest of the file.
  public var digest: ContentDigest
  /// What changed, as a headline.
  public var summary: String
  /// Why it changed.
  public var why: String
  /// The part of the version that it takes.
  public var bump: Bump
  /// The decision behind it.
  public var decision: String?
  /// Who wrote it.
  public var author: String?
  /// Who approved it.
  public var approvedBy: [String]
  /// The changes that it is about; nil where it does not say, and is about all.
  public var covers: [Covered]?
  /// What those do who upgrade.
  public var migration: String?

  /// Those who agreed, the author apart, each once, as people are told apart; nobody where no author is named.
  public var approvers: [String] {
    guard let author, !namesNobody(author) else { return [] }
    var people = People()
    for name in approvedBy where !namesNobody(name) && !isSamePerson(name, author) {
      people.add(name.split(whereSeparator: \.isWhitespace).joined(separator: " "))
    }
    return people.names
  }

  /// A record.
  public init(
    name: String, digest: ContentDigest, summary: String, why: String, bump: Bump, decision: String? = nil,
    author: String? = nil, approvedBy: [String] = [], covers: [Covered]? = nil, migration: String? = nil
  ) {
    self.name = name
    self.digest = digest
    self.summary = summary
    self.why = why
    self.bump = bump
    self.decision = decision
    self.author = author
    self.approvedBy = approvedBy
    self.covers = covers
    self.migration = migration
  }
}
