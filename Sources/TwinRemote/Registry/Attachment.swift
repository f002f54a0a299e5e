import TwinModel
import TwinOutput
import TwinRegistry

/// Something that belongs to a release beside its content, as it stands in a remote registry: an artifact of one file that refers
/// to the release (`subject`), under a tag that follows from the version.
///
/// The tags make what is asked for by name, so that nothing depends on lists that several writers share; `subject` shows it
/// to tools that ask what refers to a release.
struct Attachment: Hashable {
  /// What it is.
  enum Kind: Hashable {
    case record
    /// By number, from 1.
    case status(Int)
    /// A signed statement, by number from 1.
    case attestation(Int)
  }

  /// What it is.
  var kind: Kind
  /// What it belongs to.
  var release: ReleaseID
  /// What it says.
  var bytes: [UInt8]

  static let recordType = "application/vnd.gemel.record.v1+json"
  static let statusType = "application/vnd.gemel.status.v1+json"

  /// The tag of what is of `kind`; nil where the version is too long for one.
  static func tag(_ kind: Kind, of release: ReleaseID) -> String? {
    let version = RemoteTag.version(release.version)
    let tag =
      switch kind {
      case .record: "record-" + version
      case .status(let number): "status.\(number)-\(version)"
      case .attestation(let number): "attestation.\(number)-\(version)"
      }
    return tag.utf8.count <= RemoteTag.maximumLength ? tag : nil
  }

  /// The type of the artifact and of its file.
  var type: String {
    switch kind {
    case .record: Self.recordType
    case .status: Self.statusType
    case .attestation: SignedEnvelope.statementType
    }
  }

  /// Digest of what it says.
  var digest: ContentDigest { ContentDigest(of: bytes) }

  /// The bytes of its manifest, in canonical JSON: one text for one content.
  func manifest(subject: ContentDigest, size: Int) -> [UInt8] {
    let title: String
    switch kind {
    case .record: title = "record.json"
    case .status(let number): title = "status.\(number).json"
    case .attestation:
      // The registry in a directory has its manifest too.
      let content = AttestationManifest.Content(digest: digest, size: bytes.count)
      return AttestationManifest(subject: .init(digest: subject, size: size), envelope: content).bytes
    }
    let document: JSONValue = .object([
      "schemaVersion": 2, "mediaType": .string(OCIMediaType.manifest), "artifactType": .string(type),
      "config": descriptor(OCIMediaType.empty, OCIManifest.emptyDigest, OCIManifest.emptyConfiguration.count),
      "layers": .array([
        descriptor(
          type, digest, bytes.count, [JSONEntry("org.opencontainers.image.title", .string(title))])
      ]),
      "subject": descriptor(OCIMediaType.manifest, subject, size),
      "annotations": .object([
        "org.opencontainers.image.title": .string(release.package.text),
        "org.opencontainers.image.version": .string(release.version.description),
      ]),
    ])
    return json(document, layout: .canonical)
  }

  /// The one file that the manifest of an attachment names, and the digest of what it belongs to; nil where it is none.
  static func contents(
    ofManifest bytes: [UInt8]
  ) -> (digest: ContentDigest, size: Int, subject: ContentDigest)? {
    guard let document = readJSON(bytes), let layers = document["layers"]?.elements, layers.count == 1,
      let digest = layers[0]["digest"]?.text.flatMap({ ContentDigest($0) }), let size = layers[0]["size"]?.count,
      let subject = document["subject"]?["digest"]?.text.flatMap({ ContentDigest($0) })
    else { return nil }
    return (digest, size, subject)
  }
}

/// The name, digest and length of some content, as OCI documents refer to it.
private func descriptor(
  _ mediaType: String, _ digest: ContentDigest, _ size: Int, _ annotations: [JSONEntry] = []
) -> JSONValue {
  .object([
    "mediaType": .string(mediaType), "digest": .string(digest.description), "size": .integer(Int64(size)),
    "annotations": annotations.isEmpty ? nil : .object(annotations),
  ])
}

/// The list of what refers to some content, for registries that keep none (distribution specification, referrers tag schema).
/// What others put there stays.
enum ReferrersIndex {
  /// The list with `manifests` in it, sorted by digest; nil where they are in it. A list that cannot be read is begun anew.
  static func adding(_ manifests: [(bytes: [UInt8], type: String)], to index: [UInt8]?) -> [UInt8]? {
    var entries = index.flatMap { readJSON($0) }?["manifests"]?.elements.filter { $0["digest"]?.text != nil } ?? []
    let present = Set(entries.compactMap { $0["digest"]?.text })
    let missing = manifests.filter { !present.contains(ContentDigest(of: $0.bytes).description) }
    if missing.isEmpty { return nil }
    for manifest in missing {
      entries.append(
        .object([
          "mediaType": .string(OCIMediaType.manifest), "artifactType": .string(manifest.type),
          "digest": .string(ContentDigest(of: manifest.bytes).description),
          "size": .integer(Int64(manifest.bytes.count)),
        ]))
    }
    entries.sort { ($0["digest"]?.text ?? "") < ($1["digest"]?.text ?? "") }
    return json(
      .object(["schemaVersion": 2, "mediaType": .string(OCIMediaType.index), "manifests": .array(entries)]),
      layout: .canonical)
  }
}
