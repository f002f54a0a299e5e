import TwinDocs
import TwinModel
public import TwinOutput

extension GovernanceReport {
  /// The report as one page with nothing beside it: no script, nothing that is fetched.
  /// - Parameter showsAllRows: Whether tables have every row, or the first ones.
  public func page(tool: String, showsAllRows: Bool = false) -> HTMLNode {
    ReportPage(report: neutral, tool: tool, rowLimit: showsAllRows ? .max : ReportPage.shownRows).html
  }
}

/// Writes a report as a page.
struct ReportPage {
  let report: GovernanceReport
  let tool: String
  let rowLimit: Int

  /// Rows of a table that a page has unless all are asked for.
  static let shownRows = 200

  var html: HTMLNode {
    let title = "Governance report"
    let head: [HTMLNode] = [
      node(.meta, .text(.charset, "utf-8")),
      node(.meta, .text(.name, "viewport"), .text(.content, "width=device-width, initial-scale=1")),
      node(.title, text: title), .style([siteStylesheet, reportStylesheet]),
    ]
    let main = [node(.h1, text: title), facts] + problems + [summary] + trends + sections + [toolLine]
    return node(
      .html, .text(.lang, "en"),
      content: [
        node(.head, content: head),
        node(.body, .class("report"), content: [node(.main, .id("main"), content: main)]),
      ])
  }

  private var facts: HTMLNode {
    var rows = [
      ("Day", report.day.description), ("Workspace", report.subject.workspace),
      ("Packages", report.subject.packages.joined(separator: ", ")),
    ]
    if let since = report.since { rows.append(("Since", since.description)) }
    rows.append(("Registry", report.subject.registry ?? "none"))
    if !report.subject.data.isEmpty { rows.append(("Data", report.subject.data.joined(separator: ", "))) }
    return node(
      .dl, .class("facts"), content: rows.flatMap { [node(.dt, text: $0), node(.dd, text: $1)] })
  }

  private var problems: [HTMLNode] {
    guard !report.problems.isEmpty else { return [] }
    let lines = [node(.p, content: [node(.strong, text: "Could not be read, and is in no figure")])]
    return [
      node(
        .div, .class("callout danger"), .text(.role, "note"),
        content: lines + [node(.ul, content: report.problems.map { node(.li, text: $0) })])
    ]
  }

  private var toolLine: HTMLNode { node(.p, .class("muted"), text: "gemel \(tool)") }

  // MARK: - Summary

  private var summary: HTMLNode {
    let rows = FigureDefinition.Section.allCases.flatMap { section -> [HTMLNode] in
      let figures = report.figures.filter { $0.id.definition.section == section }
      guard !figures.isEmpty else { return [] }
      let group = node(
        .tr, .class("group"),
        content: [node(.th, .number(.colspan, 4), .text(.scope, "rowgroup"), text: section.rawValue)])
      return [group] + figures.map(summaryRow)
    }
    return node(
      .section, .text(.ariaLabelledBy, "summary"),
      content: [
        node(.h2, .id("summary"), text: "Summary"), table("summary", ["Figure", "Share", "Counted", ""], rows),
      ])
  }

  private func summaryRow(_ figure: Figure) -> HTMLNode {
    let definition = figure.id.definition
    let link = node(.a, .href(.local("#" + figure.id.rawValue)), text: definition.title)
    let share = figure.tally.percentage.map { $0 + " %" } ?? "–"
    let words =
      figure.absence != nil
      ? "not measured" : figure.tally.denominator == 0 ? "nothing to measure" : figure.tally.words(definition.unit)
    return node(
      .tr,
      content: [
        node(.th, .text(.scope, "row"), content: [link]), node(.td, .class("number"), text: share),
        node(.td, text: words), node(.td, content: [bar(figure)]),
      ])
  }

  /// The share as a bar; what it says stands beside it in words.
  private func bar(_ figure: Figure) -> HTMLNode {
    guard figure.tally.denominator > 0 else { return .text("") }
    let style = figure.id.definition.better == .more ? "bar more" : "bar less"
    return node(
      .svg, .class(style), .text(.viewBox, "0 0 120 8"), .number(.width, 120), .number(.height, 8),
      .text(.ariaHidden, "true"),
      content: [
        node(.rect, .class("ground"), .number(.width, 120), .number(.height, 8), .number(.rx, 2)),
        node(.rect, .class("share"), .number(.width, figure.tally.part(of: 120)), .number(.height, 8), .number(.rx, 2)),
      ])
  }

  // MARK: - Trends

  /// What the marks on the ground line of a drawing mean, where it has any.
  private func legend(_ trend: Trend) -> [HTMLNode] {
    let gaps = TrendDrawing.Gap.allCases.filter { gap in trend.points.contains { TrendDrawing.Gap($0) == gap } }
    guard !gaps.isEmpty else { return [] }
    return [
      node(
        .p, .class("legend muted"),
        content: gaps.flatMap { gap in
          [
            node(
              .svg, .class("trend"), .text(.viewBox, "0 0 12 12"), .number(.width, 12), .number(.height, 12),
              .text(.ariaHidden, "true"), content: [gap.mark(6, 6, title: [])]),
            node(.span, text: gap.words),
          ]
        })
    ]
  }

  private var trends: [HTMLNode] {
    guard !report.trends.isEmpty else { return [] }
    let figures = report.trends.map { trend in
      node(
        .figure,
        content: [
          node(.h3, text: trend.title),
          node(
            .div, .class("scroll"), .text(.tabindex, "0"), .text(.role, "region"), .text(.ariaLabel, trend.title),
            content: [TrendDrawing(trend: trend).svg()]),
        ] + legend(trend) + [
          node(
            .details,
            content: [
              node(.summary, text: "Numbers"),
              table(
                "points", [trend.basis == .releases ? "Quarter" : "Commit", "Day", "Counted", "Share"],
                trend.points.map { row($0, trend.figure.definition.unit) }),
            ])
        ])
    }
    return [
      node(
        .section, .text(.ariaLabelledBy, "trends"),
        content: [node(.h2, .id("trends"), text: "Trends"), node(.div, .class("trends"), content: figures)])
    ]
  }

  private func row(_ point: TrendPoint, _ unit: String) -> HTMLNode {
    let words = point.tally.map { $0.words(unit) } ?? "cannot be read: " + (point.problem ?? "")
    return node(
      .tr,
      content: [
        node(.th, .text(.scope, "row"), text: point.name), node(.td, text: point.day.description),
        node(.td, text: words), node(.td, .class("number"), text: point.tally?.percentage.map { $0 + " %" } ?? "–"),
      ])
  }

  // MARK: - Figures

  private var sections: [HTMLNode] {
    FigureDefinition.Section.allCases.compactMap { section in
      let figures = report.figures.filter { $0.id.definition.section == section }
      guard !figures.isEmpty else { return nil }
      return node(.section, content: [node(.h2, text: section.rawValue)] + figures.flatMap(html))
    }
  }

  private func html(_ figure: Figure) -> [HTMLNode] {
    let definition = figure.id.definition
    let heading = node(.h3, .id(figure.id.rawValue), text: definition.title)
    let meaning = node(.p, .class("muted"), text: definition.meaning)
    if let absence = figure.absence { return [heading, meaning, node(.p, text: "Not measured: " + absence + ".")] }
    guard let percentage = figure.tally.percentage else {
      return [heading, meaning, node(.p, text: "Nothing to measure: 0 of 0 \(definition.unit).")]
    }
    let number = node(
      .p,
      content: [
        node(.strong, .class("share"), text: percentage + " %"),
        .text(" " + figure.tally.words(definition.unit)),
      ])
    return [heading, meaning, number] + figure.breakdowns.filter { $0.parts.count > 1 }.map(html) + rows(of: figure)
  }

  private func html(_ breakdown: Breakdown) -> HTMLNode {
    let names = breakdown.dimensions.map(\.rawValue)
    let rows = breakdown.parts.prefix(rowLimit).map { part in
      node(
        .tr,
        content: part.values.map { node(.th, .text(.scope, "row"), text: $0.isEmpty ? "(none)" : $0) } + [
          node(.td, .class("number"), text: grouped(part.tally.numerator)),
          node(.td, .class("number"), text: grouped(part.tally.denominator)),
          node(.td, .class("number"), text: part.tally.percentage.map { $0 + " %" } ?? "–"),
        ])
    }
    return node(
      .details,
      content: [
        node(.summary, text: "By " + names.joined(separator: " and ")),
        table("parts", names.map(\.capitalised) + ["Counted", "Of", "Share"], rows),
      ] + more(breakdown.parts.count))
  }

  private func rows(of figure: Figure) -> [HTMLNode] {
    let rows = figure.shownRows
    guard !rows.isEmpty else { return [] }
    let definition = figure.id.definition
    let title =
      switch definition.rows {
      case .all: "All that was looked at"
      case .counted: "What counts"
      case .uncounted: "What is missing"
      }
    let columns = RowColumn.allCases.filter { column in
      // Where all rows are alike in it, a column says nothing.
      column == .mark ? definition.rows == .all : rows.contains { !column.text($0).isEmpty }
    }
    let shown = rows.prefix(rowLimit).map { row in
      let isGood = row.isCounted == (definition.better == .more)
      return node(.tr, content: columns.map { cell($0, row, isGood: isGood) })
    }
    let contents = [
      node(.summary, text: "\(title): \(grouped(rows.count))"),
      table("rows", columns.map(\.title), Array(shown)),
    ]
    return [node(.details, content: contents + more(rows.count))]
  }

  private func cell(_ column: RowColumn, _ row: FigureRow, isGood: Bool) -> HTMLNode {
    switch column {
    case .mark:
      let mark = node(.span, .class(isGood ? "badge good" : "badge danger"), text: isGood ? "ok" : "open")
      return node(.td, .class("mark"), content: [mark])
    case .subject: return node(.th, .text(.scope, "row"), content: [node(.code, text: row.subject)])
    case .place: return node(.td, content: row.place.map { [node(.code, text: $0)] } ?? [])
    case .day: return node(.td, .class("day"), text: column.text(row))
    case .owner, .note: return node(.td, text: column.text(row))
    }
  }

  /// What a table leaves out.
  private func more(_ count: Int) -> [HTMLNode] {
    guard count > rowLimit else { return [] }
    let words = "and \(grouped(count - rowLimit)) more; --rows shows all, and the JSON form has them"
    return [node(.p, .class("muted"), text: words)]
  }

  private func table(_ style: String, _ columns: [String], _ rows: [HTMLNode]) -> HTMLNode {
    let head = columns.map { column -> HTMLNode in
      if column.isEmpty { return node(.td) }
      let isNumber = column == "Share" || (style == "parts" && (column == "Counted" || column == "Of"))
      return isNumber
        ? node(.th, .class("number"), .text(.scope, "col"), text: column)
        : node(.th, .text(.scope, "col"), text: column)
    }
    return node(
      .table, .class(style),
      content: [node(.thead, content: [node(.tr, content: head)]), node(.tbody, content: rows)])
  }
}

/// A column of a table of rows.
private enum RowColumn: CaseIterable {
  case mark, subject, owner, place, day, note

  var title: String {
    switch self {
    case .mark: ""
    case .subject: "What"
    case .owner: "Owner"
    case .place: "Where"
    case .day: "Day"
    case .note: "Why"
    }
  }

  /// What `row` says in it; nothing for the mark, which is a sign.
  func text(_ row: FigureRow) -> String {
    switch self {
    case .mark: ""
    case .subject: row.subject
    case .owner: row.owners.joined(separator: ", ")
    case .place: row.place ?? ""
    case .day: row.day?.description ?? ""
    case .note: row.note
    }
  }
}

extension String {
  /// With a capital first.
  fileprivate var capitalised: String { prefix(1).uppercased() + dropFirst() }
}
