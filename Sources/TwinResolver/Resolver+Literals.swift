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
      literal = read(declaration, as: model.enumerations[enumeration], &reader)
    case .array(let element):
      guard case .array(let elements, _) = declaration else {
        return reject(declaration, "expected a list", &reader)
      }
      let spec = model.fields[element].value
      literal = .array(elements.map { read($0, as: spec.type, spec.constraints, &reader, depth: depth + 1) })
    case .map(_, let value):
      guard case .object(let entries, _) = declaration else {
        return reject(declaration, "expected a mapping", &reader)
      }
      let spec = model.fields[value].value
      literal = .object(
        entries.map {
          LiteralEntry(
            key: symbol($0.key, in: reader.file),
            value: read($0.value, as: spec.type, spec.constraints, &reader, depth: depth + 1))
        })
    case .object(let fields):
      guard case .object(let entries, let range) = declaration else {
        return reject(declaration, "expected a mapping", &reader)
      }
      literal = .object(read(entries, range, as: fields, &reader, depth: depth))
    }
    if let problem = violation(of: literal, constraints) { reader.problems.append((declaration.range, problem)) }
    return literal
  }

  private mutating func read(
    _ entries: [(key: Symbol, value: LiteralDeclaration)], _ range: ByteRange, as fields: IDRange<Field>,
    _ reader: inout LiteralReader, depth: Int
  ) -> [LiteralEntry] {
    var result: [LiteralEntry] = []
    for entry in entries {
      let key = symbol(entry.key, in: reader.file)
      guard let field = model.fields[fields].first(where: { $0.name == key }) else {
        reader.problems.append((entry.value.range, "the object has no field `\(model.string(key))`"))
        continue
      }
      let value = read(entry.value, as: field.value.type, field.value.constraints, &reader, depth: depth + 1)
      result.append(LiteralEntry(key: key, value: value))
    }
    for field in model.fields[fields] where field.isRequired && !result.contains(where: { $0.key == field.name }) {
      reader.problems.append((range, "the required field `\(model.string(field.name))` is missing"))
    }
    return result
  }

  private mutating func read(
    _ declaration: LiteralDeclaration, as enumeration: Enumeration, _ reader: inout LiteralReader
  ) -> Literal {
    let names = model.enumerationValues[enumeration.values].map { model.string($0.name) }
    if case .plain(let text, _) = declaration { return choose(text, names, declaration, &reader) }
    if case .quoted(let text, _) = declaration { return choose(text, names, declaration, &reader) }
    return reject(declaration, "expected the name of a value", &reader)
  }

  private mutating func choose(
    _ text: Symbol, _ names: [String], _ declaration: LiteralDeclaration, _ reader: inout LiteralReader
  ) -> Literal {
    let name = self.text(text, in: reader.file)
    if names.contains(name) { return .string(symbol(text, in: reader.file)) }
    let suggestion = nearest(to: name, in: names).map { "; did you mean `\($0)`?" } ?? ""
    return reject(declaration, "`\(name)` is not a value of the enum" + suggestion, &reader)
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
      guard case .object = declaration else { return reject(declaration, "expected a GeoJSON geometry", &reader) }
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
        return reject(declaration, "expected a number", &reader)
      }
      if let range = primitive.integerRange {
        guard number.isInteger else { return reject(declaration, "expected a whole number", &reader) }
        guard number >= range.least, number <= range.greatest else {
          return reject(declaration, "\(number) is outside \(primitive.name)", &reader)
        }
      }
      return .number(number)
    }
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
  mutating func violation(of literal: Literal, _ constraints: IDRange<Constraint>) -> String? {
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
        if model.string(text).unicodeScalars.count < count { return "it is shorter than \(count)" }
      case (.maxLength(let count), .string(let text)):
        if model.string(text).unicodeScalars.count > count { return "it is longer than \(count)" }
      case (.pattern(let pattern), .string(let text)):
        if let compiled = patterns[pattern] ?? nil, !compiled.matches(model.string(text)) {
          return "it does not match the pattern `\(model.string(pattern))`"
        }
      case (.minItems(let count), .array(let elements)):
        if elements.count < count { return "it has fewer than \(count) entries" }
      case (.maxItems(let count), .array(let elements)):
        if elements.count > count { return "it has more than \(count) entries" }
      case (.uniqueItems, .array(let elements)):
        if Set(elements).count < elements.count { return "its entries are not unique" }
      case (.const(let row), _):
        if model.literals[row] != .null, model.literals[row] != literal { return "it is not the const" }
      default: continue
      }
    }
    return nil
  }
}
