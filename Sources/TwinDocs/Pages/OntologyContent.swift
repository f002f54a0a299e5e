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

  /// The page of a shared schema.
  func schema(_ id: ID<Schema>) -> Content {
    let schema = model.schemas[id]
    let element = Element(id)
    let blocks =
      schemaTable(schema.value, of: schema.header.package, PartHistory(of: element, self))
      + section(element, .schemaUses)
    return page(element, facts: valueFacts(schema.value, of: schema.header.package), blocks: blocks)
  }

  /// Type with its unit, quantity and bounds of what a shared definition holds.
  func valueFacts(_ value: ValueSpec, of package: ID<Package>) -> [Fact] {
    let words = words.on(package)
    var facts = [Fact(label: "Type", value: words.type(value))]
    for quantity in words.quantity(value) { facts.append(Fact(label: "Quantity", value: quantity)) }
    let constraints = words.constraints(value)
    if !constraints.isEmpty { facts.append(Fact(label: "Constraints", value: words.joined(constraints))) }
    return facts
  }

  /// What is inside `value`, which is that of an element of `package`, of whose parts `history` tells: fields, values, entries.
  func schemaTable(_ value: ValueSpec, of package: ID<Package>, _ history: PartHistory?) -> [Block] {
    let words = words.on(package)
    switch model.dataTypes[value.type] {
    case .primitive, .schema: return []
    case .enumeration(let id):
      let enumeration = model.enumerations[id]
      let rows = model.enumerationValues[enumeration.values].map { value in
        ContentTable.Row(
          anchor: valueAnchor(model.string(value.name)), isDeprecated: words.deprecation(value.metadata) != nil,
          cells: [
            [
              Line(
                [.code(model.string(value.name))] + words.markLine(value.metadata) + deprecationMark(value.metadata))
            ],
            [Line([.code(model.text(of: value.encoded))])],
            lines(about: value.metadata, of: value.name) { replacement in
              rowLink(replacement, valueAnchor, among: model.enumerationValues[enumeration.values].map(\.name))
            } + milestones("=", value.name, value.metadata, history),
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
            style: .members, columns: ["Name", "Type", "Description"],
            rows: fields.map { row(model.fields[$0], among: fields, words, history) })),
      ]
    case .array, .map:
      let lines = words.inside(value, history)
      if lines.isEmpty { return [] }
      return [
        .heading(2, "Entries", id: "entries"),
        .table(ContentTable(style: .values, columns: ["Contents"], rows: [.init(cells: [lines])])),
      ]
    }
  }

  /// When the field or the value called `name` came, changed and was deprecated.
  private func milestones(
    _ mark: String, _ name: Symbol, _ metadata: ID<Metadata>?, _ history: PartHistory?
  ) -> [Line] {
    (history?.facts(mark + model.string(name), metadata) ?? []).map { Line(.fact, $0) }
  }

  /// `name` with the way to its row, where it is one of `names`.
  private func rowLink(_ name: Symbol, _ anchor: (String) -> String, among names: [Symbol]) -> Inline {
    let text = model.string(name)
    return names.contains(name) ? .codeLink(text, .section(anchor(text))) : .code(text)
  }

  private func row(
    _ field: Field, among fields: IDRange<Field>, _ words: Words, _ history: PartHistory?
  ) -> ContentTable.Row {
    var name: [Inline] = [.code(model.string(field.name))]
    if field.isRequired { name += [.text(" "), .badge(Badge(text: "required", style: .plain))] }
    if field.isWritable { name += [.text(" "), .badge(Badge(text: "writable", style: .plain))] }
    name += words.markLine(field.metadata)
    let type = [Line(words.type(field.value))] + words.quantity(field.value).map { Line(.fact, $0) }
    let facts = words.constraints(field.value).map { Line(.fact, $0) }
    return .init(
      anchor: fieldAnchor(model.string(field.name)), isDeprecated: words.deprecation(field.metadata) != nil,
      cells: [
        [Line(name + deprecationMark(field.metadata))], type,
        lines(
          about: field.metadata, of: field.name,
          between: facts + words.inside(field.value, history, at: "." + model.string(field.name))
        ) { rowLink($0, fieldAnchor, among: fields.map { model.fields[$0].name }) }
          + milestones(".", field.name, field.metadata, history),
      ])
  }
}
