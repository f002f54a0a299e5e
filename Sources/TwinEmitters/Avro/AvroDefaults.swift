import TwinModel
import TwinOutput

extension AvroWriter {
  /// What Avro writes for `literal` as the default of a field (specification, "Complex Types"); nil where it is not written here.
  func avroDefault(_ literal: Literal, of value: ValueSpec) -> JSONValue? { model.avroDefault(literal, of: value) }
}

extension Model {
  /// Whether a default of `value` can be written for Avro.
  func avroDefault(_ literal: Literal, of value: ValueSpec) -> JSONValue? {
    let type = resolved(value.type).type
    switch (type, literal) {
    case (.primitive(let primitive), _): return avroDefault(literal, of: primitive)
    case (.enumeration(let id), .string(let name)):
      let row = enumerations[id]
      let values = enumerationValues[row.values]
      let symbols = legal(values.map { string($0.name) } + (row.isOpen ? ["_unlisted"] : []))
      return zip(values, symbols).first { $0.0.name == name }.map { .string($0.1) }
    case (.array(let element), .array(let items)):
      let written = items.compactMap { avroDefault($0, of: fields[element].value) }
      return written.count == items.count ? .array(written) : nil
    case (.map(_, let field), .object(let entries)):
      let written = entries.compactMap { entry in
        avroDefault(entry.value, of: fields[field].value).map { JSONEntry(string(entry.key), $0) }
      }
      return written.count == entries.count ? .object(written) : nil
    default: return nil
    }
  }

  private func avroDefault(_ literal: Literal, of primitive: Primitive) -> JSONValue? {
    switch (primitive, literal) {
    case (.boolean, .boolean(let value)): .boolean(value)
    case (.int8, .number(let number)), (.int16, .number(let number)), (.int32, .number(let number)),
      (.int64, .number(let number)), (.uint8, .number(let number)), (.uint16, .number(let number)),
      (.uint32, .number(let number)):
      number.int64.map { .integer($0) }
    case (.float, .number(let number)), (.double, .number(let number)): .decimal(number.description)
    case (.string, .string(let text)), (.uuid, .string(let text)), (.time, .string(let text)): .string(string(text))
    default: nil
    }
  }

  /// How many digits a decimal needs, where its bounds and its precision say so.
  func decimalDigits(of value: ValueSpec) -> (precision: Int, scale: Int)? {
    var bounds: (low: Number?, high: Number?, scale: Int?) = (nil, nil, nil)
    var current = value
    for _ in 0...schemas.count {
      for constraint in constraints[current.constraints] {
        switch constraint {
        case .minimum(let bound), .exclusiveMinimum(let bound): bounds.low = max(bounds.low ?? bound, bound)
        case .maximum(let bound), .exclusiveMaximum(let bound): bounds.high = min(bounds.high ?? bound, bound)
        case .precision(let digits): bounds.scale = min(bounds.scale ?? Int(digits), Int(digits))
        default: continue
        }
      }
      guard case .schema(let id) = dataTypes[current.type] else { break }
      current = schemas[id].value
    }
    guard let low = bounds.low, let high = bounds.high, let scale = bounds.scale else { return nil }
    let whole = max(low.wholeDigits, high.wholeDigits, 1)
    return whole + scale <= 38 ? (whole + scale, scale) : nil
  }
}

extension Number {
  /// Digits before the point.
  fileprivate var wholeDigits: Int { max(0, digitCount + Int(exponent)) }
}
