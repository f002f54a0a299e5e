import Foundation
import Testing
import TwinTestSupport

/// The hooks under the real pre-commit, with a repository of models and one of hooks, both local.
@Suite struct PreCommitTests {
  static let preCommit = OutsideTool("pre-commit")

  /// Runs `body` with a repository `models` in which pre-commit is installed with `configuration`.
  ///
  /// The hooks come from a repository that holds the manifest of this one under the tag of the version.
  private func withHooks(_ configuration: String, _ body: (Sandbox) throws -> Void) throws {
    try Sandbox.with { sandbox in
      try sandbox.makeModels()
      let manifest = try String(contentsOf: repository.appending(path: ".pre-commit-hooks.yaml"), encoding: .utf8)
      try sandbox.write(manifest, to: "hooks/.pre-commit-hooks.yaml")
      try sandbox.write(configuration, to: "models/.pre-commit-config.yaml")
      let installed = try sandbox.run(
        """
        set -e
        (cd hooks; git init -q; git add -A; git commit -q -m hooks; git tag "v$(gemel --version)")
        cd models; pre-commit install; git add -A; git commit -q -m hooks
        """)
      try #require(installed.code == 0, "\(installed.output)")
      try body(sandbox)
    }
  }

  /// A configuration with hooks of the repository `hooks`.
  private func configuration(_ hooks: String) throws -> String {
    let version = try Sandbox.with { try $0.run("gemel --version").output }.trimmingCharacters(
      in: .whitespacesAndNewlines)
    return "repos:\n  - repo: ../hooks\n    rev: v\(version)\n    hooks: [\(hooks)]\n"
  }

  private func withCheck(_ body: (Sandbox) throws -> Void) throws {
    try withHooks(try configuration("{id: gemel-check-system}"), body)
  }

  private func commit(_ sandbox: Sandbox) throws -> Sandbox.Run {
    try sandbox.run("git add -A && git commit -q -m change", in: "models")
  }

  /// The commits of the repository `models`.
  private func commits(_ sandbox: Sandbox) throws -> String {
    try sandbox.run("git rev-list --count HEAD", in: "models").output
  }

  @Test(.enabled(if: preCommit != nil, "pre-commit is not installed"))
  func `a clean change is committed`() throws {
    try withCheck { sandbox in
      try sandbox.edit("models/twins.yaml", "maxLength: 40", "maxLength: 50")
      let commit = try commit(sandbox)
      #expect(commit.code == 0)
      #expect(commit.output.contains("Passed"), "\(commit.output)")
      #expect(try commits(sandbox) == "3\n")
    }
  }

  @Test(.enabled(if: preCommit != nil, "pre-commit is not installed"))
  func `a change that breaks a file it does not touch is refused with the finding`() throws {
    try withCheck { sandbox in
      try sandbox.edit("models/schemas.yaml", "Mode:", "OperatingMode:")
      let commit = try commit(sandbox)
      #expect(commit.code == 1)
      #expect(commit.output.contains("error[structure/unresolved-name]"), "\(commit.output)")
      #expect(commit.output.contains("--> models/twins.yaml:16:"), "\(commit.output)")
      #expect(try commits(sandbox) == "2\n")
    }
  }

  @Test(.enabled(if: preCommit != nil, "pre-commit is not installed"))
  func `a change that only deletes a source is checked too`() throws {
    try withCheck { sandbox in
      let removed = try sandbox.run("git rm -q models/schemas.yaml", in: "models")
      try #require(removed.code == 0, "\(removed.output)")
      let commit = try commit(sandbox)
      #expect(commit.code == 1)
      #expect(commit.output.contains("error[structure/unresolved-name]"), "\(commit.output)")
    }
  }

  @Test(.enabled(if: preCommit != nil, "pre-commit is not installed"))
  func `manifests, waivers and rules are checked, and one run sees all files`() throws {
    try withCheck { sandbox in
      let manifest = try sandbox.read("models/gemel.yaml")
      try sandbox.write(manifest.replacing("recommended", with: "recomended"), to: "models/gemel.yaml")
      let refused = try commit(sandbox)
      #expect(refused.code == 1)
      #expect(refused.output.contains("exit code: 2"), "\(refused.output)")
      #expect(refused.output.components(separatedBy: "hook id:").count == 2, "\(refused.output)")
      try sandbox.write(manifest, to: "models/gemel.yaml")
      try sandbox.write("waivers: 7\n", to: "models/gemel.waivers.yaml")
      let waivers = try commit(sandbox)
      #expect(waivers.code == 1)
      #expect(waivers.output.contains("gemel.waivers.yaml"), "\(waivers.output)")
    }
  }

  @Test(.enabled(if: preCommit != nil, "pre-commit is not installed"))
  func `YAML and JSON that belong to no package pass`() throws {
    try withCheck { sandbox in
      try sandbox.write("services: {web: {image: nginx}}\n", to: "models/docker-compose.yaml")
      try sandbox.write("twins: 7\n", to: "models/deploy/values.yaml")
      try sandbox.write("{\"name\": \"tools\"}\n", to: "models/package.json")
      try sandbox.write("- \"*.swp\"\n", to: "models/.hidden.yml")
      let commit = try commit(sandbox)
      #expect(commit.code == 0, "\(commit.output)")
      #expect(try commits(sandbox) == "3\n")
    }
  }

  @Test(.enabled(if: preCommit != nil, "pre-commit is not installed"))
  func `what is not staged does not count`() throws {
    try withCheck { sandbox in
      try sandbox.edit("models/twins.yaml", "unit: kilowatt", "unit: kilowat")
      try sandbox.write("Notes.\n", to: "models/notes.txt")
      let commit = try sandbox.run("git add notes.txt && git commit -q -m notes", in: "models")
      #expect(commit.code == 0, "\(commit.output)")
      #expect(try sandbox.read("models/models/twins.yaml").contains("kilowat,"))
    }
  }

  @Test(.enabled(if: preCommit != nil, "pre-commit is not installed"))
  func `arguments of the configuration name directories and packs`() throws {
    let hooks = "{id: gemel-check-system, args: [--fail-on, note, --pack, strict, models]}"
    try withHooks(try configuration(hooks)) { sandbox in
      try sandbox.edit("models/twins.yaml", "unit: kilowatt", "unit: kilowat")
      let commit = try commit(sandbox)
      #expect(commit.code == 1)
      #expect(commit.output.contains("there is no unit `kilowat`"), "\(commit.output)")
    }
  }

  @Test(.enabled(if: preCommit != nil, "pre-commit is not installed"))
  func `the hook that mends changes the file, refuses the commit, and has nothing to do the next time`() throws {
    try withHooks(try configuration("{id: gemel-fix-system}, {id: gemel-check-system}")) { sandbox in
      try sandbox.edit("models/twins.yaml", "unit: kilowatt", "unit: kilowat")
      let refused = try commit(sandbox)
      #expect(refused.code == 1)
      #expect(refused.output.contains("files were modified by this hook"), "\(refused.output)")
      #expect(try commits(sandbox) == "2\n")
      #expect(try sandbox.read("models/models/twins.yaml").contains("unit: kilowatt,"))
      try sandbox.edit("models/twins.yaml", "maxLength: 40", "maxLength: 50")
      let accepted = try commit(sandbox)
      #expect(accepted.code == 0, "\(accepted.output)")
      #expect(try commits(sandbox) == "3\n")
    }
  }

  @Test(.enabled(if: preCommit != nil, "pre-commit is not installed"))
  func `the snippet of the README works as it stands`() throws {
    let snippet = try #require(try ForeignFormatTests.snippets()[".pre-commit-config.yaml"])
    let address = "https://github.com/OWNER/gemel"
    try #require(snippet.contains(address) && snippet.contains("id: gemel-fix") && snippet.contains("id: gemel-check"))
    // Here the hooks are next door, and built already.
    let local = snippet.replacing(address, with: "../hooks").replacing(/id: gemel-(fix|check)/) {
      "\($0.output.0)-system"
    }
    try withHooks(local) { sandbox in
      try sandbox.edit("models/schemas.yaml", "Mode:", "OperatingMode:")
      let refused = try commit(sandbox)
      #expect(refused.code == 1)
      #expect(refused.output.contains("hook id: gemel-check-system"), "\(refused.output)")
      try sandbox.edit("models/twins.yaml", "type: Mode", "type: OperatingMode")
      let accepted = try commit(sandbox)
      #expect(accepted.code == 0, "\(accepted.output)")
    }
  }
}
