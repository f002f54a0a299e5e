import TwinModel
import TwinReaders
import TwinSource

extension Resolver {
  /// Makes a row for every element, so that names can be bound in any order: by package, then name.
  mutating func declareElements() {
    var duplicates: [UInt64: (kind: ElementKind, place: Place)] = [:]
    for package in model.packages.ids {
      let slots = filePackages.indices.filter { filePackages[$0] == package }
      let isOntology = model.packages[package].kind == .ontology

      func collect(_ kind: ElementKind, _ headers: (Declarations) -> [DeclarationHeader]) -> [(Origin, ElementHeader)] {
        var found: [(Origin, ElementHeader)] = []
        for slot in slots {
          for (row, header) in headers(files[slot]).enumerated() {
            found.append(
              (
                Origin(file: slot, row: row),
                ElementHeader(
                  package: package, name: symbol(header.name, in: slot),
                  metadata: metadata(header.metadata, in: slot), place: place(header.range, in: slot))
              ))
          }
        }
        found.sort { a, b in
          a.1.name != b.1.name ? model.symbols.precedes(a.1.name, b.1.name) : a.1.place < b.1.place
        }
        return found
      }
      func declare(_ kind: ElementKind, _ found: [(Origin, ElementHeader)], from base: Int) -> [Origin] {
        let belongs = isOntology ? kind != .twin && kind != .schema : kind == .twin || kind == .schema
        if !belongs, let first = found.first { reportMisplaced(kind, first.1, isOntology: isOntology) }
        names.reserve(kind, base + found.count)
        for (offset, (_, header)) in found.enumerated() {
          let key = NameIndex.key(package, header.name) | (kind == .term ? 1 << 63 : 0)
          if let other = duplicates[key] {
            // In one mapping of one file the parser has reported the key already.
            if other.kind != kind || other.place.file != header.place.file { reportDuplicate(kind, header, other) }
          } else {
            duplicates[key] = (kind, header.place)
          }
          if names.row(kind, header.name, in: package) == nil {
            names.insert(kind, header.name, in: package, row: base + offset)
          }
          if let external = header.metadata.flatMap({ model.metadata[$0].externalID }),
            let other = names.pin(kind, externalID: external, row: base + offset)
          {
            reportDuplicateID(kind, header, external, other: place(of: kind, row: other))
          }
        }
        return found.map(\.0)
      }
      func range<Row>(_ table: Table<Row>, from base: Int) -> IDRange<Row> { IDRange(base, table.count) }

      var found = collect(.concept) { $0.concepts.map(\.header) }
      var base = model.concepts.count
      model.concepts.rows += found.map { Concept(header: $0.1, broader: []) }
      conceptOrigins += declare(.concept, found, from: base)
      model.packages[package].concepts = range(model.concepts, from: base)

      found = collect(.relation) { $0.relations.map(\.header) }
      base = model.relations.count
      model.relations.rows += found.map {
        Relation(header: $0.1, domain: [], range: [], inverse: nil, broader: [], characteristics: [])
      }
      relationOrigins += declare(.relation, found, from: base)
      model.packages[package].relations = range(model.relations, from: base)

      found = collect(.quantity) { $0.quantities.map(\.header) }
      base = model.quantities.count
      model.quantities.rows += found.map { Quantity(header: $0.1, dimension: .one, broader: [], coherentUnit: nil) }
      quantityOrigins += declare(.quantity, found, from: base)
      model.packages[package].quantities = range(model.quantities, from: base)

      found = collect(.unit) { $0.units.map(\.header) }
      base = model.units.count
      model.units.rows += found.map {
        Unit(header: $0.1, symbol: nil, quantity: ID(UInt32.max), factor: .one, offset: .zero)
      }
      unitOrigins += declare(.unit, found, from: base)
      model.packages[package].units = range(model.units, from: base)

      found = collect(.term) { $0.terms.map(\.header) }
      base = model.terms.count
      model.terms.rows += found.map { Term(header: $0.1, role: .empty, quantity: nil, abbreviations: []) }
      termOrigins += declare(.term, found, from: base)
      model.packages[package].terms = range(model.terms, from: base)

      found = collect(.point) { $0.points.map(\.header) }
      base = model.points.count
      model.points.rows += found.map { Point(header: $0.1, value: ValueSpec(type: Primitive.string.id)) }
      pointOrigins += declare(.point, found, from: base)
      model.packages[package].points = range(model.points, from: base)

      found = collect(.schema) { $0.schemas.map(\.header) }
      base = model.schemas.count
      model.schemas.rows += found.map { Schema(header: $0.1, value: ValueSpec(type: Primitive.string.id)) }
      schemaOrigins += declare(.schema, found, from: base)
      model.packages[package].schemas = range(model.schemas, from: base)

      found = collect(.twin) { $0.twins.map(\.header) }
      base = model.twins.count
      model.twins.rows += found.map {
        Twin(header: $0.1, isAbstract: false, isSealed: false, concepts: [], parents: [], members: .empty)
      }
      twinOrigins += declare(.twin, found, from: base)
      model.packages[package].twins = range(model.twins, from: base)
    }
    declaredShapes = [DeclaredShape?](repeating: nil, count: model.schemas.count)
    schemaTypeBase = model.dataTypes.count
    for schema in model.schemas.ids { model.dataTypes.append(.schema(schema)) }
  }

  /// The data type that refers to `schema`.
  func type(of schema: ID<Schema>) -> ID<DataType> { ID(schemaTypeBase + schema.index) }

  private func place(of kind: ElementKind, row: UInt32) -> Place {
    let index = Int(row)
    switch kind {
    case .package: return model.packages.rows[index].place
    case .concept: return model.concepts.rows[index].header.place
    case .relation: return model.relations.rows[index].header.place
    case .quantity: return model.quantities.rows[index].header.place
    case .unit: return model.units.rows[index].header.place
    case .term: return model.terms.rows[index].header.place
    case .point: return model.points.rows[index].header.place
    case .twin: return model.twins.rows[index].header.place
    case .schema, .type: return model.schemas.rows[index].header.place
    }
  }

  private mutating func reportMisplaced(_ kind: ElementKind, _ header: ElementHeader, isOntology: Bool) {
    findings.append(
      Finding(
        "structure/misplaced-declaration", .error,
        isOntology ? "an ontology declares no \(kind.rawValue)" : "a model declares no \(kind.rawValue)",
        at: header.place,
        notes: [
          isOntology
            ? "twins and schemas are contracts: put them into a package of `kind: model` that depends on this one"
            : "concepts, relations, quantities, units, terms and points are meaning: "
              + "put them into a package of `kind: ontology` and depend on it"
        ], subject: model.identity(header)))
  }

  private mutating func reportDuplicate(
    _ kind: ElementKind, _ header: ElementHeader, _ other: (kind: ElementKind, place: Place)
  ) {
    let name = model.string(header.name)
    let (first, second) = other.place < header.place ? (other.place, header.place) : (header.place, other.place)
    let kinds = other.place < header.place ? (other.kind, kind) : (kind, other.kind)
    findings.append(
      Finding(
        "structure/duplicate-name",
        .error,
        kinds.0 == kinds.1
          ? "\(kind.rawValue) `\(name)` is declared twice"
          : "`\(name)` is declared as a \(kinds.0.rawValue) and as a \(kinds.1.rawValue)",
        at: second, related: [RelatedPlace(first, "first declared here")],
        notes: ["names are unique in a package: they are the identity of what they name"],
        subject: model.identity(header)))
  }

  private mutating func reportDuplicateID(
    _ kind: ElementKind, _ header: ElementHeader, _ external: Symbol, other: Place
  ) {
    findings.append(
      Finding(
        "structure/duplicate-id", .error, "two \(kind.rawValue)s are pinned to `\(model.string(external))`",
        at: header.place, related: [RelatedPlace(other, "the first of them")],
        notes: ["an external identity names one element"], subject: model.identity(header)))
  }
}
