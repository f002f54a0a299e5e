import TwinOutput
import TwinTestSupport

/// Changes workspaces a little.
struct Mutator {
  var maker: WorkspaceMaker

  /// `workspace` after one to three changes.
  mutating func mutated(_ workspace: RandomWorkspace) -> RandomWorkspace {
    maker.workspace = workspace
    var result = workspace
    for _ in 0..<(maker.random.chance(60) ? 1 : 2 + maker.random.below(2)) {
      var tries = 0
      while tries < 8, !mutate(&result) { tries += 1 }
    }
    return result
  }

  private mutating func mutate(_ workspace: inout RandomWorkspace) -> Bool {
    defer { workspace.names = max(workspace.names, maker.workspace.names) }
    switch maker.random.below(14) {
    case 0: return mutateOntology(&workspace.ontology)
    case 12: return renameShared(&workspace)
    case 13: return mutateHead(&workspace)
    case 1: return mutateSchema(&workspace.model)
    case 2, 3: return mutateTwin(&workspace.model)
    case 4, 5: return mutateRelationship(&workspace.model)
    default: return mutateMember(&workspace.model)
    }
  }

  private mutating func chance(_ percent: Int) -> Bool { maker.random.chance(percent) }
  private mutating func pick<Element>(_ all: [Element]) -> Element? { maker.random.pick(all) }

  private mutating func change(_ tree: inout JSONValue, _ key: String, _ body: (inout Mutator, inout JSONValue) -> Bool)
    -> Bool
  {
    guard var value = tree[key], body(&self, &value) else { return false }
    tree[key] = value
    return true
  }

  private mutating func changeAny(_ tree: inout JSONValue, _ body: (inout Mutator, inout JSONValue) -> Bool) -> Bool {
    guard let key = pick(tree.entries.map(\.key)) else { return false }
    return change(&tree, key, body)
  }

  // MARK: - Meaning

  /// Another name for what packages share, remembered or not, where it is declared and where it is named; or a schema written
  /// out where it is named.
  private mutating func renameShared(_ workspace: inout RandomWorkspace) -> Bool {
    let kinds = ["units", "quantities", "relations", "concepts", "points", "schemas"]
    guard let kind = pick(kinds) else { return false }
    let isSchema = kind == "schemas"
    guard var shared = isSchema ? workspace.model[kind] : workspace.ontology[kind],
      let old = pick(shared.entries.map(\.key)),
      var element = shared[old]
    else { return false }
    if isSchema, chance(40), !element.texts.contains(old) {
      let twins = workspace.model["twins"]
      workspace.model["twins"] = twins?.inlining(element, as: old)
      return twins != workspace.model["twins"]
    }
    let name = maker.workspace.name("shared")
    if chance(60) { element["formerly"] = [.string(old)] }
    shared[old] = nil
    shared[name] = element
    if isSchema { workspace.model[kind] = shared } else { workspace.ontology[kind] = shared }
    let qualified = ["relations", "concepts", "points"].contains(kind)
    workspace.model = workspace.model.renaming {
      $0 == (qualified ? "meaning." + old : old) ? (qualified ? "meaning." + name : name) : $0
    }
    workspace.ontology = workspace.ontology.renaming { $0 == old ? name : $0 }
    return true
  }

  /// What a twin is called elsewhere, what it means, which package it is in.
  private mutating func mutateHead(_ workspace: inout RandomWorkspace) -> Bool {
    guard let name = pick(workspace.model["twins"]?.entries.map(\.key) ?? []), var twins = workspace.model["twins"],
      var twin = twins[name]
    else { return false }
    switch maker.random.below(7) {
    case 0: twin["sealed"] = twin["sealed"] == nil ? true : nil
    case 1:
      let next = chance(50) ? "dtmi:com:example:\(name);2" : "dtmi:com:example:other:\(name);1"
      twin["id"] = twin["id"] == nil || chance(60) ? .string(next) : nil
    case 2:
      let concept = pick(WorkspaceMaker.concepts) ?? "Machine"
      twin["is"] = twin["is"] == nil || chance(40) ? [.string("meaning." + concept)] : nil
    case 3: twin["description"] = .string("Said \(maker.workspace.name("otherwise")).")
    case 4:
      // The pinned identifier carries the identity.
      guard twin["id"] != nil else { return false }
      let other = maker.workspace.name("Other")
      twins[name] = nil
      twins[other] = twin
      workspace.model["twins"] = twins
      workspace.model = workspace.model.renaming { $0 == name ? other : $0 }
      if workspace.wantedInBase.remove(name) != nil { workspace.wantedInBase.insert(other) }
      return true
    default:
      if workspace.wantedInBase.remove(name) == nil { workspace.wantedInBase.insert(name) }
      return true
    }
    twins[name] = twin
    workspace.model["twins"] = twins
    return true
  }

  private mutating func mutateOntology(_ ontology: inout JSONValue) -> Bool {
    if chance(20) {
      return change(&ontology, "points") { mutator, points in
        mutator.changeAny(&points) { $0.mutateValue(&$1, isNamed: false) }
      }
    }
    if chance(15) {
      return change(&ontology, "concepts") { mutator, concepts in
        if mutator.chance(50) {
          concepts[mutator.maker.workspace.name("Concept")] = .object(["broader": ["Machine"]])
          return true
        }
        return mutator.change(&concepts, "Pump") { mutator, concept in
          concept["broader"] = mutator.chance(50) ? ["Place"] : nil
          return true
        }
      }
    }
    if chance(30) {
      return change(&ontology, "units") { mutator, units in
        mutator.changeAny(&units) { mutator, unit in
          guard unit["factor"] != nil || unit["offset"] != nil else { return false }
          if unit["factor"] != nil {
            unit["factor"] = .number(mutator.chance(50) ? 0.25 : 0.75)
          } else {
            unit["offset"] = .integer(200)
          }
          return true
        }
      }
    }
    return change(&ontology, "relations") { mutator, relations in
      mutator.changeAny(&relations) { mutator, relation in
        if relation["characteristics"] != nil, mutator.chance(60) {
          relation["characteristics"] = nil
          return true
        }
        let words = [
          "acyclic", "irreflexive", "functional", "transitive", "symmetric", "asymmetric", "inverseFunctional",
          "containment",
        ]
        relation["characteristics"] = [.string(mutator.pick(words) ?? "acyclic")]
        return true
      }
    }
  }

  // MARK: - Schemas and values

  private mutating func mutateSchema(_ model: inout JSONValue) -> Bool {
    change(&model, "schemas") { mutator, schemas in
      mutator.changeAny(&schemas) { $0.mutateValue(&$1, isNamed: false) }
    }
  }

  /// Changes a value, or something inside it.
  private mutating func mutateValue(_ value: inout JSONValue, isNamed: Bool) -> Bool {
    if isNamed, chance(12) {
      value["required"] = value["required"] == nil ? true : nil
      return true
    }
    if chance(6) {
      let (required, writable) = (value["required"], value["writable"])
      value = maker.value(depth: 1)
      if let required { value["required"] = required }
      if let writable { value["writable"] = writable }
      return true
    }
    if value["object"] != nil { return change(&value, "object") { $0.mutateFields(&$1) } }
    if value["array"] != nil { return mutateArray(&value) }
    if value["map"] != nil { return change(&value, "map") { $0.mutateValue(&$1, isNamed: false) } }
    if value["enum"] != nil { return mutateEnumeration(&value) }
    guard let type = value["type"]?.text else { return false }
    if type == "string" { return mutateString(&value) }
    let numbers = ["int8", "uint8", "int32", "uint32", "int64", "double", "float", "decimal"]
    if numbers.contains(type) { return mutateNumber(&value, type) }
    guard ["date", "uuid", "duration", "dateTime", "bytes", "boolean"].contains(type) else { return false }
    value["type"] = .string(pick(["string", "date", "uuid"]) ?? "string")
    return true
  }

  private mutating func mutateFields(_ fields: inout JSONValue) -> Bool {
    let names = fields.entries.map(\.key)
    switch maker.random.below(6) {
    case 0:
      var field = maker.value(depth: 2)
      if chance(50) { field["required"] = true }
      fields[maker.workspace.name("field")] = field
    case 1:
      guard names.count > 1, let name = pick(names) else { return false }
      fields[name] = nil
    case 2:
      guard let name = pick(names), var field = fields[name], field["formerly"] == nil else { return false }
      fields[name] = nil
      field["formerly"] = [.string(name)]
      fields[maker.workspace.name("field")] = field
    default: return changeAny(&fields) { $0.mutateValue(&$1, isNamed: true) }
    }
    return true
  }

  private mutating func mutateArray(_ value: inout JSONValue) -> Bool {
    switch maker.random.below(4) {
    case 0: value["minItems"] = value["minItems"] == nil ? .integer(Int64(1 + maker.random.below(2))) : nil
    case 1: value["maxItems"] = value["maxItems"] == nil ? .integer(Int64(2 + maker.random.below(3))) : nil
    case 2: value["uniqueItems"] = value["uniqueItems"] == nil ? true : nil
    default: return change(&value, "array") { $0.mutateValue(&$1, isNamed: false) }
    }
    return true
  }

  private mutating func mutateString(_ value: inout JSONValue) -> Bool {
    switch maker.random.below(6) {
    case 0: value["minLength"] = value["minLength"] == nil ? .integer(Int64(1 + maker.random.below(3))) : nil
    case 1: value["maxLength"] = value["maxLength"] == nil ? .integer(Int64(3 + maker.random.below(5))) : nil
    case 2: value["pattern"] = .string(pick(["[a-z]+", "[a-z0-9]+", "(ab|cd)+", "[0-9]*"]) ?? "[a-z]+")
    case 3: value["pattern"] = nil
    case 4: value["default"] = value["default"] == nil ? "abcd" : chance(50) ? "ab" : nil
    default:
      for key in ["minLength", "maxLength", "pattern", "default"] { value[key] = nil }
      value["type"] = .string(pick(["date", "uuid", "int32"]) ?? "date")
    }
    return true
  }

  private mutating func mutateNumber(_ value: inout JSONValue, _ type: String) -> Bool {
    let isWhole = type.hasPrefix("int") || type.hasPrefix("uint")
    switch maker.random.below(10) {
    case 0, 1:
      let key = chance(50) ? "minimum" : "maximum"
      let step = Int64(1 + maker.random.below(3)) * (chance(50) ? 1 : -1)
      value[key] = chance(30) ? nil : .integer((value[key]?.whole ?? (key == "minimum" ? 3 : 25)) + step)
    case 2: value["multipleOf"] = chance(30) ? nil : .integer([2, 3, 4, 6][maker.random.below(4)])
    case 3:
      guard !isWhole else { return false }
      value["precision"] = chance(30) ? nil : .integer(Int64(1 + maker.random.below(4)))
    case 4, 5:
      let types = isWhole ? ["int8", "uint8", "int32", "uint32", "int64", "double"] : ["float", "double", "decimal"]
      value["type"] = .string(pick(types) ?? type)
    case 6:
      value["default"] = value["default"] == nil ? .integer(12) : chance(50) ? .integer(24) : nil
    case 7:
      if value["const"] != nil {
        value["const"] = chance(50) ? nil : .integer(24)
      } else {
        value["const"] = .integer(12)
      }
    default:
      guard !isWhole, let (unit, quantity) = pick(WorkspaceMaker.units) else { return false }
      let isGone = chance(25)
      value["unit"] = isGone ? nil : .string(unit)
      value["quantity"] = isGone ? nil : .string(quantity)
    }
    return true
  }

  private mutating func mutateEnumeration(_ value: inout JSONValue) -> Bool {
    switch maker.random.below(6) {
    case 0: value["open"] = value["open"] == nil ? true : nil
    case 1:
      let next = maker.workspace.name("more")
      guard let known = value["enum"] else { return false }
      if case .array(let items) = known {
        value["enum"] = .array(items + [.string(next)])
      } else {
        let isText = known.entries.contains { $0.value.text != nil }
        value["enum"] = .object(known.entries + [JSONEntry(next, isText ? .string(next) : .integer(40))])
      }
    case 2:
      guard let known = value["enum"] else { return false }
      if case .array(let items) = known {
        guard items.count > 1 else { return false }
        value["enum"] = .array(Array(items.dropLast()))
      } else {
        guard known.entries.count > 1 else { return false }
        value["enum"] = .object(Array(known.entries.dropFirst()))
      }
    case 3, 4:
      guard var entries = value["enum"]?.entries, entries.count > 1 else { return false }
      switch maker.random.below(3) {
      case 0: entries[0].value = entries[0].value.text != nil ? "ZZ" : .integer(50)
      case 1:
        let first = entries[0].value
        entries[0].value = entries[1].value
        entries[1].value = first
      default:
        // Where the former name is not told, the code stands for something else.
        if chance(50) {
          entries[0].value = .object(["value": entries[0].value, "formerly": [.string(entries[0].key)]])
        }
        entries[0].key = maker.workspace.name("value")
      }
      value["enum"] = .object(entries)
    default: value["enum"] = maker.enumeration()["enum"]
    }
    return true
  }

  // MARK: - Types and members

  private static let kinds = ["properties", "telemetry", "events", "commands", "relationships", "components"]

  private mutating func mutateTwin(_ model: inout JSONValue) -> Bool {
    let names = model["twins"]?.entries.map(\.key) ?? []
    guard let name = pick(names) else { return false }
    let position = names.firstIndex(of: name) ?? 0
    if chance(8), var twins = model["twins"], let twin = twins[name] {
      twins[name] = nil
      if chance(50) {
        var renamed = twin
        renamed["formerly"] = [.string(name)]
        twins[maker.workspace.name("Other")] = renamed
      }
      model["twins"] = twins
      return true
    }
    if chance(10) {
      addTwin(to: &model, names, below: position)
      return true
    }
    return change(&model, "twins") { mutator, twins in
      mutator.change(&twins, name) { mutator, twin in
        switch mutator.maker.random.below(8) {
        case 0: twin["abstract"] = twin["abstract"] == nil ? true : nil
        case 1:
          if twin["extends"] != nil, mutator.chance(60) {
            twin["extends"] = nil
          } else {
            guard let parent = mutator.pick(Array(names.prefix(position))) else { return false }
            twin["extends"] = [.string(parent)]
          }
        case 2, 3:
          mutator.maker.add(mutator.pick(Self.kinds) ?? "properties", to: &twin, Array(names.prefix(position + 1)))
        case 4, 5:
          guard let kind = mutator.pick(Self.kinds.filter { twin[$0] != nil }), var members = twin[kind] else {
            return false
          }
          guard let member = mutator.pick(members.entries.map(\.key)) else { return false }
          members[member] = nil
          twin[kind] = members.entries.isEmpty ? nil : members
        case 6: return mutator.renameMember(&twin)
        default: return mutator.moveMember(&twin)
        }
        return true
      }
    }
  }

  /// A type that is new: one that points at others, or one between two that there were.
  private mutating func addTwin(to model: inout JSONValue, _ names: [String], below position: Int) {
    guard var twins = model["twins"] else { return }
    let name = maker.workspace.name("Other")
    var twin = JSONValue.object([])
    for kind in ["relationships", "properties"] where chance(60) { maker.add(kind, to: &twin, names + [name]) }
    let above = Array(names.prefix(position))
    if chance(50), let parent = pick(above), names.indices.contains(position), var child = twins[names[position]] {
      twin["extends"] = [.string(parent)]
      child["extends"] = [.string(name)]
      twins[names[position]] = child
    }
    twins[name] = twin
    model["twins"] = twins
  }

  private mutating func renameMember(_ twin: inout JSONValue) -> Bool {
    guard let kind = pick(Self.kinds.filter { twin[$0] != nil && $0 != "components" }), var members = twin[kind],
      let name = pick(members.entries.map(\.key)), var member = members[name], member["formerly"] == nil
    else { return false }
    members[name] = nil
    member["formerly"] = [.string(name)]
    members[maker.workspace.name("member")] = member
    twin[kind] = members
    return true
  }

  /// A property becomes telemetry or a relationship, or telemetry a property.
  private mutating func moveMember(_ twin: inout JSONValue) -> Bool {
    let (from, to) =
      chance(50) ? ("properties", chance(70) ? "telemetry" : "relationships") : ("telemetry", "properties")
    guard var members = twin[from], let name = pick(members.entries.map(\.key)), var member = members[name] else {
      return false
    }
    members[name] = nil
    twin[from] = members.entries.isEmpty ? nil : members
    member["required"] = nil
    member["writable"] = nil
    var others = twin[to] ?? .object([])
    if to == "relationships" { member = maker.member(to, []) ?? member }
    others[name] = member
    twin[to] = others
    return true
  }

  private mutating func mutateMember(_ model: inout JSONValue) -> Bool {
    change(&model, "twins") { mutator, twins in
      mutator.changeAny(&twins) { mutator, twin in
        guard
          let kind = mutator.pick(
            ["properties", "properties", "telemetry", "events", "commands", "components"].filter { twin[$0] != nil })
        else { return false }
        return mutator.change(&twin, kind) { mutator, members in
          mutator.changeAny(&members) { mutator, member in
            switch kind {
            case "properties":
              if mutator.chance(6) {
                member["writable"] = member["writable"] == nil ? true : nil
                return true
              }
              return mutator.mutateValue(&member, isNamed: true)
            case "telemetry": return mutator.mutateValue(&member, isNamed: false)
            case "events", "commands":
              let parts = kind == "events" ? ["payload"] : ["request", "response"]
              guard let part = mutator.pick(parts) else { return false }
              if member[part] == nil || mutator.chance(15) {
                member[part] = member[part] == nil ? mutator.maker.value(depth: 0) : nil
                return true
              }
              return mutator.change(&member, part) { $0.mutateValue(&$1, isNamed: kind == "commands") }
            default: return false
            }
          }
        }
      }
    }
  }

  private mutating func mutateRelationship(_ model: inout JSONValue) -> Bool {
    let names = model["twins"]?.entries.map(\.key) ?? []
    return change(&model, "twins") { mutator, twins in
      mutator.changeAny(&twins) { mutator, twin in
        mutator.change(&twin, "relationships") { mutator, relationships in
          mutator.changeAny(&relationships) { mutator, relationship in
            switch mutator.maker.random.below(6) {
            case 0: relationship["target"] = mutator.chance(25) ? nil : mutator.pick(names).map { [.string($0)] }
            case 1:
              guard let other = mutator.pick(names), let targets = relationship["target"]?.items,
                !targets.contains(.string(other))
              else { return false }
              relationship["target"] = .array(targets + [.string(other)])
            case 2:
              relationship["cardinality"] = .string(
                mutator.pick(["0..1", "0..*", "1..*", "0..3", "2..3", "1..2"]) ?? "0..1")
            case 3:
              relationship["inverseCardinality"] =
                mutator.chance(30) ? nil : .string(mutator.pick(["0..1", "1..*", "0..2", "1..2", "0..*"]) ?? "0..1")
            case 4:
              relationship["relation"] =
                mutator.chance(30) ? nil : .string("meaning." + (mutator.pick(WorkspaceMaker.relations) ?? "feeds"))
            default:
              guard relationship["properties"] != nil else {
                relationship["properties"] = mutator.maker.objectValue(depth: 2)["object"]
                return true
              }
              return mutator.change(&relationship, "properties") { $0.mutateFields(&$1) }
            }
            return true
          }
        }
      }
    }
  }
}

extension JSONValue {
  /// The same with `schema` written out where a value is said to be of the type `name`.
  func inlining(_ schema: JSONValue, as name: String) -> JSONValue {
    switch self {
    case .array(let items): return .array(items.map { $0.inlining(schema, as: name) })
    case .object(let entries):
      var result = JSONValue.object(entries.map { JSONEntry($0.key, $0.value.inlining(schema, as: name)) })
      guard result["type"] == .string(name) else { return result }
      result["type"] = nil
      for entry in schema.entries where result[entry.key] == nil { result[entry.key] = entry.value }
      return result
    default: return self
    }
  }
}
