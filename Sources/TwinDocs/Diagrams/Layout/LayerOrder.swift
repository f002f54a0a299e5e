/// The order of items within layers, with as few crossings as some sweeps find.
struct LayerOrder: Sendable {
  /// Items of each layer from left to right.
  private(set) var layers: [[Int]]
  /// Items directly above and below each item.
  let above: [[Int]]
  let below: [[Int]]

  /// Sweeps at most; they end when a few of them have made nothing better.
  private static let sweepLimit = 24

  init(_ ranks: LayerRanks) {
    let count = ranks.ranks.count
    var above = [[Int]](repeating: [], count: count)
    var below = above
    for chain in ranks.chains {
      for (upper, lower) in zip(chain, chain.dropFirst()) where upper != lower {
        below[upper].append(lower)
        above[lower].append(upper)
      }
    }
    self.above = above
    self.below = below
    layers = [[Int]](repeating: [], count: ranks.heights.count)
    for item in Self.walk(count, ranks, below) { layers[ranks.ranks[item]].append(item) }
    improve()
  }

  /// All items, each after the one by whose edge it is first found: what hangs together starts side by side.
  private static func walk(_ count: Int, _ ranks: LayerRanks, _ below: [[Int]]) -> [Int] {
    var seen = [Bool](repeating: false, count: count)
    var order: [Int] = []
    let starts = (0..<count).sorted { (ranks.ranks[$0], $0) < (ranks.ranks[$1], $1) }
    for start in starts where !seen[start] {
      var stack = [start]
      while let item = stack.popLast() {
        if seen[item] { continue }
        seen[item] = true
        order.append(item)
        stack += below[item].reversed()
      }
    }
    return order
  }

  private mutating func improve() {
    var best = layers
    var fewest = crossings()
    var idle = 0
    for sweep in 0..<Self.sweepLimit where fewest > 0 && idle < 4 {
      self.sweep(isDownward: sweep % 2 == 0)
      let count = crossings()
      if count < fewest {
        best = layers
        fewest = count
        idle = 0
      } else {
        idle += 1
      }
    }
    layers = best
  }

  /// Orders each layer by the mean place of what the items have in the layer before; who has nothing there stays.
  private mutating func sweep(isDownward: Bool) {
    var position = positions()
    for step in layers.indices {
      let layer = isDownward ? step : layers.count - 1 - step
      let near = isDownward ? above : below
      let keyed = layers[layer].map { item -> (key: Double, place: Int, item: Int) in
        let neighbours = near[item]
        let sum = neighbours.reduce(0) { $0 + position[$1] }
        return (neighbours.isEmpty ? position[item] : sum / Double(neighbours.count), Int(position[item] * 1e6), item)
      }
      layers[layer] = keyed.sorted { ($0.key, $0.place, $0.item) < ($1.key, $1.place, $1.item) }.map(\.item)
      for (index, item) in layers[layer].enumerated() {
        position[item] = (Double(index) + 0.5) / Double(layers[layer].count)
      }
    }
  }

  /// Where each item stands in its layer, from 0 to 1.
  private func positions() -> [Double] {
    var position = [Double](repeating: 0, count: above.count)
    for layer in layers {
      for (index, item) in layer.enumerated() { position[item] = (Double(index) + 0.5) / Double(layer.count) }
    }
    return position
  }

  /// How many pairs of edges cross.
  private func crossings() -> Int {
    var index = [Int](repeating: 0, count: above.count)
    for layer in layers { for (place, item) in layer.enumerated() { index[item] = place } }
    var total = 0
    for (upper, lower) in zip(layers, layers.dropFirst()) {
      var tree = [Int](repeating: 0, count: lower.count + 1)
      var seen = 0
      for item in upper {
        let ends = below[item].map { index[$0] }
        // Edges already seen that end further to the right cross this one; the tree counts those that do not.
        for end in ends {
          var node = end + 1
          var notAfter = 0
          while node > 0 {
            notAfter += tree[node]
            node -= node & -node
          }
          total += seen - notAfter
        }
        for end in ends {
          var node = end + 1
          while node < tree.count {
            tree[node] += 1
            node += node & -node
          }
        }
        seen += ends.count
      }
    }
    return total
  }
}
