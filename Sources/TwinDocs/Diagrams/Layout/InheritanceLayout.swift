/// Places an inheritance diagram: general above special, in layers. Where much hangs below one and goes no further, it stands in
/// columns.
struct InheritanceLayout {
  private(set) var picture = Picture()

  /// Nodes that only hang below another one.
  private struct Block {
    var parent: Int
    var nodes: [Int]
    var texts: [NodeText]
    var comb: Comb
  }

  private let diagram: Diagram
  private let texts: [NodeText]
  private let columnsWidth: Int
  private var blocks: [Block] = []
  /// For each node its item in the graph of layers; nil for those in blocks.
  private var items: [Int?] = []

  /// More children than this stand in columns: directly below the subject, and further down.
  private static let rowLimit = (first: 5, further: 2)

  /// - Parameter columnsWidth: What columns below the subject may take.
  init(_ diagram: Diagram, boxWidth: Int, columnsWidth: Int) {
    self.diagram = diagram
    self.columnsWidth = columnsWidth
    texts = diagram.nodes.map { NodeText($0, limit: boxWidth) }
    gatherBlocks()
    place()
  }

  private mutating func gatherBlocks() {
    var parents = [[Int]](repeating: [], count: diagram.nodes.count)
    var isParent = [Bool](repeating: false, count: diagram.nodes.count)
    for edge in diagram.edges {
      parents[edge.from].append(edge.to)
      isParent[edge.to] = true
    }
    var leaves: [Int: [Int]] = [:]
    for node in diagram.nodes.indices where node != 0 && !isParent[node] {
      if let parent = parents[node].first, parents[node].count == 1 { leaves[parent, default: []].append(node) }
    }
    items = [Int?](repeating: nil, count: diagram.nodes.count)
    var isInBlock = items.map { _ in false }
    for (parent, nodes) in leaves.sorted(by: { $0.key < $1.key }) {
      let width = nodes.reduce(0) { $0 + self.texts[$1].width + 20 }
      let limit = parent == 0 ? Self.rowLimit.first : Self.rowLimit.further
      guard nodes.count > limit || width > columnsWidth else { continue }
      let texts = nodes.map { self.texts[$0] }
      let comb = parent == 0 ? Comb.balanced(texts, limit: columnsWidth) : Comb(texts, columns: 1)
      blocks.append(Block(parent: parent, nodes: nodes, texts: texts, comb: comb))
      for node in nodes { isInBlock[node] = true }
    }
    var next = 0
    for node in diagram.nodes.indices where !isInBlock[node] {
      items[node] = next
      next += 1
    }
  }

  private mutating func place() {
    let shown = items.indices.filter { items[$0] != nil }
    var graph = LayeredGraph()
    graph.items = shown.map { .init(width: texts[$0].width, height: texts[$0].height) }
    var pairs: [(from: Int, to: Int)] = []
    for edge in diagram.edges {
      if let special = items[edge.from], let general = items[edge.to] { pairs.append((special, general)) }
    }
    // Of a thicket, what follows from the rest is left out.
    if pairs.count > graph.items.count * 2 {
      let follows = transitiveEdges(pairs, count: graph.items.count)
      pairs = zip(pairs, follows).filter { !$1 }.map(\.0)
    }
    graph.edges = pairs.map { .init(upper: $0.to, lower: $0.from) }
    for block in blocks {
      // A parent is never in a block, since something hangs below it.
      guard let parent = items[block.parent] else { continue }
      graph.edges.append(.init(upper: parent, lower: graph.items.count))
      graph.items.append(.init(width: block.comb.width, height: block.comb.height))
    }
    let layout = LayeredLayout(graph)
    draw(shown, pairs, layout)
    picture.frame(width: layout.width, height: layout.height)
  }

  private mutating func draw(_ shown: [Int], _ pairs: [(from: Int, to: Int)], _ layout: LayeredLayout) {
    for (item, node) in shown.enumerated() {
      picture.place(node, texts[node], x: layout.origins[item].x, y: layout.origins[item].y)
    }
    for (edge, found) in layout.routes.enumerated() {
      let route = entered(found, edge, pairs.count, layout, shown.count)
      guard let start = route.first, let end = route.last else { continue }
      let isUp = edge < pairs.count && layout.origins[pairs[edge].to].y > layout.origins[pairs[edge].from].y
      picture.line(along: route, startGap: isUp ? 0 : 10, endGap: isUp ? 10 : 0)
      let tip = isUp ? (end.x, end.top) : (start.x, start.top)
      picture.heads.append(
        .init(shape: .generalisation, direction: isUp ? .down : .up, x: tip.0, y: tip.1))
    }
    for (index, block) in blocks.enumerated() {
      let item = shown.count + index
      let route = layout.routes[pairs.count + index]
      let entry =
        entered(route, pairs.count + index, pairs.count, layout, shown.count).last?.x ?? layout.origins[item].x
      block.comb.draw(
        block.nodes, block.texts, x: layout.origins[item].x, y: layout.origins[item].y, entry: entry, in: &picture)
    }
    // The same sign at the same place is drawn once.
    var seen: Set<[Int]> = []
    picture.heads = picture.heads.filter { seen.insert([$0.x, $0.y, $0.direction == .up ? 0 : 1]).inserted }
  }

  /// `route`, ending at the upright line of a block where the block has one alone: within its room and above its boxes.
  private func entered(
    _ route: [LayeredLayout.Point], _ edge: Int, _ pairCount: Int, _ layout: LayeredLayout, _ shownCount: Int
  ) -> [LayeredLayout.Point] {
    guard edge >= pairCount, let bus = blocks[edge - pairCount].comb.buses.first,
      blocks[edge - pairCount].comb.buses.count == 1, let last = route.indices.last
    else { return route }
    var route = route
    route[last].x = layout.origins[shownCount + edge - pairCount].x + bus.x
    return route
  }
}
