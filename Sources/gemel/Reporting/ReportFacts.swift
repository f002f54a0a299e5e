import TwinCompiler
import TwinDocs
import TwinModel
import TwinReaders
import TwinRegistry
import TwinReport
import TwinRules
import TwinSource

/// Gathers what a governance report is made of.
struct ReportFacts {
  /// What was asked for.
  struct Terms {
    /// The workspace as it was named.
    var path: String
    /// Reports on data.
    var data: [String]
    var dependencies: DependencyTerms
    var since: CalendarDay?
    /// How many commits are looked at; nil where that was not said.
    var history: Int?
    var step: CommitHistory.Step

    var day: CalendarDay { dependencies.day }
  }

  /// Commits that are looked at where nothing is said.
  static let usualHistory = 8

  private let terms: Terms
  private let workspace: Workspace
  private let compilation: Compilation
  private let reported: ReportedModel
  /// What is read beside the reports on data.
  let places: ReadPlaces

  init(_ terms: Terms) throws {
    self.terms = terms
    workspace = try Workspace.load([terms.path], terms.dependencies)
    compilation = try workspace.compileWithoutErrors()
    places = try ReadPlaces(compilation, workspace, terms.dependencies)
    let sources = try SourcePlaces(of: compilation, workspace, address: nil)
    reported = ReportedModel(compilation.model, packages: compilation.givenPackages) {
      sources.reference(to: $0)?.label
    }
  }

  /// The report.
  func report() throws -> GovernanceReport {
    let types = ReportedTypes(reported)
    let data = try dataReports(of: types)
    let directory = try RegistryOptions.directoryIfNamed(terms.dependencies, for: workspace)
    let registry = try directory.map { try LocalRegistry.openNamed($0, "to report on") }
    let facts = try registry.map {
      try RegistryFacts($0, besides: reported, configurations: configurations, on: terms.day)
    }
    let models = [reported] + (facts?.models ?? [])
    let references = ReferenceMap(models)
    var figures =
      coverageFigures(reported) + deprecationFigures(reported, references)
      + reuseFigures(models, references, shipped: Set(ShippedOntologies.names).subtracting(givenNames))
    figures += [duplicateFigure(compilation, reported), dataFigure(data, of: types)]
    figures += waiverFigures(waivers(facts), asOf: terms.day)
    var trends: [Trend] = []
    if let facts {
      let changes = ChangeFigures(facts.packages, since: terms.since, asOf: terms.day)
      figures += changes.figures + [endFigure(facts.packages, asOf: terms.day)]
      trends += changes.trends
      if let ends = endTrend(facts.packages, since: terms.since, asOf: terms.day) { trends.append(ends) }
    } else {
      figures += FigureID.allCases.filter { $0.definition.section == .changes || $0 == .endedReleasesInUse }.map {
        Figure(
          $0,
          absentBecause: "no registry is named: give its directory with --registry, or write `registry` in gemel.yaml")
      }
    }
    let past = try commitTrends()
    trends += past.trends
    return GovernanceReport(
      subject: .init(
        workspace: terms.path, packages: givenNames, registry: directory, data: terms.data),
      day: terms.day,
      since: terms.since, figures: figures, trends: trends, problems: (facts?.problems ?? []) + past.problems)
  }

  private var givenNames: [String] {
    reported.packages.map { compilation.model.string(compilation.model.packages[$0].name) }
  }

  /// The configurations of the workspaces of the packages, by package.
  private var configurations: [String: RuleConfiguration] {
    let configurations = CompilerPipeline().configurations(of: compilation)
    let found = zip(reported.packages, givenNames).compactMap { id, name in
      let file = compilation.model.packages[id].place.file
      return configurations.first { $0.files.contains(file) }.map { (name, $0.configuration) }
    }
    return Dictionary(found) { first, _ in first }
  }

  private func dataReports(of types: ReportedTypes) throws -> [DataReport] {
    try terms.data.map { path in
      do {
        let report = try readDataReport(try FileSystem.readFileOrPipe(path), name: path)
        guard let reason = types.foreignReason(report) else { return report }
        throw CommandFailure.usage("`\(path)` is a report on data of another model: \(reason)")
      } catch let problem as DataReportProblem {
        throw CommandFailure.usage(
          "`\(path)` cannot be read as a report on data: \(problem.reason); `gemel conform --format json` writes one")
      }
    }
  }

  private func waivers(_ registry: RegistryFacts?) -> [ReportedWaiver] {
    var days = WaiverDays()
    for release in registry?.packages.flatMap(\.releases) ?? [] {
      for waived in release.registered.record.waivers {
        days.note(waived.fingerprint, on: release.registered.record.released)
      }
    }
    let hasWaivers = compilation.workspaces.contains { $0.waivers != nil }
    let findings = hasWaivers ? CompilerPipeline().check(compilation, asOf: terms.day).findings : []
    return zip(compilation.workspaces, workspaceFiles).flatMap { read, path -> [ReportedWaiver] in
      guard let file = read.waivers else { return [] }
      var waivers = ReportedWaiver.all(in: file, packages: givenNames, findings: findings) { reported.place($0) }
      if let path { days.noteCommits(of: waivers.map(\.fingerprint), in: path) }
      for index in waivers.indices { waivers[index].since = days[waivers[index].fingerprint] }
      // What came after the day of the report was not there on it.
      return waivers.filter { waiver in waiver.since.map { $0 <= terms.day } ?? true }
    }
  }

  /// Paths of the files of waivers, in the order of the compiled workspaces.
  private var workspaceFiles: [String?] {
    compilation.workspaces.map { workspace in
      workspace.waivers.flatMap { file in
        let index = Int(file.file.rawValue)
        return compilation.files.indices.contains(index) ? compilation.files[index].path : nil
      }
    }
  }

  private func commitTrends() throws -> (trends: [Trend], problems: [String]) {
    let count = terms.history ?? Self.usualHistory
    guard count > 0 else { return ([], []) }
    do {
      let history = try CommitHistory(of: workspace, terms.dependencies)
      return history.trends(
        over: try history.commits(count, each: terms.step, since: terms.since, upTo: terms.day))
    } catch let failure as CommandFailure where terms.history == nil {
      // Without a repository there is no past; who asked for one is told.
      Terminal.note("gemel: there is no trend over commits: \(failure.message)")
      return ([], [])
    }
  }
}
