import TwinChanges
public import TwinRegistry
public import TwinRules
import TwinSource

extension ReleaseChanges {
  /// What `release` says of its first version: nothing changed, and all of the package's `records` are new.
  public init(first release: ReleaseID, records: [ReadChangeRecord]) {
    self.init(release: release, records: ReleasedRecord.sorted(records))
  }

  /// What `release` says of itself: the changes of `comparison` since `previous`, those of `package` with the records that cover
  /// them. `records` are all that the package has; those that `package` does not hold were released before.
  public init(
    of release: ReleaseID, since previous: Previous, comparison: ModelComparison, package: GovernedPackage,
    records: [ReadChangeRecord]
  ) {
    var covering: [String: String] = [:]
    for change in package.changes {
      covering[change.finding.fingerprint] = package.record(covering: change)?.name
    }
    let new = Set(package.records.map(\.name))
    var earlier: [String: ContentDigest] = [:]
    for record in records where record.isRecord && !new.contains(record.name) {
      earlier[record.name] = ContentDigest(of: record.bytes)
    }
    self.init(
      release: release, previous: previous,
      changes: comparison.changes.map { ReleasedChange($0, record: covering[$0.finding.fingerprint]) },
      records: ReleasedRecord.sorted(package.records), earlierRecords: earlier)
  }
}

extension ReleasedChange {
  /// A judged change without what depends on the policy or on where sources are.
  public init(_ judged: JudgedChange, record: String? = nil) {
    let change = judged.change
    self.init(
      element: ChangedElement(change, judged.elementKind, judged.finding.message),
      impact: Impact(
        effects: judged.impact.effects, bump: judged.impact.bump, upgrade: judged.impact.upgrade,
        migration: judged.impact.migration, mirror: ""),
      positions: change.positions, reach: change.reach,
      consequences: judged.consequences.map { ReleasedConsequence($0) },
      advice: judged.advice, announcedFor: change.announcedFor, fingerprint: judged.finding.fingerprint, record: record)
  }
}

extension ReleasedConsequence {
  init(_ judged: JudgedConsequence) {
    self.init(
      element: ChangedElement(judged.change, judged.elementKind, judged.message),
      consequences: judged.consequences.map { ReleasedConsequence($0) })
  }
}

extension ChangedElement {
  init(_ change: Change, _ kind: String, _ message: String) {
    self.init(
      kind: change.kind, message: message, elementKind: kind, subject: change.subject, former: change.former,
      path: change.path, before: change.before, after: change.after, renamedValues: change.renamedValues)
  }
}

extension ReleasedRecord {
  /// Those of `records` that are records, by name.
  static func sorted(_ records: [ReadChangeRecord]) -> [ReleasedRecord] {
    records.filter(\.isRecord).map { ReleasedRecord($0) }
      .sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
  }

  init(_ record: ReadChangeRecord) {
    func given(_ text: String) -> String? { isBlank(text) ? nil : text }
    self.init(
      name: record.name, digest: ContentDigest(of: record.bytes), summary: record.summary, why: record.why,
      bump: record.bump, decision: given(record.decision), author: given(record.author), approvedBy: record.approvers,
      covers: record.covered?.map { Covered(rule: $0.rule, subject: $0.subject) }, migration: given(record.migration))
  }
}
