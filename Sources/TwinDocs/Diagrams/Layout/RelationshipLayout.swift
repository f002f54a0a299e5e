/// Places a relationship diagram: the subject in the middle, what leads to it on the left, what it leads to on the right. Few
/// neighbours stand in a column each with the names on the lines; many stand in columns below the height of the subject, with
/// the names in their boxes.
struct RelationshipLayout {
  private(set) var picture = Picture()

  /// A neighbour and all that connects it.
  struct Bundle {
    var node: Int
    /// What its box says in a column.
    var text: NodeText
    var edges: [Diagram.Edge] = []
    /// Whether the subject leads to it, and whether it leads to the subject.
    var isTarget = false
    var isSource = false
  }

  private let diagram: Diagram
  private let boxWidth: Int
  private var left: [Bundle] = []
  private var right: [Bundle] = []
  private var loops: [Diagram.Edge] = []

  /// Lines of a bundle that are told; of more, the last says how many.
  private static let lineLimit = 4
  /// Up to this height, neighbours stand in a column; and columns of many are made as high as this.
  private static let columnHeight = (few: 600, many: 460)

  init(_ diagram: Diagram, boxWidth: Int) {
    self.diagram = diagram
    self.boxWidth = boxWidth
    gather()
    let isSmall = max(height(of: left), height(of: right)) <= Self.columnHeight.few
    if isSmall { placeColumns() } else { placeCombs() }
  }

  private mutating func gather() {
    var bundles = diagram.nodes.indices.map { Bundle(node: $0, text: NodeText(diagram.nodes[$0], limit: boxWidth)) }
    for edge in diagram.edges {
      let other = edge.from == 0 ? edge.to : edge.from
      guard other != 0 else {
        loops.append(edge)
        continue
      }
      bundles[other].edges.append(edge)
      if edge.from == 0 { bundles[other].isTarget = true } else { bundles[other].isSource = true }
    }
    right = bundles.filter(\.isTarget)
    left = bundles.filter { $0.isSource && !$0.isTarget }
  }

  // MARK: Names of connections

  /// The names on the way to a neighbour, as seen from the subject.
  private func lines(_ bundle: Bundle) -> [String] {
    var lines = bundle.edges.filter { !$0.label.isEmpty }.map { line($0, isMixed: bundle.isTarget && bundle.isSource) }
    if let remark = bundle.edges.last?.remark, !remark.isEmpty { lines.append(remark) }
    guard lines.count > Self.lineLimit else { return lines }
    return Array(lines.prefix(Self.lineLimit - 1)) + ["and \(lines.count - Self.lineLimit + 1) more"]
  }

  private func line(_ edge: Diagram.Edge, isMixed: Bool) -> String {
    func part(_ name: String, _ cardinality: String) -> String { cardinality.isEmpty ? name : name + " " + cardinality }
    let forward = part(edge.label, edge.cardinality)
    let back = part(edge.inverse, edge.inverseCardinality)
    let text = edge.inverse.isEmpty ? forward : forward + " / " + back
    return shown(isMixed && edge.to == 0 ? "← " + text : text)
  }

  // MARK: Few neighbours

  private static let lineHeight = 14

  private func height(of bundle: Bundle) -> Int {
    // As many names above the line as below, and one more where their number is odd.
    let names = (lines(bundle).count + 1) / 2 * Self.lineHeight * 2
    return max(bundle.text.height + 10, names + 18)
  }

  private func height(of side: [Bundle]) -> Int { side.reduce(0) { $0 + height(of: $1) } }

  private mutating func placeColumns() {
    let centre = NodeText(diagram.nodes[0], limit: max(boxWidth, 260))
    let loopText = loopLines()
    let heights = (left: height(of: left), right: height(of: right))
    let below = centre.height / 2 + (loopText.isEmpty ? 0 : 16 + loopText.count * Self.lineHeight)
    let middle = max(heights.left / 2, heights.right / 2, centre.height / 2)
    let bottom = max(heights.left - heights.left / 2, heights.right - heights.right / 2, below)
    let leftSide = ColumnSide(left, isLeft: true, self)
    let rightSide = ColumnSide(right, isLeft: false, self)
    // Names of what leads to itself stand below the subject, between the sides.
    let coreWidth = max(centre.width, Self.width(loopText))
    let core = left.isEmpty ? 0 : leftSide.width
    let x = core + (coreWidth - centre.width) / 2
    picture.place(0, centre, x: x, y: middle - centre.height / 2)
    leftSide.draw(edge: x, core: core, middle: middle, layout: self, in: &picture)
    rightSide.draw(edge: x + centre.width, core: core + coreWidth, middle: middle, layout: self, in: &picture)
    drawLoops(loopText, x: x, width: centre.width, y: middle - centre.height / 2 + centre.height)
    let width = core + coreWidth + (right.isEmpty ? 0 : rightSide.width)
    picture.frame(width: width, height: middle + bottom)
  }

  private static func width(_ labels: [String]) -> Int {
    labels.map { TextMetrics.width($0, size: Picture.noteSize) + 8 }.max() ?? 0
  }

  /// One side with a column of neighbours.
  private struct ColumnSide {
    let bundles: [Bundle]
    let isLeft: Bool
    let texts: [NodeText]
    let lines: [[String]]
    let nodeWidth: Int
    let lineWidth: Int

    /// From the subject to the upright line.
    static let bus = 22
    /// Room for the signs at both ends of a line.
    static let signs = 40
    static let longestLine = 230

    init(_ bundles: [Bundle], isLeft: Bool, _ layout: RelationshipLayout) {
      self.bundles = bundles
      self.isLeft = isLeft
      texts = bundles.map(\.text)
      lines = bundles.map { layout.lines($0) }
      nodeWidth = texts.map(\.width).max() ?? 0
      let widest = lines.joined().map { TextMetrics.width($0, size: Picture.noteSize) }.max() ?? 0
      lineWidth = min(widest, Self.longestLine) + Self.signs
    }

    var width: Int { bundles.isEmpty ? 0 : Self.bus + lineWidth + nodeWidth }

    /// Draws from the subject's side at `edge` outwards; the side begins at `core`.
    func draw(edge: Int, core: Int, middle: Int, layout: RelationshipLayout, in picture: inout Picture) {
      guard !bundles.isEmpty else { return }
      let direction = isLeft ? -1 : 1
      let busX = core + direction * Self.bus
      // The side of the boxes that is nearer to the subject.
      let nodeX = core + direction * (width - nodeWidth)
      var y = middle - layout.height(of: bundles) / 2
      var rows: [Int] = []
      for (index, bundle) in bundles.enumerated() {
        let height = layout.height(of: bundle)
        let row = y + height / 2
        rows.append(row)
        picture.place(
          bundle.node, texts[index], x: isLeft ? nodeX - nodeWidth : nodeX, y: row - texts[index].height / 2,
          width: nodeWidth)
        y += height
      }
      if let first = rows.first, let last = rows.last, first != last || first != middle {
        picture.line(.move(x: busX, y: min(first, middle)), .vertical(y: max(last, middle)))
      }
      picture.line(.move(x: edge, y: middle), .horizontal(x: busX))
      if bundles.contains(where: { $0.edges.contains { $0.to == 0 && $0.kind != .contains } }) {
        picture.heads.append(.init(shape: .arrow, direction: isLeft ? .right : .left, x: edge, y: middle))
      }
      for (index, row) in rows.enumerated() { line(index, row, busX: busX, nodeX: nodeX, in: &picture) }
    }

    private func line(_ index: Int, _ y: Int, busX: Int, nodeX: Int, in picture: inout Picture) {
      picture.line(.move(x: busX, y: y), .horizontal(x: nodeX))
      let bundle = bundles[index]
      let outward: Picture.Head.Direction = isLeft ? .left : .right
      let inward: Picture.Head.Direction = isLeft ? .right : .left
      for edge in bundle.edges {
        switch (edge.kind, edge.from == 0) {
        case (.contains, true): picture.heads.append(.init(shape: .part, direction: inward, x: busX, y: y))
        case (.contains, false): picture.heads.append(.init(shape: .part, direction: outward, x: nodeX, y: y))
        case (_, true) where !edge.label.isEmpty:
          picture.heads.append(.init(shape: .arrow, direction: outward, x: nodeX, y: y))
        default: break
        }
      }
      // The first half of the names stands above the line, the rest below.
      let above = (lines[index].count + 1) / 2
      for (number, text) in lines[index].enumerated() {
        let base = number < above ? y - 5 - (above - 1 - number) * 14 : y + 14 + (number - above) * 14
        let fitted = TextMetrics.fitted(text, size: Picture.noteSize, limit: Self.longestLine)
        picture.labels.append(
          .init(text: fitted, x: (busX + nodeX) / 2, y: base, remark: fitted == text ? "" : text))
      }
    }
  }

  // MARK: Many neighbours

  private mutating func placeCombs() {
    let centre = NodeText(diagram.nodes[0], limit: max(boxWidth, 260))
    let loopText = loopLines()
    let texts = (left: left.map(text), right: right.map(text))
    let combs = columns(texts.left, texts.right, room: Picture.pageWidth - centre.width - 60)
    let middle = centre.height / 2
    let gap = 24
    let coreWidth = max(centre.width, Self.width(loopText))
    let core = left.isEmpty ? 0 : combs.left.width + gap
    let x = core + (coreWidth - centre.width) / 2
    let far = core + coreWidth + gap
    picture.place(0, centre, x: x, y: 0)
    if !left.isEmpty {
      combs.left.draw(left.map(\.node), texts.left, x: 0, y: middle, entry: x, in: &picture)
      signs(left, combs.left, texts.left, x: 0, y: middle)
    }
    if !right.isEmpty {
      combs.right.draw(right.map(\.node), texts.right, x: far, y: middle, entry: x + centre.width, in: &picture)
      // Where all on this side are parts, the subject that they are parts of has one diamond for all.
      let areParts = right.allSatisfy {
        $0.edges.allSatisfy { $0.from == 0 && ($0.kind == .contains || $0.label.isEmpty) }
      }
      if areParts {
        picture.heads.append(.init(shape: .part, direction: .left, x: x + centre.width, y: middle))
      } else {
        signs(right, combs.right, texts.right, x: far, y: middle)
      }
    }
    for (side, edge, direction) in [(left, x, Picture.Head.Direction.right), (right, x + centre.width, .left)] {
      guard side.contains(where: { $0.edges.contains { $0.to == 0 && $0.kind != .contains } }) else { continue }
      picture.heads.append(.init(shape: .arrow, direction: direction, x: edge, y: middle))
    }
    drawLoops(loopText, x: x, width: centre.width, y: centre.height)
    let loopHeight = loopText.isEmpty ? 0 : 16 + loopText.count * Self.lineHeight
    picture.frame(
      width: right.isEmpty ? core + coreWidth : far + combs.right.width,
      height: max(centre.height + loopHeight, middle + max(combs.left.height, combs.right.height)))
  }

  private func text(_ bundle: Bundle) -> NodeText {
    NodeText(diagram.nodes[bundle.node], labels: lines(bundle), limit: boxWidth)
  }

  /// Columns for both sides: the higher side gets another one as long as it helps and there is room.
  private func columns(_ left: [NodeText], _ right: [NodeText], room: Int) -> (left: Comb, right: Comb) {
    var counts = (left: 1, right: 1)
    var best = (left: Comb(left, columns: 1, isLeft: true), right: Comb(right, columns: 1))
    while max(best.left.height, best.right.height) > Self.columnHeight.many {
      var next = best
      if best.left.height > best.right.height {
        counts.left += 1
        next.left = Comb(left, columns: counts.left, isLeft: true)
      } else {
        counts.right += 1
        next.right = Comb(right, columns: counts.right)
      }
      guard next.left.width + next.right.width <= room, max(counts.left, counts.right) <= 64 else { break }
      best = next
    }
    return best
  }

  /// Arrows and diamonds at the boxes of a comb.
  private mutating func signs(_ bundles: [Bundle], _ comb: Comb, _ texts: [NodeText], x: Int, y: Int) {
    for (index, place) in comb.places.enumerated() {
      let middle = place.y + y + texts[index].height / 2
      let atBox = (place.isLeftOfBus ? place.x + place.width : place.x) + x
      let towards: Picture.Head.Direction = place.isLeftOfBus ? .left : .right
      let away: Picture.Head.Direction = place.isLeftOfBus ? .right : .left
      let edges = bundles[index].edges
      if edges.contains(where: { $0.kind == .contains && $0.from == 0 }) {
        picture.heads.append(.init(shape: .part, direction: away, x: comb.buses[place.bus].x + x, y: middle))
      } else if edges.contains(where: { $0.kind == .contains }) {
        picture.heads.append(.init(shape: .part, direction: towards, x: atBox, y: middle))
      } else if edges.contains(where: { $0.from == 0 && !$0.label.isEmpty }) {
        picture.heads.append(.init(shape: .arrow, direction: towards, x: atBox, y: middle))
      }
    }
  }

  // MARK: The subject's own

  private func loopLines() -> [String] {
    let lines = loops.map { line($0, isMixed: false) }
    let shown = lines.count > 6 ? Array(lines.prefix(5)) + ["and \(lines.count - 5) more"] : lines
    return shown.map { TextMetrics.fitted($0, size: Picture.noteSize, limit: 240) }
  }

  /// A line from the subject to itself, below it, with the names under it.
  private mutating func drawLoops(_ texts: [String], x: Int, width: Int, y: Int) {
    guard !texts.isEmpty else { return }
    let (left, right) = (x + width / 4, x + width * 3 / 4)
    picture.line(.move(x: right, y: y), .vertical(y: y + 14), .horizontal(x: left), .vertical(y: y + 8))
    picture.heads.append(.init(shape: .arrow, direction: .up, x: left, y: y))
    if loops.contains(where: { $0.kind == .contains }) {
      picture.heads.append(.init(shape: .part, direction: .up, x: right, y: y))
    }
    for (index, text) in texts.enumerated() {
      picture.labels.append(.init(text: text, x: x + width / 2, y: y + 27 + index * Self.lineHeight))
    }
  }
}
