/// Rows of one kind, renumbered so that everything above a row stands before it and what is below it stands right behind it
/// as far as several parents allow.
struct HierarchyOrder {
  /// Old positions in the new order.
  private(set) var order: [Int] = []
  /// New positions by old one.
  private(set) var position: [Int]
  /// Past the last row of the run that starts with each row and holds only rows below it; by new position.
  private(set) var end: [Int] = []
  /// Further runs of rows below each row, ascending, disjoint; by new position.
  private(set) var more: [[Range<Int>]] = []
  /// Direct parents by new position, as declared, without those that would close a cycle.
  private(set) var parents: [[Int]] = []

  /// - Parameter parents: Old positions of the direct parents of each row; those outside are left out.
  /// - Complexity: O(rows + edges) for trees; a row with several parents adds runs to the rows above it.
  init(parents declared: [[Int]]) {
    let count = declared.count
    var children = [[Int]](repeating: [], count: count)
    var waiting = [Int](repeating: 0, count: count)
    for (child, parents) in declared.enumerated() {
      for parent in parents.count > 1 ? Array(Set(parents)) : parents where parent < count && parent >= 0 {
        children[parent].append(child)
        waiting[child] += 1
      }
    }
    position = [Int](repeating: -1, count: count)
    var entered = [Int](repeating: -1, count: count)
    // A row is entered from the last of its parents; on a cycle, from where the walk stands when nothing else is left.
    func walk(from root: Int) {
      var stack = [(row: root, from: -1)]
      while let (row, from) = stack.popLast() {
        guard position[row] < 0 else { continue }
        position[row] = order.count
        entered[row] = from
        order.append(row)
        for child in children[row].reversed() {
          waiting[child] -= 1
          if waiting[child] == 0 { stack.append((child, row)) }
        }
      }
    }
    for row in 0..<count where waiting[row] == 0 && position[row] < 0 { walk(from: row) }
    for row in 0..<count where position[row] < 0 { walk(from: row) }

    parents = order.enumerated().map { new, old in
      var seen = Set<Int>()
      return declared[old].compactMap { parent in
        guard parent >= 0, parent < count, position[parent] < new, seen.insert(parent).inserted else { return nil }
        return position[parent]
      }
    }
    let tree = order.map { entered[$0] < 0 ? -1 : position[entered[$0]] }
    layOutRuns(tree: tree)
  }

  /// Fills `end` and `more`; `tree` holds the row from which each row was entered.
  private mutating func layOutRuns(tree: [Int]) {
    let count = order.count
    end = Array(1..<(count + 1))
    for row in (0..<count).reversed() where tree[row] >= 0 { end[tree[row]] = max(end[tree[row]], end[row]) }
    more = [[Range<Int>]](repeating: [], count: count)
    // From the last row up: what is below a row is its own run and what is below each child entered from elsewhere.
    for row in (0..<count).reversed() {
      more[row] = Self.merged(more[row].filter { $0.lowerBound < row || $0.upperBound > end[row] })
      for parent in parents[row] {
        more[parent].append(contentsOf: more[row])
        if parent != tree[row] { more[parent].append(row..<end[row]) }
      }
    }
  }

  private static func merged(_ runs: [Range<Int>]) -> [Range<Int>] {
    guard runs.count > 1 else { return runs }
    var result: [Range<Int>] = []
    for run in runs.sorted(by: { ($0.lowerBound, $0.upperBound) < ($1.lowerBound, $1.upperBound) }) {
      if let last = result.last, run.lowerBound <= last.upperBound {
        result[result.count - 1] = last.lowerBound..<max(last.upperBound, run.upperBound)
      } else {
        result.append(run)
      }
    }
    return result
  }
}
