import Foundation
import Testing
import TwinModel
import TwinTestSupport

@Suite struct NumberTests {
  @Test func `numbers print in the shortest plain form and read back`() throws {
    let facts: [(text: String, printed: String)] = [
      ("0", "0"), ("-0", "0"), ("0.000", "0"), ("0e99999999999999999999", "0"), ("1", "1"), ("1.0", "1"),
      ("1.50", "1.5"), ("-0.25", "-0.25"), ("100", "100"), ("200000", "200000"), ("1e3", "1000"), ("1E+3", "1000"),
      ("1e20", "100000000000000000000"), ("1e21", "1e+21"), ("12e20", "1.2e+21"), ("1e-6", "0.000001"),
      ("1e-7", "1e-7"), ("123e-9", "1.23e-7"), ("0.1e1", "1"), ("18446744073709551615", "18446744073709551615"),
      ("-9223372036854775808", "-9223372036854775808"), ("1e999", "1e+999"), ("-1e-999", "-1e-999"),
      ("1000e996", "1e+999"),
    ]
    for (text, printed) in facts {
      let number = try #require(Number(text), "\(text)")
      #expect(number.description == printed)
      #expect(Number(printed) == number)
    }
  }

  @Test func `what is not a number or does not fit is refused`() {
    for text in [
      "", "-", "+1", ".5", "1.", "1.e3", "01", "-01", "00", "1e", "1e+", "1e+-1", "0x10", "1_000", "1,5", " 1", "1 ",
      "NaN",
      "inf", "١", "1e1000", "1e-1000", "18446744073709551616", "1.2345678901234567890123", "--1", "1-1", "1e1.5",
      "1..2",
    ] {
      #expect(Number(text) == nil, "\(text)")
    }
    #expect(Number(magnitude: 10, exponent: .max, isNegative: false) == nil)
    #expect(Number(magnitude: 1, exponent: .min, isNegative: false) == nil)
    #expect(Number(magnitude: 0, exponent: .max, isNegative: true) == .zero)
  }

  @Test func `a megabyte of digits ends soon and is exact or refused`() {
    let zeros = String(repeating: "0", count: 1_000_000)
    let nines = String(repeating: "9", count: 1_000_000)
    #expect(Number(nines) == nil)
    #expect(Number("1" + zeros) == nil)
    #expect(Number("0." + zeros + "1") == nil)
    #expect(Number("1." + zeros) == Number("1"))
    #expect(Number("1e" + nines) == nil)
    #expect(Number("1e-" + nines) == nil)
    #expect(Number("1e" + zeros + "2") == Number("100"))
    #expect(Number("0." + zeros + "1e1000001") == Number("1"))
    #expect(Number("1" + zeros + "e-1000000") == Number("1"))
    // An exponent that is cut short would make this 0.1.
    #expect(Number("0." + String(repeating: "0", count: 100_000) + "1e1234567") == nil)
  }

  @Test func `64-bit integers convert exactly at their edges`() throws {
    let facts: [(text: String, signed: Int64?, unsigned: UInt64?)] = [
      ("0", 0, 0), ("-1", -1, nil), ("1.5", nil, nil), ("1e-1", nil, nil), ("9223372036854775807", .max, 1 << 63 - 1),
      ("9223372036854775808", nil, 1 << 63), ("-9223372036854775808", .min, nil), ("-9223372036854775809", nil, nil),
      ("18446744073709551615", nil, .max), ("18446744073709551616e0", nil, nil),
      ("1e19", nil, 10_000_000_000_000_000_000),
      ("1e18", 1_000_000_000_000_000_000, 1_000_000_000_000_000_000), ("1e20", nil, nil), ("2e19", nil, nil),
      ("9223372036854775800", 9_223_372_036_854_775_800, 9_223_372_036_854_775_800), ("10.0e1", 100, 100),
    ]
    for (text, signed, unsigned) in facts {
      #expect(Number(text)?.int64 == signed, "\(text)")
      #expect(Number(text)?.uint64 == unsigned, "\(text)")
    }
    var random = SeededGenerator(seed: 1)
    for value in [.min, .min + 1, -10, -1, 0, 1, 10, .max - 1, .max] + (0..<2_000).map({ _ in randomInt64(&random) }) {
      #expect(Number(value).int64 == value)
      #expect(Number(value).description == String(value))
      let unsigned = UInt64(bitPattern: value)
      #expect(Number(unsigned).uint64 == unsigned)
      #expect(Number(unsigned) == Number(String(unsigned)))
    }
  }

  private func randomInt64(_ random: inout SeededGenerator) -> Int64 {
    Int64(bitPattern: random.next()) >> Int64(random.below(64))
  }

  @Test func `random numbers round-trip, and equal numbers have equal fields`() throws {
    var random = SeededGenerator(seed: 2)
    for _ in 0..<20_000 {
      let number = randomNumber(&random)
      #expect(Number(number.description) == number)
      // The same value spelled with digits moved across the point.
      let sign = number.isNegative ? "-" : ""
      let padding = String(repeating: "0", count: number == .zero ? 0 : random.below(30))
      let exponent = Int(number.exponent)
      let spelled = "\(sign)\(number.magnitude)\(padding)e\(exponent - padding.count)"
      let other = try #require(Number(spelled), "\(spelled)")
      #expect(other == number && other.hashValue == number.hashValue)
      #expect(other.magnitude == number.magnitude && other.exponent == number.exponent)
      #expect(number.magnitude == 0 || number.magnitude % 10 != 0)
      if abs(exponent) < 300 {
        #expect(number.double == Double("\(sign)\(number.magnitude)e\(exponent)"))
      }
      #expect(number.digitCount == String(number.magnitude).count)
      #expect(number.fractionDigits == max(0, -exponent) && number.isInteger == (exponent >= 0))
    }
  }

  private func randomNumber(_ random: inout SeededGenerator, exponents: ClosedRange<Int> = -950...950) -> Number {
    let near = random.below(3) > 0
    let exponent = near ? random.below(41) - 20 : exponents.lowerBound + random.below(exponents.count)
    let magnitude = random.next() >> UInt64(random.below(64))
    return Number(magnitude: magnitude, exponent: exponent, isNegative: random.below(2) == 0) ?? .zero
  }

  @Test func `the order is that of digits written out`() {
    var random = SeededGenerator(seed: 3)
    /// Sign, and 1000 + 20 digits before the point and 1000 after it.
    func writtenOut(_ number: Number) -> (Int, [UInt8]) {
      var digits = [UInt8](repeating: 0x30, count: 2_040)
      let text = Array(String(number.magnitude).utf8)
      // The digit of 10^k stands at 1040 - k.
      let first = 1_040 - (Int(number.exponent) + text.count - 1)
      for (index, digit) in text.enumerated() { digits[first + index] = digit }
      return (number.magnitude == 0 ? 0 : number.isNegative ? -1 : 1, digits)
    }
    func precedes(_ a: Number, _ b: Number) -> Bool {
      let (x, y) = (writtenOut(a), writtenOut(b))
      if x.0 != y.0 { return x.0 < y.0 }
      return x.0 < 0 ? y.1.lexicographicallyPrecedes(x.1) : x.1.lexicographicallyPrecedes(y.1)
    }
    for _ in 0..<6_000 {
      let a = randomNumber(&random)
      // Often a neighbour, whose leading digits are the same.
      let shift = random.below(3)
      let neighbour = Number(
        magnitude: a.magnitude / 10 &+ UInt64(random.below(3)), exponent: Int(a.exponent) + shift,
        isNegative: a.isNegative)
      let b = random.below(2) == 0 ? randomNumber(&random) : neighbour ?? .zero
      #expect((a < b) == precedes(a, b), "\(a) < \(b)")
      #expect((b < a) == precedes(b, a), "\(b) < \(a)")
      #expect((a == b) == (!(a < b) && !(b < a)))
    }
  }

  @Test func `multiples are exact`() throws {
    let facts: [(String, String, Bool)] = [
      ("0", "0", true), ("0", "7", true), ("7", "0", false), ("0.3", "0.1", true), ("0.35", "0.1", false),
      ("1e300", "3", false), ("3e300", "3", true), ("1e-300", "1e300", false), ("1e999", "1e-999", true),
      ("-6", "4", false), ("-8", "4", true), ("8", "-4", true), ("1", "1e-999", true), ("7.5", "2.5", true),
      ("18446744073709551615", "5", true), ("18446744073709551615", "18446744073709551614", false),
    ]
    for (number, divisor, expected) in facts {
      #expect(
        try #require(Number(number)).isMultiple(of: #require(Number(divisor))) == expected, "\(number) \(divisor)")
    }
    var random = SeededGenerator(seed: 4)
    for _ in 0..<10_000 {
      let a = UInt64(random.below(1_000_000))
      let b = UInt64(random.below(1_000) + 1)
      let (shiftA, shiftB) = (random.below(6), random.below(6))
      let power: [UInt64] = [1, 10, 100, 1_000, 10_000, 100_000]
      let left = Number(magnitude: a, exponent: -shiftA, isNegative: random.below(2) == 0)
      let right = Number(magnitude: b, exponent: -shiftB, isNegative: random.below(2) == 0)
      let expected = (a * power[5 - shiftA]) % (b * power[5 - shiftB]) == 0
      #expect(try #require(left).isMultiple(of: #require(right)) == expected, "\(a)e-\(shiftA) \(b)e-\(shiftB)")
    }
  }
}
