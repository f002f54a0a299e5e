import TwinImage
import TwinValues

extension ExactRatio {
  /// A decimal.
  init(_ number: JSONNumber) {
    let magnitude = WideInteger(digits: number.digits)
    let scale = WideInteger.power(ofTen: abs(number.exponent))
    self.init(
      number.exponent < 0 ? magnitude : magnitude * scale, number.exponent < 0 ? scale : .one,
      isNegative: number.isNegative)
  }
}

// MARK: - From the 106 bits of an image

extension ExactRatio {
  /// Bits of numerator and denominator together, beyond which a fraction may be one of the many that are near by chance.
  private static let costLimit = 92

  /// The number that an image holds as `value`: of all fractions times powers of π that round to these bits, the simplest one, if
  /// there is one so simple that it cannot be chance; else the bits themselves.
  ///
  /// Models write factors as products and quotients of decimals and π. An image keeps about 106 bits of each, which tell
  /// numerators and denominators of some 44 bits each apart, and decimals of 20 digits.
  static func recovered(from value: ExtendedDouble) -> ExactRatio {
    let written = ExactRatio(bits: value.high) + ExactRatio(bits: value.low)
    guard !written.isZero else { return written }
    var result = written
    var least = Self.costLimit
    for power in [0, 1, -1, 2, -2] {
      let bare = ExactRatio(written.numerator, written.denominator, piPower: -power).withoutPi
      guard let (simple, cost) = bare.simplest, cost < least else { continue }
      least = cost
      result = ExactRatio(simple.numerator, simple.denominator, isNegative: written.isNegative, piPower: power)
    }
    return result
  }

  /// The exact value of the bits.

  private init(bits value: Double) {
    guard value.isFinite, value != 0 else {
      self = .zero
      return
    }
    let significand = value.significandBitPattern | (value.isNormal ? 1 << 52 : 0)
    let exponent = max(Int(value.exponentBitPattern), 1) - 1075
    let magnitude = WideInteger(significand)
    self.init(
      exponent > 0 ? magnitude.shifted(by: exponent) : magnitude,
      exponent < 0 ? WideInteger.one.shifted(by: -exponent) : .one, isNegative: value < 0)
  }

  /// The simplest fraction, or decimal, that is the same to 100 bits, with the bits that it takes to write it beside a power of ten.
  /// Nil where there is none that is much shorter than those 100 bits.
  private var simplest: (ratio: ExactRatio, cost: Int)? {
    // Between 1 and 10, so that powers of ten cost nothing.
    var exponent = (numerator.bitCount - denominator.bitCount) * 30103 / 100_000 - 1
    func scaled(_ exponent: Int) -> (WideInteger, WideInteger) {
      let scale = WideInteger.power(ofTen: abs(exponent))
      return exponent > 0 ? (numerator, denominator * scale) : (numerator * scale, denominator)
    }
    var (x, y) = scaled(exponent)
    while x.divided(by: y).quotient > WideInteger(9) {
      exponent += 1
      (x, y) = scaled(exponent)
    }
    func result(_ p: WideInteger, _ q: WideInteger, _ cost: Int) -> (ExactRatio, Int) {
      let scale = WideInteger.power(ofTen: abs(exponent))
      return (exponent > 0 ? ExactRatio(p * scale, q) : ExactRatio(p, q * scale), cost)
    }
    /// Whether p ÷ q is x ÷ y to 100 bits.
    func isSame(_ p: WideInteger, _ q: WideInteger) -> Bool {
      !p.isZero && WideInteger.distance(p * y, q * x).shifted(by: 100) <= q * x
    }
    // Convergents of the continued fraction: the best approximations that there are.
    var (rest, divisor) = (x, y)
    var (p0, q0, p1, q1) = (WideInteger.zero, WideInteger.one, WideInteger.one, WideInteger.zero)
    while !divisor.isZero {
      let (whole, remainder) = rest.divided(by: divisor)
      (p0, q0, p1, q1) = (p1, q1, whole * p1 + p0, whole * q1 + q0)
      (rest, divisor) = (divisor, remainder)
      let cost = p1.bitCount + q1.bitCount
      if cost > Self.costLimit { break }
      if isSame(p1, q1) { return result(p1, q1, cost) }
    }
    for places in 12...20 {
      let scale = WideInteger.power(ofTen: places)
      let (whole, remainder) = (x * scale).divided(by: y)
      let rounded = y < remainder + remainder ? whole + .one : whole
      // Its bits are those of the decimal; a denominator that is a power of ten costs nothing.
      if isSame(rounded, scale) { return result(rounded, scale, rounded.bitCount) }
    }
    return nil
  }
}

// MARK: - To decimals

/// How a number without an end is cut.
enum DecimalRounding: Hashable, Sendable {
  /// To so many significant digits.
  case significant(Int)
  /// To so many digits after the decimal point.
  case places(Int)
}

extension ExactRatio {
  /// Its decimal, exactly; nil where that has no end.
  var exactDecimal: JSONNumber? {
    if isZero { return JSONNumber(isNegative: false, digits: [], exponent: 0) }
    guard piPower == 0 else { return nil }
    var rest = denominator
    var (twos, fives) = (0, 0)
    let (two, five) = (WideInteger(2), WideInteger(5))
    while rest.isEven {
      rest = rest.divided(by: two).quotient
      twos += 1
    }
    while case let (quotient, remainder) = rest.divided(by: five), remainder.isZero {
      rest = quotient
      fives += 1
    }
    guard rest == .one else { return nil }
    let places = max(twos, fives)
    let digits = (numerator * .power(ofTen: places)).divided(by: denominator).quotient.digits
    return JSONNumber(isNegative: isNegative, digits: digits, exponent: -places)
  }

  /// The nearest decimal; what lies half-way goes to the even one.
  func decimal(_ rounding: DecimalRounding) -> JSONNumber {
    let bare = piPower == 0 ? self : withoutPi
    if bare.isZero { return JSONNumber(isNegative: false, digits: [], exponent: 0) }
    switch rounding {
    case .places(let places): return bare.rounded(places)
    case .significant(let count):
      var places = count - (bare.numerator.bitCount - bare.denominator.bitCount) * 30103 / 100_000
      // The estimate is off by one at most; what is rounded up to one digit more has a zero at its end.
      while bare.floor(places).digits.count > count { places -= 1 }
      while bare.floor(places).digits.count < count { places += 1 }
      return bare.rounded(places)
    }
  }

  private func scaled(_ places: Int) -> (WideInteger, WideInteger) {
    let scale = WideInteger.power(ofTen: abs(places))
    return places < 0 ? (numerator, denominator * scale) : (numerator * scale, denominator)
  }

  private func floor(_ places: Int) -> WideInteger {
    let (x, y) = scaled(places)
    return x.divided(by: y).quotient
  }

  private func rounded(_ places: Int) -> JSONNumber {
    let (x, y) = scaled(places)
    var (whole, remainder) = x.divided(by: y)
    let twice = remainder + remainder
    if y < twice || (twice == y && !whole.isEven) { whole = whole + .one }
    return JSONNumber(isNegative: isNegative, digits: whole.digits, exponent: -places)
  }
}
