public import TwinSource

/// A syntax tree with the ways that a tree alone does not have: from a place to its node, and from a node upwards.
///
/// For the few files that are looked into after they were read. Made in O(nodes).
public struct IndexedTree: Sendable {
  /// The tree.
  public let tree: SyntaxTree
  /// By node: the index of the collection around it; the node's own index for the root.
  private let parents: [UInt32]
  private let roles: [Role]

  /// What a node is to the collection around it.
  public enum Role: UInt8, Sendable {
    case root, key, value, element
  }

  /// Indexes `tree`.
  public init(_ tree: SyntaxTree) {
    self.tree = tree
    var parents = [UInt32](repeating: 0, count: tree.nodes.count)
    var roles = [Role](repeating: .root, count: tree.nodes.count)
    for (index, node) in tree.nodes.enumerated() where node.kind != .scalar {
      var child = index + 1
      var role: Role = node.kind == .mapping ? .key : .element
      while child < Int(node.subtreeEnd) {
        parents[child] = UInt32(truncatingIfNeeded: index)
        roles[child] = role
        if node.kind == .mapping { role = role == .key ? .value : .key }
        child = Int(tree.nodes[child].subtreeEnd)
      }
    }
    self.parents = parents
    self.roles = roles
  }

  /// What `node` is to the collection around it.
  public func role(of node: SyntaxTree.NodeID) -> Role { roles[node.index] }

  /// The collection around `node`; nil for the root.
  public func parent(of node: SyntaxTree.NodeID) -> SyntaxTree.NodeID? {
    roles[node.index] == .root ? nil : SyntaxTree.NodeID(Int(parents[node.index]))
  }

  /// The value under the key `key`; nil for a node that is no key.
  public func value(ofKey key: SyntaxTree.NodeID) -> SyntaxTree.NodeID? {
    guard roles[key.index] == .key, let parent = parent(of: key) else { return nil }
    return tree.sibling(after: key, in: parent)
  }

  /// The key in the mapping `node` that reads `text`, with its value. O(entries).
  public func entry(_ text: String, in node: SyntaxTree.NodeID) -> (key: SyntaxTree.NodeID, value: SyntaxTree.NodeID)? {
    var found: (SyntaxTree.NodeID, SyntaxTree.NodeID)?
    tree.forEachPair(node) { key, value in
      if found == nil, tree.string(key) == text { found = (key, value) }
    }
    return found
  }

  /// Whether the collection `node` is written in brackets.
  public func isFlow(_ node: SyntaxTree.NodeID) -> Bool {
    let start = Int(tree.nodes[node.index].start)
    guard tree.kind(node) != .scalar, start < tree.bytes.count else { return false }
    return tree.bytes[start] == UInt8(ascii: "{") || tree.bytes[start] == UInt8(ascii: "[")
  }

  /// The last node inside `node`, or itself.
  public func lastDescendant(of node: SyntaxTree.NodeID) -> SyntaxTree.NodeID {
    SyntaxTree.NodeID(Int(tree.nodes[node.index].subtreeEnd) - 1)
  }

  /// The node that has exactly the bytes of `range`; the innermost where several have. O(log nodes + depth).
  public func node(at range: ByteRange) -> SyntaxTree.NodeID? {
    // Nodes stand in preorder, so their starts ascend.
    var low = 0
    var high = tree.nodes.count
    while low < high {
      let middle = (low + high) / 2
      if tree.nodes[middle].start < range.start { low = middle + 1 } else { high = middle }
    }
    var found: SyntaxTree.NodeID?
    while low < tree.nodes.count, tree.nodes[low].start == range.start {
      if tree.nodes[low].end == range.end { found = SyntaxTree.NodeID(low) }
      low += 1
    }
    return found
  }
}

extension SyntaxTree {
  /// Where the text of the scalar `node` stands in the source, quotes left out; nil where the source has it in another
  /// form (escapes, folding), and for collections.
  public func textRange(_ node: NodeID) -> ByteRange? {
    let row = nodes[node.index]
    guard row.kind == .scalar, !row.isDecoded else { return nil }
    return ByteRange(row.textStart, row.textStart + row.textCount)
  }
}
