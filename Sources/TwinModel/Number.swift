/// An exact decimal number: ±magnitude × 10^exponent, with no trailing zeros in the magnitude, so that equal numbers have
/// equal fields. Holds every 64-bit integer and decimals of up to 19 digits; what does not fit is refused, not rounded.
public struct Number: Hashable, Sendable {
  /// Digits as an integer without trailing zeros; zero for zero.
  public let magnitude: UInt64
  /// Power of ten; zero for zero.
  public let exponent: Int16
  /// Whether it is below zero.
  public let isNegative: Bool

  /// ±magnitude × 10^exponent, normalised; nil when the exponent leaves ±999.
  public init?(magnitude: UInt64, exponent: Int, isNegative: Bool) {
    var magnitude = magnitude
    var exponent = exponent
    if magnitude == 0 { exponent = 0 }
    // Far outside already, and safe to count up from below.
    guard (-2000...2000).contains(exponent) else { return nil }
    while magnitude != 0, magnitude % 10 == 0 {
      magnitude /= 10
      exponent += 1
    }
    guard (-999...999).contains(exponent) else { return nil }
    self.magnitude = magnitude
    self.exponent = Int16(exponent)
    self.isNegative = isNegative && magnitude != 0
  }

  /// An integer.
  public init(_ value: Int64) {
    self = Number(magnitude: value.magnitude, exponent: 0, isNegative: value < 0) ?? .zero
  }

  /// An integer.
  public init(_ value: UInt64) { self = Number(magnitude: value, exponent: 0, isNegative: false) ?? .zero }

  private init() {
    magnitude = 0
    exponent = 0
    isNegative = false
  }

  /// Zero.
  public static let zero = Number()

  /// Reads `-?digits[.digits][e[±]digits]`, the JSON grammar for numbers with leading zeros refused. Nil when the text is
  /// not of that form, has more than 19 significant digits, or an exponent beyond ±999.
  public init?(parsing text: Span<UInt8>) {
    var index = 0
    let negative = text.count > 0 && text[0] == UInt8(ascii: "-")
    if negative { index = 1 }
    var magnitude: UInt64 = 0
    var exponent = 0
    var digits = 0
    let integerStart = index
    var pendingZeros = 0

    func digit(at index: Int) -> UInt64? {
      guard index < text.count, text[index] >= 0x30, text[index] <= 0x39 else { return nil }
      return UInt64(text[index] - 0x30)
    }
    /// Appends a digit, holding zeros back so that trailing ones never overflow.
    func append(_ digit: UInt64) -> Bool {
      if digit == 0 {
        if magnitude != 0 { pendingZeros += 1 }
        return true
      }
      for _ in 0..<pendingZeros {
        let (scaled, overflow) = magnitude.multipliedReportingOverflow(by: 10)
        guard !overflow else { return false }
        magnitude = scaled
      }
      pendingZeros = 0
      let (scaled, overflow) = magnitude.multipliedReportingOverflow(by: 10)
      let (sum, carry) = scaled.addingReportingOverflow(digit)
      guard !overflow, !carry else { return false }
      magnitude = sum
      return true
    }

    while let next = digit(at: index) {
      guard append(next) else { return nil }
      digits += 1
      index += 1
    }
    guard digits > 0, !(digits > 1 && text[integerStart] == UInt8(ascii: "0")) else { return nil }
    if index < text.count, text[index] == UInt8(ascii: ".") {
      index += 1
      let fractionStart = index
      while let next = digit(at: index) {
        guard append(next) else { return nil }
        exponent -= 1
        index += 1
      }
      guard index > fractionStart else { return nil }
    }
    if index < text.count, text[index] | 0x20 == UInt8(ascii: "e") {
      index += 1
      var sign = 1
      if index < text.count, text[index] == UInt8(ascii: "+") || text[index] == UInt8(ascii: "-") {
        sign = text[index] == UInt8(ascii: "-") ? -1 : 1
        index += 1
      }
      let start = index
      var value = 0
      while let next = digit(at: index) {
        // Beyond what any number of digits before it could make up for.
        value = min(value * 10 + Int(next), 1 << 50)
        index += 1
      }
      guard index > start else { return nil }
      exponent += sign * value
    }
    guard index == text.count else { return nil }
    self.init(magnitude: magnitude, exponent: exponent + pendingZeros, isNegative: negative)
  }

  /// Reads the same grammar from a string.
  public init?(_ text: String) {
    let bytes = Array(text.utf8)
    self.init(parsing: bytes.span)
  }

  /// Whether it has no fraction.
  public var isInteger: Bool { exponent >= 0 }

  /// The value as a 64-bit integer, when it is one.
  public var int64: Int64? {
    guard let magnitude = integerMagnitude else { return nil }
    return isNegative
      ? (magnitude <= 1 << 63 ? Int64(truncatingIfNeeded: 0 &- magnitude) : nil) : Int64(exactly: magnitude)
  }

  /// The value as an unsigned 64-bit integer, when it is one.
  public var uint64: UInt64? { isNegative ? nil : integerMagnitude }

  private var integerMagnitude: UInt64? {
    guard exponent >= 0, exponent < 20 else { return nil }
    var value = magnitude
    for _ in 0..<exponent {
      let (scaled, overflow) = value.multipliedReportingOverflow(by: 10)
      guard !overflow else { return nil }
      value = scaled
    }
    return value
  }

  /// The nearest double.
  public var double: Double { Double(description) ?? 0 }

  /// Number of digits after the decimal point.
  public var fractionDigits: Int { max(0, -Int(exponent)) }

  /// Number of significant digits; 1 for zero.
  public var digitCount: Int {
    var count = 1
    var rest = magnitude / 10
    while rest != 0 {
      count += 1
      rest /= 10
    }
    return count
  }

  /// Whether `self` is a whole multiple of `divisor`; nil when the answer would need more than 128 bits.
  public func isMultiple(of divisor: Number) -> Bool? {
    if magnitude == 0 { return true }
    if divisor.magnitude == 0 { return false }
    let shift = Int(exponent) - Int(divisor.exponent)
    var dividend = UInt128(magnitude)
    var modulus = UInt128(divisor.magnitude)
    for _ in 0..<abs(shift) {
      let (scaled, overflow) = (shift > 0 ? dividend : modulus).multipliedReportingOverflow(by: 10)
      if overflow { return shift > 0 ? nil : false }
      if shift > 0 { dividend = scaled % modulus } else { modulus = scaled }
    }
    return dividend % modulus == 0
  }
}

extension Number: Comparable {
  /// Exact order by value.
  public static func < (a: Number, b: Number) -> Bool {
    if a.isNegative != b.isNegative { return a.isNegative }
    return a.isNegative ? magnitudePrecedes(b, a) : magnitudePrecedes(a, b)
  }

  private static func magnitudePrecedes(_ a: Number, _ b: Number) -> Bool {
    if a.magnitude == 0 || b.magnitude == 0 { return a.magnitude == 0 && b.magnitude != 0 }
    let lead = a.digitCount + Int(a.exponent) - b.digitCount - Int(b.exponent)
    if lead != 0 { return lead < 0 }
    // Equal leading positions: the exponents differ by less than 20, so 128 bits hold the aligned magnitudes.
    func aligned(_ number: Number, to exponent: Int16) -> UInt128 {
      (0..<Int(number.exponent - exponent)).reduce(UInt128(number.magnitude)) { value, _ in value * 10 }
    }
    let exponent = min(a.exponent, b.exponent)
    return aligned(a, to: exponent) < aligned(b, to: exponent)
  }
}

extension Number: CustomStringConvertible {
  /// The shortest plain form, with an exponent only where it saves more than a few zeros: `-0.25`, `200000`, `1e-9`.
  public var description: String {
    let digits = String(magnitude)
    let sign = isNegative ? "-" : ""
    let exponent = Int(exponent)
    if exponent >= 0, digits.count + exponent <= 21 { return sign + digits + String(repeating: "0", count: exponent) }
    if exponent < 0, -exponent < digits.count {
      return sign + digits.dropLast(-exponent) + "." + digits.suffix(-exponent)
    }
    if exponent < 0, -exponent - digits.count < 6 {
      return sign + "0." + String(repeating: "0", count: -exponent - digits.count) + digits
    }
    let power = exponent + digits.count - 1
    let fraction = digits.count > 1 ? "." + digits.dropFirst() : ""
    return sign + digits.prefix(1) + fraction + "e" + (power < 0 ? "-" : "+") + String(abs(power))
  }
}
