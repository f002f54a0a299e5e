public import ArgumentParser
public import TwinCompiler
import TwinChanges
import TwinModel
import TwinOutput
import TwinReaders
import TwinRules
import TwinSource
import TwinWitness

/// `gemel diff`.
struct Diff: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "diff",
    abstract: "Shows what changed between two models, who breaks, and which version the changes take.",
    discussion: """
      OLD and NEW are directories, git refs (`main`, `v1.4.0`, `origin/main...` for where the branch started, \
      `git:REF:path`), releases (`registry:PACKAGE@VERSION`, the newest one without a version), artifacts (`model.json`, a \
      directory of them), in any source language; NEW is the current directory \
      where it is left out. Commits are read from git's objects: nothing is checked out.

      Models are compared as they take effect: with inheritance laid out, so that a member pulled up to a parent is no change, \
      and with the identity that `id` and `formerly` carry. How much a change matters is up to the `compatibility` of NEW's \
      workspace, or to --protect. `gemel explain compatibility/KIND` tells what a kind of change means.

      A model with errors is compared as far as it could be read, which the report says: what is around an error may look as if it \
      were gone. `gemel check --against` looks at no change while there are errors.

      Exit codes: 0 compared, whatever was found; with --exit-code, 1 where a change breaks someone protected; 2 bad usage, \
      3 could not run.
      """)

  @Argument(help: ArgumentHelp("The model before.", valueName: "old"))
  var old: String

  @Argument(help: ArgumentHelp("The model after.", valueName: "new"), completion: .file())
  var new: String = "."

  @OptionGroup var registry: RegistryOptions

  @OptionGroup var options: ComparisonOptions

  func run() throws {
    let newer = try ModelSource(new, registry: registry.registry).load()
    let isOnDisk = newer.workspace.files is Disk
    let source = ModelSource(old, registry: registry.registry)
    let older = try isOnDisk ? source.load(sameAs: newer.workspace) : source.load()
    if newer.isAbsent, older.isAbsent {
      throw CommandFailure.usage("neither `\(old)` nor `\(new)` has a model here")
    }
    try options.compare(older, newer)
  }
}

/// How two models are compared, and how that is written.
struct ComparisonOptions: ParsableArguments {
  @Option(
    help:
      "How it is written: `markdown` is a comment on a pull request, `json` has a top-level `bump`, `migration` says what those do who upgrade."
  )
  var format: DiffFormat = .text

  @Option(
    help: ArgumentHelp(
      "Those whom changes must not break, or a preset, in place of what the workspace says; may be repeated.",
      valueName: "audience"))
  var protect: [String] = []

  @Flag(help: "Show for each change that breaks someone a smallest document, twin or link that proves it.")
  var witness = false

  @Flag(help: "List all that a change reaches, and changes of words.")
  var all = false

  @Flag(help: "Exit with 1 where a change breaks someone protected.")
  var exitCode = false

  @Option(
    help: ArgumentHelp("Writes the report there instead of to standard output.", valueName: "file"),
    completion: .file())
  var output: String?

  /// Compares two models, writes the report, and stops with exit code 1 where that is asked for.
  func compare(_ older: LoadedModel, _ newer: LoadedModel) throws {
    let (before, after) = sideBySide({ older.workspace.compile() }, { newer.workspace.compile() })
    let pipeline = CompilerPipeline()
    var configurations = pipeline.configurations(of: after)
    if !protect.isEmpty {
      for index in configurations.indices {
        if let reason = configurations[index].configuration.protect(protect) { throw CommandFailure.usage(reason) }
      }
    } else if after.workspaces.isEmpty {
      // Releases and artifacts are of no workspace: then the one counts in which this is asked.
      let words = try Self.protection(around: ".")
      for index in configurations.indices where !words.isEmpty {
        if let reason = configurations[index].configuration.protect(words) {
          Terminal.note("gemel: " + neutralised("what the workspace protects is left aside: \(reason)"))
        }
      }
    }
    var baseline = Baseline(name: older.name, compilation: before)
    // Releases of two packages are compared whole: one may have become the other.
    let packages = Set([older.package, newer.package].compactMap { $0 })
    if packages.count == 1 { baseline.package = packages.first }
    let comparison = pipeline.compare(after, with: baseline, configurations: configurations)
    var report = DiffReport(
      comparison: comparison, old: older.name, new: newer.name, toolVersion: Gemel.version)
    report.notices = older.notices(of: before) + newer.notices(of: after)
    report.showsAll = all
    if witness { report.witnesses = try witnesses(of: comparison, from: before, to: after) }
    try write(report)
    if exitCode, comparison.changes.contains(where: { $0.severity == .error }) { throw CommandFailure.hasFindings }
  }

  /// Whom the workspace around `path` protects, as it says; empty without one.
  private static func protection(around path: String) throws -> [String] {
    guard let input = try Workspace.catalogueInput(around: path) else { return [] }
    return input.readWorkspaces.first.map { workspace in
      (workspace.manifest.workspace?.protect ?? []).map { workspace.manifest.symbols[$0.name] }
    } ?? []
  }

  /// Proofs of the changes that break someone, each judged by the runtime library on images of both models.
  private func witnesses(
    of comparison: ModelComparison, from old: Compilation, to new: Compilation
  ) throws -> [Int: [DiffWitness]] {
    let finder: WitnessFinder
    do {
      finder = try WitnessFinder(
        old: ModelVersion(old.model, packages: old.givenPackages),
        new: ModelVersion(new.model, packages: new.givenPackages))
    } catch {
      throw CommandFailure(code: CommandFailure.couldNotRun, message: "the model makes no image: \(error)")
    }
    var progress = Progress()
    defer { progress.finish() }
    var found: [Int: [DiffWitness]] = [:]
    for (index, judged) in comparison.changes.enumerated()
    where !judged.impact.effects.audiences(atLeast: .breaks).isEmpty {
      progress.show("looking for witnesses: \(index) of \(comparison.changes.count) changes")
      let witnesses = finder.witnesses(of: judged.change)
      guard !witnesses.isEmpty else { continue }
      found[index] = witnesses.map {
        DiffWitness(
          audience: $0.audience.names.joined(separator: ", "), form: $0.form.rawValue, text: $0.text,
          verdict: $0.summary)
      }
    }
    return found
  }

  private func write(_ report: DiffReport) throws {
    var report = report
    if format != .text {
      let paths = RepositoryPaths(report.comparison.files.map(\.path))
      for index in report.comparison.files.indices {
        report.comparison.files[index].path = paths.path(report.comparison.files[index].path)
      }
    }
    if let output {
      try FileSystem.write(format.bytes(report), to: output)
    } else {
      Terminal.print(format.bytes(report, usesColour: Terminal.usesColour))
    }
  }
}

extension DiffFormat: ExpressibleByArgument {}

extension LoadedModel {
  /// What has to be known of it before a comparison is believed.
  func notices(of compilation: Compilation) -> [String] {
    if isAbsent { return ["\(name) has nothing of it"] }
    let errors = compilation.findings.count { $0.severity == .error }
    guard errors > 0 else { return [] }
    let (noun, pronoun) = errors == 1 ? ("error", "it") : ("errors", "them")
    return [
      "\(name) has \(errors) \(noun), which `gemel check` shows; what is around \(pronoun) may look as if it were gone"
    ]
  }
}
