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
    let all = Set(types)
    let topmost = types.filter { type in !new.ancestors(of: type).contains(where: all.contains) }
    let names = topmost.map { new.string(new.twins[$0].header.name) }.sorted(by: precedes)
    var change = Change(
      .inverseMinimumRaised, old: former.map { .member($0) }, new: .member(member),
      subject: new.identity(of: new.members[member]))
    change.before = "0"
    change.after = "\(minimum) for \(names.joined(separator: ", "))"
    return change
  }
}
