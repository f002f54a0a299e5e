import TwinValues

/// Walks a document along what the model says of it and gathers what is wrong. The walk is as deep as the document, which is
/// bounded.
struct Judge {
  let document: JSONDocument
  let options: ValidationOptions
  var plans = PlanCache()
  private(set) var violations: [Violation] = []
  private var path = PointerPath()
  /// Bytes that pointers may still take, so that long keys above many violations fill no memory.
  private var pointerBudget = 16 << 20

  /// A judge of `document` who has told its duplicate members.
  init(_ document: JSONDocument, _ options: ValidationOptions) {
    self.document = document
    self.options = options
    var remaining = document.duplicates[...]
    reportDuplicates(in: 0, &remaining)
  }

  /// Whether no more is told.
  var isFull: Bool { violations.count >= max(1, options.violationLimit) || pointerBudget < 0 }

  mutating func report(_ rule: ViolationRule, _ node: Int, expected: String, actual: String? = nil) {
    if isFull { return }
    pointerBudget -= path.length
    violations.append(
      Violation(
        pointer: path.pointer, rule: rule, expected: expected, actual: actual ?? document.excerpt(node),
        offset: Int(document[node].start)))
  }

  /// Tells the second of members with one name, wherever they stand. `remaining` are those not told yet, in order.
  private mutating func reportDuplicates(in node: Int, _ remaining: inout ArraySlice<Int>) {
    guard let first = remaining.first, first < document[node].next, !isFull else { return }
    eachChild(of: node) { judge, key, value in
      if let key, key == remaining.first {
        remaining.removeFirst()
        judge.report(.duplicateMember, key, expected: "each name once")
      }
      judge.reportDuplicates(in: value, &remaining)
    }
  }

  /// Calls `body` with the key, if there is one, and the value of each child of `node`, the path leading to it.
  mutating func eachChild(of node: Int, _ body: (inout Judge, Int?, Int) -> Void) {
    switch document[node].kind {
    case .array:
      for (index, element) in document.elements(of: node).enumerated() {
        path.push(index)
        body(&self, nil, element)
        path.pop()
      }
    case .object:
      for member in document.members(of: node) {
        path.push(document.text(member.key))
        body(&self, member.key, member.value)
        path.pop()
      }
    default: return
    }
  }

  /// Makes one violation of a map's key out of all that `body` reports.
  mutating func reportingKey(_ body: (inout Judge) -> Void) {
    let count = violations.count
    body(&self)
    guard violations.count > count else { return }
    violations.removeLast(violations.count - count - 1)
    violations[count].expected = "a key that is " + violations[count].expected
    violations[count].rule = .mapKey
  }
}
