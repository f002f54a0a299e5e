internal import TwinSource
internal import TwinSyntax

/// What the files of a package name, before any of them is read in full: interfaces and schemas by identifier.
struct DTDLSurvey {
  /// Where an element stands, and in which interface.
  struct Element {
    var file: FileID
    var node: SyntaxTree.NodeID
    var interface: String
  }

  /// Interfaces by identifier, with the place of the first one.
  var interfaces: [String: Place] = [:]
  /// Complex schemas by identifier, with the interface they belong to.
  var schemas: [String: String] = [:]
  /// Elements by identifier that are neither, so that they can be named instead of written out.
  var elements: [String: Element] = [:]
  /// How often each context is written.
  var contexts: [[String]: Int] = [:]

  /// Adds what `tree` names. O(nodes).
  mutating func add(_ tree: SyntaxTree) {
    if let root = tree.root { add(root, of: tree, in: "") }
  }

  private mutating func add(_ node: SyntaxTree.NodeID, of tree: SyntaxTree, in interface: String) {
    switch tree.kind(node) {
    case .scalar: return
    case .sequence: tree.forEachElement(node) { add($0, of: tree, in: interface) }
    case .mapping:
      let id = tree.value(of: "@id", in: node).flatMap { tree.kind($0) == .scalar ? tree.string($0) : nil }
      var owner = interface
      switch Self.classes(of: node, in: tree) {
      case let classes where classes.contains(.interface):
        owner = id ?? interface
        if let id, interfaces[id] == nil { interfaces[id] = tree.place(node) }
        if let context = tree.value(of: "@context", in: node) {
          contexts[Self.strings(context, of: tree), default: 0] += 1
        }
      case let classes where !classes.isDisjoint(with: DTDLClass.complexSchemas):
        if let id, schemas[id] == nil { schemas[id] = interface }
      default:
        if let id, elements[id] == nil, tree.sibling(after: tree.firstChild(node) ?? node, in: node) != nil {
          elements[id] = Element(file: tree.file, node: node, interface: interface)
        }
      }
      tree.forEachPair(node) { _, value in add(value, of: tree, in: owner) }
    }
  }

  /// The language's own classes among the types of the mapping `node`.
  static func classes(of node: SyntaxTree.NodeID, in tree: SyntaxTree) -> Set<DTDLClass> {
    guard let types = tree.value(of: "@type", in: node) else { return [] }
    return Set(strings(types, of: tree).compactMap { DTDLClass(rawValue: dtdlTerm($0, .materialClass)) })
  }

  /// The string `node`, or the strings in the list `node`.
  static func strings(_ node: SyntaxTree.NodeID, of tree: SyntaxTree) -> [String] {
    if tree.kind(node) == .scalar { return [tree.string(node)] }
    var strings: [String] = []
    tree.forEachElement(node) { if tree.kind($0) == .scalar { strings.append(tree.string($0)) } }
    return strings
  }

  /// The context that most interfaces have, the first in order among equals.
  var commonContext: [String] {
    contexts.sorted { a, b in
      a.value != b.value ? a.value > b.value : a.key.lexicographicallyPrecedes(b.key)
    }.first?.key ?? []
  }
}
