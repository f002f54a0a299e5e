/// Everything that is wrong with a document, in numbers: for reports, which count what no list of violations has room for.
package struct ViolationTally: Sendable {
  /// A rule, how often it is broken, and the first violations of it.
  package struct Rule: Sendable {
    package var count = 0
    package var examples: [Violation] = []
    package var first: Violation? { examples.first }
  }

  /// What is broken. Of bytes that are no JSON, that alone.
  package fileprivate(set) var rules: [ViolationRule: Rule] = [:]
  /// Members that the model does not know: how often each is there, by its pointer, in which `*` stands for any place in an array.
  package fileprivate(set) var unknownMembers: [String: Int] = [:]
  /// How many more of them are there, of which too much would have to be kept.
  package fileprivate(set) var unnamedMembers = 0
  /// Of each of the parts that were asked about, whether something in it is wrong.
  package fileprivate(set) var isPartWrong: [Bool] = []
}

/// Counts what is found. The words of a violation are made for the first ones of each rule alone.
struct FindingTally: FindingSink {
  static var keepsFindings: Bool { true }

  /// Unknown members that are told apart, and bytes of their pointers that are made, so that long keys above many of them take no time.
  private static let nameLimit = 1_000
  private static let pointerBudget = 64 << 20

  /// Violations of each rule that are kept.
  private let exampleLimit: Int
  /// Bytes that pointers of those after the first of its rule may take.
  private var exampleBudget = 16 << 20
  /// Parts of the document, ascending and apart.
  private let parts: [Range<Int>]
  /// What makes no part wrong.
  private let harmless: ViolationRule?
  private var tally = ViolationTally()
  private var budget = Self.pointerBudget
  /// Why the bytes are no JSON.
  private(set) var problem: JSONProblem?
  /// The part that was found wrong last: neighbours are often in one.
  private var lastPart = 0..<0

  init(parts: [Range<Int>], harmless: ViolationRule?, exampleLimit: Int = 1) {
    self.exampleLimit = max(1, exampleLimit)
    self.parts = parts
    self.harmless = harmless
    tally.isPartWrong = [Bool](repeating: false, count: parts.count)
  }

  var result: ViolationTally { tally }
  var isFull: Bool { false }
  // Only geometries tell something before what is inside them.
  var mark: Int { tally.rules[.geometry]?.count ?? 0 }

  func keepsWords(of rule: ViolationRule, before mark: Int?) -> Bool {
    let place = mark ?? tally.rules[rule]?.count ?? 0
    return place == 0 || place < exampleLimit && exampleBudget > 0
  }

  mutating func append(_ violation: Violation) {
    insert(violation, at: tally.rules[violation.rule]?.count ?? 0)
  }

  mutating func insert(_ violation: Violation, at mark: Int) {
    take(violation.rule, at: violation.offset)
    var examples = tally.rules[violation.rule]?.examples ?? []
    guard mark <= examples.count, mark < exampleLimit else { return }
    examples.insert(violation, at: mark)
    if examples.count > exampleLimit { examples.removeLast() }
    tally.rules[violation.rule]?.examples = examples
    exampleBudget -= violation.pointer.utf8.count
  }

  mutating func append(duplicate: Violation) { append(duplicate) }

  mutating func take(_ rule: ViolationRule, at offset: Int) {
    tally.rules[rule, default: ViolationTally.Rule()].count += 1
    note(rule, offset)
  }

  mutating func take(unknownMember pointer: () -> String) {
    guard budget > 0 else { return tally.unnamedMembers += 1 }
    let name = pointer()
    budget -= name.utf8.count
    if tally.unknownMembers[name] != nil || tally.unknownMembers.count < Self.nameLimit {
      tally.unknownMembers[name, default: 0] += 1
    } else {
      tally.unnamedMembers += 1
    }
  }

  mutating func end(_ problem: JSONProblem) { self.problem = problem }

  private mutating func note(_ rule: ViolationRule, _ offset: Int) {
    if rule == harmless || lastPart.contains(offset) { return }
    // The last part that begins at the offset or before it.
    var (low, high) = (0, parts.count)
    while low < high {
      let middle = (low + high) / 2
      if parts[middle].lowerBound <= offset { low = middle + 1 } else { high = middle }
    }
    guard low > 0, parts[low - 1].contains(offset) else { return }
    tally.isPartWrong[low - 1] = true
    lastPart = parts[low - 1]
  }
}
