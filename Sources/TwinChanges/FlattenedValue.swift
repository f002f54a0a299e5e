import TwinModel

extension ValueComparison {
  /// A value with the shared schemas that it refers to written out.
  struct Flattened {
    var type: ID<DataType>
    var constraints: [Constraint]
    var quantity: ID<Quantity>?
    var unit: ID<Unit>?
  }

  func flattened(_ value: ValueSpec, in model: Model) -> Flattened {
    var result = Flattened(
      type: value.type, constraints: own(value, in: model), quantity: value.quantity, unit: value.unit)
    var steps = 0
    while case .schema(let schema) = model.dataTypes[result.type], steps <= model.schemas.count {
      let next = model.schemas[schema].value
      result.type = next.type
      result.constraints += own(next, in: model)
      result.quantity = result.quantity ?? next.quantity
      result.unit = result.unit ?? next.unit
      steps += 1
    }
    return result
  }

  /// What the type of an integer allows by itself; nil for other types.
  private func integerRange(_ value: Flattened, _ model: Model) -> (least: Number, greatest: Number)? {
    guard case .primitive(let primitive) = model.dataTypes[value.type] else { return nil }
    return primitive.integerRange
  }

  func own(_ value: ValueSpec, in model: Model) -> [Constraint] { Array(model.constraints[value.constraints]) }

  /// What differs between the constraints of two values; with `ownAlone`, between those that they say themselves.
  func constraintDifferences(
    _ a: ValueSpec, _ b: ValueSpec, _ flatA: Flattened, _ flatB: Flattened, ownAlone: Bool, at path: String
  ) -> [Difference] {
    constraintDifferences(
      of: (a, b), own: ownAlone ? (own(a, in: old), own(b, in: new)) : (flatA.constraints, flatB.constraints),
      effective: (flatA.constraints, flatB.constraints), ranges: (integerRange(flatA, old), integerRange(flatB, new)),
      measure(flatA, flatB), at: path)
  }

  /// Whether the bounds that two values say themselves, which are written the same, mean the same: where the schema that they are of is in
  /// another unit they do not.
  func boundsMeanSame(_ a: ValueSpec, _ b: ValueSpec) -> Bool {
    let constraints = old.constraints[a.constraints]
    guard case .schema = old.dataTypes[a.type], constraints.contains(where: \.isOfNumbers) else { return true }
    let (flatA, flatB) = (flattened(a, in: old), flattened(b, in: new))
    // A constant may have numbers inside that are in units of their own.
    if case .same = measure(flatA, flatB), !constraints.contains(where: \.isConst) { return true }
    return constraintDifferences(a, b, flatA, flatB, ownAlone: true, at: "").isEmpty
  }
}

extension Constraint {
  /// Whether it may say something else in another unit.
  fileprivate var isOfNumbers: Bool {
    switch self {
    case .minimum, .maximum, .exclusiveMinimum, .exclusiveMaximum, .multipleOf, .const: true
    default: false
    }
  }

  fileprivate var isConst: Bool { if case .const = self { true } else { false } }
}
