public import TwinModel

/// Which elements of two models are the same, as the comparison takes them: by pinned id, then by `formerly`, then by name.
public struct Counterparts: Sendable {
  private let identities: Identities

  /// The counterparts of two models. O(rows of both).
  public init(from old: Model, to new: Model) { identities = Identities(old, new) }

  /// The type of the new model that `twin` of the old one became; nil where it is gone.
  public func new(_ twin: ID<Twin>) -> ID<Twin>? { identities.twins[old: twin] }
  /// The type of the old model that became `twin` of the new one; nil where it is new.
  public func old(_ twin: ID<Twin>) -> ID<Twin>? { identities.twins[new: twin] }
  /// The unit of the new model that `unit` became.
  public func new(_ unit: ID<Unit>) -> ID<Unit>? { identities.units[old: unit] }
  /// The quantity kind of the new model that `quantity` became.
  public func new(_ quantity: ID<Quantity>) -> ID<Quantity>? { identities.quantities[old: quantity] }
  /// The relation of the new model that `relation` became.
  public func new(_ relation: ID<Relation>) -> ID<Relation>? { identities.relations[old: relation] }
  /// What `element`, which a package declares by name, became; nil where it is gone, and for members and parts of values.
  public func new(_ element: ElementRef) -> ElementRef? {
    switch element {
    case .package(let id): identities.packages[old: id].map { .package($0) }
    case .concept(let id): identities.concepts[old: id].map { .concept($0) }
    case .relation(let id): identities.relations[old: id].map { .relation($0) }
    case .quantity(let id): identities.quantities[old: id].map { .quantity($0) }
    case .unit(let id): identities.units[old: id].map { .unit($0) }
    case .term(let id): identities.terms[old: id].map { .term($0) }
    case .point(let id): identities.points[old: id].map { .point($0) }
    case .twin(let id): identities.twins[old: id].map { .twin($0) }
    case .schema(let id): identities.schemas[old: id].map { .schema($0) }
    case .member, .field, .enumerationValue: nil
    }
  }
}
