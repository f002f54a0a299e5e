import TwinOutput
import TwinTestSupport

/// Changes of names and codes alone, each of them told by `formerly`: what migration has to follow both ways.
extension Mutator {
  /// `workspace` after six to twelve of them: most touch what few documents hold.
  mutating func renamed(_ workspace: RandomWorkspace) -> RandomWorkspace {
    maker.workspace = workspace
    var result = workspace
    for _ in 0..<(6 + maker.random.below(7)) {
      var tries = 0
      while tries < 16, !renameSomething(&result) { tries += 1 }
    }
    return result
  }

  private mutating func renameSomething(_ workspace: inout RandomWorkspace) -> Bool {
    defer { workspace.names = max(workspace.names, maker.workspace.names) }
    switch maker.random.below(8) {
    case 0: return renameType(&workspace)
    case 1: return renameDeclared(&workspace)
    case 2:
      return changeEntry(of: "schemas", in: &workspace.model) { $0.renameInside(&$1) }
    case 3:
      return changeEntry(of: "points", in: &workspace.ontology) { $0.renameInside(&$1) }
    case 4:
      return changeEntry(of: "twins", in: &workspace.model) { mutator, twin in
        let kinds = ["properties", "telemetry", "events", "commands", "relationships"]
        guard let kind = mutator.maker.random.pick(kinds.filter { twin[$0] != nil }) else { return false }
        return mutator.changeKey(of: kind, in: &twin)
      }
    default:
      return changeEntry(of: "twins", in: &workspace.model) { mutator, twin in
        let kinds = ["properties", "telemetry", "events", "commands"]
        guard let kind = mutator.maker.random.pick(kinds.filter { twin[$0] != nil }) else { return false }
        return mutator.changeEntry(of: kind, in: &twin) { mutator, member in
          switch kind {
          case "events", "commands":
            let parts = ["payload", "request", "response"].filter { member[$0] != nil }
            guard let part = mutator.maker.random.pick(parts), var value = member[part] else { return false }
            guard mutator.renameInside(&value) else { return false }
            member[part] = value
            return true
          default: return mutator.renameInside(&member)
          }
        }
      }
    }
  }

  private mutating func changeEntry(
    of key: String, in tree: inout JSONValue, _ body: (inout Mutator, inout JSONValue) -> Bool
  ) -> Bool {
    guard var all = tree[key], let name = maker.random.pick(all.entries.map(\.key)), var value = all[name],
      body(&self, &value)
    else { return false }
    all[name] = value
    tree[key] = all
    return true
  }

  /// Gives one of the entries under `key` another name.
  private mutating func changeKey(of key: String, in tree: inout JSONValue) -> Bool {
    guard let all = tree[key], let name = maker.random.pick(all.entries.map(\.key)), var value = all[name],
      value["formerly"] == nil, !value.entries.isEmpty
    else { return false }
    value["formerly"] = [.string(name)]
    let new = maker.workspace.name("named")
    tree[key] = .object(all.entries.map { $0.key == name ? JSONEntry(new, value) : $0 })
    return true
  }

  /// Renames a field, or values of an enumeration, somewhere in `value`.
  private mutating func renameInside(_ value: inout JSONValue) -> Bool {
    if value["object"] != nil {
      if maker.random.chance(40) { return changeKey(of: "object", in: &value) }
      return changeEntry(of: "object", in: &value) { $0.renameInside(&$1) }
    }
    for key in ["array", "map"] {
      guard var inner = value[key] else { continue }
      guard renameInside(&inner) else { return false }
      value[key] = inner
      return true
    }
    return value["enum"] != nil && value["const"] == nil && renameValues(&value)
  }

  /// Gives most values of an enumeration other names and other codes, those of each other now and then.
  private mutating func renameValues(_ value: inout JSONValue) -> Bool {
    guard let known = value["enum"] else { return false }
    var entries = known.entries.isEmpty ? known.items.map { JSONEntry($0.text ?? "", .object([])) } : known.entries
    guard !entries.contains(where: { $0.value["formerly"] != nil }) else { return false }
    for index in entries.indices where maker.random.chance(80) {
      let name = maker.workspace.name("value")
      var content = entries[index].value
      if content.entries.isEmpty, !known.entries.isEmpty, content != .object([]) {
        content = .object([JSONEntry("value", content)])
      }
      if let code = content["value"], maker.random.chance(70) {
        content["value"] = code.text != nil ? .string(name.uppercased()) : .integer(Int64(100 + maker.workspace.names))
      }
      content["formerly"] = [.string(entries[index].key)]
      entries[index] = JSONEntry(name, content)
    }
    // Two codes change places.
    if entries.count > 1, maker.random.chance(30), let one = entries[0].value["value"],
      let other = entries[1].value["value"]
    {
      entries[0].value["value"] = other
      entries[1].value["value"] = one
    }
    value["enum"] = .object(entries)
    return true
  }

  private mutating func renameType(_ workspace: inout RandomWorkspace) -> Bool {
    guard let twins = workspace.model["twins"], let old = maker.random.pick(twins.entries.map(\.key)),
      var twin = twins[old], twin["formerly"] == nil
    else { return false }
    let new = maker.workspace.name("Type")
    twin["formerly"] = [.string(old)]
    workspace.model["twins"] = .object(twins.entries.map { $0.key == old ? JSONEntry(new, twin) : $0 })
    workspace.model = workspace.model.renaming { $0 == old ? new : $0 }
    if workspace.wantedInBase.remove(old) != nil { workspace.wantedInBase.insert(new) }
    return true
  }

  /// Another name for a unit, a quantity, a point or a schema.
  private mutating func renameDeclared(_ workspace: inout RandomWorkspace) -> Bool {
    guard let kind = maker.random.pick(["units", "quantities", "points", "schemas"]) else { return false }
    let isSchema = kind == "schemas"
    guard let all = isSchema ? workspace.model[kind] : workspace.ontology[kind],
      let old = maker.random.pick(all.entries.map(\.key)), var element = all[old], element["formerly"] == nil
    else { return false }
    let new = maker.workspace.name("shared")
    element["formerly"] = [.string(old)]
    let renamed = JSONValue.object(all.entries.map { $0.key == old ? JSONEntry(new, element) : $0 })
    if isSchema { workspace.model[kind] = renamed } else { workspace.ontology[kind] = renamed }
    let prefix = kind == "points" ? "meaning." : ""
    workspace.model = workspace.model.renaming { $0 == prefix + old ? prefix + new : $0 }
    workspace.ontology = workspace.ontology.renaming { $0 == old ? new : $0 }
    return true
  }
}

extension RandomWorkspace {
  /// The same where no element tells its earlier names, as after a release that had no renames.
  var forgettingFormerNames: RandomWorkspace {
    var result = self
    result.ontology = ontology.forgettingFormerNames
    result.model = model.forgettingFormerNames
    return result
  }
}

extension JSONValue {
  fileprivate var forgettingFormerNames: JSONValue {
    switch self {
    case .array(let items): .array(items.map(\.forgettingFormerNames))
    case .object(let entries):
      .object(
        entries.filter { $0.key != "formerly" }.map { JSONEntry($0.key, $0.value.forgettingFormerNames) })
    default: self
    }
  }
}
