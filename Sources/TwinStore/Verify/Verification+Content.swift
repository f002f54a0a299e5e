import TwinModel
import TwinRegistry
import TwinSource

extension Verification {
  /// Names of the content that is there, sorted; what has another name is reported.
  mutating func listContent() throws(StoreError) -> [ContentDigest] {
    guard let directory = open(RegistryPath.blobs) else { return [] }
    var digests: [ContentDigest] = []
    for name in try directory.names() {
      if let name, let digest = ContentDigest(hexadecimal: name) {
        digests.append(digest)
      } else {
        addStray(name, in: directory)
      }
    }
    return digests.sorted()
  }

  /// Recomputes the digest of all content and follows each release to it.
  mutating func checkContent() throws(StoreError) {
    let digests = try listContent()
    let directory = open(RegistryPath.blobs)
    var states: [ContentDigest: BlobState] = [:]
    for (digest, state) in zip(digests, directory?.states(of: digests) ?? []) {
      states[digest] = state
      report.blobs += 1
      addState(state, of: digest)
    }
    readManifests { verification, digest, size, referrer in
      verification.checkReference(to: digest, size: size, of: referrer, states[digest] ?? .absent)
    }
    // Where a manifest cannot be read, what it refers to is not known.
    if report.isIntact {
      for digest in digests where !references.contains(digest) {
        add(
          .unreferencedContent, RegistryPath.blob(digest),
          "no release refers to it: an interrupted publish left it, or one is going on",
          "clean the registry when no one publishes")
      }
    }
  }

  private mutating func addState(_ state: BlobState, of digest: ContentDigest) {
    switch state {
    case .intact(let size): report.bytes += size
    case .corrupt(let found, let size):
      report.bytes += size
      let error = StoreError.corrupt(RegistryPath.blob(digest), found)
      add(.corruptContent, error.path, error.reason + " and has \(size) bytes", error.wayOut)
    case .unreadable(let error): add(.unreadableContent, error)
    case .absent: break
    }
  }

  private mutating func checkReference(
    to digest: ContentDigest, size: Int?, of referrer: ReleaseID, _ state: BlobState
  ) {
    switch state {
    case .absent:
      add(
        .missingContent, RegistryPath.blob(digest), "\(referrer) refers to it, and it is missing",
        StoreError.bringBack)
    case .intact(let found):
      if let size, size != found {
        add(
          .unreadableManifest, RegistryPath.blob(digest),
          "it has \(found) bytes, and the manifest of \(referrer) says \(size)",
          "publish what the manifest should have said as a new version")
      }
    case .corrupt, .unreadable: break
    }
  }

  /// Reads the manifest of each release that has one, and calls `body` with all that the release refers to: the first
  /// release alone for what several refer to.
  mutating func readManifests(
    _ body: (inout Verification, ContentDigest, _ size: Int?, ReleaseID) -> Void = { _, _, _, _ in }
  ) {
    for (id, record) in records.sorted(by: { $0.key < $1.key }) {
      if references.insert(record.manifest).inserted { body(&self, record.manifest, nil, id) }
      do throws(StoreError) {
        for (digest, size) in try registry.manifest(of: record).content
        where references.insert(digest).inserted {
          body(&self, digest, size, id)
        }
      } catch {
        // Content that is missing or damaged may have been reported as such.
        if !report.problems.contains(where: { $0.path == error.path }) { add(.unreadableManifest, error) }
      }
    }
    readAttestationManifests(body)
  }

  /// The same for the manifests of attestations.
  private mutating func readAttestationManifests(
    _ body: (inout Verification, ContentDigest, _ size: Int?, ReleaseID) -> Void
  ) {
    for attestation in attestations.sorted(by: { ($0.release, $0.number) < ($1.release, $1.number) }) {
      guard let record = records[attestation.release] else { continue }
      if references.insert(attestation.manifest).inserted { body(&self, attestation.manifest, nil, record.release) }
      do throws(StoreError) {
        let manifest = try registry.attestationManifest(of: attestation, for: record)
        for (digest, size) in manifest.content where references.insert(digest).inserted {
          body(&self, digest, size, record.release)
        }
      } catch {
        if !report.problems.contains(where: { $0.path == error.path }) { add(.unreadableManifest, error) }
      }
    }
  }

  /// This registry, as references are held against it.
  private func surroundings(_ ships: @escaping (PackageName) -> Bool) -> ReleaseReferences.Surroundings {
    let (registry, records) = (registry, records)
    return ReleaseReferences.Surroundings(
      record: { (id) throws(StoreError) in records[id] }, records: { () throws(StoreError) in Array(records.values) },
      hasContent: { (digest) throws(StoreError) in try registry.hasContent(digest) }, ships: ships)
  }

  /// Holds what records say to what the releases say of themselves, and what both say of other releases against those.
  mutating func checkStatements(ships: @escaping (PackageName) -> Bool) throws(StoreError) {
    let surroundings = surroundings(ships)
    for (id, record) in records {
      let agreement = try registry.agreement(of: record, mayLackProvenance: ships(id.package))
      previous[id] = agreement.changes?.previous
      for error in agreement.contradictions { add(.contradictoryRecord, error) }
      if !hasExplainedTypes(record, agreement.changes), let error = try registry.typeContradiction(of: record) {
        add(.contradictoryRecord, error)
      }
      report.problems += try ReleaseReferences(record, agreement).problems(in: surroundings)
    }
    checkOrder()
  }

  /// Whether the types of a record follow from the release before it, so that its model need not be read.
  private func hasExplainedTypes(_ record: ReleaseRecord, _ changes: ReleaseChanges?) -> Bool {
    guard let changes, let base = changes.previous, let id = ReleaseID(record.release.package, base.version),
      let previous = records[id], previous.manifest == base.manifest
    else { return false }
    return record.hasTypes(of: previous, after: changes)
  }

  /// Reports records that are gone, or that were replaced, and that the index tells of.
  mutating func checkIndexedRecords() throws(StoreError) {
    for lost in try registry.lostByIndex() { add(.lostRecord, .lostRecord(lost.release)) }
    for entry in registry.contradictedByIndex(records.mapValues(\.manifest)) {
      guard let record = records[entry.release] else { continue }
      add(
        .replacedRecord, RegistryPath.record(entry.release),
        "the record names the content \(record.manifest), and by \(RegistryPath.index) \(entry.release) was released as"
          + " \(entry.manifest)",
        "find out which of the two was changed: bring the record back from git or another copy of the registry, or, where the record is"
          + " right, remove \(RegistryPath.index) and have it made anew with `gemel registry clean`")
    }
  }

  /// Reports records that are gone and that others follow, and whose content is here, which is all that is left of them.
  mutating func checkLostRecords() throws(StoreError) {
    let surroundings = surroundings { _ in true }
    for record in records.values {
      let agreement = try registry.agreement(of: record, mayLackProvenance: true)
      let found = try ReleaseReferences(record, agreement).problems(in: surroundings)
      report.problems += found.filter { $0.kind == .lostRecord }
    }
  }

  /// Tells of releases that were compared with a lower one than those have who move up to them.
  private mutating func checkOrder() {
    for (package, releases) in Dictionary(grouping: records.keys, by: \.package) {
      let versions = releases.map(\.version).filter(\.prerelease.isEmpty).sorted()
      for (lower, version) in zip(versions, versions.dropFirst()) where lower.isInLine(of: version) {
        guard let id = ReleaseID(package, version), let base = previous[id]?.version, base < lower else { continue }
        add(
          .skippedPredecessor, RegistryPath.record(id),
          "it was compared with \(base), and \(lower) is here too: what that added may be gone in it",
          "see with `gemel registry diff \(package)@\(lower) \(package)@\(version)`, and release a version that has both"
        )
      }
    }
  }

  /// Reads each envelope. Who signed, and whether it counts, is not asked.
  mutating func checkEnvelopes() {
    for attestation in attestations {
      guard let record = records[attestation.release] else { continue }
      do throws(StoreError) {
        let digest = try registry.attestationManifest(of: attestation, for: record).envelope.digest
        let bytes = try registry.blob(digest, limit: SignedEnvelope.byteLimit)
        _ = try registry.value(readEnvelope(bytes, file: .none), of: bytes, at: RegistryPath.blob(digest))
      } catch {
        // Content that is missing or damaged was reported as such.
        if !report.problems.contains(where: { $0.path == error.path }) { add(.unreadableEnvelope, error) }
      }
    }
  }
}
