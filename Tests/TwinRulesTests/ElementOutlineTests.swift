import Foundation
import Testing
import TwinSource

@testable import TwinRules
@testable import TwinSyntax

/// Outlines read from lines: the same as the tree has, or none.
@Suite struct ElementOutlineTests {
  /// The structural bytes that mutations put into sources.
  private static let marks: [UInt8] = Array("{}[]:,#\"'- \n\\|>ab?\r\t".utf8)

  /// What differs between the outlines and the tree of a source, and how many outlines there were.
  private func compare(_ bytes: [UInt8]) -> (faults: [String], outlines: Int, keys: Int) {
    let parsed = parseYAML(bytes, file: FileID(0))
    guard !parsed.findings.contains(where: { $0.severity == .error }), ElementOutline.hasSimpleLines(bytes) else {
      return ([], 0, 0)
    }
    let indexed = IndexedTree(parsed.tree)
    var faults: [String] = []
    var outlines = 0
    var keys = 0
    for index in 0..<parsed.tree.nodeCount {
      let node = SyntaxTree.NodeID(index)
      guard indexed.role(of: node) == .key, let body = indexed.value(ofKey: node) else { continue }
      keys += 1
      guard let outline = ElementOutline(of: indexed.tree.range(node), in: bytes) else { continue }
      outlines += 1
      let place = "`\(indexed.tree.string(node))` at \(indexed.tree.range(node).start)"
      faults += faultsOf(outline, at: body, indexed).map { "\(place): \($0)" }
    }
    return (faults, outlines, keys)
  }

  private func faultsOf(_ outline: ElementOutline, at body: SyntaxTree.NodeID, _ indexed: IndexedTree) -> [String] {
    let tree = indexed.tree
    switch tree.kind(body) {
    case .sequence: return ["an outline of a list"]
    case .scalar: return outline.entries.isEmpty ? [] : ["entries of a scalar"]
    case .mapping: break
    }
    guard outline.isFlow == indexed.isFlow(body) else { return ["in brackets or not"] }
    var pairs: [(key: SyntaxTree.NodeID, value: SyntaxTree.NodeID)] = []
    tree.forEachPair(body) { pairs.append(($0, $1)) }
    guard outline.entries.map(\.key) == pairs.map({ tree.range($0.key) }) else { return ["other keys"] }
    return zip(outline.entries, pairs).compactMap { entry, pair in
      let isShown = tree.kind(pair.value) != .mapping && tree.range(pair.value).count > 0
      let shown: ElementOutline.Shown = isShown ? .value(tree.range(pair.value)) : .key
      return entry.shown == .unknown || entry.shown == shown ? nil : "\(tree.string(pair.key)) shows something else"
    }
  }

  private static var sources: [[UInt8]] {
    let root = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../..")
    return ["Ontologies", "Rules"].flatMap { folder -> [URL] in
      let walk = FileManager.default.enumerator(at: root.appending(path: folder), includingPropertiesForKeys: nil)
      return (walk?.compactMap { $0 as? URL } ?? []).filter { $0.pathExtension == "yaml" }.sorted { $0.path < $1.path }
    }.compactMap { try? Data(contentsOf: $0) }.map { Array($0) }
  }

  @Test func `the outlines of all that ships are those of the trees`() {
    var outlines = 0
    var keys = 0
    for bytes in Self.sources {
      let result = compare(bytes)
      #expect(result.faults == [])
      outlines += result.outlines
      keys += result.keys
    }
    // Keys of lists have none, and neither have quoted and long texts.
    #expect(outlines * 10 > keys * 5)
    #expect(keys > 10_000)
  }

  @Test func `outlines of broken sources are right or missing`() {
    var random = SplitMix(seed: 7)
    let sources = Self.sources.filter { $0.count < 1_500 }
    var outlines = 0
    for round in 0..<30_000 {
      var bytes = sources[round % sources.count]
      for _ in 0...random.below(4) {
        let position = random.below(bytes.count)
        let mark = Self.marks[random.below(Self.marks.count)]
        switch random.below(3) {
        case 0: bytes[position] = mark
        case 1: bytes.insert(mark, at: position)
        default: bytes.remove(at: position)
        }
      }
      let result = compare(bytes)
      outlines += result.outlines
      #expect(result.faults == [], "\(String(decoding: bytes, as: UTF8.self))")
      if !result.faults.isEmpty { return }
    }
    #expect(outlines > 20_000)
  }

  @Test(arguments: [
    "a:\n  b: {\n  c: 1 }\n", "a:\n  b: \"x\n  c: 1\"\n", "a:\n- b: 1\n", "a:\n  - b\n", "a: |\n  b: 1\n",
    "a:\n\tb: 1\n", "a:\n  b:\n    c: [\n  d: 1 ]\n", "a: {b: 'it', c: [}\n", "a: &x\n  b: 1\n",
  ])
  func `what lines do not tell has no outline`(text: String) {
    let bytes = Array(text.utf8)
    let isSimple = ElementOutline.hasSimpleLines(bytes)
    #expect(!isSimple || ElementOutline(of: ByteRange(0, 1), in: bytes) == nil)
  }
}

/// A seeded generator, the same everywhere (SplitMix64).
private struct SplitMix {
  private var state: UInt64
  init(seed: UInt64) { state = seed }
  mutating func below(_ bound: Int) -> Int {
    state &+= 0x9E37_79B9_7F4A_7C15
    var value = state
    value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
    return Int(((value ^ (value >> 31)) >> 1) % UInt64(max(bound, 1)))
  }
}
