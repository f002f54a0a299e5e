import TwinModel

let quantityInName = Check(
  "quantity-in-name", "The quantity that a name announces is the declared one.",
  selection: .values,
  parameters: [.texts("except", [], "Words that announce no quantity.")], values: ["word", "expected", "quantity"]
) { run in
  // Packages that see the same terms share what is found about names.
  let vocabularies = Vocabularies(run.model, run.facts)
  var tables: [Int: QuantityTable] = [:]
  for named in run.namedValues {
    guard let quantity = named.value.quantity, let package = run.facts.package(of: named.element, in: run.model) else {
      continue
    }
    let number = vocabularies.number(of: package)
    if tables[number] == nil { tables[number] = QuantityTable(run, package) }
    guard let claim = tables[number]?.claim(of: named.name),
      !claim.quantities.contains(where: { agrees($0, quantity, run.model) }), let expected = claim.quantities.first
    else { continue }
    run.report(
      named.element,
      [
        "word": claim.word, "expected": run.model.string(run.model.quantities[expected].header.name),
        "quantity": run.model.string(run.model.quantities[quantity].header.name),
      ])
  }
}

/// Whether what a name announces may be declared so. Quantities of one dimension are told apart by people in too many ways
/// to hold names to them, and a share of anything may be called after it: a power limit in percent.
private func agrees(_ named: ID<Quantity>, _ declared: ID<Quantity>, _ model: Model) -> Bool {
  let dimension = model.quantities[declared].dimension
  return dimension == .one || dimension == model.quantities[named].dimension
}

/// What the end of a name says of the quantity.
private struct QuantityClaim {
  var word: String
  var quantities: [ID<Quantity>]
}

/// Words that announce quantities in one package.
private struct QuantityTable {
  private let words: NameWords
  private var phrases = Phrases<[ID<Quantity>]>()
  /// Words that may follow.
  private let trailing: WordSet
  private var claims: NameVerdicts<QuantityClaim>

  init(_ run: CheckRun, _ package: ID<Package>) {
    words = run.facts.words
    claims = NameVerdicts(run.model)
    let silent = Set(run.options.texts("except") + Self.ambiguous)
    let merge: ([ID<Quantity>], [ID<Quantity>]) -> [ID<Quantity>] = { old, new in old + new.filter { !old.contains($0) }
    }
    var following = Self.following
    for package in run.visiblePackages(from: package) {
      for id in run.model.packages[package].terms {
        let term = run.model.terms[id]
        let text = run.model.string(term.header.name)
        let role = run.model.string(term.role)
        if role == "pointType" || role == "aggregation" { following.append(text) }
        if let quantity = term.quantity, !silent.contains(text) {
          phrases.add(text, [quantity], in: words, merge: merge)
        }
      }
    }
    // Kinds of quantities that only some measure in the package's own words are known everywhere.
    for id in run.model.quantities.ids {
      let text = run.model.string(run.model.quantities[id].header.name)
      let parts = NameWords.of(text)
      guard let last = parts.last else { continue }
      if parts.count > 1 || !silent.contains(last) { phrases.add(text, [id], in: words, merge: merge) }
    }
    // `pm25Concentration` is a concentration, whichever: a word announces all kinds that end with it.
    for id in run.model.quantities.ids {
      let parts = NameWords.of(run.model.string(run.model.quantities[id].header.name))
      for start in parts.indices.dropFirst() {
        let ending = parts[start...].compactMap(words.find)
        guard ending.count == parts.count - start, phrases[ending] != nil else { continue }
        phrases.add(parts[start...].joined(separator: "_"), [id], in: words, merge: merge)
      }
    }
    trailing = WordSet(following, in: words)
  }

  mutating func claim(of name: Symbol) -> QuantityClaim? {
    if let known = claims[name] { return known }
    return claims.keep(look(at: name), on: name)
  }

  private func look(at name: Symbol) -> QuantityClaim? {
    let parts = words.of(name)
    var end = parts.endIndex
    while end > parts.startIndex {
      if let match = phrases.match(parts, before: end) {
        return QuantityClaim(
          word: parts[match.start..<end].map(words.text).joined(separator: " "), quantities: match.value)
      }
      let text = words.text(parts[end - 1])
      guard trailing.contains(parts[end - 1]) || text.utf8.count == 1 || Int(text) != nil else { return nil }
      end -= 1
    }
    return nil
  }

  /// Words that follow a measurement and leave it what it is.
  private static let following = [
    "setpoint", "sensor", "limit", "reading", "value", "target", "actual", "minimum", "maximum", "min", "max",
    "average",
    "total", "primary", "secondary", "nominal", "rated",
  ]

  /// Names of quantities that are words for other things as well: the resistance may be thermal, the volume of sound, a
  /// weight is a mass to some and a force to others.
  private static let ambiguous = [
    "density", "resistance", "volume", "scale", "strain", "throttle", "acidity", "luminosity", "thrust", "efficiency",
    "radioactivity", "weight", "length", "conductance", "conductivity", "current", "charge", "starts", "count",
    "direction",
    "effectiveness", "capacitance",
  ]
}
