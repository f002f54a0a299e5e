import TwinImage

/// What a member is.
public enum MemberKind: UInt8, Sendable, CaseIterable {
  case property, telemetry, event, command, relationship, component
}

/// A member of a twin type, seen from that type or from one below it.
public struct Member: RegistryElement {
  /// The registry it belongs to.
  public let registry: Registry
  @usableFromInline let typeNumber: UInt32
  @usableFromInline let row: UInt32

  @inlinable
  init(registry: Registry, typeNumber: UInt32, row: UInt32) {
    self.registry = registry
    self.typeNumber = typeNumber
    self.row = row
  }

  private var image: Image { registry.image }
  private var definition: UInt32 { image[.memberDefinition, row] }

  /// The type that it was asked of.
  public var type: TwinType { TwinType(registry: registry, number: typeNumber) }
  /// The type that declares it.
  public var declaringType: TwinType { TwinType(registry: registry, number: image.owner(ofMember: row)) }
  /// Whether another type than the one asked declares it.
  public var isInherited: Bool { image.owner(ofMember: row) != typeNumber }
  /// The declaring type's identity, a slash, its name.
  public var id: String { declaringType.id + "/" + name }
  /// Name.
  public var name: String { image.string(image.memberName(at: image.name(ofDefinition: definition))) }
  /// Its metadata.
  public var metadata: Metadata { Metadata(registry: registry, row: image[.definitionMetadata, definition]) }
  /// Kind.
  public var kind: MemberKind {
    MemberKind(rawValue: UInt8(truncatingIfNeeded: image.kind(ofDefinition: definition))) ?? .property
  }
  /// Whether a document of twin state must hold it.
  public var isRequired: Bool { image.flags(ofDefinition: definition) & 1 != 0 }
  /// Whether clients may change it.
  public var isWritable: Bool { image.flags(ofDefinition: definition) & 2 != 0 }
  /// What it holds: properties, telemetry and events with a payload.
  public var value: ValueType? { ValueType(registry: registry, optional: image.value(ofDefinition: definition)) }
  /// UnitOfMeasure of its value, if it has one.
  public var unit: UnitOfMeasure? { value?.unit }
  /// The shared definition it uses.
  public var point: Point? {
    let point = image[.definitionPoint, definition]
    return point == 0 ? nil : Point(registry: registry, number: image.kinds[.point].lowerBound + point - 1)
  }
  /// The inherited member that it narrows.
  /// - Complexity: O(members of the types above its type).
  public var refined: Member? {
    let refined = image.refined(by: row)
    return refined.map { Member(registry: registry, typeNumber: image.owner(ofMember: $0), row: $0) }
  }
  /// What it is replaced by and why, if it is on its way out. The replacement is a member of the same type.
  public var deprecation: Deprecation<Member>? { metadata.deprecation { type.member($0) } }

  private func detail(of kind: ImageMemberKind) -> UInt32 { image.detail(ofDefinition: definition, kind) }

  /// Time between samples of telemetry, in milliseconds.
  public var sampling: UInt64? { milliseconds(.telemetrySampling) }
  /// Age after which a value of telemetry is stale, in milliseconds.
  public var freshness: UInt64? { milliseconds(.telemetryFreshness) }

  private func milliseconds(_ column: ImageColumn) -> UInt64? {
    let detail = detail(of: .telemetry)
    guard detail > 0 else { return nil }
    let value = image[column].wide(detail - 1)
    return value == 0 ? nil : value - 1
  }

  /// The severity of an event, a word.
  public var severity: String? { image.optionalString(image.severity(ofDefinition: definition)) }
  /// What a command takes.
  public var request: Field? { payload(.commandRequest) }
  /// What a command returns.
  public var response: Field? { payload(.commandResponse) }

  private func payload(_ column: ImageColumn) -> Field? {
    let detail = detail(of: .command)
    guard detail > 0 else { return nil }
    let field = image[column, detail - 1]
    return field == 0 ? nil : Field(registry: registry, row: field - 1)
  }

  /// What only relationships have.
  public var relationship: Relationship? {
    let detail = detail(of: .relationship)
    return detail == 0 ? nil : Relationship(registry: registry, row: detail - 1)
  }
  /// The twin type embedded as a component.
  public var component: TwinType? {
    let detail = detail(of: .component)
    return detail == 0 ? nil : TwinType(registry: registry, number: detail - 1)
  }

  /// Whether both are the same member of the same registry, asked of the same type.
  public static func == (a: Member, b: Member) -> Bool {
    a.registry === b.registry && a.typeNumber == b.typeNumber && a.row == b.row
  }
  /// Hashes what `==` compares.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(ObjectIdentifier(registry))
    hasher.combine(typeNumber)
    hasher.combine(row)
  }
}

/// What only relationships have.
public struct Relationship: Sendable {
  let registry: Registry
  let row: UInt32
  private var image: Image { registry.image }
  /// The row of `relationshipTerms`.
  private var terms: UInt32 { image.isFirstVersion ? row : image[.relationshipTerms, row] }

  /// What it means.
  public var relation: Relation? {
    let relation = image[.relationshipRelation, terms]
    return relation == 0
      ? nil : Relation(registry: registry, number: image.kinds[.relation].lowerBound + relation - 1)
  }
  /// Types it may point at; empty together with `externalTargets` means any.
  public var targets: ElementList<TwinType> { registry.twins(image[.relationshipTargets, row]) }
  /// Targets that the model names and does not hold.
  public var externalTargets: [String] { registry.strings(image[.relationshipExternalTargets, terms]) }
  /// How many targets a source has.
  public var cardinality: Cardinality { cardinality(.relationshipMinimum, .relationshipMaximum) }
  /// How many sources a target has.
  public var inverseCardinality: Cardinality { cardinality(.relationshipInverseMinimum, .relationshipInverseMaximum) }
  /// The relationship on the targets that reads it backwards, by name.
  public var inverse: String? { image.optionalString(image[.relationshipInverse, terms]) }
  /// Properties of the edge.
  public var properties: [Field] {
    image.fields(ofTerms: terms).map { Field(registry: registry, row: $0) }
  }

  private func cardinality(_ minimum: ImageColumn, _ maximum: ImageColumn) -> Cardinality {
    let greatest = image[maximum].wide(terms)
    return Cardinality(
      minimum: image[minimum, terms], maximum: greatest == 0 ? nil : UInt32(truncatingIfNeeded: greatest - 1))
  }
}

/// How many.
public struct Cardinality: Hashable, Sendable {
  /// At least this many.
  public let minimum: UInt32
  /// At most this many; nil means no bound.
  public let maximum: UInt32?
}

/// Own and inherited members of a type: own first, then by ancestor; of a refined member only the nearest.
public struct MemberList: Sequence, Sendable {
  let registry: Registry
  let typeNumber: UInt32

  /// Number of members.
  /// - Complexity: O(members).
  public var count: Int { reduce(0) { count, _ in count + 1 } }

  /// The member with this name.
  public subscript(name: String) -> Member? { TwinType(registry: registry, number: typeNumber).member(name) }

  /// The members in order.
  public func makeIterator() -> Iterator { Iterator(registry: registry, typeNumber: typeNumber) }

  /// Walks the runs of rows that the members stand in.
  public struct Iterator: IteratorProtocol {
    private let registry: Registry
    private let typeNumber: UInt32
    private var rows: Range<UInt32>
    private var inherited: InheritedRuns
    private var isOwn = true

    init(registry: Registry, typeNumber: UInt32) {
      self.registry = registry
      self.typeNumber = typeNumber
      rows = registry.image.run(.twinMemberStart, typeNumber)
      inherited = registry.image.inheritedRuns(of: typeNumber)
    }

    /// The next member.
    public mutating func next() -> Member? {
      while true {
        while let row = rows.popFirst() {
          if isOwn || registry.image.isMember(row, of: typeNumber, standingIn: inherited) {
            return Member(registry: registry, typeNumber: typeNumber, row: row)
          }
        }
        guard let run = inherited.next(in: registry.image) else { return nil }
        rows = run
        isOwn = false
      }
    }
  }
}
