import Foundation
import Testing
import TwinModel
import TwinRegistry
import TwinSource
import TwinStore
import TwinTestSupport

/// Provenance of releases as they are made: what it says, and that it is the same everywhere.
@Suite struct ProvenanceTests {
  /// A repository of two packages with packs, a waiver, findings and change records.
  private func withModels(_ body: (Sandbox) throws -> Void) throws {
    try Sandbox.with { sandbox in
      try sandbox.write(
        "edition: 2026\nworkspace:\n  packages: [base, air]\n  packs: [recommended, house]\n  catalogue: rules\n  registry: r\n",
        to: "models/gemel.yaml")
      try sandbox.write(
        "id: house\nsummary: Ours.\nrules: {naming/type-case: warning}\n", to: "models/rules/packs/house.yaml")
      try sandbox.write(
        "edition: 2026\npackage: com.example.base\nversion: 1.0.0\nsummary: Base.\nowners: [a]\n",
        to: "models/base/gemel.yaml")
      try sandbox.write("twins:\n  Machine: {description: What turns.}\n", to: "models/base/machine.yaml")
      try sandbox.write(
        "edition: 2026\npackage: com.example.air\nversion: 1.0.0\nsummary: Air.\nowners: [a]\n"
          + "dependencies: {com.example.base: ^1.0.0}\n", to: "models/air/gemel.yaml")
      try sandbox.write(
        "twins:\n  fan: {description: Moves air.}\n  duct: {description: Leads air.}\n", to: "models/air/fan.yaml")
      try expect(
        """
        git init -q -b main .
        gemel waive naming/type-case --subject com.example.air.fan --reason Printed --owner a --approver b \
          --expires 2027-03-31 --as-of 2026-06-26
        git add -A && git commit -qm 1
        """, sandbox)
      try body(sandbox)
    }
  }

  @discardableResult
  private func expect(_ script: String, _ sandbox: Sandbox, code: Int32 = 0) throws -> String {
    let run = try sandbox.run(script, in: "models")
    #expect(run.code == code, "\(script)\n\(run.output)")
    return run.output
  }

  private func provenance(_ package: String, _ sandbox: Sandbox) throws -> Provenance? {
    let registry = try RegistryDirectory.open(sandbox.directory.appending(path: "models/r").path)
    let name = try #require(PackageName(package))
    let release = try #require(try registry.releases(of: name).last)
    let bytes = try registry.file(Provenance.fileName, of: release.record)
    return bytes.flatMap { readProvenance($0, file: .none).value }
  }

  @Test func `provenance says from what, by what and held to what a release came about`() throws {
    try withModels { sandbox in
      try expect("gemel release --as-of 2026-06-26", sandbox)
      let air = try #require(try provenance("com.example.air", sandbox))
      let commit = try expect("git rev-parse HEAD", sandbox).trimmingCharacters(in: .newlines)
      let version = try expect("gemel --version", sandbox).trimmingCharacters(in: .newlines)
      #expect(air.commit == commit && air.compiler == version && air.edition == 2026)
      #expect(air.release.description == "com.example.air 1.0.0")
      #expect(air.dependencies.map(\.release.description) == ["com.example.base 1.0.0"])
      #expect(air.rulePacks.map(\.name) == ["recommended", "house"])
      let house = [UInt8](try Data(contentsOf: sandbox.directory.appending(path: "models/rules/packs/house.yaml")))
      #expect(air.rulePacks.last?.digest == ContentDigest(of: house))
      #expect(air.waivers.map(\.subject) == ["com.example.air.fan"])
      #expect(air.findings.rules["naming/type-case"] == 2 && (air.findings.severities[.warning] ?? 0) >= 2)
      let base = try #require(try provenance("com.example.base", sandbox))
      #expect(base.waivers.isEmpty && base.findings.rules["naming/type-case"] == nil && base.commit == commit)
    }
  }

  @Test func `change records are named with their digests`() throws {
    try withModels { sandbox in
      try expect("gemel release --as-of 2026-06-26", sandbox)
      #expect(try provenance("com.example.air", sandbox)?.changes == [])
      try sandbox.edit("air/fan.yaml", "  duct:", "  Pipe: {description: Leads water.}\n  duct:")
      try sandbox.edit("air/gemel.yaml", "version: 1.0.0", "version: 1.1.0")
      try expect(
        "gemel change --package air --summary Pipes --why Water --author a --against registry"
          + " && git add -A && git commit -qm 2 && gemel release --as-of 2026-06-27", sandbox)
      let changes = try #require(try provenance("com.example.air", sandbox)).changes
      let name = try expect("ls air/changes", sandbox).trimmingCharacters(in: .newlines)
      #expect(changes.map(\.name) == ["changes/" + name])
      let bytes = [UInt8](try Data(contentsOf: sandbox.directory.appending(path: "models/air/changes/\(name)")))
      #expect(changes.map(\.digest) == [ContentDigest(of: bytes)])
    }
  }

  @Test func `the same commit gives the same bytes and the same signatures in another folder on another day`() throws {
    try withModels { sandbox in
      try expect("gemel key new ../k && gemel release --as-of 2026-06-26", sandbox)
      try expect("git clone -q . ../elsewhere/deep", sandbox)
      try expect("cd ../elsewhere/deep && gemel release --as-of 2026-08-01 --registry r", sandbox)
      let contents = "for d in r ../elsewhere/deep/r; do (cd $d/blobs/sha256 && ls) | sha256sum; done | sort -u | wc -l"
      #expect(try expect(contents, sandbox).trimmingCharacters(in: .whitespacesAndNewlines) == "1")
      // Records differ in the day, and statements name the record: with the same day they are the same too.
      try expect(
        """
        rm -r ../elsewhere/deep/r && (cd ../elsewhere/deep && gemel release --as-of 2026-06-26)
        gemel sign com.example.air@1.0.0 --key ../k
        (cd ../elsewhere/deep && gemel sign com.example.air@1.0.0 --key ../../k)
        diff -r r ../elsewhere/deep/r
        """, sandbox)
    }
  }

  @Test func `what ships with the compiler has no provenance of its own, and is signed all the same`() throws {
    try withModels { sandbox in
      try sandbox.edit("air/gemel.yaml", "^1.0.0}", "^1.0.0, org.gemel.quantities: ^1.0.0}")
      try expect("git commit -qam 2 && gemel release && gemel key new ../k", sandbox)
      #expect(try provenance("org.gemel.quantities", sandbox) == nil)
      try expect("gemel sign org.gemel.quantities@1.0.0 --key ../k", sandbox)
    }
  }

  @Test func `a rollback says what the release that it brings back was held to, and names no commit`() throws {
    try withModels { sandbox in
      try expect("gemel release --as-of 2026-06-26", sandbox)
      let first = try #require(try provenance("com.example.air", sandbox))
      try sandbox.edit("air/fan.yaml", "  duct: {description: Leads air.}\n", "  Pipe: {description: Leads water.}\n")
      try sandbox.edit("air/gemel.yaml", "version: 1.0.0", "version: 2.0.0")
      try sandbox.edit("gemel.yaml", "packs: [recommended, house]", "packs: [house]")
      try expect("git add -A && git commit -qm 2 && gemel release --as-of 2026-06-27", sandbox)
      #expect(try provenance("com.example.air", sandbox)?.rulePacks.map(\.name) == ["house"])
      try expect("gemel registry rollback com.example.air@1.0.0 --reason Leaks. --as-of 2026-06-28", sandbox)
      let last = try #require(try provenance("com.example.air", sandbox))
      #expect(last.release.description == "com.example.air 3.0.0" && last.commit == nil)
      #expect(last.rulePacks == first.rulePacks && last.rulePacks.count == 2 && last.waivers == first.waivers)
      #expect(last.findings == first.findings && last.dependencies == first.dependencies)
      #expect(try expect("gemel registry show com.example.air", sandbox).contains("naming/type-case"))
    }
  }

  @Test func `a release whose provenance is of another commit is not signed`() throws {
    try withModels { sandbox in
      try expect("gemel release --as-of 2026-06-26 && gemel key new ../k", sandbox)
      let zeros = String(repeating: "0", count: 40)
      try expect(
        "sed -i 's/\"commit\":\"[0-9a-f]*\"/\"commit\":\"\(zeros)\"/' r/packages/com.example.air/1.0.0.json", sandbox)
      let refused = try expect("gemel sign com.example.air@1.0.0 --key ../k", sandbox, code: 1)
      #expect(refused.contains("cannot be signed for"))
    }
  }
}
