/// An exact number: ±numerator ÷ denominator × π^piPower. Factors of units are of this form.
package struct ExactRatio: Hashable, Sendable {
  package let isNegative: Bool
  package let numerator: WideInteger
  /// Never zero; has no divisor in common with the numerator.
  package let denominator: WideInteger
  /// Zero for zero.
  package let piPower: Int

  package static let zero = ExactRatio(.zero, .one)
  package static let one = ExactRatio(.one, .one)

  package init(_ numerator: WideInteger, _ denominator: WideInteger, isNegative: Bool = false, piPower: Int = 0) {
    let common = WideInteger.commonDivisor(numerator, denominator)
    self.isNegative = isNegative && !numerator.isZero
    self.numerator = numerator.divided(by: common).quotient
    self.denominator = denominator.isZero ? .one : denominator.divided(by: common).quotient
    self.piPower = numerator.isZero ? 0 : piPower
  }

  package var isZero: Bool { numerator.isZero }

  package static func * (a: ExactRatio, b: ExactRatio) -> ExactRatio {
    ExactRatio(
      a.numerator * b.numerator, a.denominator * b.denominator, isNegative: a.isNegative != b.isNegative,
      piPower: a.piPower + b.piPower)
  }

  /// Nil for a divisor of zero.
  package static func / (a: ExactRatio, b: ExactRatio) -> ExactRatio? {
    if b.isZero { return nil }
    return ExactRatio(
      a.numerator * b.denominator, a.denominator * b.numerator, isNegative: a.isNegative != b.isNegative,
      piPower: a.piPower - b.piPower)
  }

  package static prefix func - (a: ExactRatio) -> ExactRatio {
    ExactRatio(a.numerator, a.denominator, isNegative: !a.isNegative, piPower: a.piPower)
  }

  /// Sum; where the powers of π differ, with π to 75 digits.
  package static func + (a: ExactRatio, b: ExactRatio) -> ExactRatio {
    if a.isZero { return b }
    if b.isZero { return a }
    guard a.piPower == b.piPower else { return a.withoutPi + b.withoutPi }
    let (x, y) = (a.numerator * b.denominator, b.numerator * a.denominator)
    let isSum = a.isNegative == b.isNegative
    return ExactRatio(
      isSum ? x + y : .distance(x, y), a.denominator * b.denominator,
      isNegative: isSum || y < x ? a.isNegative : b.isNegative, piPower: a.piPower)
  }

  /// The same with π written out to 75 digits.
  package var withoutPi: ExactRatio {
    var result = ExactRatio(numerator, denominator, isNegative: isNegative)
    for _ in 0..<min(abs(piPower), 16) {
      result =
        piPower > 0
        ? result * Self.pi
        : ExactRatio(
          result.numerator * Self.pi.denominator, result.denominator * Self.pi.numerator, isNegative: isNegative)
    }
    return result
  }

  private static let pi = ExactRatio(
    WideInteger(
      digits: "314159265358979323846264338327950288419716939937510582097494459230781640628".utf8.lazy.map { $0 &- 0x30 }
    ),
    .power(ofTen: 74))
}

extension ExactRatio: Comparable {
  /// Exact order by value; where the powers of π differ, with π to 75 digits.
  package static func < (a: ExactRatio, b: ExactRatio) -> Bool {
    let distance = b + -a
    return !distance.isZero && !distance.isNegative
  }
}

/// What numbers in one unit are in another: x × scale + shift.
package struct ExactScale: Hashable, Sendable {
  /// What numbers are multiplied by.
  package let scale: ExactRatio
  /// What is added then.
  package let shift: ExactRatio

  /// A factor to a coherent unit, and what is added after it.
  package typealias Measure = (factor: ExactRatio, offset: ExactRatio)

  /// The way between two units. What is x in the coherent unit of the first is x × factor + offset in that of the second, as `between` has
  /// them. Nil where a factor is zero.
  package init?(from: Measure, to: Measure, between: Measure = (.one, .zero)) {
    guard !from.factor.isZero, let scale = from.factor * between.factor / to.factor,
      let shift = (from.offset * between.factor + between.offset + -to.offset) / to.factor
    else { return nil }
    (self.scale, self.shift) = (scale, shift)
  }

  /// `number` in the other unit.
  package func callAsFunction(_ number: ExactRatio) -> ExactRatio { number * scale + shift }
}
