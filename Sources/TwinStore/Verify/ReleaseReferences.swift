import TwinModel
public import TwinRegistry

/// What a release says of other releases: which one it follows, which one it brings back, and what it was checked against.
struct ReleaseReferences {
  let record: ReleaseRecord
  /// What it says of itself.
  private let statements: RecordAgreement

  init(_ record: ReleaseRecord, _ agreement: RecordAgreement) {
    self.record = record
    statements = agreement
  }

  /// What is known of the registry that it is held against.
  struct Surroundings {
    var record: (ReleaseID) throws(StoreError) -> ReleaseRecord?
    /// Every record: a package that was renamed follows a release of another name.
    var records: () throws(StoreError) -> [ReleaseRecord]
    var hasContent: (ContentDigest) throws(StoreError) -> Bool
    /// Whether a package ships with a compiler, which stands in for a registry that lacks it.
    var ships: (PackageName) -> Bool
  }

  /// Where it says otherwise than those are, and what is not there.
  func problems(in surroundings: Surroundings) throws(StoreError) -> [RegistryProblem] {
    var problems: [RegistryProblem] = []
    if let previous = statements.changes?.previous {
      if let problem = try problem(with: previous, surroundings) { problems.append(problem) }
    } else if statements.isKnown, let reason = record.contradiction(ofTypesWith: statements.changes, since: nil) {
      problems.append(problem(.contradictoryRecord, reason, Self.whichChanged))
    }
    if let restored = statements.provenance?.restores, let problem = try problem(with: restored, surroundings) {
      problems.append(problem)
    }
    for dependency in record.dependencies {
      if let problem = try problem(with: dependency, surroundings) { problems.append(problem) }
    }
    return problems
  }

  private func problem(_ kind: RegistryProblem.Kind, _ message: String, _ wayOut: String) -> RegistryProblem {
    RegistryProblem(kind: kind, path: RegistryPath.record(record.release), message: message, wayOut: wayOut)
  }

  private static let whichChanged =
    "find out which of the two was changed, and bring it back from a copy of the registry"

  // MARK: - What it follows

  private func problem(
    with previous: ReleaseChanges.Previous, _ surroundings: Surroundings
  ) throws(StoreError) -> RegistryProblem? {
    guard let id = ReleaseID(record.release.package, previous.version) else { return nil }
    let named = try surroundings.record(id)
    var found = named?.manifest == previous.manifest ? named : nil
    if found == nil { found = try surroundings.records().first { $0.manifest == previous.manifest } }
    if let found {
      if let reason = record.contradiction(ofTypesWith: statements.changes, since: found) {
        return problem(.contradictoryRecord, reason, Self.whichChanged)
      }
      guard record.released < found.released else { return nil }
      // Not always damage: two registries may have released the same content on different days, and who pulls keeps the first record.
      return problem(
        .laterPredecessor,
        "it was released on \(record.released), and \(found.release), which it follows, on \(found.released)",
        "see in `gemel registry log` who says so: where both were released here, one of the days was changed")
    }
    if let named {
      return problem(
        .otherPredecessor,
        "it follows \(named.release) as \(previous.manifest), and that is \(named.manifest): its changes are told from another model",
        Self.whichChanged)
    }
    if try surroundings.hasContent(previous.manifest) {
      return problem(
        .lostRecord, "it follows \(id), whose content is here and whose record is gone",
        StoreError.bringRecordBack)
    }
    // Who pulls a release gets what it needs, and not what came before it.
    return problem(
      .absentPredecessor, "it follows \(id), which is not in this registry",
      "where it was released here, bring it back from a copy; a registry that was pulled may lack it")
  }

  // MARK: - What it brings back

  private func problem(
    with restored: Provenance.Restored, _ surroundings: Surroundings
  ) throws(StoreError) -> RegistryProblem? {
    guard let id = ReleaseID(record.release.package, restored.version) else { return nil }
    if let found = try surroundings.record(id) {
      guard found.manifest != restored.manifest else { return nil }
      return problem(
        .otherRestored, "it brings back \(id) as \(restored.manifest), and that is \(found.manifest)", Self.whichChanged
      )
    }
    // Who pulls a release gets what it needs, and not what it brings back.
    guard try surroundings.hasContent(restored.manifest) else { return nil }
    return problem(
      .lostRecord, "it brings back \(id), whose content is here and whose record is gone", StoreError.bringRecordBack)
  }

  // MARK: - What it needs

  private func problem(
    with dependency: ReleaseDependency, _ surroundings: Surroundings
  ) throws(StoreError) -> RegistryProblem? {
    guard let needed = try surroundings.record(dependency.release) else {
      let ships = surroundings.ships(dependency.release.package)
      return problem(
        ships ? .absentDependency : .missingDependency, "it needs \(dependency.release), which is not in this registry",
        ships
          ? "publish that here too, if it should resolve from here"
          : "bring it back from a copy of the registry, or pull it from where it is")
    }
    guard needed.manifest != dependency.manifest else { return nil }
    return problem(
      .otherDependency,
      "it was checked against \(dependency.release) as \(dependency.manifest), and that is \(needed.manifest)",
      Self.whichChanged)
  }
}

extension RegistryDirectory {
  /// Where a release says of others, which it follows or needs, otherwise than they are, and where those that have to be here are not.
  /// What it needs of packages that `ships` may be missing, and so may the release that it follows where nothing of that is left.
  public func damagedReferences(
    of record: ReleaseRecord, ships: @escaping (PackageName) -> Bool
  ) throws(StoreError) -> [StoreError] {
    let agreement = try agreement(of: record, mayLackProvenance: true)
    let problems = try ReleaseReferences(record, agreement).problems(
      in: .init(
        record: { (id) throws(StoreError) in try self.recordBytes(of: id)?.record },
        records: { () throws(StoreError) in try self.readableRecords() },
        hasContent: { (digest) throws(StoreError) in try self.hasContent(digest) }, ships: ships))
    return problems.filter { $0.severity == .damage }.map {
      StoreError(.contradictory, $0.path, $0.message, wayOut: $0.wayOut)
    }
  }

  /// Whether there is something under a digest, intact or not.
  func hasContent(_ digest: ContentDigest) throws(StoreError) -> Bool {
    try root.directory(RegistryPath.blobs)?.kind(digest.hexadecimal) != nil
  }

  private func readableRecords() throws(StoreError) -> [ReleaseRecord] {
    var records: [ReleaseRecord] = []
    for package in try packages() { records += try readableReleases(of: package).releases.map(\.record) }
    return records
  }
}
