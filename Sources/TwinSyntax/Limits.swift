public import TwinSource

/// Bounds on one input file. Each has a finding that names it when it is passed.
public struct SyntaxLimits: Sendable {
  /// Bytes of one file.
  public var fileSize: Int
  /// Mappings and sequences open at once.
  public var depth: Int
  /// Nodes of one file.
  public var nodes: Int
  /// Bytes of one scalar's text.
  public var scalarLength: Int

  /// Limits far above what people write and far below what hurts: 64 MiB, depth 64, 8 million nodes, 1 MiB.
  public init(fileSize: Int = 64 << 20, depth: Int = 64, nodes: Int = 8_000_000, scalarLength: Int = 1 << 20) {
    self.fileSize = fileSize
    self.depth = depth
    self.nodes = nodes
    self.scalarLength = scalarLength
  }
}

/// What `parseYAMLDocuments` returns.
public struct ParsedDocuments: Sendable {
  /// A tree for each document, in the file's order; none for a file that could not be read.
  public var trees: [SyntaxTree]
  /// Findings in order of place.
  public var findings: [Finding]
}

/// What a parser returns: a tree and what is wrong with the file. Parsing never fails.
public struct ParsedFile: Sendable {
  /// The tree, of as much as could be read.
  public var tree: SyntaxTree
  /// Findings in order of place.
  public var findings: [Finding]
}
