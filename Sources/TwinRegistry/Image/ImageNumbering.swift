import TwinImage
import TwinModel

/// Rows of the image by rows of the model: flat, since most of the model is in the image.
struct RowMap<Row> {
  /// Each plus one; zero for none.
  private var rows: [UInt32]

  /// A map from a table of `count` rows, all without a row of the image.
  init(count: Int) { rows = [UInt32](repeating: 0, count: count) }

  /// The rows of `order` by what stands in them.
  init(_ order: [ID<Row>], count: Int) {
    self.init(count: count)
    for (row, id) in order.enumerated() { self[id] = UInt32(row) }
  }

  /// The row of `id`, which must come from the table.
  subscript(id: ID<Row>) -> UInt32? {
    get { rows[id.index] == 0 ? nil : rows[id.index] - 1 }
    set { rows[id.index] = newValue.map { $0 + 1 } ?? 0 }
  }
}

/// Which row each element of the packages held gets.
struct ImageNumbering {
  /// The elements of one kind in the order of their rows.
  struct Kind<Row> {
    var order: [ID<Row>]
    var rows: RowMap<Row>

    init(_ order: [ID<Row>], count: Int) {
      self.order = order
      rows = RowMap(order, count: count)
    }
  }

  let packages: RowMap<Package>
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
    self.packages = RowMap(packages, count: model.packages.count)
    func ids<Row>(_ range: (Package) -> IDRange<Row>) -> [ID<Row>] {
      packages.flatMap { Array(range(model.packages[$0])) }
    }
    func kind<Row>(_ table: Table<Row>, _ range: (Package) -> IDRange<Row>) -> Kind<Row> {
      Kind(ids(range), count: table.count)
    }
    func ordered<Row>(
      _ table: Table<Row>, _ range: (Package) -> IDRange<Row>, above: (Row) -> [ID<Row>]
    ) -> (Kind<Row>, HierarchyOrder) {
      let ids = ids(range)
      let position = RowMap(ids, count: table.count)
      let parents = ids.map { above(table[$0]).compactMap { position[$0].map { Int($0) } } }
      let hierarchy = HierarchyOrder(parents: parents)
      return (Kind(hierarchy.order.map { ids[$0] }, count: table.count), hierarchy)
    }
    let (twins, twinHierarchy) = ordered(model.twins, \.twins, above: \.parents)
    let (concepts, conceptHierarchy) = ordered(model.concepts, \.concepts, above: \.broader)
    let (relations, relationHierarchy) = ordered(model.relations, \.relations, above: \.broader)
    let (quantities, quantityHierarchy) = ordered(model.quantities, \.quantities, above: \.broader)
    self.twins = twins
    self.concepts = concepts
    self.relations = relations
    self.quantities = quantities
    hierarchies = [twinHierarchy, conceptHierarchy, relationHierarchy, quantityHierarchy]
    units = kind(model.units, \.units)
    schemas = kind(model.schemas, \.schemas)
    points = kind(model.points, \.points)
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
