import Foundation
import Testing
import TwinTestSupport

/// The registry as people ask it.
@Suite struct RegistryCommandTests {
  /// A repository with a registry of two releases of one package.
  private func withReleases(_ body: (Sandbox) throws -> Void) throws {
    try Sandbox.with { sandbox in
      try sandbox.write(
        "edition: 2026\nworkspace:\n  packages: [air]\n  packs: []\n  registry: r\n", to: "models/gemel.yaml")
      try sandbox.write(
        "edition: 2026\npackage: com.example.air\nversion: 1.0.0\nsummary: Air.\nowners: [a]\n",
        to: "models/air/gemel.yaml")
      try sandbox.write("twins:\n  Fan: {description: Moves air.}\n", to: "models/air/fan.yaml")
      try expect("git init -q -b main . && git add -A && git commit -qm 1 && gemel release --as-of 2026-01-10", sandbox)
      try sandbox.write(
        "twins:\n  Fan: {description: Moves air.}\n  Duct: {description: Leads it.}\n", to: "models/air/fan.yaml")
      try sandbox.edit("air/gemel.yaml", "1.0.0", "1.1.0")
      try expect("git add air && git commit -qm 2 && gemel release --as-of 2026-02-20", sandbox)
      try body(sandbox)
    }
  }

  @discardableResult
  private func expect(_ script: String, _ sandbox: Sandbox, code: Int32 = 0) throws -> String {
    let run = try sandbox.run(script, in: "models")
    #expect(run.code == code, "\(script)\n\(run.output)")
    return run.output
  }

  private func object(_ script: String, _ sandbox: Sandbox) throws -> [String: Any] {
    let output = try expect(script + " --format json 2>/dev/null", sandbox)
    return try #require(try JSONSerialization.jsonObject(with: Data(output.utf8)) as? [String: Any])
  }

  @Test func `packages are listed with their newest version, as it stood on a day`() throws {
    try withReleases { sandbox in
      #expect(try expect("gemel registry", sandbox).contains("com.example.air  1.1.0  2026-02-20  2 releases"))
      #expect(try expect("gemel registry list --as-of 2026-02-01", sandbox).contains("1.0.0  2026-01-10  1 release"))
      let packages = try #require(try object("gemel registry list", sandbox)["packages"] as? [[String: Any]])
      #expect((packages.first?["newest"] as? [String: Any])?["bump"] as? String == "minor")
    }
  }

  @Test func `a withdrawn release is hidden, and what was said stays`() throws {
    try withReleases { sandbox in
      try expect("gemel registry yank com.example.air@1.1.0 --reason 'Leaks.' --as-of 2026-03-01", sandbox)
      #expect(try expect("gemel registry list --as-of 2026-03-01", sandbox).contains("1.0.0"))
      #expect(try expect("gemel registry list --as-of 2026-02-28", sandbox).contains("1.1.0"))
      let shown = try expect("gemel registry show com.example.air@1.1.0 --as-of 2026-03-01", sandbox)
      #expect(shown.contains("2026-03-01 by Ada <ada@example.com>: Leaks.") && shown.contains("model.image"))
      try expect("gemel registry yank com.example.air@1.1.0 --reason 'Leaks.' --as-of 2026-03-01", sandbox)
      let release = try #require(
        try object("gemel registry show com.example.air@1.1.0", sandbox)["release"] as? [String: Any])
      #expect(release["standing"] as? String == "yanked" && (release["statuses"] as? [Any])?.count == 1)
      try expect("gemel registry verify", sandbox)
    }
  }

  @Test func `a deprecated release names what to use instead`() throws {
    try withReleases { sandbox in
      try expect(
        "gemel registry deprecate com.example.air@1.0.0 --reason Old. --successor com.example.air@1.1.0 --as-of 2026-03-01",
        sandbox)
      let log = try object("gemel registry log com.example.air", sandbox)
      let releases = try #require(log["releases"] as? [[String: Any]])
      #expect(releases.map { $0["version"] as? String } == ["1.1.0", "1.0.0"])
      #expect(releases.last?["standing"] as? String == "deprecated")
    }
  }

  @Test func `a history tells who, when and which bump`() throws {
    try withReleases { sandbox in
      let log = try expect("gemel registry log com.example.air", sandbox)
      #expect(
        log.contains("2026-02-20 by Ada <ada@example.com>") && log.contains("minor") && log.contains("first release"))
      let newest = try #require(log.firstRange(of: "com.example.air 1.1.0"))
      let oldest = try #require(log.firstRange(of: "com.example.air 1.0.0"))
      #expect(newest.lowerBound < oldest.lowerBound)
      let earlier = try expect("gemel registry log com.example.air --as-of 2026-02-19", sandbox)
      #expect(!earlier.contains("1.1.0"))
    }
  }

  @Test func `damage is found, told and fails`() throws {
    try withReleases { sandbox in
      #expect(try expect("gemel registry verify", sandbox).contains("verified 2 releases"))
      try expect("f=$(ls r/blobs/sha256/* | head -1); chmod u+w $f; printf x >> $f", sandbox)
      let damaged = try expect("gemel registry verify", sandbox, code: 1)
      #expect(damaged.contains("damage: blobs/sha256/") && damaged.contains("[corrupt-content]"))
      let run = try expect("gemel registry verify --format json 2>/dev/null", sandbox, code: 1)
      #expect(run.contains("\"intact\": false"))
    }
  }

  @Test(arguments: [
    ("show com.example.ari", "did you mean `com.example.air`?"),
    ("show com.example.air@9.0.0", "there is 1.0.0, 1.1.0"),
    ("yank com.example.air@9.0.0 --reason x", "there is no release"),
    ("yank com.example.air@1.0.0 --reason ' '", "--reason is empty"),
    ("yank com.example.air --reason x", "names no version"), ("yank com.example.air@1.0.0", "--reason"),
    ("list --registry nowhere", "nowhere"), ("log com.example.air@1.0.0", "a history is that of a package"),
  ])
  func `what is not there, and what says nothing, is refused with a way out`(command: String, answer: String) throws {
    try withReleases { sandbox in
      let output = try expect("gemel registry " + command, sandbox, code: 2)
      #expect(output.contains(answer), "\(output)")
    }
  }

  // MARK: - Releases to compare with

  @Test func `two releases are compared, and a release with the sources`() throws {
    try withReleases { sandbox in
      let between = try object("gemel diff registry:com.example.air@1.0.0 registry:com.example.air@1.1.0", sandbox)
      #expect(between["bump"] as? String == "minor")
      #expect(try object("gemel diff registry:com.example.air", sandbox)["bump"] as? String == "none")
      let since = try object("gemel diff registry:com.example.air@1.0.0 . --registry r", sandbox)
      #expect(since["bump"] as? String == "minor")
      let missing = try expect("gemel diff registry:com.example.air@3.0.0", sandbox, code: 2)
      #expect(missing.contains("there is 1.0.0, 1.1.0"))
      #expect(try expect("gemel diff registry:air@x", sandbox, code: 2).contains("names no release"))
    }
  }

  @Test func `the gate holds a package against its release in the registry, by policy too`() throws {
    try withReleases { sandbox in
      #expect(try expect("gemel check --against registry", sandbox).contains("nothing changed from the baseline"))
      try sandbox.edit("air/fan.yaml", "  Duct: {description: Leads it.}\n", "")
      let broken = try expect("gemel check --against registry", sandbox, code: 1)
      #expect(broken.contains("error[compatibility/twin-removed]") && broken.contains("registry:com.example.air@1.1.0"))
      try sandbox.edit(
        "gemel.yaml", "  registry: r\n", "  registry: r\n  compatibility: {protect: all, baseline: registry}\n")
      #expect(try expect("gemel check --against policy", sandbox, code: 1).contains("compatibility/twin-removed"))
      try expect("gemel check --against registry:com.example.air@1.0.0", sandbox)
      let none = try expect("gemel check --against registry --registry nowhere", sandbox)
      #expect(none.contains("has no release of `com.example.air` up to 1.1.0"))
    }
  }

  @Test func `a release of one package is compared with that package alone`() throws {
    try withReleases { sandbox in
      try sandbox.write(
        "edition: 2026\npackage: com.example.water\nversion: 1.0.0\nsummary: Water.\nowners: [a]\n",
        to: "models/water/gemel.yaml")
      try sandbox.write("twins:\n  Pump: {description: Moves water.}\n", to: "models/water/pump.yaml")
      try sandbox.edit("gemel.yaml", "[air]", "[air, water]")
      #expect(try object("gemel diff registry:com.example.air .", sandbox)["bump"] as? String == "none")
      #expect(try object("gemel diff . registry:com.example.air", sandbox)["bump"] as? String == "none")
      let gate = try expect("gemel check --against registry:com.example.air", sandbox)
      #expect(gate.contains("nothing changed from the baseline"))
      #expect(try object("gemel diff HEAD .", sandbox)["bump"] as? String == "minor")
    }
  }
}
