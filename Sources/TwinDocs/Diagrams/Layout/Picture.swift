/// A diagram with everything in its place, in pixels from the upper left corner.
struct Picture: Sendable {
  /// A node's box with its lines of text.
  struct Box: Sendable {
    /// Position of the node in the diagram.
    var node: Int
    var x: Int
    var y: Int
    var text: NodeText
    /// At least as wide and high as its text.
    var width: Int
    var height: Int

    var middleX: Int { x + width / 2 }
    var middleY: Int { y + height / 2 }
    var right: Int { x + width }
    var bottom: Int { y + height }
  }

  /// A line from the outline of one box to that of another.
  struct Line: Sendable {
    var steps: [PathStep]
    /// What is said where people point at it.
    var remark = ""
  }

  enum PathStep: Sendable {
    case move(x: Int, y: Int)
    case horizontal(x: Int)
    case vertical(y: Int)
    /// A bend that starts and ends upright.
    case bend(fromX: Int, fromY: Int, x: Int, y: Int)
  }

  /// The sign at the end of a line, its tip at a point.
  struct Head: Sendable {
    enum Shape: Sendable { case generalisation, arrow, part }
    enum Direction: Sendable { case up, down, left, right }
    var shape: Shape
    var direction: Direction
    var x: Int
    var y: Int
  }

  /// A text beside or on a line.
  struct Label: Sendable {
    var text: String
    var x: Int
    /// Its base line.
    var y: Int
    /// Whether it stands on the line, which is hidden behind it.
    var isOnLine = false
    /// The whole text, where it was cut.
    var remark = ""
  }

  var width = 0
  var height = 0
  var boxes: [Box] = []
  var lines: [Line] = []
  var heads: [Head] = []
  var labels: [Label] = []

  /// Room around everything.
  static let margin = 8
  /// As wide as a page's text, so that a drawing is not scrolled where there is room for a page.
  static let pageWidth = 1_120
  /// As wide as a page's text on a common screen, beside the contents: what fits there is read at its own size.
  static let columnWidth = 940
  /// Sizes of text.
  static let nameSize = 13
  static let noteSize = 11

  mutating func place(_ node: Int, _ text: NodeText, x: Int, y: Int, width: Int? = nil) {
    let width = max(width ?? text.width, text.width)
    boxes.append(Box(node: node, x: x, y: y, text: text, width: width, height: text.height))
  }

  /// Adds a line through `steps`.
  mutating func line(_ steps: PathStep..., remark: String = "") { lines.append(Line(steps: steps, remark: remark)) }
}

/// The lines of text in a box, broken and at last cut where they find no room, and the size of the box that they want.
struct NodeText: Sendable {
  /// The lines of the name.
  var name: [String]
  /// Small lines below it: what is said of the node, and what connects it.
  var notes: [String]
  var labels: [String]
  var width: Int
  var height: Int

  /// The texts of `node`, and small lines of its connections below them, in a box no wider than `limit`.
  init(_ node: Diagram.Node, labels: [String] = [], limit: Int) {
    let whole = shown(node.name)
    // The bold name of the subject is wider.
    let isBold = node.role == .subject
    let room = limit - 20
    let nameRoom = isBold ? room * 100 / 110 : room
    name = TextMetrics.lines(of: whole, size: Picture.nameSize, limit: nameRoom, most: Self.nameLines)
    func fitted(_ text: String) -> String { TextMetrics.fitted(text, size: Picture.noteSize, limit: room) }
    notes = node.notes.flatMap { note in
      TextMetrics.lines(of: shown(note), size: Picture.noteSize, limit: room, most: Self.noteLines).map(trimmed)
    }
    self.labels = labels.map(fitted)
    let nameWidth =
      (name.map { TextMetrics.width($0, size: Picture.nameSize) }.max() ?? 0) * (isBold ? 110 : 100) / 100
    let widest = (notes + self.labels).reduce(nameWidth) { max($0, TextMetrics.width($1, size: Picture.noteSize)) }
    width = max(widest + 20, 72)
    height = 28 + (name.count - 1) * Self.nameHeight + (notes.count + labels.count) * Self.noteHeight
  }

  /// How many lines a note may take.
  private static let noteLines = 2

  /// How many lines a name may take, and how far they stand from each other, as small lines do.
  private static let nameLines = 3
  static let nameHeight = 16
  static let noteHeight = 14
}

/// `line` without the space at which it was broken.
private func trimmed(_ line: String) -> String { line.hasSuffix(" ") ? String(line.dropLast()) : line }
