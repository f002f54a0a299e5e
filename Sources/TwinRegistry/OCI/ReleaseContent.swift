import TwinModel

/// The content of a release with its manifest: all that is published but the record.
public struct ReleaseContent: Hashable, Sendable {
  /// A piece of content by digest.
  public struct Blob: Hashable, Sendable {
    /// Its digest.
    public let digest: ContentDigest
    /// Its bytes.
    public let bytes: [UInt8]

    /// A piece of content. O(bytes).
    public init(of bytes: [UInt8]) {
      digest = ContentDigest(of: bytes)
      self.bytes = bytes
    }

    /// A file, whose digest is known.
    init(_ file: ArtifactFile) {
      digest = file.digest
      bytes = file.bytes
    }
  }

  /// The files, sorted by name.
  public let files: [ArtifactFile]
  /// What names them.
  public let manifest: OCIManifest
  /// Digest of the manifest: stands for all of it.
  public let digest: ContentDigest
  /// What has to be in a registry before the record: the files, the configuration, and last the manifest; each once.
  public let blobs: [Blob]

  /// The release whose content it is.
  public var release: ReleaseID { manifest.release }

  /// Content of `release`; nil where two files have one name, or a name leads out of the release.
  public init?(_ release: ReleaseID, files: [ArtifactFile]) {
    guard files.allSatisfy({ isFileName($0.name) }), Set(files.map(\.name)).count == files.count else { return nil }
    let files = files.sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
    let contents = files.map { Blob($0) }
    let layers = zip(files, contents).map { file, content in
      OCIManifest.Layer(name: file.name, digest: content.digest, size: content.bytes.count)
    }
    let manifest = OCIManifest(release: release, layers: layers)
    self.files = files
    self.manifest = manifest
    let described = Blob(of: manifest.bytes)
    digest = described.digest
    var seen: Set<ContentDigest> = []
    blobs = (contents + [Blob(of: OCIManifest.emptyConfiguration), described]).filter {
      seen.insert($0.digest).inserted
    }
  }
}
