import TwinCompiler
import TwinModel
import TwinReport
import TwinSource

/// Commits of the past of a workspace, and what figures were there.
struct CommitHistory {
  /// Which commits are looked at: the last one of each month or quarter, or every one.
  enum Step: String, CaseIterable {
    case commit, month, quarter

    /// What commits of one step have in common; nil where each counts for itself.
    fileprivate func key(_ day: CalendarDay) -> String? {
      switch self {
      case .commit: nil
      case .month: String(day.description.prefix(7))
      case .quarter: day.quarter
      }
    }
  }

  /// A commit with its day, UTC.
  struct Dated {
    var hash: String
    var day: CalendarDay
  }

  /// Commits that are listed at most; what is older is not looked at.
  private static let listed = 200_000

  let workspace: Workspace
  let terms: DependencyTerms
  private let repository: Repository

  init(of workspace: Workspace, _ terms: DependencyTerms) throws {
    self.workspace = workspace
    self.terms = terms
    repository = try .around(SourceCommit.home(of: workspace), advice: "`--history 0` asks for none")
  }

  /// The last `count` steps up to `day`, and from `since` on, each by its last commit, the oldest first. Of merges the side that was
  /// merged into counts, since the other one was not in force.
  func commits(_ count: Int, each step: Step, since: CalendarDay?, upTo day: CalendarDay) throws -> [Dated] {
    let found = try repository.run(
      ["rev-list", "--first-parent", "--timestamp", "--max-count=\(Self.listed)", "HEAD", "--"])
    guard found.code == 0 else { return [] }
    var seen: Set<String> = []
    var commits: [Dated] = []
    for line in found.output.split(separator: 0x0A) where commits.count < count {
      let parts = line.split(separator: 0x20)
      guard parts.count == 2, let seconds = Int(String(decoding: parts[0], as: UTF8.self)),
        (0..<253_402_300_800).contains(seconds)
      else { continue }
      let commit = Dated(
        hash: String(decoding: parts[1], as: UTF8.self), day: CalendarDay(daysSinceEpoch: seconds / 86_400))
      guard commit.day <= day, since.map({ $0 <= commit.day }) ?? true else { continue }
      if let key = step.key(commit.day), !seen.insert(key).inserted { continue }
      commits.append(commit)
    }
    return commits.reversed()
  }

  /// How figures went over `commits`. One that cannot be read is a point that says so, and a problem; where the workspace was not
  /// there yet, there was nothing to measure.
  func trends(over commits: [Dated]) -> (trends: [Trend], problems: [String]) {
    var problems: [String] = []
    let figures: [FigureID] = [
      .described, .measured, .owned, .classified, .waiversInForce, .waiversExpiring, .deprecationsDue,
      .deprecationsInUse, .reusedPackages, .reusingTeams, .nearDuplicates,
    ]
    var points: [FigureID: [TrendPoint]] = [:]
    var progress = Progress()
    for (index, commit) in commits.enumerated() {
      progress.show("reading commit \(index + 1) of \(commits.count), of \(commit.day)")
      let name = String(commit.hash.prefix(12))
      do {
        let tallies = try tallies(at: commit)
        for figure in figures {
          points[figure, default: []].append(TrendPoint(name, commit.day, tallies[figure] ?? Tally()))
        }
      } catch {
        let reason = (error as? CommandFailure)?.message ?? "\(error)"
        problems.append("the commit \(name) of \(commit.day) could not be read: \(reason)")
        for figure in figures {
          points[figure, default: []].append(TrendPoint(name, commit.day, unreadable: reason))
        }
      }
    }
    progress.finish()
    let trends = figures.compactMap { figure -> Trend? in
      let points = points[figure] ?? []
      // What there never was is no trend; that nothing could be read is told once.
      let isWorthIt = points.contains { ($0.tally?.denominator ?? 0) > 0 } || (figure == .described && !points.isEmpty)
      return isWorthIt ? Trend(figure, over: .commits, points: points) : nil
    }
    return (trends, problems)
  }

  private func tallies(at commit: Dated) throws -> [FigureID: Tally] {
    let loaded = try ModelSource("git:" + commit.hash, registry: terms.registry, day: terms.day).load(sameAs: workspace)
    guard !loaded.isAbsent else { return [:] }
    let compilation = CompilerPipeline().compile(loaded.workspace.input)
    if let error = compilation.findings.first(where: { $0.severity == .error }) {
      throw CommandFailure(
        code: CommandFailure.couldNotRun, message: "the model had errors, such as: \(error.message)")
    }
    let packages = compilation.givenPackages
    var tallies = Dictionary(
      coverageTallies(of: compilation.model, packages: packages).map { ($0.figure, $0.tally) }
    ) { first, _ in first }
    let reported = ReportedModel(compilation.model, packages: packages)
    let references = ReferenceMap([reported])
    // Of use, reuse and duplicates the workspace alone tells: what the registry had then is in no commit.
    let names = packages.map { compilation.model.string(compilation.model.packages[$0].name) }
    let shipped = Set(ShippedOntologies.names).subtracting(names)
    for figure in deprecationFigures(reported, references) + reuseFigures([reported], references, shipped: shipped)
      + [duplicateFigure(compilation, reported)] where figure.absence == nil
    {
      tallies[figure.id] = figure.tally
    }
    let files = compilation.workspaces.compactMap(\.waivers)
    let findings = files.isEmpty ? [] : CompilerPipeline().check(compilation, asOf: commit.day).findings
    let waivers = files.flatMap { ReportedWaiver.all(in: $0, packages: [], findings: findings) { _ in nil } }
    for figure in waiverFigures(waivers, asOf: commit.day) { tallies[figure.id] = figure.tally }
    return tallies
  }
}
