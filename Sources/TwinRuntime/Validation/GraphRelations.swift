extension GraphRun {
  /// A relation, read one way or the other.
  private struct Direction: Hashable {
    var relation: UInt32
    var isReversed: Bool
  }

  /// One edge as an edge of a relation.
  struct Arc {
    var from: UInt32
    var to: UInt32
    var edge: UInt32
  }

  /// What relations say of the edges that mean them, or something narrower, or their inverse.
  mutating func checkRelations() {
    let meanings = meaningsOfUses()
    guard !meanings.isEmpty else { return }
    var counts = [Int](repeating: 0, count: uses.count + 1)
    for use in useOfEdge where use != GraphData.none { counts[Int(use) + 1] += 1 }
    for use in uses.indices { counts[use + 1] += counts[use] }
    // Edges by use, in order.
    var edges = [UInt32](repeating: 0, count: counts[uses.count])
    var next = counts
    for (edge, use) in useOfEdge.enumerated() where use != GraphData.none {
      edges[next[Int(use)]] = UInt32(truncatingIfNeeded: edge)
      next[Int(use)] += 1
    }
    var locals = LocalNumbers(count: data.twinCount)
    for (number, parts) in meanings.sorted(by: { $0.key < $1.key }) {
      var arcs: [Arc] = []
      for (use, isReversed) in parts {
        for edge in edges[counts[use]..<counts[use + 1]] {
          guard let source = data.sourceTwin(Int(edge)), let target = data.targetTwin(Int(edge)) else { continue }
          let (from, to) = isReversed ? (target, source) : (source, target)
          arcs.append(
            Arc(from: UInt32(truncatingIfNeeded: from), to: UInt32(truncatingIfNeeded: to), edge: edge))
        }
      }
      if parts.count > 1 { arcs.sortByEdge() }
      check(Relation(registry: registry, number: number), arcs, &locals)
    }
  }

  /// By relation that has characteristics: the uses whose edges are edges of it, and which way.
  private func meaningsOfUses() -> [UInt32: [(use: Int, isReversed: Bool)]] {
    let inverses = inverseRelations()
    var known: [UInt32: [Direction]] = [:]
    var meanings: [UInt32: [(use: Int, isReversed: Bool)]] = [:]
    for (index, use) in uses.enumerated() {
      guard let relation = use.relationship.relation else { continue }
      let directions = known[relation.number] ?? self.meanings(of: relation, inverses)
      known[relation.number] = directions
      for direction in directions { meanings[direction.relation, default: []].append((index, direction.isReversed)) }
    }
    return meanings
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

  private mutating func check(_ relation: Relation, _ arcs: [Arc], _ locals: inout LocalNumbers) {
    let characteristics = relation.characteristics
    if !characteristics.isDisjoint(with: [.irreflexive, .asymmetric, .acyclic, .containment]) {
      checkLoops(relation, arcs)
    }
    if characteristics.contains(.functional) { checkSingle(relation, arcs, .functional, &locals) }
    if characteristics.contains(.inverseFunctional) { checkSingle(relation, arcs, .inverseFunctional, &locals) }
    if characteristics.contains(.containment) { checkSingle(relation, arcs, .containment, &locals) }
    // What is transitive leads from a twin on a circle to itself.
    let closesCircles =
      characteristics.contains(.transitive) && !characteristics.isDisjoint(with: [.irreflexive, .asymmetric])
    if characteristics.contains(.acyclic) || closesCircles {
      checkCircles(relation, arcs, .acyclic, &locals)
    } else if characteristics.contains(.containment) {
      checkCircles(relation, arcs, .containment, &locals)
    } else if characteristics.contains(.asymmetric) {
      checkAsymmetry(relation, arcs)
    }
  }

  private mutating func checkLoops(_ relation: Relation, _ arcs: [Arc]) {
    let characteristics = relation.characteristics
    let rule: GraphRule =
      characteristics.contains(.irreflexive)
      ? .irreflexive
      : characteristics.contains(.asymmetric)
        ? .asymmetric : characteristics.contains(.acyclic) ? .acyclic : .containment
    let data = self.data
    // Both directions of an edge stand side by side.
    var told = GraphData.none
    for arc in arcs where arc.from == arc.to && arc.edge != told {
      told = arc.edge
      report(
        .edge(Int(arc.edge)), rule, origin: relation.id,
        expected: "another twin at the other end of `\(relation.name)`",
        actual: "`\(data.id(ofTwin: Int(arc.from)))` at both")
    }
  }

  /// That a twin has one target, or one source.
  private mutating func checkSingle(
    _ relation: Relation, _ arcs: [Arc], _ rule: GraphRule, _ locals: inout LocalNumbers
  ) {
    let data = self.data
    locals.clear()
    // By local number: the first one at the other end, and whether more were told.
    var first: [UInt32] = []
    var told: [Bool] = []
    for arc in arcs {
      let (twin, other) = rule == .functional ? (arc.from, arc.to) : (arc.to, arc.from)
      let local = Int(locals.number(of: twin))
      if local == first.count {
        first.append(other)
        told.append(false)
      }
      guard first[local] != other, !told[local] else { continue }
      told[local] = true
      let noun = rule == .functional ? "target" : rule == .containment ? "container" : "source"
      let known = Int(first[local])
      report(
        .twin(Int(twin)), rule, origin: relation.id, expected: "one \(noun) by `\(relation.name)`",
        actual: "`\(data.id(ofTwin: known))` and `\(data.id(ofTwin: Int(other)))`")
    }
  }

  private mutating func checkAsymmetry(_ relation: Relation, _ arcs: [Arc]) {
    let data = self.data
    var seen: Set<UInt64> = []
    var told: Set<UInt64> = []
    func pair(_ from: UInt32, _ to: UInt32) -> UInt64 { UInt64(from) << 32 | UInt64(to) }
    for arc in arcs where arc.from != arc.to {
      seen.insert(pair(arc.from, arc.to))
      guard seen.contains(pair(arc.to, arc.from)),
        told.insert(pair(min(arc.from, arc.to), max(arc.from, arc.to))).inserted
      else { continue }
      report(
        .edge(Int(arc.edge)), .asymmetric, origin: relation.id, expected: "`\(relation.name)` one way only",
        actual: "`\(data.id(ofTwin: Int(arc.from)))` and `\(data.id(ofTwin: Int(arc.to)))`, both ways")
    }
  }

  /// That no path of two edges or more leads back. Tells one path of each knot, at its first edge.
  private mutating func checkCircles(
    _ relation: Relation, _ arcs: [Arc], _ rule: GraphRule, _ locals: inout LocalNumbers
  ) {
    let data = self.data
    let arcs = arcs.filter { $0.from != $0.to }
    let net = GraphNet(arcs, &locals)
    let knots = net.knots()
    var told: Set<UInt32> = []
    for (index, arc) in arcs.enumerated() {
      let knot = knots[Int(net.from[index])]
      guard knot != GraphData.none, knot == knots[Int(net.to[index])], told.insert(knot).inserted else { continue }
      func words() -> String {
        let way = net.way(from: net.to[index], to: net.from[index], within: knots)
        let twins = [arc.from] + way.map { net.twins[Int($0)] }
        let names = twins.prefix(6).map { "`\(data.id(ofTwin: Int($0)))`" } + (twins.count > 6 ? ["…"] : [])
        return names.joined(separator: " → ")
      }
      report(
        .edge(Int(arc.edge)), rule, origin: relation.id, expected: "no path of `\(relation.name)` that leads back",
        actual: words())
    }
  }
}

extension [GraphRun.Arc] {
  /// Sorts by edge; arcs of one edge keep their order.
  fileprivate mutating func sortByEdge() {
    self = enumerated().sorted { a, b in
      a.element.edge == b.element.edge ? a.offset < b.offset : a.element.edge < b.element.edge
    }.map(\.element)
  }
}

/// Numbers from zero for some of many twins, in the order in which they are asked for. Clearing costs nothing.
struct LocalNumbers {
  private var numbers: [UInt32]
  private var rounds: [UInt32]
  private var round: UInt32 = 0
  private(set) var twins: [UInt32] = []

  init(count: Int) {
    numbers = [UInt32](repeating: 0, count: count)
    rounds = numbers
  }

  mutating func clear() {
    round += 1
    twins.removeAll(keepingCapacity: true)
  }

  mutating func number(of twin: UInt32) -> UInt32 {
    let index = Int(twin)
    if rounds[index] != round {
      rounds[index] = round
      numbers[index] = UInt32(truncatingIfNeeded: twins.count)
      twins.append(twin)
    }
    return numbers[index]
  }
}
