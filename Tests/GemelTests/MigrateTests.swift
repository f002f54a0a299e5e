import Foundation
import Testing
import TwinTestSupport

/// `gemel migrate` over the releases of the example, and over artifacts side by side.
@Suite struct MigrateTests {
  private static let registry = repository.appending(path: "Ontologies/examples/campus/registry").path

  private func migrate(_ arguments: String, _ data: String? = nil, _ sandbox: Sandbox) throws -> Sandbox.Run {
    if let data { try sandbox.write(data, to: "data.ndjson") }
    return try sandbox.run(
      "gemel migrate \(arguments) --registry '\(Self.registry)' " + (data == nil ? "" : "data.ndjson 2> refused"))
  }

  @Test func `data of an old release goes to the new one, and what cannot is refused with its line and place`() throws {
    try Sandbox.with { sandbox in
      let data = """
        {"bladePitch": 12.50, "assetTag":"FAN-0001","x":1}

        {"bladePitch": "steep","assetTag":"FAN-0001"}
        {"assetTag":"FAN-0002","inventoryNumber":"7"}
        nonsense
        {"bladePitch": 3,"assetTag":"FAN-0003"}
        """
      let run = try migrate("com.example.hvac --from 1.4.0 --to '^2.0.0' --type Fan", data, sandbox)
      #expect(run.code == 1)
      #expect(
        run.output
          == "{\"bladeAngle\": 12.50, \"assetTag\":\"FAN-0001\",\"x\":1}\n{\"bladeAngle\": 3,\"assetTag\":\"FAN-0003\"}\n"
      )
      let refused = try sandbox.read("refused")
      #expect(refused.contains("data.ndjson:3: /bladePitch: is not valid at com.example.hvac 1.4.0"), "\(refused)")
      #expect(refused.contains("data.ndjson:4: /inventoryNumber: "), "\(refused)")
      #expect(refused.contains("data.ndjson:5: the document: "), "\(refused)")
      #expect(refused.contains("migrated 2 of 5 documents; 3 refused"), "\(refused)")
      let dropping = try migrate(
        "com.example.hvac --from 1.4.0 --type com.example.hvac.Fan --drop com.example.hvac.HvacEquipment/inventoryNumber",
        "{\n  \"inventoryNumber\": \"7\",\n  \"bladePitch\": 3,\n  \"assetTag\": \"FAN-0003\"\n}\n", sandbox)
      #expect(dropping.code == 0)
      #expect(dropping.output == "{\"bladeAngle\": 3,\"assetTag\": \"FAN-0003\"}\n")
      let back = try migrate(
        "com.example.hvac --from 2.0.0 --to 1.4.0 --type Fan", "{\"bladeAngle\":3,\"assetTag\":\"FAN-0003\"}\n", sandbox
      )
      #expect(back.output == "{\"bladePitch\":3,\"assetTag\":\"FAN-0003\"}\n")
    }
  }

  @Test func `the plan tells the steps, who decides them, and whether readers can do without`() throws {
    try Sandbox.with { sandbox in
      let run = try migrate("com.example.hvac --from 1.4.0 --to 2.0.0 --type AirHandlingUnit --plan", nil, sandbox)
      #expect(run.code == 0)
      for fact in [
        "com.example.hvac.Fan/bladePitch: `bladePitch` becomes `bladeAngle` [property-renamed]",
        "--drop com.example.hvac.HvacEquipment/inventoryNumber", "a reader at 2.0.0 reads this data: no",
        "2.0.0, in the way: the property `bladePitch` is called `Fan/bladeAngle` now [property-renamed]",
      ] {
        #expect(run.output.contains(fact), "\(run.output)")
      }
      let nothing = try migrate("com.example.hvac --from 1.4.0 --to 1.5.0 --type Fan --plan", nil, sandbox)
      #expect(nothing.output.contains("nothing to do"), "\(nothing.output)")
      #expect(nothing.output.contains("a reader at 1.5.0 reads this data: yes"), "\(nothing.output)")
    }
  }

  @Test func `bad questions are answered with what there is`() throws {
    try Sandbox.with { sandbox in
      for (arguments, code, word) in [
        ("com.example.hvac --from 1.x --type Fan", 2, "data is of one version, and `1.x` does not name one"),
        (
          "com.example.hvac --from ^1.4.0 --type Fan", 2,
          "does not name one; write it as --from 1.4.0; there are 2.0.0,"
        ),
        ("com.example.hvac --from 9.0.0 --type Fan", 2, "there is no 9.0.0; there are 2.0.0,"),
        ("com.example.hvac --from 1.4.0 --to 2.x --type Fan", 2, "`2.x` is no range of versions"),
        ("com.example.hvac --from 1.4.0 --to '^9.0.0' --type Fan", 2, "2.0.0 is outside"),
        ("com.example.hvac --from 1.4.0 --to '>=1.4 <2' --type Fan --plan", 0, "1.4.0"),
        ("com.example.hvac --from 1.4.0 --to '*' --type Fan --plan", 0, "2.0.0"),
        ("com.example.hvac --from 1.4.0 --to '>=1.4 ||' --type Fan", 2, "`>=1.2 <3`, `1.2.0` or `*`; there are 2.0.0"),
        ("com.example.hvac --from 1.4.0 --type Fun", 2, "did you mean `Fan`?"),
        ("com.example.hvac --from 1.4.0 --type Fan --form event", 2, "is no form of documents"),
        ("com.example.hvac --from 1.4.0 --type Fan --form event:x", 2, "has no event `x`"),
        ("com.example.nothing --from 1.4.0 --type Fan", 2, "has no release of `com.example.nothing`"),
        ("'no/such dir' --from 1.4.0 --type Fan", 2, "neither a directory of artifacts nor the name of a package"),
        ("com.example.hvac absent --from 1.4.0 --type Fan", 3, "cannot read absent"),
      ] {
        let run = try migrate(arguments, nil, sandbox)
        #expect(run.code == Int32(code), "\(arguments): \(run.output)")
        #expect(run.output.contains(word), "\(arguments): \(run.output)")
      }
    }
  }

  @Test func `artifacts side by side are enough, and a record that is damaged is told`() throws {
    try Sandbox.with { sandbox in
      try sandbox.write("edition: 2026\npackage: com.example\nversion: 1.0.0\n", to: "p/gemel.yaml")
      try sandbox.write("twins: {T: {properties: {a: {type: int32}}}}\n", to: "p/model.yaml")
      let build = "gemel build p -o out"
      #expect(try sandbox.run(build).code == 0)
      try sandbox.write("edition: 2026\npackage: com.example\nversion: 2.0.0\n", to: "p/gemel.yaml")
      try sandbox.write("twins: {T: {properties: {b: {type: int32, formerly: [a]}}}}\n", to: "p/model.yaml")
      #expect(try sandbox.run(build).code == 0)
      let command = "printf '{\"a\":1}\\r\\n{\"a\"\\n{\"a\":2}' | gemel migrate out/com.example --from 1.0.0 --type T"
      let run = try sandbox.run(command + " 2> refused")
      #expect(run.output == "{\"b\":1}\r\n{\"b\":2}\n" && run.code == 1, "\(run.output)")
      #expect(try sandbox.read("refused").contains("standard input:2: the document: "))
      // An array that lacks nothing but its bracket goes on to its last element.
      let array = "printf '[\n{\"a\":1},\n{\"a\":2}\n' | gemel migrate out/com.example - --from 1.0.0 --type T"
      let unclosed = try sandbox.run(array + " 2> refused")
      #expect(unclosed.output == "{\"b\":1}\n{\"b\":2}\n" && unclosed.code == 3, "\(unclosed.output)")
      #expect(try sandbox.read("refused").contains("expected more of the array, found the end of the data"))
      // The first line is cut short, the others are whole.
      let cut = try sandbox.run(
        "printf '{\"a\":\\n{\"a\":2}\\n' | gemel migrate out/com.example - --from 1.0.0 --type T 2>&1")
      #expect(
        cut.code == 1 && cut.output.contains("standard input:1: ") && cut.output.contains("{\"b\":2}\n"),
        "\(cut.output)")
      // What cannot be read to its end is no matter of single documents; several in one line are told apart.
      let short = try sandbox.run(
        "for i in $(seq 50000); do echo '{\"a\":'$i'}'; done | gzip -n | head -c 4000 > short.gz;"
          + " gemel migrate out/com.example short.gz --from 1.0.0 --type T 2>&1 >some; tail -n 1 some")
      #expect(
        short.output.contains("nothing is read from here on") && short.output.contains("not be read to its end")
          && short.output.hasSuffix("}\n"), "\(short.output)")
      #expect(
        try sandbox.run("gemel migrate out/com.example short.gz --from 1.0.0 --type T >some 2>&1").code == 3)
      let several = try sandbox.run(
        "echo '[{\"a\":1},{\"a\":\"x\"},{\"a\":2},{\"a\":\"y\"}]' | gemel migrate out/com.example --from 1.0.0 --type T 2>&1"
      )
      #expect(several.code == 1)
      for element in [2, 4] { #expect(several.output.contains("standard input:1: element \(element): /a: ")) }
      try sandbox.write(
        "{\"format\":1,\"package\":\"com.example\",\"version\":\"\\u001b[31m\"}",
        to: "out/com.example/2.0.0/changes.json")
      let day = try sandbox.run("echo '{}' | gemel migrate out/com.example --from 1.0.0 --type T --as-of 2026-13-01")
      #expect(day.code == 2 && day.output.contains("2026-13-01"), "\(day.output)")
      let damaged = try sandbox.run("echo '{}' | gemel migrate out/com.example --from 1.0.0 --type T")
      #expect(
        damaged.code == 3 && damaged.output.contains("/version") && !damaged.output.contains("\u{1B}"),
        "\(damaged.output)")
      #expect(
        try sandbox.run("echo '{\"a\":1}' | gemel migrate out/com.example --from 1.0.0 --type T --ignore-records")
          .output == "{\"b\":1}\n")
    }
  }

  @Test func `the plan tells what lacks, and promises nothing where documents may be refused`() throws {
    try Sandbox.with { sandbox in
      try build(
        [
          "twins: {T: {properties: {a: {type: int32}, o: {type: int32}}}, U: {properties: {a: {type: int32}}}}\n",
          """
          twins:
            T: {properties: {a: {type: int32, maximum: 5}, o: {type: int32, required: true}, n: {type: int32, required: true}}}
            U: {properties: {a: {type: int32, maximum: 5}}}

          """,
        ], sandbox)
      func plan(_ type: String) throws -> [String] {
        try sandbox.run("gemel migrate out/com.example --from 1.0.0 --type \(type) --plan").output
          .split(separator: "\n").map(String.init)
      }
      #expect(
        try Array(plan("T").prefix(6)) == [
          "com.example.T 1.0.0 to 2.0.0: 3 steps, 1 to be checked by hand, 2 to be there now",
          "to be checked by hand; values are kept where the version allows them, and documents refused where it does not:",
          "  com.example.T/a: check by hand: maximum 2147483647 → 5; a document whose value lies above is refused (2.0.0) [maximum-lowered]",
          "to be there now; documents that lack it are refused:",
          "  com.example.T/o: `o` must be there, and has no default to be filled in; write it into documents that lack it [made-required]",
          "  com.example.T/n: `n` is new, must be there, and has no default to be filled in; write it into documents beforehand [property-added-required]",
        ])
      #expect(
        try plan("U").first
          == "com.example.U 1.0.0 to 2.0.0: 1 step, 1 to be checked by hand")
    }
  }

  /// Builds `models` as 1.0.0, 2.0.0 and so on into `out/com.example`.
  private func build(_ models: [String], _ sandbox: Sandbox) throws {
    for (index, model) in models.enumerated() {
      try sandbox.write("edition: 2026\npackage: com.example\nversion: \(index + 1).0.0\n", to: "p/gemel.yaml")
      try sandbox.write(model, to: "p/model.yaml")
      let run = try sandbox.run("gemel build p -o out")
      #expect(run.code == 0, "\(run.output)")
    }
  }

  @Test func `the plan names each bound that is tighter, in the order of the releases, for people and programs`() throws
  {
    try Sandbox.with { sandbox in
      try build(
        [
          "twins: {T: {properties: {name: {type: string}, temp: {type: double, maximum: 80}}}}\n",
          "twins: {T: {properties: {name: {type: string}, temp: {type: double, maximum: 70}}}}\n",
          "twins: {T: {properties: {name: {type: string, pattern: '[a-z]+'}, temp: {type: double, maximum: 60}}}}\n",
        ], sandbox)
      let plan = "gemel migrate out/com.example --from 1.0.0 --type T --plan"
      let text = try sandbox.run(plan)
      let steps = """
          com.example.T/temp: check by hand: maximum 80 → 60; a document whose value lies above is refused (2.0.0, 3.0.0) [maximum-lowered]
          com.example.T/name: check by hand: pattern none → [a-z]+; a document whose text does not match is refused (3.0.0) [pattern-added]
        """
      #expect(text.output.contains(steps), "\(text.output)")
      let run = try sandbox.run(plan + " --format json")
      let report = try #require(try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any])
      let told = try #require(report["steps"] as? [[String: Any]])
      #expect(told.map { $0["kind"] as? String } == ["maximum-lowered", "pattern-added"])
      #expect(told.allSatisfy { $0["class"] as? String == "conditional" })
      #expect((report["readable"] as? [String: Any])?["verdict"] as? String == "unreadable")
      let back = try sandbox.run("gemel migrate out/com.example --from 3.0.0 --to 1.0.0 --type T --plan")
      #expect(!back.output.contains("check by hand"), "\(back.output)")
      let refused = try sandbox.run(
        "printf '{\"temp\":65}\\n{\"temp\":55}\\n' | gemel migrate out/com.example --from 1.0.0 --type T 2>&1")
      #expect(refused.code == 1 && refused.output.contains("standard input:1: /temp: "), "\(refused.output)")
      #expect(refused.output.contains("{\"temp\":55}"), "\(refused.output)")
    }
  }

  @Test func `the plan for programs has old and new values, units, releases and rules, by its schema`() throws {
    try Sandbox.with { sandbox in
      try sandbox.write("edition: 2026\npackage: com.example.o\nkind: ontology\nversion: 1.0.0\n", to: "p/o/gemel.yaml")
      try sandbox.write(
        """
        quantities: {Power: {dimension: L2 M T-3, coherentUnit: watt}}
        units: {watt: {quantity: Power}, kilowatt: {quantity: Power, factor: 1000}}

        """, to: "p/o/units.yaml")
      let unbuilt = "U: {deprecated: {replacedBy: T, reason: Never built.}, properties: {a: {type: string}}}"
      for (version, unit, rest, more) in [
        ("1.0.0", "kilowatt", "maximum: 100, default: 80", unbuilt),
        ("2.0.0", "watt", "maximum: 50000, default: 100", ""),
      ] {
        try sandbox.write(
          "edition: 2026\npackage: com.example\nversion: \(version)\ndependencies: {com.example.o: ^1.0.0}\n",
          to: "p/m/gemel.yaml")
        try sandbox.write(
          """
          twins:
            T: {properties: {power: {type: double, quantity: o.Power, unit: o.\(unit), \(rest)}}}
            \(more)

          """, to: "p/m/model.yaml")
        let run = try sandbox.run("gemel build p -o out")
        #expect(run.code == 0, "\(run.output)")
      }
      let plan = "gemel migrate out/com.example --from 1.0.0 --plan --format json --type"
      let run = try sandbox.run(
        "\(plan) T > plan.json; \(plan) U > gone.json; echo $?; gemel schema migration > schema.json")
      #expect(run.output == "1\n", "\(run.output)")
      func steps(_ path: String) throws -> [[String: Any]] {
        let text = try sandbox.read(path)
        let report = try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
        return try #require(report["steps"] as? [[String: Any]])
      }
      let told = try steps("plan.json")
      let maximum = try #require(told.first { $0["kind"] as? String == "maximum-lowered" })
      #expect(maximum["rule"] as? String == "compatibility/maximum-lowered")
      #expect(maximum["before"] as? String == "100" && maximum["after"] as? String == "50000")
      #expect(
        maximum["unit"] as? [String: String] == ["before": "com.example.o.kilowatt", "after": "com.example.o.watt"])
      #expect(maximum["releases"] as? [String] == ["2.0.0"])
      let unit = try #require(told.first { $0["kind"] as? String == "value-unit-changed" })
      #expect(unit["releases"] as? [String] == ["2.0.0"] && unit["class"] as? String == "mechanical")
      let former = try #require(told.first { $0["kind"] as? String == "default-changed" })
      #expect(former["class"] as? String == "manual" && former["isLack"] as? Bool == true)
      let gone = try #require(try steps("gone.json").first)
      #expect(gone["kind"] as? String == "twin-removed" && gone["rule"] as? String == "compatibility/twin-removed")
      #expect(
        gone["advice"] as? String == "use `T` in its place; the reason is `Never built.`", "\(gone)")
      #expect(gone["releases"] as? [String] == ["2.0.0"])
      if let tool = OutsideTool("check-jsonschema") {
        func path(_ file: String) -> String { sandbox.directory.appending(path: file).path }
        _ = try tool.run(["--schemafile", path("schema.json"), path("plan.json"), path("gone.json")])
      }
    }
  }

  @Test func `artifacts between are gone through like releases, and one that cannot be read is missed`() throws {
    try Sandbox.with { sandbox in
      try build(
        [
          "twins: {T: {properties: {a: {type: int32}, b: {type: int32}, c: {type: int32}}}}\n",
          "twins: {T: {properties: {a: {type: int32, formerly: [b]}, b: {type: int32, formerly: [a]}}}}\n",
          "twins: {T: {properties: {a: {type: int32}, b: {type: int32}, c: {type: int32}}}}\n",
        ], sandbox)
      let data = #"{"a":1,"b":2}"#
      func migrate(_ rest: String, _ data: String) throws -> Sandbox.Run {
        try sandbox.run("echo '\(data)' | gemel migrate out/com.example --type T \(rest) 2>&1")
      }
      // As the two releases do it one after the other.
      let direct = try migrate("--from 1.0.0", data)
      let between = try migrate("--from 1.0.0 --to 2.0.0", data)
      let stepped = try migrate("--from 2.0.0", String(between.output.dropLast()))
      #expect(direct.output == "{\"b\":1,\"a\":2}\n" && direct.output == stepped.output, "\(direct.output)")
      let back = try migrate("--from 3.0.0 --to 1.0.0", String(direct.output.dropLast()))
      #expect(back.output == data + "\n", "\(back.output)")
      // What was gone and came back under its name is not what it was.
      let gone = try migrate("--from 1.0.0", #"{"c":1}"#)
      #expect(gone.code == 1 && gone.output.contains("[property-removed]"), "\(gone.output)")
      let plan = try migrate("--from 1.0.0 --plan", "")
      #expect(plan.output.contains("a reader at 3.0.0 reads this data: no"), "\(plan.output)")

      #expect(try sandbox.run("rm out/com.example/2.0.0/model.json").code == 0)
      let unknown = try migrate("--from 1.0.0", data)
      #expect(unknown.code == 3, "\(unknown.output)")
      for word in [
        "com.example 2.0.0 lies on the way from 1.0.0 to 3.0.0", "no model.json of 2.0.0", "--ignore-records",
      ] {
        #expect(unknown.output.contains(word), "\(unknown.output)")
      }
      #expect(try migrate("--from 1.0.0 --to 2.0.0", data).output == between.output)
      #expect(try migrate("--from 1.0.0 --ignore-records", data).output == data + "\n")

      // What stands there is of another version, or damaged.
      for (damage, word) in [
        ("cp out/com.example/3.0.0/model.json out/com.example/2.0.0", "its model.json is of com.example 3.0.0"),
        ("echo '{' > out/com.example/2.0.0/model.json", "com.example 2.0.0 cannot be compared"),
        ("cp out/com.example/2.0.0/model.image out/com.example/3.0.0", "its model.image is of com.example 2.0.0"),
      ] {
        #expect(try sandbox.run(damage).code == 0)
        let run = try migrate("--from 1.0.0", data)
        #expect(run.code == 3 && run.output.contains(word), "\(run.output)")
      }
    }
  }

  // MARK: - Records

  private static let versions = [
    """
    twins:
      Fan:
        id: 'dtmi:com:example:Fan;1'
        properties: {pitch: {type: double}, gone: {type: string}}
        telemetry: {speed: {type: int32}}
        events: {alarm: {payload: {object: {text: {type: string}}}}}
        commands: {go: {request: {object: {to: {type: string}}}, response: {enum: {ok: 0, no: 1}}}}
      Odd: {properties: {type: {type: string}}}
      House: {components: {fan: Fan}}
      Lost: {properties: {a: {type: string}}}
    """,
    """
    twins:
      Blower:
        id: 'dtmi:com:example:Blower;1'
        formerly: [Fan]
        properties: {angle: {type: double, formerly: [pitch]}}
        telemetry: {velocity: {type: int32, formerly: [speed]}}
        events: {warning: {formerly: [alarm], payload: {object: {words: {type: string, formerly: [text]}}}}}
        commands: {move: {formerly: [go], request: {object: {place: {type: string, formerly: [to]}}}, response: {enum: {ok: 7, no: 1}}}}
      Odd: {properties: {type: {type: string}}}
      House: {components: {fan: Blower}}
    """,
  ]

  /// Artifacts of both versions, in `out/com.example`.
  private func build(_ sandbox: Sandbox) throws {
    for (index, model) in Self.versions.enumerated() {
      try sandbox.write("edition: 2026\npackage: com.example\nversion: \(index + 1).0.0\n", to: "p/gemel.yaml")
      try sandbox.write(model, to: "p/model.yaml")
      let run = try sandbox.run("gemel build p -o out")
      #expect(run.code == 0, "\(run.output)")
    }
  }

  @Test func `records that say what they are are migrated with the names in them, and keep all other bytes`() throws {
    try Sandbox.with { sandbox in
      try build(sandbox)
      let records = [
        (
          #"{"type":"com.example.Fan","time":1,"telemetry":{"speed": 3}}"#,
          #"{"type":"com.example.Blower","time":1,"telemetry":{"velocity": 3}}"#
        ),
        (
          #"{"state": {"pitch":1.50}, "type" : "dtmi:com:example:Fan;1"}"#,
          #"{"state": {"angle":1.50}, "type" : "dtmi:com:example:Blower;1"}"#
        ),
        (
          #"{"type":"com.example.Fan","event":"alarm","payload":{"text":"x"}}"#,
          #"{"type":"com.example.Blower","event":"warning","payload":{"words":"x"}}"#
        ),
        (
          #"{"type":"com.example.Fan","command":"go","request":{"to":"a"}}"#,
          #"{"type":"com.example.Blower","command":"move","request":{"place":"a"}}"#
        ),
        (
          #"{"type":"com.example.Fan","command":"go","response":0}"#,
          #"{"type":"com.example.Blower","command":"move","response":7}"#
        ),
        (
          #"{"$dtId":"f","$metadata":{"$model":"dtmi:com:example:Fan;1"},"pitch":2}"#,
          #"{"$dtId":"f","$metadata":{"$model":"dtmi:com:example:Blower;1"},"angle":2}"#
        ),
        // What the service keeps of each property goes with its name, and what it keeps of others stays.
        (
          #"{"$metadata":{"pitch":{"lastUpdateTime":"t"},"x":{},"$model":"dtmi:com:example:Fan;1"},"pitch":2}"#,
          #"{"$metadata":{"angle":{"lastUpdateTime":"t"},"x":{},"$model":"dtmi:com:example:Blower;1"},"angle":2}"#
        ),
        (
          #"{"$metadata":{"$model":"com.example.House"},"fan":{"$metadata":{"pitch":{}},"pitch":2}}"#,
          #"{"$metadata":{"$model":"com.example.House"},"fan":{"$metadata":{"angle":{}},"angle":2}}"#
        ),
        (#"{"pitch":3, "type":"com.example.Fan","x":1}"#, #"{"angle":3, "type":"com.example.Blower","x":1}"#),
      ]
      try sandbox.write(records.map { $0.0 + "\n" }.joined(), to: "old.ndjson")
      let command = "gemel migrate out/com.example --from 1.0.0"
      let run = try sandbox.run(command + " old.ndjson")
      #expect(run.output == records.map { $0.1 + "\n" }.joined() && run.code == 0, "\(run.output)")
      // Back again, packed and with a byte order mark.
      try sandbox.write("\u{FEFF}" + run.output, to: "new.ndjson")
      #expect(try sandbox.run("gzip -n new.ndjson").code == 0)
      let back = try sandbox.run("gemel migrate out/com.example new.ndjson.gz --from 2.0.0 --to 1.0.0")
      #expect(back.output == records.map { $0.0 + "\n" }.joined(), "\(back.output)")
      // One in all, over several lines; the key of the document named.
      let one = try sandbox.run(
        "printf '{\n \"kind\": \"com.example.Fan\",\n \"data\": {\"pitch\": 1}\n}' | \(command) --type-key kind --data-key data"
      )
      #expect(one.output == "{\"kind\": \"com.example.Blower\",\"data\": {\"angle\": 1}}\n", "\(one.output)")
      let typed = try sandbox.run(
        "echo '{\"data\":{\"speed\":1}}' | \(command) --type Fan --form telemetry --data-key data")
      #expect(typed.output == "{\"data\":{\"velocity\":1}}\n", "\(typed.output)")
    }
  }

  @Test func `records that do not say what they are, or say what is not, are refused with a way out`() throws {
    try Sandbox.with { sandbox in
      try build(sandbox)
      let records = [
        (
          #"{"type":"com.example.Fon","state":{}}"#,
          "no type `com.example.Fon` at 1.0.0; did you mean `com.example.Fan`?"
        ),
        (#"{"type":"com.example.Fan","event":"none","payload":1}"#, "no such event or command as event:none"),
        (
          #"{"$sourceId":"a","$relationshipName":"r","$targetId":"b"}"#,
          "its properties take --type and --form edge:NAME"
        ),
        (#"{"pitch":1}"#, "an object that names its type in `type`"),
        (
          #"{"type":"com.example.Fan","telemetry":{"pitch":1}}"#,
          "no member of it is one of the telemetry of `com.example.Fan`"
        ),
        (
          #"{"type":"com.example.Fan","state":{"pitch":"x"}}"#,
          "`com.example.Fan`: /pitch: is not valid at com.example 1.0.0"
        ),
        (#"{"type":"com.example.Fan","state":{"gone":"x"}}"#, "[property-removed]"),
        (#"{"type":"com.example.Odd","a":1}"#, "is a member of `com.example.Odd` too"),
        (#"{"type":"com.example.Lost","state":{"a":""}}"#, "`com.example.Lost` has no counterpart in"),
        (#"{"type":"com.example.Fan","state":{"pitch":1}"#, "does not end in this line"),
        (#"{"type":"com.example.Fan","state":{"pitch":1]}}"#, "(syntax)"),
        (#"{"type":"com.example.Fan","state":{"a":1,"a":2}}"#, "(duplicateMember)"),
        ("{\"type\":\"\\u001b[31m\u{202E}\"}", "no type `"),
      ]
      try sandbox.write("\n" + records.map { $0.0 + "\n" }.joined(), to: "old.ndjson")
      let run = try sandbox.run("gemel migrate out/com.example old.ndjson --from 1.0.0 2>&1")
      #expect(run.code == 1 && run.output.contains("migrated 0 of 13 documents"), "\(run.output)")
      let lines = run.output.split(separator: "\n").map(String.init)
      for (index, (record, word)) in records.enumerated() {
        let line = lines.first { $0.hasPrefix("old.ndjson:\(index + 2): ") } ?? ""
        #expect(line.contains(word), "\(record): \(line)")
      }
      #expect(!run.output.unicodeScalars.contains { $0 == "\u{1B}" || $0 == "\u{202E}" })
      // What only the record knows is no member of the document.
      let strict = try sandbox.run(
        "printf '{\"type\":\"com.example.Fan\",\"pitch\":1}\n{\"type\":\"com.example.Fan\",\"pitch\":1,\"x\":1}' | gemel migrate out/com.example --from 1.0.0 --unknown-members refuse 2>&1"
      )
      #expect(strict.output.contains("{\"type\":\"com.example.Blower\",\"angle\":1}\n"), "\(strict.output)")
      #expect(strict.output.contains("standard input:2: `com.example.Fan`: /x: "), "\(strict.output)")
    }
  }

  @Test func `a document of another form, and a name that is not to be dropped, are told`() throws {
    try Sandbox.with { sandbox in
      try build(sandbox)
      for (arguments, document, code, word) in [
        (
          "--type Fan", #"{"type":"com.example.Fan","telemetry":{"speed":1}}"#, 1,
          "if it is an envelope, leave --type out"
        ),
        ("--type Fan --form telemetry", #"{"pitch":1}"#, 1, "try --form state"),
        ("--type Fan", #"{"speed":1}"#, 1, "try --form telemetry"),
        ("--type Fan", #"{"other":1}"#, 1, "--unknown-members allow takes it all the same"),
        ("--type Fan --unknown-members allow", #"{"other":1}"#, 0, #"{"other":1}"#),
        ("--type Fan", #"[{"pitch":1},{"pitch":2}]"#, 0, "{\"angle\":1}\n{\"angle\":2}\n"),
        ("--type Fan --form telemetry", #"[{"speed":1}]"#, 0, "{\"velocity\":1}\n"),
        (
          "--type Fan --form value:pitch", "[1]", 1,
          "of an array of documents, give one a line, as `jq -c '.[]'` writes them"
        ),
        ("--type Fan", "{}", 0, "{}"), ("--type Fan", #"{"$etag":1}"#, 0, #"{"$etag":1}"#),
        ("--type Fan --drop com.example.Fan/gon", "{}", 2, "did you mean `com.example.Fan/gone`?"),
        ("--type Fan --drop gone", "{}", 2, "did you mean `com.example.Fan/gone`?"),
        ("--type Fan --drop com.example.Fan/pitch", "{}", 2, "--plan shows what may be dropped"),
        ("--type Odd --drop com.example.Odd/x", "{}", 2, "nothing is to be dropped here"),
        ("--drop com.example.Fan/gon", "{}", 2, "did you mean `com.example.Fan/gone`?"),
        ("--drop com.example.Fun/gone", "{}", 2, "did you mean `com.example.Fan/gone`?"),
        (
          "--drop com.example.Lost/a", #"{"type":"com.example.Fan","state":{}}"#, 0,
          "no document was of a type that loses it"
        ),
        (
          "--drop com.example.Fan/gone", #"{"type":"com.example.Fan","state":{"gone":""}}"#, 0,
          #"{"type":"com.example.Blower","state":{}}"#
        ),
        (
          "--drop all", #"{"$metadata":{"$model":"com.example.Fan","gone":{}},"gone":""}"#, 0,
          #"{"$metadata":{"$model":"com.example.Blower"}}"#
        ),
        // What is kept of a member that is gone goes with it, though it has no value, which alone would be in the way.
        (
          "", #"{"$metadata":{"gone":{"lastUpdateTime":"t"},"pitch":{},"$model":"com.example.Fan"}}"#, 0,
          #"{"$metadata":{"angle":{},"$model":"com.example.Blower"}}"#
        ),
        (
          "--type Fan", #"{"$metadata":{"$model":"com.example.Fan","gone":{}},"pitch":2}"#, 0,
          #"{"$metadata":{"$model":"com.example.Blower"},"angle":2}"#
        ),
        ("", #"{"$metadata":{"$model":"com.example.Fan","gone":{}},"gone":""}"#, 1, "/gone: "),
        ("--plan", "", 2, "--plan takes --type"),
        ("--form value:pitch", "{}", 2, "value:NAME and edge:NAME take --type"),
        ("--type Fan --to 3.x", "{}", 2, "there are 2.0.0, 1.0.0"),
        (
          "--type Fan", "{\n\"pitch\": 1\n}\n{\n\"pitch\": 2\n}", 1,
          "standard input:1: the document: begins here and does not end in this line; give one record a line, as `jq -c .`"
        ),
      ] {
        let run = try sandbox.run("echo '\(document)' | gemel migrate out/com.example --from 1.0.0 \(arguments) 2>&1")
        #expect(run.code == Int32(code) && run.output.contains(word), "\(arguments) \(document): \(run.output)")
      }
    }
  }

  // MARK: - Documents whose type is given

  private static let edges = [
    """
    twins:
      Room:
        id: 'dtmi:com:example:Room;1'
        properties: {name: {type: string}}
        relationships: {feeds: {properties: {load: {type: double}}}, holds: {}}
      Hall: {extends: [Room]}
      Plain: {properties: {a: {type: int32}}}
    """,
    """
    twins:
      Space:
        id: 'dtmi:com:example:Space;1'
        formerly: [Room]
        properties: {title: {type: string, formerly: [name]}}
        relationships: {supplies: {formerly: [feeds], properties: {amount: {type: double, formerly: [load]}}}, holds: {}}
      Hall: {extends: [Space]}
      Plain: {properties: {b: {type: int32, formerly: [a]}}}
    """,
  ]

  @Test func `a message of a component is told whose it is`() throws {
    try Sandbox.with { sandbox in
      let model = "twins:\n  Motor: {telemetry: {OLD: {type: double}}}\n  Fan: {components: {motor: Motor}}\n"
      try build(
        [model.replacing("OLD", with: "torque"), model.replacing("OLD: {", with: "moment: {formerly: [torque], ")],
        sandbox)
      try sandbox.write(
        #"{"type":"com.example.Fan","component":"motor","telemetry":{"torque":1}}"# + "\n"
          + #"{"type":"com.example.Motor","telemetry":{"torque":1}}"# + "\n", to: "data.ndjson")
      let run = try sandbox.run("gemel migrate out/com.example data.ndjson --from 1.0.0 2> told")
      #expect(run.code == 1 && run.output == #"{"type":"com.example.Motor","telemetry":{"moment":1}}"# + "\n")
      let told = try sandbox.read("told")
      #expect(
        told.hasPrefix(
          "data.ndjson:1: the record is a message of a component; as one of the component's type, `com.example.Motor`, it goes on"
        ), "\(told)")
    }
  }

  @Test func `a plan names what relationships may not lead to any more, and how many there may be`() throws {
    try Sandbox.with { sandbox in
      func model(_ target: String, _ counts: String) -> String {
        """
        twins:
          Part: {properties: {a: {type: int32}}}
          Fan: {extends: [Part]}
          Room: {relationships: {holds: {target: \(target), \(counts)}, near: {target: Part}}}
        """
      }
      try build(
        [model("Part", "cardinality: 0..5"), model("Fan", "cardinality: 1..2, inverseCardinality: 0..1")], sandbox)
      let plan = try sandbox.run(
        "gemel migrate out/com.example --from 1.0.0 --type Room --form edge:holds --plan"
      ).output
      for line in [
        "4 steps, 4 to be checked by hand",
        "check by hand: target `com.example.Part` → `com.example.Fan`; an edge that leads to a twin of another type is wrong, "
          + "which `gemel conform --graph` tells; edges are kept as they are",
        "each source has 0..5 → 1..2 edges", "each target has 0..* → 0..1 edges", "reads this data: no",
        "[cardinality-minimum-raised]", "[cardinality-maximum-lowered]", "[inverse-maximum-lowered]",
        "[target-narrowed]",
      ] { #expect(plan.contains(line), "\(line): \(plan)") }
      // Others are as they were, and so is what may lead to more than before.
      let near = try sandbox.run(
        "gemel migrate out/com.example --from 1.0.0 --type Room --form edge:near --plan"
      ).output
      #expect(near.contains("nothing to do") && near.contains("reads this data: yes"), "\(near)")
      let back = try sandbox.run(
        "gemel migrate out/com.example --from 2.0.0 --to 1.0.0 --type Room --form edge:holds --plan"
      ).output
      #expect(back.contains("nothing to do"), "\(back)")
    }
  }

  @Test func `relationships follow the types of their twins`() throws {
    try Sandbox.with { sandbox in
      try build(Self.edges, sandbox)
      let records = [
        (#"{"Section": "Twins"}"#, #"{"Section": "Twins"}"#),
        (
          #"{"$dtId":"r","$metadata":{"$model":"dtmi:com:example:Room;1"},"name":"x"}"#,
          #"{"$dtId":"r","$metadata":{"$model":"dtmi:com:example:Space;1"},"title":"x"}"#
        ),
        (#"{"type":"com.example.Hall","id":"h","name":"x"}"#, #"{"type":"com.example.Hall","id":"h","title":"x"}"#),
        (
          #"{"type":"com.example.Plain","id":"p","state":{"a":1}}"#,
          #"{"type":"com.example.Plain","id":"p","state":{"b":1}}"#
        ),
        (
          #"{"$relationshipId":"1","$sourceId":"r","$relationshipName":"feeds","$targetId":"h", "load":1.0}"#,
          #"{"$relationshipId":"1","$sourceId":"r","$relationshipName":"supplies","$targetId":"h", "amount":1.0}"#
        ),
        (
          #"{"source":"h","relationship":"feeds","target":"r","properties":{"load":2}}"#,
          #"{"source":"h","relationship":"supplies","target":"r","properties":{"amount":2}}"#
        ),
        (
          #"{"$dtId":"r","$relationshipName":"holds","$targetId":"late"}"#,
          #"{"$dtId":"r","$relationshipName":"holds","$targetId":"late"}"#
        ),
      ]
      let refused = [
        (
          #"{"source":"late","relationship":"feeds","target":"r"}"#,
          "no twin `late` is in the data; put its twin there, or by themselves its properties take --type and --form edge:NAME"
        ),
        (
          #"{"source":"r","relationship":"feed","target":"h"}"#,
          "`com.example.Room` has no relationship `feed`; did you mean `feeds`?"
        ),
        (
          #"{"source":"h","relationship":"feeds","target":"r","properties":{"load":"x"}}"#,
          "`com.example.Hall/feeds`: /load: is not valid at com.example 1.0.0"
        ),
      ]
      try sandbox.write((records.map(\.0) + refused.map(\.0)).map { $0 + "\n" }.joined(), to: "old.ndjson")
      let run = try sandbox.run("gemel migrate out/com.example old.ndjson --from 1.0.0 2> told")
      #expect(run.code == 1 && run.output == records.map { $0.1 + "\n" }.joined(), "\(run.output)")
      let lines = try sandbox.read("told").split(separator: "\n")
      for (index, (_, word)) in refused.enumerated() {
        #expect(
          lines.contains { $0.hasPrefix("old.ndjson:\(records.count + index + 1): ") && $0.contains(word) }, "\(lines)")
      }
      // Arrays and exported graphs come out as their records.
      let (twins, edges) = (records[1...3].map(\.0), records[4...].map(\.0))
      try sandbox.write("[\n  " + (twins + edges).joined(separator: ",\n  ") + "\n]\n", to: "array.json")
      try sandbox.write(
        "{\"digitalTwinsModels\":[{}],\"digitalTwinsGraph\":{\"digitalTwins\":[\(twins.joined(separator: ",")),{\"$dtId\":\"x],\n"
          + "\"relationships\": [\(edges.joined(separator: ","))]}}", to: "export.json")
      let array = try sandbox.run("gemel migrate out/com.example array.json --from 1.0.0")
      #expect(array.code == 0 && array.output == records.dropFirst().map { $0.1 + "\n" }.joined(), "\(array.output)")
      let export = try sandbox.run("gemel migrate out/com.example export.json --from 1.0.0 2> told")
      #expect(export.code == 1 && export.output == array.output, "\(export.output)")
      let told = try sandbox.read("told")
      #expect(
        told.contains("export.json:1: element 4: the record: expected ") && told.contains("migrated 6 of 7 documents"),
        "\(told)")
      // What comes out is a record a line, whatever it was written like, so that it can be read again.
      try sandbox.write(
        "{\n  \"digitalTwinsGraph\": {\n    \"digitalTwins\": [\n      {\r\n        \"$dtId\": \"r\",\n        \"$metadata\": {\n"
          + "          \"$model\": \"dtmi:com:example:Room;1\"\n        },\n        \"name\": \"x \\n y\"\n      }\n    ]\n  }\n}\n",
        to: "pretty.json")
      let pretty = try sandbox.run("gemel migrate out/com.example pretty.json --from 1.0.0")
      let line = #"{"$dtId": "r","$metadata": {"$model": "dtmi:com:example:Space;1"},"title": "x \n y"}"# + "\n"
      #expect(pretty.code == 0 && pretty.output == line, "\(pretty.output)")
      // A comma that is missing in an array is told, and hides no record.
      try sandbox.write("[\n\(twins[0]),\n\(twins[1])\n\(twins[2])\n]\n", to: "comma.json")
      let comma = try sandbox.run("gemel migrate out/com.example comma.json --from 1.0.0 2> told")
      #expect(comma.code == 1 && comma.output == records[1...3].map { $0.1 + "\n" }.joined(), "\(comma.output)")
      #expect(try sandbox.read("told").contains("comma.json:4: expected a comma, found `{`"))
      // Relationships that stand before their twins wait for them.
      let turned = records[5].1 + "\n" + records[4].1 + "\n"
      try sandbox.write(([edges[1], edges[0]] + twins).map { $0 + "\n" }.joined(), to: "turned.ndjson")
      try sandbox.write("[" + ([edges[1], edges[0]] + twins).joined(separator: ",") + "]", to: "turned.json")
      try sandbox.write(
        "{\"digitalTwinsGraph\":{\"relationships\":[\(edges[1]),\(edges[0])],\"digitalTwins\":[\(twins.joined(separator: ","))]}}",
        to: "turned-export.json")
      for data in ["turned.ndjson", "turned.json", "turned-export.json", "- < turned.ndjson"] {
        let run = try sandbox.run("gemel migrate out/com.example --from 1.0.0 \(data)")
        #expect(
          run.code == 0 && run.output == records[1...3].map { $0.1 + "\n" }.joined() + turned, "\(data) \(run.output)")
      }
      // The way back is the same.
      let back = try sandbox.run(
        "head -7 old.ndjson | gemel migrate out/com.example --from 1.0.0 | gemel migrate out/com.example --from 2.0.0 --to 1.0.0 | diff - <(head -7 old.ndjson)"
      )
      #expect(back.code == 0, "\(back.output)")
    }
  }

  @Test func `what documents of a given type say of themselves follows, and what they say otherwise is refused`() throws
  {
    try Sandbox.with { sandbox in
      try build(Self.edges, sandbox)
      let edge = "--type Room --form edge:feeds"
      for (arguments, document, code, word) in [
        (
          "--type Room", #"{"$dtId":"r","$metadata":{"$model":"dtmi:com:example:Room;1","name":{}},"name":"x"}"#, 0,
          #"{"$dtId":"r","$metadata":{"$model":"dtmi:com:example:Space;1","title":{}},"title":"x"}"#
        ),
        ("--type Room", #"{"type":"com.example.Room","name":"x"}"#, 0, #"{"type":"com.example.Space","title":"x"}"#),
        (
          "--type Room --data-key d", #"{"d":{"$metadata":{"$model":"com.example.Room"},"name":"x"}}"#, 0,
          #"{"d":{"$metadata":{"$model":"com.example.Space"},"title":"x"}}"#
        ),
        (
          edge, #"{"$sourceId":"a","$relationshipName":"feeds","$targetId":"b", "load":1.0}"#, 0,
          #"{"$sourceId":"a","$relationshipName":"supplies","$targetId":"b", "amount":1.0}"#
        ),
        (
          edge, #"{"source":"a","relationship":"feeds","target":"b","properties":{"load":1.0}}"#, 0,
          #"{"source":"a","relationship":"supplies","target":"b","properties":{"amount":1.0}}"#
        ),
        (edge, #"{"source":"a","relationship":"feeds","target":"b"}"#, 0, #""relationship":"supplies""#),
        (edge, #"{"load":1.0}"#, 0, #"{"amount":1.0}"#),
        (
          "--type Plain", #"{"$metadata":{"$model":"com.example.Plain"},"type":"x","a":1}"#, 0,
          #"{"$metadata":{"$model":"com.example.Plain"},"type":"x","b":1}"#
        ),
        ("--type Plain --type-key kind", #"{"type":"x","a":1}"#, 0, #"{"type":"x","b":1}"#),
        // What says that it is of another type is not migrated, whether there is one or not: it may be migrated already.
        (
          "--type Plain", #"{"$metadata":{"$model":"dtmi:other;1"},"a":1}"#, 1,
          "/$metadata/$model: there is no type `dtmi:other;1` at 1.0.0; --type says `com.example.Plain`"
        ),
        (
          "--type Plain", #"{"$metadata":{"$model":5},"a":1}"#, 1,
          "/$metadata/$model: expected the name of a type, and --type says `com.example.Plain`"
        ),
        (
          "--type Plain", #"{"type":"t.other.Thing","a":1}"#, 1,
          "/type: there is no type `t.other.Thing` at 1.0.0; --type says `com.example.Plain`; where `type` names no type, --type-key"
        ),
        (
          "--type Room", #"{"$metadata":{"$model":"com.example.Space"},"name":"x"}"#, 1,
          "; a type is called so at 2.0.0: perhaps this is migrated"
        ),
        (
          "--type Room", #"{"$metadata":{"$model":"dtmi:com:example:Room;2"},"name":"x"}"#, 1,
          "/$metadata/$model: there is no type `dtmi:com:example:Room;2` at 1.0.0"
        ),
        (
          "--type Room", #"{"$metadata":{"$model":"com.example.Hall"},"name":"x"}"#, 1,
          "/$metadata/$model: the record is of `com.example.Hall`, and --type says `com.example.Room`; without --type"
        ),
        ("--type Room", #"{"type":"com.example.Hall","name":"x"}"#, 1, "/type: the record is of `com.example.Hall`"),
        (
          "--type Room", #"{"$sourceId":"a","$relationshipName":"feeds","$targetId":"b","load":1.0}"#, 1,
          "/$relationshipName: the record is an edge of `feeds`; its properties take --form edge:NAME"
        ),
        (
          edge, #"{"$sourceId":"a","$relationshipName":"holds","$targetId":"b"}"#, 1,
          "/$relationshipName: the record is an edge of `holds`, and --form says edge:feeds"
        ),
        (
          edge, #"{"source":"a","relationship":"feeds","target":"b","properties":{"load":"x"}}"#, 1,
          "/load: is not valid at com.example 1.0.0"
        ),
        ("", #"{"type":"Room","name":"x"}"#, 1, "no type `Room` at 1.0.0; did you mean `com.example.Room`?"),
      ] {
        let run = try sandbox.run("echo '\(document)' | gemel migrate out/com.example --from 1.0.0 \(arguments) 2>&1")
        #expect(run.code == Int32(code) && run.output.contains(word), "\(arguments) \(document): \(run.output)")
      }
    }
  }

  @Test func `whether a reader can do without is told of the documents that the form names, and of no others`() throws {
    try Sandbox.with { sandbox in
      try build(
        [
          """
          twins:
            B:
              properties: {p: {type: int32}, q: {type: int32}, w: {type: int32}}
              telemetry: {t: {type: int32}}
              events: {e: {payload: {object: {x: {type: int32}}}}, f: {payload: {type: int32}}}
              commands: {c: {request: {type: int32}, response: {type: int32}}}
              relationships: {r: {properties: {x: {type: int32}}}, s: {properties: {x: {type: int32}}}}
            T: {extends: [B]}
          """,
          """
          twins:
            B:
              properties: {p: {type: int32}, z: {type: int32, required: true, formerly: [q]}, w: {type: string}}
              telemetry: {t: {type: int32}}
              events: {e: {payload: {object: {y: {type: int32, formerly: [x]}}}}, g: {formerly: [f], payload: {type: int32}}}
              commands: {c: {request: {type: int32}, response: {type: string}}}
              relationships: {r: {properties: {y: {type: int32, formerly: [x]}}}, s: {properties: {x: {type: int32}}}}
            T: {extends: [B]}
          """,
        ], sandbox)
      for (form, answer, steps) in [
        ("state", "no", "3 steps"), ("telemetry", "yes", "nothing to do"), ("value:p", "yes", "nothing to do"),
        ("value:q", "yes", "nothing to do"), ("value:w", "no", "1 step"), ("value:t", "yes", "nothing to do"),
        ("event:e", "no", "1 step"), ("event:f", "no", "1 step"), ("request:c", "yes", "nothing to do"),
        ("response:c", "no", "1 step"), ("edge:r", "no", "1 step"), ("edge:s", "yes", "nothing to do"),
      ] {
        let run = try sandbox.run("gemel migrate out/com.example --from 1.0.0 --type T --form \(form) --plan")
        #expect(run.output.contains("a reader at 2.0.0 reads this data: \(answer)\n"), "\(form): \(run.output)")
        #expect(run.output.split(separator: "\n").first?.contains(": \(steps)") ?? false, "\(form): \(run.output)")
      }
    }
  }

  private static let pumps = [
    """
    twins:
      Pump:
        properties: {x: {type: int32}}
        telemetry: {t: {type: int32}}
        events: {tripped: {payload: {type: int32}}, kept: {payload: {type: int32}}, gone: {payload: {type: int32}}}
        commands: {run: {request: {type: int32}, response: {type: int32}}, stay: {request: {type: int32}}}
        relationships: {feeds: {properties: {since: {type: date}}}, holds: {properties: {n: {type: int32}}}}
    """,
    """
    twins:
      Pump:
        properties: {x: {type: int32}}
        telemetry: {u: {type: int32, formerly: [t]}}
        events: {stopped: {formerly: [tripped], payload: {type: int32}}, kept: {payload: {type: int32}}}
        commands: {go: {formerly: [run], request: {type: int32}, response: {type: int32}}, stay: {request: {type: int32}}}
        relationships: {supplies: {formerly: [feeds], properties: {from: {type: date, formerly: [since]}}}, holds: {properties: {n: {type: int32}}}}
    """,
  ]

  @Test func `a new name of an event, command or relationship is a step and in the way of its own records alone`()
    throws
  {
    try Sandbox.with { sandbox in
      try build(Self.pumps, sandbox)
      for (form, answer, first, step) in [
        ("state", "yes", "nothing to do", nil), ("telemetry", "no", "1 step", "`t` becomes `u` [telemetry-renamed]"),
        ("event:tripped", "no", "1 step", "Pump/tripped: `tripped` becomes `stopped` [event-renamed]"),
        ("event:kept", "yes", "nothing to do", nil), ("value:x", "yes", "nothing to do", nil),
        ("request:run", "no", "1 step", "Pump/run: `run` becomes `go` [command-renamed]"),
        ("response:run", "it depends", "1 step", "Pump/run: `run` becomes `go` [command-renamed]"),
        ("request:stay", "yes", "nothing to do", nil),
        ("edge:feeds", "no", "2 steps", "Pump/feeds: `feeds` becomes `supplies` [relationship-renamed]"),
        ("edge:holds", "yes", "nothing to do", nil),
      ] {
        let run = try sandbox.run("gemel migrate out/com.example --from 1.0.0 --type Pump --form \(form) --plan")
        #expect(run.output.contains("a reader at 2.0.0 reads this data: \(answer)\n"), "\(form): \(run.output)")
        #expect(run.output.split(separator: "\n").first?.contains(": \(first)") ?? false, "\(form): \(run.output)")
        if let step { #expect(run.output.contains(step), "\(form): \(run.output)") }
      }
      let gone = try sandbox.run("gemel migrate out/com.example --from 1.0.0 --type Pump --form event:gone --plan 2>&1")
      #expect(gone.code == 1 && gone.output.contains("`com.example.Pump/gone` has no counterpart"), "\(gone.output)")
    }
  }

  @Test func `what the state does not hold is not in its way, whatever changes of it`() throws {
    try Sandbox.with { sandbox in
      func model(_ type: String, _ kind: String) -> String {
        """
        schemas: {S: {object: {a: {type: \(type)}}}, V: {object: {a: {type: \(type)}}}}
        twins:
          Pump:
            properties: {x: {type: int32}}
            \(kind): {m: {type: int32}}
            commands: {run: {request: {object: {k: {type: \(type)}}}}}
            relationships: {feeds: {properties: {k: {type: \(type)}, s: {type: S}}}}
          Fan: {properties: {s: {type: V}}}
        """
      }
      // A kind of its own was never a property.
      try build(
        [
          model("int32", "telemetry"), model("string", "telemetry"),
          model("string", "properties")
            .replacing("properties: {x: {type: int32}}\n", with: "telemetry: {x: {type: int32}}\n"),
        ], sandbox)
      for (type, ends, answer) in [
        ("Pump", "--from 1.0.0 --to 2.0.0", "yes"), ("Fan", "--from 1.0.0 --to 2.0.0", "no"),
        ("Pump", "--from 2.0.0 --to 3.0.0", "no"),
      ] {
        let run = try sandbox.run("gemel migrate out/com.example \(ends) --type \(type) --plan")
        #expect(run.output.contains("reads this data: \(answer)\n"), "\(type) \(ends): \(run.output)")
      }
    }
  }

  @Test func `nothing is written of a type that is abstract at the new version, and it is told what there is below it`()
    throws
  {
    try Sandbox.with { sandbox in
      let members = "properties: {x: {type: int32}}, events: {e: {}}, relationships: {r: {}}"
      try build(
        [
          "twins: {TK: {\(members)}, A: {extends: [TK]}, N: {}, Z: {abstract: true}}\n",
          "twins: {TK: {abstract: true, \(members)}, A: {extends: [TK]}, N: {abstract: true}, Z: {abstract: true}}\n",
        ], sandbox)
      let reason =
        "`com.example.TK` is abstract at 2.0.0, so that no data is of it; choose one of those that extend it: `com.example.A`"
      for (arguments, document, code, word) in [
        (
          "", #"{"type":"com.example.TK","state":{"x":5}}"#, 1,
          "standard input:1: `com.example.TK`: the document: " + reason
        ),
        ("", #"{"type":"com.example.TK","event":"e"}"#, 1, reason),
        ("", #"{"type":"com.example.A","state":{"x":5}}"#, 0, #"{"type":"com.example.A","state":{"x":5}}"#),
        ("", #"{"type":"com.example.N","state":{}}"#, 1, "and nothing that is not abstract extends it"),
        (
          "", #"{"type":"com.example.Z","state":{}}"#, 1,
          "`com.example.Z` is abstract at 1.0.0, so that no data is of it"
        ),
        ("--type TK", #"{"x":5}"#, 1, "the document: " + reason + " [twin-made-abstract]"),
        ("--type TK --form value:x", "5", 0, "5"), ("--type TK --form edge:r", "{}", 0, "{}"),
        ("--type TK --plan", "", 0, "com.example.TK: " + reason + " [twin-made-abstract]"),
        ("--type TK --form event:e --plan", "", 0, "it depends: the twin type `TK` is abstract now"),
      ] {
        let run = try sandbox.run("echo '\(document)' | gemel migrate out/com.example --from 1.0.0 \(arguments) 2>&1")
        #expect(run.code == Int32(code) && run.output.contains(word), "\(arguments) \(document): \(run.output)")
      }
    }
  }

  @Test func `the plan tells what is written down for a default, and where it cannot be`() throws {
    try Sandbox.with { sandbox in
      func model(_ mode: String) -> String { "twins: {T: {properties: {mode: \(mode), l: {type: double}}}}\n" }
      try build(
        [
          model("{enum: {aa: 0, bb: 1, cc: 2}, default: bb}"),
          model("{enum: {bb: 0, aa: 1, cc: 2}, default: cc}"),
          model("{enum: {aa: 1, cc: 2}, default: cc}"),
        ], sandbox)
      func migrate(_ rest: String, _ data: String) throws -> String {
        try sandbox.run("echo '\(data)' | gemel migrate out/com.example --type T \(rest) 2>&1").output
      }
      let plan = try migrate("--from 1.0.0 --to 2.0.0 --plan", "")
      #expect(
        plan.contains("where `mode` is absent, what stood for it is written down: 0 [default-changed]"), "\(plan)")
      #expect(try migrate("--from 1.0.0 --to 2.0.0", #"{"l":1}"#) == #"{"l":1,"mode":0}"# + "\n")
      // What stood for it is gone: who lacks it is refused.
      let refused = try migrate("--from 1.0.0 --to 3.0.0 --plan", "")
      #expect(
        refused.contains("documents that lack it are refused:\n  com.example.T/mode: where `mode` is absent"),
        "\(refused)")
      #expect(refused.contains("what stood for it cannot be brought along: 1 ["), "\(refused)")
      #expect(try migrate("--from 1.0.0 --to 3.0.0", #"{"l":1}"#).contains("[enum-"))
    }
  }
}
