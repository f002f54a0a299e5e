import TwinModel
import TwinValues

/// How numbers in a unit of the old model are written in another one of the new model, exactly.
struct UnitScale {
  let way: ExactScale
  /// What the units are called.
  let names: (old: String, new: String)

  /// `number`, which is in the old unit, in the new one; nil where it has more places than data that is converted may have.
  func converted(_ number: Number) -> ExactRatio? { ExactRatio(number).map { way($0) } }
}

extension ValueComparison {
  /// What is known of numbers in the two values.
  enum Measure {
    /// They are in the same unit, or it is not known that they are not.
    case same
    case scaled(UnitScale)
    /// They measure different things, or nothing that is common to both models.
    case apart
  }

  /// How numbers of `a` stand to those of `b`.
  func measure(_ a: Flattened, _ b: Flattened) -> Measure {
    guard let one = a.unit, let other = b.unit, !identities.units.match(one, other) else { return .same }
    if let x = a.quantity, let y = b.quantity, !identities.quantities.match(x, y) { return .apart }
    return scale(from: one, to: other).map { .scaled($0) } ?? .apart
  }

  /// The way from a unit of the old model to one of the new, by the coherent unit of the first as the new model has it; nil where there is
  /// none, or what is more there is less here.
  func scale(from one: ID<Unit>, to other: ID<Unit>) -> UnitScale? {
    let (a, b) = (old.units[one], new.units[other])
    let counterpart = identities.units[old: one]
    if let counterpart, !new.isConvertible(counterpart, other) { return nil }
    var between: ExactScale.Measure = (.one, .zero)
    if let coherent = old.quantities[a.quantity].coherentUnit {
      guard let base = identities.units[old: coherent], new.isConvertible(base, other),
        let measure = new.units[base].measure
      else { return nil }
      between = measure
    } else if counterpart == nil || new.quantities[b.quantity].coherentUnit != nil {
      // What is relative to no unit is comparable only with what is relative to the same, nameless one.
      return nil
    }
    guard let from = a.measure, let to = b.measure, let way = ExactScale(from: from, to: to, between: between),
      !way.scale.isNegative
    else { return nil }
    return UnitScale(way: way, names: (old.string(a.header.name), new.string(b.header.name)))
  }
}

extension Model {
  /// Whether numbers in one unit can be converted to the other: both measure the same kind, or one of the kinds is a special case of the
  /// other and has the same coherent unit.
  fileprivate func isConvertible(_ a: ID<Unit>, _ b: ID<Unit>) -> Bool {
    let (x, y) = (units[a].quantity, units[b].quantity)
    if x == y { return true }
    guard let coherent = quantities[x].coherentUnit, quantities[y].coherentUnit == coherent else { return false }
    return isOf(x, y) || isOf(y, x)
  }
}

extension Unit {
  /// Factor and offset; nil where they have more places than is reckoned with.
  fileprivate var measure: ExactScale.Measure? {
    guard let factor = ExactRatio(factor), let offset = ExactRatio(offset) else { return nil }
    return (factor, offset)
  }
}

extension ExactRatio {
  /// Digits and power of ten together, as of data that is converted: a model may write powers that take long to reckon with.
  private static let sizeLimit = 400

  /// A number of a model; nil where it has more than 400 places.
  init?(_ number: Number) {
    let exponent = Int(number.exponent)
    guard number.digitCount + abs(exponent) <= Self.sizeLimit else { return nil }
    let (magnitude, power) = (WideInteger(number.magnitude), WideInteger.power(ofTen: abs(exponent)))
    self.init(
      exponent < 0 ? magnitude : magnitude * power, exponent < 0 ? power : .one, isNegative: number.isNegative)
  }

  /// A factor of a model, likewise.
  fileprivate init?(_ factor: ExactFactor) {
    guard let above = ExactRatio(factor.numerator), let below = ExactRatio(factor.denominator) else { return nil }
    self.init(
      above.numerator * below.denominator, above.denominator * below.numerator,
      isNegative: above.isNegative != below.isNegative, piPower: Int(factor.piPower))
  }
}
