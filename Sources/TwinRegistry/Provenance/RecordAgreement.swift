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

  /// Why its types do not have the versions that their changes give them: `changes` are what the release says of itself, and `previous`
  /// is the release that it follows; nil for a first one. Nil where all agree.
  public func contradiction(ofTypesWith changes: ReleaseChanges?, since previous: ReleaseRecord?) -> String? {
    let expected = typeVersions(
      of: types.map(\.type), in: release, previous: previous?.types, changes: changes?.changes ?? [])
    guard let (said, right) = zip(types, expected).first(where: { $0 != $1 }) else { return nil }
    let old = previous.flatMap { previous in
      previous.types.first { $0.type == said.type }.map { "was at \($0.version) in \(previous.release), since which" }
    }
    return
      "the record says that `\(said.type)` is at \(said.version), and it \(old ?? "is new here, so that") its changes take it to"
      + " \(right.version)"
  }

  /// Whether the types that it names are those of `previous`, which it follows, with what `changes` did to them: then they are those of its
  /// model, to which the changes lead, and that need not be read.
  public func hasTypes(of previous: ReleaseRecord, after changes: ReleaseChanges) -> Bool {
    var expected = Set(previous.types.map(\.type))
    for element in changes.changes.map(\.element) {
      switch element.kind {
      case .twinAdded: expected.insert(element.subject)
      // Of what is no type, nothing of that name is there.
      case .twinRemoved, .announcedRemoval: expected.remove(element.subject)
      case .twinRenamed, .twinRenamedSameId, .twinMoved, .twinMovedSameId:
        if let former = element.former { expected.remove(former) }
        expected.insert(element.subject)
      default: break
      }
    }
    return expected == Set(types.map(\.type))
  }

  /// What differs between the types that it names and those of the model, which has `types`; nil where all agree.
  public func contradiction(toTypes types: [String]) -> String? {
    let (said, there) = (Set(self.types.map(\.type)), Set(types))
    func words(_ some: Set<String>) -> String? {
      some.min { $0.utf8.lexicographicallyPrecedes($1.utf8) }.map { "`\($0)`" }
    }
    if let surplus = words(said.subtracting(there)) {
      return "the record gives a version to \(surplus), which the release does not have"
    }
    return words(there.subtracting(said)).map { "the record gives no version to \($0), which the release has" }
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
    if provenance.restores?.version != restores || provenance.restores?.reason != restoreReason {
      found.append(
        "the record says that it \(words(restores, restoreReason)), and by \(file) it"
          + " \(words(provenance.restores?.version, provenance.restores?.reason))")
    }
    if Set(provenance.waivers) != Set(waivers) { found.append("the record names other waivers than \(file)") }
    guard let records = changes?.allRecords else { return found }
    for named in provenance.changes where records[named.name] != named.digest {
      found.append(
        "\(file) names the change record `\(named.name)` with a digest that \(ReleaseChanges.file) does not have")
    }
    return found
  }

  private func words(_ restored: SemanticVersion?, _ reason: String?) -> String {
    let what = restored.map { "brings back \($0)" } ?? "brings back no release"
    return what + (reason.map { ", since \"\($0)\"" } ?? "")
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
