import TwinModel

extension TwinWalk {
  /// An addition to the same type that is of the same kind and alike in value, where there is only one.
  func renameHint(
    for member: ID<Member>, beside lost: [ID<Member>], among gained: [ID<Member>], of twin: ID<Twin>
  ) -> RenameHint? {
    var values = comparison.values
    func areAlike(_ a: ID<Member>, _ b: ID<Member>) -> Bool {
      let (row, other) = (old.members[a], new.members[b])
      guard other.kind == row.kind, other.twin == twin else { return false }
      guard let a = row.value, let b = other.value else { return row.value == nil && other.value == nil }
      return values.areAlike(a, b)
    }
    let found = renamed(
      member, beside: lost, among: gained,
      names: { (old.string(old.members[$0].name), new.string(new.members[$1].name)) }, areAlike: areAlike)
    return found.map {
      RenameHint(
        element: .member($0.row), identity: new.identity(of: new.members[$0.row]), formerName: $0.formerName,
        isLikely: $0.isLikely)
    }
  }

  /// A new type in the same package that has most of the members of the one that is gone.
  mutating func suggestRename(of twin: ID<Twin>, _ change: Int) {
    guard let package = identities.packages[old: old.twins[twin].header.package] else { return }
    let members = old.effectiveMembers(of: twin)
    var shared: [ID<Twin>: Int] = [:]
    for member in members {
      for candidate in newTypes.having(identities.symbols[Int(old.members[member].name.rawValue)]) {
        if new.twins[candidate].header.package == package { shared[candidate, default: 0] += 1 }
      }
    }
    let alike = shared.filter { candidate, count in
      count * 3 >= (members.count + new.effectiveMembers(of: candidate).count - count) * 2
    }
    guard
      let best = alike.max(by: { ($0.value, $1.key) < ($1.value, $0.key) }).map({ (twin: $0.key, shared: $0.value) })
    else { return }
    comparison.setHint(
      RenameHint(
        element: .twin(best.twin), identity: new.identity(new.twins[best.twin].header),
        formerName: old.string(old.twins[twin].header.name),
        isLikely: areNamesAlike(
          old.string(old.twins[twin].header.name), new.string(new.twins[best.twin].header.name))), of: change)
  }
}

/// Types without a counterpart in the old model, by the names of their members; a name that very many have tells nothing.
struct NewTypes {
  var types: [Symbol: [ID<Twin>]] = [:]
  static let limit = 500

  init(_ new: Model, _ identities: Identities) {
    for twin in new.twins.ids where identities.twins[new: twin] == nil {
      for member in new.effectiveMembers(of: twin) {
        let name = new.members[member].name
        if types[name]?.count ?? 0 < Self.limit { types[name, default: []].append(twin) }
      }
    }
  }

  func having(_ member: Symbol) -> [ID<Twin>] { types[member] ?? [] }
}
