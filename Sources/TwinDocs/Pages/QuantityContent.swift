import TwinModel

extension ContentBuilder {
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
    let units = units(of: id)
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

  private func units(of quantity: ID<Quantity>) -> [ID<TwinModel.Unit>] {
    index.uses(of: Element(quantity), .units).map { ID($0.element.row) }
  }

  /// A row of the units of a quantity.
  private func row(_ id: ID<TwinModel.Unit>) -> ContentTable.Row {
    let unit = model.units[id]
    let metadata = unit.header.metadata.map { model.metadata[$0] }
    var known = metadata?.mappings.map { Line([mappingLink(model.string($0.target))]) } ?? []
    if let text = model.description(unit.header.metadata, language: options.language) {
      known.insert(Line(.description, [.text(text)]), at: 0)
    }
    return .init(
      anchor: unitAnchor(unit), isDeprecated: metadata?.deprecation != nil,
      cells: [
        [Line(link(Element(id)) + deprecationMark(unit.header.metadata))], symbolLine(unit),
        [Line(words.steps(of: unit))],
        known,
      ])
  }

  /// A row of the list of a package's units.
  func listed(_ id: ID<TwinModel.Unit>) -> ContentTable.Row {
    let unit = model.units[id]
    let coherent = model.quantities[unit.quantity].coherentUnit
    var measures = [Line(link(Element(unit.quantity), in: unit.header.package))]
    if let coherent, coherent != id {
      measures.append(Line(.fact, words.steps(of: unit) + [.text(" in " + words.symbol(coherent))]))
    }
    return .init(
      isDeprecated: words.deprecation(unit.header.metadata) != nil,
      cells: [[Line(link(Element(id)) + deprecationMark(unit.header.metadata))], symbolLine(unit), measures])
  }

  /// The symbol, where it is another word than the name.
  private func symbolLine(_ unit: TwinModel.Unit) -> [Line] {
    guard let symbol = unit.symbol, symbol != unit.header.name, !symbol.isEmpty else { return [] }
    return [Line([.text(model.string(symbol))])]
  }

  /// The anchor of a unit on its quantity's page.
  func unitAnchor(_ unit: TwinModel.Unit) -> String { "unit-" + slug(model.string(unit.header.name)) }

  /// The page of a unit: what it measures, how it is converted, what is given in it.
  func unit(_ id: ID<TwinModel.Unit>) -> Content {
    let unit = model.units[id]
    let package = unit.header.package
    let element = Element(id)
    let coherent = model.quantities[unit.quantity].coherentUnit
    var facts = [Fact(label: "Measures", value: link(Element(unit.quantity), in: package))]
    if let symbol = unit.symbol, !symbol.isEmpty {
      facts.append(Fact(label: "Symbol", value: [.text(model.string(symbol))]))
    }
    if coherent == id {
      facts.append(Fact(label: "Conversion", value: [.text("none: other units are converted to this one")]))
    } else {
      facts.append(
        Fact(
          label: "Coherent unit",
          value: coherent.map { link(Element($0), in: package) } ?? [.muted("the quantity names none")]))
      facts.append(Fact(label: "Conversion", value: words.conversion(of: id)))
    }
    facts += [
      Fact(label: "Factor", value: [.code(unit.factor.description)]),
      Fact(label: "Offset", value: [.code(unit.offset.description)]),
    ]
    let blocks = section(element, .coherentFor) + section(element, .unitUses) + otherUnits(than: id)
    return page(element, facts: facts, blocks: blocks)
  }

  /// The units of the same quantity, with what a value in one is multiplied by and what is added.
  private func otherUnits(than id: ID<TwinModel.Unit>) -> [Block] {
    let unit = model.units[id]
    let others = units(of: unit.quantity).filter { $0 != id }
    guard !others.isEmpty else { return [] }
    var entries = others.prefix(Self.shortList).map { other -> [Inline] in
      let symbol = model.units[other].symbol.map { [Inline.muted(" " + model.string($0))] } ?? []
      return link(Element(other), in: unit.header.package) + symbol
    }
    if others.count > entries.count {
      entries.append([.link("All \(others.count + 1) …", .element(Element(unit.quantity)))])
    }
    let name = model.string(model.quantities[unit.quantity].header.name)
    return [.heading(2, "Other units of \(name)" + count(others.count), id: "other-units"), .dense(entries)]
  }
}

extension Words {
  /// How a value in a unit is brought to the coherent one: `value in K = value in °C + 273.15`.
  func conversion(of id: ID<TwinModel.Unit>) -> [Inline] {
    let unit = model.units[id]
    let coherent = model.quantities[unit.quantity].coherentUnit.map { symbol($0) } ?? "the coherent unit"
    return [.text("value in \(coherent) = "), .text("value in \(symbol(id)) ")] + steps(of: unit)
  }

  /// What is done with a value to have it in the coherent unit.
  fileprivate func steps(of unit: TwinModel.Unit) -> [Inline] {
    var steps: [Inline] = []
    if unit.factor != .one { steps += [.text("× "), .code(unit.factor.description)] }
    if unit.offset != .zero {
      steps += [.text(steps.isEmpty ? "+ " : " + "), .code(unit.offset.description)]
    }
    return steps.isEmpty ? [.text("the same")] : steps
  }
}
