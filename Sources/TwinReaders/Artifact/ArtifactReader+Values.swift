import TwinModel
import TwinSource
import TwinSyntax

extension ArtifactReader {
  mutating func value(_ node: Node) -> ValueDeclaration {
    var value = ValueDeclaration(range: tree.range(node))
    var type: Node?
    object(node, "a value", required: ["type"]) { reader, key, node in
      switch key {
      case "type": type = node
      // Before the type, whose parts have constraints of their own: those of one value are consecutive.
      case "constraints": reader.readConstraints(node, into: &value)
      case "quantity": value.quantity = reader.reference(node)
      case "unit": value.unit = reader.reference(node)
      default: return false
      }
      return true
    }
    value.type = type.flatMap { self.type($0) } ?? builtIn(.string, at: node)
    return value
  }

  private mutating func builtIn(_ primitive: Primitive, at node: Node) -> TypeDeclaration {
    .named(Reference(declarations.symbols.intern(primitive.name), tree.range(node)))
  }

  private mutating func type(_ node: Node) -> TypeDeclaration? {
    guard tree.kind(node) == .mapping else {
      return word(node, Primitive.allCases, \.name).map { builtIn($0, at: node) }
    }
    guard valueDepth < GemelReader.maximumValueDepth else {
      report(
        "structure/too-deep-value", "values nest deeper than \(GemelReader.maximumValueDepth) levels", at: node)
      return nil
    }
    valueDepth += 1
    defer { valueDepth -= 1 }
    var type: TypeDeclaration?
    object(node, "a type") { reader, key, node in
      switch key {
      case "array": type = .array(element: reader.storedField(node))
      case "map": type = reader.map(node)
      case "object": type = .object(reader.fields(node))
      case "enum": type = reader.enumeration(node)
      case "schema": type = .named(reader.reference(node))
      default: return false
      }
      return true
    }
    if type == nil { reportShape(node, "a type has one of `array`, `map`, `object`, `enum`, `schema`") }
    return type
  }

  private mutating func map(_ node: Node) -> TypeDeclaration? {
    var (key, value) = (ID<FieldDeclaration>?.none, ID<FieldDeclaration>?.none)
    object(node, "a map", required: ["key", "value"]) { reader, name, node in
      switch name {
      case "key": key = reader.storedField(node)
      case "value": value = reader.storedField(node)
      default: return false
      }
      return true
    }
    guard let key, let value else { return nil }
    return .map(key: key, value: value)
  }

  // MARK: - Fields

  mutating func storedField(_ node: Node) -> ID<FieldDeclaration> {
    let field = field(node)
    return declarations.fields.append(field)
  }

  /// Fields as consecutive rows; what is inside them has its rows before.
  mutating func fields(_ node: Node) -> IDRange<FieldDeclaration> {
    let rows = list(node) { $0.field($1) }
    let start = declarations.fields.count
    declarations.fields.rows += rows
    return IDRange(start, declarations.fields.count)
  }

  private mutating func field(_ node: Node) -> FieldDeclaration {
    let range = tree.range(node)
    var header = DeclarationHeader(name: .empty, range: range)
    var metadata: ID<Metadata>?
    var value: ValueDeclaration?
    var (isRequired, isWritable) = (false, false)
    object(node, "a field", required: ["value"]) { reader, key, node in
      switch key {
      case "name": header = reader.name(node)
      case "value": value = reader.value(node)
      case "required": isRequired = reader.flag(node)
      case "writable": isWritable = reader.flag(node)
      case "metadata": metadata = reader.metadata(node)
      default: return false
      }
      return true
    }
    header.metadata = metadata
    return FieldDeclaration(
      header: header, value: value ?? ValueDeclaration(type: builtIn(.string, at: node), range: range),
      isRequired: isRequired, isWritable: isWritable)
  }

  private mutating func enumeration(_ node: Node) -> TypeDeclaration? {
    let names: [(Enumeration.Encoding, String)] = [(.name, "name"), (.integer, "integer"), (.string, "string")]
    var encoding: Enumeration.Encoding?
    var isOpen = false
    var values: Node?
    object(node, "an enum", required: ["encoding", "values"]) { reader, key, node in
      switch key {
      case "encoding": encoding = reader.word(node, names, \.1)?.0
      case "open": isOpen = reader.flag(node)
      case "values": values = node
      default: return false
      }
      return true
    }
    guard let encoding, let values else { return nil }
    let rows = list(values) { $0.enumerationValue($1, encoding) }
    let start = declarations.enumerationValues.count
    declarations.enumerationValues.rows += rows
    return .enumeration(
      encoding: encoding, isOpen: isOpen, values: IDRange(start, declarations.enumerationValues.count))
  }

  private mutating func enumerationValue(
    _ node: Node, _ encoding: Enumeration.Encoding
  ) -> EnumerationValueDeclaration? {
    var header: DeclarationHeader?
    var metadata: ID<Metadata>?
    var encoded: LiteralDeclaration?
    object(node, "a value of an enum", required: ["name", "encoded"]) { reader, key, node in
      switch key {
      case "name": header = reader.name(node)
      case "encoded": encoded = reader.literal(node)
      case "metadata": metadata = reader.metadata(node)
      default: return false
      }
      return true
    }
    header?.metadata = metadata
    // By name, the code is the name again.
    return header.map { EnumerationValueDeclaration(header: $0, encoded: encoding == .name ? nil : encoded) }
  }

  // MARK: - Constraints

  private mutating func readConstraints(_ node: Node, into value: inout ValueDeclaration) {
    var rows: [(constraint: Constraint, range: ByteRange)] = []
    var literals: [ValueLiteral] = []
    object(node, "constraints") { reader, key, node in
      func add(_ constraint: Constraint?) {
        if let constraint { rows.append((constraint, reader.tree.range(node))) }
      }
      func bound() -> Number? { reader.parsed(node, "a number", Number.init(_:)) }
      switch key {
      case "minimum": add(bound().map { .minimum($0) })
      case "maximum": add(bound().map { .maximum($0) })
      case "exclusiveMinimum": add(bound().map { .exclusiveMinimum($0) })
      case "exclusiveMaximum": add(bound().map { .exclusiveMaximum($0) })
      case "multipleOf": add(bound().map { .multipleOf($0) })
      case "precision": add(reader.natural(node).map { .precision($0) })
      case "minLength": add(reader.natural(node).map { .minLength($0) })
      case "maxLength": add(reader.natural(node).map { .maxLength($0) })
      case "pattern": add(.pattern(reader.text(node)))
      case "minItems": add(reader.natural(node).map { .minItems($0) })
      case "maxItems": add(reader.natural(node).map { .maxItems($0) })
      case "uniqueItems": add(reader.flag(node) ? .uniqueItems : nil)
      case "const": literals.append(ValueLiteral(.const, reader.literal(node)))
      case "default": literals.append(ValueLiteral(.default, reader.literal(node)))
      case "examples": literals += reader.list(node) { ValueLiteral(.example, $0.literal($1)) }
      default: return false
      }
      return true
    }
    rows.sort { $0.constraint.rank < $1.constraint.rank }
    let start = declarations.constraints.count
    for row in rows {
      declarations.constraints.append(row.constraint)
      declarations.constraintRanges.append(row.range)
    }
    value.constraints = IDRange(start, declarations.constraints.count)
    value.literals = [.const, .default, .example].flatMap { role in literals.filter { $0.role == role } }
  }

  // MARK: - Literals

  /// The value behind a tag: an object of one entry under `$number` or `$object`.
  private static func tagged(_ node: Node, _ tree: SyntaxTree) -> (isNumber: Bool, value: Node)? {
    guard tree.kind(node) == .mapping, let key = tree.firstChild(node), let value = tree.sibling(after: key, in: node),
      tree.sibling(after: value, in: node) == nil
    else { return nil }
    if tree.text(key, equals: "$number") { return (true, value) }
    return tree.text(key, equals: "$object") && tree.kind(value) == .mapping ? (false, value) : nil
  }

  /// A literal to be read by its type. The depth of a document is bounded by the parser.
  private static func literal(
    _ node: Node, _ tree: SyntaxTree, into symbols: inout SymbolTable
  ) -> LiteralDeclaration {
    let range = tree.range(node)
    switch tree.kind(node) {
    case .scalar:
      let text = symbols.intern(tree.text(node))
      return tree.style(node) == .plain ? .plain(text, range) : .quoted(text, range)
    case .sequence:
      var elements: [LiteralDeclaration] = []
      tree.forEachElement(node) { elements.append(literal($0, tree, into: &symbols)) }
      return .array(elements, range)
    case .mapping:
      let tag = tagged(node, tree)
      if let tag, tag.isNumber { return .plain(symbols.intern(tree.text(tag.value)), range) }
      var entries: [LiteralDeclaration.Entry] = []
      tree.forEachPair(tag?.value ?? node) { key, value in
        entries.append((symbols.intern(tree.text(key)), tree.range(key), literal(value, tree, into: &symbols)))
      }
      return .object(entries, range)
    }
  }

  mutating func literal(_ node: Node) -> LiteralDeclaration {
    Self.literal(node, tree, into: &declarations.symbols)
  }

  /// A literal without a type, as annotations have.
  mutating func untyped(_ node: Node) -> Literal { Self.untyped(node, tree, into: &declarations.symbols) }

  private static func untyped(_ node: Node, _ tree: SyntaxTree, into symbols: inout SymbolTable) -> Literal {
    switch tree.kind(node) {
    case .scalar:
      guard tree.style(node) == .plain else { return .string(symbols.intern(tree.text(node))) }
      if tree.text(node, equals: "null") { return .null }
      if tree.text(node, equals: "true") { return .boolean(true) }
      if tree.text(node, equals: "false") { return .boolean(false) }
      return Number(parsing: tree.text(node)).map { .number($0) } ?? .string(symbols.intern(tree.text(node)))
    case .sequence:
      var elements: [Literal] = []
      tree.forEachElement(node) { elements.append(untyped($0, tree, into: &symbols)) }
      return .array(elements)
    case .mapping:
      let tag = tagged(node, tree)
      if let tag, tag.isNumber { return Number(parsing: tree.text(tag.value)).map { .number($0) } ?? .null }
      var entries: [LiteralEntry] = []
      tree.forEachPair(tag?.value ?? node) { key, value in
        entries.append(LiteralEntry(key: symbols.intern(tree.text(key)), value: untyped(value, tree, into: &symbols)))
      }
      return .object(entries)
    }
  }
}
