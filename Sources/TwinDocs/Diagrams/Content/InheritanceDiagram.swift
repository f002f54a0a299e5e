import TwinModel

extension ContentBuilder {
  /// How many subtypes of subtypes are shown at most, and below how many subtypes.
  private static let secondLevel = (children: 8, grandchildren: 24)

  /// What stands above and below a twin type or a concept: all the way up to the roots, a level or two down.
  func inheritanceDiagram(of element: Element) -> Diagram {
    var tree = InheritanceTree(builder: self, subject: element)
    tree.addAncestors(of: element)
    let children = tree.addChildren(of: 0, element, limit: Diagram.sideLimit)
    let below = children.reduce(0) { $0 + specialisations(of: $1.element).count }
    if children.count <= Self.secondLevel.children, below <= Self.secondLevel.grandchildren {
      for child in children { _ = tree.addChildren(of: child.node, child.element, limit: Diagram.sideLimit) }
    }
    tree.addFurtherEdges()
    return tree.diagram
  }

  /// What is directly above `element`, each once.
  func generalisations(of element: Element) -> [Element] {
    let all: [Element] =
      switch element.kind {
      case .twin: model.twins[ID(element.row)].parents.map { Element($0) }
      case .concept: model.concepts[ID(element.row)].broader.map { Element($0) }
      default: []
      }
    var seen: Set<Element> = [element]
    return all.filter { seen.insert($0).inserted }
  }

  /// What is directly below `element`.
  func specialisations(of element: Element) -> ArraySlice<Use> {
    switch element.kind {
    case .twin: index.uses(of: element, .subtypes)
    case .concept: index.uses(of: element, .narrowerConcepts)
    default: []
    }
  }

  /// The node of `element` in a diagram about something of `package`; others' packages are told.
  func node(_ element: Element, in package: ID<Package>) -> Diagram.Node {
    let header = model.header(element)
    var node = Diagram.Node(name: model.string(header.name), target: .element(element))
    if header.package != package { node.notes = [model.string(model.packages[header.package].name)] }
    node.isDeprecated = words.deprecation(header.metadata) != nil
    node.isOntology = model.packages[header.package].kind == .ontology
    if element.kind == .twin { node.isAbstract = model.twins[ID(element.row)].isAbstract }
    return node
  }
}

/// The nodes and edges of an inheritance diagram while they are gathered.
private struct InheritanceTree {
  let builder: ContentBuilder
  let package: ID<Package>
  var diagram: Diagram
  private var positions: [Element: Int] = [:]
  private var groups: [ID<Package>: Int] = [:]
  private var known: Set<[Int]> = []

  init(builder: ContentBuilder, subject: Element) {
    self.builder = builder
    package = builder.model.header(subject).package
    diagram = Diagram(kind: .inheritance, title: "Inheritance of " + builder.model.name(subject))
    _ = add(subject)
    diagram.nodes[0].role = .subject
  }

  /// The position of `element`, which is added where it is new.
  private mutating func add(_ element: Element) -> (node: Int, isNew: Bool) {
    if let position = positions[element] { return (position, false) }
    var node = builder.node(element, in: package)
    node.group = group(of: element)
    diagram.nodes.append(node)
    positions[element] = diagram.nodes.count - 1
    return (diagram.nodes.count - 1, true)
  }

  private mutating func group(of element: Element) -> Int {
    let package = builder.model.header(element).package
    if let group = groups[package] { return group }
    diagram.groups.append(.init(name: builder.model.string(builder.model.packages[package].name)))
    groups[package] = diagram.groups.count - 1
    return diagram.groups.count - 1
  }

  private mutating func connect(_ special: Int, to general: Int) {
    guard special != general, known.insert([special, general]).inserted else { return }
    diagram.edges.append(.init(from: special, to: general, kind: .specialises))
  }

  private mutating func addMore(_ count: Int, target: Target) -> Int {
    diagram.nodes.append(.init(name: "+ \(count) more", target: target, role: .more))
    return diagram.nodes.count - 1
  }

  /// Everything above, nearest first; of more than fits, the last place tells.
  mutating func addAncestors(of subject: Element) {
    var pending = [subject]
    var next = 0
    var omitted: Set<Element> = []
    var omitting: [Int] = []
    while next < pending.count {
      let element = pending[next]
      next += 1
      guard let below = positions[element] else { continue }
      for parent in builder.generalisations(of: element) {
        guard positions[parent] != nil || diagram.nodes.count < Diagram.sideLimit else {
          omitted.insert(parent)
          if omitting.last != below { omitting.append(below) }
          continue
        }
        let (above, isNew) = add(parent)
        if isNew { pending.append(parent) }
        connect(below, to: above)
      }
    }
    guard !omitted.isEmpty else { return }
    let more = addMore(omitted.count, target: .section("main"))
    for below in omitting { connect(below, to: more) }
  }

  /// What is directly below the node at `position`; those that are new.
  mutating func addChildren(of position: Int, _ element: Element, limit: Int) -> [(node: Int, element: Element)] {
    let uses = builder.specialisations(of: element)
    let count = uses.count > limit ? limit - 1 : uses.count
    var children: [(Int, Element)] = []
    for use in uses.prefix(count) {
      let (child, isNew) = add(use.element)
      // What is above as well stands in a circle, which is an error of the model: it is shown above alone.
      if isNew {
        connect(child, to: position)
        children.append((child, use.element))
      }
    }
    if uses.count > count {
      let list: Target = element.kind == .twin ? .uses(element, .subtypes) : .uses(element, .narrowerConcepts)
      connect(addMore(uses.count - count, target: list), to: position)
    }
    return children
  }

  /// Where something below has several parents that are shown, all of them are.
  mutating func addFurtherEdges() {
    for (element, position) in positions.sorted(by: { $0.value < $1.value }) {
      for parent in builder.generalisations(of: element) {
        if let above = positions[parent] { connect(position, to: above) }
      }
    }
  }
}
