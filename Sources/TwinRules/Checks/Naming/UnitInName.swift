import TwinModel

let unitInName = Check(
  "unit-in-name", "A name does not carry a unit, least of all another one than is declared.",
  selection: .values,
  parameters: [
    .word(
      "finds", ["redundant", "contradicting", "undeclared"], "redundant",
      "Units in names that are declared as well, that differ from the declared one, or that stand in the name alone."),
    .texts("except", [], "Words that are not taken for units."),
  ],
  values: ["word", "unit", "declared", "suggestion"]
) { run in
  let units = UnitTable(run)
  let finds = run.options.text("finds")
  var claims: [Symbol: UnitClaim?] = [:]
  for named in run.namedValues where isNumeric(named.value, run.model) {
    // Without a unit there is nothing to hold a name against.
    guard (named.value.unit == nil) == (finds == "undeclared") else { continue }
    let known = claims[named.name] ?? units.claim(of: named.name)
    claims[named.name] = .some(known)
    guard let claim = known else { continue }
    // A percentage without a unit may be one of the whole or of one, which is what `missing-unit` says of it.
    if finds == "undeclared", claim.word == "percentage", isFloating(named.value, run.model) { continue }
    let verdict = units.verdict(on: claim, in: named.name, declared: named.value.unit)
    guard verdict == finds, !(verdict == "redundant" && UnitWords.natural.contains(claim.word)) else { continue }
    let parts = run.facts.words.of(named.name)
    let suggestion = run.name(of: parts[..<claim.start], like: named.element)
    run.report(
      named.element,
      [
        "word": claim.word, "unit": units.readings(of: claim),
        "declared": named.value.unit.map { run.model.string(run.model.units[$0].header.name) } ?? "",
        "suggestion": suggestion ?? "",
      ],
      mends: verdict == "redundant" ? run.rename(named.element, to: suggestion) : [])
  }
}

private func isNumeric(_ value: ValueSpec, _ model: Model) -> Bool {
  if case .primitive(let primitive) = model.resolved(value.type).type { primitive.isNumeric } else { false }
}

private func isFloating(_ value: ValueSpec, _ model: Model) -> Bool {
  switch model.resolved(value.type).type {
  case .primitive(.float), .primitive(.double): true
  default: false
  }
}

/// What the end of a name says of the unit.
private struct UnitClaim {
  /// The words, joined.
  var word: String
  /// Where they begin, and a preposition before them.
  var start: Int
  /// The units that they may mean.
  var units: [ID<Unit>]
  /// Whether they may mean something else.
  var isAmbiguous: Bool
}

/// Words for the units of a model.
private struct UnitTable {
  private let model: Model
  private let words: NameWords
  /// By word, joined and in small letters.
  private var units: [String: [ID<Unit>]] = [:]
  private let excepted: Set<String>
  private let linking: WordSet
  private let temperature: WordSet
  /// Words for measures, with the dimensions that they may have.
  private var measures: [String: Set<Dimension>] = [:]

  init(_ run: CheckRun) {
    model = run.model
    words = run.facts.words
    excepted = Set(run.options.texts("except").map { $0.lowercased() })
    linking = WordSet(["in", "as"], in: words)
    temperature = WordSet(["temperature", "temp"], in: words)
    var byName: [String: [ID<Unit>]] = [:]
    for id in model.units.ids {
      let unit = model.units[id]
      let name = model.string(unit.header.name)
      byName[name, default: []].append(id)
      for spelling in Self.spellings(name) { add(id, spelling) }
      let symbol = unit.symbol.map(model.string) ?? ""
      if symbol.utf8.count > 1,
        symbol.utf8.allSatisfy({ $0 | 0x20 >= UInt8(ascii: "a") && $0 | 0x20 <= UInt8(ascii: "z") })
      {
        add(id, symbol.lowercased())
      }
    }
    for alias in UnitWords.aliases {
      for id in alias.units.flatMap({ byName[$0] ?? [] }) { add(id, alias.word.lowercased()) }
    }
    // Alone, these letters stand for many things; after a temperature, for one.
    for (letter, names) in [
      ("c", ["degreeCelsius", "degreeCelsiusDifference"]), ("f", ["degreeFahrenheit", "degreeFahrenheitDifference"]),
    ] {
      for id in names.flatMap({ byName[$0] ?? [] }) { units[" " + letter, default: []].append(id) }
    }
    addMeasures()
  }

  /// Takes up the terms that announce a quantity, and words that do so in any model.
  private mutating func addMeasures() {
    for term in model.terms.rows {
      guard let quantity = term.quantity else { continue }
      measures[model.string(term.header.name), default: []].insert(model.quantities[quantity].dimension)
    }
    var byName: [String: Dimension] = [:]
    for row in model.quantities.rows { byName[model.string(row.header.name)] = row.dimension }
    for (quantities, names) in UnitWords.measures {
      let dimensions = quantities.compactMap { byName[$0] }
      for name in names { measures[name, default: []].formUnion(dimensions) }
    }
  }

  private mutating func add(_ id: ID<Unit>, _ word: String) {
    guard !UnitWords.never.contains(word), !excepted.contains(word), !(units[word]?.contains(id) ?? false) else {
      return
    }
    units[word, default: []].append(id)
  }

  /// The name of a unit as it is and in the plural, `kilowattHours` and `metresPerSecond`, joined and in small letters.
  private static func spellings(_ name: String) -> [String] {
    let parts = NameWords.of(name)
    guard let last = parts.last else { return [] }
    let joined = parts.joined()
    guard let per = parts.firstIndex(of: "per"), per > 0 else {
      return last.hasSuffix("s") ? [joined] : [joined, joined + "s"]
    }
    return [joined, parts[..<per].joined() + "s" + parts[per...].joined()]
  }

  /// What the last words of `name` say of the unit; nothing where they are the whole name.
  func claim(of name: Symbol) -> UnitClaim? {
    let parts = words.of(name)
    guard parts.count > 1, let last = parts.last else { return nil }
    var joined = ""
    var best: UnitClaim?
    // Six words make the longest names of units; the longest match counts.
    for start in (max(parts.startIndex + 1, parts.endIndex - 6)..<parts.endIndex).reversed() {
      joined = words.text(parts[start]) + joined
      guard let found = units[joined] else { continue }
      best = UnitClaim(word: joined, start: start, units: found, isAmbiguous: UnitWords.ambiguous.contains(joined))
    }
    if best == nil, temperature.contains(parts[parts.endIndex - 2]), let found = units[" " + words.text(last)] {
      best = UnitClaim(word: words.text(last), start: parts.endIndex - 1, units: found, isAmbiguous: true)
    }
    guard var best else { return nil }
    // `costPerKwh` is no energy, `average15Min` no minutes.
    let before = parts[best.start - 1]
    let text = words.text(before)
    if text == "per" || text.utf8.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 }) { return nil }
    if linking.contains(before), best.start - 1 > parts.startIndex { best.start -= 1 }
    return best
  }

  /// Whether a claim repeats the declared unit, contradicts it, or stands alone; nil where it may be no unit at all. With no
  /// unit declared, a word for other things too is a unit where the name says before it what is measured: `lengthMeters`.
  func verdict(on claim: UnitClaim, in name: Symbol, declared: ID<Unit>?) -> String? {
    // The hour at which something starts is a point in time, and measures nothing.
    if declared == nil, Self.pointsInTime.contains(claim.word) { return nil }
    guard let declared else { return claim.isAmbiguous && !announces(claim, name) ? nil : "undeclared" }
    if namesKind(claim.word, of: declared) { return nil }
    if claim.units.contains(where: { isSame($0, declared) }) { return "redundant" }
    if claim.isAmbiguous, !claim.units.contains(where: { dimension(of: $0) == dimension(of: declared) }) { return nil }
    return "contradicting"
  }

  private static let pointsInTime: Set<String> = ["hour", "day", "week", "month", "quarter", "year"]

  /// What the claim may mean, in words: `mv` is a millivolt or a megavolt, and `degC` one and the same for differences.
  func readings(of claim: UnitClaim) -> String {
    guard let first = claim.units.first else { return "" }
    let factor = model.units[first].factor
    let others = claim.units.filter {
      dimension(of: $0) == dimension(of: first) && model.units[$0].factor != factor
    }
    return ([first] + others).map { model.string(model.units[$0].header.name) }.sorted().joined(separator: "` or `")
  }

  /// Whether a word before the claim is a measure that one of its units measures.
  private func announces(_ claim: UnitClaim, _ name: Symbol) -> Bool {
    let before = words.of(name)[..<claim.start]
    // `distanceToYard` is in no yards.
    if let last = before.last, Self.directions.contains(words.text(last)) { return false }
    return before.contains { word in
      guard let dimensions = measures[words.text(word)] else { return false }
      return claim.units.contains { dimensions.contains(dimension(of: $0)) }
    }
  }

  /// Whether a word says what is measured in `unit`, and not in which unit: that it is a share, or the name of the kind.
  private func namesKind(_ word: String, of unit: ID<Unit>) -> Bool {
    if UnitWords.shares.contains(word), dimension(of: unit) == .one { return true }
    let quantity = model.units[unit].quantity
    return ([quantity] + model.quantities[quantity].broader).contains {
      NameWords.of(model.string(model.quantities[$0].header.name)).last == word
    }
  }

  private static let directions: Set<String> = [
    "to", "from", "of", "at", "on", "by", "over", "under", "above", "below",
  ]

  private func dimension(of unit: ID<Unit>) -> Dimension { model.quantities[model.units[unit].quantity].dimension }

  /// Whether two units are one, or mean the same number.
  private func isSame(_ a: ID<Unit>, _ b: ID<Unit>) -> Bool {
    if a == b { return true }
    let (first, second) = (model.units[a], model.units[b])
    return first.factor == second.factor && first.offset == second.offset && dimension(of: a) == dimension(of: b)
  }
}
