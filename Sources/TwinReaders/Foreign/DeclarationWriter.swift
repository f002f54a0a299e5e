internal import TwinModel
internal import TwinSource
internal import TwinSyntax

/// Puts what a YAML dialect says into the declarations of one file.
struct DeclarationWriter {
  var declarations: Declarations

  init(_ file: FileID) { declarations = Declarations(file: file) }

  mutating func symbol(_ text: String) -> Symbol { declarations.symbols.intern(text) }

  /// A text in the language of the source, which names none.
  mutating func text(_ text: String) -> IDRange<LocalizedText> {
    let start = declarations.texts.count
    declarations.texts.append(LocalizedText(language: .empty, text: symbol(text)))
    return IDRange(start, start + 1)
  }

  mutating func header(_ name: String, at range: ByteRange, _ metadata: Metadata = Metadata()) -> DeclarationHeader {
    let row = metadata == Metadata() ? nil : declarations.metadata.append(metadata)
    return DeclarationHeader(name: symbol(name), range: range, metadata: row)
  }

  mutating func append(_ members: [MemberDeclaration]) -> IDRange<MemberDeclaration> {
    let start = declarations.members.count
    declarations.members.rows += members
    return IDRange(start, declarations.members.count)
  }

  mutating func append(_ values: [EnumerationValueDeclaration]) -> IDRange<EnumerationValueDeclaration> {
    let start = declarations.enumerationValues.count
    declarations.enumerationValues.rows += values
    return IDRange(start, declarations.enumerationValues.count)
  }

  mutating func append(_ fields: [FieldDeclaration]) -> IDRange<FieldDeclaration> {
    let start = declarations.fields.count
    declarations.fields.rows += fields
    return IDRange(start, declarations.fields.count)
  }

  /// Constraints in the order of their cases.
  mutating func append(_ constraints: [(Constraint, ByteRange)]) -> IDRange<Constraint> {
    let start = declarations.constraints.count
    declarations.constraints.rows += constraints.map(\.0)
    declarations.constraintRanges += constraints.map(\.1)
    return IDRange(start, declarations.constraints.count)
  }

  /// What the model has no place for, under the name of the language.
  mutating func annotation(_ language: String, _ entries: [(key: String, value: Literal)]) -> [Annotation] {
    if entries.isEmpty { return [] }
    let sorted = entries.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
    let object = sorted.map { LiteralEntry(key: symbol($0.key), value: $0.value) }
    return [Annotation(key: symbol(language), value: .object(object))]
  }

  /// The value of `node` by the looks of it: what is plain and reads as a number, a truth or nothing is one.
  mutating func literal(_ node: SyntaxTree.NodeID, of tree: SyntaxTree) -> Literal {
    switch tree.kind(node) {
    case .scalar:
      let text = tree.string(node)
      guard tree.style(node) == .plain else { return .string(symbol(text)) }
      switch text {
      case "", "~", "null", "Null", "NULL": return .null
      case "true", "True", "TRUE": return .boolean(true)
      case "false", "False", "FALSE": return .boolean(false)
      default: return Number(text).map { .number($0) } ?? .string(symbol(text))
      }
    case .sequence:
      var elements: [Literal] = []
      tree.forEachElement(node) { elements.append(literal($0, of: tree)) }
      return .array(elements)
    case .mapping:
      var entries: [LiteralEntry] = []
      tree.forEachPair(node) { key, value in
        entries.append(LiteralEntry(key: symbol(tree.string(key)), value: literal(value, of: tree)))
      }
      return .object(entries)
    }
  }

  /// A manifest of a package of its own, whose dependencies have the same version.
  mutating func declarePackage(
    _ name: String, _ kind: PackageKind, _ declared: SemanticVersion?, summary: String,
    dependencies: [(package: String, alias: String)]
  ) {
    let start = ByteRange(0, 0)
    let version = declared ?? SemanticVersion(1, 0, 0)
    var package = PackageDeclaration(
      header: header(name, at: start), kind: kind, version: version, edition: 2026, summary: symbol(summary))
    package.isVersioned = declared != nil
    for dependency in dependencies {
      guard let requirement = VersionRequirement("^\(version)") else { continue }
      package.dependencies.append(
        DependencyDeclaration(
          package: Reference(symbol(dependency.package), start), requirement: requirement,
          alias: Reference(symbol(dependency.alias), start)))
    }
    declarations.package = package
  }
}

extension SyntaxTree {
  /// The elements of a list; none for other nodes.
  func elements(_ node: NodeID) -> [NodeID] {
    var elements: [NodeID] = []
    forEachElement(node) { elements.append($0) }
    return elements
  }

  /// The keys and values of a mapping; none for other nodes.
  func pairs(_ node: NodeID) -> [(key: NodeID, value: NodeID)] {
    var pairs: [(key: NodeID, value: NodeID)] = []
    forEachPair(node) { pairs.append(($0, $1)) }
    return pairs
  }

  /// The keys and values of the whole file; none where it is no mapping.
  var rootPairs: [(key: NodeID, value: NodeID)] {
    guard let root else { return [] }
    return pairs(root)
  }

  /// What `node` lists: the keys and values of a mapping, or the elements of a list, each a name alone or with its value.
  func listing(_ node: NodeID) -> [(key: NodeID, value: NodeID?)] {
    if kind(node) == .mapping { return pairs(node).map { ($0.key, $0.value) } }
    return elements(node).compactMap { element in
      if kind(element) == .scalar { return (element, nil) }
      let pairs = pairs(element)
      return pairs.count == 1 ? (pairs[0].key, pairs[0].value) : nil
    }
  }

  /// Whether `node` is a scalar without a text, as where nothing follows a key.
  func isEmpty(_ node: NodeID) -> Bool {
    kind(node) == .scalar && style(node) == .plain && ["", "~", "null"].contains(string(node))
  }

  /// A truth as YAML writes it; nil for anything else.
  func boolean(_ node: NodeID) -> Bool? {
    guard kind(node) == .scalar else { return nil }
    switch string(node).lowercased() {
    case "true": return true
    case "false": return false
    default: return nil
    }
  }
}

/// `text` as a name of the model: a letter, then letters, digits and underscores, at most `limit` of them.
///
/// Signs that units are written with are put in words (`km/h` becomes `km_per_h`), others become underscores.
func modelName(_ text: String, limit: Int = 512) -> String {
  var name = ""
  var count = 0
  for scalar in text.unicodeScalars where count < limit {
    count += 1
    switch scalar {
    case "a"..."z", "A"..."Z", "0"..."9", "_": name.unicodeScalars.append(scalar)
    case "/": name += "_per_"
    case "%": name += "percent"
    case "^": break
    default: name += "_"
    }
  }
  guard let first = name.utf8.first, (first | 0x20) >= 0x61, (first | 0x20) <= 0x7A else { return "v" + name }
  return name
}
