import TwinImage

/// A kind of quantity: what is measured, apart from the unit.
public struct Quantity: PackageElement {
  /// The registry it belongs to.
  public let registry: Registry
  let number: UInt32

  init(registry: Registry, number: UInt32) {
    self.registry = registry
    self.number = number
  }

  /// Its package's name, a dot, its name.
  public var id: String { registry.elementID(number) }
  /// Name inside the package.
  public var name: String { registry.elementName(number) }
  /// The package that declares it.
  public var package: Package { registry.elementPackage(number) }
  /// Its metadata.
  public var metadata: Metadata { registry.elementMetadata(number) }
  /// What it is replaced by and why, if it is on its way out.
  public var deprecation: Deprecation<Quantity>? { registry.elementDeprecation(number) { registry.quantity($0) } }

  /// Whether both are the same quantity kind of the same registry.
  public static func == (a: Quantity, b: Quantity) -> Bool { a.registry === b.registry && a.number == b.number }
  /// Hashes what `==` compares.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(ObjectIdentifier(registry))
    hasher.combine(number)
  }

  private var row: UInt32 { number &- registry.image.kinds[.quantity].lowerBound }
}

extension Quantity {
  /// Exponents of length, mass, time, electric current, temperature, amount of substance, luminous intensity.
  public var dimension: [Int] {
    let packed = registry.image[.quantityDimension].wide(row)
    return (0..<7).map { Int(Int8(truncatingIfNeeded: packed >> UInt64($0 * 8))) }
  }
  /// Kinds that it is directly a special case of; their units serve it too.
  public var broader: ElementList<Quantity> { registry.broader(number, .quantity, Quantity.init) }
  /// Whether it is `other` or a special case of it. Constant time.
  public func isNarrower(than other: Quantity) -> Bool {
    registry === other.registry && registry.image.isBelow(number, other.number)
  }
  /// The unit that factors and offsets are relative to.
  public var coherentUnit: UnitOfMeasure? {
    let unit = registry.image[.quantityCoherentUnit, row]
    return unit == 0
      ? nil : UnitOfMeasure(registry: registry, number: registry.image.kinds[.unit].lowerBound + unit - 1)
  }
}

/// A unit of measure.
public struct UnitOfMeasure: PackageElement {
  /// The registry it belongs to.
  public let registry: Registry
  let number: UInt32

  init(registry: Registry, number: UInt32) {
    self.registry = registry
    self.number = number
  }

  /// Its package's name, a dot, its name.
  public var id: String { registry.elementID(number) }
  /// Name inside the package.
  public var name: String { registry.elementName(number) }
  /// The package that declares it.
  public var package: Package { registry.elementPackage(number) }
  /// Its metadata.
  public var metadata: Metadata { registry.elementMetadata(number) }
  /// What it is replaced by and why, if it is on its way out.
  public var deprecation: Deprecation<UnitOfMeasure>? { registry.elementDeprecation(number) { registry.unit($0) } }

  /// Whether both are the same unit of the same registry.
  public static func == (a: UnitOfMeasure, b: UnitOfMeasure) -> Bool {
    a.registry === b.registry && a.number == b.number
  }
  /// Hashes what `==` compares.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(ObjectIdentifier(registry))
    hasher.combine(number)
  }

  private var row: UInt32 { number &- registry.image.kinds[.unit].lowerBound }
}

extension UnitOfMeasure {
  /// Symbol for display, if any.
  public var symbol: String? { registry.image.optionalString(registry.image[.unitSymbol, row]) }
  /// The kind of quantity it measures.
  public var quantity: Quantity {
    Quantity(
      registry: registry, number: registry.image.kinds[.quantity].lowerBound + registry.image[.unitQuantity, row])
  }
  /// Multiplier to the coherent unit: value in the coherent unit = value × factor + offset.
  public var factor: Double { registry.image[.unitFactor].double(row) }
  /// Addend after the multiplication, in the coherent unit.
  public var offset: Double { registry.image[.unitOffset].double(row) }

  var extendedFactor: ExtendedDouble {
    ExtendedDouble(high: factor, low: registry.image[.unitFactorLow].double(row))
  }
  var extendedOffset: ExtendedDouble {
    ExtendedDouble(high: offset, low: registry.image[.unitOffsetLow].double(row))
  }

  /// Whether values in this unit can be converted to `other`: both measure the same kind of quantity, or one kind is a
  /// special case of the other and both have the same coherent unit.
  public func isConvertible(to other: UnitOfMeasure) -> Bool {
    guard registry === other.registry else { return false }
    let (one, two) = (quantity, other.quantity)
    if one == two { return true }
    return (one.isNarrower(than: two) || two.isNarrower(than: one)) && one.coherentUnit != nil
      && one.coherentUnit == two.coherentUnit
  }
}

/// Why a value was not converted.
public enum ConversionError: Error, Hashable, Sendable {
  /// The units measure different kinds of quantity.
  case differentQuantities(from: String, to: String)
  /// The value is not finite, or the result, or a unit's factor, is beyond doubles.
  case outOfRange
}

extension ConversionError: CustomStringConvertible {
  /// What is wrong.
  public var description: String {
    switch self {
    case .differentQuantities(let from, let to): "'\(from)' and '\(to)' measure different kinds of quantity"
    case .outOfRange:
      "the value is no finite number, as JSON writes one with at most 400 places, or cannot be expressed in that unit as one"
    }
  }
}

extension Registry {
  /// The double nearest to `value`. What is half-way between two doubles but for an error in the factors goes to the even one.
  private static func rounded(_ value: ExtendedDouble, error: Double) -> Double {
    let neighbour = value.low > 0 ? value.high.nextUp : value.high.nextDown
    let half = abs(neighbour - value.high) / 2
    guard value.low != 0, neighbour.isFinite, abs(abs(value.low) - half) <= error else { return value.high }
    return value.high.significandBitPattern & 1 == 0 ? value.high : neighbour
  }

  /// `value`, given in the unit `from`, in the unit `to`.
  ///
  /// Worked in about 100 bits, so that the result is the double nearest to the exact one: 32 °F are 0 °C and not 3e-14.
  public func convert(_ value: Double, from: UnitOfMeasure, to: UnitOfMeasure) throws(ConversionError) -> Double {
    guard from.isConvertible(to: to) else { throw .differentQuantities(from: from.id, to: to.id) }
    guard value.isFinite else { throw .outOfRange }
    if from == to { return value }
    let factor = to.extendedFactor
    let scaled = from.extendedFactor * ExtendedDouble(high: value)
    let offsets = (from.extendedOffset, to.extendedOffset)
    var coherent = scaled + offsets.0 - offsets.1
    // What is left of terms that cancel entirely is the error of the factors, not a value.
    let largest = max(abs(scaled.high), abs(offsets.0.high), abs(offsets.1.high))
    if abs(coherent.high) <= largest * 0x1p-96 { coherent = ExtendedDouble(high: 0) }
    guard factor.high != 0, from.factor != 0 else { throw .outOfRange }
    let result = coherent / factor
    guard result.isFinite else { throw .outOfRange }
    return Self.rounded(result, error: max(abs(result.high), abs(largest / factor.high)) * 0x1p-98)
  }
}
