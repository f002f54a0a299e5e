import ArgumentParser
import TwinCompiler
import TwinOutput
import TwinRules
import TwinSource

/// `gemel check`.
struct Check: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Checks models and shows what is wrong with them.",
    discussion: """
      A path may be a workspace, a package, a file of one, a directory of packages, or a directory of another source \
      language: DTDL documents, vehicle signals (VSS), a Digital Buildings ontology. \
      The whole workspace around it is compiled, since its packages see each other; findings are shown for the paths \
      that were named. Without a path, the current directory is checked. DTDL documents below a directory that has \
      packages are checked beside them, as if they were named; where there are several snapshots of one model, name the \
      directories to check, one snapshot a run. A source that is a link belongs where the link stands, and \
      must not lead out of the workspace; a link to a directory of sources is refused.

      The rules in force are those of the workspace's packs and settings (`gemel rules` lists them); without a workspace, \
      those of the pack `recommended`. Findings that a waiver accepts are counted and fail nothing.

      `--fix` mends what can be mended mechanically: findings say `fix:` where they can. Renames keep the old name under \
      `formerly` and follow every reference in the workspace; comments and layout stay. `--diff` shows the change and writes nothing.

      `--against` is the gate for changes of models: what breaks those whom the workspace's `compatibility` protects is an \
      error, what may break them a warning, and `gemel explain compatibility/...` says why. `gemel diff` shows harmless changes too. \
      A change that a change record covers (`gemel change`) is accepted where the record says what the workspace asks for and the \
      package's version says what changed: `--bump` writes that version.

      Findings go to standard output, the summary to standard error.
      Exit codes: 0 nothing wrong, 1 findings that fail the check, 2 bad usage or configuration, 3 could not run.
      """)

  @Argument(help: ArgumentHelp("Files and directories to check.", valueName: "path"), completion: .file())
  var paths: [String] = []

  @Option(
    help: ArgumentHelp(
      "How findings are written.",
      discussion: """
        `github` and `azure` annotate a change in the log of a build; `sarif`, `gitlab`, `junit` and `rdjson` are reports \
        that platforms read; `markdown` is a comment on a pull request. All but `text` have paths relative to the current \
        directory or, where the workspace has files outside it, to the root of the repository; all of a report alike.
        """))
  var format: FindingFormat = .text

  @OptionGroup var baseline: BaselineOptions

  @OptionGroup var rules: RuleOptions

  @Option(help: "The least severity that fails the check: error, warning or note.")
  var failOn: FailingSeverity = .error

  @Option(
    help: ArgumentHelp("Writes the findings there instead of to standard output.", valueName: "file"),
    completion: .file())
  var output: String?

  @Option(
    help: ArgumentHelp(
      "A unified diff, `-` for standard input: findings on lines that it changes come first where not all can be shown.",
      discussion: "As `git diff -U0 --relative` prints it in the directory where the check is started.",
      valueName: "file"), completion: .file())
  var changedLines: String?

  @Flag(help: "Mend what can be mended mechanically, then show what is left.")
  var fix = false

  @Flag(
    help: "Show what --fix would change, as a unified diff, and write nothing. Exit code 1 when there is something.")
  var diff = false

  @Flag(
    help: ArgumentHelp(
      "Raise the versions in the manifests to what the changes since --against take; with --diff, show it only.",
      discussion:
        "Requirements of other packages of the workspace that would no longer admit them are raised with them."))
  var bump = false

  func validate() throws {
    if bump, baseline.against.isEmpty {
      throw ValidationError("--bump needs --against: the version depends on what changed since when")
    }
    if fix, diff { throw ValidationError("--fix writes and --diff does not: give one of them") }
  }

  func run() throws {
    let changes = try readChangedLines()
    let (workspace, documents) = try Workspace.loadWithDocuments(paths, baseline.terms(asOf: rules.day()))
    var notices: [String] = []
    var parts: [MendSession] = []
    for part in [workspace, documents].compactMap({ $0 }) {
      let (compilation, old) = try baseline.compile(part, asOf: rules.day())
      parts.append(try MendSession(part, compilation, rules, against: old.baselines))
      notices += old.notices
    }
    if fix || diff || bump {
      for index in parts.indices {
        if fix || !bump { try parts[index].mend() }
        if bump { try parts[index].raiseVersions() }
      }
      if diff { return try parts.showDiff() }
      try parts.write()
    }
    var report = parts[0].report()
    report.notices = notices + report.notices
    for part in parts.dropFirst() { report.append(part.report()) }
    report.summary = "checked " + inventory(parts[0].compilation)
    if let documents {
      let count = documents.input.dtdl.count
      report.summary += "; beside them \(count) DTDL document\(count == 1 ? "" : "s")"
    }
    if let notice = snapshotNotice(report) { report.notices.append(notice) }
    report.changedLines = changes
    report.failingSeverity = failOn.severity
    try FindingOutput(format: format, path: output).write(report)
    let findings = report.findings
    if findings.contains(where: \.isConfigurationError) {
      throw CommandFailure(code: CommandFailure.badUsage, message: "the configuration has errors")
    }
    if findings.contains(where: { $0.waiver == nil && $0.severity >= failOn.severity }) {
      throw CommandFailure.hasFindings
    }
  }

  /// What to do where identifiers of one DTDL document are declared in another as well, as where several snapshots of one model
  /// are kept beside each other; nil without such.
  private func snapshotNotice(_ report: FindingReport) -> String? {
    let clash = report.findings.first { finding in
      finding.rule == "dtdl/duplicate-id" && finding.related.contains { $0.place.file != finding.place.file }
    }
    guard let clash, let other = clash.related.first(where: { $0.place.file != clash.place.file }) else { return nil }
    let paths = [other.place, clash.place].map { "`\(report.files[Int($0.file.rawValue)].path)`" }
    return
      "\(paths[0]) and \(paths[1]) declare the same DTDL identifiers; where they are snapshots of one model, name the"
      + " directories that are to be checked, one snapshot a run: `gemel check DIR...`"
  }

  private func readChangedLines() throws -> ChangedLines? {
    guard let changedLines else { return nil }
    guard changedLines != "-" else { return ChangedLines(diff: try FileSystem.readStandardInput()) }
    let limit = 64 << 20
    let bytes = try FileSystem.read(changedLines, limit: limit)
    guard bytes.count <= limit else {
      throw FileError("read", changedLines, because: "it is longer than \(limit >> 20) MiB")
    }
    return ChangedLines(diff: bytes)
  }
}
