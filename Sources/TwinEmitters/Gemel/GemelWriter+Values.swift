internal import TwinModel
import TwinOutput

extension GemelWriter {
  /// Entries of a value: shape, quantity, unit, then `flags`, then constraints. What `base` has too is left out: it is
  /// inherited.
  func value(_ spec: ValueSpec, base: ValueSpec? = nil, flags: [YAMLEntry] = []) -> [YAMLEntry] {
    var entries = shape(spec.type)
    if !takesUnitOfSchema(spec) {
      if let quantity = spec.quantity { entries.append(YAMLEntry("quantity", name(quantity))) }
      if let unit = spec.unit { entries.append(YAMLEntry("unit", name(unit))) }
    }
    entries += flags + constraints(spec.constraints)
    guard let base else { return entries }
    let inherited = Set(value(base))
    return entries.filter { !inherited.contains($0) }
  }

  /// Whether the quantity and unit are those of the schema that is the type, so that they need not be said again.
  private func takesUnitOfSchema(_ spec: ValueSpec) -> Bool {
    guard case .schema(let id) = model.dataTypes[spec.type] else { return false }
    let schema = model.schemas[id].value
    return schema.quantity == spec.quantity && schema.unit == spec.unit
  }

  private func shape(_ type: ID<DataType>) -> [YAMLEntry] {
    switch model.dataTypes[type] {
    case .primitive(let primitive): return [YAMLEntry("type", .text(primitive.name))]
    case .schema(let schema): return [YAMLEntry("type", name(model.schemas[schema].header))]
    case .array(let element): return [YAMLEntry("array", field(model.fields[element], isNamed: true))]
    case .object(let fields): return [YAMLEntry("object", self.fields(fields))]
    case .map(let key, let value):
      var entries = [YAMLEntry("map", field(model.fields[value], isNamed: true))]
      let keys = field(model.fields[key], isNamed: true)
      if keys != .text("string") { entries.append(YAMLEntry("keys", keys)) }
      return entries
    case .enumeration(let id): return enumeration(model.enumerations[id])
    }
  }

  /// Fields under their names.
  func fields(_ range: IDRange<Field>) -> YAMLNode {
    let entries = model.fields[range].map { YAMLEntry(string($0.name), field($0, isNamed: false)) }
    // An object is easier to read with a line per field, unless it is of one or two simple ones.
    let isShort = entries.count <= 3 && entries.allSatisfy { if case .text = $0.value { true } else { false } }
    return .mapping(entries, isSection: !isShort)
  }

  /// A field: the name of its type where that says it all. `isNamed` where the name is a key of its own.
  func field(_ field: Field, isNamed: Bool) -> YAMLNode {
    var flags: [YAMLEntry] = []
    if isNamed, !field.name.isEmpty { flags.append(YAMLEntry("name", text(field.name))) }
    if field.isRequired { flags.append(YAMLEntry("required", .word("true"))) }
    if field.isWritable { flags.append(YAMLEntry("writable", .word("true"))) }
    var entries = value(field.value, flags: flags)
    entries += leadingMetadata(field.metadata) + trailingMetadata(field.metadata)
    return shortened(entries)
  }

  /// The type's name alone where there is no other entry.
  func shortened(_ entries: [YAMLEntry], key: String = "type") -> YAMLNode {
    entries.count == 1 && entries[0].key == key ? entries[0].value : .mapping(entries)
  }

  private func enumeration(_ row: Enumeration) -> [YAMLEntry] {
    let values = model.enumerationValues[row.values]
    var entries: [YAMLEntry] = []
    if row.encoding == .name, values.allSatisfy({ $0.metadata == nil }) {
      entries.append(YAMLEntry("enum", .sequence(values.map { text($0.name) })))
    } else {
      entries.append(
        YAMLEntry("enum", .mapping(values.map { YAMLEntry(string($0.name), enumerationValue($0, row.encoding)) })))
    }
    if row.isOpen { entries.append(YAMLEntry("open", .word("true"))) }
    switch row.encoding {
    case .name: break
    case .integer: if values.isEmpty { entries.append(YAMLEntry("encoding", .word("integer"))) }
    case .string: if values.isEmpty { entries.append(YAMLEntry("encoding", .word("string"))) }
    }
    return entries
  }

  private func enumerationValue(_ row: EnumerationValue, _ encoding: Enumeration.Encoding) -> YAMLNode {
    var entries: [YAMLEntry] = []
    if encoding != .name { entries.append(YAMLEntry("value", literal(row.encoded))) }
    entries += leadingMetadata(row.metadata) + trailingMetadata(row.metadata)
    return shortened(entries, key: "value")
  }

  private func constraints(_ range: IDRange<Constraint>) -> [YAMLEntry] {
    var entries: [YAMLEntry] = []
    var examples: [YAMLNode] = []
    for constraint in model.constraints[range] {
      switch constraint {
      case .minimum(let number): entries.append(YAMLEntry("minimum", .word(number.description)))
      case .maximum(let number): entries.append(YAMLEntry("maximum", .word(number.description)))
      case .exclusiveMinimum(let number): entries.append(YAMLEntry("exclusiveMinimum", .word(number.description)))
      case .exclusiveMaximum(let number): entries.append(YAMLEntry("exclusiveMaximum", .word(number.description)))
      case .multipleOf(let number): entries.append(YAMLEntry("multipleOf", .word(number.description)))
      case .precision(let count): entries.append(YAMLEntry("precision", .word("\(count)")))
      case .minLength(let count): entries.append(YAMLEntry("minLength", .word("\(count)")))
      case .maxLength(let count): entries.append(YAMLEntry("maxLength", .word("\(count)")))
      case .pattern(let pattern): entries.append(YAMLEntry("pattern", text(pattern)))
      case .minItems(let count): entries.append(YAMLEntry("minItems", .word("\(count)")))
      case .maxItems(let count): entries.append(YAMLEntry("maxItems", .word("\(count)")))
      case .uniqueItems: entries.append(YAMLEntry("uniqueItems", .word("true")))
      case .const(let id): entries.append(YAMLEntry("const", literal(model.literals[id])))
      case .default(let id): entries.append(YAMLEntry("default", literal(model.literals[id])))
      case .example(let id): examples.append(literal(model.literals[id]))
      }
    }
    if !examples.isEmpty { entries.append(YAMLEntry("examples", .sequence(examples))) }
    return entries
  }
}
