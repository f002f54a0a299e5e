import TwinModel
import TwinSource
public import TwinSyntax

/// The layout of `model.json` that `readArtifact` reads.
public let readableArtifactFormat = 1

extension SyntaxLimits {
  /// Bounds on `model.json`, in which a level of a value takes three levels of JSON.
  public static let artifact = SyntaxLimits(depth: 192)
}

/// Reads a `model.json`: the package and what it declares. What the document lays out beside that (ancestors, effective members,
/// refined members) follows from it, and is not read.
///
/// Names are identities, so the package's own names come first and those of its dependencies are qualified by package.
/// Total: what cannot be read becomes a finding. A document of another format, or none at all, gives declarations without
/// a package. O(nodes).
public func readArtifact(_ tree: SyntaxTree) -> ReadFile {
  var reader = ArtifactReader(tree)
  if let root = tree.root { reader.readDocument(root) }
  return ReadFile(declarations: reader.declarations, findings: reader.findings.sorted(by: Finding.inOrder))
}

/// Whether `tree` is a `model.json`, of whatever format.
public func looksLikeArtifact(_ tree: SyntaxTree) -> Bool {
  guard let root = tree.root, tree.value(of: "format", in: root) != nil,
    let package = tree.value(of: "package", in: root)
  else { return false }
  return tree.kind(package) == .mapping && tree.value(of: "version", in: package) != nil
}

/// Walks the tree of one document and fills declarations.
struct ArtifactReader {
  typealias Node = SyntaxTree.NodeID

  let tree: SyntaxTree
  var declarations: Declarations
  var findings: [Finding] = []
  /// The package's name and a dot.
  var prefix = ""
  /// Identity of the element that is being read; the subject of findings.
  var subject = ""
  /// Arrays, maps, objects and enums around the value that is being read.
  var valueDepth = 0

  init(_ tree: SyntaxTree) {
    self.tree = tree
    declarations = Declarations(file: tree.file)
  }

  mutating func readDocument(_ root: Node) {
    guard let format = tree.value(of: "format", in: root), let package = tree.value(of: "package", in: root) else {
      report(
        "structure/missing-key", "the document has no `format` or no `package`", at: root,
        notes: ["`gemel build` writes model.json"])
      return
    }
    guard number(format)?.int64 == Int64(readableArtifactFormat) else {
      report(
        "structure/invalid-value",
        "the document is of format \(excerpt(format)), and this compiler reads format \(readableArtifactFormat)",
        at: format, notes: ["read it with the release of the compiler that wrote it, or build it again with this one"])
      return
    }
    readPackage(package)
    guard declarations.package != nil else { return }
    object(root, "the document") { reader, key, node in
      switch key {
      case "format", "package": break
      case "concepts": reader.elements(node) { $0.readConcept($1) }
      case "relations": reader.elements(node) { $0.readRelation($1) }
      case "quantities": reader.elements(node) { $0.readQuantity($1) }
      case "units": reader.elements(node) { $0.readUnit($1) }
      case "terms": reader.elements(node) { $0.readTerm($1) }
      case "points": reader.elements(node) { $0.readPoint($1) }
      case "schemas": reader.elements(node) { $0.readSchema($1) }
      case "twins": reader.elements(node) { $0.readTwin($1) }
      default: return false
      }
      return true
    }
  }

  // MARK: - Shapes

  /// Calls `body` with each key and value of an object; false means that the key is unknown. Missing keys are findings.
  mutating func object(
    _ node: Node, _ what: String, required: [String] = [], _ body: (inout ArtifactReader, String, Node) -> Bool
  ) {
    guard tree.kind(node) == .mapping else { return reportShape(node, "\(what) is an object") }
    var missing = required
    var next = tree.firstChild(node)
    while let key = next, let value = tree.sibling(after: key, in: node) {
      next = tree.sibling(after: value, in: node)
      let name = tree.string(key)
      missing.removeAll { $0 == name }
      if !body(&self, name, value) {
        report(
          "structure/unknown-key", "unknown key `\(excerpt(key))` in \(what)", at: key,
          notes: ["a later compiler may have written it; read it with that one"])
      }
    }
    for key in missing { report("structure/missing-key", "\(what) has no `\(key)`", at: node) }
  }

  /// Calls `body` with each element of a list.
  mutating func elements(_ node: Node, _ body: (inout ArtifactReader, Node) -> Void) {
    guard tree.kind(node) == .sequence else { return reportShape(node, "expected a list") }
    var next = tree.firstChild(node)
    while let element = next {
      next = tree.sibling(after: element, in: node)
      body(&self, element)
    }
  }

  /// What `body` makes of each element of a list.
  mutating func list<Value>(_ node: Node, _ body: (inout ArtifactReader, Node) -> Value?) -> [Value] {
    var values: [Value] = []
    elements(node) { reader, element in if let value = body(&reader, element) { values.append(value) } }
    return values
  }

  func isString(_ node: Node) -> Bool { tree.kind(node) == .scalar && tree.style(node) != .plain }

  mutating func text(_ node: Node) -> Symbol {
    if !isString(node) { reportShape(node, "expected a string") }
    let tree = tree
    return declarations.symbols.intern(tree.text(node))
  }

  mutating func texts(_ node: Node) -> [Symbol] { list(node) { $0.text($1) } }

  mutating func flag(_ node: Node) -> Bool {
    let isTrue = tree.kind(node) == .scalar && tree.style(node) == .plain && tree.text(node, equals: "true")
    if !isTrue { reportShape(node, "expected `true`; what is false is left out") }
    return isTrue
  }

  /// A number, or a string of its digits.
  func number(_ node: Node) -> Number? { tree.kind(node) == .scalar ? Number(parsing: tree.text(node)) : nil }

  /// What `parse` makes of a scalar's text; a finding where it makes nothing of it.
  mutating func parsed<Value>(_ node: Node, _ expectation: String, _ parse: (String) -> Value?) -> Value? {
    if tree.kind(node) == .scalar, let value = parse(tree.string(node)) { return value }
    report("structure/invalid-value", "expected \(expectation), found `\(excerpt(node))`", at: node)
    return nil
  }

  /// The one of `words` that a string is.
  mutating func word<Value>(_ node: Node, _ values: [Value], _ name: (Value) -> String) -> Value? {
    parsed(node, "one of " + values.map { "`\(name($0))`" }.joined(separator: ", ")) { text in
      values.first { name($0) == text }
    }
  }

  mutating func natural(_ node: Node) -> UInt32? { parsed(node, "a whole number") { UInt32($0) } }

  /// An identity, without the package where that is this one.
  mutating func reference(_ node: Node) -> Reference {
    guard isString(node) else { return Reference(text(node), tree.range(node)) }
    let identity = tree.string(node)
    let name = identity.dropFirst(prefix.count)
    let isOwn = identity.hasPrefix(prefix) && !name.contains(".")
    return Reference(declarations.symbols.intern(isOwn ? String(name) : identity), tree.range(node))
  }

  mutating func references(_ node: Node) -> [Reference] { list(node) { $0.reference($1) } }

  /// A name that others can refer to.
  mutating func name(_ node: Node) -> DeclarationHeader {
    let text = tree.string(node)
    if isString(node), text.isEmpty || text.utf8.count > 512 || text.unicodeScalars.contains(where: Self.isOdd) {
      report("structure/invalid-name", "`\(excerpt(node))` is not a name", at: node)
    }
    return DeclarationHeader(name: self.text(node), range: tree.range(node))
  }

  private static func isOdd(_ scalar: Unicode.Scalar) -> Bool {
    scalar == "/" || scalar == "." || scalar == ":" || scalar.properties.generalCategory == .control
      || scalar.properties.isBidiControl
  }

  // MARK: - Findings

  mutating func report(_ rule: RuleID, _ message: String, at node: Node, notes: [String] = []) {
    findings.append(Finding(rule, .error, message, at: tree.place(node), notes: notes, subject: subject))
  }

  mutating func reportShape(_ node: Node, _ message: String) { report("structure/wrong-shape", message, at: node) }

  /// The text of a scalar, cut to what a message can hold.
  func excerpt(_ node: Node) -> String {
    let text = tree.string(node)
    return text.count > 60 ? text.prefix(57) + "..." : text
  }
}
