import Foundation
import Testing
import TwinTestSupport

/// Newer releases of what a workspace needs: shown before they are pinned.
@Suite struct UpdateTests {
  /// The repositories of `DependencyTests` with a lock at 1.0.0 and a release 1.1.0 that loosens a length, and adds a property that
  /// the workspace inherits and a type that it does not know.
  private func withUpgrade(_ body: (Sandbox) throws -> Void) throws {
    try DependencyTests.withRepositories { sandbox in
      try expect("gemel check && git add -A && git commit -qm lock", sandbox)
      try DependencyTests.releaseBase(
        "1.1.0", length: 30, more: "      plate: {type: string}\n  Other: {description: Something else.}",
        on: "2026-02-20", sandbox)
      try body(sandbox)
    }
  }

  /// A release without the type that the workspace extends.
  private func releaseBreak(_ sandbox: Sandbox) throws {
    try sandbox.write(
      "edition: 2026\npackage: com.example.base\nversion: 2.0.0\nsummary: Machines.\nowners: [a]\n",
      to: "base/base/gemel.yaml")
    try sandbox.write("twins:\n  Engine: {description: Drives.}\n", to: "base/base/machine.yaml")
    try DependencyTests.expect(
      "git add -A && git commit -qm 2 && gemel release --as-of 2026-03-01", sandbox, in: "base")
    try sandbox.write(DependencyTests.manifest("\">=1.0.0\""), to: "models/hvac/gemel.yaml")
  }

  @discardableResult
  private func expect(_ script: String, _ sandbox: Sandbox, code: Int32 = 0) throws -> String {
    try DependencyTests.expect(script, sandbox, code: code)
  }

  private func object(_ script: String, _ sandbox: Sandbox, code: Int32 = 0) throws -> [String: Any] {
    let output = try expect(script + " --format json 2>/dev/null", sandbox, code: code)
    return try #require(try JSONSerialization.jsonObject(with: Data(output.utf8)) as? [String: Any])
  }

  @Test func `an update shows what reaches this workspace before it writes the lock`() throws {
    try withUpgrade { sandbox in
      let lock = try sandbox.read("models/gemel.lock")
      let dry = try expect("gemel update --dry-run", sandbox)
      #expect(dry.contains("com.example.base 1.0.0 → 1.1.0") && dry.contains("nothing was written"))
      #expect(
        dry.contains(
          "[compatibility/length-loosened]: the length allowed for `Machine/serial` is at most 30, and was at most 20")
      )
      #expect(dry.contains("[compatibility/property-added]") && dry.contains("reaches 1 type: `com.example.hvac.Fan`"))
      #expect(
        !dry.contains("Other") && dry.contains("1 more change of released packages reaches nothing of this workspace"))
      #expect(try sandbox.read("models/gemel.lock") == lock)
      let written = try expect("gemel update", sandbox)
      #expect(written.contains("wrote gemel.lock; commit it"))
      #expect(try sandbox.read("models/gemel.lock").contains("version: 1.1.0"))
      try expect("gemel check --locked", sandbox)
      #expect(try expect("gemel update", sandbox).contains("gemel.lock is up to date"))
    }
  }

  @Test func `a newer release whose record was lost is told`() throws {
    try withUpgrade { sandbox in
      try expect("rm ../registry/packages/com.example.base/1.1.0.json", sandbox)
      let told = try expect("gemel update", sandbox)
      #expect(
        told.contains("com.example.base 1.1.0 was released here") && told.contains("its record is gone"), "\(told)")
      #expect(try expect("rm gemel.lock && gemel check", sandbox).contains("com.example.base 1.1.0 was released here"))
    }
  }

  @Test func `a pinned release that the registry has with other content is refused, whatever is newer`() throws {
    try withUpgrade { sandbox in
      try expect("sed -i 's/sha256:../sha256:00/' gemel.lock && cp gemel.lock ../before", sandbox)
      let refused = try expect("gemel update", sandbox, code: 1)
      #expect(refused.contains("`com.example.base` 1.0.0 was pinned as sha256:00"), "\(refused)")
      #expect(!refused.contains("is not in the registry") && refused.contains("nothing was written"), "\(refused)")
      try expect("cmp gemel.lock ../before && gemel update --force", sandbox)
    }
  }

  @Test func `a dry run of a release ends as the release does where the lock is to be written`() throws {
    try withUpgrade { sandbox in
      try expect("git rm -q gemel.lock && git commit -qm unlocked", sandbox)
      let dry = try expect("gemel release --dry-run", sandbox, code: 1)
      #expect(
        dry.contains("the release would be refused") && dry.contains("gemel.lock, which is to be written"), "\(dry)")
      #expect(try expect("gemel release", sandbox, code: 1).contains("gemel.lock"))
      try expect("git add -A && git commit -qm lock && gemel release --dry-run", sandbox)
    }
  }

  @Test func `programs get the steps, the changes and whether the lock was written`() throws {
    try withUpgrade { sandbox in
      let update = try object("gemel update", sandbox)
      let step = try #require((update["steps"] as? [[String: Any]])?.first)
      #expect(step["from"] as? String == "1.0.0" && step["to"] as? String == "1.1.0")
      let changes = try #require((update["changes"] as? [String: Any])?["changes"] as? [[String: Any]])
      #expect(Set(changes.compactMap { $0["kind"] as? String }) == ["length-loosened", "property-added"])
      #expect(update["unreached"] as? Int == 1 && update["written"] as? Bool == true)
    }
  }

  @Test func `an update that would bring errors is refused, and --force writes it`() throws {
    try withUpgrade { sandbox in
      try releaseBreak(sandbox)
      let refused = try expect("gemel update", sandbox, code: 1)
      #expect(refused.contains("com.example.base 1.0.0 → 2.0.0") && refused.contains("[compatibility/twin-removed]"))
      #expect(refused.contains("error[structure/unresolved-name]: package `com.example.base` has no twin `Machine`"))
      #expect(refused.contains("nothing was written; --force writes it all the same"))
      #expect(try sandbox.read("models/gemel.lock").contains("version: 1.0.0"))
      let json = try object("gemel update", sandbox, code: 1)
      #expect((json["errors"] as? [[String: Any]])?.first?["rule"] as? String == "structure/unresolved-name")
      try expect("gemel update --force", sandbox)
      #expect(try sandbox.read("models/gemel.lock").contains("version: 2.0.0"))
    }
  }

  @Test func `a release is pinned by name, an older and a withdrawn one too`() throws {
    try withUpgrade { sandbox in
      try expect("gemel update", sandbox)
      try DependencyTests.expect(
        "gemel registry yank com.example.base@1.0.0 --reason Leaks.", sandbox, in: "base")
      let back = try expect("gemel update com.example.base@1.0.0", sandbox)
      #expect(back.contains("com.example.base 1.1.0 → 1.0.0; the newest is 1.1.0"))
      #expect(back.contains("[compatibility/property-removed]") && back.contains("is yanked: Leaks."))
      try expect("gemel check --locked", sandbox)
    }
  }

  @Test func `a step down says why it is taken, and how to keep what is pinned`() throws {
    try withUpgrade { sandbox in
      try expect("gemel update", sandbox)
      try DependencyTests.expect(
        "gemel registry yank com.example.base@1.1.0 --reason Leaks. --as-of 2026-03-01", sandbox, in: "base")
      let yanked =
        "com.example.base 1.1.0 → 1.0.0\n  1.1.0 is yanked: Leaks. (said on 2026-03-01 by Ada <ada@example.com>);"
        + " `gemel update com.example.base@1.1.0` keeps it\n"
      let down = try expect("gemel update --dry-run", sandbox)
      #expect(down.contains(yanked), "\(down)")
      let step = try #require((try object("gemel update --dry-run", sandbox)["steps"] as? [[String: Any]])?.first)
      #expect((step["why"] as? String)?.hasPrefix("1.1.0 is yanked: Leaks.") == true)
      #expect(try expect("gemel update com.example.base@1.1.0", sandbox).contains("gemel.lock is up to date"))
      #expect(
        try expect("gemel update --dry-run --as-of 2026-02-01", sandbox).contains(
          "  1.1.0 was released later, on 2026-02-20"))
      // Whoever names a release knows why.
      #expect(try !expect("gemel update com.example.base@1.0.0 --dry-run", sandbox).contains("yanked: Leaks. (said"))
      try sandbox.write(DependencyTests.manifest("~1.0.0"), to: "models/hvac/gemel.yaml")
      try expect("rm ../registry/packages/com.example.base/1.1.0.status.1.json", sandbox)
      #expect(
        try expect("gemel update --dry-run", sandbox).contains(
          "1.1.0 → 1.0.0; the newest is 1.1.0\n  `com.example.hvac` needs ~1.0.0"))
      let gone = try expect("rm ../registry/packages/com.example.base/1.1.0.json && gemel update --dry-run", sandbox)
      #expect(gone.contains("1.1.0 → 1.0.0\n  1.1.0 is no longer in the registry ../registry; "), "\(gone)")
    }
  }

  @Test func `where nothing is left to step to, it is told that the lock goes on`() throws {
    try DependencyTests.withRepositories { sandbox in
      let yank = "gemel registry yank com.example.base@1.0.0 --reason Leaks."
      try expect("gemel check", sandbox)
      try DependencyTests.expect(yank, sandbox, in: "base")
      let kept = try expect("gemel update", sandbox, code: 1)
      #expect(
        kept.contains("1.0.0 was yanked: Leaks.")
          && kept.contains("gemel.lock stays as it is, and what it pins is used as before"), "\(kept)")
      try expect("gemel check --locked", sandbox)
      // Not so without one.
      #expect(try !expect("rm gemel.lock && gemel update", sandbox, code: 1).contains("stays as it is"))
    }
  }

  @Test func `as of a day, later releases and what was said later do not count`() throws {
    try withUpgrade { sandbox in
      #expect(try expect("gemel update --as-of 2026-02-01", sandbox).contains("up to date"))
      try DependencyTests.expect(
        "gemel registry yank com.example.base@1.1.0 --reason Leaks. --as-of 2026-04-01", sandbox, in: "base")
      #expect(try expect("gemel update --dry-run --as-of 2026-03-31", sandbox).contains("1.0.0 → 1.1.0"))
      #expect(try expect("gemel update --as-of 2026-04-01", sandbox).contains("up to date"))
    }
  }

  @Test func `without a lock everything is new, and what is gone is not compared`() throws {
    try withUpgrade { sandbox in
      let lock = try sandbox.read("models/gemel.lock")
      let new = try expect("rm gemel.lock && gemel update", sandbox)
      #expect(new.contains("com.example.base 1.1.0 is new") && !new.contains("compatibility/"), "\(new)")
      try expect("gemel check --locked", sandbox)
      try sandbox.write(lock, to: "models/gemel.lock")
      let gone = try expect("rm ../registry/packages/com.example.base/1.0.0.json && gemel update", sandbox)
      #expect(gone.contains("com.example.base 1.0.0 → 1.1.0") && !gone.contains("compatibility/"), "\(gone)")
      #expect(gone.contains("`com.example.base` 1.0.0 is not in the registry, so that it is not known what changes"))
      try expect("gemel check --locked", sandbox)
    }
  }

  @Test func `a lock whose digest is not the registry's is not renewed in silence`() throws {
    try withUpgrade { sandbox in
      let lock = try sandbox.read("models/gemel.lock")
      let digest = try #require(lock.firstMatch(of: /[0-9a-f]{64}/)?.output)
      try sandbox.write(
        lock.replacing(digest, with: String(repeating: "0", count: 64)), to: "models/gemel.lock")
      let refused = try expect("gemel update com.example.base@1.0.0", sandbox, code: 1)
      #expect(refused.contains("a release is never changed") && refused.contains("--force"))
      try expect("gemel update com.example.base@1.0.0 --force && gemel check --locked", sandbox)
    }
  }

  @Test(arguments: [
    ("com.example.bas", 2, "did you mean `com.example.base`?"), ("com.example.base@9.0.0", 2, "there is 1.0.0, 1.1.0"),
    ("base", 2, "names no release"), ("--registry nowhere", 2, "there is no registry `nowhere`"),
  ])
  func `what cannot be updated is told with a way out`(arguments: String, code: Int32, answer: String) throws {
    try withUpgrade { sandbox in
      let output = try expect("gemel update " + arguments, sandbox, code: code)
      #expect(output.contains(answer), "\(output)")
    }
  }

  @Test func `a release that the manifest does not admit is not pinned`() throws {
    try withUpgrade { sandbox in
      try releaseBreak(sandbox)
      try sandbox.write(DependencyTests.manifest("^1.0.0"), to: "models/hvac/gemel.yaml")
      let refused = try expect("gemel update com.example.base@2.0.0", sandbox, code: 1)
      #expect(refused.contains("no release of `com.example.base` will do for"))
      let step = try expect("gemel update", sandbox)
      #expect(step.contains("com.example.base 1.0.0 → 1.1.0; the newest is 2.0.0"))
    }
  }
}
