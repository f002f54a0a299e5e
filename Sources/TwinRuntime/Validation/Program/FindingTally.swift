/// Everything that is wrong with a document, in numbers: for reports, which count what no list of violations has room for.
package struct ViolationTally: Sendable {
  /// A rule that is broken, how often, and the first violations of it.
  package struct BrokenRule: Sendable {
    package let rule: ViolationRule
    package fileprivate(set) var count: Int
    package fileprivate(set) var examples: [Violation]

    package init(rule: ViolationRule, count: Int = 0, examples: [Violation] = []) {
      self.rule = rule
      self.count = count
      self.examples = examples
    }
  }

  /// What is broken, each rule once, in the order in which they were met: few, so that they are found one by one. Of bytes that are no JSON,
  /// that alone.
  package fileprivate(set) var rules: [BrokenRule] = []
  /// Members that the model does not know: how often each is there, by its pointer, in which `*` stands for any place in an array.
  package fileprivate(set) var unknownMembers: [String: Int] = [:]
  /// How many more of them are there, of which too much would have to be kept.
  package fileprivate(set) var unnamedMembers = 0
  /// Of each of the parts that were asked about, whether something in it is wrong.
  package fileprivate(set) var isPartWrong: [Bool] = []
  /// Which members are there in a document that has places for them, see `DocumentValidator.memberPlaces`, and in which of them is
  /// something wrong, the harmless aside.
  package internal(set) var members: UInt64 = 0
  package fileprivate(set) var wrongMembers: UInt64 = 0

  /// What is said of `rule`; nil where it is not broken.
  package subscript(rule: ViolationRule) -> BrokenRule? { rules.first { $0.rule == rule } }

  /// The place of `rule` among those that are broken; it is added where it is not.
  fileprivate mutating func place(of rule: ViolationRule) -> Int {
    if let known = rules.firstIndex(where: { $0.rule == rule }) { return known }
    rules.append(BrokenRule(rule: rule))
    return rules.count - 1
  }
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
  /// The bit of the member that is read; zero between members.
  private var member: UInt64 = 0

  init(parts: [Range<Int>], harmless: ViolationRule?, exampleLimit: Int = 1) {
    self.exampleLimit = max(1, exampleLimit)
    self.parts = parts
    self.harmless = harmless
    tally.isPartWrong = [Bool](repeating: false, count: parts.count)
  }

  var result: ViolationTally { tally }
  var isFull: Bool { false }
  // Only geometries tell something before what is inside them.
  var mark: Int { tally[.geometry]?.count ?? 0 }

  func keepsWords(of rule: ViolationRule, before mark: Int?) -> Bool {
    let place = mark ?? tally[rule]?.count ?? 0
    return place == 0 || place < exampleLimit && exampleBudget > 0
  }

  mutating func append(_ violation: Violation) {
    insert(violation, at: tally[violation.rule]?.count ?? 0)
  }

  mutating func insert(_ violation: Violation, at mark: Int) {
    take(violation.rule, at: violation.offset)
    let place = tally.place(of: violation.rule)
    guard mark <= tally.rules[place].examples.count, mark < exampleLimit else { return }
    tally.rules[place].examples.insert(violation, at: mark)
    if tally.rules[place].examples.count > exampleLimit { tally.rules[place].examples.removeLast() }
    exampleBudget -= violation.pointer.utf8.count
  }

  mutating func append(duplicate: Violation) { append(duplicate) }

  mutating func take(_ rule: ViolationRule, at offset: Int) {
    tally.rules[tally.place(of: rule)].count += 1
    note(rule, offset)
  }

  mutating func begin(member: Int?) { self.member = member.map { 1 << UInt64($0) } ?? 0 }

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
    if rule == harmless { return }
    tally.wrongMembers |= member
    if lastPart.contains(offset) { return }
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
