import Testing
import TwinModel
import TwinTestSupport

@Suite struct UnitsTests {
  @Test func `dimensions read and print over the SI symbols`() throws {
    let facts: [(text: String, exponents: [Int8], printed: String)] = [
      ("1", [0, 0, 0, 0, 0, 0, 0], "1"), ("L", [1, 0, 0, 0, 0, 0, 0], "L"), ("Θ", [0, 0, 0, 0, 1, 0, 0], "Θ"),
      ("M L2 T-3", [2, 1, -3, 0, 0, 0, 0], "L2 M T-3"), ("L1", [1, 0, 0, 0, 0, 0, 0], "L"),
      ("L-2 J", [-2, 0, 0, 0, 0, 0, 1], "L-2 J"), ("N I-1", [0, 0, 0, -1, 0, 1, 0], "I-1 N"),
      ("L127 M-128", [127, -128, 0, 0, 0, 0, 0], "L127 M-128"), ("L  M", [1, 1, 0, 0, 0, 0, 0], "L M"),
    ]
    for (text, exponents, printed) in facts {
      let dimension = try #require(Dimension(parsing: text), "\(text)")
      #expect(dimension.exponents == exponents)
      #expect(dimension.description == printed)
      #expect(Dimension(parsing: printed) == dimension)
    }
    for text in [
      "", " ", "0", "2", "X", "l", "L0", "L L", "L2 M L", "L+2", "L02", "L128", "L2.5", "L^2", "1 L", "L*M", "LM",
    ] {
      #expect(Dimension(parsing: text) == nil, "\(text)")
    }
    var random = SeededGenerator(seed: 5)
    for _ in 0..<2_000 {
      let dimension = Dimension(exponents: (0..<7).map { _ in Int8(truncatingIfNeeded: random.below(9) - 4) })
      #expect(Dimension(parsing: dimension.description) == dimension)
    }
  }

  @Test func `factors are exact products and quotients`() throws {
    let facts: [(text: String, numerator: String, denominator: String, pi: Int8, double: Double)] = [
      ("1", "1", "1", 0, 1), ("0.3048", "0.3048", "1", 0, 0.3048), ("5/9", "5", "9", 0, 5.0 / 9.0),
      ("0.3048*0.3048", "0.09290304", "1", 0, 0.09290304), ("pi", "1", "1", 1, .pi),
      ("pi/180", "1", "180", 1, .pi / 180),
      ("1e3/3600", "1000", "3600", 0, 1000.0 / 3600), ("2*pi", "2", "1", 1, 2 * .pi), ("1/pi", "1", "1", -1, 1 / .pi),
      ("pi*pi/4", "1", "4", 2, .pi * .pi / 4), (" 5 / 9 ", "5", "9", 0, 5.0 / 9.0), ("-40", "-40", "1", 0, -40),
      ("45967/180", "45967", "180", 0, 45967.0 / 180), ("0", "0", "1", 0, 0), ("1/2/3", "1", "6", 0, 1.0 / 6),
    ]
    for (text, numerator, denominator, pi, double) in facts {
      let factor = try #require(ExactFactor(parsing: text), "\(text)")
      #expect(factor.numerator == Number(numerator) && factor.denominator == Number(denominator), "\(text)")
      #expect(factor.piPower == pi)
      #expect(abs(factor.double - double) <= abs(double) * 1e-15, "\(text): \(factor.double)")
      #expect(ExactFactor(parsing: factor.description) == factor, "\(factor)")
    }
    for text in [
      "", " ", "*", "/", "1/", "/2", "1/0", "1//2", "1**2", "1 2", "p i", "pie", "PI", "1+2", "(1)", "1e", "1e1000",
      "9999999999*99999999999", "1/0.0", "0x1", "1,5", "pi*pi*pi*pi*pi*pi*pi*pi", "1\n/2",
    ] {
      #expect(ExactFactor(parsing: text) == nil, "\(text)")
    }
    #expect(ExactFactor(parsing: String(repeating: "1*", count: 300_000) + "7") == ExactFactor(Number(7 as Int64)))
    #expect(ExactFactor(parsing: String(repeating: "pi*", count: 300_000) + "7") == nil)
    #expect(ExactFactor.one.double == 1 && ExactFactor.zero.double == 0)
  }

  @Test func `random factors round-trip through their text`() throws {
    var random = SeededGenerator(seed: 6)
    for _ in 0..<5_000 {
      let terms = (0...random.below(4)).map { _ in random.below(5) == 0 ? "pi" : String(random.below(999) + 1) }
      var text = terms[0]
      for term in terms.dropFirst() { text += (random.below(2) == 0 ? "*" : "/") + term }
      let factor = try #require(ExactFactor(parsing: text))
      #expect(ExactFactor(parsing: factor.description) == factor, "\(text) prints as \(factor)")
    }
  }
}
