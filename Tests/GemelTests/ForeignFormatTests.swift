import Foundation
import Testing
import TwinTestSupport

/// What this repository offers to build platforms and hooks, files and snippets of the README alike, held against the schemas
/// and readers of those platforms.
@Suite struct ForeignFormatTests {
  /// Options for each platform's schema. Their patterns are made for different engines: Python's reads all of them.
  private static let schemas = [
    "github-workflows": ["--builtin-schema", "vendor.github-workflows"],
    "github-actions": ["--builtin-schema", "vendor.github-actions"],
    "gitlab-ci": ["--builtin-schema", "vendor.gitlab-ci", "--data-transform", "gitlab-ci"],
    "azure-pipelines": ["--builtin-schema", "vendor.azure-pipelines", "--data-transform", "azure-pipelines"],
  ]

  static let checkSchema = OutsideTool("check-jsonschema")
  static let preCommit = OutsideTool("pre-commit")
  static let shellcheck = OutsideTool("shellcheck")

  private func validate(_ text: String, as schema: String) throws {
    let tool = try #require(Self.checkSchema)
    let options = try #require(Self.schemas[schema])
    _ = try tool.run(options + ["--regex-variant", "python", "--default-filetype", "yaml"], input: Data(text.utf8))
  }

  private func file(_ path: String) throws -> String {
    try String(contentsOf: repository.appending(path: path), encoding: .utf8)
  }

  /// The YAML of the guide's page about repositories, by the name of the file that its first line gives.
  static func snippets() throws -> [String: String] {
    let text = try String(contentsOf: repository.appending(path: "Sources/Guide/Repositories.md"), encoding: .utf8)
    let blocks = text.components(separatedBy: "```yaml\n# ").dropFirst()
    return try Dictionary(
      blocks.map { block in
        let lines = try #require(block.components(separatedBy: "```").first).split(
          separator: "\n", maxSplits: 1, omittingEmptySubsequences: false)
        return (String(lines[0]), lines.count > 1 ? String(lines[1]) : "")
      }, uniquingKeysWith: { first, _ in first })
  }

  private func snippet(_ name: String) throws -> String { try #require(try Self.snippets()[name], "\(name)") }

  @Test(
    .enabled(if: checkSchema != nil, "check-jsonschema is not installed"),
    arguments: [
      ("github-workflows", ".github/workflows/ci.yml"), ("github-actions", ".github/actions/gemel/action.yml"),
      ("gitlab-ci", ".github/templates/gitlab-ci.yml"), ("azure-pipelines", ".github/templates/azure-pipelines.yml"),
    ])
  func `files for build platforms are valid`(schema: String, path: String) throws {
    try validate(try file(path), as: schema)
  }

  @Test(
    .enabled(if: checkSchema != nil, "check-jsonschema is not installed"),
    arguments: [
      ("github-workflows", ".github/workflows/models.yml"), ("gitlab-ci", ".gitlab-ci.yml"),
      ("azure-pipelines", "azure-pipelines.yml"),
    ])
  func `snippets for build platforms are valid`(schema: String, name: String) throws {
    try validate(try snippet(name), as: schema)
  }

  @Test(.enabled(if: checkSchema != nil, "check-jsonschema is not installed"), arguments: schemas.keys.sorted())
  func `the schemas refuse what is wrong`(schema: String) throws {
    let wrong = "steps: 7\njobs: 7\nruns: 7\nscript: {}\n"
    #expect(throws: OutsideToolFailure.self) { try validate(wrong, as: schema) }
  }

  @Test(.enabled(if: preCommit != nil, "pre-commit is not installed"))
  func `the manifest of hooks and the snippet for pre-commit are valid`() throws {
    let tool = try #require(Self.preCommit)
    _ = try tool.run(["validate-manifest", repository.appending(path: ".pre-commit-hooks.yaml").path])
    _ = try tool.run(["validate-config"], input: Data(try snippet(".pre-commit-config.yaml").utf8))
  }

  @Test(
    .enabled(if: shellcheck != nil, "shellcheck is not installed"),
    arguments: [
      ".ci/run", ".ci/release", ".ci/fuzz", ".github/actions/gemel/gate.sh", ".github/actions/gemel/comment.sh",
      "Tests/demo.sh",
    ])
  func `shellcheck has nothing to say`(path: String) throws {
    let output = try? #require(Self.shellcheck).run(["--format", "gcc", repository.appending(path: path).path])
    #expect(output == Data(), "shellcheck \(path)")
  }

  @Test func `no step of the action puts an expression into a script`() throws {
    let action = try file(".github/actions/gemel/action.yml")
    let scripts = action.split(separator: "\n").filter { $0.contains("run:") }
    #expect(scripts.count == 2)
    // Scripts of one line each: an expression in one would stand on it.
    #expect(scripts.allSatisfy { $0.contains("run: bash \"$GITHUB_ACTION_PATH/") && !$0.contains("${{") })
  }

  @Test func `snippets and templates name this version, and the settings that the script has`() throws {
    let version = try Sandbox.with { try $0.run("gemel --version").output }
      .trimmingCharacters(in: .whitespacesAndNewlines)
    let gate = try file(".github/actions/gemel/gate.sh")
    var texts = try Self.snippets()
    #expect(texts.count == 4, "\(texts.keys.sorted())")
    for path in [".github/templates/gitlab-ci.yml", ".github/templates/azure-pipelines.yml"] {
      texts[path] = try file(path)
    }
    for (name, text) in texts {
      #expect(text.contains(version), "\(name)")
      for match in text.matches(of: /\bGEMEL_[A-Z0-9_]+/) {
        #expect(gate.contains("#   \(match.output) "), "\(name): \(match.output)")
      }
    }
  }
}
