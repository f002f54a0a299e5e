import Testing
import TwinRuntime
import TwinSource
import TwinTestSupport

/// What graphs of twins and edges are valid.
@Suite struct GraphCheckTests {
  static let ontology = """
    relations:
      linked: {characteristics: [symmetric]}
      beside: {broader: [linked], characteristics: [irreflexive, symmetric]}
      before: {characteristics: [asymmetric], inverse: after}
      after: {}
      feeds: {characteristics: [acyclic]}
      feedsAir: {broader: [feeds]}
      isFedBy: {inverse: feeds}
      holds: {characteristics: [containment]}
      heldBy: {inverse: holds}
      rulesOver: {characteristics: [functional, inverseFunctional]}
      above: {characteristics: [transitive, irreflexive]}
    """
  static let source = """
    twins:
      Thing: {abstract: true, id: 'dtmi:com:example:Thing;1', relationships: {
        linked: {relation: meaning.linked}, beside: {relation: meaning.beside}, before: {relation: meaning.before},
        after: {relation: meaning.after}, feeds: {relation: meaning.feeds}, feedsAir: {relation: meaning.feedsAir},
        isFedBy: {relation: meaning.isFedBy}, holds: {relation: meaning.holds}, heldBy: {relation: meaning.heldBy},
        rulesOver: {relation: meaning.rulesOver}, above: {relation: meaning.above}, plain: {}}}
      Node: {extends: [Thing], id: 'dtmi:com:example:Node;1'}
      Fan:
        relationships:
          serves: {target: Zone, cardinality: 1..2, inverseCardinality: 1..2, properties: {share: {type: double, required: true, maximum: 1}}}
      BigFan: {extends: [Fan], relationships: {serves: {target: Hall, cardinality: 2..2}}}
      Zone: {}
      Hall: {extends: [Zone]}
      Probe: {relationships: {watches: {target: [Fan, Zone]}}}
    """

  private func check(
    _ twins: [(String, String)], _ edges: [(String, String, String)], _ options: ValidationOptions = ValidationOptions()
  ) throws -> [GraphViolation] {
    let registry = try registry(Self.source, ontology: Self.ontology)
    return GraphCheck(registry).check(
      twins: twins.map { GraphTwin(id: $0.0, type: $0.1.hasPrefix("dtmi:") ? $0.1 : "com.example." + $0.1) },
      edges: edges.map {
        GraphEdge(
          source: $0.0, relationship: $0.1, target: $0.2,
          properties: $0.1 == "serves" ? Array(#"{"share": 0.5}"#.utf8) : nil)
      }, options: options)
  }

  private func brief(_ violations: [GraphViolation]) -> [String] {
    violations.map { violation in
      switch violation.subject {
      case .twin(let index): "twin \(index) \(violation.rule.rawValue)"
      case .edge(let index): "edge \(index) \(violation.rule.rawValue)"
      }
    }
  }

  @Test func `twins have ids of their own and types that may have instances`() throws {
    let found = try check(
      [
        ("a", "Node"), ("a", "Probe"), ("b", "Thing"), ("c", "Nothing"), ("d", "dtmi:com:example:Node;1"),
        ("é", "Node"),
        ("e\u{301}", "Node"),
      ], [])
    #expect(brief(found) == ["twin 1 duplicateTwin", "twin 2 abstractType", "twin 3 unknownType"])
    #expect(
      found.map(\.description).last
        == "twin 3: expected a twin type of the model, found `com.example.Nothing` [unknownType]")
    #expect(try check([], []) == [])
  }

  @Test func `edges lead from a twin that has the relationship to one that it may lead to`() throws {
    let twins = [
      ("probe", "Probe"), ("fan", "BigFan"), ("hall", "Hall"), ("node", "Node"), ("odd", "Odd"), ("hall2", "Hall"),
    ]
    let served = [("fan", "serves", "hall"), ("fan", "serves", "hall2")]
    #expect(
      brief(
        try check(
          twins,
          served + [
            ("probe", "watches", "fan"), ("probe", "watches", "hall"), ("node", "plain", "probe"),
            ("node", "plain", "odd"),
          ])) == ["twin 4 unknownType"])
    let wrong = [
      ("nobody", "watches", "fan"), ("probe", "watches", "nobody"), ("probe", "serves", "hall"),
      ("probe", "watches", "node"), ("odd", "anything", "fan"), ("probe", "watches", "odd"), ("nobody", "x", "nobody"),
    ]
    #expect(
      brief(try check(twins, served + wrong)) == [
        "twin 4 unknownType", "edge 2 unknownSource", "edge 3 unknownTarget", "edge 4 unknownRelationship",
        "edge 5 targetType", "edge 8 unknownSource", "edge 8 unknownTarget",
      ])
  }

  @Test func `a type that the model does not have is told at the twin, and not once more at edges to it`() throws {
    let twins = [("probe", "Probe"), ("odd", "Odd"), ("node", "Node")]
    let edges = [
      ("probe", "watches", "odd"), ("probe", "watches", "odd"), ("odd", "watches", "node"),
      ("odd", "watches", "nobody"),
    ]
    #expect(brief(try check(twins, edges)) == ["twin 1 unknownType", "edge 3 unknownTarget"])
  }

  @Test func `targets and sources are counted once each`() throws {
    let twins = [
      ("f", "Fan"), ("g", "Fan"), ("h", "Fan"), ("big", "BigFan"), ("z", "Zone"), ("hall", "Hall"), ("hall2", "Hall"),
      ("lone", "Hall"),
    ]
    let edges = [
      ("f", "serves", "z"), ("f", "serves", "z"), ("f", "serves", "hall"), ("g", "serves", "hall"),
      ("big", "serves", "hall"), ("h", "serves", "z"), ("h", "serves", "hall2"), ("h", "serves", "hall"),
    ]
    let found = try check(twins, edges)
    // What the narrower relationship of the big fan leads to counts as what it narrows does.
    #expect(
      brief(found) == [
        "twin 2 maximumCardinality", "twin 3 minimumCardinality", "twin 5 inverseMaximumCardinality",
        "twin 7 inverseMinimumCardinality",
      ])
    #expect(
      found.map(\.origin) == [
        "com.example.Fan/serves", "com.example.BigFan/serves", "com.example.Fan/serves", "com.example.Fan/serves",
      ])
    #expect(found.first?.description == "twin 2: expected at most 2 targets by `serves`, found 3 [maximumCardinality]")
    #expect(brief(try check([("g", "Fan")], [])) == ["twin 0 minimumCardinality"])
  }

  @Test func `properties of edges are judged`() throws {
    let registry = try registry(Self.source, ontology: Self.ontology)
    let twins = [GraphTwin(id: "f", type: "com.example.Fan"), GraphTwin(id: "z", type: "com.example.Zone")]
    func found(_ properties: String?) -> [String] {
      let edge = GraphEdge(
        source: "f", relationship: "serves", target: "z", properties: properties.map { Array($0.utf8) })
      return GraphCheck(registry).check(twins: twins, edges: [edge]).map {
        "\($0.rule.rawValue) \($0.property?.pointer ?? "-") \($0.property?.rule.rawValue ?? "-")"
      }
    }
    #expect(found(#"{"share": 1}"#) == [])
    #expect(found(#"{"share": 2}"#) == ["properties /share maximum"])
    #expect(found(nil) == ["properties  required"])
    #expect(found("{") == ["properties  syntax"])
  }

  @Test func `relations hold what their characteristics say`() throws {
    let twins = ["a", "b", "c", "d", "e"].map { ($0, "Node") }
    func found(_ edges: [(String, String, String)]) throws -> [String] { brief(try check(twins, edges)) }
    // Loops.
    #expect(try found([("a", "linked", "a"), ("a", "after", "b")]) == [])
    #expect(
      try found([
        ("a", "beside", "a"), ("b", "before", "b"), ("c", "feeds", "c"), ("d", "holds", "d"), ("e", "above", "e"),
      ]) == ["edge 0 irreflexive", "edge 1 asymmetric", "edge 2 acyclic", "edge 3 containment", "edge 4 irreflexive"])
    // Both ways; the inverse says the same thing backwards.
    #expect(try found([("a", "beside", "b"), ("b", "beside", "a")]) == [])
    #expect(try found([("a", "before", "b"), ("b", "after", "a"), ("c", "before", "a")]) == [])
    #expect(try found([("a", "before", "b"), ("b", "before", "a")]) == ["edge 1 asymmetric"])
    #expect(try found([("a", "before", "b"), ("a", "after", "b")]) == ["edge 1 asymmetric"])
    #expect(try found([("a", "before", "b"), ("b", "before", "c"), ("c", "before", "a")]) == [])
    // Circles, of narrower relations and inverses too.
    #expect(try found([("a", "feeds", "b"), ("b", "feeds", "c"), ("a", "feeds", "c"), ("c", "isFedBy", "a")]) == [])
    #expect(try found([("a", "feeds", "b"), ("b", "feedsAir", "c"), ("a", "isFedBy", "c")]) == ["edge 0 acyclic"])
    #expect(
      try found([
        ("d", "feeds", "a"), ("a", "feeds", "b"), ("b", "feeds", "a"), ("b", "feeds", "d"), ("c", "feeds", "e"),
        ("e", "feeds", "c"),
      ]) == ["edge 0 acyclic", "edge 4 acyclic"])
    #expect(try found([("a", "above", "b"), ("b", "above", "c"), ("c", "above", "a")]) == ["edge 0 acyclic"])
    // One container, one target, one source.
    #expect(try found([("a", "holds", "b"), ("b", "heldBy", "a"), ("a", "holds", "c")]) == [])
    #expect(try found([("a", "holds", "b"), ("b", "heldBy", "c")]) == ["twin 1 containment"])
    #expect(try found([("a", "holds", "b"), ("b", "holds", "a")]) == ["edge 0 containment"])
    #expect(try found([("a", "rulesOver", "b"), ("a", "rulesOver", "b"), ("c", "rulesOver", "d")]) == [])
    #expect(
      try found([("a", "rulesOver", "b"), ("a", "rulesOver", "c"), ("a", "rulesOver", "d")]) == ["twin 0 functional"])
    #expect(try found([("a", "rulesOver", "b"), ("c", "rulesOver", "b")]) == ["twin 1 inverseFunctional"])
    let circle = try check(twins, [("a", "feeds", "b"), ("b", "feeds", "c"), ("c", "feeds", "a")])
    #expect(circle.map(\.actual) == ["`a` → `b` → `c` → `a`"])
    #expect(circle.map(\.origin) == ["org.example.meaning.feeds"])
  }

  @Test func `large graphs are checked in time and told in short`() throws {
    let count = 20_000
    let twins = (0..<count).map { ("t\($0)", "Node") }
    let ring = (0..<count).map { ("t\($0)", "feeds", "t\(($0 + 1) % count)") }
    #expect(brief(try check(twins, ring)) == ["edge 0 acyclic"])
    #expect(try check(twins, ring.dropLast()) == [])
    let unknown = (0..<count).map { ("t\($0)", "Nothing") }
    #expect(try check(unknown, []).count == 100)
    #expect(try check(unknown, [], ValidationOptions(violationLimit: 0)).count == 1)
  }

  @Test func `external targets are known by their name`() throws {
    let source =
      "twins: {Fan: {relationships: {feeds: {target: ['dtmi:org:other:Zone;1']}}}, Zone: {id: 'dtmi:org:here:Zone;1'}}"
    let (registry, findings) = try resolvedRegistry(source)
    try #require(
      registry.type("com.example.Fan")?.member("feeds")?.relationship?.externalTargets == ["dtmi:org:other:Zone;1"],
      "\(findings.map(\.message))")
    let twins = [
      GraphTwin(id: "fan", type: "com.example.Fan"), GraphTwin(id: "there", type: "dtmi:org:other:Zone;1"),
      GraphTwin(id: "here", type: "com.example.Zone"),
    ]
    let edges = [
      GraphEdge(source: "fan", relationship: "feeds", target: "there"),
      GraphEdge(source: "fan", relationship: "feeds", target: "here"),
    ]
    #expect(brief(GraphCheck(registry).check(twins: twins, edges: edges)) == ["edge 1 targetType"])
  }
}
