import Foundation
import Testing
import TwinModel
import TwinRegistry
import TwinSource
import TwinStore
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

  private func object(_ script: String, _ sandbox: Sandbox, code: Int32 = 0) throws -> [String: Any] {
    let output = try expect(script + " --format json 2>/dev/null", sandbox, code: code)
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

  @Test func `a name that no record may hold is refused where it is given, before anything is written`() throws {
    try withReleases { sandbox in
      try sandbox.write("twins:\n  Fan: {description: Moves air.}\n", to: "models/air/fan.yaml")
      let manifest = try sandbox.read("models/air/gemel.yaml")
      let status = try expect("git status --porcelain", sandbox)
      let named = "--publisher \"$(printf 'Ada \\342\\200\\256 Eve')\""
      for (script, source) in [
        ("gemel release --bump --allow-dirty \(named)", "--publisher"),
        (
          "GIT_COMMITTER_NAME=\"$(printf 'Ada \\342\\200\\256 Eve')\" gemel release --bump --allow-dirty",
          "`user.name` or `user.email` in git"
        ),
        ("gemel registry yank com.example.air@1.1.0 --reason Leaks. \(named)", "--publisher"),
        ("gemel registry rollback com.example.air@1.0.0 --reason Leaks. \(named)", "--publisher"),
        ("gemel registry yank com.example.air@1.1.0 --reason \"$(printf 'a \\342\\200\\256 b')\"", "--reason"),
      ] {
        let refused = try expect(script, sandbox, code: 2)
        #expect(
          refused.contains("\(source) has the character \\u{202E}, which no record may have; write it without"),
          "\(refused)")
        #expect(!refused.contains("line 1"), "\(refused)")
      }
      #expect(try sandbox.read("models/air/gemel.yaml") == manifest)
      #expect(try expect("git status --porcelain", sandbox) == status)
    }
  }

  @Test func `what is no registry, and a record with nothing in it, are told with what helps`() throws {
    try withReleases { sandbox in
      for verb in ["registry verify", "registry list", "release"] {
        let file = try expect("gemel \(verb) --registry gemel.yaml", sandbox, code: 2)
        #expect(
          file.contains("`gemel.yaml` is no directory") && file.contains("name the directory of a registry"), "\(file)")
      }
      for name in ["''", "' '"] {
        let empty = try expect("gemel registry push \(name)", sandbox, code: 2)
        #expect(empty.contains("gemel: the registry: its name is empty; write a host and a path"), "\(empty)")
      }
      for content in ["", "\\n"] {
        let told = try expect(
          "printf '\(content)' > r/packages/com.example.air/1.0.0.json; gemel registry verify", sandbox, code: 1)
        #expect(told.contains("the file is empty; bring it back from a copy of the registry"), "\(told)")
        #expect(!told.contains("write `{}`"), "\(told)")
      }
    }
  }

  @Test func `an index that is missing or cannot be written is told by a release`() throws {
    try withReleases { sandbox in
      let again = "git commit -qam 3 && gemel release --as-of 2026-03-01"
      try sandbox.edit("air/gemel.yaml", "1.1.0", "1.1.1")
      let missing = try expect("rm r/index.json && \(again)", sandbox)
      #expect(missing.contains("gemel: r/index.json is missing, so that nothing tells"), "\(missing)")
      #expect(!(try expect("gemel release --as-of 2026-03-01", sandbox).contains("index.json")))
      try sandbox.edit("air/gemel.yaml", "1.1.1", "1.1.2")
      let failed = try expect("mv r/index.json ../index.json && mkdir -p r/index.json/x && \(again)", sandbox)
      #expect(failed.contains("released com.example.air 1.1.2"), "\(failed)")
      #expect(failed.contains("gemel: index.json is not up to what was published"), "\(failed)")
      #expect(failed.contains("make it anew with `gemel registry clean`"), "\(failed)")
    }
  }

  @Test func `branches that each release something are merged by git, with the attributes of the registry or without`()
    throws
  {
    for hasAttributes in [true, false] {
      try Sandbox.with { sandbox in
        try sandbox.write(
          "edition: 2026\nworkspace:\n  packages: [air, duct]\n  packs: []\n  registry: r\n", to: "models/gemel.yaml")
        for name in ["air", "duct"] {
          try sandbox.write(
            "edition: 2026\npackage: com.example.\(name)\nversion: 1.0.0\nsummary: A model.\nowners: [a]\n",
            to: "models/\(name)/gemel.yaml")
          try sandbox.write("twins:\n  Fan: {description: Moves air.}\n", to: "models/\(name)/fan.yaml")
        }
        try expect(
          "git init -q -b main . && git add -A && git commit -qm 1 && gemel release && git add -A && git commit -qm r",
          sandbox)
        #expect(try sandbox.read("models/r/.gitattributes") == "* -text\n/index.json merge=union\n")
        if !hasAttributes { try expect("git rm -q r/.gitattributes && git commit -qm a", sandbox) }
        for name in ["air", "duct"] {
          try expect(
            """
            git checkout -qb \(name) main && sed -i 's/1.0.0/1.0.1/' \(name)/gemel.yaml && git commit -qam 2 \
              && gemel release \(name) && git add -A && git commit -qm r
            """, sandbox)
        }
        let merged = try expect("git merge -q air -m merge", sandbox, code: hasAttributes ? 0 : 1)
        if !hasAttributes {
          #expect(merged.contains("CONFLICT (content): Merge conflict in r/index.json"), "\(merged)")
        }
        #expect(try expect("gemel registry verify", sandbox).contains("notice: index.json: "))
        #expect(try expect("gemel registry clean", sandbox).contains("index.json was made anew"))
        let listed = try expect("git add r && gemel registry verify && gemel registry list", sandbox)
        #expect(listed.contains("verified 4 releases") && !listed.contains("notice: index.json"), "\(listed)")
        #expect(listed.contains("com.example.air   1.0.1") && listed.contains("com.example.duct  1.0.1"), "\(listed)")
      }
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
      // What stands beside the names of the rows is below one another in all of them.
      let rows = try expect("gemel registry log com.example.air", sandbox).split(separator: "\n")
      let width = "deprecated  ".count
      #expect(rows.contains { $0.hasPrefix("deprecated  2026-03-01 by Ada") })
      #expect(
        rows.allSatisfy { $0.dropFirst(width - 2).hasPrefix("  ") && !$0.dropFirst(width).hasPrefix(" ") }, "\(rows)")
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

  @Test func `a history shows approvals, waivers, what was needed and the digest where a record has them`() throws {
    try withReleases { sandbox in
      let registry = try RegistryDirectory.open(sandbox.directory.appending(path: "models/r").path)
      let name = try #require(PackageName("com.example.air"))
      let first = try #require(try registry.releases(of: name).first)
      let id = try #require(ReleaseID(name, SemanticVersion(1, 2, 0)))
      let content = try #require(ReleaseContent(id, files: registry.content(of: first.record).files))
      let record = ReleaseRecord(
        release: id, manifest: content.digest, released: try #require(CalendarDay("2026-03-01")), publisher: "Eve",
        commit: nil,
        dependencies: [
          ReleaseDependency(
            release: first.record.release, manifest: first.record.manifest,
            requirement: try #require(VersionRequirement("^1.0.0")))
        ],
        approvals: [Approval(approver: "grace@example.com", decision: "https://example.com/adr/7")],
        waivers: [
          WaivedFinding(
            rule: "naming/type-case", subject: "com.example.air.Fan", fingerprint: "00ff",
            waiver: Waiver(owner: "ada", reason: "Old name.", approver: "alan", expires: "2027-01-31"))
        ])
      _ = try registry.publish(content, record)
      let log = try expect("gemel registry log com.example.air", sandbox)
      for fact in [
        "2026-03-01 by Eve", content.digest.description, "by grace@example.com: https://example.com/adr/7",
        "naming/type-case com.example.air.Fan, approved by alan until 2027-01-31: Old name.", "checked against 1.0.0",
      ] { #expect(log.contains(fact), "\(fact)\n\(log)") }
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

  @Test func `a record that cannot be read hides no other, and is told`() throws {
    try withReleases { sandbox in
      try expect("cp -r r/packages/com.example.air r/packages/com.example.zephyr", sandbox)
      try expect(
        "rm r/packages/com.example.zephyr/1.0.0.json && echo {} > r/packages/com.example.air/1.1.0.json", sandbox)
      let list = try expect("gemel registry list", sandbox, code: 1)
      #expect(list.contains("com.example.air  1.0.0") && list.contains("r/packages/com.example.air/1.1.0.json: line 1"))
      #expect(list.contains("r/packages/com.example.zephyr/1.1.0.json: the file holds"), "\(list)")
      let json = try object("gemel registry list", sandbox, code: 1)
      #expect((json["unreadable"] as? [Any])?.count == 2 && (json["packages"] as? [Any])?.count == 1)
      let log = try expect("gemel registry log com.example.air", sandbox, code: 1)
      #expect(log.contains("com.example.air 1.0.0") && log.contains("r/packages/com.example.air/1.1.0.json: line 1"))
      try expect("gemel registry show com.example.air@1.0.0", sandbox)
      #expect(try expect("gemel registry show com.example.air@1.1.0", sandbox, code: 3).contains("1.1.0.json: line 1"))
    }
  }

  @Test func `statuses and attestations that cannot be read are told, and hide no other release`() throws {
    try withReleases { sandbox in
      try expect(
        "gemel registry deprecate com.example.air@1.1.0 --reason Old. && gemel registry yank com.example.air@1.1.0 --reason x",
        sandbox)
      try expect("rm r/packages/com.example.air/1.1.0.status.1.json", sandbox)
      let list = try expect("gemel registry list", sandbox, code: 1)
      #expect(list.contains("com.example.air  1.0.0") && list.contains("1.1.0.status.1.json: a later status is there"))
      try expect("gemel key new ../k && gemel sign com.example.air@1.0.0 --key ../k", sandbox)
      try expect("echo {} > r/packages/com.example.air/1.0.0.attestation.1.json", sandbox)
      let show = try expect("gemel registry show com.example.air@1.0.0", sandbox, code: 1)
      #expect(show.contains("release   com.example.air 1.0.0") && show.contains("cannot be read: "), "\(show)")
      // Saying something fills the gap.
      try expect("gemel registry deprecate com.example.air@1.1.0 --reason Old.", sandbox)
      #expect(try expect("gemel registry show com.example.air@1.1.0", sandbox).contains("yanked"))
    }
  }

  @Test(arguments: [
    (#"s/"bump":"minor"/"bump":"patch"/"#, "the record says that its bump is patch, and by changes.json it is minor"),
    (#"s/"commit":"[0-9a-f]*"/"commit":"\#(String(repeating: "0", count: 40))"/"#, "and provenance.json "),
    (#"s/"commit":"[0-9a-f]*",//"#, "the record names no commit, and provenance.json "),
    (#"s/Fan":"[0-9.]*"/Fan":"9.0.0"/"#, "that `com.example.air.Fan` is at 9.0.0, and it was at 1.0.0"),
    // No more than the bump, and more than what changed at that type.
    (#"s/Fan":"[0-9.]*"/Fan":"1.1.0"/"#, "since which its changes take it to 1.0.0"),
    (#"s/Duct":"[0-9.]*"/Duct":"4.0.0"/"#, "is at 4.0.0, and it is new here, so that its changes take it to 1.1.0"),
    (#"s/,*"com.example.air.Fan":"[0-9.]*"//"#, "the record gives no version to `com.example.air.Fan`"),
    (
      #"s/"com.example.air.Fan"/"com.example.air.Eve":"1.0.0","com.example.air.Fan"/"#,
      "the record gives a version to `com.example.air.Eve`, which the release does not have"
    ),
    (
      #"s/"types"/"restoreReason":"Better.","restores":"1.0.0","types"/"#,
      #"it brings back 1.0.0, since "Better.", and by provenance.json it brings back no release"#
    ),
    (#"s/"bump"/"approvals":[{"approver":"eve"}],"bump"/"#, "the record names other approvals"),
  ])
  func `a record that says otherwise than its release is damage`(script: String, reason: String) throws {
    try withReleases { sandbox in
      try expect("sed -i '\(script)' r/packages/com.example.air/1.1.0.json", sandbox)
      let output = try expect("gemel registry verify", sandbox, code: 1)
      #expect(output.contains(reason) && output.contains("[contradictory-record]"), "\(output)")
    }
  }

  @Test func `a release that does not say how it came about is damage, unless it ships with the compiler`() throws {
    try withReleases { sandbox in
      let registry = try RegistryDirectory.open(sandbox.directory.appending(path: "models/r").path)
      let name = try #require(PackageName("com.example.air"))
      let last = try #require(try registry.releases(of: name).last).record
      for package in ["com.example.wind", "org.gemel.core"] {
        let id = try #require(PackageName(package).flatMap { ReleaseID($0, SemanticVersion(1, 0, 0)) })
        let files = try registry.content(of: last).files.filter { $0.name.hasPrefix("model.") }
        let content = try #require(ReleaseContent(id, files: files))
        _ = try registry.publish(
          content,
          ReleaseRecord(
            release: id, manifest: content.digest, released: last.released, publisher: "eve", commit: nil,
            types: last.types.map { type in
              TypeVersion(
                type: type.type.replacing("com.example.air", with: package), version: SemanticVersion(1, 0, 0))
            }))
      }
      let output = try expect("gemel registry verify", sandbox, code: 1)
      #expect(output.contains("com.example.wind/1.0.0.json: the release has no provenance.json"), "\(output)")
      #expect(!output.contains("org.gemel.core"))
    }
  }

  @Test(arguments: [
    ("show com.example.ari", "did you mean `com.example.air`?"),
    ("show com.example.air@9.0.0", "there is 1.0.0, 1.1.0"),
    ("yank com.example.air@9.0.0 --reason x", "there is 1.0.0, 1.1.0"),
    (
      "push com.example.air@1.0.0 host:1",
      "the registry comes first, as in `gemel registry push host:1 com.example.air@1.0.0`"
    ),
    (
      "pull com.example.air@1.0.0 host/x",
      "the registry comes first, as in `gemel registry pull host/x com.example.air@1.0.0`"
    ),
    ("pull host/x other/y", "`other/y` names no release; the registry comes first"),
    ("yank com.example.air@1.0.0 --reason ' '", "--reason is empty"),
    ("yank com.example.air --reason x", "names no version"), ("yank com.example.air@1.0.0", "--reason"),
    ("list --registry nowhere", "nowhere"), ("diff com.example.air", "names no version"),
    ("sunset com.example.air@1.0.0 --date 1.6.2026 --reason x", "is not a date"),
    ("rollback com.example.air --reason x", "names no version"),
    ("rollback com.example.air@1.0.0 --reason ' '", "--reason is empty"),
    ("rollback com.example.air@1.0.0 --reason x --version 2", "is not a version"),
    ("log com.example.air@1.0.0", "a history is that of a package"), ("log nope", "`nope` names no package"),
    ("yank com.example.air@1.0.0 --reason $'\\e[1m'", "--reason holds a control character"),
  ])
  func `what is not there, and what says nothing, is refused with a way out`(command: String, answer: String) throws {
    try withReleases { sandbox in
      let output = try expect("gemel registry " + command, sandbox, code: 2)
      #expect(output.contains(answer), "\(output)")
    }
  }

  @Test func `two releases are compared by their names, or one with the newest`() throws {
    try withReleases { sandbox in
      let same = try object("gemel diff registry:com.example.air@1.0.0 registry:com.example.air@1.1.0", sandbox)
      let between = try object("gemel registry diff com.example.air@1.0.0 com.example.air@1.1.0", sandbox)
      #expect(NSDictionary(dictionary: between) == NSDictionary(dictionary: same))
      #expect(try object("gemel registry diff com.example.air@1.0.0", sandbox)["bump"] as? String == "minor")
      #expect(
        try object("gemel registry diff com.example.air@1.0.0 --as-of 2026-02-01", sandbox)["bump"] as? String == "none"
      )
      #expect(
        try object("gemel registry diff com.example.air@1.1.0 com.example.air@1.0.0", sandbox)["bump"] as? String
          == "major")
      try expect("gemel registry diff com.example.air@1.1.0 com.example.air@1.0.0 --exit-code", sandbox, code: 1)
      let markdown = try expect(
        "gemel registry diff com.example.air@1.1.0 com.example.air@1.0.0 --format markdown --witness", sandbox)
      #expect(markdown.contains("Duct"))
    }
  }

  @Test func `after its sunset nothing new resolves to a release`() throws {
    try withReleases { sandbox in
      try expect(
        "gemel registry sunset com.example.air@1.1.0 --date 2026-06-01 --reason 'Out of care.' --successor com.example.air@1.0.0"
          + " --as-of 2026-06-01", sandbox)
      let log = try object("gemel registry log com.example.air --as-of 2026-06-01", sandbox)
      let releases = try #require(log["releases"] as? [[String: Any]])
      #expect(releases.first?["standing"] as? String == "sunset")
      let before = try object("gemel registry log com.example.air --as-of 2026-05-31", sandbox)
      #expect((before["releases"] as? [[String: Any]])?.first?["standing"] == nil)
      #expect(
        try expect("gemel registry list --as-of 2026-06-01", sandbox).contains(
          "past its sunset since 2026-06-01: Out of care; use com.example.air 1.0.0 instead"))
      try expect("gemel registry verify", sandbox)
    }
  }

  @Test func `a sunset that is to come is told everywhere from when it was announced`() throws {
    try withReleases { sandbox in
      let sunset = "gemel registry sunset com.example.air@1.1.0 --date 2027-06-01 --reason 'Out of care.'"
      let announced = try expect("\(sunset) --as-of 2026-05-01", sandbox)
      #expect(announced.contains("com.example.air 1.1.0 has its sunset on 2027-06-01: Out of care."), "\(announced)")
      // Whoever says so again on another day adds nothing.
      try expect("\(sunset) --as-of 2026-05-02 && test ! -e r/packages/com.example.air/1.1.0.status.2.json", sandbox)
      let said = "said on 2026-05-01 by Ada <ada@example.com>: Out of care."
      for verb in ["list", "show com.example.air", "log com.example.air", "changelog com.example.air"] {
        let before = try expect("gemel registry \(verb) --as-of 2026-04-30", sandbox)
        #expect(!before.lowercased().contains("sunset"), "\(before)")
      }
      for day in ["2026-05-01", "2027-05-31"] {
        #expect(try expect("gemel registry list --as-of \(day)", sandbox).contains("sunset on 2027-06-01, \(said)"))
        for verb in ["show", "log"] {
          let told = try expect("gemel registry \(verb) com.example.air --as-of \(day)", sandbox)
          #expect(told.contains("on 2027-06-01, \(said)") && told.contains("sunset "), "\(told)")
        }
        let changelog = try expect("gemel registry changelog com.example.air --as-of \(day)", sandbox)
        #expect(changelog.contains("**Sunset** on 2027-06-01, said by Ada ") && changelog.contains("Out of care."))
      }
      let release = try #require(
        try object("gemel registry show com.example.air@1.1.0", sandbox)["release"] as? [String: Any])
      #expect(release["comingSunset"] as? String == "2027-06-01" && release["standing"] == nil)
      #expect((release["statuses"] as? [[String: Any]])?.first?["announced"] as? String == "2026-05-01")
      let past = try expect("gemel registry show com.example.air@1.1.0 --as-of 2027-06-01", sandbox)
      #expect(past.contains("past since 2027-06-01, \(said)"), "\(past)")
      let changelog = try expect("gemel registry changelog com.example.air --as-of 2027-06-01", sandbox)
      #expect(changelog.contains("**Past its sunset** since 2027-06-01, said by Ada "), "\(changelog)")
      // It can be put off.
      try expect(
        "gemel registry sunset com.example.air@1.1.0 --date 2028-06-01 --reason 'Still in use.' --as-of 2026-06-02",
        sandbox)
      let putOff = try expect("gemel registry show com.example.air@1.1.0 --as-of 2027-06-01", sandbox)
      #expect(
        putOff.contains("was to be on 2027-06-01, \(said)") && putOff.contains("on 2028-06-01, said on 2026-06-02"))
      #expect(!putOff.contains("past since"))
      try expect("gemel registry verify", sandbox)
    }
  }

  @Test func `what a graver word outweighs is refused, and so is a successor that nobody can use`() throws {
    try withReleases { sandbox in
      try expect("gemel registry yank com.example.air@1.1.0 --reason Leaks. --as-of 2026-03-01", sandbox)
      for verb in ["deprecate", "sunset --date 2999-01-01"] {
        let outweighed = try expect("gemel registry \(verb) com.example.air@1.1.0 --reason Old.", sandbox, code: 2)
        #expect(
          outweighed.contains(
            "com.example.air 1.1.0 is yanked: Leaks. (said on 2026-03-01 by Ada <ada@example.com>), which outweighs it"),
          "\(outweighed)")
      }
      for (successor, answer) in [
        ("com.example.ari", "did you mean `com.example.air`?"), ("com.example.air@1.2.0", "there is 1.0.0, 1.1.0"),
        ("com.example.air@1.1.0", "com.example.air 1.1.0 is yanked: Leaks., so that nothing new resolves to it"),
      ] {
        let refused = try expect(
          "gemel registry deprecate com.example.air@1.0.0 --reason Old. --successor \(successor)", sandbox, code: 2)
        #expect(refused.contains("--successor: ") && refused.contains(answer), "\(refused)")
      }
      try expect("test ! -e r/packages/com.example.air/1.0.0.status.1.json", sandbox)
      // The last word of a withdrawal counts, with what to use instead.
      try expect("gemel registry yank com.example.air@1.1.0 --reason Leaks. --successor com.example.air@1.0.0", sandbox)
      try expect("gemel registry deprecate com.example.air@1.0.0 --reason Old. --successor org.gemel.core", sandbox)
      let shown = try expect("gemel registry show com.example.air@1.1.0", sandbox)
      #expect(shown.contains("Leaks; use com.example.air 1.0.0 instead"), "\(shown)")
    }
  }

  @Test func `what was left behind is listed, then removed`() throws {
    try withReleases { sandbox in
      try expect("cp r/registry.json r/packages/.gemel-1f.tmp", sandbox)
      try expect("printf x > x && mv x r/blobs/sha256/$(sha256sum x | cut -d' ' -f1)", sandbox)
      let listed = try expect("gemel registry clean --dry-run", sandbox)
      #expect(listed.contains("blobs/sha256/2d711642") && listed.contains("would be removed"))
      let removed = try expect("gemel registry clean", sandbox)
      #expect(removed.contains("blobs/sha256/2d711642"))
      #expect(try expect("gemel registry clean", sandbox).contains("0 files removed"))
      #expect(try expect("gemel registry verify", sandbox).contains("verified 2 releases"))
    }
  }

  // MARK: - Rolling back

  @Test func `a rollback is a release of its own, with the old model and a record that says why`() throws {
    try withReleases { sandbox in
      let dry = try expect("gemel registry rollback com.example.air@1.0.0 --reason 'Ducts leak.' --dry-run", sandbox)
      #expect(dry.contains("would release com.example.air 2.0.0 with the model of 1.0.0"))
      let small = try expect(
        "gemel registry rollback com.example.air@1.0.0 --reason 'Ducts leak.' --version 1.2.0", sandbox, code: 1)
      #expect(small.contains("what leads back from 1.1.0 takes a major version") && small.contains("--version 2.0.0"))
      let taken = try expect(
        "gemel registry rollback com.example.air@1.0.0 --reason 'Ducts leak.' --version 1.1.0", sandbox, code: 1)
      #expect(taken.contains("write `--version 2.0.0` or higher"))
      try expect("gemel registry rollback com.example.air@1.0.0 --reason 'Ducts leak.' --as-of 2026-03-01", sandbox)
      let shown = try expect("gemel registry show com.example.air@2.0.0", sandbox)
      #expect(shown.contains("1.0.0: Ducts leak.") && shown.contains("2026-03-01 by Ada <ada@example.com>"))
      #expect(shown.contains("none: it has the model of 1.0.0"))
      let log = try object("gemel registry log com.example.air", sandbox)
      let newest = try #require((log["releases"] as? [[String: Any]])?.first)
      #expect(newest["restores"] as? String == "1.0.0" && newest["restoreReason"] as? String == "Ducts leak.")
      #expect(newest["bump"] as? String == "major")
      let back = try object("gemel registry diff com.example.air@1.0.0 com.example.air@2.0.0", sandbox)
      #expect((back["changes"] as? [Any])?.isEmpty == true)
      let documents = try expect(
        """
        for v in 1.0.0 2.0.0; do d=$(gemel registry show com.example.air@$v --format json 2>/dev/null |
          python3 -c 'import json,sys; print([f["digest"] for f in json.load(sys.stdin)["files"] if f["name"]=="model.json"][0][7:])')
          sed "s/\"$v\"/VERSION/" r/blobs/sha256/$d > model-$v; done; cmp model-1.0.0 model-2.0.0 && echo same
        """, sandbox)
      #expect(documents.contains("same"))
      try expect("gemel registry verify", sandbox)
      let again = try expect("gemel registry rollback com.example.air@1.0.0 --reason Again.", sandbox, code: 1)
      #expect(again.contains("has the model of 1.0.0 already"))
      let itself = try expect("gemel registry rollback com.example.air@2.0.0 --reason Again.", sandbox, code: 1)
      #expect(itself.contains("com.example.air 2.0.0 is the newest release already"), "\(itself)")
    }
  }

  private static let rollback = "gemel registry rollback com.example.air@1.0.0 --reason 'Ducts leak.'"

  @Test func `what a rollback brings back, and why, cannot be changed in its record alone`() throws {
    try withReleases { sandbox in
      try expect("\(Self.rollback) --as-of 2026-03-01 && gemel registry verify && cp -r r ../whole", sandbox)
      let by = "and by provenance.json it brings back 1.0.0, since \"Ducts leak.\""
      for (script, said) in [
        (#"s/"restores":"1.0.0"/"restores":"1.1.0"/"#, #"it brings back 1.1.0, since "Ducts leak.", "#),
        (#"s/Ducts leak/Ducts sing/"#, #"it brings back 1.0.0, since "Ducts sing.", "#),
        (#"s/"restoreReason":"[^"]*","restores":"1.0.0",//"#, "it brings back no release, "),
      ] {
        try expect("sed -i '\(script)' r/packages/com.example.air/2.0.0.json", sandbox)
        let output = try expect("gemel registry verify", sandbox, code: 1)
        #expect(output.contains(said + by) && output.contains("[contradictory-record]"), "\(output)")
        try expect("rm -r r && cp -r ../whole r", sandbox)
      }
    }
  }

  @Test func `a rollback carries what every release carries, with the reason, and is signed and verified like one`()
    throws
  {
    try withReleases { sandbox in
      let early = try expect("\(Self.rollback) --as-of 2026-02-19", sandbox, code: 1)
      #expect(early.contains("would come before com.example.air 1.1.0, which was released on 2026-02-20"), "\(early)")
      try expect("\(Self.rollback) --as-of 2026-03-01", sandbox)
      func files(_ version: String) throws -> [String] {
        let shown = try object("gemel registry show com.example.air@\(version)", sandbox)
        return try #require(shown["files"] as? [[String: Any]]).compactMap { $0["name"] as? String }.sorted()
      }
      let names = try files("2.0.0")
      #expect(try names == files("1.1.0"))
      #expect(Set(["changes.json", "CHANGELOG.md", "MIGRATION.md", "provenance.json"]).isSubset(of: names))
      #expect(try expect("gemel registry verify", sandbox).contains(": intact"))

      let why = "Brings back the content of 1.0.0: Ducts leak.\n\n1 change since 1.1.0: a major version.\n"
      let changelog = try expect("gemel registry changelog com.example.air", sandbox)
      #expect(
        changelog.contains("\n## 2.0.0 (2026-03-01)\n\n\(why)\n### Breaking changes\n\n- "), "\(changelog)")
      let own = try expect("gemel registry changelog com.example.air@2.0.0", sandbox)
      #expect(own.contains("\n## 2.0.0\n\n\(why)"), "\(own)")
      try expect(
        "gemel registry changelog com.example.air@2.0.0 > ../own && test -e r/blobs/sha256/$(sha256sum ../own | cut -d' ' -f1)",
        sandbox)
      let notes = try expect("gemel registry changelog com.example.air@2.0.0 --migration", sandbox)
      #expect(notes.hasPrefix("# Migration of `com.example.air` from `1.1.0` to `2.0.0`\n") && notes.contains("Duct"))

      try expect("gemel key new ../k", sandbox)
      let key = try sandbox.read("k.pub").split(separator: "\n").map { "      \($0)\n" }.joined()
      try sandbox.write(
        "format: 1\nkeys:\n  - name: bot\n    role: publisher\n    packages: ['*']\n    key: |\n" + key,
        to: "keys.yaml")
      let verify = "gemel verify com.example.air@2.0.0 --keys ../keys.yaml"
      try expect(verify, sandbox, code: 1)
      try expect("gemel sign com.example.air@2.0.0 --key ../k", sandbox)
      #expect(try expect(verify, sandbox).contains("com.example.air 2.0.0: intact, signed by bot"))
      // Or at once; nothing is released where nothing can be signed.
      let back = "gemel registry rollback com.example.air@1.1.0 --reason 'They hold.'"
      try expect("\(back) --sign nowhere", sandbox, code: 3)
      try expect("cp -r r ../other && \(back) --sign ../k --registry ../other", sandbox)
      #expect(
        try expect("gemel verify com.example.air@2.1.0 --keys ../keys.yaml --registry ../other", sandbox).contains(
          "com.example.air 2.1.0: intact, signed by bot"))
      // What comes next follows the rollback.
      try sandbox.edit("air/gemel.yaml", "1.1.0", "2.1.0")
      let next = try expect("git add air && git commit -qm 3 && gemel release --as-of 2026-03-02", sandbox)
      #expect(next.contains("released com.example.air 2.1.0: 1 change since 2.0.0, a minor version"), "\(next)")
    }
  }

  @Test func `a frozen package is not rolled back, and is told why`() throws {
    try withReleases { sandbox in
      func freeze(until day: String) throws {
        try sandbox.write(
          "edition: 2026\nworkspace:\n  packages: [air]\n  packs: []\n  registry: r\n  freezes:\n"
            + "    - {packages: [com.example.air], reason: Plant move, until: \(day)}\n", to: "models/gemel.yaml")
      }
      try freeze(until: "9999-12-31")
      for command in [Self.rollback, Self.rollback + " --dry-run"] {
        let frozen = try expect("\(command) --as-of 2026-06-01", sandbox, code: 1)
        #expect(frozen.contains("`com.example.air` is frozen until 9999-12-31, and 2.0.0 is to be released"))
        #expect(frozen.contains("the reason is `Plant move`") && frozen.contains("[change/frozen]"), "\(frozen)")
      }
      try freeze(until: "soon")
      let unreadable = try expect(Self.rollback, sandbox, code: 2)
      #expect(unreadable.contains("what the workspace asks of releases cannot be read: `soon` is not a date"))
      try freeze(until: "9999-12-31")
      try sandbox.edit("gemel.yaml", "  freezes:", "  frozen:")
      let unknown = try expect("\(Self.rollback) --registry r", sandbox, code: 2)
      #expect(unknown.contains("what the workspace asks of releases cannot be read: ") && unknown.contains("`frozen`"))
      try freeze(until: "2026-05-31")
      // Sources and rules that cannot be read keep nobody from going back, once the freeze has ended.
      try sandbox.write("twins: [", to: "models/air/fan.yaml")
      try sandbox.edit("gemel.yaml", "  registry: r\n", "  registry: r\n  catalogue: rules\n")
      try sandbox.write("id: [", to: "models/rules/broken.yaml")
      try expect("\(Self.rollback) --as-of 2026-06-01", sandbox)
    }
  }

  @Test func `a rollback covers what those lose who are locked to a withdrawn release, whichever comes first`() throws {
    try withReleases { sandbox in
      let before = try expect("\(Self.rollback) --dry-run", sandbox)
      try expect("gemel registry yank com.example.air@1.1.0 --reason Leaks.", sandbox)
      let after = try expect("\(Self.rollback) --dry-run", sandbox)
      #expect(
        before.contains("would release com.example.air 2.0.0 with the model of 1.0.0: 1 change since 1.1.0, a major"))
      #expect(
        after.contains(
          "com.example.air 2.0.0 with the model of 1.0.0: 1 change since 1.1.0, which is withdrawn, a major"))
      try expect(Self.rollback, sandbox)
      try expect("gemel registry verify", sandbox)
    }
  }

  @Test func `what was withdrawn by mistake is released again under the next version`() throws {
    try withReleases { sandbox in
      try expect("gemel registry yank com.example.air@1.1.0 --reason Leaks.", sandbox)
      let back = "gemel registry rollback com.example.air@1.1.0 --reason 'They hold.'"
      let refused = try expect(back, sandbox, code: 1)
      #expect(
        refused.contains("com.example.air 1.1.0 was withdrawn on ") && refused.contains("--withdrawn"), "\(refused)")
      let output = try expect("\(back) --withdrawn", sandbox)
      #expect(
        output.contains("com.example.air 1.1.1 with the model of 1.1.0: 0 changes since 1.1.0, which is withdrawn;"))
      let shown = try expect("gemel registry show com.example.air@1.1.1", sandbox)
      #expect(shown.contains("1.1.0: They hold. (1.1.0 was withdrawn: Leaks.)"), "\(shown)")
      try expect("gemel registry verify", sandbox)
    }
  }

  @Test func `the gate and the next release are held to a withdrawn release too, and say so`() throws {
    try withReleases { sandbox in
      try expect("gemel registry yank com.example.air@1.1.0 --reason Leaks.", sandbox)
      let present = try expect("gemel release", sandbox)
      #expect(present.contains("com.example.air 1.1.0 is released already") && present.contains("and is withdrawn"))
      try sandbox.edit("air/fan.yaml", "  Duct: {description: Leads it.}\n", "")
      try sandbox.edit("air/gemel.yaml", "1.1.0", "1.1.1")
      let gate = try expect("gemel check --against registry", sandbox, code: 1)
      let notice =
        "`com.example.air` is held against 1.1.0, which is withdrawn: those who are locked to it still have it"
      #expect(gate.contains(notice) && gate.contains("registry:com.example.air@1.1.0 (withdrawn)"), "\(gate)")
      #expect(gate.contains("error[compatibility/twin-removed]"))
      let refused = try expect("git commit -qam 3 && gemel release", sandbox, code: 1)
      #expect(refused.contains(notice) && refused.contains("its changes since 1.1.0 take 2.0.0"), "\(refused)")
      let bumped = try object("gemel release --bump --dry-run --allow-dirty", sandbox)
      let release = try #require((bumped["releases"] as? [[String: Any]])?.last)
      #expect(release["version"] as? String == "2.0.0" && release["previousWithdrawn"] as? Bool == true)
      try expect("gemel registry verify", sandbox)
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
      // Releases are of no workspace: the one around says whom it protects.
      let compared = try expect("gemel registry diff com.example.air@1.0.0 com.example.air@1.1.0", sandbox)
      #expect(compared.contains("(preset all)"), "\(compared)")
      try expect("gemel check --against registry:com.example.air@1.0.0", sandbox)
      let none = try expect(
        "gemel registry init --registry none && gemel check --against registry --registry none", sandbox)
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
