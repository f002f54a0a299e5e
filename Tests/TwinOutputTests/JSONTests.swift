import Foundation
import Testing
import TwinOutput
import TwinTestSupport

@Suite struct JSONTests {
  private func text(_ value: JSONValue, _ layout: JSONLayout) -> String {
    String(decoding: json(value, layout: layout), as: UTF8.self)
  }

  @Test func `each layout prints the same document`() {
    let value: JSONValue = .object([
      "b": [1, .null, true, .number(0.5)], "a": .object([]), "left out": nil, "c": .array([]), "d": .object(["x": "y"]),
    ])
    #expect(text(value, .compact) == #"{"b":[1,null,true,0.5],"a":{},"c":[],"d":{"x":"y"}}"#)
    #expect(text(value, .canonical) == #"{"a":{},"b":[1,null,true,0.5],"c":[],"d":{"x":"y"}}"#)
    #expect(
      text(value, .pretty) == """
        {
          "b": [
            1,
            null,
            true,
            0.5
          ],
          "a": {},
          "c": [],
          "d": {
            "x": "y"
          }
        }

        """)
    #expect(text("x", .canonical) == "\"x\"" && text(.null, .pretty) == "null\n")
    #expect(text([.integer(.min), .integer(.max)], .compact) == "[-9223372036854775808,9223372036854775807]")
  }

  @Test func `strings escape what RFC 8785 escapes and nothing else`() {
    let facts: [(String, String)] = [
      ("", #""""#), ("\"\\/", #""\"\\/""#), ("\u{8}\t\n\u{C}\r", #""\b\t\n\f\r""#),
      ("\u{0}\u{1}\u{B}\u{1F}", #""\u0000\u0001\u000b\u001f""#),
      ("\u{7F}\u{80}\u{2028}<é😀", "\"\u{7F}\u{80}\u{2028}<é😀\""),
      ("€$\u{F}\nA'B\"\\\\\"/", #""€$\u000f\nA'B\"\\\\\"/""#),
    ]
    for (string, printed) in facts { #expect(text(.string(string), .canonical).utf8.elementsEqual(printed.utf8)) }
  }

  @Test func `canonical keys are in the order of UTF-16 code units, at every depth`() {
    let keys = [
      "\u{20AC}", "\r", "\u{FB33}", "1", "\u{1F600}", "\u{80}", "\u{F6}", "", "10", "2", "a", "A", "\u{FFFF}",
    ]
    let sorted = [
      "", "\r", "1", "10", "2", "A", "a", "\u{80}", "\u{F6}", "\u{20AC}", "\u{1F600}", "\u{FB33}", "\u{FFFF}",
    ]
    let inner = JSONValue.object(keys.map { JSONEntry($0, 1) })
    let expected = "{" + sorted.map { text(.string($0), .canonical) + ":1" }.joined(separator: ",") + "}"
    #expect(text([inner], .canonical) == "[\(expected)]")
    #expect(text(.object([JSONEntry("b", inner), JSONEntry("a", 0)]), .canonical) == "{\"a\":0,\"b\":\(expected)}")
  }

  /// Bits and text from RFC 8785, appendix B.
  private static let numbers: [(bits: UInt64, text: String)] = [
    (0x0000_0000_0000_0000, "0"), (0x8000_0000_0000_0000, "0"), (0x0000_0000_0000_0001, "5e-324"),
    (0x8000_0000_0000_0001, "-5e-324"), (0x7FEF_FFFF_FFFF_FFFF, "1.7976931348623157e+308"),
    (0xFFEF_FFFF_FFFF_FFFF, "-1.7976931348623157e+308"), (0x4340_0000_0000_0000, "9007199254740992"),
    (0xC340_0000_0000_0000, "-9007199254740992"), (0x4430_0000_0000_0000, "295147905179352830000"),
    (0x44B5_2D02_C7E1_4AF5, "9.999999999999997e+22"), (0x44B5_2D02_C7E1_4AF6, "1e+23"),
    (0x44B5_2D02_C7E1_4AF7, "1.0000000000000001e+23"), (0x444B_1AE4_D6E2_EF4E, "999999999999999700000"),
    (0x444B_1AE4_D6E2_EF4F, "999999999999999900000"), (0x444B_1AE4_D6E2_EF50, "1e+21"),
    (0x3EB0_C6F7_A0B5_ED8C, "9.999999999999997e-7"), (0x3EB0_C6F7_A0B5_ED8D, "0.000001"),
    (0x41B3_DE43_5555_5553, "333333333.3333332"), (0x41B3_DE43_5555_5554, "333333333.33333325"),
    (0x41B3_DE43_5555_5555, "333333333.3333333"), (0x41B3_DE43_5555_5556, "333333333.3333334"),
    (0x41B3_DE43_5555_5557, "333333333.33333343"), (0xBECB_F647_612F_3696, "-0.0000033333333333333333"),
    (0x4314_3FF3_C1CB_0959, "1424953923781206.2"),
  ]

  @Test func `numbers print as RFC 8785 lists them`() {
    for (bits, text) in Self.numbers { #expect(shortestJSON(Double(bitPattern: bits)) == text) }
    for (value, text) in [
      (1e-6, "0.000001"), (1e-7, "1e-7"), (1e20, "100000000000000000000"), (-1.5, "-1.5"), (100, "100"),
    ] {
      #expect(shortestJSON(value) == text)
    }
    for value in [Double.nan, .infinity, -.infinity] { #expect(text(.number(value), .canonical) == "null") }
  }

  private func randomDouble(_ random: inout SeededGenerator) -> Double {
    switch random.below(4) {
    case 0: Double(bitPattern: random.next())
    case 1: Double(Int64(bitPattern: random.next()) >> Int64(random.below(64)))
    case 2: Double(random.below(2_000_000) - 1_000_000) / [1, 10, 100, 1_000, 1e6, 1e9][random.below(6)]
    default: Double(random.below(1_000)) * [1e-8, 1e-6, 1e-5, 1, 1e18, 1e19, 1e20, 1e21][random.below(8)]
    }
  }

  @Test func `random numbers read back to themselves in as few digits as can be`() {
    var random = SeededGenerator(seed: 21)
    for _ in 0..<50_000 {
      let value = randomDouble(&random)
      guard value.isFinite else { continue }
      let printed = shortestJSON(value)
      #expect(Double(printed) == value || value == 0, "\(value) printed as \(printed)")
      func significant(_ text: String) -> Int {
        let digits = text.prefix { $0 != "e" }.filter(\.isNumber)
        return digits.drop { $0 == "0" }.reversed().drop { $0 == "0" }.count
      }
      #expect(significant(printed) == significant(value.description), "\(value) printed as \(printed)")
    }
  }

  static let node = OutsideTool("node")

  @Test(.enabled(if: node != nil, "node is not installed"))
  func `random numbers and strings print as an ECMA-262 engine prints them`() throws {
    var random = SeededGenerator(seed: 22)
    let numbers = (0..<20_000).map { _ in randomDouble(&random) }.filter(\.isFinite)
    let strings = (0..<5_000).map { _ in
      var text = String.UnicodeScalarView()
      for _ in 0..<random.below(8) {
        let limits: [UInt32] = [0x20, 0x80, 0x800, 0x1_0000, 0x11_0000]
        text.append(Unicode.Scalar(UInt32.random(in: 0..<limits[random.below(5)], using: &random)) ?? "x")
      }
      return String(text)
    }
    // Bits travel as text, so that reading them cannot round.
    let input = try JSONSerialization.data(withJSONObject: [
      "bits": numbers.map { String($0.bitPattern) }, "strings": strings,
    ])
    let output = try #require(Self.node).run(
      [
        "-e",
        """
        const { bits, strings } = JSON.parse(require("fs").readFileSync(process.argv[1], "utf8"));
        const view = new DataView(new ArrayBuffer(8));
        const numbers = bits.map((text) => { view.setBigUint64(0, BigInt(text)); return view.getFloat64(0); });
        process.stdout.write(JSON.stringify([...numbers, ...strings]));
        """,
      ], input: input)
    let printed = json(.array(numbers.map { .number($0) } + strings.map { .string($0) }), layout: .canonical)
    #expect(printed == Array(output))
  }

  static let rfc8785 = OutsideTool("python3", probe: ["-c", "import rfc8785"])

  @Test(.enabled(if: rfc8785 != nil, "python3 has no rfc8785"))
  func `random documents print canonically as rfc8785 prints them`() throws {
    var random = SeededGenerator(seed: 23)
    let value = JSONValue.array((0..<400).map { _ in document(&random, depth: 0, number: randomDouble) })
    let output = try #require(Self.rfc8785).run(
      ["-c", "import json, rfc8785, sys; sys.stdout.buffer.write(rfc8785.dumps(json.load(open(sys.argv[1]))))"],
      input: Data(json(value, layout: .pretty)))
    #expect(json(value, layout: .canonical) == Array(output))
  }

  @Test func `random documents read back as they were from every layout`() throws {
    var random = SeededGenerator(seed: 24)
    for _ in 0..<400 {
      // Foundation reads other fractions by way of decimals, not always to the nearest double.
      let value = document(&random, depth: 0) { Double($0.below(1_000_000)) + 0.375 }
      let forms = try [JSONLayout.compact, .pretty, .canonical].map {
        try #require(
          JSONSerialization.jsonObject(with: Data(json(value, layout: $0)), options: .fragmentsAllowed) as? NSObject)
      }
      #expect(forms[0] == forms[1] && forms[0] == forms[2] && forms[0] == foundation(value))
    }
  }

  @Test func `an escape is found at every place of a text of any length`() {
    let escapes = [
      ("\"", #"\""#), ("\\", #"\\"#), ("\n", #"\n"#), ("\u{1}", #"\u0001"#), ("\u{1F}", #"\u001f"#),
    ]
    for length in 0..<40 {
      let plain = String(repeating: "é", count: length / 4) + String(repeating: "x", count: length)
      #expect(text(.string(plain), .compact) == "\"" + plain + "\"")
      for (character, escape) in escapes {
        for place in 0...length {
          let (head, tail) = (String(plain.prefix(place)), String(plain.dropFirst(place)))
          let twice = head + character + character + tail
          #expect(text(.string(head + character + tail), .compact) == "\"\(head)\(escape)\(tail)\"")
          #expect(text(.string(twice), .compact) == "\"\(head)\(escape)\(escape)\(tail)\"")
        }
      }
      // Neighbours of what is escaped, and bytes whose highest bit is set.
      #expect(text(.string(plain + " !#[]\u{7F}\u{80}ÿ"), .compact) == "\"" + plain + " !#[]\u{7F}\u{80}ÿ\"")
    }
  }

  @Test func `the order of keys is that of their UTF-16 code units`() {
    let scalars: [Unicode.Scalar] = [
      "\u{0}", "a", "\u{7F}", "\u{80}", "\u{7FF}", "\u{800}", "\u{D7FF}", "\u{E000}", "\u{EFFF}", "\u{F000}",
      "\u{FFFF}", "\u{10000}", "\u{3FFFF}", "\u{40000}", "\u{FFFFF}", "\u{100000}", "\u{10FFFF}",
    ]
    let texts =
      [""] + scalars.map { String($0) } + scalars.flatMap { a in scalars.map { "k" + String(a) + String($0) } }
    for a in texts {
      for b in texts {
        let isBefore = isCanonicalOrder(a.utf8Span.span, b.utf8Span.span)
        #expect(isBefore == a.utf16.lexicographicallyPrecedes(b.utf16), "\(a.unicodeScalars) \(b.unicodeScalars)")
      }
    }
  }

  @Test func `a writer leaves out entries without content and prints what a value tree prints`() {
    for layout in [JSONLayout.compact, .pretty, .canonical] {
      var writer = JSONWriter(layout: layout)
      writer.beginObject()
      writer.array("a") { _ in }
      writer.object("b") { $0.array("inner") { _ in } }
      writer.array("c") { json in
        json.beginString()
        for byte in "x\n".utf8 { json.append(byte) }
        json.append("y".utf8Span.span)
        json.endString()
        json.integer(.min)
        json.beginObject()
        json.endObject()
      }
      writer.object("d") { _ in }
      writer.object("e") { json in
        json.key("f".utf8Span.span)
        json.null()
      }
      writer.endObject()
      let value: JSONValue = .object([
        "c": ["x\ny", .integer(.min), .object([JSONEntry]())], "e": .object(["f": .null]),
      ])
      let written = writer.finish()
      #expect(written == json(value, layout: layout))
    }
  }

  @Test func `texts of any length and entries left out meet the end of the room anywhere`() {
    // The room of a writer has 16 KiB; what is left out, and what is longer than all of it, begins at each of its last bytes.
    for length in (1 << 14) - 64...(1 << 14) + 8 {
      let filler = String(repeating: "x", count: length)
      var writer = JSONWriter(layout: .compact)
      writer.beginObject()
      writer.key("a")
      writer.string(filler)
      writer.object("b") { $0.array("inner") { json in json.object("innermost") { _ in } } }
      writer.array("c") { $0.string(filler + filler + "\n") }
      writer.endObject()
      let written = writer.finish()
      #expect(written == Array(#"{"a":"\#(filler)","c":["\#(filler)\#(filler)\n"]}"#.utf8), "\(length)")
    }
  }

  @Test func `digits are printed as they are, and what is no number as null`() {
    for digits in ["0", "-0", "12345678901234567890.10", "1e-400", "-1.5E+3"] {
      #expect(json(.decimal(digits), layout: .compact) == Array(digits.utf8))
    }
    for text in ["", "-", "01", "+1", "1.", ".5", "1e", "0x1", "NaN", "1 "] {
      #expect(json(.decimal(text), layout: .compact) == Array("null".utf8), "\(text)")
    }
  }

  private func foundation(_ value: JSONValue) -> NSObject {
    switch value {
    case .null: NSNull()
    case .boolean(let value): NSNumber(value: value)
    case .integer(let value): NSNumber(value: value)
    case .number(let value): NSNumber(value: value)
    case .decimal(let digits): NSDecimalNumber(string: digits)
    case .string(let value): NSString(string: value)
    case .array(let elements): NSArray(array: elements.map(foundation))
    case .object(let entries):
      NSDictionary(dictionary: Dictionary(entries.map { ($0.key, foundation($0.value)) }) { $1 })
    }
  }

  private func document(_ random: inout SeededGenerator, depth: Int, number: (inout SeededGenerator) -> Double)
    -> JSONValue
  {
    func string(_ random: inout SeededGenerator) -> String {
      let pieces = ["a", "B", "é", "😀", "\u{FB33}", "\"", "\\", "\n", "\u{1}", "1", "_"]
      return (0..<random.below(4)).map { _ in pieces[random.below(pieces.count)] }.joined()
    }
    switch random.below(depth > 3 ? 5 : 7) {
    case 0: return .null
    case 1: return .boolean(random.below(2) == 0)
    case 2: return .integer(Int64(random.below(2_000_000)) - 1_000_000)
    case 3:
      let value = number(&random)
      // An integral one comes back as an integer, beyond 2^53 as one that others refuse.
      return value.isFinite && value != value.rounded() ? .number(value) : .number(0.5)
    case 4: return .string(string(&random))
    case 5: return .array((0..<random.below(5)).map { _ in document(&random, depth: depth + 1, number: number) })
    default:
      let keys = Set((0..<random.below(5)).map { _ in string(&random) })
      return .object(keys.sorted().map { JSONEntry($0, document(&random, depth: depth + 1, number: number)) })
    }
  }
}
