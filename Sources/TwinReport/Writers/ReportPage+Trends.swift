import TwinModel
import TwinOutput

/// How figures went: a drawing each, with the numbers below it.
extension ReportPage {
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

  var trends: [HTMLNode] {
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
}
