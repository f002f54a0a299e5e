import TwinModel
public import TwinRegistry
import TwinSource

/// What adding an attestation did.
public struct AttestOutcome: Hashable, Sendable {
  /// Whether the release did not have it before.
  public var isNew: Bool
  /// Its number among the attestations of the release.
  public var number: Int

  /// An outcome.
  public init(isNew: Bool, number: Int) {
    self.isNew = isNew
    self.number = number
  }
}

extension RegistryDirectory {
  /// Adds the bytes of an envelope to a release: the next attestation in its row. Where the release has the same bytes already, that
  /// one is given back.
  ///
  /// Content comes first and the record last, as in publishing: stopped at any point, it leaves either a whole attestation or none.
  /// Of several who do this at once each gets a number of its own. Who signed, and whether it counts, is not asked.
  public func attest(_ envelope: [UInt8], to release: ReleaseID) throws(StoreError) -> AttestOutcome {
    let lock = try lock(exclusively: false)
    defer { unlock(lock) }
    guard let directory = try root.directory(RegistryPath.directory(of: release.package)),
      let record = try record(release, in: directory)
    else {
      throw StoreError(
        .invalid, RegistryPath.record(release), "there is no release \(release)", wayOut: "name one that there is")
    }
    let path = RegistryPath.attestation(release, 1)
    _ = try value(readEnvelope(envelope, file: .none), of: envelope, at: path, kind: .invalid)
    let manifest = try attestationManifest(of: envelope, for: record)
    let content = [
      ReleaseContent.Blob(of: envelope), ReleaseContent.Blob(of: OCIManifest.emptyConfiguration),
      ReleaseContent.Blob(of: manifest.bytes),
    ]
    _ = try store(content, in: try ensure(RegistryPath.blobs))
    var number = 1
    while number <= RegistryPath.lastAttestation {
      let new = AttestationRecord(release: release, number: number, manifest: ContentDigest(of: manifest.bytes))
      if let present = try attestationFile(number, of: release, in: directory)?.record {
        if present == new {
          // Whoever was first may have been killed before this.
          try steps.sync(directory)
          return AttestOutcome(isNew: false, number: number)
        }
        number += 1
      } else if try install(
        new.bytes, as: RegistryPath.attestationName(release.version, number), in: directory)
      {
        return AttestOutcome(isNew: true, number: number)
      }
    }
    throw StoreError(
      .invalid, RegistryPath.attestation(release, number),
      "the release has \(RegistryPath.lastAttestation) attestations", wayOut: "release another version, and sign that")
  }

  /// The attestations of a release, in order, each checked against its digests.
  public func attestations(of record: ReleaseRecord) throws(StoreError) -> [Attestation] {
    var attestations: [Attestation] = []
    for found in try attestationRecords(of: record.release) {
      let manifest = try attestationManifest(of: found, for: record)
      let envelope = try blob(manifest.envelope.digest, limit: SignedEnvelope.byteLimit)
      attestations.append(Attestation(number: found.number, envelope: envelope))
    }
    return attestations
  }

  /// What the registry keeps of the attestations of a release, in order. One that is missing before another is damage: those
  /// after it are never passed over.
  public func attestationRecords(of release: ReleaseID) throws(StoreError) -> [AttestationRecord] {
    guard let directory = try root.directory(RegistryPath.directory(of: release.package)) else { return [] }
    let last = try attestationNumbers(in: directory)[release.version]?.max() ?? 0
    var records: [AttestationRecord] = []
    // Looked up by name: a list may lack what came while it was made.
    while records.count < last {
      let number = records.count + 1
      guard let found = try attestationFile(number, of: release, in: directory) else {
        throw .missingAttestation(number, of: release)
      }
      records.append(found.record)
    }
    return records
  }

  /// Numbers of the attestations that are there, in any order, by the version that they are about. Reads names only.
  func attestationNumbers(in directory: Directory) throws(StoreError) -> [SemanticVersion: [Int]] {
    var numbers: [SemanticVersion: [Int]] = [:]
    for name in try directory.names() {
      guard let name, case .attestation(let version, let number) = RegistryPath.entry(name) else { continue }
      numbers[version, default: []].append(number)
    }
    return numbers
  }

  /// The manifest that the record of an attestation names: that of a statement about `release`.
  public func attestationManifest(
    of attestation: AttestationRecord, for release: ReleaseRecord
  ) throws(StoreError) -> AttestationManifest {
    let bytes = try blob(attestation.manifest, limit: StoreLimits.manifest)
    let path = RegistryPath.blob(attestation.manifest)
    let manifest = try value(readAttestationManifest(bytes, file: .none), of: bytes, at: path)
    guard manifest.subject.digest == release.manifest else {
      throw .misplaced(
        path, "an attestation of \(manifest.subject.digest), and \(release.release) is \(release.manifest)")
    }
    return manifest
  }

  /// The manifest that an envelope gets.
  private func attestationManifest(
    of envelope: [UInt8], for record: ReleaseRecord
  ) throws(StoreError) -> AttestationManifest {
    let subject = try blob(record.manifest, limit: StoreLimits.manifest)
    return AttestationManifest(
      subject: AttestationManifest.Content(digest: record.manifest, size: subject.count),
      envelope: AttestationManifest.Content(digest: ContentDigest(of: envelope), size: envelope.count))
  }

  /// The record of an attestation with its bytes as they are.
  func attestationFile(
    _ number: Int, of id: ReleaseID, in directory: Directory
  ) throws(StoreError) -> (record: AttestationRecord, bytes: [UInt8])? {
    let name = RegistryPath.attestationName(id.version, number)
    guard let bytes = try directory.read(name, limit: StoreLimits.record) else { return nil }
    let path = RegistryPath.attestation(id, number)
    let record = try value(readAttestationRecord(bytes, file: .none), of: bytes, at: path)
    guard record.release == id, record.number == number else {
      throw .misplaced(path, "attestation \(record.number) of \(record.release)")
    }
    return (record, bytes)
  }
}

extension StoreError {
  /// That an attestation is missing before a later one.
  static func missingAttestation(_ number: Int, of release: ReleaseID) -> StoreError {
    StoreError(
      .damaged, RegistryPath.attestation(release, number), "a later attestation is there, and this one is missing",
      wayOut: "bring it back from a copy of the registry, or have the release signed again, which fills the gap")
  }
}
