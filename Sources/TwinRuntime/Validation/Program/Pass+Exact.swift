import TwinValues

extension Pass {
  /// Judges a scalar exactly, whatever the tables say of it. False where that ends the pass.
  @inline(never)
  mutating func exact(_ number: Int, _ found: Found, _ depth: Int) -> Bool {
    let isOfShape: Bool
    switch program.exact[number].shape {
    case .primitive(let primitive): isOfShape = isPrimitive(found, primitive)
    case .enumeration(let plan): isOfShape = isEnumerated(found, plan)
    case .array, .map, .object, .endless: isOfShape = false
    }
    if isOfShape { return holdChecks(number, found, depth) }
    guard Findings.keepsFindings else { return false }
    let (rule, words) = program.exact[number].shape.refusal(
      of: found.kind, found.kind == .number ? numeral(found) : nil)
    return report(rule, found, depth, expected: words)
  }

  private func numeral(_ found: Found) -> JSONNumber { JSONNumber(parsed: bytes.array(found.start, found.end)[...]) }
  private func content(_ found: Found) -> [UInt8] { decodeJSONString(bytes.array(found.start, found.end)[...]) }

  private func isPrimitive(_ found: Found, _ primitive: Primitive) -> Bool {
    switch primitive {
    case .boolean: return found.kind == .true || found.kind == .false
    case .string: return found.kind == .string
    case .bytes, .uuid, .date, .time, .dateTime, .duration:
      return found.kind == .string && isOfFormat(UInt32(primitive.rawValue), content(found).span)
    case .point, .lineString, .polygon, .multiPoint, .multiLineString, .multiPolygon: return false
    default:
      guard found.kind == .number else { return false }
      let number = numeral(found)
      if let range = primitive.integerRange {
        return number.isInteger && number >= range.least && number <= range.greatest
      }
      return primitive.limit.map { number.absolute < $0 } ?? true
    }
  }

  private func isEnumerated(_ found: Found, _ plan: EnumerationPlan) -> Bool {
    guard found.kind == (plan.encoding == .integer ? .number : .string) else { return false }
    if plan.names[Array(canonicalScalar(found).utf8)] != nil { return true }
    return plan.isOpen && (plan.encoding != .integer || numeral(found).isInteger)
  }

  /// The one text of all scalars that mean the same.
  private func canonicalScalar(_ found: Found) -> String {
    switch found.kind {
    case .number: numeral(found).description
    case .string: quoteJSON(content(found))
    default: String(decoding: bytes.array(found.start, found.end), as: UTF8.self)
    }
  }

  /// Holds a value of the right kind to every constraint. One on another kind of value says nothing. False where that ends the pass.
  @inline(never)
  mutating func holdChecks(_ number: Int, _ found: Found, _ depth: Int) -> Bool {
    for check in program.exact[number].checks {
      if Findings.keepsFindings, findings.isFull, isKeyWrong == nil { return true }
      guard hold(found, to: check, isOctets: program.exact[number].shape.isOctets, depth) else { return false }
    }
    return true
  }

  private mutating func hold(_ found: Found, to check: ExactCheck, isOctets: Bool, _ depth: Int) -> Bool {
    switch (check, found.kind) {
    case (.bound(let rule, let bound), .number):
      let number = numeral(found)
      let (isWithin, words) =
        switch rule {
        case .minimum: (number >= bound, "at least")
        case .maximum: (number <= bound, "at most")
        case .exclusiveMinimum: (number > bound, "more than")
        default: (number < bound, "less than")
        }
      return isWithin || report(rule, found, depth, expected: "\(words) \(bound)")
    case (.multipleOf(let step), .number):
      return numeral(found).isMultiple(of: step)
        || report(.multipleOf, found, depth, expected: "a multiple of \(JSONNumber(step))")
    case (.precision(let digits), .number):
      return -numeral(found).exponent <= Int(digits)
        || report(.precision, found, depth, expected: "at most \(counted(digits, "digit")) after the point")
    case (.length(let rule, let bound), .string):
      let text = content(found)
      // Every scalar has one byte that does not continue another.
      let length =
        isOctets
        ? text.count / 4 * 3 - text.suffix(2).count { $0 == UInt8(ascii: "=") } : text.count { $0 & 0xC0 != 0x80 }
      if rule == .minLength ? length >= bound : length <= bound { return true }
      guard Findings.keepsFindings else { return false }
      let actual = "\(length): \(excerptOfJSON(bytes.array(found.start, found.end)[...]))"
      return report(
        rule, found, depth,
        expected:
          "\(rule == .minLength ? "at least" : "at most") \(counted(bound, isOctets ? "octet" : "character"))",
        actual: actual)
    case (.pattern(let pattern), .string):
      switch pattern.matches(content(found).span, within: &patternSteps) {
      case true?: return true
      case false?: return report(.pattern, found, depth, expected: "a match of `\(pattern.text)`")
      case nil:
        return report(
          .limit, found, depth,
          expected: "no more than \(Self.patternStepLimit) steps for large patterns, of which `\(pattern.text)` is one")
      }
    case (.items(let rule, let bound), .array), (.items(let rule, let bound), .object):
      if rule == .minItems ? found.count >= bound : found.count <= bound { return true }
      return report(
        rule, found, depth, expected: "\(rule == .minItems ? "at least" : "at most") \(counted(bound, "entry"))")
    case (.uniqueItems, .array):
      guard found.count > 1, let twice = firstRepetition(found) else { return true }
      return report(
        .uniqueItems, found, depth, expected: "entries that differ",
        actual: "the same at \(twice.first) and \(twice.second)")
    case (.const(let const, let words), _):
      return isSame(found, const) || report(.const, found, depth, expected: words)
    default: return true
    }
  }

  /// The first element of an array that is like one before it.
  private func firstRepetition(_ found: Found) -> (first: Int, second: Int)? {
    guard let document = try? JSONDocument(bytes.array(found.start, found.end)) else { return nil }
    var seen: [[UInt8]: Int] = [:]
    for (index, element) in document.elements(of: 0).enumerated() {
      var canonical: [UInt8] = []
      document.appendCanonical(element, to: &canonical)
      if let first = seen.updateValue(index, forKey: canonical) { return (first, index) }
    }
    return nil
  }

  private func isSame(_ found: Found, _ const: ExactConst) -> Bool {
    switch const {
    case .anything: return true
    case .scalar(let text):
      guard let text, found.kind != .array, found.kind != .object else { return false }
      return canonicalScalar(found).utf8.elementsEqual(text.utf8)
    case .structured(let literal, let value):
      guard let document = try? JSONDocument(bytes.array(found.start, found.end)) else { return false }
      var comparison = LiteralComparison(document: document)
      return comparison.isSame(
        0, Literal(registry: registry, row: literal), as: ValueType(registry: registry, row: value))
    }
  }
}

/// Compares values of a document with what the model writes: enumerations by name there, by their encoding here.
struct LiteralComparison {
  let document: JSONDocument
  private var plans = PlanCache()

  init(document: JSONDocument) { self.document = document }

  /// Whether the value at `node` is `literal`, as a value of `type`. The walk is as deep as the document.
  mutating func isSame(_ node: Int, _ literal: Literal, as type: ValueType?) -> Bool {
    let shape = type.map { plans.plan($0).shape }
    let content = literal.content
    if case .enumeration(let plan) = shape, case .string(let name) = content {
      return plan.encodings[Array(name.utf8)].map { $0.utf8.elementsEqual(document.scalar(node).utf8) } ?? false
    }
    switch (content, document[node].kind) {
    case (.null, _): return true
    case (.boolean(let flag), .true): return flag
    case (.boolean(let flag), .false): return !flag
    case (.number(let number), .number): return document.number(node) == JSONNumber(number)
    case (.string(let text), .string): return document.text(node).elementsEqual(text.utf8)
    case (.array(let items), .array):
      var element: ValueType?
      if case .array(let type) = shape { element = type }
      let elements = document.elements(of: node)
      guard elements.count == items.count else { return false }
      for (child, item) in zip(elements, items) where !isSame(child, item, as: element) { return false }
      return true
    case (.object(let entries), .object):
      let members = document.members(of: node)
      guard members.count == entries.count else { return false }
      let values = Dictionary(members.map { (document.text($0.key), $0.value) }) { first, _ in first }
      for entry in entries {
        guard let child = values[Array(entry.key.utf8)],
          isSame(child, entry.value, as: plans.type(of: entry.key, in: shape))
        else { return false }
      }
      return true
    default: return false
    }
  }
}

private func counted(_ count: UInt32, _ noun: String) -> String {
  if count == 1 { return "1 \(noun)" }
  return noun == "entry" ? "\(count) entries" : "\(count) \(noun)s"
}
