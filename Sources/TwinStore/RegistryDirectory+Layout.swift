import TwinModel
import TwinRegistry

extension RegistryDirectory {
  /// Writes `oci-layout` and `index.json` anew from what is there, so that OCI tools read the registry. They are derived:
  /// they need not be kept. What the index tells of releases whose record is gone while their
  /// content is here (`lostByIndex`), or whose record names other content (`contradictedByIndex`), stays in it.
  public func rebuildLayout() throws(StoreError) {
    var records: [ReleaseRecord] = []
    for package in try packages() { records += try releases(of: package).map(\.record) }
    let index = try layoutIndex(of: records)
    try replace(OCILayout.marker, as: RegistryPath.layout, in: root)
    try replace(index, as: RegistryPath.index, in: root)
  }

  /// Those of `oci-layout` and `index.json` that are missing, or do not tell what the registry holds; `rebuildLayout` mends them.
  public func staleLayout() throws(StoreError) -> [String] {
    var records: [ReleaseRecord] = []
    for package in try packages() { records += try releases(of: package).map(\.record) }
    var stale: [String] = []
    for (name, expected) in try layoutFiles(of: records)
    where try root.read(name, limit: OCILayout.indexLimit) != expected {
      stale.append(name)
    }
    return stale
  }

  /// What is derived from `records`, by name.
  func layoutFiles(of records: [ReleaseRecord]) throws(StoreError) -> [(name: String, bytes: [UInt8])] {
    [(RegistryPath.layout, OCILayout.marker), (RegistryPath.index, try layoutIndex(of: records))]
  }

  /// What `index.json` should hold for `records`.
  func layoutIndex(of records: [ReleaseRecord]) throws(StoreError) -> [UInt8] {
    let blobs = try root.directory(RegistryPath.blobs)
    var entries: [OCIIndexEntry] = []
    var attestations: [OCIAttestationEntry] = []
    var numbers: [PackageName: [SemanticVersion: [Int]]] = [:]
    for record in records {
      let package = record.release.package
      if numbers[package] == nil, let directory = try root.directory(RegistryPath.directory(of: package)) {
        numbers[package] = try attestationNumbers(in: directory)
      }
      guard case .file(let size) = try blobs?.kind(record.manifest.hexadecimal) else {
        throw StoreError(
          .damaged, RegistryPath.blob(record.manifest), "the manifest of \(record.release) is missing",
          wayOut: StoreError.bringBack)
      }
      entries.append(OCIIndexEntry(release: record.release, manifest: record.manifest, size: size))
      let present = numbers[package]?[record.release.version] ?? []
      attestations += try attestationEntries(present.sorted(), of: record, in: blobs)
    }
    // That a record was lost or replaced is told by the index alone, which must not forget it.
    let contradicted = contradictedByIndex(
      Dictionary(records.map { ($0.release, $0.manifest) }) { first, _ in first })
    let replaced = Set(contradicted.map(\.release))
    entries.removeAll { replaced.contains($0.release) }
    return OCILayout.index(of: entries + contradicted + (try lostByIndex()), attestations: attestations)
  }

  private func attestationEntries(
    _ numbers: [Int], of record: ReleaseRecord, in blobs: Directory?
  ) throws(StoreError) -> [OCIAttestationEntry] {
    guard let directory = try root.directory(RegistryPath.directory(of: record.release.package)) else { return [] }
    var entries: [OCIAttestationEntry] = []
    // The index tells what is there, gaps or not.
    for number in numbers {
      guard let attestation = try attestationFile(number, of: record.release, in: directory)?.record else { continue }
      guard case .file(let size) = try blobs?.kind(attestation.manifest.hexadecimal) else {
        throw StoreError(
          .damaged, RegistryPath.blob(attestation.manifest),
          "the manifest of attestation \(attestation.number) of \(record.release) is missing",
          wayOut: "bring it back from a copy, or have the release signed again")
      }
      entries.append(
        OCIAttestationEntry(
          release: record.release, number: attestation.number, manifest: attestation.manifest, size: size))
    }
    return entries
  }
}
