import TwinModel
import TwinSource

/// Constraints to be checked once those of all schemas are known.
struct PendingRange {
  /// Those that the value declares itself.
  var declared: [(constraint: Constraint, range: ByteRange)]
  /// Those and the ones of what it narrows.
  var constraints: IDRange<Constraint>
  var type: ID<DataType>
  var place: ByteRange
  var file: Int
  var subject: Subject
}

/// Bounds of a value, gathered.
struct Bounds {
  var lower: (value: Number, isExclusive: Bool)?
  var upper: (value: Number, isExclusive: Bool)?
  var step: Number?
  var precision, minLength, maxLength, minItems, maxItems: UInt32?
  var pattern: Symbol?
  var const: ID<Literal>?

  init(_ constraints: some Sequence<Constraint> = []) { narrow(by: constraints) }

  /// Adds constraints: of several that say the same, the tightest counts, of steps the greatest.
  mutating func narrow(by constraints: some Sequence<Constraint>) {
    for constraint in constraints {
      switch constraint {
      case .minimum(let bound): if lower.map({ bound > $0.value }) ?? true { lower = (bound, false) }
      case .exclusiveMinimum(let bound): if lower.map({ bound >= $0.value }) ?? true { lower = (bound, true) }
      case .maximum(let bound): if upper.map({ bound < $0.value }) ?? true { upper = (bound, false) }
      case .exclusiveMaximum(let bound): if upper.map({ bound <= $0.value }) ?? true { upper = (bound, true) }
      case .multipleOf(let number): step = max(step ?? number, number)
      case .precision(let digits): precision = min(precision ?? digits, digits)
      case .minLength(let count): minLength = max(minLength ?? count, count)
      case .maxLength(let count): maxLength = min(maxLength ?? count, count)
      case .pattern(let text): pattern = text
      case .minItems(let count): minItems = max(minItems ?? count, count)
      case .maxItems(let count): maxItems = min(maxItems ?? count, count)
      case .const(let literal): const = literal
      case .uniqueItems, .default, .example: break
      }
    }
  }

  /// Why no value of `primitive` could be within them: nothing when one could, or when telling would take long.
  func contradictions(in primitive: Primitive?) -> [String] {
    var problems: [String] = []
    if let problem = numericContradiction(in: primitive) { problems.append(problem) }
    if let low = minLength, let high = maxLength, low > high {
      problems.append("`minLength` \(low) is above `maxLength` \(high)")
    }
    if let low = minItems, let high = maxItems, low > high {
      problems.append("`minItems` \(low) is above `maxItems` \(high)")
    }
    return problems
  }

  private func numericContradiction(in primitive: Primitive?) -> String? {
    guard lower != nil || upper != nil else { return nil }
    var all = self
    if let limits = primitive?.integerRange {
      all.narrow(by: [.minimum(limits.least), .maximum(limits.greatest)])
    }
    guard let low = all.lower, let high = all.upper else { return nil }
    if low.value > high.value {
      return "the smallest value allowed, \(low.value), is above the largest, \(high.value)"
    }
    if low.value == high.value, low.isExclusive || high.isExclusive {
      return "the bounds leave no value: both are \(low.value) and one is exclusive"
    }
    let span =
      "\(low.isExclusive ? "above \(low.value)" : "from \(low.value)") "
      + (high.isExclusive ? "to below \(high.value)" : "to \(high.value)")
    if primitive?.integerRange != nil, all.holdsMultiple(of: Number(1 as Int64)) == false {
      return "there is no whole number \(span)"
    }
    if let step, all.holdsMultiple(of: step) == false { return "there is no multiple of \(step) \(span)" }
    return nil
  }

  /// Whether a multiple of `step` lies between the bounds; nil where 128 bits do not hold them on one scale.
  private func holdsMultiple(of step: Number) -> Bool? {
    guard let lower, let upper, step > .zero else { return nil }
    let exponents = [lower.value, upper.value, step].filter { $0 != .zero }.map { Int($0.exponent) }
    guard let exponent = exponents.min(), let low = lower.value.scaled(to: exponent),
      let high = upper.value.scaled(to: exponent), let unit = step.scaled(to: exponent)
    else { return nil }
    // Division rounds towards zero: the least multiple not below `low`, the greatest not above `high`.
    var first = low / unit
    if first * unit < low || (lower.isExclusive && first * unit == low) { first += 1 }
    var last = high / unit
    if last * unit > high || (upper.isExclusive && last * unit == high) { last -= 1 }
    return first <= last
  }
}

/// What the chain of schemas behind a schema asks together. Each schema is followed once.
struct SchemaChains {
  private var known: [(bounds: Bounds, primitive: Primitive?)?]

  init(count: Int) { known = Array(repeating: nil, count: count) }

  /// The constraints of `schema` and of those it renames, and the primitive they end at. A circle, which has its own
  /// finding, ends where it closes.
  mutating func constraints(of schema: ID<Schema>, in model: Model) -> (bounds: Bounds, primitive: Primitive?) {
    var chain: [ID<Schema>] = []
    var current = schema
    var result: (bounds: Bounds, primitive: Primitive?) = (Bounds(), nil)
    while true {
      if let found = known[current.index] {
        result = found
        break
      }
      known[current.index] = result
      chain.append(current)
      let type = model.dataTypes[model.schemas[current].value.type]
      if case .primitive(let primitive) = type { result.primitive = primitive }
      guard case .schema(let next) = type else { break }
      current = next
    }
    for visited in chain.reversed() {
      result.bounds.narrow(by: model.constraints[model.schemas[visited].value.constraints])
      known[visited.index] = result
    }
    return result
  }
}

extension Number {
  /// The number in units of 10^`exponent`, which is not above its own; nil beyond 128 bits.
  fileprivate func scaled(to exponent: Int) -> Int128? {
    var value = Int128(magnitude)
    guard value != 0 else { return 0 }
    for _ in 0..<max(0, Int(self.exponent) - exponent) {
      let (scaled, overflow) = value.multipliedReportingOverflow(by: 10)
      guard !overflow else { return nil }
      value = scaled
    }
    return isNegative ? -value : value
  }
}
