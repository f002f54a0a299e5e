/// The unified diff of two versions of a file: what `patch -p1` and `git apply` take, with three lines of context.
///
/// Empty when they are equal. Lines end with a line feed; a carriage return before it is part of the line. Close to linear
/// in the size of the file where the versions have most lines in common.
public func unifiedDiff(path: String, old: [UInt8], new: [UInt8], context: Int = 3) -> [UInt8] {
  if old == new { return [] }
  let (left, right) = (DiffLines(old), DiffLines(new))
  var ids = LineNumbers()
  var changes = LineChanges(ids.numbers(left), ids.numbers(right))
  changes.compare(0..<left.lines.count, 0..<right.lines.count)
  var printer = DiffPrinter(left, right, context: context)
  printer.header(path)
  printer.print(changes.changes)
  return printer.out
}

/// A file's lines, without what ends them.
private struct DiffLines {
  var lines: [ArraySlice<UInt8>]
  /// Whether the last line ends with a line feed.
  var isEnded: Bool

  init(_ bytes: [UInt8]) {
    lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
    isEnded = bytes.isEmpty || bytes.last == 0x0A
    if isEnded { lines.removeLast() }
  }

  /// The line without its feed is another line than the one with it.
  func isUnended(_ index: Int) -> Bool { !isEnded && index == lines.count - 1 }
}

/// Equal lines have equal numbers.
private struct LineNumbers {
  private var numbers: [ArraySlice<UInt8>: Int] = [:]

  mutating func numbers(_ version: DiffLines) -> [Int] {
    version.lines.indices.map { index in
      // No line holds a line feed, so one that lacks its own is told from all others by having one inside.
      number(version.isUnended(index) ? version.lines[index] + [0x0A] : version.lines[index])
    }
  }

  private mutating func number(_ line: ArraySlice<UInt8>) -> Int {
    if let known = numbers[line] { return known }
    numbers[line] = numbers.count
    return numbers.count - 1
  }
}

/// A run of lines of one version that stands for a run of the other.
private struct LineChange {
  var old: Range<Int>
  var new: Range<Int>
}

/// Finds changes by the lines that both versions have once (patience), and between those by the shortest way to edit.
private struct LineChanges {
  let a: [Int]
  let b: [Int]
  /// In order; no two touch.
  private(set) var changes: [LineChange] = []
  /// Lines removed and added up to which the shortest way is looked for.
  private static let shortestLimit = 1_000

  init(_ a: [Int], _ b: [Int]) {
    self.a = a
    self.b = b
  }

  mutating func compare(_ whole: Range<Int>, _ other: Range<Int>) {
    // A list of what is left to do instead of recursion: files may be large.
    var pending = [(whole, other)]
    while let (left, right) = pending.popLast() {
      let (old, new) = trim(left, right)
      if old.isEmpty || new.isEmpty {
        add(old, new)
        continue
      }
      let anchors = self.anchors(old, new)
      if anchors.isEmpty {
        shortest(old, new)
        continue
      }
      var gaps: [(Range<Int>, Range<Int>)] = []
      var (start, otherStart) = (old.lowerBound, new.lowerBound)
      for anchor in anchors {
        gaps.append((start..<anchor.old, otherStart..<anchor.new))
        (start, otherStart) = (anchor.old + 1, anchor.new + 1)
      }
      gaps.append((start..<old.upperBound, otherStart..<new.upperBound))
      pending += gaps.reversed()
    }
  }

  /// Without the lines that both begin and end with.
  private func trim(_ old: Range<Int>, _ new: Range<Int>) -> (Range<Int>, Range<Int>) {
    var (low, otherLow, high, otherHigh) = (old.lowerBound, new.lowerBound, old.upperBound, new.upperBound)
    while low < high, otherLow < otherHigh, a[low] == b[otherLow] { (low, otherLow) = (low + 1, otherLow + 1) }
    while low < high, otherLow < otherHigh, a[high - 1] == b[otherHigh - 1] {
      (high, otherHigh) = (high - 1, otherHigh - 1)
    }
    return (low..<high, otherLow..<otherHigh)
  }

  private mutating func add(_ old: Range<Int>, _ new: Range<Int>) {
    if old.isEmpty, new.isEmpty { return }
    if let last = changes.last, last.old.upperBound == old.lowerBound, last.new.upperBound == new.lowerBound {
      changes[changes.count - 1] = LineChange(
        old: last.old.lowerBound..<old.upperBound, new: last.new.lowerBound..<new.upperBound)
    } else {
      changes.append(LineChange(old: old, new: new))
    }
  }

  /// Lines that stand once in either range, as many as keep their order.
  private func anchors(_ old: Range<Int>, _ new: Range<Int>) -> [(old: Int, new: Int)] {
    var places: [Int: (count: Int, place: Int)] = [:]
    for index in new { places[b[index], default: (0, index)].count += 1 }
    var counts: [Int: Int] = [:]
    for index in old { counts[a[index], default: 0] += 1 }
    var pairs: [(old: Int, new: Int)] = []
    for index in old where counts[a[index]] == 1 {
      if let other = places[a[index]], other.count == 1 { pairs.append((index, other.place)) }
    }
    return ascending(pairs)
  }

  /// The longest run of pairs, given in order of the old lines, that ascends in the new ones. O(n log n).
  private func ascending(_ pairs: [(old: Int, new: Int)]) -> [(old: Int, new: Int)] {
    var piles: [Int] = []
    var before = [Int?](repeating: nil, count: pairs.count)
    for (index, pair) in pairs.enumerated() {
      var (low, high) = (0, piles.count)
      while low < high {
        let middle = (low + high) / 2
        if pairs[piles[middle]].new < pair.new { low = middle + 1 } else { high = middle }
      }
      before[index] = low > 0 ? piles[low - 1] : nil
      if low < piles.count { piles[low] = index } else { piles.append(index) }
    }
    var result: [(old: Int, new: Int)] = []
    var next = piles.last
    while let index = next {
      result.append(pairs[index])
      next = before[index]
    }
    return result.reversed()
  }

  /// The shortest way from one range to the other (Myers 1986), as long as it is no longer than `limit`; beyond that
  /// the whole is replaced. O((lines + limit) × limit) at worst, O(lines) where little changed.
  private mutating func shortest(_ old: Range<Int>, _ new: Range<Int>) {
    guard let path = path(old, new) else { return add(old, new) }
    var (row, column) = (old.lowerBound, new.lowerBound)
    for step in path {
      // A step follows lines that both have.
      while row < step.old || column < step.new {
        if row < step.old, column < step.new, a[row] == b[column] {
          (row, column) = (row + 1, column + 1)
        } else if step.isRemoval {
          add(row..<row + 1, column..<column)
          row += 1
        } else {
          add(row..<row, column..<column + 1)
          column += 1
        }
      }
    }
  }

  /// Where a step of the way ends: one line removed or added, and the lines that both have after it.
  private struct Step {
    var old: Int
    var new: Int
    var isRemoval: Bool
  }

  private func path(_ old: Range<Int>, _ new: Range<Int>) -> [Step]? {
    let limit = min(old.count + new.count, Self.shortestLimit)
    let middle = limit + 1
    // By diagonal: how many old lines the farthest way with so many steps has passed.
    var farthest = [Int32](repeating: 0, count: 2 * limit + 3)
    var rounds: [ArraySlice<Int32>] = []
    for steps in 0...limit {
      for diagonal in stride(from: -steps, through: steps, by: 2) {
        let isAddition = Self.isAddition(diagonal, steps, farthest[...], middle)
        var row = isAddition ? Int(farthest[middle + diagonal + 1]) : Int(farthest[middle + diagonal - 1]) + 1
        if steps == 0 { row = 0 }
        while row < old.count, row - diagonal < new.count, row - diagonal >= 0,
          a[old.lowerBound + row] == b[new.lowerBound + row - diagonal]
        {
          row += 1
        }
        farthest[middle + diagonal] = Int32(row)
        if row >= old.count, row - diagonal >= new.count {
          return trace(rounds, steps, diagonal, row, middle, old.lowerBound, new.lowerBound)
        }
      }
      rounds.append(ArraySlice(Array(farthest[(middle - steps - 1)...(middle + steps + 1)])))
    }
    return nil
  }

  private static func isAddition(_ diagonal: Int, _ steps: Int, _ farthest: ArraySlice<Int32>, _ middle: Int) -> Bool {
    if diagonal == -steps { return true }
    if diagonal == steps { return false }
    return farthest[middle + diagonal - 1] < farthest[middle + diagonal + 1]
  }

  /// The steps that led to `row` on `diagonal`, in order.
  private func trace(
    _ rounds: [ArraySlice<Int32>], _ steps: Int, _ diagonal: Int, _ row: Int, _ middle: Int, _ first: Int,
    _ otherFirst: Int
  ) -> [Step] {
    var result: [Step] = []
    var (diagonal, row) = (diagonal, row)
    for count in stride(from: steps, to: 0, by: -1) {
      let before = rounds[count - 1]
      // The slice of a round with n steps has diagonal 0 at n + 1, and reaches one diagonal beyond those of the round.
      let center = count
      let isAddition = Self.isAddition(diagonal, count, before, center)
      result.append(Step(old: first + row, new: otherFirst + row - diagonal, isRemoval: !isAddition))
      diagonal += isAddition ? 1 : -1
      row = Int(before[center + diagonal])
    }
    result.append(Step(old: first + row, new: otherFirst + row - diagonal, isRemoval: false))
    return result.reversed()
  }
}

/// Writes changes with the lines around them.
private struct DiffPrinter {
  private let left: DiffLines
  private let right: DiffLines
  private let context: Int
  private(set) var out: [UInt8] = []

  init(_ left: DiffLines, _ right: DiffLines, context: Int) {
    self.left = left
    self.right = right
    self.context = context
  }

  mutating func header(_ path: String) {
    // An absolute path becomes one from the root, as `patch -p1 -d /` takes it.
    let relative = path.drop { $0 == "/" }
    text("--- " + quoted("a/" + relative) + "\n")
    text("+++ " + quoted("b/" + relative) + "\n")
  }

  /// Paths with characters that would end or bend the line are written the way git does.
  private func quoted(_ path: String) -> String {
    guard path.utf8.contains(where: { $0 < 0x20 || $0 == 0x7F || $0 == 0x22 || $0 == 0x5C }) else {
      // A space may be taken for the end of the name, unless a tab ends it.
      return path.contains(" ") ? path + "\t" : path
    }
    var text = "\""
    for byte in path.utf8 {
      switch byte {
      case 0x22, 0x5C: text += "\\" + String(UnicodeScalar(byte))
      case 0x09: text += "\\t"
      case 0x0A: text += "\\n"
      case 0x0D: text += "\\r"
      case 0x20..<0x7F: text += String(UnicodeScalar(byte))
      default:
        let digits = String(byte, radix: 8)
        text += "\\" + String(repeating: "0", count: 3 - digits.count) + digits
      }
    }
    return text + "\""
  }

  mutating func print(_ changes: [LineChange]) {
    var start = 0
    while start < changes.count {
      var end = start + 1
      while end < changes.count, changes[end].old.lowerBound - changes[end - 1].old.upperBound <= 2 * context {
        end += 1
      }
      hunk(changes[start..<end])
      start = end
    }
  }

  private mutating func hunk(_ changes: ArraySlice<LineChange>) {
    guard let first = changes.first, let last = changes.last else { return }
    let lead = min(context, first.old.lowerBound)
    let trail = min(context, left.lines.count - last.old.upperBound)
    let old = first.old.lowerBound - lead..<last.old.upperBound + trail
    let new = first.new.lowerBound - lead..<last.new.upperBound + trail
    text("@@ -\(range(old)) +\(range(new)) @@\n")
    var position = old.lowerBound
    for change in changes {
      for index in position..<change.old.lowerBound { line(" ", left, index) }
      for index in change.old { line("-", left, index) }
      for index in change.new { line("+", right, index) }
      position = change.old.upperBound
    }
    for index in position..<old.upperBound { line(" ", left, index) }
  }

  /// One-based start and count; of no lines the line before.
  private func range(_ lines: Range<Int>) -> String {
    if lines.count == 1 { return "\(lines.lowerBound + 1)" }
    return "\(lines.isEmpty ? lines.lowerBound : lines.lowerBound + 1),\(lines.count)"
  }

  private mutating func line(_ mark: String, _ version: DiffLines, _ index: Int) {
    text(mark)
    out += version.lines[index]
    text(version.isUnended(index) ? "\n\\ No newline at end of file\n" : "\n")
  }

  private mutating func text(_ text: String) { out += text.utf8 }
}
