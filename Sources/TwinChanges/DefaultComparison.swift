import TwinModel
import TwinValues

/// What stands where nothing is given, and what alone may stand, compared as what it means: 20 in degrees Celsius is 68 in degrees Fahrenheit, inside objects,
/// arrays and maps too.
extension ValueComparison {
  /// The defaults of two values as texts, where they do not mean the same; nil where they do, or where one has none.
  func defaultDifference(_ a: ValueSpec, _ b: ValueSpec) -> (before: String, after: String)? {
    guard let x = defaultValue(a, in: old), let y = defaultValue(b, in: new) else { return nil }
    return difference(x, a, y, b)
  }

  /// Two literals of the values `a` and `b` as texts, with units where these differ; nil where they mean the same.
  func difference(_ x: Literal, _ a: ValueSpec, _ y: Literal, _ b: ValueSpec) -> (before: String, after: String)? {
    var hasOtherUnits = false
    if meanSame(x, a, y, b, &hasOtherUnits) { return nil }
    guard hasOtherUnits else { return (old.text(of: x), new.text(of: y)) }
    return (text(of: x, as: a, in: old), text(of: y, as: b, in: new))
  }

  func defaultValue(_ value: ValueSpec, in model: Model) -> Literal? {
    for constraint in model.constraints[value.constraints] {
      if case .default(let literal) = constraint { return model.literals[literal] }
    }
    return nil
  }

  /// Whether two literals say the same of the values that they are written for. Notes where numbers in it are in other units. As deep as
  /// literals, whose nesting is bounded.
  private func meanSame(
    _ x: Literal, _ a: ValueSpec, _ y: Literal, _ b: ValueSpec, _ hasOtherUnits: inout Bool
  ) -> Bool {
    let (flatA, flatB) = (flattened(a, in: old), flattened(b, in: new))
    switch (x, y, old.dataTypes[flatA.type], new.dataTypes[flatB.type]) {
    case (.number(let x), .number(let y), _, _):
      guard let one = flatA.unit, let other = flatB.unit, identities.units[old: one] != other else { return x == y }
      hasOtherUnits = true
      return isSameQuantity(x, one, y, other)
    case (.array(let x), .array(let y), .array(let one), .array(let other)):
      let (a, b) = (old.fields[one].value, new.fields[other].value)
      // All are looked at, so that it is known whether units differ.
      return x.count == y.count && zip(x, y).count { !meanSame($0, a, $1, b, &hasOtherUnits) } == 0
    case (.object(let x), .object(let y), .map(_, let one), .map(_, let other)):
      let (a, b) = (old.fields[one].value, new.fields[other].value)
      return haveSameEntries(x, y) {
        $0
      } meaning: { _, x, y in
        meanSame(x, a, y, b, &hasOtherUnits)
      }
    case (.object(let x), .object(let y), .object(let one), .object(let other)):
      let pairs = matched(Array(one), Array(other), \.fields, \.name, \.metadata).both
      let fields = Dictionary(pairs.map { (old.string(old.fields[$0.0].name), $0) }) { first, _ in first }
      return haveSameEntries(x, y) { name in
        fields[name].map { new.string(new.fields[$0.1].name) } ?? name
      } meaning: { name, x, y in
        guard let (one, other) = fields[name] else { return same(x, y) }
        return meanSame(x, old.fields[one].value, y, new.fields[other].value, &hasOtherUnits)
      }
    default: return same(x, y)
    }
  }

  /// Whether two objects have entries of the same names, as `renamed` makes them of those of the old one, in any order, that mean the same.
  private func haveSameEntries(
    _ x: [LiteralEntry], _ y: [LiteralEntry], renamed: (String) -> String,
    meaning: (_ name: String, Literal, Literal) -> Bool
  ) -> Bool {
    guard x.count == y.count else { return false }
    let others = Dictionary(y.map { (new.string($0.key), $0.value) }) { first, _ in first }
    return x.count { entry in
      let name = old.string(entry.key)
      return others[renamed(name)].map { !meaning(name, entry.value, $0) } ?? true
    } == 0
  }

  // MARK: - Quantities

  /// Whether x in one unit is y in another, exactly. What cannot be converted counts as different.
  private func isSameQuantity(_ x: Number, _ one: ID<Unit>, _ y: Number, _ other: ID<Unit>) -> Bool {
    guard let converted = scale(from: one, to: other)?.converted(x), let number = ExactRatio(y) else { return false }
    return converted == number
  }

  // MARK: - Words

  /// `literal` with the units of its numbers.
  private func text(of literal: Literal, as value: ValueSpec, in model: Model) -> String {
    var text = ""
    append(literal, value, model, to: &text)
    return text.utf8.count > 200 ? String(text.prefix(200)) + "…" : text
  }

  private func append(_ literal: Literal, _ value: ValueSpec?, _ model: Model, to text: inout String) {
    // Stops soon after there is more than will be shown.
    guard text.utf8.count < 400 else { return }
    let flat = value.map { flattened($0, in: model) }
    switch literal {
    case .array(let items):
      var element: ValueSpec?
      if case .array(let field)? = flat.map({ model.dataTypes[$0.type] }) { element = model.fields[field].value }
      text += "["
      for (index, item) in items.prefix(200).enumerated() {
        if index > 0 { text += ", " }
        append(item, element, model, to: &text)
      }
      text += "]"
    case .object(let entries):
      text += "{"
      for (index, entry) in entries.prefix(200).enumerated() {
        text += (index > 0 ? ", " : "") + model.string(entry.key) + ": "
        append(entry.value, flat.flatMap { part(entry.key, of: $0, in: model) }, model, to: &text)
      }
      text += "}"
    case .number(let number):
      text += number.description
      if let unit = flat?.unit { text += " " + model.string(model.units[unit].header.name) }
    case .null, .boolean, .string: text += model.text(of: literal)
    }
  }

  private func part(_ name: Symbol, of value: Flattened, in model: Model) -> ValueSpec? {
    switch model.dataTypes[value.type] {
    case .map(_, let field): model.fields[field].value
    case .object(let fields): model.fields[fields].first { $0.name == name }?.value
    default: nil
    }
  }
}
