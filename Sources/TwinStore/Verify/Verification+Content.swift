import TwinModel
import TwinRegistry

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

  /// Holds what records say to what the releases say of themselves.
  mutating func checkContradictions(mayLackProvenance: (PackageName) -> Bool) throws(StoreError) {
    for (id, record) in records {
      let found = try registry.contradictions(of: record, mayLackProvenance: mayLackProvenance(id.package))
      for error in found { add(.contradictoryRecord, error) }
    }
  }

  /// Holds what records say of other releases against those.
  mutating func checkDependencies() {
    for (id, record) in records {
      for dependency in record.dependencies {
        guard let needed = records[dependency.release] else {
          add(
            .absentDependency, RegistryPath.record(id), "it needs \(dependency.release), which is not in this registry",
            "publish that here too, if it should resolve from here")
          continue
        }
        if needed.manifest != dependency.manifest {
          add(
            .otherDependency, RegistryPath.record(id),
            "it was checked against \(dependency.release) as \(dependency.manifest), and that is \(needed.manifest)",
            "find out which of the two was changed, and bring it back from a copy of the registry")
        }
      }
    }
  }
}
