import TwinModel
import TwinOutput
public import TwinSource

/// What a registry keeps of a signed statement about a release: never changed once it is there, numbered from 1.
public struct AttestationRecord: Hashable, Sendable {
  /// The release that it stands beside.
  public var release: ReleaseID
  /// Its place among the attestations of the release, from 1.
  public var number: Int
  /// Digest of its OCI manifest, which names the envelope.
  public var manifest: ContentDigest

  /// A record.
  public init(release: ReleaseID, number: Int, manifest: ContentDigest) {
    self.release = release
    self.number = number
    self.manifest = manifest
  }

  /// The bytes of the record: canonical JSON (RFC 8785).
  public var bytes: [UInt8] {
    json(
      .object([
        "package": .string(release.package.text), "version": .string(release.version.description),
        "number": .integer(Int64(number)), "manifest": .string(manifest.description),
      ]), layout: .canonical)
  }
}

/// Reads the record of an attestation. Total: what is wrong with it becomes findings. O(bytes).
public func readAttestationRecord(_ bytes: [UInt8], file: FileID) -> ReadRecord<AttestationRecord> {
  RecordReader.json(bytes, file) { reader, root in reader.attestationRecord(root) }
}

extension RecordReader {
  fileprivate mutating func attestationRecord(_ root: Node) -> AttestationRecord? {
    let fields = fields(root, of: "an attestation", ["package", "version", "number", "manifest"])
    let release = release(fields)
    let number = number(fields["number"])
    let manifest = digest(fields["manifest"])
    guard let release, let number, let manifest else { return nil }
    return AttestationRecord(release: release, number: number, manifest: manifest)
  }
}
