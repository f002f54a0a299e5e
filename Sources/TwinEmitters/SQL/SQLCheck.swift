import TwinModel

/// The check of `document` as SQL: a view `view` over `payloads(payload)` that has, beside the columns there, the list `violations` of rules and JSON
/// Pointers.
func sqlCheck(
  of document: EmittedDocument, called view: String, _ dialect: any SQLDialect, _ patterns: SQLPatterns,
  _ options: EmitOptions, in model: Model
) -> [UInt8] {
  let (stages, violations, _) = SQLChecker.checks(
    of: document, patterns, options, possessive: dialect.possessive, in: model)
  let name = document.identity(in: model)
  let printer = SQLPrinter(dialect: dialect)
  // Names come from models: nothing of them ends the comment.
  let shown = name.escaping { $0.value < 0x20 || $0.value == 0x7F || isUnseen($0) ? "?" : nil }
  var lines = [
    "-- What is wrong with documents: \(shown), version \(model.packages[model.twins[document.twin].header.package].version).",
    "-- `payloads` is a table or view with a column `payload` of raw JSON texts; each row gets the list of rules that it breaks.",
    "CREATE OR REPLACE TEMPORARY VIEW \(dialect.quoted(identifier: view)) AS", "WITH",
    "g_0 AS (SELECT \(dialect.row("payloads")) AS g_row, coalesce(\(printer.print(.call(.asText, [.name("payload")]))), '') AS \(SQLStages.payload) FROM payloads),",
  ]
  let levels = stages.levels
  for (index, columns) in levels.enumerated() {
    lines.append("g_\(index + 1) AS (")
    lines.append("SELECT *,")
    lines.append(columns.map { "  " + printer.print($0.expression) + " AS " + $0.name }.joined(separator: ",\n"))
    lines.append("FROM g_\(index))" + (index + 1 < levels.count ? "," : ""))
  }
  lines += ["SELECT g_row.*,", printer.print(violations) + " AS violations", "FROM g_\(levels.count);", ""]
  return Array(lines.joined(separator: "\n").utf8)
}
