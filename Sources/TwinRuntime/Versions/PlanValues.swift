import TwinValues

/// A value with the shared schemas that it refers to written out: their constraints stand behind its own.
struct FlatValue {
  /// The value itself.
  let type: ValueType
  let shape: Shape
  /// All that is said, the nearest first.
  private(set) var constraints: [Constraint] = []
  private(set) var quantity: Quantity?
  private(set) var unit: UnitOfMeasure?
  /// Digits after the decimal point, at most.
  private(set) var precision: Int?
  /// The nearest default, with the type that it is written as.
  private(set) var defaultValue: Literal?

  init(_ value: ValueType) {
    type = value
    shape = value.resolvedShape
    var value = value
    // As many steps as `resolvedShape` goes, whatever the image says.
    for _ in 0...value.registry.schemas.count {
      quantity = quantity ?? value.quantity
      unit = unit ?? value.unit
      let own = value.constraints
      constraints += own
      for constraint in own {
        switch constraint {
        case .precision(let digits): precision = min(precision ?? .max, Int(digits))
        case .default(let literal): defaultValue = defaultValue ?? literal
        default: continue
        }
      }
      guard case .schema(let schema) = value.shape else { return }
      value = schema.value
    }
  }
}

extension Shape {
  /// What it is, in a word.
  var name: String {
    switch self {
    case .primitive(let primitive): "\(primitive)"
    case .array: "array"
    case .map: "map"
    case .object: "object"
    case .enumeration: "enumeration"
    case .schema: "schema"
    }
  }

  /// What it is, for people.
  var word: String {
    switch self {
    case .primitive(let primitive): (primitive.startsWithVowel ? "an " : "a ") + "\(primitive)"
    case .array: "an array"
    case .map: "a map"
    case .object: "an object"
    case .enumeration: "an enumeration"
    case .schema: "a schema that leads back to itself"
    }
  }
}

extension Primitive {
  var isInteger: Bool { rawValue >= Primitive.int8.rawValue && rawValue <= Primitive.uint64.rawValue }
  var isNumeric: Bool { rawValue >= Primitive.int8.rawValue && rawValue <= Primitive.decimal.rawValue }
  fileprivate var startsWithVowel: Bool { "\(self)".hasPrefix("int") }
  /// Whether its values are JSON strings.
  var isText: Bool { rawValue >= Primitive.string.rawValue && rawValue <= Primitive.duration.rawValue }
  /// Each holds what those of lower rank hold.
  var numberRank: Int {
    switch self {
    case .int8: 1
    case .uint8: 1
    case .int16, .uint16: 2
    case .int32, .uint32: 3
    case .int64, .uint64: 4
    case .float: 5
    case .double: 6
    default: 7
    }
  }
}

extension PlanBuilder {
  // MARK: - Units

  enum UnitStep {
    case none
    case units(UnitConversion, step: Int)
    case refused(Int)
  }

  /// What is done to a number because of its unit.
  mutating func conversion(_ a: FlatValue, _ b: FlatValue, at place: Place) -> UnitStep {
    func refused(_ kind: String, _ message: String) -> UnitStep {
      var facts = StepFacts(before: a.unit?.name, after: b.unit?.name, addresses: place.addresses)
      if kind == "value-quantity-changed" { (facts.before, facts.after) = (a.quantity?.name, b.quantity?.name) }
      return .refused(step(kind, place.label, .manual, message, facts))
    }
    if let x = a.quantity, let y = b.quantity, counterpart(x.id, correspondence.quantities) != y.id {
      return refused(
        "value-quantity-changed", "it is a \(y.name) in place of a \(x.name); no number of one is one of the other")
    }
    let (from, to): (UnitOfMeasure, UnitOfMeasure)
    switch (a.unit, b.unit) {
    case (nil, nil): return .none
    case (nil, let unit?):
      return refused("value-unit-added", "it is in \(unit.name) now, and nothing says in what it was")
    case (let unit?, nil):
      return refused("value-unit-removed", "it was in \(unit.name), and nothing says in what it is now")
    case (let one?, let other?): (from, to) = (one, other)
    }
    guard let units = conversion(from, to) else {
      return refused(
        "value-unit-changed",
        "\(from.name) cannot be converted to \(to.name): the versions have no common measure of them")
    }
    if units.isIdentity { return .none }
    let kind = counterpart(from.id, correspondence.units) == to.id ? "unit-conversion-changed" : "value-unit-changed"
    return .units(
      units,
      step: step(
        kind, place.label, .mechanical,
        "numbers are converted from \(from.name) to \(to.name)" + (b.precision.map(rounding) ?? ""),
        StepFacts(before: from.name, after: to.name, units: (from, to), addresses: place.addresses)))
  }

  /// What is lost where a version takes no more than `places` digits after the decimal point.
  private func rounding(_ places: Int) -> String {
    switch places {
    case 0: ", and rounded to whole numbers"
    case 1: ", and rounded to 1 digit after the decimal point"
    default: ", and rounded to \(places) digits after the decimal point"
    }
  }

  /// The way from a unit of one version to a unit of the other, by the coherent unit of the first, as the second has it.
  private func conversion(_ from: UnitOfMeasure, _ to: UnitOfMeasure) -> UnitConversion? {
    let target = to.registry
    func there(_ unit: UnitOfMeasure) -> UnitOfMeasure? {
      counterpart(unit.id, correspondence.units).flatMap { target.unit($0) }
    }
    if let unit = there(from), !unit.isConvertible(to: to) { return nil }
    guard let coherent = from.quantity.coherentUnit else {
      // Without a coherent unit only what is relative to the same, nameless one can be compared.
      guard to.quantity.coherentUnit == nil, there(from) != nil else { return nil }
      return UnitConversion(from: from, to: to)
    }
    guard let base = there(coherent), base.isConvertible(to: to), let (factor, offset) = base.exactScale else {
      return nil
    }
    return UnitConversion(from: from, to: to, between: factor, offset)
  }

  // MARK: - Enumerations

  /// What is done to values of an enumeration: names lead from one code to the other.
  mutating func enumeration(_ a: Enumeration, _ b: Enumeration, at place: Place) -> MigrationPlan.Node {
    var map = MigrationPlan.EnumerationMap()
    let (source, target) = (a.values, b.values)
    let isEncodingSame = (a.encoding == .integer) == (b.encoding == .integer)
    var codes: [String: Int] = [:]
    for (index, value) in target.enumerated() where codes[value.encoded.scalar] == nil {
      codes[value.encoded.scalar] = index
    }
    var partners: [Int: Int] = [:]
    for pair in pairedValues(source, target, codes, at: place) { partners[pair.source] = pair.target }
    let taken = Set(partners.values)
    for (index, value) in source.enumerated() {
      let text = value.encoded.scalar
      if let partner = partners[index] {
        let new = target[partner].encoded.scalar
        if new == text { continue }
        _ = step(
          isEncodingSame ? "enum-value-recoded" : "enum-encoding-changed", place.label, .mechanical,
          "\(text) becomes \(new)" + (value.name == target[partner].name ? ", which is `\(value.name)`" : ""),
          StepFacts(before: text, after: new, addresses: place.addresses))
        map.values[Array(text.utf8)] = .becomes(Array(new.utf8))
      } else if let other = codes[text] {
        map.values[Array(text.utf8)] = .refused(
          step(
            "enum-codes-exchanged", place.label, .manual,
            "\(text) was `\(value.name)` and stands for "
              + (value.name == target[other].name ? "another value of that name" : "`\(target[other].name)`") + " now",
            StepFacts(before: value.name, after: target[other].name, addresses: place.addresses)))
      } else if b.isOpen, isEncodingSame,
        correspondence.names.keepsCode(
          value.name, at: place.addresses, isBackward: isBackward, codesAreNames: a.encoding == .name)
      {
        _ = step(
          "open-enum-value-removed", place.label, .conditional, "\(text) stays, and has no name any more",
          StepFacts(before: value.name, addresses: place.addresses))
      } else {
        map.values[Array(text.utf8)] = .refused(
          step(
            "enum-value-removed", place.label, .manual, "there is no value `\(value.name)` (\(text)) any more",
            StepFacts(before: value.name, addresses: place.addresses)))
      }
    }
    // A code without a name where it comes from must not become one by chance.
    let listed = Set(source.map(\.encoded.scalar))
    for (index, value) in target.enumerated() where a.isOpen && taken.contains(index) {
      let text = value.encoded.scalar
      if listed.contains(text) { continue }
      map.values[Array(text.utf8)] = .refused(
        step(
          "enum-codes-exchanged", place.label, .manual,
          "\(text) had no name and stands for `\(target[index].name)` now",
          StepFacts(after: target[index].name, addresses: place.addresses)))
    }
    return map.values.isEmpty ? .keep : .enumerate(map)
  }

  private func pairedValues(
    _ source: [EnumerationValue], _ target: [EnumerationValue], _ codes: [String: Int], at place: Place
  ) -> [(source: Int, target: Int)] {
    let isTold = correspondence.names.tellsValues(at: place.addresses)
    func listed(_ values: [EnumerationValue], isOld: Bool) -> [ListedName] {
      values.map { value in
        ListedName(
          value.name, value.metadata,
          fate: isOld ? correspondence.names.value(value.name, at: place.addresses) : nil,
          isTold: isOld ? isTold : correspondence.names.tellsOrigin(ofValue: value.name, at: place.addresses))
      }
    }
    let pairs =
      isBackward
      ? matched(listed(target, isOld: true), listed(source, isOld: false)).map { (source: $0.new, target: $0.old) }
      : matched(listed(source, isOld: true), listed(target, isOld: false)).map { (source: $0.old, target: $0.new) }
    // With its code, a name that is only spelt another way is the same.
    let (kept, taken) = (Set(pairs.map(\.source)), Set(pairs.map(\.target)))
    let respelled = source.indices.compactMap { index -> (source: Int, target: Int)? in
      guard !kept.contains(index), let other = codes[source[index].encoded.scalar], !taken.contains(other),
        areSpellings(source[index].name, target[other].name)
      else { return nil }
      let name = (isBackward ? target[other] : source[index]).name
      let fate = correspondence.names.value(name, at: place.addresses)
      return fate == nil || fate == .left(name) ? (index, other) : nil
    }
    return pairs + respelled
  }

  /// Whether two names are the same word in another spelling: `DOOR_OPEN` and `doorOpen`.
  private func areSpellings(_ a: String, _ b: String) -> Bool {
    func letters(_ name: String) -> String { name.lowercased().filter { $0.isLetter || $0.isNumber } }
    return letters(a) == letters(b) && !letters(a).isEmpty
  }

  // MARK: - Defaults

  /// What stands in data for `literal` of the model: enumerations by their code. Nil for what is too large to be a default, or could
  /// not be read.
  func jsonText(of literal: Literal, as type: ValueType) -> [UInt8]? {
    var text: [UInt8] = []
    var budget = 10_000
    return append(literal, as: type, depth: 0, &budget, to: &text) ? text : nil
  }

  private func append(
    _ literal: Literal, as type: ValueType?, depth: Int, _ budget: inout Int, to text: inout [UInt8]
  ) -> Bool {
    budget -= 1
    // As many levels as values of the model may have, and then some.
    guard depth < 32, budget > 0 else { return false }
    let shape = type.map(\.resolvedShape)
    switch literal.content {
    case .null: return false
    case .array(let items):
      var element: ValueType?
      if case .array(let field) = shape { element = field.value }
      text.append(UInt8(ascii: "["))
      for (index, item) in items.enumerated() {
        if index > 0 { text.append(UInt8(ascii: ",")) }
        guard append(item, as: element, depth: depth + 1, &budget, to: &text) else { return false }
      }
      text.append(UInt8(ascii: "]"))
    case .object(let entries):
      text.append(UInt8(ascii: "{"))
      for (index, entry) in entries.enumerated() {
        if index > 0 { text.append(UInt8(ascii: ",")) }
        text += Array(quoteJSON(Array(entry.key.utf8)).utf8) + [UInt8(ascii: ":")]
        var child: ValueType?
        switch shape {
        case .map(_, let value): child = value.value
        case .object(let fields): child = fields.first { $0.name == entry.key }?.value
        default: break
        }
        guard append(entry.value, as: child, depth: depth + 1, &budget, to: &text) else { return false }
      }
      text.append(UInt8(ascii: "}"))
    case .string(let name):
      var scalar = literal.scalar
      if case .enumeration(let enumeration) = shape,
        let value = enumeration.values.first(where: { $0.name == name })
      {
        scalar = value.encoded.scalar
      }
      text += Array(scalar.utf8)
    case .boolean, .number: text += Array(literal.scalar.utf8)
    }
    return true
  }
}
