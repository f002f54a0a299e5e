import TwinImage
import TwinModel

/// Which row each element of the packages held gets.
struct ImageNumbering {
  /// The elements of one kind in the order of their rows.
  struct Kind<Row> {
    var order: [ID<Row>]
    var rows: [ID<Row>: UInt32]

    init(_ order: [ID<Row>]) {
      self.order = order
      rows = Dictionary(uniqueKeysWithValues: order.enumerated().map { ($1, UInt32($0)) })
    }
  }

  let packages: [ID<Package>: UInt32]
  let twins: Kind<Twin>
  let concepts: Kind<Concept>
  let relations: Kind<Relation>
  let quantities: Kind<Quantity>
  let units: Kind<Unit>
  let schemas: Kind<Schema>
  let points: Kind<Point>
  /// The hierarchies of twins, concepts, relations and quantities.
  let hierarchies: [HierarchyOrder]

  init(model: Model, packages: [ID<Package>]) {
    self.packages = Dictionary(uniqueKeysWithValues: packages.enumerated().map { ($1, UInt32($0)) })
    func ids<Row>(_ range: (Package) -> IDRange<Row>) -> [ID<Row>] {
      packages.flatMap { Array(range(model.packages[$0])) }
    }
    func ordered<Row>(_ ids: [ID<Row>], above: (ID<Row>) -> [ID<Row>]) -> (Kind<Row>, HierarchyOrder) {
      let position = Dictionary(uniqueKeysWithValues: ids.enumerated().map { ($1, $0) })
      let hierarchy = HierarchyOrder(parents: ids.map { above($0).compactMap { position[$0] } })
      return (Kind(hierarchy.order.map { ids[$0] }), hierarchy)
    }
    let (twins, twinHierarchy) = ordered(ids(\.twins)) { model.twins[$0].parents }
    let (concepts, conceptHierarchy) = ordered(ids(\.concepts)) { model.concepts[$0].broader }
    let (relations, relationHierarchy) = ordered(ids(\.relations)) { model.relations[$0].broader }
    let (quantities, quantityHierarchy) = ordered(ids(\.quantities)) { model.quantities[$0].broader }
    self.twins = twins
    self.concepts = concepts
    self.relations = relations
    self.quantities = quantities
    hierarchies = [twinHierarchy, conceptHierarchy, relationHierarchy, quantityHierarchy]
    units = Kind(ids(\.units))
    schemas = Kind(ids(\.schemas))
    points = Kind(ids(\.points))
  }

  /// Number of elements of `kind`.
  func count(_ kind: ImageElementKind) -> UInt32 {
    let count =
      switch kind {
      case .twin: twins.order.count
      case .concept: concepts.order.count
      case .relation: relations.order.count
      case .quantity: quantities.order.count
      case .unit: units.order.count
      case .schema: schemas.order.count
      case .point: points.order.count
      }
    return UInt32(count)
  }

  /// The element that is the first of `kind`.
  func base(_ kind: ImageElementKind) -> UInt32 {
    ImageElementKind.allCases.filter { $0.rawValue < kind.rawValue }.reduce(0) { $0 + count($1) }
  }
}
