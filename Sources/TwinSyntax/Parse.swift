public import TwinSource

/// Parses one YAML file into a tree.
///
/// Total: any input gives a well-formed tree of what could be read, and findings. Time and memory are linear in the size
/// of the file, up to the sorting of large mappings' keys. YAML 1.2 as libyaml reads it, without anchors, aliases, tags,
/// directives, merge keys, complex keys and second documents, which are refused where they stand.
public func parseYAML(_ bytes: [UInt8], file: FileID, limits: SyntaxLimits = SyntaxLimits()) -> ParsedFile {
  var builder = TreeBuilder(file: file, bytes: bytes, limits: limits)
  if let source = prepare(bytes, file: file, builder: &builder) {
    var earlier: [SyntaxTree] = []
    readYAML(bytes, from: source.start, isASCII: source.isASCII, documents: 1, into: &builder, earlier: &earlier)
  }
  return builder.finish()
}

/// Parses a YAML file that may hold several documents: for source languages other than Gemel, whose files do.
///
/// The same as `parseYAML` but that up to 64 documents are read, each into a tree of its own whose ranges are those of
/// the whole file. Limits hold for each document.
public func parseYAMLDocuments(
  _ bytes: [UInt8], file: FileID, limits: SyntaxLimits = SyntaxLimits()
) -> ParsedDocuments {
  var builder = TreeBuilder(file: file, bytes: bytes, limits: limits)
  var trees: [SyntaxTree] = []
  if let source = prepare(bytes, file: file, builder: &builder) {
    readYAML(bytes, from: source.start, isASCII: source.isASCII, documents: 64, into: &builder, earlier: &trees)
  }
  let last = builder.finish()
  return ParsedDocuments(trees: trees + (last.tree.nodeCount > 0 ? [last.tree] : []), findings: last.findings)
}

/// Parses one JSON file (RFC 8259, strict; a byte order mark at the start is tolerated) into the same tree.
///
/// Total, and linear like `parseYAML`. Errors that leave no doubt about what was meant (a trailing comma, a comment, a
/// number with a leading zero) do not end the reading, so that one does not hide the next.
public func parseJSON(_ bytes: [UInt8], file: FileID, limits: SyntaxLimits = SyntaxLimits()) -> ParsedFile {
  var builder = TreeBuilder(file: file, bytes: bytes, limits: limits)
  if let source = prepare(bytes, file: file, builder: &builder) {
    var reader = JSONReader(bytes, from: source.start, builder: builder)
    reader.read()
    return reader.builder.finish()
  }
  return builder.finish()
}

/// Tests size, encoding and characters. Gives where the text starts, or nil when it cannot be read at all.
private func prepare(_ bytes: [UInt8], file: FileID, builder: inout TreeBuilder) -> (start: Int, isASCII: Bool)? {
  // Offsets are 32-bit, in the source and in its decoded text, whatever limit is asked for.
  let limit = min(builder.limits.fileSize, Int(Int32.max))
  guard bytes.count <= limit else {
    builder.findings.add("syntax/file-too-large") {
      Finding(
        "syntax/file-too-large", .error, "the file has \(bytes.count) bytes, more than \(limit)",
        at: Place(file, ByteRange(0, 0)), notes: ["the limit is \(limit) bytes for one file; split it"])
    }
    return nil
  }
  if let encoding = foreignEncoding(of: bytes) {
    builder.findings.add("syntax/utf16") { foreignEncodingFinding(encoding, file: file) }
    return nil
  }
  let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
  let scan = scanCharacters(bytes, from: start)
  scan.report(to: &builder.findings, file: file)
  builder.hasMarks = scan.hasMarks
  return scan.invalid.count == 0 ? (start, scan.isASCII) : nil
}
