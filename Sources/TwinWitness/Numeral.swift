import TwinRuntime

/// A decimal number to try: ±mantissa × 10^exponent. What would not fit is left out: other values are tried.
struct Numeral: Hashable, Comparable {
  private(set) var mantissa: Int128
  private(set) var exponent: Int

  /// A number, without trailing zeros in the mantissa.
  init(_ mantissa: Int128, exponent: Int = 0) {
    self.mantissa = mantissa
    self.exponent = mantissa == 0 ? 0 : exponent
    while self.mantissa != 0, self.mantissa % 10 == 0 {
      self.mantissa /= 10
      self.exponent += 1
    }
  }

  init(_ number: ExactNumber) {
    self.init(Int128(number.magnitude) * (number.isNegative ? -1 : 1), exponent: number.exponent)
  }

  var isInteger: Bool { exponent >= 0 }
  /// Digits after the point.
  var fractionDigits: Int { max(0, -exponent) }
  /// One in the last place that is written.
  var lastPlace: Numeral { Numeral(1, exponent: min(0, exponent)) }

  /// Mantissa at a lower exponent.
  private func aligned(to other: Int) -> Int128? {
    guard exponent - other <= 38 else { return nil }
    var value = mantissa
    for _ in 0..<max(0, exponent - other) {
      let (product, overflow) = value.multipliedReportingOverflow(by: 10)
      if overflow { return nil }
      value = product
    }
    return value
  }

  private static func combined(_ a: Numeral, _ b: Numeral, _ body: (Int128, Int128) -> (Int128, Bool)) -> Numeral? {
    let exponent = min(a.exponent, b.exponent)
    guard let x = a.aligned(to: exponent), let y = b.aligned(to: exponent) else { return nil }
    let (result, overflow) = body(x, y)
    return overflow ? nil : Numeral(result, exponent: exponent)
  }

  static func + (a: Numeral, b: Numeral) -> Numeral? { combined(a, b) { $0.addingReportingOverflow($1) } }
  static func - (a: Numeral, b: Numeral) -> Numeral? { combined(a, b) { $0.subtractingReportingOverflow($1) } }

  /// The greatest multiple of `step` that is not above it.
  func floored(to step: Numeral) -> Numeral? {
    Numeral.combined(self, step) { value, step in
      guard step > 0 else { return (0, true) }
      let rest = value % step
      return value.subtractingReportingOverflow(rest < 0 ? rest + step : rest)
    }
  }

  func isMultiple(of step: Numeral) -> Bool {
    guard exponent - step.exponent > 18, (1..<Int128(1_000_000_000_000_000_000)).contains(step.mantissa) else {
      return floored(to: step) == self
    }
    // Too large to be written out: by remainders.
    let rest = (0..<(exponent - step.exponent)).reduce(mantissa % step.mantissa) { rest, _ in
      rest * 10 % step.mantissa
    }
    return rest == 0
  }

  /// Orders by value; what is too far apart to be aligned goes by sign and size.
  static func < (a: Numeral, b: Numeral) -> Bool {
    let exponent = min(a.exponent, b.exponent)
    if let x = a.aligned(to: exponent), let y = b.aligned(to: exponent) { return x < y }
    if a.mantissa.signum() != b.mantissa.signum() { return a.mantissa < b.mantissa }
    return (a.exponent < b.exponent) == (a.mantissa > 0)
  }

  /// As JSON.
  var text: String {
    if exponent > 20 || exponent < -20 { return "\(mantissa)e\(exponent)" }
    if exponent >= 0 { return "\(mantissa)" + (mantissa == 0 ? "" : String(repeating: "0", count: exponent)) }
    let digits = String(mantissa.magnitude)
    let padded = String(repeating: "0", count: max(0, 1 - exponent - digits.count)) + digits
    return (mantissa < 0 ? "-" : "") + padded.dropLast(-exponent) + "." + padded.suffix(-exponent)
  }
}

/// What constraints say of numbers.
struct NumberRules {
  var primitive: Primitive
  var bounds: [Numeral] = []
  private var least: (Numeral, isExclusive: Bool)?
  private var greatest: (Numeral, isExclusive: Bool)?
  var steps: [Numeral] = []
  var precision: Int?

  init(_ primitive: Primitive, _ constraints: [Constraint]) {
    self.primitive = primitive
    for constraint in constraints {
      switch constraint {
      case .minimum(let number): raise(Numeral(number), false)
      case .exclusiveMinimum(let number): raise(Numeral(number), true)
      case .maximum(let number): lower(Numeral(number), false)
      case .exclusiveMaximum(let number): lower(Numeral(number), true)
      case .multipleOf(let number): steps.append(Numeral(number))
      case .precision(let digits): precision = min(precision ?? Int(digits), Int(digits))
      default: continue
      }
    }
    if let range = primitive.wholeRange { bounds += [range.lowerBound, range.upperBound] }
  }

  private mutating func raise(_ bound: Numeral, _ isExclusive: Bool) {
    bounds.append(bound)
    if let (known, wasExclusive) = least, known > bound || (known == bound && wasExclusive) { return }
    least = (bound, isExclusive)
  }

  private mutating func lower(_ bound: Numeral, _ isExclusive: Bool) {
    bounds.append(bound)
    if let (known, wasExclusive) = greatest, known < bound || (known == bound && wasExclusive) { return }
    greatest = (bound, isExclusive)
  }

  /// Whether `number` is likely right: what is wrong all the same, the runtime refuses.
  func allows(_ number: Numeral) -> Bool {
    if let range = primitive.wholeRange, !number.isInteger || !range.contains(number) { return false }
    if let (bound, isExclusive) = least, number < bound || (isExclusive && number == bound) { return false }
    if let (bound, isExclusive) = greatest, bound < number || (isExclusive && number == bound) { return false }
    if let precision, number.fractionDigits > precision { return false }
    return steps.allSatisfy { number.isMultiple(of: $0) }
  }
}

extension Primitive {
  /// Whether its values are JSON numbers.
  var isNumeric: Bool {
    switch self {
    case .int8, .int16, .int32, .int64, .uint8, .uint16, .uint32, .uint64, .float, .double, .decimal: true
    default: false
    }
  }

  /// Smallest and largest value of an integer type.
  var wholeRange: ClosedRange<Numeral>? {
    func range(_ least: Int128, _ greatest: Int128) -> ClosedRange<Numeral> { Numeral(least)...Numeral(greatest) }
    return switch self {
    case .int8: range(Int128(Int8.min), Int128(Int8.max))
    case .int16: range(Int128(Int16.min), Int128(Int16.max))
    case .int32: range(Int128(Int32.min), Int128(Int32.max))
    case .int64: range(Int128(Int64.min), Int128(Int64.max))
    case .uint8: range(0, Int128(UInt8.max))
    case .uint16: range(0, Int128(UInt16.max))
    case .uint32: range(0, Int128(UInt32.max))
    case .uint64: range(0, Int128(UInt64.max))
    default: nil
    }
  }
}

/// Numbers that `rules` allow and that lie where `rules` or `others` draw a line, shortest first.
func numerals(_ rules: NumberRules, beside others: NumberRules?) -> [Numeral] {
  let steps = rules.steps + (others?.steps ?? [])
  let bounds = Set(rules.bounds + (others?.bounds ?? [])).sorted()
  var found: Set<Numeral> = [Numeral(0), Numeral(1), Numeral(-1), Numeral(5, exponent: -1), Numeral(72)]
  for bound in bounds {
    for place in [Numeral(1), bound.lastPlace, Numeral(1, exponent: bound.lastPlace.exponent - 1)] {
      found.formUnion([bound, bound + place, bound - place].compactMap { $0 })
    }
  }
  for (low, high) in zip(bounds, bounds.dropFirst()) {
    if let sum = low + high { found.insert(Numeral(sum.mantissa * 5, exponent: sum.exponent - 1)) }
  }
  for step in steps {
    found.insert(step)
    for number in found {
      guard let floor = number.floored(to: step) else { continue }
      // And one that is no multiple.
      let beside = floor + (step == Numeral(1) ? Numeral(5, exponent: -1) : Numeral(1))
      found.formUnion([floor, floor + step, floor - step, beside].compactMap { $0 })
    }
  }
  for digits in [rules.precision, others?.precision] {
    guard let digits, digits < 30 else { continue }
    for number in bounds + [Numeral(0)] {
      for place in [-digits, -digits - 1].map({ Numeral(1, exponent: $0) }) {
        found.formUnion([number + place, number - place].compactMap { $0 })
      }
    }
  }
  if rules.primitive.wholeRange == nil {
    for sign in [Int128(1), -1] {
      found.formUnion([
        Numeral(4 * sign, exponent: 38), Numeral(sign, exponent: 300), Numeral(sign, exponent: 309),
      ])
    }
  }
  let allowed = found.filter(rules.allows).map { (number: $0, size: $0.text.utf8.count) }
  return allowed.sorted { $0.size == $1.size ? $0.number < $1.number : $0.size < $1.size }.map(\.number)
}
