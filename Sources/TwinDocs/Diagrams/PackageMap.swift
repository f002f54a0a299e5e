import TwinModel
import TwinOutput

/// How packages depend on each other: layers from those that nothing needs down to those that need nothing.
struct PackageMap: Sendable {
  struct Node: Sendable {
    var name: String
    var note: String
    var isOntology: Bool
    var target: Target
  }

  var nodes: [Node]
  /// Dependencies by position, without those that follow from others.
  var edges: [(from: Int, to: Int)]
}

extension ContentBuilder {
  /// The map, if it fits on a page.
  func packageMap() -> PackageMap? {
    let count = model.packages.count
    guard (2...48).contains(count) else { return nil }
    let direct = model.packages.rows.map { Set($0.dependencies.map { $0.package.index }) }
    // Reachability by repeated union: at most 48 rounds over 48 packages, cycles included.
    var reach = direct
    for _ in 0..<count {
      let before = reach
      for index in 0..<count { for next in direct[index] { reach[index].formUnion(before[next]) } }
      if reach == before { break }
    }
    var edges: [(from: Int, to: Int)] = []
    for from in 0..<count {
      for to in direct[from].sorted() where to != from {
        let follows = direct[from].contains {
          $0 != to && $0 != from && reach[$0].contains(to) && !reach[to].contains($0)
        }
        if !follows { edges.append((from, to)) }
      }
    }
    guard !edges.isEmpty else { return nil }
    let nodes = model.packages.ids.map { id in
      let package = model.packages[id]
      return PackageMap.Node(
        name: model.string(package.name), note: package.version.description, isOntology: package.kind == .ontology,
        target: .package(id))
    }
    return PackageMap(nodes: nodes, edges: edges)
  }
}

/// Lays a package map out in layers. Edges over several layers pass through places of their own in the layers between, so
/// that none runs through a box.
struct PackageMapDrawing {
  let map: PackageMap
  let link: (Target) -> Link?

  private let nodeWidth = 196
  private let nodeHeight = 42
  private let gap = 22
  private let layerStep = 96
  private let margin = 6

  /// A box, or the place where an edge passes a layer.
  private struct Spot {
    var node: Int?
    var layer: Int
    var x = 0
  }

  init(_ map: PackageMap, link: @escaping (Target) -> Link?) {
    self.map = map
    self.link = link
  }

  /// The drawing.
  func svg() -> HTMLNode {
    let levels = levels()
    var spots = map.nodes.indices.map { Spot(node: $0, layer: levels[$0]) }
    var segments: [(upper: Int, lower: Int)] = []
    var routes: [[Int]] = []
    for edge in map.edges where levels[edge.from] < levels[edge.to] {
      var route = [edge.from]
      for layer in (levels[edge.from] + 1)..<levels[edge.to] {
        route.append(spots.count)
        spots.append(Spot(node: nil, layer: layer))
      }
      route.append(edge.to)
      for (upper, lower) in zip(route, route.dropFirst()) { segments.append((upper, lower)) }
      routes.append(route)
    }
    let layers = ordered(spots, segments)
    let width = place(layers, &spots)
    let height = margin * 2 + (layers.count - 1) * layerStep + nodeHeight
    let edges = routes.map { node(.path, .class("ge"), .text(.d, path($0, spots))) }
    return node(
      .svg, .class("graph"), .text(.viewBox, "0 0 \(width) \(height)"), .number(.width, width),
      .number(.height, height), .text(.role, "group"),
      .text(.ariaLabel, "Packages and what they depend on, each above what it needs"),
      content: [node(.g, .text(.ariaHidden, "true"), content: edges)] + map.nodes.indices.map { box(spots[$0]) })
  }

  /// Longest way from a package that nothing needs; edges that close a cycle stop counting after as many rounds as nodes.
  private func levels() -> [Int] {
    var levels = [Int](repeating: 0, count: map.nodes.count)
    for _ in map.nodes.indices {
      var changed = false
      for edge in map.edges where levels[edge.to] <= levels[edge.from] && levels[edge.from] + 1 < map.nodes.count {
        levels[edge.to] = levels[edge.from] + 1
        changed = true
      }
      if !changed { break }
    }
    let used = Set(levels).sorted()
    return levels.map { level in used.firstIndex(of: level) ?? 0 }
  }

  /// The spots of each layer, ordered by the mean place of their neighbours: down and up a few times.
  private func ordered(_ spots: [Spot], _ segments: [(upper: Int, lower: Int)]) -> [[Int]] {
    let count = (spots.map(\.layer).max() ?? 0) + 1
    var layers = [[Int]](repeating: [], count: count)
    for index in spots.indices { layers[spots[index].layer].append(index) }
    var above = [[Int]](repeating: [], count: spots.count)
    var below = above
    for segment in segments {
      above[segment.lower].append(segment.upper)
      below[segment.upper].append(segment.lower)
    }
    var position = [Double](repeating: 0, count: spots.count)
    func settle(_ layer: [Int]) {
      for (index, spot) in layer.enumerated() { position[spot] = (Double(index) + 0.5) / Double(layer.count) }
    }
    for layer in layers { settle(layer) }
    for round in 0..<8 {
      let isDownward = round % 2 == 0
      for step in 0..<count {
        let layer = isDownward ? step : count - 1 - step
        let neighbours = isDownward ? above : below
        let key = layers[layer].map { spot -> (Double, Int) in
          let near = neighbours[spot]
          let mean = near.isEmpty ? position[spot] : near.reduce(0) { $0 + position[$1] } / Double(near.count)
          return (mean, spot)
        }
        layers[layer] = key.sorted { $0 < $1 }.map(\.1)
        settle(layers[layer])
      }
    }
    return layers
  }

  /// Puts layers side by side around a common middle; returns the width.
  private func place(_ layers: [[Int]], _ spots: inout [Spot]) -> Int {
    func width(_ spot: Int) -> Int { spots[spot].node == nil ? 24 : nodeWidth }
    let widths = layers.map { layer in layer.reduce(0) { $0 + width($1) } + max(0, layer.count - 1) * gap }
    let total = (widths.max() ?? 0) + margin * 2
    for (layer, size) in zip(layers, widths) {
      var x = (total - size) / 2
      for spot in layer {
        let width = width(spot)
        spots[spot].x = x + width / 2
        x += width + gap
      }
    }
    return total
  }

  private func path(_ route: [Int], _ spots: [Spot]) -> String {
    var path = ""
    for (upper, lower) in zip(route, route.dropFirst()) {
      let from = spots[upper]
      let to = spots[lower]
      let startY = margin + from.layer * layerStep + (from.node == nil ? nodeHeight / 2 : nodeHeight)
      let endY = margin + to.layer * layerStep + (to.node == nil ? nodeHeight / 2 : 0)
      let bend = (endY - startY) / 2
      path += path.isEmpty ? "M\(from.x) \(startY)" : ""
      path += "C\(from.x) \(startY + bend) \(to.x) \(endY - bend) \(to.x) \(endY)"
    }
    return path
  }

  private func box(_ spot: Spot) -> HTMLNode {
    guard let index = spot.node else { return .text("") }
    let item = map.nodes[index]
    let x = spot.x - nodeWidth / 2
    let y = margin + spot.layer * layerStep
    func line(_ text: String, _ offset: Int, size: Int, style: String) -> HTMLNode {
      node(
        .text, .class(style), .number(.x, spot.x), .number(.y, y + offset), .text(.textAnchor, "middle"),
        text: TextMetrics.fitted(text, size: size, limit: nodeWidth - 14))
    }
    let content = [
      node(.title, text: item.name + " " + item.note),
      node(
        .rect, .number(.x, x), .number(.y, y), .number(.width, nodeWidth), .number(.height, nodeHeight), .number(.rx, 5)
      ),
      line(item.name, 18, size: 13, style: "gt"), line(item.note, 34, size: 11, style: "gl"),
    ]
    let style = item.isOntology ? "gn onto" : "gn"
    guard let link = link(item.target) else { return node(.g, .class(style), content: content) }
    return node(.a, .href(link), .class(style), content: content)
  }
}
