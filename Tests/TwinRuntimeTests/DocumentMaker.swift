import TwinTestSupport
import TwinValues

@testable import TwinRuntime

/// Writes documents along what a model says, from a seed: most values as they must be, some not, keys in any order, written in any of
/// the ways that JSON has.
struct DocumentMaker {
  var random: SeededGenerator
  /// How many values in a hundred are no such value.
  var wrong = 6
  private var plans = PlanCache()
  /// Values that may still be written, so that schemas that lead back to themselves end.
  private var budget = 0

  init(seed: UInt64) { random = SeededGenerator(seed: seed) }

  private static let letters = ["a", "b", "A", "Z", "0", "7", "-", "_", "é", "流", "😀", "/", "~", " ", "$", ".", "v1"]
  private static let numbers = [
    "0", "-0", "1", "5", "10", "-1", "0.5", "21.5", "99.99", "100", "100.0", "101", "1e2", "1E-2", "0.1", "0.30",
    "127", "128", "-128", "-129", "255", "256", "65535", "2147483648", "9007199254740993", "9223372036854775807",
    "18446744073709551615", "18446744073709551616", "-9223372036854775808", "1e400", "3.5e38", "0.30000000000000004",
    "21.299999999999997", "1234567.000000001", "0.000000000000000001", "123456789012345678901234567890",
    "1e-999999999999999999", "-1.5", "1e3", "9223372036", "9223372036.9", "-9223372036.85477", "1e1000000000000000000",
  ]
  private static let texts = [
    "2026-01-31", "2026-02-30", "08:30:00Z", "23:59:60Z", "2026-01-31T08:30:00Z", "2026-01-31T08:30:00.123+01:00",
    "2026-01-31T25:30:00Z", "PT15M", "P2W", "P", "AAE=", "AAE", "f81d4fae-7dec-11d0-a765-00a0c91e6bf6", "AHU-12",
    "AHU-1234", "Halle 3", "running", "Point", "x", "heating", "off",
  ]

  /// A document that should be a value of `type`.
  mutating func document(_ type: ValueType) -> [UInt8] { made { $0.write(type, depth: 0, &$1) } }

  /// A document of `form`.
  mutating func document(_ form: DocumentForm) -> [UInt8] {
    if random.chance(3) { return Array("{}".utf8) }
    return made { maker, text in
      switch form {
      case .state(let type): maker.write(maker.plans.state(of: type), depth: 0, &text)
      case .telemetry(let type): maker.write(ObjectPlan(telemetryOf: type), depth: 0, &text)
      case .payload(let member): maker.write(member.value, &text)
      case .request(let member): maker.write(member.request?.value, &text)
      case .response(let member): maker.write(member.response?.value, &text)
      case .edgeProperties(let member): maker.write(ObjectPlan(edgeOf: member), depth: 0, &text)
      }
    }
  }

  private mutating func made(_ body: (inout DocumentMaker, inout String) -> Void) -> [UInt8] {
    budget = 300
    var text = ""
    body(&self, &text)
    return Array(text.utf8)
  }

  /// A document with some of its bytes changed.
  mutating func broken(_ document: [UInt8]) -> [UInt8] {
    let pool = Array("{}[]\",:\\ue.+-0123456789truefalsenull \n\u{0}é".utf8) + [0x80, 0xFF, 0xED, 0xF4, 0xC3]
    var bytes = document
    for _ in 0...random.below(3) where !bytes.isEmpty {
      let index = random.below(bytes.count)
      switch random.below(5) {
      case 0: bytes[index] = pool[random.below(pool.count)]
      case 1: bytes.insert(pool[random.below(pool.count)], at: index)
      case 2: bytes.remove(at: index)
      case 3: bytes.removeSubrange(index..<min(bytes.count, index + random.below(12)))
      default: bytes[index] = UInt8(truncatingIfNeeded: random.next())
      }
    }
    return bytes
  }

  private mutating func pick<Value>(_ values: [Value]) -> Value { values[random.below(values.count)] }

  private mutating func space(_ text: inout String) {
    if random.chance(8) { text += pick([" ", "\n", "\t", "\r\n  "]) }
  }

  private mutating func write(_ type: ValueType?, _ text: inout String) {
    if let type { write(type, depth: 0, &text) } else { text += pick(["", " ", "1"]) }
  }

  private mutating func write(_ type: ValueType, depth: Int, _ text: inout String) {
    space(&text)
    defer { space(&text) }
    budget -= 1
    if random.chance(wrong) || budget < 0 { return writeAny(depth: depth, &text) }
    let plan = plans.plan(type)
    for check in plan.checks {
      if case .const(let literal) = check, random.chance(70) { return write(literal, type, &text) }
    }
    switch plan.shape {
    case .primitive(let primitive): write(primitive, plan, &text)
    case .array(let element):
      text += "["
      for index in 0..<random.below(4) {
        if index > 0 { text += "," }
        write(element, depth: depth + 1, &text)
      }
      text += "]"
    case .map(let key, let value):
      text += "{"
      for index in 0..<random.below(4) {
        if index > 0 { text += "," }
        write(key: random.chance(70) ? word(plans.plan(key)) : pick(Self.letters), &text)
        write(value, depth: depth + 1, &text)
      }
      text += "}"
    case .object(let object): write(object, depth: depth, &text)
    case .enumeration(let enumeration):
      text +=
        enumeration.names.isEmpty
        ? "1"
        : String(decoding: pick(enumeration.names.keys.sorted { $0.lexicographicallyPrecedes($1) }), as: UTF8.self)
    case .endless: text += "1"
    }
  }

  private mutating func write(_ plan: ObjectPlan, depth: Int, _ text: inout String) {
    var rows = plan.slots.indices.filter { plan.slots[$0].isRequired ? !random.chance(4) : random.chance(60) }
      .shuffled(using: &random)
    if random.chance(3), let row = rows.first { rows.append(row) }
    if random.chance(10) { rows.insert(-1, at: random.below(rows.count + 1)) }
    text += "{"
    space(&text)
    for (index, row) in rows.enumerated() {
      if index > 0 { text += "," }
      space(&text)
      guard row >= 0 else {
        write(key: pick(["$x", "$metadata", "strange", "sträng\u{0}e"]), &text)
        writeAny(depth: depth + 1, &text)
        continue
      }
      write(key: plan.slots[row].name, &text)
      switch plan.slots[row].content {
      case .value(let value): write(value, depth: depth + 1, &text)
      case .twin(let type):
        if depth < 3 { write(plans.state(of: type), depth: depth + 1, &text) } else { text += "{}" }
      }
    }
    text += "}"
  }

  private mutating func write(key: String, _ text: inout String) {
    quote(key, &text)
    space(&text)
    text += ":"
  }

  private mutating func write(_ primitive: Primitive, _ plan: ValuePlan, _ text: inout String) {
    switch primitive {
    case .boolean: text += pick(["true", "false"])
    case .string: quote(word(plan), &text)
    case .bytes, .uuid, .date, .time, .dateTime, .duration: quote(pick(Self.texts), &text)
    case .point, .lineString, .polygon, .multiPoint, .multiLineString, .multiPolygon:
      text += geometry(pick(["Point", "LineString", "Polygon", "MultiPolygon", "MultiPoint"]))
    default:
      // Around the bounds, and anything.
      for check in plan.checks {
        guard case .bound(_, let bound) = check, random.chance(40) else { continue }
        text +=
          bound.description + (bound.exponent < 0 && !bound.description.contains("e") ? pick(["", "0", "1"]) : "")
        return
      }
      text += random.chance(60) ? "\(random.below(200)).\(random.below(1000))" : pick(Self.numbers)
    }
  }

  private mutating func geometry(_ kind: String) -> String {
    let levels = ["Point": 0, "LineString": 1, "MultiPoint": 1, "Polygon": 2, "MultiPolygon": 3][kind] ?? 0
    func position(_ random: inout SeededGenerator) -> String {
      if random.chance(90) { return "[\(random.below(200) - 20),2.5]" }
      return ["[1]", "[]", "[1,\"2\",{\"a\":1,\"a\":2}]", "3", "[180.0,90.000,7]", "[0,-91e0]"][random.below(6)]
    }
    var coordinates = position(&random)
    if levels > 0 {
      var places = (0..<random.below(6)).map { _ in position(&random) }
      // Most rings end where they begin, in one spelling or another.
      if random.chance(60), let first = places.first {
        places.append(random.chance(80) ? first : first.replacing("2.5", with: "25e-1"))
      }
      coordinates = "[" + places.joined(separator: ",") + "]"
    }
    for _ in 0..<max(0, levels - 1) { coordinates = random.chance(90) ? "[\(coordinates)]" : coordinates }
    var parts = ["\"type\":\"\(kind)\"", "\"coordinates\":\(coordinates)"]
    if random.chance(20) { parts.append("\"bbox\":[0]") }
    if random.chance(10) { parts.append(pick(["\"coordinates\":[1]", "\"type\":1", "\"t\\u0079pe\":\"Point\""])) }
    if random.chance(5) { parts.removeFirst() }
    return "{" + parts.shuffled(using: &random).joined(separator: ",") + "}"
  }

  private mutating func word(_ plan: ValuePlan) -> String {
    if random.chance(50) { return pick(Self.texts) }
    return (0..<random.below(8)).map { _ in pick(Self.letters) }.joined()
  }

  /// `content` as a string of JSON, some of it escaped without need.
  private mutating func quote(_ content: String, _ text: inout String) {
    text += "\""
    let escapes = random.chance(20)
    for scalar in content.unicodeScalars {
      let needs = scalar.value < 0x20 || scalar == "\"" || scalar == "\\"
      guard needs || escapes && random.chance(40) else {
        text.unicodeScalars.append(scalar)
        continue
      }
      for unit in String(scalar).utf16 {
        let digits = String(unit, radix: 16)
        text += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      }
    }
    text += "\""
  }

  private mutating func write(_ literal: Literal, _ type: ValueType, _ text: inout String) {
    switch literal.content {
    case .array(let items):
      text += "["
      for (index, item) in items.enumerated() {
        if index > 0 { text += "," }
        write(item, type, &text)
      }
      text += "]"
    case .object(let entries):
      text += "{"
      for (index, entry) in entries.shuffled(using: &random).enumerated() {
        if index > 0 { text += "," }
        write(key: entry.key, &text)
        write(entry.value, type, &text)
      }
      text += "}"
    default: text += literal.scalar
    }
  }

  private mutating func writeAny(depth: Int, _ text: inout String) {
    switch random.below(depth < 5 ? 9 : 6) {
    case 0: text += pick(["true", "false", "null"])
    case 1, 2: text += pick(Self.numbers)
    case 3: quote(pick(Self.texts), &text)
    case 4: quote(pick(Self.letters) + pick(Self.letters), &text)
    case 5: text += pick(["{}", "[]"])
    case 6:
      text += "["
      writeAny(depth: depth + 1, &text)
      text += ","
      writeAny(depth: depth + 1, &text)
      text += "]"
    default:
      text += "{"
      for index in 0..<random.below(14) {
        if index > 0 { text += "," }
        write(key: random.chance(90) ? "k\(index)" : "k0", &text)
        writeAny(depth: depth + 2, &text)
      }
      text += "}"
    }
  }
}
