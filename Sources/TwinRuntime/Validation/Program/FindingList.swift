/// Where a list of findings stood.
struct FindingMark {
  fileprivate(set) var count = 0
  fileprivate var budget = 0
  fileprivate var isClosed = false
}

/// What becomes of what a pass finds.
protocol FindingSink {
  /// Whether it is kept, or the first thing that is wrong ends the pass.
  static var keepsFindings: Bool { get }
  /// Whether nothing more is added at the end, and no more names that stand twice.
  var isFull: Bool { get }
  var hasAllDuplicates: Bool { get }
  /// Where the list stands.
  var mark: FindingMark { get }
  /// Takes back what was added since.
  mutating func restore(_ mark: FindingMark)
  mutating func append(_ violation: Violation)
  /// Adds what is told before what was found since `mark`.
  mutating func insert(_ violation: Violation, at mark: FindingMark)
  mutating func append(duplicate: Violation)
  /// Keeps why the bytes are no JSON.
  mutating func end(_ problem: JSONProblem)
}

/// Keeps nothing.
struct Verdict: FindingSink {
  static var keepsFindings: Bool { false }
  var isFull: Bool { false }
  var hasAllDuplicates: Bool { false }
  var mark: FindingMark { FindingMark() }
  mutating func restore(_ mark: FindingMark) {}
  mutating func append(_ violation: Violation) {}
  mutating func insert(_ violation: Violation, at mark: FindingMark) {}
  mutating func append(duplicate: Violation) {}
  mutating func end(_ problem: JSONProblem) {}
}

/// Keeps what is found in the order in which it is told: names that stand twice, then what is wrong otherwise.
struct FindingList: FindingSink {
  static var keepsFindings: Bool { true }

  /// Bytes that pointers may take, so that long keys above many violations fill no memory.
  private static let pointerBudget = 16 << 20

  private let limit: Int
  /// Why the bytes are no JSON.
  private(set) var problem: JSONProblem?
  private var violations: [Violation] = []
  private var budget = Self.pointerBudget
  private var isClosed = false
  private var duplicates: [Violation] = []
  private var duplicateBudget = Self.pointerBudget

  init(limit: Int) { self.limit = max(1, limit) }

  var isFull: Bool { isClosed }
  var hasAllDuplicates: Bool { duplicates.count >= limit || duplicateBudget < 0 }

  var mark: FindingMark { FindingMark(count: violations.count, budget: budget, isClosed: isClosed) }

  mutating func restore(_ mark: FindingMark) {
    violations.removeLast(violations.count - mark.count)
    budget = mark.budget
    isClosed = mark.isClosed
  }

  mutating func append(_ violation: Violation) {
    if isClosed { return }
    violations.append(violation)
    budget -= violation.pointer.utf8.count
    isClosed = violations.count >= limit || budget < 0
  }

  mutating func insert(_ violation: Violation, at mark: FindingMark) {
    if isClosed, mark.count == violations.count { return }
    violations.insert(violation, at: mark.count)
    budget -= violation.pointer.utf8.count
    // What no longer has room leaves at the end.
    while let last = violations.last, violations.count > limit || budget + last.pointer.utf8.count < 0 {
      budget += last.pointer.utf8.count
      violations.removeLast()
      isClosed = true
    }
    isClosed = isClosed || violations.count >= limit || budget < 0
  }

  mutating func end(_ problem: JSONProblem) { self.problem = problem }

  mutating func append(duplicate: Violation) {
    if hasAllDuplicates { return }
    duplicates.append(duplicate)
    duplicateBudget -= duplicate.pointer.utf8.count
  }

  /// All findings, up to the limit.
  var all: [Violation] {
    var all: [Violation] = []
    var budget = Self.pointerBudget
    for violation in duplicates + violations {
      if all.count >= limit || budget < 0 { break }
      budget -= violation.pointer.utf8.count
      all.append(violation)
    }
    return all
  }
}
