internal import TwinModel
internal import TwinSource
internal import TwinSyntax

/// Makes declarations of a specification that has been put together.
struct VSSReader {
  let tree: VSSTree
  /// Names of units by their spelling.
  let units: [String: String]
  /// Whether files say which units there are.
  let areUnitsKnown: Bool
  var writer: DeclarationWriter
  var findings: [Finding] = []
  var suggester = Suggester()
  /// How many instances branches have so far.
  var instanceCount = 0
  private(set) var manifest: Declarations
  /// Names of the twins and schemas that branches and structs become, by their rows.
  private var typeNames: [Int: String] = [:]

  init(_ tree: VSSTree, units: [String: String], areUnitsKnown: Bool) {
    self.tree = tree
    self.units = units
    self.areUnitsKnown = areUnitsKnown
    let file = tree.parts.first?.file ?? .none
    writer = DeclarationWriter(file)
    writer.declarations.parts = tree.parts
    manifest = Declarations(file: file)
  }

  mutating func read(_ name: String, _ version: SemanticVersion?, unitPackage: String) {
    var own = DeclarationWriter(manifest.file)
    own.declarePackage(
      name, .model, version, summary: "A vehicle signal specification.", dependencies: [(unitPackage, "units")])
    manifest = own.declarations
    nameTypes()
    for row in tree.nodes.indices where typeNames[row] != nil {
      if tree.nodes[row].kind == .structure { declareSchema(row) } else { declareTwin(row) }
    }
  }

  /// Names of types are the names on the way to them, each with a capital.
  private mutating func nameTypes() {
    var taken: Set<String> = []
    for (row, node) in tree.nodes.enumerated() {
      guard node.kind == .structure || node.kind == .branch && !holdsTypesOnly(row) else { continue }
      var name = Self.typeName(of: node.path)
      // Two ways may run together to one name; one that has been given keeps it.
      if !taken.insert(name).inserted {
        name = modelName(node.path)
        if !taken.insert(name).inserted { continue }
      }
      typeNames[row] = name
    }
  }

  static func typeName(of path: String) -> String {
    path.split(separator: ".").map { modelName($0.prefix(1).uppercased() + $0.dropFirst()) }.joined()
  }

  /// Whether a branch is there for the structs below it alone.
  private func holdsTypesOnly(_ row: Int) -> Bool {
    var pending = [row]
    var hasTypes = false
    while let next = pending.popLast() {
      for child in tree.nodes[next].children {
        switch tree.nodes[child].kind {
        case .branch: pending.append(child)
        case .structure, .property: hasTypes = true
        default: return false
        }
      }
    }
    return hasTypes
  }

  // MARK: - Branches

  private mutating func declareTwin(_ row: Int) {
    let node = tree.nodes[row]
    var twin = TwinDeclaration(header: header(row, typeNames[row] ?? node.name))
    var members: [MemberDeclaration] = []
    for child in node.children {
      switch tree.nodes[child].kind {
      case .sensor, .actuator, .attribute: members.append(signal(child))
      case .branch: members += components(child)
      case .structure, .property, .unknown: break
      }
    }
    twin.members = writer.append(members)
    writer.declarations.twins.append(twin)
  }

  /// A component for each instance of a branch, or one.
  private mutating func components(_ row: Int) -> [MemberDeclaration] {
    guard let type = typeNames[row] else { return [] }
    let node = tree.nodes[row]
    let target = MemberDeclaration.Detail.component(Reference(writer.symbol(type), node.range))
    let labels = node.entries["instances"].map { instances($0, node) } ?? []
    if labels.isEmpty {
      return [MemberDeclaration(header: writer.header(node.name, at: node.range), kind: .component, detail: target)]
    }
    let range = node.entries["instances"].map { tree.range($0) } ?? node.range
    return labels.map { label in
      var metadata = Metadata()
      let path = Literal.string(writer.symbol(([node.name] + label).joined(separator: ".")))
      metadata.annotations = writer.annotation("vss", [("path", path)])
      let name = modelName(node.name + label.joined())
      return MemberDeclaration(header: writer.header(name, at: range, metadata), kind: .component, detail: target)
    }
  }

  // MARK: - Signals

  private mutating func signal(_ row: Int) -> MemberDeclaration {
    let node = tree.nodes[row]
    var kept: [(key: String, value: Literal)] = []
    let value = value(row, keeping: &kept)
    let header = header(row, node.name, keeping: kept, valued: true)
    var member = MemberDeclaration(header: header, kind: node.kind == .sensor ? .telemetry : .property, value: value)
    if node.kind == .actuator { member.isWritable = true }
    return member
  }

  private mutating func declareSchema(_ row: Int) {
    let node = tree.nodes[row]
    var fields: [FieldDeclaration] = []
    for child in node.children where tree.nodes[child].kind == .property {
      var kept: [(key: String, value: Literal)] = []
      let value = value(child, keeping: &kept)
      let header = header(child, tree.nodes[child].name, keeping: kept, valued: true)
      fields.append(FieldDeclaration(header: header, value: value))
    }
    let value = ValueDeclaration(type: .object(writer.append(fields)), range: node.range)
    writer.declarations.schemas.append(
      SchemaDeclaration(header: header(row, typeNames[row] ?? node.name), value: value))
  }

  /// The type named `text` where `node` stands: a struct by its full path, or by what tells it from its surroundings.
  func structure(_ text: String, from node: VSSNode) -> String? {
    var scope = node.path[...]
    while let dot = scope.lastIndex(of: ".") {
      scope = scope[..<dot]
      if let row = tree.index[scope + "." + text], tree.nodes[row].kind == .structure { return typeNames[row] }
    }
    return tree.index[text].flatMap { tree.nodes[$0].kind == .structure ? typeNames[$0] : nil }
  }

  // MARK: - What every node says

  private static let signalKeys: Set<String> = [
    "datatype", "unit", "min", "max", "allowed", "default", "arraysize", "pattern",
  ]

  /// Name and metadata of a node. Keys that nothing else reads are kept, with those in `kept`.
  private mutating func header(
    _ row: Int, _ name: String, keeping kept: [(key: String, value: Literal)] = [], valued: Bool = false
  ) -> DeclarationHeader {
    let node = tree.nodes[row]
    var metadata = Metadata()
    var kept = kept
    for key in node.keys {
      guard let entry = node.entries[key] else { continue }
      let text = tree.string(entry)
      switch key {
      case "type": break
      case "description": metadata.description = writer.text(text)
      case "comment": metadata.comment = writer.symbol(text)
      case "deprecation": metadata.deprecation = deprecation(text, entry)
      case "fka": metadata.formerly = formerNames(row, entry, keeping: &kept)
      case "constUID", "staticUID":
        metadata.externalID = writer.symbol("vss:" + text)
      default:
        if valued, Self.signalKeys.contains(key) { continue }
        kept.append((key, literal(entry)))
      }
    }
    metadata.annotations = writer.annotation("vss", kept)
    return writer.header(name, at: node.range, metadata)
  }

  mutating func literal(_ entry: VSSNode.Entry) -> Literal {
    writer.literal(entry.value, of: tree.files[entry.file].tree)
  }

  /// A deprecation says by custom since which release: `v5.0 moved to X`.
  private mutating func deprecation(_ text: String, _ entry: VSSNode.Entry) -> Deprecation {
    var deprecation = Deprecation(reason: writer.symbol(text), place: tree.place(tree.range(entry)))
    if let word = text.split(separator: " ").first, word.hasPrefix("v") || word.hasPrefix("V") {
      let numbers = word.dropFirst().split(separator: ".", omittingEmptySubsequences: false).map { UInt32($0) }
      if (1...3).contains(numbers.count), let major = numbers[0] {
        let rest = numbers.dropFirst().map { $0 ?? 0 } + [0, 0]
        deprecation.since = SemanticVersion(major, rest[0], rest[1])
      }
    }
    return deprecation
  }

  /// Names from before. Where a full path is given, the last part was the name if the rest is still the way to the node; the
  /// paths are kept in any case.
  private mutating func formerNames(
    _ row: Int, _ entry: VSSNode.Entry, keeping kept: inout [(key: String, value: Literal)]
  ) -> [Symbol] {
    let file = tree.files[entry.file].tree
    let nodes = file.kind(entry.value) == .sequence ? file.elements(entry.value) : [entry.value]
    let paths = nodes.map { file.string($0) }.filter { !$0.isEmpty }
    if paths.contains(where: { $0.contains(".") }) { kept.append(("fka", literal(entry))) }
    let node = tree.nodes[row]
    let above = node.parent.map { tree.nodes[$0].path } ?? ""
    let isType = node.kind == .branch || node.kind == .structure
    var names: [Symbol] = []
    for path in paths {
      let full = path.contains(".") || above.isEmpty ? path : above + "." + path
      let last = full.split(separator: ".").last.map(String.init) ?? full
      let name = isType ? Self.typeName(of: full) : last
      let isSameWay = full == (above.isEmpty ? last : above + "." + last)
      guard isType || isSameWay, name != (isType ? typeNames[row] : node.name) else { continue }
      let symbol = writer.symbol(modelName(name))
      if !names.contains(symbol) { names.append(symbol) }
    }
    return names
  }

  mutating func report(
    _ rule: RuleID, _ message: String, at range: ByteRange, notes: [String] = [], subject: String
  ) {
    findings.append(Finding(rule, .error, message, at: tree.place(range), notes: notes, subject: subject))
  }
}
