import TwinOutput

extension Picture {
  /// The drawing of `diagram`, each node a link where `link` knows where it leads. Text is text, colours are those of the
  /// stylesheet.
  func svg(_ diagram: Diagram, standsAlone: Bool = false, link: (Target) -> Link?) -> HTMLNode {
    let links = boxes.map { diagram.nodes[$0.node].target.flatMap(link) }
    let signs = lines.map(drawn) + heads.map(drawn) + labels.map(drawn)
    let connections = node(.g, .text(.ariaHidden, "true"), content: signs)
    let nodes = zip(boxes, links).map { drawn($0, diagram.nodes[$0.node], link: $1) }
    // What has links in it is a group; an image would hide them from those who hear the page.
    var attributes: [HTMLAttribute] = [
      .class("graph"), .text(.viewBox, "0 0 \(width) \(height)"), .number(.width, width), .number(.height, height),
      .text(.role, links.contains { $0 != nil } ? "group" : "img"), .text(.ariaLabel, shown(diagram.spoken)),
    ]
    var start: [HTMLNode] = []
    if standsAlone {
      attributes.insert(.text(.xmlns, "http://www.w3.org/2000/svg"), at: 0)
      start = [
        .style([standaloneDiagramStyle]), node(.title, text: shown(diagram.title)), node(.desc, text: diagram.legend),
        node(.rect, .class("ground"), .number(.width, width), .number(.height, height)),
      ]
    }
    return .element(HTMLElement(tag: .svg, attributes: attributes, content: start + [connections] + nodes))
  }

  private func drawn(_ line: Line) -> HTMLNode {
    let path = node(.path, .class("ge"), .text(.d, line.steps.map(\.text).joined()))
    guard !line.remark.isEmpty else { return path }
    return node(.g, content: [node(.title, text: line.remark), path])
  }

  private func drawn(_ head: Head) -> HTMLNode {
    let style =
      switch head.shape {
      case .generalisation: "ge hollow"
      case .arrow, .part: "ge solid"
      }
    return node(.path, .class(style), .text(.d, "M\(head.x) \(head.y)" + head.outline + "z"))
  }

  private func drawn(_ label: Label) -> HTMLNode {
    let style = label.isOnLine ? "gl on" : "gl"
    let text = node(
      .text, .class(style), .number(.x, label.x), .number(.y, label.y), .text(.textAnchor, "middle"), text: label.text)
    guard !label.remark.isEmpty else { return text }
    return node(.g, content: [node(.title, text: label.remark), text])
  }

  private func drawn(_ box: Box, _ item: Diagram.Node, link: Link?) -> HTMLNode {
    var content = [
      node(.title, text: shown(([item.name] + item.notes + marks(item)).joined(separator: ", "))),
      node(
        .rect, .number(.x, box.x), .number(.y, box.y), .number(.width, box.width), .number(.height, box.height),
        .number(.rx, 5)),
    ]
    for (index, line) in box.text.name.enumerated() {
      content.append(text(line, style: "gt", box, y: box.y + 19 + index * NodeText.nameHeight, size: Picture.nameSize))
    }
    let firstNote = box.y + 34 + (box.text.name.count - 1) * NodeText.nameHeight
    let small = box.text.notes.map { ($0, "gl") } + box.text.labels.map { ($0, "gr") }
    for (index, (note, style)) in small.enumerated() {
      content.append(text(note, style: style, box, y: firstNote + index * NodeText.noteHeight, size: Picture.noteSize))
    }
    let style = self.style(item)
    guard let link else { return node(.g, .class(style), content: content) }
    return node(.a, .href(link), .class(style), content: content)
  }

  private func text(_ text: String, style: String, _ box: Box, y: Int, size: Int) -> HTMLNode {
    var attributes: [HTMLAttribute] = [
      .class(style), .number(.x, box.middleX), .number(.y, y), .text(.textAnchor, "middle"),
    ]
    if !TextMetrics.isSure(of: text) {
      // How wide glyphs of other scripts are, no one knows: they are told how much room they have.
      attributes += [
        .number(.textLength, TextMetrics.width(text, size: size)), .text(.lengthAdjust, "spacingAndGlyphs"),
      ]
    }
    return .element(HTMLElement(tag: .text, attributes: attributes, content: [.text(text)]))
  }

  private func marks(_ node: Diagram.Node) -> [String] {
    (node.isAbstract ? ["abstract"] : []) + (node.isDeprecated ? ["deprecated"] : [])
  }

  private func style(_ node: Diagram.Node) -> String {
    var style = "gn"
    switch node.role {
    case .plain: break
    case .subject: style += " self"
    case .more: style += " more"
    case .open: style += " open"
    }
    if node.isAbstract { style += " abstract" }
    if node.isDeprecated { style += " old" }
    if node.isOntology { style += " onto" }
    return style
  }
}

extension Picture.PathStep {
  fileprivate var text: String {
    switch self {
    case .move(let x, let y): "M\(x) \(y)"
    case .horizontal(let x): "H\(x)"
    case .vertical(let y): "V\(y)"
    case .bend(let fromX, let fromY, let x, let y):
      "C\(fromX) \((fromY + y) / 2) \(x) \((fromY + y) / 2) \(x) \(y)"
    }
  }
}

extension Picture.Head {
  /// Its outline from the tip on, relative.
  fileprivate var outline: String {
    switch (shape, direction) {
    case (.generalisation, .up): "l-6 10h12"
    case (.generalisation, .down): "l-6 -10h12"
    case (.generalisation, .left): "l10 -6v12"
    case (.generalisation, .right): "l-10 -6v12"
    case (.arrow, .up): "l-4.5 9h9"
    case (.arrow, .down): "l-4.5 -9h9"
    case (.arrow, .left): "l9 -4.5v9"
    case (.arrow, .right): "l-9 -4.5v9"
    case (.part, .up): "l-4.5 7l4.5 7l4.5 -7"
    case (.part, .down): "l-4.5 -7l4.5 -7l4.5 7"
    case (.part, .left): "l7 -4.5l7 4.5l-7 4.5"
    case (.part, .right): "l-7 -4.5l-7 4.5l7 4.5"
    }
  }
}
