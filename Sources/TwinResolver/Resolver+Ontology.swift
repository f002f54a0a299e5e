import TwinModel
import TwinReaders
import TwinSource

extension Resolver {
  /// Fills concepts, relations, quantities, units, terms and points.
  mutating func fillOntology() {
    fillConcepts()
    fillRelations()
    fillQuantities()
    fillUnits()
    for (row, origin) in termOrigins.enumerated() {
      let declaration = files[origin.file].terms[origin.row]
      model.terms.rows[row].role = symbol(declaration.role, in: origin.file)
      model.terms.rows[row].quantity = declaration.quantity.flatMap {
        bind($0, .quantity, in: origin.file, .element(model.terms.rows[row].header)).map { ID($0) }
      }
      model.terms.rows[row].abbreviations = declaration.abbreviations.map { symbol($0, in: origin.file) }
    }
  }

  private mutating func fillConcepts() {
    for (row, origin) in conceptOrigins.enumerated() {
      let declaration = files[origin.file].concepts[origin.row]
      let subject = Subject.element(model.concepts.rows[row].header)
      model.concepts.rows[row].broader = bindAll(declaration.broader, .concept, in: origin.file, subject)
    }
    reportCycles(
      model.concepts.rows.map { ($0.header, $0.broader.map(\.index)) }, kind: "concept", key: "broader")
  }

  private mutating func fillRelations() {
    for (row, origin) in relationOrigins.enumerated() {
      let declaration = files[origin.file].relations[origin.row]
      let subject = Subject.element(model.relations.rows[row].header)
      model.relations.rows[row].domain = bindAll(declaration.domain, .concept, in: origin.file, subject)
      model.relations.rows[row].range = bindAll(declaration.range, .concept, in: origin.file, subject)
      model.relations.rows[row].broader = bindAll(declaration.broader, .relation, in: origin.file, subject)
      model.relations.rows[row].inverse = declaration.inverse.flatMap {
        bind($0, .relation, in: origin.file, subject).map { ID($0) }
      }
      model.relations.rows[row].characteristics = declaration.characteristics
    }
    reportCycles(
      model.relations.rows.map { ($0.header, $0.broader.map(\.index)) }, kind: "relation", key: "broader")
  }

  private mutating func fillQuantities() {
    for (row, origin) in quantityOrigins.enumerated() {
      let declaration = files[origin.file].quantities[origin.row]
      let subject = Subject.element(model.quantities.rows[row].header)
      model.quantities.rows[row].broader = bindAll(declaration.broader, .quantity, in: origin.file, subject)
      model.quantities.rows[row].coherentUnit = declaration.coherentUnit.flatMap {
        bind($0, .unit, in: origin.file, subject).map { ID($0) }
      }
    }
    let cyclic = reportCycles(
      model.quantities.rows.map { ($0.header, $0.broader.map(\.index)) }, kind: "quantity", key: "broader")
    guard !cyclic else { return }
    settleDimensions()
  }

  /// Takes dimension and coherent unit from the broader kind where they are not given, and holds the given ones to it.
  private mutating func settleDimensions() {
    for row in orderedByBroader() {
      let origin = quantityOrigins[row]
      let declaration = files[origin.file].quantities[origin.row]
      let header = model.quantities.rows[row].header
      let parent = model.quantities.rows[row].broader.first.map { model.quantities[$0] }
      if let dimension = declaration.dimension {
        model.quantities.rows[row].dimension = dimension
      } else if let parent {
        model.quantities.rows[row].dimension = parent.dimension
      } else if declaration.dimensionRange == nil {
        report(
          "structure/missing-key", "quantity `\(model.string(header.name))` has no `dimension`",
          at: declaration.header.range, in: origin.file,
          notes: ["give it one, such as `M L2 T-3` or `1`, or a broader kind that has one"],
          subject: model.identity(header))
      }
      if let parent, declaration.dimension.map({ $0 != parent.dimension }) ?? false {
        report(
          "structure/dimension-mismatch",
          "`\(model.string(header.name))` has the dimension \(model.quantities.rows[row].dimension), "
            + "its broader kind `\(model.string(parent.header.name))` has \(parent.dimension)",
          at: declaration.dimensionRange ?? declaration.header.range, in: origin.file,
          related: [RelatedPlace(parent.header.place, "the broader kind")],
          notes: ["a kind and its broader kind have the same dimension"], subject: model.identity(header))
      }
      if model.quantities.rows[row].coherentUnit == nil {
        model.quantities.rows[row].coherentUnit = parent?.coherentUnit
      }
    }
  }

  /// Quantity rows, broader ones first. The graph has no cycles here.
  private func orderedByBroader() -> [Int] {
    var order: [Int] = []
    var done = [Bool](repeating: false, count: model.quantities.count)
    for root in model.quantities.rows.indices {
      var stack = [root]
      while let row = stack.last {
        let open = model.quantities.rows[row].broader.map(\.index).filter { !done[$0] }
        if open.isEmpty {
          if !done[row] { order.append(row) }
          done[row] = true
          stack.removeLast()
        } else {
          stack += open
        }
      }
    }
    return order
  }

  private mutating func fillUnits() {
    for (row, origin) in unitOrigins.enumerated() {
      let declaration = files[origin.file].units[origin.row]
      let header = model.units.rows[row].header
      model.units.rows[row].symbol = declaration.symbol.map { symbol($0, in: origin.file) }
      model.units.rows[row].factor = declaration.factor
      model.units.rows[row].offset = declaration.offset
      guard !declaration.quantity.name.isEmpty else { continue }
      if let quantity = bind(declaration.quantity, .quantity, in: origin.file, .element(header)) {
        model.units.rows[row].quantity = ID(quantity)
      }
    }
    for quantity in model.quantities.rows {
      guard let unit = quantity.coherentUnit, let origin = quantityOrigin(of: quantity) else { continue }
      let row = model.units[unit]
      if row.factor != .one || row.offset != .zero {
        report(
          "structure/coherent-unit",
          "the coherent unit of `\(model.string(quantity.header.name))`, `\(model.string(row.header.name))`, "
            + "has a factor or an offset of its own",
          at: origin.range, in: origin.file, related: [RelatedPlace(row.header.place, "the unit")],
          notes: ["conversions go through the coherent unit: its factor is 1 and its offset 0"],
          subject: model.identity(quantity.header))
      }
    }
    // A unit without a bound quantity had a finding; a row that points nowhere must not leave this stage.
    if model.quantities.count > 0 {
      for row in model.units.rows.indices where model.units.rows[row].quantity.rawValue == UInt32.max {
        model.units.rows[row].quantity = ID(0)
      }
    } else if model.units.count > 0 {
      model.quantities.append(
        Quantity(header: model.units.rows[0].header, dimension: .one, broader: [], coherentUnit: nil))
      for row in model.units.rows.indices { model.units.rows[row].quantity = ID(0) }
    }
  }

  private func quantityOrigin(of quantity: Quantity) -> (file: Int, range: ByteRange)? {
    guard let row = names.row(.quantity, quantity.header.name, in: quantity.header.package) else { return nil }
    let origin = quantityOrigins[Int(row)]
    guard let reference = files[origin.file].quantities[origin.row].coherentUnit else { return nil }
    return (origin.file, reference.range)
  }

  /// The bound references of a list; those that are not found have had their findings.
  mutating func bindAll<Row>(
    _ references: [Reference], _ kind: ElementKind, in file: Int, _ subject: Subject
  ) -> [ID<Row>] {
    var result: [ID<Row>] = []
    for reference in references {
      guard let row = bind(reference, kind, in: file, subject) else { continue }
      if result.contains(ID(row)) {
        report(
          "structure/duplicate-reference", "`\(text(reference.name, in: file))` is named twice", at: reference.range,
          in: file, subject: identity(subject))
      } else {
        result.append(ID(row))
      }
    }
    return result
  }

  /// Reports each cycle among elements that name others of their kind; true if there is any.
  @discardableResult
  mutating func reportCycles(
    _ elements: [(header: ElementHeader, targets: [Int])], kind: String, key: String
  ) -> Bool {
    let cycles = findCycles(count: elements.count) { elements[$0].targets }
    for cycle in cycles {
      let header = elements[cycle[0]].header
      let path = (cycle + [cycle[0]]).map { "`\(model.string(elements[$0].header.name))`" }
      findings.append(
        Finding(
          RuleID("structure/\(kind)-cycle"), .error,
          "`\(key)` leads in a circle: " + path.joined(separator: " → "), at: header.place,
          related: cycle.dropFirst().map { RelatedPlace(elements[$0].header.place, "a step of the circle") },
          notes: ["take one of the steps out"], subject: model.identity(header)))
    }
    return !cycles.isEmpty
  }

  /// `quantity` and every kind above it.
  func broaderQuantities(_ quantity: ID<Quantity>) -> [ID<Quantity>] {
    var result = [quantity]
    var next = 0
    while next < result.count {
      for broader in model.quantities[result[next]].broader where !result.contains(broader) { result.append(broader) }
      next += 1
    }
    return result
  }
}
