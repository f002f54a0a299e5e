import TwinOutput
import TwinSource
import TwinSyntax

/// Edits of one YAML source that leave the layout and the comments of everything else as they are, byte for byte.
///
/// Nodes come from the file's tree, whose ranges lie within its bytes.
struct YAMLEdits {
  typealias Node = SyntaxTree.NodeID

  let index: IndexedTree
  let layout: SourceLayout

  init(_ index: IndexedTree) {
    self.index = index
    layout = SourceLayout(index.tree.bytes)
  }

  var tree: SyntaxTree { index.tree }

  // MARK: - What every edit needs

  func start(_ node: Node) -> Int { Int(tree.range(node).start) }
  func end(_ node: Node) -> Int { Int(tree.range(node).end) }

  /// Puts `text` at `offset`.
  func insertion(_ text: String, at offset: Int) -> Edit { replacement(offset..<offset, text) }

  /// Puts `text` in the place of `range`.
  func replacement(_ range: Range<Int>, _ text: String) -> Edit {
    Edit(Place(tree.file, ByteRange(UInt32(range.lowerBound), UInt32(range.upperBound))), text)
  }

  /// Whether the collection `node` is written in brackets.
  func isFlow(_ node: Node) -> Bool { index.isFlow(node) }

  /// Whether `node` stands inside brackets.
  func isInFlow(_ node: Node) -> Bool { index.parent(of: node).map { isFlow($0) } ?? false }

  /// Whether `node` is a plain scalar without text: a key with nothing after it.
  func isEmpty(_ node: Node) -> Bool {
    tree.kind(node) == .scalar && tree.style(node) == .plain && tree.text(node).isEmpty
  }

  /// Keys of the mapping `node`, in order.
  func keys(of node: Node) -> [Node] {
    var keys: [Node] = []
    tree.forEachPair(node) { key, _ in keys.append(key) }
    return keys
  }

  /// Elements of the list `node`, in order.
  func elements(of node: Node) -> [Node] {
    var elements: [Node] = []
    tree.forEachElement(node) { elements.append($0) }
    return elements
  }

  /// Where the line ends on which the block entry or element ends whose last part is `node`.
  func endOfLines(of node: Node) throws(MendRefusal) -> Int {
    let last = index.lastDescendant(of: node)
    let style = tree.style(last)
    if tree.kind(last) == .scalar, style == .literal || style == .folded,
      layout.text(start(last)..<layout.lineEnd(start(last))).prefix(3).contains("+")
    {
      throw MendRefusal("a text before it keeps the blank lines after it (`|+`)")
    }
    return layout.lineEnd(end(node))
  }

  /// The column in which the entries of the block mapping `node` stand.
  func indentation(ofBlock node: Node) throws(MendRefusal) -> Int {
    guard let first = tree.firstChild(node) else { return 0 }
    let start = start(first)
    // `- a: 1` counts: further entries stand under the first.
    guard layout.bytes[layout.lineStart(start)..<start].allSatisfy({ $0 == 0x20 || $0 == UInt8(ascii: "-") }) else {
      throw MendRefusal("the mapping does not begin on a line of its own")
    }
    return layout.column(start)
  }

  /// `entries` as lines of a block mapping whose entries stand in `column`, without a break at the end; the first line
  /// has no indentation.
  func block(_ entries: [YAMLEntry], column: Int) -> String {
    let printed = String(decoding: YAMLPrinter.print(entries), as: UTF8.self)
    let indent = String(repeating: " ", count: column)
    let lines = printed.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
    return lines.map { $0.isEmpty ? "" : indent + $0 }.joined(separator: layout.lineBreak).dropIndentation(column)
  }

  // MARK: - Mappings

  /// Where a new entry of a mapping goes.
  enum Position {
    case first
    case last
    /// After the entry with this key.
    case after(Node)
  }

  /// Puts `entry` into the mapping `node`.
  func insert(_ entry: YAMLEntry, into node: Node, at position: Position = .last) throws(MendRefusal) -> [Edit] {
    let keys = keys(of: node)
    guard let first = keys.first, let last = keys.last else {
      return [insertion(YAMLPrinter.line(entry, inFlow: true), at: start(node) + 1)]
    }
    switch position {
    case .first where isFlow(node):
      return [insertion(YAMLPrinter.line(entry, inFlow: true) + ", ", at: start(first))]
    case .first where canBeginBlock(node, before: first):
      let column = try indentation(ofBlock: node)
      let indent = String(repeating: " ", count: column)
      return [insertion(block([entry], column: column) + layout.lineBreak + indent, at: start(first))]
    case .first, .last: return try insert(entry, into: node, after: last)
    case .after(let key): return try insert(entry, into: node, after: key)
    }
  }

  /// Whether an entry before the first would not come between that and its comment.
  private func canBeginBlock(_ node: Node, before first: Node) -> Bool {
    guard let above = layout.previousLine(layout.lineStart(start(first))) else { return true }
    if case .comment = layout.line(at: above) { return false }
    return layout.isFirstOnLine(start(first))
  }

  private func insert(_ entry: YAMLEntry, into node: Node, after key: Node) throws(MendRefusal) -> [Edit] {
    guard let value = index.value(ofKey: key) else { throw MendRefusal("the source cannot be read there") }
    if isFlow(node) { return insert(YAMLPrinter.line(entry, inFlow: true), inFlow: node, after: value, key) }
    let column = try indentation(ofBlock: node)
    let indent = String(repeating: " ", count: column)
    let text = layout.lineBreak + indent + block([entry], column: column)
    return [insertion(text, at: try endOfLines(of: value))]
  }

  /// Puts `text` after an entry or an element in brackets. Where each stands on a line of its own, so does the new one.
  private func insert(_ text: String, inFlow node: Node, after last: Node, _ first: Node) -> [Edit] {
    var offset = max(end(last), end(first))
    let isBare = isEmpty(last) && layout.bytes[offset - 1] == UInt8(ascii: ":")
    if isBare { return [insertion(" , " + text, at: offset)] }
    let comma = layout.skipBlanks(offset)
    let hasComma = comma < layout.bytes.count && layout.bytes[comma] == UInt8(ascii: ",")
    let rest = layout.skipBlanks(hasComma ? comma + 1 : offset)
    let endsLine = rest >= layout.bytes.count || layout.isBreak(rest) || layout.bytes[rest] == UInt8(ascii: "#")
    guard endsLine, layout.isFirstOnLine(start(first)), !layout.isOneLine(tree.range(node)) else {
      return [insertion(", " + text, at: offset)]
    }
    let line = layout.lineBreak + String(repeating: " ", count: layout.column(start(first))) + text
    offset = layout.lineEnd(offset)
    if hasComma { return [insertion(line + ",", at: offset)] }
    let end = max(end(last), end(first))
    if end == offset { return [insertion("," + line, at: offset)] }
    return [insertion(",", at: end), insertion(line, at: offset)]
  }

  /// Puts `entry` into what stands where a mapping may: a mapping, nothing, or a scalar that is short for the mapping with
  /// `shorthand` as its key.
  func insert(
    _ entry: YAMLEntry, intoBody node: Node, shorthand: String?, at position: Position = .last
  ) throws(MendRefusal) -> [Edit] {
    switch tree.kind(node) {
    case .mapping: return try insert(entry, into: node, at: position)
    case .sequence: throw MendRefusal("a list stands where the key would go")
    case .scalar: break
    }
    let line = YAMLPrinter.line(entry, inFlow: true)
    if isEmpty(node) { return [try fill(node, with: "{" + line + "}")] }
    guard let shorthand else { throw MendRefusal("a text stands where the key would go") }
    return wrap(node, before: "{" + shorthand + ": ", after: ", " + line + "}")
  }

  /// Gives the key whose value `node` is nothing the value `text`.
  func fill(_ node: Node, with text: String) throws(MendRefusal) -> Edit {
    let offset = start(node)
    let before = layout.skipBlanksBackward(offset)
    if before > 0, layout.bytes[before - 1] == UInt8(ascii: ":") { return insertion(" " + text, at: offset) }
    guard isInFlow(node) else { throw MendRefusal("the key has no colon to put the value after") }
    return insertion(": " + text, at: offset)
  }

  /// Puts the scalar `node` between `before` and `after`, which make brackets around it.
  private func wrap(_ node: Node, before: String, after: String) -> [Edit] {
    if canStandInFlow(node) { return [insertion(before, at: start(node)), insertion(after, at: end(node))] }
    let text = YAMLText.inline(tree.string(node), inFlow: true)
    return [replacement(start(node)..<end(node), before + text + after)]
  }

  /// Whether the scalar `node` means in brackets what it means where it stands.
  private func canStandInFlow(_ node: Node) -> Bool {
    let range = tree.range(node)
    guard layout.isOneLine(range) else { return false }
    switch tree.style(node) {
    case .singleQuoted, .doubleQuoted: return true
    case .literal, .folded: return false
    case .plain:
      let bytes = layout.bytes[Int(range.start)..<Int(range.end)]
      return !bytes.contains { ",[]{}".utf8.contains($0) } && bytes.last != UInt8(ascii: ":")
    }
  }

  // MARK: - Scalars

  /// Replaces the scalar `node`, keeping its quotes where the new text allows it.
  func replace(_ node: Node, with value: YAMLNode) -> [Edit] {
    let inFlow = isInFlow(node)
    let text: String =
      switch (value, tree.style(node)) {
      case (.text(let text), .singleQuoted) where !YAMLText.needsEscapes(text): YAMLText.singleQuoted(text)
      case (.text(let text), .doubleQuoted): YAMLText.doubleQuoted(text)
      default: YAMLPrinter.line(value, inFlow: inFlow)
      }
    if tree.string(node) == value.scalarText, !text.isEmpty, isSame(node, value) { return [] }
    return [replacement(start(node)..<end(node), text)]
  }

  /// Whether the scalar `node`, whose text is that of `value`, is read as `value` already.
  private func isSame(_ node: Node, _ value: YAMLNode) -> Bool {
    if case .word = value { return tree.style(node) == .plain }
    return true
  }

  /// Replaces what stands from the last `count` bytes of the text of the scalar `node` on by `text`: a name at the end of a
  /// qualified name.
  func replaceSuffix(_ old: String, of node: Node, with new: String) throws(MendRefusal) -> [Edit] {
    guard let range = tree.textRange(node) else { throw MendRefusal("the name is written with escapes") }
    let whole = tree.string(node)
    guard whole == old || whole.hasSuffix("." + old) else {
      throw MendRefusal("`\(old)` is written in another way where it is named")
    }
    let changed = whole.dropLast(old.count) + new
    if tree.style(node) == .plain, !YAMLText.isPlain(String(changed), inFlow: isInFlow(node)),
      YAMLText.isPlain(whole, inFlow: isInFlow(node))
    {
      return [replacement(start(node)..<end(node), YAMLText.inline(String(changed), inFlow: isInFlow(node)))]
    }
    return [replacement(Int(range.end) - old.utf8.count..<Int(range.end), new)]
  }

  // MARK: - Lists

  /// Adds `texts` to the list `node`, or to the text that stands for a list of one, or to nothing.
  func add(_ texts: [String], toList node: Node, first: Bool) throws(MendRefusal) -> [Edit] {
    guard !texts.isEmpty else { return [] }
    let line = texts.map { YAMLText.inline($0, inFlow: true) }.joined(separator: ", ")
    switch tree.kind(node) {
    case .mapping: throw MendRefusal("a mapping stands where a list would go")
    case .scalar where isEmpty(node): return [try fill(node, with: "[" + line + "]")]
    case .scalar: return wrap(node, before: first ? "[" + line + ", " : "[", after: first ? "]" : ", " + line + "]")
    case .sequence: break
    }
    let elements = elements(of: node)
    guard let head = elements.first, let tail = elements.last else { return [insertion(line, at: start(node) + 1)] }
    if isFlow(node) {
      return first ? [insertion(line + ", ", at: start(head))] : insert(line, inFlow: node, after: tail, tail)
    }
    guard let dash = dash(of: head) else { throw MendRefusal("the list does not begin with a dash") }
    let indent = layout.lineBreak + String(repeating: " ", count: layout.column(dash))
    let lines = texts.map { "- " + YAMLText.inline($0, inFlow: false) }
    if first { return [insertion(lines.map { $0 + indent }.joined(), at: dash)] }
    return [insertion(lines.map { indent + $0 }.joined(), at: try endOfLines(of: tail))]
  }

  /// The dash before the element `node` of a block list.
  func dash(of node: Node) -> Int? {
    let before = layout.skipBlanksBackward(start(node))
    guard before > 0, layout.bytes[before - 1] == UInt8(ascii: "-") else { return nil }
    return before - 1
  }

  /// The texts that `node` stands for as a list.
  func texts(ofList node: Node) -> [String] {
    switch tree.kind(node) {
    case .scalar: isEmpty(node) ? [] : [tree.string(node)]
    case .sequence: elements(of: node).map { tree.string($0) }
    case .mapping: []
    }
  }

  /// Makes the list `node` say `texts`. Where some are only added at the front or the end, the rest is left as it is.
  func setList(_ node: Node, to texts: [String]) throws(MendRefusal) -> [Edit] {
    let old = self.texts(ofList: node)
    if old == texts { return [] }
    if old.count < texts.count, tree.kind(node) != .mapping {
      if Array(texts.suffix(old.count)) == old {
        return try add(Array(texts.prefix(texts.count - old.count)), toList: node, first: true)
      }
      if Array(texts.prefix(old.count)) == old {
        return try add(Array(texts.suffix(texts.count - old.count)), toList: node, first: false)
      }
    }
    switch tree.kind(node) {
    case .scalar where texts.count == 1: return replace(node, with: .text(texts[0]))
    case .sequence where !isFlow(node) && texts.count <= old.count: return try rewrite(node, as: texts)
    default: break
    }
    guard layout.isOneLine(tree.range(node)), tree.kind(node) != .mapping else {
      throw MendRefusal("the list is written over several lines")
    }
    let line = YAMLPrinter.line(.sequence(texts.map { .text($0) }), inFlow: isInFlow(node))
    return [replacement(start(node)..<end(node), line)]
  }

  /// Writes `texts` over the first elements of a block list and takes the lines of the others away.
  private func rewrite(_ node: Node, as texts: [String]) throws(MendRefusal) -> [Edit] {
    let elements = elements(of: node)
    var edits = zip(elements, texts).flatMap { replace($0, with: .text($1)) }
    for surplus in elements.dropFirst(texts.count) {
      let end = layout.nextLine(try endOfLines(of: surplus))
      edits.append(replacement(layout.lineStart(start(surplus))..<end, ""))
    }
    return edits
  }

  /// Makes a list of names, with `entry` for one of them, a mapping from names: `[open, closed]` becomes
  /// `{open: {}, closed: {}}`.
  func makeMapping(of list: Node, with body: YAMLNode, for element: Node) throws(MendRefusal) -> [Edit] {
    let elements = elements(of: list)
    var edits: [Edit] = []
    if isFlow(list) {
      edits = [
        replacement(start(list)..<start(list) + 1, "{"), replacement(end(list) - 1..<end(list), "}"),
      ]
    } else {
      let columns = Set(elements.map { layout.column(start($0)) })
      guard columns.count == 1 else { throw MendRefusal("the names of the list do not stand in one column") }
      for element in elements {
        guard let dash = dash(of: element) else { throw MendRefusal("the list does not begin with a dash") }
        edits.append(replacement(dash..<dash + 1, " "))
      }
    }
    for other in elements {
      let value = other == element ? YAMLPrinter.line(body, inFlow: isFlow(list)) : "{}"
      edits.append(insertion(": " + value, at: end(other)))
    }
    return edits
  }
}

extension YAMLNode {
  /// The text of a scalar.
  fileprivate var scalarText: String? {
    switch self {
    case .word(let text), .text(let text): text
    case .sequence, .mapping: nil
    }
  }
}

extension String {
  /// Without the blanks that the first line of a block begins with.
  fileprivate func dropIndentation(_ count: Int) -> String { String(dropFirst(count)) }
}
