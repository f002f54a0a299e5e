import Testing
import TwinRuntime

@Suite struct MigrationTests {
  // MARK: - Names

  @Test func `what was renamed gets its new name, and all else keeps its bytes`() throws {
    let pair = try VersionPair(
      """
      schemas:
        Limits: {object: {low: {type: double}, high: {type: double}}}
      twins:
        Part: {properties: {serial: {type: string}}}
        T:
          properties:
            pitch: {type: double}
            limits: {type: Limits}
            history: {array: {object: {at: {type: string}, by: {type: string}}}}
            named: {map: {type: Limits}}
          components: {part: Part}
      """,
      """
      schemas:
        Range: {formerly: [Limits], object: {least: {type: double, formerly: [low]}, high: {type: double}}}
      twins:
        Piece: {formerly: [Part], properties: {serialNumber: {type: string, formerly: [serial]}}}
        T:
          properties:
            angle: {type: double, formerly: [pitch]}
            limits: {type: Range}
            history: {array: {object: {when: {type: string, formerly: [at]}, by: {type: string}}}}
            named: {map: {type: Range}}
          components: {piece: {type: Piece, formerly: [part]}}
      """)
    let migration = try pair.migration()
    let old = """
      { "pitch" : 1.50e1, "$etag":"x", "limits":{"low":-0.0,  "high":2},
        "history": [{"at":"a","by":"b"},{"by":"\\u0061"}], "named":{"low":{"low":1}},
        "part":{"serial":"s"} , "other": [1.0, {"pitch": 2}] }
      """
    let new = """
      { "angle" : 1.50e1, "$etag":"x", "limits":{"least":-0.0,  "high":2},
        "history": [{"when":"a","by":"b"},{"by":"\\u0061"}], "named":{"low":{"least":1}},
        "piece":{"serialNumber":"s"} , "other": [1.0, {"pitch": 2}] }
      """
    #expect(try migration.text(old) == new)
    #expect(try pair.migration(backward: true).text(new) == old)
    #expect(migration.steps.allSatisfy { $0.class == .mechanical })
    #expect(
      migration.steps.map { "\($0.kind) \($0.element)" }.sorted() == [
        "component-renamed com.example.T/part", "field-renamed com.example.Limits/low",
        "field-renamed com.example.T/history/items/at", "property-renamed com.example.Part/serial",
        "property-renamed com.example.T/pitch",
      ])
  }

  @Test func `a renamed type, and one that moved, are found again`() throws {
    let pair = try VersionPair(
      "twins: {T: {properties: {a: {type: string}}}}",
      "twins: {U: {formerly: [T], properties: {b: {type: string, formerly: [a]}}}}")
    let migration = try pair.migration()
    #expect(try migration.text(#"{"a":""}"#) == #"{"b":""}"#)
    #expect(migration.target.type.id == "com.example.U")
    #expect(try pair.migration(backward: true, "U").text(#"{"b":""}"#) == #"{"a":""}"#)
    let gone = try VersionPair("twins: {T: {}, S: {}}", "twins: {S: {}}")
    #expect(throws: MigrationError.noCounterpart(element: "com.example.T", version: "`com.example` 2.0.0")) {
      try gone.migration()
    }
  }

  @Test func `an unknown member in the way of a new name is refused, not overwritten`() throws {
    let pair = try VersionPair(
      "twins: {T: {properties: {a: {type: string}}}}",
      "twins: {T: {properties: {b: {type: string, formerly: [a]}}}}")
    #expect(try pair.migration().reasons(#"{"a":"","b":""}"#) == ["/b unknown-member"])
    #expect(try pair.migration().text(#"{"b":"known now"}"#) == #"{"b":"known now"}"#)
  }

  // MARK: - What is gone and what is new

  @Test func `what is gone is refused, and dropped where that is asked for`() throws {
    let pair = try VersionPair(
      """
      twins:
        Base: {properties: {number: {type: string}}}
        T: {extends: [Base], properties: {a: {type: string}, b: {object: {c: {type: string}, d: {type: string}}}}}
      """,
      "twins: {Base: {}, T: {extends: [Base], properties: {a: {type: string}, b: {object: {c: {type: string}}}}}}")
    let document = #"{"number":"1", "b": {"c":"", "d":"x"}, "a":""}"#
    #expect(
      try pair.migration().reasons(document).sorted() == ["/b/d field-removed", "/number property-removed"])
    let dropping = MigrationOptions(dropping: .elements(["com.example.Base/number"]))
    #expect(try pair.migration("T", dropping).reasons(document) == ["/b/d field-removed"])
    let all = MigrationOptions(dropping: .everything)
    #expect(try pair.migration("T", all).text(document) == #"{"b": {"c":""}, "a":""}"#)
    for (before, after) in [
      (#"{"number":""}"#, "{}"), (#"{ "number":"" }"#, "{  }"), (#"{"a":"" , "number":"" }"#, #"{"a":"" }"#),
      (#"{"b":{"d":"","c":"","d2":1}}"#, #"{"b":{"c":"","d2":1}}"#), (#"{"number":"","a":""}"#, #"{"a":""}"#),
      (#"{"b":{"d":""}}"#, #"{"b":{}}"#),
    ] {
      #expect(try pair.migration("T", all).text(before) == after)
    }
  }

  @Test func `defaults are filled in for what must be there, spaced as the document is`() throws {
    let pair = try VersionPair(
      "twins: {T: {properties: {a: {type: string}, b: {object: {c: {type: string}}}}}}",
      """
      twins:
        T:
          properties:
            a: {type: string}
            b: {object: {c: {type: string}, n: {type: int32, required: true, default: 3}}}
            mode: {enum: {slow: 1, fast: 2}, required: true, default: fast}
            optional: {type: int32, default: 4}
      """)
    let migration = try pair.migration()
    #expect(try migration.text("{}") == #"{"mode":2}"#)
    #expect(try migration.text("{ }") == #"{"mode":2 }"#)
    #expect(try migration.text(#"{"a": "", "b": {}}"#) == #"{"a": "", "b": {"n":3}, "mode": 2}"#)
    #expect(
      try migration.text("{\n  \"b\": {\n    \"c\": \"\"\n  }\n}")
        == "{\n  \"b\": {\n    \"c\": \"\",\n    \"n\": 3\n  },\n  \"mode\": 2\n}")
    // Dropped at the end, filled in in its place.
    let back = try pair.migration(backward: true, "T", MigrationOptions(dropping: .everything))
    #expect(try back.text(#"{"a": "", "b": {"n":3}, "mode": 2}"#) == #"{"a": "", "b": {}}"#)
  }

  @Test func `what must be there and has no default is refused where it is absent`() throws {
    let pair = try VersionPair(
      "twins: {T: {properties: {a: {type: string}}}}",
      "twins: {T: {properties: {a: {type: string, required: true}, b: {type: string, required: true}}}}")
    #expect(
      try pair.migration().reasons("{}").sorted() == [" made-required", " property-added-required"])
    #expect(try pair.migration().reasons(#"{"a":""}"#) == [" property-added-required"])
    #expect(try pair.migration().text(#"{"a":"","b":"unknown before"}"#) == #"{"a":"","b":"unknown before"}"#)
  }

  @Test func `a default that stood for what is absent is written down where another stands now`() throws {
    let ontology = """
      quantities: {Heat: {dimension: Θ, coherentUnit: kelvin}}
      units: {kelvin: {quantity: Heat}, celsius: {quantity: Heat, offset: 273.15}}
      """
    func model(_ unit: String, _ default1: String, _ default2: String, _ mode: String, _ values: String) -> String {
      """
      twins:
        T:
          properties:
            setpoint: {type: decimal, quantity: Heat, unit: \(unit), default: \(default1)}
            same: {type: decimal, quantity: Heat, unit: \(unit), default: \(default2)}
            mode: {enum: {\(values)}, default: \(mode)}
      """
    }
    let pair = try VersionPair(
      model("celsius", "21", "20.5", "slow", "slow: 1, fast: 2"),
      model("kelvin", "300", "293.65", "slow", "slow: 5, fast: 2"), ontology: ontology)
    let migration = try pair.migration()
    #expect(try migration.text("{}") == #"{"setpoint":294.15}"#)
    #expect(migration.steps.map(\.kind).filter { $0.hasPrefix("default") } == ["default-changed"])
    #expect(try pair.migration(backward: true).text(#"{"same":0}"#) == #"{"same":-273.15,"setpoint":26.85}"#)
  }

  // MARK: - Values

  @Test func `numbers are converted exactly to the new unit, and rounded to what it allows`() throws {
    let ontology = """
      quantities: {Heat: {dimension: Θ, coherentUnit: kelvin}, Length: {dimension: L, coherentUnit: metre}}
      units:
        kelvin: {quantity: Heat}
        celsius: {quantity: Heat, offset: 273.15}
        fahrenheit: {quantity: Heat, factor: 5/9, offset: 45967/180}
        metre: {quantity: Length}
      """
    func model(_ unit: String, _ rest: String = "") -> String {
      """
      schemas: {Reading: {type: double, quantity: Heat, unit: \(unit)}}
      twins:
        T:
          properties:
            t: {type: double, quantity: Heat, unit: \(unit)}
            all: {array: {type: Reading}}
            whole: {type: int32, quantity: Heat, unit: \(unit)}
            rounded: {type: double, quantity: Heat, unit: \(unit)\(rest)}
      """
    }
    let exact = try VersionPair(model("celsius"), model("kelvin"), ontology: ontology)
    #expect(try exact.migration().text(#"{"t":21.50,"all":[0,-273.15]}"#) == #"{"t":294.65,"all":[273.15,0]}"#)
    #expect(
      try exact.migration(backward: true).text(#"{"t":294.65,"all":[273.15,0]}"#) == #"{"t":21.5,"all":[0,-273.15]}"#)
    #expect(try exact.migration().reasons(#"{"whole":21}"#) == ["/whole value-unit-changed"])
    let rough = try VersionPair(model("fahrenheit"), model("celsius", ", precision: 1"), ontology: ontology)
    #expect(
      try rough.migration().text(#"{"t":72,"whole":212,"rounded":72}"#)
        == #"{"t":22.222222222222222,"whole":100,"rounded":22.2}"#)
    let steps = try rough.migration().steps
    #expect(
      steps.first { $0.element == "com.example.T/rounded" }?.message
        == "numbers are converted from fahrenheit to celsius, and rounded to 1 digit after the decimal point")
    #expect(
      steps.first { $0.element == "com.example.T/t" }?.message == "numbers are converted from fahrenheit to celsius")
    #expect(try rough.migration().reasons(#"{"t":1e300}"#) == [])
    #expect(try rough.migration().reasons(#"{"t":1e-450}"#) == ["/t value-unit-changed"])
    let other = try VersionPair(
      "twins: {T: {properties: {t: {type: double, quantity: Heat, unit: kelvin}, u: {type: double}}}}",
      """
      twins:
        T: {properties: {t: {type: double, quantity: Length, unit: metre}, u: {type: double, quantity: Length, unit: metre}}}
      """, ontology: ontology)
    #expect(
      try other.migration().reasons(#"{"t":1,"u":2}"#) == ["/t value-quantity-changed", "/u value-unit-added"])
  }

  @Test func `values of enumerations follow their names to other codes and another encoding`() throws {
    let pair = try VersionPair(
      """
      twins:
        T:
          properties:
            swapped: {enum: {off: 0, on: 1}}
            named: {enum: [low, high]}
            coded: {enum: {idle: 1, busy: 2}}
            lost: {enum: {a: 1, b: 2}}
      """,
      """
      twins:
        T:
          properties:
            swapped: {enum: {off: 1, on: 0}}
            named: {enum: {lower: {formerly: [low]}, high: {}}}
            coded: {enum: [idle, busy]}
            lost: {enum: {a: 1, c: 2}}
      """)
    let migration = try pair.migration()
    let old = #"{"swapped":0,"named":"low","coded":2,"lost":1}"#
    let new = #"{"swapped":1,"named":"lower","coded":"busy","lost":1}"#
    #expect(try migration.text(old) == new)
    #expect(try pair.migration(backward: true).text(new) == old)
    #expect(migration.reasons(#"{"lost":2}"#) == ["/lost enum-codes-exchanged"])
  }

  @Test func `values stay where the type is wider, and where they fit a narrower one`() throws {
    let pair = try VersionPair(
      "twins: {T: {properties: {a: {type: int32}, b: {type: double}, c: {type: date}, d: {type: int32}}}}",
      "twins: {T: {properties: {a: {type: double}, b: {type: int8}, c: {type: string}, d: {type: string}}}}")
    let migration = try pair.migration()
    #expect(try migration.text(#"{"a":7,"b":5.0,"c":"2026-01-31"}"#) == #"{"a":7,"b":5.0,"c":"2026-01-31"}"#)
    #expect(migration.reasons(#"{"b":500,"d":1}"#) == ["/d type-changed", "/b -"])
    #expect(
      migration.steps.map { "\($0.kind) \($0.class)" } == [
        "type-widened mechanical", "type-narrowed conditional", "type-widened mechanical", "type-changed manual",
      ])
  }

  @Test func `what the version does not allow is refused at its place in the given document`() throws {
    let pair = try VersionPair(
      "twins: {T: {properties: {a: {array: {object: {x: {type: int32}}}}}}}",
      "twins: {T: {properties: {b: {formerly: [a], array: {object: {y: {type: int32, formerly: [x], maximum: 5}}}}}}}")
    #expect(try pair.migration().reasons(#"{"a":[{"x":1},{"x":9},{"x":8}]}"#) == ["/a/1/x -", "/a/2/x -"])
    let migration = try pair.migration()
    do {
      _ = try migration.migrate(Array(#"{"a":[{"x":"1"}]}"#.utf8))
      Issue.record("what is not valid where it comes from was migrated")
    } catch let refusal {
      #expect(refusal.isInvalidBefore)
      #expect(refusal.obstacles.map(\.pointer) == ["/a/0/x"])
    }
  }

  @Test func `telemetry, events, requests, responses and properties of edges are migrated likewise`() throws {
    let pair = try VersionPair(
      """
      twins:
        T:
          telemetry: {speed: {type: int32}}
          events: {alarm: {payload: {object: {text: {type: string}}}}, silent: {}}
          commands: {go: {request: {object: {to: {type: string}}}, response: {enum: {ok: 0, no: 1}}}}
          relationships: {feeds: {target: T, properties: {since: {type: date}}}}
      """,
      """
      twins:
        T:
          telemetry: {velocity: {type: int32, formerly: [speed]}}
          events: {warning: {formerly: [alarm], payload: {object: {words: {type: string, formerly: [text]}}}}, silent: {}}
          commands: {move: {formerly: [go], request: {object: {place: {type: string, formerly: [to]}}}, response: {enum: {ok: 7, no: 1}}}}
          relationships: {supplies: {formerly: [feeds], target: T, properties: {from: {type: date, formerly: [since]}}}}
      """)
    let migration = { (form: @escaping (TwinType) throws -> DocumentForm) in try pair.migration(form: form) }
    #expect(try migration { .telemetry($0) }.text(#"{"speed":1}"#) == #"{"velocity":1}"#)
    #expect(
      try migration { .payload(try #require($0.member("alarm"))) }.text(#"{"text":""}"#) == #"{"words":""}"#)
    #expect(try migration { .payload(try #require($0.member("silent"))) }.text("") == "")
    #expect(try migration { .request(try #require($0.member("go"))) }.text(#"{"to":""}"#) == #"{"place":""}"#)
    #expect(try migration { .request(try #require($0.member("go"))) }.text(" ") == " ")
    #expect(try migration { .response(try #require($0.member("go"))) }.text("0") == "7")
    #expect(
      try migration { .edgeProperties(try #require($0.member("feeds"))) }.text(#"{"since":"2026-01-31"}"#)
        == #"{"from":"2026-01-31"}"#)
  }

  @Test func `schemas that hold themselves are migrated to any depth`() throws {
    let pair = try VersionPair(
      "schemas: {S: {object: {a: {type: string}, more: {array: {type: S}}}}}\ntwins: {T: {properties: {s: {type: S}}}}",
      "schemas: {S: {object: {b: {type: string, formerly: [a]}, more: {array: {type: S}}}}}\ntwins: {T: {properties: {s: {type: S}}}}"
    )
    #expect(
      try pair.migration().text(#"{"s":{"more":[{"a":"1"},{"more":[{"a":"2"}]}],"a":"3"}}"#)
        == #"{"s":{"more":[{"b":"1"},{"more":[{"b":"2"}]}],"b":"3"}}"#)
  }

  // MARK: - Defaults

  @Test func `a former default that the new version does not allow is refused, and the plan does not call it done`()
    throws
  {
    let ontology = """
      quantities: {Speed: {dimension: L T-1, coherentUnit: metrePerSecond}}
      units: {metrePerSecond: {quantity: Speed}, kilometrePerHour: {quantity: Speed, factor: 1e3/3600}}
      """
    func model(_ unit: String, _ rest: String) -> String {
      "twins: {T: {properties: {a: {type: double, quantity: Speed, unit: \(unit), \(rest)}}}}"
    }
    let old = model("metrePerSecond", "default: 10, maximum: 15")
    let migration = try VersionPair(old, model("kilometrePerHour", "default: 5, maximum: 20"), ontology: ontology)
      .migration()
    let step = try #require(migration.steps.first { $0.kind == "default-changed" })
    #expect(step.class == .manual && step.isLack)
    #expect(
      step.message
        == "where `a` is absent, what stood for it would be written down and is not allowed any more: 36 (expected at most 20, found 36);"
        + " write what is meant into documents that lack it")
    #expect(step.before == "10" && step.after == "5")
    #expect(migration.reasons("{}") == ["/a -"])
    #expect(migration.reasons(#"{"a":5}"#) == [])
    // Where it is allowed, it is written down.
    let allowed = try VersionPair(old, model("kilometrePerHour", "default: 5, maximum: 40"), ontology: ontology)
      .migration()
    #expect(allowed.steps.contains { $0.kind == "default-changed" && $0.class == .mechanical })
    #expect(try allowed.text("{}") == #"{"a":36}"#)
    let const = try VersionPair(
      "twins: {T: {properties: {a: {type: int32, default: 3}}}}",
      "twins: {T: {properties: {a: {type: int32, const: 4}}}}"
    ).migration()
    #expect(const.steps.contains { $0.kind == "default-removed" && $0.class == .manual && $0.isLack })
    #expect(const.reasons("{}") == ["/a -"])
  }

  @Test func `a default that is new is told, since documents without the member mean something else`() throws {
    let pair = try VersionPair(
      "twins: {T: {properties: {a: {type: int32}, o: {object: {x: {type: string}}}}}}",
      "twins: {T: {properties: {a: {type: int32, default: 7}, o: {object: {x: {type: string, default: low}}}}}}")
    let steps = try pair.migration().steps
    #expect(
      steps.map { "\($0.element) \($0.kind) \($0.class) \($0.after ?? "")" } == [
        "com.example.T/a default-added conditional 7", #"com.example.T/o/x default-added conditional "low""#,
      ])
    #expect(
      steps.first?.message
        == "check by hand: where `a` is absent, nothing stood for it, and 7 stands for it now; be sure that it is true of the documents that lack it"
    )
    #expect(try pair.migration().text("{}") == "{}")
    // What has to be there is never absent.
    #expect(
      try VersionPair(
        "twins: {T: {properties: {a: {type: int32, required: true}}}}",
        "twins: {T: {properties: {a: {type: int32, default: 7}}}}"
      ).migration().steps.isEmpty)
  }

  @Test func `of what is gone it is told what takes its place and why`() throws {
    let old = """
      twins:
        T:
          properties:
            a: {type: int32, deprecated: {replacedBy: b, reason: Too coarse.}}
            b: {type: int32}
            c: {type: int32}
        U: {deprecated: {replacedBy: T, reason: Never built.}}
      """
    let pair = try VersionPair(old, "twins: {T: {properties: {b: {type: int32}}}}")
    let steps = try pair.migration().steps
    #expect(steps.map(\.advice) == ["use `b` in its place; the reason is `Too coarse.`", nil])
    #expect(
      steps.first?.message
        == "there is no place for `a` any more; use `b` in its place; the reason is `Too coarse.`; have it dropped, or move what it says elsewhere"
    )
    do {
      _ = try pair.migration("U")
      Issue.record("a type that is gone has a migration")
    } catch {
      #expect(
        "\(error)".hasSuffix("2.0.0: it was removed; use `com.example.T` in its place; the reason is `Never built.`"),
        "\(error)")
    }
  }
}
