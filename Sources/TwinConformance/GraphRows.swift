public import TwinRuntime

/// Twins and relationships of a block, in order, with their texts: what a worker hands over.
public struct GraphRows: Sendable {
  struct Row {
    var place: RecordPlace
    var isTwin: Bool
    /// Whether the document of a twin is wrong by itself.
    var isWrong: Bool
    /// Bytes of each text; -1 for what is not there.
    var lengths: (Int32, Int32, Int32, Int32, Int32)
  }

  private(set) var rows: [Row] = []
  private(set) var texts: [UInt8] = []

  mutating func addTwin(id: [UInt8], type: String, isWrong: Bool, at place: RecordPlace) {
    texts += id
    texts += type.utf8
    rows.append(
      Row(
        place: place, isTwin: true, isWrong: isWrong,
        lengths: (Int32(id.count), Int32(type.utf8.count), -1, -1, -1)))
  }

  mutating func add(_ relationship: RecordRelationship, at place: RecordPlace) {
    func length(_ text: [UInt8]?) -> Int32 { text.map { Int32($0.count) } ?? -1 }
    for text in [
      relationship.id, relationship.source, relationship.name, relationship.target, relationship.properties,
    ] {
      if let text { texts += text }
    }
    rows.append(
      Row(
        place: place, isTwin: false, isWrong: false,
        lengths: (
          length(relationship.id), length(relationship.source), length(relationship.name),
          length(relationship.target), length(relationship.properties)
        )))
  }
}

/// The graph of all blocks, taken in their order whatever the order in which they come.
public struct GraphGatherer: Sendable {
  private var data = GraphData()
  /// Where each twin and edge stands.
  private var twinPlaces = PackedPlaces()
  private var edgePlaces = PackedPlaces()
  private var isTwinWrong: [Bool] = []
  private var waiting: [Int: GraphRows] = [:]
  private var next = 0

  /// A gatherer of nothing.
  public init() {}

  /// Takes the rows of a block. Those of blocks before which others are missing wait.
  public mutating func add(_ rows: GraphRows, ofBlock block: Int) {
    waiting[block] = rows
    while let rows = waiting.removeValue(forKey: next) {
      append(rows)
      next += 1
    }
  }

  private mutating func append(_ rows: GraphRows) {
    let texts = rows.texts.span
    var start = 0
    func take(_ length: Int32) -> Range<Int>? {
      guard length >= 0 else { return nil }
      defer { start += Int(length) }
      return start..<start + Int(length)
    }
    for row in rows.rows {
      let ranges = (
        take(row.lengths.0), take(row.lengths.1), take(row.lengths.2), take(row.lengths.3), take(row.lengths.4)
      )
      if row.isTwin {
        guard let id = ranges.0, let type = ranges.1 else { continue }
        data.addTwin(id: texts.extracting(id), type: texts.extracting(type))
        twinPlaces.append(row.place)
        isTwinWrong.append(row.isWrong)
      } else {
        guard let source = ranges.1, let name = ranges.2, let target = ranges.3 else { continue }
        let (id, properties) = (ranges.0, ranges.4)
        data.addEdge(
          id: id == nil ? nil : texts.extracting(id ?? 0..<0), source: texts.extracting(source),
          relationship: texts.extracting(name), target: texts.extracting(target),
          properties: properties == nil ? nil : texts.extracting(properties ?? 0..<0))
        edgePlaces.append(row.place)
      }
    }
  }

  /// Holds the graph to the model of `registry`.
  /// - Parameter refusesUnknownMembers: Whether properties of a relationship that the model does not know are wrong.
  public func check(_ registry: Registry, refusesUnknownMembers: Bool, sampleLimit: Int) -> GraphFindings {
    let options = ValidationOptions(
      unknownMembers: refusesUnknownMembers ? .refused : .allowed, violationLimit: max(1, sampleLimit))
    var undeclared: [String: NameCounts] = [:]
    let report = GraphCheck(registry).report(on: data, options: options, checksInverses: true) { members in
      let place = place(of: .edge(members.edge))
      // By name, so that it does not depend on hashing which of them are the first.
      for (name, count) in members.counts.sorted(by: { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }) {
        undeclared[members.relationship, default: NameCounts()].add(shortened(Array(name.utf8)), count, at: place)
      }
      undeclared[members.relationship, default: NameCounts()].addUnnamed(members.unnamed)
    }
    let conformingTwins = isTwinWrong.indices.count { !isTwinWrong[$0] && !report.isTwinWrong[$0] }
    let edges = Share(conforming: report.isEdgeWrong.count { !$0 }, total: data.edgeCount)
    let samples = sampleLimit == 0 ? [] : report.violations.map { sample($0) }
    return GraphFindings(
      conformingTwins: conformingTwins, relationships: edges, counts: report.counts, undeclared: undeclared,
      samples: samples)
  }

  private func sample(_ violation: GraphViolation) -> (RecordPlace, GraphSample) {
    let subject: String
    switch violation.subject {
    case .twin(let index): subject = "twin `\(data.id(ofTwin: index))`"
    case .edge(let index):
      let id = data.id(ofEdge: index).map { "`\($0)`, " } ?? ""
      let ends = "`\(data.source(ofEdge: index))` → `\(data.target(ofEdge: index))`"
      subject = "relationship \(id)`\(data.relationship(ofEdge: index))` \(ends)"
    }
    return (
      place(of: violation.subject),
      GraphSample(
        subject: shortened(Array(subject.utf8)), origin: violation.origin, rule: violation.rule,
        pointer: violation.property?.pointer, expected: shortened(Array(violation.expected.utf8), to: 400),
        actual: shortened(Array(violation.actual.utf8)), first: violation.first.map { place(of: $0) })
    )
  }

  private func place(of subject: GraphViolation.Subject) -> RecordPlace {
    switch subject {
    case .twin(let index): twinPlaces[index]
    case .edge(let index): edgePlaces[index]
    }
  }
}

/// Places of very many records.
private struct PackedPlaces: Sendable {
  /// Block and line.
  private var lines: [UInt64] = []
  private var elements: [UInt32] = []
  private var offsets: [Int] = []

  mutating func append(_ place: RecordPlace) {
    lines.append(UInt64(truncatingIfNeeded: place.block) << 32 | UInt64(truncatingIfNeeded: place.line))
    elements.append(UInt32(truncatingIfNeeded: place.element))
    offsets.append(place.offset)
  }

  subscript(index: Int) -> RecordPlace {
    RecordPlace(
      block: Int(lines[index] >> 32), line: Int(lines[index] & 0xFFFF_FFFF), element: Int(elements[index]),
      offset: offsets[index])
  }
}

/// What is wrong with a twin or a relationship, as an example.
struct GraphSample: Sendable {
  var subject: String
  var origin: String?
  var rule: GraphRule
  /// In the properties of a relationship.
  var pointer: String?
  var expected: String
  var actual: String
  /// Of what is there twice, where the first one stands.
  var first: RecordPlace?
}

/// What a check of a graph found.
public struct GraphFindings: Sendable {
  /// Twins with which nothing is wrong, their documents included.
  var conformingTwins: Int
  var relationships: Share
  var counts: [GraphRule: Int]
  /// Members of relationships that the model does not know, by identity of the relationship.
  var undeclared: [String: NameCounts]
  var samples: [(RecordPlace, GraphSample)]
}
