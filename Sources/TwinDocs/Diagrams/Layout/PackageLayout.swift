/// Places a map of packages: each above those that it needs, and below them all those that have nothing to do with others.
struct PackageLayout {
  private(set) var picture = Picture()

  private let diagram: Diagram
  private let texts: [NodeText]
  private let labels: [String]
  private let layerWidth: Int?

  /// Up to this many dependencies say what is reused most; of more, pointing at them tells.
  private static let notedEdges = 16
  /// Room for what they say, which all of them share: a long name is left out, since what is cut tells nothing.
  private static let (noteRoom, leastNoteRoom) = (1400, 170)
  private static let gap = 20

  /// - Parameter layerWidth: What the boxes of a layer may take before it is wrapped; nil for any.
  init(_ diagram: Diagram, boxWidth: Int, layerWidth: Int?) {
    self.diagram = diagram
    self.layerWidth = layerWidth
    texts = diagram.nodes.map { NodeText($0, limit: boxWidth) }
    let room = max(Self.leastNoteRoom, Self.noteRoom / max(diagram.edges.count, 1))
    labels = diagram.edges.map { edge in
      guard !edge.note.isEmpty, diagram.edges.count <= Self.notedEdges else { return shown(edge.label) }
      let noted = shown(edge.label + " · " + edge.note)
      return TextMetrics.width(noted, size: Picture.noteSize) <= room ? noted : shown(edge.label)
    }
    place()
  }

  private mutating func place() {
    let connected = Set(diagram.edges.flatMap { [$0.from, $0.to] })
    let shown = diagram.nodes.indices.filter(connected.contains)
    let items = Dictionary(uniqueKeysWithValues: shown.enumerated().map { ($0.element, $0.offset) })
    var graph = LayeredGraph(layerWidth: layerWidth)
    graph.items = shown.map { .init(width: texts[$0].width, height: texts[$0].height) }
    graph.edges = zip(diagram.edges, labels).compactMap { edge, label in
      guard let upper = items[edge.from], let lower = items[edge.to] else { return nil }
      let width = label.isEmpty ? 0 : TextMetrics.width(label, size: Picture.noteSize) + 12
      return .init(upper: upper, lower: lower, labelWidth: width)
    }
    let layout = LayeredLayout(graph)
    for (item, node) in shown.enumerated() {
      picture.place(node, texts[node], x: layout.origins[item].x, y: layout.origins[item].y)
    }
    for (index, edge) in graph.edges.enumerated() { draw(index, edge, layout) }
    let alone = diagram.nodes.indices.filter { !connected.contains($0) }
    let end = placeRows(alone, y: shown.isEmpty ? 0 : layout.height + 28, width: max(layout.width, 600))
    picture.frame(width: max(layout.width, end.x), height: alone.isEmpty ? layout.height : end.y)
  }

  private mutating func draw(_ index: Int, _ edge: LayeredGraph.Edge, _ layout: LayeredLayout) {
    let dependency = diagram.edges[index]
    let names = diagram.nodes[dependency.from].name + " → " + diagram.nodes[dependency.to].name
    let remark = shown(dependency.remark.isEmpty ? names : names + ": " + dependency.remark)
    let route = layout.routes[index]
    // Of a circle, an edge leads up.
    let isUp = layout.origins[edge.upper].y > layout.origins[edge.lower].y
    picture.line(along: route, startGap: isUp ? 8 : 0, endGap: isUp ? 0 : 8, remark: remark)
    if let tip = isUp ? route.first : route.last {
      picture.heads.append(.init(shape: .arrow, direction: isUp ? .up : .down, x: tip.x, y: tip.top))
    }
    if let place = layout.labels[index] {
      picture.labels.append(.init(text: labels[index], x: place.x, y: place.y + 4, isOnLine: true, remark: remark))
    }
  }

  /// Places nodes in rows; where the last one ends.
  private mutating func placeRows(_ nodes: [Int], y top: Int, width: Int) -> (x: Int, y: Int) {
    var (x, y, right, bottom) = (0, top, 0, top)
    for node in nodes {
      if x > 0, x + texts[node].width > width { (x, y) = (0, bottom + 12) }
      picture.place(node, texts[node], x: x, y: y)
      x += texts[node].width + Self.gap
      right = max(right, x - Self.gap)
      bottom = max(bottom, y + texts[node].height)
    }
    return (right, bottom)
  }
}
