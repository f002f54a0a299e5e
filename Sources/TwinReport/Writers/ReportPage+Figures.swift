import TwinModel
import TwinOutput

/// The figures, section by section, with what is behind each.
extension ReportPage {
  var sections: [HTMLNode] {
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
    let criterion = figure.criterion.map { [node(.p, .class("muted"), text: "Counted: " + $0 + ".")] } ?? []
    return [heading, meaning, number] + criterion + figure.breakdowns.filter { $0.parts.count > 1 }.map(html)
      + rows(of: figure)
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
