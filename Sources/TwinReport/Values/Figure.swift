public import TwinModel

/// A figure with all that it was counted from. There is no share without its numerator and its denominator.
public struct Figure: Hashable, Sendable {
  /// Which one it is.
  public var id: FigureID
  /// How many of how many.
  public var tally: Tally
  /// The same by package, owner, quarter or age.
  public var breakdowns: [Breakdown]
  /// All that was looked at, what asks for something to be done first.
  public var rows: [FigureRow]
  /// Those that people are shown: of `FigureDefinition.rows`.
  public var shownRows: [FigureRow] {
    switch id.definition.rows {
    case .all: rows
    case .counted: rows.filter(\.isCounted)
    case .uncounted: rows.filter { !$0.isCounted }
    }
  }
  /// By what was counted, where workspaces set that; nil where the figure always counts the same.
  public var criterion: String?
  /// Why nothing was looked at at all, and what to name so that it is; nil where something was.
  public var absence: String?

  /// A figure of what was counted.
  public init(_ id: FigureID, _ tally: Tally, breakdowns: [Breakdown] = [], rows: [FigureRow] = []) {
    self.id = id
    self.tally = tally
    self.breakdowns = breakdowns
    self.rows = rows
  }

  /// A figure that nothing was there for.
  public init(_ id: FigureID, absentBecause reason: String) {
    self.init(id, Tally())
    absence = reason
  }

  /// The figure of `entries`: their tally, their breakdowns by `dimensions`, and their rows.
  init(_ id: FigureID, of entries: [FigureEntry], by dimensions: [[FigureDimension]]) {
    let tally = entries.reduce(Tally()) { $0 + $1.row.weight }
    // What asks for something to be done comes first.
    let wanted = id.definition.better == .less
    let ordered = entries.filter { $0.isCounted == wanted } + entries.filter { $0.isCounted != wanted }
    self.init(
      id, tally, breakdowns: dimensions.map { Breakdown(of: entries, by: $0) }, rows: ordered.map(\.row))
  }
}

/// What something is counted by.
public enum FigureDimension: String, Hashable, Sendable {
  case package, owner, quarter, age
}

/// A figure, split.
public struct Breakdown: Hashable, Sendable {
  /// One part.
  public struct Part: Hashable, Sendable {
    /// A value for each dimension; what names nobody or nothing is empty.
    public var values: [String]
    /// How many of how many in it.
    public var tally: Tally

    /// A part.
    public init(values: [String], tally: Tally) {
      self.values = values
      self.tally = tally
    }
  }

  /// By what.
  public var dimensions: [FigureDimension]
  /// The parts, by value.
  public var parts: [Part]

  /// A figure, split by `dimensions`.
  public init(by dimensions: [FigureDimension], parts: [Part]) {
    self.dimensions = dimensions
    self.parts = parts
  }

  init(of entries: [FigureEntry], by dimensions: [FigureDimension]) {
    var tallies: [[String]: Tally] = [:]
    for entry in entries {
      // What several answer for counts for each of them.
      var keys: [[String]] = [[]]
      for dimension in dimensions {
        let values = entry.values(of: dimension)
        keys = keys.flatMap { key in values.map { key + [$0] } }
      }
      for key in keys { tallies[key] = (tallies[key] ?? Tally()) + entry.row.weight }
    }
    self.init(
      by: dimensions,
      parts: tallies.map { Part(values: $0.key, tally: $0.value) }.sorted { precedes($0.values, $1.values) })
  }
}

/// Whether the values `a` stand before `b`, bytewise.
private func precedes(_ a: [String], _ b: [String]) -> Bool {
  for (one, other) in zip(a, b) where one != other { return one.utf8.lexicographicallyPrecedes(other.utf8) }
  return a.count < b.count
}

/// Something that was looked at.
public struct FigureRow: Hashable, Sendable {
  /// Whether it counts for the numerator; where it stands for several, whether all of them do.
  public var isCounted: Bool
  /// How many of how many it stands for; nil where it is one.
  public var tally: Tally?
  /// Identity of the element, the release or the file; empty where it is a package or an owner as a whole.
  public var element: String
  /// The package that it belongs to; empty where none is known.
  public var package: String
  /// Who answers for it.
  public var owners: [String]
  /// Where it stands: `hvac/fans.yaml:14`; nil where it stands in no file.
  public var place: String?
  /// The day that matters: of the release, on which a waiver expires.
  public var day: CalendarDay?
  /// What there is to say of it, in a line.
  public var note: String

  /// Something that was looked at.
  public init(
    _ tally: Tally? = nil, isCounted: Bool, element: String, package: String = "", owners: [String] = [],
    place: String? = nil,
    day: CalendarDay? = nil, note: String = ""
  ) {
    self.tally = tally
    self.isCounted = isCounted
    self.element = element
    self.package = package
    self.owners = owners
    self.place = place
    self.day = day
    // Reasons that people write may have several lines.
    self.note = note.split(whereSeparator: \.isNewline).joined(separator: " ")
  }
}

extension FigureRow {
  /// What it adds to the figure.
  var weight: Tally { tally ?? Tally(isCounted ? 1 : 0, of: 1) }
}

/// A row with what it is split by.
struct FigureEntry {
  var row: FigureRow
  /// Its age, where that is asked for.
  var age: String?

  var isCounted: Bool { row.isCounted }

  init(_ row: FigureRow, age: String? = nil) {
    self.row = row
    self.age = age
  }

  func values(of dimension: FigureDimension) -> [String] {
    switch dimension {
    case .package: [row.package]
    case .owner: row.owners.isEmpty ? [""] : row.owners
    case .quarter: [row.day?.quarter ?? ""]
    case .age: [age ?? ""]
    }
  }
}

extension CalendarDay {
  /// `2026-Q3`.
  public var quarter: String { description.prefix(4) + "-Q\((month - 1) / 3 + 1)" }

  /// The last day of its quarter.
  var quarterEnd: CalendarDay {
    var end = self
    // A quarter has 92 days at most.
    for days in 1...92 {
      let later = CalendarDay(daysSinceEpoch: daysSinceEpoch + days)
      guard later.quarter == quarter else { break }
      end = later
    }
    return end
  }
}
