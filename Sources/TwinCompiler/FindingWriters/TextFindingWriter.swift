public import TwinSource
import TwinOutput

/// Writes findings for people: a frame of the source with carets under what is meant, the reason, the way out.
///
/// Text from the input is neutralised; nothing in it can move a cursor or colour a line.
public struct TextFindingWriter {
  /// Whether to colour. Only a terminal that wants it gets colour.
  public var usesColour: Bool

  private var places: FindingPlaces

  /// A writer over the files that findings point into.
  public init(files: [InputFile], usesColour: Bool) {
    places = FindingPlaces(files: files)
    self.usesColour = usesColour
  }

  /// One finding as lines, each ended by a line feed.
  public mutating func text(of finding: Finding) -> String {
    places.add(finding)
    let colour = TerminalStyle(finding.severity)
    var out = paint("\(finding.severity.name)[\(neutralised(finding.rule.name))]", colour, bold: true)
    out += paint(": " + neutralised(finding.message), .plain, bold: true) + "\n"
    out += frame(finding.place, mark: "^", colour, label: "", arrow: "-->")
    for related in finding.related {
      out += frame(related.place, mark: "-", .blue, label: neutralised(related.label), arrow: ":::")
    }
    for note in finding.notes { out += "  " + paint("= ", .blue) + "note: " + neutralised(note) + "\n" }
    for fixIt in finding.fixIts { out += "  " + paint("= ", .blue) + "fix: " + neutralised(fixIt.summary) + "\n" }
    return out
  }

  /// The summary under all findings: "2 errors, 1 warning, 1 waived".
  public func summary(of findings: [Finding]) -> String { FindingCounts(findings).description }

  // MARK: - Frames

  /// Widest part of a source line that is shown, in columns.
  private static var window: Int { 140 }

  private func frame(_ place: Place, mark: String, _ colour: TerminalStyle, label: String, arrow: String) -> String {
    guard let span = places.span(place), let index = places.lineIndex(place) else {
      return label.isEmpty ? "" : "  = \(label)\n"
    }
    let number = String(span.start.line)
    let margin = String(repeating: " ", count: number.count)
    var out = "\(margin)\(paint(arrow, .blue)) \(neutralised(span.description))\n"
    let source = index.text(ofLine: span.start.line - 1)
    guard !source.isEmpty else { return label.isEmpty ? out : out + "\(margin) \(paint("=", .blue)) \(label)\n" }
    let view = SourceLineView(
      source, marking: span.start.offset..<max(span.end.offset, span.start.offset + 1), window: Self.window)
    out += "\(margin) \(paint("|", .blue))\n"
    out += "\(paint(number, .blue)) \(paint("|", .blue)) \(view.text)\n"
    let carets = String(repeating: mark, count: max(1, view.markWidth))
    let text = label.isEmpty ? carets : carets + " " + label
    out += "\(margin) \(paint("|", .blue)) \(String(repeating: " ", count: view.markStart))\(paint(text, colour))\n"
    return out
  }

  // MARK: - Colour

  private func paint(_ text: String, _ style: TerminalStyle, bold: Bool = false) -> String {
    usesColour ? style.painted(text, bold: bold) : text
  }
}

/// A colour of a terminal.
enum TerminalStyle: String {
  case plain = ""
  case red = "31"
  case yellow = "33"
  case blue = "34"
  case cyan = "36"

  /// The colour of what matters so much.
  init(_ severity: Severity) {
    self =
      switch severity {
      case .error: .red
      case .warning: .yellow
      case .note: .cyan
      }
  }

  /// `text` in the colour, and as it was after it.
  func painted(_ text: String, bold: Bool = false) -> String {
    let codes = [bold ? "1" : "", rawValue].filter { !$0.isEmpty }
    return codes.isEmpty ? text : "\u{1B}[\(codes.joined(separator: ";"))m\(text)\u{1B}[0m"
  }
}

/// A line of source as a terminal shows it: made safe, tabs as spaces, cut to a window around what is marked.
struct SourceLineView {
  var text = ""
  /// Columns before the mark.
  var markStart = 0
  /// Columns under the mark, to the end of the line at most.
  var markWidth = 0

  init(_ line: ArraySlice<UInt8>, marking range: Range<Int>, window: Int) {
    // Of a long line only what can come into the window is looked at.
    var from = max(line.startIndex, min(range.lowerBound, line.endIndex) - 4 * window)
    while from > line.startIndex, line[from] & 0xC0 == 0x80 { from -= 1 }
    let isCut = from > line.startIndex
    let part = line[from..<min(line.endIndex, max(from, range.lowerBound) + 8 * window)]
    var cells: [(text: String, width: Int, isMarked: Bool)] = []
    var offset = from
    var rest = String(decoding: part, as: UTF8.self).unicodeScalars[...]
    var previous: Unicode.Scalar?
    while let scalar = rest.popFirst() {
      let isCommand =
        scalar == "#" && startsLogCommand(after: Substring(rest).utf8, previous: cells.last?.text.utf8.last)
      let isPartOfOthers = isShaping(scalar, after: previous, before: rest.first)
      let plain = isPartOfOthers ? String(scalar) : neutralised(String(scalar))
      let shown = isCommand ? visibleEscape(scalar) : scalar == "\t" ? "  " : plain
      previous = plain == String(scalar) ? scalar : nil
      let width = shown.unicodeScalars.reduce(0) { $0 + terminalColumns($1) }
      cells.append((shown, width, range.contains(offset)))
      offset += UTF8.width(scalar)
    }
    let first = cells.firstIndex { $0.isMarked } ?? cells.count
    let before = cells[..<first].reduce(0) { $0 + $1.width }
    var skipped = 0
    if before > window / 2 || isCut {
      var dropped = 0
      while skipped < first, before - dropped > window / 3 {
        dropped += cells[skipped].width
        skipped += 1
      }
      text = "..."
      markStart = 3
    }
    var column = text.count
    for (position, cell) in cells.enumerated().dropFirst(skipped) {
      if column + cell.width > window {
        text += "..."
        break
      }
      if position < first { markStart += cell.width }
      if cell.isMarked { markWidth += cell.width }
      text += cell.text
      column += cell.width
    }
  }
}

/// Columns of a scalar in a terminal: 2 for East Asian wide ones and emoji, 0 for combining marks.
func terminalColumns(_ scalar: Unicode.Scalar) -> Int {
  switch scalar.value {
  case 0x0300...0x036F, 0x200B...0x200D, 0xFE00...0xFE0F: 0
  case 0x1100...0x115F, 0x2E80...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F, 0xFF00...0xFF60,
    0xFFE0...0xFFE6, 0x1F300...0x1FAFF, 0x20000...0x3FFFD:
    2
  default: 1
  }
}
