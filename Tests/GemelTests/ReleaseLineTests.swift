import Foundation
import Testing
import TwinTestSupport

/// The line of releases of a package: what follows what, on which day, and what becomes of it when something of it is lost.
@Suite struct ReleaseLineTests {
  /// A repository with a registry of 1.0.0 and 1.1.0 of one package, whose workspace asks for records of what breaks someone.
  private func withReleases(_ body: (Sandbox) throws -> Void) throws {
    try Sandbox.with { sandbox in
      try sandbox.write(
        "edition: 2026\nworkspace:\n  packages: [air]\n  packs: []\n  registry: r\n"
          + "  compatibility: {protect: service, records: {required: breaking, approval: breaking}}\n",
        to: "models/gemel.yaml")
      try sandbox.write(manifest("1.0.0"), to: "models/air/gemel.yaml")
      try sandbox.write(Self.fan, to: "models/air/fan.yaml")
      try expect("git init -q -b main . && git add -A && git commit -qm 1 && gemel release --as-of 2026-01-10", sandbox)
      try sandbox.write(manifest("1.1.0"), to: "models/air/gemel.yaml")
      try sandbox.write(Self.fan + Self.duct, to: "models/air/fan.yaml")
      try release("2026-02-20", sandbox)
      try body(sandbox)
    }
  }

  private static let fan = "twins:\n  Fan: {description: Moves air.}\n"
  private static let duct = "  Duct: {description: Leads it.}\n"
  private static let approved =
    "gemel change --summary 'Ducts are gone' --why 'They leak.' --bump major --author team-air --approved-by jane.doe"

  private func manifest(_ version: String) -> String {
    "edition: 2026\npackage: com.example.air\nversion: \(version)\nsummary: Air.\nowners: [a]\n"
  }

  @discardableResult
  private func release(_ day: String, _ sandbox: Sandbox, code: Int32 = 0) throws -> String {
    try expect("git add air && git commit -qm next; gemel release --as-of \(day)", sandbox, code: code)
  }

  @discardableResult
  private func expect(_ script: String, _ sandbox: Sandbox, code: Int32 = 0) throws -> String {
    let run = try sandbox.run(script, in: "models")
    #expect(run.code == code, "\(script)\n\(run.output)")
    return run.output
  }

  /// 2.0.0 without ducts, with a record that was approved.
  private func releaseBreak(_ sandbox: Sandbox) throws {
    try sandbox.write(manifest("2.0.0"), to: "models/air/gemel.yaml")
    try sandbox.write(Self.fan, to: "models/air/fan.yaml")
    try expect(Self.approved, sandbox)
    try release("2026-03-15", sandbox)
  }

  @Test func `a record of any earlier release accepts nothing, edited or not, also after a rollback in between`() throws
  {
    try withReleases { sandbox in
      try releaseBreak(sandbox)
      try expect("gemel registry rollback com.example.air@1.1.0 --reason 'Plants broke.' --as-of 2026-05-05", sandbox)
      try sandbox.write(manifest("3.0.0"), to: "models/air/gemel.yaml")
      let again = try release("2026-05-06", sandbox, code: 1)
      #expect(again.contains("error[change/missing-record]"), "\(again)")
      try expect("sed -i 's/jane.doe/mallory/; s/They leak/Other/' air/changes/*", sandbox)
      let edited = try release("2026-05-06", sandbox, code: 1)
      #expect(edited.contains("error[change/missing-record]") && !edited.contains("approved by mallory"), "\(edited)")
      let gate = try expect("gemel check --against registry", sandbox, code: 1)
      #expect(gate.contains("warning[change/edited-record]") && gate.contains("error[change/missing-record]"))
      try expect(
        "git checkout -q HEAD~1 -- air/changes && \(Self.approved.replacing("gone", with: "gone again"))", sandbox)
      #expect(try release("2026-05-06", sandbox).contains("released com.example.air 3.0.0"))
    }
  }

  @Test func `a record without a change is told, and is no breaking change of the changelog`() throws {
    try withReleases { sandbox in
      try sandbox.write(manifest("1.1.1"), to: "models/air/gemel.yaml")
      try expect(Self.approved, sandbox)
      let gate = try expect("gemel check --against registry", sandbox)
      #expect(
        gate.contains("warning[change/unused-record]: the record is about a change, and nothing changed"), "\(gate)")
      let released = try release("2026-03-01", sandbox)
      #expect(released.contains("the record is about a change, and nothing changed"), "\(released)")
      let changelog = try expect("gemel registry changelog com.example.air@1.1.1", sandbox)
      #expect(changelog.contains("Ducts are gone") && !changelog.contains("Breaking"), "\(changelog)")
    }
  }

  // MARK: - Days

  @Test func `nothing is dated ahead, and what is dated back is told`() throws {
    try withReleases { sandbox in
      try sandbox.write(manifest("1.1.1"), to: "models/air/gemel.yaml")
      #expect(try release("2999-01-01", sandbox, code: 2).contains("2999-01-01 has not come yet"))
      let verbs = [
        "rollback com.example.air@1.0.0 --reason x", "yank com.example.air@1.1.0 --reason x",
        "deprecate com.example.air@1.1.0 --reason x",
      ]
      for verb in verbs {
        let refused = try expect("gemel registry \(verb) --as-of 2999-01-01", sandbox, code: 2)
        #expect(refused.contains("has not come yet"), "\(refused)")
      }
      let early = try expect(
        "gemel registry yank com.example.air@1.1.0 --reason x --as-of 2026-02-19", sandbox, code: 2)
      #expect(early.contains("was released on 2026-02-20, and nothing holds of it before"), "\(early)")
      let itself = try expect(
        "gemel registry deprecate com.example.air@1.1.0 --reason x --successor com.example.air@1.1.0", sandbox, code: 2)
      #expect(itself.contains("cannot be what to use instead of itself"), "\(itself)")
      try expect("gemel registry sunset com.example.air@1.0.0 --date 2999-01-01 --reason Old.", sandbox)
      #expect(try release("2026-03-01", sandbox).contains("the release is dated 2026-03-01, and today is"))
      #expect(try expect("gemel registry verify", sandbox).hasPrefix("verified 3 releases"))
      // What is there all the same is told.
      try expect("sed -i 's/2026-03-01/2999-01-01/' r/packages/com.example.air/1.1.1.json", sandbox)
      #expect(try expect("gemel registry verify", sandbox).contains("[day-to-come]"))
    }
  }

  // MARK: - Order

  @Test func `a version below one that is released is refused in its line, and no other`() throws {
    try withReleases { sandbox in
      try sandbox.write(manifest("1.0.1"), to: "models/air/gemel.yaml")
      try sandbox.write(Self.fan + "  Damper: {description: Throttles it.}\n", to: "models/air/fan.yaml")
      let lower = try release("2026-03-01", sandbox, code: 1)
      #expect(lower.contains("its changes since 1.0.0 take 1.1.0"), "\(lower)")
      try sandbox.write(Self.fan.replacing("Moves air", with: "Moves much air"), to: "models/air/fan.yaml")
      let patch = try release("2026-03-01", sandbox, code: 1)
      #expect(
        patch.contains("`com.example.air` 1.0.1 would come after 1.1.0") && patch.contains("write `version: 1.1.1`"),
        "\(patch)")
      try releaseBreak(sandbox)
      // Those who stay at 1 get what is mended there.
      try sandbox.write(manifest("1.1.1"), to: "models/air/gemel.yaml")
      try sandbox.write(Self.fan.replacing("Moves air", with: "Moves much air") + Self.duct, to: "models/air/fan.yaml")
      #expect(try release("2026-04-01", sandbox).contains("released com.example.air 1.1.1: 1 change since 1.1.0"))
      try sandbox.write(manifest("0.9.0"), to: "models/air/gemel.yaml")
      let lowest = try release("2026-04-02", sandbox, code: 1)
      #expect(lowest.contains("would stand before 1.0.0, the lowest version that is released"), "\(lowest)")
    }
  }

  @Test func `of two who release at once from one release, one is told to look again`() throws {
    try withReleases { sandbox in
      for (name, version) in [("a", "1.2.0"), ("b", "1.3.0")] {
        try expect("git clone -q . ../\(name)", sandbox)
        try sandbox.write(manifest(version), to: "\(name)/air/gemel.yaml")
        try sandbox.write(
          Self.fan + Self.duct + "  New\(name.uppercased()): {description: New.}\n", to: "\(name)/air/fan.yaml")
      }
      let outcome = try expect(
        """
        for n in a b; do (cd ../$n && git commit -qam $n
          gemel release --registry ../models/r --no-changelog > ../$n.log 2>&1; echo $? > ../$n.code) & done; wait
        sort ../a.code ../b.code | tr '\\n' ' '; cat ../a.log ../b.log
        """, sandbox)
      #expect(outcome.hasPrefix("0 1 "), "\(outcome)")
      #expect(
        outcome.contains("was released meanwhile") || outcome.contains("would come after 1.3.0")
          || outcome.contains("error[compatibility/twin-removed]"), "\(outcome)")
      #expect(try !expect("gemel registry verify", sandbox).contains("skipped-predecessor"))
    }
  }

  @Test
  func `whoever comes second with the same version is told what is missing here, not only the version it would take`()
    throws
  {
    try withReleases { sandbox in
      for name in ["a", "b"] {
        try expect("git clone -q . ../\(name)", sandbox)
        try sandbox.write(manifest("1.2.0"), to: "\(name)/air/gemel.yaml")
        try sandbox.write(
          Self.fan + Self.duct + "  New\(name.uppercased()): {description: New.}\n", to: "\(name)/air/fan.yaml")
        try expect("cd ../\(name) && git commit -qam \(name)", sandbox)
      }
      let release = "gemel release --registry ../models/r --no-changelog"
      try expect("cd ../a && \(release) --as-of 2026-03-01", sandbox)
      let second = try expect("cd ../b && \(release)", sandbox, code: 1)
      #expect(
        second.contains("`com.example.air` 1.2.0 was released on 2026-03-01 by Ada <ada@example.com> from commit ")
          && second.contains("bring it in first"), "\(second)")
      // What is missing is not, once it is here.
      let both = Self.fan + Self.duct + "  NewA: {description: New.}\n  NewB: {description: New.}\n"
      try expect("cd ../b && git pull -q --no-rebase -X ours --no-edit ../a main", sandbox)
      try sandbox.write(both, to: "b/air/fan.yaml")
      let low = try expect("cd ../b && git commit -qam both && \(release)", sandbox, code: 1)
      #expect(low.contains("takes 1.3.0") && !low.contains("bring it in first"), "\(low)")
      try sandbox.write(manifest("1.3.0"), to: "b/air/gemel.yaml")
      try expect("cd ../b && git commit -qam both && \(release)", sandbox)
    }
  }

  @Test func `releases that came together from two copies, and do not know of each other, are told`() throws {
    try withReleases { sandbox in
      for (name, version) in [("a", "1.2.0"), ("b", "1.3.0")] {
        try expect("git clone -q . ../\(name) && cp -r r ../\(name)/r", sandbox)
        try sandbox.write(manifest(version), to: "\(name)/air/gemel.yaml")
        try sandbox.write(
          Self.fan + Self.duct + "  New\(name.uppercased()): {description: New.}\n", to: "\(name)/air/fan.yaml")
        try expect("cd ../\(name) && git commit -qam x && gemel release --as-of 2026-03-01", sandbox)
      }
      let told = try expect("cp -r ../a/r/. ../b/r/. r && gemel registry verify", sandbox)
      #expect(
        told.contains("it was compared with 1.1.0, and 1.2.0 is here too") && told.contains("[skipped-predecessor]"))
    }
  }

  // MARK: - What was lost

  @Test func `a release that is not the one that the next followed is damage`() throws {
    try withReleases { sandbox in
      try expect("gemel key new ../k && gemel sign com.example.air@1.1.0 --key ../k", sandbox)
      let key = try sandbox.read("k.pub").split(separator: "\n").map { "      \($0)\n" }.joined()
      try sandbox.write(
        "format: 1\nkeys:\n  - name: bot\n    role: publisher\n    packages: ['*']\n    key: |\n" + key, to: "keys.yaml"
      )
      let verify = "gemel verify com.example.air@1.1.0 --keys ../keys.yaml"
      try expect(verify, sandbox)
      try expect("cp -r r ../whole && rm r/packages/com.example.air/1.0.0.json", sandbox)
      let lost = try expect("gemel registry verify", sandbox, code: 1)
      #expect(lost.contains("[lost-record]"), "\(lost)")
      #expect(try expect(verify, sandbox, code: 1).contains("whose record is gone"))
      // Its content is all that is left of it, and stays.
      #expect(try expect("gemel registry clean", sandbox, code: 3).contains("whose record is gone"))
      // Another one in its place.
      try expect("rm -r r && mkdir ../other && cp -r air gemel.yaml ../other", sandbox)
      try sandbox.write(manifest("1.0.0"), to: "other/air/gemel.yaml")
      try expect(
        "cd ../other && git init -q . && git add -A && git commit -qm 1 && gemel release --as-of 2026-01-10 --registry r"
          + " && cp -r r/. ../whole && cp -r ../whole ../models/r && cd ../models && gemel registry clean", sandbox)
      let other = try expect("gemel registry verify", sandbox, code: 1)
      #expect(
        other.contains("it follows com.example.air 1.0.0 as sha256:") || other.contains("[other-predecessor]"),
        "\(other)")
      #expect(try expect(verify, sandbox, code: 1).contains("its changes are told from another model"))
    }
  }

  @Test func `what is left of a release whose record is gone fails verification of all`() throws {
    try withReleases { sandbox in
      try expect(
        "gemel key new ../k && gemel release --sign ../k && gemel sign com.example.air@1.0.0 --key ../k", sandbox)
      let key = try sandbox.read("k.pub").split(separator: "\n").map { "      \($0)\n" }.joined()
      try sandbox.write(
        "format: 1\nkeys:\n  - name: bot\n    role: publisher\n    packages: ['*']\n    key: |\n" + key, to: "keys.yaml"
      )
      let whole = try expect("gemel verify --all --keys ../keys.yaml", sandbox)
      #expect(whole.contains("statuses are signed by nobody"), "\(whole)")
      try expect("rm r/packages/com.example.air/1.1.0.json", sandbox)
      let lost = try expect("gemel verify --all --keys ../keys.yaml", sandbox, code: 1)
      #expect(lost.contains("error: com.example.air 1.1.0: ") && lost.contains("its record is gone"), "\(lost)")
    }
  }

  @Test func `a record that names other content than the index is damage, and the index does not forget it`() throws {
    try withReleases { sandbox in
      try expect("cp -r r ../whole", sandbox)
      // The content of 1.0.0 under the version 1.1.0, in the index alone and then in the record.
      let digest = try expect(
        "sed -n 's/.*\"manifest\":\"\\(sha256:[0-9a-f]*\\)\".*/\\1/p' r/packages/com.example.air/1.0.0.json", sandbox
      )
      .trimmingCharacters(in: .whitespacesAndNewlines)
      try expect(
        "sed -i 's/\"manifest\":\"sha256:[0-9a-f]*\"/\"manifest\":\"\(digest)\"/' r/packages/com.example.air/1.1.0.json",
        sandbox)
      for _ in 0..<2 {
        let found = try expect("gemel registry verify", sandbox, code: 1)
        #expect(
          found.contains("[replaced-record]") && found.contains("by index.json com.example.air 1.1.0 was released as"))
        _ = try sandbox.run("gemel registry clean", in: "models")
      }
      try expect(
        "cp ../whole/packages/com.example.air/1.1.0.json r/packages/com.example.air/ && diff -r r ../whole", sandbox)
      try expect("gemel registry verify", sandbox)
    }
  }

  @Test func `a registry whose description is gone or broken is damaged`() throws {
    try withReleases { sandbox in
      for script in ["rm r/registry.json", "printf '{}' > r/registry.json"] {
        try expect(script, sandbox)
        let found = try expect("gemel registry verify", sandbox, code: 1)
        #expect(
          found.contains("r/registry.json: ") && found.contains("bring it back from a copy of the registry"), "\(found)"
        )
        try expect("gemel registry list", sandbox, code: 3)
      }
      try expect("printf '{\"format\":2}' > r/registry.json", sandbox)
      #expect(try expect("gemel registry verify", sandbox, code: 2).contains("is of format 2"))
    }
  }

  @Test func `a day before that of the release that is followed is told`() throws {
    try withReleases { sandbox in
      try expect("sed -i 's/2026-02-20/2026-01-09/' r/packages/com.example.air/1.1.0.json", sandbox)
      let found = try expect("gemel registry verify", sandbox)
      #expect(
        found.contains("it was released on 2026-01-09, and com.example.air 1.0.0, which it follows, on 2026-01-10")
          && found.contains("[later-predecessor]"), "\(found)")
    }
  }

  @Test func `a changelog that tells of releases which a registry lacks stays as it is`() throws {
    try withReleases { sandbox in
      try expect("gemel release && git add -A && git commit -qm changelog", sandbox)
      let before = try sandbox.read("models/air/CHANGELOG.md")
      let told = try expect("gemel release --registry ../other", sandbox)
      #expect(told.contains("air/CHANGELOG.md tells of 1.0.0, which the registry ../other does not have"), "\(told)")
      #expect(try sandbox.read("models/air/CHANGELOG.md") == before)
    }
  }

  @Test func `the newest release whose record was deleted stops what would follow another one, until it is back`()
    throws
  {
    try withReleases { sandbox in
      try expect("cp -r r ../whole && rm r/packages/com.example.air/1.1.0.json", sandbox)
      let content = try expect("ls r/blobs/sha256", sandbox)
      let lost = "com.example.air 1.1.0 was released here, as index.json or what was said or signed of it tells"
      let verified = try expect("gemel registry verify", sandbox, code: 1)
      #expect(verified.contains("packages/com.example.air/1.1.0.json: \(lost)") && verified.contains("[lost-record]"))
      for command in ["list", "log com.example.air"] {
        #expect(try expect("gemel registry \(command)", sandbox, code: 1).contains(lost), "\(command)")
      }
      for command in ["show com.example.air", "changelog com.example.air"] {
        #expect(try expect("gemel registry \(command)", sandbox).contains(lost), "\(command)")
      }
      #expect(try expect("gemel registry show com.example.air@1.1.0", sandbox, code: 3).contains(lost))
      try sandbox.write(manifest("1.2.0"), to: "models/air/gemel.yaml")
      try expect("git add air && git commit -qm next", sandbox)
      for command in [
        "registry clean", "release --as-of 2026-03-01", "release --as-of 2026-03-01 --dry-run",
        "check --against registry", "registry rollback com.example.air@1.0.0 --reason Broken",
      ] {
        let refused = try expect("gemel \(command)", sandbox, code: 3)
        #expect(refused.contains(lost) && refused.contains("bring the record back from git"), "\(command)\n\(refused)")
      }
      #expect(try expect("ls r/blobs/sha256", sandbox) == content)
      try expect("cp ../whole/packages/com.example.air/1.1.0.json r/packages/com.example.air", sandbox)
      try expect("diff -r r ../whole && gemel release --as-of 2026-03-01 && gemel registry verify", sandbox)
    }
  }

  // MARK: - Sources

  @Test func `what nobody reads makes no sources dirty`() throws {
    try withReleases { sandbox in
      try sandbox.write(manifest("1.1.1"), to: "models/air/gemel.yaml")
      try expect("git add air && git commit -qm 3 && echo x > notes.txt && gemel build && test -d out", sandbox)
      #expect(try expect("gemel release", sandbox).contains("commit "))
      try sandbox.write("summary: x\nwhy: y\nbump: minor\n", to: "models/air/changes/x.yaml")
      try sandbox.edit("air/gemel.yaml", "1.1.1", "1.2.0")
      try expect("git commit -qam 4", sandbox)
      #expect(try expect("gemel release", sandbox, code: 1).contains("air/changes/x.yaml"))
    }
  }
}
