/// What becomes of what a pass finds.
protocol FindingSink {
  /// Whether it is kept, or the first thing that is wrong ends the pass.
  static var keepsFindings: Bool { get }
  /// Whether nothing of what is found from here on is of interest, names that stand twice aside.
  var isFull: Bool { get }
  /// Where the list stands.
  var mark: Int { get }
  /// Whether the words of another violation of `rule` are kept, which is told at the end or before what was found since `mark`; or it is
  /// taken without any.
  func keepsWords(of rule: ViolationRule, before mark: Int?) -> Bool
  mutating func append(_ violation: Violation)
  /// Adds what is told before what was found since `mark`.
  mutating func insert(_ violation: Violation, at mark: Int)
  mutating func append(duplicate: Violation)
  /// Takes a violation without its words.
  mutating func take(_ rule: ViolationRule, at offset: Int)
  /// Takes the way to a member that the model does not know, places in arrays not told apart.
  mutating func take(unknownMember pointer: () -> String)
  /// Told of each member of the document, by its place where it has one, before it is read, and of the end of the document.
  mutating func begin(member: Int?)
  /// Keeps why the bytes are no JSON.
  mutating func end(_ problem: JSONProblem)
}

extension FindingSink {
  mutating func begin(member: Int?) {}
}

/// Keeps nothing.
struct Verdict: FindingSink {
  static var keepsFindings: Bool { false }
  var isFull: Bool { false }
  var mark: Int { 0 }
  func keepsWords(of rule: ViolationRule, before mark: Int?) -> Bool { false }
  mutating func append(_ violation: Violation) {}
  mutating func insert(_ violation: Violation, at mark: Int) {}
  mutating func append(duplicate: Violation) {}
  mutating func take(_ rule: ViolationRule, at offset: Int) {}
  mutating func take(unknownMember pointer: () -> String) {}
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
  private(set) var isFull = false
  private var duplicates: [Violation] = []
  private var duplicateBudget = Self.pointerBudget

  init(limit: Int) { self.limit = max(1, limit) }

  private var hasAllDuplicates: Bool { duplicates.count >= limit || duplicateBudget < 0 }
  var mark: Int { violations.count }

  func keepsWords(of rule: ViolationRule, before mark: Int?) -> Bool {
    if rule == .duplicateMember { return !hasAllDuplicates }
    return !isFull || (mark ?? violations.count) < violations.count
  }

  mutating func append(_ violation: Violation) {
    if isFull { return }
    violations.append(violation)
    budget -= violation.pointer.utf8.count
    isFull = violations.count >= limit || budget < 0
  }

  mutating func insert(_ violation: Violation, at mark: Int) {
    if isFull, mark == violations.count { return }
    violations.insert(violation, at: mark)
    budget -= violation.pointer.utf8.count
    // What no longer has room leaves at the end.
    while let last = violations.last, violations.count > limit || budget + last.pointer.utf8.count < 0 {
      budget += last.pointer.utf8.count
      violations.removeLast()
      isFull = true
    }
    isFull = isFull || violations.count >= limit || budget < 0
  }

  mutating func append(duplicate: Violation) {
    if hasAllDuplicates { return }
    duplicates.append(duplicate)
    duplicateBudget -= duplicate.pointer.utf8.count
  }

  mutating func take(_ rule: ViolationRule, at offset: Int) {}
  mutating func take(unknownMember pointer: () -> String) {}
  mutating func end(_ problem: JSONProblem) { self.problem = problem }

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
