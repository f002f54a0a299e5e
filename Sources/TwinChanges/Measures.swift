import TwinModel

/// Quantity kinds and units, with who is concerned: values that are of the kind or in the unit.
extension Comparison {
  mutating func compareQuantities() {
    compare(
      \.quantities, \.header, \.quantities, { .quantity($0) },
      ElementKinds(added: .quantityAdded, removed: .quantityRemoved, renamed: .quantityRenamed, moved: .quantityMoved),
      users: { Reached(members: $0.measureUses.old.members(of: $1, $0.old)) },
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
      let positions = measureUses.old.positions(of: a, old).common(with: measureUses.new.positions(of: b, new))
      found = found.map { $0.at(positions) }
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
      users: { Reached(members: $0.measureUses.old.members(of: $1)) },
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
      found.append(
        Difference(
          kind: .unitQuantityChanged, before: old.string(old.quantities[x.quantity].header.name),
          after: new.string(new.quantities[y.quantity].header.name)))
    }
    if !found.isEmpty {
      let positions = measureUses.old.positions(of: a).common(with: measureUses.new.positions(of: b))
      found = found.map { $0.at(positions) }
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

/// Which values are in a unit, or of a quantity kind, and where they stand.
struct MeasureUses {
  private struct Use {
    var positions: ValuePositions = []
    var members: [ID<Member>] = []

    mutating func add(_ other: Use) {
      positions.formUnion(other.positions)
      members += other.members
    }
  }

  private var units: [ID<Unit>: Use] = [:]
  /// Of each quantity kind alone, without those that are narrower.
  private var quantities: [ID<Quantity>: Use] = [:]

  /// Looks through all values; `shared` knows where those of shared elements stand. O(model).
  init(_ model: Model, _ shared: SharedUses) {
    for id in model.members.ids {
      let member = model.members[id]
      if let value = member.value {
        add(value, Use(positions: SharedUses.position(of: member), members: [id]), of: model)
      }
      switch member.detail {
      case .command(let request, let response):
        if let request { add(model.fields[request].value, Use(positions: .request, members: [id]), of: model) }
        if let response { add(model.fields[response].value, Use(positions: .response, members: [id]), of: model) }
      case .relationship(let detail):
        for field in model.fields[model.relationshipDetails[detail].properties] {
          let position: ValuePositions = field.isWritable ? .writableProperty : .property
          add(field.value, Use(positions: position, members: [id]), of: model)
        }
      default: break
      }
    }
    for id in model.schemas.ids {
      let uses = shared.uses(of: id)
      add(model.schemas[id].value, Use(positions: uses.positions, members: uses.members), of: model)
    }
    for id in model.points.ids {
      let uses = shared.uses(of: id)
      add(model.points[id].value, Use(positions: uses.positions, members: uses.members), of: model)
    }
  }

  /// Types of one value form a tree, as deep as values nest.
  private mutating func add(_ value: ValueSpec, _ use: Use, of model: Model) {
    if use.positions.isEmpty { return }
    var pending = [value]
    while let next = pending.popLast() {
      if let unit = next.unit { units[unit, default: Use()].add(use) }
      let kinds = Set([next.quantity, next.unit.map { model.units[$0].quantity }].compactMap { $0 })
      for quantity in kinds { quantities[quantity, default: Use()].add(use) }
      switch model.dataTypes[next.type] {
      case .primitive, .enumeration, .schema: break
      case .array(let element): pending.append(model.fields[element].value)
      case .map(let key, let value): pending += [model.fields[key].value, model.fields[value].value]
      case .object(let fields): pending += model.fields[fields].map(\.value)
      }
    }
  }

  /// Where values in `unit` stand; nowhere where there are none.
  func positions(of unit: ID<Unit>) -> ValuePositions { units[unit]?.positions ?? [] }

  /// Members that hold values in `unit`, each once or more.
  func members(of unit: ID<Unit>) -> [ID<Member>] { units[unit]?.members ?? [] }

  /// Where values of `quantity`, or of a narrower kind, stand.
  func positions(of quantity: ID<Quantity>, _ model: Model) -> ValuePositions { use(of: quantity, model).positions }

  /// Members that hold values of `quantity`, or of a narrower kind, each once or more.
  func members(of quantity: ID<Quantity>, _ model: Model) -> [ID<Member>] { use(of: quantity, model).members }

  /// O(quantity kinds that are used × kinds above each).
  private func use(of quantity: ID<Quantity>, _ model: Model) -> Use {
    var found = Use()
    for used in quantities.keys.sorted() where model.isOf(used, quantity) {
      if let use = quantities[used] { found.add(use) }
    }
    return found
  }
}

extension Model {
  /// Whether a value of `kind` is one of `broader`.
  func isOf(_ kind: ID<Quantity>, _ broader: ID<Quantity>) -> Bool {
    var seen: Set<ID<Quantity>> = [kind]
    var pending = [kind]
    while let next = pending.popLast() {
      if next == broader { return true }
      for wider in quantities[next].broader where seen.insert(wider).inserted { pending.append(wider) }
    }
    return false
  }
}
