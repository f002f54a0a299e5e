import Foundation
import Testing
import TwinTestSupport

/// Packages across repositories: one releases an ontology, another needs it and has the registry, a lock and no network.
@Suite struct DependencyTests {
  /// A repository `base` that has released com.example.base 1.0.0 to `registry`, and a repository `models` that needs it.
  static func withRepositories(_ body: (Sandbox) throws -> Void) throws {
    try Sandbox.with { sandbox in
      try sandbox.write(
        "edition: 2026\nworkspace:\n  packages: [base]\n  packs: []\n  registry: ../registry\n", to: "base/gemel.yaml")
      try sandbox.write(
        "edition: 2026\npackage: com.example.base\nversion: 1.0.0\nsummary: Machines.\nowners: [a]\n",
        to: "base/base/gemel.yaml")
      try sandbox.write(machine(length: 20), to: "base/base/machine.yaml")
      try expect("git init -q -b main . && git add -A && git commit -qm 1", sandbox, in: "base")
      try expect("gemel release --as-of 2026-01-10", sandbox, in: "base")
      try sandbox.write(
        "edition: 2026\nworkspace:\n  packages: [hvac]\n  packs: []\n  registry: ../registry\n", to: "models/gemel.yaml"
      )
      try sandbox.write(manifest("^1.0.0"), to: "models/hvac/gemel.yaml")
      try sandbox.write(fan, to: "models/hvac/fan.yaml")
      try expect("git init -q -b main . && git add -A && git commit -qm models", sandbox)
      try body(sandbox)
    }
  }

  /// The ontology's source. Nobody owns the abstract type of it, which rules of the pack `recommended` would have a word about.
  static func machine(length: Int, more: String = "") -> String {
    """
    twins:
      Machine:
        abstract: true
        properties:
          serial: {type: string, maxLength: \(length)}
    \(more)
    """
  }

  static func manifest(_ requirement: String) -> String {
    "edition: 2026\npackage: com.example.hvac\nversion: 1.0.0\nsummary: Air.\nowners: [a]\n"
      + "dependencies:\n  com.example.base: \(requirement)\n"
  }

  static let fan = """
    twins:
      Fan:
        extends: base.Machine
        description: Moves air.
        telemetry:
          speed: {type: double, description: Turns a minute.}
    """

  /// Runs a script in a repository, which must end with `code`, and returns what it printed.
  @discardableResult
  static func expect(_ script: String, _ sandbox: Sandbox, in place: String = "models", code: Int32 = 0) throws
    -> String
  {
    let run = try sandbox.run(script, in: place)
    #expect(run.code == code, "\(script)\n\(run.output)")
    return run.output
  }

  /// Releases another version of the ontology.
  static func releaseBase(
    _ version: String, length: Int, more: String = "", on day: String, _ sandbox: Sandbox
  ) throws {
    try sandbox.write(
      "edition: 2026\npackage: com.example.base\nversion: \(version)\nsummary: Machines.\nowners: [a]\n",
      to: "base/base/gemel.yaml")
    try sandbox.write(machine(length: length, more: more), to: "base/base/machine.yaml")
    try expect(
      "git add -A && git commit -qm \(version) && gemel release --as-of \(day)", sandbox, in: "base")
  }

  private func lockText(_ sandbox: Sandbox) throws -> String { try sandbox.read("models/gemel.lock") }

  @Test func `what is released elsewhere is found, pinned and understood, without a network`() throws {
    try Self.withRepositories { sandbox in
      let first = try Self.expect("gemel check", sandbox)
      #expect(first.contains("wrote gemel.lock; commit it") && first.contains("it pins `com.example.base` 1.0.0"))
      #expect(first.contains("checked 1 package, 1 twin, 3 files: "))
      #expect(
        try lockText(sandbox).contains("com.example.base:\n    version: 1.0.0\n    manifest: \"sha256:")
          || lockText(sandbox).contains("com.example.base:\n    version: 1.0.0\n    manifest: sha256:"))
      let again = try Self.expect("gemel check --locked", sandbox)
      #expect(!again.contains("gemel.lock"))
      #expect(try Self.expect("gemel show Fan", sandbox).contains("serial"))
      #expect(try Self.expect("gemel impact com.example.base.Machine", sandbox).contains("Fan extends Machine"))
      try Self.expect("gemel docs -o ../site && ls ../site/com.example.base* >/dev/null", sandbox)
      try Self.expect("gemel build -o ../out && ls ../out", sandbox)
      let built = try Self.expect("ls ../out", sandbox)
      #expect(built == "com.example.hvac\n")
    }
  }

  @Test func `a lock holds when something newer is released, and a manifest that asks for it is told`() throws {
    try Self.withRepositories { sandbox in
      try Self.expect("gemel check && git add -A && git commit -qm lock", sandbox)
      try Self.releaseBase("1.1.0", length: 30, on: "2026-02-20", sandbox)
      try Self.expect("gemel check --locked", sandbox)
      #expect(try lockText(sandbox).contains("version: 1.0.0"))
      try sandbox.write(Self.manifest("^1.1.0"), to: "models/hvac/gemel.yaml")
      let refused = try Self.expect("gemel check --locked", sandbox, code: 1)
      #expect(refused.contains("gemel.lock is not what the manifests need, and --locked leaves it as it is"))
      #expect(refused.contains("`com.example.base` is locked at 1.0.0, and 1.1.0 is what resolves"))
      #expect(try lockText(sandbox).contains("version: 1.0.0"))
      let written = try Self.expect("gemel check", sandbox)
      #expect(written.contains("it pins `com.example.base` 1.1.0 in place of 1.0.0"))
      #expect(try lockText(sandbox).contains("version: 1.1.0"))
    }
  }

  @Test func `where the lock cannot be written, what resolves is used and told`() throws {
    try Self.withRepositories { sandbox in
      let output = try Self.expect("mkdir gemel.lock && gemel check", sandbox)
      #expect(output.contains("cannot write gemel.lock") && output.contains("what resolves is used all the same"))
      #expect(output.contains("it pins `com.example.base` 1.0.0") && output.contains("no findings"))
    }
  }

  @Test func `without a lock --locked fails and writes none`() throws {
    try Self.withRepositories { sandbox in
      let refused = try Self.expect("gemel check --locked", sandbox, code: 1)
      #expect(refused.contains("`com.example.base` 1.0.0 is not in the lock"))
      try Self.expect("test ! -e gemel.lock", sandbox)
    }
  }

  @Test func `what was released after the day that is asked about does not count`() throws {
    try Self.withRepositories { sandbox in
      try Self.releaseBase("1.1.0", length: 30, on: "2026-02-20", sandbox)
      try Self.expect("gemel check --as-of 2026-02-01", sandbox)
      #expect(try lockText(sandbox).contains("version: 1.0.0"))
    }
  }

  @Test func `what cannot be had is told at the manifest, with who asks and what there is`() throws {
    try Self.withRepositories { sandbox in
      try sandbox.write(Self.manifest("^2.0.0"), to: "models/hvac/gemel.yaml")
      let none = try Self.expect("gemel check", sandbox, code: 1)
      #expect(none.contains("hvac/gemel.yaml:7:3") && none.contains("there is no package `com.example.base`"))
      #expect(none.contains("no release of `com.example.base` will do for ^2.0.0") && none.contains("there is 1.0.0"))
      let nowhere = try Self.expect("gemel check --registry nowhere", sandbox, code: 2)
      #expect(nowhere.contains("there is no registry `nowhere`; name the directory of one with --registry"))
      try sandbox.edit("gemel.yaml", "../registry", "../nowhere")
      let absent = try Self.expect("gemel check", sandbox, code: 1)
      #expect(absent.contains("there is no registry `../nowhere` that could have it"))
      try sandbox.edit("gemel.yaml", "../nowhere", "../registry")
      try sandbox.edit("gemel.yaml", "  registry: ../registry\n", "")
      let unnamed = try Self.expect("gemel check", sandbox, code: 1)
      #expect(unnamed.contains("no registry is named that could have it: write `registry: DIRECTORY`"))
    }
  }

  @Test func `each cause is told once, and no package is suggested in its own place`() throws {
    try Self.withRepositories { sandbox in
      try sandbox.write(
        Self.manifest("^1.0.0") + "  com.example.bases: ^1.0.0\n  com.example.wind: ^1.0.0\n",
        to: "models/hvac/gemel.yaml")
      let output = try Self.expect("gemel check", sandbox, code: 1)
      #expect(output.contains("there is no package `com.example.bases`"), "\(output)")
      #expect(output.ranges(of: "the registry ../registry has none of that name").count == 1, "\(output)")
      #expect(
        output.ranges(
          of: "nothing resolves before everything does, and the registry has no package `com.example.bases`"
        ).count == 2)
      #expect(!output.contains("did you mean `com.example.bases`"))
      #expect(output.contains("has none of that name; did you mean `com.example.base`?"), "\(output)")
      // Nor is a package in its own manifest.
      try sandbox.write(
        Self.manifest("^1.0.0").replacing("com.example.base", with: "com.example.hvad"), to: "models/hvac/gemel.yaml")
      let other = try Self.expect("gemel check", sandbox, code: 1)
      #expect(!other.contains("did you mean `com.example.hvac`"), "\(other)")
    }
  }

  @Test func `a lock that git could not merge is told as such, with the way out`() throws {
    try Self.withRepositories { sandbox in
      try Self.expect("gemel check && cp gemel.lock ours", sandbox)
      try Self.expect("(echo '<<<<<<< HEAD'; cat ours; echo =======; cat ours; echo '>>>>>>> b') > gemel.lock", sandbox)
      for command in ["gemel check", "gemel update"] {
        let output = try Self.expect(command, sandbox, code: 2)
        #expect(
          output.contains("gemel.lock:1: two branches pinned different releases") && output.contains("`gemel update`"))
      }
      try Self.expect("rm gemel.lock && gemel update && cmp ours gemel.lock", sandbox)
    }
  }

  @Test func `the workspace comes before the registry`() throws {
    try Self.withRepositories { sandbox in
      try Self.expect("cp -r ../base/base . && sed -i 's/packages: .hvac./packages: [base, hvac]/' gemel.yaml", sandbox)
      let output = try Self.expect("gemel check", sandbox)
      #expect(!output.contains("gemel.lock") && output.contains("checked 2 packages"))
    }
  }

  @Test func `releases that others need come with them, and conflicts are explained`() throws {
    try Self.withRepositories { sandbox in
      try Self.expect("gemel check && git add -A && git commit -qm lock && gemel release --as-of 2026-01-20", sandbox)
      try sandbox.write(
        "edition: 2026\nworkspace:\n  packages: [site]\n  packs: []\n  registry: ../registry\n", to: "site/gemel.yaml")
      let site =
        "edition: 2026\npackage: com.example.site\nversion: 1.0.0\nsummary: Site.\nowners: [a]\ndependencies:\n"
      try sandbox.write(site + "  com.example.hvac: ^1.0.0\n", to: "site/site/gemel.yaml")
      try sandbox.write("twins:\n  Roof: {extends: hvac.Fan, description: Up.}\n", to: "site/site/roof.yaml")
      let output = try Self.expect("gemel check", sandbox, in: "site")
      #expect(
        output.contains("it pins `com.example.base` 1.0.0") && output.contains("it pins `com.example.hvac` 1.0.0"))
      #expect(try sandbox.read("site/gemel.lock").contains("dependencies: [com.example.base]"))
      try Self.releaseBase("2.0.0", length: 10, on: "2026-02-20", sandbox)
      try sandbox.write(
        site + "  com.example.hvac: ^1.0.0\n  com.example.base: ^2.0.0\n", to: "site/site/gemel.yaml")
      let conflict = try Self.expect("gemel check", sandbox, in: "site", code: 1)
      #expect(conflict.contains("^1.0.0") && conflict.contains("^2.0.0") && conflict.contains("com.example.hvac"))
    }
  }

  @Test func `nothing is released before what it needs`() throws {
    try Self.withRepositories { sandbox in
      try Self.expect("gemel check && git add -A && git commit -qm lock", sandbox)
      let early = try Self.expect("gemel release --as-of 2026-01-09", sandbox, code: 1)
      #expect(
        early.contains(
          "`com.example.hvac` would be released on 2026-01-09, and `com.example.base` 1.0.0, which it needs, was on"
            + " 2026-01-10"), "\(early)")
      try Self.expect("gemel release --as-of 2026-01-10", sandbox)
    }
  }

  @Test func `a release pinned by its digest is refused where the registry has something else`() throws {
    try Self.withRepositories { sandbox in
      try Self.expect("gemel check", sandbox)
      let lock = try lockText(sandbox)
      let digest = try #require(lock.firstMatch(of: /sha256:[0-9a-f]{64}/)?.output)
      let other = "sha256:" + String(repeating: "0", count: 64)
      try sandbox.write(lock.replacing(digest, with: other), to: "models/gemel.lock")
      let tampered = try Self.expect("gemel check", sandbox, code: 1)
      #expect(tampered.contains("the content of `com.example.base` 1.0.0 is not what it was"))
      #expect(tampered.contains(String(digest)) && tampered.contains(other))
      try sandbox.write(lock, to: "models/gemel.lock")
      try Self.expect("for f in ../registry/blobs/sha256/*; do chmod u+w $f; printf x >> $f; done", sandbox)
      let damaged = try Self.expect("gemel check", sandbox, code: 3)
      #expect(damaged.contains("../registry/blobs/sha256/") && damaged.contains("the content is sha256:"))
    }
  }

  @Test func `a pinned release that is withdrawn still resolves, and says so`() throws {
    try Self.withRepositories { sandbox in
      try Self.expect("gemel check", sandbox)
      try Self.expect("gemel registry yank com.example.base@1.0.0 --reason Leaks.", sandbox, in: "base")
      let pinned = try Self.expect("gemel check --locked", sandbox)
      #expect(pinned.contains("`com.example.base` 1.0.0, which gemel.lock pins, is yanked: Leaks."))
      try Self.expect("rm gemel.lock", sandbox)
      #expect(try Self.expect("gemel check", sandbox, code: 1).contains("1.0.0 was yanked: Leaks."))
    }
  }

  @Test func `a sunset that is to come is told by the verbs that resolve, from when it was announced`() throws {
    try Self.withRepositories { sandbox in
      try Self.expect("gemel check", sandbox)
      try Self.expect(
        "gemel registry sunset com.example.base@1.0.0 --date 2999-01-01 --reason 'Two lines\nof words.' --as-of 2026-03-01",
        sandbox, in: "base")
      let told =
        "`com.example.base` 1.0.0, which gemel.lock pins, has its sunset on 2999-01-01, said on 2026-03-01 by"
        + " Ada <ada@example.com>: Two lines of words."
      let check = try Self.expect("gemel check", sandbox)
      #expect(check.contains(told), "\(check)")
      #expect(try !Self.expect("gemel check --as-of 2026-02-28", sandbox).contains("sunset"))
      try Self.releaseBase("1.1.0", length: 30, on: "2026-04-01", sandbox)
      try Self.expect("gemel registry deprecate com.example.base@1.1.0 --reason Old.", sandbox, in: "base")
      let update = try Self.expect("gemel update", sandbox)
      #expect(
        update.contains("`com.example.base` 1.1.0 is deprecated: Old.") && !update.contains("sunset"), "\(update)")
      let back = try Self.expect("gemel update com.example.base@1.0.0", sandbox)
      #expect(back.contains("has its sunset on 2999-01-01"), "\(back)")
    }
  }

  @Test func `a pinned release that is gone, and a lock that cannot be read, are refused with the way out`() throws {
    try Self.withRepositories { sandbox in
      try Self.expect("gemel check", sandbox)
      try Self.releaseBase("1.1.0", length: 30, on: "2026-02-20", sandbox)
      try Self.expect("rm ../registry/packages/com.example.base/1.0.0.json", sandbox)
      let gone = try Self.expect("gemel check", sandbox, code: 1)
      #expect(
        gone.contains("gemel.lock: `com.example.base` 1.0.0 is pinned, and the registry ../registry does not have it"))
      #expect(gone.contains("`gemel update com.example.base`"))
      try sandbox.write("format: 1\npackages:\n  com.example.base: {version: 1}\n", to: "models/gemel.lock")
      let broken = try Self.expect("gemel check", sandbox, code: 2)
      #expect(broken.contains("gemel.lock:3:") && broken.contains("delete it and have it written again"))
    }
  }

  @Test func `what nobody needs any more leaves the lock`() throws {
    try Self.withRepositories { sandbox in
      try Self.expect("gemel check", sandbox)
      try sandbox.write(
        Self.manifest("").components(separatedBy: "dependencies:")[0], to: "models/hvac/gemel.yaml")
      try sandbox.write("twins:\n  Fan: {description: Moves air.}\n", to: "models/hvac/fan.yaml")
      #expect(try Self.expect("gemel check --locked", sandbox, code: 1).contains("is in the lock and not needed"))
      #expect(try Self.expect("gemel check", sandbox).contains("it pins `com.example.base` no longer"))
      try Self.expect("gemel check --locked", sandbox)
    }
  }

  @Test func `a manifest that cannot be read leaves the lock as it is`() throws {
    try Self.withRepositories { sandbox in
      try Self.expect("gemel check", sandbox)
      let lock = try lockText(sandbox)
      for broken in ["dependencies: [", "dependencies:\n  com.example.base: newest\n", "version: one\n"] {
        try sandbox.write(Self.manifest("^1.0.0") + broken, to: "models/hvac/gemel.yaml")
        let output = try Self.expect("gemel check", sandbox, code: 1)
        #expect(try lockText(sandbox) == lock && !output.contains("wrote"), "\(broken)\n\(output)")
        try Self.expect("gemel update", sandbox, code: 2)
      }
    }
  }

  @Test func `several workspaces at once are read with their locks, and none is written`() throws {
    try Self.withRepositories { sandbox in
      try Self.expect(
        "cp -r models other && sed -i 's/example.hvac/example.air/' other/hvac/gemel.yaml", sandbox, in: "")
      try Self.expect("rm -rf base", sandbox, in: "")
      let output = try Self.expect("gemel check", sandbox, in: "")
      #expect(output.contains("`gemel check` in each workspace writes them") && output.contains("checked 2 packages"))
      try Self.expect("test ! -e models/gemel.lock && test ! -e other/gemel.lock", sandbox, in: "")
      try Self.expect(
        "(cd models && gemel check) && (cd other && gemel check) && gemel check --locked", sandbox, in: "")
    }
  }

  @Test func `a removal that a package announced is announced to those who inherit what is gone`() throws {
    try Self.withRepositories { sandbox in
      try sandbox.write(
        "edition: 2026\nworkspace:\n  packages: [hvac]\n  packs: []\n  registry: ../registry\n"
          + "  compatibility: {protect: service, notice: announced}\n", to: "models/gemel.yaml")
      let plate = "      plate: {type: string, deprecated: {since: 1.1.0, removeIn: 2.0.0, reason: Use serial.}}"
      try Self.releaseBase("1.1.0", length: 20, more: plate, on: "2026-02-20", sandbox)
      try sandbox.write(Self.manifest("^1.1.0"), to: "models/hvac/gemel.yaml")
      try Self.expect("gemel check && git add -A && git commit -qm 1 && gemel release --as-of 2026-02-21", sandbox)
      try Self.releaseBase("2.0.0", length: 20, on: "2026-03-20", sandbox)
      try sandbox.write(
        Self.manifest("^2.0.0").replacing("version: 1.0.0", with: "version: 2.0.0"), to: "models/hvac/gemel.yaml")
      let checked = try Self.expect("gemel check --against registry", sandbox)
      #expect(
        checked.contains(
          "warning[compatibility/announced-removal]: the property `Fan/plate` is gone, as was announced for 2.0.0"),
        "\(checked)")
      #expect(!checked.contains("removal-without-notice"), "\(checked)")
      try Self.expect("git add -A && git commit -qm 2 && gemel release --as-of 2026-03-21", sandbox)
    }
  }

  @Test func `what only looks writes no lock`() throws {
    try Self.withRepositories { sandbox in
      let diff = try Self.expect("gemel diff git:HEAD", sandbox)
      #expect(diff.contains("gemel.lock is not what the manifests need; `gemel check` writes it"))
      try Self.expect("gemel rules >/dev/null && test ! -e gemel.lock", sandbox)
    }
  }

  @Test func `artifacts are compared with the releases that they were compiled with`() throws {
    try Self.withRepositories { sandbox in
      try Self.expect("gemel build -o out && rm gemel.lock", sandbox)
      try Self.releaseBase("1.1.0", length: 30, on: "2026-02-20", sandbox)
      let diff = try Self.expect("gemel diff out .", sandbox)
      #expect(diff.contains("nothing changed") || diff.contains("length-loosened"), "\(diff)")
      #expect(!diff.contains("is gone") && !diff.contains("notice"), "\(diff)")
      try sandbox.edit("gemel.yaml", "  registry: ../registry\n", "")
      let unnamed = try Self.expect("gemel diff out out", sandbox, code: 2)
      #expect(unnamed.contains("name the registry that has it with --registry"))
      #expect(try Self.expect("gemel diff out out --registry ../registry", sandbox).contains("nothing changed"))
    }
  }

  @Test func `rules say nothing of a released package, and errors in the workspace are told as ever`() throws {
    try Self.withRepositories { sandbox in
      // What would be a finding at home: an undescribed type with members.
      try sandbox.edit("gemel.yaml", "packs: []", "packs: [recommended]")
      let output = try Self.expect("gemel check; true", sandbox)
      #expect(!output.contains("Machine") && !output.contains("registry:com.example.base"))
      try sandbox.edit("hvac/fan.yaml", "base.Machine", "base.Machin")
      let wrong = try Self.expect("gemel check", sandbox, code: 1)
      #expect(wrong.contains("did you mean `base.Machine`?") || wrong.contains("did you mean `Machine`?"))
    }
  }

  @Test func `an old state of the sources has the releases that its own lock pins`() throws {
    try Self.withRepositories { sandbox in
      try Self.expect("gemel check && git add -A && git commit -qm lock", sandbox)
      try Self.releaseBase("1.1.0", length: 30, more: "      plate: {type: string}", on: "2026-02-20", sandbox)
      try sandbox.write(Self.manifest("^1.1.0"), to: "models/hvac/gemel.yaml")
      try Self.expect("gemel check", sandbox)
      let diff = try Self.expect("gemel diff git:HEAD", sandbox)
      #expect(!diff.contains("notice") && !diff.contains("has 1 error"), "\(diff)")
      let gate = try Self.expect("gemel check --against main", sandbox)
      #expect(!gate.contains("error"), "\(gate)")
      try Self.expect("gemel diff git:HEAD git:HEAD && cd .. && gemel diff git:HEAD models; true", sandbox)
    }
  }

  @Test func `what a newer dependency changes in types that inherit from it takes a version of theirs`() throws {
    try Self.withRepositories { sandbox in
      try Self.expect("gemel check && git add -A && git commit -qm lock && gemel release --as-of 2026-01-20", sandbox)
      try Self.releaseBase("1.1.0", length: 30, more: "      plate: {type: string}", on: "2026-02-20", sandbox)
      try Self.expect("gemel update", sandbox)
      try sandbox.write(
        Self.manifest("^1.0.0").replacing("version: 1.0.0", with: "version: 1.0.1"), to: "models/hvac/gemel.yaml")
      let diff = try Self.expect("gemel diff registry:com.example.hvac .", sandbox)
      #expect(
        diff.contains("[compatibility/property-added]: the property `Machine/plate`") || diff.contains("Fan/plate"))
      #expect(diff.contains("[compatibility/length-loosened]") && !diff.contains("parent-added"), "\(diff)")
      #expect(!diff.contains("reaches 1 type"), "\(diff)")
      #expect(diff.contains("--> hvac/fan.yaml") && !diff.contains("--> registry:"), "\(diff)")
      try Self.expect("git add -A && git commit -qm update", sandbox)
      let refused = try Self.expect("gemel release", sandbox, code: 1)
      #expect(refused.contains("is at 1.0.1, and its changes since 1.0.0 take 1.1.0"))
      // And the way back, where what was inherited is gone.
      try sandbox.edit("hvac/gemel.yaml", "version: 1.0.1", "version: 1.1.0")
      try Self.expect(
        "git commit -qam minor && gemel release --as-of 2026-02-21 && gemel update com.example.base@1.0.0", sandbox)
      let back = try Self.expect("gemel diff registry:com.example.hvac .", sandbox)
      #expect(back.contains("[compatibility/property-removed]") && !back.contains("parent-removed"), "\(back)")
    }
  }

  @Test func `a release is checked against what the lock pins, and its record says so`() throws {
    try Self.withRepositories { sandbox in
      let uncommitted = try Self.expect("gemel release", sandbox, code: 1)
      #expect(uncommitted.contains("the sources are in no commit as they are") && uncommitted.contains("gemel.lock"))
      try Self.expect("git add -A && git commit -qm lock", sandbox)
      let output = try Self.expect("gemel release --locked --as-of 2026-03-01", sandbox)
      #expect(
        output.contains("com.example.base 1.0.0 is released already")
          && output.contains("released com.example.hvac 1.0.0"))
      let shown = try Self.expect("gemel registry show com.example.hvac", sandbox)
      #expect(shown.contains("com.example.base ^1.0.0, checked against 1.0.0"))
      try Self.expect("gemel registry verify", sandbox)
      #expect(try Self.expect("gemel diff registry:com.example.hvac .", sandbox).contains("nothing changed"))
    }
  }
}
