import TwinModel

extension ContentBuilder {
  /// The page of a concept: its place in the taxonomy, who realises it, the relations it takes part in.
  func concept(_ id: ID<Concept>) -> Content {
    let concept = model.concepts[id]
    let element = Element(id)
    var facts: [Fact] = []
    if !concept.broader.isEmpty {
      let broader = links(concept.broader.map { Element($0) }, in: concept.header.package)
      facts.append(Fact(label: "Broader", value: broader))
    }
    let blocks: [Block] =
      diagrams([inheritanceDiagram(of: element), relationshipDiagram(of: id)]) + section(element, .realisedBy)
      + section(element, .narrowerConcepts) + section(element, .domainOf) + section(element, .rangeOf)
    return page(element, facts: facts, blocks: blocks)
  }

  /// The page of a relation: what it means, between what, and which relationships are of it.
  func relation(_ id: ID<Relation>) -> Content {
    let relation = model.relations[id]
    let package = relation.header.package
    let element = Element(id)
    func concepts(_ ids: [ID<Concept>]) -> [Inline] {
      ids.isEmpty ? [.muted("anything")] : links(ids.map { Element($0) }, in: package)
    }
    var facts = [
      Fact(label: "From", value: concepts(relation.domain)), Fact(label: "To", value: concepts(relation.range)),
    ]
    if let inverse = relation.inverse {
      facts.append(Fact(label: "Inverse", value: link(Element(inverse), in: package)))
    }
    if !relation.broader.isEmpty {
      facts.append(Fact(label: "Broader", value: links(relation.broader.map { Element($0) }, in: package)))
    }
    var blocks: [Block] = []
    if !relation.characteristics.isEmpty {
      blocks.append(.heading(2, "Characteristics", id: "characteristics"))
      blocks.append(
        .facts(
          zip(Characteristics.names, Self.characteristicMeanings).enumerated()
            .filter { relation.characteristics.rawValue & (1 << UInt16($0.offset)) != 0 }
            .map { Fact(label: $0.element.0, value: [.text($0.element.1)]) }))
    }
    blocks += section(element, .relationUses) + section(element, .narrowerRelations) + section(element, .inverseOf)
    return page(element, facts: facts, blocks: blocks)
  }

  /// What each bit of `Characteristics` says, in its order.
  private static let characteristicMeanings = [
    "If a is related to b, then b to a.", "If a is related to b, then b is not related to a.",
    "If a is related to b and b to c, then a to c.", "Everything is related to itself.",
    "Nothing is related to itself.", "A source has at most one target.", "A target has at most one source.",
    "No path leads back to where it starts.", "The source holds the target, and a target has one holder.",
  ]

  /// The page of a quantity kind with its units.
  func quantity(_ id: ID<Quantity>) -> Content {
    let quantity = model.quantities[id]
    let package = quantity.header.package
    let element = Element(id)
    var facts = [Fact(label: "Dimension", value: [.code(quantity.dimension.description)])]
    if !quantity.broader.isEmpty {
      facts.append(Fact(label: "Broader", value: links(quantity.broader.map { Element($0) }, in: package)))
    }
    if let unit = quantity.coherentUnit {
      facts.append(Fact(label: "Coherent unit", value: link(Element(unit), in: package)))
    }
    var blocks: [Block] = []
    let units = index.uses(of: element, .units).map { ID<TwinModel.Unit>($0.element.row) }
    if !units.isEmpty {
      let coherent = quantity.coherentUnit.map { words.symbol($0) } ?? "the coherent unit"
      blocks.append(.heading(2, Aspect.units.title + count(units.count), id: Aspect.units.slug))
      blocks.append(
        .table(
          ContentTable(
            style: .values, columns: ["Unit", "Symbol", "In " + coherent, "Known as"], rows: units.map(row)
          ).withoutEmptyColumns))
    }
    for aspect in [Aspect.narrowerQuantities, .announcedBy, .quantityUses] { blocks += section(element, aspect) }
    return page(element, facts: facts, blocks: blocks)
  }

  private func row(_ id: ID<TwinModel.Unit>) -> ContentTable.Row {
    let unit = model.units[id]
    let metadata = unit.header.metadata.map { model.metadata[$0] }
    var known = metadata?.mappings.map { Line([mappingLink(model.string($0.target))]) } ?? []
    if let text = model.description(unit.header.metadata, language: options.language) {
      known.insert(Line(.description, [.text(text)]), at: 0)
    }
    var conversion: [Inline] = []
    if unit.factor != .one { conversion += [.text("× "), .code(unit.factor.description)] }
    if unit.offset != .zero {
      conversion += [.text(conversion.isEmpty ? "+ " : " + "), .code(unit.offset.description)]
    }
    if conversion.isEmpty { conversion = [.text("the same")] }
    let (name, symbol) = (model.string(unit.header.name), unit.symbol.map { model.string($0) } ?? "")
    return .init(
      anchor: unitAnchor(unit), isDeprecated: metadata?.deprecation != nil,
      cells: [
        [Line([.code(name)] + deprecationMark(unit.header.metadata))],
        symbol.isEmpty || symbol == name ? [] : [Line([.text(symbol)])], [Line(conversion)], known,
      ])
  }

  /// The anchor of a unit on its quantity's page.
  func unitAnchor(_ unit: TwinModel.Unit) -> String { "unit-" + slug(model.string(unit.header.name)) }

  /// The page of a shared schema.
  func schema(_ id: ID<Schema>) -> Content {
    let schema = model.schemas[id]
    let element = Element(id)
    var facts = [Fact(label: "Type", value: words.type(schema.value))]
    for quantity in words.quantity(schema.value) { facts.append(Fact(label: "Quantity", value: quantity)) }
    let constraints = words.constraints(schema.value)
    if !constraints.isEmpty { facts.append(Fact(label: "Constraints", value: words.joined(constraints))) }
    let blocks = schemaTable(schema.value) + section(element, .schemaUses)
    return page(element, facts: facts, blocks: blocks)
  }

  private func schemaTable(_ value: ValueSpec) -> [Block] {
    switch model.dataTypes[value.type] {
    case .primitive, .schema: return []
    case .enumeration(let id):
      let enumeration = model.enumerations[id]
      let rows = model.enumerationValues[enumeration.values].map { value in
        ContentTable.Row(
          isDeprecated: words.deprecation(value.metadata) != nil,
          cells: [
            [Line([.code(model.string(value.name))] + deprecationMark(value.metadata))],
            [Line([.code(model.text(of: value.encoded))])],
            lines(about: value.metadata, of: value.name),
          ])
      }
      let note: [Block] =
        enumeration.isOpen ? [.paragraph([.text("Readers must expect values that are not listed.")])] : []
      return [.heading(2, "Values" + count(rows.count), id: "values")] + note
        + [
          .table(
            ContentTable(style: .values, columns: ["Name", "Encoded", "Description"], rows: rows).withoutEmptyColumns)
        ]
    case .object(let fields):
      return [
        .heading(2, "Fields" + count(fields.count), id: "fields"),
        .table(
          ContentTable(
            style: .members, columns: ["Name", "Type", "Description"], rows: fields.map { row(model.fields[$0]) })),
      ]
    case .array, .map:
      let lines = words.inside(value)
      if lines.isEmpty { return [] }
      return [
        .heading(2, "Entries", id: "entries"),
        .table(ContentTable(style: .values, columns: ["Contents"], rows: [.init(cells: [lines])])),
      ]
    }
  }

  private func row(_ field: Field) -> ContentTable.Row {
    var name: [Inline] = [.code(model.string(field.name))]
    if field.isRequired { name += [.text(" "), .badge(Badge(text: "required", style: .plain))] }
    let type = [Line(words.type(field.value))] + words.quantity(field.value).map { Line(.fact, $0) }
    let facts = words.constraints(field.value).map { Line(.fact, $0) }
    return .init(
      isDeprecated: words.deprecation(field.metadata) != nil,
      cells: [
        [Line(name + deprecationMark(field.metadata))], type,
        lines(about: field.metadata, of: field.name, between: facts + words.inside(field.value)),
      ])
  }

  /// A row of the list of terms.
  func row(_ id: ID<Term>, anchor: String) -> ContentTable.Row {
    let term = model.terms[id]
    var facts: [Line] = []
    if let quantity = term.quantity { facts.append(Line(.fact, [.text("announces ")] + link(Element(quantity)))) }
    if !term.abbreviations.isEmpty {
      facts.append(Line(.fact, [.text("instead of " + names(term.abbreviations))]))
    }
    return .init(
      anchor: anchor, isDeprecated: words.deprecation(term.header.metadata) != nil,
      cells: [
        [Line(link(Element(id)) + deprecationMark(term.header.metadata))],
        [Line([.text(model.string(term.role))])], lines(about: Element(id), between: facts),
      ])
  }

  /// A row of the list of points.
  func row(_ id: ID<Point>, anchor: String) -> ContentTable.Row {
    let point = model.points[id]
    let package = point.header.package
    let type = [Line(words.type(point.value))] + words.quantity(point.value).map { Line(.fact, $0) }
    var facts = words.constraints(point.value).map { Line(.fact, $0) } + words.inside(point.value)
    let uses = index.uses(of: Element(id), .pointUses)
    if !uses.isEmpty {
      var line: [Inline] = [.text("used by ")]
      line += uses.prefix(4).map { entry($0, in: package) }.joined(separator: [.text(", ")])
      if uses.count > 4 { line += [.text(" and "), .link("\(uses.count - 4) more", .uses(Element(id), .pointUses))] }
      facts.append(Line(.fact, line))
    }
    return .init(
      anchor: anchor, isDeprecated: words.deprecation(point.header.metadata) != nil,
      cells: [
        [Line(link(Element(id)) + deprecationMark(point.header.metadata))], type,
        lines(about: Element(id), between: facts),
      ])
  }
}
