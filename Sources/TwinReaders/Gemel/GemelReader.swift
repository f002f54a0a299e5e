import TwinModel
public import TwinSource
public import TwinSyntax

/// What a reader makes of one file: as many declarations as could be read, and what is wrong with the rest.
public struct ReadFile: Sendable {
  /// The declarations.
  public var declarations: Declarations
  /// Findings in order of place.
  public var findings: [Finding]

  /// A result.
  public init(declarations: Declarations, findings: [Finding]) {
    self.declarations = declarations
    self.findings = findings
  }
}

/// Reads a Gemel source: sections of concepts, relations, quantities, units, terms, points, twins, schemas.
public func readGemelSource(_ tree: SyntaxTree) -> ReadFile {
  var reader = GemelReader(tree)
  if let root = tree.root { reader.readSource(root) }
  return reader.finish()
}

/// Reads `gemel.yaml`: a package's manifest, a workspace's, or both.
public func readGemelManifest(_ tree: SyntaxTree) -> ReadFile {
  var reader = GemelReader(tree)
  reader.readManifest(tree.root)
  return reader.finish()
}

/// Reads a rule file.
public func readGemelRule(_ tree: SyntaxTree) -> ReadFile {
  var reader = GemelReader(tree)
  reader.readRule(tree.root)
  return reader.finish()
}

/// Reads a pack file.
public func readGemelPack(_ tree: SyntaxTree) -> ReadFile {
  var reader = GemelReader(tree)
  reader.readPack(tree.root)
  return reader.finish()
}

/// Reads `gemel.waivers.yaml`.
public func readGemelWaivers(_ tree: SyntaxTree) -> ReadFile {
  var reader = GemelReader(tree)
  if let root = tree.root { reader.readWaivers(root) }
  return reader.finish()
}

/// Reads a change record.
public func readGemelChangeRecord(_ tree: SyntaxTree) -> ReadFile {
  var reader = GemelReader(tree)
  reader.readChangeRecord(tree.root)
  return reader.finish()
}

/// Walks a tree by the language definition and fills declarations. One file, one walk.
struct GemelReader {
  typealias Node = SyntaxTree.NodeID

  let tree: SyntaxTree
  let keyTable: KeyTable
  let constructs: [Construct]
  var declarations: Declarations
  var findings: [Finding] = []
  /// Names of the sections and elements around what is being read; the subject of findings.
  var path: [Symbol] = []
  /// Arrays, maps and objects around the value that is being read.
  var valueDepth = 0
  /// Whether the `type` of the value that is being read had its finding.
  var isTypeRefused = false

  init(_ tree: SyntaxTree) {
    self.tree = tree
    keyTable = LanguageDefinition.keyTable
    constructs = LanguageDefinition.constructs
    declarations = Declarations(file: tree.file)
    // Members take some twelve nodes each; a quarter of that leaves room without waste.
    declarations.members.rows.reserveCapacity(tree.nodeCount / 16)
  }

  consuming func finish() -> ReadFile {
    findings.sort(by: Finding.inOrder)
    return ReadFile(declarations: declarations, findings: findings)
  }

  // MARK: - Mappings

  /// Calls `body` with each key of the construct `id` that stands in `node` with a value of a fitting kind.
  ///
  /// Unknown keys, values of another kind and missing keys become findings. An empty value counts as an empty mapping.
  /// False, with a finding, when the node is no mapping at all.
  @discardableResult
  mutating func forEachKey(of node: Node, _ id: ConstructID, _ body: (inout GemelReader, Key, Node) -> Void) -> Bool {
    let index = Int(id.rawValue)
    var seen: UInt64 = 0
    switch tree.kind(node) {
    case .mapping:
      var next = tree.firstChild(node)
      while let keyNode = next, let value = tree.sibling(after: keyNode, in: node) {
        next = tree.sibling(after: value, in: node)
        guard let key = keyTable.find(tree.text(keyNode)), !constructs[index].kinds(of: key).isEmpty else {
          reportUnknownKey(keyNode, in: index)
          continue
        }
        seen |= constructs[index].bit(of: key)
        if accept(value, as: key, in: index) { body(&self, key, value) }
      }
    case .scalar where isEmpty(node): break
    case .scalar, .sequence:
      reportShape(node, "\(constructs[index].id.name) must be a mapping")
      return false
    }
    for key in constructs[index].required where seen & constructs[index].bit(of: key) == 0 {
      report(
        "structure/missing-key", "\(constructs[index].id.name) has no `\(key.spelling)`",
        at: node, notes: constructs[index].definition(of: key).map { [$0.note] } ?? [])
    }
    return true
  }

  /// Calls `body` with each name and value of a mapping from names.
  mutating func forEachEntry(of node: Node, _ body: (inout GemelReader, DeclarationHeader, Node) -> Void) {
    var next = tree.firstChild(node)
    while let key = next, let value = tree.sibling(after: key, in: node) {
      next = tree.sibling(after: value, in: node)
      guard let name = readName(key) else { continue }
      path.append(name)
      body(&self, DeclarationHeader(name: name, range: tree.range(key)), value)
      path.removeLast()
    }
  }

  /// Whether `value` is of a kind that the construct allows under `key`; a finding if not.
  private mutating func accept(_ value: Node, as key: Key, in construct: Int) -> Bool {
    let kinds = constructs[construct].kinds(of: key)
    let kind: NodeKinds =
      switch tree.kind(value) {
      case .scalar: .scalar
      case .sequence: .sequence
      case .mapping: .mapping
      }
    let isAccepted = kinds.contains(kind)
    // `properties:` with nothing below it is an empty mapping.
    if isEmpty(value) ? kinds.contains(.nothing) : isAccepted { return isAccepted }
    let expectation = constructs[construct].definition(of: key)?.shape.expectation ?? ""
    reportShape(
      value,
      isAccepted
        ? "`\(key.spelling)` has no value; it expects \(expectation)" : "`\(key.spelling)` expects \(expectation)",
      notes: key == .type ? shapeOfType(value) : [])
    if key == .type { isTypeRefused = true }
    return false
  }

  /// What to write where an array, map, object or enum stands below `type`.
  private func shapeOfType(_ value: Node) -> [String] {
    guard tree.kind(value) == .mapping, let first = tree.firstChild(value), let key = keyTable.find(tree.text(first)),
      [.array, .map, .object, .enumeration].contains(key)
    else { return [] }
    return ["`\(key.spelling)` stands in the place of `type`: leave `type` and the braces around it out"]
  }

  /// Whether `node` is a plain scalar without text: `key:` and nothing after it.
  func isEmpty(_ node: Node) -> Bool {
    tree.kind(node) == .scalar && tree.style(node) == .plain && tree.text(node).isEmpty
  }

  /// Whether `node` is a scalar with text, so that a construct's shorthand applies.
  func isShorthand(_ node: Node) -> Bool { tree.kind(node) == .scalar && !isEmpty(node) }

  // MARK: - Findings

  mutating func report(
    _ rule: RuleID, severity: Severity = .error, _ message: String, at node: Node, related: [RelatedPlace] = [],
    notes: [String] = [], fixIts: [FixIt] = []
  ) {
    findings.append(
      Finding(
        rule, severity, message, at: tree.place(node), related: related, notes: notes.filter { !$0.isEmpty },
        fixIts: fixIts, subject: path.map { declarations.symbols[$0] }.joined(separator: ".")))
  }

  mutating func reportShape(_ node: Node, _ message: String, notes: [String] = []) {
    report("structure/wrong-shape", message, at: node, notes: notes)
  }

  /// A value that is of the right kind and says nothing valid.
  mutating func reportValue(_ node: Node, _ shape: Shape, notes: [String] = []) {
    report(
      "structure/invalid-value", "expected \(shape.expectation), found `\(excerpt(node))`", at: node, notes: notes)
  }

  /// The text of a scalar, cut to what a message can hold.
  func excerpt(_ node: Node) -> String {
    let text = tree.string(node)
    return text.count > 60 ? text.prefix(57) + "..." : text
  }

  private mutating func reportUnknownKey(_ key: Node, in index: Int) {
    let construct = constructs[index]
    let name = tree.string(key)
    // Merge keys and keys that are no scalars have been refused by the parser.
    if name == "<<" || isEmpty(key) { return }
    let known = construct.keys.map(\.key.spelling)
    var notes: [String] = []
    var fixIts: [FixIt] = []
    if let suggestion = nearest(to: name, in: known) {
      notes.append("did you mean `\(suggestion)`?")
      fixIts.append(FixIt("rename `\(name)` to `\(suggestion)`", [Edit(tree.place(key), suggestion)]))
    } else {
      let metadata = Set(LanguageDefinition.metadataKeys.map(\.key))
      let own = construct.keys.filter { !metadata.contains($0.key) }.map { "`\($0.key.spelling)`" }
      notes.append(
        "a \(construct.id.name) may have \(own.joined(separator: ", "))"
          + (own.count < known.count ? ", and metadata such as `description`" : ""))
    }
    report(
      "structure/unknown-key", "unknown key `\(excerpt(key))` in \(construct.id.name)", at: key, notes: notes,
      fixIts: fixIts)
  }
}
