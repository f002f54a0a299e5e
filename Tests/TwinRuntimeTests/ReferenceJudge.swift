import TwinValues

@testable import TwinRuntime

/// Judges documents as the runtime does, by a tree and with what the model says read anew each time: slower, and simple enough to be
/// believed. The runtime's one pass over the bytes is held to it.
struct ReferenceJudge {
  let document: JSONDocument
  let options: ValidationOptions
  var plans = PlanCache()
  private(set) var violations: [Violation] = []
  private var path = PointerPath()
  /// Bytes that pointers may still take, so that long keys above many violations fill no memory.
  private var pointerBudget = 16 << 20
  /// While a map's key is judged: whether something was found wrong with it.
  private var isKeyWrong: Bool?

  /// A judge of `document` who has told its duplicate members.
  init(_ document: JSONDocument, _ options: ValidationOptions) {
    self.document = document
    self.options = options
    reportDuplicates(in: 0)
  }

  /// Whether no more is told.
  var isFull: Bool { violations.count >= max(1, options.violationLimit) || pointerBudget < 0 }

  mutating func report(_ rule: ViolationRule, _ node: Int, expected: String, actual: String? = nil) {
    if isFull || isKeyWrong == true { return }
    pointerBudget -= path.length
    var violation = Violation(
      pointer: path.pointer, rule: rule, expected: expected, actual: actual ?? document.excerpt(node),
      offset: Int(document[node].start))
    if isKeyWrong == false {
      isKeyWrong = true
      violation.rule = .mapKey
      violation.expected = "a key that is " + expected
    }
    violations.append(violation)
  }

  /// Tells the second of members with one name, wherever they stand.
  private mutating func reportDuplicates(in node: Int) {
    var names: Set<[UInt8]> = []
    eachChild(of: node) { judge, key, value in
      if let key, !names.insert(judge.document.text(key)).inserted {
        judge.report(.duplicateMember, key, expected: "each name once")
      }
      judge.reportDuplicates(in: value)
    }
  }

  /// Calls `body` with the key, if there is one, and the value of each child of `node`, the path leading to it.
  mutating func eachChild(of node: Int, _ body: (inout ReferenceJudge, Int?, Int) -> Void) {
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
  mutating func reportingKey(_ body: (inout ReferenceJudge) -> Void) {
    isKeyWrong = false
    body(&self)
    isKeyWrong = nil
  }
}

extension ReferenceJudge {
  /// What is wrong with `document`, which is of `form`.
  static func violations(in document: [UInt8], _ form: DocumentForm, _ options: ValidationOptions) -> [Violation] {
    switch form {
    case .state(let type): judge(document, options) { $0.judge(0, as: $0.plans.state(of: type)) }
    case .telemetry(let type): judge(document, options) { $0.judge(0, as: ObjectPlan(telemetryOf: type)) }
    case .payload(let member): judge(document, options, as: member.value, isRequired: true, what: "payload")
    case .request(let member):
      judge(
        document, options, as: member.request?.value, isRequired: member.request?.mustBeThere ?? false,
        what: "request")
    case .response(let member):
      judge(
        document, options, as: member.response?.value, isRequired: member.response?.mustBeThere ?? false,
        what: "response")
    case .edgeProperties(let member): judge(document, options) { $0.judge(0, as: ObjectPlan(edgeOf: member)) }
    }
  }

  /// What is wrong with `document`, which should be a value of `type`.
  static func violations(in document: [UInt8], _ type: ValueType, _ options: ValidationOptions) -> [Violation] {
    judge(document, options) { $0.judge(0, as: type) }
  }

  /// Reads `document` and judges it by `body`; what is no JSON is one violation.
  private static func judge(
    _ document: [UInt8], _ options: ValidationOptions, _ body: (inout ReferenceJudge) -> Void
  ) -> [Violation] {
    do throws(JSONProblem) {
      var judge = ReferenceJudge(try JSONDocument(document), options)
      body(&judge)
      return judge.violations
    } catch {
      return [
        Violation(
          pointer: "", rule: error.isLimit ? .limit : .syntax, expected: error.expected,
          actual: excerpt(document, at: error.offset), offset: error.offset)
      ]
    }
  }

  /// The byte at `offset`, for people.
  private static func excerpt(_ document: [UInt8], at offset: Int) -> String {
    guard offset >= 0, offset < document.count else { return "the end" }
    let byte = document[offset]
    return byte > 0x20 && byte < 0x7F
      ? "`\(Character(Unicode.Scalar(byte)))`" : "the byte 0x" + (byte < 16 ? "0" : "") + String(byte, radix: 16)
  }

  /// Holds a document that should be there, or not, to `value`. Blank bytes are no document.
  private static func judge(
    _ document: [UInt8], _ options: ValidationOptions, as value: ValueType?, isRequired: Bool, what: String
  ) -> [Violation] {
    if document.count > JSONParser.sizeLimit { return judge(document, options) { _ in } }
    let isBlank = document.allSatisfy { $0 == 0x20 || $0 == 0x0A || $0 == 0x0D || $0 == 0x09 }
    guard let value else {
      if isBlank { return [] }
      return [
        Violation(
          pointer: "", rule: .unexpectedValue, expected: "nothing: the model gives it no \(what)",
          actual: "a document", offset: 0)
      ]
    }
    if isBlank {
      return isRequired
        ? [Violation(pointer: "", rule: .required, expected: "a \(what)", actual: "nothing", offset: 0)] : []
    }
    return judge(document, options) { $0.judge(0, as: value) }
  }
}
