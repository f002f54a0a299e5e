/// A value written in a source: a default, a const, an example, an annotation.
public indirect enum Literal: Hashable, Sendable {
  case null
  case boolean(Bool)
  /// An exact number.
  case number(Number)
  /// A string.
  case string(Symbol)
  /// Values in order.
  case array([Literal])
  /// Entries in the order written; keys are unique.
  case object([LiteralEntry])
}

/// One entry of an object literal.
public struct LiteralEntry: Hashable, Sendable {
  /// The key.
  public var key: Symbol
  /// The value.
  public var value: Literal

  /// An entry.
  public init(key: Symbol, value: Literal) {
    self.key = key
    self.value = value
  }
}

extension Model {
  /// What stands in data for `literal` where a value of `type` is expected: enumerations by their encoding. A name that the enumeration does not
  /// have stays as it is.
  public func encoded(_ literal: Literal, as type: ID<DataType>) -> Literal {
    switch (resolved(type).type, literal) {
    case (.enumeration(let id), .string(let name)):
      let values = enumerationValues[enumerations[id].values]
      return values.first { $0.name == name }?.encoded ?? literal
    case (.array(let element), .array(let items)):
      return .array(items.map { encoded($0, as: fields[element].value.type) })
    case (.map(_, let value), .object(let entries)):
      return .object(
        entries.map { LiteralEntry(key: $0.key, value: encoded($0.value, as: fields[value].value.type)) })
    case (.object(let range), .object(let entries)):
      return .object(
        entries.map { entry in
          let field = fields[range].first { $0.name == entry.key }
          return LiteralEntry(
            key: entry.key, value: field.map { encoded(entry.value, as: $0.value.type) } ?? entry.value)
        })
    default: return literal
    }
  }

  /// A literal nearly as JSON has it, without the escapes, for people: at most `limit` characters and a mark of what is left
  /// out.
  public func text(of literal: Literal, limit: Int = 200) -> String {
    var text = ""
    append(literal, limit: limit, to: &text)
    return text.utf8.count > limit ? String(text.prefix(limit)) + "…" : text
  }

  /// Literals nest to a bounded depth. Stops soon after there is more than will be shown.
  private func append(_ literal: Literal, limit: Int, to text: inout String) {
    guard text.utf8.count < 2 * limit else { return }
    switch literal {
    case .null: text += "null"
    case .boolean(let value): text += value ? "true" : "false"
    case .number(let number): text += number.description
    case .string(let symbol): text += "\"" + string(symbol) + "\""
    case .array(let values):
      text += "["
      for (index, value) in values.prefix(limit).enumerated() {
        if index > 0 { text += ", " }
        append(value, limit: limit, to: &text)
      }
      text += "]"
    case .object(let entries):
      text += "{"
      for (index, entry) in entries.prefix(limit).enumerated() {
        text += (index > 0 ? ", " : "") + string(entry.key) + ": "
        append(entry.value, limit: limit, to: &text)
      }
      text += "}"
    }
  }
}
