import Testing
import TwinRuntime
import TwinTestSupport

/// Graphs as columns: what a report says beyond the first violations, and that many edges are no trouble.
@Suite struct GraphDataTests {
  static let source = """
    twins:
      Room: {relationships: {storey: {target: Storey, inverse: rooms}}}
      Storey: {relationships: {rooms: {relation: meaning.holds, target: Room, inverse: storey, cardinality: 0..3}}}
      Node: {relationships: {
        feeds: {relation: meaning.feeds, target: Node, cardinality: 0..2, inverseCardinality: 0..2},
        holds: {relation: meaning.holds, target: Node}}}
    """
  static let ontology = "relations: {feeds: {characteristics: [acyclic]}, holds: {characteristics: [containment]}}"

  private func graph(
    _ twins: [(String, String)], _ edges: [(id: String?, source: String, name: String, target: String)]
  ) -> GraphData {
    var data = GraphData()
    for (id, type) in twins { data.addTwin(id: id.utf8Span.span, type: ("com.example." + type).utf8Span.span) }
    for edge in edges {
      if let id = edge.id {
        data.addEdge(
          id: id.utf8Span.span, source: edge.source.utf8Span.span, relationship: edge.name.utf8Span.span,
          target: edge.target.utf8Span.span, properties: nil)
      } else {
        data.addEdge(
          id: nil, source: edge.source.utf8Span.span, relationship: edge.name.utf8Span.span,
          target: edge.target.utf8Span.span, properties: nil)
      }
    }
    return data
  }

  @Test func `edges have ids of their own among those of their source`() throws {
    let check = GraphCheck(try registry(Self.source, ontology: Self.ontology))
    let twins = [("a", "Node"), ("b", "Node"), ("c", "Node")]
    let data = graph(
      twins,
      [
        (nil, "a", "feeds", "b"), ("1", "a", "feeds", "c"), ("1", "b", "feeds", "c"), ("1", "a", "holds", "c"),
        (nil, "a", "holds", "b"),
      ])
    let report = check.report(on: data)
    #expect(report.counts == [.duplicateEdge: 1])
    #expect(
      report.violations.map(\.description) == [
        "edge 3: expected each id once among the edges of a twin, found `1`, which another edge has [duplicateEdge]"
      ])
    #expect(report.violations.map(\.first) == [.edge(1)])
    #expect(report.isEdgeWrong == [false, false, false, true, false])
    #expect(report.isTwinWrong == [false, false, false])
  }

  @Test func `edges that read each other backwards agree where both ends have some`() throws {
    let check = GraphCheck(try registry(Self.source, ontology: Self.ontology))
    let twins = [("r", "Room"), ("q", "Room"), ("s", "Storey"), ("t", "Storey")]
    func wrong(_ edges: [(String, String, String)]) -> [Int] {
      let report = check.report(on: graph(twins, edges.map { (nil, $0.0, $0.1, $0.2) }), checksInverses: true)
      #expect(report.counts.keys.allSatisfy { $0 == .inverse })
      return report.isEdgeWrong.indices.filter { report.isEdgeWrong[$0] }
    }
    #expect(wrong([("r", "storey", "s"), ("q", "storey", "s")]) == [])
    #expect(wrong([("r", "storey", "s"), ("s", "rooms", "r")]) == [])
    #expect(wrong([("r", "storey", "s"), ("s", "rooms", "q")]) == [0])
    #expect(wrong([("r", "storey", "s"), ("t", "rooms", "r")]) == [1])
    let silent = check.report(on: graph(twins, [(nil, "r", "storey", "s"), (nil, "s", "rooms", "q")]))
    #expect(silent.counts == [:])
  }

  @Test func `all violations are counted, and of each rule the first are told`() throws {
    let check = GraphCheck(try registry(Self.source, ontology: Self.ontology))
    let twins = (0..<500).map { ("t\($0)", $0.isMultiple(of: 2) ? "Node" : "Nothing") }
    let edges = (0..<1_000).map { (nil as String?, "t\($0 % 500)", "none", "x\($0)") }
    let report = check.report(on: graph(twins, edges), options: ValidationOptions(violationLimit: 3))
    #expect(report.counts == [.unknownType: 250, .unknownTarget: 1_000, .unknownRelationship: 500])
    #expect(report.violations.map(\.subject) == [.twin(1), .twin(3), .twin(5)] + [0, 0, 1, 2, 2, 4].map { .edge($0) })
    #expect(report.isTwinWrong.count { $0 } == 250)
  }

  /// Against a check that is slow and plain.
  @Test func `random graphs have the circles, containers and counts that a plain check finds`() throws {
    let check = GraphCheck(try registry(Self.source, ontology: Self.ontology))
    var random = SeededGenerator(seed: 5)
    for _ in 0..<400 {
      let count = Int.random(in: 2...7, using: &random)
      let twins = (0..<count).map { ("n\($0)", "Node") }
      let edges = (0..<Int.random(in: 0...12, using: &random)).map { _ in
        (
          Int.random(in: 0..<count, using: &random), Bool.random(using: &random),
          Int.random(in: 0..<count, using: &random)
        )
      }
      let data = graph(twins, edges.map { (nil, "n\($0.0)", $0.1 ? "feeds" : "holds", "n\($0.2)") })
      let report = check.report(on: data)
      let feeds = Set(edges.filter(\.1).map { [$0.0, $0.2] })
      let holds = Set(edges.filter { !$0.1 }.map { [$0.0, $0.2] })
      #expect((report.counts[.acyclic] ?? 0 > 0) == hasCircle(feeds, count))
      let containers = (0..<count).count { twin in Set(holds.filter { $0[1] == twin }.map { $0[0] }).count > 1 }
      let told = report.violations.filter { $0.rule == .containment && $0.subject.isTwin }.count
      #expect(told == containers)
      #expect(
        report.violations.contains { $0.rule == .containment && !$0.subject.isTwin } == hasCircle(holds, count))
      #expect(
        report.counts[.maximumCardinality] ?? 0 == (0..<count).count { twin in feeds.count { $0[0] == twin } > 2 })
      #expect(
        report.counts[.inverseMaximumCardinality] ?? 0
          == (0..<count).count { twin in feeds.count { $0[1] == twin } > 2 })
    }
  }

  /// Whether some way leads back, by reach grown until nothing is added.
  private func hasCircle(_ arcs: Set<[Int]>, _ count: Int) -> Bool {
    var reach = arcs
    for _ in 0..<count {
      for (a, b) in reach.flatMap({ first in reach.map { (first, $0) } }) where a[1] == b[0] {
        reach.insert([a[0], b[1]])
      }
    }
    return reach.contains { $0[0] == $0[1] }
  }

  @Test func `a hub of many edges and a chain of many twins take no time`() throws {
    let check = GraphCheck(try registry(Self.source, ontology: Self.ontology))
    let count = 30_000
    let twins = (0..<count).map { ("t\($0)", "Node") }
    let chain = (1..<count).map { (nil as String?, "t\($0 - 1)", "holds", "t\($0)") }
    let hub = (1..<count).map { (nil as String?, "t\($0)", "feeds", "t0") }
    let knots = stride(from: 1, to: count - 1, by: 2).map { (nil as String?, "t\($0 + 1)", "holds", "t\($0)") }
    let report = check.report(on: graph(twins, chain + hub + knots))
    #expect(report.counts[.inverseMaximumCardinality] == 1)
    #expect(report.counts[.containment] ?? 0 > count / 4)
    #expect(report.violations.count <= 300)
  }
}

extension GraphViolation.Subject {
  fileprivate var isTwin: Bool { if case .twin = self { true } else { false } }
}
