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
    if tables[number] == nil {
      tables[number] = QuantityTable(run, package, silent: Set(run.options.texts("except") + QuantityTable.ambiguous))
    }
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
struct QuantityClaim {
  /// The words that say so, apart by spaces.
  var word: String
  /// The quantities that they may mean.
  var quantities: [ID<Quantity>]
  /// Where they stand.
  var range: Range<Int>
}

/// Words that announce quantities in one package.
struct QuantityTable {
  private let words: NameWords
  private var phrases = Phrases<[ID<Quantity>]>()
  /// Words that may follow.
  private let trailing: WordSet
  private var claims: NameVerdicts<QuantityClaim>

  /// Words of the terms and quantities that `package` sees, without those in `silent`.
  init(_ run: CheckRun, _ package: ID<Package>, silent: Set<String>) {
    words = run.facts.words
    claims = NameVerdicts(run.model)
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

  /// What the end of `name` says.
  mutating func claim(of name: Symbol) -> QuantityClaim? {
    if let known = claims[name] { return known }
    return claims.keep(claim(of: words.of(name)), on: name)
  }

  /// What the end of a name of these words says.
  func claim(of parts: ArraySlice<Word>) -> QuantityClaim? {
    var end = parts.endIndex
    while end > parts.startIndex {
      if let match = phrases.match(parts, before: end) {
        return QuantityClaim(
          word: parts[match.start..<end].map(words.text).joined(separator: " "), quantities: match.value,
          range: match.start..<end)
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
  static let ambiguous = [
    "density", "resistance", "volume", "scale", "strain", "throttle", "acidity", "luminosity", "thrust", "efficiency",
    "radioactivity", "weight", "length", "conductance", "conductivity", "current", "charge", "starts", "count",
    "direction",
    "effectiveness", "capacitance",
  ]
}
