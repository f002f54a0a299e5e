import TwinModel

/// An element that holds a value, with what the value is.
struct ValueCarrier {
  /// A member, a schema, or a field of any role.
  var element: ElementRef
  /// What it holds.
  var value: ValueSpec
  /// Whether it narrows an inherited member, whose type it shares.
  var isNarrowed = false
}

extension CheckRun {
  /// What holds a value among the elements that the rule looks at: members, schemas, and fields with or without a name.
  var valueCarriers: [ValueCarrier] {
    var result: [ValueCarrier] = []
    for id in members {
      let member = model.members[id]
      guard let value = member.value else { continue }
      result.append(ValueCarrier(element: .member(id), value: value, isNarrowed: member.refines != nil))
    }
    for id in schemas { result.append(ValueCarrier(element: .schema(id), value: model.schemas[id].value)) }
    guard selection.contains(.field) else { return result }
    for (index, field) in model.fields.rows.enumerated()
    where covers(field.place) && facts.parent(of: ID<Field>(index)) != nil {
      result.append(ValueCarrier(element: .field(ID(index)), value: field.value))
    }
    return result
  }

  /// Whether `field` is a property of a relationship.
  func isEdgeProperty(_ field: ID<Field>) -> Bool {
    guard facts.role(of: field) == .named, case .member(let id)? = facts.parent(of: field) else { return false }
    return model.members[id].kind == .relationship
  }
}

extension Model {
  /// The types that a type is made of directly.
  func parts(of type: ID<DataType>) -> [ID<DataType>] {
    switch dataTypes[type] {
    case .primitive, .enumeration: []
    case .array(let element): [fields[element].value.type]
    case .map(let key, let value): [fields[key].value.type, fields[value].value.type]
    case .object(let fields): fields.map { self.fields[$0].value.type }
    case .schema(let schema): [schemas[schema].value.type]
    }
  }

  /// The word for a type's shape; the name of a primitive.
  func shapeWord(_ type: ID<DataType>) -> String {
    switch dataTypes[type] {
    case .primitive(let primitive): primitive.name
    case .array: "array"
    case .map: "map"
    case .object: "object"
    case .enumeration: "enum"
    case .schema: "schema"
    }
  }
}

/// The words for shapes of values that are no primitives.
let complexShapes = ["array", "map", "object", "enum"]
