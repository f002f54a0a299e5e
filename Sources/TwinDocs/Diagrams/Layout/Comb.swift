/// Many boxes in columns that hang side by side from a level line. Two columns share the upright line between them, so that every
/// box is reached without passing another.
struct Comb: Sendable {
  /// A box: where it stands, and where the short line to it ends.
  struct Place: Sendable {
    var x: Int
    var y: Int
    var width: Int
    /// Whether its line comes from the right.
    var isLeftOfBus: Bool
    var bus: Int
  }

  /// For each box its place, relative to the left end of the level line.
  private(set) var places: [Place] = []
  /// Upright lines: where, and how far down.
  private(set) var buses: [(x: Int, bottom: Int)] = []
  private(set) var width = 0
  private(set) var height = 0

  /// From an upright line to a box: room for the signs of two boxes.
  static let stub = 20
  private static let rowGap = 8
  private static let columnGap = 18
  /// From the level line to the first boxes.
  static let drop = 14

  /// Places boxes of these sizes, column by column, in their order. A column without another is the last one, and stands to the
  /// right of its line; where lines lead to something on the right (`isLeft`), it is the first one, and stands to the left.
  init(_ texts: [NodeText], columns: Int, isLeft: Bool = false) {
    let columns = max(1, min(columns, texts.count))
    let ranges = (0..<columns).map { Self.column($0, of: columns, texts.count) }
    var x = 0
    var next = 0
    while next < columns {
      if next > 0 { x += Self.columnGap }
      let isAlone = next + 1 == columns || (isLeft && next == 0 && columns % 2 == 1)
      let onLeft = isAlone && !isLeft ? 0..<0 : ranges[next]
      let onRight = isAlone ? (isLeft ? 0..<0 : ranges[next]) : ranges[next + 1]
      let widths = (left: Self.width(texts[onLeft]), right: Self.width(texts[onRight]))
      let bus = onLeft.isEmpty ? x : x + widths.left + Self.stub
      let lower = hang(texts, onLeft, x: x, width: widths.left, isLeftOfBus: true)
      let other = hang(texts, onRight, x: bus + Self.stub, width: widths.right, isLeftOfBus: false)
      buses.append((bus, max(lower, other)))
      x = onRight.isEmpty ? bus : bus + Self.stub + widths.right
      next += isAlone ? 1 : 2
    }
    width = x
  }

  private static func width(_ column: ArraySlice<NodeText>) -> Int { column.map(\.width).max() ?? 0 }

  /// The boxes of a column: as many as in the others, or one more in the first ones.
  private static func column(_ number: Int, of columns: Int, _ count: Int) -> Range<Int> {
    let (rows, rest) = count.quotientAndRemainder(dividingBy: columns)
    let start = number * rows + min(number, rest)
    return start..<(start + rows + (number < rest ? 1 : 0))
  }

  /// Places one column; the middle of its last box.
  private mutating func hang(_ texts: [NodeText], _ range: Range<Int>, x: Int, width: Int, isLeftOfBus: Bool) -> Int {
    var y = Self.drop
    var last = 0
    for text in texts[range] {
      places.append(.init(x: x, y: y, width: width, isLeftOfBus: isLeftOfBus, bus: buses.count))
      last = y + text.height / 2
      y += text.height + Self.rowGap
    }
    height = max(height, y - Self.rowGap)
    return last
  }

  /// As many columns as make a block wider than high, but no wider than `limit`.
  static func balanced(_ texts: [NodeText], limit: Int) -> Comb {
    var best = Comb(texts, columns: 1)
    for columns in stride(from: 2, through: max(2, texts.count), by: 1) {
      let rows = (texts.count + columns - 1) / columns
      guard best.height > 130 || rows > columns else { break }
      let next = Comb(texts, columns: columns)
      guard next.width <= limit else { break }
      best = next
    }
    return best
  }

  /// Draws boxes and lines with the level line at `y`, its left end at `x`, from `entry` on.
  func draw(
    _ nodes: [Int], _ texts: [NodeText], x: Int, y: Int, entry: Int, in picture: inout Picture
  ) {
    let ends = buses.map { $0.x + x } + [entry]
    let (left, right) = (ends.min() ?? entry, ends.max() ?? entry)
    if left < right { picture.line(.move(x: left, y: y), .horizontal(x: right)) }
    for bus in buses { picture.line(.move(x: bus.x + x, y: y), .vertical(y: bus.bottom + y)) }
    for (index, place) in places.enumerated() {
      picture.place(nodes[index], texts[index], x: place.x + x, y: place.y + y, width: place.width)
      let middle = place.y + y + texts[index].height / 2
      let end = place.isLeftOfBus ? place.x + place.width : place.x
      picture.line(.move(x: buses[place.bus].x + x, y: middle), .horizontal(x: end + x))
    }
  }
}
