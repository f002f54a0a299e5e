public import TwinModel

/// What is worked out once about a model, for all checks: who encloses what, what is below what, who points where, the words
/// that names are made of. O(model).
public struct ModelFacts: Sendable {
  /// Encloses each field: a member, schema, point, or another field; nil for rows that nothing leads to.
  private var fieldParents: [ElementRef?]
  /// How each field stands in what encloses it.
  private var fieldRoles: [FieldRole]
  /// Encloses each value of an enumeration.
  private var valueParents: [ElementRef?]
  /// Types directly below each type.
  public private(set) var children: [[ID<Twin>]]
  /// Relationships that name each type as a target.
  public private(set) var incoming: [[ID<Member>]]
  /// Components that are of each type.
  public private(set) var uses: [[ID<Member>]]
  /// Concepts above each concept, itself first.
  private var conceptClosures: [[ID<Concept>]]
  /// Relations above each relation, itself first.
  private var relationClosures: [[ID<Relation>]]
  /// The words of every name.
  public let words: NameWords
  /// Every element that has a name.
  let elements: ElementColumns

  /// How a field stands in what encloses it.
  public enum FieldRole: UInt8, Sendable {
    /// A named field of an object, or a property of a relationship.
    case named
    case element, key, value, request, response
  }

  /// Works it out.
  public init(_ model: Model) {
    var owners = OwnerWalk(model)
    owners.run()
    fieldParents = owners.fieldParents
    fieldRoles = owners.fieldRoles
    valueParents = owners.valueParents
    children = [[ID<Twin>]](repeating: [], count: model.twins.count)
    for twin in model.twins.ids {
      for parent in model.twins[twin].parents { children[parent.index].append(twin) }
    }
    incoming = [[ID<Member>]](repeating: [], count: model.twins.count)
    uses = incoming
    for member in model.members.ids {
      switch model.members[member].detail {
      case .relationship(let detail):
        for target in model.relationshipDetails[detail].targets { incoming[target.index].append(member) }
      case .component(let twin): uses[twin.index].append(member)
      default: break
      }
    }
    conceptClosures = closures(model.concepts.count) { model.concepts.rows[$0].broader }
    relationClosures = closures(model.relations.count) { model.relations.rows[$0].broader }
    words = NameWords(model)
    elements = ElementColumns(model) { owners.fieldRoles[$0.index] == .named && owners.fieldParents[$0.index] != nil }
  }

  /// What encloses a field, if anything.
  public func parent(of field: ID<Field>) -> ElementRef? { fieldParents[field.index] }
  /// What encloses a value of an enumeration.
  public func parent(of value: ID<EnumerationValue>) -> ElementRef? { valueParents[value.index] }
  /// How a field stands in what encloses it.
  public func role(of field: ID<Field>) -> FieldRole { fieldRoles[field.index] }
  /// Whether it is a field of an object or a property of a relationship.
  public func isNamedField(_ field: ID<Field>) -> Bool {
    fieldRoles[field.index] == .named && fieldParents[field.index] != nil
  }

  /// `concept` and everything above it.
  public func closure(of concept: ID<Concept>) -> [ID<Concept>] { conceptClosures[concept.index] }
  /// `relation` and everything above it.
  public func closure(of relation: ID<Relation>) -> [ID<Relation>] { relationClosures[relation.index] }
  /// Whether `concept` is one of `others` or below one of them.
  public func isConcept(_ concept: ID<Concept>, within others: [ID<Concept>]) -> Bool {
    conceptClosures[concept.index].contains { others.contains($0) }
  }
}

/// For each row, itself and what is above it, nearest first. Cycles, which have a finding of their own, end. Of what is above one row the
/// nearest 255 count, so that a chain without end stays cheap; taxonomies are a dozen levels deep.
private func closures<Row>(_ count: Int, _ above: (Int) -> [ID<Row>]) -> [[ID<Row>]] {
  let limit = 256
  var marks = [Int](repeating: -1, count: count)
  return (0..<count).map { row in
    var found = [ID<Row>(row)]
    marks[row] = row
    var next = 0
    while next < found.count, found.count < limit {
      for other in above(found[next].index) where marks[other.index] != row && found.count < limit {
        marks[other.index] = row
        found.append(other)
      }
      next += 1
    }
    return found
  }
}

/// Finds what encloses each field and value of an enumeration, by walking all values down. No recursion: nesting is input.
private struct OwnerWalk {
  let model: Model
  var fieldParents: [ElementRef?]
  var fieldRoles: [ModelFacts.FieldRole]
  var valueParents: [ElementRef?]
  private var pending: [(type: ID<DataType>, parent: ElementRef)] = []

  init(_ model: Model) {
    self.model = model
    fieldParents = [ElementRef?](repeating: nil, count: model.fields.count)
    fieldRoles = [ModelFacts.FieldRole](repeating: .named, count: model.fields.count)
    valueParents = [ElementRef?](repeating: nil, count: model.enumerationValues.count)
  }

  mutating func run() {
    for id in model.schemas.ids { walk(model.schemas[id].value, .schema(id)) }
    for id in model.points.ids { walk(model.points[id].value, .point(id)) }
    // A member that narrows another shares its type: fields belong to the one that declares them.
    for id in model.members.ids where model.members[id].refines == nil { walk(id) }
    for id in model.members.ids where model.members[id].refines != nil { walk(id) }
  }

  private mutating func walk(_ id: ID<Member>) {
    let member = model.members[id]
    if let value = member.value { walk(value, .member(id)) }
    switch member.detail {
    case .command(let request, let response):
      if let request { visit(request, .request, .member(id)) }
      if let response { visit(response, .response, .member(id)) }
    case .relationship(let detail):
      for field in model.relationshipDetails[detail].properties { visit(field, .named, .member(id)) }
    default: break
    }
    drain()
  }

  private mutating func walk(_ value: ValueSpec, _ parent: ElementRef) {
    pending.append((value.type, parent))
    drain()
  }

  private mutating func drain() {
    while let (type, parent) = pending.popLast() {
      switch model.dataTypes[type] {
      case .primitive, .schema: break
      case .array(let element): visit(element, .element, parent)
      case .map(let key, let value):
        visit(key, .key, parent)
        visit(value, .value, parent)
      case .object(let fields): for field in fields { visit(field, .named, parent) }
      case .enumeration(let enumeration):
        for value in model.enumerations[enumeration].values where valueParents[value.index] == nil {
          valueParents[value.index] = parent
        }
      }
    }
  }

  private mutating func visit(_ field: ID<Field>, _ role: ModelFacts.FieldRole, _ parent: ElementRef) {
    guard fieldParents[field.index] == nil else { return }
    fieldParents[field.index] = parent
    fieldRoles[field.index] = role
    pending.append((model.fields[field].value.type, .field(field)))
  }
}
