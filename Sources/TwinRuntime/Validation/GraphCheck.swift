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
    formerTypes = registry.typesByFormerIdentity
  }

  /// What is wrong: first twins, then edges, in the order given, of each in the order of `GraphRule`. At most
  /// `violationLimit` of them, and at least one where there is any.
  /// - Complexity: as `report(on:options:checksInverses:)`.
  public func check(twins: [GraphTwin], edges: [GraphEdge], options: ValidationOptions = ValidationOptions())
    -> [GraphViolation]
  {
    var data = GraphData()
    data.reserve(twins: twins.count, edges: edges.count)
    for twin in twins { data.addTwin(id: twin.id.utf8Span.span, type: twin.type.utf8Span.span) }
    for edge in edges {
      data.addEdge(
        id: nil, source: edge.source.utf8Span.span, relationship: edge.relationship.utf8Span.span,
        target: edge.target.utf8Span.span, properties: edge.properties?.span)
    }
    return Array(report(on: data, options: options).violations.prefix(max(1, options.violationLimit)))
  }

  /// What is wrong with a graph.
  /// - Parameters:
  ///   - checksInverses: Whether edges of relationships that read each other backwards have to agree, where the target
  ///     has any: data that holds one direction alone is none the worse for it.
  ///   - noteUndeclared: Is told of the members of each edge that the model does not know, whatever the options say of them.
  /// - Complexity: O(twins × relationships with cardinalities of their types + edges × (log(edges of a twin) + relations above
  ///   theirs) + members of the model), beside reading properties.
  public func report(
    on data: GraphData, options: ValidationOptions = ValidationOptions(), checksInverses: Bool = false,
    noteUndeclared: ((UndeclaredMembers) -> Void)? = nil
  ) -> GraphReport {
    var run = GraphRun(registry: registry, formerTypes: formerTypes, data: data, options: options)
    run.noteUndeclared = noteUndeclared
    run.checkTwins()
    run.checkEdges()
    run.checkCardinalities(inverses: checksInverses)
    run.checkInverseCardinalities()
    run.checkRelations()
    return run.collector.result
  }
}

/// Members of an edge that the model does not know.
public struct UndeclaredMembers: Sendable {
  /// The edge, by its place in the data.
  public var edge: Int
  /// Identity of the relationship's member.
  public var relationship: String
  /// How often each is there, by pointer, in which `*` is any number.
  public var counts: [String: Int]
  /// Those of which the names were not kept, since there are too many in one document.
  public var unnamed: Int
}

/// One check of one graph.
struct GraphRun {
  /// A relationship of a type, as edges from twins of that type use it.
  struct Use {
    var member: Member
    var relationship: Relationship
    /// Rows of the member and of what it narrows, nearest first.
    var lineage: [UInt32]
    /// Whether it may lead to twins of the type of each name that was met.
    var allows: [UInt32: Bool] = [:]
    /// What is wrong with an edge that has no properties.
    var withoutProperties: [Violation]?
  }

  let registry: Registry
  let data: GraphData
  let options: ValidationOptions
  /// Type by number of its name.
  let typeOfName: [TwinType?]
  /// Whether no twin may be of the type of each name, by the same numbers: the model has no such type, not even as an external target.
  var isUnknownType: [Bool]
  /// What edges use, and which of it each edge does: `GraphData.none` where its source, its target or its relationship
  /// is not known.
  var uses: [Use] = []
  var useOfEdge: [UInt32]
  var collector: GraphCollector
  /// Is told of members that the model does not know.
  var noteUndeclared: ((UndeclaredMembers) -> Void)?

  fileprivate init(registry: Registry, formerTypes: [String: TwinType], data: GraphData, options: ValidationOptions) {
    self.registry = registry
    self.data = data
    self.options = options
    var isType = [Bool](repeating: false, count: data.names.count)
    for name in data.twinType { isType[Int(name)] = true }
    typeOfName = isType.enumerated().map { name, isType in
      guard isType else { return nil }
      let name = data.names.string(UInt32(truncatingIfNeeded: name))
      return registry.type(name) ?? formerTypes[name]
    }
    isUnknownType = [Bool](repeating: false, count: data.names.count)
    useOfEdge = [UInt32](repeating: GraphData.none, count: data.edgeCount)
    collector = GraphCollector(
      twins: data.twinCount, edges: data.edgeCount, limit: max(1, options.violationLimit))
  }

  /// Type of a twin.
  @inline(__always)
  func type(_ twin: Int) -> TwinType? { typeOfName[Int(data.twinType[twin])] }

  mutating func report(
    _ subject: GraphViolation.Subject, _ rule: GraphRule, origin: @autoclosure () -> String? = nil,
    expected: @autoclosure () -> String, actual: @autoclosure () -> String, first: GraphViolation.Subject? = nil
  ) {
    collector.report(
      subject, rule,
      GraphViolation(
        subject: subject, rule: rule, origin: origin(), expected: expected(), actual: actual(), first: first))
  }

  mutating func checkTwins() {
    // Names of types that the model knows only as external targets are known by name: true; of others: false.
    var isExternal: [UInt32: Bool] = [:]
    var external: Set<[UInt8]>?
    let isAbstract = typeOfName.map { $0?.isAbstract ?? false }
    let (data, typeOfName) = (data, typeOfName)
    for twin in 0..<data.twinCount {
      let first = Int(data.twinOfID[Int(data.twinID[twin])])
      if first != twin {
        report(
          .twin(twin), .duplicateTwin, expected: "each id once",
          actual: "`\(data.id(ofTwin: twin))`, which another twin has", first: .twin(first))
      }
      let name = data.twinType[twin]
      if typeOfName[Int(name)] == nil {
        let isKnown: Bool
        if let known = isExternal[name] {
          isKnown = known
        } else {
          let names = external ?? externalTargets()
          external = names
          isKnown = data.names.withText(name) { names.contains(Array($0)) }
          isExternal[name] = isKnown
        }
        if !isKnown {
          isUnknownType[Int(name)] = true
          report(
            .twin(twin), .unknownType, expected: "a twin type of the model", actual: "`\(data.names.string(name))`")
        }
      } else if isAbstract[Int(name)] {
        report(
          .twin(twin), .abstractType, expected: "a type that is not abstract",
          actual: "`\(typeOfName[Int(name)]?.id ?? "")`")
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
}
