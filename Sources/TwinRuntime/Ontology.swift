import TwinImage

/// A kind of thing in the world, in a taxonomy.
public struct Concept: PackageElement {
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
  public var deprecation: Deprecation<Concept>? { registry.elementDeprecation(number) { registry.concept($0) } }

  /// Whether both are the same concept of the same registry.
  public static func == (a: Concept, b: Concept) -> Bool { a.registry === b.registry && a.number == b.number }
  /// Hashes what `==` compares.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(ObjectIdentifier(registry))
    hasher.combine(number)
  }
}

extension Concept {
  /// Concepts directly above it.
  public var broader: ElementList<Concept> { registry.broader(number, .concept, Concept.init) }
  /// All concepts below it.
  public var narrower: [Concept] { registry.below(number, .concept, Concept.init) }
  /// Whether it is `other` or below it. Constant time. False for concepts of different registries.
  public func isNarrower(than other: Concept) -> Bool {
    registry === other.registry && registry.image.isBelow(number, other.number)
  }
}

/// What a relationship means.
public struct Relation: PackageElement {
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
  public var deprecation: Deprecation<Relation>? { registry.elementDeprecation(number) { registry.relation($0) } }

  /// Whether both are the same relation of the same registry.
  public static func == (a: Relation, b: Relation) -> Bool { a.registry === b.registry && a.number == b.number }
  /// Hashes what `==` compares.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(ObjectIdentifier(registry))
    hasher.combine(number)
  }

  private var row: UInt32 { number &- registry.image.kinds[.relation].lowerBound }
}

extension Relation {
  /// Concepts whose twins may be sources; empty means any.
  public var domain: ElementList<Concept> { registry.concepts(registry.image[.relationDomain, row]) }
  /// Concepts whose twins may be targets; empty means any.
  public var range: ElementList<Concept> { registry.concepts(registry.image[.relationRange, row]) }
  /// The relation that reads it backwards.
  public var inverse: Relation? {
    let inverse = registry.image[.relationInverse, row]
    return inverse == 0
      ? nil : Relation(registry: registry, number: registry.image.kinds[.relation].lowerBound + inverse - 1)
  }
  /// Relations that it is directly a special case of.
  public var broader: ElementList<Relation> { registry.broader(number, .relation, Relation.init) }
  /// Whether it is `other` or a special case of it. Constant time.
  public func isNarrower(than other: Relation) -> Bool {
    registry === other.registry && registry.image.isBelow(number, other.number)
  }
  /// Its logical properties.
  public var characteristics: Characteristics {
    Characteristics(rawValue: UInt16(truncatingIfNeeded: registry.image[.relationCharacteristics, row]))
  }
}

/// Logical properties of a relation.
public struct Characteristics: OptionSet, Hashable, Sendable {
  /// One bit a property.
  public let rawValue: UInt16
  /// A set from its bits.
  public init(rawValue: UInt16) { self.rawValue = rawValue }
  /// a→b means b→a.
  public static let symmetric = Characteristics(rawValue: 1)
  /// a→b means not b→a.
  public static let asymmetric = Characteristics(rawValue: 2)
  /// a→b→c means a→c.
  public static let transitive = Characteristics(rawValue: 4)
  /// a→a always.
  public static let reflexive = Characteristics(rawValue: 8)
  /// a→a never.
  public static let irreflexive = Characteristics(rawValue: 16)
  /// At most one target.
  public static let functional = Characteristics(rawValue: 32)
  /// At most one source.
  public static let inverseFunctional = Characteristics(rawValue: 64)
  /// No path leads back.
  public static let acyclic = Characteristics(rawValue: 128)
  /// The source holds the target: one container each.
  public static let containment = Characteristics(rawValue: 256)
}
