import TwinModel
import TwinOutput
public import TwinSource
import TwinSyntax

/// Names of the formats in which a release stands in an OCI registry.
public enum OCIMediaType {
  /// A manifest (OCI image specification 1.1).
  public static let manifest = "application/vnd.oci.image.manifest.v1+json"
  /// An index.
  public static let index = "application/vnd.oci.image.index.v1+json"
  /// The configuration of what is no image: `{}`.
  public static let empty = "application/vnd.oci.empty.v1+json"
  /// A release of a package.
  public static let release = "application/vnd.gemel.release.v1"

  /// The type of the file `name` of a release.
  public static func file(_ name: String) -> String {
    switch name {
    case "model.json": "application/vnd.gemel.model.v1+json"
    case "model.image": "application/vnd.gemel.image.v1"
    case _ where name.hasSuffix(".json"): "application/json"
    case _ where name.hasSuffix(".md"): "text/markdown"
    default: "application/octet-stream"
    }
  }
}

/// The manifest of a release: its files by digest. Its own digest stands for all of the content.
public struct OCIManifest: Hashable, Sendable {
  /// One file.
  public struct Layer: Hashable, Sendable {
    /// Name of the file within the release.
    public var name: String
    /// What it holds.
    public var digest: ContentDigest
    /// Its length in bytes.
    public var size: Int

    /// A file.
    public init(name: String, digest: ContentDigest, size: Int) {
      self.name = name
      self.digest = digest
      self.size = size
    }
  }

  /// The release that it is of.
  public var release: ReleaseID
  /// Its files, sorted by name.
  public var layers: [Layer]

  /// The configuration of every release: nothing.
  public static let emptyConfiguration = Array("{}".utf8)
  /// Digest of that.
  public static let emptyDigest = ContentDigest(of: emptyConfiguration)

  static let titleKey = "org.opencontainers.image.title"
  static let versionKey = "org.opencontainers.image.version"

  /// A manifest; files are put in order.
  public init(release: ReleaseID, layers: [Layer]) {
    self.release = release
    self.layers = layers.sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
  }

  /// All content but the manifest itself, with its length: the configuration, then the files.
  public var content: [(digest: ContentDigest, size: Int)] {
    [(Self.emptyDigest, Self.emptyConfiguration.count)] + layers.map { ($0.digest, $0.size) }
  }

  /// The bytes of the manifest: canonical JSON (RFC 8785), without a date, so that equal content has equal manifests.
  public var bytes: [UInt8] {
    let configuration = descriptor(OCIMediaType.empty, Self.emptyDigest, Self.emptyConfiguration.count)
    let document: JSONValue = .object([
      "schemaVersion": 2, "mediaType": .string(OCIMediaType.manifest), "artifactType": .string(OCIMediaType.release),
      "config": configuration,
      "layers": .array(
        layers.map { layer in
          descriptor(
            OCIMediaType.file(layer.name), layer.digest, layer.size, [JSONEntry(Self.titleKey, .string(layer.name))])
        }),
      "annotations": .object([
        JSONEntry(Self.titleKey, .string(release.package.text)),
        JSONEntry(Self.versionKey, .string(release.version.description)),
      ]),
    ])
    return json(document, layout: .canonical)
  }
}

/// The name, digest and length of some content, as OCI documents refer to it.
func descriptor(
  _ mediaType: String, _ digest: ContentDigest, _ size: Int, _ annotations: [JSONEntry] = []
) -> JSONValue {
  .object([
    "mediaType": .string(mediaType), "digest": .string(digest.description), "size": .integer(Int64(size)),
    "annotations": annotations.isEmpty ? nil : .object(annotations),
  ])
}

/// Whether `name` can be a file of a release: a relative path of plain names, so that writing it leads nowhere else.
public func isFileName(_ name: String) -> Bool {
  guard name.utf8.count <= 255 else { return false }
  return name.split(separator: "/", omittingEmptySubsequences: false).allSatisfy { part in
    part.utf8.first.map { $0 != UInt8(ascii: ".") } ?? false
      && part.utf8.allSatisfy { byte in
        (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte | 0x20) && byte < 0x80
          || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_") || byte == UInt8(ascii: ".")
      }
  }
}

/// Reads the manifest of a release as this compiler writes it. Total: what is wrong becomes findings. O(bytes).
public func readManifest(_ bytes: [UInt8], file: FileID) -> ReadRecord<OCIManifest> {
  RecordReader.json(bytes, file) { reader, root in reader.manifest(root) }
}

extension RecordReader {
  fileprivate mutating func manifest(_ root: Node) -> OCIManifest? {
    let fields = fields(
      root, of: "the manifest", ["schemaVersion", "mediaType", "artifactType", "config", "layers", "annotations"])
    if let node = fields["schemaVersion"], let version = number(node), version != 2 {
      report("structure/invalid-value", "expected 2, found `\(version)`", at: node)
    }
    constant(fields["mediaType"], OCIMediaType.manifest)
    constant(fields["artifactType"], OCIMediaType.release)
    if let node = fields["config"] { configuration(node) }
    let layers = list(fields["layers"]) { $0.layer($1) }
    var names: Set<String> = []
    for layer in layers where !names.insert(layer.name).inserted {
      report("structure/invalid-value", "the file `\(layer.name)` stands twice", at: fields["layers"] ?? root)
    }
    return fields["annotations"].flatMap { annotatedRelease($0) }.map { OCIManifest(release: $0, layers: layers) }
  }

  mutating func constant(_ node: Node?, _ text: String) {
    _ = parsed(node, "`\(text)`") { $0 == text ? $0 : nil }
  }

  mutating func configuration(_ node: Node) {
    let fields = fields(node, of: "the configuration", ["mediaType", "digest", "size"])
    constant(fields["mediaType"], OCIMediaType.empty)
    constant(fields["digest"], OCIManifest.emptyDigest.description)
    if let node = fields["size"], let size = number(node), size != OCIManifest.emptyConfiguration.count {
      report("structure/invalid-value", "expected 2, found `\(size)`", at: node)
    }
  }

  private mutating func layer(_ node: Node) -> OCIManifest.Layer? {
    let fields = fields(node, of: "a layer", ["mediaType", "digest", "size", "annotations"])
    let digest = digest(fields["digest"])
    let size = number(fields["size"])
    let annotations = fields["annotations"].map {
      self.fields($0, of: "the annotations of a layer", [OCIManifest.titleKey])
    }
    let name = parsed(annotations?[OCIManifest.titleKey], "the name of a file within the release") {
      isFileName($0) ? $0 : nil
    }
    if let name { constant(fields["mediaType"], OCIMediaType.file(name)) }
    guard let digest, let size, let name else { return nil }
    return OCIManifest.Layer(name: name, digest: digest, size: size)
  }

  private mutating func annotatedRelease(_ node: Node) -> ReleaseID? {
    let fields = fields(
      node, of: "the annotations of the manifest", [OCIManifest.titleKey, OCIManifest.versionKey])
    guard let package = fields[OCIManifest.titleKey], let version = fields[OCIManifest.versionKey] else { return nil }
    return release(["package": package, "version": version])
  }
}
