import TwinModel

/// Relationships that ask for sources: stored twins of a type that was not asked before lack them.
extension TwinWalk {
  /// Types that a relationship asks for sources without having asked before, since they joined its targets, or since it is
  /// new. Where the relationship asks for more of all its targets is seen with its other differences.
  mutating func compareAskedSources() {
    for member in new.members.ids {
      let row = new.members[member]
      guard case .relationship(let id) = row.detail, comparison.isCompared(new: new.twins[row.twin].header.package)
      else { continue }
      let detail = new.relationshipDetails[id]
      let minimum = detail.inverseCardinality.minimum
      // What a narrower relationship only repeats is asked by the one that says it.
      guard minimum > row.refines.flatMap({ relationship($0, new) })?.inverseCardinality.minimum ?? 0 else { continue }
      let former = formers[member]
      let before = former.flatMap { relationship($0, old) }
      if let before {
        if before.inverseCardinality.minimum < minimum { continue }
        if parentChanges.isEmpty, identities.twins.match(before.targets, detail.targets) { continue }
      }
      let asked = pairs.filter { pair in
        detail.targets.contains { new.isSubtype(pair.new, of: $0) }
          && !(before?.targets.contains { old.isSubtype(pair.old, of: $0) } ?? false)
      }
      var byCause: [Int: [ID<Twin>]] = [:]
      var others: [ID<Twin>] = []
      for pair in asked {
        if let cause = cause(of: member, former, asking: pair.old) {
          byCause[cause, default: []].append(pair.new)
        } else {
          others.append(pair.new)
        }
      }
      for (cause, types) in byCause.sorted(by: { $0.key < $1.key }) {
        comparison.addConsequence(demand(member, former, minimum, of: types), to: cause)
      }
      if !others.isEmpty { comparison.add(demand(member, former, minimum, of: others)) }
    }
  }

  /// Types that a relationship asks for sources no longer, since they left its targets: who reads with the old model expects them.
  mutating func compareReleasedTargets() {
    for (member, former) in formers.sorted(by: { $0.key < $1.key }) {
      guard let before = relationship(former, old), let after = relationship(member, new),
        comparison.isCompared(new: new.twins[new.members[member].twin].header.package)
      else { continue }
      let minimum = before.inverseCardinality.minimum
      // Where less is asked of all targets is seen with the other differences, and what is only repeated is told by whoever says it.
      guard minimum > old.members[former].refines.flatMap({ relationship($0, old) })?.inverseCardinality.minimum ?? 0,
        minimum <= after.inverseCardinality.minimum
      else { continue }
      if parentChanges.isEmpty, identities.twins.match(before.targets, after.targets) { continue }
      let released = pairs.filter { pair in
        before.targets.contains { old.isSubtype(pair.old, of: $0) }
          && !after.targets.contains { new.isSubtype(pair.new, of: $0) }
      }
      var byCause: [Int: [ID<Twin>]] = [:]
      for pair in released {
        if let cause = cause(of: member, former, asking: pair.old) { byCause[cause, default: []].append(pair.old) }
      }
      for (cause, types) in byCause.sorted(by: { $0.key < $1.key }) {
        comparison.addConsequence(release(member, former, minimum, of: types), to: cause)
      }
    }
  }

  private func relationship(_ member: ID<Member>, _ model: Model) -> RelationshipDetail? {
    guard case .relationship(let id) = model.members[member].detail else { return nil }
    return model.relationshipDetails[id]
  }

  /// The change through which `member` asks `type` for sources.
  private func cause(of member: ID<Member>, _ former: ID<Member>?, asking type: ID<Twin>) -> Int? {
    let owner = new.members[member].twin
    guard let former else {
      return gained[owner]?[member] ?? addedTypes[owner]
        ?? comparison.addedPackages[new.twins[owner].header.package]
    }
    let targetKinds: Set<ChangeKind> = [.targetWidened, .targetNarrowed, .targetChanged, .memberKindChanged]
    let told = memberChanges[MemberPair(old: former, new: member)]?.first {
      targetKinds.contains(comparison.changes[$0].kind)
    }
    return told ?? parentChanges[type] ?? old.ancestors(of: type).lazy.compactMap { parentChanges[$0] }.first
  }

  /// That `member` asks `types` for sources, of which those below others go without saying.
  private func demand(_ member: ID<Member>, _ former: ID<Member>?, _ minimum: UInt32, of types: [ID<Twin>]) -> Change {
    var change = Change(
      .inverseMinimumRaised, old: former.map { .member($0) }, new: .member(member),
      subject: new.identity(of: new.members[member]))
    change.before = "0"
    change.after = "\(minimum) for \(topmost(types, new))"
    return change
  }

  /// That `member` asks `types` of the old model for sources no longer.
  private func release(_ member: ID<Member>, _ former: ID<Member>, _ minimum: UInt32, of types: [ID<Twin>]) -> Change {
    var change = Change(
      .inverseMinimumLowered, old: .member(former), new: .member(member),
      subject: new.identity(of: new.members[member]))
    change.before = "\(minimum) for \(topmost(types, old))"
    change.after = "0"
    return change
  }

  /// The names of those of `types` that are below none of the others.
  private func topmost(_ types: [ID<Twin>], _ model: Model) -> String {
    let all = Set(types)
    let topmost = types.filter { type in !model.ancestors(of: type).contains(where: all.contains) }
    return topmost.map { model.string(model.twins[$0].header.name) }.sorted(by: precedes).joined(separator: ", ")
  }
}
