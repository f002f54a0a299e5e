import TwinValues

@testable import TwinRuntime

extension ReferenceJudge {
  /// Holds a value of the right kind to one constraint. A constraint on another kind of value says nothing.
  mutating func hold(_ node: Int, to check: ValuePlan.Check, of shape: ValuePlan.Shape, as value: ValueType) {
    if isFull { return }
    switch (check, document[node].kind) {
    case (.bound(let rule, let bound), .number): hold(node, to: rule, bound)
    case (.multipleOf(let step), .number):
      if !document.number(node).isMultiple(of: step) {
        report(.multipleOf, node, expected: "a multiple of \(JSONNumber(step))")
      }
    case (.precision(let digits), .number):
      if -document.number(node).exponent > Int(digits) {
        report(.precision, node, expected: "at most \(counted(digits, "digit")) after the point")
      }
    case (.length(let rule, let bound), .string): hold(node, to: rule, bound, of: shape)
    case (.pattern(let pattern), .string):
      if !pattern.matches(document.text(node).span) {
        report(.pattern, node, expected: "a match of `\(pattern.text)`")
      }
    case (.items(let rule, let bound), .array), (.items(let rule, let bound), .object):
      let count = document[node].count
      if rule == .minItems ? count < bound : count > bound {
        report(rule, node, expected: "\(rule == .minItems ? "at least" : "at most") \(counted(bound, "entry"))")
      }
    case (.uniqueItems, .array): holdUnique(node)
    case (.const(let literal), _):
      if !isSame(node, literal, as: value) { report(.const, node, expected: plans.words(literal, as: value)) }
    default: return
    }
  }

  private mutating func hold(_ node: Int, to rule: ViolationRule, _ bound: JSONNumber) {
    let number = document.number(node)
    let (isWithin, words) =
      switch rule {
      case .minimum: (number >= bound, "at least")
      case .maximum: (number <= bound, "at most")
      case .exclusiveMinimum: (number > bound, "more than")
      default: (number < bound, "less than")
      }
    if !isWithin { report(rule, node, expected: "\(words) \(bound)") }
  }

  private mutating func hold(_ node: Int, to rule: ViolationRule, _ bound: UInt32, of shape: ValuePlan.Shape) {
    let text = document.text(node)
    let length: Int
    let unit: String
    if case .primitive(.bytes) = shape {
      length = text.count / 4 * 3 - text.suffix(2).count { $0 == UInt8(ascii: "=") }
      unit = "octet"
    } else {
      // Every scalar has one byte that does not continue another.
      length = text.count { $0 & 0xC0 != 0x80 }
      unit = "character"
    }
    if rule == .minLength ? length < bound : length > bound {
      report(
        rule, node, expected: "\(rule == .minLength ? "at least" : "at most") \(counted(bound, unit))",
        actual: "\(length): \(document.excerpt(node))")
    }
  }

  private mutating func holdUnique(_ node: Int) {
    var seen: [[UInt8]: Int] = [:]
    for (index, element) in document.elements(of: node).enumerated() {
      var canonical: [UInt8] = []
      document.appendCanonical(element, to: &canonical)
      if let first = seen.updateValue(index, forKey: canonical) {
        report(
          .uniqueItems, node, expected: "entries that differ", actual: "the same at \(first) and \(index)")
        return
      }
    }
  }

  /// Whether the value at `node` is what the model writes as `literal`: enumerations by name there, by their encoding here.
  /// The walk is as deep as the document.
  private mutating func isSame(_ node: Int, _ literal: Literal, as value: ValueType?) -> Bool {
    let shape = value.map { plans.plan($0).shape }
    let content = literal.content
    if case .enumeration(let plan) = shape, case .string(let name) = content {
      return plan.encodings[Array(name.utf8)].map { $0.utf8.elementsEqual(document.scalar(node).utf8) } ?? false
    }
    switch (content, document[node].kind) {
    // What the compiler could not read, after it said so.
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

  private func counted(_ count: UInt32, _ noun: String) -> String {
    if count == 1 { return "1 \(noun)" }
    return noun == "entry" ? "\(count) entries" : "\(count) \(noun)s"
  }
}

extension PlanCache {
  /// What stands in data for `literal`, in words.
  mutating func words(_ literal: Literal, as value: ValueType) -> String {
    if case .enumeration(let enumeration) = plan(value).shape, case .string(let name) = literal.content {
      return enumeration.encodings[Array(name.utf8)] ?? quoteJSON(Array(name.utf8))
    }
    return switch literal.content {
    case .array(let items): "the array of \(items.count) that the model says"
    case .object(let entries): "the object of \(entries.count) that the model says"
    default: literal.scalar
    }
  }
}
