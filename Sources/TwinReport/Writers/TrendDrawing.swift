import TwinModel
import TwinOutput

/// Draws a trend as lines between points, from nothing to all of it: what could not be read, and what had nothing to measure, leaves a
/// gap and a mark on the ground line, a cross for the one and a ring for the other.
struct TrendDrawing {
  let trend: Trend

  private let width = 480
  private let height = 190
  /// Room for the names of shares, and for names below.
  private let left = 46
  private let bottom = 30
  private let right = 24
  private let top = 16
  /// Room for a name below the drawing.
  private let nameWidth = 88

  /// Room between the ends of the grid and the points.
  private let inset = 10

  private var innerWidth: Int { width - left - right }
  private var innerHeight: Int { height - top - bottom }

  /// Where the point at `index` is, from the left: by its day; by its place where all are of one day.
  private func x(_ index: Int) -> Int {
    let days = trend.points.map(\.day.daysSinceEpoch)
    let room = innerWidth - 2 * inset
    guard let first = days.first, let last = days.last, days.count > 1 else { return left + innerWidth / 2 }
    guard first < last else { return left + inset + room * index / (days.count - 1) }
    return left + inset + room * min(max(days[index] - first, 0), last - first) / (last - first)
  }

  /// Where the share of `tally` is, from above.
  private func y(_ tally: Tally) -> Int { top + innerHeight - tally.part(of: innerHeight) }

  /// The drawing.
  func svg() -> HTMLNode {
    node(
      .svg, .class("trend"), .text(.viewBox, "0 0 \(width) \(height)"), .number(.width, width),
      .number(.height, height),
      .text(.role, "img"), .text(.ariaLabel, label), content: grid + lines + marks + names)
  }

  /// What the drawing shows, for those who do not see it; the table below it has the numbers.
  private var label: String {
    let measured = trend.points.filter { $0.tally?.percentage != nil }
    guard let first = measured.first, let last = measured.last, let from = first.tally?.percentage,
      let to = last.tally?.percentage
    else { return trend.title + ": nothing to measure" }
    return "\(trend.title): from \(from) % (\(first.name)) to \(to) % (\(last.name))"
  }

  private var grid: [HTMLNode] {
    [0, 50, 100].flatMap { percent -> [HTMLNode] in
      let height = top + innerHeight - innerHeight * percent / 100
      return [
        node(.path, .class("grid"), .text(.d, "M\(left) \(height)H\(width - right)")),
        node(
          .text, .class("axis"), .number(.x, left - 8), .number(.y, height + 4), .text(.textAnchor, "end"),
          text: "\(percent) %"),
      ]
    }
  }

  private var lines: [HTMLNode] {
    var path = ""
    var isOpen = false
    for (index, point) in trend.points.enumerated() {
      guard let tally = point.tally, tally.denominator > 0 else {
        isOpen = false
        continue
      }
      path += "\(isOpen ? "L" : "M")\(x(index)) \(y(tally))"
      isOpen = true
    }
    return path.isEmpty ? [] : [node(.path, .class("line"), .text(.d, path))]
  }

  private var marks: [HTMLNode] {
    trend.points.enumerated().map { index, point in
      let title = node(.title, text: "\(point.name), \(point.day): \(point.words(trend.figure.definition.unit))")
      guard let tally = point.tally, tally.denominator > 0 else {
        return (Gap(point) ?? .unreadable).mark(x(index), top + innerHeight, title: [title])
      }
      let square = node(
        .rect, .number(.x, x(index) - 4), .number(.y, y(tally) - 4), .number(.width, 8), .number(.height, 8),
        .number(.rx, 4))
      return node(.g, .class("point"), content: [title, square])
    }
  }

  /// Why a point has no share.
  enum Gap: CaseIterable {
    case unreadable, empty

    /// Nil for a point that has one.
    init?(_ point: TrendPoint) {
      guard let tally = point.tally else {
        self = .unreadable
        return
      }
      guard tally.denominator == 0 else { return nil }
      self = .empty
    }

    var words: String {
      switch self {
      case .unreadable: "could not be read"
      case .empty: "nothing to measure"
      }
    }

    /// The mark at a place.
    func mark(_ x: Int, _ y: Int, title: [HTMLNode]) -> HTMLNode {
      switch self {
      case .unreadable:
        let cross = "M\(x - 4) \(y - 4)L\(x + 4) \(y + 4)M\(x + 4) \(y - 4)L\(x - 4) \(y + 4)"
        return node(.g, .class("gap"), content: title + [node(.path, .text(.d, cross))])
      case .empty:
        let ring = "M\(x - 4) \(y)a4 4 0 1 0 8 0a4 4 0 1 0 -8 0"
        return node(.g, .class("gap empty"), content: title + [node(.path, .text(.d, ring))])
      }
    }
  }

  /// Names of the points, as many as there is room for, the last one always.
  private var names: [HTMLNode] {
    var names: [HTMLNode] = []
    var room = Int.max
    for (index, point) in trend.points.enumerated().reversed() {
      let x = x(index)
      guard x <= room else { continue }
      room = x - nameWidth
      let anchor = x > width - nameWidth / 2 ? "end" : x < nameWidth / 2 ? "start" : "middle"
      let place = anchor == "end" ? width : anchor == "start" ? 0 : x
      names.append(
        node(
          .text, .class("axis"), .number(.x, place), .number(.y, height - 8), .text(.textAnchor, anchor),
          // A commit is known by its day, a quarter by its name.
          text: trend.basis == .commits ? point.day.description : point.name))
    }
    return names
  }
}

extension TrendPoint {
  /// What there is to say of it: `7 of 8 changes (87.50 %)`.
  func words(_ unit: String) -> String {
    guard let tally else { return "cannot be read: " + (problem ?? "") }
    return tally.words(unit) + (tally.percentage.map { " (\($0) %)" } ?? "; nothing to measure")
  }
}
