import TwinChanges
import TwinCompiler
import TwinModel
public import TwinRegistry
public import TwinRules
import TwinSource

/// A package of a registry, as far as a report looks at it.
public struct ReportedPackage: Sendable {
  /// One of its releases.
  public struct Release: Sendable {
    /// Its record, and what was said of it since.
    public var registered: RegisteredRelease
    /// What it says of its changes; nil where it says nothing.
    public var changes: ReleaseChanges?
    /// Identities of what the release before it deprecates; asked for where something is gone.
    public var deprecatedBefore: Set<String>

    /// A release.
    public init(registered: RegisteredRelease, changes: ReleaseChanges?, deprecatedBefore: Set<String> = []) {
      self.registered = registered
      self.changes = changes
      self.deprecatedBefore = deprecatedBefore
    }

    var record: ReleaseRecord { registered.record }
  }

  /// Its name.
  public var name: String
  /// Who answers for it.
  public var owners: [String]
  /// What its workspace asks of changes today; nothing where it is of no workspace here.
  public var policy: ChangePolicy
  /// Its releases, by version.
  public var releases: [Release]

  /// A package.
  public init(name: String, owners: [String], policy: ChangePolicy = ChangePolicy(), releases: [Release]) {
    self.name = name
    self.owners = owners
    self.policy = policy
    self.releases = releases
  }
}

/// A change of a release, with what was said and done about it when it was released.
struct ReleasedEvidence {
  let package: ReportedPackage
  let release: ReportedPackage.Release
  let change: ReleasedChange
  /// The change record that covers it.
  let record: ReleasedRecord?
  /// The waiver that accepted it.
  let waiver: Waiver?

  init(_ change: ReleasedChange, of release: ReportedPackage.Release, in package: ReportedPackage) {
    self.package = package
    self.release = release
    self.change = change
    record = change.record.flatMap { name in release.changes?.records.first { $0.name == name } }
    waiver = release.record.waivers.first { $0.fingerprint == change.fingerprint }?.waiver
  }

  /// As the changelog has it.
  var isBreaking: Bool { change.impact.bump == .major }
  /// Whether it brings an older model back: then its reason stands in the place of records.
  var isRollback: Bool { release.record.restores != nil }
  var hasDecision: Bool { record.map { !isBlank($0.decision ?? "") } ?? false }

  /// Those who agreed, the author apart; nobody where no author is named.
  var approvers: [String] { record?.approvers ?? [] }

  /// What is missing of an approval, in words; nil where nothing is.
  var missingApproval: String? {
    guard approvers.isEmpty else { return nil }
    let nobody = (record.map { [$0.author].compactMap(\.self) + $0.approvedBy } ?? []).first {
      !isBlank($0) && namesNobody($0)
    }
    return "no approval by someone else than the author" + (nobody.map { "; `\($0)` names nobody" } ?? "")
  }

  /// Whether the version says what changed since the release before.
  var isCoveredByVersion: Bool {
    guard let changes = release.changes, let previous = changes.previous else { return true }
    return release.record.release.version.covers(changes.bump, since: previous.version)
  }

  // MARK: - Notice

  /// How a removal was told before it came.
  enum Notice: Equatable {
    /// The release before did not deprecate it.
    case none
    /// Deprecated since the release of that day; nil where no release says which one did it.
    case given(since: CalendarDay?)
  }

  /// Whether what is gone was deprecated, and since when.
  var notice: Notice {
    let names = [change.element.former, change.element.subject].compactMap(\.self)
    guard change.announcedFor != nil || names.contains(where: release.deprecatedBefore.contains) else { return .none }
    let version = release.record.release.version
    let earlier = package.releases.filter { $0.record.release.version < version }
    let first = earlier.first { release in
      release.changes?.changes.contains { $0.element.kind == .deprecated && names.contains($0.element.subject) }
        ?? false
    }
    // What no release deprecates was deprecated from the first one on.
    return .given(since: (first ?? earlier.first)?.record.released)
  }

  /// What is missing of the notice that `policy` asks for; nil where nothing is.
  func missingNotice(_ policy: ChangePolicy) -> String? {
    guard case .given(let since) = notice else { return "it was not deprecated in the release before" }
    if policy.notice == .announced, change.announcedFor == nil { return "its removal was announced for no version" }
    guard policy.noticeDays > 0, let since else { return nil }
    let days = release.record.released.daysSinceEpoch - since.daysSinceEpoch
    guard days < policy.noticeDays else { return nil }
    return "it was deprecated for \(counted(days, "days")), and \(policy.noticeDays) are asked for"
  }

  // MARK: - Policy

  /// Whether the workspace of the package asks something of it.
  var isAsked: Bool {
    isBreaking || package.policy.required == .all
      || (record != nil && (package.policy.decision == .all || package.policy.approval == .all))
  }

  /// What is missing of what the workspace of the package asks, in words.
  var shortcomings: [String] {
    var missing: [String] = []
    let policy = package.policy
    if !isRollback {
      if policy.required.includes(breaking: isBreaking), record == nil { missing.append("no change record") }
      // A decision and an approval are asked of records.
      if record != nil {
        if policy.decision.includes(breaking: isBreaking), !hasDecision { missing.append("no decision") }
        if policy.approval.includes(breaking: isBreaking), let words = missingApproval { missing.append(words) }
      }
      if policy.notice != .none, change.isRemoval, let reason = missingNotice(policy) { missing.append(reason) }
    }
    if !isCoveredByVersion, let previous = release.changes?.previous {
      missing.append("the version does not say what changed since \(previous.version)")
    }
    return missing
  }

  // MARK: - Rows

  /// A row about it that says `note`.
  func row(isCounted: Bool, _ note: String) -> FigureRow {
    FigureRow(
      isCounted: isCounted, element: change.element.subject, package: package.name, owners: package.owners,
      day: release.record.released, note: "\(release.record.release.version): " + note)
  }
}
