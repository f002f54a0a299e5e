import TwinModel

extension ContentBuilder {
  /// What a twin type leads to and what leads to it, inherited relationships and components included.
  func relationshipDiagram(of id: ID<Twin>) -> Diagram {
    var star = RelationshipStar(builder: self, subject: Element(id))
    for member in model.effectiveMembers(of: id) { addOutgoing(model.members[member], of: id, to: &star) }
    for aspect in [Aspect.incoming, .embeddedIn] {
      for use in index.uses(of: Element(id), aspect) where use.element != Element(id) && !star.hasAllIncoming {
        guard let member = use.member.map({ model.members[$0] }) else { continue }
        star.addIncoming(from: use.element, connection(member, of: member.twin))
      }
    }
    let incoming: Aspect = index.uses(of: Element(id), .incoming).isEmpty ? .embeddedIn : .incoming
    return star.finished(incomingList: .section(incoming.slug), outgoingList: star.outgoingList)
  }

  private func addOutgoing(_ member: Member, of id: ID<Twin>, to star: inout RelationshipStar) {
    guard member.kind == .component || member.kind == .relationship, !star.hasAllOutgoing else { return }
    let connection = connection(member, of: id)
    switch member.detail {
    case .component(let target): star.addOutgoing(to: .element(Element(target)), connection)
    case .relationship(let id):
      let detail = model.relationshipDetails[id]
      for target in detail.targets {
        star.addOutgoing(to: .element(Element(target)), connection)
      }
      for target in detail.externalTargets {
        star.addOutgoing(to: .named(model.string(target)), connection)
      }
      if detail.targets.isEmpty, detail.externalTargets.isEmpty {
        star.addOutgoing(to: .named("any twin"), connection)
      }
    default: break
    }
  }

  private func connection(_ member: Member, of twin: ID<Twin>) -> RelationshipStar.Connection {
    // The list on the page of the type may lack all of a kind: then they are on a further one.
    let isOnOwnPage = memberPages.page(of: member.name, in: twin) == 0
    var connection = RelationshipStar.Connection(
      name: member.name, label: model.string(member.name), isContainment: member.kind == .component,
      list: isOnOwnPage ? .section(member.kind.section) : .member(twin, member.name))
    guard case .relationship(let id) = member.detail else { return connection }
    let detail = model.relationshipDetails[id]
    connection.relation = detail.relation
    connection.inverse = detail.inverse
    if detail.cardinality != .any { connection.cardinality = detail.cardinality.description }
    if detail.inverseCardinality != .any { connection.inverseCardinality = detail.inverseCardinality.description }
    return connection
  }

  /// The relations that a concept may be the source or the target of.
  func relationshipDiagram(of id: ID<Concept>) -> Diagram {
    var star = RelationshipStar(builder: self, subject: Element(id))
    for use in index.uses(of: Element(id), .domainOf) where !star.hasAllOutgoing {
      let (relation, connection) = connection(use)
      for target in relation.range {
        star.addOutgoing(to: .element(Element(target)), connection)
      }
      if relation.range.isEmpty { star.addOutgoing(to: .named("anything"), connection) }
    }
    for use in index.uses(of: Element(id), .rangeOf) where !star.hasAllIncoming {
      let (relation, connection) = connection(use)
      for source in relation.domain where source != id {
        star.addIncoming(from: Element(source), connection)
      }
    }
    return star.finished(
      incomingList: .section(Aspect.rangeOf.slug), outgoingList: .section(Aspect.domainOf.slug))
  }

  private func connection(_ use: Use) -> (Relation, RelationshipStar.Connection) {
    let id = ID<Relation>(use.element.row)
    let relation = model.relations[id]
    let connection = RelationshipStar.Connection(
      name: relation.header.name, label: model.string(relation.header.name),
      isContainment: relation.characteristics.contains(.containment), list: .section(Aspect.domainOf.slug), relation: id
    )
    return (relation, connection)
  }
}

/// The nodes and edges of a relationship diagram while they are gathered: the subject is the first node, and every edge begins
/// or ends there.
struct RelationshipStar {
  /// One relationship, component or relation.
  struct Connection {
    var name: Symbol
    var label: String
    var isContainment: Bool
    /// The list that it is in, or where it stands itself.
    var list: Target
    var relation: ID<Relation>?
    /// What it says of its own inverse.
    var inverse: Symbol?
    var cardinality = ""
    var inverseCardinality = ""
  }

  /// What stands at the other end.
  enum Other: Hashable {
    case element(Element)
    /// Something that the model does not hold, or anything.
    case named(String)
  }

  let builder: ContentBuilder
  let subject: Element
  private let package: ID<Package>
  private var diagram: Diagram
  private var positions: [Other: Int]
  private var groups: [ID<Package>: Int] = [:]
  /// For each node, its edges and the connections that they were made of.
  private var edges: [Int: [(edge: Int, connection: Connection)]] = [:]
  /// Edges of a node that are not shown.
  private var surplus: [Int: Int] = [:]
  private var shownCounts = (outgoing: 0, incoming: 0)
  private var hidden: (outgoing: Set<Other>, incoming: Set<Other>) = ([], [])
  private var counts = (outgoing: 0, incoming: 0)
  private(set) var outgoingList = Target.section(MemberKind.relationship.section)

  /// How many connections are looked at, of each direction: a page shows a part of more.
  private static let connectionLimit = 4_096
  /// Whether nothing more of a direction is looked at.
  var hasAllOutgoing: Bool { counts.outgoing > Self.connectionLimit }
  var hasAllIncoming: Bool { counts.incoming > Self.connectionLimit }

  /// How many connections to the same neighbour are told apart.
  private static let bundleLimit = 12

  init(builder: ContentBuilder, subject: Element) {
    self.builder = builder
    self.subject = subject
    package = builder.model.header(subject).package
    diagram = Diagram(kind: .relationships, title: "Relationships of " + builder.model.name(subject))
    positions = [.element(subject): 0]
    var node = builder.node(subject, in: package)
    node.role = .subject
    node.group = group(package)
    diagram.nodes = [node]
  }

  private mutating func group(_ package: ID<Package>) -> Int {
    if let group = groups[package] { return group }
    diagram.groups.append(.init(name: builder.model.string(builder.model.packages[package].name)))
    groups[package] = diagram.groups.count - 1
    return diagram.groups.count - 1
  }

  /// The position of `other`; nil where its side is full.
  private mutating func position(of other: Other, isOutgoing: Bool, list: Target) -> Int? {
    if let position = positions[other] { return position }
    let count = isOutgoing ? shownCounts.outgoing : shownCounts.incoming
    guard count < Diagram.sideLimit else {
      if isOutgoing { hidden.outgoing.insert(other) } else { hidden.incoming.insert(other) }
      return nil
    }
    var node: Diagram.Node
    switch other {
    case .element(let element):
      node = builder.node(element, in: package)
      node.group = group(builder.model.header(element).package)
    case .named(let name): node = .init(name: name, target: list, role: .open)
    }
    diagram.nodes.append(node)
    if isOutgoing { shownCounts.outgoing += 1 } else { shownCounts.incoming += 1 }
    positions[other] = diagram.nodes.count - 1
    return diagram.nodes.count - 1
  }

  mutating func addOutgoing(to other: Other, _ connection: Connection) {
    if counts.outgoing == 0 { outgoingList = connection.list }
    counts.outgoing += 1
    if hasAllOutgoing { return }
    guard let node = position(of: other, isOutgoing: true, list: connection.list) else { return }
    // A pair of inverses between things of the same type is one line.
    if node == 0, pair(connection, at: node) { return }
    add(connection, node: node, from: 0, to: node)
  }

  mutating func addIncoming(from element: Element, _ connection: Connection) {
    counts.incoming += 1
    if hasAllIncoming { return }
    let other = Other.element(element)
    if let node = positions[other], pair(connection, at: node) { return }
    guard let node = position(of: other, isOutgoing: false, list: connection.list) else { return }
    add(connection, node: node, from: node, to: 0)
  }

  private mutating func add(_ connection: Connection, node: Int, from: Int, to: Int) {
    guard edges[node, default: []].count < Self.bundleLimit else {
      surplus[node, default: 0] += 1
      return
    }
    var edge = Diagram.Edge(
      from: from, to: to, kind: connection.isContainment ? .contains : .relates, label: connection.label,
      cardinality: connection.cardinality)
    if let inverse = connection.inverse { edge.inverse = builder.model.string(inverse) }
    edge.inverseCardinality = connection.inverseCardinality
    diagram.edges.append(edge)
    edges[node, default: []].append((diagram.edges.count - 1, connection))
  }

  /// Draws `connection` with the one that it reads backwards, where that is there already and has no other yet.
  private mutating func pair(_ connection: Connection, at node: Int) -> Bool {
    for (edge, other) in edges[node] ?? [] where diagram.edges[edge].from == 0 {
      let isPair = other.inverse == connection.name || connection.inverse == other.name || areInverse(connection, other)
      let has = diagram.edges[edge].inverse
      guard isPair, has.isEmpty || has == connection.label else { continue }
      diagram.edges[edge].inverse = connection.label
      if diagram.edges[edge].inverseCardinality.isEmpty {
        diagram.edges[edge].inverseCardinality = connection.cardinality
      }
      return true
    }
    return false
  }

  private func areInverse(_ a: Connection, _ b: Connection) -> Bool {
    guard let first = a.relation, let second = b.relation, first != second else { return false }
    return builder.model.relations[first].inverse == second || builder.model.relations[second].inverse == first
  }

  /// The diagram, with a place on each side for those that are not shown.
  func finished(incomingList: Target, outgoingList: Target) -> Diagram {
    var diagram = diagram
    for (node, count) in surplus.sorted(by: { $0.key < $1.key }) {
      guard let last = edges[node]?.last?.edge else { continue }
      diagram.edges[last].remark = "and \(count) more"
    }
    func addMore(_ count: Int, isOutgoing: Bool, isOpen: Bool) {
      guard count > 0 else { return }
      let name = isOpen ? "+ more than \(count)" : "+ \(count) more"
      diagram.nodes.append(.init(name: name, target: isOutgoing ? outgoingList : incomingList, role: .more))
      let node = diagram.nodes.count - 1
      diagram.edges.append(.init(from: isOutgoing ? 0 : node, to: isOutgoing ? node : 0, kind: .relates))
    }
    addMore(hidden.outgoing.count, isOutgoing: true, isOpen: hasAllOutgoing)
    addMore(hidden.incoming.count, isOutgoing: false, isOpen: hasAllIncoming)
    return diagram
  }
}
