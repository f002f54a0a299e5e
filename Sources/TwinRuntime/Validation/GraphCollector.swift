/// Gathers what is wrong with a graph: counts all of it, and keeps the first of each rule by the order in which it is told.
/// Words are made for what is kept alone.
struct GraphCollector {
  private(set) var counts: [GraphRule: Int] = [:]
  private(set) var isTwinWrong: [Bool]
  private(set) var isEdgeWrong: [Bool]
  private let limit: Int
  /// By rule's rank, a heap with the last one on top.
  private var kept = [[Entry]](repeating: [], count: GraphRule.allCases.count)
  private var total = 0

  private struct Entry {
    var key: Key
    var violation: GraphViolation
  }

  /// By what violations are sorted: twins before edges, rows, rules, and in the order in which they were found.
  private struct Key: Comparable {
    var row: Int
    var rank: Int
    var order: Int

    static func < (a: Key, b: Key) -> Bool {
      a.row == b.row ? a.rank == b.rank ? a.order < b.order : a.rank < b.rank : a.row < b.row
    }
  }

  private static let ranks = Dictionary(uniqueKeysWithValues: GraphRule.allCases.enumerated().map { ($1, $0) })

  init(twins: Int, edges: Int, limit: Int) {
    isTwinWrong = [Bool](repeating: false, count: twins)
    isEdgeWrong = [Bool](repeating: false, count: edges)
    self.limit = limit
  }

  mutating func report(
    _ subject: GraphViolation.Subject, _ rule: GraphRule, _ violation: @autoclosure () -> GraphViolation
  ) {
    counts[rule, default: 0] += 1
    let row: Int
    switch subject {
    case .twin(let index):
      isTwinWrong[index] = true
      row = index
    case .edge(let index):
      isEdgeWrong[index] = true
      row = isTwinWrong.count + index
    }
    let rank = Self.ranks[rule] ?? 0
    let key = Key(row: row, rank: rank, order: total)
    total += 1
    if kept[rank].count < limit {
      kept[rank].append(Entry(key: key, violation: violation()))
      Self.siftUp(&kept[rank])
    } else if let last = kept[rank].first, key < last.key {
      kept[rank][0] = Entry(key: key, violation: violation())
      Self.siftDown(&kept[rank])
    }
  }

  private static func siftUp(_ kept: inout [Entry]) {
    var index = kept.count - 1
    while index > 0, kept[(index - 1) / 2].key < kept[index].key {
      kept.swapAt(index, (index - 1) / 2)
      index = (index - 1) / 2
    }
  }

  private static func siftDown(_ kept: inout [Entry]) {
    var index = 0
    while true {
      var largest = index
      for child in [2 * index + 1, 2 * index + 2] where child < kept.count && kept[largest].key < kept[child].key {
        largest = child
      }
      if largest == index { return }
      kept.swapAt(index, largest)
      index = largest
    }
  }

  /// What was gathered.
  var result: GraphReport {
    GraphReport(
      violations: kept.joined().sorted { $0.key < $1.key }.map(\.violation), counts: counts, isTwinWrong: isTwinWrong,
      isEdgeWrong: isEdgeWrong)
  }
}
