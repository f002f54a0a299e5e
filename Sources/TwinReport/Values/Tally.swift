import TwinOutput

/// How many of how many. Nothing of nothing is no share: there was nothing to measure.
public struct Tally: Hashable, Sendable {
  /// Those that count.
  public var numerator: Int
  /// All that were looked at.
  public var denominator: Int

  /// `numerator` of `denominator`.
  public init(_ numerator: Int = 0, of denominator: Int = 0) {
    self.numerator = numerator
    self.denominator = denominator
  }

  /// Looks at one more, which counts or does not.
  public mutating func count(_ isCounted: Bool) {
    denominator += 1
    if isCounted { numerator += 1 }
  }

  static func + (a: Tally, b: Tally) -> Tally { Tally(a.numerator + b.numerator, of: a.denominator + b.denominator) }

  /// "62.50": the share as a percentage, by `shareText`: nothing and all are said of nothing and all alone; nil where there was nothing to measure.
  public var percentage: String? { shareText(numerator, of: denominator, scale: 100, digits: 2) }

  /// "0.625000": the share as a fraction of one, likewise.
  public var ratio: String? { shareText(numerator, of: denominator, scale: 1, digits: 6) }

  /// How much of `length` the share fills, rounded down.
  func part(of length: Int) -> Int {
    guard denominator > 0, (0...denominator).contains(numerator) else { return 0 }
    return denominator.dividingFullWidth(numerator.multipliedFullWidth(by: length)).quotient
  }
}

/// `1 change`, `2 changes`: `unit` is the word for several.
func counted(_ count: Int, _ unit: String) -> String {
  guard count == 1 else { return grouped(count) + " " + unit }
  return "1 " + (unit.hasSuffix("s") ? String(unit.dropLast()) : unit)
}
