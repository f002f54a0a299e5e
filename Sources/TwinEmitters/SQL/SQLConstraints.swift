import TwinModel
import TwinValues

/// Holds a value to its constraints.
struct SQLConstraints {
  let checker: SQLChecker
  let value: ValueSpec
  let type: DataType
  let place: SQLChecker.Place

  private var model: Model { checker.model }
  private var patterns: SQLPatterns { checker.patterns }

  /// What may be wrong with the entries or members of a container, of which there are `count`.
  func checks(count: SQL?) -> SQLChecks {
    let faults = model.allConstraints(of: value).compactMap { fault($0, count: count) }
    return SQLChecks(items: faults.map { .cases([branch($0)], otherwise: nil) })
  }

  /// What may be wrong with a scalar: `faults` of its kind, in order, and only then its constraints, all that are broken.
  func checks(after faults: [(rule: String, condition: SQL)]) -> SQLChecks {
    var branches = faults.map(branch)
    var others: [SQLBranch] = []
    var sides: Set<String> = []
    for constraint in model.allConstraints(of: value) {
      guard let fault = fault(constraint, count: nil) else { continue }
      // Of a lower and an upper bound at most one is broken, so that they may share an expression.
      if let side = constraint.side, sides.insert(side).inserted, sides.count < 3, others.isEmpty {
        branches.append(branch(fault))
      } else if sides.isEmpty, branches.count == faults.count {
        branches.append(branch(fault))
        sides = ["taken"]
      } else {
        others.append(branch(fault))
      }
    }
    let kind = faults.map { SQL.not($0.condition) }
    let guarded = others.map { other in
      SQL.cases(
        [
          SQLBranch(
            kind.reduce(nil as SQL?) { all, next in all.map { $0 && next } ?? next }.map { $0 && other.condition }
              ?? other.condition, other.value)
        ], otherwise: nil)
    }
    return SQLChecks(items: [.cases(branches, otherwise: nil)] + guarded)
  }

  private func branch(_ fault: (rule: String, condition: SQL)) -> SQLBranch {
    SQLBranch(fault.condition, place.pointer.violation(fault.rule))
  }

  private func fault(_ constraint: Constraint, count: SQL?) -> (rule: String, condition: SQL)? {
    let place = self.place.value
    let rule = constraint.keyword
    let isNumber: Bool
    switch type {
    case .primitive(let primitive): isNumber = primitive.isNumeric
    case .enumeration(let id): isNumber = model.enumerations[id].encoding == .integer
    default: isNumber = false
    }
    let isText =
      if case .primitive(let primitive) = type { !isNumber && !primitive.isGeometry && primitive != .boolean } else {
        false
      }
    func bound(_ number: Number) -> SQL { .text(NumberKey.key(number)) }
    switch constraint {
    case .minimum(let number) where isNumber: return (rule, place < bound(number))
    case .maximum(let number) where isNumber: return (rule, place > bound(number))
    case .exclusiveMinimum(let number) where isNumber: return (rule, place <= bound(number))
    case .exclusiveMaximum(let number) where isNumber: return (rule, place >= bound(number))
    case .multipleOf(let step) where isNumber: return (rule, .not(isMultiple(place, of: step)))
    case .precision(let digits) where isNumber:
      return (rule, .call(.tryInteger, [place.extracting(" ([0-9]+)$")]) > .integer(Int(digits)))
    case .minLength(let least) where isText:
      let (length, factor) = length(of: place)
      return (rule, length < .integer(factor * Int(least)))
    case .maxLength(let most) where isText:
      let (length, factor) = length(of: place)
      return (rule, length > .integer(factor * Int(most)))
    case .pattern(let text) where isText:
      guard let pattern = try? Pattern(model.string(text)) else { return nil }
      let spelling = pattern.spelling(patterns.dialect)
      if patterns.dialect == .re2, !spelling.fitsRE2 { return nil }
      let isOff = SQL.not(place.substring(from: 2).matchesWhole(spelling.text))
      // Before the text stands the mark of its kind.
      return (rule, patterns.lengthLimit.map { place.length <= .integer($0 + 1) && isOff } ?? isOff)
    case .minItems(let least): return count.map { (rule, $0 < .integer(Int(least))) }
    case .maxItems(let most): return count.map { (rule, $0 > .integer(Int(most))) }
    case .uniqueItems:
      guard case .array(let element) = type, let list = checker.canonicalElements(element, of: place) else {
        return nil
      }
      return (rule, .call(.count, [.call(.distinct, [list])]) < .call(.count, [list]))
    case .const(let id):
      let literal = model.literals[id]
      // What could not be read holds for everything.
      guard literal != .null, let actual = checker.canonical(value, of: place) else { return nil }
      guard let expected = model.canonical(model.encoded(literal, as: value.type), as: value) else {
        return (rule, .not(.isNull(place)))
      }
      return (rule, actual != .text(expected))
    default: return nil
    }
  }

  /// The length of a text and a bound for it, `factor` times each.
  private func length(of place: SQL) -> (length: SQL, factor: Int) {
    guard type == .primitive(.bytes) else { return (place.length - .integer(1), 1) }
    // Four characters are three octets, but for those that `=` stands for.
    let padding = place.extracting("(=*)$").length
    return (.infix("*", [place.length - .integer(1), .integer(3)]) - .infix("*", [padding, .integer(4)]), 4)
  }

  /// Whether the number with the key `place` is a whole multiple of `step`, in numbers of 38 digits; longer ones pass.
  private func isMultiple(_ place: SQL, of step: Number) -> SQL {
    let isZero = place == .text(NumberKey.zero)
    if step.magnitude == 0 { return isZero }
    // How many places the last digit is above that of the step.
    let digits = place.extracting("^.{20}([0-9]*)")
    let plain = SQL.cases(
      [SQLBranch(place.first == .text("1"), .call(.translate, [digits, .text("0123456789"), .text("9876543210")]))],
      otherwise: digits)
    let written = SQL.call(.tryInteger, [place.extracting("^.([0-9]{19})")])
    let lead = SQL.cases(
      [SQLBranch(place.first == .text("1"), .integer(NumberKey.offset) - written)],
      otherwise: written - .integer(NumberKey.offset))
    let shift = lead - digits.length - .integer(Int(step.exponent))
    if step.magnitude == 1 { return isZero || shift >= .integer(0) }
    let isLong = digits.length + shift > .integer(38)
    let zeros = SQL.call(
      .repeat,
      [.text("0"), .cases([SQLBranch(shift < .integer(38) && shift > .integer(0), shift)], otherwise: .integer(0))])
    let number = SQL.call(.longInteger, [.concatenation([plain, zeros])])
    let rest = SQL.infix("%", [number, .call(.longInteger, [.text(String(step.magnitude))])])
    return isZero || (shift >= .integer(0) && (isLong || rest == .integer(0)))
  }
}

extension Constraint {
  /// The side of a value that it bounds.
  fileprivate var side: String? {
    switch self {
    case .minimum, .exclusiveMinimum, .minLength: "lower"
    case .maximum, .exclusiveMaximum, .maxLength: "upper"
    default: nil
    }
  }
}
