import Glibc
import Testing
import TwinModel
import TwinTestSupport

@testable import TwinDocs

/// Diagrams at random: up to 60 neighbours a side, with names of every sort.
private struct RandomDiagrams {
  var random: SeededGenerator

  static let names =
    hostileTexts + [
      "Fan", "AirHandlingUnit", "温度センサー", "空調機器の給気温度の設定値", "Ağaç", "Ünit", "مستشعر", "👩‍🔧👷", "ﷺ﷽", "W",
      String(repeating: "W", count: 200), String(repeating: "漢", count: 120),
      String(repeating: "Long_name_", count: 30),
    ]

  mutating func name() -> String { Self.names[random.below(Self.names.count)] }

  private mutating func nodes(_ count: Int) -> [Diagram.Node] {
    (0..<count).map { index in
      var node = Diagram.Node(name: name(), role: index == 0 ? .subject : .plain)
      if random.chance(20) { node.notes = [name()] }
      node.isAbstract = random.chance(20)
      node.isDeprecated = random.chance(20)
      node.isOntology = random.chance(20)
      if index > 0, random.chance(5) { node.role = random.chance(50) ? .more : .open }
      return node
    }
  }

  /// Ancestors of any shape, children, and children of children.
  mutating func inheritance(_ above: Int, _ below: Int) -> Diagram {
    var diagram = Diagram(kind: .inheritance, title: name(), nodes: nodes(1 + above + below))
    for node in 1..<(1 + above + below) where node <= above {
      for _ in 0...random.below(3) {
        let special = random.below(node)
        diagram.edges.append(.init(from: special, to: node, kind: .specialises))
      }
    }
    for node in (1 + above)..<(1 + above + below) {
      let isDeep = random.chance(25) && node > 1 + above
      let general = isDeep ? 1 + above + random.below(node - 1 - above) : 0
      diagram.edges.append(.init(from: node, to: general, kind: .specialises))
      // Some have another parent, and some close a circle.
      if random.chance(10) { diagram.edges.append(.init(from: node, to: random.below(node), kind: .specialises)) }
      if random.chance(2) { diagram.edges.append(.init(from: 0, to: node, kind: .specialises)) }
    }
    return diagram
  }

  mutating func relationships(_ sources: Int, _ targets: Int) -> Diagram {
    var diagram = Diagram(kind: .relationships, title: name(), nodes: nodes(1 + sources + targets))
    for node in 1..<(1 + sources + targets) {
      for _ in 0...(random.chance(20) ? random.below(9) : 0) {
        let isTarget = node > sources || random.chance(5)
        diagram.edges.append(
          .init(
            from: isTarget ? 0 : node, to: isTarget ? node : 0, kind: random.chance(30) ? .contains : .relates,
            label: random.chance(90) ? name() : "", cardinality: random.chance(30) ? "0..64" : "",
            inverse: random.chance(30) ? name() : ""))
      }
    }
    for _ in 0..<random.below(9) where random.chance(30) {
      diagram.edges.append(.init(from: 0, to: 0, kind: .relates, label: name()))
    }
    return diagram
  }

  mutating func packages(_ count: Int) -> Diagram {
    var diagram = Diagram(kind: .packages, title: name(), nodes: nodes(count))
    for from in 0..<count {
      for to in 0..<count where to != from && random.chance(to > from ? 9 : 1) {
        diagram.edges.append(.init(from: from, to: to, kind: .needs, label: "12", note: name(), remark: name()))
      }
    }
    return diagram
  }
}

/// The faults of a picture: boxes and texts that are where they must not be.
private func faults(_ picture: Picture, _ diagram: Diagram) -> [String] {
  var faults: [String] = []
  if picture.boxes.map(\.node).sorted() != Array(diagram.nodes.indices) { faults.append("a node is missing or twice") }
  for (index, box) in picture.boxes.enumerated() {
    if box.x < 0 || box.y < 0 || box.right > picture.width || box.bottom > picture.height {
      faults.append("\(box.text.name) leaves the picture")
    }
    let isSubject = diagram.nodes[box.node].role == .subject
    let name = (box.text.name.map { TextMetrics.width($0, size: 13) }.max() ?? 0) * (isSubject ? 110 : 100) / 100
    let widths = [name] + (box.text.notes + box.text.labels).map { TextMetrics.width($0, size: 11) }
    if widths.contains(where: { $0 > box.width }) { faults.append("\(box.text.name) leaves its box") }
    let small = box.text.notes.count + box.text.labels.count
    if box.height < 28 + (box.text.name.count - 1) * 16 + small * 14 { faults.append("a box is too low") }
    for other in picture.boxes[(index + 1)...]
    where box.x < other.right && other.x < box.right && box.y < other.bottom && other.y < box.bottom {
      faults.append("\(box.text.name) lies on \(other.text.name)")
    }
  }
  for line in picture.lines {
    for (x, y) in points(of: line.steps) {
      if x < 0 || y < 0 || x > picture.width || y > picture.height { faults.append("a line leaves the picture") }
      for box in picture.boxes where x > box.x && x < box.right && y > box.y && y < box.bottom {
        faults.append("a line runs through \(box.text.name)")
      }
    }
  }
  for label in picture.labels {
    let width = TextMetrics.width(label.text, size: 11)
    if label.x - width / 2 < 0 || label.x + width / 2 > picture.width || label.y > picture.height {
      faults.append("\(label.text) leaves the picture")
    }
    for box in picture.boxes
    where label.x - width / 2 < box.right && box.x < label.x + width / 2 && label.y - 8 < box.bottom && box.y < label.y
    {
      faults.append("\(label.text) lies on the box of \(box.text.name)")
    }
  }
  return faults
}

/// Points along a line, close enough to each other that none misses a box.
private func points(of steps: [Picture.PathStep]) -> [(x: Int, y: Int)] {
  var points: [(x: Int, y: Int)] = []
  var (x, y) = (0, 0)
  for step in steps {
    switch step {
    case .move(let toX, let toY): (x, y) = (toX, toY)
    case .horizontal(let toX):
      points += stride(from: min(x, toX), through: max(x, toX), by: 8).map { ($0, y) }
      x = toX
    case .vertical(let toY):
      points += stride(from: min(y, toY), through: max(y, toY), by: 4).map { (x, $0) }
      y = toY
    case .bend(_, let fromY, let toX, let toY):
      for part in 0...32 {
        let t = Double(part) / 32
        let along = 3 * t * t - 2 * t * t * t
        let down = 1.5 * t * (1 - t) * (1 - t) + 1.5 * t * t * (1 - t) + t * t * t
        points.append((x + Int(Double(toX - x) * along), fromY + Int(Double(toY - fromY) * down)))
      }
      (x, y) = (toX, toY)
    }
    points.append((x, y))
  }
  return points
}

@Suite struct PictureTests {
  @Test(arguments: 0..<12) func `boxes overlap nothing and hold their texts, and lines pass them by`(seed: Int) {
    var diagrams = RandomDiagrams(random: SeededGenerator(seed: UInt64(seed)))
    for _ in 0..<4 {
      let (a, b) = (diagrams.random.below(61), diagrams.random.below(61))
      for diagram in [
        diagrams.inheritance(a % 20, b), diagrams.relationships(a, b), diagrams.packages(max(1, a % 48)),
      ] {
        let found = faults(diagram.picture(), diagram)
        #expect(found.isEmpty, "\(seed), \(diagram.kind) of \(a) and \(b): \(found.prefix(3))")
      }
    }
  }

  @Test func `sixty neighbours on each side, and none at all, are drawn`() {
    var diagrams = RandomDiagrams(random: SeededGenerator(seed: 7))
    for (a, b) in [(0, 0), (0, 60), (60, 0), (60, 60), (1, 1), (5, 5), (50, 50)] {
      for diagram in [diagrams.inheritance(a, b), diagrams.relationships(a, b), diagrams.packages(max(1, a))] {
        #expect(faults(diagram.picture(), diagram).isEmpty, "\(diagram.kind) of \(a) and \(b)")
      }
    }
  }

  @Test func `what is special stands below what is general, also by several ways`() {
    // A diamond with a long way: 0 is below 1 and 2, 1 is below 3, 3 and 2 are below 4, 0 is below 4 itself.
    var diagram = Diagram(kind: .inheritance, title: "Diamond")
    diagram.nodes = ["Subject", "Left", "Right", "Upper", "Root"].map { .init(name: $0) }
    diagram.edges = [(0, 1), (0, 2), (1, 3), (3, 4), (2, 4), (0, 4)].map {
      .init(from: $0.0, to: $0.1, kind: .specialises)
    }
    let picture = diagram.picture()
    let boxes = Dictionary(uniqueKeysWithValues: picture.boxes.map { ($0.node, $0) })
    for edge in diagram.edges {
      #expect((boxes[edge.from]?.y ?? 0) > (boxes[edge.to]?.bottom ?? 0))
    }
    #expect(picture.lines.count == 6)
    // A sign at each type that is extended.
    #expect(picture.heads.filter { $0.shape == .generalisation }.count == 4)
    #expect(faults(picture, diagram).isEmpty)
  }

  @Test func `of many parts the diamond stands at what they are parts of, and not where there are other things`() {
    var diagram = Diagram(kind: .relationships, title: "Parts")
    diagram.nodes = (0...30).map { .init(name: $0 == 0 ? "Vehicle" : "Part\($0)") }
    diagram.edges = (1...30).map { .init(from: 0, to: $0, kind: .contains, label: "part\($0)") }
    let picture = diagram.picture()
    let owner = picture.boxes.first { $0.node == 0 }
    #expect(picture.heads.map(\.shape) == [.part] && picture.heads.first?.x == owner.map { $0.x + $0.width })
    diagram.edges[0] = .init(from: 0, to: 1, kind: .relates, label: "other")
    let mixed = diagram.picture().heads.map(\.shape)
    #expect(mixed.count { $0 == .part } == 29 && mixed.count { $0 == .arrow } == 1)
  }

  @Test func `the subject stands small in the middle or on top, whatever is beside it`() throws {
    var diagrams = RandomDiagrams(random: SeededGenerator(seed: 11))
    for count in [1, 5, 12, 30, 60] {
      let diagram = diagrams.relationships(count, count)
      let picture = diagram.picture()
      let subject = try #require(picture.boxes.first { $0.node == 0 })
      #expect(subject.height <= 28 + 14 * diagram.nodes[0].notes.count)
      let isOnTop = subject.y == Picture.margin
      #expect(isOnTop || abs(subject.middleY - picture.height / 2) < 60, "\(count)")
      let others = picture.boxes.filter { $0.node != 0 }
      let sources = Set(diagram.edges.filter { $0.to == 0 }.map(\.from))
      let targets = Set(diagram.edges.filter { $0.from == 0 }.map(\.to))
      for box in others {
        if targets.contains(box.node) { #expect(box.x > subject.right) }
        if sources.contains(box.node), !targets.contains(box.node) { #expect(box.right < subject.x) }
      }
    }
  }

  @Test func `many neighbours wrap into columns that fit on a page`() {
    func kin(_ count: Int) -> Diagram {
      var diagram = Diagram(kind: .inheritance, title: "Kin")
      diagram.nodes = [.init(name: "Subject", role: .subject)]
      for index in 0..<count {
        diagram.nodes.append(.init(name: "SubtypeNumber\(index)"))
        diagram.edges.append(.init(from: index + 1, to: 0, kind: .specialises))
      }
      return diagram
    }
    for count in [5, 20, 50] {
      let picture = kin(count).picture()
      #expect(picture.width <= Picture.pageWidth && picture.height < 500, "\(picture.width) × \(picture.height)")
    }
    // Others beside the columns find room on the page too.
    var diagram = kin(50)
    diagram.nodes += [.init(name: "SubtypeBesideTheOthers"), .init(name: "BelowTwo")]
    diagram.edges += [
      .init(from: 51, to: 0, kind: .specialises), .init(from: 52, to: 51, kind: .specialises),
      .init(from: 52, to: 0, kind: .specialises),
    ]
    #expect(diagram.picture().width <= Picture.pageWidth, "\(diagram.picture().width)")
  }

  @Test func `a map of sixteen packages is read at its own size on a common screen`() {
    var diagram = Diagram(kind: .packages, title: "Packages")
    diagram.nodes = (0..<16).map {
      .init(name: "com.example.buildings.package_\($0)", notes: ["0.0.1 · 1562 points, 458 terms"])
    }
    // Two above six, those above six others, and all of them above two.
    for node in 0..<14 {
      for below in node < 2 ? Array(2..<8) : node < 8 ? [node + 6, 14] : [14, 15] where below != node {
        diagram.edges.append(.init(from: node, to: below, kind: .needs, label: "\(node * below)"))
      }
    }
    let picture = diagram.picture()
    #expect(picture.width <= Picture.columnWidth && picture.height < 1_400, "\(picture.width) × \(picture.height)")
    #expect(faults(picture, diagram).isEmpty)
    #expect(!picture.boxes.contains { ($0.text.name + $0.text.notes).contains { $0.contains("…") } }, "nothing is cut")
  }

  @Test func `what eight times as many items cost grows with them and not with their square`() {
    func seconds(_ count: Int) -> Double {
      var graph = LayeredGraph()
      var random = SeededGenerator(seed: 3)
      graph.items = (0..<count).map { _ in .init(width: 60, height: 28) }
      graph.edges = (1..<count).map { .init(upper: max(0, $0 - 1 - random.below(24)), lower: $0) }
      return (0..<3).map { _ in
        let start = now()
        let layout = LayeredLayout(graph)
        precondition(layout.origins.count == count)
        return now() - start
      }.min() ?? 0
    }
    let (small, large) = (seconds(100), seconds(800))
    #expect(large < 24 * max(small, 0.002), "\(small) s, then \(large) s")
  }

  /// CPU of this thread, so that tests beside this one do not count.
  private func now() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }
}
