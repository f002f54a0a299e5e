import Glibc
import Testing
import TwinModel
import TwinSource
import TwinSyntax
import TwinTestSupport

@testable import TwinRuntime

/// Documents that were not meant well, and the reader of JSON against others.
@Suite struct HostileDocumentTests {
  private static func registry() throws -> Registry {
    try TwinRuntimeTests.registry(
      """
      schemas:
        Tree: {object: {name: {type: string, maxLength: 8}, size: {type: decimal, multipleOf: 0.25, minimum: -1e99}, children: {array: Tree, uniqueItems: true}}}
        Chain: {object: {inner: Chain}}
        Anything: {map: {array: {type: double, precision: 3}}, keys: {type: string, pattern: '(a|b|é)*'}}
      twins:
        Fan:
          properties: {tree: Tree, anything: Anything, place: point, when: dateTime, inner: Chain, mode: {enum: {off: 0, on: 1}, default: on}}
          components: {part: Part}
        Part: {properties: {when: dateTime}}
      """)
  }

  @Test func `what is no JSON is refused where it goes wrong`() throws {
    let type = try #require(try Self.registry().type("com.example.Fan"))
    let cases: [(String, String, Int)] = [
      ("", "a JSON value", 0), ("{", "a key in quotes", 1), ("{\"a\"", "`:`", 4), ("{\"a\":", "a JSON value", 5),
      ("{\"a\":1", "`,` or `}`", 6), ("{\"a\":1,}", "a key in quotes", 7), ("[1,]", "a JSON value", 3),
      ("[1 2]", "`,` or `]`", 3), ("{} {}", "the end of the document", 3), ("tru", "`true`", 3),
      ("01", "the end of the document", 1), ("1.", "a digit", 2), ("-", "a digit", 1), ("1e+", "a digit", 3),
      ("+1", "a JSON value", 0), (".5", "a JSON value", 0), ("NaN", "a JSON value", 0), ("'a'", "a JSON value", 0),
      ("\"a", "the closing quote", 2), ("\"\t\"", "an escape in place of a control character", 1),
      (#""\x""#, "an escape of JSON", 1), (#""\u12g4""#, "four hexadecimal digits", 3),
      (#""\ud800""#, "a pair of surrogates, high and low", 1), (#""\udc00""#, "a pair of surrogates, high and low", 1),
      (#""\ud800\u0041""#, "a pair of surrogates, high and low", 1), ("\u{FEFF}{}", "a JSON value", 0),
      ("{a:1}", "a key in quotes", 1), ("/**/{}", "a JSON value", 0), ("\u{0}", "a JSON value", 0),
    ]
    for (text, expected, offset) in cases {
      let violations = type.validate(state: Array(text.utf8))
      #expect(violations.map(\.rule) == [.syntax], "\(text)")
      #expect(violations.first?.expected == expected, "\(text)")
      #expect(violations.first?.offset == offset, "\(text)")
    }
    for bytes in [
      [0x22, 0xFF, 0x22], [0x22, 0xC0, 0x80, 0x22], [0x22, 0xED, 0xA0, 0x80, 0x22],
      [0x22, 0xF4, 0x90, 0x80, 0x80, 0x22], [0x22, 0xC3],
    ] as [[UInt8]] {
      #expect(type.validate(state: bytes).map(\.expected) == ["UTF-8"])
    }
  }

  @Test func `the work of large patterns is bounded for each document, and refused beyond`() throws {
    let registry = try TwinRuntimeTests.registry(
      """
      twins:
        T:
          properties:
            a: {type: string, pattern: '.*a.{900}'}
            b: {type: string, pattern: '.*b.{900}', maxLength: 2000}
            c: {type: string, pattern: '[ab]*'}
      """)
    let type = try #require(registry.type("com.example.T"))
    func document(_ member: String, _ text: String) -> [UInt8] { Array("{\"\(member)\":\"\(text)\"}".utf8) }
    let short = String(repeating: "ab", count: 600) + "b"
    let long = String(repeating: "ab", count: 500_000)
    #expect(type.validate(state: document("a", short)).map(\.rule) == [])
    #expect(type.validate(state: document("a", "x" + String(repeating: "b", count: 999))).map(\.rule) == [.pattern])
    // One table settles it, however long the text is.
    #expect(type.validate(state: document("c", long)).map(\.rule) == [])
    let start = ContinuousClock.now
    #expect(type.validate(state: document("a", long)).map(\.rule) == [.limit])
    #expect(ContinuousClock.now - start < .seconds(60))
    #expect(Set(type.validate(state: document("b", long)).map(\.rule)) == [.maxLength, .limit])
    let both = Array("{\"a\":\"\(long)\",\"b\":\"\(short)\"}".utf8)
    #expect(type.validate(state: both).map(\.rule) == [.limit, .limit])
    let validator = DocumentValidator(.state(type))
    let verdicts = [both, document("a", short)].map { $0.withUnsafeBytes { validator.accepts($0) } }
    #expect(verdicts == [false, true])
  }

  @Test func `tables that a document makes necessary are bounded, whoever made them before`() throws {
    let members = (0..<20).map { "p\($0): {type: double}" }.joined(separator: ", ")
    let parts = (0..<10).map { "P\($0): {properties: {\(members)}}" }.joined(separator: "\n  ")
    let registry = try TwinRuntimeTests.registry(
      "twins:\n  T: {components: {\((0..<10).map { "c\($0): P\($0)" }.joined(separator: ", "))}}\n  \(parts)")
    let type = try #require(registry.type("com.example.T"))
    func document(_ parts: Range<Int>) -> [UInt8] {
      Array("{\(parts.map { "\"c\($0)\": {\"p1\": 1}" }.joined(separator: ", "))}".utf8)
    }
    func rules(_ judge: DocumentJudge, _ document: [UInt8]) -> [String] {
      document.withUnsafeBytes { bytes in
        let found = judge.violations(in: bytes, ValidationOptions(), CheckedBytes.self)
        #expect(judge.accepts(bytes, ValidationOptions(), CheckedBytes.self) == found.isEmpty)
        return found.map { "\($0.rule) \($0.offset)" }
      }
    }
    // The object, its value and twenty members: each type counts once, however often documents have it.
    let judge = DocumentJudge(stateOf: type, slotLimit: 0, lateLimit: 3 * 22)
    for _ in 0..<3 {
      #expect(rules(judge, document(0..<3)) == [])
      #expect(rules(judge, document(3..<6)) == [])
      #expect(rules(judge, document(0..<10)) == ["limit \(1 + 3 * 17 + 6)"])
    }
    #expect(rules(DocumentJudge(stateOf: type, slotLimit: 0), document(0..<10)) == [])
    let nested = Array(
      ("{" + (0..<3).map { "\"c\($0)\": {}" }.joined(separator: ", ") + ", \"c0\": {}, \"c1\": {}}").utf8)
    #expect(rules(judge, nested) == ["duplicateMember 31", "duplicateMember 41"])
  }

  @Test func `what no list has room for is counted in bounded time`() throws {
    let type = try #require(try Self.registry().type("com.example.Fan"))
    let key = String(repeating: "k", count: 4 << 20)
    let many = (0..<200_000).map { "{\"x\($0 % 3_000)\": 1}" }.joined(separator: ",")
    let document = Array(
      "{\"tree\": {\"children\": [\(many)]}, \"anything\": {\"\(key)\": [\(String(repeating: "true,", count: 200_000))1]}}"
        .utf8)
    let clock = ContinuousClock()
    let start = clock.now
    let tally = DocumentValidator(.state(type)).tally(
      document.span, parts: [1..<9, 9..<(document.count - 1)], harmless: .unknownMember)
    #expect(clock.now - start < .seconds(60))
    #expect(tally[.unknownMember]?.count == 200_000 && tally[.type]?.count == 200_000)
    #expect(tally.unknownMembers.count == 1_000 && tally.unknownMembers["/tree/children/*/x7"] == 67)
    #expect(tally.unknownMembers.values.reduce(tally.unnamedMembers, +) == 200_000)
    #expect(tally.isPartWrong == [false, true])
  }

  @Test func `bombs are refused or read in time`() throws {
    let type = try #require(try Self.registry().type("com.example.Fan"))
    func rules(_ text: String) -> [String] { brief(type.validate(state: Array(text.utf8))) }
    for open in ["[", "{\"tree\":", "{\"inner\":"] {
      #expect(rules(String(repeating: open, count: 1_000_000)) == [" limit"])
    }
    let deep = String(repeating: "{\"inner\":", count: 63) + "{}" + String(repeating: "}", count: 63)
    #expect(rules(deep) == [])
    #expect(rules("{\"inner\":" + deep + "}") == [" limit"])
    // Numbers of many digits and exponents of many.
    let digits = String(repeating: "1234567890", count: 20_000)
    #expect(rules("{\"tree\": {\"size\": \(digits)}}") == [])
    #expect(rules("{\"tree\": {\"size\": 0.\(digits)}}") == ["/tree/size multipleOf"])
    #expect(rules("{\"tree\": {\"size\": 1e999999999}}") == [])
    #expect(rules("{\"tree\": {\"size\": -1e999999999}}") == ["/tree/size minimum"])
    #expect(rules("{\"tree\": {\"size\": 1e-999999999999999999}}") == ["/tree/size multipleOf"])
    #expect(rules("{\"tree\": {\"size\": 1e\(digits)}}") == [" limit"])
    #expect(rules("{\"tree\": {\"size\": 1e-000000000000000000000000000}}") == [])
    // Long keys above many violations: what is told stays small.
    let key = String(repeating: "k", count: 500_000)
    let wide = "{\"anything\": {\"\(key)\": [" + String(repeating: "null,", count: 20_000) + "null]}}"
    let told = type.validate(state: Array(wide.utf8), options: ValidationOptions(violationLimit: .max))
    #expect(told.count > 1 && told.reduce(0) { $0 + $1.pointer.utf8.count } < 32 << 20)
    #expect(type.readings(state: Array(wide.utf8)).reduce(0) { $0 + $1.pointer.utf8.count } < 128 << 20)
    // Many members of one name, and of many.
    let twice = "{" + String(repeating: "\"a\":1,", count: 50_000) + "\"a\":1}"
    #expect(rules(twice).count == 100)
    let many = "{\"anything\":{" + (0..<20_000).map { "\"\($0)\":[]" }.joined(separator: ",") + "}}"
    #expect(rules(many).count == 100)
  }

  @Test func `a gigabyte is refused without being read, and nested arrays of ten in time`() throws {
    let type = try #require(try Self.registry().type("com.example.Fan"))
    let validator = DocumentValidator(.state(type))
    let size = 1 << 30
    // Reading more than the first page would end the test.
    let pages = try #require(mmap(nil, size, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0))
    defer { munmap(pages, size) }
    #expect(mprotect(pages, 4096, PROT_READ) == 0)
    let gigabyte = UnsafeRawBufferPointer(start: pages, count: size)
    #expect(!validator.accepts(gigabyte))
    #expect(validator.violations(in: gigabyte).map(\.rule) == [.limit])
    var nested = "1"
    for _ in 0..<5 { nested = "[" + Array(repeating: nested, count: 10).joined(separator: ",") + "]" }
    for _ in 5..<10 { nested = "[" + String(repeating: "[],", count: 9) + nested + "]" }
    #expect(brief(type.validate(state: Array("{\"anything\":{\"a\":[\(nested)]}}".utf8))) == ["/anything/a/0 type"])
    #expect(
      brief(type.validate(state: Array("{\"tree\":{\"children\":\(nested)}}".utf8))).count == 11)
  }

  @Test func `keys that stand twice are found among many and however they are written`() throws {
    let type = try #require(try Self.registry().type("com.example.Fan"))
    let allowed = ValidationOptions(unknownMembers: .allowed)
    func found(_ document: String) -> [String] {
      brief(type.validate(state: Array(document.utf8), options: allowed))
    }
    let keys = (0..<40).map { "\"key\($0)\":{\"a\":\($0),\"b\":[]}" }.joined(separator: ",")
    #expect(found("{\(keys)}") == [])
    #expect(found("{\(keys),\"k\\u0065y7\":1}") == ["/key7 duplicateMember"])
    #expect(found("{\"o\":{\(keys),\"é\":1,\"\\u00e9\":1}}") == ["/o/é duplicateMember"])
    #expect(found("{\"mode\":1,\"m\\u006fde\":0}") == ["/mode duplicateMember"])
    #expect(found("{\"\":1,\"\":1}") == ["/ duplicateMember"])
  }

  @Test func `broken documents break nothing`() throws {
    let registry = try Self.registry()
    let type = try #require(registry.type("com.example.Fan"))
    let seeds = [
      #"{"tree":{"name":"ab","size":0.5,"children":[{"name":"\u00e9\ud83d\ude00"},{"size":-1e3}]},"mode":1}"#,
      #"{"anything":{"ab":[1.25,-0.001],"é":[]},"place":{"type":"Point","coordinates":[1,2,3]},"part":{"when":"2026-01-31T08:30:00Z"}}"#,
    ].map { Array($0.utf8) }
    for seed in seeds {
      #expect(type.validate(state: seed) == [])
      for cut in 0..<seed.count { #expect(type.validate(state: Array(seed[..<cut])).map(\.rule) == [.syntax]) }
    }
    let pool = Array("{}[]\",:\\ue.+-0123456789truefalsenull \u{0}é".utf8) + [0x80, 0xFF, 0xED, 0xF4]
    var random = SeededGenerator(seed: 11)
    var agreed = (valid: 0, invalid: 0)
    for round in 0..<20_000 {
      var bytes = seeds[round % 2]
      for _ in 0...random.below(3) {
        let index = random.below(bytes.count)
        switch random.below(3) {
        case 0: bytes[index] = pool[random.below(pool.count)]
        case 1: bytes.insert(pool[random.below(pool.count)], at: index)
        default: bytes.remove(at: index)
        }
      }
      let violations = type.validate(state: bytes)
      let isRead = !violations.contains { $0.rule == .syntax || $0.rule == .limit }
      _ = type.validate(telemetry: bytes)
      #expect((type.readings(state: bytes).isEmpty && !isRead) || isRead)
      // The compiler's reader of JSON refuses some characters as well, and leaves doubled keys to others.
      let others = parseJSON(bytes, file: FileID(0)).findings.filter { $0.severity == .error }.map(\.rule.name)
      if others.contains(where: { $0.hasSuffix("-character") }) { continue }
      let isJSON = others.allSatisfy { $0 == "syntax/duplicate-key" }
      #expect(isJSON == isRead, "\(String(decoding: bytes, as: UTF8.self)): \(violations) \(others)")
      if isJSON { agreed.valid += 1 } else { agreed.invalid += 1 }
    }
    #expect(agreed.valid > 1000 && agreed.invalid > 1000)
  }

  @Test func `texts come back as they were meant`() throws {
    func text(_ source: String) throws -> String {
      String(decoding: try JSONDocument(Array(source.utf8)).text(0), as: UTF8.self)
    }
    #expect(try text(#""\"\\\/\b\f\n\r\t\u0000\u00E9\u20ac\ud83D\uDE00é""#) == "\"\\/\u{8}\u{C}\n\r\t\u{0}é€😀é")
    #expect(quoteJSON(Array("a\"\\\n\u{1F}é/".utf8)) == #""a\"\\\u000a\u001fé/""#)
  }

  @Test func `numbers compare as the exact ones of the model do`() throws {
    var random = SeededGenerator(seed: 7)
    func text() -> String {
      let digits = (0...random.below(6)).map { _ in String(random.below(10)) }.joined()
      let sign = random.chance(50) ? "-" : ""
      let fraction = random.chance(50) ? "." + String(random.below(1000)) : ""
      let exponent = random.chance(50) ? "e" + String(random.below(9) - 4) : ""
      return sign + String(Int(digits) ?? 0) + fraction + exponent
    }
    for _ in 0..<20_000 {
      let (a, b) = (text(), text())
      let x = JSONNumber(parsed: Array(a.utf8)[...])
      let y = JSONNumber(parsed: Array(b.utf8)[...])
      let (p, q) = (try #require(Number(a)), try #require(Number(b)))
      #expect((x < y) == (p < q) && (x == y) == (p == q) && x.isInteger == p.isInteger, "\(a) \(b)")
      #expect(JSONNumber(parsed: Array(x.description.utf8)[...]) == x, "\(a)")
    }
    let texts = ["0", "-0.0", "1e21", "1e20", "123.450", "0.000001", "1e-7", "-12e-8", "1.50e300"]
    #expect(
      texts.map { JSONNumber(parsed: Array($0.utf8)[...]).description } == [
        "0", "0", "1e21", "100000000000000000000", "123.45", "0.000001", "1e-7", "-1.2e-7", "1.5e300",
      ])
  }
}
