import Foundation
import Testing
import TwinTestSupport

/// Rules, packs, waivers and mends, as people use them from the command.
extension CommandTests {
  /// A workspace with one package and a name that `recommended` finds fault with.
  private func makeWorkspace(_ directory: URL, workspace: String = "packs: [recommended]") throws {
    try write(
      "edition: 2026\nworkspace:\n  packages: [hvac]\n  \(workspace)\n", to: directory.appending(path: "gemel.yaml"))
    try write(
      "edition: 2026\npackage: com.example.hvac\nversion: 1.0.0\nsummary: Fans.\nowners: [team-hvac]\n",
      to: directory.appending(path: "hvac/gemel.yaml"))
    try write(
      """
      # Fans of the plant.
      twins:
        exhaust_fan:   # as printed on the unit
          description: Moves air out.
        Room:
          description: A room.
          relationships:
            ventilatedBy: {target: [exhaust_fan], cardinality: 0..4, description: What airs it.}

      """, to: directory.appending(path: "hvac/fans.yaml"))
  }

  private func text(_ path: String, in directory: URL) throws -> String {
    try String(contentsOf: directory.appending(path: path), encoding: .utf8)
  }

  private func rules(in run: Run) throws -> [String] {
    try run.output.split(separator: "\n").map { line in
      let object = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
      return object?["rule"] as? String ?? ""
    }
  }

  // MARK: - Configuration

  @Test func `the workspace sets severity by rule and by path`() throws {
    try withTemporaryDirectory { directory in
      try makeWorkspace(directory, workspace: "rules: {naming/type-case: error}")
      #expect(try gemel("check", directory: directory).code == 1)
      try makeWorkspace(directory, workspace: "rules: {naming/type-case: off}")
      let off = try gemel("check", "--format", "jsonl", directory: directory)
      #expect(try rules(in: off).contains("naming/type-case") == false)
      try makeWorkspace(
        directory,
        workspace: """
          rules: {naming/type-case: error}
            overrides: [{paths: ['hvac/*.yaml'], rules: {naming/type-case: note}}]
          """)
      #expect(try gemel("check", directory: directory).code == 0)
      // From inside a package, paths are still those of the workspace.
      let inside = try gemel(
        "check", "--fail-on", "note", "--format", "jsonl", directory: directory.appending(path: "hvac"))
      #expect(inside.code == 1)
      #expect(inside.output.contains("\"severity\":\"note\""))
    }
  }

  @Test func `unknown rules, options and packs are configuration errors with a suggestion`() throws {
    try withTemporaryDirectory { directory in
      for (setting, suggestion) in [
        ("rules: {naming/type-cse: error}", "did you mean `naming/type-case`?"),
        ("rules: {naming/type-case: {options: {stile: snake}}}", "did you mean `style`?"),
        ("rules: {naming/type-case: {options: {style: snak}}}", "did you mean `snake`?"),
        ("packs: [recomended]", "did you mean `recommended`?"),
      ] {
        try makeWorkspace(directory, workspace: setting)
        let run = try gemel("check", directory: directory)
        #expect(run.code == 2, "\(setting)")
        #expect(run.output.contains(suggestion), "\(run.output)")
      }
      try makeWorkspace(directory)
      let pack = try gemel("check", "--pack", "strct", directory: directory)
      #expect(pack.code == 2)
      #expect(pack.errors.contains("did you mean `strict`?"))
    }
  }

  @Test func `rules tells what is in force and what decided it`() throws {
    try withTemporaryDirectory { directory in
      try makeWorkspace(
        directory, workspace: "packs: [strict]\n  rules: {naming/type-case: {options: {style: snake}}}")
      let list = try gemel("rules", directory: directory)
      #expect(list.code == 0)
      #expect(
        list.output.split(separator: "\n").contains {
          $0.hasPrefix("error") && $0.contains("naming/type-case")
            && $0.hasSuffix("pack recommended > pack strict > gemel.yaml style=snake")
        }, "\(list.output)")
      let all = try gemel("rules", "--all", "--format", "json", directory: directory)
      let document = try JSONSerialization.jsonObject(with: Data(all.output.utf8)) as? [String: Any]
      let count = (document?["rules"] as? [[String: Any]])?.count ?? 0
      #expect(count > list.output.split(separator: "\n").count)
    }
  }

  @Test func `rules lists what an override takes out of force, for the path that is named`() throws {
    try withTemporaryDirectory { directory in
      try makeWorkspace(
        directory,
        workspace: """
          rules: {governance/missing-unit: off}
            overrides: [{paths: ['hvac/old/**'], rules: {naming/type-case: off}}]
          """)
      try write("twins: {Fan: {description: A fan.}}\n", to: directory.appending(path: "hvac/old/a.yaml"))
      let on = "warning  naming/type-case"
      let off = "off      naming/type-case"
      for (path, isOn, isOff) in [(".", true, true), ("hvac/old", false, true), ("hvac/fans.yaml", true, false)] {
        for list in [
          try gemel("rules", path, directory: directory), try gemel("rules", path, "--all", directory: directory),
        ] {
          #expect(list.code == 0, "\(list.errors)")
          let lines = list.output.split(separator: "\n").filter { $0.contains("naming/type-case ") }
          #expect(lines.contains { $0.hasPrefix(on) && $0.hasSuffix("pack recommended") } == isOn, "\(path): \(lines)")
          #expect(lines.contains { $0.hasPrefix(off) && $0.hasSuffix("> override hvac/old/**") } == isOff)
        }
      }
      #expect(!(try gemel("rules", directory: directory)).output.contains("governance/missing-unit"))
      let all = try gemel("rules", "--all", directory: directory).output.split(separator: "\n")
      #expect(all.contains { $0.hasPrefix("off      governance/missing-unit") && $0.hasSuffix("> gemel.yaml") })
    }
  }

  @Test func `rules exits as check does where the configuration has errors`() throws {
    try withTemporaryDirectory { directory in
      try makeWorkspace(directory, workspace: "rules: {naming/type-cse: error}")
      let list = try gemel("rules", "--format", "json", directory: directory)
      #expect(list.code == 2)
      #expect(list.errors.contains("error[config/unknown-rule]") && list.errors.contains("gemel.yaml:4:"))
      #expect(try JSONSerialization.jsonObject(with: Data(list.output.utf8)) is [String: Any])
    }
  }

  @Test func `rules and explain look for a workspace at and above the path, never below`() throws {
    try withTemporaryDirectory { directory in
      let inner = directory.appending(path: "inner")
      try makeWorkspace(inner, workspace: "packs: []\n  catalogue: rules")
      let rule = try String(contentsOf: repository.appending(path: "Rules/Naming/type-case.yaml"), encoding: .utf8)
      let own = rule.replacing(/summary: .*/, with: "summary: Overridden", maxReplacements: 1)
      try write(own, to: inner.appending(path: "rules/type-case.yaml"))
      for place in [inner, inner.appending(path: "hvac")] {
        #expect(try gemel("explain", "naming/type-case", directory: place).output.contains("Overridden"))
        #expect(!(try gemel("rules", directory: place)).output.contains("naming/member-case"))
      }
      #expect(!(try gemel("explain", "naming/type-case", directory: directory)).output.contains("Overridden"))
      let outside = try gemel("rules", directory: directory)
      #expect(outside.code == 0 && outside.errors.contains("no workspace at or above ."))
      #expect(outside.output.contains("naming/member-case") && outside.output.contains("pack recommended"))
      #expect(try gemel("rules", "nowhere", directory: directory).code == 2)
      #expect(try gemel("rules", "--pack", "strct", directory: directory).errors.contains("did you mean `strict`?"))
    }
  }

  @Test func `explain keeps long lists of words out of the way`() throws {
    let explained = try gemel("explain", "governance/missing-unit")
    #expect(explained.output.contains("keys (words), by default [unit]\n"))
    #expect(explained.output.contains("`gemel rules checks "))
    #expect(explained.output.split(separator: "\n").allSatisfy { $0.count <= 120 })
    #expect(try gemel("rules", "packs").output.contains("3 rules  "))
  }

  @Test func `a severity that is cut short, a rule that cannot stand and a rule without a pass are told once`() throws {
    try withTemporaryDirectory { directory in
      try makeWorkspace(directory, workspace: "rules: {naming/type-case: {severity: warn}}")
      let short = try gemel("check", directory: directory)
      #expect(short.output.contains("did you mean `warning`?"), "\(short.output)")

      try makeWorkspace(directory, workspace: "catalogue: rules\n  rules: {acme/mine: error}")
      try write(
        "id: acme/mine\nsummary: A\nrationale: B\nfix: C\nseverity: error\ncheck: no-such\nmessage: D\n",
        to: directory.appending(path: "rules/mine.yaml"))
      let invalid = try gemel("check", directory: directory)
      #expect(invalid.code == 2 && invalid.output.contains("there is no check `no-such`"))
      #expect(!invalid.output.contains("there is no rule"), "\(invalid.output)")

      try makeWorkspace(directory, workspace: "rules: {waiver/expired: off}")
      let fixed = try gemel("check", directory: directory)
      #expect(fixed.code == 2 && fixed.output.contains("is found while waivers are held against findings"))
    }
  }

  @Test func `explain tells a rule with its examples, and suggests for a misspelt one`() throws {
    let explained = try gemel("explain", "naming/type-case")
    #expect(explained.code == 0)
    #expect(explained.output.contains("To mend it:"))
    #expect(explained.output.contains("-> line 2, column 3: twin `air_handler` is not in upperCamel"))
    #expect(try gemel("explain", "type-case").output == explained.output)
    let misspelt = try gemel("explain", "naming/type-cse")
    #expect(misspelt.code == 2)
    #expect(misspelt.errors.contains("did you mean `naming/type-case`?"))
  }

  // MARK: - A workspace's own rules

  @Test func `a workspace's own rule is in force, explained and tested without a line of Swift`() throws {
    try withTemporaryDirectory { directory in
      try makeWorkspace(directory, workspace: "packs: []\n  catalogue: rules")
      let rule = """
        id: acme/snake-members
        summary: A type is not in snake case
        rationale: The message bus of this plant routes by names in snake case.
        severity: error
        check: name-case
        select: [twin]
        options: {style: snake}
        message: "`{name}` is not in snake case"
        fix: Write it in snake case.
        examples:
          - fails: |
              twins:
                Fan: {}
              # ^^^ acme/snake-members: is not in snake case
          - passes: |
              twins:
                exhaust_fan: {}

        """
      let file = directory.appending(path: "rules/snake-members.yaml")
      try write(rule, to: file)
      let check = try gemel("check", directory: directory)
      #expect(check.code == 1)
      #expect(check.output.contains("error[acme/snake-members]: `Room` is not in snake case"))
      #expect(!check.output.contains("exhaust_fan` is not"))
      #expect(try gemel("explain", "acme/snake-members", directory: directory).code == 0)
      #expect(try gemel("rules", directory: directory).output.contains("own rule"))
      let tested = try gemel("rules", "test", directory: directory)
      #expect(tested.code == 0, "\(tested.output)")
      #expect(tested.errors.contains("1 rule, 2 examples: all hold"))

      try write(rule.replacing("exhaust_fan: {}", with: "ExhaustFan: {}"), to: file)
      let failing = try gemel("rules", "test", directory: directory)
      #expect(failing.code == 1)
      #expect(failing.output.contains("rules/snake-members.yaml:15: acme/snake-members, example 2"))
      #expect(failing.output.contains("not expected"))
      #expect(failing.errors.contains("1 of them does not hold"))
      let explained = try gemel("explain", "acme/snake-members", directory: directory)
      #expect(explained.output.contains("(error; stable; in "), "\(explained.output)")

      try write(rule.replacing("{name}", with: "{nmae}"), to: file)
      let misspelt = try gemel("rules", "test", directory: directory)
      #expect(misspelt.code == 2)
      #expect(misspelt.output.contains("did you mean `name`?"))
    }
  }

  @Test func `the rule and the workspace that the guide shows hold`() throws {
    let guide = try String(contentsOf: repository.appending(path: "Sources/Guide/Rules.md"), encoding: .utf8)
    let blocks = guide.components(separatedBy: "```yaml\n").dropFirst().compactMap {
      $0.components(separatedBy: "\n```").first
    }
    let rule = try #require(blocks.first { $0.contains("\nid: acme/vendor-prefix") })
    let workspace = try #require(blocks.first { $0.contains("catalogue: rules") })
    try withTemporaryDirectory { directory in
      try write(rule + "\n", to: directory.appending(path: "rules/vendor-prefix.yaml"))
      try write(workspace + "\n", to: directory.appending(path: "gemel.yaml"))
      for package in ["hvac", "spaces"] {
        try write(
          "edition: 2026\npackage: com.example.\(package)\nsummary: Some.\nowners: [team]\n",
          to: directory.appending(path: "models/\(package)/gemel.yaml"))
      }
      try write("twins: {Room: {description: A room.}}\n", to: directory.appending(path: "models/spaces/legacy.yaml"))
      let check = try gemel("check", "--format", "jsonl", directory: directory)
      #expect(try rules(in: check).filter { $0.hasPrefix("config/") } == [], "\(check.output)")
      let tested = try gemel("rules", "test", directory: directory)
      #expect(tested.code == 0, "\(tested.output)\(tested.errors)")
    }
  }

  @Test func `a workspace's file with the id of a shipped rule stands in its stead`() throws {
    try withTemporaryDirectory { directory in
      try makeWorkspace(directory)
      let shipped = try gemel("check", directory: directory)
      #expect(shipped.output.contains("[naming/type-case]") && shipped.output.contains("exhaust_fan"))
      try makeWorkspace(directory, workspace: "packs: [recommended]\n  catalogue: rules")
      try write(
        """
        id: naming/type-case
        summary: A type is not in snake case
        rationale: The message bus of this plant routes by names in snake case.
        severity: error
        check: name-case
        select: [twin]
        options: {style: snake}
        message: "`{name}` must be in snake case here"
        fix: Write it in snake case.
        examples:
          - passes: |
              twins:
                exhaust_fan: {}

        """, to: directory.appending(path: "rules/type-case.yaml"))
      let check = try gemel("check", directory: directory)
      #expect(check.output.contains("[naming/type-case]: `Room` must be in snake case here"), "\(check.output)")
      #expect(!check.output.contains("`exhaust_fan` must"))
      #expect(try gemel("explain", "naming/type-case", directory: directory).output.contains("snake case"))
    }
  }

  // MARK: - Waivers

  @Test func `a waiver accepts one finding until it expires, and is reported when nothing needs it`() throws {
    try withTemporaryDirectory { directory in
      try makeWorkspace(directory, workspace: "rules: {naming/type-case: error}")
      #expect(try gemel("check", directory: directory).code == 1)
      let waived = try gemel(
        "waive", "naming/type-case", "--reason", "Printed on: 400 units", "--owner", "team-hvac", "--approver",
        "jane.doe", "--expires", "2027-03-31", "--as-of", "2026-12-01", directory: directory)
      #expect(waived.code == 0, "\(waived.errors)")
      let check = try gemel("check", "--as-of", "2027-03-31", directory: directory)
      #expect(check.code == 0, "\(check.output)")
      #expect(check.errors.contains("1 waived"))
      let sarif = try gemel("check", "--format", "sarif", "--as-of", "2027-03-31", directory: directory)
      #expect(sarif.output.contains("\"suppressions\""))

      // Unrelated changes and moved lines leave it alone.
      let fans = directory.appending(path: "hvac/fans.yaml")
      let old = try text("hvac/fans.yaml", in: directory)
      try write("# moved\n\n" + old.replacing("Moves air out.", with: "Takes air out."), to: fans)
      #expect(try gemel("check", "--as-of", "2027-03-31", directory: directory).code == 0)

      let expired = try gemel("check", "--as-of", "2027-04-01", directory: directory)
      #expect(expired.code == 1)
      #expect(expired.output.contains("error[waiver/expired]"))
      try write(old.replacing("exhaust_fan", with: "ExhaustFan"), to: fans)
      let unused = try gemel("check", "--as-of", "2027-03-31", directory: directory)
      #expect(unused.code == 0)
      #expect(unused.output.contains("warning[waiver/unused]"))
    }
  }

  @Test func `waive adds to a file as it stands and asks when several findings are meant`() throws {
    try withTemporaryDirectory { directory in
      try makeWorkspace(directory)
      try write("twins:\n  feed_pump: {description: Feeds.}\n", to: directory.appending(path: "hvac/pumps.yaml"))
      let terms = ["--reason", "r", "--owner", "o", "--approver", "a", "--expires", "2999-01-01"]
      func waive(_ arguments: [String]) throws -> Run {
        let all = ["waive"] + arguments + terms
        return try gemel(
          all[0], all[1], all[2], all[3], all[4], all[5], all[6], all[7], all[8], all[9], all[10], all[11],
          directory: directory)
      }
      let both = try gemel(
        "waive", "naming/type-case", "--reason", "r", "--owner", "o", "--approver", "a", "--expires", "2999-01-01",
        directory: directory)
      #expect(both.code == 2)
      #expect(both.errors.contains("may be any of 2 findings"))
      let blank = try gemel(
        "waive", "naming/type-case", "--reason", "r", "--owner", " ", "--approver", "a", "--expires", "2999-01-01",
        directory: directory)
      #expect(blank.code == 2 && blank.errors.contains("--owner is empty"))
      let nobody = try gemel(
        "waive", "naming/type-case", "--reason", "r", "--owner", "o", "--approver", "n/a", "--expires", "2999-01-01",
        directory: directory)
      #expect(nobody.code == 2 && nobody.errors.contains("--approver `n/a` names nobody"))
      #expect(try waive(["naming/type-case", "--subject", "feed_pump"]).code == 0)
      let first = try text("gemel.waivers.yaml", in: directory)
      try write("# Reviewed weekly.\n" + first + "# end", to: directory.appending(path: "gemel.waivers.yaml"))
      #expect(try waive(["naming/type-case", "--subject", "exhaust_fan"]).code == 0)
      let second = try text("gemel.waivers.yaml", in: directory)
      #expect(second.hasPrefix("# Reviewed weekly.\n" + first))
      #expect(second.contains("# end"))
      let check = try gemel("check", directory: directory)
      #expect(check.errors.contains("2 waived"), "\(check.output)\(second)")
      #expect(try waive(["naming/type-case", "--subject", "exhaust_fan"]).errors.contains("is waived already"))
    }
  }

  @Test func `nobody approves a waiver of their own, however the name is written`() throws {
    try withTemporaryDirectory { directory in
      try makeWorkspace(directory)
      let same = [
        ("a", "a"), ("a", " A "), ("Jane  Doe", "jane doe"), ("bob", "b\u{200B}ob"), ("Ünal", "U\u{308}NAL"),
        ("Bob <b@x.example>", "bob <B@x.example>"), ("Bob <b@x.example>", "b@x.example"),
      ]
      func waive(_ owner: String, _ approver: String) throws -> Run {
        try gemel(
          "waive", "naming/type-case", "--reason", "r", "--owner", owner, "--approver", approver, "--expires",
          "2027-01-01", "--as-of", "2026-12-01", directory: directory)
      }
      for (owner, approver) in same {
        let run = try waive(owner, approver)
        #expect(
          run.code == 2 && run.errors.contains("cannot approve a waiver of their own"), "\(approver): \(run.errors)")
        #expect(run.errors.contains("name the same person") == (owner != approver), "\(approver): \(run.errors)")
      }
      #expect(try waive("a", "b").code == 0)
      let written = try text("gemel.waivers.yaml", in: directory)
      for (owner, approver) in same {
        let text = written.replacing("owner: a", with: "owner: \"\(owner)\"")
          .replacing("approver: b", with: "approver: \"\(approver)\"")
        try write(text, to: directory.appending(path: "gemel.waivers.yaml"))
        let check = try gemel("check", "--as-of", "2026-12-01", directory: directory)
        #expect(check.output.contains("waiver/self-approved"), "\(approver): \(check.output)")
      }
      for nobody in ["n/a", "none", "-", "TBD", "Nobody."] {
        let text = written.replacing("approver: b", with: "approver: \"\(nobody)\"")
        try write(text, to: directory.appending(path: "gemel.waivers.yaml"))
        let check = try gemel("check", "--as-of", "2026-12-01", directory: directory)
        #expect(check.output.contains("the waiver's `approver`, `\(nobody)`, names nobody"), "\(check.output)")
      }
      try write(written, to: directory.appending(path: "gemel.waivers.yaml"))
      #expect(try !gemel("check", "--as-of", "2026-12-01", directory: directory).output.contains("self-approved"))
    }
  }

  // MARK: - Mends

  @Test func `fix renames with every reference and keeps comments; diff shows it and writes nothing`() throws {
    try withTemporaryDirectory { directory in
      try makeWorkspace(directory)
      let before = try text("hvac/fans.yaml", in: directory)
      let diff = try gemel("check", "--diff", directory: directory)
      #expect(diff.code == 1)
      #expect(diff.output.contains("--- a/hvac/fans.yaml\n+++ b/hvac/fans.yaml\n"))
      #expect(diff.output.contains("+  ExhaustFan:   # as printed on the unit"))
      #expect(try text("hvac/fans.yaml", in: directory) == before)

      let fix = try gemel("check", "--fix", directory: directory)
      #expect(fix.code == 0, "\(fix.output)")
      let after = try text("hvac/fans.yaml", in: directory)
      #expect(
        after == """
          # Fans of the plant.
          twins:
            ExhaustFan:   # as printed on the unit
              description: Moves air out.
              formerly: [exhaust_fan]
            Room:
              description: A room.
              relationships:
                ventilatedBy: {target: [ExhaustFan], cardinality: 0..4, description: What airs it.}

          """, "\(after)")
      let again = try gemel("check", "--fix", directory: directory)
      #expect(again.errors.contains("0 findings mended in 0 files"))
      #expect(try text("hvac/fans.yaml", in: directory) == after)
      #expect(try gemel("check", "--diff", directory: directory).code == 0)
    }
  }

  @Test func `one run mends what a first mend uncovers, and what was given to git apply is what fix writes`() throws {
    try withTemporaryDirectory { directory in
      try makeWorkspace(directory)
      let fans = directory.appending(path: "hvac/fans.yaml")
      try write("twins:\n  exhaust_fan:\n    propertes: {speed: double}\n", to: fans)
      #expect(try gemel("check", "--fix", directory: directory).errors.contains("2 findings mended in 1 file"))
      let after = try text("hvac/fans.yaml", in: directory)
      #expect(after.contains("ExhaustFan:") && after.contains("properties: {speed: double}"))
    }
  }

  @Test func `several renames of one run leave only the name that people knew among the earlier ones`() throws {
    try withTemporaryDirectory { directory in
      try makeWorkspace(
        directory,
        workspace: "packs: [strict]\n  rules: {naming/abbreviation: {options: {expansions: {no: number}}}}")
      let source = directory.appending(path: "hvac/fans.yaml")
      try write(
        "twins:\n  Fan:\n    description: Moves air.\n    properties:\n      serial_no: {type: string, description: As stamped.}\n",
        to: source)
      _ = try gemel("check", "--fix", directory: directory)
      let after = try text("hvac/fans.yaml", in: directory)
      #expect(after.contains("serialNumber: {type: string,"), "\(after)")
      #expect(after.contains("formerly: [serial_no]}"), "\(after)")
    }
  }

  // MARK: - Around errors and waivers

  @Test func `a rename leaves what a waiver knows by name`() throws {
    try withTemporaryDirectory { directory in
      try makeWorkspace(directory)
      try write(
        "twins:\n  exhaust_fan:\n    properties: {Speed: double}\n", to: directory.appending(path: "hvac/fans.yaml"))
      let waived = try gemel(
        "waive", "naming/member-case", "--reason", "r", "--owner", "o", "--approver", "a", "--expires", "2999-01-01",
        directory: directory)
      try #require(waived.code == 0, "\(waived.errors)")
      let before = try text("hvac/fans.yaml", in: directory)
      let fix = try gemel("check", "--fix", directory: directory)
      #expect(fix.errors.contains("a waiver knows it by this name"), "\(fix.errors)")
      #expect(try text("hvac/fans.yaml", in: directory) == before)
      #expect(fix.errors.contains("1 waived"))
    }
  }

  @Test func `no waiver is called unused while errors keep rules from speaking`() throws {
    try withTemporaryDirectory { directory in
      try makeWorkspace(directory)
      let waived = try gemel(
        "waive", "naming/type-case", "--reason", "r", "--owner", "o", "--approver", "a", "--expires", "2999-01-01",
        directory: directory)
      try #require(waived.code == 0, "\(waived.errors)")
      let fans = try text("hvac/fans.yaml", in: directory)
      try write(
        fans.replacingOccurrences(of: "description: Moves", with: "descripton: Moves"),
        to: directory.appending(path: "hvac/fans.yaml"))
      let check = try gemel("check", directory: directory)
      #expect(check.code == 1)
      #expect(!check.output.contains("waiver/unused"), "\(check.output)")
    }
  }

  @Test func `an error keeps rules about whole models from its package and those around it, and that is said`() throws {
    try withTemporaryDirectory { directory in
      for (name, needs) in [("core", ""), ("hvac", "dependencies: {com.example.core: '^1.0.0'}\n"), ("apart", "")] {
        try write(
          "edition: 2026\npackage: com.example.\(name)\nversion: 1.0.0\n\(needs)",
          to: directory.appending(path: "\(name)/gemel.yaml"))
        try write(
          "twins:\n  Room:\n    abstract: true\n  Plan:\n    relationships:\n      room: {target: Room}\n",
          to: directory.appending(path: "\(name)/source.yaml"))
      }
      try write(
        "edition: 2026\nworkspace:\n  packages: [core, hvac, apart]\n  packs: [strict]\n",
        to: directory.appending(path: "gemel.yaml"))
      func files() throws -> [String] {
        let run = try gemel("check", "--format", "jsonl", directory: directory)
        let lines = run.output.split(separator: "\n").filter { $0.contains("relationship/abstract-only-target") }
        return lines.map { line in
          ["core/", "hvac/", "apart/"].first { line.contains("\"path\":\"" + $0) } ?? ""
        }
      }
      #expect(try files() == ["apart/", "core/", "hvac/"])
      try write("twins:\n  Broken: {extends: Nobody}\n", to: directory.appending(path: "hvac/broken.yaml"))
      #expect(try files() == ["apart/"])
      let check = try gemel("check", directory: directory)
      #expect(check.errors.contains("said nothing about `com.example.core`, `com.example.hvac`: there are errors"))
      let json = try gemel("check", "--format", "json", directory: directory)
      #expect(json.output.contains("\"notices\":"))
      let sarif = try gemel("check", "--format", "sarif", directory: directory)
      #expect(sarif.output.contains("elements against each other"))
      for format in ["github", "azure", "junit", "markdown", "jsonl", "gitlab", "rdjson"] {
        let run = try gemel("check", "--format", format, directory: directory)
        let isAside = ["jsonl", "gitlab", "rdjson"].contains(format)
        #expect((isAside ? run.errors : run.output).contains("said nothing about"), "\(format)")
        #expect(!(isAside ? run.output : run.errors).contains("said nothing about"), "\(format)")
      }
    }
  }
}
