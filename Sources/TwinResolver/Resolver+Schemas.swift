import TwinModel
import TwinReaders
import TwinSource

extension Resolver {
  /// Fills schemas and points, and reports schemas that no finite value can have.
  mutating func fillSchemas() {
    for (row, origin) in schemaOrigins.enumerated() {
      let header = model.schemas.rows[row].header
      let subject = Subject.element(header)
      if primitive(header.name) != nil { reportReserved(header) }
      let value = files[origin.file].schemas[origin.row].value
      if let spec = resolve(value, narrowing: nil, in: origin.file, subject) { model.schemas.rows[row].value = spec }
    }
    inheritUnitsOfSchemas()
    reportCycles(
      model.schemas.rows.map { ($0.header, schemasNeeded(by: $0.value, depth: 0)) }, kind: "schema", key: "type")
    for (row, origin) in pointOrigins.enumerated() {
      let subject = Subject.element(model.points.rows[row].header)
      let value = files[origin.file].points[origin.row].value
      if let spec = resolve(value, narrowing: nil, in: origin.file, subject) { model.points.rows[row].value = spec }
    }
  }

  /// The built-in type would win wherever the schema is named.
  private mutating func reportReserved(_ header: ElementHeader) {
    findings.append(
      Finding(
        "structure/reserved-name", .error, "`\(model.string(header.name))` is the name of a built-in type",
        at: header.place, notes: ["no value could refer to the schema; give it another name"],
        subject: model.identity(header)))
  }

  /// A schema or field whose type is another schema takes its quantity and unit, whatever the order of declarations.
  private mutating func inheritUnitsOfSchemas() {
    var isSettled = [Bool](repeating: false, count: model.schemas.count)
    for root in model.schemas.ids {
      var chain: [ID<Schema>] = []
      var current = root
      while !isSettled[current.index] {
        isSettled[current.index] = true
        guard model.schemas[current].value.quantity == nil,
          case .schema(let next) = model.dataTypes[model.schemas[current].value.type]
        else { break }
        chain.append(current)
        current = next
      }
      let source = model.schemas[current].value
      for schema in chain {
        model.schemas[schema].value.quantity = source.quantity
        model.schemas[schema].value.unit = source.unit
      }
    }
    for field in model.fields.ids where model.fields[field].value.quantity == nil {
      guard case .schema(let schema) = model.dataTypes[model.fields[field].value.type] else { continue }
      model.fields[field].value.quantity = model.schemas[schema].value.quantity
      model.fields[field].value.unit = model.schemas[schema].value.unit
    }
  }

  /// Schemas of which every value of `value` holds one: through renaming, required fields, arrays that may not be empty.
  private func schemasNeeded(by value: ValueSpec, depth: Int) -> [Int] {
    guard depth < 70 else { return [] }
    switch model.dataTypes[value.type] {
    case .primitive, .enumeration, .map: return []
    case .schema(let schema): return [schema.index]
    case .array(let element):
      let isFilled = model.constraints[value.constraints].contains { constraint in
        if case .minItems(let count) = constraint { return count > 0 }
        return false
      }
      return isFilled ? schemasNeeded(by: model.fields[element].value, depth: depth + 1) : []
    case .object(let fields):
      return model.fields[fields].filter(\.isRequired).flatMap { schemasNeeded(by: $0.value, depth: depth + 1) }
    }
  }
}
