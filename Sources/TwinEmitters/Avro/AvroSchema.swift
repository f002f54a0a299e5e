import TwinModel
import TwinOutput

/// The Avro schema (1.11 and later) of `document`. Names do not hold the version, so that readers of one version resolve data of another.
func avroSchema(of document: EmittedDocument, in model: Model) -> [UInt8] {
  var writer = AvroWriter(model: model)
  let twin = model.twins[document.twin]
  let words = document.words(in: model)
  let name = writer.name(twin.header, words: words)
  let schema: JSONValue
  switch (document.form, model.shape(of: document)) {
  case (.state, _): schema = writer.state(of: document.twin)
  case (_, .members(let object)):
    schema = writer.record(object, name, aliases: writer.aliases(twin.header, words: words), twin.header.metadata)
  case (_, .value(let value, _)): schema = writer.type(value, path: name)
  }
  return json(schema, layout: .pretty)
}

/// A full name of Avro: legal names with dots between.
struct AvroName: Hashable {
  var namespace: String
  var name: String
  var full: String { namespace + "." + name }
}

/// Makes Avro types of values. Each named type is written where it is first met, and named after that.
struct AvroWriter {
  let model: Model
  private var names: [Named: AvroName] = [:]
  private var taken: Set<String> = []
  /// Schemas around the value, with no record between.
  private var around: [ID<Schema>] = []

  private enum Named: Hashable {
    case state(ID<Twin>)
    case type(ID<DataType>)
    case geometry(Primitive)
    case duration
  }

  init(model: Model) { self.model = model }

  /// The name of what `header` declares, `words` behind it.
  func name(_ header: ElementHeader, words: [String] = []) -> AvroName {
    let package = model.string(model.packages[header.package].name)
    return AvroName(
      namespace: package.split(separator: ".").map { legal(String($0)) }.joined(separator: "."),
      name: ([model.string(header.name)] + words).map(legal).joined(separator: "_"))
  }

  /// Names that it had earlier.
  func aliases(_ header: ElementHeader, words: [String] = []) -> [String] {
    let former = header.metadata.map { model.metadata[$0].formerly } ?? []
    return former.map { former in
      var earlier = header
      earlier.name = former
      return name(earlier, words: words).full
    }
  }

  /// `name`, or the first behind it that is free.
  private mutating func take(_ name: AvroName, for key: Named?) -> AvroName {
    var free = name
    var count = 2
    while !taken.insert(free.full).inserted {
      free.name = "\(name.name)_\(count)"
      count += 1
    }
    if let key { names[key] = free }
    return free
  }

  // MARK: - Records

  /// The state of a twin, or its name where it was written.
  mutating func state(of twin: ID<Twin>) -> JSONValue {
    if let known = names[.state(twin)] { return .string(known.full) }
    let header = model.twins[twin].header
    let name = take(self.name(header, words: ["state"]), for: .state(twin))
    return fields(
      model.state(of: twin), name, aliases: aliases(header, words: ["state"]), header.metadata)
  }

  /// A record of its own.
  mutating func record(
    _ object: DocumentObject, _ name: AvroName, aliases: [String], _ metadata: ID<Metadata>?
  ) -> JSONValue {
    let name = take(name, for: nil)
    return fields(object, name, aliases: aliases, metadata)
  }

  private mutating func fields(
    _ object: DocumentObject, _ name: AvroName, aliases: [String], _ metadata: ID<Metadata>?
  ) -> JSONValue {
    let outer = around
    around = []
    defer { around = outer }
    let legalNames = legal(object.slots.map(\.name))
    var fields: [JSONValue] = []
    for (slot, fieldName) in zip(object.slots, legalNames) {
      fields.append(field(slot, fieldName, others: legalNames, in: name))
    }
    return .object(
      entries("record", name, aliases: aliases, metadata) + [JSONEntry("fields", .array(fields))])
  }

  private func entries(
    _ type: String, _ name: AvroName, aliases: [String], _ metadata: ID<Metadata>?
  ) -> [JSONEntry] {
    var entries = [
      JSONEntry("type", .string(type)), JSONEntry("name", .string(name.name)),
      JSONEntry("namespace", .string(name.namespace)),
    ]
    if let doc = doc(metadata) { entries.append(JSONEntry("doc", .string(doc))) }
    if !aliases.isEmpty { entries.append(JSONEntry("aliases", .array(aliases.map { .string($0) }))) }
    return entries
  }

  private func doc(_ metadata: ID<Metadata>?) -> String? { model.description(metadata) ?? model.title(metadata) }

  private mutating func field(
    _ slot: DocumentObject.Slot, _ name: String, others: [String], in record: AvroName
  ) -> JSONValue {
    var path = record
    path.name += "_" + name
    var type: JSONValue
    var value: JSONValue?
    switch slot.content {
    case .twin(let twin): type = state(of: twin)
    case .value(let spec):
      type = self.type(spec, path: path)
      value = model.defaultValue(of: spec).flatMap { avroDefault(model.literals[$0], of: spec) }
    }
    if !slot.isRequired {
      // The default is of the first type of a union.
      if value == nil {
        type = ["null", type]
        value = .null
      } else {
        type = [type, "null"]
      }
    }
    var entries = [JSONEntry("name", .string(name))]
    if name != slot.name { entries.append(JSONEntry("gemel.name", .string(slot.name))) }
    if let doc = doc(slot.metadata) { entries.append(JSONEntry("doc", .string(doc))) }
    entries.append(JSONEntry("type", type))
    if let value { entries.append(JSONEntry("default", value)) }
    var aliases: [JSONValue] = []
    for former in slot.metadata.map({ model.metadata[$0].formerly }) ?? [] {
      let alias = legal(model.string(former))
      // A name of another field is not up for grabs.
      if !others.contains(alias), !aliases.contains(.string(alias)) { aliases.append(.string(alias)) }
    }
    if !aliases.isEmpty { entries.append(JSONEntry("aliases", .array(aliases))) }
    return .object(entries)
  }

  // MARK: - Types

  /// The type of a value; what has to have a name and has none is called by its `path`.
  mutating func type(_ value: ValueSpec, path: AvroName) -> JSONValue {
    switch model.dataTypes[value.type] {
    case .primitive(let primitive): return self.primitive(primitive, value)
    case .array(let element):
      return .object(["type": "array", "items": type(model.fields[element].value, path: suffixed(path, "item"))])
    case .map(_, let field):
      return .object(["type": "map", "values": type(model.fields[field].value, path: suffixed(path, "value"))])
    case .object(let range):
      if let known = names[.type(value.type)] { return .string(known.full) }
      return fields(model.object(range), take(path, for: .type(value.type)), aliases: [], nil)
    case .enumeration(let id): return enumeration(id, value.type, path, aliases: [], nil)
    case .schema(let id): return schema(id, value)
    }
  }

  private func suffixed(_ path: AvroName, _ suffix: String) -> AvroName {
    AvroName(namespace: path.namespace, name: path.name + "_" + suffix)
  }

  private mutating func schema(_ id: ID<Schema>, _ value: ValueSpec) -> JSONValue {
    let schema = model.schemas[id]
    if around.contains(id) { return "string" }
    around.append(id)
    defer { around.removeLast() }
    let name = self.name(schema.header)
    switch model.dataTypes[schema.value.type] {
    case .object(let range):
      if let known = names[.type(schema.value.type)] { return .string(known.full) }
      return fields(
        model.object(range), take(name, for: .type(schema.value.type)), aliases: aliases(schema.header),
        schema.header.metadata)
    case .enumeration(let enumeration):
      return self.enumeration(
        enumeration, schema.value.type, name, aliases: aliases(schema.header), schema.header.metadata)
    // What bounds a decimal may stand with the value or with the schema.
    case .primitive(let primitive): return self.primitive(primitive, value)
    default: return type(schema.value, path: name)
    }
  }

  private mutating func enumeration(
    _ id: ID<Enumeration>, _ type: ID<DataType>, _ path: AvroName, aliases: [String], _ metadata: ID<Metadata>?
  ) -> JSONValue {
    let row = model.enumerations[id]
    let values = model.enumerationValues[row.values]
    if values.isEmpty { return row.encoding == .integer ? "long" : "string" }
    if let known = names[.type(type)] { return .string(known.full) }
    let name = take(path, for: .type(type))
    let symbols = legal(values.map { model.string($0.name) } + (row.isOpen ? ["_unlisted"] : []))
    var entries = entries("enum", name, aliases: aliases, metadata)
    entries.append(JSONEntry("symbols", .array(symbols.map { .string($0) })))
    if row.isOpen, let last = symbols.last { entries.append(JSONEntry("default", .string(last))) }
    entries.append(
      JSONEntry("gemel.values", .object(zip(symbols, values).map { JSONEntry($0, model.json($1.encoded)) })))
    return .object(entries)
  }

  private mutating func primitive(_ primitive: Primitive, _ value: ValueSpec) -> JSONValue {
    switch primitive {
    case .boolean: return "boolean"
    case .int8, .int16, .int32, .uint8, .uint16: return "int"
    case .int64, .uint32: return "long"
    case .uint64: return decimal(precision: 20, scale: 0)
    case .float: return "float"
    case .double: return "double"
    case .decimal:
      return model.decimalDigits(of: value).map { decimal(precision: $0.precision, scale: $0.scale) } ?? "string"
    case .string, .time: return "string"
    case .bytes: return "bytes"
    case .uuid: return .object(["type": "string", "logicalType": "uuid"])
    case .date: return .object(["type": "int", "logicalType": "date"])
    case .dateTime: return .object(["type": "long", "logicalType": "timestamp-micros"])
    case .duration:
      if let known = names[.duration] { return .string(known.full) }
      let name = take(AvroName(namespace: "org.gemel.avro", name: "Duration"), for: .duration)
      return .object([
        "type": "fixed", "name": .string(name.name), "namespace": .string(name.namespace), "size": 12,
        "logicalType": "duration",
      ])
    case .point, .lineString, .polygon, .multiPoint, .multiLineString, .multiPolygon: return geometry(primitive)
    }
  }

  private func decimal(precision: Int, scale: Int) -> JSONValue {
    .object([
      "type": "bytes", "logicalType": "decimal", "precision": .integer(Int64(precision)),
      "scale": .integer(Int64(scale)),
    ])
  }

  private mutating func geometry(_ primitive: Primitive) -> JSONValue {
    if let known = names[.geometry(primitive)] { return .string(known.full) }
    let name = take(AvroName(namespace: "org.gemel.avro", name: primitive.geometryName), for: .geometry(primitive))
    var coordinates: JSONValue = .object(["type": "array", "items": "double"])
    for _ in 0..<primitive.geometryLevels { coordinates = .object(["type": "array", "items": coordinates]) }
    let kind: JSONValue = .object([
      "type": "enum", "name": .string(name.name + "Type"), "namespace": .string(name.namespace),
      "symbols": [.string(primitive.geometryName)],
    ])
    return .object(
      entries("record", name, aliases: [], nil) + [
        JSONEntry(
          "fields",
          [
            .object(["name": "type", "type": kind, "default": .string(primitive.geometryName)]),
            .object(["name": "coordinates", "type": coordinates]),
          ])
      ])
  }
}
