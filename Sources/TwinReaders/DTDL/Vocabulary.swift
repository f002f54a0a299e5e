internal import TwinModel

/// Major versions of the language that are read.
enum DTDLVersion: Int, Comparable, Sendable {
  case v2 = 2
  case v3, v4

  static func < (a: DTDLVersion, b: DTDLVersion) -> Bool { a.rawValue < b.rawValue }
}

/// The classes an element of a document can be of.
enum DTDLClass: String, CaseIterable, Sendable {
  case interface = "Interface"
  case property = "Property"
  case telemetry = "Telemetry"
  case command = "Command"
  case commandPayload = "CommandPayload"
  case commandRequest = "CommandRequest"
  case commandResponse = "CommandResponse"
  case relationship = "Relationship"
  case component = "Component"
  case array = "Array"
  case enumeration = "Enum"
  case enumerationValue = "EnumValue"
  case map = "Map"
  case mapKey = "MapKey"
  case mapValue = "MapValue"
  case object = "Object"
  case field = "Field"

  /// What an interface's contents may be.
  static let contents: [DTDLClass] = [.property, .telemetry, .command, .relationship, .component]
  /// Schemas made of other schemas.
  static let complexSchemas: [DTDLClass] = [.array, .enumeration, .map, .object]

  /// Property terms of the class, those of every class included.
  var terms: [String] { ownTerms + ["comment", "description", "displayName"] }

  /// Whether `term` is a property of the class.
  func has(_ term: String) -> Bool { Self.termSets[self]?.contains(term) ?? false }

  private static let termSets = Dictionary(uniqueKeysWithValues: allCases.map { ($0, Set($0.terms)) })

  private var ownTerms: [String] {
    switch self {
    case .interface: ["contents", "extends", "schemas"]
    case .property: ["name", "schema", "writable"]
    case .telemetry, .mapKey, .mapValue, .field: ["name", "schema"]
    case .component: ["name", "schema"]
    case .command: ["commandType", "name", "request", "response"]
    case .commandPayload, .commandRequest, .commandResponse: ["name", "nullable", "schema"]
    case .relationship: ["maxMultiplicity", "minMultiplicity", "name", "properties", "target", "writable"]
    case .array: ["elementSchema"]
    case .enumeration: ["enumValues", "valueSchema"]
    case .enumerationValue: ["enumValue", "name"]
    case .map: ["mapKey", "mapValue"]
    case .object: ["fields"]
    }
  }

  /// Terms that must be present.
  var requiredTerms: [String] {
    switch self {
    case .interface: []
    case .property, .telemetry, .component, .commandPayload, .commandRequest, .commandResponse, .mapKey, .mapValue,
      .field:
      ["name", "schema"]
    case .command, .relationship: ["name"]
    case .array: ["elementSchema"]
    case .enumeration: ["valueSchema"]
    case .enumerationValue: ["name", "enumValue"]
    case .map: ["mapKey", "mapValue"]
    case .object: []
    }
  }

  /// Whether a semantic type may be added.
  func takesSemanticType(in version: DTDLVersion) -> Bool {
    switch self {
    case .property, .telemetry: true
    case .field, .mapValue, .commandRequest, .commandResponse: version > .v2
    default: false
    }
  }

  /// Whether `@type` may be left out.
  var isTypeOptional: Bool {
    switch self {
    case .field, .enumerationValue, .mapKey, .mapValue, .commandPayload, .commandRequest, .commandResponse: true
    default: false
    }
  }
}

/// Words of the language that are not classes.
enum DTDLVocabulary {
  /// Built-in schemas by term, per version.
  static func primitive(_ term: String, in version: DTDLVersion) -> Primitive? {
    if let primitive = primitives[term] { return primitive }
    return version >= .v4 ? primitivesOfV4[term] : nil
  }

  /// Terms of the built-in schemas, for suggestions.
  static func primitiveTerms(in version: DTDLVersion) -> [String] {
    (Array(primitives.keys) + (version >= .v4 ? Array(primitivesOfV4.keys) : [])).sorted()
  }

  /// The class named `name` in `version`.
  static func classNamed(_ name: String, in version: DTDLVersion) -> DTDLClass? {
    let found = DTDLClass(rawValue: name)
    return (found == .commandRequest || found == .commandResponse) && version == .v2 ? nil : found
  }

  /// Whether `name` is a class of the language that no element can be of here: abstract ones and built-in schemas.
  static func isOtherClass(_ name: String) -> Bool { otherClasses.contains(name) }

  /// Whether `term` names a property of some class.
  static func isPropertyTerm(_ term: String) -> Bool { propertyTerms.contains(term) }

  /// Feature extensions whose terms are kept as they are, with `;` and a version after them.
  static let extensions = ["annotation", "historization", "layering", "mqtt", "overriding", "requirement"].map {
    "dtmi:dtdl:extension:" + $0
  }

  private static let primitives: [String: Primitive] = [
    "boolean": .boolean, "date": .date, "dateTime": .dateTime, "double": .double, "duration": .duration,
    "float": .float, "integer": .int32, "long": .int64, "string": .string, "time": .time, "point": .point,
    "lineString": .lineString, "polygon": .polygon, "multiPoint": .multiPoint, "multiLineString": .multiLineString,
    "multiPolygon": .multiPolygon,
  ]

  private static let primitivesOfV4: [String: Primitive] = [
    "byte": .int8, "bytes": .bytes, "decimal": .decimal, "short": .int16, "unsignedByte": .uint8,
    "unsignedInteger": .uint32, "unsignedLong": .uint64, "unsignedShort": .uint16, "uuid": .uuid,
  ]

  private static let propertyTerms = Set(DTDLClass.allCases.flatMap(\.terms) + ["languageMajorVersion"])

  private static let otherClasses: Set<String> = [
    "Boolean", "Byte", "Bytes", "CommandType", "ComplexSchema", "Content", "Date", "DateTime", "Decimal", "Double",
    "Duration", "Entity", "Float", "Integer", "LatentType", "Long", "NamedEntity", "NamedLatentType", "NumericSchema",
    "PrimitiveSchema", "Schema", "SchemaField", "Short", "String", "TemporalSchema", "Time", "Unit", "UnitAttribute",
    "UnsignedByte", "UnsignedInteger", "UnsignedLong", "UnsignedShort", "Uuid",
  ]
}

/// The term behind a full IRI of the language: `schema` of `dtmi:dtdl:property:schema;2`, `double` of
/// `dtmi:dtdl:instance:Schema:double;2`, `Temperature` of `dtmi:standard:class:Temperature;2`. Other text as it is.
func dtdlTerm(_ text: String, _ kinds: TermKind...) -> String {
  guard text.hasPrefix("dtmi:") else { return text }
  for kind in kinds {
    for prefix in kind.prefixes where text.hasPrefix(prefix) {
      let rest = text.dropFirst(prefix.count)
      let name = rest.prefix { $0 != ";" }
      if !name.isEmpty, !name.contains(":") { return String(name) }
    }
  }
  return text
}

/// What the full IRI of a term names.
enum TermKind {
  case property, materialClass, schema, semanticType, unit, commandType

  /// What stands before the term in the IRI.
  var prefixes: [String] {
    switch self {
    case .property: ["dtmi:dtdl:property:"]
    case .materialClass: ["dtmi:dtdl:class:"]
    case .schema: ["dtmi:dtdl:instance:Schema:", "dtmi:standard:schema:geospatial:"]
    case .semanticType: ["dtmi:standard:class:"] + Self.quantitative("class")
    case .unit: ["dtmi:standard:unit:"] + Self.quantitative("unit") + ["dtmi:dtdl:property:"]
    case .commandType: ["dtmi:dtdl:instance:CommandType:"]
    }
  }

  private static func quantitative(_ kind: String) -> [String] {
    (1...3).map { "dtmi:dtdl:extension:quantitativeTypes:v\($0):\(kind):" }
  }
}
