import TwinOutput
import TwinRuntime

/// Makes plausible values. All are tries; whether they are right the runtime says.
struct ExampleMaker {
  /// Levels of values inside one another.
  private static let depthLimit = 6
  /// Levels of components inside one another.
  private static let componentLimit = 3
  /// Characters beyond which a text shows nothing more.
  private static let longestText = 400
  /// Parts of values that may still be made, so that a type of types is no flood.
  private var budget = 2_000
  /// Whether each value is held to its type; otherwise whoever asks holds the whole.
  private let checksValues: Bool
  private let memory: ExampleMemory
  /// Members that the last state could have too, in its components as well.
  private(set) var leftOut = 0

  init(_ memory: ExampleMemory, checksValues: Bool) {
    self.memory = memory
    self.checksValues = checksValues
  }

  /// What the state of `type` may hold, as far as `room` allows; nil where something that must be there cannot be made.
  mutating func state(of type: TwinType, room: Int) -> JSONValue? { state(of: type, room: room, depth: 0) }

  private mutating func state(of type: TwinType, room: Int, depth: Int) -> JSONValue? {
    var room = room
    let members = type.members.filter { $0.kind == .property || $0.kind == .component }
    // What must be there comes first in the reckoning and stands in its place all the same.
    var made = [JSONEntry?](repeating: nil, count: members.count)
    for wantsRequired in [true, false] {
      for (index, member) in members.enumerated()
      where member.kind == .property && member.isRequired == wantsRequired && !member.isOnItsWayOut {
        let name = member.name
        guard let value = member.value, let example = valid(value, named: name) else {
          if wantsRequired, member.value?.hasDefault != true { return nil }
          continue
        }
        let fitting = fitted(example, value, to: room - name.utf8.count)
        guard let shown = fitting ?? (wantsRequired ? example : nil) else { continue }
        room -= shown.size + name.utf8.count
        made[index] = JSONEntry(name, shown)
      }
    }
    if depth < Self.componentLimit {
      for (index, member) in members.enumerated() where member.kind == .component && room > 200 && !member.isOnItsWayOut
      {
        let before = leftOut
        guard let component = member.component,
          let value = state(of: component, room: room / 3, depth: depth + 1), value != .object([])
        else {
          leftOut = before
          continue
        }
        room -= value.size
        made[index] = JSONEntry(member.name, value)
      }
    }
    leftOut += made.count { $0 == nil }
    return .object(made.compactMap(\.self))
  }

  /// A value of `type` that the runtime takes: a plausible one, else the smallest that was found; nil where there is none.
  mutating func valid(_ type: ValueType, named name: String) -> JSONValue? {
    if let value = plausible(type, named: name), accepts(type, value) { return value }
    var sampler = Sampler()
    guard let value = sampler.smallest(type), accepts(type, value) else { return nil }
    return value
  }

  /// A plausible value, which other types that inherit or hold it are given too. It counts the same whether it is made or remembered.
  private mutating func plausible(_ type: ValueType, named name: String) -> JSONValue? {
    let key = ExampleMemory.Key(row: type.row, name: name)
    if let known = memory.value(key), known.parts < budget {
      budget -= known.parts
      return known.value
    }
    let before = budget
    guard let value = plausible(type, named: name, depth: 0) else { return nil }
    if budget > 0 { memory.remember(value, parts: before - budget, for: key) }
    return value
  }

  /// `value` of `type`, of an object without fields that may be left out where they have no room; nil where it takes more than `room` all the
  /// same.
  mutating func fitted(_ value: JSONValue, _ type: ValueType, to room: Int) -> JSONValue? {
    guard value.size > room else { return value }
    guard case .object(let entries) = value, case .object(let fields) = type.resolvedShape else { return nil }
    let required = Set(fields.filter(\.isRequired).map(\.name))
    func size(_ entry: JSONEntry) -> Int { entry.key.utf8.count + entry.value.size + 4 }
    var left = entries.reduce(room - 2) { required.contains($1.key) ? $0 - size($1) : $0 }
    guard left >= 0 else { return nil }
    let kept = entries.filter { entry in
      if required.contains(entry.key) { return true }
      guard size(entry) <= left else { return false }
      left -= size(entry)
      return true
    }
    leftOut += entries.count - kept.count
    return kept.isEmpty ? nil : .object(kept)
  }

  private func accepts(_ type: ValueType, _ value: JSONValue) -> Bool {
    !checksValues
      || type.validate(json(value, layout: .compact), options: ValidationOptions(unknownMembers: .refused)).isEmpty
  }

  private mutating func plausible(_ type: ValueType, named name: String, depth: Int) -> JSONValue? {
    budget -= 1
    guard depth < Self.depthLimit, budget > 0 else { return nil }
    let rules = type.allConstraints
    for literal in rules.chosenLiterals where !isDeprecated(literal, of: type) {
      if let value = value(of: literal, as: type) { return value }
    }
    switch type.resolvedShape {
    case .enumeration(let enumeration):
      let values = enumeration.values
      return (values.first { !$0.metadata.isDeprecated } ?? values.first).flatMap { value(of: $0.encoded, as: nil) }
    case .primitive(let primitive):
      if primitive.isNumeric { return number(primitive, rules, unit: type.unit, named: name).map { .decimal($0.text) } }
      return scalar(primitive, type, rules, named: name)
    case .array(let element):
      guard let one = plausible(element.value, named: name, depth: depth + 1) else { return nil }
      return rules.leastItems <= 1 ? .array([one]) : nil
    case .map(let key, let value):
      guard rules.leastItems <= 1, case .string(let text)? = plausible(key.value, named: "key", depth: depth + 1),
        let value = plausible(value.value, named: name, depth: depth + 1)
      else { return nil }
      return .object([JSONEntry(text, value)])
    case .object(let fields):
      var entries: [JSONEntry] = []
      for field in fields where field.isRequired || !field.metadata.isDeprecated {
        if let value = plausible(field.value, named: field.name, depth: depth + 1) {
          entries.append(JSONEntry(field.name, value))
        } else if field.isRequired {
          return nil
        }
      }
      return .object(entries)
    case .schema: return nil
    }
  }

  /// Whether `literal` is a deprecated value beside others that are not.
  private func isDeprecated(_ literal: Literal, of type: ValueType) -> Bool {
    guard case .enumeration(let enumeration) = type.resolvedShape, case .string(let name) = literal.content else {
      return false
    }
    let values = enumeration.values
    return type.allConstraints.constLiteral == nil && values.contains { !$0.metadata.isDeprecated }
      && values.contains { $0.name == name && $0.metadata.isDeprecated }
  }

  private func scalar(_ primitive: Primitive, _ type: ValueType, _ rules: [Constraint], named name: String)
    -> JSONValue?
  {
    switch primitive {
    case .boolean: return .boolean(true)
    case .string: return text(type, rules, named: name)
    case .uuid: return "3f2504e0-4f89-41d3-9a0c-0305e82c3301"
    case .date: return "2026-01-31"
    case .time: return "08:30:00Z"
    case .dateTime: return "2026-01-31T08:30:00Z"
    case .duration: return "PT15M"
    default: return memory.scalars(of: type).last
    }
  }

  /// A text that people expect under `name`, if the model allows it; otherwise the words of the name, between the bounds of its length.
  private func text(_ type: ValueType, _ rules: [Constraint], named name: String) -> JSONValue? {
    var least = 0
    var greatest = Int.max
    for rule in rules {
      if case .minLength(let length) = rule { least = max(least, Int(length)) }
      if case .maxLength(let length) = rule { greatest = min(greatest, Int(length)) }
    }
    let words = NameWords(name)
    let expected = PlausibleValues.text(words).flatMap { text in
      let count = text.unicodeScalars.count
      return count < least || count > greatest ? nil : text
    }
    let patterns = rules.patterns
    if !patterns.isEmpty {
      if let expected, memory.matches(expected, patterns) { return .string(expected) }
      return memory.scalars(of: type).first { $0 != .string("") }
    }
    if let expected { return .string(expected) }
    guard least <= Self.longestText else { return nil }
    let text = words.words.joined(separator: " ")
    return .string(Self.text(of: text.isEmpty ? "example" : text, least: least, greatest: min(greatest, 60)))
  }

  /// As many whole words of `words` as there is room for, made long enough; where not one fits, the first letters there are.
  private static func text(of words: String, least: Int, greatest: Int) -> String {
    var text = ""
    for word in words.split(separator: " ") {
      let next = text.isEmpty ? String(word) : text + " " + word
      guard next.unicodeScalars.count <= greatest else { break }
      text = next
    }
    if text.isEmpty { text = String("abcdefghijklmnopqrstuvwxyz".prefix(greatest)) }
    return text + String(repeating: "x", count: max(0, least - text.unicodeScalars.count))
  }

  /// A number that people expect in its unit or under its name, or one between the bounds that is short to write.
  private func number(_ primitive: Primitive, _ constraints: [Constraint], unit: UnitOfMeasure?, named name: String)
    -> Numeral?
  {
    let rules = NumberRules(primitive, constraints)
    let bounds = constraints.compactMap { constraint -> Numeral? in
      switch constraint {
      case .minimum(let number), .maximum(let number), .exclusiveMinimum(let number), .exclusiveMaximum(let number):
        Numeral(number)
      default: nil
      }
    }.sorted()
    var tries = PlausibleValues.numbers(NameWords(name), in: unit)
    // Zero is in the middle of what may be negative, and of no use as one.
    if let first = bounds.first, let high = bounds.last,
      case let low = first < Numeral(0) && Numeral(0) < high ? Numeral(0) : first,
      low < high, let span = high - low
    {
      // What is counted is seldom as many as may be.
      if primitive.wholeRange != nil, unit == nil, Numeral(1000) < span { tries += [Numeral(42)] }
      // At two fifths of the way, rounded to what is short to write.
      let part = Numeral(span.mantissa * 4, exponent: span.exponent - 1)
      if let inside = low + part {
        let digits = String(part.mantissa.magnitude).count + part.exponent
        for place in [digits - 1, digits - 2, digits - 3] {
          if let rounded = inside.floored(to: Numeral(1, exponent: place)) { tries.append(rounded) }
        }
        tries.append(inside)
      }
    }
    tries += [Numeral(42), Numeral(125, exponent: -1), Numeral(12)]
    for step in rules.steps { tries += tries.compactMap { $0.floored(to: step) } + [step] }
    return tries.first(where: rules.allows) ?? numerals(rules, beside: nil).first
  }
}

extension JSONValue {
  /// About how many bytes it takes when it is printed.
  var size: Int {
    switch self {
    case .null, .boolean: 5
    case .integer, .number: 8
    case .decimal(let digits): digits.utf8.count
    case .string(let text): text.utf8.count + 2
    case .array(let elements): elements.reduce(2) { $0 + $1.size + 1 }
    case .object(let entries): entries.reduce(2) { $0 + $1.key.utf8.count + $1.value.size + 4 }
    }
  }
}

extension Member {
  /// Whether it is deprecated, and may be left out: nobody should begin to write it.
  var isOnItsWayOut: Bool { !isRequired && metadata.isDeprecated }
}

extension [Constraint] {
  /// What the model itself writes, the most telling first: the only value, an example, the default.
  fileprivate var chosenLiterals: [Literal] {
    func all(_ pick: (Constraint) -> Literal?) -> [Literal] { compactMap(pick) }
    return all { if case .const(let literal) = $0 { literal } else { nil } }
      + all { if case .example(let literal) = $0 { literal } else { nil } }
      + all { if case .default(let literal) = $0 { literal } else { nil } }
  }
}
