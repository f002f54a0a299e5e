extension GraphRun {
  /// How many targets each source has.
  mutating func checkCardinalities() {
    var targets: [Ends: Set<Int>] = [:]
    for link in links { targets[Ends(twin: link.source, member: link.member.row), default: []].insert(link.target) }
    var relationships: [UInt32: [Member]] = [:]
    for (index, type) in types.enumerated() {
      guard let type else { continue }
      let members = relationships[type.number] ?? type.members.filter { $0.kind == .relationship }
      relationships[type.number] = members
      for member in members {
        guard let cardinality = member.relationship?.cardinality else { continue }
        let count = targets[Ends(twin: index, member: member.row)]?.count ?? 0
        check(count, cardinality, .twin(index), member, "target", .minimumCardinality, .maximumCardinality)
      }
    }
  }

  /// How many sources each target has. What a type narrows is counted with what it narrows.
  mutating func checkInverseCardinalities() {
    var sources: [Ends: Set<Int>] = [:]
    for link in links {
      for member in link.member.lineage {
        sources[Ends(twin: link.target, member: member.row), default: []].insert(link.source)
      }
    }
    for (ends, twins) in sources.sorted(by: { $0.key < $1.key }) {
      let member = Member(registry: registry, typeNumber: registry.image.owner(ofMember: ends.member), row: ends.member)
      guard let maximum = member.relationship?.inverseCardinality.maximum else { continue }
      let asked = Cardinality(minimum: 0, maximum: maximum)
      check(
        twins.count, asked, .twin(ends.twin), member, "source", .inverseMinimumCardinality, .inverseMaximumCardinality)
    }
    for member in registry.types.flatMap(\.ownMembers) {
      guard let relationship = member.relationship else { continue }
      let minimum = relationship.inverseCardinality.minimum
      // What a narrower relationship only repeats is asked once, of the one that says it.
      if minimum <= member.refined?.relationship?.inverseCardinality.minimum ?? 0 { continue }
      let asked = Cardinality(minimum: minimum, maximum: nil)
      // Only twins that the relationship names as its targets have to have sources.
      for (index, type) in types.enumerated() where type.map(relationship.names) ?? false {
        let count = sources[Ends(twin: index, member: member.row)]?.count ?? 0
        check(count, asked, .twin(index), member, "source", .inverseMinimumCardinality, .inverseMaximumCardinality)
      }
    }
  }

  private mutating func check(
    _ count: Int, _ cardinality: Cardinality, _ subject: GraphViolation.Subject, _ member: Member, _ noun: String,
    _ below: GraphRule, _ above: GraphRule
  ) {
    func words(_ bound: UInt32) -> String { "\(bound) \(noun)\(bound == 1 ? "" : "s") by `\(member.name)`" }
    if count < cardinality.minimum {
      report(subject, below, origin: member.id, expected: "at least \(words(cardinality.minimum))", actual: "\(count)")
    } else if let maximum = cardinality.maximum, count > maximum {
      report(subject, above, origin: member.id, expected: "at most \(words(maximum))", actual: "\(count)")
    }
  }
}

/// One end of edges: a twin and a relationship.
private struct Ends: Hashable, Comparable {
  var twin: Int
  var member: UInt32

  static func < (a: Ends, b: Ends) -> Bool { a.twin == b.twin ? a.member < b.member : a.twin < b.twin }
}

extension Relationship {
  /// Whether it says by name that it may lead to twins of `type`.
  fileprivate func names(_ type: TwinType) -> Bool { targets.contains { type.isSubtype(of: $0) } }
}

extension Member {
  /// It and what it narrows, nearest first.
  fileprivate var lineage: [Member] {
    var members = [self]
    // Each is declared by a type further up; an image that was forged may lead in a circle.
    while members.count <= 64, let next = members.last?.refined { members.append(next) }
    return members
  }
}
