import TwinOutput
import TwinRuntime

extension ValueType {
  /// Its constraints and those of the shared schemas that it refers to.
  var allConstraints: [Constraint] {
    var all = constraints
    var shape = shape
    for _ in 0..<64 {
      guard case .schema(let schema) = shape else { break }
      all += schema.value.constraints
      shape = schema.value.shape
    }
    return all
  }

  /// Whether it says itself what stands where it is absent.
  var hasDefault: Bool { constraints.contains { if case .default = $0 { true } else { false } } }
}

extension [Constraint] {
  var leastItems: UInt32 {
    reduce(0) { if case .minItems(let count) = $1 { Swift.max($0, count) } else { $0 } }
  }
  var greatestItems: UInt32? {
    reduce(nil) { if case .maxItems(let count) = $1 { Swift.min($0 ?? count, count) } else { $0 } }
  }
  var isUnique: Bool { contains { if case .uniqueItems = $0 { true } else { false } } }
  var constLiteral: Literal? {
    for constraint in self { if case .const(let literal) = constraint { return literal } }
    return nil
  }
  /// Values that the model itself writes.
  var literals: [Literal] {
    compactMap { constraint in
      switch constraint {
      case .const(let literal), .default(let literal), .example(let literal): literal
      default: nil
      }
    }
  }
  var lengths: [Int] {
    compactMap { constraint in
      switch constraint {
      case .minLength(let length), .maxLength(let length): length <= 4096 ? Int(length) : nil
      default: nil
      }
    }
  }
  var patterns: [String] { compactMap { if case .pattern(let text) = $0 { text } else { nil } } }
}

/// What stands in data for `literal`: enumerations by their encoding. Literals are as deep as the language lets them be.
func value(of literal: Literal, as type: ValueType?) -> JSONValue? {
  let shape = type?.resolvedShape
  switch literal.content {
  case .null: return nil
  case .boolean(let flag): return .boolean(flag)
  case .number(let number): return .decimal(Numeral(number).text)
  case .string(let text):
    guard case .enumeration(let enumeration) = shape else { return .string(text) }
    return enumeration.values.first { $0.name == text }.flatMap { value(of: $0.encoded, as: nil) }
  case .array(let items):
    var element: ValueType?
    if case .array(let field) = shape { element = field.value }
    return .array(items.compactMap { value(of: $0, as: element) })
  case .object(let entries):
    return .object(
      entries.compactMap { entry in
        var inner: ValueType?
        if case .map(_, let field) = shape { inner = field.value }
        if case .object(let fields) = shape { inner = fields.first { $0.name == entry.key }?.value }
        return value(of: entry.value, as: inner).map { JSONEntry(entry.key, $0) }
      })
  }
}

extension Sampler {
  /// Scalars of `type`, shortest first.
  func scalars(_ type: ValueType, beside other: ValueType?) -> [JSONValue] {
    switch type.resolvedShape {
    case .enumeration(let enumeration):
      var others: [EnumerationValue] = []
      if case .enumeration(let enumeration) = other?.resolvedShape { others = enumeration.values }
      guard enumeration.isOpen, case .primitive(let partner) = other?.resolvedShape else {
        return codes(enumeration, beside: others)
      }
      let constraints = other?.allConstraints ?? []
      var beyond: [JSONValue] = [.string("other")]
      if enumeration.encoding == .integer {
        let partner = partner.isNumeric ? NumberRules(partner, constraints) : nil
        beyond = numerals(NumberRules(.int64, []), beside: partner).map { .decimal($0.text) }
      } else if partner == .string {
        beyond += strings(.string, [], constraints)
      }
      return codes(enumeration, beside: others) + beyond
    case .primitive(let primitive):
      let rules = type.allConstraints
      if primitive.isNumeric {
        var others: NumberRules?
        if case .primitive(let partner) = other?.resolvedShape {
          others = NumberRules(partner, other?.allConstraints ?? [])
        }
        var found: [JSONValue] = numerals(NumberRules(primitive, rules), beside: others).map { .decimal($0.text) }
        if case .enumeration(let enumeration) = other?.resolvedShape, enumeration.encoding == .integer {
          found += codes(enumeration, beside: [])
        }
        return found
      }
      var texts = primitive.examples
      if primitive == .string || primitive == .bytes {
        texts += strings(primitive, rules, other?.allConstraints ?? [])
        if primitive == .string, case .enumeration(let enumeration) = other?.resolvedShape {
          texts += codes(enumeration, beside: [])
        }
        if primitive == .string, case .primitive(let partner) = other?.resolvedShape, !partner.isNumeric {
          texts += partner.examples
        }
        texts = texts.filter { type.validate(json($0, layout: .compact)).isEmpty }
      }
      return texts.sorted { size($0) < size($1) }
    default: return []
    }
  }

  private func size(_ value: JSONValue) -> Int { json(value, layout: .compact).count }

  /// The codes of an enumeration and, where it is open, others.
  private func codes(_ enumeration: Enumeration, beside others: [EnumerationValue]) -> [JSONValue] {
    let own = enumeration.values.compactMap { value(of: $0.encoded, as: nil) }
    guard enumeration.isOpen else { return own }
    let foreign = others.compactMap { value(of: $0.encoded, as: nil) }.filter { code in
      if case .string = code { enumeration.encoding != .integer } else { enumeration.encoding == .integer }
    }
    return own + foreign + [enumeration.encoding == .integer ? .decimal("99") : .string("other")]
  }

  private func strings(_ primitive: Primitive, _ rules: [Constraint], _ others: [Constraint]) -> [JSONValue] {
    let lengths = Set((rules.lengths + others.lengths).flatMap { [$0, $0 + 1, max(0, $0 - 1)] } + [0, 1]).sorted()
    if primitive == .bytes {
      return lengths.map { length in
        let groups = String(repeating: "AAAA", count: length / 3)
        return .string(groups + ["", "AA==", "AAA="][length % 3])
      }
    }
    var texts = lengths.map { String(repeating: "a", count: $0) } + ["b"]
    // What few patterns take.
    if !others.patterns.isEmpty { texts += ["A", "0", " ", "-", "é"] }
    for pattern in rules.patterns + others.patterns { texts += samples(of: pattern) }
    // Repeated to reach lengths that a pattern alone would not.
    for text in texts.prefix(40) where !text.isEmpty && text.count < 40 {
      for length in lengths where length > text.count && length < 100 {
        let repeated = String(repeating: text, count: (length + text.count - 1) / text.count)
        // Some patterns take whole copies only.
        texts += [String(repeated.prefix(length)), repeated]
      }
    }
    return texts.map { .string($0) }
  }
}

extension Primitive {
  /// `count` values and a few more, all different, of types that have as many.
  func series(_ count: Int) -> [JSONValue] {
    func digits(_ number: Int, _ width: Int) -> String {
      let text = String(number)
      return String(repeating: "0", count: max(0, width - text.count)) + text
    }
    let numbers = 0..<min(count + 8, 5_000)
    return switch self {
    case .string: numbers.map { .string("k\($0)") }
    case .uuid: numbers.map { .string("00000000-0000-0000-0000-" + digits($0, 12)) }
    case .date: numbers.map { .string("\(2000 + $0 / 336)-\(digits($0 / 28 % 12 + 1, 2))-\(digits($0 % 28 + 1, 2))") }
    case .time:
      numbers.map { .string("\(digits($0 / 3600 % 24, 2)):\(digits($0 / 60 % 60, 2)):\(digits($0 % 60, 2))Z") }
    case .dateTime:
      numbers.map {
        .string("2026-01-31T\(digits($0 / 3600 % 24, 2)):\(digits($0 / 60 % 60, 2)):\(digits($0 % 60, 2))Z")
      }
    case .duration: numbers.map { .string("PT\($0)S") }
    default: isNumeric ? numbers.map { .decimal("\($0)") } : []
    }
  }

  /// Values of types that are written in one way only.
  fileprivate var examples: [JSONValue] {
    func geometry(_ type: String, _ levels: Int) -> JSONValue {
      let position: JSONValue = [0, 0]
      let ring: JSONValue = [[0, 0], [1, 0], [1, 1], [0, 0]]
      let coordinates: JSONValue =
        switch (type, levels) {
        case (_, 0): position
        case ("LineString", _): [[0, 0], [1, 1]]
        case ("MultiPoint", _): [position]
        case ("Polygon", _): [ring]
        case ("MultiLineString", _): [[[0, 0], [1, 1]]]
        default: [[ring]]
        }
      return .object(["type": .string(type), "coordinates": coordinates])
    }
    return switch self {
    case .boolean: [false, true]
    case .uuid: ["00000000-0000-0000-0000-000000000000"]
    case .date: ["2026-01-31", "2026-02-01"]
    case .time: ["08:30:00Z", "08:30:01Z"]
    case .dateTime: ["2026-01-31T08:30:00Z", "2026-01-31T08:30:01Z"]
    case .duration: ["PT1S", "PT15M", "P1D"]
    case .bytes: ["", "AA=="]
    case .point: [geometry("Point", 0)]
    case .lineString: [geometry("LineString", 1)]
    case .polygon: [geometry("Polygon", 2)]
    case .multiPoint: [geometry("MultiPoint", 1)]
    case .multiLineString: [geometry("MultiLineString", 2)]
    case .multiPolygon: [geometry("MultiPolygon", 3)]
    default: []
    }
  }
}
