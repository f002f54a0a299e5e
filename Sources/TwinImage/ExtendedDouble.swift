/// An unevaluated sum of two doubles, about 106 bits: enough that factors like 5/9 or π/180 convert a value to the nearest
/// double. Units hold their factor and offset in this form.
public struct ExtendedDouble: Hashable, Sendable {
  /// The nearest double.
  public var high: Double
  /// What is left, at most half a unit in the last place of `high`.
  public var low: Double

  /// `high + low`.
  public init(high: Double, low: Double = 0) {
    self.high = high
    self.low = low
  }

  /// An integer, exactly.
  public init(_ value: UInt64) {
    high = Double(value)
    // `high` is within 2^11 of `value`, so the difference of the halves is exact.
    let back = high >= 0x1p64 ? 0 : UInt64(high)
    low = high >= 0x1p64 ? -Double(0 &- value) : back <= value ? Double(value - back) : -Double(back - value)
  }

  /// π.
  public static let pi = ExtendedDouble(high: 0x1.921fb54442d18p1, low: 0x1.1a62633145c07p-53)

  /// Whether both parts are finite.
  public var isFinite: Bool { high.isFinite && low.isFinite }

  /// 10^exponent, to about 2^-100; not finite or zero beyond the range of doubles.
  public static func power(ofTen exponent: Int) -> ExtendedDouble {
    var result = ExtendedDouble(high: 1)
    var base = ExtendedDouble(high: 10)
    var rest = exponent.magnitude
    while rest != 0 {
      if rest & 1 == 1 { result = result * base }
      rest >>= 1
      if rest != 0 { base = base * base }
    }
    return exponent < 0 ? ExtendedDouble(high: 1) / result : result
  }

  private static func sum(_ a: Double, _ b: Double) -> ExtendedDouble {
    let high = a + b
    let part = high - a
    return ExtendedDouble(high: high, low: (a - (high - part)) + (b - part))
  }

  /// Sum.
  public static func + (a: ExtendedDouble, b: ExtendedDouble) -> ExtendedDouble {
    let highs = sum(a.high, b.high)
    let lows = sum(a.low, b.low)
    let first = sum(highs.high, highs.low + lows.high)
    return sum(first.high, first.low + lows.low)
  }

  /// Negative.
  public static prefix func - (a: ExtendedDouble) -> ExtendedDouble { ExtendedDouble(high: -a.high, low: -a.low) }

  /// Difference.
  public static func - (a: ExtendedDouble, b: ExtendedDouble) -> ExtendedDouble { a + -b }

  /// Product.
  public static func * (a: ExtendedDouble, b: ExtendedDouble) -> ExtendedDouble {
    let high = a.high * b.high
    let error = (-high).addingProduct(a.high, b.high)
    return sum(high, error + (a.high * b.low + a.low * b.high))
  }

  /// Quotient.
  public static func / (a: ExtendedDouble, b: ExtendedDouble) -> ExtendedDouble {
    let first = a.high / b.high
    let rest = a - b * ExtendedDouble(high: first)
    let second = rest.high / b.high
    let third = (rest - b * ExtendedDouble(high: second)).high / b.high
    return sum(first, second) + ExtendedDouble(high: third)
  }
}
