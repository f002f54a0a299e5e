import TwinModel

/// Who is made of whom: the components that hold a type, and the types that have those in turn.
struct Holders {
  private var components: [ID<Twin>: [ID<Member>]] = [:]
  private var subtypes: [ID<Twin>: [ID<Twin>]] = [:]

  /// Looks through all members and, where some are components, all types. O(model).
  init(_ model: Model) {
    for id in model.members.ids {
      if case .component(let type) = model.members[id].detail { components[type, default: []].append(id) }
    }
    guard !components.isEmpty else { return }
    for id in model.twins.ids {
      for ancestor in model.ancestors(of: id) { subtypes[ancestor, default: []].append(id) }
    }
  }

  /// The components of `types`, and the types that have them, those below included; then the components of these, to the top.
  /// O(what is found).
  func holders(of types: [ID<Twin>], in model: Model) -> (types: [ID<Twin>], members: [ID<Member>]) {
    guard !components.isEmpty else { return ([], []) }
    var pending = types
    var seen = Set(types)
    var found: (types: [ID<Twin>], members: [ID<Member>]) = ([], [])
    while let type = pending.popLast() {
      for member in components[type] ?? [] {
        found.members.append(member)
        let owner = model.members[member].twin
        for holder in [owner] + (subtypes[owner] ?? []) where seen.insert(holder).inserted {
          found.types.append(holder)
          pending.append(holder)
        }
      }
    }
    return found
  }

  /// Whether some component is of `type` itself.
  func isHeld(_ type: ID<Twin>) -> Bool { components[type] != nil }
}
