import Foundation
import Testing
import TwinTestSupport

/// The gate on changes of models, as people run it: in real repositories.
@Suite struct ChangeGateTests {
  private static let manifest = """
    edition: 2026
    package: com.example.hvac
    version: 1.2.0
    summary: Machines that move air.
    owners: [team-air]
    """
  private static let fan = """
    twins:
      Fan:
        description: Moves air.
        properties:
          serial: {type: string, maxLength: 20, description: Number on the plate.}
        telemetry:
          speed: {type: double, minimum: 0, maximum: 3000, description: Turns a minute.}
    """

  /// A repository with one workspace of one package, committed on `main`.
  private func withModels(
    compatibility: String = "{protect: service, baseline: 'git:main'}", _ body: (Sandbox) throws -> Void
  ) throws {
    try Sandbox.with { sandbox in
      try sandbox.write(
        "edition: 2026\nworkspace:\n  packages: [hvac]\n  packs: []\n  compatibility: \(compatibility)\n",
        to: "models/gemel.yaml")
      try sandbox.write(Self.manifest, to: "models/hvac/gemel.yaml")
      try sandbox.write(Self.fan, to: "models/hvac/fan.yaml")
      try expect("git init -q -b main . && git add -A && git commit -q -m models", sandbox)
      try body(sandbox)
    }
  }

  /// Runs a script in the repository that must end with `code`, and returns what it printed.
  @discardableResult
  private func expect(_ script: String, _ sandbox: Sandbox, code: Int32 = 0) throws -> String {
    let run = try sandbox.run(script, in: "models")
    #expect(run.code == code, "\(script)\n\(run.output)")
    return run.output
  }

  @Test func `what breaks someone protected fails, what may warns, and what harms nobody is counted`() throws {
    try withModels { sandbox in
      #expect(try expect("gemel check --against main", sandbox).contains("nothing changed from the baseline"))
      try sandbox.edit("hvac/fan.yaml", "maximum: 3000", "maximum: 2500")
      let broken = try expect("gemel check --against main", sandbox, code: 1)
      #expect(broken.contains("error[compatibility/maximum-lowered]: the maximum of `Fan/speed` is 2500, and was 3000"))
      #expect(broken.contains("breaks producers") && broken.contains("takes a major version"))
      #expect(broken.contains("main:hvac/fan.yaml"), "the old place is shown")
      try sandbox.edit("hvac/fan.yaml", "maximum: 2500", "maximum: 3500")
      let loosened = try expect("gemel check --against main", sandbox)
      #expect(loosened.contains("warning[compatibility/maximum-raised]"))
      try expect("git checkout -q . && printf '\\n  Duct: {description: Leads air.}\\n' >> hvac/fan.yaml", sandbox)
      let added = try expect("gemel check --against main --fail-on note", sandbox)
      #expect(added.contains("1 change from the baseline, 1 of which harms nobody protected"))
    }
  }

  @Test func `a check without a baseline says nothing of changes, and calls no waiver of one unused`() throws {
    try withModels { sandbox in
      try sandbox.edit("hvac/fan.yaml", "maximum: 3000", "maximum: 2500")
      try expect("gemel check", sandbox)
      let terms = "--owner team-air --approver team-core --reason 'Old fans are gone.' --expires 2999-01-01"
      try expect("gemel waive compatibility/maximum-lowered \(terms) --against main", sandbox)
      let waived = try expect("gemel check --against main", sandbox)
      #expect(waived.contains("1 waived"))
      #expect(!(try expect("gemel check", sandbox)).contains("unused"))
      // Another bound is another change: what was accepted is gone.
      try sandbox.edit("hvac/fan.yaml", "maximum: 2500", "maximum: 2400")
      #expect(try expect("gemel check --against main", sandbox, code: 1).contains("waiver/unused"))
    }
  }

  @Test func `a rename is none when it is told, and --fix tells it`() throws {
    try withModels { sandbox in
      try sandbox.edit("hvac/fan.yaml", "serial:", "serialNumber:")
      let removed = try expect("gemel check --against main", sandbox, code: 1)
      #expect(removed.contains("compatibility/property-removed") && removed.contains("formerly: [serial]"))
      _ = try sandbox.run("gemel check --against main --fix", in: "models")
      #expect(try sandbox.read("models/hvac/fan.yaml").contains("formerly: [serial]"))
      let renamed = try expect("gemel check --against main --format json", sandbox, code: 1)
      #expect(renamed.contains("compatibility/property-renamed") && !renamed.contains("property-removed"))
    }
  }

  @Test func `--fix tells renames of schemas, fields and enum values where they are likely, and no others`() throws {
    try withModels { sandbox in
      let limits = """
        schemas:
          Limit: {object: {low: double, high: float}}
        twins:
          Duct:
            properties:
              limit: Limit
              shape: {enum: [round, rectangular]}
              gate: {enum: {up: 0, down: 1}}
        """
      try sandbox.write(limits, to: "models/hvac/limits.yaml")
      try expect("git add -A && git commit -q -m limits", sandbox)
      let renamed = limits.replacing("low:", with: "lowEnd:").replacing("rectangular", with: "rectangulars")
        .replacing("up: 0", with: "raised: 0")
      try sandbox.write(renamed, to: "models/hvac/limits.yaml")
      let found = try expect("gemel check --against main", sandbox, code: 1)
      #expect(found.contains("`com.example.hvac.Duct/gate/raised` is the same under another name"), "\(found)")
      _ = try sandbox.run("gemel check --against main --fix", in: "models")
      let mended = try sandbox.read("models/hvac/limits.yaml")
      #expect(mended.contains("lowEnd: {type: double, formerly: [low]}"), "\(mended)")
      #expect(mended.contains("rectangulars: {formerly: [rectangular]}") && mended.contains("raised: 0"), "\(mended)")
      let told = try expect("gemel check --against main --format json", sandbox, code: 1)
      #expect(told.contains("compatibility/field-renamed") && !told.contains("compatibility/field-removed"))
      // The schema itself, which nothing else in it tells from the new one.
      try sandbox.write(
        limits.replacing("Limit:", with: "Limits:").replacing("limit: Limit", with: "limit: Limits"),
        to: "models/hvac/limits.yaml")
      _ = try sandbox.run("gemel check --against main --fix", in: "models")
      #expect(try sandbox.read("models/hvac/limits.yaml").contains("formerly: [Limit]"))
    }
  }

  @Test func `a package that is new, moved or split does not break the check`() throws {
    try withModels { sandbox in
      try expect(
        "mkdir air && git mv hvac air/hvac && sed -i 's,packages: .*,packages: [air/hvac],' gemel.yaml", sandbox)
      #expect(try expect("gemel check --against main", sandbox).contains("nothing changed"))
      try sandbox.write(
        "edition: 2026\npackage: com.example.pumps\nversion: 1.0.0\n", to: "models/pumps/gemel.yaml")
      try sandbox.write("twins: {Pump: {}}\n", to: "models/pumps/pump.yaml")
      try expect("sed -i 's,packages: .*,packages: [air/hvac\\, pumps],' gemel.yaml", sandbox)
      try expect("gemel check --against main", sandbox)
      // The fan goes to a package of its own, and says where it came from.
      let moved = Self.fan.replacing(
        "    description: Moves air.", with: "    formerly: [com.example.hvac.Fan]\n    description: Moves air.")
      try sandbox.write(moved, to: "models/pumps/pump.yaml")
      try sandbox.write("twins: {Duct: {}}\n", to: "models/air/hvac/fan.yaml")
      let split = try expect("gemel check --against main", sandbox)
      #expect(split.contains("compatibility/twin-moved") && !split.contains("twin-removed"))
    }
  }

  @Test func `the policy decides whom changes may harm`() throws {
    try withModels(compatibility: "{protect: [callers]}") { sandbox in
      try sandbox.edit("hvac/fan.yaml", "maximum: 3000", "maximum: 2500")
      try expect("gemel check --against main --fail-on warning", sandbox)
      for (policy, code) in [
        ("data", 1), ("[readers]", 0), ("rec", 0), ("dtdl-minor", 1), ("samm", 0), ("additive", 1),
      ] as [(String, Int32)] {
        try expect(
          "sed -i 's/compatibility: .*/compatibility: {protect: \(policy)}/' gemel.yaml; gemel check --against main",
          sandbox,
          code: code)
      }
      let off = "  rules: {compatibility/maximum-lowered: off}"
      let silenced = try expect("echo '\(off)' >> gemel.yaml; gemel check --against main --fail-on note", sandbox)
      #expect(silenced.contains("1 of which is not judged"))
      let unknown = try expect(
        "sed -i 's/protect: additive/protect: everyone/' gemel.yaml; gemel check --against main", sandbox, code: 2)
      #expect(unknown.contains("config/unknown-audience"))
    }
  }

  @Test func `the baseline is what the workspace names, the last release, or all of its major version`() throws {
    try withModels { sandbox in
      try expect("git tag -a v1.0.0 -m first", sandbox)
      try sandbox.edit("hvac/fan.yaml", "maximum: 3000", "maximum: 3500")
      try expect("git commit -q -a -m looser && git tag v1.1.0", sandbox)
      try sandbox.edit("hvac/fan.yaml", "maximum: 3500", "maximum: 3200")
      let latest = try expect("gemel check --against latest", sandbox, code: 1)
      #expect(latest.contains("is 3200, and was 3500") && !latest.contains("was 3000"))
      let transitive = try expect("gemel check --against transitive", sandbox, code: 1)
      #expect(transitive.contains("is 3200, and was 3500") && transitive.contains("is 3200, and was 3000"))
      try expect("git commit -q -a -m tighter", sandbox)
      #expect(try expect("gemel check --against policy", sandbox).contains("nothing changed"))
      try expect("git checkout -q -b work && sed -i 's/maximum: 3200/maximum: 100/' hvac/fan.yaml", sandbox)
      try expect("gemel check --against policy", sandbox, code: 1)
      try expect("gemel check --against main...", sandbox, code: 1)
      let lost = try expect("gemel check --against nowhere", sandbox, code: 2)
      #expect(lost.contains("nowhere"))
    }
  }

  @Test func `releases of other branches count where this one has none`() throws {
    try withModels { sandbox in
      try expect("git checkout -q -b release/1.0 && git commit -q --allow-empty -m r && git tag v1.0.0", sandbox)
      try expect("git checkout -q main", sandbox)
      try sandbox.edit("hvac/fan.yaml", "maximum: 3000", "maximum: 2500")
      let report = try expect("gemel check --against latest", sandbox, code: 1)
      #expect(report.contains("is 2500, and was 3000") && report.contains("releases of other branches"))
    }
  }

  @Test func `a path that a commit lacks and a word with two meanings are told, not guessed`() throws {
    try withModels { sandbox in
      let missing = try expect("gemel check --against git:main:hvca", sandbox, code: 2)
      #expect(missing.contains("`main` has nothing at `hvca`"))
      try expect("git branch hvac", sandbox)
      let ambiguous = try expect("gemel check --against hvac", sandbox, code: 2)
      #expect(ambiguous.contains("`git:hvac`") && ambiguous.contains("`./hvac`"))
      try expect("gemel check --against git:hvac && gemel diff ./hvac ./hvac", sandbox)
    }
  }

  @Test func `in a shallow clone, releases that may be missing are an error`() throws {
    try withModels { sandbox in
      try expect("git tag v1.0.0 && git commit -q --allow-empty -m later", sandbox)
      try expect("git clone -q --depth 1 \"file://$PWD\" ../shallow", sandbox)
      for baseline in ["latest", "transitive"] {
        let run = try sandbox.run("gemel check --against \(baseline)", in: "shallow")
        #expect(run.code == 3 && run.output.contains("shallow"), "\(run.output)")
      }
    }
  }

  @Test func `every format of findings has changes, with places in both models`() throws {
    try withModels { sandbox in
      try sandbox.edit("hvac/fan.yaml", "maximum: 3000", "maximum: 2500")
      for format in ["text", "json", "jsonl", "sarif", "github", "gitlab", "azure", "junit", "rdjson", "markdown"] {
        let output = try expect("gemel check --against main --format \(format)", sandbox, code: 1)
        #expect(output.contains("maximum-lowered"), "\(format)")
      }
    }
  }

  @Test func `a diff says what changed and which version it takes, from refs, directories and artifacts`() throws {
    try withModels { sandbox in
      try expect("git tag v1.2.0 && gemel build . --output ../old", sandbox)
      try sandbox.edit("hvac/fan.yaml", "maximum: 3000", "maximum: 2500")
      try sandbox.edit("hvac/fan.yaml", "Moves air.", "Moves air about.")
      for source in ["main", "git:v1.2.0", "../old", "../old/com.example.hvac/1.2.0/model.json", "git:main:hvac"] {
        let report = try expect("gemel diff \(source) . --format json", sandbox)
        let json = try #require(
          try JSONSerialization.jsonObject(with: Data(report.utf8)) as? [String: Any], "\(source)")
        #expect(json["bump"] as? String == "major", "\(source)")
        let kinds = (json["changes"] as? [[String: Any]] ?? []).compactMap { $0["kind"] as? String }
        #expect(kinds.sorted() == ["documentation-changed", "maximum-lowered"], "\(source)")
      }
      for format in ["text", "markdown", "html"] {
        #expect(try expect("gemel diff main --format \(format)", sandbox).contains("2500"), "\(format)")
      }
      try expect("gemel diff main --exit-code", sandbox, code: 1)
      try expect("gemel diff main --exit-code --protect readers", sandbox)
      try expect("gemel diff main --protect nobody", sandbox, code: 2)
      #expect(try expect("gemel diff main main --format json", sandbox).contains("\"bump\": \"none\""))
    }
  }

  @Test func `a witness proves a break, and all that a change reaches is listed on demand`() throws {
    try withModels { sandbox in
      let blades = (1...6).map { "  Fan\($0): {extends: Fan}\n" }.joined()
      try expect("printf '\n' >> hvac/fan.yaml", sandbox)
      try sandbox.write(try sandbox.read("models/hvac/fan.yaml") + blades, to: "models/hvac/fan.yaml")
      try expect("git commit -q -a -m more", sandbox)
      try sandbox.edit("hvac/fan.yaml", "maximum: 3000", "maximum: 2500")
      try sandbox.edit("hvac/fan.yaml", "Moves air.", "Moves air about.")
      let proven = try expect("gemel diff main --witness", sandbox)
      #expect(proven.contains("witness for producers, telemetry:") && proven.contains("{\"speed\":"))
      #expect(proven.contains("valid before; after:"))
      #expect(!proven.contains("Fan6") && !proven.contains("documentation-changed"))
      let all = try expect("gemel diff main --all", sandbox)
      #expect(all.contains("Fan6") && all.contains("documentation-changed"))
      #expect(try expect("gemel schema diff", sandbox).contains("\"bump\""))
    }
  }

  @Test func `the gate of a build looks at changes when it is told against what`() throws {
    try withModels { sandbox in
      try sandbox.edit("hvac/fan.yaml", "maximum: 3000", "maximum: 2500")
      try expect("git checkout -q -b work && git commit -q -a -m tighter", sandbox)
      let gate = "bash \(repository.path)/.github/actions/gemel/gate.sh"
      for (against, code) in [("", 0), ("base", 1), ("main", 1), ("HEAD", 0)] as [(String, Int32)] {
        let run = try sandbox.run(gate, in: "models", ["GEMEL_AGAINST": against, "GEMEL_BASE": "main"])
        #expect(run.code == code, "\(against): \(run.output)")
        #expect(run.output.contains("compatibility/maximum-lowered") == (code == 1), "\(against): \(run.output)")
      }
    }
  }

  /// Counts that a script of its own, over the documents themselves, came to as well.
  @Test(.enabled(if: corpora != nil, "the corpora are not there"))
  func `between two dates of RealEstateCore, what went and what came is found`() throws {
    let folder = try #require(corpora?.appending(path: "realestatecore-dtdl").path)
    try Sandbox.with { sandbox in
      let run = try sandbox.run("gemel diff \(folder)/2021-09-11 \(folder)/2021-12-16 --format json")
      let json = try #require(try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any])
      let kinds = (json["changes"] as? [[String: Any]] ?? []).compactMap { $0["kind"] as? String }
      let counts = Dictionary(grouping: kinds) { $0 }.mapValues(\.count)
      #expect(
        counts["property-removed"] == 19 && counts["twin-removed"] == 6 && counts["twin-added"] == 26, "\(counts)")
      #expect(json["bump"] as? String == "major")
    }
  }

  @Test func `a model and what was imported from it compare alike`() throws {
    try Sandbox.with { sandbox in
      let interface = """
        {"@context": "dtmi:dtdl:context;3", "@id": "dtmi:com:example:Fan;1", "@type": "Interface",
         "contents": [{"@type": "Telemetry", "name": "speed", "schema": "double"},
                      {"@type": "Property", "name": "mode", "schema": {"@type": "Enum", "valueSchema": "integer",
                       "enumValues": [{"name": "off", "enumValue": 0}, {"name": "on", "enumValue": 1}]}}]}
        """
      try sandbox.write(interface, to: "dtdl/fan.json")
      let imported = try sandbox.run("gemel import dtdl --output models && gemel diff dtdl models --format json")
      #expect(imported.code == 0 && imported.output.contains("\"bump\": \"none\""), "\(imported.output)")
      try sandbox.write(interface.replacing("double", with: "integer"), to: "dtdl/fan.json")
      let narrowed = try sandbox.run("gemel diff models dtdl")
      #expect(narrowed.output.contains("compatibility/type-narrowed"), "\(narrowed.output)")
    }
  }

  @Test func `a vehicle specification at the root of a repository is the same in its commit`() throws {
    try Sandbox.with { sandbox in
      try sandbox.write(
        "km/h:\n  definition: Speed.\n  unit: kilometer per hour\n  quantity: speed\n", to: "spec/units.yaml")
      try sandbox.write("speed:\n  definition: Speed.\n", to: "spec/quantities.yaml")
      try sandbox.write(
        "Vehicle:\n  type: branch\n  description: A vehicle.\n#include cabin/Cabin.vspec Vehicle\n",
        to: "spec/VehicleSignalSpecification.vspec")
      try sandbox.write(
        "Cabin:\n  type: branch\n  description: Where people are.\n#include parts/Fan.vspec Cabin\n",
        to: "spec/cabin/Cabin.vspec")
      try sandbox.write(
        "Fan:\n  type: sensor\n  datatype: float\n  unit: km/h\n  description: Speed of air.\n",
        to: "spec/parts/Fan.vspec")
      let run = try sandbox.run(
        "git init -q -b main . && git add -A && git commit -q -m one && gemel diff HEAD", in: "spec")
      #expect(run.code == 0 && run.output.contains("nothing changed"), "\(run.output)")
    }
  }

  @Test func `impact shows who depends on an element, across packages`() throws {
    try withModels { sandbox in
      try sandbox.write(
        "edition: 2026\npackage: com.example.site\nversion: 1.0.0\ndependencies: {com.example.hvac: ^1.0.0}\n",
        to: "models/site/gemel.yaml")
      try sandbox.write(
        "twins:\n  Blower: {extends: hvac.Fan}\n  Room: {relationships: {airedBy: {target: hvac.Fan}}}\n",
        to: "models/site/site.yaml")
      try expect("sed -i 's,packages: .*,packages: [hvac\\, site],' gemel.yaml", sandbox)
      let text = try expect("gemel impact Fan", sandbox)
      #expect(text.contains("com.example.site\n") && text.contains("twin Blower extends Fan"))
      #expect(text.contains("relationship Room/airedBy leads to Fan"))
      #expect(try expect("gemel impact Fan/speed --format json", sandbox).contains("\"com.example.site.Blower\""))
      #expect(try expect("gemel impact Blower", sandbox).contains("nothing depends on"))
      #expect(try expect("gemel impact Fann", sandbox, code: 2).contains("did you mean"))
    }
  }

  @Test func `impact takes what stands inside a value, by its place in a diff or in a finding`() throws {
    try Sandbox.with { sandbox in
      try sandbox.write("edition: 2026\npackage: com.example.site\nversion: 1.0.0\n", to: "models/gemel.yaml")
      try sandbox.write(
        """
        schemas:
          Limit: {object: {low: double, tags: {array: {object: {text: string}}}}}
        twins:
          Room:
            properties:
              state: {object: {limits: {object: {low: double}}, mode: {enum: [idle, busy]}}}
              limit: Limit
          Hall: {extends: Room, components: {annex: Room}}
        """, to: "models/site.yaml")
      for name in [
        "com.example.site.Room/state.limits.low", "Room/state.limits.low", "Room/state/limits/low",
        "Hall/state.limits.low",
      ] {
        let text = try expect("gemel impact \(name)", sandbox)
        #expect(text.contains("5 elements depend on com.example.site.Room/state/limits/low\n"), "\(text)")
        #expect(text.contains("field Room/state/limits has Room/state/limits/low"))
        #expect(text.contains("property Room/state has Room/state/limits"))
        #expect(text.contains("twin Room has Room/state") && text.contains("twin Hall "))
      }
      #expect(
        try expect("gemel impact Room/state.mode=busy", sandbox).contains("Room/state/mode has Room/state/mode/busy"))
      let field = try expect("gemel impact com.example.site.Limit.tags[].text", sandbox)
      #expect(field.contains("schema Limit has Limit/tags") && field.contains("property Room/limit holds Limit"))
      #expect(try expect("gemel impact Room/state.limits.lower", sandbox, code: 2).contains("the model has no"))
      try expect(
        "mkdir a b && mv *.yaml a && cp a/*.yaml b && sed -i s/example.site/example.other/ b/gemel.yaml", sandbox)
      try sandbox.write("edition: 2026\nworkspace: {packages: [a, b]}\n", to: "models/gemel.yaml")
      let several = try expect("gemel impact Room/state.mode=busy", sandbox, code: 2)
      #expect(several.contains("com.example.other.Room/state/mode/busy\n  com.example.site.Room/state/mode/busy"))
      let one = try expect("gemel impact com.example.other.Room/state.mode=busy", sandbox)
      #expect(one.contains("com.example.other\n") && !one.contains("com.example.site"), "\(one)")
    }
  }
}
