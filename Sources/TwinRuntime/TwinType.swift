import TwinImage

/// A twin type: the contract of one kind of digital twin.
public struct TwinType: PackageElement {
  /// The registry it belongs to.
  public let registry: Registry
  @usableFromInline let number: UInt32

  @inlinable
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
  public var deprecation: Deprecation<TwinType>? { registry.elementDeprecation(number) { registry.type($0) } }

  /// Whether both are the same twin type of the same registry.
  public static func == (a: TwinType, b: TwinType) -> Bool { a.registry === b.registry && a.number == b.number }
  /// Hashes what `==` compares.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(ObjectIdentifier(registry))
    hasher.combine(number)
  }
}

extension TwinType {
  /// Its number in this image, for code that counts cycles.
  public var typeNumber: TypeNumber { TypeNumber(rawValue: number) }
  /// Whether it has no instances of its own.
  public var isAbstract: Bool { registry.image[.twinFlags, number] & 1 != 0 }
  /// Whether no type may extend it.
  public var isSealed: Bool { registry.image[.twinFlags, number] & 2 != 0 }
  /// The concepts it realises.
  public var concepts: ElementList<Concept> { registry.concepts(registry.image[.twinConcepts, number]) }
  /// The types it extends, as declared.
  public var parents: ElementList<TwinType> { registry.broader(number, .twin, TwinType.init) }
  /// All types above it, nearest first.
  public var supertypes: ElementList<TwinType> { registry.twins(registry.image[.twinAncestors, number]) }
  /// All types below it, each after what it extends.
  public var subtypes: [TwinType] { registry.below(number, .twin, TwinType.init) }

  /// Whether it is `other` or below it. Constant time. False for types of different registries.
  public func isSubtype(of other: TwinType) -> Bool {
    registry === other.registry && registry.image.isBelow(number, other.number)
  }

  /// Whether it or a type above it realises `concept` or a narrower one.
  /// - Complexity: O(types above it + concepts they realise).
  public func realises(_ concept: Concept) -> Bool {
    guard registry === concept.registry else { return false }
    return concepts.contains { $0.isNarrower(than: concept) }
      || supertypes.contains { $0.concepts.contains { $0.isNarrower(than: concept) } }
  }

  /// Own and inherited members: own first, then by ancestor; of a refined member only the nearest.
  public var members: MemberList { MemberList(registry: registry, typeNumber: number) }

  /// Its own members, as declared.
  public var ownMembers: [Member] {
    registry.image.run(.twinMemberStart, number).map { Member(registry: registry, typeNumber: number, row: $0) }
  }

  /// The own or inherited member with this name.
  /// - Complexity: O(members).
  @inlinable
  public func member(_ name: String) -> Member? {
    guard let row = registry.memberRow(name, ofType: number) else { return nil }
    return Member(registry: registry, typeNumber: number, row: row)
  }
}

extension Registry {
  @usableFromInline
  func memberRow(_ name: String, ofType type: UInt32) -> UInt32? {
    let span = name.utf8Span.span
    return span.withUnsafeBytes { image.member(named: $0, of: type) }
  }
}
