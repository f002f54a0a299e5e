import Foundation
import Testing
import TwinRuntime
import TwinTestSupport

@Suite struct DecimalConversionTests {
  private func unit(_ name: String, _ registry: Registry) throws -> UnitOfMeasure {
    try #require(registry.unit("org.example." + name))
  }

  @Test func `decimals are converted exactly, and rounded where they have no end`() throws {
    let registry = try ConversionTests.registry()
    let cases: [(String, String, String, String, Bool)] = [
      ("21.5", "celsius", "kelvin", "294.65", true), ("294.65", "kelvin", "celsius", "21.5", true),
      ("-40", "fahrenheit", "celsius", "-40", true), ("98.6", "fahrenheit", "celsius", "37", true),
      ("72", "fahrenheit", "celsius", "22.222222222222222", false), ("1e3", "metre", "kilometre", "1", true),
      ("0.1", "inch", "metre", "0.00254", true), ("180", "degree", "radian", "3.1415926535897932", false),
      ("90", "degree", "gradian", "100", true), ("0.5", "turn", "degree", "180", true),
      ("1", "lightYear", "angstrom", "9.4607304725808e25", true),
      ("12345678901234567890.12345678901234", "metre", "kilometre", "12345678901234567.89012345678901234", true),
      // Of more than 34 digits, with an end.
      (
        "1.00000000000000000000000000000000000005", "metre", "kilometre", "0.001", false
      ),
      (
        "1.23456789012345678901234567890123456789", "metre", "kilometre", "0.001234567890123456789012345678901235",
        false
      ),
    ]
    for (value, from, to, expected, isExact) in cases {
      let result = try registry.convert(decimal: value, from: unit(from, registry), to: unit(to, registry))
      #expect(result.text == expected, "\(value) \(from) is \(result.text) \(to)")
      #expect(result.isExact == isExact, "\(value) \(from)")
    }
  }

  @Test func `what is no number, too long, or of another quantity is refused`() throws {
    let registry = try ConversionTests.registry()
    let (metre, foot) = (try unit("metre", registry), try unit("foot", registry))
    let digits = String(repeating: "7", count: 401)
    for text in [
      "", "x", "1 2", "\"1\"", "01", "1e999999999999999999", "1e-500", digits, "1e999999999", "-1e-999999999",
      "0.1e99999999999999999999999999", "Infinity", "-inf", "NaN", "+1", "1e", "1\u{0}",
    ] {
      #expect(throws: ConversionError.outOfRange) { try registry.convert(decimal: text, from: metre, to: foot) }
    }
    #expect(throws: ConversionError.self) {
      try registry.convert(decimal: "1", from: metre, to: unit("kelvin", registry))
    }
    #expect(throws: ConversionError.outOfRange) {
      try registry.convert(decimal: "1", from: unit("one", registry), to: unit("huge", registry))
    }
  }

  @Test func `numbers of as many places as are taken cost no time, and zero is zero however it is written`() throws {
    let registry = try ConversionTests.registry()
    let (foot, mile) = (try unit("foot", registry), try unit("mile", registry))
    let start = ContinuousClock.now
    for text in [String(repeating: "7", count: 400), "1e399", "-1e-399", "0." + String(repeating: "3", count: 200)] {
      #expect(try !registry.convert(decimal: text, from: foot, to: mile).text.isEmpty)
    }
    #expect(ContinuousClock.now - start < .seconds(30))
    for text in ["0", "-0.0", "0e99", "0.000"] {
      #expect(try registry.convert(decimal: text, from: foot, to: mile).text == "0", "\(text)")
    }
  }

  @Test func `what is exact in another unit is the same number back again`() throws {
    let registry = try ConversionTests.registry()
    var random = SeededGenerator(seed: 8_800)
    var count = 0
    for units in ConversionTests.quantities.dropLast() {
      for one in units {
        for other in units where one.0 != other.0 {
          for _ in 0..<8 {
            let text = "\(random.chance(50) ? "-" : "")\(1 + random.below(9_999_999))e\(random.below(9) - 6)"
            let (from, to) = (try unit(one.0, registry), try unit(other.0, registry))
            let there = try registry.convert(decimal: text, from: from, to: to)
            guard there.isExact else { continue }
            let back = try registry.convert(decimal: there.text, from: to, to: from)
            let same = try registry.convert(decimal: text, from: from, to: from)
            #expect(
              back == same && back.isExact, "\(text) \(one.0) is \(there.text) \(other.0), and \(back.text) again")
            count += 1
          }
        }
      }
    }
    #expect(count > 100)
  }

  private static let script = """
    import json, sys, decimal
    from fractions import Fraction
    pi = Fraction("3.14159265358979323846264338327950288419716939937510582097494459230781640628620899862803482534")
    def factor(text):
        value, power, divide = Fraction(1), 0, False
        for part in text.replace("/", " / ").replace("*", " * ").split():
            if part in "*/": divide = part == "/"
            elif part == "pi": power += -1 if divide else 1
            else: value = value / Fraction(part) if divide else value * Fraction(part)
        return value, power
    def ends(value):
        rest = value.denominator
        for prime in 2, 5:
            while rest % prime == 0: rest //= prime
        return rest == 1
    def written(value, rational):
        # Exactly where at most 34 digits do, else 34 of them where it has an end, and 17 where it has none, half to even.
        def at(digits):
            with decimal.localcontext() as context:
                context.prec, context.rounding = digits, decimal.ROUND_HALF_EVEN
                context.traps[decimal.Inexact] = False
                return decimal.Decimal(value.numerator) / decimal.Decimal(value.denominator), context.flags[decimal.Inexact]
        exact, lost = at(34)
        if lost and rational and ends(value): return exact, False
        return (at(17)[0], False) if lost else (exact, True)
    wrong, data = 0, json.load(open(sys.argv[1]))
    for text, one, other, result, is_exact in data:
        (f, p), (o, _), (g, q), (u, _) = factor(one[0]), factor(one[1]), factor(other[0]), factor(other[1])
        value = (Fraction(text) * f + o - u) / g * pi ** (p - q)
        expected, exact = written(value, p == q)
        exact = exact and (p == q or value == 0)
        if decimal.Decimal(result) != expected or exact != is_exact:
            wrong += 1
            print(text, one, other, result, expected, exact)
    print("checked", len(data), "wrong", wrong)
    """

  @Test(.enabled(if: ConversionTests.python != nil, "needs python3"))
  func `every conversion is the exact decimal, or the nearest of 34 digits, or of 17 where it has no end`() throws {
    let registry = try ConversionTests.registry()
    var random = SeededGenerator(seed: 7_700)
    var rows: [[Any]] = []
    for units in ConversionTests.quantities.dropLast() {
      for one in units {
        for other in units where one.0 != other.0 {
          for _ in 0..<25 {
            let digits = 1 + random.below(random.chance(20) ? 60 : 6)
            var text = (0..<digits).map { _ in String(random.below(10)) }.joined()
            text = String(text.drop { $0 == "0" })
            if text.isEmpty { text = "0" }
            text = (random.chance(30) ? "-" : "") + text + "e\(random.below(16) - 8)"
            let result = try registry.convert(
              decimal: text, from: unit(one.0, registry), to: unit(other.0, registry))
            rows.append([text, [one.1, one.2], [other.1, other.2], result.text, result.isExact])
          }
        }
      }
    }
    let output = try #require(ConversionTests.python).run(
      ["-c", Self.script], input: try JSONSerialization.data(withJSONObject: rows))
    #expect(String(decoding: output, as: UTF8.self) == "checked \(rows.count) wrong 0\n")
  }
}
