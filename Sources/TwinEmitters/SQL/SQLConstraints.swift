import TwinModel
import TwinValues

extension SQLChecker {
  /// Holds a value of the right kind (`isRight`; always where nil) to constraints. `count` is how many entries a container has.
  mutating func held(
    _ constraints: [Constraint], _ value: ValueSpec, _ type: DataType, of place: SQL, _ pointer: SQLPointer,
    count: SQL?, if isRight: SQL? = nil
  ) -> SQLChecks {
    var checks = SQLChecks()
    // A const belongs to the value or to the schema that says it, and means the same for both.
    for constraint in constraints {
      guard let fault = fault(constraint, value, type, of: place, count: count) else { continue }
      let condition = isRight.map { $0 && fault.condition } ?? fault.condition
      checks.items.append(.cases([SQLBranch(condition, pointer.violation(fault.rule))], otherwise: nil))
    }
    return checks
  }

  private mutating func fault(
    _ constraint: Constraint, _ value: ValueSpec, _ type: DataType, of place: SQL, count: SQL?
  ) -> (rule: String, condition: SQL)? {
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
    case .minLength(let least) where isText: return (rule, length(of: place, type) < .integer(Int(least)))
    case .maxLength(let most) where isText: return (rule, length(of: place, type) > .integer(Int(most)))
    case .pattern(let text) where isText:
      guard let pattern = try? Pattern(model.string(text)) else { return nil }
      let spelling = pattern.spelling(patterns.dialect)
      if patterns.dialect == .re2, !spelling.fitsRE2 { return nil }
      let isOff = SQL.not(place.substring(from: 2).matchesWhole(spelling.text))
      return (rule, patterns.lengthLimit.map { place.length <= .integer($0) && isOff } ?? isOff)
    case .minItems(let least): return count.map { (rule, $0 < .integer(Int(least))) }
    case .maxItems(let most): return count.map { (rule, $0 > .integer(Int(most))) }
    case .uniqueItems:
      guard case .array(let element) = type, let list = canonicalElements(element, of: place, levels) else {
        return nil
      }
      let name = canonicalVariable()
      return (
        rule,
        .bind(name, list, in: .call(.count, [.call(.distinct, [.name(name)])]) < .call(.count, [.name(name)]))
      )
    case .const(let id):
      let literal = model.literals[id]
      // What could not be read holds for everything.
      guard literal != .null, let actual = canonical(value, of: place, levels) else { return nil }
      guard let expected = model.canonical(model.encoded(literal, as: value.type), as: value) else {
        return (rule, .not(.isNull(place)))
      }
      return (rule, actual != .text(expected))
    default: return nil
    }
  }

  private func length(of place: SQL, _ type: DataType) -> SQL {
    guard type == .primitive(.bytes) else { return place.length - .integer(1) }
    // Four characters are three octets, but for those that `=` stands for.
    let padding = place.extracting("(=*)$").length
    return .infix("*", [.call(.tryInteger, [.call(.asText, [quarter(place.length - .integer(1))])]), .integer(3)])
      - padding
  }

  /// A quarter of a number that is a multiple of four, whole: dialects divide differently.
  private func quarter(_ number: SQL) -> SQL {
    .infix("/", [number - .infix("%", [number, .integer(4)]), .integer(4)])
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
