import TwinModel

/// The tightest of what constraints say, each kind once.
struct Bounds {
  struct Limit: Equatable {
    var number: Number
    var isExclusive: Bool

    var text: String { (isExclusive ? "exclusive " : "") + number.description }
  }

  var least: Limit?
  var greatest: Limit?
  var step: Number?
  var precision: UInt32?
  var lengths: (least: UInt32, greatest: UInt32?) = (0, nil)
  var items: (least: UInt32, greatest: UInt32?) = (0, nil)
  var isUnique = false
  var patterns: [Symbol] = []
  var const: Literal?
  var examples: [Literal] = []

  init(_ constraints: [Constraint], in model: Model) {
    for constraint in constraints {
      switch constraint {
      case .minimum(let number): raise(Limit(number: number, isExclusive: false))
      case .exclusiveMinimum(let number): raise(Limit(number: number, isExclusive: true))
      case .maximum(let number): lower(Limit(number: number, isExclusive: false))
      case .exclusiveMaximum(let number): lower(Limit(number: number, isExclusive: true))
      case .multipleOf(let number): step = step ?? number
      case .precision(let digits): precision = min(precision ?? digits, digits)
      case .minLength(let length): lengths.least = max(lengths.least, length)
      case .maxLength(let length): lengths.greatest = min(lengths.greatest ?? length, length)
      case .pattern(let pattern): patterns.append(pattern)
      case .minItems(let count): items.least = max(items.least, count)
      case .maxItems(let count): items.greatest = min(items.greatest ?? count, count)
      case .uniqueItems: isUnique = true
      case .const(let literal): const = const ?? model.literals[literal]
      case .default: break
      case .example(let literal): examples.append(model.literals[literal])
      }
    }
  }

  /// Whether nothing is said but how large numbers may be.
  var isOnlyLimits: Bool {
    step == nil && precision == nil && lengths == (0, nil) && items == (0, nil) && !isUnique && patterns.isEmpty
      && const == nil
  }

  /// Whether `number` is within the limits.
  func admits(_ number: Number) -> Bool {
    if let least, number < least.number || (least.isExclusive && number == least.number) { return false }
    if let greatest, greatest.number < number || (greatest.isExclusive && number == greatest.number) { return false }
    return true
  }

  private mutating func raise(_ limit: Limit) {
    guard let current = least else { return least = limit }
    if current.number < limit.number || (current.number == limit.number && limit.isExclusive) { least = limit }
  }

  private mutating func lower(_ limit: Limit) {
    guard let current = greatest else { return greatest = limit }
    if limit.number < current.number || (current.number == limit.number && limit.isExclusive) { greatest = limit }
  }
}

extension ValueComparison {
  /// What differs between constraints. `own` are those that the values say themselves, which decide whether there is anything to
  /// tell; `effective` those that hold with the shared schemas' added, which decide what it is. `ranges` are what the types of
  /// integers allow by themselves. Numbers in different units are not compared.
  func constraintDifferences(
    _ ownA: [Constraint], _ ownB: [Constraint], effective: ([Constraint], [Constraint]), ranges: IntegerRanges,
    comparesNumbers: Bool, at path: String
  ) -> [Difference] {
    let (a, b) = (Bounds(ownA, in: old), Bounds(ownB, in: new))
    let (wholeA, wholeB) = (Bounds(effective.0, in: old), Bounds(effective.1, in: new))
    var found: [Difference] = []
    func add(_ kind: ChangeKind?, _ before: String?, _ after: String?) {
      if let kind { found.append(Difference(kind: kind, path: path, before: before, after: after)) }
    }
    if comparesNumbers, a.least != b.least,
      let (x, y) = distinct(wholeA.least, wholeB.least, (ranges.old?.least, ranges.new?.least), { !($0 < $1) })
    {
      add(leastOrder(x, y), x?.text, y?.text)
    }
    if comparesNumbers, a.greatest != b.greatest,
      let (x, y) = distinct(
        wholeA.greatest, wholeB.greatest, (ranges.old?.greatest, ranges.new?.greatest), { !($1 < $0) })
    {
      add(greatestOrder(x, y), x?.text, y?.text)
    }
    if comparesNumbers, a.step != b.step {
      add(stepOrder(wholeA.step, wholeB.step), wholeA.step?.description, wholeB.step?.description)
    }
    if comparesNumbers, a.precision != b.precision {
      let (x, y) = (wholeA.precision ?? .max, wholeB.precision ?? .max)
      if x != y {
        add(
          x > y ? .precisionLowered : .precisionRaised, wholeA.precision.map(String.init),
          wholeB.precision.map(String.init))
      }
    }
    if a.lengths != b.lengths {
      for kind in rangeOrder(wholeA.lengths, wholeB.lengths, tightened: .lengthTightened, loosened: .lengthLoosened) {
        add(kind, text(wholeA.lengths), text(wholeB.lengths))
      }
    }
    if a.items != b.items {
      for kind in rangeOrder(wholeA.items, wholeB.items, tightened: .itemsTightened, loosened: .itemsLoosened) {
        add(kind, text(wholeA.items), text(wholeB.items))
      }
    }
    if a.isUnique != b.isUnique, wholeA.isUnique != wholeB.isUnique {
      add(b.isUnique ? .uniquenessAdded : .uniquenessRemoved, nil, nil)
    }
    found += patternDifferences(a, b, at: path) + constDifferences(a.const, b.const, at: path)
    if a.examples.count != b.examples.count || !zip(a.examples, b.examples).allSatisfy({ same($0, $1) }) {
      found.append(Difference(kind: .documentationChanged, path: path))
    }
    return found
  }

  private func patternDifferences(_ a: Bounds, _ b: Bounds, at path: String) -> [Difference] {
    guard a.patterns.count != b.patterns.count || !zip(a.patterns, b.patterns).allSatisfy(identities.same) else {
      return []
    }
    let kind: ChangeKind =
      a.patterns.isEmpty ? .patternAdded : b.patterns.isEmpty ? .patternRemoved : .patternChanged
    return [
      Difference(
        kind: kind, path: path,
        before: a.patterns.isEmpty ? nil : a.patterns.map(old.string).joined(separator: " and "),
        after: b.patterns.isEmpty ? nil : b.patterns.map(new.string).joined(separator: " and "))
    ]
  }

  private func constDifferences(_ a: Literal?, _ b: Literal?, at path: String) -> [Difference] {
    if let a, let b { if same(a, b) { return [] } } else if a == nil, b == nil { return [] }
    let kind: ChangeKind = a == nil ? .constAdded : b == nil ? .constRemoved : .constChanged
    return [Difference(kind: kind, path: path, before: a.map { old.text(of: $0) }, after: b.map { new.text(of: $0) })]
  }

  private func text(_ range: (least: UInt32, greatest: UInt32?)) -> String {
    Cardinality(range.least, range.greatest).description
  }
}

/// What the types of two values allow by themselves, where they are integers.
typealias IntegerRanges = (old: (least: Number, greatest: Number)?, new: (least: Number, greatest: Number)?)

/// Two bounds that differ, without those that say no more than the types; nil where nothing differs. `covers` tells whether the end
/// of a type, its first argument, is at or within a bound.
private func distinct(
  _ old: Bounds.Limit?, _ new: Bounds.Limit?, _ ends: (old: Number?, new: Number?), _ covers: (Number, Number) -> Bool
) -> (Bounds.Limit?, Bounds.Limit?)? {
  func tightened(_ limit: Bounds.Limit?, _ end: Number?) -> Bounds.Limit? {
    guard let limit, let end, !limit.isExclusive, covers(end, limit.number) else { return limit }
    return nil
  }
  func says(_ limit: Bounds.Limit?, whatEnds end: Number?) -> Bool {
    limit.map { !$0.isExclusive && $0.number == end } ?? false
  }
  let (x, y) = (tightened(old, ends.old), tightened(new, ends.new))
  if x == y || (x == nil && says(y, whatEnds: ends.old)) || (y == nil && says(x, whatEnds: ends.new)) { return nil }
  return (x, y)
}

private func leastOrder(_ old: Bounds.Limit?, _ new: Bounds.Limit?) -> ChangeKind? {
  guard old != new else { return nil }
  guard let old else { return .minimumRaised }
  guard let new else { return .minimumLowered }
  if old.number == new.number { return new.isExclusive ? .minimumRaised : .minimumLowered }
  return old.number < new.number ? .minimumRaised : .minimumLowered
}

private func greatestOrder(_ old: Bounds.Limit?, _ new: Bounds.Limit?) -> ChangeKind? {
  guard old != new else { return nil }
  guard let old else { return .maximumLowered }
  guard let new else { return .maximumRaised }
  if old.number == new.number { return new.isExclusive ? .maximumLowered : .maximumRaised }
  return new.number < old.number ? .maximumLowered : .maximumRaised
}

private func stepOrder(_ old: Number?, _ new: Number?) -> ChangeKind? {
  guard old != new else { return nil }
  guard let old else { return .stepTightened }
  guard let new else { return .stepLoosened }
  if isMultiple(new, of: old) { return .stepTightened }
  return isMultiple(old, of: new) ? .stepLoosened : .stepChanged
}

/// The kinds of change between two ranges of counts: one may be tightened at one end and loosened at the other.
private func rangeOrder(
  _ old: (least: UInt32, greatest: UInt32?), _ new: (least: UInt32, greatest: UInt32?), tightened: ChangeKind,
  loosened: ChangeKind
) -> [ChangeKind] {
  let (oldEnd, newEnd) = (old.greatest ?? .max, new.greatest ?? .max)
  var kinds: [ChangeKind] = []
  if new.least > old.least || newEnd < oldEnd { kinds.append(tightened) }
  if new.least < old.least || newEnd > oldEnd { kinds.append(loosened) }
  return kinds
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
