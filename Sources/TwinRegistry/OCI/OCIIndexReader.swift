import TwinModel
public import TwinSource
import TwinSyntax

extension OCILayout {
  /// Bytes of an `index.json`, which has an entry for each release and attestation.
  public static let indexLimit = 64 << 20
}

/// Reads the releases that an `index.json` names. What OCI tools add to it (keys, entries of other kinds) is passed over. Total: what is
/// wrong becomes findings. O(bytes).
public func readLayoutIndex(_ bytes: [UInt8], file: FileID) -> ReadRecord<[OCIIndexEntry]> {
  let limits = SyntaxLimits(fileSize: OCILayout.indexLimit, depth: 16, nodes: 8_000_000, scalarLength: 64 << 10)
  return RecordReader.json(bytes, file, limits: limits) { reader, root in reader.layoutIndex(root) }
}

extension RecordReader {
  fileprivate mutating func layoutIndex(_ root: Node) -> [OCIIndexEntry]? {
    let fields = openFields(root, of: "the index", ["manifests"])
    return list(fields["manifests"]) { $0.indexEntry($1) }
  }

  private mutating func indexEntry(_ node: Node) -> OCIIndexEntry? {
    let fields = openFields(
      node, of: "an entry of the index", [], optional: ["artifactType", "digest", "size", "annotations"])
    guard let type = fields["artifactType"], text(type) == OCIMediaType.release, let annotations = fields["annotations"]
    else { return nil }
    let names = openFields(annotations, of: "the annotations of an entry", [], optional: [OCIIndexEntry.referenceKey])
    let manifest = digest(fields["digest"])
    let size = number(fields["size"])
    guard let release = text(names[OCIIndexEntry.referenceKey]).flatMap(OCIIndexEntry.release), let manifest, let size
    else { return nil }
    return OCIIndexEntry(release: release, manifest: manifest, size: size)
  }
}
