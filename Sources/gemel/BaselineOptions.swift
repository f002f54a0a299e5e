import ArgumentParser
import TwinCompiler
import TwinModel
import TwinReaders
import TwinRegistry
import TwinSource
import TwinStore
import TwinSyntax

/// What a model's changes are held against.
struct BaselineOptions: ParsableArguments {
  @Option(
    name: .customLong("against"),
    help: ArgumentHelp(
      "Holds the changes since an old state of the model to the workspace's policy; may be repeated.",
      discussion: """
        A git ref (`main`, `v1.4.0`, `origin/main...` for where the branch started), `latest` or `transitive` (the last \
        release tag, or all of its major version), `registry` (for each package the highest release up to its version, withdrawn or not), \
        `registry:PACKAGE@VERSION`, an artifact, a directory, or `policy` for what the workspace names as \
        `baseline`. Commits are read from git's objects: nothing is checked out.
        """, valueName: "ref"))
  var against: [String] = []

  @OptionGroup var registry: RegistryOptions

  @OptionGroup var lock: LockOptions

  /// Where released packages come from.
  func terms(asOf day: CalendarDay = .today) -> DependencyTerms {
    DependencyTerms(registry: registry.registry, isLocked: lock.locked, day: day)
  }

  /// Old states, compiled, with what is to be said about them.
  typealias Baselines = (baselines: [Baseline], notices: [String])

  /// `workspace` and its old states, compiled side by side. `day` is the one from which the notice of removals counts back.
  func compile(_ workspace: Workspace, asOf day: CalendarDay = .today) throws -> (Compilation, Baselines) {
    guard !against.isEmpty else { return (workspace.compile(), ([], [])) }
    let options = self
    let (compilation, old) = sideBySide(
      { workspace.compile() }, { Result { try options.baselines(of: workspace, day) } })
    return (compilation, try old.get())
  }

  private func baselines(of workspace: Workspace, _ day: CalendarDay) throws -> Baselines {
    var result: Baselines = ([], [])
    for text in against {
      if text == "policy" {
        for name in try Self.policyBaselines(of: workspace) { try add(name, workspace, day, &result) }
      } else {
        try add(text, workspace, day, &result)
      }
    }
    return result
  }

  private func add(_ text: String, _ workspace: Workspace, _ day: CalendarDay, _ result: inout Baselines) throws {
    if text == "registry" { return try addReleases(of: workspace, day, &result) }
    guard text == "latest" || text == "transitive" else {
      return try add(ModelSource(text, registry: registry.registry).load(sameAs: workspace), &result)
    }
    let directory = workspace.scope.first.map { FileSystem.kind($0) == .directory ? $0 : FileSystem.parent($0) } ?? "."
    let repository = try Repository.around(directory, advice: "name a directory, an artifact or `registry` instead")
    let (releases, areElsewhere) = try repository.releases()
    guard !repository.isShallow || (text == "latest" && !releases.isEmpty && !areElsewhere) else {
      throw CommandFailure(
        code: CommandFailure.couldNotRun,
        message: "this clone is shallow, so that releases may be missing that `\(text)` asks for; "
          + Repository.deepening)
    }
    guard !releases.isEmpty else {
      result.notices.append(
        "there is no release yet (a tag such as `v1.0.0`), so that there is nothing to hold changes against")
      return
    }
    if areElsewhere {
      result.notices.append(
        "no release is in this branch's history; changes are held against releases of other branches")
    }
    // Tags with a name before the version are releases of single packages: each name has versions of its own.
    for name in Set(releases.map(\.name)).sorted() {
      let own = releases.filter { $0.name == name }
      let major = workspace.majorVersion(ofPackage: name)
      let ofMajor = text == "latest" ? [] : own.filter { $0.version.major == major }
      // The first of a new major version follows the last of the old one.
      for release in ofMajor.isEmpty ? Array(own.prefix(1)) : ofMajor {
        try add(ModelSource("git:refs/tags/" + release.tag).load(sameAs: workspace), &result, package: name)
        result.baselines[result.baselines.count - 1].isReleased = true
      }
    }
  }

  /// Adds for each package the release that its next one follows, or that it is.
  private func addReleases(of workspace: Workspace, _ day: CalendarDay, _ result: inout Baselines) throws {
    let directory = try registry.directory(of: workspace)
    let models = RegistryModels(registry: try .openNamed(directory, "to hold changes against"))
    let lost = try models.registry.with { try $0.lostReleases() }
    let notice = NoticePolicy(of: workspace)
    for (name, version, earlier) in workspace.packageVersions {
      if let followed = try models.followed(by: name, version, formerly: earlier, on: day, lost: lost) {
        let record = followed.record
        try add(models.model(of: followed), &result)
        if let notice = followed.notice { result.notices.append(notice) }
        let (known, last) = (
          try models.known(of: record, noticeDays: notice.days(of: name), on: day), result.baselines.count - 1
        )
        result.baselines[last].release = known
        result.baselines[last].package = name
        if record.release.package.text != name { result.baselines[last].formerPackage = record.release.package.text }
      } else {
        result.notices.append(
          "the registry \(directory) has no release of `\(name)` up to \(version), so that there is nothing to hold it against"
        )
      }
    }
  }

  /// Adds what was loaded. Of a release of one package, whose name or its last segment is `package`, that package counts.
  private func add(_ loaded: LoadedModel, _ result: inout Baselines, package: String = "") throws {
    let compilation = loaded.workspace.compile()
    result.notices += loaded.notices(of: compilation)
    var baseline = Baseline(name: loaded.name, compilation: compilation)
    baseline.package = package.isEmpty ? loaded.package : package
    result.baselines.append(baseline)
  }

  /// What the workspaces name as `baseline`; `latest` where they say nothing.
  private static func policyBaselines(of workspace: Workspace) throws -> [String] {
    let names = CompilerPipeline().compile(CompilerInput(packages: [], workspaces: workspace.input.workspaces))
      .workspaces
      .map { declared in
        declared.manifest.workspace?.baseline.map { declared.manifest.symbols[$0.name] } ?? "latest"
      }
    guard !names.isEmpty else {
      throw CommandFailure.usage(
        "--against policy asks the workspace for its `compatibility: {baseline: ...}`, and there is no workspace; name a ref"
      )
    }
    return names.reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
  }
}

extension Workspace {
  /// The major version of the package called `name`, or with that last segment; of all packages the highest where it is empty.
  fileprivate func majorVersion(ofPackage name: String) -> UInt32? {
    packageVersions.filter { name.isEmpty || $0.name == name || $0.name.hasSuffix("." + name) }.map(\.version.major)
      .max()
  }

  /// Its packages of Gemel sources with their versions, as their manifests say.
  fileprivate var packageVersions: [(name: String, version: SemanticVersion, formerly: [String])] {
    input.packages.compactMap { package in
      let declarations = readGemelManifest(parseYAML(package.manifest.bytes, file: .none).tree).declarations
      return declarations.package.map { package in
        let earlier = package.header.metadata.map { declarations.metadata[$0].formerly } ?? []
        return (
          declarations.symbols[package.header.name], package.version, earlier.map { declarations.symbols[$0] }
        )
      }
    }
  }
}
