import TwinModel
import TwinOutput

extension ModelDocument {
  func member(_ member: Member) -> JSONValue {
    var entries: [(String, JSONValue?)] = [
      ("id", .string(model.identity(of: member))), ("name", text(member.name)), ("kind", .string(member.kind.name)),
      ("required", flag(member.isRequired)), ("writable", flag(member.isWritable)),
      ("value", member.value.map { value($0) }), ("point", member.point.map { id($0) }),
      ("refines", member.refines.map { id($0) }), ("metadata", metadata(member.metadata)),
    ]
    switch member.detail {
    case .none: break
    case .telemetry(let id): entries.append(("telemetry", telemetry(model.telemetryDetails[id])))
    case .event(let severity): entries.append(("severity", severity.isEmpty ? nil : text(severity)))
    case .command(let request, let response):
      entries.append(("request", request.map { field(model.fields[$0]) }))
      entries.append(("response", response.map { field(model.fields[$0]) }))
    case .relationship(let id): entries.append(("relationship", relationship(model.relationshipDetails[id])))
    case .component(let twin): entries.append(("component", id(twin)))
    }
    return .object(entries.compactMap { key, value in value.map { JSONEntry(key, $0) } })
  }

  private func telemetry(_ detail: TelemetryDetail) -> JSONValue {
    .object([
      "samplingMilliseconds": detail.sampling.map { number(Number($0)) },
      "freshnessMilliseconds": detail.freshness.map { number(Number($0)) },
    ])
  }

  private func relationship(_ detail: RelationshipDetail) -> JSONValue {
    .object([
      "relation": detail.relation.map { id($0) },
      "targets": list(detail.targets, id),
      "externalTargets": texts(detail.externalTargets),
      "cardinality": .string(detail.cardinality.description),
      "inverseCardinality": .string(detail.inverseCardinality.description),
      "inverse": optionalText(detail.inverse),
      "properties": list(model.fields[detail.properties], field),
    ])
  }

  func value(_ value: ValueSpec) -> JSONValue {
    .object([
      "type": type(model.dataTypes[value.type]),
      "constraints": constraints(value.constraints),
      "quantity": value.quantity.map { id($0) },
      "unit": value.unit.map { id($0) },
    ])
  }

  /// The depth of a type is bounded by the readers' limit on nesting; recursion passes through schemas, which are references.
  private func type(_ type: DataType) -> JSONValue {
    switch type {
    case .primitive(let primitive): .string(primitive.name)
    case .array(let element): .object(["array": field(model.fields[element])])
    case .map(let key, let value):
      .object(["map": .object(["key": field(model.fields[key]), "value": field(model.fields[value])])])
    case .object(let fields): .object(["object": .array(model.fields[fields].map { field($0) })])
    case .enumeration(let id): .object(["enum": enumeration(model.enumerations[id])])
    case .schema(let schema): .object(["schema": id(schema)])
    }
  }

  private func field(_ field: Field) -> JSONValue {
    .object([
      "name": field.name.isEmpty ? nil : text(field.name), "value": value(field.value),
      "required": flag(field.isRequired),
      "writable": flag(field.isWritable), "metadata": metadata(field.metadata),
    ])
  }

  private func enumeration(_ enumeration: Enumeration) -> JSONValue {
    let encoding =
      switch enumeration.encoding {
      case .name: "name"
      case .integer: "integer"
      case .string: "string"
      }
    return .object([
      "encoding": .string(encoding), "open": flag(enumeration.isOpen),
      "values": .array(
        model.enumerationValues[enumeration.values].map { value in
          .object([
            "name": text(value.name), "encoded": literal(value.encoded), "metadata": metadata(value.metadata),
          ])
        }),
    ])
  }

  /// Constraints by their words, examples as a list. Of a constraint that stands twice, which no reader makes, the first counts.
  private func constraints(_ range: IDRange<Constraint>) -> JSONValue? {
    var entries: [JSONEntry] = []
    var examples: [JSONValue] = []
    func add(_ key: String, _ value: JSONValue) {
      if !entries.contains(where: { $0.key == key }) { entries.append(JSONEntry(key, value)) }
    }
    for constraint in model.constraints[range] {
      switch constraint {
      case .minimum(let bound): add("minimum", number(bound))
      case .maximum(let bound): add("maximum", number(bound))
      case .exclusiveMinimum(let bound): add("exclusiveMinimum", number(bound))
      case .exclusiveMaximum(let bound): add("exclusiveMaximum", number(bound))
      case .multipleOf(let divisor): add("multipleOf", number(divisor))
      case .precision(let digits): add("precision", .integer(Int64(digits)))
      case .minLength(let length): add("minLength", .integer(Int64(length)))
      case .maxLength(let length): add("maxLength", .integer(Int64(length)))
      case .pattern(let pattern): add("pattern", text(pattern))
      case .minItems(let count): add("minItems", .integer(Int64(count)))
      case .maxItems(let count): add("maxItems", .integer(Int64(count)))
      case .uniqueItems: add("uniqueItems", true)
      case .const(let id): add("const", literal(model.literals[id]))
      case .default(let id): add("default", literal(model.literals[id]))
      case .example(let id): examples.append(literal(model.literals[id]))
      }
    }
    if !examples.isEmpty { entries.append(JSONEntry("examples", .array(examples))) }
    return entries.isEmpty ? nil : .object(entries)
  }
}
