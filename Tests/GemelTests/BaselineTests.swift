import Foundation
import Testing
import TwinCompiler
import TwinModel
import TwinRegistry
import TwinSource
import TwinTestSupport

@testable import gemel

/// Old models out of git: real repositories, read without checkout.
@Suite struct BaselineTests {
  /// The files of a workspace by role and path, the latter relative to the root of what was loaded.
  private func files(_ workspace: Workspace, below root: String) -> [String: [UInt8]] {
    var files: [String: [UInt8]] = [:]
    func add(_ role: String, _ file: InputFile) {
      let path = file.path.hasPrefix(root) ? String(file.path.dropFirst(root.count)) : file.path
      files["\(role) \(path)"] = file.bytes
    }
    for package in workspace.input.packages {
      add("manifest", package.manifest)
      for source in package.sources { add("source", source) }
    }
    for document in workspace.input.dtdl { add("dtdl", document) }
    for part in workspace.input.workspaces {
      add("workspace", part.manifest)
      for rule in part.rules { add("rule", rule) }
      for pack in part.packs { add("pack", pack) }
      if let waivers = part.waivers { add("waivers", waivers) }
    }
    return files
  }

  /// Runs a script that must succeed.
  private func run(_ script: String, _ sandbox: Sandbox, in place: String = "") throws {
    let run = try sandbox.run("set -e\n" + script, in: place)
    guard run.code == 0 else { throw SandboxFailure(output: run.output) }
  }

  private func path(_ path: String, _ sandbox: Sandbox) -> String {
    FileSystem.absolute(sandbox.directory.path).map { FileSystem.join($0, path) } ?? path
  }

  private func old(_ source: String, of place: String, _ sandbox: Sandbox) throws -> LoadedModel {
    try ModelSource(source).load(
      sameAs: Workspace.load([path(place, sandbox)]), Environment(variables: sandbox.environment))
  }

  private func failure(_ source: String, of place: String, _ sandbox: Sandbox) throws -> CommandFailure {
    let error = try #require(throws: CommandFailure.self) { try old(source, of: place, sandbox) }
    #expect(!error.message.isEmpty)
    return error
  }

  /// The only text of the model that tells commits apart.
  private func lengths(_ model: LoadedModel) -> [String] {
    model.workspace.input.packages.flatMap(\.sources).flatMap { source in
      String(decoding: source.bytes, as: UTF8.self).split(separator: "\n").filter { $0.contains("maxLength") }
        .map { $0.filter(\.isNumber) }
    }
  }

  /// A repository with three commits, in which a length is 40, 41, 42; the branch `topic` started at 41.
  private func withHistory(_ body: (Sandbox) throws -> Void) throws {
    try Sandbox.with { sandbox in
      try sandbox.makeModels()
      try run("git tag v1", sandbox, in: "models")
      try sandbox.edit("models/twins.yaml", "maxLength: 40", "maxLength: 41")
      try run("git commit -qam 41; git tag -a v2 -m two; git branch topic", sandbox, in: "models")
      try sandbox.edit("models/twins.yaml", "maxLength: 41", "maxLength: 42")
      try run("git commit -qam 42", sandbox, in: "models")
      try sandbox.edit("models/twins.yaml", "maxLength: 42", "maxLength: 99")
      try body(sandbox)
    }
  }

  // MARK: - What is read

  @Test func `a commit holds what the disk held, in all roles`() throws {
    try Sandbox.with { sandbox in
      try sandbox.write("workspace:\n  packages: [a, b]\n  catalogue: rules\n", to: "r/w/gemel.yaml")
      try sandbox.write("package: com.acme.a\nversion: 1.0.0\n", to: "r/w/a/gemel.yaml")
      try sandbox.write("twins:\n  A: {}\n", to: "r/w/a/twins/a.yaml")
      try sandbox.write("twins:\n  Hidden: {}\n", to: "r/w/a/.hidden/a.yaml")
      try sandbox.write("package: com.acme.b\nversion: 1.0.0\n", to: "r/w/b/gemel.yaml")
      try sandbox.write("twins:\n  B: {}\n", to: "r/w/b/ü b.yml")
      try sandbox.write("notes", to: "r/w/b/README.md")
      try sandbox.write("package: com.acme.c\nversion: 1.0.0\n", to: "r/w/unlisted/gemel.yaml")
      try sandbox.write("rule: x\n", to: "r/w/rules/x.yaml")
      try sandbox.write("pack: y\n", to: "r/w/rules/packs/y.yaml")
      try sandbox.write("waivers: []\n", to: "r/w/gemel.waivers.yaml")
      try sandbox.write(#"{"@id": "dtmi:x:y;1", "@type": "Interface"}"#, to: "r/d/y.json")
      try sandbox.write(#"{"name": "no document"}"#, to: "r/d/package.json")
      try run("ln -s ../../b/README.md a/twins/note.md; ln -s a.yaml a/twins/alias.yaml", sandbox, in: "r/w")
      try run("git init -q -b main .; git add -A; git commit -q -m all", sandbox, in: "r")
      for place in ["r/w", "r/w/a", "r/w/a/twins/a.yaml", "r/w/unlisted", "r/d", "r/d/y.json"] {
        let now = try Workspace.load([path(place, sandbox)])
        let then = try old("git:main", of: place, sandbox)
        #expect(files(then.workspace, below: "main:") == files(now, below: path("r", sandbox) + "/"), "\(place)")
        #expect(!then.isAbsent && !then.workspace.input.models.isEmpty)
        let argument = try ModelSource("git:main:" + place.dropFirst(2)).load(
          from: path("r", sandbox), Environment(variables: sandbox.environment))
        #expect(files(argument.workspace, below: "main:") == files(now, below: path("r", sandbox) + "/"), "\(place)")
        let relative = argument.workspace.input.workspaces.flatMap(\.relativePaths)
        #expect(relative.isEmpty)
      }
    }
  }

  @Test func `a workspace at the root of a repository knows its files by their paths`() throws {
    try withHistory { sandbox in
      let then = try old("git:v1", of: "models", sandbox)
      let compilation = CompilerPipeline().compile(then.workspace.input)
      #expect(!compilation.hasErrors)
      let paths = compilation.files.prefix(compilation.givenFileCount).map(\.path)
      #expect(paths.contains("v1:models/twins.yaml"), "\(paths)")
      #expect(compilation.workspaces.first?.relativePath(of: "v1:models/twins.yaml") == "models/twins.yaml")
      #expect(then.workspace.includes("v1:models/twins.yaml"))
    }
  }

  @Test func `branches, tags, hashes and steps back name commits`() throws {
    try withHistory { sandbox in
      let hash = try sandbox.run("git rev-parse v1", in: "models").output.trimmingCharacters(in: .newlines)
      let expected = [
        "git:main": "42", "git:v1": "40", "git:v2": "41", "git:topic": "41", "git:HEAD": "42", "git:HEAD~2": "40",
        "v2": "41", "main": "42", "git:\(hash)": "40", hash: "40", "git:main@{0}": "42", "git:refs/tags/v2": "41",
      ]
      for (source, length) in expected.sorted(by: { $0.key < $1.key }) {
        #expect(try lengths(old(source, of: "models", sandbox)) == [length], "\(source)")
      }
      #expect(try old("v2", of: "models", sandbox).name.hasPrefix("v2 ("))
    }
  }

  @Test func `a merge base is what the branch started from`() throws {
    try withHistory { sandbox in
      try run("git stash -q; git switch -q topic; git commit -q --allow-empty -m topic", sandbox, in: "models")
      for source in ["git:merge-base:main", "git:main...", "main...", "main...topic", "git:v2...main"] {
        #expect(try lengths(old(source, of: "models", sandbox)) == ["41"], "\(source)")
      }
      let argument = try ModelSource("git:merge-base:main:models").load(
        from: path("models", sandbox), Environment(variables: sandbox.environment))
      #expect(lengths(argument) == ["41"])
      #expect(argument.workspace.input.models.contains { $0.path == "main...:models/twins.yaml" })
    }
  }

  @Test func `packed repositories, worktrees, clones that borrow objects, submodules and bare repositories are read`()
    throws
  {
    try withHistory { sandbox in
      try run(
        """
        git stash -q; git gc -q; git pack-refs --all; git worktree add -q ../tree topic
        git clone -q --shared . ../shared
        git init -q -b main ../outer; cd ../outer
        git -c protocol.file.allow=always submodule add -q ../models sub
        """, sandbox, in: "models")
      for place in ["models", "tree", "shared", "outer/sub"] {
        #expect(try lengths(old("git:v2", of: place, sandbox)) == ["41"], "\(place)")
      }
      #expect(try lengths(old("git:HEAD", of: "tree", sandbox)) == ["41"])
      try run("git clone -q --bare models bare", sandbox)
      let argument = try ModelSource("git:v2:models").load(
        from: path("bare", sandbox), Environment(variables: sandbox.environment))
      #expect(lengths(argument) == ["41"])
    }
  }

  @Test func `variables that hooks set are obeyed where they mean the repository around the model`() throws {
    try withHistory { sandbox in
      try run("git init -q -b other ../other", sandbox, in: "models")
      var environment = Environment(variables: sandbox.environment)
      let workspace = try Workspace.load([path("models/models", sandbox)])
      environment.variables["GIT_DIR"] = path("models/.git", sandbox)
      environment.variables["GIT_INDEX_FILE"] = "nonsense"
      #expect(try lengths(ModelSource("git:v2").load(sameAs: workspace, environment)) == ["41"])
      environment.variables["GIT_DIR"] = path("other/.git", sandbox)
      #expect(try lengths(ModelSource("git:v2").load(sameAs: workspace, environment)) == ["41"])
      // A repository beside its working tree is found by the variables alone.
      try run("mv models/.git apart", sandbox)
      environment.variables["GIT_DIR"] = path("apart", sandbox)
      environment.variables["GIT_WORK_TREE"] = path("models", sandbox)
      #expect(try lengths(ModelSource("git:v2").load(sameAs: workspace, environment)) == ["41"])
    }
  }

  @Test func `links are followed within the tree, and nothing leads out of it`() throws {
    try Sandbox.with { sandbox in
      try sandbox.makeModels()
      let models = "models/models/"
      try run("mv twins.yaml real.txt; ln -s real.txt twins.yaml", sandbox, in: models)
      try run("git add -A; git commit -qm link; git tag inside", sandbox, in: "models")
      #expect(try lengths(old("git:inside", of: "models", sandbox)) == ["40"])
      try sandbox.write("twins:\n  Out: {}\n", to: "models/outside.yaml")
      try run("ln -s ../outside.yaml b.yaml; git add -A; git commit -qm b; git tag above", sandbox, in: models)
      try run(
        "git rm -q b.yaml; ln -s /etc/hostname c.yaml; git add -A; git commit -qm c; git tag out", sandbox, in: models)
      try run("git rm -q c.yaml; ln -s d.yaml d.yaml; git add -A; git commit -qm d; git tag loop", sandbox, in: models)
      try run("git rm -q d.yaml; git commit -qm e", sandbox, in: models)
      #expect(throws: FileError.self) { try old("git:out", of: "models", sandbox) }
      #expect(throws: FileError.self) { try old("git:loop", of: "models", sandbox) }
      #expect(
        try old("git:above", of: "models", sandbox).workspace.input.models.map(\.path).contains("above:models/b.yaml"))
      let bound = try ModelSource("git:above:models").load(
        from: path("models", sandbox), Environment(variables: sandbox.environment))
      #expect(!bound.isAbsent)
    }
  }

  // MARK: - What has moved, and what is new

  @Test func `packages that have moved are found by name`() throws {
    try withHistory { sandbox in
      try run("git stash -q; mkdir twins; git mv gemel.yaml models twins/; git commit -qm move", sandbox, in: "models")
      let then = try old("git:v2", of: "models/twins", sandbox)
      #expect(lengths(then) == ["41"])
      #expect(then.workspace.input.workspaces.map(\.manifest.path) == ["v2:gemel.yaml"])
    }
  }

  @Test func `a package that was not there is new, and no error`() throws {
    try withHistory { sandbox in
      try sandbox.write("package: com.acme.other\nversion: 1.0.0\n", to: "models/elsewhere/gemel.yaml")
      try run(
        "mv models/elsewhere elsewhere; git init -q; git commit -q --allow-empty -m none; mkdir in; mv elsewhere in/",
        sandbox)
      let then = try old("git:HEAD", of: "in/elsewhere", sandbox)
      #expect(then.isAbsent)
      #expect(then.workspace.input.models.isEmpty)
      #expect(!CompilerPipeline().compile(then.workspace.input).hasErrors)
      let argument = try ModelSource("git:v1:nowhere").load(
        from: path("models", sandbox), Environment(variables: sandbox.environment))
      #expect(argument.isAbsent)
    }
  }

  // MARK: - What cannot be

  @Test func `a name that git does not know is refused with what may be meant`() throws {
    try withHistory { sandbox in
      let misspelt = try failure("git:topci", of: "models", sandbox)
      #expect(misspelt.code == 2)
      #expect(misspelt.message == "git knows no commit `topci`; did you mean `topic`?")
      #expect(try failure("nowhere", of: "models", sandbox).message.contains("git knows no commit `nowhere`"))
      #expect(try failure("./nowhere", of: "models", sandbox).message == "there is no file or directory `./nowhere`")
      #expect(try failure("git:", of: "models", sandbox).code == 2)
      #expect(try failure("git:--all", of: "models", sandbox).code == 2)
      #expect(try failure("git:HEAD^{tree}", of: "models", sandbox).code == 2)
      try run("git clone -q models clone; cd clone; git switch -q -c mine; git branch -qD main", sandbox)
      #expect(try failure("main", of: "clone", sandbox).message.contains("there is `origin/main`"))
      let unfetched = try failure("git:origin/release", of: "clone", sandbox)
      #expect(unfetched.message.contains("`git fetch origin release:refs/remotes/origin/release`"))
    }
  }

  @Test func `a shallow clone is told apart from a wrong name`() throws {
    try withHistory { sandbox in
      let url = "file://" + path("models", sandbox)
      try run("git clone -q --depth 1 --no-single-branch \(url) clone", sandbox)
      let base = try failure("git:merge-base:origin/topic", of: "clone", sandbox)
      #expect(base.code == 3)
      #expect(base.message.contains("git fetch --unshallow") && base.message.contains("fetch-depth: 0"))
      #expect(try failure("git:HEAD~1", of: "clone", sandbox).message.contains("shallow"))
      #expect(try lengths(old("git:HEAD", of: "clone", sandbox)) == ["42"])
      try run("git fetch -q --unshallow", sandbox, in: "clone")
      #expect(try lengths(old("git:merge-base:origin/topic", of: "clone", sandbox)) == ["41"])
    }
  }

  @Test func `a partial clone fetches nothing and says what it lacks`() throws {
    try withHistory { sandbox in
      try run("git config uploadpack.allowFilter true", sandbox, in: "models")
      try run("git clone -q --filter=blob:none file://\(path("models", sandbox)) clone", sandbox)
      #expect(try lengths(old("git:HEAD", of: "clone", sandbox)) == ["42"])
      let error = try #require(throws: FileError.self) { try old("git:v1", of: "clone", sandbox) }
      #expect(error.description.contains("this clone is partial"), "\(error)")
      try run("git fetch -q --refetch --no-filter", sandbox, in: "clone")
      #expect(try lengths(old("git:v1", of: "clone", sandbox)) == ["40"])
    }
  }

  @Test func `what is no repository, has no commit, no common history or no git is said`() throws {
    try Sandbox.with { sandbox in
      try run("gemel init models", sandbox)
      #expect(try failure("git:main", of: "models", sandbox).message.contains("is in no git repository"))
      #expect(try failure("main", of: "models", sandbox).message.contains("there is no file or directory `main`"))
      try run("git init -q -b main .", sandbox, in: "models")
      #expect(try failure("git:HEAD", of: "models", sandbox).message.contains("nothing has been committed"))
      #expect(try failure("git:merge-base:main", of: "models", sandbox).message.contains("nothing has been committed"))
      try run(
        "git add -A; git commit -qm one; git switch -q --orphan two; git commit -q --allow-empty -m two", sandbox,
        in: "models")
      try run("git checkout -q main", sandbox, in: "models")
      let unrelated = try failure("git:merge-base:two", of: "models", sandbox)
      #expect(unrelated.message.contains("have no common history"))
      var environment = Environment(variables: sandbox.environment)
      environment.variables["PATH"] = "/nowhere"
      let error = try #require(throws: CommandFailure.self) {
        try ModelSource("git:main").load(from: path("models", sandbox), environment)
      }
      #expect(error.code == 3)
    }
  }

  // MARK: - Size

  @Test func `a large commit is read in a moment, and a file that is too long is cut`() throws {
    try Sandbox.with { sandbox in
      try sandbox.makeModels()
      for index in 0..<800 {
        try sandbox.write(
          "twins:\n  T\(index):\n    title: \(String(repeating: "x", count: 2_000))\n",
          to: "models/models/t\(index).yaml")
      }
      try run(
        "head -c 70000000 /dev/zero | tr '\\0' '#' > models/long.yaml; git add -A; git commit -qm many", sandbox,
        in: "models")
      let now = try Workspace.load([path("models", sandbox)])
      let clock = ContinuousClock()
      var then: LoadedModel?
      let time = try clock.measure {
        then = try ModelSource("git:main").load(sameAs: now, Environment(variables: sandbox.environment))
      }
      let loaded = try #require(then)
      #expect(files(loaded.workspace, below: "main:") == files(now, below: path("models", sandbox) + "/"))
      let long = loaded.workspace.input.models.first { $0.path.hasSuffix("long.yaml") }
      #expect(long?.bytes.count == 64 << 20 | 1)
      #expect(time < .seconds(20), "\(time)")
      print("801 files of a commit: \(time)")
    }
  }

  // MARK: - Artifacts

  /// Two packages, of which one needs the other, built in several versions to `out`.
  private func withArtifacts(_ body: (Sandbox) throws -> Void) throws {
    try Sandbox.with { sandbox in
      try sandbox.write("edition: 2026\nworkspace:\n  packages: [a, b]\n", to: "w/gemel.yaml")
      try sandbox.write("twins:\n  A:\n    properties: {p: {type: double, unit: kelvin}}\n", to: "w/a/a.yaml")
      try sandbox.write("twins:\n  B:\n    extends: a.A\n", to: "w/b/b.yaml")
      for version in ["1.0.0", "1.2.0", "2.0.0-rc.1"] {
        let needs = "dependencies: {org.gemel.quantities: ^1.0.0}"
        try sandbox.write("edition: 2026\npackage: com.acme.a\nversion: \(version)\n\(needs)\n", to: "w/a/gemel.yaml")
        let dependency = "dependencies: {com.acme.a: \">=\(version)\"}"
        try sandbox.write(
          "edition: 2026\npackage: com.acme.b\nversion: \(version)\n\(dependency)\n", to: "w/b/gemel.yaml")
        try run("gemel build w -o out", sandbox)
      }
      try body(sandbox)
    }
  }

  private func argument(_ text: String, _ sandbox: Sandbox) throws -> LoadedModel {
    try ModelSource(text).load(
      from: sandbox.directory.path, Environment(variables: sandbox.environment))
  }

  /// Names and versions of the packages of a model that compiles without errors.
  private func packages(_ loaded: LoadedModel) throws -> [String] {
    let compilation = loaded.workspace.compile()
    try #require(!compilation.hasErrors, "\(compilation.findings.map(\.message))")
    return compilation.givenPackages.map { id in
      let row = compilation.model.packages[id]
      return "\(compilation.model.string(row.name)) \(row.version)"
    }
  }

  @Test func `artifacts are read with those that they need, and compile to the same bytes`() throws {
    try withArtifacts { sandbox in
      let out = path("out", sandbox)
      let cases = [
        "": ["com.acme.a 1.2.0", "com.acme.b 1.2.0"], "/com.acme.a": ["com.acme.a 1.2.0"],
        "/com.acme.b/1.0.0": ["com.acme.a 2.0.0-rc.1", "com.acme.b 1.0.0"],
        "/com.acme.b/2.0.0-rc.1/model.json": ["com.acme.a 2.0.0-rc.1", "com.acme.b 2.0.0-rc.1"],
        "/com.acme.a/1.0.0/model.image": ["com.acme.a 1.0.0"],
      ]
      for (place, expected) in cases.sorted(by: { $0.key < $1.key }) {
        #expect(try packages(argument(out + place, sandbox)) == expected, "\(place)")
      }
      let compilation = try argument(out + "/com.acme.b/1.2.0", sandbox).workspace.compile()
      for package in compilation.givenPackages where compilation.model.packages[package].version.minor == 2 {
        let name = compilation.model.string(compilation.model.packages[package].name)
        for file in artifact(of: package, in: compilation.model) where name == "com.acme.a" {
          let written = try Data(contentsOf: URL(filePath: "\(out)/\(name)/1.2.0/\(file.name)"))
          #expect([UInt8](written) == file.bytes, "\(name) \(file.name)")
        }
      }
      try run("git init -q -b main .; git add -A; git commit -qm all; rm -r out", sandbox)
      let committed = try argument("git:main:out/com.acme.a", sandbox)
      #expect(committed.workspace.input.artifacts.map(\.path) == ["main:out/com.acme.a/1.2.0/model.json"])
    }
  }

  @Test func `a directory of artifacts is a baseline with all of its packages, so that one that is gone is missed`()
    throws
  {
    try withArtifacts { sandbox in
      let all = try packages(argument(path("out", sandbox), sandbox))
      try #require(all.count > 1)
      try sandbox.write("edition: 2026\nworkspace:\n  packages: [a]\n", to: "w/gemel.yaml")
      #expect(try packages(old(path("out", sandbox), of: "w", sandbox)) == all)
    }
  }

  @Test func `artifacts that lack something are refused with what it is`() throws {
    try withArtifacts { sandbox in
      let out = path("out", sandbox)
      try run("mkdir alone; cp out/com.acme.b/1.0.0/model.json alone/; rm -r out/com.acme.a/2*", sandbox)
      let alone = try #require(throws: CommandFailure.self) { try argument(path("alone", sandbox), sandbox) }
      #expect(alone.message.contains("needs `com.acme.a` >=1.0.0"), "\(alone.message)")
      let older = try #require(throws: CommandFailure.self) {
        try argument(out + "/com.acme.b/2.0.0-rc.1", sandbox)
      }
      #expect(older.message.contains("(there is 1.2.0, 1.0.0)"), "\(older.message)")
      try run("rm out/com.acme.a/1.0.0/model.json", sandbox)
      let image = try #require(throws: CommandFailure.self) {
        try argument(out + "/com.acme.a/1.0.0/model.image", sandbox)
      }
      #expect(image.message.contains("there is no model.json beside it"))
      try run("sed -i 's/\"format\":1/\"format\":9/' out/com.acme.a/1.2.0/model.json", sandbox)
      let later = try argument(out + "/com.acme.a", sandbox).workspace.compile()
      #expect(later.findings.map(\.message).contains { $0.contains("of format 9") }, "\(later.findings)")
    }
  }
}
