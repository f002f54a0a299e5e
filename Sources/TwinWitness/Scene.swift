import TwinOutput
package import TwinRuntime

/// A graph to try: twins and edges.
package struct Scene: Hashable, Sendable {
  package var twins: [GraphTwin] = []
  package var edges: [GraphEdge] = []

  /// Adds a twin of `type` and returns its id: `a`, `b`, …, `z`, `t26`, …
  mutating func add(_ type: TwinType) -> String {
    let number = twins.count
    let letter = number < 26 ? Unicode.Scalar(UInt8(ascii: "a") + UInt8(number)) : nil
    let id = letter.map { String(Character($0)) } ?? "t\(number)"
    twins.append(GraphTwin(id: id, type: type.id))
    return id
  }

  /// As JSON, a line for each twin, then for each edge.
  package var text: String {
    let twins = twins.map { twin in JSONValue.object(["twin": .string(twin.id), "type": .string(twin.type)]) }
    let edges = edges.map { edge in
      JSONValue.object([
        "source": .string(edge.source), "relationship": .string(edge.relationship), "target": .string(edge.target),
      ])
    }
    var lines = (twins + edges).map { json($0, layout: .compact) }
    for (index, edge) in self.edges.enumerated() {
      guard let properties = edge.properties, properties.count > 2 else { continue }
      let line = self.twins.count + index
      lines[line].removeLast()
      lines[line] += Array(#","properties":"#.utf8) + properties + Array("}".utf8)
    }
    return lines.map { String(decoding: $0, as: UTF8.self) }.joined(separator: "\n")
  }
}

/// Adds to scenes what their types ask for.
package struct SceneCompleter {
  let registry: Registry
  private let check: GraphCheck
  private static let twinLimit = 48

  package init(_ registry: Registry) {
    self.registry = registry
    check = GraphCheck(registry)
  }

  /// `scene` with the twins and edges that it lacks to be right; nil where that was not found.
  package func completed(_ scene: Scene) -> Scene? {
    // In a ring of three no edge goes both ways.
    completed(scene, reusing: .max) ?? completed(scene, reusing: 0) ?? completed(scene, reusing: 3)
  }

  /// Adds twins until there are `reusing`, and then links those that there are where it can.
  private func completed(_ scene: Scene, reusing: Int) -> Scene? {
    var scene = scene
    guard var first = missing(in: scene) else { return nil }
    for _ in 0..<64 {
      guard let violation = first else { return scene }
      guard scene.twins.count < Self.twinLimit, case .twin(let index) = violation.subject, index < scene.twins.count,
        let origin = violation.origin.flatMap(registry.member)
      else { return nil }
      let isReused = scene.twins.count >= reusing
      let next =
        violation.rule == .minimumCardinality
        ? withTarget(of: index, origin, scene, isReused) : withSource(of: index, origin, scene, isReused)
      guard let next else { return nil }
      (scene, first) = next
    }
    return nil
  }

  /// What `scene` lacks first, or that it lacks nothing; nil where something is wrong that adding does not mend.
  private func missing(in scene: Scene) -> GraphViolation?? {
    // An abstract type stands for one that extends it and adds nothing.
    let wrong = check.check(
      twins: scene.twins, edges: scene.edges, options: ValidationOptions(violationLimit: 64)
    ).filter { $0.rule != .abstractType }
    guard wrong.allSatisfy({ $0.rule == .minimumCardinality || $0.rule == .inverseMinimumCardinality }) else {
      return nil
    }
    return .some(wrong.first)
  }

  private typealias Step = (scene: Scene, missing: GraphViolation?)

  /// `scene` with one more target of a twin: another one, itself, or one that is new.
  private func withTarget(of index: Int, _ origin: Member, _ scene: Scene, _ isReused: Bool) -> Step? {
    guard let member = registry.type(scene.twins[index].type)?.member(origin.name), let one = edge(of: member) else {
      return nil
    }
    let source = scene.twins[index].id
    let linked = Set(
      scene.edges.filter { $0.source == source && $0.relationship == origin.name }.map(\.target))
    let there = scene.twins.filter { !linked.contains($0.id) && member.allows(registry.type($0.type)) }
    return step(from: scene, there, besides: source, isReused, targets(of: member)) { target, _ in
      GraphEdge(source: source, relationship: origin.name, target: target, properties: one)
    }
  }

  /// `scene` with one more source of a twin.
  private func withSource(of index: Int, _ origin: Member, _ scene: Scene, _ isReused: Bool) -> Step? {
    let target = scene.twins[index].id
    let type = registry.type(scene.twins[index].type)
    func properties(_ source: TwinType?) -> [UInt8]? {
      guard let source, source.isSubtype(of: origin.declaringType), let member = source.member(origin.name),
        member.allows(type)
      else { return nil }
      return edge(of: member)
    }
    let linked = Set(scene.edges.filter { $0.target == target && $0.relationship == origin.name }.map(\.source))
    let there = scene.twins.filter { !linked.contains($0.id) && properties(registry.type($0.type)) != nil }
    let types = ([origin.declaringType] + origin.declaringType.subtypes).filter { properties($0) != nil }
    let sources = types.filter { !$0.isAbstract } + types.filter(\.isAbstract)
    return step(from: scene, there, besides: target, isReused, sources) { source, type in
      GraphEdge(source: source, relationship: origin.name, target: target, properties: properties(type))
    }
  }

  /// The first way to add an edge that makes nothing wrong: to a twin that is `there`, if any may be used again, with `twin`
  /// itself the last, or to a new one of `types`.
  private func step(
    from scene: Scene, _ there: [GraphTwin], besides twin: String, _ isReused: Bool, _ types: [TwinType],
    _ edge: (String, TwinType?) -> GraphEdge
  ) -> Step? {
    if isReused {
      for other in (there.filter { $0.id != twin } + there.filter { $0.id == twin }).prefix(12) {
        var next = scene
        next.edges.append(edge(other.id, registry.type(other.type)))
        if let missing = missing(in: next) { return (next, missing) }
      }
    }
    for type in types.prefix(4) {
      var next = scene
      let id = next.add(type)
      next.edges.append(edge(id, type))
      if let missing = missing(in: next) { return (next, missing) }
    }
    return nil
  }

  /// The smallest properties of an edge; nil where there are none.
  func edge(of member: Member) -> [UInt8]? {
    var sampler = Sampler()
    var entries: [JSONEntry] = []
    for field in member.relationship?.properties ?? [] where field.isRequired && !field.value.hasDefault {
      guard let value = sampler.smallest(field.value) else { return nil }
      entries.append(JSONEntry(field.name, value))
    }
    return json(.object(entries), layout: .compact)
  }

  /// Types that `member` may lead to: those with twins of their own, then those for which one that extends them stands.
  func targets(of member: Member) -> [TwinType] {
    let all = registry.types.filter { member.allows($0) }
    return Array((all.filter { !$0.isAbstract } + all.filter(\.isAbstract)).prefix(16))
  }
}

extension Member {
  /// Whether it may lead to twins of `type`.
  func allows(_ type: TwinType?) -> Bool {
    guard let relationship, let type else { return false }
    if relationship.targets.isEmpty, relationship.externalTargets.isEmpty { return true }
    return relationship.targets.contains { type.isSubtype(of: $0) }
      || relationship.externalTargets.contains { $0 == type.id || $0 == type.externalID }
  }
}

/// Scenes around one relationship.
package struct SceneMaker {
  let completer: SceneCompleter
  private static let countLimit = 130

  package init(_ completer: SceneCompleter) { self.completer = completer }

  /// Scenes to try, completed, small ones first: with no edge, one, as many as either of both models draws a line at, to every type
  /// of target, and in knots.
  package func scenes(of member: Member, beside other: Member?) -> [Scene] {
    let source = member.type
    guard let relationship = member.relationship, let one = completer.edge(of: member) else {
      return []
    }
    let targets = completer.targets(of: member)
    var found: [Scene] = targets.map { alone($0) } + [alone(source)]
    found += targets.map { linked(source, member, [$0], one) }
    if let first = targets.first {
      let cardinalities = [relationship.cardinality, other?.relationship?.cardinality].compactMap { $0 }
      // Twins of some targets may take what makes no graph; those of the source are asked for anyway.
      let several = targets.prefix(3) + targets.dropFirst(3).filter { $0 == source }
      for count in counts(cardinalities) where count > 1 {
        found += several.map { linked(source, member, Array(repeating: $0, count: count), one) }
        // There may be twins of a type below alone.
        for below in source.subtypes.prefix(2) where below.member(member.name) != nil {
          found += several.prefix(2).map { linked(below, member, Array(repeating: $0, count: count), one) }
        }
      }
      let inverse = [relationship.inverseCardinality, other?.relationship?.inverseCardinality].compactMap { $0 }
      for target in targets.prefix(3) {
        for count in counts(inverse) + [2] where count > 1 {
          found.append(converging(source, member, target, count, one))
        }
      }
      found += knots(source, member, first, one)
      found += properties(of: member, beside: other).map { linked(source, member, [first], $0) }
    }
    found += pairs(source, member, targets, one)
    var unique: [Scene] = []
    for scene in found {
      if let whole = completer.completed(scene), !unique.contains(whole) { unique.append(whole) }
    }
    return unique.enumerated().sorted { a, b in
      let (x, y) = (a.element.twins.count + a.element.edges.count, b.element.twins.count + b.element.edges.count)
      return x == y ? a.offset < b.offset : x < y
    }.map(\.element)
  }

  /// A twin of `type` with what it asks for; nil where that was not found.
  package func scene(of type: TwinType) -> Scene? { completer.completed(alone(type)) }

  private func alone(_ type: TwinType) -> Scene {
    var scene = Scene()
    _ = scene.add(type)
    return scene
  }

  private func linked(_ source: TwinType, _ member: Member, _ targets: [TwinType], _ properties: [UInt8]) -> Scene {
    var scene = Scene()
    let from = scene.add(source)
    for target in targets {
      let to = scene.add(target)
      scene.edges.append(GraphEdge(source: from, relationship: member.name, target: to, properties: properties))
    }
    return scene
  }

  private func converging(_ source: TwinType, _ member: Member, _ target: TwinType, _ count: Int, _ properties: [UInt8])
    -> Scene
  {
    var scene = Scene()
    let to = scene.add(target)
    for _ in 0..<count {
      let from = scene.add(source)
      scene.edges.append(GraphEdge(source: from, relationship: member.name, target: to, properties: properties))
    }
    return scene
  }

  private func counts(_ cardinalities: [Cardinality]) -> [Int] {
    let bounds = cardinalities.flatMap { [$0.minimum, $0.maximum ?? 2] }.filter { $0 < Self.countLimit }.map(Int.init)
    return Set(bounds.flatMap { [$0, $0 + 1, max(0, $0 - 1)] }).sorted()
  }

  /// An edge back to its source, edges both ways, a circle of three, and a path.
  private func knots(_ source: TwinType, _ member: Member, _ target: TwinType, _ properties: [UInt8]) -> [Scene] {
    guard member.allows(source) else { return [] }
    return [[(0, 0)], [(0, 1), (1, 0)], [(0, 1), (1, 2), (2, 0)], [(0, 1), (1, 2)]].map { links in
      var scene = Scene()
      let ids = (0...(links.flatMap { [$0.0, $0.1] }.max() ?? 0)).map { _ in scene.add(source) }
      for (from, to) in links {
        scene.edges.append(
          GraphEdge(source: ids[from], relationship: member.name, target: ids[to], properties: properties))
      }
      return scene
    }
  }

  /// Edges of this relationship and of another one that means something: from one source, to one target, and back.
  private func pairs(_ source: TwinType, _ member: Member, _ targets: [TwinType], _ properties: [UInt8]) -> [Scene] {
    guard member.relationship?.relation != nil else { return [] }
    var found: [Scene] = []
    for target in targets.prefix(4) {
      for (start, end) in [(target, source), (source, target)] {
        for other in start.members where other.relationship?.relation != nil && other.allows(end) {
          guard let more = completer.edge(of: other) else { continue }
          let isBack = start == target
          var knot = linked(source, member, [target], properties)
          knot.edges.append(
            GraphEdge(
              source: isBack ? "b" : "a", relationship: other.name, target: isBack ? "a" : "b", properties: more))
          found.append(knot)
          guard !isBack else { continue }
          var fork = linked(source, member, [target], properties)
          let third = fork.add(target)
          fork.edges.append(GraphEdge(source: "a", relationship: other.name, target: third, properties: more))
          found.append(fork)
          var join = linked(source, member, [target], properties)
          let second = join.add(source)
          join.edges.append(GraphEdge(source: second, relationship: other.name, target: "b", properties: more))
          found.append(join)
        }
      }
    }
    return Array(found.prefix(60))
  }

  private func properties(of member: Member, beside other: Member?) -> [[UInt8]] {
    var sampler = Sampler()
    guard let fields = member.relationship?.properties, !fields.isEmpty else { return [] }
    var base: [JSONEntry] = []
    for field in fields where field.isRequired && !field.value.hasDefault {
      guard let value = sampler.smallest(field.value) else { return [] }
      base.append(JSONEntry(field.name, value))
    }
    var found: [[UInt8]] = []
    for field in fields {
      let partner = other?.relationship?.properties.first { $0.name == field.name }
      for value in sampler.values(field.value, beside: partner?.value) {
        found.append(json(.object(base.replacing(field.name, by: value)), layout: .compact))
      }
    }
    return found
  }
}
