import Testing
import TwinRuntime
import TwinTestSupport

/// What values are valid, type by type and constraint by constraint.
@Suite struct ValueValidationTests {
  /// A schema, values of it, and values that are none with what each breaks.
  struct Case {
    var schema: String
    var good: [String]
    var bad: [(value: String, violations: [String])]

    init(_ schema: String, good: [String], bad: [(String, [String])]) {
      self.schema = schema
      self.good = good
      self.bad = bad.map { ($0.0, $0.1) }
    }

    /// Every bad value breaks one rule, at the document.
    init(_ schema: String, good: [String], _ rule: ViolationRule, _ bad: [String]) {
      self.init(schema, good: good, bad: bad.map { ($0, [" \(rule.rawValue)"]) })
    }
  }

  private func expect(_ cases: [Case]) throws {
    let source = cases.enumerated().map { "  S\($0): {\($1.schema)}\n" }.joined()
    let registry = try registry("schemas:\n" + source)
    for (index, test) in cases.enumerated() {
      let value = try #require(registry.schema("com.example.S\(index)")?.value)
      for text in test.good {
        #expect(value.validate(Array(text.utf8)).map(\.description) == [], "\(test.schema): \(text)")
      }
      for (text, violations) in test.bad {
        #expect(brief(value.validate(Array(text.utf8))) == violations, "\(test.schema): \(text)")
      }
    }
  }

  @Test func `integers are judged by value and hold what their type holds`() throws {
    try expect([
      Case(
        "type: int8", good: ["-128", "127", "0", "-0", "1.0", "1e0", "10e-1", "1.27e2", "0.0e99999", "1270e-1"],
        bad: [
          ("128", [" range"]), ("-129", [" range"]), ("1.5", [" type"]), ("1e-1", [" type"]), ("\"1\"", [" type"]),
          ("true", [" type"]), ("null", [" type"]), ("1e999999999999999999", [" range"]),
          ("-1e99999", [" range"]), ("1e-99999", [" type"]),
        ]),
      Case("type: uint8", good: ["255", "0", "-0.0"], .range, ["256", "-1"]),
      Case("type: int16", good: ["-32768", "32767"], .range, ["-32769", "32768"]),
      Case("type: uint16", good: ["65535"], .range, ["65536"]),
      Case("type: int32", good: ["-2147483648", "2147483647"], .range, ["-2147483649", "2147483648"]),
      Case("type: uint32", good: ["4294967295"], .range, ["4294967296"]),
      Case(
        "type: int64", good: ["-9223372036854775808", "9223372036854775807", "9223372036854775807.0000"], .range,
        ["-9223372036854775809", "9223372036854775808", "92233720368547758070"]),
      Case(
        "type: int64", good: [], .type, ["9223372036854775806.00000000000000000000000000000000001"]),
      Case("type: uint64", good: ["18446744073709551615"], .range, ["18446744073709551616", "-1"]),
    ])
  }

  @Test func `floats and doubles are any number that rounds to a finite one`() throws {
    try expect([
      Case(
        "type: double",
        good: [
          "1e308", "1.7976931348623157e308", "-1.797693134862315807e308", "1e-999999999",
        ],
        .range, ["1e309", "-1e309", "1e999999999", "1.797693134862315808e308"]),
      Case(
        "type: float", good: ["3.4028235e38", "3.40282356779733661e38"], .range, ["3.402823567797336617e38", "1e39"]),
      Case("type: decimal", good: ["1e309", "1e999999999", "0.1", "-0"], .type, ["\"1\"", "null", "[]", "{}"]),
      Case("type: double", good: [], .type, ["\"1\"", "\"NaN\"", "null", "false"]),
    ])
    let double = try #require(try registry("schemas: {D: double}").schema("com.example.D")?.value)
    // 2^1024 - 2^970 lies half-way between the largest double and what would come next, and rounds to infinity.
    let half = JSONNumberText.power(970, times: 18_014_398_509_481_983)
    #expect(brief(double.validate(Array(half.utf8))) == [" range"])
    #expect(brief(double.validate(Array((JSONNumberText.minusOne(half) + ".99999").utf8))) == [])
  }

  @Test func `strings have the form that their type asks for`() throws {
    try expect([
      Case("type: string", good: ["\"\"", "\"é\\u0000\\ud83d\\ude00\""], .type, ["1", "null", "[]"]),
      Case("type: boolean", good: ["true", "false"], .type, ["0", "\"true\"", "null"]),
      Case(
        "type: bytes", good: ["\"\"", "\"AAE=\"", "\"\\u0041AE=\"", "\"QR==\"", "\"2+1=\""], .format,
        ["\"AAE\"", "\"A\"", "\"AA E=\"", "\"QR=\"", "\"QQ==QQ==\""]),
      Case(
        "type: uuid", good: ["\"f81d4fae-7dec-11d0-a765-00a0c91e6bf6\""], .format,
        ["\"\"", "\"f81d4fae7dec11d0a76500a0c91e6bf6\""]),
      Case("type: date", good: ["\"2024-02-29\""], .format, ["\"2026-02-29\"", "\"2026-1-1\""]),
      Case(
        "type: time", good: ["\"08:30:00Z\"", "\"08:30:00.25+01:00\""], .format, ["\"08:30:00\"", "\"25:00:00Z\""]),
      Case("type: dateTime", good: ["\"2026-01-31T08:30:00Z\""], .format, ["\"2026-01-31\"", "\"2026-01-31 08:30\""]),
      Case("type: duration", good: ["\"PT15M\"", "\"P2W\""], .format, ["\"15M\"", "\"P\""]),
      Case("type: date", good: [], .type, ["20260101", "null"]),
    ])
  }

  @Test func `geometries name their kind and nest positions as it has them`() throws {
    let point = #"{"type": "Point", "coordinates": [1, 2.5e0, 3], "bbox": [0]}"#
    try expect([
      Case(
        "type: point", good: [point],
        bad: [
          ("1", [" type"]), ("{}", [" geometry", " geometry"]),
          (#"{"type": "Polygon", "coordinates": [1, 2]}"#, [" geometry"]),
          (#"{"type": "Point", "coordinates": [1]}"#, ["/coordinates geometry"]),
          (#"{"type": "Point", "coordinates": [1, "2"]}"#, ["/coordinates/1 geometry"]),
          (#"{"type": "Point", "coordinates": 1}"#, ["/coordinates geometry"]),
          (#"{"type": "Point"}"#, [" geometry"]),
        ]),
      Case(
        "type: lineString", good: [#"{"coordinates": [[1, 2], [3, 4]], "type": "LineString"}"#],
        bad: [
          (#"{"type": "LineString", "coordinates": [[1, 2], 3]}"#, ["/coordinates/1 geometry"]),
          (#"{"type": "LineString", "coordinates": [[1, 2]]}"#, ["/coordinates geometry"]),
          (#"{"type": "LineString", "coordinates": []}"#, ["/coordinates geometry"]),
        ]),
      Case(
        "type: multiPoint",
        good: [#"{"type": "MultiPoint", "coordinates": []}"#, #"{"type": "MultiPoint", "coordinates": [[1, 2]]}"#],
        bad: [(point, [" geometry", "/coordinates/0 geometry", "/coordinates/1 geometry", "/coordinates/2 geometry"])]),
      Case(
        "type: polygon",
        good: [
          #"{"type": "Polygon", "coordinates": [[[1, 2], [3, 4], [5, 6], [1, 2]]]}"#,
          #"{"type": "Polygon", "coordinates": [[[1, 20], [3, 4], [5, 6], [1.0, 2e1]]]}"#,
        ],
        bad: [
          (
            #"{"type": "Polygon", "coordinates": [[1, 2]]}"#,
            ["/coordinates/0 geometry", "/coordinates/0/0 geometry", "/coordinates/0/1 geometry"]
          ),
          (#"{"type": "Polygon", "coordinates": [[[1, 2], [3, 4], [1, 2]]]}"#, ["/coordinates/0 geometry"]),
          (#"{"type": "Polygon", "coordinates": [[[1, 2], [3, 4], [5, 6], [1, 3]]]}"#, ["/coordinates/0 geometry"]),
          (#"{"type": "Polygon", "coordinates": [[[1, 2], [3, 4], [5, 6], [1, 2, 0]]]}"#, ["/coordinates/0 geometry"]),
        ]),
      Case(
        "type: multiLineString",
        good: [#"{"type": "MultiLineString", "coordinates": [[[1, 2], [3, 4]], [[5, 6], [7, 8]]]}"#],
        bad: [(#"{"type": "MultiLineString", "coordinates": [[[1, 2]]]}"#, ["/coordinates/0 geometry"])]),
      Case(
        "type: multiPolygon",
        good: [#"{"type": "MultiPolygon", "coordinates": [[[[1, 2], [3, 4], [5, 6], [1, 2]]]]}"#],
        bad: [(#"{"type": "MultiPolygon", "coordinates": [[[[1, 2]]]]}"#, ["/coordinates/0/0 geometry"])]),
    ])
  }

  @Test func `longitudes and latitudes are degrees, and of two coordinates both are looked at`() throws {
    func point(_ position: String) -> String { #"{"type": "Point", "coordinates": [\#(position)]}"# }
    try expect([
      Case(
        "type: point",
        good: ["180, 90", "-180, -90", "180.000, 9e1", "-1.8e2, 0", "0, 0, 9000"].map(point),
        bad: [
          (point("180.0000000000000000001, 0"), ["/coordinates/0 geometry"]),
          (point("-181, 91"), ["/coordinates/0 geometry", "/coordinates/1 geometry"]),
          (point("0, -90.5"), ["/coordinates/1 geometry"]), (point("1e3, 0"), ["/coordinates/0 geometry"]),
          (
            #"{"type": "Point", "coordinates": [200, 0], "coordinates": [0, 0]}"#,
            ["/coordinates duplicateMember", "/coordinates/0 geometry"]
          ),
          (#"{"type": "Line", "type": "Point", "coordinates": [0, 0]}"#, ["/type duplicateMember", " geometry"]),
        ])
    ])
  }

  @Test func `bounds are exact for numbers of any length`() throws {
    try expect([
      Case(
        "type: decimal, minimum: 0.1", good: ["0.1", "1e-1", "0.1000000000000000000000000001"], .minimum,
        ["0.0999999999999999999999999999", "-1", "0"]),
      Case(
        "type: double, maximum: 5", good: ["5", "5.0", "-1e9"], .maximum,
        ["5.000000000000000000000000000000001", "1e2"]),
      Case(
        "type: double, exclusiveMinimum: -5", good: ["-4.9999999999999999999999999"], .exclusiveMinimum,
        ["-5", "-5.0", "-6"]),
      Case("type: double, exclusiveMaximum: 0", good: ["-1e-999999"], .exclusiveMaximum, ["0", "-0", "1e-999999"]),
      Case(
        "type: decimal, multipleOf: 0.3",
        good: ["0", "0.9", "3e40", "300000000000000000000000000000000000000000000.3"], .multipleOf,
        ["0.1", "0.31", "1e40", "0.30000000000000000000000001"]),
      Case(
        "type: int64, multipleOf: 7", good: ["0", "-14", "7e2"], .multipleOf,
        ["1", "8", "4611686018427387904"]),
      Case(
        "type: decimal, multipleOf: 7", good: ["7e999999999999", "70"], .multipleOf, ["1e999999999999999999", "7e-1"]),
      Case(
        "type: double, precision: 2", good: ["1.25", "1.2500", "100", "125e-2"], .precision,
        ["1.255", "1e-3", "125e-3"]),
      Case(
        "type: decimal, minimum: 1, maximum: 2", good: ["1", "2", "1.5"],
        bad: [("0", [" minimum"]), ("3", [" maximum"])]),
    ])
  }

  @Test func `lengths count scalars of strings and octets of bytes`() throws {
    try expect([
      Case(
        "type: string, minLength: 2, maxLength: 3", good: ["\"ab\"", "\"éé\"", "\"\\ud83d\\ude00ab\"", "\"e\\u0301\""],
        bad: [("\"a\"", [" minLength"]), ("\"😀\"", [" minLength"]), ("\"abcd\"", [" maxLength"])]),
      Case(
        "type: bytes, minLength: 2, maxLength: 3", good: ["\"AAE=\"", "\"AAEC\""],
        bad: [("\"AA==\"", [" minLength"]), ("\"AAECAw==\"", [" maxLength"]), ("\"\"", [" minLength"])]),
      Case(
        "type: string, pattern: '[a-z]+é?'", good: ["\"ab\"", "\"ab\\u00e9\""], .pattern,
        ["\"\"", "\"aB\"", "\"ab \"", "\" ab\""]),
    ])
  }

  @Test func `arrays and maps are judged with what they hold`() throws {
    try expect([
      Case(
        "array: {type: int8, maximum: 5}, minItems: 1, maxItems: 3", good: ["[1]", "[1, 2, 3]"],
        bad: [
          ("[]", [" minItems"]), ("[1, 2, 3, 4]", [" maxItems"]), ("[1, 6, \"a\"]", ["/1 maximum", "/2 type"]),
          ("{}", [" type"]), ("[null]", ["/0 type"]),
        ]),
      Case(
        "array: {array: double}, uniqueItems: true", good: ["[]", "[[1], [2]]", "[[1, 2], [2, 1]]"], .uniqueItems,
        ["[[1], [1.0]]", "[[10], [2], [1e1]]"]),
      Case(
        "array: {object: {a: string, b: double}}, uniqueItems: true", good: [#"[{"a": "1"}, {"b": 1}]"#], .uniqueItems,
        [#"[{"a": "x", "b": 1}, {"b": 1.0, "a": "\u0078"}]"#]),
      Case(
        "map: int8, keys: {type: string, pattern: '[a-z]+', maxLength: 3}, minItems: 1, maxItems: 2",
        good: [#"{"a": 1}"#, #"{"a": 1, "\u0062": 2}"#],
        bad: [
          ("{}", [" minItems"]), (#"{"a": 1, "b": 2, "c": 3}"#, [" maxItems"]), (#"{"A": 1}"#, ["/A mapKey"]),
          (#"{"abcd": 300}"#, ["/abcd mapKey", "/abcd range"]), ("[]", [" type"]),
          (#"{"ABCD": 1}"#, ["/ABCD mapKey"]),
        ]),
    ])
  }

  @Test func `objects hold their fields and no others`() throws {
    try expect([
      Case(
        "object: {a: {type: int8, required: true}, b: {object: {c: {type: string, required: true}}}}",
        good: [#"{"a": 1}"#, #"{"b": {"c": ""}, "a": 1}"#, #"{"\u0061": 1}"#],
        bad: [
          ("{}", [" required"]), (#"{"a": 1, "b": {}}"#, ["/b required"]),
          (#"{"a": 1, "x": 2, "y/~": 3, "$s": 4}"#, ["/x unknownMember", "/y~1~0 unknownMember", "/$s unknownMember"]),
          (#"{"a": null}"#, ["/a type"]), ("[]", [" type"]), (#"{"a": 1, "a": 2}"#, ["/a duplicateMember"]),
          (#"{"a": 1, "\u0061": "x"}"#, ["/a duplicateMember", "/a type"]),
          (#"{"A": 1}"#, ["/A unknownMember", " required"]),
        ])
    ])
    let value = try #require(try registry("schemas: {S: {object: {a: int8}}}").schema("com.example.S")?.value)
    let options = ValidationOptions(unknownMembers: .allowed)
    #expect(value.validate(Array(#"{"a": 1, "x": null}"#.utf8), options: options) == [])
    #expect(
      brief(value.validate(Array(#"{"a": 1, "x": {"y": 1, "y": 2}}"#.utf8), options: options)) == [
        "/x/y duplicateMember"
      ])
  }

  @Test func `what is no value of an enumeration is told what may stand there, codes with their names`() throws {
    let words: [(schema: String, value: String, expected: String)] = [
      ("enum: {off: 0, heating: 1}", "\"off\"", "one of 0 (off), 1 (heating)"),
      ("enum: {off: 0, heating: 1}", "7", "one of 0 (off), 1 (heating)"),
      ("enum: {off: 0, heating: 1}", "{}", "one of 0 (off), 1 (heating)"),
      ("enum: {off: 0, heating: 1}, open: true", "\"off\"", "a whole number, as 0 (off), 1 (heating)"),
      ("enum: {off: 'O', auto: auto}", "\"off\"", "one of \"O\" (off), \"auto\""),
      ("enum: [off, auto], open: true", "1", "a string, as \"off\", \"auto\""),
      (
        "enum: {a: 1, b: 2, c: 3, d: 4, e: 5, f: 6, g: 7}", "8",
        "one of 1 (a), 2 (b), 3 (c), 4 (d), 5 (e), 6 (f), …"
      ),
    ]
    for (schema, value, expected) in words {
      let registry = try registry("schemas: {S: {\(schema)}}\ntwins: {T: {telemetry: {t: S}}}")
      let type = try #require(registry.type("com.example.T"))
      let found = type.validate(telemetry: Array("{\"t\": \(value)}".utf8))
      #expect(found.map(\.expected) == [expected], "\(schema) \(value)")
    }
  }

  @Test func `enumerations are judged by what stands in data`() throws {
    try expect([
      Case(
        "enum: {off: 0, auto: 3}", good: ["0", "3", "3.0", "0.3e1"],
        bad: [("1", [" enumeration"]), ("\"off\"", [" type"]), ("3.5", [" enumeration"])]),
      Case("enum: {off: 0, auto: 3}, open: true", good: ["0", "17", "-1", "1e30"], .type, ["1.5", "\"off\"", "null"]),
      Case(
        "enum: {off: 'O', auto: 'A'}", good: ["\"O\"", "\"\\u0041\""],
        bad: [("\"off\"", [" enumeration"]), ("\"o\"", [" enumeration"]), ("0", [" type"])]),
      Case("enum: [off, auto]", good: ["\"off\"", "\"auto\""], bad: [("\"on\"", [" enumeration"])]),
      Case("enum: [off, auto], open: true", good: ["\"off\"", "\"on\"", "\"\""], .type, ["1"]),
    ])
  }

  @Test func `a const is compared by what it means`() throws {
    try expect([
      Case("type: double, const: 1.50", good: ["1.5", "15e-1", "1.50"], .const, ["1.5000000000000000000000001", "1"]),
      Case("type: string, const: 'a'", good: ["\"a\"", "\"\\u0061\""], .const, ["\"A\"", "\"\""]),
      Case("type: boolean, const: true", good: ["true"], .const, ["false"]),
      Case("enum: {off: 0, auto: 3}, const: auto", good: ["3", "3.0"], .const, ["0"]),
      Case(
        "array: {enum: {off: 0, auto: 3}}, const: [auto, off]", good: ["[3, 0]"], .const,
        ["[0, 3]", "[3]", "[3, 0, 0]"]),
      Case(
        "object: {m: {enum: {off: 0, auto: 3}}, n: int8}, const: {m: auto, n: 1}", good: [#"{"n": 1.0, "m": 3}"#],
        .const, [#"{"n": 1}"#, #"{"n": 1, "m": 0}"#]),
      Case(
        "map: {enum: {off: 0, auto: 3}}, const: {x: off}", good: [#"{"x": 0}"#], .const,
        [#"{"x": 3}"#, #"{"y": 0}"#, "{}"]),
      Case(
        "type: point, const: {type: Point, coordinates: [1, 2]}",
        good: [#"{"coordinates": [1.0, 2], "type": "Point"}"#], .const, [#"{"type": "Point", "coordinates": [1, 3]}"#]),
    ])
  }

  @Test func `constraints of a shared schema hold beside the value's own`() throws {
    let registry = try registry(
      """
      schemas:
        Share: {type: Ratio, exclusiveMaximum: 1}
        Ratio: {type: double, minimum: 0, maximum: 1}
        Tree: {object: {name: {type: string, required: true}, children: {array: Tree}}}
        Mode: {enum: {off: 0, auto: 3}}
        Auto: {type: Mode, const: auto}
      """)
    func check(_ schema: String, _ value: String, _ expected: [String]) throws {
      let type = try #require(registry.schema("com.example." + schema)?.value)
      #expect(brief(type.validate(Array(value.utf8))) == expected, "\(schema): \(value)")
    }
    try check("Share", "0", [])
    try check("Share", "1", [" exclusiveMaximum"])
    try check("Share", "-1", [" minimum"])
    try check("Share", "2", [" exclusiveMaximum", " maximum"])
    try check("Tree", #"{"name": "a", "children": [{"name": "b", "children": []}]}"#, [])
    try check(
      "Tree", #"{"name": "a", "children": [{"children": [{"name": 1}]}]}"#,
      ["/children/0/children/0/name type", "/children/0 required"])
    try check("Auto", "3", [])
    try check("Auto", "0", [" const"])
    try check("Auto", "1", [" enumeration"])
  }

  @Test func `violations say what was expected, what is there and where`() throws {
    let value = try #require(
      try registry("schemas: {S: {object: {a: {array: {type: int8, maximum: 5}}}}}").schema("com.example.S")?.value)
    let long = "\"" + String(repeating: "é", count: 100) + "\""
    #expect(
      value.validate(Array(#"{"a": [1, 6.0]}"#.utf8)) == [
        Violation(pointer: "/a/1", rule: .maximum, expected: "at most 5", actual: "6.0", offset: 10)
      ])
    #expect(
      value.validate(Array("{\"a\": [\(long)]}".utf8)).map(\.description) == [
        "/a/0: expected a whole number (int8), found \"" + String(repeating: "é", count: 28) + "… [type]"
      ])
    let many = "{\"a\": [" + Array(repeating: "9", count: 1000).joined(separator: ", ") + "]}"
    #expect(value.validate(Array(many.utf8)).count == 100)
    for limit in [Int.min, 0, 1] {
      #expect(value.validate(Array(many.utf8), options: ValidationOptions(violationLimit: limit)).count == 1)
    }
    #expect(value.validate(Array(many.utf8), options: ValidationOptions(violationLimit: .max)).count == 1000)
  }
}

/// Long whole numbers as text.
private enum JSONNumberText {
  static func power(_ power: Int, times factor: UInt64) -> String {
    var digits = String(factor).utf8.reversed().map { $0 - 0x30 }
    for _ in 0..<power {
      var carry: UInt8 = 0
      for index in digits.indices {
        let doubled = digits[index] * 2 + carry
        digits[index] = doubled % 10
        carry = doubled / 10
      }
      if carry > 0 { digits.append(carry) }
    }
    return String(decoding: digits.reversed().map { $0 + 0x30 }, as: UTF8.self)
  }

  /// One less, of a number that does not end in zero.
  static func minusOne(_ text: String) -> String {
    text.dropLast() + String((text.last?.wholeNumberValue ?? 1) - 1)
  }
}
