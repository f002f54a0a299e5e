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
}
