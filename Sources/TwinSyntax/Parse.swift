public import TwinSource

/// Parses one YAML file into a tree.
public func parseYAML(_ bytes: [UInt8], file: FileID, limits: SyntaxLimits = SyntaxLimits()) -> ParsedFile {
  ParsedFile(tree: SyntaxTree(file: file, bytes: bytes), findings: [])
}

/// Parses one JSON file (RFC 8259, strict) into the same tree.
public func parseJSON(_ bytes: [UInt8], file: FileID, limits: SyntaxLimits = SyntaxLimits()) -> ParsedFile {
  ParsedFile(tree: SyntaxTree(file: file, bytes: bytes), findings: [])
}
