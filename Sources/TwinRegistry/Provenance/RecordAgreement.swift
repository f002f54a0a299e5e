import TwinChanges
import TwinModel

extension ReleaseRecord {
  /// What the files of the release say otherwise than this record, in the style of findings: nothing where all of it agrees.
  ///
  /// `changes` and `provenance` are what the release says of itself; nil for what it has not, as what ships with a compiler.
  public func contradictions(_ changes: ReleaseChanges?, _ provenance: Provenance?) -> [String] {
    (changes.map(contradictions) ?? []) + (provenance.map { contradictions($0, changes) } ?? [])
  }

  private func contradictions(_ changes: ReleaseChanges) -> [String] {
    let file = ReleaseChanges.file
    guard changes.release == release else { return ["\(file) is that of \(changes.release)"] }
    var found: [String] = []
    let taken = changes.previous == nil ? nil : changes.bump
    if bump != taken {
      found.append("the record says that its bump is \(words(bump)), and by \(file) it is \(words(taken))")
    }
    if let previous = changes.previous?.version, !release.version.covers(changes.bump, since: previous) {
      found.append("it follows \(previous), and by \(file) its changes take a \(changes.bump.rawValue) version")
    }
    if approvals != changes.approvals {
      found.append("the record names other approvals than the change records in \(file)")
    }
    return found
  }

  /// Why the versions of its types do not follow those of `previous`, which it follows: each stays, or rises by no more than the bump.
  public func contradiction(toTypesOf previous: ReleaseRecord) -> String? {
    let before = Dictionary(previous.types.map { ($0.type, $0.version) }) { first, _ in first }
    let bumps = Bump.allCases.filter { $0 <= bump ?? .none }
    let wrong = types.first { type in
      before[type.type].map { old in !bumps.contains { old.raised(by: $0) == type.version } } ?? false
    }
    guard let wrong, let old = before[wrong.type] else { return nil }
    return
      "the record says that `\(wrong.type)` is at \(wrong.version), and it was at \(old) in \(previous.release), since which its changes"
      + " take \(words(bump))"
  }

  private func contradictions(_ provenance: Provenance, _ changes: ReleaseChanges?) -> [String] {
    let file = Provenance.fileName
    guard provenance.release == release else { return ["\(file) is that of \(provenance.release)"] }
    var found: [String] = []
    if provenance.commit != commit {
      found.append(
        "the record names \(commit.map { "the commit \($0)" } ?? "no commit"), and \(file) "
          + (provenance.commit ?? "none"))
    }
    if provenance.dependencies != dependencies {
      found.append("the record names other dependencies, or other digests of them, than \(file)")
    }
    if Set(provenance.waivers) != Set(waivers) { found.append("the record names other waivers than \(file)") }
    guard let records = changes?.allRecords else { return found }
    for named in provenance.changes where records[named.name] != named.digest {
      found.append(
        "\(file) names the change record `\(named.name)` with a digest that \(ReleaseChanges.file) does not have")
    }
    return found
  }

  private func words(_ bump: Bump?) -> String { bump?.rawValue ?? "that of a first release" }
}

extension ReleaseChanges {
  /// Who approved what, by record.
  public var approvals: [Approval] {
    records.flatMap { record in
      record.approvedBy.map { Approval(approver: $0, decision: record.decision, record: record.name) }
    }
  }
}
