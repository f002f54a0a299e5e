/// Holds twins and edges to a model: their types, what relationships may lead to, how many there may be, and what the
/// relations that they mean say.
///
/// Targets and sources are counted once each, however many edges lead there. Types that a relationship of the model names
/// as external targets are known by that name only.
public struct GraphCheck: Sendable {
  private let registry: Registry
  /// Types by the identities that they had: twins that were stored before a rename name their types so.
  private let formerTypes: [String: TwinType]

  /// A check by the model of `registry`.
  /// - Complexity: O(types).
  public init(_ registry: Registry) {
    self.registry = registry
    formerTypes = Self.formerTypes(of: registry)
  }

  /// Where two types had one identity, neither counts.
  private static func formerTypes(of registry: Registry) -> [String: TwinType] {
    var found: [String: [TwinType]] = [:]
    for type in registry.types {
      let package = type.package
      let packages = [package.name] + package.metadata.formerNames
      let names = [type.name] + type.metadata.formerNames
      for name in names {
        // A type that moved names its former package too.
        let identities = name.contains(".") ? [name] : packages.map { $0 + "." + name }
        for identity in identities where registry.type(identity) == nil { found[identity, default: []].append(type) }
      }
    }
    return found.compactMapValues { $0.count == 1 ? $0[0] : nil }
  }

  /// What is wrong: first twins, then edges, in the order given, of each in the order of `GraphRule`. At most
  /// `violationLimit` of them, and at least one where there is any.
  /// - Complexity: O(twins × relationships, of their types and of those that ask for sources + edges × relations above
  ///   theirs), beside reading properties.
  public func check(twins: [GraphTwin], edges: [GraphEdge], options: ValidationOptions = ValidationOptions())
    -> [GraphViolation]
  {
    var run = GraphRun(
      registry: registry, formerTypes: formerTypes, twins: twins, edges: edges, options: options)
    run.checkTwins()
    run.checkEdges()
    run.checkCardinalities()
    run.checkInverseCardinalities()
    run.checkRelations()
    let order = Dictionary(uniqueKeysWithValues: GraphRule.allCases.enumerated().map { ($1, $0) })
    func key(_ violation: GraphViolation) -> (Int, Int, Int) {
      let rank = order[violation.rule] ?? 0
      return switch violation.subject {
      case .twin(let index): (0, index, rank)
      case .edge(let index): (1, index, rank)
      }
    }
    // The position settles what is otherwise alike: sorting need not be stable.
    let sorted = run.violations.enumerated().sorted { a, b in
      let (first, second) = (key(a.element), key(b.element))
      return first == second ? a.offset < b.offset : first < second
    }
    return sorted.prefix(max(1, options.violationLimit)).map(\.element)
  }
}

/// One check of one graph.
struct GraphRun {
  /// An edge whose ends and relationship are known.
  struct Link {
    var edge: Int
    var source: Int
    var target: Int
    var member: Member
  }

  let registry: Registry
  let twins: [GraphTwin]
  let edges: [GraphEdge]
  let options: ValidationOptions
  /// Type of each twin.
  private(set) var types: [TwinType?]
  /// Twins by the UTF-8 of their ids: strings would take ids that are composed otherwise for the same.
  private var rows: [[UInt8]: Int] = [:]
  private(set) var links: [Link] = []
  var violations: [GraphViolation] = []

  init(
    registry: Registry, formerTypes: [String: TwinType], twins: [GraphTwin], edges: [GraphEdge],
    options: ValidationOptions
  ) {
    self.registry = registry
    self.twins = twins
    self.edges = edges
    self.options = options
    types = twins.map { registry.type($0.type) ?? formerTypes[$0.type] }
  }

  mutating func report(
    _ subject: GraphViolation.Subject, _ rule: GraphRule, origin: String? = nil, expected: String, actual: String
  ) {
    violations.append(
      GraphViolation(subject: subject, rule: rule, origin: origin, expected: expected, actual: actual))
  }

  mutating func checkTwins() {
    var external: Set<[UInt8]>?
    for (index, twin) in twins.enumerated() {
      if let first = rows[Array(twin.id.utf8)] {
        report(.twin(index), .duplicateTwin, expected: "each id once", actual: "`\(twin.id)`, which twin \(first) has")
      } else {
        rows[Array(twin.id.utf8)] = index
      }
      guard let type = types[index] else {
        let names = external ?? externalTargets()
        external = names
        if !names.contains(Array(twin.type.utf8)) {
          report(.twin(index), .unknownType, expected: "a twin type of the model", actual: "`\(twin.type)`")
        }
        continue
      }
      if type.isAbstract {
        report(.twin(index), .abstractType, expected: "a type that is not abstract", actual: "`\(type.id)`")
      }
    }
  }

  /// All types that relationships name and the model does not hold.
  private func externalTargets() -> Set<[UInt8]> {
    var names: Set<[UInt8]> = []
    for type in registry.types {
      for member in type.ownMembers {
        for name in member.relationship?.externalTargets ?? [] { names.insert(Array(name.utf8)) }
      }
    }
    return names
  }

  mutating func checkEdges() {
    var members: [UInt32: [[UInt8]: Member]] = [:]
    for (index, edge) in edges.enumerated() {
      let source = rows[Array(edge.source.utf8)]
      let target = rows[Array(edge.target.utf8)]
      if source == nil {
        report(.edge(index), .unknownSource, expected: "the id of a twin", actual: "`\(edge.source)`")
      }
      if target == nil {
        report(.edge(index), .unknownTarget, expected: "the id of a twin", actual: "`\(edge.target)`")
      }
      // Nothing is known of a source whose type is not.
      guard let source, let type = types[source] else { continue }
      if members[type.number] == nil {
        let relationships = type.members.filter { $0.kind == .relationship }
        members[type.number] = Dictionary(relationships.map { (Array($0.name.utf8), $0) }) { first, _ in first }
      }
      guard let member = members[type.number]?[Array(edge.relationship.utf8)],
        let relationship = member.relationship
      else {
        report(
          .edge(index), .unknownRelationship, expected: "a relationship of `\(type.id)`",
          actual: "`\(edge.relationship)`")
        continue
      }
      checkProperties(of: index, member)
      guard let target else { continue }
      links.append(Link(edge: index, source: source, target: target, member: member))
      if !relationship.allows(types[target], named: twins[target].type) {
        let names = relationship.targets.map(\.id) + relationship.externalTargets
        report(
          .edge(index), .targetType, origin: member.id,
          expected: "a target of `" + names.prefix(6).joined(separator: "`, `") + (names.count > 6 ? "`, …" : "`"),
          actual: "`\(twins[target].id)` of `\(types[target]?.id ?? twins[target].type)`")
      }
    }
  }

  private mutating func checkProperties(of edge: Int, _ member: Member) {
    for violation in member.validate(edgeProperties: edges[edge].properties ?? Array("{}".utf8), options: options) {
      violations.append(
        GraphViolation(
          subject: .edge(edge), rule: .properties, origin: member.id, expected: violation.expected,
          actual: violation.actual, property: violation))
    }
  }
}

extension Relationship {
  /// Whether it may lead to a twin of `type`, which its source calls `name`.
  func allows(_ type: TwinType?, named name: String) -> Bool {
    if targets.isEmpty, externalTargets.isEmpty { return true }
    if let type, targets.contains(where: { type.isSubtype(of: $0) }) { return true }
    let names = [name, type?.id, type?.externalID].compactMap { $0 }
    return externalTargets.contains { target in names.contains { target.utf8.elementsEqual($0.utf8) } }
  }
}
