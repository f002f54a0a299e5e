import TwinChanges
public import TwinCompiler
public import TwinModel
public import TwinRegistry
public import TwinRules
import TwinSource

/// A package of a registry, as far as a report looks at it.
public struct ReportedPackage: Sendable {
  /// Something that is gone in a release, as the gate looks at it.
  public struct Removal: Hashable, Sendable {
    /// What the release before said of it.
    public var removal: GovernedChange.Removal
    /// The day of the first of the releases that deprecated it without a break; nil where none did that gave notice.
    public var since: CalendarDay?

    /// Something that is gone.
    public init(_ removal: GovernedChange.Removal, since: CalendarDay?) {
      self.removal = removal
      self.since = since
    }
  }

  /// One of its releases.
  public struct Release: Sendable {
    /// Its record, and what was said of it since.
    public var registered: RegisteredRelease
    /// What it says of its changes; nil where it says nothing.
    public var changes: ReleaseChanges?
    /// What is gone in it and needs a notice of its own, by where it stood.
    public var removals: [RemovalPlace: Removal]

    /// A release.
    public init(registered: RegisteredRelease, changes: ReleaseChanges?, removals: [RemovalPlace: Removal] = [:]) {
      self.registered = registered
      self.changes = changes
      self.removals = removals
    }

    var record: ReleaseRecord { registered.record }
  }

  /// Its name.
  public var name: String
  /// Who answers for it.
  public var owners: [String]
  /// What its workspace asks of changes today; nothing where it is of no workspace here.
  public var policy: ChangePolicy
  /// What its workspace makes of changes today, by which those are told that break someone protected; where it is of no workspace here, those are
  /// meant that take a major version.
  public var configuration: RuleConfiguration?
  /// Its releases, by version.
  public var releases: [Release]

  /// A package.
  public init(
    name: String, owners: [String], policy: ChangePolicy = ChangePolicy(), configuration: RuleConfiguration? = nil,
    releases: [Release]
  ) {
    self.name = name
    self.owners = owners
    self.policy = policy
    self.configuration = configuration
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
  /// Set where something is gone with it that needs a notice of its own. What a type inherited from another package has its notice there.
  let removal: ReportedPackage.Removal?

  init(_ change: ReleasedChange, of release: ReportedPackage.Release, in package: ReportedPackage) {
    self.package = package
    self.release = release
    self.change = change
    record = change.record.flatMap { name in release.changes?.records.first { $0.name == name } }
    waiver = release.record.waivers.first { $0.fingerprint == change.fingerprint }?.waiver
    removal = change.removalPlace.flatMap { release.removals[$0] }
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

  /// What is missing of the notice that `policy` asks for; nil where nothing is, and where nothing is gone.
  func missingNotice(_ policy: ChangePolicy) -> String? {
    guard let found = removal else { return nil }
    let released = release.record.released
    let days = found.since.map { released.daysSinceEpoch - $0.daysSinceEpoch } ?? 0
    var removal = found.removal
    let start = CalendarDay(daysSinceEpoch: released.daysSinceEpoch - policy.noticeDays)
    removal.notice = days < policy.noticeDays ? .late(newest: nil, on: start) : .inTime
    return switch removal.lack(under: policy) {
    case nil: nil
    case .deprecation?: "it was not deprecated in the release before"
    case .version(let version)?: "its removal was announced for \(version)"
    case .announcement?: "its removal was announced for no version"
    case .days?: "it was deprecated for \(counted(days, "days")), and \(policy.noticeDays) are asked for"
    }
  }

  // MARK: - Policy

  /// Whether it breaks someone whom the workspace of the package protects, as the gate tells it: the paths of sources, by which overrides are told, are
  /// not known of what was released.
  private var breaksProtected: Bool {
    guard let configuration = package.configuration else { return isBreaking }
    let rule = change.element.kind.rule
    return configuration.harm(of: rule, change.impact.effects) == .error
      || configuration.severity(of: rule, change.impact.effects, at: nil) == .error
  }

  /// Whether the workspace of the package asks something of it.
  var isAsked: Bool {
    let policy = package.policy
    guard policy.asksAnything, waiver == nil || policy.holdsWaived else { return false }
    return breaksProtected || policy.required == .all || (removal != nil && policy.notice != .none)
      || (record != nil && (policy.decision == .all || policy.approval == .all))
  }

  /// Whether it lacks the record that is asked for. Where all changes are asked for one, one record of a release is enough for those that break nobody.
  private var lacksRecord: Bool {
    guard record == nil, package.policy.required.includes(breaking: breaksProtected) else { return false }
    return breaksProtected || release.changes?.records.isEmpty ?? true
  }

  /// What is missing of what the workspace of the package asks, in words.
  var shortcomings: [String] {
    var missing: [String] = []
    let policy = package.policy
    if !isRollback {
      if lacksRecord { missing.append("no change record") }
      // A decision and an approval are asked of records.
      if record != nil {
        if policy.decision.includes(breaking: breaksProtected), !hasDecision { missing.append("no decision") }
        if policy.approval.includes(breaking: breaksProtected), let words = missingApproval { missing.append(words) }
      }
      if policy.notice != .none, let reason = missingNotice(policy) { missing.append(reason) }
    }
    if !isCoveredByVersion, let previous = release.changes?.previous {
      missing.append("the version does not say what changed since \(previous.version)")
    }
    return missing
  }

  // MARK: - Rows

  /// What happened, and where inside a value: what tells a change from others of its element.
  var kind: String {
    change.element.kind.rawValue + (change.element.path.isEmpty ? "" : " at `\(change.element.path)`")
  }

  /// A row about it that names its kind and says `note`.
  func namedRow(isCounted: Bool, _ note: String) -> FigureRow { row(isCounted: isCounted, "\(kind): " + note) }

  /// A row about it that says `note`.
  func row(isCounted: Bool, _ note: String) -> FigureRow {
    FigureRow(
      isCounted: isCounted, element: change.element.subject, package: package.name, owners: package.owners,
      day: release.record.released, note: "\(release.record.release.version): " + note)
  }
}
