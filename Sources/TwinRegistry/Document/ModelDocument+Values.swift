import TwinModel
import TwinOutput

extension ModelDocument {
  // MARK: Headers and references

  /// What every element has: its identity, its metadata, its name.
  func header(_ header: ElementHeader, _ json: inout JSONWriter) {
    id(header, &json)
    metadata(header.metadata, &json)
    text("name", header.name, &json)
  }

  func id(_ header: ElementHeader, _ json: inout JSONWriter) {
    json.key("id")
    identity(header, &json)
  }

  func reference(_ id: ID<Concept>, _ json: inout JSONWriter) { identity(model.concepts[id].header, &json) }
  func reference(_ id: ID<Relation>, _ json: inout JSONWriter) { identity(model.relations[id].header, &json) }
  func reference(_ id: ID<Quantity>, _ json: inout JSONWriter) { identity(model.quantities[id].header, &json) }
  func reference(_ id: ID<Unit>, _ json: inout JSONWriter) { identity(model.units[id].header, &json) }
  func reference(_ id: ID<Point>, _ json: inout JSONWriter) { identity(model.points[id].header, &json) }
  func reference(_ id: ID<Schema>, _ json: inout JSONWriter) { identity(model.schemas[id].header, &json) }
  func reference(_ id: ID<Twin>, _ json: inout JSONWriter) { json.string(identity(of: id)) }

  func reference(_ id: ID<Member>, _ json: inout JSONWriter) {
    json.beginString()
    json.append(identity(of: model.members[id].twin))
    json.append(UInt8(ascii: "/"))
    json.append(model.symbols.utf8(model.members[id].name))
    json.endString()
  }

  private func identity(_ header: ElementHeader, _ json: inout JSONWriter) {
    json.beginString()
    append(header, &json)
    json.endString()
  }

  private func append(_ header: ElementHeader, _ json: inout JSONWriter) {
    json.append(model.symbols.utf8(model.packages[header.package].name))
    json.append(UInt8(ascii: "."))
    json.append(model.symbols.utf8(header.name))
  }

  // MARK: Entries

  func text(_ key: StaticString, _ symbol: Symbol?, _ json: inout JSONWriter) {
    guard let symbol else { return }
    json.key(key)
    json.string(model.symbols.utf8(symbol))
  }

  func texts(_ key: StaticString, _ symbols: [Symbol], _ json: inout JSONWriter) {
    json.array(key) { json in for symbol in symbols { json.string(model.symbols.utf8(symbol)) } }
  }

  func flag(_ key: StaticString, _ value: Bool, _ json: inout JSONWriter) {
    guard value else { return }
    json.key(key)
    json.boolean(true)
  }

  func number(_ key: StaticString, _ number: Number, _ json: inout JSONWriter) {
    json.key(key)
    self.number(number, &json)
  }

  // MARK: Numbers and literals

  /// A number as a JSON number where that is exact, otherwise as a string.
  func number(_ number: Number, _ json: inout JSONWriter) {
    if !exact(number, &json) { json.string(number.description) }
  }

  /// Writes a number as a JSON number, if its printed form reads back as the same number.
  private func exact(_ number: Number, _ json: inout JSONWriter) -> Bool {
    // Whole numbers of up to 2^53 are doubles, and print with all digits.
    if let whole = number.int64, whole.magnitude <= 1 << 53 {
      json.integer(whole)
      return true
    }
    let double = number.double
    guard Number(shortestJSON(double)) == number else { return false }
    json.number(double)
    return true
  }

  /// A literal. Objects that look like a tagged number are tagged themselves.
  func literal(_ literal: Literal, _ json: inout JSONWriter) {
    switch literal {
    case .null: json.null()
    case .boolean(let value): json.boolean(value)
    case .number(let value):
      if exact(value, &json) { return }
      json.beginObject()
      json.key("$number")
      json.string(value.description)
      json.endObject()
    case .string(let value): json.string(model.symbols.utf8(value))
    case .array(let items):
      json.beginArray()
      for item in items { self.literal(item, &json) }
      json.endArray()
    case .object(let entries):
      let isTagged = entries.count == 1 && ["$number", "$object"].contains(model.string(entries[0].key))
      if isTagged {
        json.beginObject()
        json.key("$object")
      }
      json.beginObject()
      for entry in entries.sorted(by: { isCanonicalOrder($0.key, $1.key) }) {
        json.key(model.symbols.utf8(entry.key))
        self.literal(entry.value, &json)
      }
      json.endObject()
      if isTagged { json.endObject() }
    }
  }

  func isCanonicalOrder(_ a: Symbol, _ b: Symbol) -> Bool {
    TwinOutput.isCanonicalOrder(model.symbols.utf8(a), model.symbols.utf8(b))
  }
}
