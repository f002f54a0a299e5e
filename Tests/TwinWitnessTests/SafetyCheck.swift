import TwinChanges
import TwinModel
import TwinOutput
import TwinRuntime
import TwinSource
import TwinWitness

/// Looks for data that two models do not agree on, where a comparison says that they do.
struct SafetyCheck {
  private let old: Registry
  private let new: Registry
  private let types: [(old: TwinType, new: TwinType)]
  private let meanings: Meanings
  private let effects: Effects
  /// Values of enumerations that were renamed, before and after: their codes mean what they meant.
  private let renamed: Set<[String]>
  /// Whether a member, which has its name alone, can differ between the two.
  private let isVaried: (String) -> Bool
  private(set) var problems: [String] = []
  private(set) var documents = 0

  /// What readers who take unknown members and do not check bounds stumble over.
  private static let shape: Set<ViolationRule> = [.required, .type, .format, .geometry, .range]

  init?(
    _ finder: WitnessFinder, _ before: Model, _ after: Model, _ changes: [Change], _ effects: Effects,
    isVaried: @escaping (String) -> Bool
  ) {
    guard let old = finder.registries[.old], let new = finder.registries[.new], let meanings = finder.meanings else {
      return nil
    }
    self.old = old
    self.new = new
    self.effects = effects
    self.isVaried = isVaried
    let counterparts = Counterparts(from: before, to: after)
    types = before.twins.ids.compactMap { id in
      guard let other = counterparts.new(id), let a = old.type(before.identity(before.twins[id].header)),
        let b = new.type(after.identity(after.twins[other].header))
      else { return nil }
      return (a, b)
    }
    self.meanings = meanings
    func renames(_ changes: [Change]) -> [[String]] {
      changes.flatMap { change in
        (change.kind == .enumValueRenamed ? [[change.before ?? "", change.after ?? ""]] : [])
          + renames(change.consequences)
      }
    }
    renamed = Set(renames(changes))
  }

  mutating func run() {
    for (a, b) in types {
      states(a, b)
      telemetry(a, b)
      for member in a.members where isVaried(member.name) { payloads(member, of: a, b) }
    }
    if effects.graph == .safe { graph(from: old, to: new, "graph") }
    if effects.readers == .safe { graph(from: new, to: old, "readers") }
  }

  private mutating func report(_ audience: String, _ document: [UInt8], _ of: String, _ why: String) {
    problems.append("\(audience) are safe, but \(of) \(String(decoding: document, as: UTF8.self)): \(why)")
  }

  // MARK: - Documents

  private mutating func states(_ a: TwinType, _ b: TwinType) {
    let isVaried = isVaried
    func documents(_ type: TwinType, _ other: TwinType) -> [[UInt8]] {
      var sampler = Sampler()
      var found = sampler.states(type, beside: other, isVaried: isVaried)
      for member in type.members {
        guard let component = member.component, isVaried(member.name) else { continue }
        guard var base = found.first else { break }
        for state in sampler.states(component, beside: other.member(member.name)?.component).prefix(40) {
          base[member.name] = state
          found.append(base)
        }
      }
      return found.map { json($0, layout: .compact) }
    }
    guard [.producers, .graph, .readers].contains(where: { effects[$0] <= .conditional }) else { return }
    compare(
      "state of \(a.id)", documents(a, b), documents(b, a), written: [.producers, .graph], read: [.readers],
      { a.validate(state: $0, options: $1) }, { b.validate(state: $0, options: $1) },
      { a.readings(state: $0) }, { b.readings(state: $0) })
  }

  private mutating func telemetry(_ a: TwinType, _ b: TwinType) {
    let isVaried = isVaried
    func documents(_ type: TwinType, _ other: TwinType) -> [[UInt8]] {
      var sampler = Sampler()
      return type.members.filter { $0.kind == .telemetry && isVaried($0.name) }.flatMap { member in
        member.value.map { sampler.values($0, beside: other.member(member.name)?.value) }?.map {
          json(.object([JSONEntry(member.name, $0)]), layout: .compact)
        } ?? []
      }
    }
    compare(
      "telemetry of \(a.id)", documents(a, b), documents(b, a), written: [.producers], read: [.readers],
      { a.validate(telemetry: $0, options: $1) }, { b.validate(telemetry: $0, options: $1) },
      { a.readings(telemetry: $0) }, { b.readings(telemetry: $0) })
  }

  private mutating func payloads(_ x: TwinRuntime.Member, of a: TwinType, _ b: TwinType) {
    func values(_ type: ValueType?, _ other: ValueType?) -> [[UInt8]] {
      var sampler = Sampler()
      return [[]] + (type.map { sampler.values($0, beside: other) } ?? []).map { json($0, layout: .compact) }
    }
    let y = b.member(x.name)
    func gone(_ what: String) -> [Violation] {
      [Violation(pointer: "", rule: .unexpectedValue, expected: "a \(what)", actual: "none", offset: 0)]
    }
    switch x.kind {
    case .event:
      let isThere = y?.kind == .event
      compare(
        "payload of \(x.id)", values(x.value, y?.value), isThere ? values(y?.value, x.value) : [],
        written: [.producers], read: [.readers], { x.validate(payload: $0, options: $1) },
        { isThere ? y?.validate(payload: $0, options: $1) ?? [] : gone("event") },
        { x.value == nil ? [] : x.readings(payload: $0) },
        { y?.value == nil ? [] : y?.readings(payload: $0) ?? [] })
    case .command:
      guard let y, y.kind == .command else { return }
      compare(
        "request of \(x.id)", values(x.request?.value, y.request?.value), values(y.request?.value, x.request?.value),
        written: [.callers], read: [.producers], { x.validate(request: $0, options: $1) },
        { y.validate(request: $0, options: $1) }, { x.request == nil ? [] : x.readings(request: $0) },
        { y.request == nil ? [] : y.readings(request: $0) })
      compare(
        "response of \(x.id)", values(x.response?.value, y.response?.value),
        values(y.response?.value, x.response?.value), written: [.producers], read: [.callers],
        { x.validate(response: $0, options: $1) }, { y.validate(response: $0, options: $1) },
        { x.response == nil ? [] : x.readings(response: $0) }, { y.response == nil ? [] : y.readings(response: $0) })
    default: return
    }
  }

  private mutating func compare(
    _ what: String, _ before: @autoclosure () -> [[UInt8]], _ after: @autoclosure () -> [[UInt8]], written: [Audiences],
    read: [Audiences],
    _ judgeOld: ([UInt8], ValidationOptions) -> [Violation], _ judgeNew: ([UInt8], ValidationOptions) -> [Violation],
    _ readOld: ([UInt8]) -> [Reading], _ readNew: ([UInt8]) -> [Reading]
  ) {
    let strict = ValidationOptions()
    let writers = written.filter { effects[$0] == .safe }.map { $0.names.joined() }
    let readers = read.filter { effects[$0] == .safe }.map { $0.names.joined() }
    let lenient = read.filter { $0 == .readers && effects[$0] == .conditional }.map { $0.names.joined() }
    for document in writers.isEmpty ? [] : before() {
      documents += 1
      guard judgeOld(document, strict).isEmpty else { continue }
      if let violation = judgeNew(document, strict).first {
        report("old, \(writers)", document, what, violation.description)
      } else if let words = difference(readOld(document), readNew(document)) {
        report("old, \(writers)", document, what, words)
      }
    }
    for document in readers.isEmpty && lenient.isEmpty ? [] : after() {
      documents += 1
      guard judgeNew(document, strict).isEmpty else { continue }
      if !readers.isEmpty, let violation = judgeOld(document, strict).first {
        report("new, \(readers)", document, what, violation.description)
      } else if let words = difference(readOld(document), readNew(document), isNamed: readers.isEmpty) {
        report("new, \(readers + lenient)", document, what, words)
      } else if !lenient.isEmpty {
        let violations = judgeOld(document, ValidationOptions(unknownMembers: .allowed))
        if let violation = violations.first(where: { Self.shape.contains($0.rule) }) {
          report("new, at most conditionally \(lenient)", document, what, violation.description)
        }
      }
    }
  }

  /// In what the readings differ, in words. With `isNamed`, a value of an enumeration that only the old model has a name for is no
  /// other one.
  private func difference(_ before: [Reading], _ after: [Reading], isNamed: Bool = false) -> String? {
    let byPointer = Dictionary(after.map { ($0.pointer, $0) }) { first, _ in first }
    for reading in before {
      // What the old model does not know it says nothing of.
      guard let other = byPointer[reading.pointer],
        reading.memberID?.split(separator: "/").last == other.memberID?.split(separator: "/").last
      else { continue }
      var aspects = meanings.differences(reading, other)
      if isNamed, other.enumerationValue == nil { aspects.remove(.enumeration) }
      // A name that stands in data itself says as much as text.
      if other.enumerationValue == nil, reading.value == "\"\(reading.enumerationValue ?? "")\"" {
        aspects.remove(.enumeration)
      }
      if renamed.contains([reading.enumerationValue ?? "", other.enumerationValue ?? ""]) {
        aspects.remove(.enumeration)
      }
      if !aspects.isEmpty { return "read differently in \(aspects): \(reading) and \(other)" }
    }
    return nil
  }

  // MARK: - Graphs

  private mutating func graph(from made: Registry, to other: Registry, _ audience: String) {
    let maker = SceneMaker(SceneCompleter(made))
    let isForward = made === old
    let names = Dictionary(
      types.map { isForward ? ($0.old.id, $0.new.id) : ($0.new.id, $0.old.id) }
    ) { first, _ in first }
    let check = GraphCheck(other)
    for (a, b) in types {
      let (type, partner) = isForward ? (a, b) : (b, a)
      guard !type.isAbstract else { continue }
      let varied = type.members.filter { $0.kind == .relationship && isVaried($0.name) }
      // What is asked of a twin that is untouched itself shows in the twin alone.
      let scenes =
        [[maker.scene(of: type)].compactMap { $0 }]
        + varied.map { maker.scenes(of: $0, beside: partner.member($0.name)) }
      for scenes in scenes {
        for scene in scenes {
          documents += 1
          let twins = scene.twins.map { GraphTwin(id: $0.id, type: names[$0.type] ?? $0.type) }
          // Of types that are new, readers know nothing.
          if !isForward, twins.contains(where: { names[$0.type] == nil && other.type($0.type) == nil }) { continue }
          let found = check.check(twins: twins, edges: scene.edges).filter { $0.rule != .abstractType }
          guard let violation = found.first else { continue }
          problems.append(
            "\(audience) is safe, but \(scene.twins) \(scene.edges.map { "\($0.source) \($0.relationship) \($0.target) \(String(decoding: $0.properties ?? [], as: UTF8.self))" }): \(violation)"
          )
          break
        }
      }
    }
  }
}
