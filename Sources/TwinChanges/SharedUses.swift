import TwinModel

/// Who uses shared schemas and points, and where the values stand. How anything else depends on anything, which takes longer to
/// find out, is told by `DependencyIndex`.
struct SharedUses {
  private var membersOfSchema: [[(member: ID<Member>, positions: ValuePositions)]]
  private var schemasOfSchema: [[ID<Schema>]]
  private var pointsOfSchema: [[ID<Point>]]
  private var membersOfPoint: [[(member: ID<Member>, positions: ValuePositions)]]

  /// Looks through all values. O(model).
  init(_ model: Model) {
    membersOfSchema = Array(repeating: [], count: model.schemas.count)
    schemasOfSchema = Array(repeating: [], count: model.schemas.count)
    pointsOfSchema = Array(repeating: [], count: model.schemas.count)
    membersOfPoint = Array(repeating: [], count: model.points.count)
    for id in model.schemas.ids {
      for used in Self.schemas(in: model.schemas[id].value.type, of: model) { schemasOfSchema[used.index].append(id) }
    }
    for id in model.points.ids {
      for used in Self.schemas(in: model.points[id].value.type, of: model) { pointsOfSchema[used.index].append(id) }
    }
    for id in model.members.ids { add(id, of: model) }
  }

  private mutating func add(_ id: ID<Member>, of model: Model) {
    let member = model.members[id]
    let position = Self.position(of: member)
    if let point = member.point { membersOfPoint[point.index].append((id, position)) }
    if let value = member.value { add(value.type, id, position, of: model) }
    switch member.detail {
    case .command(let request, let response):
      if let request { add(model.fields[request].value.type, id, .request, of: model) }
      if let response { add(model.fields[response].value.type, id, .response, of: model) }
    case .relationship(let detail):
      for field in model.relationshipDetails[detail].properties {
        add(
          model.fields[field].value.type, id, model.fields[field].isWritable ? .writableProperty : .property, of: model)
      }
    default: break
    }
  }

  /// Where the value of `member` itself stands.
  static func position(of member: Member) -> ValuePositions {
    member.kind == .property ? member.isWritable ? .writableProperty : .property : .stream
  }

  private mutating func add(
    _ type: ID<DataType>, _ member: ID<Member>, _ position: ValuePositions, of model: Model
  ) {
    for schema in Self.schemas(in: type, of: model) { membersOfSchema[schema.index].append((member, position)) }
  }

  /// The schemas that a type names, not those that they name in turn. Types of one value form a tree, as deep as values nest.
  private static func schemas(in type: ID<DataType>, of model: Model) -> [ID<Schema>] {
    if case .primitive = model.dataTypes[type] { return [] }
    var found: [ID<Schema>] = []
    var pending = [type]
    while let next = pending.popLast() {
      switch model.dataTypes[next] {
      case .primitive, .enumeration: break
      case .schema(let schema): found.append(schema)
      case .array(let element): pending.append(model.fields[element].value.type)
      case .map(let key, let value): pending += [model.fields[key].value.type, model.fields[value].value.type]
      case .object(let fields): pending += fields.map { model.fields[$0].value.type }
      }
    }
    return found
  }

  /// Members that hold values of `schema`, directly or inside others, and where those stand.
  func uses(of schema: ID<Schema>) -> (members: [ID<Member>], positions: ValuePositions) {
    var seen: Set<ID<Schema>> = [schema]
    var pending = [schema]
    var members: [ID<Member>] = []
    var positions: ValuePositions = []
    while let next = pending.popLast() {
      for use in membersOfSchema[next.index] {
        members.append(use.member)
        positions.formUnion(use.positions)
      }
      for point in pointsOfSchema[next.index] {
        for use in membersOfPoint[point.index] {
          members.append(use.member)
          positions.formUnion(use.positions)
        }
      }
      for other in schemasOfSchema[next.index] where seen.insert(other).inserted { pending.append(other) }
    }
    return (members, positions)
  }

  /// Members that use `point`, and where their values stand.
  func uses(of point: ID<Point>) -> (members: [ID<Member>], positions: ValuePositions) {
    let uses = membersOfPoint[point.index]
    return (uses.map(\.member), uses.reduce(into: []) { $0.formUnion($1.positions) })
  }
}
