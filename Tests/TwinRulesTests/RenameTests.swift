import Testing
import TwinCompiler
import TwinModel
import TwinRules
import TwinTestSupport

@Suite struct RenameTests {
  @Test func `a twin is renamed where it is declared and wherever it is named`() throws {
    let text = try mend(
      """
      twins:
        # Moves air.
        Fan:   # beside
          description: Moves air.
        RoofFan: {extends: Fan}
        Hall:
          relationships:
            cooledBy: Fan
            servedBy: {target: [Fan, Hall]}
          components:
            "spare": 'Fan'
      """
    ) { [.rename(.twin(try $0.twin("Fan")), to: "Blower")] }
    #expect(
      text == """
        twins:
          # Moves air.
          Blower:   # beside
            description: Moves air.
            formerly: [Fan]
          RoofFan: {extends: Blower}
          Hall:
            relationships:
              cooledBy: Blower
              servedBy: {target: [Blower, Hall]}
            components:
              "spare": 'Blower'
        """)
  }

  @Test func `a rename follows into packages that qualify the name`() throws {
    let sources = """
      #=== base/gemel.yaml
      edition: 2026
      package: com.example.base
      version: 1.0.0
      #=== base/fans.yaml
      twins:
        Fan: {formerly: Ventilator}
      #=== m/gemel.yaml
      edition: 2026
      package: com.example.m
      version: 1.0.0
      dependencies: {com.example.base: {version: ^1.0.0, as: b}}
      #=== m/source.yaml
      twins:
        RoofFan: {extends: [b.Fan], deprecated: {replacedBy: b.Fan}}
        # A type of its own, of the same name.
        Fan: {extends: com.example.base.Fan}
        Hall: {relationships: {cooledBy: Fan}}
      """
    let mends: (Mending) throws -> [Mend] = { mending in
      let fan = mending.model.twins.ids.first {
        mending.model.identity(mending.model.twins[$0].header) == "com.example.base.Fan"
      }
      return [.rename(.twin(try #require(fan)), to: "Blower")]
    }
    #expect(
      try mend(sources, mends) == """
        twins:
          RoofFan: {extends: [b.Blower], deprecated: {replacedBy: b.Blower}}
          # A type of its own, of the same name.
          Fan: {extends: com.example.base.Blower}
          Hall: {relationships: {cooledBy: Fan}}
        """)
    #expect(try mend(sources, path: "base/fans.yaml", mends) == "twins:\n  Blower: {formerly: [Fan, Ventilator]}")
  }

  @Test func `a member is renamed with those that it refines and that refine it, and where inverses name it`() throws {
    let text = try mend(
      """
      twins:
        Equipment:
          properties: {rpm: double}
          relationships:
            feeds: {target: Equipment, inverse: fedBy}
            fedBy: {target: Equipment, inverse: feeds}
        Fan:
          extends: Equipment
          properties:
            rpm: {maximum: 3000}
            speed2: {type: double, deprecated: {replacedBy: rpm}}
          relationships:
            fedBy: {target: [Fan]}
      """
    ) {
      [.rename(try $0.member("Fan", "rpm"), to: "speed"), .rename(try $0.member("Equipment", "fedBy"), to: "isFedBy")]
    }
    #expect(
      text == """
        twins:
          Equipment:
            properties: {speed: {type: double, formerly: [rpm]}}
            relationships:
              feeds: {target: Equipment, inverse: isFedBy}
              isFedBy: {target: Equipment, inverse: feeds, formerly: [fedBy]}
          Fan:
            extends: Equipment
            properties:
              speed: {maximum: 3000, formerly: [rpm]}
              speed2: {type: double, deprecated: {replacedBy: speed}}
            relationships:
              isFedBy: {target: [Fan], formerly: [fedBy]}
        """)
  }

  @Test func `members that meet in a type with two parents keep one name`() throws {
    let text = try mend(
      """
      twins:
        Rotating: {properties: {mode: {enum: [slow, fast], default: slow}}}
        Electric: {properties: {mode: {enum: [slow, fast], default: slow}}}
        Fan: {extends: [Rotating, Electric]}
      """
    ) { [.rename(try $0.member("Rotating", "mode"), to: "pace"), .rename(try $0.value("fast"), to: "quick")] }
    #expect(
      text == """
        twins:
          Rotating: {properties: {pace: {enum: {slow: {}, quick: {formerly: [fast]}}, default: slow, formerly: [mode]}}}
          Electric: {properties: {pace: {enum: {slow: {}, quick: {formerly: [fast]}}, default: slow, formerly: [mode]}}}
          Fan: {extends: [Rotating, Electric]}
        """)
  }

  @Test func `values of enums and fields are renamed in defaults, examples and inline types written again`() throws {
    let text = try mend(
      """
      schemas:
        Mode: {enum: {off: 0, on: 1}}
        Window:
          object:
            start: {type: time, required: true}
            mode: {type: Mode, default: on}
      twins:
        Fan:
          properties:
            mode: {type: Mode, default: on, examples: [on, "off"]}
            windows: {array: Window, default: [{start: '08:00:00Z', mode: on}]}
          commands:
            run: {request: {object: {start: time}, name: plan}}
        RoofFan:
          extends: Fan
          commands:
            run: {request: {object: {start: time}, name: plan}, description: Runs.}
      """
    ) { mending in
      let request = mending.model.fields.ids.filter { mending.model.string(mending.model.fields[$0].name) == "start" }
      return [
        .rename(try mending.value("on"), to: "running"), .rename(try mending.field("start"), to: "begin"),
        .rename(try mending.field("plan"), to: "schedule"), .rename(.field(try #require(request.last)), to: "from"),
      ]
    }
    #expect(
      text == """
        schemas:
          Mode: {enum: {off: 0, running: {value: 1, formerly: ['on']}}}
          Window:
            object:
              begin: {type: time, required: true, formerly: [start]}
              mode: {type: Mode, default: running}
        twins:
          Fan:
            properties:
              mode: {type: Mode, default: running, examples: [running, "off"]}
              windows: {array: Window, default: [{begin: '08:00:00Z', mode: running}]}
            commands:
              run: {request: {object: {from: {type: time, formerly: [start]}}, name: schedule, formerly: [plan]}}
          RoofFan:
            extends: Fan
            commands:
              run: {request: {object: {from: {type: time, formerly: [start]}}, name: schedule, formerly: [plan]}, description: Runs.}
        """)
  }

  @Test func `concepts, relations, quantities, units and points are renamed across an ontology and its users`() throws {
    let sources = """
      #=== o/gemel.yaml
      edition: 2026
      package: com.example.o
      kind: ontology
      version: 1.0.0
      #=== o/source.yaml
      concepts:
        Thing: {}
        Fan: {broader: Thing}
      relations:
        feeds: {domain: Fan, range: [Thing], inverse: fedBy}
        fedBy: {inverse: feeds}
      quantities:
        Speed: {dimension: L T-1, coherentUnit: mps}
      units:
        mps: {quantity: Speed}
      terms:
        speed: {role: measurement, quantity: Speed}
      points:
        airSpeed: {type: double, quantity: Speed, unit: mps}
      #=== m/gemel.yaml
      edition: 2026
      package: com.example.m
      version: 1.0.0
      dependencies: {com.example.o: ^1.0.0}
      #=== m/source.yaml
      twins:
        Fan:
          is: o.Fan
          properties: {speed: {use: o.airSpeed}}
          telemetry: {flow: {type: double, quantity: Speed, unit: o.mps}}
          relationships: {feeds: {relation: o.feeds}}
      """
    let mends: (Mending) -> [Mend] = { mending in
      func first<Row>(_ ids: IDRange<Row>, _ name: (ID<Row>) -> String, _ wanted: String) -> ID<Row> {
        ids.first { name($0) == wanted } ?? ID(0)
      }
      let model = mending.model
      return [
        .rename(
          .concept(first(model.concepts.ids, { model.string(model.concepts[$0].header.name) }, "Fan")), to: "Blower"),
        .rename(
          .relation(first(model.relations.ids, { model.string(model.relations[$0].header.name) }, "feeds")),
          to: "supplies"),
        .rename(.quantity(ID(0)), to: "Velocity"), .rename(.unit(ID(0)), to: "metrePerSecond"),
        .rename(.point(ID(0)), to: "airVelocity"), .rename(.term(ID(0)), to: "velocity"),
      ]
    }
    #expect(
      try mend(sources, path: "o/source.yaml", mends) == """
        concepts:
          Thing: {}
          Blower: {broader: Thing, formerly: [Fan]}
        relations:
          supplies: {domain: Blower, range: [Thing], inverse: fedBy, formerly: [feeds]}
          fedBy: {inverse: supplies}
        quantities:
          Velocity: {dimension: L T-1, coherentUnit: metrePerSecond, formerly: [Speed]}
        units:
          metrePerSecond: {quantity: Velocity, formerly: [mps]}
        terms:
          velocity: {role: measurement, quantity: Velocity, formerly: [speed]}
        points:
          airVelocity: {type: double, quantity: Velocity, unit: metrePerSecond, formerly: [airSpeed]}
        """)
    #expect(
      try mend(sources, mends) == """
        twins:
          Fan:
            is: o.Blower
            properties: {speed: {use: o.airVelocity}}
            telemetry: {flow: {type: double, quantity: Velocity, unit: o.metrePerSecond}}
            relationships: {feeds: {relation: o.supplies}}
        """)
  }

  @Test func `earlier names stay unique, the latest first`() throws {
    let text = try mend(
      """
      twins:
        A: {formerly: [B, C]}
        D:
          formerly:
            - E   # the first
            - F
        G: {formerly: H}
        I:
          formerly:
            - J
            - I
            - K
      """
    ) { mending in
      [
        .rename(.twin(try mending.twin("A")), to: "B"), .rename(.twin(try mending.twin("D")), to: "Dd"),
        .rename(.twin(try mending.twin("G")), to: "H"), .rename(.twin(try mending.twin("I")), to: "J"),
      ]
    }
    #expect(
      text == """
        twins:
          B: {formerly: [A, C]}
          Dd:
            formerly:
              - D
              - E   # the first
              - F
          H: {formerly: G}
          J:
            formerly:
              - I
              - K

        """)
  }

  @Test func `an external identity survives a rename`() throws {
    let text = try mend(
      """
      twins:
        Fan: {id: 'dtmi:com:example:Fan;1'}
        Hall: {relationships: {cooledBy: 'dtmi:com:example:Fan;1'}}
      """
    ) { [.rename(.twin(try $0.twin("Fan")), to: "Blower")] }
    #expect(
      text == """
        twins:
          Blower: {id: 'dtmi:com:example:Fan;1', formerly: [Fan]}
          Hall: {relationships: {cooledBy: 'dtmi:com:example:Fan;1'}}
        """)
  }

  // MARK: - Refusals

  @Test(arguments: [
    ("Pump", "the name `Pump` is taken in `com.example.m`"), ("Mode", "the name `Mode` is taken in `com.example.m`"),
    ("2Fan", "`2Fan` is not a name"), ("Big Fan", "`Big Fan` is not a name"), ("", "`` is not a name"),
  ]) func `a twin gets no name that is taken or none at all`(_ name: String, _ reason: String) throws {
    let sources = "twins: {Fan: {}, Pump: {}}\nschemas: {Mode: double}"
    #expect(try refusals(sources) { [.rename(.twin(try $0.twin("Fan")), to: name)] } == [reason])
  }

  @Test func `a member gets no name that a type below has`() throws {
    let sources = """
      twins:
        Equipment: {properties: {rpm: double}}
        Fan: {extends: Equipment, telemetry: {speed: double}}
      """
    #expect(
      try refusals(sources) { [.rename(try $0.member("Equipment", "rpm"), to: "speed")] }
        == ["the name `speed` is taken in `com.example.m.Fan`"])
  }

  @Test func `a schema is not called like a built-in type, a field not like its neighbour, a value not like another`()
    throws
  {
    let sources = "schemas: {Mode: {enum: [a, b]}, Window: {object: {x: time, y: time}}}"
    let reasons = try refusals(sources) {
      [
        .rename(try $0.schema("Mode"), to: "double"), .rename(try $0.field("x"), to: "y"),
        .rename(try $0.value("a"), to: "b"),
      ]
    }
    #expect(reasons == ["`double` is the name of a built-in type", "the name `y` is taken", "the name `b` is taken"])
  }

  @Test func `what ships with the compiler is not changed`() throws {
    let sources = "twins: {Fan: {is: core.Fan}}"
    let reasons = try refusals(sources) { mending in
      let fan = mending.model.concepts.ids.first {
        mending.model.string(mending.model.concepts[$0].header.name) == "Fan"
      }
      return [.rename(.concept(try #require(fan)), to: "Blower"), .rename(.package(ID(0 as UInt32)), to: "x")]
    }
    #expect(
      reasons == [
        "the file is not one of those that are being checked", "a package's name is what others depend on",
      ])
  }

  @Test func `what a DTDL document declares is not renamed`() throws {
    let sources = """
      #=== fan.json
      {"@context": "dtmi:dtdl:context;3", "@id": "dtmi:com:example:Fan;1", "@type": "Interface"}
      #=== m/source.yaml
      twins: {Hall: {relationships: {cooledBy: 'dtmi:com:example:Fan;1'}}}
      """
    #expect(
      try refusals(sources) { [.rename(.twin(try $0.twin("Fan")), to: "Blower")] } == [
        "it is declared in a DTDL document"
      ])
  }

  @Test func `an inverse that names other relationships too is not renamed`() throws {
    let sources = """
      twins:
        Fan: {relationships: {fedBy: Pump}}
        Boiler: {relationships: {fedBy: Pump}}
        Pump: {relationships: {feeds: {target: [Fan, Boiler], inverse: fedBy}}}
      """
    #expect(
      try refusals(sources) { [.rename(try $0.member("Fan", "fedBy"), to: "isFedBy")] }
        == ["the same word also names `com.example.m.Boiler/fedBy`"])
  }

  @Test func `a name that is written with escapes is left alone`() throws {
    let sources = "twins: {Fan: {}, Hall: {components: {a: \"\\x46an\"}}}"
    #expect(
      try refusals(sources) { [.rename(.twin(try $0.twin("Fan")), to: "Blower")] } == [
        "the name is written with escapes"
      ])
  }

  @Test func `of two mends that give one name the second is refused, and the same one counts once`() throws {
    let sources = "twins: {Fan: {}, Pump: {}}"
    var mending = Mending(sources)
    let mends: [Mend] = [
      .rename(.twin(try mending.twin("Fan")), to: "Mover"), .rename(.twin(try mending.twin("Fan")), to: "Mover"),
      .rename(.twin(try mending.twin("Pump")), to: "Mover"),
    ]
    let report = mending.apply(mends)
    #expect(report.applied.count == 2)
    #expect(report.refused.map(\.reason.reason) == ["another mend gives the name `Mover` already"])
    #expect(mending.text(after: report) == "twins: {Mover: {formerly: [Fan]}, Pump: {}}")
  }

  @Test func `unrelated types may be given a member of one name in one run, related ones not`() throws {
    let sources = """
      twins:
        Equipment: {properties: {a: double}}
        Fan: {extends: Equipment, properties: {b: double}}
        Room: {properties: {c: double}}
      """
    var mending = Mending(sources)
    let report = mending.apply([
      .rename(try mending.member("Equipment", "a"), to: "d"), .rename(try mending.member("Fan", "b"), to: "d"),
      .rename(try mending.member("Room", "c"), to: "d"),
    ])
    #expect(report.applied.count == 2)
    #expect(report.refused.map(\.reason.reason) == ["another mend gives the name `d` already"])
  }

  @Test func `a mend that writes a name that another one takes away waits for another run`() throws {
    let sources = """
      twins:
        Fan: {relationships: {feeds: Hall}}
        Hall: {relationships: {fedBy: Fan}}
      """
    let reasons = try refusals(sources) {
      [
        .rename(try $0.member("Hall", "fedBy"), to: "isFedBy"),
        .set(try $0.member("Fan", "feeds"), key: "inverse", value: .text("fedBy")),
      ]
    }
    #expect(reasons == ["another mend writes or renames `fedBy`; run again for this one"])
  }
}
