import Foundation
import Testing
import TwinTestSupport

/// Change records, the computed version and freezes, as people use them: in real repositories.
@Suite struct ChangeRecordTests {
  private static let strict =
    "{protect: service, records: {required: breaking, decision: breaking, approval: breaking}}"

  /// A repository with a package and one that depends on it, committed and tagged as release 1.2.0.
  private func withModels(
    compatibility: String = "{protect: service}", version: String = "1.2.0", _ body: (Sandbox) throws -> Void
  ) throws {
    try Sandbox.with { sandbox in
      try sandbox.write(
        "edition: 2026\nworkspace:\n  packages: [hvac, plant]\n  packs: []\n  compatibility: \(compatibility)\n",
        to: "models/gemel.yaml")
      try sandbox.write(
        "edition: 2026\npackage: com.example.hvac\nversion: \(version)   # by hand\nsummary: Machines that move air.\n",
        to: "models/hvac/gemel.yaml")
      try sandbox.write(
        """
        twins:
          Fan:
            telemetry:
              speed: {type: double, minimum: 0, maximum: 3000}
              noise: double

        """, to: "models/hvac/fan.yaml")
      try sandbox.write(
        """
        # What stands in the plant.
        edition: 2026
        package: com.example.plant
        version: 0.3.0
        dependencies:
          com.example.hvac: "^\(version)"   # the fans

        """, to: "models/plant/gemel.yaml")
      try sandbox.write("twins: {Hall: {components: {fan: hvac.Fan}}}\n", to: "models/plant/hall.yaml")
      try expect("git init -q -b main . && git add -A && git commit -q -m models && git tag v1.2.0", sandbox)
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

  /// The records of the package `hvac`, by name.
  private func records(_ sandbox: Sandbox) throws -> [String] {
    let list = try sandbox.run("ls hvac/changes 2>/dev/null", in: "models").output
    return list.split(separator: "\n").map(String.init)
  }

  private let words = "--package hvac --summary 'Fans turn no faster than 2500 a minute' --why 'The bearings are new.'"

  @Test(arguments: ["--summary", "--why", "--decision", "--author", "--approved-by", "--migration"])
  func `a text with characters that no source may have is not written`(_ option: String) throws {
    func command(_ text: String) -> String {
      var options = ["--summary": "Fans turn slower", "--why": "The bearings are new."]
      options[option] = text
      return "gemel change --package hvac --bump minor"
        + options.sorted { $0.key < $1.key }.map { " \($0) '\($1)'" }.joined()
    }
    try withModels { sandbox in
      for scalar in ["\u{1B}", "\u{7F}", "\u{85}", "\u{202E}", "\u{2066}", "\u{2028}", "\u{FEFF}"] as [Unicode.Scalar] {
        let output = try expect(command("a\(scalar)b"), sandbox, code: 2)
        let shown = "\\u{" + String(scalar.value, radix: 16, uppercase: true) + "}"
        #expect(output.contains("\(option) has the character \(shown), which no source may have"), "\(output)")
        #expect(try records(sandbox) == [])
      }
      // Marks of direction belong to prose, and would make two names that look alike.
      let isProse = ["--summary", "--why", "--migration"].contains(option)
      if !isProse {
        let output = try expect(command("\u{5D0}\u{200F}!"), sandbox, code: 2)
        #expect(output.contains("\(option) has the character \\u{200F}, which no source may have"), "\(output)")
      }
      try expect(
        command("caf\u{E9} \u{5D0}\u{5D1}\(isProse ? "\u{200F}!" : "") \u{1F469}\u{200D}\u{1F680}"), sandbox)
      #expect(try records(sandbox).count == 1)
      try expect("gemel check", sandbox)
    }
  }

  @Test func `a planned major version with a record needs no waiver, and the record is told`() throws {
    try withModels(compatibility: Self.strict) { sandbox in
      try sandbox.edit("hvac/fan.yaml", "maximum: 3000", "maximum: 2500")
      let bare = try expect("gemel check --against main", sandbox, code: 1)
      #expect(bare.contains("error[compatibility/maximum-lowered]") && bare.contains("error[change/missing-record]"))
      #expect(bare.contains("gemel change --against main"))
      let written = try expect(
        "gemel change \(words) --decision https://d.example/42 --author team-air --approved-by jane.doe --against main",
        sandbox)
      #expect(
        written.contains("a major change") && written.contains("covers compatibility/maximum-lowered"), "\(written)")
      let early = try expect("gemel check --against main", sandbox, code: 1)
      #expect(early.contains("is at 1.2.0, and its changes since 1.2.0 take 2.0.0"), "\(early)")
      #expect(early.contains("covers it, and does not accept it: the package's version is less than 2.0.0"))
      try expect("gemel check --against main --bump", sandbox)
      let accepted = try expect("gemel check --against main", sandbox)
      #expect(accepted.contains("note[compatibility/maximum-lowered]"), "\(accepted)")
      #expect(accepted.contains("accepted by `changes/fans-turn-no-faster-than-2500-a-minute-"))
      #expect(accepted.contains("which jane.doe approved") && accepted.contains("the record that accepts it"))
      #expect(accepted.contains("accepted by a change record"))
      // Another change is another matter.
      try sandbox.edit("hvac/fan.yaml", "      noise: double\n", "")
      let more = try expect("gemel check --against main", sandbox, code: 1)
      #expect(more.contains("error[compatibility/telemetry-removed]") && more.contains("error[change/missing-record]"))
      #expect(more.contains("note[compatibility/maximum-lowered]"))
    }
  }

  @Test func `a record that covers nothing says so and why`() throws {
    try withModels(compatibility: Self.strict) { sandbox in
      let none = try expect("gemel change \(words) --against main", sandbox)
      #expect(none.contains("  covers nothing: nothing changed from the baseline that takes a version"), "\(none)")
      try sandbox.edit("hvac/fan.yaml", "maximum: 3000", "maximum: 2500")
      #expect(try !expect("gemel change \(words) --migration x --against main", sandbox).contains("covers nothing"))
      let second = try expect("gemel change \(words) --migration y --against main", sandbox)
      #expect(second.contains("  covers nothing: what changed from the baseline harms nobody, or another"), "\(second)")
    }
  }

  @Test func `a record that lacks what the workspace asks for accepts nothing`() throws {
    try withModels(compatibility: Self.strict) { sandbox in
      try sandbox.edit("hvac/fan.yaml", "maximum: 3000", "maximum: 2500")
      try expect("gemel check --against main --bump", sandbox, code: 1)
      func check(_ options: String, _ rule: String, _ reason: String) throws {
        try expect("rm -rf hvac/changes && gemel change \(words) \(options) --against main", sandbox)
        let found = try expect("gemel check --against main", sandbox, code: 1)
        #expect(found.contains("error[\(rule)]") && found.contains("error[compatibility/maximum-lowered]"), "\(found)")
        #expect(found.contains("does not accept it: \(reason)"), "\(found)")
      }
      let (author, decision) = ("--author Jane", "--decision https://d.example/42")
      try check("\(author) --approved-by joe", "change/missing-decision", "it names no decision")
      for words in ["'ADR 42'", "d/42", "https://", "mailto:a@d.example", "/etc/hostname", "../../../etc/hostname"] {
        try check(
          "\(author) --approved-by joe --decision \(words)", "change/missing-decision", "its decision is no link")
      }
      try check("\(decision) \(author)", "change/missing-approval", "nobody approved it")
      try check("\(decision) --approved-by joe", "change/missing-author", "it names no author")
      try check("\(decision) \(author) --approved-by 'jane '", "change/self-approved", "its author approved it")
      let bob = "--author 'Bob <bob@d.example>'"
      try check(
        "\(decision) \(bob) --approved-by bob@d.example", "change/self-approved",
        "its author approved it, as `bob@d.example`")
      try check("\(decision) \(bob) --approved-by 'bob <BOB@d.example>' --approved-by bob", "change/self-approved", "")
      #expect(
        try expect("gemel check --against main", sandbox, code: 1).contains(
          "`bob <BOB@d.example>` and `Bob <bob@d.example>` name the same person"))
      try sandbox.write("# 42\n", to: "models/decisions/42.md")
      for link in ["https://d.example/42", "decisions/42.md", "../decisions/42.md", "../../decisions/42.md#why"] {
        try expect(
          "rm -rf hvac/changes && gemel change \(words) \(author) --decision \(link) --approved-by joe --against main",
          sandbox)
        try expect("gemel check --against main", sandbox)
      }
    }
  }

  @Test func `records that the baseline has accept nothing, and those of another package neither`() throws {
    try withModels { sandbox in
      try sandbox.write(
        "summary: Anything goes\nwhy: We said so.\nbump: major\n", to: "models/hvac/changes/anything.yaml")
      try sandbox.write(
        "summary: Anything goes\nwhy: We said so.\nbump: major\n", to: "models/plant/changes/anything.yaml")
      try expect("git add -A && git commit -q -m records", sandbox)
      try sandbox.edit("hvac/fan.yaml", "maximum: 3000", "maximum: 2500")
      try expect("gemel check --against main --bump", sandbox, code: 1)
      #expect(
        try expect("gemel check --against main", sandbox, code: 1).contains("error[compatibility/maximum-lowered]"))
      // Against the release, which has none, the record is about the change.
      #expect(try expect("gemel check --against latest", sandbox).contains("note[compatibility/maximum-lowered]"))
    }
  }

  @Test func `a waived change stays waived, and takes no record`() throws {
    try withModels(compatibility: Self.strict) { sandbox in
      try sandbox.edit("hvac/fan.yaml", "maximum: 3000", "maximum: 2500")
      try expect(
        "gemel waive compatibility/maximum-lowered --owner a --approver b --reason r --expires 2999-01-01 --against main",
        sandbox)
      let waived = try expect("gemel check --against main", sandbox)
      #expect(waived.contains("1 waived") && !waived.contains("change/"), "\(waived)")
    }
  }

  @Test func `files of changes are no sources, and are read with findings`() throws {
    try withModels { sandbox in
      try sandbox.write("twins: {Duct: {}}\n", to: "models/hvac/changes/duct.yaml")
      let odd = try expect("gemel check", sandbox, code: 1)
      #expect(odd.contains("unknown key `twins` in change record") && odd.contains("change record has no `summary`"))
      #expect(try expect("gemel show Duct", sandbox, code: 2).contains("Duct"))
      try sandbox.write("- a\n- b\n", to: "models/hvac/changes/duct.yaml")
      #expect(try expect("gemel check", sandbox, code: 1).contains("structure/wrong-shape"))
      try sandbox.write("", to: "models/hvac/changes/duct.yaml")
      #expect(try expect("gemel check", sandbox, code: 1).contains("a change record needs `summary`, `why` and `bump`"))
    }
  }

  @Test func `change says what is missing, and writes the same record once`() throws {
    try withModels { sandbox in
      func refused(_ options: String, _ reason: String) throws {
        let run = try expect("gemel change \(options)", sandbox, code: 2)
        #expect(run.contains(reason), "\(options): \(run)")
      }
      try refused("--summary s --why w --bump minor", "there are several packages; name one with --package")
      try refused("--package fans --summary s --why w --bump minor", "`fans` is not one package")
      try refused("--package hvac --why w --bump minor", "--summary is missing")
      try refused("--package hvac --summary s --why ' ' --bump minor", "--why is empty")
      try refused("--package hvac --summary s --why w --bump minor --approved-by ' '", "--approved-by is empty")
      try refused("--package hvac --summary s --why w", "--bump")
      #expect(try records(sandbox) == [])
      try sandbox.edit("hvac/fan.yaml", "maximum: 3000", "maximum: 2500")
      try refused("\(words) --bump minor --against main", "the changes take a major version")
      try expect("gemel change \(words) --migration 'Replace old fans: they are loud.' --against main", sandbox)
      let once = try records(sandbox)
      #expect(once.count == 1)
      // What is covered already is not covered again, so that this is another record, which covers all that is left: nothing.
      let again = try expect(
        "rm hvac/changes/* && for i in 1 2; do gemel change \(words) --migration 'Replace old fans: they are loud.' --bump major; done",
        sandbox)
      #expect(again.contains("says so already"), "\(again)")
      #expect(try records(sandbox).count == 1 && records(sandbox) != once)
      try expect("cd hvac && gemel change --summary 'Über alles' --why w --bump patch", sandbox)
      #expect(try records(sandbox).contains { $0.hasPrefix("ber-alles-") && $0.hasSuffix(".yaml") })
      try expect("gemel check", sandbox)
    }
  }

  @Test func `bump writes the versions that are needed and what requires them, and nothing twice`() throws {
    try withModels { sandbox in
      try sandbox.edit("hvac/fan.yaml", "      noise: double\n", "      noise: double\n      heat: double\n")
      let shown = try expect("gemel check --against main --bump --diff", sandbox, code: 1)
      #expect(shown.contains("+version: 1.3.0   # by hand"), "\(shown)")
      try expect("gemel check --against main --bump", sandbox)
      #expect(try sandbox.read("models/hvac/gemel.yaml").contains("version: 1.3.0   # by hand\nsummary: Machines"))
      let minor = try sandbox.run("git diff --stat plant", in: "models").output
      #expect(minor.isEmpty, "^1.2.0 admits 1.3.0: \(minor)")
      try sandbox.edit("hvac/fan.yaml", "maximum: 3000", "maximum: 2500")
      try expect("gemel check --against main --bump", sandbox, code: 1)
      #expect(try sandbox.read("models/hvac/gemel.yaml").contains("version: 2.0.0   # by hand\n"))
      let plant = try sandbox.read("models/plant/gemel.yaml")
      #expect(plant.contains("com.example.hvac: ^2.0.0   # the fans") && plant.hasPrefix("# What stands in the plant."))
      #expect(!plant.contains("version: 0.3.0"), "another requirement is a change: \(plant)")
      let before = try sandbox.run("git diff", in: "models").output
      try expect("gemel check --against main --bump", sandbox, code: 1)
      #expect(try sandbox.run("git diff", in: "models").output == before)
      #expect(try expect("gemel check --bump", sandbox, code: 2).contains("--bump needs --against"))
    }
  }

  @Test func `a package without a version gets one, and below 1.0.0 a break takes a minor version`() throws {
    try withModels(version: "0.2.1") { sandbox in
      try sandbox.edit("hvac/fan.yaml", "maximum: 3000", "maximum: 2500")
      try expect("gemel check --against main --bump", sandbox, code: 1)
      #expect(try sandbox.read("models/hvac/gemel.yaml").contains("version: 0.3.0"))
      try sandbox.write("edition: 2026\npackage: com.example.plant\n", to: "models/plant/gemel.yaml")
      try sandbox.write("twins: {Hall: {}}\n", to: "models/plant/hall.yaml")
      try expect("git add -A && git commit -q -m plant", sandbox)
      try sandbox.write("twins: {Hall: {}, Yard: {}}\n", to: "models/plant/hall.yaml")
      try expect("gemel check --against main --bump", sandbox)
      #expect(try sandbox.read("models/plant/gemel.yaml").contains("version: 0.1.1"))
    }
  }

  @Test func `a freeze refuses changes through its last day, and nothing accepts them`() throws {
    try withModels { sandbox in
      try sandbox.edit(
        "gemel.yaml", "  packs: []\n",
        "  packs: []\n  freezes:\n    - {packages: [com.example.hvac], reason: Plant move, until: 2026-12-31}\n")
      let day = "--against main --as-of"
      try expect("gemel check \(day) 2026-12-31", sandbox)
      try sandbox.edit("hvac/fan.yaml", "      noise: double\n", "      noise: double\n      heat: double\n")
      let frozen = try expect("gemel check \(day) 2026-12-31", sandbox, code: 1)
      #expect(
        frozen.contains("`com.example.hvac` is frozen until 2026-12-31, and has 1 change since main"), "\(frozen)")
      #expect(frozen.contains("the reason is `Plant move`"))
      let waive = "--owner a --approver b --reason r --expires 2999-01-01"
      #expect(
        try expect("gemel waive change/frozen --against main --as-of 2026-12-31 \(waive)", sandbox, code: 2)
          .contains("cannot be waived"))
      let over = try expect("gemel check \(day) 2027-01-01", sandbox)
      #expect(over.contains("warning[change/freeze-expired]") && !over.contains("change/frozen"))
      try sandbox.edit("gemel.yaml", "2026-12-31", "soon")
      #expect(try expect("gemel check", sandbox, code: 2).contains("error[config/invalid-freeze]"))
    }
  }

  @Test func `what one baseline accepts is refused where another does not`() throws {
    try withModels { sandbox in
      let record = "summary: Anything goes\nwhy: We said so.\nbump: major\n"
      try sandbox.write(record, to: "models/hvac/changes/anything.yaml")
      try expect("git add -A && git commit -q -m records && git tag v1.2.1", sandbox)
      try sandbox.edit("hvac/fan.yaml", "maximum: 3000", "maximum: 2500")
      try expect("gemel check --against v1.2.0 --bump", sandbox)
      for order in ["--against v1.2.0 --against v1.2.1", "--against v1.2.1 --against v1.2.0", "--against transitive"] {
        // The new major version has no release yet, so that `transitive` holds it against the last of the old one.
        let found = try expect("gemel check \(order)", sandbox, code: 1)
        #expect(found.contains("error[compatibility/maximum-lowered]"), "\(found)")
      }
      // Said anew, it is about the change.
      try sandbox.write(record + "author: Ada\n", to: "models/hvac/changes/anything.yaml")
      try expect("gemel check --against v1.2.0 --against v1.2.1", sandbox)
    }
  }

  @Test func `a record that was written before the version was raised covers the removal that was announced for it`()
    throws
  {
    try withModels(compatibility: Self.strict) { sandbox in
      try sandbox.edit(
        "hvac/fan.yaml", "noise: double", "noise: {type: double, deprecated: {since: 1.2.0, removeIn: 2.0.0}}")
      try expect("git commit -q -a -m announced && git tag v1.2.1", sandbox)
      try sandbox.edit(
        "hvac/fan.yaml", "      noise: {type: double, deprecated: {since: 1.2.0, removeIn: 2.0.0}}\n", "")
      try expect(
        "gemel change \(words) --decision https://d.example/42 --author a --approved-by b --against v1.2.1", sandbox)
      let name = try #require(try records(sandbox).first)
      #expect(try sandbox.read("models/hvac/changes/\(name)").contains("compatibility/telemetry-removed"))
      let raised = try expect("gemel check --against v1.2.1 --bump", sandbox)
      #expect(!raised.contains("change/unused-record"), "\(raised)")
      #expect(try expect("gemel check --against v1.2.1", sandbox).contains("compatibility/announced-removal"))
    }
  }

  @Test func `a package that was renamed keeps its version's history`() throws {
    try withModels { sandbox in
      try sandbox.write(
        "edition: 2026\npackage: com.example.air\nformerly: [com.example.hvac]\nversion: 1.2.0\n",
        to: "models/hvac/gemel.yaml")
      try sandbox.write("edition: 2026\npackage: com.example.plant\nversion: 0.3.0\n", to: "models/plant/gemel.yaml")
      try sandbox.write("twins: {Hall: {}}\n", to: "models/plant/hall.yaml")
      _ = try sandbox.run("gemel check --against main --bump", in: "models")
      #expect(try sandbox.read("models/hvac/gemel.yaml").contains("version: 2.0.0"))
    }
  }
}
