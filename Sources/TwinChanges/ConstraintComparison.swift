import TwinModel

/// The tightest of what constraints say, each kind once.
struct Bounds {
  struct Limit: Equatable {
    var number: Number
    var isExclusive: Bool

    init(_ number: Number, isExclusive: Bool = false) {
      self.number = number
      self.isExclusive = isExclusive
    }

    /// With the name of its unit, where there is one to be told.
    func text(_ unit: String?) -> String {
      (isExclusive ? "exclusive " : "") + number.description + (unit.map { " " + $0 } ?? "")
    }
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
      case .minimum(let number): raise(Limit(number))
      case .exclusiveMinimum(let number): raise(Limit(number, isExclusive: true))
      case .maximum(let number): lower(Limit(number))
      case .exclusiveMaximum(let number): lower(Limit(number, isExclusive: true))
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
  /// What differs between the constraints of two values. `own` are those that the values say themselves, which decide whether there is
  /// anything to tell; `effective` those that hold with the shared schemas' added, which decide what it is. `ranges` are what the types of
  /// integers allow by themselves. Numbers in different units are compared as quantities, and not at all where these are others.
  func constraintDifferences(
    of values: (ValueSpec, ValueSpec), own: ([Constraint], [Constraint]), effective: ([Constraint], [Constraint]),
    ranges: IntegerRanges, _ measure: Measure, at path: String
  ) -> [Difference] {
    let (a, b) = (Bounds(own.0, in: old), Bounds(own.1, in: new))
    let (wholeA, wholeB) = (Bounds(effective.0, in: old), Bounds(effective.1, in: new))
    var found = limitDifferences((a, b), (wholeA, wholeB), ranges, measure, at: path)
    func add(_ kind: ChangeKind?, _ before: String?, _ after: String?) {
      if let kind { found.append(Difference(kind: kind, path: path, before: before, after: after)) }
    }
    // How finely a number is written is a matter of its unit: data that is converted is rounded to it.
    if case .same = measure, a.precision != b.precision {
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
    found += patternDifferences(a, b, at: path) + constDifferences(a.const, b.const, of: values, at: path)
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

  private func constDifferences(
    _ a: Literal?, _ b: Literal?, of values: (ValueSpec, ValueSpec), at path: String
  ) -> [Difference] {
    func difference(_ kind: ChangeKind, _ before: String?, _ after: String?) -> [Difference] {
      [Difference(kind: kind, path: path, before: before, after: after)]
    }
    switch (a, b) {
    case (nil, nil): return []
    case (let a?, nil): return difference(.constRemoved, old.text(of: a), nil)
    case (nil, let b?): return difference(.constAdded, nil, new.text(of: b))
    case (let a?, let b?):
      guard let (before, after) = self.difference(a, values.0, b, values.1) else { return [] }
      return difference(.constChanged, before, after)
    }
  }

  private func text(_ range: (least: UInt32, greatest: UInt32?)) -> String {
    Cardinality(range.least, range.greatest).description
  }
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
