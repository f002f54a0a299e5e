import TwinModel
import TwinOutput

extension ModelDocument {
  func member(_ id: ID<Member>, _ json: inout JSONWriter) {
    let member = model.members[id]
    json.beginObject()
    if case .component(let twin) = member.detail {
      json.key("component")
      reference(twin, &json)
    }
    json.key("id")
    reference(id, &json)
    json.key("kind")
    json.string(member.kind.name)
    metadata(member.metadata, &json)
    text("name", member.name, &json)
    if let point = member.point {
      json.key("point")
      reference(point, &json)
    }
    if let refined = member.refines {
      json.key("refines")
      reference(refined, &json)
    }
    if case .relationship(let id) = member.detail { relationship(model.relationshipDetails[id], &json) }
    if case .command(let request?, _) = member.detail { field("request", request, &json) }
    flag("required", member.isRequired, &json)
    if case .command(_, let response?) = member.detail { field("response", response, &json) }
    if case .event(let severity) = member.detail, !severity.isEmpty { text("severity", severity, &json) }
    if case .telemetry(let id) = member.detail { telemetry(model.telemetryDetails[id], &json) }
    if let value = member.value { self.value("value", value, &json) }
    flag("writable", member.isWritable, &json)
    json.endObject()
  }

  private func telemetry(_ detail: TelemetryDetail, _ json: inout JSONWriter) {
    json.key("telemetry")
    json.beginObject()
    if let freshness = detail.freshness { number("freshnessMilliseconds", Number(freshness), &json) }
    if let sampling = detail.sampling { number("samplingMilliseconds", Number(sampling), &json) }
    json.endObject()
  }

  private func relationship(_ detail: RelationshipDetail, _ json: inout JSONWriter) {
    json.key("relationship")
    json.beginObject()
    json.key("cardinality")
    json.string(detail.cardinality.description)
    texts("externalTargets", detail.externalTargets, &json)
    text("inverse", detail.inverse, &json)
    json.key("inverseCardinality")
    json.string(detail.inverseCardinality.description)
    json.array("properties") { json in for id in detail.properties { field(model.fields[id], &json) } }
    if let relation = detail.relation {
      json.key("relation")
      reference(relation, &json)
    }
    json.array("targets") { json in for target in detail.targets { reference(target, &json) } }
    json.endObject()
  }

  func value(_ key: StaticString, _ value: ValueSpec, _ json: inout JSONWriter) {
    json.key(key)
    json.beginObject()
    constraints(value.constraints, &json)
    if let quantity = value.quantity {
      json.key("quantity")
      reference(quantity, &json)
    }
    json.key("type")
    type(model.dataTypes[value.type], &json)
    if let unit = value.unit {
      json.key("unit")
      reference(unit, &json)
    }
    json.endObject()
  }

  /// The depth of a type is bounded by the readers' limit on nesting; recursion passes through schemas, which are references.
  private func type(_ type: DataType, _ json: inout JSONWriter) {
    if case .primitive(let primitive) = type { return json.string(primitive.name) }
    json.beginObject()
    switch type {
    case .primitive: break
    case .array(let element): field("array", element, &json)
    case .map(let key, let value):
      json.key("map")
      json.beginObject()
      field("key", key, &json)
      field("value", value, &json)
      json.endObject()
    case .object(let fields):
      json.key("object")
      json.beginArray()
      for id in fields { field(model.fields[id], &json) }
      json.endArray()
    case .enumeration(let id):
      json.key("enum")
      enumeration(model.enumerations[id], &json)
    case .schema(let schema):
      json.key("schema")
      reference(schema, &json)
    }
    json.endObject()
  }

  private func field(_ key: StaticString, _ id: ID<Field>, _ json: inout JSONWriter) {
    json.key(key)
    field(model.fields[id], &json)
  }

  private func field(_ field: Field, _ json: inout JSONWriter) {
    json.beginObject()
    metadata(field.metadata, &json)
    if !field.name.isEmpty { text("name", field.name, &json) }
    flag("required", field.isRequired, &json)
    value("value", field.value, &json)
    flag("writable", field.isWritable, &json)
    json.endObject()
  }

  private func enumeration(_ enumeration: Enumeration, _ json: inout JSONWriter) {
    json.beginObject()
    json.key("encoding")
    switch enumeration.encoding {
    case .name: json.string("name")
    case .integer: json.string("integer")
    case .string: json.string("string")
    }
    flag("open", enumeration.isOpen, &json)
    json.key("values")
    json.beginArray()
    for id in enumeration.values {
      let value = model.enumerationValues[id]
      json.beginObject()
      json.key("encoded")
      literal(value.encoded, &json)
      metadata(value.metadata, &json)
      text("name", value.name, &json)
      json.endObject()
    }
    json.endArray()
    json.endObject()
  }

  // MARK: Constraints

  /// Constraints by their words, examples as a list. Of a constraint that stands twice, which no reader makes, the first counts.
  private func constraints(_ range: IDRange<Constraint>, _ json: inout JSONWriter) {
    guard !range.isEmpty else { return }
    json.object("constraints") { json in
      // As many passes as there are keys, which are few.
      var place = -1
      while let next = next(after: place, in: range) {
        place = model.constraints[next].place
        json.key(model.constraints[next].keyword.utf8Span.span)
        guard case .example = model.constraints[next] else {
          constraint(model.constraints[next], &json)
          continue
        }
        json.beginArray()
        for id in range where model.constraints[id].place == place { constraint(model.constraints[id], &json) }
        json.endArray()
      }
    }
  }

  /// The first of those constraints whose key comes next.
  private func next(after place: Int, in range: IDRange<Constraint>) -> ID<Constraint>? {
    var found: ID<Constraint>?
    var least = Int.max
    for id in range {
      let candidate = model.constraints[id].place
      if candidate > place, candidate < least { (found, least) = (id, candidate) }
    }
    return found
  }

  private func constraint(_ constraint: Constraint, _ json: inout JSONWriter) {
    switch constraint {
    case .minimum(let bound), .maximum(let bound), .exclusiveMinimum(let bound), .exclusiveMaximum(let bound),
      .multipleOf(let bound):
      number(bound, &json)
    case .precision(let count), .minLength(let count), .maxLength(let count), .minItems(let count),
      .maxItems(let count):
      json.integer(Int64(count))
    case .pattern(let pattern): json.string(model.symbols.utf8(pattern))
    case .uniqueItems: json.boolean(true)
    case .const(let id), .default(let id), .example(let id): literal(model.literals[id], &json)
    }
  }
}

extension Constraint {
  /// Where its key stands among those of a value.
  fileprivate var place: Int {
    switch self {
    case .const: 0
    case .default: 1
    case .example: 2
    case .exclusiveMaximum: 3
    case .exclusiveMinimum: 4
    case .maxItems: 5
    case .maxLength: 6
    case .maximum: 7
    case .minItems: 8
    case .minLength: 9
    case .minimum: 10
    case .multipleOf: 11
    case .pattern: 12
    case .precision: 13
    case .uniqueItems: 14
    }
  }
}
