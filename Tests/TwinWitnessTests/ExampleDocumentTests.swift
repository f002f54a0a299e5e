import Testing
import TwinCompiler
import TwinModel
import TwinRegistry
import TwinRuntime
import TwinSource
import TwinTestSupport
import TwinWitness

@Suite struct ExampleDocumentTests {
  /// The model of the packages below directories of the repository, with what ships.
  private static func model(_ directories: [String]) throws -> Model {
    let input = CompilerInput(packages: try directories.flatMap { try packages(below: $0) })
    let compilation = CompilerPipeline().compile(input)
    #expect(!compilation.hasErrors)
    return compilation.model
  }

  /// The model of the package `com.example.m` with one source file, and of the ontology `com.example.o`, without a finding.
  private static func model(
    of source: String, needing dependencies: String = "", with ontology: String = ""
  ) throws -> Model {
    func package(_ name: String, _ rest: String, _ source: String) -> PackageInput {
      let manifest = "edition: 2026\npackage: com.example.\(name)\nversion: 1.0.0\n\(rest)\n"
      return PackageInput(
        manifest: InputFile(path: "\(name)/gemel.yaml", bytes: Array(manifest.utf8)),
        sources: [InputFile(path: "\(name)/\(name).yaml", bytes: Array(source.utf8))])
    }
    let compilation = CompilerPipeline().compile(
      CompilerInput(
        packages: [package("m", "dependencies: {\(dependencies)}", source)]
          + (ontology.isEmpty ? [] : [package("o", "kind: ontology", ontology)])))
    try #require(compilation.findings.map(\.message) == [])
    return compilation.model
  }

  private static func image(_ model: Model) throws -> [UInt8] {
    runtimeImage(of: try #require(model.packages.ids.first), with: Array(model.packages.ids), in: model)
  }

  @Test func `of a type without an example it is told why, and commands show what they answer`() throws {
    let model = try Self.model(
      of: """
        twins:
          Tag:
            properties:
              note: {type: string}
              codes: {array: {type: string, pattern: '^[a-z]{400}$'}, required: true, minItems: 1}
          Pump:
            properties: {note: {type: string}}
            commands: {start: {request: {type: int32}, response: {type: boolean}}}
        """)
    let writer = try ExampleWriter(image: try Self.image(model))
    #expect(writer.examples(of: "com.example.m.Tag").isEmpty)
    let obstacle = try #require(writer.obstacle(to: "com.example.m.Tag"))
    #expect(obstacle.place == "codes[]" && obstacle.pattern?.isEmpty == false, "\(obstacle)")
    #expect(writer.obstacle(to: "com.example.m.Pump") == nil)
    let forms = writer.examples(of: "com.example.m.Pump").map(\.title)
    #expect(forms == ["State", "Request of start", "Response of start"])
  }

  @Test func `every concrete twin of the example has documents that the runtime takes`() throws {
    let model = try Self.model(["Ontologies/examples/campus"])
    let image = try Self.image(model)
    let writer = try ExampleWriter(image: image)
    let registry = try Registry(bytes: image)
    var count = 0
    for id in model.twins.ids {
      let identity = model.identity(model.twins[id].header)
      let examples = writer.examples(of: identity)
      guard !model.twins[id].isAbstract else {
        #expect(examples.isEmpty, "\(identity)")
        continue
      }
      count += 1
      let type = try #require(registry.type(identity))
      #expect(!examples.isEmpty, "\(identity) has no example")
      let hasState = type.members.contains { $0.kind == .property }
      #expect(examples.contains { $0.form == .state } == hasState, "\(identity)")
      for example in examples {
        let bytes = Array(example.text.utf8)
        #expect(bytes.count < 16_000)
        switch example.form {
        case .state: #expect(type.validate(state: bytes).isEmpty, "\(identity): \(example.text)")
        case .telemetry: #expect(type.validate(telemetry: bytes).isEmpty, "\(identity)")
        case .event: #expect(type.member(example.member ?? "")?.validate(payload: bytes).isEmpty == true, "\(identity)")
        case .request:
          #expect(type.member(example.member ?? "")?.validate(request: bytes).isEmpty == true, "\(identity)")
        case .response:
          #expect(type.member(example.member ?? "")?.validate(response: bytes).isEmpty == true, "\(identity)")
        case .graph: Issue.record("\(identity) has a \(example.form)")
        }
      }
      #expect(writer.examples(of: identity) == examples)
    }
    #expect(count > 10)
  }

  @Test func `examples are of what the model says: examples, defaults, bounds, patterns, names`() throws {
    let source = """
      twins:
        Meter:
          properties:
            serialNumber: {type: string, required: true, minLength: 3, maxLength: 20}
            code: {type: string, pattern: "[A-Z]{2}-[0-9]{3}"}
            label: {type: string, examples: [Ground floor]}
            mode: {enum: {off: 0, on: 1}, default: on}
            load: {type: double, minimum: 200, maximum: 1000, multipleOf: 25}
            count: {type: uint8, minimum: 250}
            tags: {map: {type: string}, keys: {type: string}}
            parts: {array: {object: {made: {type: date, required: true}, weight: {type: double}}}, minItems: 2}
            fixed: {type: int32, const: 7}
          telemetry:
            power: {type: double, maximum: -5}
          events:
            tripped: {payload: {object: {at: {type: dateTime, required: true}}}}
          commands:
            reset: {request: {object: {delay: {type: duration}}}}
          components:
            fan: Fan
        Fan:
          properties:
            speed: {type: int32, required: true}
      """
    let model = try Self.model(of: source)
    let examples = try ExampleWriter(image: Self.image(model)).examples(of: "com.example.m.Meter")
    let texts = examples.map {
      $0.title + ": " + $0.text.filter { !$0.isWhitespace || $0 == " " }.replacing("  ", with: "")
    }
    #expect(
      texts == [
        #"State: {"serialNumber": "SN-204817","code": "AA-000","label": "Ground floor","mode": 1,"load": 500,"#
          + #""count": 250,"tags": {"key": "tags"},"parts": [{"made": "2026-01-31"},{"made": "2026-01-31"}],"fixed": 7,"#
          + #""fan": {"speed": 42}}"#,
        #"Telemetry: {"power": -6}"#, #"Event tripped: {"at": "2026-01-31T08:30:00Z"}"#,
        #"Request of reset: {"delay": "PT15M"}"#,
      ])
  }

  @Test func `what is deprecated is no example, unless it must be there`() throws {
    let source = """
      twins:
        Fan:
          properties:
            speed: double
            pace: {type: double, deprecated: {replacedBy: speed}}
            tag: {type: string, required: true, deprecated: {reason: Gone soon.}}
            mode: {enum: {old: {value: 0, deprecated: {replacedBy: low}}, low: 1}, default: old}
            only: {enum: {old: {value: 7, deprecated: {reason: Gone soon.}}}}
            limits:
              object:
                low: double
                bottom: {type: double, deprecated: {replacedBy: low}}
                floor: {type: int32, required: true, deprecated: {replacedBy: low}}
          telemetry:
            flow: double
            stream: {type: double, deprecated: {replacedBy: flow}}
          components:
            motor: {type: Motor}
            drive: {type: Motor, deprecated: {replacedBy: motor}}
        Motor: {properties: {power: double}}
      """
    let examples = try ExampleWriter(image: Self.image(Self.model(of: source))).examples(of: "com.example.m.Fan")
    let state = try #require(examples.first { $0.form == .state }?.text)
    for name in ["pace", "bottom", "drive"] { #expect(!state.contains(#""\#(name)""#), "\(state)") }
    for name in ["speed", "tag", "low", "floor", "motor"] { #expect(state.contains(#""\#(name)""#), "\(state)") }
    #expect(state.contains(#""mode": 1"#) && state.contains(#""only": 7"#), "\(state)")
    let telemetry = try #require(examples.first { $0.form == .telemetry }?.text)
    #expect(telemetry.contains("flow") && !telemetry.contains("stream"))
  }

  @Test func `texts that have to be short are whole words or none`() throws {
    let source = """
      twins:
        Fan:
          properties:
            tagsList: {type: string, maxLength: 5}
            serial: {type: string, maxLength: 5}
            grade: {type: string, maxLength: 1}
      """
    let examples = try ExampleWriter(image: Self.image(Self.model(of: source))).examples(of: "com.example.m.Fan")
    let state = try #require(examples.first { $0.form == .state }?.text)
    #expect(state.contains(#""tagsList": "tags""#) && state.contains(#""serial": "abcde""#), "\(state)")
    #expect(state.contains(#""grade": "a""#), "\(state)")
  }

  @Test func `of an object with many fields some are shown, and those that must be there`() throws {
    func fields(_ count: Int) -> String {
      (0..<count).map { "field\($0): \($0 == count - 1 ? "{type: double, required: true}" : "double")" }
        .joined(separator: ", ")
    }
    let model = try Self.model(
      of: """
        twins:
          Wide:
            description: Has much.
            properties: {all: {object: {\(fields(900))}}, must: {object: {\(fields(900))}, required: true}}
            telemetry: {told: {object: {\(fields(900))}}}
            events: {rung: {payload: {object: {\(fields(900))}}}}
            commands: {set: {request: {object: {\(fields(900))}}}}

        """)
    let examples = try ExampleWriter(image: try Self.image(model)).examples(of: "com.example.m.Wide")
    #expect(examples.map(\.title) == ["State", "Telemetry", "Event rung", "Request of set"])
    for example in examples {
      let shown = example.text.ranges(of: "field").count
      #expect(shown > 20 && example.text.utf8.count < 12_000 && example.text.contains("field899"), "\(example.title)")
      #expect(example.leftOut == (example.form == .state ? 900 - shown + 1 : 900 - shown), "\(example.title)")
    }
  }

  @Test func `an example tells how many members are left out`() throws {
    let flags = (0..<400).map { "      aPropertyWithALongName\($0): {type: string}\n" }.joined()
    let model = try Self.model(
      of: "twins:\n  Small:\n    description: Has little.\n    properties:\n      one: {type: string}\n"
        + "  Wide:\n    description: Has much.\n    properties:\n" + flags)
    let writer = try ExampleWriter(image: try Self.image(model))
    let small = try #require(writer.examples(of: "com.example.m.Small").first)
    #expect(small.leftOut == 0)
    let wide = try #require(writer.examples(of: "com.example.m.Wide").first)
    #expect(wide.leftOut > 0 && wide.leftOut == 400 - wide.text.ranges(of: "aPropertyWithALongName").count)
  }

  @Test func `texts and numbers are what people expect under their names and in their units`() throws {
    let source = """
      twins:
        Asset:
          properties:
            IPAddress: {type: string}
            device_ip_addresses: {array: {type: string}}
            MACAddress: {type: string, pattern: "^([0-9a-f]{2}:){5}[0-9a-f]{2}$"}
            manufacturer_label: {type: string}
            postalCode: {type: string, maxLength: 4}
            externalId: {type: string}
            zoneName: {type: string}
            refrigerantType: {type: string, minLength: 20}
            latitude: {type: double}
            zone_air_temperature_setpoint: {type: double}
            supplyFlow: {type: double, quantity: VolumeFlowRate, unit: cubicMetrePerHour, maximum: 5000}
            yearBuilt: {type: int32, minimum: 1900, maximum: 2000}
        Gateway:
          telemetry:
            online: boolean
        Group:
          components:
            gateway: Gateway
      """
    let model = try Self.model(of: source, needing: "org.gemel.quantities: ^1.0.0")
    let writer = try ExampleWriter(image: Self.image(model))
    #expect(
      writer.examples(of: "com.example.m.Asset").map(\.text) == [
        """
        {
          "IPAddress": "192.0.2.10",
          "device_ip_addresses": [
            "192.0.2.10"
          ],
          "MACAddress": "00:00:5e:00:53:0a",
          "manufacturer_label": "Example Works",
          "postalCode": "abcd",
          "externalId": "external-0042",
          "zoneName": "Zone 1",
          "refrigerantType": "refrigerant typexxxx",
          "latitude": 52.52,
          "zone_air_temperature_setpoint": 21.5,
          "supplyFlow": 1200,
          "yearBuilt": 1940
        }

        """
      ])
    // An empty object would show nothing.
    #expect(writer.examples(of: "com.example.m.Gateway").map(\.form) == [.telemetry])
    #expect(writer.examples(of: "com.example.m.Group").isEmpty)
  }

  @Test func `numbers are of the size that is read in practice, whatever the bounds allow`() throws {
    let ontology = """
      quantities:
        Heat: {dimension: Θ, coherentUnit: kelvins}
      units:
        kelvins: {quantity: Heat}
        degrees_celsius: {quantity: Heat, offset: 273.15}
        oddDegrees: {quantity: Heat, factor: 3}
      """
    let source = """
      twins:
        Place:
          telemetry:
            occupancyCount: {type: uint32, quantity: Count, unit: item, minimum: 0, maximum: 100000}
            bookedSeatCount: {type: uint16, quantity: Count, unit: item, minimum: 0, maximum: 2000}
            trays: {type: uint16, quantity: Count, unit: item, minimum: 0, maximum: 20000}
            orders: {type: uint32, minimum: 0, maximum: 100000}
            levelNumber: {type: int16, minimum: -20, maximum: 50}
            powerFactor: {type: double, minimum: -1, maximum: 1}
            yearOfConstruction: {type: int32, minimum: 1000, maximum: 2300}
            balance: {type: double, minimum: -200, maximum: 300}
            hotWaterSupplyTemperature: {type: double, quantity: Temperature, unit: degreeCelsius}
            outside_air_temperature_sensor: {type: double, quantity: o.Heat, unit: o.degrees_celsius}
            zone_air_temperature_sensor: {type: double, quantity: o.Heat, unit: o.kelvins}
            humidity_sensor: {type: double, quantity: o.Heat, unit: o.oddDegrees}
      """
    let model = try Self.model(
      of: source, needing: "org.gemel.quantities: ^1.0.0, com.example.o: ^1.0.0", with: ontology)
    let text = try ExampleWriter(image: Self.image(model)).examples(of: "com.example.m.Place").map(\.text).joined()
    let values = text.split(separator: "\n").dropFirst().dropLast().map { $0.filter { !" \",".contains($0) } }
    #expect(
      values == [
        "occupancyCount:12", "bookedSeatCount:12", "trays:3", "orders:42", "levelNumber:2", "powerFactor:0.95",
        "yearOfConstruction:1998", "balance:100", "hotWaterSupplyTemperature:60", "outside_air_temperature_sensor:12",
        "zone_air_temperature_sensor:294.65", "humidity_sensor:45",
      ], "\(values)")
  }

  @Test func `types that no document can be made for have none, and types of types end`() throws {
    let source = """
      schemas:
        Tree: {object: {left: {type: Tree}, right: {type: Tree}, name: {type: string}}}
      twins:
        Impossible:
          properties:
            never: {type: string, required: true, pattern: "a{300}b{300}", maxLength: 10}
        Wide:
          properties:
      """ + (0..<400).map { "\n      p\($0): {type: Tree}" }.joined()
    let manifest = "edition: 2026\npackage: com.example.m\nversion: 1.0.0\n"
    let compilation = CompilerPipeline().compile(
      CompilerInput(packages: [
        PackageInput(
          manifest: InputFile(path: "gemel.yaml", bytes: Array(manifest.utf8)),
          sources: [InputFile(path: "m.yaml", bytes: Array(source.utf8))])
      ]))
    let writer = try ExampleWriter(image: Self.image(compilation.model))
    #expect(writer.examples(of: "com.example.m.Impossible").isEmpty)
    #expect(writer.examples(of: "com.example.m.None").isEmpty)
    let wide = writer.examples(of: "com.example.m.Wide")
    #expect(wide.count == 1 && wide.allSatisfy { $0.text.utf8.count < 40_000 })
  }
}
