/// The figures of a report, in the order in which they are shown. The raw value names one on the command line, in JSON and in metrics;
/// it is never given to another figure.
public enum FigureID: String, Sendable, CaseIterable {
  // MARK: Released changes
  case policyCompliance = "policy-compliance"
  case changeRecords = "change-records"
  case changeDecisions = "change-decisions"
  case changeApprovals = "change-approvals"
  case removalNotice = "removal-notice"
  case versionCoverage = "version-coverage"
  case breakingChanges = "breaking-changes"
  case waivedChanges = "waived-changes"
  // MARK: Data
  case conformingData = "conforming-data"
  // MARK: Exceptions
  case waiversInForce = "waivers-in-force"
  case waiversExpiring = "waivers-expiring"
  // MARK: Ends
  case deprecationsDue = "deprecations-due"
  case deprecationsInUse = "deprecations-in-use"
  case endedReleasesInUse = "ended-releases-in-use"
  // MARK: Coverage
  case described
  case measured = "numbers-with-unit"
  case owned
  case classified
  // MARK: Reuse
  case reusedPackages = "reused-packages"
  case reusingTeams = "reusing-teams"
  case nearDuplicates = "near-duplicates"
}

/// What a figure is, whatever its numbers are.
public struct FigureDefinition: Sendable {
  /// The parts of a report.
  public enum Section: String, Sendable, CaseIterable {
    case changes = "Released changes"
    case data = "Data"
    case waivers = "Waivers"
    case ends = "Deprecations and ends"
    case coverage = "Coverage"
    case reuse = "Reuse"
  }

  /// Which way is the good one.
  public enum Direction: String, Sendable {
    case more, less
  }

  /// Which of what was looked at people are shown in text and pages; the JSON form has all.
  public enum Extent: String, Sendable {
    /// All of it.
    case all
    /// What counts.
    case counted
    /// What does not count.
    case uncounted
  }

  /// Where it stands in a report.
  public var section: Section
  /// Its name for people.
  public var title: String
  /// What it tells, in a sentence.
  public var meaning: String
  /// What is counted, in the plural.
  public var unit: String
  /// Which way is the good one.
  public var better: Direction
  /// Which of what was looked at people are shown.
  public var rows: Extent
}

extension FigureID {
  /// What the figure is.
  public var definition: FigureDefinition {
    switch self {
    case .policyCompliance:
      FigureDefinition(
        section: .changes, title: "Policy compliance",
        meaning: """
          Released changes that meet all that their workspace asks of them today: of those that break someone, and of others where it asks \
          something of all; packages whose workspace asks nothing, what a waiver accepted and what a rollback brings back apart.
          """, unit: "changes", better: .more, rows: .all)
    case .changeRecords:
      FigureDefinition(
        section: .changes, title: "With a change record",
        meaning:
          "Released changes that break someone, and that a change record of their release covers, asked for or not.",
        unit: "changes", better: .more, rows: .all)
    case .changeDecisions:
      FigureDefinition(
        section: .changes, title: "With a decision",
        meaning: "Released changes that break someone, and whose change record names the decision behind them.",
        unit: "changes", better: .more, rows: .all)
    case .changeApprovals:
      FigureDefinition(
        section: .changes, title: "With an approval",
        meaning:
          "Released changes that break someone, and that someone else than their author approved; `n/a`, `none` and the like are nobody.",
        unit: "changes", better: .more, rows: .all)
    case .removalNotice:
      FigureDefinition(
        section: .changes, title: "Removals with notice",
        meaning:
          """
          Released removals, of values and fields too, of what the release before deprecated, not before the version that was announced, and \
          for as many days as the workspace asks today: without a break, in releases that were not withdrawn. What goes with a parent of another \
          package is counted there.
          """,
        unit: "removals", better: .more, rows: .all)
    case .versionCoverage:
      FigureDefinition(
        section: .changes, title: "Versions that say it",
        meaning: "Releases whose version covers what changed since the release that they follow.",
        unit: "releases", better: .more, rows: .all)
    case .breakingChanges:
      FigureDefinition(
        section: .changes, title: "Breaking changes",
        meaning: "Released changes that take a major version: what someone has or does is no longer right.",
        unit: "changes", better: .less, rows: .counted)
    case .waivedChanges:
      FigureDefinition(
        section: .changes, title: "Waived breaking changes",
        meaning: "Released changes that break someone, and that a waiver accepted when they were released.",
        unit: "changes", better: .less, rows: .counted)
    case .conformingData:
      FigureDefinition(
        section: .data, title: "Validation pass rate",
        meaning: "Records of data that conform to their model, by the reports of `gemel conform` that were named.",
        unit: "records", better: .more, rows: .all)
    case .waiversInForce:
      FigureDefinition(
        section: .waivers, title: "Waivers in force",
        meaning: """
          Waivers of the workspace that accept a finding on the day, of all that are written: the others have expired, are invalid, stand twice or \
          match nothing. Those of changes count until they expire, since what they accept is seen against a baseline alone.
          """,
        unit: "waivers", better: .more, rows: .all)
    case .waiversExpiring:
      FigureDefinition(
        section: .waivers, title: "Waivers about to expire",
        meaning: "Waivers in force that expire within 30 days.", unit: "waivers", better: .less, rows: .counted)
    case .deprecationsDue:
      FigureDefinition(
        section: .ends, title: "Deprecations due",
        meaning: "Deprecated elements whose package has reached the version that was to remove them.",
        unit: "elements", better: .less, rows: .all)
    case .deprecationsInUse:
      FigureDefinition(
        section: .ends, title: "Deprecated and still used",
        meaning: "Deprecated elements that something refers to which is not deprecated itself.",
        unit: "elements", better: .less, rows: .all)
    case .endedReleasesInUse:
      FigureDefinition(
        section: .ends, title: "Ended releases still needed",
        meaning:
          "Releases that are withdrawn, past their sunset or deprecated, and that the newest release of another package needs.",
        unit: "releases", better: .less, rows: .all)
    case .described:
      FigureDefinition(
        section: .coverage, title: "Described",
        meaning:
          """
          Types, members, fields, values of enumerations and what else has a meaning of its own, with a description that is no placeholder \
          such as `TBD`; units and terms need none. A field or a value counts where it is declared, once.
          """,
        unit: "elements", better: .more, rows: .uncounted)
    case .measured:
      FigureDefinition(
        section: .coverage, title: "Numbers with a unit",
        meaning:
          """
          Members of twins, fields of objects, properties of relationships, requests and responses that are numbers, behind arrays, maps \
          and schemas too, with a unit or a kind of quantity. A field counts where it is declared, once.
          """,
        unit: "numbers", better: .more, rows: .uncounted)
    case .owned:
      FigureDefinition(
        section: .coverage, title: "Owned",
        meaning: "What packages declare, members of types apart, for which it itself or its package names an owner.",
        unit: "elements",
        better: .more, rows: .uncounted)
    case .classified:
      FigureDefinition(
        section: .coverage, title: "Classified",
        meaning:
          "Properties, telemetry, events and commands for which they themselves, their type or their package say how confidential they are.",
        unit: "members", better: .more, rows: .uncounted)
    case .reusedPackages:
      FigureDefinition(
        section: .reuse, title: "Packages reused by other teams",
        meaning:
          """
          Packages of the workspace and the registry that name owners, and that a package of another owner depends on; what ships with \
          the compiler is left out.
          """,
        unit: "packages", better: .more, rows: .all)
    case .reusingTeams:
      FigureDefinition(
        section: .reuse, title: "Teams that reuse",
        meaning:
          "Owners of packages and of elements, with a package or an element that builds on a package of other owners.",
        unit: "owners",
        better: .more, rows: .all)
    case .nearDuplicates:
      FigureDefinition(
        section: .reuse, title: "Near-duplicates",
        meaning:
          """
          Types that say once more what another type says, of their package or another one, without building on it: 75 % of their members, \
          at least 5, and half of the other's are of one name, kind, data type and unit in both, names of types aside; a type of fewer \
          members is not looked at, since short lists are alike by chance. `naming/near-duplicate-type` sets both numbers; families of types that are \
          put together of parts, each combination a type, are among them. Of two that are alike one counts, which ought to build on the \
          other: that of a package which depends on the other's, else the one with fewer members of its own, else the later one.
          """,
        unit: "types", better: .less, rows: .counted)
    }
  }
}
