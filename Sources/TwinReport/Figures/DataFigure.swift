import TwinModel
import TwinSource
import TwinSyntax

/// A report that `gemel conform --format json` wrote, as far as shares go.
public struct DataReport: Hashable, Sendable {
  /// Documents of one form of one type.
  public struct Documents: Hashable, Sendable {
    /// Identity of the type.
    public var type: String
    /// The form: `state`, `telemetry`, `event:…`.
    public var form: String
    /// Those that conform.
    public var tally: Tally
  }

  /// What people call the report.
  public var name: String
  /// The model that data was held to.
  public var model: String
  /// Records that conform, of all.
  public var records: Tally
  /// By type and form, as the report has them.
  public var documents: [Documents]
}

/// Why bytes are no report on data.
public struct DataReportProblem: Error, Hashable, Sendable {
  /// In words.
  public var reason: String
}

/// Reads the report on data that is called `name`. What it says is held against itself, and not against the data. O(bytes).
public func readDataReport(_ bytes: [UInt8], name: String) throws(DataReportProblem) -> DataReport {
  let parsed = parseJSON(bytes, file: .none)
  if let error = parsed.findings.first(where: { $0.severity == .error }) {
    throw DataReportProblem(reason: "it is not JSON: \(error.message)")
  }
  let tree = parsed.tree
  guard let root = tree.root, tree.kind(root) == .mapping, let version = tree.value(of: "version", in: root),
    let conforming = tree.value(of: "conforming", in: root), let model = tree.value(of: "model", in: root)
  else {
    throw DataReportProblem(reason: "it is no report of `gemel conform --format json`")
  }
  guard tree.string(version) == "1" else {
    throw DataReportProblem(reason: "it is a report of version \(tree.string(version)), and version 1 is read here")
  }
  guard let records = tree.value(of: "records", in: conforming).flatMap(tree.tally) else {
    throw DataReportProblem(reason: "`conforming.records` does not say how many of how many conform")
  }
  var report = DataReport(name: name, model: tree.string(model), records: records, documents: [])
  if let list = tree.value(of: "documents", in: root) {
    tree.forEachElement(list) { node in
      guard let type = tree.value(of: "type", in: node), let form = tree.value(of: "form", in: node),
        let tally = tree.value(of: "conforming", in: node).flatMap(tree.tally)
      else { return }
      report.documents.append(
        DataReport.Documents(type: tree.string(type), form: tree.string(form), tally: tally))
    }
  }
  return report
}

extension SyntaxTree {
  /// `{"conforming": 9, "total": 10}`; nil for anything else, and where more conform than there are.
  fileprivate func tally(_ node: NodeID) -> Tally? {
    func count(_ key: StaticString) -> Int? {
      guard let value = value(of: key, in: node), kind(value) == .scalar, style(value) == .plain else { return nil }
      let text = string(value)
      return text.utf8.allSatisfy { $0 >= 0x30 && $0 <= 0x39 } ? Int(text) : nil
    }
    guard kind(node) == .mapping, let conforming = count("conforming"), let total = count("total"), conforming <= total,
      total <= 1 << 53
    else { return nil }
    return Tally(conforming, of: total)
  }
}

/// The share of data that conforms, by `reports`.
public func dataFigure(_ reports: [DataReport]) -> Figure {
  guard !reports.isEmpty else {
    return Figure(
      .conformingData,
      absentBecause: "no report on data is named; `gemel conform --format json` writes some, and --data names them")
  }
  var (total, rows): (Tally, [FigureRow]) = (Tally(), [])
  for report in reports {
    // Each is at most 2^53, and a command line names fewer than a thousand.
    total = total + report.records
    rows.append(row(report.name, report.model, report.records, "records conform to \(report.model)"))
    for documents in report.documents where documents.tally.numerator < documents.tally.denominator {
      rows.append(row(documents.type, report.model, documents.tally, "\(documents.form), in \(report.name)"))
    }
  }
  return Figure(.conformingData, total, rows: rows)
}

private func row(_ element: String, _ model: String, _ tally: Tally, _ what: String) -> FigureRow {
  FigureRow(
    isCounted: tally.numerator == tally.denominator, element: element,
    note: "\(grouped(tally.numerator)) of \(grouped(tally.denominator)) " + what)
}
