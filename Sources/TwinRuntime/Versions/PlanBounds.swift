import TwinValues

/// What a value may be in numbers, all bounds of a flat value taken together.
private struct ValueBounds {
  struct Limit {
    var number: ExactRatio
    /// As a model writes it.
    var text: String
    var isExclusive: Bool
  }

  var least: Limit?
  var greatest: Limit?
  var steps: [ExactNumber] = []
  var precision: UInt32?
  var lengths: (least: UInt32, greatest: UInt32?) = (0, nil)
  var items: (least: UInt32, greatest: UInt32?) = (0, nil)
  var isUnique = false
  var patterns: [String] = []
  var const: Literal?

  init(_ value: FlatValue) {
    for constraint in value.constraints {
      switch constraint {
      case .minimum(let number): raise(Limit(number, isExclusive: false))
      case .exclusiveMinimum(let number): raise(Limit(number, isExclusive: true))
      case .maximum(let number): lower(Limit(number, isExclusive: false))
      case .exclusiveMaximum(let number): lower(Limit(number, isExclusive: true))
      case .multipleOf(let number): steps.append(number)
      case .precision(let digits): precision = min(precision ?? digits, digits)
      case .minLength(let length): lengths.least = max(lengths.least, length)
      case .maxLength(let length): lengths.greatest = min(lengths.greatest ?? length, length)
      case .minItems(let count): items.least = max(items.least, count)
      case .maxItems(let count): items.greatest = min(items.greatest ?? count, count)
      case .pattern(let pattern): if !patterns.contains(pattern) { patterns.append(pattern) }
      case .uniqueItems: isUnique = true
      case .const(let literal): const = const ?? literal
      case .default, .example: continue
      }
    }
  }

  /// Takes in what integers of `primitive` are bound by anyhow.
  mutating func add(rangeOf primitive: Primitive) {
    guard let range = primitive.integerRange else { return }
    raise(Limit(range.least, isExclusive: false))
    lower(Limit(range.greatest, isExclusive: false))
  }

  private mutating func raise(_ limit: Limit) {
    if least.map({ limit.isTighter(than: $0, isLeast: true) }) ?? true { least = limit }
  }

  private mutating func lower(_ limit: Limit) {
    if greatest.map({ limit.isTighter(than: $0, isLeast: false) }) ?? true { greatest = limit }
  }
}

extension ValueBounds.Limit {
  fileprivate init(_ number: ExactNumber, isExclusive: Bool) { self.init(JSONNumber(number), isExclusive: isExclusive) }

  fileprivate init(_ number: JSONNumber, isExclusive: Bool) {
    self.init(number: ExactRatio(number), text: number.description, isExclusive: isExclusive)
  }

  /// Whether it refuses a number that `other` takes.
  fileprivate func isTighter(than other: Self, isLeast: Bool) -> Bool {
    if number == other.number { return isExclusive && !other.isExclusive }
    return isLeast ? other.number < number : number < other.number
  }

  /// The same in the unit that `units` lead to.
  fileprivate func converted(_ units: UnitConversion?) -> Self {
    guard let units else { return self }
    return Self(number: number * units.scale + units.shift, text: text, isExclusive: isExclusive)
  }
}

/// Bounds that are tighter in the version that documents go to. Nothing is done about them: a value that is within them stays, and one
/// that is beyond is refused, since only people know what should stand there.
extension PlanBuilder {
  /// Where bounds of one value stand in the models.
  private struct Site {
    var place: Place
    /// Units of both, where they differ.
    var units: (old: UnitOfMeasure, new: UnitOfMeasure)?
  }

  /// Adds a step for each bound of `b` that refuses what those of `a` take. `node`, the number of `made`, is what is done to the values.
  mutating func noteTighterBounds(
    _ a: FlatValue, _ b: FlatValue, _ made: MigrationPlan.Node, _ node: Int, at place: Place
  ) {
    if case .refuse = made { return }
    var (old, new) = (ValueBounds(a), ValueBounds(b))
    if case .primitive(let primitive) = a.shape { old.add(rangeOf: primitive) }
    var units: UnitConversion?
    var site = Site(place: place)
    if case .convert(let conversion) = made {
      units = conversion.units
      // Numbers are rounded to what the version takes.
      new.precision = nil
      if let from = a.unit, let to = b.unit { site.units = (from, to) }
      // What an integer of the same type may be is another quantity in another unit. Of another type, the step about that tells.
      if case .primitive(let one) = a.shape, case .primitive(let other) = b.shape, one == other {
        new.add(rangeOf: other)
      }
    }
    noteLimits(old, new, units, site)
    noteSteps(old.steps, new.steps, units, site)
    noteCounts(old, new, site)
    if let digits = new.precision, digits < old.precision ?? .max {
      note(
        "precision-lowered", site,
        "digits after the decimal point: \(old.precision.map(String.init) ?? "any number of") → \(digits);"
          + " a document whose value has more is refused", old.precision.map(String.init), String(digits))
    }
    if new.isUnique, !old.isUnique {
      note("uniqueness-added", site, "items have to differ; a document in which two are the same is refused")
    }
    for pattern in new.patterns where !old.patterns.contains(pattern) {
      let before = old.patterns.isEmpty ? "none" : old.patterns.map(Self.shown).joined(separator: " and ")
      note(
        old.patterns.isEmpty ? "pattern-added" : "pattern-changed", site,
        "pattern \(before) → \(Self.shown(pattern)); a document whose text does not match is refused",
        old.patterns.isEmpty ? nil : old.patterns.joined(separator: " and "), pattern)
    }
    noteConst(a, b, old.const, new.const, node, site)
    if case .enumeration(let values) = a.shape, case .enumeration(let others) = b.shape, values.isOpen, !others.isOpen {
      note("enum-closed", site, "the list of values is closed; a document with a value that is not in it is refused")
    }
  }

  /// A pattern for people, who see the rest in the model.
  private static func shown(_ pattern: String) -> String {
    pattern.count > 100 ? pattern.prefix(100) + "…" : pattern
  }

  private mutating func noteLimits(
    _ old: ValueBounds, _ new: ValueBounds, _ units: UnitConversion?, _ site: Site
  ) {
    // A unit that counts the other way round leaves nothing to compare.
    let isTurned = units?.scale.isNegative ?? false
    func text(_ limit: ValueBounds.Limit?, _ unit: String?, _ word: String) -> String {
      limit.map { ($0.isExclusive ? word + " " : "") + $0.text + (unit.map { " " + $0 } ?? "") } ?? "none"
    }
    let least = isTurned ? nil : old.least?.converted(units)
    if let limit = new.least, least.map({ limit.isTighter(than: $0, isLeast: true) }) ?? true {
      note(
        "minimum-raised", site,
        "minimum \(text(old.least, site.units?.old.name, "above")) → \(text(limit, site.units?.new.name, "above"));"
          + " a document whose value \(limit.isExclusive ? "is \(limit.text) or " : "")lies below is refused",
        old.least?.text, limit.text)
    }
    let greatest = isTurned ? nil : old.greatest?.converted(units)
    if let limit = new.greatest, greatest.map({ limit.isTighter(than: $0, isLeast: false) }) ?? true {
      note(
        "maximum-lowered", site,
        "maximum \(text(old.greatest, site.units?.old.name, "below")) → \(text(limit, site.units?.new.name, "below"));"
          + " a document whose value \(limit.isExclusive ? "is \(limit.text) or " : "")lies above is refused",
        old.greatest?.text, limit.text)
    }
  }

  private mutating func noteSteps(
    _ old: [ExactNumber], _ new: [ExactNumber], _ units: UnitConversion?, _ site: Site
  ) {
    /// How many new steps an old one has, where multiples stay multiples, since nothing is added to them.
    func ratio(_ former: ExactNumber, _ step: ExactNumber) -> ExactRatio? {
      guard units?.shift.isZero ?? true,
        let ratio = ExactRatio(JSONNumber(former)) * (units?.scale ?? .one) / ExactRatio(JSONNumber(step))
      else { return nil }
      return ratio.piPower == 0 ? ratio : nil
    }
    func text(_ step: ExactNumber, _ unit: String?) -> String {
      JSONNumber(step).description + (unit.map { " " + $0 } ?? "")
    }
    for step in new where !old.contains(where: { ratio($0, step)?.denominator == .one }) {
      let isTighter = old.allSatisfy { ratio($0, step)?.numerator == .one }
      let before = old.map { text($0, site.units?.old.name) }.joined(separator: " and ")
      note(
        isTighter ? "step-tightened" : "step-changed", site,
        "multiples of \(old.isEmpty ? "any number" : before) → \(text(step, site.units?.new.name));"
          + " a document with another value is refused",
        old.isEmpty ? nil : old.map { text($0, nil) }.joined(separator: " and "), text(step, nil))
    }
  }

  private mutating func noteCounts(_ old: ValueBounds, _ new: ValueBounds, _ site: Site) {
    typealias Range = (least: UInt32, greatest: UInt32?)
    func isTighter(_ old: Range, _ new: Range) -> Bool {
      new.least > old.least || new.greatest ?? .max < old.greatest ?? .max
    }
    func text(_ range: Range) -> String { "\(range.least)..\(range.greatest.map(String.init) ?? "*")" }
    if isTighter(old.lengths, new.lengths) {
      note(
        "length-tightened", site,
        "length \(text(old.lengths)) → \(text(new.lengths)); a document whose text is of another length is refused",
        text(old.lengths), text(new.lengths))
    }
    if isTighter(old.items, new.items) {
      note(
        "items-tightened", site,
        "number of items \(text(old.items)) → \(text(new.items)); a document with another number of them is refused",
        text(old.items), text(new.items))
    }
  }

  private mutating func noteConst(
    _ a: FlatValue, _ b: FlatValue, _ former: Literal?, _ literal: Literal?, _ node: Int, _ site: Site
  ) {
    guard let literal, let text = jsonText(of: literal, as: b.type) else { return }
    let before = former.flatMap { jsonText(of: $0, as: a.type) }
    func shown(_ text: [UInt8], _ literal: Literal?, _ unit: String?) -> String {
      guard case .number? = literal?.content, let unit else { return shownDefault(text) }
      return shownDefault(text) + " " + unit
    }
    let step = note(
      before == nil ? "const-added" : "const-changed", site,
      (before.map { "only " + shown($0, former, site.units?.old.name) } ?? "any value") + " → only "
        + shown(text, literal, site.units?.new.name) + "; a document with another value is refused",
      before.map { String(decoding: $0, as: UTF8.self) }, String(decoding: text, as: UTF8.self))
    addConst(MigrationPlan.Const(former: before, node: node, standing: text, step: step))
  }

  @discardableResult
  private mutating func note(
    _ kind: String, _ site: Site, _ message: String, _ before: String? = nil, _ after: String? = nil
  ) -> Int {
    let place = site.place
    let found = releases(thatChangedAs: kind, at: place.holder.addresses)
    let told = found.map { "\($0.version)" }
    let step = step(
      kind, kind == "enum-closed" ? place.label : place.holder.label, .conditional,
      "check by hand: " + message + (told.isEmpty ? "" : " (\(told.joined(separator: ", ")))"),
      StepFacts(before: before, after: after, units: site.units, addresses: place.holder.addresses))
    setRelease(found.first.map { isBackward ? -$0.index : $0.index }, of: step)
    return step
  }
}
