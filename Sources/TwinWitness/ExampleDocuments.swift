import Synchronization
import TwinOutput
public import TwinRuntime
import TwinValues

/// A document that shows what data of a type looks like, found valid by the runtime.
public struct ExampleData: Hashable, Sendable {
  /// What it is.
  public var form: Witness.Form
  /// The event or command that it is of.
  public var member: String?
  /// JSON on several lines.
  public var text: String
  /// How many members it could have too, which are left out for want of room or of a value that is sure to be right.
  public var leftOut = 0

  /// What it is, for people: `State`, `Event filterClogged`.
  public var title: String {
    let word =
      switch form {
      case .state: "State"
      case .telemetry: "Telemetry"
      case .event: "Event"
      case .request: "Request of"
      case .response: "Response of"
      case .graph: "Graph"
      }
    return word + (member.map { " " + $0 } ?? "")
  }
}

/// What keeps an example of a type from being made.
public struct ExampleObstacle: Hashable, Sendable {
  /// The member for which no value was found, and the place inside it: `limits.code`.
  public var place: String
  /// The pattern of which no text was found; nil where it is something else.
  public var pattern: String?
}

/// Makes documents that show what data of types looks like: plausible ones, with what may be left out, as far as there is room.
///
/// A registry is opened once; types may be asked for from any number of threads. The same image gives the same documents.
public struct ExampleWriter: Sendable {
  /// Bytes beyond which a document takes in no more of what may be left out.
  private static let roomForState = 4_000
  /// Events and commands of a type that are shown.
  private static let memberLimit = 3

  private let registry: Registry
  private let memory = ExampleMemory()

  /// A writer for the types of an image.
  public init(image: [UInt8]) throws(ImageError) { registry = try Registry(bytes: image) }

  /// Documents of the type with this identity: its state, a telemetry message, its first events and commands. What the runtime would
  /// refuse is left out; abstract types have no data.
  public func examples(of type: String) -> [ExampleData] {
    guard let type = registry.type(type), !type.isAbstract else { return [] }
    var found: [ExampleData] = []
    found += [state(of: type), telemetry(of: type)].compactMap(\.self)
    let members = type.members.filter { $0.kind == .event || $0.kind == .command }
    for member in members.prefix(Self.memberLimit) {
      let examples =
        member.kind == .event
        ? [example(.event, of: member, member.value) { member.validate(payload: $0) }]
        : [
          example(.request, of: member, member.request?.value) { member.validate(request: $0) },
          example(.response, of: member, member.response?.value) { member.validate(response: $0) },
        ]
      found += examples.compactMap(\.self)
    }
    return found
  }

  /// Why there is no document of the state of the type with this identity: the first property for which no value is found, those that must be
  /// there first. Nil where there is none, or the type has no data of its own.
  public func obstacle(to type: String) -> ExampleObstacle? {
    guard let type = registry.type(type), !type.isAbstract else { return nil }
    let properties = type.members.filter { $0.kind == .property }
    for member in properties.filter(\.isRequired) + properties.filter({ !$0.isRequired }) {
      guard let value = member.value else { continue }
      var maker = ExampleMaker(memory, checksValues: true)
      guard maker.valid(value, named: member.name) == nil else { continue }
      return patternWithoutText(value, member.name, depth: 0) ?? ExampleObstacle(place: member.name)
    }
    return nil
  }

  /// The first pattern inside `type`, which stands at `place`, of which no text was found.
  private func patternWithoutText(_ type: ValueType, _ place: String, depth: Int) -> ExampleObstacle? {
    guard depth < 6 else { return nil }
    if let pattern = type.allConstraints.patterns.first, memory.scalars(of: type).isEmpty {
      return ExampleObstacle(place: place, pattern: pattern)
    }
    switch type.resolvedShape {
    case .object(let fields):
      return fields.lazy.compactMap { patternWithoutText($0.value, place + "." + $0.name, depth: depth + 1) }.first
    case .array(let element): return patternWithoutText(element.value, place + "[]", depth: depth + 1)
    case .map(let key, let value):
      return patternWithoutText(key.value, place + "{key}", depth: depth + 1)
        ?? patternWithoutText(value.value, place + "{}", depth: depth + 1)
    case .primitive, .enumeration, .schema: return nil
    }
  }

  /// The state: all that fits, or what must be there alone, or nothing.
  private func state(of type: TwinType) -> ExampleData? {
    let validator = DocumentValidator(sharing: .state(type), options: ValidationOptions(unknownMembers: .refused))
    func accepted(_ value: JSONValue?, leftOut: Int) -> ExampleData? {
      // An empty object shows nothing.
      guard let value, value != .object([]) else { return nil }
      let bytes = json(value, layout: .pretty)
      guard bytes.withUnsafeBytes({ validator.accepts($0) }) else { return nil }
      return ExampleData(form: .state, text: text(bytes), leftOut: leftOut)
    }
    // To try values one by one costs more than the whole, and is seldom asked for.
    for checksValues in [false, true] {
      var maker = ExampleMaker(memory, checksValues: checksValues)
      let state = maker.state(of: type, room: Self.roomForState)
      if let example = accepted(state, leftOut: maker.leftOut) { return example }
    }
    var sampler = Sampler()
    guard let least = sampler.smallest(stateOf: type) else { return nil }
    let all = type.members.count { $0.kind == .property || $0.kind == .component }
    return accepted(.object(least), leftOut: max(0, all - least.count))
  }

  private func telemetry(of type: TwinType) -> ExampleData? {
    telemetry(of: type, checksValues: false) ?? telemetry(of: type, checksValues: true)
  }

  private func telemetry(of type: TwinType, checksValues: Bool) -> ExampleData? {
    var maker = ExampleMaker(memory, checksValues: checksValues)
    var entries: [JSONEntry] = []
    var room = Self.roomForState / 2
    for member in type.members where member.kind == .telemetry {
      guard let value = member.value, let made = maker.valid(value, named: member.name) else { continue }
      guard let shown = maker.fitted(made, value, to: room) else { break }
      room -= shown.size
      entries.append(JSONEntry(member.name, shown))
    }
    guard !entries.isEmpty else { return nil }
    let bytes = json(.object(entries), layout: .pretty)
    let validator = DocumentValidator(sharing: .telemetry(type), options: ValidationOptions(unknownMembers: .refused))
    guard bytes.withUnsafeBytes({ validator.accepts($0) }) else { return nil }
    let all = type.members.count { $0.kind == .telemetry }
    return ExampleData(form: .telemetry, text: text(bytes), leftOut: all - entries.count + maker.leftOut)
  }

  private func example(
    _ form: Witness.Form, of member: Member, _ type: ValueType?, _ validate: ([UInt8]) -> [Violation]
  ) -> ExampleData? {
    var maker = ExampleMaker(memory, checksValues: true)
    guard let type, let made = maker.valid(type, named: member.name),
      let shown = maker.fitted(made, type, to: Self.roomForState / 2)
    else { return nil }
    let bytes = json(shown, layout: .pretty)
    guard validate(bytes).isEmpty else { return nil }
    return ExampleData(form: form, member: member.name, text: text(bytes), leftOut: maker.leftOut)
  }

  private func text(_ bytes: [UInt8]) -> String { String(decoding: withoutHiddenScalars(json: bytes), as: UTF8.self) }
}

/// Makes plausible values. All are tries; whether they are right the runtime says.
private struct ExampleMaker {
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
      where member.kind == .property && member.isRequired == wantsRequired {
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
      for (index, member) in members.enumerated() where member.kind == .component && room > 200 {
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
    for literal in rules.chosenLiterals { if let value = value(of: literal, as: type) { return value } }
    switch type.resolvedShape {
    case .enumeration(let enumeration): return enumeration.values.first.flatMap { value(of: $0.encoded, as: nil) }
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
      for field in fields {
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
    var scalars = Array((text.isEmpty ? "example" : text).unicodeScalars.prefix(min(greatest, 60)))
    while scalars.count < least { scalars.append("x") }
    var result = String.UnicodeScalarView()
    result.append(contentsOf: scalars)
    return .string(String(result))
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

/// What is costly to make of types and asked for again by other types that have them. Shared by threads.
private final class ExampleMemory: Sendable {
  /// Values of members that are remembered.
  private static let valueLimit = 100_000
  /// Types whose scalars are remembered, and patterns.
  private static let limit = 10_000

  /// A value by its type's row and what it is called.
  struct Key: Hashable {
    var row: UInt32
    var name: String
  }

  private struct Content {
    var values: [Key: (value: JSONValue, parts: Int)] = [:]
    var scalars: [UInt32: [JSONValue]] = [:]
    var patterns: [String: Pattern?] = [:]
  }

  private let content = Mutex(Content())

  /// The value that is remembered for `key`, and of how many parts it was made.
  func value(_ key: Key) -> (value: JSONValue, parts: Int)? { content.withLock { $0.values[key] } }

  func remember(_ value: JSONValue, parts: Int, for key: Key) {
    content.withLock { content in
      if content.values.count < Self.valueLimit { content.values[key] = (value, parts) }
    }
  }

  /// The scalars of `type` that the sampler finds, shortest first.
  func scalars(of type: ValueType) -> [JSONValue] {
    if let known = content.withLock({ $0.scalars[type.row] }) { return known }
    let found = Sampler().scalars(type, beside: nil)
    content.withLock { content in
      if content.scalars.count < Self.limit { content.scalars[type.row] = found }
    }
    return found
  }

  /// Whether `text` matches all `patterns`.
  func matches(_ text: String, _ patterns: [String]) -> Bool {
    patterns.allSatisfy { pattern in
      if let known = content.withLock({ $0.patterns[pattern] }) { return known?.matches(text) == true }
      let made = try? Pattern(pattern)
      content.withLock { content in
        if content.patterns.count < Self.limit { content.patterns[pattern] = made }
      }
      return made?.matches(text) == true
    }
  }
}

extension JSONValue {
  /// About how many bytes it takes when it is printed.
  fileprivate var size: Int {
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

extension [Constraint] {
  /// What the model itself writes, the most telling first: the only value, an example, the default.
  fileprivate var chosenLiterals: [Literal] {
    func all(_ pick: (Constraint) -> Literal?) -> [Literal] { compactMap(pick) }
    return all { if case .const(let literal) = $0 { literal } else { nil } }
      + all { if case .example(let literal) = $0 { literal } else { nil } }
      + all { if case .default(let literal) = $0 { literal } else { nil } }
  }
}
