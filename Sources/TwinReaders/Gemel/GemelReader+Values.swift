import TwinModel
import TwinSource
import TwinSyntax

/// The nested parts of a value, read after its scalars so that each value's constraints are consecutive rows.
struct NestedValue {
  var array: SyntaxNode?
  var map: SyntaxNode?
  var keys: SyntaxNode?
  var object: SyntaxNode?
  var enumeration: SyntaxNode?
  var isOpen = false
  var encoding: Enumeration.Encoding?

  typealias SyntaxNode = GemelReader.Node
}

extension GemelReader {
  /// Arrays, maps and objects inside one another.
  static var maximumValueDepth: Int { 24 }

  /// Reads one value key into `value`; false when the key is none.
  mutating func readValueKey(
    _ key: Key, _ node: Node, into value: inout ValueDeclaration, nested: inout NestedValue
  ) -> Bool {
    switch key {
    case .type: value.type = .named(readReference(node))
    case .array: nested.array = node
    case .map: nested.map = node
    case .keys: nested.keys = node
    case .object: nested.object = node
    case .enumeration: nested.enumeration = node
    case .open: nested.isOpen = readBoolean(node) ?? false
    case .encoding:
      let encodings: [Enumeration.Encoding] = [.name, .integer, .string]
      nested.encoding = readWord(node, ["name", "integer", "string"]).map { encodings[$0] }
    case .quantity: value.quantity = readReference(node)
    case .unit: value.unit = readReference(node)
    case .minimum: readNumber(node).map { add(.minimum($0), node) }
    case .maximum: readNumber(node).map { add(.maximum($0), node) }
    case .exclusiveMinimum: readNumber(node).map { add(.exclusiveMinimum($0), node) }
    case .exclusiveMaximum: readNumber(node).map { add(.exclusiveMaximum($0), node) }
    case .multipleOf: readNumber(node).map { add(.multipleOf($0), node) }
    case .precision: readNatural(node).map { add(.precision($0), node) }
    case .minLength: readNatural(node).map { add(.minLength($0), node) }
    case .maxLength: readNatural(node).map { add(.maxLength($0), node) }
    case .pattern: add(.pattern(readText(node)), node)
    case .minItems: readNatural(node).map { add(.minItems($0), node) }
    case .maxItems: readNatural(node).map { add(.maxItems($0), node) }
    case .uniqueItems: if readBoolean(node) == true { add(.uniqueItems, node) }
    case .const: value.literals.append(ValueLiteral(.const, readLiteral(node)))
    case .defaultValue: value.literals.append(ValueLiteral(.default, readLiteral(node)))
    case .examples:
      var next = tree.firstChild(node)
      while let example = next {
        next = tree.sibling(after: example, in: node)
        value.literals.append(ValueLiteral(.example, readLiteral(example)))
      }
    default: return false
    }
    return true
  }

  /// Starts a value at `node`: its constraints follow what the table holds so far.
  mutating func startValue(_ node: Node) -> ValueDeclaration {
    isTypeRefused = false
    var value = ValueDeclaration(range: tree.range(node))
    value.constraints = IDRange(declarations.constraints.count, declarations.constraints.count)
    return value
  }

  /// Closes the constraints of `value` in canonical order and reads what is nested in it. A value of which nothing or the type could not be
  /// read passes for a string: it had its finding.
  mutating func finishValue(
    _ value: inout ValueDeclaration, nested: NestedValue, at node: Node, isReadable: Bool
  ) {
    if !isReadable || isTypeRefused {
      value.type = .named(Reference(declarations.symbols.intern("string"), value.range))
    }
    sortConstraints(from: Int(value.constraints.start))
    value.constraints = IDRange(Int(value.constraints.start), declarations.constraints.count)
    if value.literals.count > 1 { value.literals.sort { $0.role.rawValue < $1.role.rawValue } }

    let shapes = [nested.array, nested.map, nested.object, nested.enumeration].compactMap { $0 }
    if valueDepth == Self.maximumValueDepth, let surplus = shapes.first {
      report(
        "structure/too-deep-value", "values nest deeper than \(Self.maximumValueDepth) levels", at: surplus,
        notes: ["give what is inside a name under `schemas`, and use the name here"])
      value.type = .named(Reference(declarations.symbols.intern("string"), value.range))
      return
    }
    valueDepth += 1
    defer { valueDepth -= 1 }
    if shapes.count + (value.type == nil ? 0 : 1) > 1, let surplus = shapes.last {
      reportShape(surplus, "a value has one of `type`, `array`, `map`, `object`, `enum`; this one has several")
      return
    }
    if let array = nested.array {
      value.type = .array(element: readPart(array, .element))
    } else if let map = nested.map {
      let key =
        nested.keys.map { readPart($0, .key) }
        ?? declarations.fields.append(stringKey(at: map))
      let element = readPart(map, .value)
      value.type = .map(key: key, value: element)
    } else if let object = nested.object {
      value.type = .object(readFields(object))
    } else if let enumeration = nested.enumeration {
      value.type = .enumeration(
        encoding: nested.encoding, isOpen: nested.isOpen, values: readEnumerationValues(enumeration))
    }
    if nested.map == nil, let keys = nested.keys { reportShape(keys, "`keys` belongs to a `map`") }
    if nested.enumeration == nil, nested.isOpen || nested.encoding != nil {
      reportShape(node, "`open` and `encoding` belong to an `enum`")
    }
  }

  private mutating func stringKey(at node: Node) -> FieldDeclaration {
    let range = ByteRange(tree.range(node).start, tree.range(node).start)
    let string = Reference(declarations.symbols.intern("string"), range)
    return FieldDeclaration(
      header: DeclarationHeader(name: .empty, range: range), value: ValueDeclaration(type: .named(string), range: range)
    )
  }

  private mutating func add(_ constraint: Constraint, _ node: Node) {
    declarations.constraints.append(constraint)
    declarations.constraintRanges.append(tree.range(node))
  }

  /// Insertion sort of the few constraints of one value by the order of the cases.
  private mutating func sortConstraints(from start: Int) {
    let end = declarations.constraints.count
    guard end - start > 1 else { return }
    for index in (start + 1)..<end {
      var position = index
      while position > start,
        declarations.constraints.rows[position].rank < declarations.constraints.rows[position - 1].rank
      {
        declarations.constraints.rows.swapAt(position, position - 1)
        declarations.constraintRanges.swapAt(position, position - 1)
        position -= 1
      }
    }
  }

  /// A value whose shorthand is the name of its type.
  mutating func shorthandValue(_ node: Node) -> ValueDeclaration {
    ValueDeclaration(type: .named(readReference(node)), range: tree.range(node))
  }

  /// Fields of an object or properties of a relationship, as consecutive rows.
  mutating func readFields(_ node: Node) -> IDRange<FieldDeclaration> {
    var fields: [FieldDeclaration] = []
    forEachEntry(of: node) { reader, header, value in fields.append(reader.field(value, header)) }
    let start = declarations.fields.count
    declarations.fields.rows += fields
    return IDRange(start, declarations.fields.count)
  }

  /// What has no key of its own: a part of an array or a map, or what an event or a command carries.
  enum Part {
    case element, key, value, payload, request, response

    /// Where it is there whenever what it is a part of is, what it is called.
    var nameOfPresent: String? {
      switch self {
      case .element: "an element of an array"
      case .key: "a key of a map"
      case .value: "a value of a map"
      case .payload: "the payload of an event"
      case .request, .response: nil
      }
    }
  }

  /// Reads `part`, which stands at `node`.
  mutating func readPart(_ node: Node, _ part: Part) -> ID<FieldDeclaration> {
    let field = field(node, DeclarationHeader(name: .empty, range: tree.range(node)), part)
    return declarations.fields.append(field)
  }

  /// Tells that `required`, with the value at `node`, says nothing of `part`.
  private mutating func reportIdle(required node: Node, of part: Part) {
    guard let name = part.nameOfPresent else { return }
    var note = "leave it out"
    if part == .payload { note += "; an event that has no payload at times is two: one with it, and a bare one" }
    report(
      "structure/idle-key", severity: .warning, "`required` says nothing of \(name), which is always there", at: node,
      notes: [note])
  }

  /// What is said of the payload of an event and not of its value: the event says that itself.
  private mutating func reportIdle(_ key: Key, _ node: Node, of part: Part) {
    guard part == .payload, let name = part.nameOfPresent else { return }
    report(
      "structure/idle-key", severity: .warning, "`\(key.spelling)` says nothing of \(name)", at: node,
      notes: [key == .writable ? "leave it out" : "write it on the event, beside `payload`"])
  }

  private mutating func field(_ node: Node, _ header: DeclarationHeader, _ part: Part? = nil) -> FieldDeclaration {
    var field = FieldDeclaration(header: header, value: startValue(node))
    if isShorthand(node) {
      field.value = shorthandValue(node)
      return field
    }
    var nested = NestedValue()
    var metadata: Metadata?
    let isMapping = forEachKey(of: node, .field) { reader, key, value in
      switch key {
      case .required:
        field.isRequired = reader.readBoolean(value) ?? false
        if let part { reader.reportIdle(required: value, of: part) }
      case .writable:
        field.isWritable = reader.readBoolean(value) ?? false
        if let part { reader.reportIdle(key, value, of: part) }
      case .name:
        if header.name.isEmpty {
          if let name = reader.readName(value) { field.header.name = name }
        } else {
          reader.reportShape(value, "a field has its name already: the key it stands under")
        }
      default:
        if !reader.readValueKey(key, value, into: &field.value, nested: &nested) {
          reader.readMetadata(key, value, into: &metadata)
          if let part { reader.reportIdle(key, value, of: part) }
        }
      }
    }
    finishValue(&field.value, nested: nested, at: node, isReadable: isMapping)
    field.header.metadata = store(metadata)
    return field
  }

  private mutating func readEnumerationValues(_ node: Node) -> IDRange<EnumerationValueDeclaration> {
    var values: [EnumerationValueDeclaration] = []
    if tree.kind(node) == .sequence {
      var next = tree.firstChild(node)
      while let element = next {
        next = tree.sibling(after: element, in: node)
        guard isShorthand(element) else {
          reportShape(element, "expected the name of a value")
          continue
        }
        if let name = readName(element) {
          values.append(
            EnumerationValueDeclaration(
              header: DeclarationHeader(name: name, range: tree.range(element)), encoded: nil))
        }
      }
    } else {
      forEachEntry(of: node) { reader, header, value in values.append(reader.enumerationValue(value, header)) }
    }
    let start = declarations.enumerationValues.count
    declarations.enumerationValues.rows += values
    return IDRange(start, declarations.enumerationValues.count)
  }

  private mutating func enumerationValue(_ node: Node, _ header: DeclarationHeader) -> EnumerationValueDeclaration {
    if isShorthand(node) { return EnumerationValueDeclaration(header: header, encoded: readLiteral(node)) }
    var result = EnumerationValueDeclaration(header: header, encoded: nil)
    var metadata: Metadata?
    forEachKey(of: node, .enumerationValue) { reader, key, value in
      if key == .value {
        result.encoded = reader.readLiteral(value)
      } else {
        reader.readMetadata(key, value, into: &metadata)
      }
    }
    result.header.metadata = store(metadata)
    return result
  }
}
