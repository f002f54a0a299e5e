import Synchronization
import TwinImage
import TwinValues

/// The way from one unit to another, exactly: result = value × scale + shift.
struct UnitConversion: Hashable, Sendable {
  let scale: ExactRatio
  let shift: ExactRatio

  /// Whether values stay what they are.
  var isIdentity: Bool { scale == .one && shift.isZero }

  /// The way between two units whose factors and offsets are relative to one coherent unit; nil where one has a factor that is no
  /// finite number but zero.
  init?(from: UnitOfMeasure, to: UnitOfMeasure) {
    self.init(from: from, to: to, between: .one, .zero)
  }

  /// The same where the second is relative to another coherent unit: what is x in the first is x × `factor` + `offset` there.
  init?(from: UnitOfMeasure, to: UnitOfMeasure, between factor: ExactRatio, _ offset: ExactRatio) {
    guard let from = from.exact, let to = to.exact, let way = ExactScale(from: from, to: to, between: (factor, offset))
    else { return nil }
    (scale, shift) = (way.scale, way.shift)
  }

  /// Digits of what is converted, and its power of ten, together: every double has fewer.
  private static let sizeLimit = 400
  /// That limit in words.
  static var limit: String {
    "numbers of at most \(sizeLimit) places, digits and power of ten together, can be converted"
  }
  /// Digits of a result that is written exactly: as many as decimal128 has.
  static let exactLimit = 34
  /// Digits of one that has no end: as many as tell doubles apart.
  static let roundedDigits = 17

  /// `number` in the other unit, and whether that is exact. Nil for numbers of more than 400 places, which are digits and power of ten together.
  ///
  /// What has at most 34 digits is written exactly. What has more is rounded once to the nearest number of 34 digits, what has no end
  /// to that of 17, to the even one half-way. With `places`, to no more digits after the decimal point than that.
  func convert(_ number: JSONNumber, places: Int? = nil) -> (number: JSONNumber, isExact: Bool)? {
    guard number.digits.count + abs(number.exponent) <= Self.sizeLimit else { return nil }
    let result = ExactRatio(number) * scale + shift
    let exact = result.exactDecimal
    if let places, places < -(exact?.exponent ?? .min + 1) {
      return (result.decimal(.places(min(places, Self.sizeLimit))), false)
    }
    if let exact, exact.digits.count <= Self.exactLimit { return (exact, true) }
    return (result.decimal(.significant(exact == nil ? Self.roundedDigits : Self.exactLimit)), false)
  }
}

/// What units are exactly, by number: recovered of each once, since that takes a thousand times as long as a conversion.
final class ExactUnits: Sendable {
  private let known = Mutex<[UInt32: (factor: ExactRatio, offset: ExactRatio)]>([:])

  /// The factor and the offset of `unit`. Two threads that ask at once may both recover them.
  fileprivate func exact(_ unit: UnitOfMeasure) -> (factor: ExactRatio, offset: ExactRatio) {
    if let known = known.withLock({ $0[unit.number] }) { return known }
    let exact = (
      factor: ExactRatio.recovered(from: unit.extendedFactor), offset: ExactRatio.recovered(from: unit.extendedOffset)
    )
    known.withLock { $0[unit.number] = exact }
    return exact
  }
}

extension UnitOfMeasure {
  /// Factor and offset exactly; nil where a double cannot hold them.
  fileprivate var exact: (factor: ExactRatio, offset: ExactRatio)? {
    guard extendedFactor.isFinite, extendedOffset.isFinite, factor != 0 else { return nil }
    return registry.exactUnits.exact(self)
  }

  /// What a value in the coherent unit that this unit was relative to is now, where this unit was that coherent unit: factor and
  /// offset.
  var exactScale: (factor: ExactRatio, offset: ExactRatio)? { exact }
}

/// A decimal in another unit.
public struct ConvertedDecimal: Hashable, Sendable {
  /// The number, as JSON writes it.
  public let text: String
  /// Whether it is the exact result; it is the nearest number of 34 digits otherwise, of 17 where it has no end.
  public let isExact: Bool
}

extension Registry {
  /// The decimal `text`, a JSON number given in the unit `from`, in the unit `to`.
  ///
  /// Worked exactly: a result of at most 34 digits is written as it is. One that has more is rounded once to the nearest number of 34
  /// digits, one that has no end, as 1/3 or π have none, to that of 17, to the even one half-way.
  /// - Throws: `ConversionError.outOfRange` for what is no JSON number or has more than 400 places: digits and power of ten together, so
  ///   that every double has fewer.
  public func convert(
    decimal text: String, from: UnitOfMeasure, to: UnitOfMeasure
  ) throws(ConversionError) -> ConvertedDecimal {
    guard from.isConvertible(to: to) else { throw .differentQuantities(from: from.id, to: to.id) }
    guard let document = try? JSONDocument(Array(text.utf8)), document[0].kind == .number,
      let conversion = UnitConversion(from: from, to: to), let result = conversion.convert(document.number(0))
    else { throw .outOfRange }
    return ConvertedDecimal(text: result.number.description, isExact: result.isExact)
  }
}
