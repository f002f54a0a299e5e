extension Diagram {
  /// Widths of boxes, from those in which hardly a name is cut; the first one that fits on a page is taken.
  private static let boxWidths = [340, 260, 200]
  /// Of a map, whose boxes stand side by side: widths, and what the boxes of a layer may take before it is wrapped.
  private static let mapWidths: [(box: Int, layer: Int?)] = [
    (340, nil), (260, nil), (200, nil), (160, nil), (200, 680), (160, 680), (160, 520), (130, 520), (130, 400),
  ]

  /// Everything in its place. Linear in nodes and edges but for the sweeps over layers, whose number is bounded.
  func picture() -> Picture {
    switch kind {
    case .inheritance: fitting { inheritance(boxWidth: $0) }
    case .relationships: fitting { RelationshipLayout(self, boxWidth: $0).picture }
    case .packages: map()
    }
  }

  private func fitting(_ layout: (Int) -> Picture) -> Picture {
    for limit in Self.boxWidths {
      let picture = layout(limit)
      if picture.width <= Picture.pageWidth { return picture }
    }
    // What is scrolled anyway has room for names.
    return layout(Self.boxWidths[0])
  }

  /// Columns take as much of a page as other boxes leave.
  private func inheritance(boxWidth: Int) -> Picture {
    var room = Picture.pageWidth
    var narrowest = InheritanceLayout(self, boxWidth: boxWidth, columnsWidth: room).picture
    // Columns that are narrower by so much may lead to others beside them that are not.
    for _ in 0..<4 where narrowest.width > Picture.pageWidth {
      room -= narrowest.width - Picture.pageWidth
      let picture = InheritanceLayout(self, boxWidth: boxWidth, columnsWidth: max(0, room)).picture
      if picture.width < narrowest.width { narrowest = picture }
    }
    return narrowest
  }

  private func map() -> Picture {
    var narrowest: Picture?
    for (box, layer) in Self.mapWidths {
      let picture = PackageLayout(self, boxWidth: box, layerWidth: layer).picture
      if picture.width <= Picture.columnWidth { return picture }
      if narrowest.map({ picture.width < $0.width }) ?? true { narrowest = picture }
    }
    return narrowest ?? Picture()
  }
}

extension Picture {
  /// Moves everything, so that it keeps the margin on all sides of `width` and `height`.
  mutating func frame(width: Int, height: Int) {
    self.width = width + 2 * Picture.margin
    self.height = height + 2 * Picture.margin
    let (x, y) = (Picture.margin, Picture.margin)
    for index in boxes.indices {
      boxes[index].x += x
      boxes[index].y += y
    }
    for index in heads.indices {
      heads[index].x += x
      heads[index].y += y
    }
    for index in labels.indices {
      labels[index].x += x
      labels[index].y += y
    }
    for index in lines.indices {
      lines[index].steps = lines[index].steps.map { step in
        switch step {
        case .move(let toX, let toY): .move(x: toX + x, y: toY + y)
        case .horizontal(let toX): .horizontal(x: toX + x)
        case .vertical(let toY): .vertical(y: toY + y)
        case .bend(let fromX, let fromY, let toX, let toY):
          .bend(fromX: fromX + x, fromY: fromY + y, x: toX + x, y: toY + y)
        }
      }
    }
  }

  /// Adds the line along `route`, without the last pixels at its ends that signs cover.
  mutating func line(along route: [LayeredLayout.Point], startGap: Int = 0, endGap: Int = 0, remark: String = "") {
    guard let first = route.first else { return }
    var steps: [PathStep] = [.move(x: first.x, y: first.top + startGap)]
    var (x, y) = (first.x, first.top + startGap)
    for (index, point) in route.enumerated() {
      let top = index == route.count - 1 ? point.top - endGap : point.top
      if point.x == x {
        if top > y { steps.append(.vertical(y: top)) }
      } else {
        steps.append(.bend(fromX: x, fromY: y, x: point.x, y: top))
      }
      (x, y) = (point.x, max(top, y))
      if point.bottom > y, index < route.count - 1 {
        steps.append(.vertical(y: point.bottom))
        y = point.bottom
      }
    }
    lines.append(Line(steps: steps, remark: remark))
  }
}
