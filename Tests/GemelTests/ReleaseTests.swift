import Foundation
import Testing
import TwinChanges
import TwinCompiler
import TwinModel
import TwinRegistry
import TwinSource
import TwinStore
import TwinTestSupport

/// Releases as people make them: a repository, a registry, several versions.
@Suite struct ReleaseTests {
  private static let base = """
    twins:
      Machine:
        abstract: true
        description: What every machine has.
        properties:
          serial: {type: string, maxLength: 20, description: Number on the plate.}
    """
  private static let fan = """
    twins:
      Fan:
        extends: base.Machine
        description: Moves air.
        telemetry:
          speed: {type: double, unit: revolutionPerMinute, minimum: 0, maximum: 3000, description: Turns a minute.}
      Duct:
        description: Leads air.
        properties:
          length: {type: double, unit: metre, minimum: 0, description: From end to end.}
    """

  /// A repository of two packages, of which one needs the other, with a registry that the workspace names.
  private func withModels(_ body: (Sandbox) throws -> Void) throws {
    try Sandbox.with { sandbox in
      try sandbox.write(
        "edition: 2026\nworkspace:\n  packages: [base, hvac]\n  packs: []\n  registry: ../registry\n",
        to: "models/gemel.yaml")
      try sandbox.write(
        "edition: 2026\npackage: com.example.base\nversion: 1.0.0\nsummary: Machines.\nowners: [a]\n",
        to: "models/base/gemel.yaml")
      try sandbox.write(Self.base, to: "models/base/machine.yaml")
      try sandbox.write(
        "edition: 2026\npackage: com.example.hvac\nversion: 1.2.0\nsummary: Air.\nowners: [a]\n"
          + "dependencies:\n  com.example.base: ^1.0.0\n  org.gemel.quantities: ^1.0.0\n",
        to: "models/hvac/gemel.yaml")
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

  private func release(_ package: String, _ version: String, _ sandbox: Sandbox) throws -> RegisteredRelease? {
    let registry = try RegistryDirectory.open(sandbox.directory.appending(path: "registry").path)
    let name = try #require(PackageName(package))
    let number = try #require(SemanticVersion(version))
    return try registry.release(try #require(ReleaseID(name, number)))
  }

  private func record(_ package: String, _ version: String, _ sandbox: Sandbox) throws -> ReleaseRecord {
    let release = try release(package, version, sandbox)
    return try #require(release).record
  }

  private func versions(_ record: ReleaseRecord) -> [String] { record.types.map { "\($0.type) \($0.version)" } }

  @Test func `a workspace is released with what it needs, and the record says what it was`() throws {
    try withModels { sandbox in
      let dry = try expect("gemel release --dry-run --as-of 2026-06-26", sandbox)
      #expect(dry.contains("would release com.example.hvac 1.2.0: the first release"))
      #expect(!FileManager.default.fileExists(atPath: sandbox.directory.appending(path: "registry").path))
      let output = try expect("gemel release --as-of 2026-06-26", sandbox)
      let lines = output.split(separator: "\n").filter { $0.hasPrefix("released ") }
        .map { $0.split(separator: ":")[0] }
      #expect(
        lines == [
          "released com.example.base 1.0.0", "released org.gemel.quantities 1.0.0", "released com.example.hvac 1.2.0",
        ])
      let commit = try expect("git rev-parse HEAD", sandbox).trimmingCharacters(in: .newlines)
      let record = try record("com.example.hvac", "1.2.0", sandbox)
      let base = try self.record("com.example.base", "1.0.0", sandbox)
      #expect(record.commit == commit)
      #expect(record.publisher == "Ada <ada@example.com>" && record.released.description == "2026-06-26")
      #expect(record.bump == nil)
      #expect(record.dependencies.map { "\($0.release) \($0.requirement)" }.first == "com.example.base 1.0.0 ^1.0.0")
      #expect(record.dependencies.first?.manifest == base.manifest && record.dependencies.count == 2)
      #expect(versions(record) == ["com.example.hvac.Duct 1.0.0", "com.example.hvac.Fan 1.0.0"])
      let registry = try RegistryDirectory.open(sandbox.directory.appending(path: "registry").path)
      #expect(try registry.verify().problems == [])
      #expect(
        try registry.content(of: record).files.map(\.name) == [
          "CHANGELOG.md", "MIGRATION.md", "changes.json", "model.image", "model.json",
          "provenance.json",
        ])
    }
  }

  @Test func `a dry run shows sources that are in no commit, and ends as the release would`() throws {
    try withModels { sandbox in
      try sandbox.edit("hvac/fan.yaml", "maximum: 3000", "maximum: 4000")
      let shown = try expect("gemel release --dry-run", sandbox, code: 1)
      #expect(shown.contains("would release com.example.hvac 1.2.0: the first release"), "\(shown)")
      #expect(
        shown.contains("the release would be refused: the sources are in no commit") && shown.contains("hvac/fan.yaml"))
      try expect("gemel release --dry-run --allow-dirty", sandbox)
      try expect("test ! -e ../registry && gemel release", sandbox, code: 1)
    }
  }

  @Test func `what is released already is success, on another day and by someone else too`() throws {
    try withModels { sandbox in
      try expect("gemel release --as-of 2026-06-26", sandbox)
      let before = try record("com.example.hvac", "1.2.0", sandbox)
      let again = try expect("gemel release --publisher Eve", sandbox)
      #expect(again.contains("com.example.hvac 1.2.0 is released already, on 2026-06-26 by Ada <ada@example.com>"))
      #expect(try record("com.example.hvac", "1.2.0", sandbox) == before)
    }
  }

  @Test func `two registries that are released to from different folders on different days hold the same content`()
    throws
  {
    try withModels { sandbox in
      try expect("gemel release --as-of 2026-06-26", sandbox)
      try expect(
        "git clone -q . ../elsewhere/deep && cd ../elsewhere/deep && gemel release --as-of 2026-05-01 --registry r",
        sandbox)
      let same = try expect(
        "cd .. && (cd registry/blobs/sha256 && ls) > a; (cd elsewhere/deep/r/blobs/sha256 && ls) > b; diff a b", sandbox
      )
      #expect(same.isEmpty)
    }
  }

  @Test func `a version that does not cover what changed is refused with the one that does`() throws {
    try withModels { sandbox in
      try expect("gemel release", sandbox)
      try sandbox.edit("hvac/fan.yaml", "maximum: 3000", "maximum: 2500")
      try expect("git commit -qam slower", sandbox)
      let taken = try expect("gemel release", sandbox, code: 1)
      #expect(taken.contains("released already and never changed, and what changed since takes 2.0.0"))
      try sandbox.edit("hvac/gemel.yaml", "version: 1.2.0", "version: 1.3.0")
      try expect("git commit -qam minor", sandbox)
      let small = try expect("gemel release", sandbox, code: 1)
      #expect(
        small.contains(
          "`com.example.hvac` is at 1.3.0, and its changes since 1.2.0 take 2.0.0"
        ))
      #expect(try release("com.example.hvac", "1.3.0", sandbox) == nil)
      try sandbox.edit("hvac/gemel.yaml", "version: 1.3.0", "version: 2.0.0")
      try expect("git commit -qam major", sandbox)
      let released = try expect("gemel release hvac", sandbox)
      #expect(released.contains("released com.example.hvac 2.0.0: 1 change since 1.2.0, a major version"))
      let record = try record("com.example.hvac", "2.0.0", sandbox)
      #expect(record.bump == .major)
      #expect(versions(record) == ["com.example.hvac.Duct 1.0.0", "com.example.hvac.Fan 2.0.0"])
    }
  }

  @Test func `types keep and raise their own versions, under other names too`() throws {
    try withModels { sandbox in
      try expect("gemel release", sandbox)
      try sandbox.write(
        Self.fan.replacing("  Duct:", with: "  Pipe:\n    formerly: [Duct]")
          + "\n  Damper: {description: Throttles air.}\n", to: "models/hvac/fan.yaml")
      try sandbox.edit("hvac/gemel.yaml", "version: 1.2.0", "version: 2.0.0")
      try expect("git commit -qam renamed && gemel release", sandbox)
      let renamed = versions(try record("com.example.hvac", "2.0.0", sandbox))
      #expect(renamed.contains("com.example.hvac.Damper 2.0.0") && renamed.contains("com.example.hvac.Fan 1.0.0"))
      let pipe = try #require(renamed.first { $0.contains("Pipe") })
      #expect(pipe != "com.example.hvac.Pipe 1.0.0", "a rename is a change of the type, which has a version already")
    }
  }

  @Test func `sources that are in no commit are refused, unless that is asked for`() throws {
    try withModels { sandbox in
      try sandbox.write("twins:\n  New: {description: Not committed.}\n", to: "models/hvac/new.yaml")
      let dirty = try expect("gemel release", sandbox, code: 1)
      #expect(dirty.contains("hvac/new.yaml") && dirty.contains("--allow-dirty"))
      try expect("gemel release --allow-dirty", sandbox)
      #expect(try record("com.example.hvac", "1.2.0", sandbox).commit == nil)
      try expect("rm -rf .git ../registry", sandbox)
      #expect(try expect("gemel release --publisher Ada", sandbox, code: 2).contains("--allow-dirty"))
      try expect("gemel release --publisher Ada --allow-dirty", sandbox)
    }
  }

  @Test func `a registry within the repository makes no one's sources dirty`() throws {
    try withModels { sandbox in
      try expect("gemel release base --registry releases", sandbox)
      let output = try expect("gemel release hvac --registry releases", sandbox)
      #expect(output.contains("released com.example.hvac 1.2.0") && output.contains("commit "))
    }
  }

  @Test func `a package that is needed has to be released, as it is`() throws {
    try withModels { sandbox in
      let absent = try expect("gemel release hvac", sandbox, code: 1)
      #expect(absent.contains("`com.example.base` 1.0.0 is needed and not released yet; name it too"))
      try expect("gemel release base", sandbox)
      try sandbox.edit("base/machine.yaml", "maxLength: 20", "maxLength: 30")
      try expect("git commit -qam longer", sandbox)
      let other = try expect("gemel release hvac", sandbox, code: 1)
      #expect(other.contains("`com.example.base` 1.0.0 was released") && other.contains("name it too"))
    }
  }

  @Test func `errors of the check refuse a release, and waived ones stand in its record`() throws {
    try withModels { sandbox in
      try sandbox.edit("gemel.yaml", "packs: []", "packs: []\n  rules: {naming/type-case: error}")
      try sandbox.edit("hvac/fan.yaml", "  Duct:", "  duct:")
      try expect("git commit -qam lower", sandbox)
      #expect(try expect("gemel release", sandbox, code: 1).contains("error[naming/type-case]"))
      try expect(
        "gemel waive naming/type-case --reason Printed --owner a --approver b --expires 2027-03-31 --as-of 2026-06-26"
          + " && git add -A && git commit -qm waived && gemel release --as-of 2026-06-26", sandbox)
      let waivers = try record("com.example.hvac", "1.2.0", sandbox).waivers
      #expect(
        waivers.map { "\($0.rule) \($0.subject) \($0.waiver.approver)" } == ["naming/type-case com.example.hvac.duct b"]
      )
      #expect(try record("com.example.base", "1.0.0", sandbox).waivers.isEmpty)
    }
  }

  @Test func `a program reads what was released`() throws {
    try withModels { sandbox in
      let output = try expect("gemel release --format json --as-of 2026-06-26 2>/dev/null", sandbox)
      let value = try JSONSerialization.jsonObject(with: Data(output.utf8)) as? [String: Any]
      let releases = try #require(value?["releases"] as? [[String: Any]])
      #expect(
        releases.map { $0["package"] as? String } == ["com.example.base", "org.gemel.quantities", "com.example.hvac"])
      #expect(releases.allSatisfy { $0["state"] as? String == "released" })
      #expect(releases.map { $0["shipsWithCompiler"] as? Bool } == [false, true, false])
    }
  }

  @Test func `names that mean nothing are refused with what may be meant`() throws {
    try withModels { sandbox in
      #expect(try expect("gemel release havc", sandbox, code: 2).contains("the workspace has no package `havc`"))
      try sandbox.edit("gemel.yaml", "  registry: ../registry\n", "")
      let unnamed = try expect("gemel release --allow-dirty", sandbox, code: 2)
      #expect(unnamed.contains("--registry"))
    }
  }
}
