public import TwinChanges
public import TwinModel
import TwinReaders
public import TwinSource

/// A change of a package since a baseline, as far as the policy over changes looks at it.
public struct GovernedChange: Sendable {
  /// What was there and is gone.
  public struct Removal: Hashable, Sendable {
    /// How long its deprecation has been out.
    public enum Notice: Hashable, Sendable {
      /// Not known: the baseline is no release, so that it has no day.
      case unknown
      /// Long enough.
      case inTime
      /// Not long enough: on the day from which the notice counts, the newest release was the one called so, and did not
      /// deprecate it; there was none where it is nil.
      case late(newest: String?, on: CalendarDay)
      /// Not long enough: it was deprecated on that day, and the release called so, which came later, did not deprecate it.
      case broken(by: String, after: CalendarDay)
    }

    /// What is missing of the notice that a policy asks for.
    public enum Lack: Hashable, Sendable {
      /// It was not deprecated.
      case deprecation
      /// The version for which it was announced is not reached.
      case version(String)
      /// It was announced for no version.
      case announcement
      /// It was not deprecated for long enough.
      case days
    }

    /// Whether it was deprecated in the baseline.
    public var isDeprecated: Bool
    /// The version for which its removal was announced.
    public var removeIn: String?
    /// Whether that version is reached.
    public var isDue: Bool
    /// How long its deprecation has been out.
    public var notice: Notice

    /// Something that is gone.
    public init(isDeprecated: Bool, removeIn: String?, isDue: Bool, notice: Notice = .unknown) {
      self.isDeprecated = isDeprecated
      self.removeIn = removeIn
      self.isDue = isDue
      self.notice = notice
    }

    /// What is missing of the notice that `policy` asks for, where it asks for any; nil where nothing is.
    public func lack(under policy: ChangePolicy) -> Lack? {
      guard isDeprecated else { return .deprecation }
      if let removeIn, !isDue { return .version(removeIn) }
      if removeIn == nil, policy.notice == .announced { return .announcement }
      return switch notice {
      case .unknown, .inTime: nil
      case .late, .broken: .days
      }
    }
  }

  /// What is said about it.
  public var finding: Finding
  /// The part of the version that it takes.
  public var bump: Bump
  /// Whether it breaks someone protected.
  public var isBreaking: Bool
  /// Set where something is gone.
  public var removal: Removal?

  /// A change.
  public init(finding: Finding, bump: Bump, isBreaking: Bool, removal: Removal?) {
    self.finding = finding
    self.bump = bump
    self.isBreaking = isBreaking
    self.removal = removal
  }
}

/// A package held against a baseline.
public struct GovernedPackage: Sendable {
  /// Its name.
  public var name: String
  /// What the baseline is called.
  public var baseline: String
  /// Where its manifest names it.
  public var place: Place
  /// Where its version stands.
  public var versionPlace: Place
  /// The version in the baseline; nil where the package is new, or is of a language without versions.
  public var oldVersion: SemanticVersion?
  /// The version now.
  public var newVersion: SemanticVersion
  /// The part of the version that all of its changes take.
  public var bump: Bump
  /// Its changes.
  public var changes: [GovernedChange]
  /// Its records that the baseline does not have, in order of their names.
  public var records: [ReadChangeRecord]
  /// Its records that a release has by the same name, with other content: they say nothing new.
  public var editedRecords: [ReadChangeRecord] = []
  /// What its workspace asks of changes.
  public var policy: ChangePolicy
  /// What its workspace has frozen.
  public var freezes: [Freeze]
  /// Whether it is to be released: then its version has to say what changed, whatever else is asked, and a change that the
  /// version says needs nothing more where no record is asked for.
  public var isReleased: Bool

  /// A package.
  public init(
    name: String, baseline: String, place: Place, versionPlace: Place, oldVersion: SemanticVersion?,
    newVersion: SemanticVersion, bump: Bump, changes: [GovernedChange], records: [ReadChangeRecord],
    policy: ChangePolicy, freezes: [Freeze], isReleased: Bool = false
  ) {
    self.isReleased = isReleased
    self.name = name
    self.baseline = baseline
    self.place = place
    self.versionPlace = versionPlace
    self.oldVersion = oldVersion
    self.newVersion = newVersion
    self.bump = bump
    self.changes = changes
    self.records = records
    self.policy = policy
    self.freezes = freezes
  }

  /// The least version that says what changed.
  public var neededVersion: SemanticVersion? { oldVersion.map { $0.raised(by: bump) } }
  /// Whether a record covers `change`, accepted or not.
  public func isCovered(_ change: GovernedChange) -> Bool { record(covering: change) != nil }

  /// The record that covers `change`, accepted or not: the first.
  public func record(covering change: GovernedChange) -> ReadChangeRecord? {
    records.first { $0.covers(change.finding, taking: change.bump) }
  }

  /// Whether the version says what changed; that of a new package does.
  public var isVersionEnough: Bool { oldVersion.map { newVersion.covers(bump, since: $0) } ?? true }
}

/// What the policies make of `packages`.
public struct GovernedOutcome: Sendable {
  /// What is missing or refused.
  public var problems: [Finding] = []
  /// How many findings a record accepts.
  public var accepted = 0
}

/// Holds `packages` to the policies of their workspaces on `day`. Of `findings`, which are about their changes, those that a
/// record accepts become notes, and those that a record covers and does not accept say why.
public func govern(
  _ packages: [GovernedPackage], findings: inout [Finding], asOf day: CalendarDay
) -> GovernedOutcome {
  var pass = ChangePass(day: day, findings: findings)
  for package in packages { pass.hold(package) }
  pass.accept()
  pass.reportUnused()
  findings = pass.findings
  return GovernedOutcome(problems: pass.problems.findings, accepted: pass.acceptances.count)
}

private struct ChangePass {
  let day: CalendarDay
  var findings: [Finding]
  /// Indices of findings by fingerprint.
  var indices: [String: Int] = [:]
  var problems = ConfigurationFindings()
  /// Fingerprints of the problems that were reported, so that several baselines do not repeat them.
  var reported: Set<String> = []
  /// Records that accept a finding, by its index; the first of the baselines.
  var acceptances: [Int: ReadChangeRecord] = [:]
  /// Findings that no record accepts over some baseline.
  var refused: Set<Int> = []
  /// Findings that the version of a release says, and no record has to, by that version.
  var released: [Int: SemanticVersion] = [:]
  /// Records that are about all changes since a baseline from which nothing changed, with what that is called.
  var idle: [(record: ReadChangeRecord, baseline: String)] = []
  /// Records, by package and name, that are about all changes since a baseline from which something changed.
  var busy: Set<String> = []
  /// Records by name with the entries that were about a change, over all baselines.
  var seen: [(record: ReadChangeRecord, used: Set<Int>)] = []

  init(day: CalendarDay, findings: [Finding]) {
    self.day = day
    self.findings = findings
    for index in findings.indices where indices[findings[index].fingerprint] == nil {
      indices[findings[index].fingerprint] = index
    }
  }

  /// A change and the record that covers it.
  private struct Covered {
    var change: GovernedChange
    /// The finding about it; nil where it harms nobody protected.
    var index: Int?
    var isBreaking: Bool
    /// Position of the record.
    var record: Int?
  }

  mutating func hold(_ package: GovernedPackage) {
    holdToFreezes(package)
    reportEdited(package)
    let covered = package.changes.map { cover($0, package) }
    let isVersionHeld = holdVersion(package, covered)
    var reasons = [[String]](repeating: [], count: package.records.count)
    for (position, record) in package.records.enumerated() where record.record != nil {
      let isBreaking = covered.contains { $0.record == position && $0.isBreaking }
      reasons[position] = holdTerms(of: record, breaking: isBreaking, package)
      if !isVersionHeld, let needed = package.neededVersion {
        reasons[position].append("the package's version is less than \(needed)")
      }
    }
    for record in package.records where record.record != nil && !record.isSelective {
      if package.changes.isEmpty { idle.append((record, package.baseline)) } else { busy.insert(name(of: record)) }
    }
    for change in covered {
      guard let index = change.index else { continue }
      guard let position = change.record else {
        if package.isReleased, !package.policy.required.includes(breaking: true) {
          released[index] = package.newVersion
        } else {
          refused.insert(index)
        }
        continue
      }
      settle(index, package.records[position], refusedBecause: reasons[position])
    }
    holdToRecords(package, covered)
    for change in covered { holdToNotice(change.change, change.index, package) }
  }

  // MARK: - Records

  /// The record that covers `change`: the first that is about it and takes as much of the version.
  private mutating func cover(_ change: GovernedChange, _ package: GovernedPackage) -> Covered {
    let finding = change.finding
    let index = indices[finding.fingerprint]
    let isBreaking = change.isBreaking && index.map { isHeld($0, package) } ?? true
    var covered = Covered(change: change, index: index, isBreaking: isBreaking)
    for (position, record) in package.records.enumerated() where record.record != nil {
      if record.isSelective {
        guard let entry = record.firstEntry(about: finding.rule, finding.subject) else { continue }
        use(entry, of: record)
        if record.bump < change.bump {
          report(
            "change/understated-bump",
            "the record says \(record.bump.rawValue), and covers a change that takes a \(change.bump.rawValue) version",
            at: record.place(record.record?.bump), related: [RelatedPlace(finding.place, "the change")],
            notes: ["write `bump: \(change.bump.rawValue)`, or leave the change out of `covers`"],
            subject: package.name + "/" + record.name)
          continue
        }
      } else if record.bump < change.bump {
        continue
      }
      if covered.record == nil { covered.record = position }
    }
    return covered
  }

  /// Whether the finding at `index` is asked for more than its version: not where a waiver accepts it, unless the policy holds those too.
  private func isHeld(_ index: Int, _ package: GovernedPackage) -> Bool {
    package.policy.holdsWaived || findings[index].waiver == nil
  }

  private mutating func use(_ entry: Int, of record: ReadChangeRecord) {
    let position = seen.firstIndex { $0.record.package == record.package && $0.record.name == record.name }
    if let position { seen[position].used.insert(entry) } else { seen.append((record, [entry])) }
  }

  /// What `record` lacks of what the policy asks; each is reported.
  private mutating func holdTerms(
    of record: ReadChangeRecord, breaking: Bool, _ package: GovernedPackage
  ) -> [String] {
    if record.isSelective, !seen.contains(where: { $0.record.name == record.name && $0.record.package == package.name })
    {
      seen.append((record, []))
    }
    var reasons: [String] = []
    let subject = package.name + "/" + record.name
    if package.policy.decision.includes(breaking: breaking) {
      if isBlank(record.decision) {
        reasons.append("it names no decision")
        report(
          "change/missing-decision", "the record names no decision", at: record.place(nil),
          notes: ["the workspace asks for a link to it under `decision`"], subject: subject)
      } else if !record.linksDecision {
        reasons.append("its decision is no link")
        report(
          "change/missing-decision", "the record's decision is no link, and no file of the workspace",
          at: record.place(record.record?.decision),
          notes: [
            "write the address where it is told, such as `https://decisions.example.com/0042`, or the path of a file of the workspace,"
              + " from the record, the package or the workspace"
          ], subject: subject)
      }
    }
    guard package.policy.approval.includes(breaking: breaking) else { return reasons }
    if namesNobody(record.author) {
      reasons.append("it names no author")
      report(
        "change/missing-author", "the record names no author, so that nobody can tell whether someone else approved it",
        at: record.place(nil), notes: ["write who made the change under `author`"], subject: subject)
    }
    let approvers = record.approvers
    if approvers.isEmpty {
      reasons.append("nobody approved it")
      report(
        "change/missing-approval", "the record names nobody who approved it", at: record.place(nil),
        notes: ["the workspace asks for a name under `approvedBy`"], subject: subject)
    } else if !namesNobody(record.author), approvers.allSatisfy({ isSamePerson($0, record.author) }) {
      let approver = approvers.first { $0 != record.author } ?? record.author
      reasons.append("its author approved it" + (approver == record.author ? "" : ", as `\(approver)`"))
      report(
        "change/self-approved", "`\(record.author)` approved a record of their own",
        at: record.place(record.record?.approvedBy.first),
        notes: samePersonNotes(approver, record.author) + ["someone else has to look at the change"],
        subject: subject)
    }
    return reasons
  }

  /// Has `record` accept the finding at `index`, or says why it does not yet.
  private mutating func settle(_ index: Int, _ record: ReadChangeRecord, refusedBecause reasons: [String]) {
    guard findings[index].waiver == nil else { return }
    guard !reasons.isEmpty else {
      if acceptances[index] == nil { acceptances[index] = record }
      return
    }
    let note = "`\(record.name)` covers it, and does not accept it: " + reasons.joined(separator: "; ")
    if !findings[index].notes.contains(note) { findings[index].notes.append(note) }
    refused.insert(index)
  }

  private func approval(of record: ReadChangeRecord) -> String {
    let approvers = record.approvers
    return approvers.isEmpty ? "" : ", which \(shortList(approvers)) approved"
  }

  /// Makes notes of the findings that records accept over every baseline that has them.
  mutating func accept() {
    acceptances = acceptances.filter { !refused.contains($0.key) }
    var approvals: [String: String] = [:]
    for (index, record) in acceptances {
      findings[index].severity = .note
      let file = record.package + "/" + record.name
      let approval = approvals[file] ?? approval(of: record)
      approvals[file] = approval
      findings[index].notes.append("accepted by `\(record.name)`" + approval)
      findings[index].related.append(RelatedPlace(record.place(nil), "the record that accepts it"))
    }
    for (index, version) in released where !refused.contains(index) && acceptances[index] == nil {
      guard findings[index].waiver == nil else { continue }
      findings[index].severity = .note
      findings[index].notes.append("the version \(version) says so")
    }
  }

  private mutating func holdToRecords(_ package: GovernedPackage, _ changes: [Covered]) {
    let open = changes.filter { $0.isBreaking && $0.record == nil }
    if package.policy.required.includes(breaking: true), !open.isEmpty {
      let count = open.count == 1 ? "1 change that breaks" : "\(open.count) changes that break"
      report(
        "change/missing-record", "`\(package.name)` has \(count) someone, and no record of it", at: package.place,
        related: open.prefix(3).map { RelatedPlace($0.change.finding.place, "changed here") },
        notes: ["`gemel change --against \(package.reference)` writes one"], subject: package.name)
    } else if package.policy.required == .all, package.bump != .none,
      !package.records.contains(where: { $0.record != nil })
    {
      report(
        "change/missing-record", "`\(package.name)` changed since \(package.baseline), and has no record of it",
        at: package.place, notes: ["`gemel change --against \(package.reference)` writes one"], subject: package.name)
    }
  }

  /// Records that were released and are otherwise now.
  private mutating func reportEdited(_ package: GovernedPackage) {
    for record in package.editedRecords {
      report(
        "change/edited-record", "the record was part of a release, and has been changed since", at: record.place(nil),
        severity: .warning,
        notes: [
          "what it says now accepts nothing, and the changelog tells what it said then; write a new record, and bring this one back"
        ], subject: package.name + "/" + record.name)
    }
  }

  private func name(of record: ReadChangeRecord) -> String { record.package + "/" + record.name }

  /// Records and entries of records that no change of any baseline was about.
  mutating func reportUnused() {
    for (record, baseline) in idle where !busy.contains(name(of: record)) {
      report(
        "change/unused-record", "the record is about a change, and nothing changed since \(baseline)",
        at: record.place(nil),
        severity: .warning, notes: ["what it was about is gone, or is in the baseline; remove it, or make the change"],
        subject: name(of: record))
    }
    for (record, used) in seen {
      for (index, entry) in (record.record?.covers ?? []).enumerated() where !used.contains(index) {
        report(
          "change/unused-record", "the record covers a change that there is not",
          at: record.declarations.place(entry.range), severity: .warning,
          notes: ["what it was about is gone, or is in the baseline; remove the entry"],
          subject: "\(record.package)/\(record.name)#\(index)")
      }
    }
  }

  // MARK: - Versions, removals, freezes

  /// Whether the version is enough; where that is asked for and it is not, a finding.
  private mutating func holdVersion(_ package: GovernedPackage, _ changes: [Covered]) -> Bool {
    guard !package.isVersionEnough, let old = package.oldVersion, let needed = package.neededVersion else {
      return true
    }
    let isBreaking = changes.contains(where: \.isBreaking)
    let isPlanned = changes.contains { $0.record != nil && $0.isBreaking }
    if package.isReleased || package.policy.version.includes(breaking: isBreaking) || isPlanned {
      let isTaken = package.isReleased && old == package.newVersion
      report(
        "change/version-too-low",
        "`\(package.name)` is at \(package.newVersion), "
          + (isTaken
            ? "which is released already and never changed, and what changed since takes \(needed)"
            : "and its changes since \(old) take \(needed)"),
        at: package.versionPlace,
        notes: [
          package.isReleased
            ? "`gemel release --bump` writes it; `gemel diff \(package.reference)` shows the changes"
            : "`gemel check --against \(package.reference) --bump` writes it"
        ],
        subject: package.name, discriminator: needed.description)
    }
    return false
  }

  private mutating func holdToNotice(_ change: GovernedChange, _ index: Int?, _ package: GovernedPackage) {
    guard let removal = change.removal, package.policy.notice != .none else { return }
    if let index, !isHeld(index, package) { return }
    let reason: String
    switch removal.lack(under: package.policy) {
    case nil: return
    case .deprecation?: reason = "it was not deprecated in \(package.baseline)"
    case .version(let removeIn)?:
      reason = "its removal was announced for \(removeIn), and the version is \(package.newVersion)"
    case .announcement?: reason = "its removal was announced for no version"
    case .days?:
      let days = package.policy.noticeDays
      reason =
        "its deprecation has not been out for \(days) day\(days == 1 ? "" : "s"): " + words(of: removal.notice)
    }
    report(
      "change/removal-without-notice", "`\(change.finding.subject)` is gone without notice", at: change.finding.place,
      related: change.finding.related,
      notes: [reason, "keep it, `deprecated` with `removeIn`, until those who use it have moved"],
      subject: change.finding.subject)
  }

  /// Why the notice was too short.
  private func words(of notice: GovernedChange.Removal.Notice) -> String {
    switch notice {
    case .unknown, .inTime: ""
    case .late(let newest?, let start): "on \(start) the newest release was \(newest), which does not deprecate it"
    case .late(nil, let start): "on \(start) there was no release yet"
    case .broken(let release, let start): "\(release), which was released after \(start), does not deprecate it"
    }
  }

  private mutating func holdToFreezes(_ package: GovernedPackage) {
    guard package.isReleased || !package.changes.isEmpty else { return }
    guard let freeze = package.freezes.first(where: { $0.holds(package.name, on: day) }) else { return }
    let count = package.changes.count == 1 ? "1 change" : "\(package.changes.count) changes"
    let what =
      package.isReleased ? "\(package.newVersion) is to be released" : "has \(count) since \(package.baseline)"
    report(
      "change/frozen", "`\(package.name)` is frozen until \(freeze.until), and \(what)",
      at: package.place, related: [RelatedPlace(freeze.place, "frozen here")],
      notes: ["the reason is `\(freeze.reason)`", "wait until then, or have the freeze lifted"], subject: package.name)
  }

  private mutating func report(
    _ rule: RuleID, _ message: String, at place: Place, severity: Severity = .error, related: [RelatedPlace] = [],
    notes: [String], subject: String, discriminator: String = ""
  ) {
    let finding = Finding(
      rule, severity, message, at: place, related: related, notes: notes, subject: subject,
      discriminator: discriminator)
    if reported.insert(finding.fingerprint).inserted { problems.findings.append(finding) }
  }
}

extension GovernedPackage {
  /// What people write for the baseline: its name without the commit.
  fileprivate var reference: String { String(baseline.prefix { $0 != " " }) }
}
