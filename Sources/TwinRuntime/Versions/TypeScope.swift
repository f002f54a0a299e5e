/// What a type's documents are made of, under all names that it had on the way.
struct TypeScope {
  private var types: Set<String> = []
  /// Members that the state of the types holds, and those that it does not; both empty where all that the types have counts.
  private var held: Set<String> = []
  private var others: Set<String> = []
  private let isStateAlone: Bool

  private static let stateKinds: Set<MemberKind> = [.property, .component]
  /// What records call members of the other kinds.
  private static let otherKinds = Set(MemberKind.allCases.filter { !stateKinds.contains($0) }.map { "\($0)" })

  /// The scope of `type` as it is called in one of `registries`. With `isStateAlone`, telemetry, events, commands and relationships do not
  /// count.
  init(_ type: String, in registries: [Registry], _ records: [RecordedChanges], isStateAlone: Bool = false) {
    self.isStateAlone = isStateAlone
    types = [type]
    // Both ways, since the type may be given as it is called at either end.
    func followAll(_ scope: inout TypeScope) {
      for record in records { scope.follow(record) }
      for record in records.reversed() { scope.follow(record) }
    }
    followAll(&self)
    for registry in registries { addParts(in: registry) }
    if isStateAlone { for registry in registries { addMembers(in: registry) } }
    followAll(&self)
  }

  /// Adds what the types inherit and what they hold.
  private mutating func addParts(in registry: Registry) {
    var pending = types.compactMap { registry.type($0) }
    while let next = pending.popLast() {
      for part in next.supertypes where types.insert(part.id).inserted { pending.append(part) }
      for member in next.members {
        if let part = member.component, types.insert(part.id).inserted { pending.append(part) }
      }
    }
  }

  private mutating func addMembers(in registry: Registry) {
    for type in types.compactMap({ registry.type($0) }) {
      for member in type.members {
        let ids = [member.id, type.id + "/" + member.name]
        if Self.stateKinds.contains(member.kind) { held.formUnion(ids) } else { others.formUnion(ids) }
      }
    }
  }

  private mutating func follow(_ record: RecordedChanges) {
    for change in record.changes {
      for element in [change.element] + change.consequences {
        guard let former = element.former, element.path.isEmpty else { continue }
        if element.subject.contains("/") {
          if others.contains(former) || others.contains(element.subject) {
            others.formUnion([former, element.subject])
          }
        } else if element.elementKind == "package" {
          for type in types {
            if type.hasPrefix(former + ".") { types.insert(element.subject + type.dropFirst(former.count)) }
            if type.hasPrefix(element.subject + ".") { types.insert(former + type.dropFirst(element.subject.count)) }
          }
        } else if types.contains(former) || types.contains(element.subject) {
          types.formUnion([former, element.subject])
        }
      }
    }
  }

  func concerns(_ change: RecordedChange) -> Bool {
    if counts(change.element) {
      if change.reachedTypes.contains(where: types.contains) { return true }
      if change.reachedMembers.contains(where: { types.contains(owner($0)) && counts(member: $0) }) { return true }
    }
    return ([change.element] + change.consequences).contains { element in
      counts(element)
        && (element.elementKind == "package" || types.contains(owner(element.subject))
          || element.former.map { types.contains(owner($0)) } ?? false)
    }
  }

  /// Whether `element`, if it is a member or inside one, is one that the documents hold.
  private func counts(_ element: RecordedElement) -> Bool {
    if isStateAlone, element.kind != "member-kind-changed", Self.otherKinds.contains(element.elementKind) {
      return false
    }
    return counts(member: element.subject)
  }

  private func counts(member id: String) -> Bool { held.contains(id) || !others.contains(id) }

  private func owner(_ id: String) -> String { String(id.prefix { $0 != "/" }) }
}
