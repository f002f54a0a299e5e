import TwinImage

/// An element of any kind that can be handed out as numbers and found again by them, for interfaces to other languages.
package enum NumberedElement: Sendable {
  case package(Package)
  case type(TwinType)
  case member(Member)
  case schema(Schema)
  case quantity(Quantity)
  case unit(UnitOfMeasure)
  case concept(Concept)
  case relation(Relation)
  case point(Point)

  /// What an element is.
  package enum Kind: UInt32, CaseIterable, Sendable {
    case package = 1
    case type, member, schema, quantity, unit, concept, relation, point
  }

  /// The element of `kind` with this number; for a member, as seen from the type with the number `typeNumber`. Nil where there is none.
  package init?(in registry: Registry, kind: Kind, number: UInt32, typeNumber: UInt32 = 0) {
    let image = registry.image
    func isThere(_ elements: ImageElementKind) -> Bool { image.kinds[elements].contains(number) }
    switch kind {
    case .package:
      guard number < image[.packageName].count else { return nil }
      self = .package(Package(registry: registry, row: number))
    case .type:
      guard isThere(.twin) else { return nil }
      self = .type(TwinType(registry: registry, number: number))
    case .member:
      guard image.kinds[.twin].contains(typeNumber), number < image[.memberDefinition].count,
        image.isMember(number, of: typeNumber)
      else { return nil }
      self = .member(Member(registry: registry, typeNumber: typeNumber, row: number))
    case .schema:
      guard isThere(.schema) else { return nil }
      self = .schema(Schema(registry: registry, number: number))
    case .quantity:
      guard isThere(.quantity) else { return nil }
      self = .quantity(Quantity(registry: registry, number: number))
    case .unit:
      guard isThere(.unit) else { return nil }
      self = .unit(UnitOfMeasure(registry: registry, number: number))
    case .concept:
      guard isThere(.concept) else { return nil }
      self = .concept(Concept(registry: registry, number: number))
    case .relation:
      guard isThere(.relation) else { return nil }
      self = .relation(Relation(registry: registry, number: number))
    case .point:
      guard isThere(.point) else { return nil }
      self = .point(Point(registry: registry, number: number))
    }
  }

  /// The element of `kind` with this identity or external id; see `Registry`.
  package init?(in registry: Registry, kind: Kind, id: String) {
    let found: NumberedElement? =
      switch kind {
      case .package: registry.package(id).map { .package($0) }
      case .type: registry.type(id).map { .type($0) }
      case .member: registry.member(id).map { .member($0) }
      case .schema: registry.schema(id).map { .schema($0) }
      case .quantity: registry.quantity(id).map { .quantity($0) }
      case .unit: registry.unit(id).map { .unit($0) }
      case .concept: registry.concept(id).map { .concept($0) }
      case .relation: registry.relation(id).map { .relation($0) }
      case .point: registry.point(id).map { .point($0) }
      }
    guard let found else { return nil }
    self = found
  }

  /// The numbers by which it is found again. They change with every build.
  package var numbers: (kind: Kind, number: UInt32, typeNumber: UInt32) {
    switch self {
    case .package(let package): (.package, package.row, 0)
    case .type(let type): (.type, type.number, 0)
    case .member(let member): (.member, member.row, member.typeNumber)
    case .schema(let schema): (.schema, schema.number, 0)
    case .quantity(let quantity): (.quantity, quantity.number, 0)
    case .unit(let unit): (.unit, unit.number, 0)
    case .concept(let concept): (.concept, concept.number, 0)
    case .relation(let relation): (.relation, relation.number, 0)
    case .point(let point): (.point, point.number, 0)
    }
  }

  /// The element.
  package var element: any RegistryElement {
    switch self {
    case .package(let package): package
    case .type(let type): type
    case .member(let member): member
    case .schema(let schema): schema
    case .quantity(let quantity): quantity
    case .unit(let unit): unit
    case .concept(let concept): concept
    case .relation(let relation): relation
    case .point(let point): point
    }
  }

  /// Its package; nil for members.
  package var package: Package? {
    if case .package(let package) = self { return package }
    return (element as? any PackageElement)?.package
  }
}
