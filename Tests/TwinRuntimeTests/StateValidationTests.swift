import Testing
import TwinRuntime
import TwinTestSupport

/// What documents of twins, messages, payloads and edges are valid, and what they mean.
@Suite struct StateValidationTests {
  static let source = """
    schemas:
      Mode: {enum: {off: 0, heating: 1, auto: 3}}
      Temperature: {type: double, quantity: Temperature, unit: degreeCelsius}
      Purge: {object: {minutes: {type: int16, required: true, default: 15}, hard: {type: boolean, default: false}}}
    twins:
      Equipment:
        abstract: true
        properties:
          serial: {type: string, required: true}
          label: {type: string, default: none}
      Fan:
        extends: [Equipment]
        properties: {speed: {type: double, minimum: 0, maximum: 100}}
      AirHandler:
        extends: [Equipment]
        properties:
          serial: {type: string, required: true, maxLength: 4}
          mode: {type: Mode, default: auto}
          limit: {type: Temperature, maximum: 40}
          limits: {map: Temperature}
          purge: {type: Purge, default: {minutes: 5}}
        telemetry:
          supply: {type: Temperature}
          alarm: {object: {code: {type: int8, required: true}}}
        events:
          clogged: {payload: {type: Mode}}
          stopped: {}
        commands:
          start: {request: {type: Purge, required: true}, response: boolean}
          stop: {}
        relationships:
          feeds: {target: Fan, properties: {since: {type: date, required: true}, share: {type: double, default: 1}}}
          holds: {target: Fan}
        components: {fan: Fan, spare: Fan}
    """
  static let ontology = """
    quantities:
      Temperature: {dimension: Θ, coherentUnit: kelvin}
    units:
      kelvin: {quantity: Temperature}
      degreeCelsius: {quantity: Temperature, offset: 273.15}
    """

  private func type(_ name: String = "AirHandler") throws -> TwinType {
    try #require(try registry(Self.source, ontology: Self.ontology).type("com.example." + name))
  }

  @Test func `state is an object of properties and components`() throws {
    let type = try type()
    func check(_ document: String, _ expected: [String], _ options: ValidationOptions = ValidationOptions()) {
      #expect(brief(type.validate(state: Array(document.utf8), options: options)) == expected, "\(document)")
    }
    check(#"{"serial": "a"}"#, [])
    check(#"{"$dtId": "x", "$metadata": {"$model": null}, "serial": "a", "mode": 3, "limit": -273.15}"#, [])
    check(#"{"serial": "a", "fan": {"$metadata": {}, "serial": "long enough", "speed": 12.5}}"#, [])
    // Inherited, narrowed, required: in the twin and in what it is made of.
    check("{}", [" required"])
    check(#"{"serial": "abcde"}"#, ["/serial maxLength"])
    check(#"{"serial": "a", "fan": {"speed": 101}}"#, ["/fan/speed maximum", "/fan required"])
    check(#"{"serial": "a", "fan": null, "spare": []}"#, ["/fan type", "/spare type"])
    // What is no part of state, and what the model does not know.
    let foreign = #"{"serial": "a", "supply": 1, "clogged": 1, "start": {}, "feeds": [], "Mode": 3}"#
    check(foreign, ["supply", "clogged", "start", "feeds", "Mode"].map { "/\($0) unknownMember" })
    check(foreign, [], ValidationOptions(unknownMembers: .allowed))
    check(#"{"serial": "a", "purge": {"$x": 1}}"#, ["/purge/$x unknownMember"])
    // What has to be there and is not is its default, where it has one.
    check(#"{"serial": "a", "purge": {}}"#, [])
    for document in ["[]", "1", "\"serial\"", "null"] { check(document, [" type"]) }
    check("", [" syntax"])
  }

  @Test func `an abstract type judges what its subtypes have in common`() throws {
    let registry = try registry(Self.source, ontology: Self.ontology)
    let type = try #require(registry.type("com.example.Equipment"))
    #expect(type.isAbstract)
    #expect(brief(type.validate(state: Array(#"{"serial": "A", "label": 1}"#.utf8))) == ["/label type"])
    let fan = Array(#"{"serial": "A", "speed": 1000}"#.utf8)
    #expect(brief(type.validate(state: fan)) == ["/speed unknownMember"])
    let tolerant = DocumentValidator(.state(type), options: ValidationOptions(unknownMembers: .allowed))
    #expect(tolerant.accepts(fan.span) && !tolerant.accepts(Array("{}".utf8).span))
  }

  @Test func `a telemetry message is any part of the telemetry`() throws {
    let type = try type()
    func check(_ document: String, _ expected: [String]) {
      #expect(brief(type.validate(telemetry: Array(document.utf8))) == expected, "\(document)")
    }
    check("{}", [])
    check(#"{"supply": 21.5}"#, [])
    check(#"{"supply": 21.5, "alarm": {"code": 3}}"#, [])
    check(#"{"supply": "21.5", "alarm": {}, "mode": 3}"#, ["/supply type", "/alarm required", "/mode unknownMember"])
  }

  @Test func `payloads, requests, responses and edges are held to what the member says`() throws {
    let type = try type()
    func bytes(_ text: String) -> [UInt8] { Array(text.utf8) }
    let clogged = try #require(type.member("clogged"))
    #expect(brief(clogged.validate(payload: bytes("1"))) == [])
    #expect(brief(clogged.validate(payload: bytes("2"))) == [" enumeration"])
    #expect(brief(clogged.validate(payload: bytes(" "))) == [" required"])
    let stopped = try #require(type.member("stopped"))
    #expect(brief(stopped.validate(payload: bytes("\n"))) == [])
    #expect(brief(stopped.validate(payload: bytes("{}"))) == [" unexpectedValue"])

    let start = try #require(type.member("start"))
    #expect(brief(start.validate(request: bytes(#"{"minutes": 1}"#))) == [])
    #expect(brief(start.validate(request: bytes(#"{"minutes": 1.5}"#))) == ["/minutes type"])
    #expect(brief(start.validate(request: bytes(""))) == [" required"])
    #expect(brief(start.validate(response: bytes("true"))) == [])
    #expect(brief(start.validate(response: bytes(""))) == [])
    #expect(brief(start.validate(response: bytes("1"))) == [" type"])
    let stop = try #require(type.member("stop"))
    #expect(brief(stop.validate(request: bytes(""))) == [])
    #expect(brief(stop.validate(request: bytes("1"))) == [" unexpectedValue"])

    let feeds = try #require(type.member("feeds"))
    #expect(brief(feeds.validate(edgeProperties: bytes(#"{"since": "2026-01-31"}"#))) == [])
    #expect(
      brief(feeds.validate(edgeProperties: bytes(#"{"since": 1, "x": 1}"#))) == ["/since type", "/x unknownMember"])
    #expect(brief(feeds.validate(edgeProperties: bytes("{}"))) == [" required"])
    let holds = try #require(type.member("holds"))
    #expect(brief(holds.validate(edgeProperties: bytes("{}"))) == [])
    #expect(brief(holds.validate(edgeProperties: bytes(#"{"x": 1}"#))) == ["/x unknownMember"])
  }

  @Test func `readings say what scalars mean, and what stands where nothing is said`() throws {
    let type = try type()
    let (temperature, celsius) = ("org.example.meaning.Temperature", "org.example.meaning.degreeCelsius")
    let document =
      #"{"$x": 1, "serial": "\u0061", "mode": 1.0, "limit": 2.10e1, "limits": {"a/b": 0.5}, "odd": [true, null], "fan": {}}"#
    let handler = "com.example.AirHandler/"
    #expect(
      type.readings(state: Array(document.utf8)) == [
        Reading(pointer: "/serial", value: "\"a\"", memberID: handler + "serial"),
        Reading(pointer: "/mode", value: "1", enumerationValue: "heating", memberID: handler + "mode"),
        Reading(pointer: "/limit", value: "21", quantity: temperature, unit: celsius, memberID: handler + "limit"),
        Reading(
          pointer: "/limits/a~1b", value: "0.5", quantity: temperature, unit: celsius, memberID: handler + "limits"),
        Reading(pointer: "/odd/0", value: "true", isKnown: false),
        Reading(pointer: "/odd/1", value: "null", isKnown: false),
        Reading(pointer: "/fan/label", value: "\"none\"", memberID: "com.example.Equipment/label", isDefault: true),
        Reading(pointer: "/purge/minutes", value: "5", memberID: handler + "purge", isDefault: true),
        Reading(pointer: "/purge/hard", value: "false", memberID: handler + "purge", isDefault: true),
        Reading(pointer: "/label", value: "\"none\"", memberID: "com.example.Equipment/label", isDefault: true),
      ])
    let empty = type.readings(state: Array("{}".utf8))
    #expect(empty.map(\.pointer) == ["/mode", "/purge/minutes", "/purge/hard", "/label"])
    #expect(
      empty.first
        == Reading(pointer: "/mode", value: "3", enumerationValue: "auto", memberID: handler + "mode", isDefault: true))
    #expect(type.readings(state: Array("{".utf8)) == [])
    #expect(type.readings(state: Array(document.utf8), limit: 2).map(\.pointer) == ["/serial", "/mode"])
    #expect(
      type.readings(telemetry: Array(#"{"supply": 20}"#.utf8)) == [
        Reading(pointer: "/supply", value: "20", quantity: temperature, unit: celsius, memberID: handler + "supply")
      ])
    #expect(type.member("clogged")?.readings(payload: Array("3".utf8)).map(\.enumerationValue) == ["auto"])
    #expect(
      type.member("start")?.readings(request: Array("{}".utf8)).map(\.value) == ["15", "false"])
    #expect(type.member("start")?.readings(response: Array("true".utf8)).map(\.value) == ["true"])
    #expect(type.member("feeds")?.readings(edgeProperties: Array("{}".utf8)).map(\.pointer) == ["/share"])
  }

  @Test func `defaults that lead to themselves come to an end`() throws {
    let registry = try registry(
      """
      schemas:
        Knot: {object: {size: {type: int8, default: 1}, left: {type: Knot, default: {}}, right: {type: Knot, default: {}}}}
      """)
    let knot = try #require(registry.schema("com.example.Knot")?.value)
    let readings = knot.readings(Array("{}".utf8), limit: 1000)
    #expect(readings.count > 500 && readings.count <= 1000)
    #expect(readings.first == Reading(pointer: "/size", value: "1", isDefault: true))
  }
}
