import TwinModel
import TwinOutput

extension GovernanceReport {
  /// Rows of a figure that people see unless they ask for all.
  static let shownRows = 5

  /// The report for people at a terminal. What comes from input is neutralised.
  /// - Parameters:
  ///   - showsAllRows: Whether every row is shown, or the first ones.
  ///   - usesColour: Whether headings are bold and what is bad stands out.
  public func text(showsAllRows: Bool = false, usesColour: Bool = false) -> String {
    let style = TextStyle(usesColour: usesColour)
    var out = style.strong(heading) + "\n"
    for section in FigureDefinition.Section.allCases {
      let figures = figures.filter { $0.id.definition.section == section }
      guard let first = figures.first else { continue }
      out += "\n" + style.strong(section.rawValue) + "\n"
      // What a whole section lacks is told once.
      if let absence = first.absence, figures.allSatisfy({ $0.absence == absence }) {
        out += "  " + style.soft("not measured: " + neutralised(absence)) + "\n"
        continue
      }
      for figure in figures {
        out += figure.text(style, rowLimit: showsAllRows ? .max : Self.shownRows)
      }
    }
    for trend in trends { out += "\n" + trend.text(style) }
    if !problems.isEmpty {
      out += "\n" + style.strong("Could not be read") + "\n"
      for problem in problems { out += "  " + neutralised(problem) + "\n" }
    }
    return out
  }

  /// `Governance of models on 2026-11-27, released and committed since 2026-01-01`.
  private var heading: String {
    neutralised("Governance of \(subject.workspace) on \(day)") + (since.map { ", since \($0)" } ?? "")
  }
}

/// What a terminal can do.
struct TextStyle {
  var usesColour: Bool

  func strong(_ text: String) -> String { usesColour ? "\u{1B}[1m\(text)\u{1B}[0m" : text }
  func bad(_ text: String) -> String { usesColour ? "\u{1B}[31m\(text)\u{1B}[0m" : text }
  func soft(_ text: String) -> String { usesColour ? "\u{1B}[2m\(text)\u{1B}[0m" : text }
}

private func padded(_ text: String, _ width: Int) -> String {
  text + String(repeating: " ", count: max(0, width - text.count))
}

private func rightAligned(_ text: String, _ width: Int) -> String {
  String(repeating: " ", count: max(0, width - text.count)) + text
}

extension Tally {
  /// `7 of 8 changes`, without a share where there is none.
  func words(_ unit: String) -> String { "\(grouped(numerator)) of \(counted(denominator, unit))" }
}

extension Figure {
  fileprivate func text(_ style: TextStyle, rowLimit: Int) -> String {
    let definition = id.definition
    let title = "  " + padded(definition.title, 31)
    if let absence { return title + style.soft("not measured: " + neutralised(absence)) + "\n" }
    guard let percentage = tally.percentage else {
      return title + style.soft("nothing to measure, 0 of 0 \(definition.unit)") + "\n"
    }
    var out = title + rightAligned(percentage, 6) + " %  " + tally.words(definition.unit) + "\n"
    if let criterion { out += "    " + style.soft("counted: " + neutralised(criterion)) + "\n" }
    for breakdown in breakdowns where breakdown.parts.count > 1 { out += breakdown.text(style) }
    let rows = shownRows
    for row in rows.prefix(rowLimit) { out += "    " + row.text(style, definition) + "\n" }
    if rows.count > rowLimit { out += "    " + style.soft("and \(grouped(rows.count - rowLimit)) more") + "\n" }
    return out
  }
}

extension Breakdown {
  /// Parts that people see at a terminal; those that stand out are in the rows.
  private static let shownParts = 12

  fileprivate func text(_ style: TextStyle) -> String {
    let words = parts.prefix(Self.shownParts).map { part in
      neutralised(part.name) + " \(grouped(part.tally.numerator))/\(grouped(part.tally.denominator))"
    }
    let more = parts.count > Self.shownParts ? ", and \(grouped(parts.count - Self.shownParts)) more" : ""
    let name = "by " + dimensions.map(\.rawValue).joined(separator: " and ") + ": "
    return "    " + style.soft(name + words.joined(separator: ", ") + more) + "\n"
  }
}

extension Breakdown.Part {
  /// Its values in words.
  var name: String { values.map { $0.isEmpty ? "(none)" : $0 }.joined(separator: " ") }
}

extension FigureRow {
  /// What it is about.
  var subject: String {
    if !element.isEmpty { return element }
    return package.isEmpty ? owners.joined(separator: ", ") : package
  }

  fileprivate func text(_ style: TextStyle, _ definition: FigureDefinition) -> String {
    let isGood = isCounted == (definition.better == .more)
    // Where all rows are alike, there is nothing to tell by a mark.
    let mark = definition.rows == .all ? (isGood ? "+" : style.bad("-")) : "·"
    var parts = [subject]
    if let day { parts.append(day.description) }
    if let place { parts.append(place) }
    if !owners.isEmpty, subject != owners.joined(separator: ", ") { parts.append(owners.joined(separator: ", ")) }
    let about = parts.map { neutralised($0) }.joined(separator: "  ")
    return mark + " " + about + (note.isEmpty ? "" : "  " + style.soft(neutralised(note)))
  }
}

extension Trend {
  /// Cells of a bar.
  private static let barLength = 20

  /// `Policy compliance, by the quarters of releases`.
  var title: String {
    figure.definition.title + (basis == .releases ? ", by the quarters of releases" : ", at commits")
  }

  fileprivate func text(_ style: TextStyle) -> String {
    var out = style.strong(title) + "\n"
    let width = points.map(\.name.count).max() ?? 0
    for point in points {
      out += "  " + padded(neutralised(point.name), width)
      if point.name != point.day.description { out += "  \(point.day)" }
      guard let tally = point.tally else {
        out += "  " + style.soft("cannot be read: " + neutralised(point.problem ?? "")) + "\n"
        continue
      }
      let filled = tally.part(of: Self.barLength)
      let bar = String(repeating: "█", count: filled) + String(repeating: "░", count: Self.barLength - filled)
      let share = tally.percentage.map { rightAligned($0, 6) + " %" } ?? "nothing to measure"
      out += "  \(bar)  \(share)  \(tally.words(figure.definition.unit))\n"
    }
    return out
  }
}
