import TwinModel

/// The texts that stand for numbers in checks; see `JSONText.steps`. Places of first digits are beyond nothing that has 19 digits with the offset.
enum NumberKey {
  static let offset = 2_000_000_000_000_000_000
  static let zero = "2 0"

  /// The key of ±`digits` × 10^`exponent`; digits with no zeros at either end.
  static func key(isNegative: Bool, digits: String, exponent: Int) -> String {
    if digits.isEmpty { return zero }
    let lead = digits.utf8.count + exponent
    let places = " " + String(max(0, -exponent))
    if !isNegative { return "3" + String(offset + lead) + digits + places }
    let complement = digits.escaping { scalar in String(UnicodeScalar(UInt8(0x69 - UInt8(scalar.value)))) }
    return "1" + String(offset - lead) + complement + "~" + places
  }

  static func key(_ number: Number) -> String {
    key(
      isNegative: number.isNegative, digits: number.magnitude == 0 ? "" : String(number.magnitude),
      exponent: Int(number.exponent))
  }

  /// The key of a whole number in decimal digits.
  static func key(_ digits: String, isNegative: Bool = false) -> String {
    var kept = Substring(digits)
    while kept.last == "0" { kept.removeLast() }
    return key(isNegative: isNegative, digits: String(kept), exponent: digits.utf8.count - kept.utf8.count)
  }
}
