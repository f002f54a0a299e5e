import TwinImage

/// A package of the model: a versioned unit of meaning or contract.
public struct Package: RegistryElement {
  /// The registry it belongs to.
  public let registry: Registry
  let row: UInt32

  init(registry: Registry, row: UInt32) {
    self.registry = registry
    self.row = row
  }

  /// The reverse-DNS name.
  public var id: String { name }
  /// The reverse-DNS name.
  public var name: String { registry.image.string(registry.image[.packageName, row]) }
  /// Its metadata.
  public var metadata: Metadata { Metadata(registry: registry, row: registry.image[.packageMetadata, row]) }
  /// Whether it declares meaning only.
  public var isOntology: Bool { registry.image[.packageKind, row] == 0 }
  /// Its semantic version.
  public var version: String { registry.image.string(registry.image[.packageVersion, row]) }
  /// Edition of the language it is written in: a year.
  public var edition: Int { Int(registry.image[.packageEdition, row]) }
  /// What it is for, in a sentence.
  public var summary: String? { registry.image.optionalString(registry.image[.packageSummary, row]) }
  /// Who answers for it.
  public var owners: [String] { registry.strings(registry.image[.packageOwners, row]) }

  /// What it needs.
  public var dependencies: [Dependency] {
    let image = registry.image
    return image.run(.packageDependencyStart, row).map {
      Dependency(
        package: Package(registry: registry, row: image[.dependencyPackage, $0]),
        alias: image.string(image[.dependencyAlias, $0]),
        requirement: image.string(image[.dependencyRequirement, $0]))
    }
  }

  /// A package that another one needs.
  public struct Dependency: Hashable, Sendable {
    /// The package, as it was resolved.
    public let package: Package
    /// The first segment of qualified names that mean it.
    public let alias: String
    /// Versions that will do, as written.
    public let requirement: String
  }

  /// Its twin types, by name.
  public var types: ElementList<TwinType> { list(.twin, TwinType.init) }
  /// Its schemas, by name.
  public var schemas: ElementList<Schema> { list(.schema, Schema.init) }
  /// Its quantity kinds, by name.
  public var quantities: ElementList<Quantity> { list(.quantity, Quantity.init) }
  /// Its units, by name.
  public var units: ElementList<UnitOfMeasure> { list(.unit, UnitOfMeasure.init) }
  /// Its concepts, by name.
  public var concepts: ElementList<Concept> { list(.concept, Concept.init) }
  /// Its relations, by name.
  public var relations: ElementList<Relation> { list(.relation, Relation.init) }
  /// Its points, by name.
  public var points: ElementList<Point> { list(.point, Point.init) }

  private func list<Element>(
    _ kind: ImageElementKind, _ make: @escaping @Sendable (Registry, UInt32) -> Element
  ) -> ElementList<Element> {
    let row = UInt32(kind.rawValue) * registry.image[.packageName].count + row
    let run = registry.image.run(.packageElementsStart, row)
    return ElementList(
      registry: registry, column: .elementsByName, start: run.lowerBound, end: run.upperBound, make: make)
  }

  /// Whether both are the same package of the same registry.
  public static func == (a: Package, b: Package) -> Bool { a.registry === b.registry && a.row == b.row }
  /// Hashes what `==` compares.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(ObjectIdentifier(registry))
    hasher.combine(row)
  }
}
