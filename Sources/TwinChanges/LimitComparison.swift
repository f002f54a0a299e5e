import TwinModel
import TwinValues

/// What the types of two values allow by themselves, where they are integers.
typealias IntegerRanges = (old: (least: Number, greatest: Number)?, new: (least: Number, greatest: Number)?)

extension ValueComparison {
  /// What differs in how large numbers may be, and what they are multiples of; `own` and `whole` as in `constraintDifferences`.
  func limitDifferences(
    _ own: (Bounds, Bounds), _ whole: (Bounds, Bounds), _ ranges: IntegerRanges, _ measure: Measure, at path: String
  ) -> [Difference] {
    let limits: LimitOrder
    switch measure {
    case .same: limits = LimitOrder(scale: nil)
    case .scaled(let scale): limits = LimitOrder(scale: scale)
    case .apart: return []
    }
    let units = limits.scale?.names
    var found: [Difference] = []
    func add(_ kind: ChangeKind, _ before: String?, _ after: String?) {
      found.append(Difference(kind: kind, path: path, before: before, after: after))
    }
    func add(_ pair: LimitOrder.Pair?, _ kind: (LimitOrder.Pair) -> ChangeKind) {
      guard let pair else { return }
      add(kind(pair), pair.old?.text(units?.old), pair.new?.text(units?.new))
    }
    if !limits.areSame(own.0.least, own.1.least) {
      add(
        limits.distinct(
          whole.0.least, whole.1.least, (ranges.old?.least, ranges.new?.least), covers: { !($0 < $1) }),
        limits.leastKind)
    }
    if !limits.areSame(own.0.greatest, own.1.greatest) {
      add(
        limits.distinct(
          whole.0.greatest, whole.1.greatest, (ranges.old?.greatest, ranges.new?.greatest), covers: { !($1 < $0) }),
        limits.greatestKind)
    }
    func text(_ step: Number?, _ unit: String?) -> String? { step.map { Bounds.Limit($0).text(unit) } }
    if limits.stepKind(own.0.step, own.1.step) != nil, let kind = limits.stepKind(whole.0.step, whole.1.step) {
      add(kind, text(whole.0.step, units?.old), text(whole.1.step, units?.new))
    }
    return found
  }
}

/// How bounds of numbers in the old model stand to those in the new one.
struct LimitOrder {
  typealias Pair = (old: Bounds.Limit?, new: Bounds.Limit?)

  /// The way from old numbers to new ones; nil where they are in the same unit.
  let scale: UnitScale?

  /// How `old` stands to `new`; the same where they have more places than is reckoned with.
  private func order(_ old: Number, _ new: Number) -> Order {
    guard let scale else { return old < new ? .less : old == new ? .same : .more }
    guard let old = scale.converted(old), let new = ExactRatio(new) else { return .same }
    return old < new ? .less : old == new ? .same : .more
  }

  private enum Order { case less, same, more }

  func areSame(_ old: Bounds.Limit?, _ new: Bounds.Limit?) -> Bool {
    guard let old, let new else { return old == nil && new == nil }
    return old.isExclusive == new.isExclusive && order(old.number, new.number) == .same
  }

  /// Two bounds that differ, without those that say no more than the types; nil where nothing differs. `covers` tells whether the end
  /// of a type, its first argument, is at or within a bound.
  func distinct(
    _ old: Bounds.Limit?, _ new: Bounds.Limit?, _ ends: (old: Number?, new: Number?),
    covers: (Number, Number) -> Bool
  ) -> Pair? {
    func tightened(_ limit: Bounds.Limit?, _ end: Number?) -> Bounds.Limit? {
      guard let limit, let end, !limit.isExclusive, covers(end, limit.number) else { return limit }
      return nil
    }
    let (x, y) = (tightened(old, ends.old), tightened(new, ends.new))
    if areSame(x, y) { return nil }
    // A bound that is new, or gone, and is where the type ends says nothing.
    if x == nil, let end = ends.old, areSame(Bounds.Limit(end), y) { return nil }
    if y == nil, let end = ends.new, areSame(x, Bounds.Limit(end)) { return nil }
    return (x, y)
  }

  func leastKind(_ pair: Pair) -> ChangeKind {
    guard let old = pair.old else { return .minimumRaised }
    guard let new = pair.new else { return .minimumLowered }
    switch order(old.number, new.number) {
    case .less: return .minimumRaised
    case .same: return new.isExclusive ? .minimumRaised : .minimumLowered
    case .more: return .minimumLowered
    }
  }

  func greatestKind(_ pair: Pair) -> ChangeKind {
    guard let old = pair.old else { return .maximumLowered }
    guard let new = pair.new else { return .maximumRaised }
    switch order(old.number, new.number) {
    case .less: return .maximumRaised
    case .same: return new.isExclusive ? .maximumLowered : .maximumRaised
    case .more: return .maximumLowered
    }
  }

  /// The kind of change between two steps; nil where they are the same.
  func stepKind(_ old: Number?, _ new: Number?) -> ChangeKind? {
    guard let old else { return new == nil ? nil : .stepTightened }
    guard let new else { return .stepLoosened }
    guard let scale else {
      if old == new { return nil }
      if isMultiple(new, of: old) { return .stepTightened }
      return isMultiple(old, of: new) ? .stepLoosened : .stepChanged
    }
    // Where something is added, multiples of one are none of the other.
    guard scale.way.shift.isZero, let former = scale.converted(old), let latter = ExactRatio(new),
      let ratio = former / latter
    else { return .stepChanged }
    if ratio == .one { return nil }
    guard ratio.piPower == 0 else { return .stepChanged }
    return ratio.denominator == .one ? .stepLoosened : ratio.numerator == .one ? .stepTightened : .stepChanged
  }
}

/// Whether `a` is a whole multiple of `b`, both above zero; false where 128 bits do not hold the two side by side.
private func isMultiple(_ a: Number, of b: Number) -> Bool {
  let exponent = min(a.exponent, b.exponent)
  func aligned(_ number: Number) -> UInt128? {
    let shift = Int(number.exponent) - Int(exponent)
    guard shift <= 18 else { return nil }
    return (0..<shift).reduce(UInt128(number.magnitude)) { value, _ in value * 10 }
  }
  guard let x = aligned(a), let y = aligned(b), y != 0 else { return false }
  return x % y == 0
}
