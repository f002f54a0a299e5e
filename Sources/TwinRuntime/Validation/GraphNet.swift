/// The arcs of one relation as a net of nodes with numbers from zero.
struct GraphNet {
  /// The twin of each node.
  let twins: [UInt32]
  /// The nodes of each arc.
  let from: [UInt32]
  let to: [UInt32]
  /// What follows each node, in the order of the arcs.
  private let starts: [Int]
  private let next: [UInt32]

  init(_ arcs: [GraphRun.Arc], _ locals: inout LocalNumbers) {
    locals.clear()
    var (from, to) = ([UInt32](), [UInt32]())
    from.reserveCapacity(arcs.count)
    to.reserveCapacity(arcs.count)
    for arc in arcs {
      from.append(locals.number(of: arc.from))
      to.append(locals.number(of: arc.to))
    }
    twins = locals.twins
    var starts = [Int](repeating: 0, count: twins.count + 1)
    for node in from { starts[Int(node) + 1] += 1 }
    for node in twins.indices { starts[node + 1] += starts[node] }
    var next = [UInt32](repeating: 0, count: arcs.count)
    var place = starts
    for (arc, node) in from.enumerated() {
      next[place[Int(node)]] = to[arc]
      place[Int(node)] += 1
    }
    (self.from, self.to, self.starts, self.next) = (from, to, starts, next)
  }

  /// The strongly connected components of more than one node, by node, numbered; `GraphData.none` for nodes that are in none.
  /// Tarjan's algorithm, without recursion.
  func knots() -> [UInt32] {
    var knots = [UInt32](repeating: GraphData.none, count: twins.count)
    var order = knots
    var low = knots
    var isOpen = [Bool](repeating: false, count: twins.count)
    var position = starts
    var stack: [UInt32] = []
    var visits: [UInt32] = []
    var count: UInt32 = 0
    for root in twins.indices where order[root] == GraphData.none {
      visits.append(UInt32(truncatingIfNeeded: root))
      while let visit = visits.last {
        let node = Int(visit)
        if order[node] == GraphData.none {
          (order[node], low[node]) = (count, count)
          count += 1
          stack.append(visit)
          isOpen[node] = true
        }
        if position[node] < starts[node + 1] {
          let target = next[position[node]]
          position[node] += 1
          if order[Int(target)] == GraphData.none {
            visits.append(target)
          } else if isOpen[Int(target)] {
            low[node] = min(low[node], order[Int(target)])
          }
          continue
        }
        visits.removeLast()
        if let above = visits.last { low[Int(above)] = min(low[Int(above)], low[node]) }
        guard low[node] == order[node] else { continue }
        var size = 0
        while let member = stack.popLast() {
          isOpen[Int(member)] = false
          knots[Int(member)] = visit
          size += 1
          if member == visit { break }
        }
        if size == 1 { knots[node] = GraphData.none }
      }
    }
    return knots
  }

  /// A shortest way between two nodes of one knot, both included; it never leaves the knot.
  func way(from start: UInt32, to end: UInt32, within knots: [UInt32]) -> [UInt32] {
    var previous: [UInt32: UInt32] = [start: start]
    var queue = [start]
    var index = 0
    while index < queue.count, previous[end] == nil {
      let node = Int(queue[index])
      for target in next[starts[node]..<starts[node + 1]]
      where knots[Int(target)] == knots[node] && previous[target] == nil {
        previous[target] = queue[index]
        queue.append(target)
      }
      index += 1
    }
    var way = [end]
    while let last = way.last, last != start, let before = previous[last] { way.append(before) }
    return way.reversed()
  }
}
