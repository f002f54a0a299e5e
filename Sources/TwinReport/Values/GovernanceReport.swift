public import TwinModel

/// How a figure went over time.
public struct Trend: Hashable, Sendable {
  /// What its points are.
  public enum Basis: String, Hashable, Sendable {
    /// The releases of a quarter.
    case releases
    /// The workspace as it was at a commit.
    case commits
  }

  /// The figure.
  public var figure: FigureID
  /// What its points are.
  public var basis: Basis
  /// The oldest first.
  public var points: [TrendPoint]

  /// A trend of `figure`.
  public init(_ figure: FigureID, over basis: Basis, points: [TrendPoint]) {
    self.figure = figure
    self.basis = basis
    self.points = points
  }
}

/// A figure at some time.
public struct TrendPoint: Hashable, Sendable {
  /// What it is called: `2026-Q3`, or the beginning of a commit's hash.
  public var name: String
  /// The day of the commit, or the last day of the quarter that a release was made on; of what a registry held at the end of a quarter, that.
  public var day: CalendarDay
  /// How many of how many; nil where it could not be read.
  public var tally: Tally?
  /// Why it could not be read.
  public var problem: String?

  /// A point that was counted.
  public init(_ name: String, _ day: CalendarDay, _ tally: Tally) {
    self.name = name
    self.day = day
    self.tally = tally
  }

  /// A point that could not be read.
  public init(_ name: String, _ day: CalendarDay, unreadable problem: String) {
    self.name = name
    self.day = day
    self.problem = problem
  }
}

/// How a workspace and its registry stand on a day: values, to be written in one way or another.
public struct GovernanceReport: Sendable {
  /// What it is about, as people named it.
  public struct Subject: Hashable, Sendable {
    /// The workspace.
    public var workspace: String
    /// Names of its packages.
    public var packages: [String]
    /// The registry; nil where there is none.
    public var registry: String?
    /// Reports on data.
    public var data: [String]

    /// What a report is about.
    public init(workspace: String, packages: [String], registry: String?, data: [String]) {
      self.workspace = workspace
      self.packages = packages
      self.registry = registry
      self.data = data
    }
  }

  /// What it is about.
  public var subject: Subject
  /// The day that it is of; what came later is not in it.
  public var day: CalendarDay
  /// The first day whose releases and commits are in it; nil where all are.
  public var since: CalendarDay?
  /// The figures, in the order of `FigureID`.
  public var figures: [Figure]
  /// How figures went.
  public var trends: [Trend]
  /// What could not be read, and so is in no figure.
  public var problems: [String]

  /// A report; figures are put in order.
  public init(
    subject: Subject, day: CalendarDay, since: CalendarDay? = nil, figures: [Figure], trends: [Trend] = [],
    problems: [String] = []
  ) {
    self.subject = subject
    self.day = day
    self.since = since
    let order = FigureID.allCases
    self.figures = order.flatMap { id in figures.filter { $0.id == id } }
    self.trends = trends
    self.problems = problems
  }

  /// The figure `id`; nil where the report has none.
  public subscript(id: FigureID) -> Figure? { figures.first { $0.id == id } }
}
