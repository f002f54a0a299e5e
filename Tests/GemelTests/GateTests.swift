import Foundation
import Testing
import TwinTestSupport

/// The script that builds call, with the variables that a platform sets, on a local repository.
@Suite struct GateTests {
  private static let actions = repository.appending(path: ".github/actions/gemel")
  private static let gate = "bash '\(actions.appending(path: "gate.sh").path)'"
  private static let comment = "bash '\(actions.appending(path: "comment.sh").path)'"
  private static let reports = ["code-quality.json", "findings.sarif", "junit.xml", "summary.md"]

  /// Runs `body` with a repository of models in which the last commit misspells a unit.
  private func withMistake(_ body: (Sandbox) throws -> Void) throws {
    try Sandbox.with { sandbox in
      try sandbox.makeModels()
      try sandbox.edit("models/twins.yaml", "unit: kilowatt", "unit: kilowat")
      let commit = try sandbox.run("git commit -q -a -m mistake", in: "models")
      try #require(commit.code == 0, "\(commit.output)")
      try body(sandbox)
    }
  }

  private func lines(_ run: Sandbox.Run) -> [String] { run.output.split(separator: "\n").map(String.init) }

  private func files(_ sandbox: Sandbox, _ path: String) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: sandbox.directory.appending(path: path).path)
      .filter { $0 != ".git" }.sorted()
  }

  // MARK: - Platforms

  @Test func `on GitHub findings annotate the change and fill the summary, and the reports have outputs`() throws {
    try withMistake { sandbox in
      let place = sandbox.directory
      let run = try sandbox.run(
        Self.gate, in: "models",
        [
          "GITHUB_ACTIONS": "true", "GITHUB_STEP_SUMMARY": place.appending(path: "summary").path,
          "GITHUB_OUTPUT": place.appending(path: "output").path, "GEMEL_BASE": "HEAD~1",
        ])
      #expect(run.code == 1)
      #expect(run.output.contains("::error file=models/twins.yaml,line=13,"), "\(run.output)")
      #expect(try sandbox.read("summary").contains("there is no unit `kilowat`"))
      #expect(try files(sandbox, "models/gemel-reports") == Self.reports)
      let directory = try #require(resolved(place.appending(path: "models/gemel-reports")))
      #expect(try sandbox.read("output") == "reports=\(directory)\nsarif=\(directory)/findings.sarif\n")
      let sarif = try JSONSerialization.jsonObject(
        with: Data(contentsOf: place.appending(path: "models/gemel-reports/findings.sarif")))
      #expect((sarif as? [String: Any])?["version"] as? String == "2.1.0")
    }
  }

  @Test func `findings on changed lines are the ones that GitHub shows`() throws {
    try Sandbox.with { sandbox in
      try sandbox.makeModels()
      // Thirty findings that are there already, and one more after them in the change.
      let old = (0..<30).map { "  Pump\($0): {properties: {power: {type: double, unit: kilowat}}}\n" }.joined()
      try sandbox.write("twins:\n" + old, to: "models/models/pumps.yaml")
      let base = try sandbox.run("git add -A && git commit -q -m old", in: "models")
      try #require(base.code == 0, "\(base.output)")
      let new = "  Valve: {properties: {flow: {type: double, unit: litrePerSecnd}}}\n"
      try sandbox.write("twins:\n" + old + new, to: "models/models/pumps.yaml")
      _ = try sandbox.run("git commit -q -a -m new", in: "models")
      let annotation = "::error file=models/pumps.yaml,line=32,"
      let blind = try sandbox.run(Self.gate, in: "models", ["GITHUB_ACTIONS": "true"])
      #expect(!blind.output.contains(annotation), "\(blind.output)")
      let commit = try sandbox.run("git rev-parse HEAD~1", in: "models").output.trimmingCharacters(in: .newlines)
      let run = try sandbox.run(Self.gate, in: "models", ["GITHUB_ACTIONS": "true", "GEMEL_BASE": commit])
      #expect(lines(run).first?.hasPrefix(annotation) == true, "\(run.output)")

      // A shallow checkout has not got the commit that the change is compared with, and asks for it.
      let shallow = try sandbox.run(
        "git -C models config uploadpack.allowAnySHA1InWant true; git clone -q --depth=1 file://$PWD/models shallow")
      try #require(shallow.code == 0, "\(shallow.output)")
      let fetched = try sandbox.run(Self.gate, in: "shallow", ["GITHUB_ACTIONS": "true", "GEMEL_BASE": commit])
      #expect(lines(fetched).first?.hasPrefix(annotation) == true, "\(fetched.output)")
      #expect(fetched.code == 1)

      // A branch that is new has nothing to compare with; neither has what is no commit.
      for nothing in [
        String(repeating: "0", count: 40), String(repeating: "a", count: 40), "--output=/dev/full", "no such",
      ] {
        let run = try sandbox.run(Self.gate, in: "models", ["GITHUB_ACTIONS": "true", "GEMEL_BASE": nothing])
        #expect(run.code == 1 && run.output == blind.output, "\(nothing): \(run.output)")
      }
    }
  }

  @Test func `on Azure findings are issues of the run and the summary is uploaded`() throws {
    try withMistake { sandbox in
      let run = try sandbox.run(
        Self.gate, in: "models",
        ["TF_BUILD": "True", "SYSTEM_PULLREQUEST_TARGETBRANCH": "refs/heads/main", "GEMEL_REPORTS": "out/a b"])
      #expect(run.code == 1)
      #expect(
        run.output.contains("##vso[task.logissue type=error;sourcepath=models/twins.yaml;linenumber=13;"),
        "\(run.output)")
      let directory = try #require(resolved(sandbox.directory.appending(path: "models/out/a b")))
      #expect(lines(run).last == "##vso[task.uploadsummary]\(directory)/summary.md")
      #expect(try files(sandbox, "models/out/a b") == Self.reports)
    }
  }

  @Test func `on GitLab the log has the findings in full`() throws {
    try withMistake { sandbox in
      let run = try sandbox.run(Self.gate, in: "models", ["GITLAB_CI": "true", "CI_COMMIT_BEFORE_SHA": "HEAD~1"])
      #expect(run.code == 1)
      #expect(run.output.contains("error[structure/unresolved-name]"), "\(run.output)")
      let report = try JSONSerialization.jsonObject(
        with: Data(sandbox.read("models/gemel-reports/code-quality.json").utf8))
      #expect((report as? [[String: Any]])?.count == 1)
      #expect(try sandbox.read("models/gemel-reports/junit.xml").contains("kilowat"))
    }
  }

  // MARK: - Settings

  @Test func `paths, packs and the failing severity come from the environment and stay what they are`() throws {
    try Sandbox.with { sandbox in
      try sandbox.makeModels()
      let clean = try sandbox.run(
        Self.gate, in: "models",
        [
          "GEMEL_PATHS": "gemel.yaml\nmodels\n", "GEMEL_PACKS": "recommended, strict tidy",
          "GEMEL_FAIL_ON": "error",
        ])
      #expect(clean.code == 0, "\(clean.output)")
      #expect(try files(sandbox, "models/gemel-reports") == Self.reports)
      for (name, value) in [
        ("GEMEL_PATHS", "$(touch pwned)"), ("GEMEL_PATHS", "; touch pwned"), ("GEMEL_PATHS", "--output=pwned"),
        ("GEMEL_PACKS", "`touch pwned`"), ("GEMEL_PACKS", "*"), ("GEMEL_FAIL_ON", "error --output pwned"),
        ("GEMEL_VERSION", "1.0.0; touch pwned"), ("GEMEL_VERSION", "../1.0.0"),
      ] {
        let run = try sandbox.run(Self.gate, in: "models", [name: value])
        #expect(run.code == 2, "\(name)=\(value): \(run.output)")
      }
      #expect(try files(sandbox, "models") == [".gitignore", "gemel-reports", "gemel.yaml", "models"])
      #expect(try sandbox.run(Self.gate, in: "models", ["GEMEL_BINARY": "no-such-gemel"]).code == 3)
    }
  }

  // MARK: - Releases

  @Test func `a release is downloaded and must have its checksum`() throws {
    try Sandbox.with { sandbox in
      try sandbox.makeModels()
      let release = try sandbox.run(
        """
        set -e
        mkdir -p releases/v1.2.3 && cd releases/v1.2.3
        name=gemel-1.2.3-linux-$(uname -m)
        printf '#!/bin/sh\\nexec gemel "$@"\\n' > "$name"
        sha256sum "$name" > "$name.sha256"
        cut -d' ' -f1 < "$name.sha256"
        """)
      try #require(release.code == 0, "\(release.output)")
      let checksum = release.output.trimmingCharacters(in: .newlines)
      let settings = ["GEMEL_VERSION": "1.2.3", "GEMEL_RELEASES": "file://\(sandbox.directory.path)/releases"]
      func gate(_ more: [String: String]) throws -> Sandbox.Run {
        try sandbox.run(Self.gate, in: "models", settings.merging(more) { $1 })
      }
      let downloaded = try gate([:])
      #expect(downloaded.code == 0, "\(downloaded.output)")
      #expect(downloaded.output.contains("no findings"), "\(downloaded.output)")
      #expect(try gate(["GEMEL_SHA256": checksum]).code == 0)
      let wrong = try gate(["GEMEL_SHA256": String(repeating: "0", count: 64)])
      #expect(wrong.code == 3)
      #expect(wrong.output.contains("has another checksum"), "\(wrong.output)")
      #expect(try gate(["GEMEL_VERSION": "9.9.9"]).code == 3)
      #expect(try gate(["GEMEL_RELEASES": ""]).code == 2)
      _ = try sandbox.run("echo '# more' >> releases/v1.2.3/gemel-1.2.3-linux-$(uname -m)")
      #expect(try gate([:]).code == 3)
    }
  }

  @Test(arguments: [".github/templates/gitlab-ci.yml", ".github/templates/azure-pipelines.yml"])
  func `what a template runs downloads the script and passes the gate`(path: String) throws {
    let template = try String(contentsOf: repository.appending(path: path), encoding: .utf8)
    let commands = template.split(separator: "\n").map { $0.trimmingPrefix(/[ -]+/) }
      .filter { $0.hasPrefix("curl ") || $0.hasPrefix("bash ") }.filter { !$0.hasSuffix("|") }
    try #require(commands.count == 2, "\(commands)")
    try Sandbox.with { sandbox in
      try sandbox.makeModels()
      let gate = try String(contentsOf: Self.actions.appending(path: "gate.sh"), encoding: .utf8)
      try sandbox.write(gate, to: "releases/v0.1.0/gemel-gate.sh")
      let release = try sandbox.run(
        """
        name=gemel-0.1.0-linux-$(uname -m)
        printf '#!/bin/sh\\nexec gemel "$@"\\n' > "$name"
        sha256sum "$name" > "$name.sha256"
        """, in: "releases/v0.1.0")
      try #require(release.code == 0, "\(release.output)")
      let run = try sandbox.run(
        "set -e\n" + commands.joined(separator: "\n"), in: "models",
        ["GEMEL_VERSION": "0.1.0", "GEMEL_RELEASES": "file://\(sandbox.directory.path)/releases"])
      #expect(run.code == 0, "\(run.output)")
      #expect(try files(sandbox, "models/gemel-reports") == Self.reports)
    }
  }

  // MARK: - Comments

  /// Runs the script of comments with a `gh` that notes what it is asked and answers a look-up with `comments`.
  private func comment(_ sandbox: Sandbox, finding comments: String, gh: String = "exit 0") throws -> (
    Sandbox.Run, [String]
  ) {
    let script = """
      #!/bin/bash
      printf '%s\\n' "$*" >> ../asked
      case $* in *--jq*) printf '\(comments)';; *) \(gh);; esac
      """
    try sandbox.write(script, to: "bin/gh")
    try sandbox.write("<!-- gemel-check -->\n## Gemel\n", to: "models/summary.md")
    let run = try sandbox.run(
      "rm -f ../asked; chmod +x ../bin/gh; PATH=$PWD/../bin:$PATH " + Self.comment, in: "models",
      ["GEMEL_SUMMARY": "summary.md", "GEMEL_PULL_REQUEST": "7", "GITHUB_REPOSITORY": "acme/models"])
    return (run, try sandbox.read("asked").split(separator: "\n").map(String.init))
  }

  @Test func `the comment on a pull request is written once and changed afterwards`() throws {
    try Sandbox.with { sandbox in
      try sandbox.makeModels()
      let (first, asked) = try comment(sandbox, finding: "")
      #expect(first.code == 0 && first.output.isEmpty, "\(first.output)")
      #expect(asked.first?.hasPrefix("api --paginate repos/acme/models/issues/7/comments --jq") == true)
      #expect(
        asked.dropFirst() == ["api --silent --method POST repos/acme/models/issues/7/comments --field body=@summary.md"]
      )
      let (again, changed) = try comment(sandbox, finding: "41\\n99\\n")
      #expect(again.code == 0)
      #expect(
        changed.dropFirst() == [
          "api --silent --method PATCH repos/acme/models/issues/comments/41 --field body=@summary.md"
        ])
      let (refused, _) = try comment(sandbox, finding: "", gh: "exit 1")
      #expect(refused.code == 0)
      #expect(refused.output.hasPrefix("::warning title=Gemel::no comment was written"), "\(refused.output)")
      #expect(try sandbox.run(Self.comment, ["GEMEL_PULL_REQUEST": ""]).output.isEmpty)
    }
  }

  @Test func `the summary begins with what the script looks for`() throws {
    try withMistake { sandbox in
      _ = try sandbox.run(Self.gate, in: "models")
      let script = try String(contentsOf: Self.actions.appending(path: "comment.sh"), encoding: .utf8)
      let marker = try #require(sandbox.read("models/gemel-reports/summary.md").split(separator: "\n").first)
      #expect(script.contains("startswith(\"\(marker)\")"), "\(marker)")
    }
  }
}

/// The path of `url` without links, as a shell's `pwd -P` has it.
private func resolved(_ url: URL) -> String? {
  realpath(url.path, nil).map { pointer in
    defer { free(pointer) }
    return String(cString: pointer)
  }
}
