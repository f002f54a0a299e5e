import Testing
import TwinSource
import TwinSyntax

@Suite struct IndexedTreeTests {
  static let source = """
    twins:
      Fan: {owner: team, names: [a, "b"]}
      Hall:
        - x
        - y: 1
      Empty:
    """

  static func index() -> IndexedTree { IndexedTree(parseYAML(Array(source.utf8), file: FileID(3)).tree) }

  func text(_ node: SyntaxTree.NodeID, in index: IndexedTree) -> String {
    let range = index.tree.range(node)
    return String(decoding: index.tree.bytes[Int(range.start)..<Int(range.end)], as: UTF8.self)
  }

  /// Every node with the one around it, walked from the top.
  func walk(_ index: IndexedTree, _ node: SyntaxTree.NodeID, _ visit: (SyntaxTree.NodeID, SyntaxTree.NodeID) -> Void) {
    index.tree.forEachPair(node) { key, value in
      visit(key, node)
      visit(value, node)
      walk(index, value, visit)
    }
    index.tree.forEachElement(node) { element in
      visit(element, node)
      walk(index, element, visit)
    }
  }

  @Test func `every node has the parent and the role that the walk from the top gives it`() throws {
    let index = Self.index()
    let root = try #require(index.tree.root)
    #expect(index.parent(of: root) == nil)
    #expect(index.role(of: root) == .root)
    var count = 1
    walk(index, root) { node, parent in
      count += 1
      #expect(index.parent(of: node) == parent)
      #expect((index.tree.kind(parent) == .sequence) == (index.role(of: node) == .element))
      #expect(index.node(at: index.tree.range(node)) != nil)
    }
    #expect(count == index.tree.nodeCount)
  }

  @Test func `nodes are found by their bytes, keys by their text`() throws {
    let index = Self.index()
    let root = try #require(index.tree.root)
    let twins = try #require(index.entry("twins", in: root))
    let fan = try #require(index.entry("Fan", in: twins.value))
    #expect(index.node(at: index.tree.range(fan.key)) == fan.key)
    #expect(index.value(ofKey: fan.key) == fan.value)
    #expect(index.value(ofKey: fan.value) == nil)
    #expect(text(index.lastDescendant(of: fan.value), in: index) == "\"b\"")
    #expect(index.entry("Pump", in: twins.value) == nil)
    #expect(index.node(at: ByteRange(1, 3)) == nil)
  }

  @Test func `the text of a scalar stands in the source unless it is escaped or folded`() throws {
    let source = "a: \"quoted\"\nb: \"\\x41\"\nc: plain\nd: >-\n  folded\n  text\n"
    let index = IndexedTree(parseYAML(Array(source.utf8), file: FileID(0)).tree)
    let root = try #require(index.tree.root)
    let ranges = try ["a", "b", "c", "d"].map { index.tree.textRange(try #require(index.entry($0, in: root)).value) }
    #expect(ranges == [ByteRange(4, 10), nil, ByteRange(25, 30), nil])
    #expect(index.tree.textRange(root) == nil)
  }
}
