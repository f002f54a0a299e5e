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

  // MARK: - Tables

  func table(_ style: String, _ columns: [String], _ rows: [HTMLNode]) -> HTMLNode {
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
