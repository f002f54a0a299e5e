import TwinModel
import TwinOutput

/// A line of the index: where the manifest of a release stands.
public struct OCIIndexEntry: Hashable, Sendable {
  /// The release.
  public var release: ReleaseID
  /// Digest of its manifest.
  public var manifest: ContentDigest
  /// Length of its manifest in bytes.
  public var size: Int

  /// A line of the index.
  public init(release: ReleaseID, manifest: ContentDigest, size: Int) {
    self.release = release
    self.manifest = manifest
    self.size = size
  }

  /// What OCI tools call the release in a layout: `com.example.hvac:1.4.0`.
  public var reference: String { "\(release.package):\(release.version)" }

  /// The annotation that holds it.
  static let referenceKey = "org.opencontainers.image.ref.name"

  /// The release with that reference; nil for the references of anything else.
  static func release(_ reference: String) -> ReleaseID? {
    guard let colon = reference.firstIndex(of: ":"), let package = PackageName(String(reference[..<colon])),
      let version = SemanticVersion(String(reference[reference.index(after: colon)...]))
    else { return nil }
    return ReleaseID(package, version)
  }
}

/// A line of the index: where the manifest of a signed statement stands.
public struct OCIAttestationEntry: Hashable, Sendable {
  /// The release that it is about.
  public var release: ReleaseID
  /// Its place among the attestations of the release.
  public var number: Int
  /// Digest of its manifest.
  public var manifest: ContentDigest
  /// Length of its manifest in bytes.
  public var size: Int

  /// A line of the index.
  public init(release: ReleaseID, number: Int, manifest: ContentDigest, size: Int) {
    self.release = release
    self.number = number
    self.manifest = manifest
    self.size = size
  }
}

/// The files that make the content of a registry an OCI image layout, so that standard tools read and copy it.
public enum OCILayout {
  /// `oci-layout`.
  public static let marker = json(.object(["imageLayoutVersion": "1.0.0"]), layout: .canonical)

  /// `index.json`: the same for the same releases and attestations, in whatever order. Attestations have no name there: tools find
  /// them by what they refer to.
  public static func index(
    of entries: [OCIIndexEntry], attestations: [OCIAttestationEntry] = []
  ) -> [UInt8] {
    let releases = entries.sorted { $0.release < $1.release }.map { entry -> JSONValue in
      .object([
        "mediaType": .string(OCIMediaType.manifest), "artifactType": .string(OCIMediaType.release),
        "digest": .string(entry.manifest.description), "size": .integer(Int64(entry.size)),
        "annotations": .object([JSONEntry(OCIIndexEntry.referenceKey, .string(entry.reference))]),
      ])
    }
    let statements = attestations.sorted { a, b in
      a.release == b.release ? a.number < b.number : a.release < b.release
    }.map { entry -> JSONValue in
      .object([
        "mediaType": .string(OCIMediaType.manifest), "artifactType": .string(SignedEnvelope.statementType),
        "digest": .string(entry.manifest.description), "size": .integer(Int64(entry.size)),
      ])
    }
    return json(
      .object([
        "schemaVersion": 2, "mediaType": .string(OCIMediaType.index), "manifests": .array(releases + statements),
      ]),
      layout: .canonical)
  }
}
