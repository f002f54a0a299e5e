import TwinModel
import TwinRegistry
import TwinOutput

/// The share of data that conforms, by `reports` on data of `types`. A report that is there twice counts once.
public func dataFigure(_ reports: [DataReport], of types: ReportedTypes) -> Figure {
  guard !reports.isEmpty else {
    return Figure(
      .conformingData,
      absentBecause: "no report on data is named; `gemel conform --format json` writes some, and --data names them")
  }
  var entries: [FigureEntry] = []
  var first: [ContentDigest: String] = [:]
  for report in reports {
    if let other = first[report.digest] {
      let words =
        other == report.name ? "it is named twice, and counts once" : "it says what \(other) says, and counts once"
      entries.insert(FigureEntry(FigureRow(Tally(), isCounted: false, element: report.name, note: words)), at: 0)
    } else {
      first[report.digest] = report.name
      entries += report.rows(types).map { FigureEntry($0) }
    }
  }
  return Figure(.conformingData, of: entries, by: [[.package], [.owner]])
}

extension DataReport {
  /// What became of the records: each is in one row.
  fileprivate func rows(_ types: ReportedTypes) -> [FigureRow] {
    guard records.denominator > 0 else { return [other(Tally(), "no record, held to \(model)")] }
    let inGraph = missingID + wrongTwins > 0
    var rows: [FigureRow] = []
    for documents in documents {
      var tally = documents.tally
      // Twins that are right by themselves are told together where some are wrong in the graph: of which type those are, the report
      // does not tell.
      if inGraph, documents.form == "state" { tally = Tally(0, of: tally.denominator - tally.numerator) }
      guard tally.denominator > 0 else { continue }
      let version = types.home(of: documents.type).flatMap { versions[$0.package] }.map { ", version \($0)" } ?? ""
      rows.append(
        row(documents.type, types, tally, "\(tally.fraction) \(documents.form), in \(name), held to \(model)\(version)")
      )
    }
    if inGraph {
      let twins = documents.filter { $0.form == "state" }.reduce(0) { $0 + $1.tally.numerator }
      let right = Tally(twins - missingID - wrongTwins, of: twins)
      rows.append(
        other(
          right,
          right.fraction
            + " twins that are right by themselves; \(grouped(missingID)) without an id, \(grouped(wrongTwins)) wrong in the graph"
        ))
    }
    if relationships.denominator > 0 { rows.append(other(relationships, relationships.words("relationships"))) }
    for type in unknownTypes where type.records > 0 {
      let words = "\(counted(type.records, "records")) of a type that \(model) does not have, in \(name)"
      rows.append(row(type.name, types, Tally(0, of: type.records), words))
    }
    let kinds = [
      (unknown - unknownTypes.reduce(0) { $0 + $1.records }, "of other types that \(model) does not have"),
      (untyped, "without a type"), (unreadable, "that cannot be read"),
    ]
    for (count, words) in kinds where count > 0 {
      rows.append(other(Tally(0, of: count), "\(counted(count, "records")) \(words)"))
    }
    return rows
  }

  private func row(_ type: String, _ types: ReportedTypes, _ tally: Tally, _ words: String) -> FigureRow {
    let home = types.home(of: type)
    return FigureRow(
      tally, isCounted: tally.numerator == tally.denominator, element: type, package: home?.package ?? "",
      owners: home?.owners ?? [], note: words)
  }

  private func other(_ tally: Tally, _ words: String) -> FigureRow {
    FigureRow(tally, isCounted: tally.numerator == tally.denominator, element: name, note: words)
  }
}

extension Tally {
  fileprivate var fraction: String { "\(grouped(numerator)) of \(grouped(denominator))" }
}

/// Of which packages the types are that reports on data name.
public struct ReportedTypes: Sendable {
  fileprivate struct Home {
    var package: String
    var owners: [String]
    /// Whether the report is about the package, which is otherwise one that it needs.
    var isReported: Bool
  }

  private var types: [String: Home] = [:]
  private var packages: [String: Home] = [:]

  /// The types of the packages of `reported`, and of those that these need. O(types).
  public init(_ reported: ReportedModel) {
    let given = Set(reported.packages)
    for package in reported.model.packages.ids {
      var home = Home(
        package: reported.name(of: package), owners: reported.owners(of: package), isReported: given.contains(package))
      packages[home.package] = home
      for twin in reported.model.packages[package].twins {
        home.owners = reported.owners(of: .twin(twin), in: package)
        types[reported.identity(of: .twin(twin))] = home
      }
    }
  }

  /// Why `report` is not on data of the packages, told by the types of its model; nil where it is.
  public func foreignReason(_ report: DataReport) -> String? {
    if let type = report.types.first(where: { home(of: $0) == nil }) {
      return
        "`\(report.model)` has the type `\(type)`, which is of no package of the workspace, nor of one that it needs"
    }
    guard report.types.contains(where: { home(of: $0)?.isReported ?? false }) else {
      return "`\(report.model)` has no type of a package of the workspace"
    }
    return nil
  }

  /// Of a type that is not there, as of another version: that of the package with the longest name that begins its own.
  fileprivate func home(of type: String) -> Home? {
    if let home = types[type] { return home }
    var name = type[...]
    while let dot = name.lastIndex(of: ".") {
      name = name[..<dot]
      if let home = packages[String(name)] { return home }
    }
    return nil
  }
}
