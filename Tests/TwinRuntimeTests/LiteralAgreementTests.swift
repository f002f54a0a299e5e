import Testing
import TwinModel
import TwinRuntime
import TwinSource
import TwinTestSupport

/// A value of data is judged as a literal of the model is.
@Suite struct LiteralAgreementTests {
  @Test func `data and the model's own literals are judged alike`() throws {
    let numeric = Primitive.allCases.filter(\.isNumeric).map(\.name)
    let texts = ["string", "bytes", "uuid", "date", "time", "dateTime", "duration"]
    var types = (numeric + texts + ["boolean", "point", "lineString", "polygon", "multiPolygon"]).map { "type: \($0)" }
    for type in numeric {
      for constraint in [
        "minimum: 1", "maximum: 2", "exclusiveMinimum: 1", "exclusiveMaximum: 2", "multipleOf: 3",
        "minimum: 1, maximum: 100",
      ] { types.append("type: \(type), \(constraint)") }
    }
    types += ["double", "decimal", "float"].flatMap { ["type: \($0), multipleOf: 0.1", "type: \($0), minimum: -0.25"] }
    types += ["string", "bytes"].flatMap { ["type: \($0), minLength: 3", "type: \($0), maxLength: 3"] }
    types += [
      "type: string, pattern: '[A-Z]+'", "array: double", "array: {type: int8, minimum: 1}, minItems: 2",
      "array: {array: double}, maxItems: 1", "array: double, uniqueItems: true", "map: string",
      "map: {type: double}, keys: {type: string, maxLength: 1}", "map: double, minItems: 1",
      "object: {a: {type: double, required: true}, b: string}", "object: {a: {object: {a: double}}}",
      "enum: [AAE, ab]",
    ]
    let numbers = [
      "0", "-0", "1", "1.0", "1e0", "2", "3", "0.3", "0.30", "-1", "1.5", "127", "128", "-128", "-129", "255", "256",
      "65535", "65536", "4294967296", "2147483648", "9223372036854775807", "9223372036854775808",
      "18446744073709551615", "1e18", "1e19", "3.4e38", "3.5e38", "1.79e308", "1.8e308", "-1e309", "1e-400",
    ]
    let strings = [
      "", "ab", "AAE=", "AAE", "AAECAw==", "é", "ééé", "2024-02-29", "2026-02-29", "08:30:00Z", "2026-01-31T08:30:00Z",
      "PT15M", "f81d4fae-7dec-11d0-a765-00a0c91e6bf6", "1", "true",
    ].map { "\"\($0)\"" }
    let others = [
      "true", "false", "[]", "[1]", "[1, 1.0]", "[1, 2]", "[[1], [2]]", "[[1, 2]]", "[\"a\"]", "{}", #"{"a": 1}"#,
      #"{"a": "x"}"#, #"{"b": "x"}"#, #"{"ab": 1}"#,
      #"{"a": {"a": 1}}"#, #"{"type": "Point", "coordinates": [1, 2]}"#, #"{"type": "Point", "coordinates": [1]}"#,
      #"{"type": "LineString", "coordinates": [[1, 2]]}"#,
      #"{"type": "Polygon", "coordinates": [[[1, 2], [1, 2]]]}"#,
      #"{"type": "LineString", "coordinates": [[1, 2], [3, 4]]}"#, #"{"type": "Point", "coordinates": [181, 2]}"#,
      #"{"type": "Point", "coordinates": [1, -91]}"#, #"{"type": "Point", "coordinates": [-180.0, 90]}"#,
      #"{"type": "Polygon", "coordinates": [[[1, 2], [3, 4], [5, 6], [1.0, 2]]]}"#,
      #"{"type": "Polygon", "coordinates": [[[1, 2], [3, 4], [5, 6], [1, 3]]]}"#,
      #"{"type": "MultiPolygon", "coordinates": [[[[1, 2]]]]}"#, #"{"type": "Point"}"#, #"{"coordinates": [1, 2]}"#,
    ]
    // Many numbers against many steps.
    var random = SeededGenerator(seed: 3)
    let steps = ["0.007", "0.125", "64", "18446744073709551615", "1e3", "3e-5"]
    let multiples =
      (0..<60).map { _ in "\(random.below(100_000))e\(random.below(9) - 5)" } + ["18446744073709551615e3", "64e17"]
    types += steps.map { "type: decimal, multipleOf: \($0)" }
    // A text of the language may stand without quotes, so a literal `1` is a string where one is expected; data has no such choice.
    func isComparable(_ type: String, _ value: String) -> Bool {
      let isText =
        texts.contains { type.hasPrefix("type: \($0)") } || type.hasPrefix("enum") || type.hasPrefix("map: string")
        || type.contains("b: string")
      return !isText || value.hasPrefix("\"") || value.hasPrefix("{") && !value.contains("1") || value.hasPrefix("[")
    }
    var pairs: [(type: String, value: String)] = []
    for type in types {
      for value in numbers + strings + others + (type.contains("decimal, multipleOf") ? multiples : [])
      where isComparable(type, value) { pairs.append((type, value)) }
    }
    var source = "schemas:\n"
    for (index, pair) in pairs.enumerated() { source += "  S\(index): {\(pair.type), examples: [\(pair.value)]}\n" }
    let (registry, findings) = try resolvedRegistry(source)
    let refused = Set(findings.filter { $0.rule == "structure/invalid-literal" }.map(\.subject))
    // No other mistake in the sources.
    #expect(
      findings.filter {
        $0.severity == .error && $0.rule != "structure/invalid-literal" && $0.rule != "structure/bound-outside-type"
      }.prefix(3).map(\.message) == [])
    var verdicts = (good: 0, bad: 0)
    for (index, pair) in pairs.enumerated() {
      let id = "com.example.S\(index)"
      let violations = try #require(registry.schema(id)).value.validate(Array(pair.value.utf8))
      if violations.isEmpty { verdicts.good += 1 } else { verdicts.bad += 1 }
      #expect(violations.isEmpty == !refused.contains(id), "\(pair.type): \(pair.value): \(violations)")
    }
    #expect(verdicts.good > 500 && verdicts.bad > 1000)
  }
}
