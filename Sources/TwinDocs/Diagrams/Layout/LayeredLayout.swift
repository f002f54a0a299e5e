/// A graph that is to be laid out in layers: edges lead from upper items to lower ones. Circles are allowed; of each, an edge
/// will lead up.
struct LayeredGraph: Sendable {
  struct Item: Sendable {
    var width: Int
    var height: Int
  }

  struct Edge: Sendable {
    var upper: Int
    var lower: Int
    /// Room for a label on it; 0 for none.
    var labelWidth = 0
  }

  var items: [Item] = []
  var edges: [Edge] = []
  /// Between neighbours of a layer.
  var gap = 20
  /// Between layers.
  var layerGap = 48
  /// What the items of a layer may take before it is wrapped; nil for any.
  var layerWidth: Int?
}

/// Where the items of a layered graph stand, and how its edges run.
struct LayeredLayout: Sendable {
  /// A point that an edge passes: it runs straight down from `top` to `bottom`, and bends between points.
  struct Point: Sendable {
    var x: Int
    var top: Int
    var bottom: Int
  }

  /// Left upper corners.
  var origins: [(x: Int, y: Int)] = []
  /// For each edge the points from its upper end to its lower one.
  var routes: [[Point]] = []
  /// For each edge with a label, the middle of it.
  var labels: [(x: Int, y: Int)?] = []
  var width = 0
  var height = 0

  /// Lays `graph` out: ranks by longest path, orders by sweeps of barycentres, places by regression. Edges over several layers
  /// pass through places of their own in the layers between, so that none runs through a box.
  init(_ graph: LayeredGraph) {
    let layers = LayerRanks(graph)
    let order = LayerOrder(layers)
    let places = LayerPlacement(layers, order, gap: graph.gap)
    let tops = Self.tops(layers, gap: graph.layerGap)
    width = places.width
    height = (tops.last ?? 0) + (layers.heights.last ?? 0)
    origins = graph.items.indices.map { index in
      let layer = layers.ranks[index]
      return (places.centres[index] - graph.items[index].width / 2, tops[layer])
    }
    routes = layers.chains.map { chain in
      chain.enumerated().map { place, item in
        let layer = layers.ranks[item]
        let top = tops[layer]
        let height = item < graph.items.count ? graph.items[item].height : layers.heights[layer]
        // Ends touch their boxes; between, an edge runs straight through the whole height of a layer.
        if place == 0 { return Point(x: places.centres[item], top: top + height, bottom: top + layers.heights[layer]) }
        if place == chain.count - 1 { return Point(x: places.centres[item], top: top, bottom: top) }
        return Point(x: places.centres[item], top: top, bottom: top + layers.heights[layer])
      }
    }
    labels = layers.labelItems.map { item in
      item.map { (places.centres[$0], tops[layers.ranks[$0]] + layers.heights[layers.ranks[$0]] / 2) }
    }
  }

  private static func tops(_ layers: LayerRanks, gap: Int) -> [Int] {
    var tops: [Int] = []
    var y = 0
    for height in layers.heights {
      tops.append(y)
      y += height + (layers.hasLabels ? gap / 2 : gap)
    }
    return tops
  }
}
