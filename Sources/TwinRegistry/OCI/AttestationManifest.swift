import TwinOutput
public import TwinSource
import TwinSyntax

/// The OCI manifest of a signed statement: it refers to the manifest of the release, so that OCI tools find what was signed of it.
public struct AttestationManifest: Hashable, Sendable {
  /// A piece of content.
  public struct Content: Hashable, Sendable {
    /// Its digest.
    public var digest: ContentDigest
    /// Its length in bytes.
    public var size: Int

    /// A piece of content.
    public init(digest: ContentDigest, size: Int) {
      self.digest = digest
      self.size = size
    }
  }

  /// The manifest of the release.
  public var subject: Content
  /// The envelope.
  public var envelope: Content

  /// Name of the envelope, for tools that write it into a file.
  static let title = "attestation.json"

  /// A manifest.
  public init(subject: Content, envelope: Content) {
    self.subject = subject
    self.envelope = envelope
  }

  /// All content but the manifest itself and what it refers to, with its length.
  public var content: [(digest: ContentDigest, size: Int)] {
    [(OCIManifest.emptyDigest, OCIManifest.emptyConfiguration.count), (envelope.digest, envelope.size)]
  }

  /// The bytes of the manifest: canonical JSON (RFC 8785).
  public var bytes: [UInt8] {
    json(
      .object([
        "schemaVersion": 2, "mediaType": .string(OCIMediaType.manifest),
        "artifactType": .string(SignedEnvelope.statementType),
        "config": descriptor(OCIMediaType.empty, OCIManifest.emptyDigest, OCIManifest.emptyConfiguration.count),
        "layers": .array([
          descriptor(
            SignedEnvelope.mediaType, envelope.digest, envelope.size,
            [JSONEntry(OCIManifest.titleKey, .string(Self.title))])
        ]),
        "subject": descriptor(OCIMediaType.manifest, subject.digest, subject.size),
      ]), layout: .canonical)
  }
}

/// Reads the manifest of a signed statement as this compiler writes it. Total: what is wrong becomes findings. O(bytes).
public func readAttestationManifest(_ bytes: [UInt8], file: FileID) -> ReadRecord<AttestationManifest> {
  RecordReader.json(bytes, file) { reader, root in reader.attestationManifest(root) }
}

extension RecordReader {
  fileprivate mutating func attestationManifest(_ root: Node) -> AttestationManifest? {
    let fields = fields(
      root, of: "the manifest", ["schemaVersion", "mediaType", "artifactType", "config", "layers", "subject"])
    if let node = fields["schemaVersion"], let version = number(node), version != 2 {
      report("structure/invalid-value", "expected 2, found `\(version)`", at: node)
    }
    constant(fields["mediaType"], OCIMediaType.manifest)
    constant(fields["artifactType"], SignedEnvelope.statementType)
    if let node = fields["config"] { configuration(node) }
    let layers = list(fields["layers"]) { reader, node in
      reader.content(node, SignedEnvelope.mediaType, annotated: AttestationManifest.title)
    }
    if layers.count != 1 {
      report("structure/invalid-value", "expected one layer, found \(layers.count)", at: fields["layers"] ?? root)
    }
    let subject = fields["subject"].flatMap { content($0, OCIMediaType.manifest, annotated: nil) }
    guard let subject, let envelope = layers.first else { return nil }
    return AttestationManifest(subject: subject, envelope: envelope)
  }

  private mutating func content(
    _ node: Node, _ mediaType: String, annotated title: String?
  ) -> AttestationManifest.Content? {
    let keys = ["mediaType", "digest", "size"] + (title == nil ? [] : ["annotations"])
    let fields = fields(node, of: "a descriptor", keys)
    constant(fields["mediaType"], mediaType)
    let digest = digest(fields["digest"])
    let size = number(fields["size"])
    if let title, let node = fields["annotations"] {
      constant(self.fields(node, of: "the annotations of a layer", [OCIManifest.titleKey])[OCIManifest.titleKey], title)
    }
    guard let digest, let size else { return nil }
    return AttestationManifest.Content(digest: digest, size: size)
  }
}
