import Foundation
import TwinModel
import TwinReaders

/// A JSON value in which nothing depends on how equal documents are spelled.
indirect enum Normal: Hashable, CustomStringConvertible {
  case string(String), number(String), boolean(Bool), null
  case array([Normal])
  case object([String: Normal])

  var description: String {
    switch self {
    case .string(let text): text.debugDescription
    case .number(let text): text
    case .boolean(let value): "\(value)"
    case .null: "null"
    case .array(let elements): "\(elements)"
    case .object(let entries):
      "{" + entries.sorted { $0.key < $1.key }.map { "\($0.key): \($0.value)" }.joined(separator: ", ") + "}"
    }
  }

  var strings: [String] {
    switch self {
    case .string(let text): [text]
    case .array(let elements): elements.flatMap(\.strings)
    default: []
    }
  }

  /// Number of keys and scalars in it.
  var count: Int {
    switch self {
    case .array(let elements): elements.reduce(0) { $0 + $1.count }
    case .object(let entries): entries.reduce(0) { $0 + 1 + $1.value.count }
    default: 1
    }
  }

  init(_ value: Any) {
    switch value {
    case let text as String: self = .string(text)
    case let number as NSNumber:
      self = String(cString: number.objCType) == "c" ? .boolean(number.boolValue) : .number("\(number)")
    case let elements as [Any]: self = .array(elements.map { Normal($0) })
    case let entries as [String: Any]: self = .object(entries.mapValues { Normal($0) })
    default: self = .null
    }
  }
}

/// Walks raw JSON, knowing nothing of the reader: interfaces by identifier, in normal form.
struct RawInterfaces {
  var interfaces: [String: Normal] = [:]

  mutating func add(_ document: Any, context: Normal = .null) {
    if let list = document as? [Any] {
      for element in list { add(element, context: context) }
    } else if let object = document as? [String: Any] {
      interface(object, context: context)
    }
  }

  private mutating func interface(_ object: [String: Any], context: Normal) {
    let own = object["@context"].map { Normal.array(list($0).map { Normal($0) }) } ?? context
    guard case .object(var entries) = element(object, "Interface", context: own) else { return }
    entries["@context"] = own
    if case .string(let id)? = entries["@id"] { interfaces[id] = .object(entries) }
  }

  private func list(_ value: Any) -> [Any] { value as? [Any] ?? [value] }

  private func term(_ key: String) -> String {
    guard key.hasPrefix("dtmi:dtdl:") || key.hasPrefix("dtmi:standard:") else { return key }
    return String(key.split(separator: ";")[0].split(separator: ":").last ?? "")
  }

  private mutating func element(_ object: [String: Any], _ type: String, context: Normal) -> Normal {
    var result: [String: Normal] = [:]
    var types = list(object["@type"] ?? type).compactMap { $0 as? String }.map { term($0) }
    if types.contains("CommandPayload") { types[types.firstIndex(of: "CommandPayload") ?? 0] = type }
    result["@type"] = .array(types.sorted().map { .string($0) })
    if type != "Interface", let own = object["@context"] { result["@context"] = .array(list(own).map { Normal($0) }) }
    for (key, value) in object where key != "@type" && key != "@context" {
      let key = term(key)
      switch key {
      case "displayName", "description": result[key] = texts(value)
      case "contents", "properties": result[key] = elements(value, "Property", context)
      case "fields": result[key] = elements(value, "Field", context)
      case "enumValues": result[key] = elements(value, "EnumValue", context)
      case "schemas": result[key] = elements(value, "Object", context)
      case "request": result[key] = elements(value, "CommandRequest", context)
      case "response": result[key] = elements(value, "CommandResponse", context)
      case "mapKey": result[key] = elements(value, "MapKey", context)
      case "mapValue": result[key] = elements(value, "MapValue", context)
      case "schema", "elementSchema", "extends", "valueSchema", "unit": result[key] = references(value, context)
      case "writable", "minMultiplicity":
        let normal = Normal(list(value).first ?? value)
        if normal != .boolean(false), normal != .number("0") { result[key] = normal }
      case "name", "comment", "maxMultiplicity", "enumValue", "target":
        result[key] = Normal((list(value).first as? [String: Any])?["@value"] ?? list(value).first ?? value)
      default: result[key] = Normal(value)
      }
      if result[key] == .array([]) { result[key] = nil }
    }
    return .object(result)
  }

  private mutating func elements(_ value: Any, _ type: String, _ context: Normal) -> Normal {
    .array(list(value).map { ($0 as? [String: Any]).map { element($0, type, context: context) } ?? Normal($0) })
  }

  /// Names, or objects: interfaces are taken out and leave their identifier, schemas stay.
  private mutating func references(_ value: Any, _ context: Normal) -> Normal {
    .array(
      list(value).map { item in
        guard let object = item as? [String: Any] else { return .string(term(item as? String ?? "")) }
        guard list(object["@type"] ?? "").contains(where: { term($0 as? String ?? "") == "Interface" }) else {
          return element(object, "", context: context)
        }
        interface(object, context: context)
        return Normal(object["@id"] ?? "")
      })
  }

  private func texts(_ value: Any) -> Normal {
    var result: [String: Normal] = [:]
    let all = list(value)
    for item in all {
      if let text = item as? String {
        result[all.count > 1 ? "en" : ""] = .string(text)
      } else if let object = item as? [String: Any], let text = object["@value"] {
        result[object["@language"] as? String ?? "en"] = Normal(text)
      } else if let object = item as? [String: Any] {
        for (language, text) in object { result[language] = Normal(text) }
      }
    }
    return .object(result)
  }
}

/// Builds the same normal form from declarations alone.
struct DeclaredInterfaces {
  let files: [Declarations]
  let packageContext: Normal?

  init(_ files: [Declarations]) {
    self.files = files
    let first = files.first
    packageContext = first?.package?.header.metadata.flatMap { id in
      first.flatMap { Self.annotation(id, $0)["context"] }.map { .array($0.isList ? $0.elements : [$0]) }
    }
  }

  func interfaces() -> [String: Normal] {
    var result: [String: Normal] = [:]
    for file in files {
      for twin in file.twins {
        var entries = element(twin.header, "Interface", file, named: false)
        let id = entries["@id"]?.strings.first ?? ""
        entries["@context"] = entries["@context"] ?? packageContext ?? .null
        if !twin.parents.isEmpty {
          entries["extends"] = .array(twin.parents.map { .string(file.symbols[$0.name]) })
        }
        let members = file.members[twin.members].map { member($0, file) }
        if !members.isEmpty { entries["contents"] = .array(members) }
        let schemas = file.schemas.filter { schema in
          let kept = schema.header.metadata.map { Self.annotation($0, file) } ?? [:]
          return kept["interface"] == .string(id) && kept["inline"] == nil
        }
        if !schemas.isEmpty { entries["schemas"] = .array(schemas.map { self.schema($0, file) }) }
        result[id] = .object(entries)
      }
    }
    return result
  }

  // MARK: Elements

  private func element(
    _ header: DeclarationHeader, _ type: String, _ file: Declarations, named: Bool = true
  ) -> [String: Normal] {
    var result: [String: Normal] = [:]
    var types = [Normal.string(type)]
    if named, !header.name.isEmpty { result["name"] = .string(file.symbols[header.name]) }
    if let id = header.metadata {
      let row = file.metadata[id]
      if !row.title.isEmpty { result["displayName"] = texts(row.title, file) }
      if !row.description.isEmpty { result["description"] = texts(row.description, file) }
      if let comment = row.comment { result["comment"] = .string(file.symbols[comment]) }
      if let external = row.externalID { result["@id"] = .string(file.symbols[external]) }
      let kept = Self.annotation(id, file)
      if case .array(let cotypes)? = kept["types"] { types += cotypes }
      if case .object(let properties)? = kept["properties"] { result.merge(properties) { first, _ in first } }
      if let context = kept["context"] { result["@context"] = .array(context.isList ? context.elements : [context]) }
    }
    result["@type"] = .array(types.sorted { $0.strings.joined() < $1.strings.joined() })
    return result
  }

  private func texts(_ range: IDRange<LocalizedText>, _ file: Declarations) -> Normal {
    .object(
      Dictionary(
        uniqueKeysWithValues: file.texts[range].map { (file.symbols[$0.language], .string(file.symbols[$0.text])) }))
  }

  private static func annotation(_ id: ID<Metadata>, _ file: Declarations) -> [String: Normal] {
    for annotation in file.metadata[id].annotations where file.symbols[annotation.key] == "dtdl" {
      if case .object(let entries) = normal(annotation.value, file) { return entries }
    }
    return [:]
  }

  private static func normal(_ literal: Literal, _ file: Declarations) -> Normal {
    switch literal {
    case .null: .null
    case .boolean(let value): .boolean(value)
    case .number(let number): .number(number.description)
    case .string(let text): .string(file.symbols[text])
    case .array(let elements): .array(elements.map { normal($0, file) })
    case .object(let entries):
      .object(Dictionary(uniqueKeysWithValues: entries.map { (file.symbols[$0.key], normal($0.value, file)) }))
    }
  }

  private func member(_ member: MemberDeclaration, _ file: Declarations) -> Normal {
    let type =
      switch member.kind {
      case .property: "Property"
      case .telemetry: "Telemetry"
      case .command: "Command"
      case .relationship: "Relationship"
      default: "Component"
      }
    var entries = element(member.header, type, file)
    if member.isWritable == true { entries["writable"] = .boolean(true) }
    if let value = member.value { add(value, to: &entries, file) }
    switch member.detail {
    case .command(let request, let response):
      if let request { entries["request"] = .array([field(request, "CommandRequest", file)]) }
      if let response { entries["response"] = .array([field(response, "CommandResponse", file)]) }
    case .relationship(let relationship):
      if let target = relationship.targets?.first { entries["target"] = .string(file.symbols[target.name]) }
      if let cardinality = relationship.cardinality {
        if cardinality.value.minimum > 0 { entries["minMultiplicity"] = .number("\(cardinality.value.minimum)") }
        if let maximum = cardinality.value.maximum { entries["maxMultiplicity"] = .number("\(maximum)") }
      }
      if !relationship.properties.isEmpty {
        entries["properties"] = .array(file.fields[relationship.properties].map { field($0, "Property", file) })
      }
    case .component(let reference?): entries["schema"] = .array([.string(file.symbols[reference.name])])
    default: break
    }
    return .object(entries)
  }

  private func field(_ id: ID<FieldDeclaration>, _ type: String, _ file: Declarations) -> Normal {
    field(file.fields[id], type, file)
  }

  private func field(_ field: FieldDeclaration, _ type: String, _ file: Declarations) -> Normal {
    var entries = element(field.header, type, file)
    if field.isWritable { entries["writable"] = .boolean(true) }
    add(field.value, to: &entries, file)
    return .object(entries)
  }

  // MARK: Values

  private func add(_ value: ValueDeclaration, to entries: inout [String: Normal], _ file: Declarations) {
    if let type = value.type { entries["schema"] = .array([self.type(type, file)]) }
    if let quantity = value.quantity, case .array(let types)? = entries["@type"] {
      entries["@type"] = .array(
        (types + [.string(file.symbols[quantity.name])]).sorted { $0.strings.joined() < $1.strings.joined() })
    }
    if let unit = value.unit { entries["unit"] = .array([.string(file.symbols[unit.name])]) }
  }

  private static let dtdlNames: [String: String] = [
    "int8": "byte", "int16": "short", "int32": "integer", "int64": "long", "uint8": "unsignedByte",
    "uint16": "unsignedShort", "uint32": "unsignedInteger", "uint64": "unsignedLong",
  ]

  private func type(_ type: TypeDeclaration, _ file: Declarations) -> Normal {
    guard case .named(let reference) = type else { return .object(complex(type, [:], file)) }
    let name = file.symbols[reference.name]
    for schema in file.schemas {
      guard let id = schema.header.metadata else { continue }
      let isMeant =
        file.symbols[schema.header.name] == name
        || file.metadata[id].externalID.map { file.symbols[$0] == name } ?? false
      if isMeant, Self.annotation(id, file)["inline"] != nil { return self.schema(schema, file) }
    }
    return .string(Self.dtdlNames[name] ?? name)
  }

  private func schema(_ schema: SchemaDeclaration, _ file: Declarations) -> Normal {
    guard let type = schema.value.type else { return .null }
    return .object(complex(type, element(schema.header, "", file, named: false), file))
  }

  private func complex(_ type: TypeDeclaration, _ base: [String: Normal], _ file: Declarations) -> [String: Normal] {
    var entries = base
    let name: String
    switch type {
    case .named: name = ""
    case .array(let element):
      name = "Array"
      if let type = file.fields[element].value.type { entries["elementSchema"] = .array([self.type(type, file)]) }
    case .map(let key, let value):
      name = "Map"
      entries["mapKey"] = .array([field(key, "MapKey", file)])
      entries["mapValue"] = .array([field(value, "MapValue", file)])
    case .object(let fields):
      name = "Object"
      if !fields.isEmpty { entries["fields"] = .array(file.fields[fields].map { field($0, "Field", file) }) }
    case .enumeration(let encoding, _, let values):
      name = "Enum"
      entries["valueSchema"] = .array([.string(encoding == .integer ? "integer" : "string")])
      if !values.isEmpty {
        entries["enumValues"] = .array(
          file.enumerationValues[values].map { value in
            var entries = element(value.header, "EnumValue", file)
            switch value.encoded {
            case .plain(let text, _)?: entries["enumValue"] = .number(file.symbols[text])
            case .quoted(let text, _)?: entries["enumValue"] = .string(file.symbols[text])
            default: entries["enumValue"] = entries["name"]
            }
            return .object(entries)
          })
      }
    }
    let cotypes = (entries["@type"]?.strings ?? []).filter { !$0.isEmpty }
    entries["@type"] = .array((cotypes + [name]).sorted().map { .string($0) })
    return entries
  }
}

extension Normal {
  fileprivate var isList: Bool { if case .array = self { true } else { false } }
  fileprivate var elements: [Normal] { if case .array(let elements) = self { elements } else { [] } }
}
