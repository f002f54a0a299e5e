import CVectors
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
  public var name: String { image.string(image[.memberNameName, image[.definitionName, definition]]) }
  /// Its metadata.
  public var metadata: Metadata { Metadata(registry: registry, row: image[.definitionMetadata, definition]) }
  /// Kind.
  public var kind: MemberKind {
    MemberKind(rawValue: UInt8(truncatingIfNeeded: image[.definitionKind, definition])) ?? .property
  }
  /// Whether a document of twin state must hold it.
  public var isRequired: Bool { image[.definitionFlags, definition] & 1 != 0 }
  /// Whether clients may change it.
  public var isWritable: Bool { image[.definitionFlags, definition] & 2 != 0 }
  /// What it holds: properties, telemetry and events with a payload.
  public var value: ValueType? { ValueType(registry: registry, optional: image[.definitionValue, definition]) }
  /// UnitOfMeasure of its value, if it has one.
  public var unit: UnitOfMeasure? { value?.unit }
  /// The shared definition it uses.
  public var point: Point? {
    let point = image[.definitionPoint, definition]
    return point == 0 ? nil : Point(registry: registry, number: image.kinds[.point].lowerBound + point - 1)
  }
  /// The inherited member that it narrows.
  public var refined: Member? {
    let members = image[.refinementMember]
    var low: UInt32 = 0
    var high = members.count
    while low < high {
      let middle = low + (high - low) / 2
      if members[middle] < row { low = middle + 1 } else { high = middle }
    }
    guard low < members.count, members[low] == row else { return nil }
    let refined = image[.refinementRefined, low]
    return Member(registry: registry, typeNumber: image.owner(ofMember: refined), row: refined)
  }
  /// What it is replaced by and why, if it is on its way out. The replacement is a member of the same type.
  public var deprecation: Deprecation<Member>? { metadata.deprecation { type.member($0) } }

  private func detail(of kind: ImageMemberKind) -> UInt32 {
    guard image[.definitionKind, definition] == UInt32(kind.rawValue) else { return 0 }
    let detail = image[.definitionDetail, definition]
    // A forged image may hold the row of another kind's table.
    let rows =
      switch kind {
      case .property: UInt32(0)
      case .telemetry: image[.telemetrySampling].count
      case .event: image[.stringStart].count
      case .command: image[.commandRequest].count
      case .relationship: image[.relationshipRelation].count
      case .component: image[.twinFlags].count
      }
    return detail <= rows ? detail : 0
  }

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
  public var severity: String? { image.optionalString(detail(of: .event)) }
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

  /// What it means.
  public var relation: Relation? {
    let relation = image[.relationshipRelation, row]
    return relation == 0
      ? nil : Relation(registry: registry, number: image.kinds[.relation].lowerBound + relation - 1)
  }
  /// Types it may point at; empty together with `externalTargets` means any.
  public var targets: ElementList<TwinType> { registry.twins(image[.relationshipTargets, row]) }
  /// Targets that the model names and does not hold.
  public var externalTargets: [String] { registry.strings(image[.relationshipExternalTargets, row]) }
  /// How many targets a source has.
  public var cardinality: Cardinality { cardinality(.relationshipMinimum, .relationshipMaximum) }
  /// How many sources a target has.
  public var inverseCardinality: Cardinality { cardinality(.relationshipInverseMinimum, .relationshipInverseMaximum) }
  /// The relationship on the targets that reads it backwards, by name.
  public var inverse: String? { image.optionalString(image[.relationshipInverse, row]) }
  /// Properties of the edge.
  public var properties: [Field] {
    let start = image[.relationshipFieldStart, row]
    guard start > 0 else { return [] }
    let count = min(
      image[.relationshipFieldCount, row], image[.fieldName].count - min(start - 1, image[.fieldName].count))
    return (0..<count).map { Field(registry: registry, row: start - 1 + $0) }
  }

  private func cardinality(_ minimum: ImageColumn, _ maximum: ImageColumn) -> Cardinality {
    let greatest = image[maximum].wide(row)
    return Cardinality(
      minimum: image[minimum, row], maximum: greatest == 0 ? nil : UInt32(truncatingIfNeeded: greatest - 1))
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
  public var count: Int {
    let image = registry.image
    return image.run(.segmentListStart, image[.twinInherited, typeNumber]).reduce(
      image.run(.twinMemberStart, typeNumber).count
    ) { $0 + image.segment($1).count }
  }

  /// The member with this name.
  public subscript(name: String) -> Member? { TwinType(registry: registry, number: typeNumber).member(name) }

  /// The members in order.
  public func makeIterator() -> Iterator { Iterator(registry: registry, typeNumber: typeNumber) }

  /// Walks the runs of rows that the members stand in.
  public struct Iterator: IteratorProtocol {
    private let registry: Registry
    private let typeNumber: UInt32
    private var rows: Range<UInt32>
    private var segments: Range<UInt32>

    init(registry: Registry, typeNumber: UInt32) {
      self.registry = registry
      self.typeNumber = typeNumber
      rows = registry.image.run(.twinMemberStart, typeNumber)
      segments = registry.image.run(.segmentListStart, registry.image[.twinInherited, typeNumber])
    }

    /// The next member.
    public mutating func next() -> Member? {
      while true {
        if let row = rows.popFirst() { return Member(registry: registry, typeNumber: typeNumber, row: row) }
        guard let segment = segments.popFirst() else { return nil }
        rows = registry.image.segment(segment)
      }
    }
  }
}

extension Image {
  /// The rows of `members` that a segment names.
  @inline(__always)
  func segment(_ row: UInt32) -> Range<UInt32> {
    let start = self[.segmentStart, row]
    return start..<start + min(self[.segmentCount, row], self[.memberDefinition].count - start)
  }

  /// The type that declares the member at `row`. O(log types).
  func owner(ofMember row: UInt32) -> UInt32 {
    let starts = self[.twinMemberStart]
    var low: UInt32 = 0
    var high = kinds[.twin].upperBound
    // The last type whose members start at or before the row.
    while low < high {
      let middle = low + (high - low) / 2
      if starts[middle] <= row { low = middle + 1 } else { high = middle }
    }
    return low == 0 ? 0 : low - 1
  }

  /// The own or inherited member of `type` with this name.
  @inline(__always)
  func member(named name: UnsafeRawBufferPointer, of type: UInt32) -> UInt32? {
    memberName(name).flatMap { member(named: $0, of: type) }
  }

  /// The own or inherited member of `type` whose name stands at this row of `memberNames`.
  @inline(__always)
  func member(named name: UInt32, of type: UInt32) -> UInt32? {
    let wanted = run(.memberNameDefinitionStart, name)
    let definitions = self[.memberDefinition]
    if let row = definitions.first(in: run(.twinMemberStart, type), within: wanted) { return row }
    let inherited = self[.twinInherited, type]
    if inherited == 0 { return nil }
    for segment in run(.segmentListStart, inherited) {
      if let row = definitions.first(in: self.segment(segment), within: wanted) { return row }
    }
    return nil
  }
}

extension Column {
  /// The first of `rows` whose value is in `range`.
  @inline(__always)
  fileprivate func first(in rows: Range<UInt32>, within range: Range<UInt32>) -> UInt32? {
    let end = min(rows.upperBound, count)
    guard rows.lowerBound < end, range.lowerBound < range.upperBound else { return nil }
    let (least, greatest) = (range.lowerBound, range.upperBound &- 1)
    let start = base + Int(truncatingIfNeeded: rows.lowerBound) &* Int(truncatingIfNeeded: width)
    let rest = Int(truncatingIfNeeded: end &- rows.lowerBound)
    // What may be read: columns are filled up to this.
    let padded = base + imageAligned(Int(truncatingIfNeeded: count) &* Int(truncatingIfNeeded: width))
    let place: Int
    switch width {
    case 1:
      guard let least = UInt8(exactly: least) else { return nil }
      place = twin_first_between_8(start, rest, padded, least, UInt8(clamping: greatest))
    case 2:
      guard let least = UInt16(exactly: least) else { return nil }
      place = twin_first_between_16(start, rest, padded, least, UInt16(clamping: greatest))
    case 4: place = twin_first_between_32(start, rest, padded, least, greatest)
    default: place = least == 0 ? 0 : rest
    }
    return place < rest ? rows.lowerBound &+ UInt32(truncatingIfNeeded: place) : nil
  }
}

extension Range<UInt32> {
  /// The first value, removed.
  @inline(__always)
  fileprivate mutating func popFirst() -> UInt32? {
    guard lowerBound < upperBound else { return nil }
    let first = lowerBound
    self = (first + 1)..<upperBound
    return first
  }
}
