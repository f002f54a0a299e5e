/// The layers of a graph: real items, and a place in each layer that an edge passes.
struct LayerRanks: Sendable {
  /// Layer of each item; the graph's own items come first.
  private(set) var ranks: [Int]
  /// Even, so that middles are whole pixels.
  private(set) var widths: [Int]
  /// Height of each layer.
  private(set) var heights: [Int] = []
  /// For each edge of the graph its items from its upper end to its lower one.
  private(set) var chains: [[Int]] = []
  /// For each edge the item that keeps room for its label.
  private(set) var labelItems: [Int?] = []
  /// Number of real items.
  let realCount: Int
  /// Whether each other layer holds labels.
  let hasLabels: Bool

  /// Room for an edge that passes.
  private static let passWidth = 10
  private static let labelHeight = 16

  init(_ graph: LayeredGraph) {
    let count = graph.items.count
    realCount = count
    widths = graph.items.map { ($0.width + 1) / 2 * 2 }
    hasLabels = graph.edges.contains { $0.labelWidth > 0 }
    let forward = Self.forward(graph)
    ranks = Self.longestPaths(forward, count: count)
    if let limit = graph.layerWidth { ranks = Self.wrapped(ranks, graph, limit: limit) }
    if hasLabels { ranks = ranks.map { $0 * 2 } }
    for (edge, direction) in zip(graph.edges, forward) { addChain(edge, direction) }
    heights = [Int](repeating: hasLabels ? Self.labelHeight : 0, count: (ranks.max() ?? -1) + 1)
    for (index, item) in graph.items.enumerated() { heights[ranks[index]] = max(heights[ranks[index]], item.height) }
  }

  /// The same with layers that are wider than `limit` in several: no edge runs within a layer, so that all still lead down.
  private static func wrapped(_ ranks: [Int], _ graph: LayeredGraph, limit: Int) -> [Int] {
    var layers = [[Int]](repeating: [], count: (ranks.max() ?? -1) + 1)
    for (item, rank) in ranks.enumerated() { layers[rank].append(item) }
    var result = ranks
    var next = 0
    for layer in layers {
      let whole = layer.reduce(-graph.gap) { $0 + graph.items[$1].width + graph.gap }
      // As many to each line.
      let lines = max(1, (whole + limit - 1) / max(limit, 1))
      let room = whole / lines
      var used = 0
      for item in layer {
        if used > 0, used + graph.items[item].width / 2 > room { (next, used) = (next + 1, 0) }
        result[item] = next
        used += graph.items[item].width + graph.gap
      }
      next += 1
    }
    return result
  }

  private mutating func addChain(_ edge: LayeredGraph.Edge, _ direction: (upper: Int, lower: Int)) {
    var chain = [direction.upper]
    var label: Int?
    // An edge that would not lead down, from an item to itself, is not drawn.
    if ranks[direction.upper] + 1 < ranks[direction.lower] {
      for rank in (ranks[direction.upper] + 1)..<ranks[direction.lower] {
        let holdsLabel = edge.labelWidth > 0 && label == nil
        if holdsLabel { label = ranks.count }
        chain.append(ranks.count)
        ranks.append(rank)
        widths.append(holdsLabel ? (edge.labelWidth + 1) / 2 * 2 : Self.passWidth)
      }
    }
    chains.append(chain + [direction.lower])
    labelItems.append(label)
  }

  /// The edges with those turned round that close a circle, as a walk through the depth finds them.
  private static func forward(_ graph: LayeredGraph) -> [(upper: Int, lower: Int)] {
    var below = [[Int]](repeating: [], count: graph.items.count)
    for (index, edge) in graph.edges.enumerated() { below[edge.upper].append(index) }
    enum State { case new, open, done }
    var states = [State](repeating: .new, count: graph.items.count)
    var forward = graph.edges.map { (upper: $0.upper, lower: $0.lower) }
    for start in graph.items.indices where states[start] == .new {
      var stack = [(item: start, next: 0)]
      states[start] = .open
      while let (item, next) = stack.last {
        guard next < below[item].count else {
          states[item] = .done
          stack.removeLast()
          continue
        }
        stack[stack.count - 1].next += 1
        let edge = below[item][next]
        let lower = graph.edges[edge].lower
        switch states[lower] {
        case .new:
          states[lower] = .open
          stack.append((lower, 0))
        case .open: forward[edge] = (lower, item)
        case .done: break
        }
      }
    }
    return forward
  }

  /// Longest way from an item that has nothing above it; such items then move down to what is below them.
  private static func longestPaths(_ edges: [(upper: Int, lower: Int)], count: Int) -> [Int] {
    var below = [[Int]](repeating: [], count: count)
    var open = [Int](repeating: 0, count: count)
    for edge in edges where edge.upper != edge.lower {
      below[edge.upper].append(edge.lower)
      open[edge.lower] += 1
    }
    let isRoot = open.map { $0 == 0 }
    var ranks = [Int](repeating: 0, count: count)
    var pending = (0..<count).filter { isRoot[$0] }
    var next = 0
    while next < pending.count {
      let item = pending[next]
      next += 1
      for lower in below[item] {
        ranks[lower] = max(ranks[lower], ranks[item] + 1)
        open[lower] -= 1
        if open[lower] == 0 { pending.append(lower) }
      }
    }
    for item in 0..<count where isRoot[item] {
      if let nearest = below[item].map({ ranks[$0] }).min() { ranks[item] = nearest - 1 }
    }
    // Moving all roots down may leave the first layers empty.
    let first = ranks.min() ?? 0
    return ranks.map { $0 - first }
  }
}
