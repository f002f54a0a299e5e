extension ExactShape {
  /// Whether lengths count octets of base64, not characters.
  var isOctets: Bool { if case .primitive(.bytes) = self { true } else { false } }

  /// What has to be there, for a value of another kind.
  var words: String {
    switch self {
    case .primitive(let primitive): primitive.words
    case .enumeration(let plan): plan.words
    case .array: "an array"
    case .map, .object: "an object"
    case .endless: "no value: the schema leads back to itself"
    }
  }

  /// Why a scalar of `kind` is refused, which is `number` if it is one.
  func refusal(of kind: JSONKind, _ number: JSONNumber?) -> (rule: ViolationRule, words: String) {
    switch self {
    case .primitive(let primitive):
      if let number, primitive.isNumeric { return primitive.refusal(of: number) }
      return (kind == .string && primitive.isFormat ? .format : .type, primitive.words)
    case .enumeration(let plan):
      guard kind == (plan.encoding == .integer ? .number : .string) else { return (.type, words) }
      return (plan.isOpen ? .type : .enumeration, words)
    case .array, .map, .object, .endless: return (.type, words)
    }
  }
}

extension EnumerationPlan {
  /// What has to be there.
  var words: String {
    if sample.isEmpty { return encoding == .integer ? "a whole number" : "a string" }
    if !isOpen { return "one of \(sample)" }
    return encoding == .integer ? "a whole number, as \(sample)" : "a string, as \(sample)"
  }
}

extension Primitive {
  fileprivate var isFormat: Bool {
    switch self {
    case .bytes, .uuid, .date, .time, .dateTime, .duration: true
    default: false
    }
  }

  fileprivate var words: String {
    switch self {
    case .boolean: "`true` or `false`"
    case .int8, .int16, .int32, .int64, .uint8, .uint16, .uint32, .uint64: "a whole number (\(self))"
    case .float, .double, .decimal: "a number"
    case .string: "a string"
    case .bytes: "base64"
    case .uuid: "a UUID"
    case .date: "a date such as 2026-01-31"
    case .time: "a time such as 08:30:00Z"
    case .dateTime: "a moment such as 2026-01-31T08:30:00Z"
    case .duration: "a duration such as PT15M"
    case .point, .lineString, .polygon, .multiPoint, .multiLineString, .multiPolygon:
      "a GeoJSON geometry (\(GeometryForm(self).map { "\($0.kind)" } ?? ""))"
    }
  }

  fileprivate func refusal(of number: JSONNumber) -> (rule: ViolationRule, words: String) {
    guard let range = integerRange else { return (.range, "a number that is finite as a \(self)") }
    return number.isInteger ? (.range, "a number from \(range.least) to \(range.greatest) (\(self))") : (.type, words)
  }

  /// Smallest and largest value of an integer type; nil for others.
  var integerRange: (least: JSONNumber, greatest: JSONNumber)? { Self.integerRanges[self] }

  private static let integerRanges: [Primitive: (least: JSONNumber, greatest: JSONNumber)] = {
    func range(_ least: UInt64, _ greatest: UInt64) -> (JSONNumber, JSONNumber) {
      (JSONNumber(isNegative: true, magnitude: least), JSONNumber(isNegative: false, magnitude: greatest))
    }
    return [
      .int8: range(1 << 7, 1 << 7 - 1), .int16: range(1 << 15, 1 << 15 - 1), .int32: range(1 << 31, 1 << 31 - 1),
      .int64: range(1 << 63, 1 << 63 - 1), .uint8: range(0, UInt64(UInt8.max)), .uint16: range(0, UInt64(UInt16.max)),
      .uint32: range(0, UInt64(UInt32.max)), .uint64: range(0, UInt64.max),
    ]
  }()

  /// What magnitudes are below; nil where there is no bound.
  var limit: JSONNumber? {
    switch self {
    case .float: JSONNumber.floatLimit
    case .double: JSONNumber.doubleLimit
    default: nil
    }
  }
}
