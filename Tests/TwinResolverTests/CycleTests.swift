import Testing

@testable import TwinResolver

@Suite struct CycleTests {
  @Test func `a node with an edge to itself is a cycle of one`() {
    #expect(findCycles(count: 3) { [[1], [1, 2], []][$0] } == [[1]])
  }

  @Test func `a graph without a way back has no cycles`() {
    #expect(findCycles(count: 0) { _ in [] } == [])
    #expect(findCycles(count: 4) { [[1, 2], [3], [3], []][$0] } == [])
  }

  @Test func `each strongly connected part gives one cycle, from its least node, in order`() {
    // 5 → 3 → 5 and 0 → 4 → 2 → 0, joined one way only; 1 is on neither.
    let edges = [[4], [0, 5], [0], [5], [2, 3], [3]]
    #expect(findCycles(count: 6) { edges[$0] } == [[0, 4, 2], [3, 5]])
  }

  @Test func `of several cycles through the least node the shortest is told`() {
    let edges = [[1, 3], [2], [0], [0]]
    #expect(findCycles(count: 4) { edges[$0] } == [[0, 3]])
  }

  @Test func `every step of a cycle is an edge, and repeated runs agree`() {
    var state: UInt64 = 7
    func next(_ bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int((state >> 33) % UInt64(bound))
    }
    var count = 0
    for _ in 0..<300 {
      let size = 1 + next(12)
      let edges = (0..<size).map { _ in (0..<next(3)).map { _ in next(size) } }
      let cycles = findCycles(count: size) { edges[$0] }
      count += cycles.count
      #expect(cycles == findCycles(count: size) { edges[$0] })
      #expect(Set(cycles.joined()).count == cycles.joined().count)
      for cycle in cycles {
        #expect(cycle.first == cycle.min())
        for (from, to) in zip(cycle, cycle.dropFirst() + cycle.prefix(1)) { #expect(edges[from].contains(to)) }
      }
      // A node is on a cycle exactly when it can reach itself: then its part has one.
      let reach = (0..<size).map { start in
        var seen: Set<Int> = []
        var open = edges[start]
        while let node = open.popLast() {
          if seen.insert(node).inserted { open += edges[node] }
        }
        return seen
      }
      let parts = Set(
        (0..<size).filter { reach[$0].contains($0) }.map { node in
          (0..<size).first { reach[node].contains($0) && reach[$0].contains(node) }
        })
      #expect(parts.count == cycles.count)
    }
    #expect(count > 100)
  }

  @Test func `a chain of a hundred thousand nodes costs no stack, open or closed`() {
    let count = 100_000
    #expect(findCycles(count: count) { $0 + 1 < count ? [$0 + 1] : [] } == [])
    #expect(findCycles(count: count) { [($0 + 1) % count] } == [Array(0..<count)])
  }
}
