import CLibTwinRuntime

extension Session {
  mutating func makeGraph() {
    if graphs.isEmpty || tape.chance(8) {
      var graph: OpaquePointer?
      precondition(twin_graph_new(&graph) == TWIN_OK, "no graph")
      if let graph { graphs.append(graph) }
    }
    let graph = handle(graphs)
    let (twinsBefore, edgesBefore) = (twin_graph_twin_count(graph), twin_graph_edge_count(graph))
    let twins = (0..<tape.number(below: 4)).map { _ in
      twin_graph_twin(id: string(Models.ids), type: string(Models.names))
    }
    let isAdded = twin_graph_add_twins(graph, twins, twins.count) == TWIN_OK
    precondition(twin_graph_twin_count(graph) == twinsBefore + (isAdded ? twins.count : 0), "not all, or some")
    let edges = (0..<tape.number(below: 4)).map { _ in
      twin_graph_edge(
        id: string(Models.ids), source: string(Models.ids), relationship: string(Models.relationships),
        target: string(Models.ids), properties: string(Models.documents))
    }
    let areAdded = twin_graph_add_edges(graph, edges, edges.count) == TWIN_OK
    precondition(twin_graph_edge_count(graph) == edgesBefore + (areAdded ? edges.count : 0), "not all, or some")
  }

  mutating func checkGraph() {
    let graph = handle(graphs)
    var options = options()
    var report: OpaquePointer?
    let status = twin_graph_check(handleOfRegistry(), graph, &options, tape.chance(2), &report)
    precondition((status == TWIN_OK) == (report != nil), "a result without success, or none with it")
    guard report != nil else { return }
    let told = twin_graph_report_count(report)
    var violation = twin_graph_violation()
    violation.size = MemoryLayout<twin_graph_violation>.size
    for index in 0..<min(told, 64) {
      precondition(twin_graph_report_violation(report, index, &violation) == TWIN_OK, "a violation is missing")
      for text in [violation.origin, violation.expected, violation.actual, violation.property_pointer] { read(text) }
    }
    precondition(twin_graph_report_violation(report, told, &violation) == TWIN_NOT_FOUND, "a violation too many")
    let all = (0...21).reduce(0) { $0 + twin_graph_report_rule_count(report, twin_graph_rule($1)) }
    precondition(all >= told && (all == 0) == (told == 0), "violations are not counted")
    var isAnythingWrong = false
    for (kind, size) in [
      (TWIN_SUBJECT_TWIN, twin_graph_twin_count(graph)), (TWIN_SUBJECT_EDGE, twin_graph_edge_count(graph)),
    ] {
      var wrong = [UInt8](repeating: 0, count: size)
      var count = 0
      precondition(
        twin_graph_report_wrong(report, twin_subject_kind(kind), &wrong, size, &count) == TWIN_OK && count == size,
        "marks are missing")
      isAnythingWrong = isAnythingWrong || wrong.contains(1)
    }
    precondition(isAnythingWrong == (all > 0), "a violation of nothing, or something wrong without one")
    precondition(twin_graph_report_free(&report) == TWIN_OK && report == nil, "a report is not freed")
  }

  mutating func askElement() {
    let registry = handleOfRegistry()
    var element = element(of: registry)
    var text: OpaquePointer?
    if twin_element_text(registry, &element, tape.choice(upTo: 20), self.text(["de", "en", "de-AT"]), &text) == TWIN_OK
    {
      _ = take(text)
    }
    var number: Int64 = 0
    _ = twin_element_number(registry, &element, tape.choice(upTo: 20), &number)
    var some = [twin_element](repeating: twin_element(), count: tape.number(below: 4))
    var count = 0
    let room = some.count
    let status = twin_elements(registry, &element, tape.choice(upTo: 44), &some, room, &count)
    if status == TWIN_OK { precondition(count <= room, "more elements than room") }
    if status == TWIN_NO_ROOM { precondition(count > room, "there was room") }
  }
}
