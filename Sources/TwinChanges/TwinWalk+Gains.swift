import TwinModel

extension TwinWalk {
  /// Gains are told from the top down, as the new model has it.
  mutating func compareGains() {
    let ordered = untold.sorted { a, b in
      let (x, y) = (new.twins[a.new].ancestors.count, new.twins[b.new].ancestors.count)
      if x != y { return x < y }
      return a.new == b.new ? a.member < b.member : a.new < b.new
    }
    for gain in ordered {
      let change = causeOfGain(gain.member, gain.old, gain.new)
      gained[gain.new, default: [:]][gain.member] = change
      let told = comparison.changes[change]
      let isToldHere = told.new == .member(gain.member) && told.newOwner == .twin(gain.new)
      if new.members[gain.member].twin != gain.new, !isToldHere { comparison.reach(change, gain.old) }
    }
    reachOfParentChanges()
  }

  private mutating func causeOfGain(_ member: ID<Member>, _ a: ID<Twin>, _ b: ID<Twin>) -> Int {
    for parent in new.twins[b].parents { if let change = gained[parent]?[member] { return change } }
    let row = new.members[member]
    var change = Change(
      additionKind(of: row), new: .member(member),
      subject: new.identity(new.twins[b].header) + "/" + new.string(row.name))
    change.after = additionText(of: row)
    change.positions = comparison.positions(of: row, in: new)
    if row.twin == b {
      change.shownOld = .twin(a)
      return comparison.add(change)
    }
    if parentChanges[a] == nil, wasAbove(a, row.twin) {
      change.owners = (.twin(a), .twin(b))
      return comparison.add(change)
    }
    let cause =
      parentChanges[a]
      ?? addParentChange(a, b, left: [], joined: new.twins[b].parents.filter { new.isSubtype($0, of: row.twin) })
    comparison.addConsequence(change, to: cause)
    return cause
  }

  /// What is said of a new member: its default, its cardinality, or its name.
  private func additionText(of row: Member) -> String {
    if case .relationship(let detail) = row.detail { return new.relationshipDetails[detail].cardinality.description }
    return row.value.flatMap { comparison.values.defaultText($0, in: new) } ?? new.string(row.name)
  }

  private func additionKind(of row: Member) -> ChangeKind {
    if row.kind == .relationship, case .relationship(let detail) = row.detail,
      new.relationshipDetails[detail].cardinality.minimum > 0
    {
      return .relationshipAddedRequired
    }
    guard row.kind == .property, row.isRequired, let value = row.value else { return row.kind.changeKinds.added }
    return comparison.values.hasDefault(value, in: new) ? .propertyAddedWithDefault : .propertyAddedRequired
  }
}
