/// A number of a JSON document, of any length, exactly: ±digits × 10^exponent, without zeros at either end of the digits, so that
/// equal numbers have equal fields.
struct JSONNumber: Hashable, Sendable {
  let isNegative: Bool
  /// From 0 to 9 each; none for zero.
  let digits: [UInt8]
  /// Zero for zero. Far within what can be added to: parsing refuses exponents of more than 18 digits.
  let exponent: Int

  init(isNegative: Bool, digits: some Sequence<UInt8>, exponent: Int) {
    var kept = Array(digits.drop { $0 == 0 })
    var exponent = exponent
    while kept.last == 0 {
      kept.removeLast()
      exponent += 1
    }
    self.isNegative = isNegative && !kept.isEmpty
    self.digits = kept
    self.exponent = kept.isEmpty ? 0 : exponent
  }

  /// A number of the model.
  init(_ number: ExactNumber) {
    self.init(isNegative: number.isNegative, magnitude: number.magnitude, exponent: number.exponent)
  }

  init(isNegative: Bool, magnitude: UInt64, exponent: Int = 0) {
    self.init(isNegative: isNegative, digits: String(magnitude).utf8.lazy.map { $0 &- 0x30 }, exponent: exponent)
  }

  /// Reads text that is known to follow the grammar of RFC 8259 §6, its exponent of 18 digits at most.
  init(parsed text: ArraySlice<UInt8>) {
    var digits: [UInt8] = []
    var fraction = 0
    var isFraction = false
    var written = 0
    var index = text.startIndex
    while index < text.endIndex {
      let byte = text[index]
      index += 1
      switch byte {
      case 0x30...0x39:
        digits.append(byte - 0x30)
        if isFraction { fraction += 1 }
      case 0x2E: isFraction = true
      case 0x45, 0x65:
        let isBelow = index < text.endIndex && text[index] == 0x2D
        for digit in text[index...] where digit >= 0x30 && digit <= 0x39 {
          written = written &* 10 &+ Int(digit - 0x30)
        }
        if isBelow { written = -written }
        index = text.endIndex
      default: continue
      }
    }
    self.init(isNegative: text.first == 0x2D, digits: digits, exponent: written - fraction)
  }

  /// Whether it has no fraction: `1.0` and `1e0` have none.
  var isInteger: Bool { exponent >= 0 }

  /// Its distance from zero.
  var absolute: JSONNumber { JSONNumber(isNegative: false, digits: digits, exponent: exponent) }

  /// Whether it is a whole multiple of `step`; of zero, only zero is.
  func isMultiple(of step: ExactNumber) -> Bool {
    if digits.isEmpty { return true }
    let modulus = step.magnitude
    let shift = exponent - step.exponent
    // Digits without trailing zeros are no multiple of ten.
    guard modulus > 0, shift >= 0 else { return false }
    var rest: UInt64 = 0
    for digit in digits {
      rest = product(rest, 10, modulo: modulus)
      let (sum, overflow) = rest.addingReportingOverflow(UInt64(digit) % modulus)
      rest = overflow || sum >= modulus ? sum &- modulus : sum
    }
    return product(rest, powerOfTen(shift, modulo: modulus), modulo: modulus) == 0
  }
}

private func product(_ a: UInt64, _ b: UInt64, modulo modulus: UInt64) -> UInt64 {
  modulus.dividingFullWidth((a % modulus).multipliedFullWidth(by: b % modulus)).remainder
}

private func powerOfTen(_ exponent: Int, modulo modulus: UInt64) -> UInt64 {
  var result = 1 % modulus
  var base = 10 % modulus
  var exponent = exponent
  while exponent > 0 {
    if exponent & 1 == 1 { result = product(result, base, modulo: modulus) }
    base = product(base, base, modulo: modulus)
    exponent >>= 1
  }
  return result
}

extension JSONNumber: Comparable {
  /// Exact order by value. O(digits).
  static func < (a: JSONNumber, b: JSONNumber) -> Bool {
    if a.isNegative != b.isNegative { return a.isNegative }
    return a.isNegative ? magnitudePrecedes(b, a) : magnitudePrecedes(a, b)
  }

  private static func magnitudePrecedes(_ a: JSONNumber, _ b: JSONNumber) -> Bool {
    if a.digits.isEmpty || b.digits.isEmpty { return a.digits.isEmpty && !b.digits.isEmpty }
    let lead = (a.digits.count + a.exponent, b.digits.count + b.exponent)
    return lead.0 == lead.1 ? a.digits.lexicographicallyPrecedes(b.digits) : lead.0 < lead.1
  }
}

extension JSONNumber: CustomStringConvertible {
  /// The one text of all that have this value: plain up to 21 places, with an exponent beyond.
  var description: String {
    guard let first = digits.first else { return "0" }
    let lead = digits.count + exponent
    var text: [UInt8] = isNegative ? [0x2D] : []
    func ascii(_ digits: ArraySlice<UInt8>) -> [UInt8] { digits.map { $0 + 0x30 } }
    if exponent >= 0, lead <= 21 {
      text += ascii(digits[...]) + [UInt8](repeating: 0x30, count: exponent)
    } else if exponent < 0, lead > 0 {
      text += ascii(digits[..<lead]) + [0x2E] + ascii(digits[lead...])
    } else if exponent < 0, lead > -6 {
      text += [0x30, 0x2E] + [UInt8](repeating: 0x30, count: -lead) + ascii(digits[...])
    } else {
      text += [first + 0x30]
      if digits.count > 1 { text += [0x2E] + ascii(digits[1...]) }
      text += Array("e\(lead - 1)".utf8)
    }
    return String(decoding: text, as: UTF8.self)
  }
}

extension JSONNumber {
  /// Where binary32 ends: what is as large rounds to infinity (IEEE 754 §4.3.1).
  static let floatLimit = JSONNumber(power: 103, times: (1 << 25) - 1)
  /// Where binary64 ends.
  static let doubleLimit = JSONNumber(power: 970, times: (1 << 54) - 1)

  /// `factor` × 2^`power`.
  private init(power: Int, times factor: UInt64) {
    var digits = Array(JSONNumber(isNegative: false, magnitude: factor).digits.reversed())
    for _ in 0..<power {
      var carry: UInt8 = 0
      for index in digits.indices {
        let doubled = digits[index] * 2 + carry
        digits[index] = doubled % 10
        carry = doubled / 10
      }
      if carry > 0 { digits.append(carry) }
    }
    self.init(isNegative: false, digits: digits.reversed(), exponent: 0)
  }
}
