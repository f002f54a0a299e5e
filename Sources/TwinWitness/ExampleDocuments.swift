import TwinOutput
public import TwinRuntime

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
    for member in type.members where member.kind == .telemetry && !member.isOnItsWayOut {
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
