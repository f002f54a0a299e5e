import TwinModel
import TwinReaders
import TwinSource

extension Resolver {
  /// Reads every const, default and example by its type, now that all types are known, and holds it to its constraints.
  mutating func readPendingLiterals() {
    for pending in pendingLiterals {
      var reader = LiteralReader(file: pending.file)
      let literal = read(pending.declaration, as: pending.type, pending.constraints, &reader, depth: 0)
      model.literals[pending.row] = literal
      for (range, message) in reader.problems {
        report(
          "structure/invalid-literal", "the \(pending.role.keyword) does not fit: \(message)", at: range,
          in: pending.file, subject: identity(pending.subject))
      }
    }
    pendingLiterals = []
  }

  /// What goes wrong while a literal is read.
  private struct LiteralReader {
    let file: Int
    var problems: [(ByteRange, String)] = []
  }

  private mutating func read(
    _ declaration: LiteralDeclaration, as type: ID<DataType>, _ constraints: IDRange<Constraint>,
    _ reader: inout LiteralReader, depth: Int
  ) -> Literal {
    var literal: Literal
    switch model.dataTypes[type] {
    case .primitive(let primitive): literal = read(declaration, as: primitive, &reader)
    case .schema(let schema):
      let spec = model.schemas[schema].value
      guard depth < 100 else { return .null }
      literal = read(declaration, as: spec.type, spec.constraints, &reader, depth: depth + 1)
    case .enumeration(let enumeration):
      literal = read(declaration, as: enumeration, &reader)
    case .array(let element):
      guard case .array(let elements, _) = declaration else {
        return reject(declaration, "expected a list", &reader)
      }
      let spec = model.fields[element].value
      literal = .array(elements.map { read($0, as: spec.type, spec.constraints, &reader, depth: depth + 1) })
    case .map(let key, let value):
      guard case .object(let entries, _) = declaration else {
        return reject(declaration, "expected a mapping", &reader)
      }
      let spec = model.fields[value].value
      literal = .object(
        entries.map { entry in
          checkKey(entry.key, at: entry.keyRange, model.fields[key].value, &reader, depth: depth)
          return LiteralEntry(
            key: symbol(entry.key, in: reader.file),
            value: read(entry.value, as: spec.type, spec.constraints, &reader, depth: depth + 1))
        })
    case .object(let fields):
      guard case .object(let entries, let range) = declaration else {
        return reject(declaration, "expected a mapping", &reader)
      }
      literal = .object(read(entries, range, as: fields, &reader, depth: depth))
    }
    if let problem = violation(of: literal, of: type, constraints) {
      reader.problems.append((declaration.range, problem))
    }
    return literal
  }

  /// Holds a key of a map to what the map says of its keys.
  private mutating func checkKey(
    _ key: Symbol, at range: ByteRange, _ spec: ValueSpec, _ reader: inout LiteralReader, depth: Int
  ) {
    var keyReader = LiteralReader(file: reader.file)
    _ = read(.quoted(key, range), as: spec.type, spec.constraints, &keyReader, depth: depth + 1)
    let name = text(key, in: reader.file)
    reader.problems += keyReader.problems.map { ($0.0, "its key `\(name)`: \($0.1)") }
  }

  private mutating func read(
    _ entries: [LiteralDeclaration.Entry], _ range: ByteRange, as fields: IDRange<Field>,
    _ reader: inout LiteralReader, depth: Int
  ) -> [LiteralEntry] {
    let rows = literalNames.rows(of: fields, in: model)
    var result: [LiteralEntry] = []
    var present: Set<Symbol> = []
    for entry in entries {
      let key = symbol(entry.key, in: reader.file)
      guard let row = rows[key] else {
        reader.problems.append((entry.keyRange, "the object has no field `\(model.string(key))`"))
        continue
      }
      let spec = model.fields[row].value
      let value = read(entry.value, as: spec.type, spec.constraints, &reader, depth: depth + 1)
      result.append(LiteralEntry(key: key, value: value))
      present.insert(key)
      note(entry.keyRange, in: reader.file, names: .field(row))
    }
    for field in model.fields[fields] where field.isRequired && !present.contains(field.name) {
      reader.problems.append((range, "the required field `\(model.string(field.name))` is missing"))
    }
    return result
  }

  private mutating func read(
    _ declaration: LiteralDeclaration, as enumeration: ID<Enumeration>, _ reader: inout LiteralReader
  ) -> Literal {
    switch declaration {
    case .plain(let text, _), .quoted(let text, _):
      let name = symbol(text, in: reader.file)
      if let value = literalNames.values(of: enumeration, in: model)[name] {
        note(declaration.range, in: reader.file, names: .enumerationValue(value))
        return .string(name)
      }
      let values = model.enumerations[enumeration].values
      if let named = model.enumerationValues[values].first(where: { isEncoded($0, as: name) }) {
        return reject(
          declaration,
          "`\(model.string(name))` is the code of a value, and models name values: write `\(model.string(named.name))`",
          &reader)
      }
      // Not even gathered once there is no budget for them.
      let candidates = suggestionBudget > 0 ? model.enumerationValues[values].map { model.string($0.name) } : []
      let suggestion = suggest(model.string(name), candidates).map { "; did you mean `\($0)`?" } ?? ""
      return reject(declaration, "`\(model.string(name))` is not a value of the enum" + suggestion, &reader)
    case .array, .object: return reject(declaration, "expected the name of a value", &reader)
    }
  }

  /// Whether `text` is what stands in data for a value of an enumeration.
  private func isEncoded(_ value: EnumerationValue, as text: Symbol) -> Bool {
    switch value.encoded {
    case .number(let code): Number(model.string(text)) == code
    case .string(let code): code == text
    default: false
    }
  }

  private mutating func reject(
    _ declaration: LiteralDeclaration, _ message: String, _ reader: inout LiteralReader
  ) -> Literal {
    reader.problems.append((declaration.range, message))
    return .null
  }

  private mutating func read(
    _ declaration: LiteralDeclaration, as primitive: Primitive, _ reader: inout LiteralReader
  ) -> Literal {
    if primitive.isGeometry {
      guard case .object(let entries, let range) = declaration else {
        return reject(declaration, "expected a GeoJSON geometry", &reader)
      }
      checkGeometry(entries, range, primitive, &reader)
      return untyped(declaration, in: reader.file)
    }
    let source: Symbol
    let isPlain: Bool
    switch declaration {
    case .plain(let text, _): (source, isPlain) = (text, true)
    case .quoted(let text, _): (source, isPlain) = (text, false)
    case .array, .object: return reject(declaration, "expected a \(primitive.name)", &reader)
    }
    let text = self.text(source, in: reader.file)
    switch primitive {
    case .boolean:
      if isPlain, text == "true" || text == "false" { return .boolean(text == "true") }
      return reject(declaration, "expected `true` or `false`", &reader)
    case .string: return .string(symbol(source, in: reader.file))
    case .bytes: return accept(source, isBase64(text), "base64", declaration, &reader)
    case .uuid: return accept(source, isUUID(text), "a UUID", declaration, &reader)
    case .date: return accept(source, isDate(text), "a date such as 2026-01-31", declaration, &reader)
    case .time: return accept(source, isTime(text), "a time such as 08:30:00Z", declaration, &reader)
    case .dateTime: return accept(source, isDateTime(text), "such as 2026-01-31T08:30:00Z", declaration, &reader)
    case .duration: return accept(source, isDuration(text), "a duration such as PT15M", declaration, &reader)
    default:
      guard isPlain, let number = Number(text) else {
        return reject(
          declaration, isPlain ? Number.excess(of: text) ?? "expected a number" : "expected a number", &reader)
      }
      if let range = primitive.integerRange {
        guard number.isInteger else { return reject(declaration, "expected a whole number", &reader) }
        guard number >= range.least, number <= range.greatest else {
          return reject(declaration, "\(number) is outside \(primitive.name)", &reader)
        }
      } else if let greatest = primitive.greatestFraction, number.absolute > greatest {
        return reject(declaration, "\(number) is outside \(primitive.name)", &reader)
      }
      return .number(number)
    }
  }

  /// A GeoJSON geometry names its kind and holds positions, nested as the kind has it: of two numbers or more, the first two in degrees; lines
  /// have two of them, rings four and end where they begin (RFC 7946 §3.1, §4).
  private func checkGeometry(
    _ entries: [LiteralDeclaration.Entry], _ range: ByteRange, _ primitive: Primitive,
    _ reader: inout LiteralReader
  ) {
    let name = primitive.name.prefix(1).uppercased() + primitive.name.dropFirst()
    let kind = entries.first { text($0.key, in: reader.file) == "type" }?.value
    switch kind {
    case .plain(let text, _) where self.text(text, in: reader.file) == name: break
    case .quoted(let text, _) where self.text(text, in: reader.file) == name: break
    case let other:
      reader.problems.append((other?.range ?? range, "a GeoJSON geometry of this type has `type: \(name)`"))
    }
    guard let coordinates = entries.first(where: { text($0.key, in: reader.file) == "coordinates" })?.value else {
      reader.problems.append((range, "a GeoJSON geometry has `coordinates`"))
      return
    }
    if let wrong = misfit(
      in: coordinates, of: primitive, levels: primitive.levelsAbovePositions, file: reader.file)
    {
      reader.problems.append((wrong.0, wrong.1))
    }
  }

  /// The first part of `coordinates` that is no list, no position where `levels` lists above it end, or no line or ring of `geometry`.
  private func misfit(
    in coordinates: LiteralDeclaration, of geometry: Primitive, levels: Int, file: Int
  ) -> (ByteRange, String)? {
    guard case .array(let elements, let range) = coordinates else {
      return (coordinates.range, levels == 0 ? "expected a position: a list of numbers" : "expected a list")
    }
    if levels == 0 { return misfit(inPosition: elements, range, file: file) }
    for element in elements {
      if let wrong = misfit(in: element, of: geometry, levels: levels - 1, file: file) { return wrong }
    }
    guard levels == 1 else { return nil }
    switch geometry {
    case .lineString, .multiLineString: return elements.count < 2 ? (range, "a line has two positions or more") : nil
    case .polygon, .multiPolygon:
      if elements.count < 4 { return (range, "a ring has four positions or more") }
      func numbers(_ position: LiteralDeclaration?) -> [Number?] {
        guard case .array(let elements, _) = position else { return [] }
        return elements.map { number($0, file: file) }
      }
      let isClosed = numbers(elements.first) == numbers(elements.last)
      return isClosed ? nil : (range, "a ring ends at the position where it begins")
    default: return nil
    }
  }

  private func misfit(
    inPosition elements: [LiteralDeclaration], _ range: ByteRange, file: Int
  ) -> (ByteRange, String)? {
    for (place, element) in elements.enumerated() {
      guard let number = number(element, file: file) else { return (element.range, "expected a number of a position") }
      guard place < 2, let limit = Number(magnitude: place == 0 ? 180 : 90, exponent: 0, isNegative: false),
        number.absolute > limit
      else { continue }
      return (
        element.range, place == 0 ? "a longitude is from -180 to 180" : "a latitude is from -90 to 90"
      )
    }
    return elements.count < 2 ? (range, "a position has two numbers or more") : nil
  }

  private func number(_ literal: LiteralDeclaration, file: Int) -> Number? {
    guard case .plain(let text, _) = literal else { return nil }
    return Number(self.text(text, in: file))
  }

  private mutating func accept(
    _ text: Symbol, _ isValid: Bool, _ expectation: String, _ declaration: LiteralDeclaration,
    _ reader: inout LiteralReader
  ) -> Literal {
    if !isValid { reader.problems.append((declaration.range, "expected \(expectation)")) }
    return .string(symbol(text, in: reader.file))
  }

  private mutating func untyped(_ declaration: LiteralDeclaration, in file: Int) -> Literal {
    switch declaration {
    case .plain(let text, _):
      let string = self.text(text, in: file)
      return Number(string).map { .number($0) } ?? .string(symbol(text, in: file))
    case .quoted(let text, _): return .string(symbol(text, in: file))
    case .array(let elements, _): return .array(elements.map { untyped($0, in: file) })
    case .object(let entries, _):
      return .object(
        entries.map { LiteralEntry(key: symbol($0.key, in: file), value: untyped($0.value, in: file)) })
    }
  }

  /// What `literal` breaks of `constraints`, if anything.
  mutating func violation(
    of literal: Literal, of type: ID<DataType>, _ constraints: IDRange<Constraint>
  ) -> String? {
    guard !constraints.isEmpty else { return nil }
    let isBytes = declaredShape(of: type) == .bytes
    for constraint in model.constraints[constraints] {
      switch (constraint, literal) {
      case (.minimum(let bound), .number(let value)):
        if value < bound { return "\(value) is below the minimum \(bound)" }
      case (.maximum(let bound), .number(let value)):
        if value > bound { return "\(value) is above the maximum \(bound)" }
      case (.exclusiveMinimum(let bound), .number(let value)):
        if value <= bound { return "\(value) is not above \(bound)" }
      case (.exclusiveMaximum(let bound), .number(let value)):
        if value >= bound { return "\(value) is not below \(bound)" }
      case (.multipleOf(let step), .number(let value)):
        if value.isMultiple(of: step) == false { return "\(value) is not a multiple of \(step)" }
      case (.minLength(let count), .string(let text)):
        if let length = length(of: text, isBytes), length < count { return "it is shorter than \(count)" }
      case (.maxLength(let count), .string(let text)):
        if let length = length(of: text, isBytes), length > count { return "it is longer than \(count)" }
      case (.pattern(let pattern), .string(let text)):
        if let compiled = patterns[pattern] ?? nil, !compiled.matches(model.string(text)) {
          return "it does not match the pattern `\(model.string(pattern))`"
        }
      case (.minItems(let count), .array(let elements)):
        if elements.count < count { return "it has fewer than \(count) entries" }
      case (.maxItems(let count), .array(let elements)):
        if elements.count > count { return "it has more than \(count) entries" }
      case (.minItems(let count), .object(let entries)):
        if entries.count < count { return "it has fewer than \(count) entries" }
      case (.maxItems(let count), .object(let entries)):
        if entries.count > count { return "it has more than \(count) entries" }
      case (.uniqueItems, .array(let elements)):
        if Set(elements).count < elements.count { return "its entries are not unique" }
      case (.const(let row), _):
        if model.literals[row] != .null, model.literals[row] != literal { return "it is not the const" }
      default: continue
      }
    }
    return nil
  }

  /// Unicode scalars of a string, octets behind base64; nil where the text is no base64.
  private func length(of text: Symbol, _ isBytes: Bool) -> Int? {
    let text = model.string(text)
    guard isBytes else { return text.unicodeScalars.count }
    return isBase64(text) ? text.utf8.count / 4 * 3 - text.utf8.suffix(2).count { $0 == UInt8(ascii: "=") } : nil
  }
}

/// Names that literals refer to, looked up by many literals of one type.
struct LiteralNames {
  private var values: [ID<Enumeration>: [Symbol: ID<EnumerationValue>]] = [:]
  private var rows: [IDRange<Field>: [Symbol: ID<Field>]] = [:]

  /// Rows of the values of `enumeration` by name, the first where a name is used twice.
  mutating func values(of enumeration: ID<Enumeration>, in model: Model) -> [Symbol: ID<EnumerationValue>] {
    if let known = values[enumeration] { return known }
    let rows = model.enumerations[enumeration].values
    let found = Dictionary(rows.map { (model.enumerationValues[$0].name, $0) }) { first, _ in first }
    values[enumeration] = found
    return found
  }

  /// Rows of `fields` by name, the first where a name is used twice.
  mutating func rows(of fields: IDRange<Field>, in model: Model) -> [Symbol: ID<Field>] {
    if let known = rows[fields] { return known }
    var found: [Symbol: ID<Field>] = [:]
    for row in fields where found[model.fields[row].name] == nil { found[model.fields[row].name] = row }
    rows[fields] = found
    return found
  }
}

extension Primitive {
  /// The largest magnitude that rounds to a finite number of the type, to the 19 digits that a `Number` has: half a step
  /// above the largest finite one (IEEE 754 §4.3.1). Nil where there is none.
  var greatestFraction: Number? {
    switch self {
    case .float: Number(magnitude: 3_402_823_567_797_336_616, exponent: 20, isNegative: false)
    case .double: Number(magnitude: 1_797_693_134_862_315_807, exponent: 290, isNegative: false)
    default: nil
    }
  }

  /// Lists around the positions of a geometry.
  fileprivate var levelsAbovePositions: Int {
    switch self {
    case .lineString, .multiPoint: 1
    case .polygon, .multiLineString: 2
    case .multiPolygon: 3
    default: 0
    }
  }
}

extension Number {
  /// Its distance from zero.
  var absolute: Number {
    isNegative ? Number(magnitude: magnitude, exponent: Int(exponent), isNegative: false) ?? self : self
  }
}
