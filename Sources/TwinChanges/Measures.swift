import TwinModel

/// Quantity kinds and units, with who is concerned: values that are of the kind or in the unit.
extension Comparison {
  mutating func compareQuantities() {
    compare(
      \.quantities, \.header, \.quantities, { .quantity($0) },
      ElementKinds(added: .quantityAdded, removed: .quantityRemoved, renamed: .quantityRenamed, moved: .quantityMoved),
      paired: { comparison, a, b in comparison.quantityDifferences(a, b) })
  }

  private mutating func quantityDifferences(_ a: ID<Quantity>, _ b: ID<Quantity>) -> [Difference] {
    let (x, y) = (old.quantities[a], new.quantities[b])
    var found: [Difference] = []
    if x.dimension != y.dimension, old.hasKnownDimension(a), new.hasKnownDimension(b) {
      found.append(
        Difference(kind: .dimensionChanged, before: x.dimension.description, after: y.dimension.description))
    }
    if !identities.units.match(x.coherentUnit, y.coherentUnit) {
      found.append(
        Difference(
          kind: .coherentUnitChanged, before: x.coherentUnit.map { old.string(old.units[$0].header.name) },
          after: y.coherentUnit.map { new.string(new.units[$0].header.name) }))
    }
    if !found.isEmpty {
      let positions = measureUses.old.positions(of: a).union(measureUses.new.positions(of: b))
      found = found.map { $0.at(positions.isEmpty ? .unused : positions) }
    }
    return found
      + listDifferences(
        x.broader, y.broader, identities.quantities, \.quantities, \.header, .quantityBroaderAdded,
        .quantityBroaderRemoved, broader: \.broader)
  }

  mutating func compareUnits() {
    compare(
      \.units, \.header, \.units, { .unit($0) },
      ElementKinds(added: .unitAdded, removed: .unitRemoved, renamed: .unitRenamed, moved: .unitMoved),
      paired: { comparison, a, b in comparison.unitDifferences(a, b) })
  }

  private mutating func unitDifferences(_ a: ID<Unit>, _ b: ID<Unit>) -> [Difference] {
    let (x, y) = (old.units[a], new.units[b])
    var found: [Difference] = []
    if !areEqual(x.factor, y.factor) || !areEqual(x.offset, y.offset) {
      found.append(
        Difference(
          kind: .unitConversionChanged, before: "× \(x.factor) + \(x.offset)", after: "× \(y.factor) + \(y.offset)"))
    }
    if !identities.quantities.match(x.quantity, y.quantity) {
      let positions = measureUses.old.positions(of: a).union(measureUses.new.positions(of: b))
      found.append(
        Difference(
          kind: .unitQuantityChanged, before: old.string(old.quantities[x.quantity].header.name),
          after: new.string(new.quantities[y.quantity].header.name),
          positions: positions.isEmpty ? .unused : positions))
    }
    if !identities.same(x.symbol, y.symbol) {
      found.append(
        Difference(kind: .unitSymbolChanged, before: x.symbol.map(old.string), after: y.symbol.map(new.string)))
    }
    return found
  }
}

/// Whether two factors are the same number, however they are written; those whose products have too many digits are held to
/// their writing.
private func areEqual(_ a: ExactFactor, _ b: ExactFactor) -> Bool {
  if a == b { return true }
  guard a.piPower == b.piPower, let left = a.numerator.multiplied(by: b.denominator),
    let right = b.numerator.multiplied(by: a.denominator)
  else { return false }
  return left == right
}

extension Model {
  /// Whether the source of a quantity kind tells its dimension. Readers of languages that know none note that it is unknown
  /// where they cannot tell; the one in the row then says nothing.
  func hasKnownDimension(_ quantity: ID<Quantity>) -> Bool {
    var seen: Set<ID<Quantity>> = [quantity]
    var pending = [quantity]
    while let next = pending.popLast() {
      let annotations = quantities[next].header.metadata.map { metadata[$0].annotations } ?? []
      if annotations.contains(where: { isNoteOfUnknownDimension($0.value) }) { return false }
      // A kind without a dimension of its own has that of the broader one.
      for broader in quantities[next].broader where seen.insert(broader).inserted { pending.append(broader) }
    }
    return true
  }

  private func isNoteOfUnknownDimension(_ literal: Literal) -> Bool {
    guard case .object(let entries) = literal else { return false }
    return entries.contains { entry in
      guard case .string(let text) = entry.value else { return false }
      return string(entry.key) == "dimension" && string(text) == "unknown"
    }
  }
}

/// Where values stand that are in a unit, or of a quantity kind.
struct MeasureUses {
  private var units: [ID<Unit>: ValuePositions] = [:]
  private var quantities: [ID<Quantity>: ValuePositions] = [:]

  /// Looks through all values; `shared` knows where those of shared elements stand. O(model).
  init(_ model: Model, _ shared: SharedUses) {
    for id in model.members.ids {
      let member = model.members[id]
      if let value = member.value { add(value, at: SharedUses.position(of: member), of: model) }
      switch member.detail {
      case .command(let request, let response):
        if let request { add(model.fields[request].value, at: .request, of: model) }
        if let response { add(model.fields[response].value, at: .response, of: model) }
      case .relationship(let detail):
        for field in model.fields[model.relationshipDetails[detail].properties] {
          add(field.value, at: field.isWritable ? .writableProperty : .property, of: model)
        }
      default: break
      }
    }
    for id in model.schemas.ids { add(model.schemas[id].value, at: shared.uses(of: id).positions, of: model) }
    for id in model.points.ids { add(model.points[id].value, at: shared.uses(of: id).positions, of: model) }
  }

  /// Types of one value form a tree, as deep as values nest.
  private mutating func add(_ value: ValueSpec, at positions: ValuePositions, of model: Model) {
    if positions.isEmpty { return }
    var pending = [value]
    while let next = pending.popLast() {
      if let unit = next.unit {
        units[unit, default: []].formUnion(positions)
        add(model.units[unit].quantity, at: positions, of: model)
      }
      if let quantity = next.quantity { add(quantity, at: positions, of: model) }
      switch model.dataTypes[next.type] {
      case .primitive, .enumeration, .schema: break
      case .array(let element): pending.append(model.fields[element].value)
      case .map(let key, let value): pending += [model.fields[key].value, model.fields[value].value]
      case .object(let fields): pending += model.fields[fields].map(\.value)
      }
    }
  }

  /// A value of a kind is one of every broader kind.
  private mutating func add(_ quantity: ID<Quantity>, at positions: ValuePositions, of model: Model) {
    var pending = [quantity]
    while let next = pending.popLast() {
      guard !(quantities[next] ?? []).isSuperset(of: positions) else { continue }
      quantities[next, default: []].formUnion(positions)
      pending += model.quantities[next].broader
    }
  }

  /// Where values in `unit` stand; nowhere where there are none.
  func positions(of unit: ID<Unit>) -> ValuePositions { units[unit] ?? [] }

  /// Where values of `quantity`, or of a narrower kind, stand.
  func positions(of quantity: ID<Quantity>) -> ValuePositions { quantities[quantity] ?? [] }
}
