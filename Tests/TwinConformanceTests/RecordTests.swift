import Testing
import TwinConformance

/// What records are taken for, by their own keys.
@Suite struct RecordTests {
  private func brief(_ record: String, _ shape: RecordShape = RecordShape()) throws -> String {
    let report = try report([record], ConformanceOptions(shape: shape))
    return report.brief + report.documents.map { " \($0.type.dropFirst(12)) \($0.form)" }.joined()
  }

  @Test func `messages of components are judged by the types of those`() throws {
    let source = sampleModel.replacing(
      "properties: {ratedPower: {type: double, minimum: 0}, state: {type: string}}",
      with: """
        properties: {ratedPower: {type: double, minimum: 0}, state: {type: string}}
            telemetry: {torque: {type: double, minimum: 0}}
            events: {stalled: {payload: {object: {torque: {type: double}}}}}
            components: {bearing: Bearing}
          Bearing: {telemetry: {heat: {type: double}}}
        """)
    let registry = try registry(source)
    func message(_ component: String, _ rest: String) -> String {
      "{\"type\": \"com.example.Fan\", \"component\": \(component), \(rest)}"
    }
    for (record, brief, form) in [
      (message("\"motor\"", #""telemetry": {"torque": 1}"#), "ok 1", "com.example.Motor telemetry"),
      (message("\"motor\"", #""telemetry": {"torque": -1}"#), "wrong 1", "com.example.Motor telemetry"),
      (message("\"mot\\u006Fr\"", #""telemetry": {"torque": -1}"#), "wrong 1", "com.example.Motor telemetry"),
      (message("\"motor/bearing\"", #""telemetry": {"heat": "x"}"#), "wrong 1", "com.example.Bearing telemetry"),
      (
        message("\"motor\"", #""event": "stalled", "payload": {"torque": "x"}"#), "wrong 1",
        "com.example.Motor event:stalled"
      ),
      (message("\"motor\"", #""state": {"serial": "AB1234"}"#), "ok 1", "com.example.Fan state"),
      (message("\"rotor\"", #""telemetry": {"torque": 1}"#), "untyped 1", nil),
      (message("\"speed\"", #""telemetry": {"torque": 1}"#), "untyped 1", nil),
      (message("\"motor/\"", #""telemetry": {"torque": 1}"#), "untyped 1", nil),
      // What is no text names no component either.
      (message("7", #""telemetry": {"speed": 1}"#), "untyped 1", nil),
      (message("[\"motor\"]", #""event": "cleared""#), "untyped 1", nil),
      (message("null", #""command": "start", "request": {}"#), "untyped 1", nil),
      (message("\"\"", #""telemetry": {"speed": 1}"#), "untyped 1", nil),
      (message("7", #""state": {"serial": "AB1234"}"#), "ok 1", "com.example.Fan state"),
      (
        #"{"type": "com.example.Bearing", "component": 7, "telemetry": {"heat": 1}}"#, "ok 1",
        "com.example.Bearing telemetry"
      ),
      (
        #"{"type": "com.example.Bearing", "component": "x", "telemetry": {"heat": 1}}"#, "ok 1",
        "com.example.Bearing telemetry"
      ),
    ] as [(String, String, String?)] {
      let report = try report(Array(record.utf8), of: registry)
      #expect(report.brief == brief, "\(record)")
      #expect(report.documents.map { "\($0.type) \($0.form)" }.first == form, "\(record)")
    }
    let enclosed = ConformanceOptions(shape: RecordShape(form: .telemetry, dataKey: "data"))
    let data = try report(Array(message("\"motor\"", #""data": {"torque": "x"}"#).utf8), enclosed, of: registry)
    #expect(data.brief == "wrong 1" && data.documents.map(\.type) == ["com.example.Motor"])
    for component in ["\"rotor\"", "7"] {
      let unknown = try report(Array(message(component, #""telemetry": {}"#).utf8), of: registry)
      #expect(unknown.samples.first?.expected == "the name of a component of `com.example.Fan` in `component`")
    }
  }

  @Test func `twins name their model where Azure Digital Twins does`() throws {
    let twin =
      #"{"$dtId": "f1", "$etag": "W/1", "serial": "AB1234", "$metadata": {"x": {"$model": 1}, "$model": TYPE}}"#
    for type in [
      #""dtmi:com:example:Fan;1""#, #""com.example.Fan""#, #""com.example.Blower""#, #""com.ex\u0061mple.Fan""#,
    ] {
      #expect(try brief(twin.replacing("TYPE", with: type)) == "ok 1 Fan state", "\(type)")
    }
    #expect(try brief(twin.replacing("TYPE", with: #""com.example.Nothing""#)) == "type 1")
    #expect(try brief(twin.replacing("TYPE", with: "7")) == "untyped 1")
    #expect(try brief(#"{"serial": "AB12", "$metadata": {"$model": "com.example.Fan"}}"#) == "wrong 1 Fan state")
    #expect(try brief(#"{"$metadata": {"$model": "com.example.Fan"}, "serial": "AB1234"#) == "bad 1")
  }

  @Test func `envelopes say what they carry`() throws {
    let type = #""id": "f1", "type": "com.example.Fan", "at": "2026-01-01T00:00:00Z", "#
    let records = [
      (#""state": {"serial": "AB1234"}"#, "ok 1 Fan state"), (#""telemetry": {"speed": 1}"#, "ok 1 Fan telemetry"),
      (#""telemetry": {"speed": -1}"#, "wrong 1 Fan telemetry"), (#""telemetry": {"speed": 1}} "#, "bad 1"),
      (#""telemetry": 5"#, "wrong 1 Fan telemetry"), (#""telemetry": null"#, "wrong 1 Fan telemetry"),
      (#""state": [1]"#, "wrong 1 Fan state"), (#""type": "com.example.Idle""#, "bad 1"), (#""type": 5"#, "bad 1"),
      (#""telemetry": {"speed": 01}"#, "bad 1"), (#""telemetry": {}, "x": 01"#, "bad 1"),
      (#""telemetry": {}, "id": "f2""#, "bad 1"), (#""telemetry": {}, "x": [1, {"y": tru}]"#, "bad 1"),
      (#""telemetry": {}, "x": [1, {"y": "\u00e9"}]"#, "ok 1 Fan telemetry"),
      (#""event": "fault", "payload": {"code": 7}"#, "ok 1 Fan event:fault"),
      (#""event": "fault"}"#.dropLast().description, "wrong 1 Fan event:fault"),
      (#""event": "cleared""#, "ok 1 Fan event:cleared"), (#""event": "nothing""#, "ok 1 Fan undeclared"),
      (#""command": "start", "request": {"speed": 1}"#, "ok 1 Fan request:start"),
      (#""command": "start", "response": 1"#, "wrong 1 Fan response:start"),
    ]
    for (record, expected) in records { #expect(try brief("{" + type + record + "}") == expected, "\(record)") }
    // A member of the type is no key of an envelope: the motor has a state.
    #expect(try brief(#"{"type": "com.example.Motor", "state": "on", "ratedPower": 1}"#) == "ok 1 Motor state")
    #expect(try brief(#"{"type": "com.example.Motor", "state": {}}"#) == "wrong 1 Motor state")
  }

  @Test func `a record may be the document but for its type, wherever that stands`() throws {
    for record in [
      #"{"type": "com.example.Fan", "serial": "AB1234"}"#, #"{"serial": "AB1234", "type": "com.example.Fan"}"#,
      #"{"mode": "low" , "type" : "com.example.Fan" , "serial": "AB1234"}"#,
      #"{"serial": "AB1234", "ty\u0070e": "com.example.Fan"}"#,
    ] {
      let report = try report([record], ConformanceOptions(refusesUnknownMembers: true))
      #expect(report.brief == "ok 1", "\(record) \(report.samples)")
    }
    #expect(try brief(#"{"type": "com.example.Idle"}"#) == "ok 1 Idle state")
    let wrong = try report([#"{"type": "com.example.Fan", "serial": "AB12"}"#])
    #expect(wrong.samples.map(\.pointer) == ["/serial"])
    #expect(wrong.brief == "wrong 1")
  }

  @Test func `the id of a twin is the record's unless its type has such a member`() throws {
    for (record, pointers) in [
      (#"{"id": "f1", "type": "com.example.Fan", "serial": "AB1234"}"#, [String]()),
      (#"{"type": "com.example.Fan", "serial": "AB1234", "id": "f1"}"#, []),
      (#"{"id": "f1", "serial": "AB1234", "type": "com.example.Fan"}"#, []),
      (#"{"type": "com.example.Fan", "id": "f1"}"#, [""]),
      (#"{"serial": "AB1234", "id": "f1", "type": "com.example.Fan"}"#, []),
      (#"{"id": "f1", "type": "com.example.Fan", "serial": "AB1234", "di": 1}"#, ["/di"]),
      (#"{"type": "com.example.Tagged", "id": 7}"#, ["/id"]),
      (#"{"type": "com.example.Fan", "serial": "AB1234", "id": "\u00e9ü"}"#, []),
      (#"{"type": "com.example.Fan", "serial": "AB1234", "id": 7}"#, ["/id"]),
    ] {
      let model = sampleModel.replacing("Idle: {}", with: "Idle: {}\n  Tagged: {properties: {id: {type: string}}}")
      let report = try report(
        Array(record.utf8), ConformanceOptions(refusesUnknownMembers: true), of: registry(model))
      #expect(report.samples.map(\.pointer) == pointers, "\(record)")
    }
  }

  @Test func `a record that says two things is read as none`() throws {
    let type = #""type": "com.example.Fan", "#
    for (record, keys) in [
      (#"{\#(type)"state": {"serial": "AB1234"}, "telemetry": {}}"#, "`state` and `telemetry`"),
      (#"{\#(type)"event": "cleared", "command": "start", "request": {}}"#, "`event` and `command`"),
      (#"{\#(type)"telemetry": {}, "event": "cleared"}"#, "`telemetry` and `event`"),
      (#"{\#(type)"command": "start", "request": {}, "response": {}}"#, "`request` and `response`"),
      // What is no text names nothing, and says what the record is all the same.
      (#"{\#(type)"event": 5, "telemetry": {"speed": 1}}"#, "`telemetry` and `event`"),
      (#"{\#(type)"command": null, "state": {"serial": "AB1234"}}"#, "`state` and `command`"),
      (#"{\#(type)"event": ["cleared"], "command": "start"}"#, "`event` and `command`"),
      (#"{\#(type)"event": 5, "request": {}}"#, "`event` and `request`"),
      (
        #"{"$metadata": {"$model": "com.example.Idle"}, "type": "com.example.Fan"}"#, "`$model` and `type` of two types"
      ),
      // A member of the type beside the envelope, which nobody would look at.
      (
        #"{"type": "com.example.Motor", "state": 5, "telemetry": {}}"#,
        "`telemetry` and the member `state` of `com.example.Motor`"
      ),
      (#"{\#(type)"mode": 5, "telemetry": {}}"#, "`telemetry` and the member `mode` of `com.example.Fan`"),
      (#"{\#(type)"speed": 5, "state": {}}"#, "`state` and the member `speed` of `com.example.Fan`"),
      (#"{\#(type)"mo\u0064e": 5, "event": "cleared"}"#, "`event` and the member `mode` of `com.example.Fan`"),
      (#"{\#(type)"motor": 5, "command": "start"}"#, "`command` and the member `motor` of `com.example.Fan`"),
    ] {
      let report = try report([record])
      #expect(report.brief == "bad 1", "\(record)")
      #expect(
        report.samples.map { "\($0.rule): \($0.expected), \($0.actual)" } == [
          "unreadable: a record that says one thing, \(keys) in one"
        ])
    }
    // What is no JSON is that first; the same type twice is one type; a name that is no type is a member like others.
    #expect(
      try report([#"{\#(type)"state": {}, "telemetry": {}, "x": 01}"#]).samples.first?.expected
        != "a record that says one thing")
    let same = #"{"$metadata": {"$model": "dtmi:com:example:Fan;1"}, "type": "com.example.Fan", "serial": "AB1234"}"#
    #expect(try report([same], ConformanceOptions(refusesUnknownMembers: true)).brief == "ok 1")
    let other = same.replacing("\"com.example.Fan\"", with: "\"axial\"")
    #expect(try report([other], ConformanceOptions(refusesUnknownMembers: true)).brief == "wrong 1")
    #expect(try report([other]).brief == "ok 1")
  }

  private static let azureEdge = #""$sourceId": "a", "$relationshipName": "rooms", "$targetId": "b""#
  private static let ownEdge = #""source": "a", "relationship": "rooms", "target": "b""#

  @Test func `a record is not a twin or a message and a relationship, nor two relationships`() throws {
    let (azure, own) = (Self.azureEdge, Self.ownEdge)
    let bulk = azure.replacing("$sourceId", with: "$dtId")
    let twin = #""$metadata": {"$model": "com.example.Fan"}, "serial": "AB1234""#
    for (record, keys) in [
      ("{\(twin), \"$dtId\": \"s\", \(azure)}", "`$model` and `$relationshipName`"),
      ("{\(twin), \(bulk)}", "`$model` and `$relationshipName`"),
      ("{\(twin.replacing("Fan", with: "Nothing")), \(bulk)}", "`$model` and `$relationshipName`"),
      ("{\(azure), \(own)}", "`$relationshipName` and `relationship`"),
      ("{\"type\": \"com.example.Fan\", \(azure)}", "`type` and `$relationshipName`"),
      ("{\"type\": \"com.example.Fan\", \"telemetry\": {}, \(azure)}", "`type` and `$relationshipName`"),
      ("{\"type\": \"com.example.Fan\", \(own), \"properties\": {}}", "`type` and `relationship`"),
      ("{\"type\": \"com.example.Fan\", \(own), \"state\": {}}", "`type` and `relationship`"),
      ("{\"type\": \"edge\", \(own)}", "`type` and `relationship`"),
      ("{\"type\": \"edge\", \(azure), \(own)}", "`$relationshipName` and `relationship`"),
    ] {
      for gathersGraph in [false, true] {
        let report = try report([record], ConformanceOptions(gathersGraph: gathersGraph))
        #expect(report.brief == "bad 1", "\(record)")
        #expect(report.samples.map(\.actual) == ["\(keys) in one"], "\(record)")
      }
    }
    // So is an edge beside a graph, whatever the graph has.
    let graph = #""digitalTwinsGraph": {"digitalTwins": [], "relationships": []}"#
    for (edge, key) in [(azure, "`$relationshipName`"), (bulk, "`$relationshipName`"), (own, "`relationship`")] {
      for record in ["{\(edge), \(graph)}", "{\(graph), \(edge)}", "{\(edge), \"digitalTwinsGraph\": 5}"] {
        let report = try report([record], ConformanceOptions(gathersGraph: true))
        #expect(report.brief == "bad 1", "\(record) \(report.brief)")
        #expect(report.samples.map(\.actual) == ["\(key) and `digitalTwinsGraph` in one"], "\(record)")
      }
    }
    // What carries an event or a command without a name says nothing.
    for message in [
      #""event": 5, "payload": {"code": 7}"#, #""command": {}, "request": {"speed": 1}"#,
      #""command": 1, "response": 1"#,
    ] {
      #expect(try brief("{\"type\": \"com.example.Fan\", \(message)}") == "untyped 1", "\(message)")
    }
    // Less than an edge is none: these are members that the type does not have.
    #expect(try brief(#"{"type": "com.example.Idle", "source": "a", "relationship": "rooms"}"#) == "ok 1 Idle state")
    #expect(try brief("{\(twin), \(own)}") == "ok 1 Fan state")
    // In an edge that says by `$` what it is, a text at `type` that names no type is a property.
    #expect(try brief("{\"type\": \"edge\", \(azure)}") == "other 1")
    // A type key that is asked for is no key of an edge, and what is around a document that is asked for is nobody's.
    let named = RecordShape(typeKey: "relationship")
    #expect(try brief("{\(own.replacing("rooms", with: "com.example.Idle"))}", named) == "ok 1 Idle state")
    let enclosed = RecordShape(typeKey: "dataschema", dataKey: "data")
    #expect(try brief("{\"dataschema\": \"com.example.Idle\", \"data\": {}, \(own)}", enclosed) == "ok 1 Idle state")
  }

  @Test func `keys of edges that the model has as members or properties are these`() throws {
    let model = """
      twins:
        Link: {properties: {source: {type: string}, relationship: {type: string}, target: {type: string}}}
        Site:
          relationships:
            rooms: {target: Site, properties: {type: {type: string}, target: {type: string}}}
            doors: {target: Site}
      """
    let registry = try registry(model)
    for (record, brief) in [
      ("{\"type\": \"com.example.Link\", \(Self.ownEdge)}", "ok 1"),
      ("{\"type\": \"com.example.Site\", \(Self.ownEdge)}", "bad 1"),
      ("{\"type\": \"com.example.Site\", \(Self.azureEdge)}", "other 1"),
      ("{\(Self.azureEdge), \(Self.ownEdge)}", "other 1"),
      ("{\"type\": \"com.example.Site\", \(Self.azureEdge)}".replacing("rooms", with: "doors"), "bad 1"),
      ("{\(Self.azureEdge), \(Self.ownEdge)}".replacing("rooms", with: "doors"), "bad 1"),
    ] {
      #expect(try report(Array(record.utf8), of: registry).brief == brief, "\(record)")
    }
  }

  @Test func `a part of another envelope beside one is not passed over`() throws {
    let type = #""type": "com.example.Fan", "#
    for (record, keys) in [
      (#"{\#(type)"event": "fault", "payload": {"code": 1}, "request": 5}"#, "`event` and `request`"),
      (#"{\#(type)"event": "cleared", "response": null}"#, "`event` and `response`"),
      (#"{\#(type)"telemetry": {"speed": 1}, "payload": {"code": 5}}"#, "`telemetry` and `payload`"),
      (#"{\#(type)"telemetry": {"speed": 1}, "request": {}}"#, "`telemetry` and `request`"),
      (#"{\#(type)"state": {"serial": "AB1234"}, "payload": {}}"#, "`state` and `payload`"),
      (#"{\#(type)"command": "start", "request": {}, "p\u0061yload": {}}"#, "`command` and `payload`"),
      (
        #"{"$metadata": {"$model": "com.example.Fan"}, \#(type)"serial": "AB1234", "telemetry": {}}"#,
        "`$model` and `telemetry`"
      ),
    ] {
      let report = try report([record])
      #expect(report.brief == "bad 1", "\(record)")
      #expect(report.samples.map(\.actual) == ["\(keys) in one"], "\(record)")
    }
    // Beside no envelope these are members, as all of a twin of Azure Digital Twins are.
    #expect(try brief(#"{\#(type)"serial": "AB1234", "payload": 5}"#) == "ok 1 Fan state")
    let twin = #"{"$metadata": {"$model": "com.example.Fan"}, "$dtId": "s", "serial": "AB1234", "telemetry": {"x": 1}}"#
    let told = try report([twin])
    #expect(told.brief == "ok 1" && told.documents.map { $0.undeclared.total } == [1])
    #expect(
      try report([twin], ConformanceOptions(refusesUnknownMembers: true)).samples.map(\.pointer) == ["/telemetry"])
    let declared = sampleModel.replacing("{mode: Mode,", with: "{mode: Mode, telemetry: {object: {x: {type: int32}}},")
    #expect(
      try report(Array(twin.utf8), ConformanceOptions(refusesUnknownMembers: true), of: registry(declared)).brief
        == "ok 1")
  }

  @Test func `nothing is of an abstract type`() throws {
    let report = try report([
      #"{"type": "com.example.Machine", "serial": "AB1234"}"#,
      #"{"type": "com.example.Machine", "telemetry": {"x": 1}}"#,
      #"{"type": "com.example.Machine", "serial": 5}"#,
    ])
    #expect(report.brief == "wrong 3")
    #expect(
      report.documents.map { $0.rules.map { "\($0.rule) \($0.violations)" } } == [
        ["abstractType 2", "type 1"], ["abstractType 1"],
      ])
    #expect(
      report.samples.first.map { "\($0.expected), \($0.actual)" }
        == "a type that is not abstract, `com.example.Machine`")
    let problem = #expect(throws: ShapeProblem.self) {
      try RecordShape(type: "com.example.Machine").check(against: registry())
    }
    #expect(
      problem?.description
        == "`com.example.Machine` is abstract, so that no data is of it; name one of those that extend it: `com.example.Fan`"
    )
  }

  @Test func `keys can be named, as for CloudEvents`() throws {
    let event = #"{"specversion": "1.0", "dataschema": "com.example.Fan", "data": {"speed": 10}, "type": "x"}"#
    let shape = RecordShape(form: .telemetry, typeKey: "dataschema", dataKey: "data")
    #expect(try brief(event, shape) == "ok 1 Fan telemetry")
    #expect(try brief(event.replacing("10", with: "-1"), shape) == "wrong 1 Fan telemetry")
    #expect(try brief(event.replacing("\"data\"", with: "\"date\""), shape) == "untyped 1")
    let fixed = RecordShape(type: "com.example.Fan", form: .telemetry, dataKey: "data")
    #expect(try brief(event, fixed) == "ok 1 Fan telemetry")
    #expect(try brief(event.replacing("1.0\"", with: "\u{1}\""), fixed) == "bad 1")
  }

  @Test func `one type for all, in each form`() throws {
    let cases: [(String, String, String)] = [
      ("state", #"{"serial": "AB1234"}"#, "ok 1"), ("telemetry", #"{"speed": 3001}"#, "wrong 1"),
      ("event:fault", #"{"code": 1}"#, "ok 1"), ("request:start", #"{"speed": true}"#, "wrong 1"),
      ("telemetry", "[]", "wrong 1"), ("telemetry", "{} {}", "bad 1"), ("telemetry", "\u{FEFF}{}", "bad 1"),
    ]
    for (form, record, expected) in cases {
      let form = try #require(RecordForm(form))
      #expect(try brief(record, RecordShape(type: "com.example.Fan", form: form)).hasPrefix(expected), "\(record)")
    }
    for text in ["", "states", "event", "event:", "state:x", "telemetry:"] {
      #expect(RecordForm(text) == nil, "\(text)")
    }
  }

  @Test func `what is no data of twins is told apart`() throws {
    let lines = [
      #"{"Section": "Header"}"#, #"{"fileVersion": "1.0.0", "author": "ada"}"#, #"{"Section": "Models"}"#,
      #"{"@id": "dtmi:com:example:Fan;1", "@type": "Interface", "@context": "dtmi:dtdl:context;2"}"#,
      #"{"$relationshipId": "r", "$sourceId": "a", "$targetId": "b", "$relationshipName": "x"}"#, "", "   \r",
      #"{"$dtId": "a", "$relationshipId": "r", "$targetId": "b", "$relationshipName": "x", "since": 1}"#,
      #"{"some": "thing"}"#, "7", #""text""#, "[]",
    ]
    #expect(try report(lines).brief == "untyped 4, other 6")
  }
}
