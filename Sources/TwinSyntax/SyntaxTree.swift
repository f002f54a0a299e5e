public import TwinSource

/// One file's tree of mappings, sequences and scalars, the same whether it was YAML or JSON: flat, in preorder,
/// self-contained, with a byte range on every node. A broken file gives the part that could be read.
public struct SyntaxTree: Sendable {
  /// The file the tree is of.
  public let file: FileID
  /// The source, UTF-8.
  public let bytes: [UInt8]
  /// All nodes in preorder; the root is the first.
  var nodes: [Node]
  /// Decoded text of the scalars whose text is not a slice of the source (escapes, folding).
  var decodedText: [UInt8]

  /// An empty tree, for parsers to fill.
  init(file: FileID, bytes: [UInt8]) {
    self.file = file
    self.bytes = bytes
    nodes = []
    decodedText = []
  }

  /// What a node is.
  public enum Kind: UInt8, Sendable {
    case scalar, sequence, mapping
  }

  /// How a scalar was written. JSON strings count as double-quoted; JSON numbers, booleans and null as plain.
  public enum Style: UInt8, Sendable {
    case plain, singleQuoted, doubleQuoted, literal, folded
  }

  /// A row of the tree.
  struct Node: Sendable {
    var kind: Kind
    var style: Style
    /// Whether the text stands in `decodedText` rather than in the source.
    var isDecoded: Bool
    /// Source range of the whole node, quotes and brackets included.
    var start: UInt32
    var end: UInt32
    /// A scalar's text; unused otherwise.
    var textStart: UInt32
    var textCount: UInt32
    /// Index just past the node's last descendant.
    var subtreeEnd: UInt32
  }

  /// A node's position in the tree of which it came; meaningless in another.
  public struct NodeID: Hashable, Sendable {
    let index: Int
    init(_ index: Int) { self.index = index }
  }

  /// The top node, or nil for a file without content.
  public var root: NodeID? { nodes.isEmpty ? nil : NodeID(0) }

  /// Number of nodes.
  public var nodeCount: Int { nodes.count }

  /// What `node` is.
  public func kind(_ node: NodeID) -> Kind { nodes[node.index].kind }

  /// How the scalar `node` was written.
  public func style(_ node: NodeID) -> Style { nodes[node.index].style }

  /// Source bytes of `node`, quotes and brackets included.
  public func range(_ node: NodeID) -> ByteRange { ByteRange(nodes[node.index].start, nodes[node.index].end) }

  /// Place of `node`.
  public func place(_ node: NodeID) -> Place { Place(file, range(node)) }

  /// The text of a scalar with escapes and folding resolved, empty for other nodes. O(1), no copy.
  @_lifetime(borrow self)
  public func text(_ node: NodeID) -> Span<UInt8> {
    let row = nodes[node.index]
    let start = Int(row.textStart)
    let end = start + Int(row.textCount)
    if row.isDecoded {
      return _overrideLifetime(decodedText.span.extracting(start..<end), borrowing: self)
    }
    return _overrideLifetime(bytes.span.extracting(start..<end), borrowing: self)
  }

  /// The text of a scalar as a string. Copies; for messages and values that leave the tree.
  public func string(_ node: NodeID) -> String {
    let row = nodes[node.index]
    let range = Int(row.textStart)..<Int(row.textStart + row.textCount)
    return String(decoding: row.isDecoded ? decodedText[range] : bytes[range], as: UTF8.self)
  }

  /// Whether the text of the scalar `node` is `literal`.
  public func text(_ node: NodeID, equals literal: StaticString) -> Bool {
    let text = text(node)
    guard text.count == literal.utf8CodeUnitCount else { return false }
    for index in text.indices where text[index] != literal.utf8Start[index] { return false }
    return true
  }

  /// First child of a sequence, or first key of a mapping; nil when it is empty or a scalar.
  public func firstChild(_ node: NodeID) -> NodeID? {
    nodes[node.index].subtreeEnd > node.index + 1 ? NodeID(node.index + 1) : nil
  }

  /// The node after `node` among the children of `parent`. A mapping's children are key, value, key, value.
  public func sibling(after node: NodeID, in parent: NodeID) -> NodeID? {
    let next = Int(nodes[node.index].subtreeEnd)
    return next < nodes[parent.index].subtreeEnd ? NodeID(next) : nil
  }

  /// Calls `body` with each element of the sequence `node`, in order; nothing for other kinds.
  public func forEachElement<E: Error>(_ node: NodeID, _ body: (NodeID) throws(E) -> Void) throws(E) {
    guard kind(node) == .sequence else { return }
    let end = Int(nodes[node.index].subtreeEnd)
    var index = node.index + 1
    while index < end {
      try body(NodeID(index))
      index = Int(nodes[index].subtreeEnd)
    }
  }

  /// Calls `body` with each key and value of the mapping `node`, in order; nothing for other kinds.
  ///
  /// Every key of a tree that a parser returned is a scalar and has a value.
  public func forEachPair<E: Error>(_ node: NodeID, _ body: (_ key: NodeID, _ value: NodeID) throws(E) -> Void)
    throws(E)
  {
    guard kind(node) == .mapping else { return }
    let end = Int(nodes[node.index].subtreeEnd)
    var index = node.index + 1
    while index < end {
      let value = Int(nodes[index].subtreeEnd)
      guard value < end else { return }
      try body(NodeID(index), NodeID(value))
      index = Int(nodes[value].subtreeEnd)
    }
  }

  /// The value under `key` in the mapping `node`. O(entries); for the few places that look one key up.
  public func value(of key: StaticString, in node: NodeID) -> NodeID? {
    var found: NodeID?
    forEachPair(node) { candidate, value in
      if found == nil, text(candidate, equals: key) { found = value }
    }
    return found
  }
}
