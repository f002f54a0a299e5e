/// A twin of a graph.
public struct GraphTwin: Hashable, Sendable {
  /// What edges call it.
  public var id: String
  /// Identity or external id of its type.
  public var type: String

  /// A twin.
  public init(id: String, type: String) {
    self.id = id
    self.type = type
  }
}

/// An edge of a graph: one twin's relationship to another.
public struct GraphEdge: Hashable, Sendable {
  /// The twin it starts at.
  public var source: String
  /// The name of the relationship.
  public var relationship: String
  /// The twin it leads to.
  public var target: String
  /// Its properties, a JSON object; nil stands for an empty one.
  public var properties: [UInt8]?

  /// An edge.
  public init(source: String, relationship: String, target: String, properties: [UInt8]? = nil) {
    self.source = source
    self.relationship = relationship
    self.target = target
    self.properties = properties
  }
}

/// What a twin or an edge can break.
public enum GraphRule: String, Hashable, Sendable, CaseIterable {
  /// Two twins have one id.
  case duplicateTwin
  /// The model has no such type.
  case unknownType
  /// A type that has no instances of its own.
  case abstractType
  /// Two edges of one source have one id.
  case duplicateEdge
  /// No twin has the id that an edge starts at, or leads to.
  case unknownSource, unknownTarget
  /// The source's type has no relationship of that name.
  case unknownRelationship
  /// The target is of no type that the relationship may lead to.
  case targetType
  /// A source has too few targets, or too many.
  case minimumCardinality, maximumCardinality
  /// A target has too few sources, or too many.
  case inverseMinimumCardinality, inverseMaximumCardinality
  /// The target has edges of the inverse relationship, and none of them leads back.
  case inverse
  /// The edge's properties are not what the relationship says.
  case properties
  /// An edge from a twin to itself.
  case irreflexive
  /// Edges both ways.
  case asymmetric
  /// A path that leads back.
  case acyclic
  /// More than one container, or a container inside itself.
  case containment
  /// More than one target; more than one source.
  case functional, inverseFunctional
}

/// One thing that is wrong with a graph.
public struct GraphViolation: Hashable, Sendable {
  /// What is wrong, by its place in what was given.
  public enum Subject: Hashable, Sendable {
    case twin(Int), edge(Int)
  }

  /// What is wrong.
  public var subject: Subject
  /// What is broken.
  public var rule: GraphRule
  /// Identity of the relationship's member, or of the relation, that says so.
  public var origin: String?
  /// What had to be there, in words.
  public var expected: String
  /// What is there.
  public var actual: String
  /// What is wrong with an edge's properties.
  public var property: Violation?
  /// Of what is there twice, the first one.
  public var first: Subject?

  /// A violation.
  public init(
    subject: Subject, rule: GraphRule, origin: String? = nil, expected: String, actual: String,
    property: Violation? = nil, first: Subject? = nil
  ) {
    self.subject = subject
    self.rule = rule
    self.origin = origin
    self.expected = expected
    self.actual = actual
    self.property = property
    self.first = first
  }
}

/// What is wrong with a graph, in full numbers and the first of it in words.
public struct GraphReport: Sendable {
  /// First twins, then edges, in the order given, of each in the order of `GraphRule`; of each rule at most as many as
  /// the options allow.
  public var violations: [GraphViolation]
  /// How often each rule is broken.
  public var counts: [GraphRule: Int]
  /// Whether something is wrong with each twin.
  public var isTwinWrong: [Bool]
  /// Whether something is wrong with each edge.
  public var isEdgeWrong: [Bool]
}

extension GraphViolation: CustomStringConvertible {
  /// One line.
  public var description: String {
    let place =
      switch subject {
      case .twin(let index): "twin \(index)"
      case .edge(let index): "edge \(index)"
      }
    return "\(place): expected \(expected), found \(actual) [\(rule.rawValue)]"
  }
}
