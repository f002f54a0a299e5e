internal import TwinSource

/// Grows a syntax tree node by node, in source order, for both parsers. Whatever they do, the tree stays well-formed:
/// keys are scalars, every key has a value, a node lies within its parent and after its elder sibling.
struct TreeBuilder {
  /// The tree so far.
  var tree: SyntaxTree
  /// What was found so far.
  var findings = FindingList()
  /// Whether the source has marks of direction, so that names are looked at.
  var hasMarks = false
  /// Bounds; the depth and the number of nodes are held here, the length of scalars where they are read.
  let limits: SyntaxLimits
  /// Where the last finished node ends.
  private(set) var lastEnd: UInt32 = 0
  private var open: [Frame] = []
  private var keys = DuplicateKeys()
  /// Whether reading stopped before the file's end, so that what is open may not be what it looks like.
  private var isCutShort = false

  /// A collection that has not ended.
  private struct Frame {
    var node: Int
    var isMapping: Bool
    /// Whether the next child is a key.
    var expectsKey: Bool
    /// Whether the collection itself stands where a key should.
    var isKey: Bool
  }

  init(file: FileID, bytes: [UInt8], limits: SyntaxLimits) {
    tree = SyntaxTree(file: file, bytes: bytes)
    // Real files have a node every ten to twenty bytes. One allocation serves nearly all of them.
    tree.nodes.reserveCapacity(min(bytes.count / 8, limits.nodes) + 8)
    self.limits = limits
    open.reserveCapacity(min(limits.depth, 64) + 1)
  }

  /// Collections open at present.
  var depth: Int { open.count }

  /// Whether the next node will be the key of a pair.
  var expectsKey: Bool { open.last?.expectsKey ?? false }

  /// Start of the innermost open collection.
  var innermostStart: UInt32 { open.last.map { tree.nodes[$0.node].start } ?? 0 }

  /// Refuses the first mark of direction that a key has: keys are names.
  private mutating func refuseMarks(from start: UInt32, to end: UInt32) {
    var offset = Int(start)
    for scalar in String(decoding: tree.bytes[offset..<Int(end)], as: UTF8.self).unicodeScalars {
      let length = UTF8.width(scalar)
      if CharacterFault(scalar.value) == .mark {
        let place = place(UInt32(offset), UInt32(offset + length))
        findings.add("syntax/bidirectional-character") {
          bidirectionalCharacter(scalar.value, at: place, escaped: false, isInName: true)
        }
        return
      }
      offset += length
    }
  }

  /// A place in the file being read.
  func place(_ start: UInt32, _ end: UInt32) -> Place { Place(tree.file, ByteRange(start, end)) }

  /// Adds a scalar. False when the file has too many nodes; nothing is added then.
  @inline(__always)
  mutating func addScalar(
    _ style: SyntaxTree.Style, start: UInt32, end: UInt32, isDecoded: Bool, textStart: UInt32, textCount: UInt32
  ) -> Bool {
    guard tree.nodes.count < limits.nodes else { return reportNodes(at: start) }
    if hasMarks, expectsKey { refuseMarks(from: start, to: end) }
    tree.nodes.append(
      SyntaxTree.Node(
        kind: .scalar, style: style, isDecoded: isDecoded, start: start, end: end, textStart: textStart,
        textCount: textCount, subtreeEnd: UInt32(truncatingIfNeeded: tree.nodes.count + 1)))
    lastEnd = end
    finishChild()
    return true
  }

  /// Begins a collection. False when it would be nested too deep or the file has too many nodes; nothing is added then.
  mutating func openCollection(isMapping: Bool, start: UInt32) -> Bool {
    guard open.count < limits.depth else { return reportDepth(at: start) }
    guard tree.nodes.count < limits.nodes else { return reportNodes(at: start) }
    let isKey = expectsKey
    open.append(Frame(node: tree.nodes.count, isMapping: isMapping, expectsKey: isMapping, isKey: isKey))
    tree.nodes.append(
      SyntaxTree.Node(
        kind: isMapping ? .mapping : .sequence, style: .plain, isDecoded: false, start: start, end: start,
        textStart: start, textCount: 0, subtreeEnd: 0))
    return true
  }

  /// Ends the innermost collection at `end`, or where its last child ends.
  mutating func closeCollection(end: UInt32? = nil) {
    guard let frame = open.last else { return }
    if frame.isMapping, !frame.expectsKey {
      // A key without a value, in a broken file.
      tree.nodes.append(emptyScalar(at: lastEnd))
    }
    open.removeLast()
    let start = tree.nodes[frame.node].start
    let hasChildren = tree.nodes.count > frame.node + 1
    let finish = max(start, end ?? start, hasChildren ? lastEnd : start)
    tree.nodes[frame.node].end = finish
    tree.nodes[frame.node].subtreeEnd = UInt32(truncatingIfNeeded: tree.nodes.count)
    lastEnd = finish
    if frame.isMapping { keys.check(tree, mapping: frame.node, findings: &findings) }
    if frame.isKey { collapseKey(frame.node) }
    finishChild()
  }

  /// Ends every open collection where its last child ends: reading stopped inside them.
  private mutating func closeAll() {
    isCutShort = !open.isEmpty
    while !open.isEmpty { closeCollection() }
  }

  /// The tree of the document that has ended; the builder goes on with an empty one.
  mutating func takeTree() -> SyntaxTree {
    closeAll()
    isCutShort = false
    let finished = tree
    tree = SyntaxTree(file: finished.file, bytes: finished.bytes)
    return finished
  }

  /// The file as parsed.
  mutating func finish() -> ParsedFile {
    closeAll()
    return ParsedFile(tree: tree, findings: findings.inOrder())
  }

  /// A scalar of no text at `offset`.
  private func emptyScalar(at offset: UInt32) -> SyntaxTree.Node {
    SyntaxTree.Node(
      kind: .scalar, style: .plain, isDecoded: false, start: offset, end: offset, textStart: offset, textCount: 0,
      subtreeEnd: UInt32(truncatingIfNeeded: tree.nodes.count + 1))
  }

  @inline(__always)
  private mutating func finishChild() {
    let last = open.count - 1
    if last >= 0, open[last].isMapping { open[last].expectsKey.toggle() }
  }

  /// Puts an empty scalar in the place of a collection that was used as a key.
  private mutating func collapseKey(_ node: Int) {
    let (start, end) = (tree.nodes[node].start, tree.nodes[node].end)
    let place = place(start, end)
    if !isCutShort {
      findings.add("syntax/complex-key") {
        Finding(
          "syntax/complex-key", .error, "a key must be a single word or text, not a list or a mapping", at: place,
          notes: ["keys name things; put the list or mapping into the value, under a name"])
      }
    }
    tree.nodes.removeLast(tree.nodes.count - node)
    var key = emptyScalar(at: start)
    key.end = end
    tree.nodes.append(key)
  }

  private mutating func reportDepth(at start: UInt32) -> Bool {
    let (limit, place) = (limits.depth, place(start, start))
    findings.add("syntax/too-deep") {
      Finding(
        "syntax/too-deep", .error, "nested deeper than \(limit) levels", at: place,
        notes: ["the limit is \(limit) lists and mappings inside one another; the rest of the file is not read"])
    }
    return false
  }

  private mutating func reportNodes(at start: UInt32) -> Bool {
    let (limit, place) = (limits.nodes, place(start, start))
    findings.add("syntax/too-many-nodes") {
      Finding(
        "syntax/too-many-nodes", .error, "the file has more than \(limit) values", at: place,
        notes: [
          "the limit is \(limit) keys, values, lists and mappings in one file; the rest is not read",
          "split the file",
        ])
    }
    return false
  }

  /// Reports a scalar that is too long, and gives the number of bytes of it to keep: no code point is cut.
  mutating func shorten(_ text: UnsafeBufferPointer<UInt8>, start: UInt32, end: UInt32) -> Int {
    let (limit, place) = (limits.scalarLength, place(start, end))
    findings.add("syntax/scalar-too-long") {
      Finding(
        "syntax/scalar-too-long", .error, "a text of \(text.count) bytes is longer than \(limit)", at: place,
        notes: ["the limit is \(limit) bytes for one key or value; the rest of the text is not read"])
    }
    var count = max(0, limits.scalarLength)
    // UTF-8 continuation bytes are at most three; `count` is below `text.count` here, or this would not be called.
    while count > 0, text[count] & 0xC0 == 0x80 { count -= 1 }
    return count
  }
}
