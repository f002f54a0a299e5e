import ArgumentParser
import TwinConformance
import TwinModel
import TwinOutput
import TwinReport

/// `gemel report`.
struct ReportGovernance: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "report",
    abstract: "Reports how a workspace and its registry stand: figures with what is behind them, and how they went.",
    discussion: """
      Released changes (policy compliance, records, decisions, approvals, notice, versions, what breaks), data that conforms, waivers by owner and \
      age, deprecations due and who still uses them, coverage of descriptions, units, owners and classification, reuse between teams, \
      near-duplicates. Each figure has its numerator, its denominator and rows; where there is nothing to measure there is no share.

      What was released is read from the registry that --registry or the workspace names, data from reports that `gemel conform --format json` wrote. \
      Trends go over the quarters of releases and over commits: the last one of each quarter of the first parents of HEAD, read from git's \
      objects. A commit that cannot be read is a point that says so, and ends with 1.

      The same workspace, registry, reports, commit and --as-of give the same bytes.

      Figures:
      \(FigureID.allCases.map { "  " + $0.rawValue + "  " + $0.definition.title }.joined(separator: "\n"))

      Exit codes: 0 every figure is as is asked for, 1 one is not, or something could not be read and so is in no figure, 2 bad usage, 3 could not \
      run.
      """)

  @Argument(help: "Workspace, package or directory of another source language.", completion: .directory)
  var path: String = "."

  @OptionGroup var registry: RegistryOptions

  @Option(
    parsing: .upToNextOption,
    help: ArgumentHelp("Reports that `gemel conform --format json` wrote.", valueName: "report"), completion: .file())
  var data: [String] = []

  @Option(
    help: ArgumentHelp(
      "The day that the report is of; what was released and said later does not count. Today by default.",
      valueName: "yyyy-mm-dd"))
  var asOf: String?

  @Option(
    help: ArgumentHelp("The first day whose releases and commits count; all do by default.", valueName: "yyyy-mm-dd"))
  var since: String?

  @Option(
    parsing: .unconditional,
    help:
      "How many commits are looked at, from 0 to 1000; \(ReportFacts.usualHistory) by default, where there is a repository.",
    transform: wholeNumber(from: 0, to: 1_000, example: "--history 8"))
  var history: Int?

  @Option(help: "Which commits: the last one of each month or quarter, or every commit.")
  var every: CommitHistory.Step = .quarter

  @Option(help: "How the report is written: text, json (`gemel schema report`), html or prometheus.")
  var format: Format = .text

  @Option(
    name: [.short, .long],
    help: "A file that is written instead of standard output; directories that are missing are made.")
  var output: String?

  @Flag(help: "Show all rows in text and pages; JSON has them always.")
  var rows = false

  @Option(
    parsing: .upToNextOption,
    help: ArgumentHelp("Fail where a figure is less than a share, as described=90%.", valueName: "figure=share"))
  var failUnder: [String] = []

  @Option(
    parsing: .upToNextOption,
    help: ArgumentHelp("Fail where a figure is more than a share, as deprecations-due=0%.", valueName: "figure=share"))
  var failOver: [String] = []

  enum Format: String, ExpressibleByArgument, CaseIterable { case text, json, html, prometheus }

  func run() throws {
    let bounds =
      try failUnder.map { try FigureBound($0, isLeast: true) } + failOver.map { try FigureBound($0, isLeast: false) }
    var dependencies = DependencyTerms(registry: registry.registry, writesLock: false, home: path)
    dependencies.day = try .asked(asOf)
    let first = try since.map { try CalendarDay.asked($0, by: "--since") }
    if let first, dependencies.day < first {
      throw CommandFailure.usage("--since \(first) comes after the day of the report, \(dependencies.day)")
    }
    guard data.count <= 1_000 else { throw CommandFailure.usage("more than 1000 reports are named with --data") }
    if let output { try FileSystem.refuse([output], over: data) }
    let facts = try ReportFacts(
      .init(path: path, data: data, dependencies: dependencies, since: first, history: history, step: every))
    if let output { try facts.places.refuse([output]) }
    let report = try facts.report()
    let bytes = bytes(report)
    if let output { try FileSystem.write(bytes, to: output) } else { Terminal.print(bytes) }
    for problem in report.problems { Terminal.note(neutralised("gemel: " + problem)) }
    try hold(report, to: bounds)
    if !report.problems.isEmpty { throw CommandFailure.hasFindings }
  }

  private func bytes(_ report: GovernanceReport) -> [UInt8] {
    switch format {
    case .text:
      Array(report.text(showsAllRows: rows, usesColour: output == nil && Terminal.usesColour).utf8)
    case .json:
      withoutLogCommands(
        withoutHiddenScalars(json: json(report.json(tool: Gemel.version), layout: .pretty)), escape: "\\u0023")
    case .html: printHTML(report.page(tool: Gemel.version, showsAllRows: rows))
    case .prometheus: printPrometheus(report.metrics(tool: Gemel.version))
    }
  }

  /// Tells which figures are not as is asked for; one that was not measured cannot be.
  private func hold(_ report: GovernanceReport, to bounds: [FigureBound]) throws {
    var isMissed = false
    for bound in bounds {
      guard let figure = report[bound.figure] else { continue }
      if let absence = figure.absence {
        throw CommandFailure.usage("`\(bound.figure.rawValue)` cannot be held to a share: \(absence)")
      }
      guard let percentage = figure.tally.percentage else {
        Terminal.note("gemel: there is nothing to measure for `\(bound.figure.rawValue)`, which so meets what is asked")
        continue
      }
      guard !bound.isMet(by: figure.tally) else { continue }
      isMissed = true
      Terminal.note(
        "gemel: `\(bound.figure.rawValue)` is \(percentage) % (\(figure.tally.numerator) of \(figure.tally.denominator));"
          + " at \(bound.isLeast ? "least" : "most") \(bound.threshold.text) % is asked for")
    }
    if isMissed { throw CommandFailure.hasFindings }
  }
}

extension CommitHistory.Step: ExpressibleByArgument {}

/// The share that a figure is held to.
private struct FigureBound {
  var figure: FigureID
  var threshold: Threshold
  /// Whether it is the least that will do, or the most.
  var isLeast: Bool

  /// Reads `described=90%`.
  init(_ text: String, isLeast: Bool) throws {
    let option = isLeast ? "--fail-under" : "--fail-over"
    let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
    guard parts.count == 2 else {
      throw CommandFailure.usage(
        "\(option) \(text): write a figure and a percentage from 0 to 100 with at most six digits after the point, as \(option) described=90%"
      )
    }
    guard let threshold = Threshold(parts[1]) else {
      throw CommandFailure.usage("\(option) \(text): \(Threshold.advice(on: parts[1]))")
    }
    guard let figure = FigureID(rawValue: parts[0]) else {
      let names = FigureID.allCases.map(\.rawValue).joined(separator: ", ")
      throw CommandFailure.usage("there is no figure `\(parts[0])`; there are \(names)")
    }
    let isLessBetter = figure.definition.better == .less
    if isLessBetter == isLeast {
      let definition = figure.definition
      throw CommandFailure.usage(
        "\(option) \(text): the share of `\(parts[0])` among all \(definition.unit) is the better the \(isLessBetter ? "smaller" : "larger") it is,"
          + " so hold it with \(isLeast ? "--fail-over" : "--fail-under"). It counts: \(definition.meaning)")
    }
    (self.figure, self.threshold, self.isLeast) = (figure, threshold, isLeast)
  }

  func isMet(by tally: Tally) -> Bool {
    let share = Share(conforming: tally.numerator, total: tally.denominator)
    // Where there is nothing to measure nothing is amiss.
    return isLeast ? threshold.isMet(by: share) ?? true : !(threshold.isExceeded(by: share) ?? false)
  }
}
