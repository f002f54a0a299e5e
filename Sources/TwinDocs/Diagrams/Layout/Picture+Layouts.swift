extension Diagram {
  /// Widths of boxes, from those in which hardly a name is cut; the first one that fits on a page is taken.
  private static let boxWidths = [340, 260, 200]

  /// Everything in its place. Linear in nodes and edges but for the sweeps over layers, whose number is bounded.
  func picture() -> Picture {
    for limit in Self.boxWidths {
      let picture = picture(boxWidth: limit)
      if picture.width <= Picture.pageWidth { return picture }
    }
    // What is scrolled anyway has room for names.
    return picture(boxWidth: Self.boxWidths[0])
  }

  private func picture(boxWidth: Int) -> Picture {
    switch kind {
    case .inheritance: InheritanceLayout(self, boxWidth: boxWidth).picture
    case .relationships: RelationshipLayout(self, boxWidth: boxWidth).picture
    case .packages: PackageLayout(self, boxWidth: boxWidth).picture
    }
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
