import TwinImage
import TwinModel

extension ImageWriter {
  mutating func writePackages() {
    for id in packages {
      let package = model.packages[id]
      columns.append(.packageName, string(package.name))
      columns.append(.packageKind, UInt32(package.kind.rawValue))
      columns.append(.packageVersion, string(package.version.description))
      columns.append(.packageEdition, UInt32(package.edition))
      columns.append(.packageSummary, string(package.summary))
      columns.append(.packageOwners, texts(package.owners))
      columns.append(.packageMetadata, metadata(package.metadata, of: nil))
      columns.beginRun(.packageDependencyStart, items: .dependencyPackage)
      for dependency in package.dependencies {
        columns.append(.dependencyPackage, row(dependency.package))
        columns.append(.dependencyAlias, string(dependency.alias))
        columns.append(.dependencyRequirement, string(dependency.requirement.description))
      }
    }
  }

  /// Names, packages and metadata of all elements, their hierarchies, and their order by name.
  mutating func writeElements() {
    for kind in ImageElementKind.allCases { columns.append(.kindCount, numbering.count(kind)) }
    for header in headers() {
      columns.append(.elementName, string(header.element.name))
      columns.append(.elementPackage, row(header.element.package))
      columns.append(.elementMetadata, metadata(header.element.metadata, of: (header.element, header.kind)))
    }
    for (kind, hierarchy) in zip(ImageElementKind.hierarchical, numbering.hierarchies) {
      let base = numbering.base(kind)
      for row in hierarchy.order.indices {
        columns.beginRun(.hierarchyBroaderStart, items: .broaderDistance)
        for parent in hierarchy.parents[row] { columns.append(.broaderDistance, UInt32(row - parent - 1)) }
        columns.append(.hierarchyBelow, UInt32(hierarchy.end[row] - row - 1))
        let more = hierarchy.more[row].map { (base + UInt32($0.lowerBound), base + UInt32($0.upperBound)) }
        columns.append(.hierarchyMore, intervals(more))
      }
    }
    writeElementsByName()
  }

  /// The headers of all elements in the order of their rows.
  func headers() -> [(element: ElementHeader, kind: ImageElementKind)] {
    var all: [(element: ElementHeader, kind: ImageElementKind)] = []
    all += numbering.twins.order.map { (model.twins[$0].header, .twin) }
    all += numbering.concepts.order.map { (model.concepts[$0].header, .concept) }
    all += numbering.relations.order.map { (model.relations[$0].header, .relation) }
    all += numbering.quantities.order.map { (model.quantities[$0].header, .quantity) }
    all += numbering.units.order.map { (model.units[$0].header, .unit) }
    all += numbering.schemas.order.map { (model.schemas[$0].header, .schema) }
    all += numbering.points.order.map { (model.points[$0].header, .point) }
    return all
  }

  private mutating func writeElementsByName() {
    func write<Row>(_ kind: ImageElementKind, _ rows: RowMap<Row>, _ range: (Package) -> IDRange<Row>) {
      for package in packages {
        columns.beginRun(.packageElementsStart, items: .elementsByName)
        for id in range(model.packages[package]) {
          if let row = rows[id] { columns.append(.elementsByName, numbering.base(kind) + row) }
        }
      }
    }
    write(.twin, numbering.twins.rows, \.twins)
    write(.concept, numbering.concepts.rows, \.concepts)
    write(.relation, numbering.relations.rows, \.relations)
    write(.quantity, numbering.quantities.rows, \.quantities)
    write(.unit, numbering.units.rows, \.units)
    write(.schema, numbering.schemas.rows, \.schemas)
    write(.point, numbering.points.rows, \.points)
    columns.beginRun(.packageElementsStart, items: .elementsByName)
  }

  mutating func writeRelations() {
    for id in numbering.relations.order {
      let relation = model.relations[id]
      columns.append(.relationDomain, concepts(relation.domain))
      columns.append(.relationRange, concepts(relation.range))
      columns.append(.relationInverse, relation.inverse.map { row($0) + 1 } ?? 0)
      columns.append(.relationCharacteristics, UInt32(relation.characteristics.rawValue & 511))
    }
  }

  mutating func writeQuantitiesAndUnits() {
    for id in numbering.quantities.order {
      let quantity = model.quantities[id]
      let exponents = quantity.dimension.exponents.prefix(7)
      let packed = exponents.enumerated().reduce(UInt64(0)) { $0 | UInt64(UInt8(bitPattern: $1.1)) << UInt64($1.0 * 8) }
      columns.append(.quantityDimension, wide: packed)
      columns.append(.quantityCoherentUnit, quantity.coherentUnit.map { row($0) + 1 } ?? 0)
    }
    for id in numbering.units.order {
      let unit = model.units[id]
      columns.append(.unitSymbol, string(unit.symbol))
      columns.append(.unitQuantity, row(unit.quantity))
      let factor = unit.factor.extended
      let offset = unit.offset.extended
      columns.append(.unitFactor, factor.high)
      columns.append(.unitFactorLow, factor.low)
      columns.append(.unitOffset, offset.high)
      columns.append(.unitOffsetLow, offset.low)
    }
  }

  /// The list of `ids` as elements.
  mutating func concepts(_ ids: [ID<Concept>]) -> UInt32 {
    let base = numbering.base(.concept)
    let list = begin(.conceptLists)
    for id in ids { push(base + row(id)) }
    return endList(list, .conceptListStart, [.conceptListItem])
  }

  /// The list of `ids` as elements; twin types are the first elements, so rows are elements.
  mutating func twins(_ ids: some Sequence<ID<Twin>>) -> UInt32 {
    let list = begin(.twinLists)
    for id in ids { push(row(id)) }
    return endList(list, .twinListStart, [.twinListItem])
  }
}

extension ExactFactor {
  /// The factor to about 2^-100; zero where doubles cannot hold it.
  var extended: ExtendedDouble {
    func extended(_ number: Number) -> ExtendedDouble {
      let digits = ExtendedDouble(number.magnitude)
      let power = ExtendedDouble.power(ofTen: abs(Int(number.exponent)))
      let value = number.exponent < 0 ? digits / power : digits * power
      return number.isNegative ? -value : value
    }
    var value = extended(numerator) / extended(denominator)
    for _ in 0..<abs(Int(piPower)) { value = piPower > 0 ? value * .pi : value / .pi }
    return value.isFinite ? value : ExtendedDouble(high: 0)
  }
}
