public import TwinSource

/// The built-in data types. Their ids in `Model.dataTypes` are their raw values.
public enum Primitive: UInt8, Sendable, CaseIterable {
  case boolean
  case int8, int16, int32, int64, uint8, uint16, uint32, uint64
  /// IEEE 754 binary32 and binary64.
  case float, double
  /// A decimal number of any size, written in full.
  case decimal
  case string
  /// Octets, base64 (RFC 4648 §4) in JSON.
  case bytes
  /// RFC 9562.
  case uuid
  /// RFC 3339 full-date, full-time, date-time; ISO 8601 duration.
  case date, time, dateTime, duration
  /// GeoJSON geometries (RFC 7946).
  case point, lineString, polygon, multiPoint, multiLineString, multiPolygon

  /// The word in sources and artifacts.
  public var name: String {
    switch self {
    case .boolean: "boolean"
    case .int8: "int8"
    case .int16: "int16"
    case .int32: "int32"
    case .int64: "int64"
    case .uint8: "uint8"
    case .uint16: "uint16"
    case .uint32: "uint32"
    case .uint64: "uint64"
    case .float: "float"
    case .double: "double"
    case .decimal: "decimal"
    case .string: "string"
    case .bytes: "bytes"
    case .uuid: "uuid"
    case .date: "date"
    case .time: "time"
    case .dateTime: "dateTime"
    case .duration: "duration"
    case .point: "point"
    case .lineString: "lineString"
    case .polygon: "polygon"
    case .multiPoint: "multiPoint"
    case .multiLineString: "multiLineString"
    case .multiPolygon: "multiPolygon"
    }
  }

  /// Its row in `Model.dataTypes`.
  public var id: ID<DataType> { ID(UInt32(rawValue)) }

  /// Smallest and largest value of an integer type; nil for others.
  public var integerRange: (least: Number, greatest: Number)? {
    switch self {
    case .int8: (Number(-128 as Int64), Number(127 as Int64))
    case .int16: (Number(-32_768 as Int64), Number(32_767 as Int64))
    case .int32: (Number(Int64(Int32.min)), Number(Int64(Int32.max)))
    case .int64: (Number(Int64.min), Number(Int64.max))
    case .uint8: (.zero, Number(255 as Int64))
    case .uint16: (.zero, Number(65_535 as Int64))
    case .uint32: (.zero, Number(UInt64(UInt32.max)))
    case .uint64: (.zero, Number(UInt64.max))
    default: nil
    }
  }

  /// Whether its values are numbers, so that bounds, quantities and units apply.
  public var isNumeric: Bool { rawValue >= Primitive.int8.rawValue && rawValue <= Primitive.decimal.rawValue }

  /// Whether its values are points in time or spans of it, written as strings.
  public var isTemporal: Bool { rawValue >= Primitive.date.rawValue && rawValue <= Primitive.duration.rawValue }

  /// Whether its values are GeoJSON geometries.
  public var isGeometry: Bool { rawValue >= Primitive.point.rawValue }
}

/// The shape of a value, without constraints.
public enum DataType: Hashable, Sendable {
  case primitive(Primitive)
  /// A list; the field is the element, without a name.
  case array(element: ID<Field>)
  /// String keys to values; the fields may carry names for targets that ask for them.
  case map(key: ID<Field>, value: ID<Field>)
  /// Named fields.
  case object(IDRange<Field>)
  /// One of a list of named values.
  case enumeration(ID<Enumeration>)
  /// A shared schema by reference.
  case schema(ID<Schema>)
}

/// One constraint on a value. Numbers are in the value's unit.
public enum Constraint: Hashable, Sendable {
  case minimum(Number), maximum(Number), exclusiveMinimum(Number), exclusiveMaximum(Number), multipleOf(Number)
  /// Digits after the decimal point that are meaningful.
  case precision(UInt32)
  /// Lengths in Unicode scalars (strings) or octets (bytes).
  case minLength(UInt32), maxLength(UInt32)
  /// A regular expression the whole string must match.
  case pattern(Symbol)
  /// Entries of an array or map.
  case minItems(UInt32), maxItems(UInt32), uniqueItems
  /// The only value, the value when none is given, and samples.
  case const(ID<Literal>), `default`(ID<Literal>), example(ID<Literal>)
}

/// What a value is: its shape, constraints, quantity kind and unit.
public struct ValueSpec: Hashable, Sendable {
  /// Shape.
  public var type: ID<DataType>
  /// Constraints in the order of `Constraint`'s cases, examples as written.
  public var constraints: IDRange<Constraint>
  /// Quantity kind, for numbers.
  public var quantity: ID<Quantity>?
  /// Unit, for numbers.
  public var unit: ID<Unit>?

  /// A value of `type`.
  public init(
    type: ID<DataType>, constraints: IDRange<Constraint> = .empty, quantity: ID<Quantity>? = nil, unit: ID<Unit>? = nil
  ) {
    self.type = type
    self.constraints = constraints
    self.quantity = quantity
    self.unit = unit
  }
}

/// A field of an object, a property of a relationship, a command's payload, an array's element, a map's key or value.
public struct Field: Hashable, Sendable {
  /// Name; empty where the position needs none.
  public var name: Symbol
  /// What it holds.
  public var value: ValueSpec
  /// Whether it must be present.
  public var isRequired: Bool
  /// Whether clients may change it; for properties of relationships.
  public var isWritable: Bool
  /// Metadata, if any.
  public var metadata: ID<Metadata>?
  /// Where it is declared.
  public var place: Place

  /// A field.
  public init(
    name: Symbol, value: ValueSpec, isRequired: Bool, isWritable: Bool, metadata: ID<Metadata>?, place: Place
  ) {
    self.name = name
    self.value = value
    self.isRequired = isRequired
    self.isWritable = isWritable
    self.metadata = metadata
    self.place = place
  }
}

/// A list of named values.
public struct Enumeration: Hashable, Sendable {
  /// How values are encoded in data.
  public enum Encoding: UInt8, Sendable {
    /// By the value's name.
    case name
    /// By an integer each.
    case integer
    /// By a string each.
    case string
  }

  /// How values are encoded in data.
  public var encoding: Encoding
  /// Whether readers must expect values that are not listed.
  public var isOpen: Bool
  /// The values, as declared.
  public var values: IDRange<EnumerationValue>

  /// An enumeration.
  public init(encoding: Encoding, isOpen: Bool, values: IDRange<EnumerationValue>) {
    self.encoding = encoding
    self.isOpen = isOpen
    self.values = values
  }
}

/// One value of an enumeration.
public struct EnumerationValue: Hashable, Sendable {
  /// Name.
  public var name: Symbol
  /// Encoded value; the name as a string where the enumeration is encoded by name.
  public var encoded: Literal
  /// Metadata, if any.
  public var metadata: ID<Metadata>?
  /// Where it is declared.
  public var place: Place

  /// A value.
  public init(name: Symbol, encoded: Literal, metadata: ID<Metadata>?, place: Place) {
    self.name = name
    self.encoded = encoded
    self.metadata = metadata
    self.place = place
  }
}

extension Constraint {
  /// Position among the cases: the order in which a value's constraints are kept.
  public var rank: Int {
    switch self {
    case .minimum: 0
    case .maximum: 1
    case .exclusiveMinimum: 2
    case .exclusiveMaximum: 3
    case .multipleOf: 4
    case .precision: 5
    case .minLength: 6
    case .maxLength: 7
    case .pattern: 8
    case .minItems: 9
    case .maxItems: 10
    case .uniqueItems: 11
    case .const: 12
    case .default: 13
    case .example: 14
    }
  }
}

extension Constraint {
  /// The key of a value in sources, and of its JSON forms.
  public var keyword: String {
    switch self {
    case .minimum: "minimum"
    case .maximum: "maximum"
    case .exclusiveMinimum: "exclusiveMinimum"
    case .exclusiveMaximum: "exclusiveMaximum"
    case .multipleOf: "multipleOf"
    case .precision: "precision"
    case .minLength: "minLength"
    case .maxLength: "maxLength"
    case .pattern: "pattern"
    case .minItems: "minItems"
    case .maxItems: "maxItems"
    case .uniqueItems: "uniqueItems"
    case .const: "const"
    case .default: "default"
    case .example: "examples"
    }
  }
}
