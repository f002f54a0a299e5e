import TwinImage

/// What a value is: its shape, constraints, quantity kind and unit.
public struct ValueType: Sendable {
  let registry: Registry
  /// Its row among the values of the image.
  package let row: UInt32
  private var image: Image { registry.image }

  init(registry: Registry, row: UInt32) {
    self.registry = registry
    self.row = row
  }

  init?(registry: Registry, optional row: UInt32) {
    guard row > 0 else { return nil }
    self.init(registry: registry, row: row - 1)
  }

  /// Its shape.
  public var shape: Shape { Shape(registry: registry, type: image[.valueType, row]) }

  /// Its shape, with references to shared schemas followed. A schema that leads back to itself stays a schema.
  public var resolvedShape: Shape {
    var shape = shape
    var steps: UInt32 = 0
    while case .schema(let schema) = shape, steps < image[.schemaValue].count {
      shape = schema.value.shape
      steps += 1
    }
    return shape
  }

  /// Constraints, those of shared schemas not included.
  public var constraints: [Constraint] {
    image.run(.constraintListStart, image[.valueConstraints, row]).compactMap {
      Constraint(registry: registry, row: $0)
    }
  }

  /// Quantity kind, for numbers.
  public var quantity: Quantity? {
    let quantity = image[.valueQuantity, row]
    return quantity == 0
      ? nil : Quantity(registry: registry, number: image.kinds[.quantity].lowerBound + quantity - 1)
  }

  /// UnitOfMeasure, for numbers.
  public var unit: UnitOfMeasure? {
    let unit = image[.valueUnit, row]
    return unit == 0 ? nil : UnitOfMeasure(registry: registry, number: image.kinds[.unit].lowerBound + unit - 1)
  }
}

/// The built-in data types.
public enum Primitive: UInt8, Sendable, CaseIterable {
  case boolean
  case int8, int16, int32, int64, uint8, uint16, uint32, uint64
  case float, double, decimal
  case string, bytes, uuid
  case date, time, dateTime, duration
  case point, lineString, polygon, multiPoint, multiLineString, multiPolygon
}

/// The shape of a value, without constraints.
public enum Shape: Sendable {
  case primitive(Primitive)
  case array(element: Field)
  case map(key: Field, value: Field)
  case object([Field])
  case enumeration(Enumeration)
  case schema(Schema)

  init(registry: Registry, type: UInt32) {
    let image = registry.image
    let first = image[.typeFirst, type]
    let second = image[.typeSecond, type]
    switch ImageTypeKind(rawValue: UInt8(truncatingIfNeeded: image[.typeKind, type])) {
    case .array: self = .array(element: Field(registry: registry, row: first))
    case .map: self = .map(key: Field(registry: registry, row: first), value: Field(registry: registry, row: second))
    case .object: self = .object((0..<second).map { Field(registry: registry, row: first + $0) })
    case .enumeration: self = .enumeration(Enumeration(registry: registry, row: first))
    case .schema: self = .schema(Schema(registry: registry, number: image.kinds[.schema].lowerBound + first))
    case .primitive, nil: self = .primitive(Primitive(rawValue: UInt8(truncatingIfNeeded: first)) ?? .string)
    }
  }
}

/// A field of an object, a property of an edge, a command's payload, an array's element, a map's key or value.
public struct Field: Sendable {
  let registry: Registry
  let row: UInt32

  /// Name; empty where the position needs none.
  public var name: String { registry.image.string(registry.image[.fieldName, row]) }
  /// What it holds.
  public var value: ValueType { ValueType(registry: registry, row: registry.image[.fieldValue, row]) }
  /// Whether it must be present.
  public var isRequired: Bool { registry.image[.fieldFlags, row] & 1 != 0 }
  /// Whether clients may change it; for properties of edges.
  public var isWritable: Bool { registry.image[.fieldFlags, row] & 2 != 0 }
  /// Its metadata.
  public var metadata: Metadata { Metadata(registry: registry, row: registry.image[.fieldMetadata, row]) }
}

/// A list of named values.
public struct Enumeration: Sendable {
  let registry: Registry
  let row: UInt32

  /// How values are encoded in data.
  public enum Encoding: UInt8, Sendable {
    case name, integer, string
  }

  /// How values are encoded in data.
  public var encoding: Encoding {
    Encoding(rawValue: UInt8(truncatingIfNeeded: registry.image[.enumerationEncoding, row])) ?? .name
  }
  /// Whether readers must expect values that are not listed.
  public var isOpen: Bool { registry.image[.enumerationIsOpen, row] != 0 }
  /// The values, as declared.
  public var values: [EnumerationValue] {
    registry.image.run(.enumerationValueStart, row).map { EnumerationValue(registry: registry, row: $0) }
  }
}

/// One value of an enumeration.
public struct EnumerationValue: Sendable {
  let registry: Registry
  let row: UInt32

  /// Name.
  public var name: String { registry.image.string(registry.image[.enumerationValueName, row]) }
  /// Encoded value; the name as a string where the enumeration is encoded by name.
  public var encoded: Literal {
    Literal(registry: registry, row: registry.image[.enumerationValueEncoded, row])
  }
  /// Its metadata.
  public var metadata: Metadata {
    Metadata(registry: registry, row: registry.image[.enumerationValueMetadata, row])
  }
}

/// One constraint on a value. Numbers are in the value's unit.
public enum Constraint: Sendable {
  case minimum(ExactNumber), maximum(ExactNumber), exclusiveMinimum(ExactNumber), exclusiveMaximum(ExactNumber),
    multipleOf(ExactNumber)
  /// Digits after the decimal point that are meaningful.
  case precision(UInt32)
  /// Lengths in Unicode scalars (strings) or octets (bytes).
  case minLength(UInt32), maxLength(UInt32)
  /// A regular expression that the whole string must match.
  case pattern(String)
  case minItems(UInt32), maxItems(UInt32), uniqueItems
  case const(Literal), `default`(Literal), example(Literal)

  init?(registry: Registry, row: UInt32) {
    let image = registry.image
    let value = image[.constraintValue, row]
    guard let kind = ImageConstraintKind(rawValue: UInt8(truncatingIfNeeded: image[.constraintKind, row])) else {
      return nil
    }
    switch kind {
    case .minimum: self = .minimum(ExactNumber(image, value))
    case .maximum: self = .maximum(ExactNumber(image, value))
    case .exclusiveMinimum: self = .exclusiveMinimum(ExactNumber(image, value))
    case .exclusiveMaximum: self = .exclusiveMaximum(ExactNumber(image, value))
    case .multipleOf: self = .multipleOf(ExactNumber(image, value))
    case .precision: self = .precision(value)
    case .minLength: self = .minLength(value)
    case .maxLength: self = .maxLength(value)
    case .pattern: self = .pattern(image.string(value))
    case .minItems: self = .minItems(value)
    case .maxItems: self = .maxItems(value)
    case .uniqueItems: self = .uniqueItems
    case .const: self = .const(Literal(registry: registry, row: value))
    case .default: self = .default(Literal(registry: registry, row: value))
    case .example: self = .example(Literal(registry: registry, row: value))
    }
  }
}

/// An exact decimal number: ±magnitude × 10^exponent, without trailing zeros in the magnitude.
public struct ExactNumber: Hashable, Sendable {
  /// Digits as an integer.
  public let magnitude: UInt64
  /// Power of ten.
  public let exponent: Int
  /// Whether it is below zero.
  public let isNegative: Bool
  /// The nearest double.
  public let double: Double

  init(_ image: Image, _ row: UInt32) {
    magnitude = image[.numberMagnitude].wide(row)
    let scale = image[.numberScale, row]
    exponent = Int(scale / 2) - 999
    isNegative = scale % 2 == 1
    double = image[.numberDouble].double(row)
  }
}

/// A value written in the model: a default, a const, an example, an enumeration's encoding.
public struct Literal: Sendable {
  let registry: Registry
  let row: UInt32

  /// What it is.
  public enum Content: Sendable {
    case null
    case boolean(Bool)
    case number(ExactNumber)
    case string(String)
    case array([Literal])
    case object([(key: String, value: Literal)])
  }

  /// What it is; the values inside are read when they are asked in turn.
  public var content: Content {
    let image = registry.image
    let first = image[.literalFirst, row]
    let items = first..<max(first, first &+ image[.literalSecond, row])
    switch ImageLiteralKind(rawValue: UInt8(truncatingIfNeeded: image[.literalKind, row])) {
    case .boolean: return .boolean(first != 0)
    case .number: return .number(ExactNumber(image, first))
    case .string: return .string(image.string(first))
    case .array: return .array(items.map { Literal(registry: registry, row: image[.literalItemValue, $0]) })
    case .object:
      return .object(
        items.map {
          (image.string(image[.literalItemKey, $0]), Literal(registry: registry, row: image[.literalItemValue, $0]))
        })
    case .null, nil: return .null
    }
  }
}
