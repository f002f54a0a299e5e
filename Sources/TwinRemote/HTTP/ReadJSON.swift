import TwinOutput
import TwinSource
import TwinSyntax

/// What JSON from outside says; nil for what is none, for keys that stand twice, and for what is larger or deeper than
/// anything that a registry has to say. O(bytes).
func readJSON(_ bytes: [UInt8], limit: Int = 4 << 20) -> JSONValue? {
  let limits = SyntaxLimits(fileSize: limit, depth: 16, nodes: 200_000, scalarLength: 256 << 10)
  let parsed = parseJSON(bytes, file: .none, limits: limits)
  guard let root = parsed.tree.root, !parsed.findings.contains(where: { $0.severity == .error }) else { return nil }
  return value(of: root, in: parsed.tree)
}

/// No deeper than the tree, which is bounded.
private func value(of node: SyntaxTree.NodeID, in tree: SyntaxTree) -> JSONValue {
  switch tree.kind(node) {
  case .scalar:
    let text = tree.string(node)
    guard tree.style(node) == .plain else { return .string(text) }
    switch text {
    case "null": return .null
    case "true": return .boolean(true)
    case "false": return .boolean(false)
    default: return .decimal(text)
    }
  case .sequence:
    var elements: [JSONValue] = []
    tree.forEachElement(node) { elements.append(value(of: $0, in: tree)) }
    return .array(elements)
  case .mapping:
    var entries: [JSONEntry] = []
    var next = tree.firstChild(node)
    while let key = next, let found = tree.sibling(after: key, in: node) {
      entries.append(JSONEntry(tree.string(key), value(of: found, in: tree)))
      next = tree.sibling(after: found, in: node)
    }
    return .object(entries)
  }
}

extension JSONValue {
  /// The value of a key of an object; nil where there is none.
  subscript(key: String) -> JSONValue? {
    if case .object(let entries) = self { entries.first { $0.key == key }?.value } else { nil }
  }

  /// The text of a string.
  var text: String? {
    if case .string(let text) = self { text } else { nil }
  }

  /// A text that is not empty.
  var filledText: String? { text.flatMap { $0.isEmpty ? nil : $0 } }

  /// A whole number from zero on.
  var count: Int? {
    if case .decimal(let digits) = self, let count = Int(digits), count >= 0 { count } else { nil }
  }

  /// Elements of an array; none for anything else.
  var elements: [JSONValue] {
    if case .array(let elements) = self { elements } else { [] }
  }

  /// Entries of an object; none for anything else.
  var entries: [JSONEntry] {
    if case .object(let entries) = self { entries } else { [] }
  }
}
