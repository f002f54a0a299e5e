public import TwinSource

/// What a workspace asks of changes of its packages: words, each where it stands.
public struct ChangePolicyDeclaration: Sendable {
  /// Which changes take a record.
  public var required: Reference?
  /// Which records name a decision.
  public var decision: Reference?
  /// Which records name who approved them.
  public var approval: Reference?
  /// Which changes the version must cover.
  public var version: Reference?
  /// What comes before a removal.
  public var notice: Reference?
  /// How many days a deprecation has been out before what it is about is removed.
  public var noticeDays: UInt32?
  /// What is asked of changes that a waiver accepts.
  public var waived: Reference?
  /// Whether a release may be dated before the day on which it is made.
  public var backdated: Reference?

  /// Nothing is asked.
  public init() {}
}

/// That packages must not change for a time.
public struct FreezeDeclaration: Sendable {
  /// Names of the packages.
  public var packages: [Reference] = []
  /// Why.
  public var reason: Reference?
  /// The last day on which it holds.
  public var until: Reference?
}

/// A change record: a file in a package's `changes/`.
public struct ChangeRecordDeclaration: Sendable {
  /// What changed, as a headline.
  public var summary: Reference?
  /// Why it changed.
  public var why: Reference?
  /// The part of the version that its author believes it takes: `patch`, `minor` or `major`.
  public var bump: Reference?
  /// The decision behind it.
  public var decision: Reference?
  /// Who wrote it.
  public var author: Reference?
  /// Who approved it.
  public var approvedBy: [Reference] = []
  /// The changes that it is about; nil where it does not say.
  public var covers: [CoveredChangeDeclaration]?
  /// What those do who upgrade.
  public var migration: Reference?

  /// A record without words.
  public init() {}
}

/// Changes that a record is about.
public struct CoveredChangeDeclaration: Sendable {
  /// The kind of change; nil for any.
  public var rule: Reference?
  /// The element; nil for any.
  public var subject: Reference?
  /// The whole entry.
  public var range: ByteRange
}
