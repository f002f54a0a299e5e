/// One cycle from each strongly connected part of a graph that has any: the nodes along it, starting from the least.
///
/// Nodes are `0..<count`. Iterative, so that depth costs no stack. O(nodes + edges) for finding the parts, and a
/// breadth-first search inside each part for the shortest cycle through its least node.
func findCycles(count: Int, edges: (Int) -> [Int]) -> [[Int]] {
  components(count: count, edges: edges).compactMap { component in
    guard let start = component.min() else { return nil }
    return shortestCycle(from: start, within: Set(component), edges: edges)
  }.sorted { $0[0] < $1[0] }
}

/// Strongly connected parts in which there is a cycle (Tarjan's algorithm with an explicit stack).
private func components(count: Int, edges: (Int) -> [Int]) -> [[Int]] {
  var result: [[Int]] = []
  var index = [Int](repeating: -1, count: count)
  var low = [Int](repeating: 0, count: count)
  var onStack = [Bool](repeating: false, count: count)
  var stack: [Int] = []
  var frames: [(node: Int, edges: [Int], next: Int)] = []
  var counter = 0

  func enter(_ node: Int) {
    index[node] = counter
    low[node] = counter
    counter += 1
    stack.append(node)
    onStack[node] = true
    frames.append((node, edges(node), 0))
  }

  for root in 0..<count where index[root] < 0 {
    enter(root)
    while let frame = frames.last {
      if frame.next < frame.edges.count {
        frames[frames.count - 1].next += 1
        let target = frame.edges[frame.next]
        if index[target] < 0 {
          enter(target)
        } else if onStack[target] {
          low[frame.node] = min(low[frame.node], index[target])
        }
        continue
      }
      frames.removeLast()
      if let parent = frames.last?.node { low[parent] = min(low[parent], low[frame.node]) }
      guard low[frame.node] == index[frame.node] else { continue }
      var component: [Int] = []
      while let node = stack.popLast() {
        onStack[node] = false
        component.append(node)
        if node == frame.node { break }
      }
      if component.count > 1 || frame.edges.contains(frame.node) { result.append(component) }
    }
  }
  return result
}

private func shortestCycle(from start: Int, within part: Set<Int>, edges: (Int) -> [Int]) -> [Int]? {
  var previous: [Int: Int] = [:]
  var queue = [start]
  var next = 0
  while next < queue.count {
    let node = queue[next]
    next += 1
    for target in edges(node) where part.contains(target) {
      if target == start {
        var path = [node]
        while let last = path.last, last != start, let step = previous[last] { path.append(step) }
        return path.reversed()
      }
      if previous[target] == nil {
        previous[target] = node
        queue.append(target)
      }
    }
  }
  return nil
}
