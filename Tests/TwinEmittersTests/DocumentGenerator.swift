import TwinModel
import TwinTestSupport

@testable import TwinEmitters

/// Makes documents of a model from a seed: right ones in many spellings, and ones in which a rule is broken somewhere.
struct DocumentGenerator {
  let model: Model
  var random: SeededGenerator
  /// The rule that is to be broken, until it is.
  private var wanted: String?
  private var depth = 0
  private var numbers = 0

  init(_ model: Model, seed: UInt64) {
    self.model = model
    random = SeededGenerator(seed: seed)
  }

  /// A document in which `rule` is broken, if there is a place for it.
  mutating func document(_ document: EmittedDocument, breaking rule: String?) -> String {
    var text = ""
    // By chance no place is taken, more often in small documents.
    for _ in 0..<12 {
      text = attempt(document, breaking: rule)
      if wanted == nil { break }
    }
    return text
  }

  private mutating func attempt(_ document: EmittedDocument, breaking rule: String?) -> String {
    wanted = rule
    depth = 0
    let text: String
    switch model.shape(of: document) {
    case .members(let object): text = self.object(object)
    case .value(let value, _): text = self.value(value)
    }
    switch wanted {
    case "syntax":
      wanted = nil
      return broken(text)
    case "limit":
      wanted = nil
      let deep = String(repeating: "[", count: 70) + String(repeating: "]", count: 70)
      return random.chance(50)
        ? deep : text.replacing("}", with: ", \"$x\": 1e9999999999999999999}", maxReplacements: 1)
    default: return text
    }
  }

  /// `text` as something that is no JSON.
  private mutating func broken(_ text: String) -> String {
    let replacements: [(String, String)] = [
      ("}", ",}"), ("{", "{,"), (":", "::"), ("\"", "'"), ("{", "[{"), ("true", "True"), ("\"", "\"\\q"),
      ("\"", "\"\\ud800"),
      ("\"", "\"\t"), (":", ": 01, \"zz\":"), (":", ": NaN, \"zz\":"), (":", ": .5, \"zz\":"), (":", ": 1., \"zz\":"),
      (":", ": +1, \"zz\":"), ("}", "} {}"), ("}", "}\u{1}"),
      ("}", "]"),
    ]
    let (old, new) = replacements[random.below(replacements.count)]
    let changed = text.replacing(old, with: new, maxReplacements: 1)
    return changed == text ? text + "," : changed
  }

  /// Whether `rule` is to be broken here.
  private mutating func breaks(_ rule: String, _ percent: Int = 30) -> Bool {
    guard wanted == rule, random.chance(percent) else { return false }
    wanted = nil
    return true
  }

  private mutating func pick<Value>(_ values: [Value]) -> Value { values[random.below(values.count)] }
  private mutating func space() -> String { random.chance(85) ? "" : pick([" ", "  ", "\t", "\r\n", "\n "]) }

  // MARK: - Objects

  mutating func object(_ object: DocumentObject) -> String {
    var members: [(key: String, value: String)] = []
    for slot in object.slots {
      let isNeeded = slot.isRequired && !breaks("required")
      // A rule has more places in a document that has more.
      guard isNeeded || random.chance(depth > 6 ? 0 : wanted == nil ? 25 : 45) else { continue }
      depth += 1
      switch slot.content {
      case .value(let value): members.append((slot.name, self.value(value)))
      case .twin(let twin): members.append((slot.name, self.object(model.state(of: twin))))
      }
      depth -= 1
    }
    if breaks("unknownMember") { members.append((pick(["zz", "é/~", "a'b\"c", "Flag", "x$"]), "1")) }
    if breaks("duplicateMember"), let member = members.randomElement(using: &random) {
      members.append(random.chance(85) ? member : (member.key, pick(["null", "[[7]]", "-0.5"])))
    }
    if object.hasSystemKeys, breaks("duplicateMember", 40) { members.append(("$extra", "{\"a\": 1, \"\\u0061\": 1}")) }
    if object.hasSystemKeys, random.chance(15) {
      members.append(
        (pick(["$dtId", "$metadata", "$"]), pick(["1", "\"it's\"", "{\"a\": [null, {}]}", "\"12, true\""])))
    }
    return joined(members.shuffled(using: &random))
  }

  private mutating func joined(_ members: [(key: String, value: String)]) -> String {
    var parts: [String] = []
    for member in members {
      parts.append(space() + string(member.key) + space() + ":" + space() + member.value + space())
    }
    return "{" + parts.joined(separator: ",") + space() + "}"
  }

  // MARK: - Values

  mutating func value(_ value: ValueSpec) -> String {
    let constraints = model.allConstraints(of: value)
    let type = model.resolved(value.type).type
    if breaks("type", 8) { return pick(["null", "true", "\"x\"", "1.5", "{}", "[]", "[1]", "\"12\"", "-7"]) }
    for constraint in constraints {
      if case .const(let id) = constraint, !breaks("const", 90) {
        return text(model.encoded(model.literals[id], as: value.type))
      }
    }
    switch type {
    case .primitive(let primitive) where primitive.isNumeric: return number(primitive, constraints)
    case .primitive(let primitive): return scalar(primitive, constraints)
    case .enumeration(let id): return enumerated(model.enumerations[id])
    case .array(let element): return array(model.fields[element].value, constraints)
    case .map(let key, let field): return map(key, model.fields[field].value, constraints)
    case .object(let fields): return object(model.object(fields))
    case .schema: return "null"
    }
  }

  private mutating func enumerated(_ row: Enumeration) -> String {
    let values = model.enumerationValues[row.values].map(\.encoded)
    if breaks("enumeration") || (row.isOpen && random.chance(20)) {
      return row.encoding == .integer ? pick(["99", "-4", "1e2"]) : pick(["\"nope\"", "\"L2\"", "\"\""])
    }
    let value = text(pick(values))
    let isPlain = row.encoding == .integer && value.utf8.allSatisfy { $0 != 0x2E && $0 | 0x20 != 0x65 }
    return isPlain && random.chance(20) ? value + ".0" : value
  }

  private mutating func array(_ element: ValueSpec, _ constraints: [Constraint]) -> String {
    var (least, most, isUnique) = (0, 3, false)
    for constraint in constraints {
      switch constraint {
      case .minItems(let count): least = Int(count)
      case .maxItems(let count): most = Int(count)
      case .uniqueItems: isUnique = true
      default: continue
      }
    }
    if least > 0, breaks("minItems") { return "[]" }
    var count = least + random.below(max(1, min(most, 3) - least + 1))
    if constraints.contains(where: { if case .maxItems = $0 { true } else { false } }), breaks("maxItems") {
      count = most + 1
    }
    var items: [String] = []
    depth += 1
    for _ in 0..<count {
      let item = value(element)
      if !isUnique || !items.contains(item) { items.append(item) }
    }
    depth -= 1
    if isUnique, breaks("uniqueItems", 60) { items += [items.first ?? value(element), items.first ?? value(element)] }
    return "[" + items.map { $0 + (random.chance(90) ? "" : " ") }.joined(separator: ",") + "]"
  }

  private mutating func map(_ key: ID<Field>, _ element: ValueSpec, _ constraints: [Constraint]) -> String {
    var keys = ["a", "b~", "c/", "zz"].shuffled(using: &random).prefix(1 + random.below(3)).map(\.self)
    if breaks("minItems") { keys = [] }
    if breaks("maxItems") { keys = ["a", "b", "c", "d"] }
    if breaks("mapKey", 80) { keys.append(pick(["A", "abcde", "", "é"])) }
    return joined(keys.map { ($0, value(element)) })
  }

  private mutating func number(_ primitive: Primitive, _ constraints: [Constraint]) -> String {
    let isWhole = primitive.integerRange != nil
    var (low, high) = (
      primitive.integerRange?.least ?? Number(-100 as Int64), primitive.integerRange?.greatest ?? Number(100 as Int64)
    )
    var step = isWhole ? Number(1 as Int64) : Number("0.25") ?? .zero
    var known: [(rule: String, text: String)] = []
    for constraint in constraints {
      switch constraint {
      case .minimum(let bound): (low, known) = (bound, known + [("minimum", beside(bound, -1))])
      case .exclusiveMinimum(let bound): (low, known) = (bound, known + [("exclusiveMinimum", bound.description)])
      case .maximum(let bound): (high, known) = (bound, known + [("maximum", beside(bound, 1))])
      case .exclusiveMaximum(let bound): (high, known) = (bound, known + [("exclusiveMaximum", bound.description)])
      case .multipleOf(let number): (step, known) = (number, known + [("multipleOf", beside(number, 1))])
      case .precision(let digits): known.append(("precision", "1." + String(repeating: "0", count: Int(digits)) + "1"))
      default: continue
      }
    }
    for (rule, text) in known where breaks(rule, 60) { return text }
    if breaks("range") {
      switch primitive {
      case .float: return pick(["3.5e38", "-4e38", "1e400"])
      case .double: return pick(["1.8e308", "-1e309"])
      default:
        return primitive.integerRange.map { pick([beside($0.greatest, 10), beside($0.least, -10), "1e30", "-1e19"]) }
          ?? "1e400"
      }
    }
    // Multiples of the step that are well within the bounds.
    let (start, end) = ((low.double / step.double).rounded(.up) + 1, (high.double / step.double).rounded(.down) - 1)
    let bounds = (max(start, -1e6), min(end, 1e6))
    let count = Int64(bounds.0 <= bounds.1 ? Double.random(in: bounds.0...bounds.1, using: &random) : 0)
    let value = Number(
      magnitude: count.magnitude * step.magnitude, exponent: Int(step.exponent), isNegative: count < 0)
    let usual = spelled(value?.description ?? "0")
    // Now and then one that no double holds.
    numbers += 1
    let odd = ["1e-400", "-1e-400", "2.5e-320", "0e-400"]
    return numbers.isMultiple(of: 400) ? odd[numbers / 400 % odd.count] : usual
  }

  /// A number a little off `bound`.
  private mutating func beside(_ bound: Number, _ side: Int) -> String {
    let digits = pick([0, 1, 3])
    let scale = (0..<(digits + max(0, Int(bound.exponent)))).reduce(Int128(1)) { value, _ in value * 10 }
    let value = Int128(bound.magnitude) * scale * (bound.isNegative ? -1 : 1) + Int128(side)
    let exponent = min(0, Int(bound.exponent)) - digits
    return "\(value)" + (exponent == 0 ? "" : "e\(exponent)")
  }

  private mutating func spelled(_ text: String) -> String {
    guard random.chance(25), !text.contains("e") else { return text }
    if text.contains(".") { return pick([text + "0", text + "E0", text + "e+00"]) }
    return pick([text + ".0", text + "e0", text == "0" ? "-0" : text + "0e-1", text + ".00E+0"])
  }

  // MARK: - Texts

  private mutating func scalar(_ primitive: Primitive, _ constraints: [Constraint]) -> String {
    switch primitive {
    case .boolean: return pick(["true", "false"])
    case .string: return string(free(constraints))
    case .bytes: return bytes(constraints)
    case .uuid:
      return form(
        ["f81d4fae-7dec-11d0-a765-00a0c91e6bf6", "F81D4FAE-7DEC-11D0-A765-00A0C91E6BF6"],
        ["f81d4fae7dec11d0a76500a0c91e6bf6", "f81d4fae-7dec-11d0-a765-00a0c91e6bfg", ""])
    case .date:
      return form(
        ["2024-02-29", "2026-12-31", "1999-06-30", "2000-02-29"],
        ["2026-02-29", "1900-02-29", "2026-13-01", "2026-1-1", "2026-04-31", "2026-01-01T00:00:00Z", "2026-00-10"])
    case .time:
      return form(
        ["08:30:00Z", "23:59:59.999999+14:00", "00:00:00-00:00", "23:59:60Z"],
        ["24:00:00Z", "08:30Z", "08:30:00", "08:60:00Z", "08:30:00+24:00", "12:00:60Z", "12:00:60+01:00", "08:30:00.Z"])
    case .dateTime:
      return form(
        [
          "2026-01-31T08:30:00Z", "1998-12-31T23:59:60Z", "2023-02-28T23:59:60.5z", "2026-01-31t08:30:00.123456z",
          "2024-02-29T00:00:00+05:30",
          "1998-12-31T15:59:60.5-08:00",
        ],
        [
          "2026-01-31 08:30:00Z", "2026-02-30T08:30:00Z", "2026-01-30T23:59:60Z", "2024-02-28T23:59:60Z",
          "2026-01-31T08:30:00",
          "2026-01-31T12:00:60-01:00",
        ])
    case .duration:
      return form(
        ["PT15M", "P1Y2M3DT4H5M6.7S", "P2W", "P0.5D", "P1Y", "PT0,5S", "P1MT1M"],
        ["P", "PT", "P1S", "P1.5DT1H", "P1W2D", "1H", "PT1H1", "P1M1Y", "P1,D"])
    default: return geometry(primitive)
    }
  }

  private mutating func form(_ good: [String], _ bad: [String]) -> String {
    string(pick(breaks("format") ? bad : good))
  }

  private mutating func free(_ constraints: [Constraint]) -> String {
    var (least, most) = (0, 12)
    var (examples, hasPattern): ([String], Bool) = ([], false)
    for constraint in constraints {
      switch constraint {
      case .minLength(let count): least = Int(count)
      case .maxLength(let count): most = Int(count)
      case .pattern: hasPattern = true
      case .example(let id): if case .string(let text) = model.literals[id] { examples.append(model.string(text)) }
      default: continue
      }
    }
    if least > 0, breaks("minLength") { return String(repeating: "é", count: least - 1) }
    if most != 12 || hasPattern, breaks("maxLength") { return pick(["QQ-0001/"]) + String(repeating: "😀", count: most) }
    if hasPattern, breaks("pattern", 70) {
      return pick(["AB-12", "ab", "AB-123/", "ÄB-123", "AB-123\n", "abc", "c", "aé", "AB-١٢٣", "AB-123/ x"])
    }
    if !examples.isEmpty { return pick(examples) }
    let alphabet: [String] = [
      "a", "B", "7", " ", "é", "日", "😀", "\"", "\\", "/", "'", "$", "{", "}", "[", ":", ",", "\n", "\u{0}", "\u{1}",
      "e\u{301}", "\u{2028}",
      "-1", "true",
    ]
    var text = ""
    let count = least + random.below(max(1, min(most - least, 6)))
    while text.unicodeScalars.count < count { text += pick(alphabet) }
    while text.unicodeScalars.count > most { text.unicodeScalars.removeLast() }
    return text
  }

  private mutating func bytes(_ constraints: [Constraint]) -> String {
    if breaks("minLength") { return pick(["\"AA==\"", "\"\""]) }
    if breaks("maxLength") { return pick(["\"AAECAwQ=\"", "\"AAECAwQF\""]) }
    // The last character before the padding may have bits set that stand for no octet.
    return form(
      ["AAE=", "AAEC", "AAECAx==", "a/+Z"], ["AAE", "AA=E", "A===", "AA*=", "AAECAx="])
  }

  private mutating func geometry(_ primitive: Primitive) -> String {
    func position(_ longitude: String? = nil) -> String {
      let degrees = { (limit: Int, random: inout SeededGenerator) in
        random.chance(50) ? "\(random.below(2 * limit + 1) - limit)" : "-1.5e0"
      }
      var numbers = [longitude ?? degrees(180, &random), degrees(90, &random)]
      if random.chance(50) { numbers.append("\(random.below(9_000))") }
      return "[" + numbers.joined(separator: ", ") + "]"
    }
    let isBroken = breaks("geometry", 70)
    var coordinates = position()
    if primitive.geometryLevels > 0 {
      var positions = (0..<max(1, primitive.leastPositions)).map { _ in position() }
      if primitive.hasRings {
        // A ring ends where it begins, in another spelling perhaps.
        positions[positions.count - 1] = positions[0].replacing("-1.5e0", with: random.chance(50) ? "-1.50" : "-1.5e0")
      }
      if isBroken, random.chance(40) {
        switch random.below(3) {
        case 0: positions[0] = position("11")
        case 1: positions.removeLast()
        default: positions[positions.count - 1] = position("12")
        }
      }
      coordinates = "[" + positions.joined(separator: ", ") + "]"
    }
    for _ in 1..<max(2, primitive.geometryLevels) where primitive.geometryLevels > 1 {
      coordinates = "[" + coordinates + "]"
    }
    var name = primitive.geometryName
    if isBroken {
      switch random.below(8) {
      case 0: name = "point"
      case 1: coordinates = "[" + coordinates + "]"
      case 2: coordinates = coordinates.replacing("[", with: "[\"1\", ", maxReplacements: 1)
      case 3: return "{\"type\": \"\(name)\"}"
      case 4: coordinates = primitive == .point ? "[180.5, 91, 200]" : coordinates
      case 5: coordinates = primitive == .point ? "[0, -90.00000000000001]" : coordinates
      case 6: return "{\"coordinates\": \(coordinates)}"
      default: break
      }
    }
    return "{\"type\": \"\(name)\", \"coordinates\": \(coordinates)"
      + (random.chance(20) ? ", \"bbox\": [0, {\"a\": 1}]}" : "}")
  }

  /// A text in one of its spellings.
  private mutating func string(_ text: String) -> String {
    let escapes = random.chance(15)
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"", "\\": result += "\\" + String(scalar)
      case "\n": result += "\\n"
      case _ where scalar.value < 0x20 || (escapes && random.chance(40)):
        for unit in String(scalar).utf16 {
          let digits = String(unit, radix: 16)
          result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
        }
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }

  private mutating func text(_ literal: Literal) -> String {
    switch literal {
    case .null: return "null"
    case .boolean(let value): return "\(value)"
    case .number(let number): return spelled(number.description)
    case .string(let symbol): return string(model.string(symbol))
    case .array(let items): return "[" + items.map { text($0) }.joined(separator: ", ") + "]"
    case .object(let entries): return joined(entries.map { (model.string($0.key), text($0.value)) })
    }
  }
}
