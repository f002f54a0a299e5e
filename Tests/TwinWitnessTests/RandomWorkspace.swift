import TwinOutput
import TwinTestSupport

/// A small workspace as trees of its sources, so that mutations know what they change: an ontology and one or two packages of
/// models.
struct RandomWorkspace {
  var ontology: JSONValue
  /// All twins and schemas, whichever package they are in.
  var model: JSONValue
  /// Twins that would be in a package of their own, on which that of the others depends; those that name others outside of it are
  /// in the other package all the same. With it go the schemas.
  var wantedInBase: Set<String> = []
  /// Names that were given, so that each is new.
  var names = 0

  /// The sources of each package; JSON is YAML.
  struct Sources: Equatable {
    var ontology: String
    /// Empty where there is one package of models.
    var base: String
    var model: String

    var isSplit: Bool { !base.isEmpty }
    /// Those of the models.
    var models: String { base + model }
  }

  var sources: Sources {
    func text(_ value: JSONValue) -> String { String(decoding: json(value, layout: .compact), as: UTF8.self) }
    let base = inBase
    guard !base.isEmpty else { return Sources(ontology: text(ontology), base: "", model: text(model)) }
    let twins = model["twins"]?.entries ?? []
    var lower = JSONValue.object(["twins": .object(twins.filter { base.contains($0.key) })])
    lower["schemas"] = model["schemas"]
    let schemas = model["schemas"]?.entries.map(\.key) ?? []
    let upper = JSONValue.object(["twins": .object(twins.filter { !base.contains($0.key) })])
    return Sources(
      ontology: text(ontology), base: text(lower),
      model: text(upper.renaming { base.contains($0) || schemas.contains($0) ? "base." + $0 : $0 }))
  }

  /// The twins that are in the lower package: those wanted there that name no twin outside of it.
  private var inBase: Set<String> {
    let twins = model["twins"]?.entries ?? []
    let all = Set(twins.map(\.key))
    var found = wantedInBase.intersection(all)
    while true {
      let kept = found.filter { name in
        let mentioned = twins.first { $0.key == name }?.value.texts ?? []
        return mentioned.intersection(all).isSubset(of: found)
      }
      if kept.count == found.count { return found }
      found = kept
    }
  }

  /// All that twins name in members of `kinds` and in what is no member, but for what is under `skipped`: types, units, relations,
  /// concepts, and through schemas and points what those name.
  func named(in kinds: Set<String>, except skipped: String? = nil) -> Set<String> {
    let shared =
      (model["schemas"]?.entries ?? [])
      + (ontology["points"]?.entries ?? [])
      .map { JSONEntry("meaning." + $0.key, $0.value) }
    let declared = Dictionary(shared.map { ($0.key, $0.value) }) { first, _ in first }
    var found: Set<String> = []
    let members: Set = ["properties", "telemetry", "events", "commands", "relationships", "components"]
    var pending: Set<String> = []
    for twin in model["twins"]?.entries ?? [] {
      for part in twin.value.entries where !members.contains(part.key) || kinds.contains(part.key) {
        let members = part.value.entries.map { member in
          JSONValue.object(member.value.entries.filter { $0.key != skipped })
        }
        pending.formUnion(part.key == "commands" ? JSONValue.array(members).texts : part.value.texts)
      }
    }
    while let next = pending.popFirst() {
      guard found.insert(next).inserted else { continue }
      pending.formUnion(declared[next]?.texts ?? [])
    }
    return found
  }

  mutating func name(_ prefix: String) -> String {
    names += 1
    return "\(prefix)\(names)"
  }
}

extension JSONValue {
  subscript(key: String) -> JSONValue? {
    get {
      guard case .object(let entries) = self else { return nil }
      return entries.first { $0.key == key }?.value
    }
    set {
      guard case .object(var entries) = self else { return }
      let index = entries.firstIndex { $0.key == key }
      switch (index, newValue) {
      case (let index?, let value?): entries[index].value = value
      case (let index?, nil): entries.remove(at: index)
      case (nil, let value?): entries.append(JSONEntry(key, value))
      case (nil, nil): return
      }
      self = .object(entries)
    }
  }

  /// All that it says under other keys than `formerly`.
  var texts: Set<String> {
    switch self {
    case .string(let text): [text]
    case .array(let items): items.reduce(into: []) { $0.formUnion($1.texts) }
    case .object(let entries): entries.reduce(into: []) { if $1.key != "formerly" { $0.formUnion($1.value.texts) } }
    default: []
    }
  }

  /// The same with each text, under other keys than `formerly`, as `name` gives it.
  func renaming(_ name: (String) -> String) -> JSONValue {
    switch self {
    case .string(let text): .string(name(text))
    case .array(let items): .array(items.map { $0.renaming(name) })
    case .object(let entries):
      .object(entries.map { $0.key == "formerly" ? $0 : JSONEntry($0.key, $0.value.renaming(name)) })
    default: self
    }
  }

  var entries: [JSONEntry] { if case .object(let entries) = self { entries } else { [] } }
  var items: [JSONValue] { if case .array(let items) = self { items } else { [] } }
  var text: String? { if case .string(let text) = self { text } else { nil } }
  var whole: Int64? { if case .integer(let value) = self { value } else { nil } }
}

extension SeededGenerator {
  mutating func pick<Element>(_ all: [Element]) -> Element? { all.isEmpty ? nil : all[below(all.count)] }
}

extension RandomWorkspace {
  /// Names of members whose values or edges can differ between two workspaces. Members have names of their own.
  static func variedMembers(_ before: RandomWorkspace, _ after: RandomWorkspace) -> (String) -> Bool {
    let (old, new) = (before.members, after.members)
    let hasMeaning = before.ontology != after.ontology
    func heads(_ workspace: RandomWorkspace) -> [JSONValue] {
      (workspace.model["twins"]?.entries ?? []).map { entry in
        .object([
          JSONEntry(entry.key, entry.value["extends"] ?? .null),
          JSONEntry("abstract", entry.value["abstract"] ?? .null), JSONEntry("id", entry.value["id"] ?? .null),
        ])
      }
    }
    let hasTypes = heads(before) != heads(after) || before.sources.isSplit || after.sources.isSplit
    let hasSchemas = before.model["schemas"] != after.model["schemas"]
    return { name in
      guard let a = old[name], let b = new[name], a == b else { return true }
      if hasMeaning, a.contains("unit") || a.contains("relation") || a.contains("use") { return true }
      if hasTypes, a.contains("Twin") || a.contains("cardinality") { return true }
      // What a schema that changed is in, or one that holds it.
      return hasSchemas && a.contains("Schema") || a.hasPrefix("\"Twin")
    }
  }

  /// The text of each member by its name.
  private var members: [String: String] {
    var found: [String: String] = [:]
    for twin in model["twins"]?.entries ?? [] {
      for kind in twin.value.entries {
        for member in kind.value.entries {
          found[member.key] = String(decoding: json(member.value, layout: .compact), as: UTF8.self)
        }
      }
    }
    return found
  }
}

/// Makes workspaces from a seed.
struct WorkspaceMaker {
  var random: SeededGenerator
  var workspace = RandomWorkspace(ontology: .object([]), model: .object([]))
  private var schemas: [String] = []
  private var types: [String] = []

  init(seed: UInt64) { random = SeededGenerator(seed: seed) }

  static let units = [
    ("metre", "Length"), ("foot", "Length"), ("kelvin", "Heat"), ("rankine", "Heat"), ("degree", "Heat"),
  ]
  static let relations = ["feeds", "holds", "touches"]
  static let concepts = ["Machine", "Pump", "Place"]
  static let points = ["speed", "level"]

  mutating func make() -> RandomWorkspace {
    workspace.ontology = ontology()
    workspace.model = .object([])
    var schemas: [JSONEntry] = []
    for index in 0..<random.below(4) {
      let name = "Schema\(index)"
      schemas.append(JSONEntry(name, schema()))
      self.schemas.append(name)
    }
    var twins: [JSONEntry] = []
    for index in 0..<(2 + random.below(3)) {
      let name = "Twin\(index)"
      twins.append(JSONEntry(name, twin(name)))
      types.append(name)
    }
    if !schemas.isEmpty { workspace.model["schemas"] = .object(schemas) }
    workspace.model["twins"] = .object(twins)
    if random.chance(35) { workspace.wantedInBase = Set(types.prefix(1 + random.below(types.count))) }
    return workspace
  }

  private mutating func ontology() -> JSONValue {
    .object([
      "quantities": .object([
        "Length": .object(["dimension": "L", "coherentUnit": "metre"]),
        "Heat": .object(["dimension": "Θ", "coherentUnit": "kelvin"]),
      ]),
      "units": .object([
        "metre": .object(["quantity": "Length", "symbol": "m"]),
        "foot": .object(["quantity": "Length", "factor": .number(0.3048)]),
        "kelvin": .object(["quantity": "Heat"]), "rankine": .object(["quantity": "Heat", "factor": .number(0.5)]),
        "degree": .object(["quantity": "Heat", "offset": .number(273.15)]),
      ]),
      "relations": .object(
        Self.relations.map { name in
          var relation = JSONValue.object([])
          let words = ["acyclic", "irreflexive", "functional", "transitive", "asymmetric", "inverseFunctional"]
          if random.chance(40), let word = random.pick(words) { relation["characteristics"] = [.string(word)] }
          if name == "holds", random.chance(20) { relation["broader"] = ["feeds"] }
          return JSONEntry(name, relation)
        }),
      "concepts": .object([
        "Machine": .object([]), "Pump": .object(["broader": ["Machine"]]), "Place": .object([]),
      ]),
      "points": .object(Self.points.map { JSONEntry($0, random.chance(70) ? number() : enumeration()) }),
    ])
  }

  private mutating func schema() -> JSONValue {
    switch random.below(4) {
    case 0: return enumeration()
    case 1:
      var object = objectValue(depth: 1)
      // One that holds itself.
      if random.chance(30), var fields = object["object"] {
        fields["again"] = .object(["array": .object(["type": .string("Schema\(schemas.count)")])])
        object["object"] = fields
      }
      return object
    default: return value(depth: 1)
    }
  }

  // MARK: - Values

  mutating func value(depth: Int) -> JSONValue {
    switch random.below(depth > 2 ? 6 : 10) {
    case 0, 1, 2: return number()
    case 3: return string()
    case 4:
      let simple = ["boolean", "date", "uuid", "duration", "dateTime", "bytes", "string"]
      return .object(["type": .string(random.pick(simple) ?? "boolean")])
    case 5: return enumeration()
    case 6:
      guard let name = random.pick(schemas) else { return number() }
      return .object(["type": .string(name)])
    case 7:
      var array = JSONValue.object(["array": value(depth: depth + 1)])
      if random.chance(40) { array["minItems"] = .integer(Int64(random.below(3))) }
      if random.chance(40) { array["maxItems"] = .integer(Int64(3 + random.below(3))) }
      if random.chance(25) { array["uniqueItems"] = true }
      return array
    case 8: return .object(["map": value(depth: depth + 1)])
    default: return objectValue(depth: depth)
    }
  }

  mutating func objectValue(depth: Int) -> JSONValue {
    var fields: [JSONEntry] = []
    for _ in 0..<(1 + random.below(3)) {
      var field = value(depth: depth + 1)
      if random.chance(40) { field["required"] = true }
      fields.append(JSONEntry(workspace.name("field"), field))
    }
    return .object(["object": .object(fields)])
  }

  mutating func number() -> JSONValue {
    let types = ["int8", "uint8", "int32", "uint32", "int64", "double", "float", "decimal"]
    let type = random.pick(types) ?? "double"
    var value = JSONValue.object(["type": .string(type)])
    let isWhole = type.hasPrefix("int") || type.hasPrefix("uint")
    let least = Int64(random.below(6))
    if random.chance(35) { value[random.chance(25) ? "exclusiveMinimum" : "minimum"] = .integer(least) }
    if random.chance(35) { value[random.chance(25) ? "exclusiveMaximum" : "maximum"] = .integer(least + 20) }
    if random.chance(15) { value["multipleOf"] = .integer([2, 3, 4][random.below(3)]) }
    if !isWhole, random.chance(15) { value["precision"] = .integer(Int64(1 + random.below(3))) }
    if random.chance(15) { value["default"] = .integer(12) }
    if random.chance(5) { value["const"] = .integer(12) }
    if !isWhole, random.chance(40), let (unit, quantity) = random.pick(Self.units) {
      value["quantity"] = .string(quantity)
      value["unit"] = .string(unit)
    }
    return value
  }

  mutating func string() -> JSONValue {
    var value = JSONValue.object(["type": "string"])
    if random.chance(30) { value["minLength"] = .integer(Int64(random.below(3))) }
    if random.chance(30) { value["maxLength"] = .integer(Int64(4 + random.below(4))) }
    if random.chance(25) {
      value["pattern"] = .string(random.pick(["[a-z]+", "[a-z]{2,5}", "(ab|cd)*", ".*"]) ?? ".*")
    }
    return value
  }

  mutating func enumeration() -> JSONValue {
    let names = ["off", "low", "mid", "high"].prefix(2 + random.below(3))
    var value = JSONValue.object([])
    switch random.below(3) {
    case 0: value["enum"] = .array(names.map { .string($0) })
    case 1: value["enum"] = .object(names.enumerated().map { JSONEntry($1, .integer(Int64($0))) })
    default: value["enum"] = .object(names.map { JSONEntry($0, .string($0.uppercased())) })
    }
    if random.chance(25) { value["open"] = true }
    return value
  }

  // MARK: - Types

  private mutating func twin(_ name: String) -> JSONValue {
    var twin = JSONValue.object([])
    if !types.isEmpty, random.chance(45), let parent = random.pick(types) { twin["extends"] = [.string(parent)] }
    if types.isEmpty, random.chance(30) { twin["abstract"] = true }
    if random.chance(30) { twin["id"] = .string("dtmi:com:example:\(name);1") }
    if random.chance(25), let concept = random.pick(Self.concepts) { twin["is"] = [.string("meaning." + concept)] }
    if random.chance(5) { twin["sealed"] = true }
    for kind in ["properties", "properties", "telemetry", "events", "commands", "relationships", "components"] {
      guard random.chance(kind == "properties" ? 85 : 45) else { continue }
      for _ in 0..<(1 + random.below(2)) { add(kind, to: &twin, types + [name]) }
    }
    return twin
  }

  mutating func add(_ kind: String, to twin: inout JSONValue, _ types: [String]) {
    guard let member = member(kind, types) else { return }
    var all = twin[kind] ?? .object([])
    all[workspace.name("member")] = member
    twin[kind] = all
  }

  /// A shared point or a value of its own.
  private mutating func usedOrValue() -> JSONValue {
    guard random.chance(12), let point = random.pick(Self.points) else { return value(depth: 0) }
    return .object(["use": .string("meaning." + point)])
  }

  mutating func member(_ kind: String, _ types: [String]) -> JSONValue? {
    switch kind {
    case "properties":
      var property = usedOrValue()
      if random.chance(35) { property["required"] = true }
      if random.chance(35) { property["writable"] = true }
      return property
    case "telemetry": return usedOrValue()
    case "events": return random.chance(70) ? .object(["payload": value(depth: 0)]) : .object([])
    case "commands":
      var command = JSONValue.object([])
      for part in ["request", "response"] where random.chance(70) {
        var payload = value(depth: 0)
        if random.chance(40) { payload["required"] = true }
        command[part] = payload
      }
      return command
    case "relationships":
      var relationship = JSONValue.object([])
      if random.chance(85), let target = random.pick(types) { relationship["target"] = [.string(target)] }
      relationship["cardinality"] = .string(random.pick(["0..1", "0..*", "1..*", "0..3", "1..2", "0..*"]) ?? "0..*")
      if random.chance(25) {
        relationship["inverseCardinality"] = .string(random.pick(["0..1", "1..*", "0..2"]) ?? "0..*")
      }
      if random.chance(40) { relationship["relation"] = .string("meaning." + (random.pick(Self.relations) ?? "feeds")) }
      if random.chance(30) { relationship["properties"] = objectValue(depth: 2)["object"] }
      return relationship
    default:
      // Not its own type, which would hold itself without end.
      return random.pick(Array(types.dropLast())).map { .string($0) }
    }
  }
}
