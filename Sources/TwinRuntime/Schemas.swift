import TwinImage

/// A data type shared across twin types.
public struct Schema: PackageElement {
  /// The registry it belongs to.
  public let registry: Registry
  let number: UInt32

  init(registry: Registry, number: UInt32) {
    self.registry = registry
    self.number = number
  }

  /// Its package's name, a dot, its name.
  public var id: String { registry.elementID(number) }
  /// Name inside the package.
  public var name: String { registry.elementName(number) }
  /// The package that declares it.
  public var package: Package { registry.elementPackage(number) }
  /// Its metadata.
  public var metadata: Metadata { registry.elementMetadata(number) }
  /// What it is replaced by and why, if it is on its way out.
  public var deprecation: Deprecation<Schema>? { registry.elementDeprecation(number) { registry.schema($0) } }

  /// Whether both are the same schema of the same registry.
  public static func == (a: Schema, b: Schema) -> Bool { a.registry === b.registry && a.number == b.number }
  /// Hashes what `==` compares.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(ObjectIdentifier(registry))
    hasher.combine(number)
  }

  private var row: UInt32 { number &- registry.image.kinds[.schema].lowerBound }

  /// What a value of it is.
  public var value: ValueType { ValueType(registry: registry, row: registry.image[.schemaValue, row]) }
}

/// A shared member definition, so that one name means one thing everywhere.
public struct Point: PackageElement {
  /// The registry it belongs to.
  public let registry: Registry
  let number: UInt32

  init(registry: Registry, number: UInt32) {
    self.registry = registry
    self.number = number
  }

  /// Its package's name, a dot, its name.
  public var id: String { registry.elementID(number) }
  /// Name inside the package.
  public var name: String { registry.elementName(number) }
  /// The package that declares it.
  public var package: Package { registry.elementPackage(number) }
  /// Its metadata.
  public var metadata: Metadata { registry.elementMetadata(number) }
  /// What it is replaced by and why, if it is on its way out.
  public var deprecation: Deprecation<Point>? { registry.elementDeprecation(number) { registry.point($0) } }

  /// Whether both are the same point of the same registry.
  public static func == (a: Point, b: Point) -> Bool { a.registry === b.registry && a.number == b.number }
  /// Hashes what `==` compares.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(ObjectIdentifier(registry))
    hasher.combine(number)
  }

  private var row: UInt32 { number &- registry.image.kinds[.point].lowerBound }

  /// What it holds.
  public var value: ValueType { ValueType(registry: registry, row: registry.image[.pointValue, row]) }
}
