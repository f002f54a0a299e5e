import TwinModel
public import TwinRegistry
import TwinSource

/// `index.json` as a witness. It is derived from the records, and written after them: a release that it names was published here. Where
/// the content of such a release is here and its record is not, the record was lost, which nothing else would tell of the newest release.
/// What interrupted publishing leaves is never in it. Where git merged it, or could not, all of its sides are witnesses. An index that is
/// missing or cannot be read tells nothing, and is no damage.
extension RegistryDirectory {
  /// Entries of `index.json` whose content is here and whose record is gone, sorted. Names that cannot be looked at are passed over:
  /// what is there in place of them is told by those who read it.
  func lostByIndex() throws(StoreError) -> [OCIIndexEntry] {
    var versions: [PackageName: Set<SemanticVersion>] = [:]
    var lost: [OCIIndexEntry] = []
    for entry in indexedReleases() {
      let release = entry.release
      do throws(StoreError) {
        if versions[release.package] == nil {
          versions[release.package] = Set(try self.versions(of: release.package))
        }
        let isHere = versions[release.package]?.contains(release.version) ?? false
        if !isHere, try hasContent(entry.manifest) { lost.append(entry) }
      } catch {
        guard error.isDamage else { throw error }
      }
    }
    // Two sides may name other content for a release.
    return lost.sorted { ($0.release, $0.manifest) < ($1.release, $1.manifest) }
  }

  /// Entries of `index.json` that name other content than the one among `records` which is of their release: what was published never
  /// changes, so that one of the two was put in the place of what was there.
  func contradictedByIndex(_ records: [ReleaseID: ContentDigest]) -> [OCIIndexEntry] {
    indexedReleases().filter { entry in records[entry.release].map { $0 != entry.manifest } ?? false }.sorted {
      $0.release < $1.release
    }
  }

  private func indexedReleases() -> [OCIIndexEntry] {
    guard let bytes = try? root.read(RegistryPath.index, limit: OCILayout.indexLimit) else { return [] }
    if let entries = readLayoutIndex(bytes, file: .none).value { return entries }
    var seen: Set<OCIIndexEntry> = []
    return ConflictMarks.sides(of: bytes).flatMap { readLayoutIndex($0, file: .none).value ?? [] }
      .filter { seen.insert($0).inserted }
  }

  /// Whether there are releases and no `index.json`, so that it would not be seen here that the newest record of a package was lost.
  public func lacksIndex() throws(StoreError) -> Bool {
    guard try root.kind(RegistryPath.index) == nil else { return false }
    for package in try packages() where try !versions(of: package).isEmpty { return true }
    return false
  }

  /// Releases whose record is gone: that they were here is told by `index.json` and their content, or by what was said or signed of them.
  public func lostReleases() throws(StoreError) -> [ReleaseID] {
    var lost = Set(try lostByIndex().map(\.release))
    for package in try packages() { lost.formUnion(try releasesWithoutRecord(of: package)) }
    return lost.sorted()
  }

  /// Releases of a package of which something was said or signed, and whose record is gone.
  private func releasesWithoutRecord(of package: PackageName) throws(StoreError) -> [ReleaseID] {
    guard let directory = try root.directory(RegistryPath.directory(of: package)) else { return [] }
    var (there, spoken): (Set<SemanticVersion>, Set<SemanticVersion>) = ([], [])
    for name in try directory.names() {
      switch name.map(RegistryPath.entry) ?? .other {
      case .release(let version): there.insert(version)
      case .status(let version, _), .attestation(let version, _): spoken.insert(version)
      case .other: continue
      }
    }
    var lost: [ReleaseID] = []
    for version in spoken.subtracting(there) {
      // Looked up by name: a list may lack what came while it was made.
      guard try directory.kind(RegistryPath.recordName(version)) == nil, let release = ReleaseID(package, version)
      else { continue }
      lost.append(release)
    }
    return lost
  }

  /// Refuses what would come after a release of the package that was lost, or in its place: it would be held against another one, and
  /// what those have who are locked to the lost one would be gone for good.
  func rejectLosses(before release: ReleaseID) throws(StoreError) {
    var lost = try lostByIndex().map(\.release).filter { $0.package == release.package }
    lost += try releasesWithoutRecord(of: release.package)
    if let first = lost.min() { throw .lostRecord(first) }
  }

  /// Refuses to take `record` for the lost record of other content.
  func rejectOtherContent(than record: ReleaseRecord) throws(StoreError) {
    guard let lost = try lostByIndex().first(where: { $0.release == record.release }), lost.manifest != record.manifest
    else { return }
    throw StoreError(
      .conflict, RegistryPath.record(record.release),
      "\(record.release) was released here as \(lost.manifest), by what \(RegistryPath.index) tells, and what comes is"
        + " \(record.manifest)",
      wayOut: "bring its record back from git or another copy of this registry, and then compare the two")
  }
}

extension StoreError {
  /// That nothing is left of the record of a release.
  public static func lostRecord(_ release: ReleaseID) -> StoreError {
    StoreError(
      .damaged, RegistryPath.record(release),
      "\(release) was released here, as \(RegistryPath.index) or what was said or signed of it tells, and its record is gone",
      wayOut: bringRecordBack)
  }

  /// The way out of a lost record, which has a day and a publisher that nobody else knows.
  static let bringRecordBack =
    "bring the record back from git or another copy of the registry, or with `gemel registry pull` from where it was pushed to"
}
