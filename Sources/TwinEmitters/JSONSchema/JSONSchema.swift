import TwinModel
import TwinOutput

/// The JSON Schema (2020-12) of `document`, self-contained: what it shares stands under `$defs`.
func jsonSchema(of document: EmittedDocument, _ options: EmitOptions, in model: Model) -> [UInt8] {
  var writer = JSONSchemaWriter(model: model, options: options)
  let twin = model.twins[document.twin].header
  let package = model.packages[twin.package]
  let words = document.words(in: model)
  var entries = [
    JSONEntry("$schema", "https://json-schema.org/draft/2020-12/schema"),
    JSONEntry(
      "$id",
      .string(
        "urn:gemel:"
          + ([model.string(package.name), package.version.description, model.string(twin.name)] + words)
          .map { uriText($0) }.joined(separator: ":"))),
  ]
  let name = model.title(twin.metadata) ?? model.string(twin.name)
  entries.append(JSONEntry("title", .string("\(name): \(words.joined(separator: " "))")))
  let body: KeywordSet
  switch model.shape(of: document) {
  case .members(let object): body = writer.annotated(writer.object(object), twin.metadata)
  case .value(let value, let element):
    body = writer.annotated(writer.value(value), model.metadata(of: element))
  }
  entries += body.entries.filter { $0.key != "title" }
  let definitions = writer.definitions()
  if !definitions.isEmpty { entries.append(JSONEntry("$defs", .object(definitions))) }
  return json(.object(entries), layout: .pretty)
}

/// `text` with everything but letters, digits and `-._` as `%41`: so that it is a part of a URI, and a colon ends it but where it is kept.
private func uriText(_ text: String, keeping kept: Unicode.Scalar? = nil) -> String {
  var result = ""
  for byte in text.utf8 {
    switch byte {
    case _ where kept.map { $0.value == UInt32(byte) } ?? false: result.unicodeScalars.append(Unicode.Scalar(byte))
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x5F: result.unicodeScalars.append(Unicode.Scalar(byte))
    default: result += "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
    }
  }
  return result
}

/// Keywords of a schema. What is said twice in different words stands in `allOf`.
struct KeywordSet {
  private var keywords: [JSONEntry] = []
  private var more: [JSONValue] = []

  init(_ keywords: [JSONEntry] = []) { self.keywords = keywords }

  var entries: [JSONEntry] { keywords + (more.isEmpty ? [] : [JSONEntry("allOf", .array(more))]) }
  var schema: JSONValue { .object(entries) }

  mutating func add(_ key: String, _ value: JSONValue) { add([JSONEntry(key, value)]) }

  /// Adds keywords that belong together.
  mutating func add(_ group: [JSONEntry]) {
    if group.allSatisfy({ entry in keywords.contains(entry) || !keywords.contains { $0.key == entry.key } }) {
      keywords += group.filter { !keywords.contains($0) }
    } else {
      more.append(.object(group))
    }
  }
}

/// Makes schemas of values, and remembers what they refer to.
struct JSONSchemaWriter {
  let model: Model
  let options: EmitOptions
  /// What was referred to, in the order of first mention.
  private var referred: [Reference] = []
  private var known: Set<Reference> = []

  private enum Reference: Hashable {
    case schema(ID<Schema>)
    case state(ID<Twin>)
  }

  init(model: Model, options: EmitOptions) {
    self.model = model
    self.options = options
  }

  /// Everything that was referred to, and what that refers to, by name.
  mutating func definitions() -> [JSONEntry] {
    var found: [JSONEntry] = []
    while found.count < referred.count {
      let reference = referred[found.count]
      let body: KeywordSet
      switch reference {
      case .schema(let id):
        body = annotated(value(model.schemas[id].value), model.schemas[id].header.metadata)
      case .state(let id): body = annotated(object(model.state(of: id)), model.twins[id].header.metadata)
      }
      found.append(JSONEntry(name(reference), body.schema))
    }
    return found.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
  }

  private func name(_ reference: Reference) -> String {
    switch reference {
    case .schema(let id): model.identity(model.schemas[id].header)
    // No name of a schema has a colon.
    case .state(let id): model.identity(model.twins[id].header) + ":state"
    }
  }

  private mutating func refer(to reference: Reference) -> KeywordSet {
    if known.insert(reference).inserted { referred.append(reference) }
    return KeywordSet([JSONEntry("$ref", .string("#/$defs/" + uriText(name(reference).pointerToken, keeping: ":")))])
  }

  /// `schema` with the words of its element.
  func annotated(_ schema: KeywordSet, _ metadata: ID<Metadata>?) -> KeywordSet {
    guard let metadata else { return schema }
    var words = KeywordSet()
    if let title = model.title(metadata) { words.add("title", .string(title)) }
    if let description = model.description(metadata) { words.add("description", .string(description)) }
    if model.metadata[metadata].deprecation != nil { words.add("deprecated", true) }
    words.add(schema.entries)
    return words
  }

  mutating func object(_ object: DocumentObject) -> KeywordSet {
    var keywords = KeywordSet([JSONEntry("type", "object")])
    var properties: [JSONEntry] = []
    for slot in object.slots {
      let schema =
        switch slot.content {
        case .value(let value): self.value(value)
        case .twin(let twin): refer(to: .state(twin))
        }
      properties.append(JSONEntry(slot.name, annotated(schema, slot.metadata).schema))
    }
    keywords.add("properties", .object(properties))
    let required = object.slots.filter(\.isRequired).map { JSONValue.string($0.name) }
    if !required.isEmpty { keywords.add("required", .array(required)) }
    if !options.allowsUnknownMembers {
      if object.hasSystemKeys { keywords.add("patternProperties", .object(["^\\$": true])) }
      keywords.add("additionalProperties", false)
    }
    return keywords
  }

  /// The schema of a value: its shape, then its constraints.
  mutating func value(_ value: ValueSpec) -> KeywordSet {
    var keywords = shape(value.type)
    let resolved = model.resolved(value.type).type
    if let unit = value.unit { keywords.add("$comment", .string("in " + model.identity(model.units[unit].header))) }
    var examples: [JSONValue] = []
    for constraint in model.constraints[value.constraints] {
      switch constraint {
      case .default(let id): keywords.add("default", literal(id, as: value.type))
      case .example(let id): examples.append(literal(id, as: value.type))
      case .const(let id):
        // What could not be read holds for everything.
        if model.literals[id] != .null { keywords.add("const", literal(id, as: value.type)) }
      default: add(constraint, of: resolved, to: &keywords)
      }
    }
    if !examples.isEmpty { keywords.add("examples", .array(examples)) }
    return keywords
  }

  private func literal(_ id: ID<Literal>, as type: ID<DataType>) -> JSONValue {
    model.json(model.encoded(model.literals[id], as: type))
  }

  private mutating func shape(_ type: ID<DataType>) -> KeywordSet {
    switch model.dataTypes[type] {
    case .primitive(let primitive): return primitive.keywords
    case .schema(let id):
      // A schema that leads back to itself is of no value.
      if case .schema = model.resolved(type).type { return KeywordSet([JSONEntry("not", .object([]))]) }
      return refer(to: .schema(id))
    case .array(let element):
      return KeywordSet([
        JSONEntry("type", "array"), JSONEntry("items", field(element).schema),
      ])
    case .map(let key, let value):
      var keywords = KeywordSet([JSONEntry("type", "object")])
      let keys = field(key)
      if keys.entries != [JSONEntry("type", "string")] { keywords.add("propertyNames", keys.schema) }
      keywords.add("additionalProperties", field(value).schema)
      return keywords
    case .object(let fields): return object(model.object(fields))
    case .enumeration(let id): return enumeration(model.enumerations[id])
    }
  }

  private mutating func field(_ id: ID<Field>) -> KeywordSet {
    annotated(value(model.fields[id].value), model.fields[id].metadata)
  }

  private func enumeration(_ enumeration: Enumeration) -> KeywordSet {
    let type: JSONValue = enumeration.encoding == .integer ? "integer" : "string"
    let values = model.enumerationValues[enumeration.values].map { model.json($0.encoded) }
    if enumeration.isOpen {
      return KeywordSet([JSONEntry("type", type)] + (values.isEmpty ? [] : [JSONEntry("examples", .array(values))]))
    }
    return values.isEmpty
      ? KeywordSet([JSONEntry("not", .object([]))])
      : KeywordSet([JSONEntry("type", type), JSONEntry("enum", .array(values))])
  }
}

extension Model {
  /// `literal` as JSON, numbers with all their digits.
  func json(_ literal: Literal) -> JSONValue {
    switch literal {
    case .null: .null
    case .boolean(let value): .boolean(value)
    case .number(let number): .decimal(number.description)
    case .string(let text): .string(string(text))
    case .array(let items): .array(items.map(json))
    case .object(let entries): .object(entries.map { JSONEntry(string($0.key), json($0.value)) })
    }
  }
}
