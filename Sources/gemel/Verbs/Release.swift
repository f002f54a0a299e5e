import ArgumentParser
import TwinChanges
import TwinCompiler
import TwinModel
import TwinOutput
import TwinRegistry
import TwinRules
import TwinSource
import TwinStore

/// `gemel release`.
struct Release: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "release",
    abstract: "Publishes packages to the registry, once they hold what the workspace asks of changes.",
    discussion: """
      The workspace is checked, and errors that no waiver accepts refuse the release. Each package is held against the release \
      before it (the highest one up to its version, also where that is withdrawn, since those who are locked to it still have it; \
      pre-releases do not count) as `gemel check --against registry` \
      does it: its version has to cover what changed (a breaking change takes a major version, an addition a minor one; while the \
      major version is zero, the next minor and patch versions); and what the workspace's `compatibility` and `freezes` ask for has to be \
      there: change records with a decision and who approved it, notice before a removal. A breaking change that the version says \
      takes a record only where the workspace asks for one. A package that is new takes none, and records of an earlier release \
      are not asked again.

      --bump writes the versions into the manifests, and what others require of them; then they are to be committed. --dry-run \
      shows all and writes nothing, also of sources that are in no commit yet; it ends with the exit code that the release would have.

      What is published is the artifact of `gemel build`; `changes.json`, which lists the changes since the release before, the version that \
      they take and the change records (`gemel schema changes`); `CHANGELOG.md` and `MIGRATION.md`, which say the same to people; \
      `provenance.json`, which says how it came about (`gemel schema provenance`); and a record: who released it, when, from which commit, which bump, what \
      it was checked against by version and digest, who approved what, which findings were waived, and the version of each type, which \
      rises only when that type changes. Packages that others need come first. What ships with the compiler and is needed \
      goes along, so that the registry holds all that its releases need. A release is never changed: the same model under the same \
      version is published already, which is success; another model is refused.

      CHANGELOG.md beside a package's manifest is written anew from all of its releases, in the words of the change records, to be \
      committed when it suits; one that people write is left alone. `gemel registry changelog` prints it.

      The sources have to be in a commit, so that the record can name it; --allow-dirty releases without one. The same sources \
      make the same content everywhere; the day (--as-of) and the publisher stand in the record alone.

      Exit codes: 0 released, or released already; 1 refused; 2 bad usage or configuration; 3 could not run.
      """)

  @Argument(
    help: ArgumentHelp("Packages to release, by name or its last segment; all by default.", valueName: "package"))
  var packages: [String] = []

  @Option(help: "The workspace, or a package of it.", completion: .directory)
  var workspace: String = "."

  @OptionGroup var registry: RegistryOptions

  @OptionGroup var lock: LockOptions

  @Option(
    help: ArgumentHelp("Who releases; by default who commits, as git is set up.", valueName: "name"))
  var publisher: String?

  @Flag(help: "Release sources that are in no commit as they are; the record names none.")
  var allowDirty = false

  @Option(
    help: ArgumentHelp(
      "Sign the packages that are released with the private key in a file, as `gemel sign` does; not what ships and what comes from the registry.",
      valueName: "file"),
    completion: .file())
  var sign: String?

  @Flag(help: "Show what would be released, and write nothing.")
  var dryRun = false

  @Flag(
    help: ArgumentHelp(
      "Raise the versions in the manifests to what the changes take; with --dry-run, suppose it only.",
      discussion:
        "They are to be committed before the release, unless --allow-dirty is given. Requirements of other packages of the workspace that would no longer admit them are raised with them."
    ))
  var bump = false

  @Flag(
    inversion: .prefixedNo,
    help: "Write CHANGELOG.md beside the manifests, from all releases; one that people wrote stays.")
  var changelog = true

  @OptionGroup var rules: RuleOptions

  @Option(help: "How it is told what was released: text or json.")
  var format: ListFormat = .text

  func run() throws {
    let key = try sign.map(KeyFiles.signingKey)
    try holdPublisher(
      publisher,
      around: FileSystem.kind(self.workspace) == .directory ? self.workspace : FileSystem.parent(self.workspace))
    let day = try CalendarDay.ofRecord(rules.asOf)
    let workspace = try Workspace.load(
      [workspace],
      DependencyTerms(registry: registry.registry, isLocked: lock.locked, day: day, writesLock: !dryRun))
    let directory = try registry.directory(of: workspace)
    let registry = try LocalRegistry.openIfThere(directory)
    let raised = bump ? try raiseVersions(of: workspace, in: registry) : nil
    let compilation = try (raised ?? workspace).compileWithoutErrors()
    let chosen = try chosenPackages(of: compilation, workspace)
    let upcoming = try UpcomingReleases(
      chosen, of: compilation, raised ?? workspace, in: registry, on: day)
    for notice in upcoming.notices { Terminal.note("gemel: " + neutralised(notice)) }
    let checked = try rules.check(
      compilation, against: upcoming.baselines, firstReleases: upcoming.firstReleases)
    do {
      try stopOnErrors(checked, compilation)
    } catch {
      tellOfOtherCommits(upcoming, workspace)
      throw error
    }
    // Neither refuses a release, and neither can be mended once it is out.
    let toldRules: Set<RuleID> = ["change/edited-record", "change/unused-record"]
    for edited in checked.findings where toldRules.contains(edited.rule) {
      Terminal.note(
        "gemel: " + neutralised("`\(edited.subject)`: \(([edited.message] + edited.notes).joined(separator: "; "))"))
    }
    let commit = Result { () throws -> String? in
      let hash = try SourceCommit(
        of: workspace, registries: [directory] + RegistryOptions.declared(in: workspace.input)
      ).hash(allowsDirty: allowDirty)
      guard raised != nil, dryRun else { return hash }
      // What a dry run supposes is in no commit.
      if allowDirty { return nil }
      throw CommandFailure(
        code: CommandFailure.findings,
        message: "the versions that --bump writes are to be committed first, unless --allow-dirty is given")
    }
    let terms = ReleasePlanner.Terms(
      publisher: try publisherName(publisher, around: SourceCommit.home(of: workspace)), day: day,
      commit: try dryRun ? try? commit.get() : commit.get())
    var planner = ReleasePlanner(compilation, upcoming, checked, in: registry, terms)
    try planner.plan(chosen)
    guard planner.refusals.isEmpty else {
      tellOfOtherCommits(upcoming, workspace)
      throw CommandFailure(
        code: CommandFailure.findings,
        message: "nothing was released\n" + planner.refusals.map { "  " + $0 }.joined(separator: "\n"))
    }
    var releases = planner.releases
    if releases.contains(where: { !$0.isPresent }) {
      // The check held freezes to the day of the release; what is frozen today is published today on no other day either.
      let publishing = try PublishingTerms(around: self.workspace)
      for release in releases where !release.isPresent { try publishing.hold(release.record.release, dated: day) }
      day.tellIfPast("the release")
    }
    if !dryRun {
      try publish(&releases, to: directory)
      if let key { try LocalRegistry.open(directory).sign(own(releases, of: chosen, in: compilation), with: key) }
    }
    show(releases, directory)
    if !dryRun, changelog {
      ChangelogFiles(of: compilation, in: try .open(directory)).write(chosen)
    }
    // What a dry run has shown is worth seeing before the sources are committed; it ends as the release would.
    if case .failure(let reason as CommandFailure) = commit {
      throw CommandFailure(code: reason.code, message: "the release would be refused: \(reason.message)")
    }
    _ = try commit.get()
  }

  /// Those of `releases` that are of the packages that were `chosen`: for others that they need, those vouch whose they are.
  private func own(
    _ releases: [PlannedRelease], of chosen: [ID<Package>], in compilation: Compilation
  ) -> [ReleaseID] {
    let model = compilation.model
    let names = Set(chosen.map { model.string(model.packages[$0].name) })
    return releases.map(\.record.release).filter { names.contains($0.package.text) }
  }

  /// The workspace with the versions in its manifests, and what others require of them, raised to what the packages' changes take;
  /// written unless this is a dry run. Nil where they are enough.
  private func raiseVersions(of workspace: Workspace, in registry: LocalRegistry?) throws -> Workspace? {
    let compilation = try workspace.compileWithoutErrors()
    let upcoming = try UpcomingReleases(
      try chosenPackages(of: compilation, workspace), of: compilation, workspace, in: registry, on: try rules.day(),
      comparesAll: true)
    var session = try MendSession(workspace, compilation, rules, against: upcoming.baselines)
    try session.raiseVersions()
    guard session.hasChanged else { return nil }
    if !dryRun {
      try [session].write()
      tellVersions(from: compilation, to: session.compilation)
    }
    return session.workspace
  }

  /// Tells which versions were written.
  private func tellVersions(from old: Compilation, to new: Compilation) {
    let versions = old.givenPackages.map {
      (old.model.string(old.model.packages[$0].name), old.model.packages[$0].version)
    }
    let known = Dictionary(versions) { first, _ in first }
    for package in new.givenPackages.map({ new.model.packages[$0] }) {
      let name = new.model.string(package.name)
      guard let version = known[name], version != package.version else { continue }
      Terminal.note(neutralised("`\(name)` is at \(package.version) now, and was at \(version); commit its manifest"))
    }
  }

  /// Tells of releases that are followed and came from commits that the sources do not come after, as where two released at once: what
  /// those brought and is not here counts as removed, and the version that it takes is not the one that is wanted.
  private func tellOfOtherCommits(_ upcoming: UpcomingReleases, _ workspace: Workspace) {
    guard let repository = try? Repository.around(SourceCommit.home(of: workspace)), !repository.isShallow else {
      return
    }
    for record in upcoming.followed.map(\.record) {
      guard let commit = record.commit, (try? repository.holds(commit: commit)) == false else { continue }
      Terminal.note(
        "gemel: "
          + neutralised(
            "`\(record.release.package)` \(record.release.version) was released on \(record.released) by \(record.publisher) from commit"
              + " \(commit.prefix(12)), which is not among those before these sources: what it brought and is missing here counts as"
              + " removed; bring it in first (`git pull`, or a merge), and then release"))
    }
  }

  /// Shows errors that the check finds, which refuse the release.
  private func stopOnErrors(_ checked: CheckedCompilation, _ compilation: Compilation) throws {
    let errors = checked.findings.filter { $0.severity == .error && $0.waiver == nil }
    guard !errors.isEmpty else { return }
    var report = FindingReport(errors, of: compilation, summary: "nothing was released, since the check finds errors")
    report.files += checked.gate?.files ?? []
    report.rules = checked.texts(of: errors)
    try FindingOutput(format: format == .json ? .json : .text).write(report)
    if errors.contains(where: \.isConfigurationError) {
      throw CommandFailure(code: CommandFailure.badUsage, message: "the configuration has errors")
    }
    throw CommandFailure.hasFindings
  }

  /// The packages that were named, or those that were asked for by --workspace.
  private func chosenPackages(of compilation: Compilation, _ workspace: Workspace) throws -> [ID<Package>] {
    let model = compilation.model
    guard !packages.isEmpty else { return compilation.givenPackages }
    return try packages.map { wanted in
      let found = compilation.givenPackages.filter { id in
        let name = model.string(model.packages[id].name)
        return name == wanted || name.hasSuffix("." + wanted)
      }
      let exact = found.filter { model.string(model.packages[$0].name) == wanted }
      if let package = exact.first ?? (found.count == 1 ? found.first : nil) { return package }
      let names = compilation.givenPackages.map { model.string(model.packages[$0].name) }
      if found.count > 1 {
        throw CommandFailure.usage("`\(wanted)` may be any of \(found.count) packages; write the whole name")
      }
      throw CommandFailure.usage(
        "the workspace has no package `\(wanted)`"
          + (nearest(to: wanted, in: names).map { "; did you mean `\($0)`?" } ?? "; it has "
            + names.joined(separator: ", ")))
    }
  }

  /// Publishes in order: each release comes after those that it needs, so that what a registry holds is always whole.
  private func publish(_ releases: inout [PlannedRelease], to directory: String) throws {
    guard !releases.isEmpty else { return }
    let isChanging = releases.contains { !$0.isPresent }
    let registry = try isChanging ? LocalRegistry.create(directory) : .open(directory)
    try registry.tellOfMissingIndex()
    var progress = Progress()
    defer { progress.finish() }
    for index in releases.indices where !releases[index].isPresent {
      progress.show("publishing \(releases[index].record.release)")
      let outcome = try registry.with {
        try $0.publish(releases[index].content, releases[index].record, seeing: releases[index].seen)
      }
      if !outcome.mended.isEmpty {
        Terminal.note("gemel: \(outcome.mended.count) damaged pieces of content in the registry were made whole")
      }
      if !outcome.isNew {
        releases[index].isPresent = true
        releases[index].record = outcome.record
      }
    }
    // Also where all is released already: whoever did it may have been killed before this.
    registry.rebuildLayout(onlyIfStale: !isChanging)
  }

  // MARK: - What is shown

  private func show(_ releases: [PlannedRelease], _ directory: String) {
    switch format {
    case .text:
      for release in releases {
        Terminal.print(neutralised(line(release)) + "\n")
        if dryRun, let changes = release.changes, changes.previous != nil {
          Terminal.print(indented(Changelog(of: changes)))
        }
      }
    case .json:
      let value: JSONValue = .object([
        "version": 1, "registry": .string(directory), "dryRun": .boolean(dryRun),
        "releases": .array(releases.map(value)),
      ])
      Terminal.print(json(value, layout: .pretty))
    }
  }

  /// What the changelog is to say of one release, below the line about it.
  private func indented(_ changelog: Changelog) -> String {
    let lines = String(decoding: changelog.bytes, as: UTF8.self).split(
      separator: "\n", omittingEmptySubsequences: false)
    // Without what stands above all releases and what ends the text.
    let entry = lines.drop { !$0.hasPrefix("## ") }.dropLast()
    return entry.map { $0.isEmpty ? "\n" : "  \($0)\n" }.joined()
  }

  private func line(_ release: PlannedRelease) -> String {
    let record = release.record
    let name = "\(record.release.package) \(record.release.version)"
    if release.isPresent {
      return "\(name) is released already, on \(record.released) by \(record.publisher)"
        + (release.followsWithdrawn ? ", and is withdrawn" : "")
        + (release.newest.map { "; \($0) came after it, so that these sources are not the newest" } ?? "")
    }
    var facts: [String] = []
    if let previous = release.changes?.previous?.version {
      let changes = release.changes?.changes.count ?? 0
      let count =
        "\(changes) change\(changes == 1 ? "" : "s") since \(previous)"
        + (release.followsWithdrawn ? ", which is withdrawn" : "")
      facts.append(record.bump.map { $0 == .none ? count : count + ", a \($0.rawValue) version" } ?? count)
    } else {
      facts.append(release.isShipped ? "which ships with the compiler and is needed" : "the first release")
    }
    var approvers = People()
    for name in (release.changes?.records ?? []).flatMap(\.approvers).sorted() { approvers.add(name) }
    if !approvers.names.isEmpty { facts.append("approved by " + shortList(approvers.names)) }
    if !record.waivers.isEmpty {
      facts.append("\(record.waivers.count) finding\(record.waivers.count == 1 ? "" : "s") waived")
    }
    if let commit = record.commit { facts.append("commit \(commit.prefix(12))") }
    return "\(dryRun ? "would release" : "released") \(name): \(facts.joined(separator: "; ")); \(record.manifest)"
  }

  private func value(_ release: PlannedRelease) -> JSONValue {
    let record = release.record
    return .object([
      "package": .string(record.release.package.text), "version": .string(record.release.version.description),
      "state": .string(release.isPresent ? "already-released" : dryRun ? "would-release" : "released"),
      "manifest": .string(record.manifest.description), "released": .string(record.released.description),
      "publisher": .string(record.publisher), "commit": record.commit.map { .string($0) },
      "previous": (release.changes?.previous?.version).map { .string($0.description) },
      "previousWithdrawn": release.changes?.previous == nil ? nil : .boolean(release.followsWithdrawn),
      "bump": record.bump.map { .string($0.rawValue) },
      "changes": release.changes.map { .integer(Int64($0.changes.count)) },
      "approvals": record.approvals.isEmpty ? nil : .array(record.approvals.map(\.json)),
      "waivers": record.waivers.isEmpty ? nil : .integer(Int64(record.waivers.count)),
      "shipsWithCompiler": .boolean(release.isShipped),
    ])
  }
}
