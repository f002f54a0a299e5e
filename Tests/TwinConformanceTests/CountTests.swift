import Testing
import TwinConformance
import TwinOutput
import TwinTestSupport

/// What is counted, and that it does not depend on who counts.
@Suite struct CountTests {
  private static let lines = [
    #"{"type": "com.example.Fan", "telemetry": {"speed": 10, "temperature": 20.5}}"#,
    #"{"type": "com.example.Fan", "telemetry": {"speed": -1, "humidity": 3}}"#,
    #"{"type": "com.example.Fan", "telemetry": {"speed": 4000, "temperature": "warm"}}"#,
    #"{"type": "com.example.Fan", "state": {"serial": "AB1234", "motor": {"ratedPower": -3, "colour": "red"}}}"#,
    #"{"type": "com.example.Fan", "state": {"serial": "AB1234", "notes": [{"text": 1, "x": 2}, {"x": 3}]}}"#,
    #"{"type": "com.example.Fan", "state": {"mode": "fast"}}"#,
    #"{"type": "com.example.Fan", "event": "fault", "payload": {"code": "x"}}"#,
    #"{"type": "com.example.Fan", "event": "burning"}"#,
    #"{"type": "com.example.Pump", "state": {}}"#, #"{"speed": 10}"#, #"{"type": "#, "not JSON",
    "{\"type\": \"com.example.\u{1B}[31mRed\", \"state\": {}}".replacing("\u{1B}", with: "\\u001b"),
    "",
  ]

  @Test func `a report tells shares, rules, examples, and what only one side knows`() throws {
    let report = try report(Self.lines)
    #expect(report.brief == "ok 2, wrong 6, type 2, untyped 1, bad 2")
    try expectGolden(Array(report.text.utf8), "report.txt")
    try expectGolden(json(report.json(tool: "0", minimum: ("99.5", false)), layout: .pretty), "report.json")
    #expect(!report.text.contains("\u{1B}"))
  }

  @Test func `members that the model does not know do no harm unless they are refused`() throws {
    let line = #"{"type": "com.example.Fan", "telemetry": {"humidity": 3, "dust": 1}}"#
    let allowed = try report([line])
    #expect(allowed.brief == "ok 1")
    #expect(allowed.documents.first?.undeclared.entries.map(\.name) == ["/dust", "/humidity"])
    let refused = try report([line], ConformanceOptions(refusesUnknownMembers: true))
    #expect(refused.brief == "wrong 1")
    #expect(refused.documents.first?.rules.map(\.rule) == ["unknownMember"])
    #expect(refused.documents.first?.undeclared.total == 2)
    // More of them than violations are told hide nothing.
    let many = (0..<500).map { "\"m\($0)\": 0" }.joined(separator: ", ")
    let hidden = try report([#"{"type": "com.example.Fan", "telemetry": {\#(many), "speed": -1}}"#])
    #expect(hidden.brief == "wrong 1")
    #expect(hidden.documents.first?.undeclared.total == 500)
    #expect(hidden.documents.first?.undeclared.entries.map(\.count) == [Int?](repeating: 1, count: 500))
  }

  @Test func `all violations of a document are counted, and one of each rule is told`() throws {
    let notes = (0..<3_000).map { #"{"text": \#($0 % 3 == 0 ? "\"x\"" : "1"), "x\#($0 % 1_200)": 0}"# }
    let record = #"{"type": "com.example.Fan", "state": {"notes": [\#(notes.joined(separator: ","))], "mode": "fast"}}"#
    for workers in 1...2 {
      let text = Array([record, record, record].joined(separator: "\n").utf8)
      let report = try report(text, of: registry(), blockSize: 1, workers: workers)
      let fan = try #require(report.documents.first)
      #expect(
        fan.rules.map { "\($0.rule) \($0.violations) \($0.documents)" } == [
          "required 3 3", "type 6000 3", "enumeration 3 3",
        ])
      #expect(report.samples.count == 9)
      // More names than are told apart: all are counted, none by itself.
      #expect(fan.undeclared.total == 9_000 && fan.undeclared.isCutShort)
    }
  }

  @Test func `a value conforms when nothing in it is wrong, and what is missing is no value`() throws {
    let twin = { (state: String) in #"{"type": "com.example.Plant", "state": {\#(state)}}"# }
    let model = """
      twins:
        Plant:
          properties: {limit: {object: {low: {type: double, required: true}}, required: true}, tag: {type: string}}
          components: {pump: Pump}
        Pump: {properties: {rate: {type: double, required: true}, box: {object: {a: {type: double}}}}}
      """
    func shares(_ state: String, refuses: Bool = false) throws -> [String] {
      let report = try report(
        Array(twin(state).utf8), ConformanceOptions(refusesUnknownMembers: refuses), of: registry(model))
      return report.memberShares.map { "\($0.member) \($0.share.conforming)/\($0.share.total)" }
    }
    // A field that is missing makes the value wrong that lacks it; a member that is missing is no value.
    #expect(try shares(#""limit": {}, "tag": "x""#) == ["limit 0/1", "tag 1/1"])
    #expect(try shares(#""tag": "x""#) == ["tag 1/1"])
    #expect(try shares(#""limit": {"low": 1}, "pump": {"box": {}}"#) == ["limit 1/1", "box 1/1"])
    // An unknown member inside makes it wrong where these are refused.
    let unknown = #""limit": {"low": 1, "high": 2}, "pump": {"rate": 1, "box": {"b": 1}, "c": 2}"#
    #expect(try shares(unknown) == ["limit 1/1", "rate 1/1", "box 1/1"])
    #expect(try shares(unknown, refuses: true) == ["limit 0/1", "rate 1/1", "box 0/1"])
    // A name that stands twice has two values, of which one is too much.
    #expect(try shares(#""limit": {"low": 1}, "tag": "x", "tag": "y""#) == ["limit 1/1", "tag 1/2"])
    #expect(try shares(#""limit": {"low": 1}, "pump": 5"#) == ["limit 1/1"])
  }

  @Test func `a report is the same however the records are shared out`() throws {
    var random = SeededGenerator(seed: 7)
    let registry = try registry()
    let lines = (0..<3_000).map { index in
      index.isMultiple(of: 40)
        ? #"{"type": "com.example.T\#(index)", "telemetry": {}}"#
        : Self.lines[Int.random(in: 0..<Self.lines.count, using: &random)]
    }
    let text = Array(lines.joined(separator: "\r\n").utf8)
    let expected = json(try report(text, of: registry).json(tool: "0", minimum: ("100", false)), layout: .pretty)
    for (size, workers) in [(1, 1), (500, 2), (4_000, 3), (90, 8)] {
      let other = try report(text, of: registry, blockSize: size, workers: workers)
      #expect(json(other.json(tool: "0", minimum: ("100", false)), layout: .pretty) == expected, "\(size) \(workers)")
    }
  }

  @Test func `more names than are told apart are listed by place and not counted, whoever saw them`() throws {
    let registry = try registry()
    let lines = (0..<4_000).map { #"{"type": "x\#($0 % 1_500)"}"# }
    let text = Array(lines.joined(separator: "\n").utf8)
    for workers in 1...3 {
      let names = try report(text, of: registry, blockSize: 300, workers: workers).unknownTypes
      #expect(names.total == 4_000 && names.isCutShort && names.entries.count == 1_000)
      #expect(names.entries.map(\.name) == (0..<1_000).map { "x\($0)" })
      #expect(names.entries.allSatisfy { $0.count == nil })
      #expect(names.entries.last?.first.line == 1_000)
    }
  }

  @Test func `places are lines and bytes`() throws {
    let report = try report(["{}", "", #"{"type": "com.example.Fan", "telemetry": {"speed": -1}}"#])
    let places = report.samples.map { "\($0.place.text) \($0.place.offset)" }
    #expect(places == ["data.ndjson:1 0", "data.ndjson:3 4"])
  }

  @Test func `an example is placed by the bytes of its value`() throws {
    let lines = [
      #" {"id": "f1", "type": "com.example.Fan", "telemetry": {"spéed": 1, "speed": -7, "temperature": "warm"}}"#, "",
      #"{"type": "com.example.Fan", "id": "f1", "mode": "fast", "motor": {"ratedPower": -3}}"#,
      #"{"$metadata": {"$model": "com.example.Fan"}, "serial": 5}"#, #"{"type": "com.example.Fan", "telemetry": {]}"#,
    ]
    let text = Array(lines.joined(separator: "\n").utf8)
    for size in [1, 1_000] {
      let report = try report(text, of: registry(), blockSize: size)
      #expect(report.samples.count == 7)
      for sample in report.samples {
        let (line, value) = (Array(lines[sample.value.line - 1].utf8), sample.value)
        #expect(line[(value.column - 1)...].elementsEqual(text[value.offset...].prefix { $0 != 0x0A }))
        #expect(sample.place.line == value.line)
        let here = String(decoding: line[(value.column - 1)...], as: UTF8.self)
        let expected =
          sample.rule == "required"
          ? "{" : sample.rule == "unreadable" ? sample.actual.replacing("`", with: "") : sample.actual
        #expect(here.drop { $0 == " " }.hasPrefix(expected), "\(sample)")
      }
    }
  }

  @Test func `examples are of as many places in documents as there are, and of each document as many as are asked for`()
    throws
  {
    func pointers(_ lines: [String], _ limit: Int = 3) throws -> [String] {
      try report(lines, ConformanceOptions(sampleLimit: limit)).samples.map { "\($0.place.line) \($0.pointer)" }
    }
    let speed = #"{"type": "com.example.Fan", "telemetry": {"speed": "x"}}"#
    let both = #"{"type": "com.example.Fan", "telemetry": {"speed": "x", "temperature": "x"}}"#
    #expect(try pointers([speed, speed, speed, speed, both]) == ["1 /speed", "2 /speed", "5 /temperature"])
    #expect(try pointers([both], 1) == ["1 /speed"])
    let notes = #"{"type": "com.example.Fan", "serial": "AB1234", "notes": [{"text": 1}, {"text": 2}, {"text": 3}]}"#
    #expect(try pointers([notes], 2) == ["1 /notes/0/text", "1 /notes/1/text"])
    #expect(try pointers([notes, speed]) == ["1 /notes/0/text", "1 /notes/1/text", "1 /notes/2/text", "2 /speed"])
    #expect(try pointers([both], 0) == [])
    let told = try report([notes, speed, "odd"], ConformanceOptions(sampleLimit: 2)).text
    #expect(told.contains("[unreadable]\n  and 1 more; `--samples` says how many are shown\n"), "\(told)")
    #expect(try !report([notes, speed]).text.contains("--samples"))
    // However many there are of one rule, each has its first.
    let pattern = #"{"type": "com.example.Fan", "serial": "1"}"#
    let many = try report(
      [String](repeating: speed, count: 1_200) + [pattern, "odd"], ConformanceOptions(sampleLimit: 1_000))
    #expect(many.samples.count == 1_000 && many.samples.suffix(3).map(\.rule) == ["type", "pattern", "unreadable"])
    #expect(many.text.contains("  and 202 more; 1,000 are kept of documents\n"))
    // Whoever sees what.
    var random = SeededGenerator(seed: 3)
    let members = ["mode", "serial", "notes", "motor"]
    let text = Array(
      (0..<400).map { _ in
        #"{"type": "com.example.Fan", "\#(members[Int.random(in: 0..<4, using: &random)])": 7}"#
      }.joined(separator: "\n").utf8)
    let expected = try report(text, ConformanceOptions(sampleLimit: 2), of: registry()).samples
    for (size, workers) in [(1, 2), (300, 3), (2_000, 5)] {
      let other = try report(
        text, ConformanceOptions(sampleLimit: 2), of: registry(), blockSize: size, workers: workers)
      #expect(other.samples == expected, "\(size) \(workers)")
    }
  }

  /// Members of few and of many, some written with escapes, some wrong, and some inside components: whatever way they are counted by.
  @Test(arguments: [3, 64, 65, 200], [false, true])
  func `every member that is there is counted, and every one that is wrong`(count: Int, hasPart: Bool) throws {
    let names = (0..<count).map { "value\($0)" }
    let source = """
      twins:
        Part: {properties: {size: {type: int32}}}
        Many:
          properties: {\(names.map { "\($0): {type: int32}" }.joined(separator: ", "))}
          \(hasPart ? "components: {part: Part}" : "")
      """
    let registry = try registry(source)
    var random = SeededGenerator(seed: UInt64(count))
    var expected: [String: [Int]] = [:]
    var lines = ""
    var wrongLines = 0
    for _ in 0..<300 {
      var members: [String] = []
      var isWrong = false
      func note(_ name: String, isWrong: Bool) {
        let known = expected[name] ?? [0, 0]
        expected[name] = [known[0] + (isWrong ? 0 : 1), known[1] + 1]
      }
      for name in names.shuffled(using: &random) where Int.random(in: 0..<3, using: &random) > 0 {
        let isText = Int.random(in: 0..<(4 * count), using: &random) == 0
        isWrong = isWrong || isText
        note(name, isWrong: isText)
        // The name's first letter as it is, or as an escape.
        let key = Bool.random(using: &random) ? name : "\\u0076" + name.dropFirst()
        members.append("\"\(key)\": \(isText ? "\"1\"" : "1")")
      }
      if hasPart, Int.random(in: 0..<4, using: &random) == 0 {
        let isText = Int.random(in: 0..<6, using: &random) == 0
        isWrong = isWrong || isText
        note("size", isWrong: isText)
        members.append(#""part": {"size": \#(isText ? "true" : "2")}"#)
      }
      wrongLines += isWrong ? 1 : 0
      lines += "{" + members.joined(separator: ", ") + "}\n"
    }
    let shape = RecordShape(type: "com.example.Many", form: .state)
    let found = try report(Array(lines.utf8), ConformanceOptions(shape: shape), of: registry)
    #expect(found.all == Share(conforming: 300 - wrongLines, total: 300) && wrongLines > 10)
    let counts = Dictionary(
      uniqueKeysWithValues: found.memberShares.map { ($0.member, [$0.share.conforming, $0.share.total]) })
    #expect(counts == expected)
  }
}
