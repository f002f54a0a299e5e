/// What a relationship may lead to and how often, where the version that edges go to allows less. Nothing is done about it: an edge says of its
/// twins no more than their ids, so that the graph tells which edges are wrong there.
extension PlanBuilder {
  /// Adds a step for each end of `b` that is tighter than that of `a`.
  mutating func noteTighterEnds(_ a: Member, _ b: Member, at place: Place) {
    guard let old = a.relationship, let new = b.relationship else { return }
    noteTargets(old, new, at: place)
    noteCount("cardinality", "each source has", old.cardinality, new.cardinality, at: place)
    noteCount("inverse", "each target has", old.inverseCardinality, new.inverseCardinality, at: place)
  }

  private mutating func noteTargets(_ old: Relationship, _ new: Relationship, at place: Place) {
    let leadsAnywhere = old.targets.isEmpty && old.externalTargets.isEmpty
    if new.targets.isEmpty, new.externalTargets.isEmpty { return }
    let others = Set(new.externalTargets)
    let isNarrower =
      leadsAnywhere || old.externalTargets.contains { !others.contains($0) }
      || old.targets.contains { one in
        one.subtypes.contains { !$0.isAbstract && !isTarget($0, of: new) } || !one.isAbstract && !isTarget(one, of: new)
      }
    guard isNarrower else { return }
    func told(_ relationship: Relationship) -> String {
      let names = relationship.targets.map { "`\($0.id)`" } + relationship.externalTargets.map { "`\($0)`" }
      return names.isEmpty ? "any type" : names.joined(separator: ", ")
    }
    let recorded = ["target-changed", "target-narrowed"].first {
      !releases(thatChangedAs: $0, at: place.addresses).isEmpty
    }
    noteEnd(
      recorded ?? "target-changed", "target \(told(old)) → \(told(new)); an edge that leads to a twin of another type",
      told(old), told(new), at: place)
  }

  private func isTarget(_ type: TwinType, of relationship: Relationship) -> Bool {
    guard let id = counterpart(type.id, correspondence.types) else { return false }
    return relationship.targets.contains { target in
      target.registry.type(id).map { $0.isSubtype(of: target) } ?? false
    }
  }

  private mutating func noteCount(
    _ kind: String, _ whose: String, _ old: Cardinality, _ new: Cardinality, at place: Place
  ) {
    func text(_ cardinality: Cardinality) -> String {
      "\(cardinality.minimum)..\(cardinality.maximum.map(String.init) ?? "*")"
    }
    var ends: [String] = []
    if new.minimum > old.minimum { ends.append("minimum-raised") }
    if new.maximum ?? .max < old.maximum ?? .max { ends.append("maximum-lowered") }
    for end in ends {
      noteEnd(
        "\(kind)-\(end)", "\(whose) \(text(old)) → \(text(new)) edges; a graph in which one has another number of them",
        text(old), text(new), at: place)
    }
  }

  private mutating func noteEnd(_ kind: String, _ message: String, _ before: String, _ after: String, at place: Place) {
    _ = step(
      kind, place.label, .conditional,
      "check by hand: \(message) is wrong, which `gemel conform --graph` tells; edges are kept as they are",
      StepFacts(before: before, after: after, addresses: place.addresses))
  }
}
