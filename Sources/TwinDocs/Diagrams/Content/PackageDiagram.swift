import TwinModel

extension ContentBuilder {
  /// How many packages a map shows at most.
  static let largestPackageMap = 48

  /// How packages depend on each other and what they reuse; all of them, where they fit on a page.
  func packageDiagram() -> Diagram? {
    guard (2...Self.largestPackageMap).contains(model.packages.count) else { return nil }
    let diagram = packageDiagram(of: Array(model.packages.ids), subject: nil)
    return diagram.isEmpty ? nil : diagram
  }

  /// One package, what it needs and what needs it; of more than fit on a page, how many more there are.
  func packageDiagram(around subject: ID<Package>) -> Diagram {
    let needs = model.packages[subject].dependencies.map(\.package).filter { $0 != subject }
    let dependents = index.dependents[subject.rawValue].filter { $0 != subject && !needs.contains($0) }
    let shownNeeds = needs.prefix(Self.largestPackageMap / 2)
    let shownDependents = dependents.prefix(Self.largestPackageMap - 1 - shownNeeds.count)
    var diagram = packageDiagram(of: ([subject] + shownNeeds + shownDependents).sorted(), subject: subject)
    guard let position = diagram.nodes.firstIndex(where: { $0.role == .subject }) else { return diagram }
    for (hidden, isNeeded) in [
      (needs.count - shownNeeds.count, true), (dependents.count - shownDependents.count, false),
    ]
    where hidden > 0 {
      diagram.nodes.append(.init(name: "+ \(hidden) more", target: .section("main"), role: .more))
      let more = diagram.nodes.count - 1
      diagram.edges.append(.init(from: isNeeded ? position : more, to: isNeeded ? more : position, kind: .needs))
    }
    return diagram
  }

  private func packageDiagram(of packages: [ID<Package>], subject: ID<Package>?) -> Diagram {
    let title = subject.map { "Packages around " + model.string(model.packages[$0].name) } ?? "Packages"
    var diagram = Diagram(kind: .packages, title: title)
    diagram.groups = [.init(name: "Models"), .init(name: "Ontologies")]
    var positions: [ID<Package>: Int] = [:]
    for id in packages {
      positions[id] = diagram.nodes.count
      let package = model.packages[id]
      let isOntology = package.kind == .ontology
      diagram.nodes.append(
        .init(
          name: model.string(package.name), notes: [package.versionWords + " · " + counts(package)],
          target: .package(id), group: isOntology ? 1 : 0, role: id == subject ? .subject : .plain,
          isDeprecated: words.deprecation(package.metadata) != nil, isOntology: isOntology))
    }
    for id in packages {
      for dependency in model.packages[id].dependencies where dependency.package != id {
        guard let from = positions[id], let to = positions[dependency.package] else { continue }
        diagram.edges.append(edge(from, to, reuse.of(dependency.package, by: id)))
      }
    }
    reduce(&diagram)
    return diagram
  }

  private func edge(_ from: Int, _ to: Int, _ reused: PackageReuse.Pair?) -> Diagram.Edge {
    var edge = Diagram.Edge(from: from, to: to, kind: .needs)
    guard let reused else {
      edge.label = "0"
      edge.remark = "no reference to any of its elements"
      return edge
    }
    edge.label = String(reused.count)
    edge.note = reused.most.first.map { model.name($0.element) } ?? ""
    edge.remark =
      "\(reused.count) \(reused.count == 1 ? "reference" : "references"); most: "
      + reused.most.map { "\(model.name($0.element)) (\($0.count))" }.joined(separator: ", ")
    return edge
  }

  /// The two kinds of element that a package has most of.
  private func counts(_ package: Package) -> String {
    let all = ElementKind.allCases.map { (kind: $0, count: model.rows(of: $0, in: package).count) }
      .filter { $0.count > 0 }
    let most = all.enumerated().sorted { ($1.element.count, $0.offset) < ($0.element.count, $1.offset) }.prefix(2)
    guard !most.isEmpty else { return "empty" }
    return most.map(\.element).map { "\($0.count) " + ($0.count == 1 ? $0.kind.title : $0.kind.plural).lowercased() }
      .joined(separator: ", ")
  }

  /// Of a crowd of dependencies, leaves those out that follow from others: the table below the map has them all.
  private func reduce(_ diagram: inout Diagram) {
    guard diagram.edges.count > diagram.nodes.count * 2 else { return }
    let follows = transitiveEdges(diagram.edges.map { ($0.from, $0.to) }, count: diagram.nodes.count)
    diagram.omitsIndirect = follows.contains(true)
    diagram.edges = zip(diagram.edges, follows).filter { !$1 }.map(\.0)
  }
}

/// For each edge of a small graph, whether its end is reached by way of others as well. Edges within a circle are none of those.
func transitiveEdges(_ edges: [(from: Int, to: Int)], count: Int) -> [Bool] {
  var next = [[Int]](repeating: [], count: count)
  for edge in edges { next[edge.from].append(edge.to) }
  func reached(from start: Int) -> [Bool] {
    var reached = [Bool](repeating: false, count: count)
    var pending = next[start]
    while let node = pending.popLast() {
      if reached[node] { continue }
      reached[node] = true
      pending += next[node]
    }
    return reached
  }
  let reach = (0..<count).map(reached)
  return edges.map { edge in
    next[edge.from].contains {
      $0 != edge.to && $0 != edge.from && reach[$0][edge.to] && !reach[edge.to][$0] && !reach[$0][edge.from]
    }
  }
}
