import TwinModel
import TwinSource

/// Compares what values are: types to any depth, constraints, quantities and units.
struct ValueComparison {
  let old: Model
  let new: Model
  let identities: Identities
  /// Whether anything in the new model has an earlier name.
  private let hasFormerNames: Bool
  /// What is known of pairs of data types: whether they are alike. Pairs that are being looked at count as alike.
  private var known: [UInt64: Bool] = [:]
  /// Pairs whose differences are being told, so that recursive types end.
  private var open: Set<UInt64> = []

  init(_ old: Model, _ new: Model, _ identities: Identities) {
    self.old = old
    self.new = new
    self.identities = identities
    hasFormerNames = new.metadata.rows.contains { !$0.formerly.isEmpty }
  }

  private func key(_ old: ID<DataType>, _ new: ID<DataType>) -> UInt64 {
    UInt64(old.rawValue) << 32 | UInt64(new.rawValue)
  }

  // MARK: - Alike or not

  /// Whether two values are alike in all that counts for data; schemas that are the same element count as alike, whatever they
  /// hold, since they are compared by themselves, but a default that means something else by them.
  mutating func areAlike(_ a: ValueSpec, _ b: ValueSpec) -> Bool {
    identities.quantities.match(a.quantity, b.quantity) && identities.units.match(a.unit, b.unit)
      && haveSameConstraints(a.constraints, b.constraints) && areAlike(a.type, b.type) && defaultDifference(a, b) == nil
      && boundsMeanSame(a, b)
  }

  mutating func areAlike(_ a: ID<DataType>, _ b: ID<DataType>) -> Bool {
    switch (old.dataTypes[a], new.dataTypes[b]) {
    case (.primitive(let a), .primitive(let b)): return a == b
    case (.schema(let a), .schema(let b)): return identities.schemas[old: a] == b
    case (.primitive, _), (_, .primitive), (.schema, _), (_, .schema): return false
    default: break
    }
    let key = key(a, b)
    if let known = known[key] { return known }
    known[key] = true
    let result: Bool
    switch (old.dataTypes[a], new.dataTypes[b]) {
    case (.array(let a), .array(let b)): result = areAlike(a, b)
    case (.map(let keyA, let valueA), .map(let keyB, let valueB)):
      result = areAlike(keyA, keyB) && areAlike(valueA, valueB)
    case (.object(let a), .object(let b)):
      result = a.count == b.count && zip(a, b).allSatisfy { areAlike($0, $1) }
    case (.enumeration(let a), .enumeration(let b)): result = areAlike(a, b)
    default: result = false
    }
    known[key] = result
    return result
  }

  private mutating func areAlike(_ a: ID<Field>, _ b: ID<Field>) -> Bool {
    let (a, b) = (old.fields[a], new.fields[b])
    return a.isRequired == b.isRequired && a.isWritable == b.isWritable && identities.same(a.name, b.name)
      && haveSameMetadata(a.metadata, b.metadata) && !hasNewFormerName(a.metadata, b.metadata)
      && areAlike(a.value, b.value)
  }

  private func areAlike(_ a: ID<Enumeration>, _ b: ID<Enumeration>) -> Bool {
    let (a, b) = (old.enumerations[a], new.enumerations[b])
    return a.encoding == b.encoding && a.isOpen == b.isOpen && a.values.count == b.values.count
      && zip(a.values, b.values).allSatisfy { a, b in
        let (a, b) = (old.enumerationValues[a], new.enumerationValues[b])
        return identities.same(a.name, b.name) && same(a.encoded, b.encoded) && haveSameMetadata(a.metadata, b.metadata)
          && !hasNewFormerName(a.metadata, b.metadata)
      }
  }

  private func haveSameConstraints(_ a: IDRange<Constraint>, _ b: IDRange<Constraint>) -> Bool {
    a.count == b.count && zip(a, b).allSatisfy { same(old.constraints[$0], new.constraints[$1]) }
  }

  private func same(_ a: Constraint, _ b: Constraint) -> Bool {
    switch (a, b) {
    case (.pattern(let a), .pattern(let b)): identities.same(a, b)
    case (.const(let a), .const(let b)), (.default(let a), .default(let b)), (.example(let a), .example(let b)):
      same(old.literals[a], new.literals[b])
    case (.pattern, _), (.const, _), (.default, _), (.example, _): false
    default: a == b
    }
  }

  func same(_ a: Literal, _ b: Literal) -> Bool {
    switch (a, b) {
    case (.null, .null): true
    case (.boolean(let a), .boolean(let b)): a == b
    case (.number(let a), .number(let b)): a == b
    case (.string(let a), .string(let b)): identities.same(a, b)
    case (.array(let a), .array(let b)): a.count == b.count && zip(a, b).allSatisfy { same($0, $1) }
    case (.object(let a), .object(let b)):
      a.count == b.count && zip(a, b).allSatisfy { identities.same($0.key, $1.key) && same($0.value, $1.value) }
    default: false
    }
  }

  // MARK: - What differs

  /// What differs between two values at `path`. Presence is told where it is known what encloses the value.
  mutating func differences(_ a: ValueSpec, _ b: ValueSpec, at path: String) -> [Difference] {
    if areAlike(a, b) { return [] }
    var found: [Difference] = []
    let bothShared = isSameSchema(a.type, b.type)
    let (flatA, flatB) = (flattened(a, in: old), flattened(b, in: new))
    var isComparable = true
    if !bothShared, !areAlike(flatA.type, flatB.type) {
      let (types, comparable) = typeDifferences(flatA, flatB, at: path)
      found += types
      isComparable = comparable
    }
    if isComparable {
      found += constraintDifferences(a, b, flatA, flatB, ownAlone: bothShared, at: path)
    }
    if bothShared {
      found += measureDifferences(a.quantity, b.quantity, a.unit, b.unit, at: path)
    } else {
      found += measureDifferences(flatA.quantity, flatB.quantity, flatA.unit, flatB.unit, at: path)
    }
    return found
  }

  private func isSameSchema(_ a: ID<DataType>, _ b: ID<DataType>) -> Bool {
    guard case .schema(let a) = old.dataTypes[a], case .schema(let b) = new.dataTypes[b] else { return false }
    return identities.schemas[old: a] == b
  }

  private func measureDifferences(
    _ quantityA: ID<Quantity>?, _ quantityB: ID<Quantity>?, _ unitA: ID<Unit>?, _ unitB: ID<Unit>?, at path: String
  ) -> [Difference] {
    var found: [Difference] = []
    func name(_ id: ID<Quantity>?, _ model: Model) -> String? {
      id.map { model.string(model.quantities[$0].header.name) }
    }
    func name(_ id: ID<Unit>?, _ model: Model) -> String? { id.map { model.string(model.units[$0].header.name) } }
    if !identities.quantities.match(quantityA, quantityB) {
      let kind: ChangeKind =
        quantityA == nil ? .valueQuantityAdded : quantityB == nil ? .valueQuantityRemoved : .valueQuantityChanged
      var difference = Difference(kind: kind, path: path, before: name(quantityA, old), after: name(quantityB, new))
      if let unitA, let unitB, identities.units[old: unitA] == unitB, old.units[unitA].quantity == quantityA,
        new.units[unitB].quantity == quantityB
      {
        difference.unit = unitA
      }
      found.append(difference)
    }
    if !identities.units.match(unitA, unitB), found.first?.kind != .valueQuantityChanged {
      let kind: ChangeKind = unitA == nil ? .valueUnitAdded : unitB == nil ? .valueUnitRemoved : .valueUnitChanged
      found.append(Difference(kind: kind, path: path, before: name(unitA, old), after: name(unitB, new)))
    }
    return found
  }

  // MARK: - Types

  /// What differs between two types, and whether what they hold can still be compared.
  private mutating func typeDifferences(
    _ a: Flattened, _ b: Flattened, at path: String
  ) -> (found: [Difference], isComparable: Bool) {
    let key = key(a.type, b.type)
    guard open.insert(key).inserted else { return ([], false) }
    defer { open.remove(key) }
    func changed(_ kind: ChangeKind) -> Difference {
      Difference(kind: kind, path: path, before: old.text(of: a.type), after: new.text(of: b.type))
    }
    switch (old.dataTypes[a.type], new.dataTypes[b.type]) {
    case (.primitive(let p), .primitive(let q)):
      let order = primitiveOrder(p, a.constraints, q, b.constraints)
      return (order == .same ? [] : [changed(order.kind)], order != .apart)
    case (.array(let a), .array(let b)): return (differences(a, b, at: path + "[]"), true)
    case (.map(let keyA, let valueA), .map(let keyB, let valueB)):
      return (differences(keyA, keyB, at: path + "{key}") + differences(valueA, valueB, at: path + "{}"), true)
    case (.object(let a), .object(let b)): return (fieldDifferences(a, b, at: path), true)
    case (.enumeration(let a), .enumeration(let b)): return (enumerationDifferences(a, b, at: path), true)
    case (.enumeration(let values), .primitive(let primitive)):
      guard holds(primitive, b.constraints, of: new, values, of: old) else { return ([changed(.typeChanged)], false) }
      // A name that stands in data itself says as much as text; keys of maps are their own names.
      let isNamed = old.enumerations[values].encoding == .name || path.hasSuffix("{key}")
      return ([changed(isNamed ? .typeWidened : .enumNamesDropped)], false)
    case (.primitive(let primitive), .enumeration(let values)):
      // An open list of strings takes every string.
      if primitive == .string, new.enumerations[values].isOpen, new.enumerations[values].encoding != .integer {
        return ([changed(.typeWidened)], false)
      }
      let isNarrower = holds(primitive, a.constraints, of: old, values, of: new)
      return ([changed(isNarrower ? .typeNarrowed : .typeChanged)], false)
    default: return ([changed(.typeChanged)], false)
    }
  }

  /// Whether every value of an enumeration is one of `primitive` within `constraints`. False where a constraint other than
  /// bounds of numbers would have to be tried.
  private func holds(
    _ primitive: Primitive, _ constraints: [Constraint], of constrained: Model, _ id: ID<Enumeration>, of model: Model
  ) -> Bool {
    let enumeration = model.enumerations[id]
    let bounds = Bounds(constraints, in: constrained)
    guard bounds.isOnlyLimits else { return false }
    if enumeration.encoding != .integer { return primitive == .string }
    guard primitive.isNumeric else { return false }
    let isUnbounded = bounds.least == nil && bounds.greatest == nil
    guard !enumeration.isOpen else { return primitive == .int64 && isUnbounded }
    return enumeration.values.allSatisfy { value in
      guard case .number(let code) = model.enumerationValues[value].encoded else { return false }
      let isOfType = primitive.integerRange.map { !(code < $0.least) && !($0.greatest < code) } ?? true
      return isOfType && bounds.admits(code)
    }
  }

  /// Elements, keys and values of collections: fields that always stand.
  private mutating func differences(_ a: ID<Field>, _ b: ID<Field>, at path: String) -> [Difference] {
    let (x, y) = (old.fields[a], new.fields[b])
    return differences(x.value, y.value, at: path)
      + metadataDifferences(x.metadata, y.metadata, at: path).map { $0.about(.field(a), .field(b)) }
  }

  /// Fields of objects, or properties of relationships.
  mutating func fieldDifferences(_ a: IDRange<Field>, _ b: IDRange<Field>, at path: String) -> [Difference] {
    var found: [Difference] = []
    let pairs = matched(Array(a), Array(b), \.fields, \.name, \.metadata)
    for (oldField, newField) in pairs.both {
      let (x, y) = (old.fields[oldField], new.fields[newField])
      let place = path + "." + new.string(y.name)
      var here: [Difference] = []
      if !identities.same(x.name, y.name) {
        here.append(
          Difference(kind: .fieldRenamed, path: place, before: old.string(x.name), after: new.string(y.name)))
      }
      here += presenceDifferences(
        Presence(isRequired: x.isRequired, hasDefault: hasDefault(x.value, in: old)),
        Presence(isRequired: y.isRequired, hasDefault: hasDefault(y.value, in: new)), x.value, y.value, at: place)
      if x.isWritable != y.isWritable {
        here.append(Difference(kind: y.isWritable ? .madeWritable : .madeReadOnly, path: place))
      }
      here += differences(x.value, y.value, at: place) + metadataDifferences(x.metadata, y.metadata, at: place)
      found += here.map { $0.about(.field(oldField), .field(newField)) }
    }
    for field in pairs.lost {
      let name = old.string(old.fields[field].name)
      found.append(
        Difference(
          kind: .fieldRemoved, path: path + "." + name, before: old.text(of: old.fields[field].value.type),
          old: .field(field),
          candidate: renameCandidate(for: field, beside: pairs.lost, among: pairs.gained, at: path)))
    }
    for field in pairs.gained {
      let row = new.fields[field]
      let presence = Presence(isRequired: row.isRequired, hasDefault: hasDefault(row.value, in: new))
      let kind: ChangeKind =
        presence.mustBeThere ? .fieldAddedRequired : presence.isRequired ? .fieldAddedWithDefault : .fieldAdded
      let text = kind == .fieldAddedWithDefault ? defaultText(row.value, in: new) : new.text(of: row.value.type)
      found.append(
        Difference(kind: kind, path: path + "." + new.string(row.name), after: text, new: .field(field)))
    }
    return found
  }

  /// What a change of presence is, with the defaults that stand in for the value.
  func presenceDifferences(
    _ a: Presence, _ b: Presence, _ valueA: ValueSpec, _ valueB: ValueSpec, at path: String
  ) -> [Difference] {
    var found = Presence.differences(a, b).map { kind in
      let isDefault = kind == .defaultAdded || kind == .defaultRemoved || kind == .madeRequiredWithDefault
      return Difference(
        kind: kind, path: path, before: isDefault ? defaultText(valueA, in: old) : nil,
        after: isDefault ? defaultText(valueB, in: new) : nil)
    }
    if let (before, after) = defaultDifference(valueA, valueB) {
      found.append(Difference(kind: .defaultChanged, path: path, before: before, after: after))
    }
    return found
  }

  func hasDefault(_ value: ValueSpec, in model: Model) -> Bool { defaultValue(value, in: model) != nil }

  func defaultText(_ value: ValueSpec, in model: Model) -> String? {
    defaultValue(value, in: model).map { model.text(of: $0) }
  }

  // MARK: - Lists of names

  /// Which rows of two lists are the same: by pinned id, then by former name where that is news, then by name.
  func matched<Row>(
    _ a: [ID<Row>], _ b: [ID<Row>], _ table: KeyPath<Model, Table<Row>>, _ name: KeyPath<Row, Symbol>,
    _ metadata: KeyPath<Row, ID<Metadata>?>
  ) -> (both: [(ID<Row>, ID<Row>)], lost: [ID<Row>], gained: [ID<Row>]) {
    let (oldRows, newRows) = (old[keyPath: table], new[keyPath: table])
    let names = a.map { identities.symbols[Int(oldRows[$0][keyPath: name].rawValue)] }
    let newNames = b.map { newRows[$0][keyPath: name] }
    let hasNews = zip(a, b).contains {
      hasNewFormerName(oldRows[$0][keyPath: metadata], newRows[$1][keyPath: metadata])
    }
    if names == newNames, !hasNews { return (Array(zip(a, b)), [], []) }
    let byName = Dictionary(zip(names, a)) { first, _ in first }
    var partner: [ID<Row>: ID<Row>] = [:]
    var taken: Set<ID<Row>> = []
    func pair(_ x: ID<Row>, _ y: ID<Row>) {
      guard partner[y] == nil, taken.insert(x).inserted else { return }
      partner[y] = x
    }
    let ids = Dictionary(
      a.compactMap { row in externalID(oldRows[row][keyPath: metadata], in: old).map { ($0, row) } },
      uniquingKeysWith: { first, _ in first })
    if !ids.isEmpty {
      for row in b {
        if let id = externalID(newRows[row][keyPath: metadata], in: new), let found = ids[id] { pair(found, row) }
      }
    }
    for (row, name) in zip(b, newNames) where partner[row] == nil {
      let earlier = byName[name].flatMap { oldRows[$0][keyPath: metadata] }
      for former in newRows[row][keyPath: metadata].map({ new.metadata[$0].formerly }) ?? [] {
        guard !hasFormerName(earlier, former), let found = byName[former] else { continue }
        pair(found, row)
      }
    }
    for (row, name) in zip(b, newNames) { if let found = byName[name] { pair(found, row) } }
    return (
      b.compactMap { row in partner[row].map { ($0, row) } }, a.filter { !taken.contains($0) },
      b.filter { partner[$0] == nil }
    )
  }

  /// Whether an element has an earlier name that it had not in the old model.
  func hasNewFormerName(_ a: ID<Metadata>?, _ b: ID<Metadata>?) -> Bool {
    guard hasFormerNames, let b, !new.metadata[b].formerly.isEmpty else { return false }
    return new.metadata[b].formerly.contains { !hasFormerName(a, $0) }
  }

  private func hasFormerName(_ metadata: ID<Metadata>?, _ name: Symbol) -> Bool {
    metadata.map { old.metadata[$0].formerly.contains { identities.same($0, name) } } ?? false
  }

  private func externalID(_ metadata: ID<Metadata>?, in model: Model) -> String? {
    metadata.flatMap { model.metadata[$0].externalID }.map { unversioned(model.string($0)) }
  }
}

extension Difference {
  /// The same with the elements that it is about, where it has none yet.
  func about(_ old: ElementRef, _ new: ElementRef) -> Difference {
    var result = self
    if result.old == nil, result.new == nil {
      result.old = old
      result.new = new
    }
    return result
  }

  /// The same at positions, where it has none yet.
  func at(_ positions: ValuePositions) -> Difference {
    var result = self
    if result.positions.isEmpty { result.positions = positions }
    return result
  }
}
