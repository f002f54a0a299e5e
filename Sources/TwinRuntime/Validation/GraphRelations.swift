extension GraphRun {
  /// A relation, read one way or the other.
  private struct Direction: Hashable {
    var relation: UInt32
    var isReversed: Bool
  }

  /// One edge as an edge of a relation.
  private struct Arc {
    var from: Int
    var to: Int
    var edge: Int
  }

  /// What relations say of the edges that mean them, or something narrower, or their inverse.
  mutating func checkRelations() {
    let inverses = inverseRelations()
    var known: [UInt32: [Direction]] = [:]
    var arcs: [UInt32: [Arc]] = [:]
    for link in links {
      guard let relation = link.member.relationship?.relation else { continue }
      let directions = known[relation.number] ?? meanings(of: relation, inverses)
      known[relation.number] = directions
      for direction in directions {
        let (from, to) = direction.isReversed ? (link.target, link.source) : (link.source, link.target)
        arcs[direction.relation, default: []].append(Arc(from: from, to: to, edge: link.edge))
      }
    }
    for number in arcs.keys.sorted() {
      check(Relation(registry: registry, number: number), arcs[number] ?? [])
    }
  }

  /// Relations by the relation that they read backwards, whichever of both says so.
  private func inverseRelations() -> [UInt32: Set<UInt32>] {
    var inverses: [UInt32: Set<UInt32>] = [:]
    for relation in registry.relations {
      guard let inverse = relation.inverse else { continue }
      inverses[relation.number, default: []].insert(inverse.number)
      inverses[inverse.number, default: []].insert(relation.number)
    }
    return inverses
  }

  /// All that an edge of `relation` is an edge of.
  private func meanings(of relation: Relation, _ inverses: [UInt32: Set<UInt32>]) -> [Direction] {
    var found: [Direction] = []
    var seen: Set<Direction> = []
    var waiting = [Direction(relation: relation.number, isReversed: false)]
    while let next = waiting.popLast() {
      guard seen.insert(next).inserted else { continue }
      let relation = Relation(registry: registry, number: next.relation)
      // Without a characteristic there is nothing to hold edges to.
      if !relation.characteristics.isEmpty { found.append(next) }
      waiting += relation.broader.map { Direction(relation: $0.number, isReversed: next.isReversed) }
      waiting += (inverses[next.relation] ?? []).sorted().map {
        Direction(relation: $0, isReversed: !next.isReversed)
      }
      if relation.characteristics.contains(.symmetric) {
        waiting.append(Direction(relation: next.relation, isReversed: !next.isReversed))
      }
    }
    return found
  }

  private mutating func check(_ relation: Relation, _ arcs: [Arc]) {
    let characteristics = relation.characteristics
    let forbidsLoops = !characteristics.isDisjoint(with: [.irreflexive, .asymmetric, .acyclic, .containment])
    if forbidsLoops {
      let rule: GraphRule =
        characteristics.contains(.irreflexive)
        ? .irreflexive
        : characteristics.contains(.asymmetric)
          ? .asymmetric : characteristics.contains(.acyclic) ? .acyclic : .containment
      var told: Set<Int> = []
      for arc in arcs where arc.from == arc.to && told.insert(arc.edge).inserted {
        report(
          .edge(arc.edge), rule, origin: relation.id, expected: "another twin at the other end of `\(relation.name)`",
          actual: "`\(twins[arc.from].id)` at both")
      }
    }
    if characteristics.contains(.functional) { checkSingle(relation, arcs, .functional) }
    if characteristics.contains(.inverseFunctional) { checkSingle(relation, arcs, .inverseFunctional) }
    if characteristics.contains(.containment) { checkSingle(relation, arcs, .containment) }
    // What is transitive leads from a twin on a circle to itself.
    let closesCircles =
      characteristics.contains(.transitive) && !characteristics.isDisjoint(with: [.irreflexive, .asymmetric])
    if characteristics.contains(.acyclic) || closesCircles {
      checkCircles(relation, arcs, .acyclic)
    } else if characteristics.contains(.containment) {
      checkCircles(relation, arcs, .containment)
    } else if characteristics.contains(.asymmetric) {
      checkAsymmetry(relation, arcs)
    }
  }

  /// That a twin has one target, or one source.
  private mutating func checkSingle(_ relation: Relation, _ arcs: [Arc], _ rule: GraphRule) {
    var first: [Int: Int] = [:]
    var told: Set<Int> = []
    for arc in arcs {
      let (twin, other) = rule == .functional ? (arc.from, arc.to) : (arc.to, arc.from)
      guard let known = first[twin] else {
        first[twin] = other
        continue
      }
      guard known != other, told.insert(twin).inserted else { continue }
      let noun = rule == .functional ? "target" : rule == .containment ? "container" : "source"
      report(
        .twin(twin), rule, origin: relation.id, expected: "one \(noun) by `\(relation.name)`",
        actual: "`\(twins[known].id)` and `\(twins[other].id)`")
    }
  }

  private mutating func checkAsymmetry(_ relation: Relation, _ arcs: [Arc]) {
    struct Pair: Hashable {
      var from: Int
      var to: Int
    }
    var seen: Set<Pair> = []
    var told: Set<Pair> = []
    for arc in arcs where arc.from != arc.to {
      seen.insert(Pair(from: arc.from, to: arc.to))
      guard seen.contains(Pair(from: arc.to, to: arc.from)),
        told.insert(Pair(from: min(arc.from, arc.to), to: max(arc.from, arc.to))).inserted
      else { continue }
      report(
        .edge(arc.edge), .asymmetric, origin: relation.id, expected: "`\(relation.name)` one way only",
        actual: "`\(twins[arc.from].id)` and `\(twins[arc.to].id)`, both ways")
    }
  }

  /// That no path of two edges or more leads back. Tells one path of each knot, at its first edge.
  private mutating func checkCircles(_ relation: Relation, _ arcs: [Arc], _ rule: GraphRule) {
    var next: [Int: [Int]] = [:]
    for arc in arcs where arc.from != arc.to { next[arc.from, default: []].append(arc.to) }
    let knots = knots(next)
    var told: Set<Int> = []
    for arc in arcs.sorted(by: { $0.edge < $1.edge }) where arc.from != arc.to {
      guard let knot = knots[arc.from], knot == knots[arc.to], told.insert(knot).inserted else { continue }
      let way = [arc.from] + shortestWay(from: arc.to, to: arc.from, next)
      let names = way.prefix(6).map { "`\(twins[$0].id)`" } + (way.count > 6 ? ["…"] : [])
      report(
        .edge(arc.edge), rule, origin: relation.id, expected: "no path of `\(relation.name)` that leads back",
        actual: names.joined(separator: " → "))
    }
  }

  private func shortestWay(from start: Int, to end: Int, _ next: [Int: [Int]]) -> [Int] {
    var previous = [start: start]
    var queue = [start]
    var index = 0
    while index < queue.count, previous[end] == nil {
      for twin in next[queue[index]] ?? [] where previous[twin] == nil {
        previous[twin] = queue[index]
        queue.append(twin)
      }
      index += 1
    }
    var way = [end]
    while let last = way.last, last != start, let before = previous[last] { way.append(before) }
    return way.reversed()
  }

  /// The strongly connected components of more than one twin, by twin, numbered. Tarjan's algorithm, without recursion.
  private func knots(_ next: [Int: [Int]]) -> [Int: Int] {
    struct Visit {
      var twin: Int
      var position = 0
    }
    var order: [Int: Int] = [:]
    var low: [Int: Int] = [:]
    var stack: [Int] = []
    var closed: Set<Int> = []
    var knots: [Int: Int] = [:]
    for root in next.keys.sorted() where order[root] == nil {
      var visits = [Visit(twin: root)]
      while let visit = visits.last {
        let twin = visit.twin
        if visit.position == 0, order[twin] == nil {
          low[twin] = order.count
          order[twin] = order.count
          stack.append(twin)
        }
        let targets = next[twin] ?? []
        if visit.position < targets.count {
          visits[visits.count - 1].position += 1
          let target = targets[visit.position]
          if order[target] == nil {
            visits.append(Visit(twin: target))
          } else if !closed.contains(target) {
            low[twin] = min(low[twin] ?? 0, order[target] ?? 0)
          }
          continue
        }
        visits.removeLast()
        if let above = visits.last?.twin { low[above] = min(low[above] ?? 0, low[twin] ?? 0) }
        guard low[twin] == order[twin] else { continue }
        var size = 0
        while let member = stack.popLast() {
          closed.insert(member)
          knots[member] = twin
          size += 1
          if member == twin { break }
        }
        if size == 1 { knots[twin] = nil }
      }
    }
    return knots
  }
}
