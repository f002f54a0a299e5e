import TwinOutput

/// Lays a neighbourhood out and draws it. Parents and children hang in pairs on a trunk above and below the type; what
/// leads in and out stands in columns of its own on either side, reached by level lines from a bus. Nothing overlaps by
/// construction: columns, trunk and buses have strips of their own.
struct NeighbourhoodDrawing {
  let picture: Neighbourhood
  let link: (Target) -> Link?

  private let nodeWidth: Int
  private let nodeHeight = 28
  private let rowStep = 38
  private let trunkWidth = 28
  private let labelWidth: Int
  private let margin = 6
  /// As wide as a page's text, so that a drawing is neither shrunk nor scrolled where there is room for a page.
  private static let pageWidth = 940

  init(_ picture: Neighbourhood, link: @escaping (Target) -> Link?) {
    self.picture = picture
    self.link = link
    // Boxes and labels are as wide as the longest text in them wants, within bounds that keep the whole on a page.
    let all = [picture.parents, picture.children, picture.incoming, picture.outgoing].flatMap(\.entries)
    let widestName = all.map { TextMetrics.width($0.name, size: 13) }.max() ?? 0
    let widestLabel = all.map { TextMetrics.width($0.label, size: 11) }.max() ?? 0
    let hasPairs = picture.parents.slots > 1 || picture.children.slots > 1
    let sides = (picture.incoming.isEmpty ? 0 : 1) + (picture.outgoing.isEmpty ? 0 : 1)
    let boxes = sides + (hasPairs ? 2 : 1)
    let room = Self.pageWidth - 2 * 6 - 28
    nodeWidth = min(max(widestName + 16, 130), 230, (room - sides * 100) / boxes)
    labelWidth = sides == 0 ? 100 : min(max(widestLabel + 34, 90), 220, (room - boxes * nodeWidth) / sides)
  }

  /// The drawing.
  func svg() -> HTMLNode {
    let above = rows(picture.parents)
    let below = rows(picture.children)
    let hasLeft = !picture.incoming.isEmpty
    let hasRight = !picture.outgoing.isEmpty
    let hasPairs = picture.parents.slots > 1 || picture.children.slots > 1
    let blockWidth = hasPairs ? nodeWidth * 2 + trunkWidth : nodeWidth + 20
    let left = margin + (hasLeft ? nodeWidth + labelWidth : 0)
    let width = left + blockWidth + (hasRight ? labelWidth + nodeWidth : 0) + margin
    let upper = max(
      above * rowStep + 10, (picture.incoming.slots * rowStep) / 2, (picture.outgoing.slots * rowStep) / 2)
    let lower = max(
      below * rowStep + 10, (picture.incoming.slots * rowStep) / 2, (picture.outgoing.slots * rowStep) / 2)
    let middleY = margin + max(upper, nodeHeight / 2) + (above == 0 ? 0 : nodeHeight / 2)
    let height = middleY + max(lower, nodeHeight / 2) + (below == 0 ? 0 : nodeHeight / 2) + margin
    let middleX = left + blockWidth / 2

    var edges: [HTMLNode] = []
    var nodes: [HTMLNode] = []
    tree(picture.parents, middleX, middleY, direction: -1, &edges, &nodes)
    tree(picture.children, middleX, middleY, direction: 1, &edges, &nodes)
    column(picture.incoming, isLeft: true, busX: left - 14, middleX, middleY, &edges, &nodes)
    column(picture.outgoing, isLeft: false, busX: left + blockWidth + 14, middleX, middleY, &edges, &nodes)
    nodes.append(centre(middleX, middleY))
    return node(
      .svg, .class("graph"), .text(.viewBox, "0 0 \(width) \(height)"), .number(.width, width),
      .number(.height, height), .text(.role, "group"), .text(.ariaLabel, spoken),
      content: [node(.g, .text(.ariaHidden, "true"), content: edges)] + nodes)
  }

  /// What the places and signs mean, as far as they occur.
  var legend: String {
    let hasParts = (picture.incoming.entries + picture.outgoing.entries).contains { $0.isComponent }
    let parts: [(Bool, String)] = [
      (!picture.parents.isEmpty, "Above: more general."), (!picture.children.isEmpty, "Below: more special."),
      (!picture.incoming.isEmpty, "Left: leads here."), (!picture.outgoing.isEmpty, "Right: this leads there."),
      (hasParts, "◆ has the other as a component."),
    ]
    return parts.filter(\.0).map(\.1).joined(separator: " ")
  }

  private func rows(_ side: Neighbourhood.Side) -> Int { (side.slots + 1) / 2 }

  /// The picture in words.
  private var spoken: String {
    func part(_ words: String, _ side: Neighbourhood.Side) -> String? {
      side.isEmpty ? nil : "\(side.entries.count + side.surplus) \(words)"
    }
    let parts = [
      part("above", picture.parents), part("below", picture.children), part("leading to it", picture.incoming),
      part("it leads to", picture.outgoing),
    ]
    return "Neighbourhood of " + picture.name + ": " + parts.compactMap { $0 }.joined(separator: ", ")
  }

  private func centre(_ x: Int, _ y: Int) -> HTMLNode {
    let width = nodeWidth + 20
    return node(
      .g, .class(picture.isAbstract ? "gn self abstract" : "gn self"),
      content: [
        node(.title, text: picture.name), box(x - width / 2, y - nodeHeight / 2 - 2, width, nodeHeight + 4),
        label(picture.name, x, y + 5, limit: width - 16),
      ])
  }

  private func box(_ x: Int, _ y: Int, _ width: Int, _ height: Int) -> HTMLNode {
    node(.rect, .number(.x, x), .number(.y, y), .number(.width, width), .number(.height, height), .number(.rx, 5))
  }

  private func label(_ text: String, _ x: Int, _ y: Int, limit: Int) -> HTMLNode {
    node(
      .text, .number(.x, x), .number(.y, y), .text(.textAnchor, "middle"),
      text: TextMetrics.fitted(text, size: 13, limit: limit))
  }

  /// A neighbour with its left edge at `x` and its middle at `y`.
  private func neighbour(_ entry: Neighbourhood.Entry, _ x: Int, _ y: Int, isMore: Bool = false) -> HTMLNode {
    let content = [
      node(.title, text: entry.label.isEmpty ? entry.name : entry.name + " (" + entry.label + ")"),
      box(x, y - nodeHeight / 2, nodeWidth, nodeHeight),
      label(entry.name, x + nodeWidth / 2, y + 5, limit: nodeWidth - 14),
    ]
    let style = isMore ? "gn more" : entry.isComponent ? "gn part" : "gn"
    guard let link = link(entry.target) else { return node(.g, .class(style), content: content) }
    return node(.a, .href(link), .class(style), content: content)
  }

  private func entries(_ side: Neighbourhood.Side) -> [(entry: Neighbourhood.Entry, isMore: Bool)] {
    let more = Neighbourhood.Entry(name: "+\(side.surplus) more", target: side.list ?? .section("main"))
    return side.entries.map { ($0, false) } + (side.surplus > 0 ? [(more, true)] : [])
  }

  /// Parents (direction -1) or children (1) in pairs along a trunk; an odd last one sits on the trunk's end.
  private func tree(
    _ side: Neighbourhood.Side, _ x: Int, _ y: Int, direction: Int, _ edges: inout [HTMLNode], _ nodes: inout [HTMLNode]
  ) {
    let entries = entries(side)
    guard !entries.isEmpty else { return }
    let base = y + direction * (nodeHeight / 2 + 2)
    let first = y + direction * (nodeHeight / 2 + 24)
    var end = first
    for (index, item) in entries.enumerated() {
      let row = first + direction * (index / 2 * rowStep + nodeHeight / 2)
      let isAlone = index == entries.count - 1 && index % 2 == 0
      if isAlone {
        nodes.append(neighbour(item.entry, x - nodeWidth / 2, row, isMore: item.isMore))
        end = row - direction * nodeHeight / 2
      } else {
        let isLeft = index % 2 == 0
        let left = isLeft ? x - trunkWidth / 2 - nodeWidth : x + trunkWidth / 2
        nodes.append(neighbour(item.entry, left, row, isMore: item.isMore))
        edges.append(line("M\(x) \(row)H\(isLeft ? x - trunkWidth / 2 : x + trunkWidth / 2)"))
        end = row
      }
    }
    edges.append(line("M\(x) \(base)V\(end)"))
    // The hollow arrow of generalisation points at the more general one: at the type itself for its children.
    let tip = direction < 0 ? base - 12 : base
    edges.append(node(.path, .class("ge hollow"), .text(.d, "M\(x) \(tip)l-6 10h12z")))
  }

  private func line(_ path: String) -> HTMLNode { node(.path, .class("ge"), .text(.d, path)) }

  /// Neighbours in a column: a stub from the type to a bus, level lines from the bus to each.
  private func column(
    _ side: Neighbourhood.Side, isLeft: Bool, busX: Int, _ middleX: Int, _ middleY: Int,
    _ edges: inout [HTMLNode], _ nodes: inout [HTMLNode]
  ) {
    let entries = entries(side)
    guard !entries.isEmpty else { return }
    let toward = isLeft ? -1 : 1
    let edge = middleX + toward * (nodeWidth / 2 + 10)
    let end = busX + toward * (labelWidth - 14)
    let top = middleY - (entries.count - 1) * rowStep / 2
    edges.append(line("M\(edge) \(middleY)H\(busX)"))
    if isLeft, entries.contains(where: { !$0.entry.isComponent }) {
      edges.append(node(.path, .class("ge solid"), .text(.d, "M\(edge) \(middleY)l-9 -4.5v9z")))
    }
    if entries.count > 1 { edges.append(line("M\(busX) \(top)V\(top + (entries.count - 1) * rowStep)")) }
    for (index, item) in entries.enumerated() {
      let y = top + index * rowStep
      edges.append(line("M\(busX) \(y)H\(end)"))
      if item.entry.isComponent {
        let owner = isLeft ? end : busX
        edges.append(node(.path, .class("ge solid"), .text(.d, "M\(owner) \(y)l7 -4.5l7 4.5l-7 4.5z")))
      } else if !isLeft, !item.isMore {
        edges.append(node(.path, .class("ge solid"), .text(.d, "M\(end) \(y)l-9 -4.5v9z")))
      }
      if !item.entry.label.isEmpty {
        edges.append(
          node(
            .text, .class("gl"), .number(.x, (busX + end) / 2), .number(.y, y - 5), .text(.textAnchor, "middle"),
            text: TextMetrics.fitted(item.entry.label, size: 11, limit: labelWidth - 20)))
      }
      nodes.append(neighbour(item.entry, isLeft ? end - nodeWidth : end, y, isMore: item.isMore))
    }
  }
}
