import Foundation
import Testing
import TwinChanges
import TwinModel
import TwinRegistry
import TwinSource
import TwinStore
import TwinTestSupport

/// What a release holds changes to since the release before: records, notice, freezes, versions.
@Suite struct GovernedReleaseTests {
  private static let fan = """
    twins:
      Fan:
        description: Moves air.
        telemetry:
          speed: {type: double, minimum: 0, maximum: 3000, description: Turns a minute.}
          noise: {type: double, description: How loud it is.}
      Duct:
        description: Leads air.
        properties:
          length: {type: double, minimum: 0, description: From end to end.}

    """
  private static let strict =
    "{protect: service, records: {required: breaking, decision: breaking, approval: breaking}}"

  /// A repository of a package at 1.2.0, and a registry that has it, released on 2026-01-10.
  private func withRelease(
    compatibility: String = "{protect: service}", _ body: (Sandbox) throws -> Void
  ) throws {
    try Sandbox.with { sandbox in
      try sandbox.write(
        "edition: 2026\nworkspace:\n  packages: [hvac]\n  packs: []\n  registry: ../registry\n"
          + "  compatibility: \(compatibility)\n", to: "models/gemel.yaml")
      try sandbox.write(
        "edition: 2026\npackage: com.example.hvac\nversion: 1.2.0   # by hand\nsummary: Air.\n",
        to: "models/hvac/gemel.yaml")
      try sandbox.write(Self.fan, to: "models/hvac/fan.yaml")
      try expect("git init -q -b main . && \(commit) && gemel release --as-of 2026-01-10", sandbox)
      try body(sandbox)
    }
  }

  private let commit = "git add -A && git commit -q -m work"
  private let words = "--summary 'Fans turn no faster than 2500 a minute' --why 'The bearings are new.'"
  private let approved = "--decision https://d.example/42 --author team-air --approved-by jane.doe"

  /// Runs a script in the repository that must end with `code`, and returns what it printed.
  @discardableResult
  private func expect(_ script: String, _ sandbox: Sandbox, code: Int32 = 0) throws -> String {
    let run = try sandbox.run(script, in: "models")
    #expect(run.code == code, "\(script)\n\(run.output)")
    return run.output
  }

  @Test func `a release tells of an edited record, and takes nothing from it`() throws {
    try withRelease { sandbox in
      try sandbox.edit("hvac/fan.yaml", "maximum: 3000", "maximum: 2500")
      try version("1.2.0", "2.0.0", sandbox)
      try expect(
        "gemel change \(words) --bump major && \(commit) && gemel release --as-of 2026-02-10", sandbox)
      try sandbox.edit("hvac/fan.yaml", "maximum: 2500", "maximum: 2000")
      try version("2.0.0", "3.0.0", sandbox)
      let released = try expect(
        "f=$(ls hvac/changes/*); sed -i 's/new[.]/newer./' $f && \(commit) && gemel release --as-of 2026-03-10", sandbox
      )
      #expect(released.contains("the record was part of a release, and has been changed since"), "\(released)")
      let own = try expect("gemel registry changelog com.example.hvac@3.0.0 && gemel registry verify", sandbox)
      #expect(!own.contains("newer.") && own.contains(": intact"), "\(own)")
    }
  }

  @Test func `a record that was released says nothing new once it was edited or renamed`() throws {
    try withRelease(compatibility: Self.strict) { sandbox in
      try sandbox.edit("hvac/fan.yaml", "maximum: 3000", "maximum: 2500")
      try version("1.2.0", "2.0.0", sandbox)
      try expect(
        "gemel change \(words) \(approved) --bump major && \(commit) && gemel release --as-of 2026-02-10", sandbox)
      try sandbox.edit("hvac/fan.yaml", "maximum: 2500", "maximum: 2000")
      try version("2.0.0", "3.0.0", sandbox)
      try expect("f=$(ls hvac/changes/*); sed -i 's/new[.]/newer./' $f && \(commit)", sandbox)
      for command in ["gemel check --against registry", "gemel release --as-of 2026-03-10"] {
        let refused = try expect(command, sandbox, code: 1)
        #expect(refused.contains("warning[change/edited-record]") || command.hasPrefix("gemel release"), "\(refused)")
        #expect(refused.contains("error[change/missing-record]") && refused.contains("compatibility/maximum-lowered"))
      }
      try expect("git checkout -q HEAD~1 -- hvac/changes && mv hvac/changes/*.yaml hvac/changes/again.yaml", sandbox)
      let renamed = try expect("gemel check --against registry", sandbox, code: 1)
      #expect(
        renamed.contains("error[change/missing-record]") && !renamed.contains("change/edited-record"), "\(renamed)")
    }
  }

  private func version(_ old: String, _ new: String, _ sandbox: Sandbox) throws {
    try sandbox.edit("hvac/gemel.yaml", "version: \(old)", "version: \(new)")
  }

  private func registry(_ sandbox: Sandbox) throws -> RegistryDirectory {
    try RegistryDirectory.open(sandbox.directory.appending(path: "registry").path)
  }

  private func found(_ version: String, _ sandbox: Sandbox) throws -> ReleaseRecord? {
    let name = try #require(PackageName("com.example.hvac"))
    let number = try #require(SemanticVersion(version))
    let release = try #require(ReleaseID(name, number))
    return try registry(sandbox).release(release)?.record
  }

  private func record(_ version: String, _ sandbox: Sandbox) throws -> ReleaseRecord {
    let record = try found(version, sandbox)
    return try #require(record)
  }

  private func file(_ version: String, _ sandbox: Sandbox, _ name: String) throws -> [UInt8] {
    let bytes = try registry(sandbox).file(name, of: try record(version, sandbox))
    return try #require(bytes)
  }

  private func object(_ bytes: [UInt8]) throws -> [String: Any] {
    let value = try JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any]
    return try #require(value)
  }

  private func changes(_ version: String, _ sandbox: Sandbox) throws -> ReleaseChanges {
    let bytes = try file(version, sandbox, ReleaseChanges.file)
    let read = readReleaseChanges(bytes, file: .none)
    #expect(read.findings.isEmpty)
    let changes = try #require(read.value)
    #expect(changes.bytes == bytes, "what is read is written as it was")
    return changes
  }

  @Test func `sources that git ignores or was told not to look at are in no commit`() throws {
    try withRelease { sandbox in
      try version("1.2.0", "1.3.0", sandbox)
      try sandbox.write("hvac/duct.yaml\n", to: "models/.gitignore")
      try sandbox.write("twins: {Hatch: {description: Opens.}}\n", to: "models/hvac/duct.yaml")
      try expect(commit, sandbox)
      let ignored = try expect("gemel release", sandbox, code: 1)
      #expect(ignored.contains("the sources are in no commit as they are") && ignored.contains("hvac/duct.yaml"))
      try expect("rm hvac/duct.yaml && git update-index --assume-unchanged hvac/fan.yaml", sandbox)
      try sandbox.edit("hvac/fan.yaml", "Leads air.", "Leads much air.")
      let assumed = try expect("gemel release", sandbox, code: 1)
      #expect(assumed.contains("hvac/fan.yaml"), "\(assumed)")
    }
  }

  @Test func `a package that was renamed follows the releases of its former name`() throws {
    try withRelease(compatibility: Self.strict) { sandbox in
      try sandbox.edit(
        "hvac/gemel.yaml", "package: com.example.hvac", "package: com.example.air\nformerly: [com.example.hvac]")
      try sandbox.edit("hvac/fan.yaml", "      noise: {type: double, description: How loud it is.}\n", "")
      try expect(commit, sandbox)
      for gate in ["gemel check --against registry", "gemel release"] {
        let found = try expect(gate, sandbox, code: 1)
        #expect(found.contains("error[compatibility/telemetry-removed]"), "\(found)")
        #expect(found.contains("error[change/missing-record]"), "\(found)")
      }
    }
  }

  @Test func `a record that was released accepts nothing under another name`() throws {
    try withRelease(compatibility: Self.strict) { sandbox in
      let record =
        "summary: Slower\nwhy: Bearings.\nbump: major\ndecision: https://d.example/1\nauthor: a\napprovedBy: b\n"
      try sandbox.write(record, to: "models/hvac/changes/slower.yaml")
      try sandbox.edit("hvac/fan.yaml", "maximum: 3000", "maximum: 2500")
      try version("1.2.0", "2.0.0", sandbox)
      try expect(
        "\(commit) && gemel release --as-of 2026-02-01 && git mv hvac/changes/slower.yaml hvac/changes/new.yaml",
        sandbox)
      try sandbox.edit("hvac/fan.yaml", "maximum: 2500", "maximum: 2000")
      try version("2.0.0", "3.0.0", sandbox)
      try expect(commit, sandbox)
      #expect(try expect("gemel release", sandbox, code: 1).contains("error[change/missing-record]"))
    }
  }

  @Test func `a release is not dated before the one that it follows`() throws {
    try withRelease { sandbox in
      try version("1.2.0", "1.2.1", sandbox)
      try sandbox.edit("hvac/fan.yaml", "Leads air.", "Leads much air.")
      try expect(commit, sandbox)
      let early = try expect("gemel release --as-of 2026-01-09", sandbox, code: 1)
      #expect(early.contains("1.2.0, which it follows, was on 2026-01-10"), "\(early)")
    }
  }

  @Test
  func `a breaking change takes the record that the workspace asks for, and who approved it stands in the release`()
    throws
  {
    try withRelease(compatibility: Self.strict) { sandbox in
      try sandbox.edit("hvac/fan.yaml", "maximum: 3000", "maximum: 2500")
      try version("1.2.0", "2.0.0", sandbox)
      try expect(commit, sandbox)
      let bare = try expect("gemel release", sandbox, code: 1)
      #expect(bare.contains("error[change/missing-record]") && bare.contains("hvac/gemel.yaml:2:"), "\(bare)")
      #expect(bare.contains("gemel change --against registry:com.example.hvac@1.2.0"), "\(bare)")
      #expect(bare.contains("error[compatibility/maximum-lowered]") && bare.contains("nothing was released"))
      let against = "--against registry:com.example.hvac@1.2.0"
      try expect("gemel change \(words) --author team-air \(against) && \(commit)", sandbox)
      let empty = try expect("gemel release", sandbox, code: 1)
      #expect(empty.contains("error[change/missing-decision]") && empty.contains("error[change/missing-approval]"))
      #expect(try found("2.0.0", sandbox) == nil)
      try expect("rm -r hvac/changes && gemel change \(words) \(approved) \(against) && \(commit)", sandbox)
      let dry = try expect("gemel release --dry-run", sandbox)
      #expect(dry.contains("would release com.example.hvac 2.0.0: 1 change since 1.2.0, a major version"), "\(dry)")
      #expect(dry.contains("approved by jane.doe"), "\(dry)")
      try expect("gemel release", sandbox)
      let record = try self.record("2.0.0", sandbox)
      let name = try #require(record.approvals.first?.record)
      #expect(name.hasPrefix("changes/fans-turn-no-faster-than-2500-a-minute-"))
      #expect(
        record.approvals == [Approval(approver: "jane.doe", decision: "https://d.example/42", record: name)])
      let shown = try expect("gemel registry show com.example.hvac@2.0.0", sandbox)
      #expect(shown.contains("by jane.doe: https://d.example/42 (changes/fans"), "\(shown)")
      let changes = try changes("2.0.0", sandbox)
      #expect(changes.changes.map(\.element.kind) == [.maximumLowered] && changes.changes.first?.record == name)
      #expect(changes.previous?.version == SemanticVersion(1, 2, 0) && changes.bump == .major)
      #expect(changes.records.map(\.why) == ["The bearings are new."])
    }
  }

  @Test func `a record that was released is not asked again, and covers nothing that comes later`() throws {
    try withRelease(compatibility: Self.strict) { sandbox in
      try sandbox.edit("hvac/fan.yaml", "maximum: 3000", "maximum: 2500")
      try version("1.2.0", "2.0.0", sandbox)
      // A record about everything.
      try expect("gemel change \(words) \(approved) --bump major && \(commit) && gemel release", sandbox)
      try sandbox.edit("hvac/fan.yaml", "maximum: 2500", "maximum: 2000")
      try version("2.0.0", "3.0.0", sandbox)
      try expect(commit, sandbox)
      let again = try expect("gemel release", sandbox, code: 1)
      #expect(again.contains("error[change/missing-record]"), "\(again)")
      #expect(try expect("gemel check --against registry", sandbox, code: 1).contains("error[change/missing-record]"))
      try expect(
        "gemel change --summary Slower --why Again \(approved) --against registry && \(commit) && gemel release",
        sandbox)
      let changes = try changes("3.0.0", sandbox)
      #expect(changes.records.map(\.summary) == ["Slower"] && changes.earlierRecords.count == 1)
      // An addition needs none of it.
      try sandbox.edit("hvac/fan.yaml", "  Duct:", "  Damper: {description: Throttles air.}\n  Duct:")
      try version("3.0.0", "3.1.0", sandbox)
      try expect("\(commit) && gemel release", sandbox)
      let next = try self.changes("3.1.0", sandbox)
      #expect(next.records.isEmpty && next.earlierRecords.count == 2 && next.bump == .minor)
      #expect(try record("3.1.0", sandbox).approvals.isEmpty)
    }
  }

  @Test func `the first release needs no record, and says that nothing changed`() throws {
    try withRelease(
      compatibility:
        "{protect: service, records: {required: all}, notice: announced, noticeDays: 30, backdated: allowed}"
    ) {
      sandbox in
      let first = try changes("1.2.0", sandbox)
      #expect(first.previous == nil && first.changes.isEmpty && first.records.isEmpty && first.bump == .none)
      let text = String(decoding: first.bytes, as: UTF8.self)
      #expect(
        text == #"{"bump":"none","changes":[],"format":1,"package":"com.example.hvac","records":[],"version":"1.2.0"}"#)
    }
  }

  @Test func `what is removed was deprecated in a release for as long as the workspace asks`() throws {
    try withRelease(compatibility: "{protect: service, notice: announced, noticeDays: 90, backdated: allowed}") {
      sandbox in
      func release(_ day: String, code: Int32 = 0) throws -> String {
        try expect("\(commit); gemel release --as-of \(day)", sandbox, code: code)
      }
      let noise = "noise: {type: double, description: How loud it is.}"
      let deprecated =
        "noise: {type: double, description: How loud it is., deprecated: {since: 1.3.0, removeIn: 2.0.0}}"
      // Gone at once.
      try sandbox.edit("hvac/fan.yaml", "      \(noise)\n", "")
      try version("1.2.0", "2.0.0", sandbox)
      let sudden = try release("2026-02-01", code: 1)
      #expect(sudden.contains("error[change/removal-without-notice]") && sudden.contains("it was not deprecated in"))
      // Announced on 2026-02-01; gone before its time.
      try sandbox.write(Self.fan.replacing(noise, with: deprecated), to: "models/hvac/fan.yaml")
      try version("2.0.0", "1.3.0", sandbox)
      #expect(try release("2026-02-01").contains("released com.example.hvac 1.3.0"))
      try sandbox.edit("hvac/fan.yaml", "      \(deprecated)\n", "")
      try version("1.3.0", "2.0.0", sandbox)
      let early = try release("2026-05-01", code: 1)
      #expect(
        early.contains(
          "its deprecation has not been out for 90 days: on 2026-01-31 the newest release was 1.2.0, which does not deprecate it"
        ), "\(early)")
      // The gate says the same.
      let gate = try expect("gemel check --against registry --as-of 2026-05-01", sandbox, code: 1)
      #expect(gate.contains("its deprecation has not been out for 90 days"), "\(gate)")
      let inTime = try release("2026-05-02")
      #expect(inTime.contains("released com.example.hvac 2.0.0"), "\(inTime)")
    }
  }

  @Test func `a release that was withdrawn gives no notice, also where it is the one before`() throws {
    try withRelease(compatibility: "{protect: service, noticeDays: 30, backdated: allowed}") { sandbox in
      let noise = "noise: {type: double, description: How loud it is."
      try sandbox.edit("hvac/fan.yaml", noise, noise + ", deprecated: {since: 1.3.0, removeIn: 2.0.0}")
      try version("1.2.0", "1.3.0", sandbox)
      try expect(
        "\(commit) && gemel release --as-of 2026-02-01"
          + " && gemel registry yank com.example.hvac@1.3.0 --reason x --as-of 2026-02-02", sandbox)
      let gone = try sandbox.read("models/hvac/fan.yaml").split(separator: "\n").filter { !$0.contains("noise:") }
      try sandbox.write(gone.joined(separator: "\n") + "\n", to: "models/hvac/fan.yaml")
      try version("1.3.0", "2.0.0", sandbox)
      let refused = try expect("\(commit) && gemel release --as-of 2026-05-01", sandbox, code: 1)
      #expect(refused.contains("the newest release was 1.2.0, which does not deprecate it"), "\(refused)")
    }
  }

  @Test func `notice counts from the release that announced it, whatever was released since`() throws {
    // Days alone ask for a deprecation too.
    try withRelease(compatibility: "{protect: service, noticeDays: 90, backdated: allowed}") { sandbox in
      let noise = "noise: {type: double, description: How loud it is."
      try sandbox.edit("hvac/fan.yaml", noise, noise + ", deprecated: {since: 1.3.0, removeIn: 2.0.0}")
      try version("1.2.0", "1.3.0", sandbox)
      try expect("\(commit) && gemel release --as-of 2026-02-01", sandbox)
      // Another release, shortly before the removal; the type has another name since.
      try sandbox.edit("hvac/fan.yaml", "  Duct:", "  Damper: {description: Throttles air.}\n  Duct:")
      try version("1.3.0", "1.4.0", sandbox)
      try expect("\(commit) && gemel release --as-of 2026-04-30", sandbox)
      let gone = try sandbox.read("models/hvac/fan.yaml").split(separator: "\n").filter { !$0.contains("noise:") }
      try sandbox.write(gone.joined(separator: "\n") + "\n", to: "models/hvac/fan.yaml")
      try version("1.4.0", "2.0.0", sandbox)
      try expect("\(commit) && gemel release --as-of 2026-05-01", sandbox, code: 1)
      try expect("gemel release --as-of 2026-05-02", sandbox)
    }
  }

  @Test func `a release is not dated back where days of notice could be met so, unless the workspace allows it`() throws
  {
    try Sandbox.with { sandbox in
      let manifest = { (policy: String) in
        "edition: 2026\nworkspace:\n  packages: [hvac]\n  packs: []\n  registry: ../registry\n  compatibility: \(policy)\n"
      }
      try sandbox.write(manifest("{protect: service, noticeDays: 30}"), to: "models/gemel.yaml")
      try sandbox.write(
        "edition: 2026\npackage: com.example.hvac\nversion: 1.2.0\nsummary: Air.\n", to: "models/hvac/gemel.yaml")
      try sandbox.write(Self.fan, to: "models/hvac/fan.yaml")
      try expect("git init -q -b main . && \(commit)", sandbox)
      for dry in ["", " --dry-run"] {
        let refused = try expect("gemel release --as-of 2026-01-10" + dry, sandbox, code: 1)
        #expect(
          refused.contains("would be dated 2026-01-10, and today is ") && refused.contains("`backdated: allowed`"))
      }
      try expect("test ! -e ../registry/packages", sandbox)
      try sandbox.write(manifest("{protect: service, noticeDays: 30, backdated: allowed}"), to: "models/gemel.yaml")
      try expect("\(commit); gemel release --as-of 2026-01-10", sandbox)
      try sandbox.edit("hvac/fan.yaml", "  Duct:", "  Damper: {description: Throttles air.}\n  Duct:")
      try version("1.2.0", "1.3.0", sandbox)
      try expect("\(commit); gemel release --as-of 2026-02-10", sandbox)
      try sandbox.write(manifest("{protect: service, backdated: refused}"), to: "models/gemel.yaml")
      let back = "gemel registry rollback com.example.hvac@1.2.0 --reason x"
      let refused = try expect(back + " --as-of 2026-03-10", sandbox, code: 1)
      #expect(refused.contains("would be dated 2026-03-10"), "\(refused)")
      try expect(back, sandbox)
    }
  }

  @Test func `a change whose rule the workspace turned off takes a record all the same`() throws {
    for word in ["off", "note"] {
      try withRelease(compatibility: "{protect: service, records: {required: breaking}}") { sandbox in
        let gone = try sandbox.read("models/hvac/fan.yaml").split(separator: "\n").filter { !$0.contains("noise:") }
        try sandbox.write(gone.joined(separator: "\n") + "\n", to: "models/hvac/fan.yaml")
        try version("1.2.0", "2.0.0", sandbox)
        try sandbox.edit(
          "gemel.yaml", "  packs: []\n", "  packs: []\n  rules:\n    compatibility/telemetry-removed: \(word)\n")
        let refused = try expect("\(commit); gemel release", sandbox, code: 1)
        #expect(refused.contains("change/missing-record"), "\(refused)")
        let told = try expect("gemel change \(words) --against registry", sandbox)
        #expect(!told.contains("the workspace asks for"), "\(told)")
        try expect("\(commit); gemel release", sandbox)
      }
    }
  }

  @Test func `a type that comes back has a version that it never had`() throws {
    try withRelease { sandbox in
      let duct = try #require(
        sandbox.read("models/hvac/fan.yaml").range(of: "  Duct:").map {
          String(try sandbox.read("models/hvac/fan.yaml")[$0.lowerBound...])
        })
      let types = { (version: String) in
        try self.record(version, sandbox).types.filter { $0.type.hasSuffix(".Duct") }.map { "\($0.version)" }
      }
      try sandbox.edit("hvac/fan.yaml", duct, "")
      try version("1.2.0", "2.0.0", sandbox)
      try expect("\(commit) && gemel release --as-of 2026-02-01", sandbox)
      try sandbox.write(sandbox.read("models/hvac/fan.yaml") + duct, to: "models/hvac/fan.yaml")
      try version("2.0.0", "2.1.0", sandbox)
      try expect("\(commit) && gemel release --as-of 2026-03-01 && gemel registry verify", sandbox)
      #expect(try types("1.2.0") == ["1.0.0"] && types("2.0.0") == [] && types("2.1.0") == ["2.1.0"])
    }
  }

  @Test func `changes are held against no registry that is not there`() throws {
    try withRelease { sandbox in
      for command in ["check --against registry --registry ../nowhere", "check --against policy"] {
        try sandbox.edit("gemel.yaml", "compatibility: {protect", "compatibility: {baseline: registry, protect")
        try sandbox.edit("gemel.yaml", "../registry", "../registri")
        let refused = try expect("gemel \(command)", sandbox, code: 2)
        #expect(
          refused.contains("there is no registry `../") && refused.contains("`gemel registry init` makes an empty one"))
        try sandbox.edit("gemel.yaml", "../registri", "../registry")
        try sandbox.edit("gemel.yaml", "compatibility: {baseline: registry, protect", "compatibility: {protect")
      }
      #expect(try expect("gemel registry init --registry ../new", sandbox).contains("made the registry ../new"))
      #expect(try expect("gemel registry init --registry ../new", sandbox).contains("is a registry already"))
      let first = try expect("gemel check --against registry --registry ../new", sandbox)
      #expect(first.contains("has no release of `com.example.hvac` up to 1.2.0"), "\(first)")
    }
  }

  @Test func `a record that says less than the workspace asks is told so when it is written`() throws {
    try withRelease(compatibility: "{protect: service, records: {decision: breaking, approval: breaking}}") { sandbox in
      let gone = try sandbox.read("models/hvac/fan.yaml").split(separator: "\n").filter { !$0.contains("noise:") }
      try sandbox.write(gone.joined(separator: "\n") + "\n", to: "models/hvac/fan.yaml")
      let told = try expect("gemel change \(words) --against registry --author ada", sandbox)
      #expect(
        told.contains("the workspace asks for `decision` (--decision), `approvedBy` (--approved-by) too"), "\(told)")
    }
  }

  @Test func `what a waiver accepts is held to records and notice where the workspace says so`() throws {
    for (word, code) in [("exempt", Int32(0)), ("held", 1)] {
      try withRelease(
        compatibility: "{protect: service, records: {required: breaking}, notice: deprecated, waived: \(word)}"
      ) { sandbox in
        let gone = try sandbox.read("models/hvac/fan.yaml").split(separator: "\n").filter { !$0.contains("noise:") }
        try sandbox.write(gone.joined(separator: "\n") + "\n", to: "models/hvac/fan.yaml")
        try version("1.2.0", "2.0.0", sandbox)
        try expect(
          "gemel waive compatibility/telemetry-removed --owner a --reason b --approver c --expires 2026-12-31"
            + " --against registry --as-of 2026-11-01", sandbox)
        let checked = try expect("gemel check --against registry --as-of 2026-11-01", sandbox, code: code)
        #expect(checked.contains("change/missing-record") == (word == "held"), "\(checked)")
        #expect(checked.contains("change/removal-without-notice") == (word == "held"), "\(checked)")
      }
    }
  }

  @Test func `a frozen package is not released, changed or not, new or not`() throws {
    try withRelease { sandbox in
      try sandbox.edit(
        "gemel.yaml", "  packs: []\n",
        "  packs: []\n  freezes:\n    - {packages: [com.example.hvac], reason: Plant move, until: 9999-12-30}\n")
      try expect(commit, sandbox)
      #expect(try expect("gemel release", sandbox).contains("is released already"))
      try version("1.2.0", "1.2.1", sandbox)
      try expect(commit, sandbox)
      let frozen = try expect("gemel release", sandbox, code: 1)
      #expect(
        frozen.contains("`com.example.hvac` is frozen until 9999-12-30, and 1.2.1 is to be released"), "\(frozen)")
      #expect(frozen.contains("the reason is `Plant move`"))
      try expect("gemel release --registry ../other", sandbox, code: 1)
      // A day after the freeze, or before it, is none on which it could be published now.
      let ahead = try expect("gemel release --as-of 9999-12-31", sandbox, code: 2)
      #expect(ahead.contains("9999-12-31 has not come yet"), "\(ahead)")
      try sandbox.edit("gemel.yaml", "until: 9999-12-30", "until: 2026-02-28")
      try expect(commit, sandbox)
      let held = try expect("gemel release --as-of 2026-02-28", sandbox, code: 1)
      #expect(held.contains("is frozen until 2026-02-28"), "\(held)")
      let past = try expect("gemel release --as-of 2026-03-01", sandbox)
      #expect(past.contains("the release is dated 2026-03-01, and today is "), "\(past)")
    }
  }

  @Test func `bump writes the version that the changes since the release take`() throws {
    try withRelease { sandbox in
      try sandbox.edit("hvac/fan.yaml", "maximum: 3000", "maximum: 2500")
      try expect(commit, sandbox)
      let low = try expect("gemel release", sandbox, code: 1)
      #expect(
        low.contains(
          "`com.example.hvac` is at 1.2.0, which is released already and never changed, and what changed since takes 2.0.0"
        ), "\(low)")
      #expect(low.contains("hvac/gemel.yaml:3:10") && low.contains("`gemel release --bump` writes it"), "\(low)")
      // It ends as the release would, whose versions are to be committed first.
      let dry = try expect("gemel release --bump --dry-run", sandbox, code: 1)
      #expect(dry.contains("the release would be refused: the versions that --bump writes are to be committed first"))
      try expect("gemel release --bump --dry-run --allow-dirty", sandbox)
      #expect(dry.contains("would release com.example.hvac 2.0.0: 1 change since 1.2.0, a major version"), "\(dry)")
      #expect(try sandbox.read("models/hvac/gemel.yaml").contains("version: 1.2.0   # by hand"))
      let raised = try expect("gemel release --bump", sandbox, code: 1)
      #expect(raised.contains("commit them") && raised.contains("hvac/gemel.yaml"), "\(raised)")
      #expect(raised.contains("`com.example.hvac` is at 2.0.0 now, and was at 1.2.0; commit its manifest"), "\(raised)")
      #expect(try sandbox.read("models/hvac/gemel.yaml").contains("version: 2.0.0   # by hand"))
      let released = try expect("\(commit) && gemel release --bump", sandbox)
      #expect(released.contains("released com.example.hvac 2.0.0"), "\(released)")
      try expect("git diff --exit-code -- . ':!hvac/CHANGELOG.md'", sandbox)
    }
  }

  @Test func `a waived change stands in the release with its waiver`() throws {
    try withRelease(compatibility: Self.strict) { sandbox in
      try sandbox.edit("hvac/fan.yaml", "maximum: 3000", "maximum: 2500")
      try version("1.2.0", "2.0.0", sandbox)
      try expect(
        "gemel waive compatibility/maximum-lowered --owner a --approver b --reason r --expires 2027-01-01"
          + " --against registry --as-of 2026-11-26 && \(commit) && gemel release --as-of 2026-11-26", sandbox)
      let record = try self.record("2.0.0", sandbox)
      #expect(record.waivers.map(\.rule) == ["compatibility/maximum-lowered"] && record.approvals.isEmpty)
    }
  }

  @Test func `two clones in different folders that release on different days publish the same content`() throws {
    try withRelease { sandbox in
      try expect("cp -r ../registry ../other", sandbox)
      try sandbox.edit("hvac/fan.yaml", "maximum: 3000", "maximum: 2500")
      try version("1.2.0", "2.0.0", sandbox)
      try expect("gemel change \(words) \(approved) --against registry && \(commit)", sandbox)
      try expect("gemel release --as-of 2026-03-01", sandbox)
      try expect(
        "git clone -q . ../elsewhere/deep && cd ../elsewhere/deep && gemel release --as-of 2026-05-01"
          + " --registry ../../other --publisher Eve", sandbox)
      let difference = try expect("diff -r ../registry/blobs ../other/blobs", sandbox)
      #expect(difference.isEmpty)
      let records = try ["registry", "other"].map {
        try sandbox.read("\($0)/packages/com.example.hvac/2.0.0.json")
      }
      #expect(records[0] != records[1] && records[0].contains("2026-03-01") && records[1].contains("Eve"))
    }
  }

  @Test func `changes of a release are those that diff tells, and follow the published schema`() throws {
    try withRelease { sandbox in
      try sandbox.write(
        Self.fan.replacing("maximum: 3000", with: "maximum: 2500")
          .replacing("  Duct:", with: "  Pipe:\n    formerly: [Duct]"), to: "models/hvac/fan.yaml")
      try version("1.2.0", "2.0.0", sandbox)
      let diff = try expect(
        "\(commit) && gemel release >/dev/null 2>&1 && gemel diff registry:com.example.hvac@1.2.0 --format json 2>/dev/null",
        sandbox)
      let told = try object(Array(diff.utf8))
      let bytes = try file("2.0.0", sandbox, ReleaseChanges.file)
      let kept = try object(bytes)
      #expect(told["bump"] as? String == kept["bump"] as? String)
      let left = try #require(told["changes"] as? [[String: Any]])
      let right = try #require(kept["changes"] as? [[String: Any]])
      #expect(left.count == right.count && left.count > 1)
      // Where it was found, and what the policy of that day made of it, is not kept.
      let dropped: Set = ["rule", "severity", "package", "fix", "place", "oldPlace", "hint", "witnesses", "reach"]
      for (left, right) in zip(left, right) {
        let expected = left.filter { !dropped.contains($0.key) }
        #expect(NSDictionary(dictionary: expected) == NSDictionary(dictionary: right.filter { $0.key != "reach" }))
      }
      let text = String(decoding: bytes, as: UTF8.self)
      #expect(!text.contains(sandbox.directory.path) && !text.contains("fan.yaml"))
      try sandbox.write(text, to: "models/changes.json")
      try expect("gemel schema changes > ../schema.json", sandbox)
      let judge = try sandbox.run(
        "command -v check-jsonschema >/dev/null || exit 77; check-jsonschema --schemafile ../schema.json changes.json",
        in: "models")
      #expect(judge.code == 0 || judge.code == 77, "\(judge.output)")
    }
  }

  @Test func `types rise by their own changes alone`() throws {
    try withRelease { sandbox in
      func types(_ version: String) throws -> [String: String] {
        let record = try self.record(version, sandbox)
        return Dictionary(uniqueKeysWithValues: record.types.map { ($0.type, $0.version.description) })
      }
      let (fan, duct) = ("com.example.hvac.Fan", "com.example.hvac.Duct")
      #expect(try types("1.2.0") == [fan: "1.0.0", duct: "1.0.0"])
      // A break of one, an addition to the other.
      try sandbox.edit("hvac/fan.yaml", "maximum: 3000", "maximum: 2500")
      try sandbox.edit(
        "hvac/fan.yaml", "      length:", "      width: {type: double, description: From side to side.}\n      length:")
      try version("1.2.0", "2.0.0", sandbox)
      try expect("\(commit) && gemel release", sandbox)
      #expect(try types("2.0.0") == [fan: "2.0.0", duct: "1.1.0"])
      // Nothing but a new type: the others stay, whatever becomes of the package.
      try sandbox.edit("hvac/fan.yaml", "  Duct:", "  Damper: {description: Throttles air.}\n  Duct:")
      try version("2.0.0", "3.0.0", sandbox)
      try expect("\(commit) && gemel release", sandbox)
      #expect(try types("3.0.0") == [fan: "2.0.0", duct: "1.1.0", "com.example.hvac.Damper": "3.0.0"])
      // Words are a patch.
      try sandbox.edit("hvac/fan.yaml", "Leads air.", "Leads air to rooms.")
      try version("3.0.0", "3.0.1", sandbox)
      try expect("\(commit) && gemel release", sandbox)
      #expect(try types("3.0.1")[duct] == "1.1.1" && types("3.0.1")[fan] == "2.0.0")
    }
  }

  @Test func `a release writes the changelog beside the manifest, which the registry alone tells again`() throws {
    try withRelease { sandbox in
      try sandbox.edit("hvac/fan.yaml", "maximum: 3000", "maximum: 2500")
      try version("1.2.0", "2.0.0", sandbox)
      // The changelog of the first release is in no commit, and is no source.
      try expect("gemel change \(words) \(approved) --against registry", sandbox)
      try expect("git add hvac/fan.yaml hvac/gemel.yaml hvac/changes && git commit -q -m work", sandbox)
      let output = try expect("gemel release --as-of 2026-02-01", sandbox)
      #expect(output.contains("commit ") && output.contains("hvac/CHANGELOG.md: written from the releases"))
      let written = try sandbox.read("models/hvac/CHANGELOG.md")
      let sections = written.split(separator: "\n## ").map { $0.prefix { $0 != "\n" } }
      #expect(sections.dropFirst() == ["2.0.0 (2026-02-01)", "1.2.0 (2026-01-10)"])
      #expect(
        written.contains(
          "- **Fans turn no faster than 2500 a minute**: The bearings are new. Decided in [https://d.example/42]"
            + "(<https://d.example/42>). Approved by jane.doe.\n  - the maximum of `Fan/speed` is 2500, and was 3000\n"),
        "\(written)")
      let told = try expect(
        "cd .. && gemel registry changelog com.example.hvac --registry registry --as-of 2026-03-01", sandbox)
      #expect(told == written)
      let before = try expect("gemel registry changelog com.example.hvac --as-of 2026-01-31", sandbox)
      #expect(before.contains("1.2.0 (2026-01-10)") && !before.contains("2.0.0"))
      // A release that is there already, and one of an earlier line, as of a day that has been leave out nothing.
      try expect("gemel release --as-of 2026-01-31", sandbox)
      #expect(try sandbox.read("models/hvac/CHANGELOG.md") == written)
      try version("2.0.0", "1.2.1", sandbox)
      try sandbox.edit("hvac/fan.yaml", "maximum: 2500", "maximum: 3000")
      try expect("rm hvac/changes/*; \(commit) && gemel release --as-of 2026-01-31", sandbox)
      let both = try sandbox.read("models/hvac/CHANGELOG.md")
      #expect(both.contains("## 2.0.0 (2026-02-01)") && both.contains("## 1.2.1 (2026-01-31)"), "\(both)")
      // What was withdrawn is told, and the file follows with the next release.
      try expect("gemel registry yank com.example.hvac@2.0.0 --reason Untested --as-of 2026-02-02", sandbox)
      #expect(
        try expect("gemel registry changelog com.example.hvac --as-of 2026-02-02", sandbox).contains(
          "## 2.0.0 (2026-02-01)\n\n**Withdrawn** on 2026-02-02 by Ada "))
    }
  }

  @Test func `a changelog that people write stays as it is, and no-changelog writes none`() throws {
    try withRelease { sandbox in
      try sandbox.write("# History\n\nWe were here.\n", to: "models/hvac/CHANGELOG.md")
      try version("1.2.0", "1.2.1", sandbox)
      let output = try expect("\(commit) && gemel release", sandbox)
      #expect(output.contains("hvac/CHANGELOG.md was not written by gemel and stays as it is"), "\(output)")
      #expect(try sandbox.read("models/hvac/CHANGELOG.md") == "# History\n\nWe were here.\n")
      try version("1.2.1", "1.2.2", sandbox)
      try expect("rm hvac/CHANGELOG.md && \(commit) && gemel release --no-changelog", sandbox)
      try expect("test ! -e hvac/CHANGELOG.md", sandbox)
      // A link leads somewhere else, where nothing is written.
      try version("1.2.2", "1.2.3", sandbox)
      try expect("echo secret > ../other && ln -s ../../other hvac/CHANGELOG.md && \(commit)", sandbox)
      #expect(try expect("gemel release", sandbox).contains("stays as it is"))
      #expect(try sandbox.read("other") == "secret\n")
    }
  }

  @Test func `a release holds its changelog without a day, and what those do who upgrade`() throws {
    try withRelease { sandbox in
      try sandbox.edit("hvac/fan.yaml", "maximum: 3000", "maximum: 2500")
      try version("1.2.0", "2.0.0", sandbox)
      let dry = try expect("\(commit) && gemel release --dry-run", sandbox)
      #expect(dry.contains("\n  ## 2.0.0\n") && dry.contains("  - the maximum of `Fan/speed` is 2500, and was 3000"))
      try expect("gemel release --as-of 2026-02-01", sandbox)
      let own = String(decoding: try file("2.0.0", sandbox, "CHANGELOG.md"), as: UTF8.self)
      #expect(own.contains("\n## 2.0.0\n") && !own.contains("2026"))
      #expect(try expect("gemel registry changelog com.example.hvac@2.0.0", sandbox) == own)
      let notes = String(decoding: try file("2.0.0", sandbox, "MIGRATION.md"), as: UTF8.self)
      #expect(notes.hasPrefix("# Migration of `com.example.hvac` from `1.2.0` to `2.0.0`\n"))
      #expect(
        notes.contains(
          "- **Producers** (breaks): Write only what the new model allows for `Fan/speed` (`2500` now, `3000` before)"))
      #expect(try expect("gemel registry changelog com.example.hvac@2.0.0 --migration", sandbox) == notes)
      // The same of any two models.
      let between = try expect(
        "gemel diff registry:com.example.hvac@1.2.0 registry:com.example.hvac@2.0.0 --format migration", sandbox)
      #expect(between.split(separator: "\n").dropFirst() == notes.split(separator: "\n").dropFirst())
      let refs = try expect("gemel diff HEAD~1 HEAD --format migration", sandbox)
      #expect(refs.contains("## The maximum of `Fan/speed` is 2500, and was 3000"))
      let none = try expect("gemel diff HEAD --format migration", sandbox)
      #expect(none.contains("Nothing changed: there is nothing to do."))
    }
  }
}
