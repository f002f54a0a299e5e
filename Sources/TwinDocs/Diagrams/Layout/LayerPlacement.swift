/// The middle of each item across its layer: as near to its neighbours' as the order and the widths allow.
struct LayerPlacement: Sendable {
  private(set) var centres: [Int] = []
  private(set) var width = 0

  /// Down and up in turns; the last one leads down, so that what hangs below one thing stands right below it.
  private static let sweeps = 13

  init(_ ranks: LayerRanks, _ order: LayerOrder, gap: Int) {
    let realCount = ranks.realCount
    func distance(_ left: Int, _ right: Int) -> Double {
      let isPassing = left >= realCount || right >= realCount
      return Double(ranks.widths[left] + ranks.widths[right]) / 2 + Double(isPassing ? gap / 2 : gap)
    }
    var x = [Double](repeating: 0, count: ranks.ranks.count)
    let offsets = order.layers.map { layer in
      var offset = 0.0
      return layer.indices.map { index -> Double in
        if index > 0 { offset += distance(layer[index - 1], layer[index]) }
        return offset
      }
    }
    for (layer, offsets) in zip(order.layers, offsets) {
      let middle = (offsets.last ?? 0) / 2
      for (item, offset) in zip(layer, offsets) { x[item] = offset - middle }
    }
    for sweep in 0..<Self.sweeps {
      for step in order.layers.indices {
        let number = sweep % 2 == 0 ? step : order.layers.count - 1 - step
        let layer = order.layers[number]
        let wishes = layer.map { item -> (x: Double, weight: Double) in
          let near = sweep % 2 == 0 ? order.above[item] : order.below[item]
          guard !near.isEmpty else { return (x[item], 0.01) }
          // Edges that pass run straight first of all.
          let weight = item >= realCount ? 4.0 : 1
          return (near.reduce(0) { $0 + x[$1] } / Double(near.count), weight)
        }
        let places = Self.fitted(wishes, offsets[number])
        for (item, place) in zip(layer, places) { x[item] = place }
      }
    }
    round(x, order, offsets)
    for _ in 0..<2 { straighten(ranks, order, gap: gap) }
    frame(ranks)
  }

  /// The places nearest to `wishes`, in the sense of least squares, that keep the distances of `offsets`: an isotonic regression
  /// by pooling, linear in their number.
  private static func fitted(_ wishes: [(x: Double, weight: Double)], _ offsets: [Double]) -> [Double] {
    var pools: [(sum: Double, weight: Double, count: Int)] = []
    for (wish, offset) in zip(wishes, offsets) {
      pools.append(((wish.x - offset) * wish.weight, wish.weight, 1))
      while pools.count > 1 {
        let last = pools[pools.count - 1]
        let before = pools[pools.count - 2]
        guard before.sum / before.weight > last.sum / last.weight else { break }
        pools.removeLast(2)
        pools.append((before.sum + last.sum, before.weight + last.weight, before.count + last.count))
      }
    }
    let levels = pools.flatMap { [Double](repeating: $0.sum / $0.weight, count: $0.count) }
    return zip(levels, offsets).map { $0 + $1 }
  }

  /// Whole pixels. Widths are even, so that offsets are whole, and levels keep their order when they are rounded.
  private mutating func round(_ x: [Double], _ order: LayerOrder, _ offsets: [[Double]]) {
    centres = [Int](repeating: 0, count: x.count)
    for (layer, offsets) in zip(order.layers, offsets) {
      for (item, offset) in zip(layer, offsets) { centres[item] = Int((x[item] - offset).rounded()) + Int(offset) }
    }
  }

  /// Lets edges over several layers run straight down as far as the items beside them allow, from their lower ends on.
  private mutating func straighten(_ ranks: LayerRanks, _ order: LayerOrder, gap: Int) {
    var beside = [(left: Int?, right: Int?)](repeating: (nil, nil), count: centres.count)
    for layer in order.layers {
      for (left, right) in zip(layer, layer.dropFirst()) {
        beside[left].right = right
        beside[right].left = left
      }
    }
    func room(_ a: Int, _ b: Int) -> Int {
      (ranks.widths[a] + ranks.widths[b]) / 2 + (a >= ranks.realCount || b >= ranks.realCount ? gap / 2 : gap)
    }
    for chain in ranks.chains where chain.count > 2 {
      var wish = centres[chain[chain.count - 1]]
      var run: [Int] = []
      var (low, high) = (Int.min, Int.max)
      func settle() -> Int { min(max(wish, low), high) }
      for item in chain.dropFirst().dropLast().reversed() {
        let least = beside[item].left.map { centres[$0] + room($0, item) } ?? Int.min
        let most = beside[item].right.map { centres[$0] - room(item, $0) } ?? Int.max
        if max(low, least) > min(high, most) {
          wish = settle()
          for item in run { centres[item] = wish }
          (run, low, high) = ([], Int.min, Int.max)
        }
        run.append(item)
        (low, high) = (max(low, least), min(high, most))
      }
      wish = settle()
      for item in run { centres[item] = wish }
    }
  }

  /// Starts at the left edge.
  private mutating func frame(_ ranks: LayerRanks) {
    let left = centres.indices.map { centres[$0] - ranks.widths[$0] / 2 }.min() ?? 0
    centres = centres.map { $0 - left }
    width = centres.indices.map { centres[$0] + ranks.widths[$0] / 2 }.max() ?? 0
  }
}
