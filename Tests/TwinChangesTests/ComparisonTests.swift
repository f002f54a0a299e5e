import Testing
import TwinChanges
import TwinCompiler
import TwinModel
import TwinRules
import TwinSource
import TwinTestSupport

/// What the comparison makes of edits that people make: root causes, identity, reach.
@Suite struct ComparisonTests {
  private let hierarchy = """
    twins:
      Equipment:
        abstract: true
        properties: {serial: string}
      Machine: {extends: Equipment}
      Fan: {extends: Machine, telemetry: {speed: double}}
      Pump: {extends: Machine, telemetry: {speed: double}}
    """

  @Test func `the same sources have no changes, in whatever order of files`() throws {
    #expect(try changes(hierarchy, hierarchy).isEmpty)
    let split = """
      #=== m/b.yaml
      twins:
        Fan: {extends: Machine, telemetry: {speed: double}}
        Machine: {extends: Equipment}
      #=== m/a.yaml
      twins:
        Pump: {extends: Machine, telemetry: {speed: double}}
        Equipment:
          abstract: true
          properties: {serial: string}
      """
    #expect(try changes(hierarchy, split).isEmpty)
  }

  @Test func `a member pulled up to a parent is no change below, and an addition above`() throws {
    let pulled = """
      twins:
        Equipment:
          abstract: true
          properties: {serial: string}
        Machine: {extends: Equipment, telemetry: {speed: double}}
        Fan: {extends: Machine}
        Pump: {extends: Machine}
      """
    #expect(lines(try changes(hierarchy, pulled)) == ["telemetry-added com.example.m.Machine/speed"])
    // Pulled up to a type that is new, for all that extend it.
    let extracted = """
      twins:
        Equipment:
          abstract: true
          properties: {serial: string}
        Machine: {extends: Equipment}
        Rotor: {extends: Machine, abstract: true, telemetry: {speed: double}}
        Fan: {extends: Rotor}
        Pump: {extends: Rotor}
      """
    #expect(
      lines(try changes(hierarchy, extracted)) == [
        "twin-added com.example.m.Rotor", "  parent-added com.example.m.Fan", "  parent-added com.example.m.Pump",
      ])
  }

  @Test func `one edit to a base type is one change with its reach`() throws {
    let edited = hierarchy.replacing("{serial: string}", with: "{serial: {type: string, maxLength: 8}}")
    let found = try changes(hierarchy, edited)
    #expect(lines(found) == ["length-tightened com.example.m.Equipment/serial"])
    #expect(found.first?.reach.types == ["com.example.m.Fan", "com.example.m.Machine", "com.example.m.Pump"])
    let removed = try changes(hierarchy, hierarchy.replacing("\n    properties: {serial: string}", with: ""))
    #expect(lines(removed) == ["property-removed com.example.m.Equipment/serial"])
    #expect(removed.first?.reach.types.count == 3)
  }

  @Test func `a parent that is dropped takes its members and links with it`() throws {
    let linked = hierarchy + "\n  Room: {relationships: {holds: {target: Equipment}}}"
    let found = try changes(linked, linked.replacing("Machine: {extends: Equipment}", with: "Machine: {}"))
    #expect(
      lines(found) == [
        "parent-removed com.example.m.Machine", "  property-removed com.example.m.Machine/serial",
        "  subtype-left-target com.example.m.Room/holds",
      ])
    #expect(found.first?.reach.types == ["com.example.m.Fan", "com.example.m.Machine", "com.example.m.Pump"])
    #expect(found.first?.reach.relationships == ["com.example.m.Room/holds"])
  }

  @Test func `a type that a relationship asks for sources from now on is told of what makes it a target`() throws {
    let old = """
      twins:
        Room: {}
        Hall: {}
        Foyer: {extends: Hall}
        Sensor: {relationships: {watches: {target: [Room], inverseCardinality: 1..*}}}
      """
    func found(_ before: String, _ after: String) throws -> [String] {
      lines(try changes(old, old.replacing(before, with: after)))
    }
    #expect(
      try found("[Room]", "[Room, Hall]") == [
        "target-widened com.example.m.Sensor/watches", "  inverse-minimum-raised com.example.m.Sensor/watches",
      ])
    #expect(
      try found("Hall: {}", "Hall: {extends: Room}") == [
        "parent-added com.example.m.Hall", "  inverse-minimum-raised com.example.m.Sensor/watches",
        "  subtype-joined-target com.example.m.Sensor/watches",
      ])
    #expect(
      try found("Hall: {}", "Hall: {extends: Lobby}\n  Lobby: {extends: Room}") == [
        "parent-added com.example.m.Hall", "  inverse-minimum-raised com.example.m.Sensor/watches",
        "  subtype-joined-target com.example.m.Sensor/watches", "twin-added com.example.m.Lobby",
      ])
    #expect(
      try found("Hall: {}", "Hall: {relationships: {houses: {target: Room, inverseCardinality: 1}}}") == [
        "relationship-added com.example.m.Hall/houses", "  inverse-minimum-raised com.example.m.Hall/houses",
      ])
    #expect(
      try found("Hall: {}", "Hall: {}\n  Lamp: {relationships: {lights: {target: Room, inverseCardinality: 1}}}") == [
        "twin-added com.example.m.Lamp", "  inverse-minimum-raised com.example.m.Lamp/lights",
      ])
    // More of all targets is one change, and a narrower relationship that says the same again asks for nothing.
    #expect(
      try found("[Room], inverseCardinality: 1..*", "[Room], inverseCardinality: 2..*") == [
        "inverse-minimum-raised com.example.m.Sensor/watches"
      ])
    #expect(
      try found("Hall: {}", "Hall: {}\n  Camera: {extends: Sensor, relationships: {watches: {target: [Room]}}}") == [
        "twin-added com.example.m.Camera"
      ])
  }

  @Test func `a shared schema is compared once, to any depth, and reaches those who hold it`() throws {
    let old = """
      schemas:
        Limit: {object: {low: {type: double, minimum: 0}, tags: {array: string}}}
        Limits: {map: Limit}
      twins:
        Fan: {properties: {limits: Limits, limit: {type: Limit, writable: true}}}
        Pump: {commands: {set: {request: Limit}}}
      """
    let found = try changes(
      old,
      old.replacing("minimum: 0", with: "minimum: 1").replacing(
        "{array: string}", with: "{array: {type: string, maxLength: 3}}"))
    #expect(
      lines(found) == [
        "length-tightened com.example.m.Limit .tags[]", "minimum-raised com.example.m.Limit .low",
      ])
    #expect(
      found.first?.reach.members == ["com.example.m.Fan/limit", "com.example.m.Fan/limits", "com.example.m.Pump/set"])
    #expect(found.first?.positions == [.property, .writableProperty, .request])
  }

  @Test func `a schema taken out of a member is no change of data`() throws {
    let old = "twins: {Fan: {properties: {mode: {enum: {off: 0, on: 1}}}}}"
    let new = "schemas: {Mode: {enum: {off: 0, on: 1}}}\ntwins: {Fan: {properties: {mode: Mode}}}"
    #expect(lines(try changes(old, new)) == ["schema-added com.example.m.Mode"])
  }

  @Test func `identity is the pinned id, then the former name, then the name`() throws {
    let old = """
      twins:
        Fan: {id: 'dtmi:com:example:Fan;1', telemetry: {speed: double}}
        Pump: {telemetry: {speed: double}}
        Valve: {telemetry: {opening: double}}
      """
    let new = """
      twins:
        Blower: {id: 'dtmi:com:example:Fan;2', telemetry: {speed: double}}
        Circulator: {formerly: [Pump], telemetry: {rate: {type: double, formerly: [speed]}}}
        Valve: {telemetry: {opening: double}}
      """
    #expect(
      lines(try changes(old, new)) == [
        "twin-id-version-changed com.example.m.Blower", "twin-renamed com.example.m.Blower",
        "twin-renamed com.example.m.Circulator", "telemetry-renamed com.example.m.Circulator/rate",
      ])
  }

  @Test func `a former name that is news goes before the name, and one that is history does not`() throws {
    let old = "twins: {Fan: {properties: {supply: double, return: string}}}"
    let swapped =
      "twins: {Fan: {properties: {supply: {type: string, formerly: [return]}, return: {type: double, formerly: [supply]}}}}"
    #expect(
      lines(try changes(old, swapped)) == [
        "property-renamed com.example.m.Fan/return", "property-renamed com.example.m.Fan/supply",
      ])
    let reused =
      "twins: {Fan: {properties: {airSupply: {type: double, formerly: [supply]}, supply: double, return: string}}}"
    #expect(
      lines(try changes(old, reused)) == [
        "property-renamed com.example.m.Fan/airSupply", "property-added com.example.m.Fan/supply",
      ])
    #expect(try changes(swapped, swapped).isEmpty)
  }

  @Test func `an override that is dropped is a change of the type that had it`() throws {
    let old = """
      twins:
        Base: {properties: {x: {type: double, minimum: 0}}}
        Child: {extends: Base, properties: {x: {type: double, minimum: 5}}}
      """
    let new = "twins: {Base: {properties: {x: {type: double, minimum: 0}}}, Child: {extends: Base}}"
    #expect(lines(try changes(old, new)) == ["minimum-lowered com.example.m.Child/x"])
  }

  @Test func `what the type of an integer says anyway, and factors that are equal, are no change`() throws {
    let old = "twins: {Fan: {properties: {level: uint8}}}"
    #expect(try changes(old, "twins: {Fan: {properties: {level: {type: uint8, minimum: 0, maximum: 255}}}}").isEmpty)
    let ontology = """
      #=== o/gemel.yaml
      edition: 2026
      package: com.example.o
      kind: ontology
      version: 1.0.0
      #=== o/source.yaml
      quantities: {Length: {dimension: L, coherentUnit: metre}}
      units: {metre: {quantity: Length}, inch: {quantity: Length, factor: 0.0254}}
      """
    #expect(try changes(ontology, ontology.replacing("0.0254", with: "127/5000")).isEmpty)
  }

  @Test func `an enumeration in place of a number is narrower only where its codes are within the bounds`() throws {
    let number = "twins: {Fan: {properties: {mode: {type: uint8, exclusiveMinimum: 2, maximum: 9}}}}"
    for (codes, kind) in [
      ("{low: 3, high: 9}", "narrowed"), ("{low: 2, high: 9}", "changed"), ("{low: 3, high: 10}", "changed"),
    ] {
      let choice = "twins: {Fan: {properties: {mode: {enum: \(codes)}}}}"
      #expect(lines(try changes(number, choice)) == ["type-\(kind) com.example.m.Fan/mode"])
      // Codes that are numbers alone have lost their names.
      let back = kind == "narrowed" ? "enum-names-dropped" : "type-changed"
      #expect(lines(try changes(choice, number)) == ["\(back) com.example.m.Fan/mode"])
    }
  }

  @Test func `a removal beside a similar addition is a removal with a hint`() throws {
    let old = "twins: {Fan: {telemetry: {speed: {type: double, minimum: 0}, noise: float}}}"
    let found = try changes(old, old.replacing("speed", with: "rate"))
    #expect(lines(found) == ["telemetry-added com.example.m.Fan/rate", "telemetry-removed com.example.m.Fan/speed"])
    #expect(found.last?.hint?.identity == "com.example.m.Fan/rate")
    #expect(found.last?.hint?.formerName == "speed")
    let types = try changes(old, old.replacing("Fan", with: "Blower"))
    #expect(types.last?.hint?.identity == "com.example.m.Blower")
  }

  @Test func `what stands inside a value, and a schema, has a hint where one addition is like what is gone`() throws {
    let old = """
      schemas:
        Limit: {object: {low: double, name: string}}
        Code: {type: string, maxLength: 8}
      twins:
        Fan:
          properties:
            code: Code
            limit: Limit
            mode: {enum: [off, automatic]}
            range: {object: {lower: double, upper: double, unit: string}}
      """
    func hints(_ edits: (String, String)...) throws -> [String] {
      let found = try changes(old, edits.reduce(old) { $0.replacing($1.0, with: $1.1) })
      return found.compactMap { change in
        change.hint.map { "\($0.identity) formerly \($0.formerName)\($0.isLikely ? "" : "?")" }
      }
    }
    #expect(try hints(("low:", "lowEnd:")) == ["com.example.m.Limit/lowEnd formerly low"])
    #expect(try hints(("low:", "floor:")) == ["com.example.m.Limit/floor formerly low?"])
    #expect(try hints(("automatic", "auto")) == ["com.example.m.Fan/mode/auto formerly automatic?"])
    #expect(try hints(("automatic", "automatics")) == ["com.example.m.Fan/mode/automatics formerly automatic"])
    #expect(try hints(("unit: string", "unitName: string")) == ["com.example.m.Fan/range/unitName formerly unit"])
    // Two that are gone, or two that are new, leave it open.
    #expect(
      try hints(("lower: double, upper: double", "lowerEnd: double")) == [
        "com.example.m.Fan/range/lowerEnd formerly lower?", "com.example.m.Fan/range/lowerEnd formerly upper?",
      ])
    #expect(try hints(("lower: double", "lowerEnd: double, lowerStart: double")) == [])
    #expect(try hints(("unit: string", "unitName: double")) == [])
    #expect(
      try hints(("Code:", "PlateCode:"), ("code: Code", "code: PlateCode")) == ["com.example.m.PlateCode formerly Code"]
    )
    #expect(try hints(("Code:", "Plate:"), ("code: Code", "code: Plate")) == ["com.example.m.Plate formerly Code?"])
  }

  @Test func `a code stands for the same value under a former name or in another spelling, and else for another`()
    throws
  {
    func found(_ old: String, _ new: String) throws -> [Change] {
      func text(_ values: String) -> String { "twins: {Fan: {properties: {mode: {enum: {\(values)}}}}}" }
      return try changes(text(old), text(new))
    }
    let mode = "com.example.m.Fan/mode"
    #expect(
      lines(try found("off: 0, on: 1", "off: 0, running: {value: 1, formerly: [on]}")) == [
        "enum-value-renamed \(mode) =running"
      ])
    #expect(lines(try found("OFF: 0, ON: 1", "off: 0, on: 1")).allSatisfy { $0.hasPrefix("enum-value-renamed") })
    // A letter or two may turn the meaning round.
    for (old, new) in [("active", "inactive"), ("stage1", "stage2"), ("typical", "atypical"), ("on", "jammed")] {
      let changes = try found("off: 0, \(old): 1", "off: 0, \(new): 1")
      #expect(lines(changes) == ["enum-codes-exchanged \(mode) =\(new)"])
      #expect(changes.first?.before == "\(old) = 1" && changes.first?.after == "\(new) = 1")
      #expect(changes.first?.hint?.formerName == old && changes.first?.hint?.isLikely == false)
    }
    // The name is still there, with another code: its old one stands for something else.
    #expect(
      lines(try found("off: 0, on: 1", "off: 0, on: 2, jammed: 1")) == ["enum-codes-exchanged \(mode) =on"])
    #expect(
      lines(try found("off: 0, on: 1, jammed: 2", "off: 0, jammed: 1")) == ["enum-codes-exchanged \(mode) =jammed"])
    #expect(
      lines(try found("off: 0, on: 1", "off: 0, jammed: 2")) == [
        "enum-value-added \(mode) =jammed", "enum-value-removed \(mode) =on",
      ])
  }

  @Test func `values that get another name with another code are told each`() throws {
    func model(_ values: String) -> String { "twins: {Fan: {properties: {mode: {enum: {\(values)}}}}}" }
    func renamed(_ old: String, _ new: String) throws -> [String] {
      try changes(model(old), model(new)).map { change in
        ([change.kind.rawValue] + change.renamedValues.map { "\($0.former)→\($0.name)" }).joined(separator: " ")
      }
    }
    let five = "a: 0, b: 1, c: 2, d: 3, e: 4"
    #expect(
      try renamed(
        five, "v: {value: 10, formerly: a}, w: {value: 11, formerly: b}, c: 12, d: 13, x: {value: 14, formerly: e}")
        == ["enum-value-recoded a→v b→w e→x"])
    #expect(
      try renamed("a: 0, b: 1", "v: {value: 1, formerly: a}, w: {value: 0, formerly: b}")
        == ["enum-codes-exchanged a→v b→w"])
    #expect(
      try renamed("a: 0, b: 1", "v: {value: v, formerly: a}, b: b").contains("enum-encoding-changed a→v"))
    // With the code of another one, and without a word about it, it is another value.
    #expect(try renamed("a: 0", "b: 0") == ["enum-codes-exchanged"])
  }

  @Test func `an enumeration that is numbered anew is one change of each kind`() throws {
    let old = "twins: {Fan: {properties: {mode: {enum: {a: 0, b: 1, c: 2, d: 3, e: 4}}}}}"
    let shifted = try changes(old, "twins: {Fan: {properties: {mode: {enum: {a: 10, b: 11, c: 12, d: 13, e: 14}}}}}")
    #expect(lines(shifted) == ["enum-value-recoded com.example.m.Fan/mode"])
    #expect(shifted.first?.before == "a = 0, b = 1, c = 2 and 2 more")
    #expect(shifted.first?.after == "a = 10, b = 11, c = 12 and 2 more")
    let moved = try changes(old, "twins: {Fan: {properties: {mode: {enum: {a: 1, b: 0, c: 2, d: 30, e: 40}}}}}")
    #expect(
      lines(moved) == ["enum-codes-exchanged com.example.m.Fan/mode", "enum-value-recoded com.example.m.Fan/mode"])
    #expect(moved.first?.after == "a = 1, b = 0")
    let one = try changes(old, "twins: {Fan: {properties: {mode: {enum: {a: 0, b: 1, c: 2, d: 3, e: 5}}}}}")
    #expect(lines(one) == ["enum-value-recoded com.example.m.Fan/mode =e"])
  }

  @Test func `a member pushed down from an abstract type to all that have twins has moved for no data`() throws {
    let base = """
      twins:
        Equipment:
          abstract: true
          properties: {serial: {type: string, required: true}}
        Rotor: {extends: Equipment, abstract: true}
        Fan: {extends: Rotor}
        Pump: {extends: Equipment}
      """
    let pushed = base.replacing("\n    properties: {serial: {type: string, required: true}}", with: "")
      .replacing("Rotor}", with: "Rotor, properties: {serial: {type: string, required: true}}}")
      .replacing(
        "Pump: {extends: Equipment}",
        with: "Pump: {extends: Equipment, properties: {serial: {type: string, required: true}}}")
    #expect(harm(try changes(base, pushed)) == ["property-removed com.example.m.Equipment/serial: code"])
    // The way back asks nothing of data that it did not ask before.
    let back = try changes(pushed, base)
    #expect(
      harm(back).map { $0.split(separator: ":").first ?? "" } == [
        "property-added-required com.example.m.Equipment/serial"
      ])
    #expect(back.first?.impact(ImpactTableTests.impact)?.effects[[.producers, .readers, .graph, .callers]] == .safe)
    // One that lost it, one that might be of the type itself, and none below: data may have it.
    let all = "property-removed com.example.m.Equipment/serial: producers readers graph code"
    #expect(
      harm(
        try changes(
          base, pushed.replacing("Rotor, properties: {serial: {type: string, required: true}}", with: "Rotor"))) == [
          all
        ])
    func edited(_ before: String, _ after: String) throws -> [String] {
      harm(try changes(base.replacing(before, with: after), pushed.replacing(before, with: after)))
    }
    #expect(try edited("Rotor: {extends: Equipment, abstract: true}", "Rotor: {extends: Equipment}") == [all])
    #expect(try edited("twins:", "twins:\n  Plant: {components: {part: Equipment}}") == [all])
    let alone = "twins: {Equipment: {abstract: true, properties: {serial: string}}}"
    #expect(
      harm(try changes(alone, "twins: {Equipment: {abstract: true}}")) == [all])
    // What the types below say of it otherwise is theirs.
    let shorter = pushed.replacing(
      "Pump: {extends: Equipment, properties: {serial: {type: string,",
      with: "Pump: {extends: Equipment, properties: {serial: {type: string, maxLength: 3,")
    #expect(
      lines(try changes(base, shorter)) == [
        "property-removed com.example.m.Equipment/serial", "length-tightened com.example.m.Pump/serial",
      ])
  }

  @Test func `what is made of a type that changed is in its reach, and what is made of that in turn`() throws {
    let old = """
      twins:
        Machine: {properties: {serial: string}}
        Motor: {extends: Machine, telemetry: {speed: double}}
        Fan: {components: {drive: Motor}}
        JetFan: {extends: Fan}
        Tunnel: {components: {fan: JetFan}}
        Pump: {telemetry: {flow: double}}
      """
    func reach(_ before: String, _ after: String) throws -> Reach? {
      let found = try changes(old, old.replacing(before, with: after))
      #expect(found.count == 1)
      return found.first?.reach
    }
    let holders = ["com.example.m.Fan", "com.example.m.JetFan", "com.example.m.Tunnel"]
    let members = ["com.example.m.Fan/drive", "com.example.m.Tunnel/fan"]
    let changed = try reach("speed: double", "speed: {type: double, minimum: 0}")
    #expect(changed?.types == holders && changed?.members == members)
    #expect(try reach("speed: double", "speed: double, noise: double")?.types == holders)
    // What a component inherits is in it as well.
    let inherited = try reach("serial: string", "serial: {type: string, maxLength: 9}")
    #expect(inherited?.types == (holders + ["com.example.m.Motor"]).sorted())
    #expect(inherited?.members == members)
    #expect(try reach("flow: double", "flow: float")?.isEmpty == true)
  }

  @Test func `a type that moves to another package is moved, also when the package is split`() throws {
    let old = """
      #=== m/source.yaml
      twins:
        Fan: {telemetry: {speed: double}}
        Pump: {telemetry: {flow: double}}
      """
    let new = """
      #=== m/source.yaml
      twins:
        Fan: {telemetry: {speed: double}}
      #=== n/source.yaml
      twins:
        Pump: {formerly: [com.example.m.Pump], telemetry: {flow: double}}
      """
    #expect(lines(try changes(old, new)) == ["package-added com.example.n", "twin-moved com.example.n.Pump"])
    let untold = new.replacing("formerly: [com.example.m.Pump], ", with: "")
    #expect(lines(try changes(old, untold)) == ["package-added com.example.n", "twin-moved com.example.n.Pump"])
  }

  @Test func `what a package takes over from one that it only refers to, or leaves to one, has moved`() throws {
    let pump = """
        Pump: {telemetry: {flow: double}}
      schemas:
        Setting: {type: int32}
      """
    func sources(inLibrary: Bool, _ pump: String) -> String {
      let path = inLibrary ? "com.example.lib." : ""
      return """
        #=== lib/gemel.yaml
        edition: 2026
        package: com.example.lib
        version: 1.0.0
        #=== lib/source.yaml
        twins:
          Valve: {telemetry: {opening: double}}
        \(inLibrary ? pump : "")
        #=== m/gemel.yaml
        edition: 2026
        package: com.example.m
        version: 1.0.0
        dependencies: {com.example.lib: ^1.0.0}
        #=== m/source.yaml
        twins:
          Station: {relationships: {has: {target: \(path)Pump}}, properties: {setting: \(path)Setting}}
        \(inLibrary ? "" : pump)
        """
    }
    /// The changes of `com.example.m` alone.
    func found(_ old: String, _ new: String) throws -> [String] {
      func version(_ text: String) -> ModelVersion {
        let compilation = CompilerPipeline(isParallel: false).compile(MarkedSources(text).compilerInput)
        #expect(compilation.findings.filter { $0.severity == .error }.map(\.message) == [])
        let model = compilation.model
        return ModelVersion(
          model, packages: model.packages.ids.filter { model.string(model.packages[$0].name) == "com.example.m" })
      }
      return lines(TwinChanges.changes(from: version(old), to: version(new)))
    }
    let (within, own) = (sources(inLibrary: true, pump), sources(inLibrary: false, pump))
    let taken = ["twin-moved com.example.m.Pump", "schema-moved com.example.m.Setting"]
    let left = ["twin-moved com.example.lib.Pump", "schema-moved com.example.lib.Setting"]
    // The package that had them is gone.
    let alone = String(own[(own.firstRange(of: "#=== m/")?.lowerBound ?? own.startIndex)...])
      .replacing("dependencies: {com.example.lib: ^1.0.0}\n", with: "")
    // What else became of them is told too, and what became of the other package is not.
    let changed = alone.replacing("flow: double", with: "flow: float")
    let dropped = ["dependency-removed com.example.m"]
    for (old, new, expected) in [
      (within, own, taken), (own, within, left), (within, alone, dropped + taken),
      (within, changed, dropped + [taken[0], "type-narrowed com.example.m.Pump/flow", taken[1]]),
      (within, within.replacing("opening: double", with: "opening: float"), []),
    ] {
      let found = try found(old, new)
      #expect(found == expected)
    }
  }

  @Test func `an element's difference that its unit's explains is told of the unit`() throws {
    let old = """
      #=== o/gemel.yaml
      edition: 2026
      package: com.example.o
      kind: ontology
      version: 1.0.0
      #=== o/source.yaml
      quantities: {Speed: {dimension: L T-1}, Velocity: {dimension: L T-1}}
      units: {knot: {quantity: Speed}}
      #=== m/gemel.yaml
      edition: 2026
      package: com.example.m
      version: 1.0.0
      dependencies: {com.example.o: ^1.0.0}
      #=== m/source.yaml
      twins: {Ship: {telemetry: {speed: {type: double, unit: knot, quantity: Speed}}}}
      """
    let new = old.replacing("quantity: Speed", with: "quantity: Velocity")
    let found = try changes(old, new)
    #expect(lines(found) == ["unit-quantity-changed com.example.o.knot"])
    #expect(found.first?.reach.members == ["com.example.m.Ship/speed"])
  }

  @Test func `models compare alike in both directions, and the result does not depend on the run`() throws {
    for seed in 0..<40 as Range<UInt64> {
      let (a, b) = (randomModel(seed: seed), randomModel(seed: seed &+ 1000))
      let there = TwinChanges.changes(from: ModelVersion(a), to: ModelVersion(b))
      let again = TwinChanges.changes(
        from: ModelVersion(randomModel(seed: seed, prefill: ["x", "y", "zz"])), to: ModelVersion(b))
      #expect(lines(there) == lines(again))
      #expect(TwinChanges.changes(from: ModelVersion(a), to: ModelVersion(a)).isEmpty)
      let back = TwinChanges.changes(from: ModelVersion(b), to: ModelVersion(a))
      let count = { (changes: [Change], kind: ChangeKind) in changes.count { $0.kind == kind } }
      #expect(
        count(there, .conceptAdded) == count(back, .conceptRemoved) + count(back, .announcedRemoval) || !back.isEmpty)
    }
  }

  @Test(
    arguments: [
      (
        "object: {low: double, high: double}",
        "object: {low: {type: double, formerly: high}, high: {type: double, formerly: low}}", "field-renamed"
      ),
      (
        "enum: {x: 1, y: 2}", "enum: {x: {value: 1, formerly: y}, y: {value: 2, formerly: x}}",
        "enum-codes-exchanged"
      ),
    ])
  func `names that were exchanged are changes, though each is still there`(old: String, new: String, kind: String)
    throws
  {
    func sources(_ value: String) -> String { "twins: {Fan: {properties: {range: {\(value)}}}}" }
    let found = try changes(sources(old), sources(new))
    #expect(!found.isEmpty && found.allSatisfy { $0.kind.rawValue == kind }, "\(lines(found))")
  }

  @Test func `an enumeration whose names are written out as codes is the same`() throws {
    let names = "twins: {Fan: {properties: {mode: {enum: [x, y]}}}}"
    let codes = "twins: {Fan: {properties: {mode: {enum: {x: x, y: y}}}}}"
    #expect(try changes(names, codes).isEmpty)
    #expect(try changes(codes, names).isEmpty)
  }

  @Test func `a concept put between two takes none from below the upper one`() throws {
    func sources(_ concepts: String) -> String {
      """
      #=== o/gemel.yaml
      edition: 2026
      package: org.example.o
      kind: ontology
      version: 1.0.0
      #=== o/o.yaml
      concepts: {\(concepts)}
      """
    }
    let (direct, between) = (
      sources("Equipment: {}, Fan: {broader: [Equipment]}"),
      sources("Equipment: {}, Mover: {broader: [Equipment]}, Fan: {broader: [Mover]}")
    )
    #expect(
      lines(try changes(direct, between)) == [
        "concept-broader-added org.example.o.Fan", "concept-added org.example.o.Mover",
      ])
    #expect(!lines(try changes(between, direct)).contains("concept-broader-added org.example.o.Fan"))
  }
}
