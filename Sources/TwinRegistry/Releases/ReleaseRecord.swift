public import TwinChanges
public import TwinModel
public import TwinSource

/// What a registry keeps of a release beside its content: never changed once it is there.
public struct ReleaseRecord: Hashable, Sendable {
  /// The package and its version.
  public var release: ReleaseID
  /// Digest of the manifest, which names all content.
  public var manifest: ContentDigest
  /// The day of the release.
  public var released: CalendarDay
  /// Who released it.
  public var publisher: String
  /// The commit of the sources, 40 or 64 hexadecimal digits; nil where no commit holds them as they were released.
  public var commit: String?
  /// The bump over the release before; nil for the first release.
  public var bump: Bump?
  /// The release whose content this one brings back.
  public var restores: SemanticVersion?
  /// Why it brings that back.
  public var restoreReason: String?
  /// What it needs, and what it was checked against, sorted by package.
  public var dependencies: [ReleaseDependency]
  /// Who approved it.
  public var approvals: [Approval]
  /// Findings that were waived when it was released.
  public var waivers: [WaivedFinding]
  /// The version of each type, sorted by type.
  public var types: [TypeVersion]

  /// A record; lists are put in order.
  public init(
    release: ReleaseID, manifest: ContentDigest, released: CalendarDay, publisher: String, commit: String?,
    bump: Bump? = nil, restores: SemanticVersion? = nil, restoreReason: String? = nil,
    dependencies: [ReleaseDependency] = [],
    approvals: [Approval] = [], waivers: [WaivedFinding] = [], types: [TypeVersion] = []
  ) {
    self.release = release
    self.manifest = manifest
    self.released = released
    self.publisher = publisher
    self.commit = commit
    self.bump = bump
    self.restores = restores
    self.restoreReason = restoreReason
    self.dependencies = dependencies.sorted { $0.release.package < $1.release.package }
    self.approvals = approvals
    self.waivers = waivers
    self.types = types.sorted { $0.type.utf8.lexicographicallyPrecedes($1.type.utf8) }
  }
}

/// A package that a release needs.
public struct ReleaseDependency: Hashable, Sendable {
  /// The release that it was checked against.
  public var release: ReleaseID
  /// Digest of that release's manifest.
  public var manifest: ContentDigest
  /// Versions that will do, as its manifest says.
  public var requirement: VersionRequirement

  /// A dependency.
  public init(release: ReleaseID, manifest: ContentDigest, requirement: VersionRequirement) {
    self.release = release
    self.manifest = manifest
    self.requirement = requirement
  }
}

/// That someone agreed to a release.
public struct Approval: Hashable, Sendable {
  /// Who.
  public var approver: String
  /// Where the decision is written down, such as the link of an ADR.
  public var decision: String?
  /// The change record that says so, as `changes.json` names it.
  public var record: String?

  /// An approval.
  public init(approver: String, decision: String? = nil, record: String? = nil) {
    self.approver = approver
    self.decision = decision
    self.record = record
  }
}

/// A finding that was accepted at a release.
public struct WaivedFinding: Hashable, Sendable {
  /// The rule that found it.
  public var rule: RuleID
  /// The element that it is about.
  public var subject: String
  /// Its fingerprint.
  public var fingerprint: String
  /// Who accepted it, why and for how long.
  public var waiver: Waiver

  /// A waived finding.
  public init(rule: RuleID, subject: String, fingerprint: String, waiver: Waiver) {
    self.rule = rule
    self.subject = subject
    self.fingerprint = fingerprint
    self.waiver = waiver
  }
}

/// The version of one type, which rises when that type changes.
public struct TypeVersion: Hashable, Sendable {
  /// Identity of the type, such as `com.example.hvac.Fan`.
  public var type: String
  /// Its version.
  public var version: SemanticVersion

  /// The version of a type.
  public init(type: String, version: SemanticVersion) {
    self.type = type
    self.version = version
  }
}
