import TwinModel

/// English words of the field that one edit makes of another: no misspellings of each other.
private let realWords: Set<String> = [
  "abort", "absorber", "absorption", "access", "active", "actual", "adapter", "adaptive", "adaptor", "adsorber",
  "adsorption", "altitude", "aluminium", "aluminum", "angel", "angle", "anther", "aspect", "aspects", "assert",
  "assess", "asset", "assets", "automaton", "baked", "barrage", "basics", "basins", "bassi", "beaker", "blacked",
  "blacks", "boarders", "bonded", "bonds", "borders", "brake", "break", "bridge", "broiler", "broken", "broker",
  "cabbage", "caked", "camping", "camps", "carnage", "carrier", "cased", "cases", "casual", "causal", "ceiling",
  "center", "centre", "change", "changer", "changing", "charge", "charger", "charging", "chillier", "clauses",
  "cleaner", "cleaning", "clearer", "clearing", "clovers", "coaling", "coaster", "collection", "commuter",
  "comparison", "compete", "compression", "computer", "confection", "connection", "conservation", "contact",
  "contract", "contraction", "contrast", "convection", "convention", "conversion", "correction", "counter", "country",
  "county", "coverts", "coves", "coveys", "dairy", "defection", "defer", "defies", "deice", "deices", "deign",
  "dejection", "deletion", "deprived", "derive", "detection", "detention", "device", "devise", "diary", "diffuse",
  "diffuser", "direction", "driver", "ejector", "election", "elector", "emission", "emitted", "equipped", "erosion",
  "eternal", "exhaustive", "exiting", "external", "fiber", "fibre", "field", "filed", "filer", "filler", "fitter",
  "floater", "flower", "flowers", "fooling", "formation", "galleon", "garage", "garbage", "grind", "groping",
  "handing", "handling", "hater", "hating", "healing", "hearing", "heath", "heather", "heating", "heaver", "hoover",
  "humility", "illusion", "immerse", "imparting", "indeed", "infection", "injection", "injector", "insolation",
  "inspection", "insulation", "intensify", "interior", "interlace", "internal", "interval", "introspection", "inverse",
  "inverted", "inverter", "invertor", "irritation", "lading", "latitude", "leaded", "leading", "licence", "license",
  "licensee", "licensees", "liens", "lightening", "lighting", "lightning", "liter", "litre", "litter", "loaded",
  "loading", "loathe", "marital", "martial", "medial", "mentor", "meteor", "meteors", "meter", "metes", "metre",
  "millimeters", "milling", "miner", "minor", "minuet", "misusing", "mobility", "molding", "monitor", "mortar",
  "motion", "moulding", "nation", "national", "neural", "normal", "notion", "notional", "omission", "opacity",
  "packing", "padding", "palette", "pallet", "pares", "paring", "parking", "paschal", "phrase", "phrased", "phrases",
  "plaint", "planet", "planets", "planning", "planting", "pliant", "pluming", "pointer", "polling", "pooling",
  "portable", "portal", "portion", "positive", "postal", "potable", "potion", "powder", "powdered", "powders",
  "primary", "printer", "printing", "projected", "projection", "quiet", "quite", "radial", "radical", "rafted",
  "ranted", "rational", "ratted", "reaction", "reactive", "readier", "readying", "receiver", "references", "refund",
  "relational", "reliever", "remain", "remission", "resign", "resister", "resistor", "resolution", "retail", "retain",
  "reverence", "reverences", "rotating", "rotor", "routing", "sacred", "scared", "sealing", "section", "selection",
  "serial", "series", "server", "servers", "sever", "shipping", "signal", "single", "slipping", "spewed", "spreed",
  "stability", "stacking", "stain", "stained", "staring", "stars", "starting", "stating", "station", "stationary",
  "stationery", "stats", "statue", "statues", "stock", "story", "strain", "stream", "streams", "stricture",
  "stripping", "strokes", "swerve", "swerved", "swerves", "tailing", "theater", "theatre", "thorough", "though",
  "through", "tilting", "topically", "toque", "totals", "towers", "tracking", "trail", "trailing", "trails",
  "training", "transit", "transmit", "treads", "trial", "trialing", "trough", "trucking", "trust", "united",
  "unrefined", "untied", "vacation", "variable", "variant", "vertical", "vibrant", "vocation", "volatile", "voltaic",
  "waiter", "waiters", "waster", "wedding", "welding", "widow", "widows", "wielding", "wight", "winter", "writer",
  "writhing",
]

let nearMiss = Check(
  "near-miss",
  "No word of a name is one slip of the keyboard away from a word of the vocabulary or a much more frequent one.",
  selection: .named, needsWholeModel: true,
  parameters: [
    .natural("ratio", 10, "In how many times as many names the right word stands."),
    .natural("letters", 5, "Shorter words are left alone."),
    .texts("also", [], "Words that are right."),
  ],
  values: ["word", "meant", "suggestion"]
) { run in
  let population = run.population
  let slips = Slips(population, run)
  guard !slips.isEmpty else { return }
  var suggestions: [Symbol: (word: String, meant: String, name: String?)?] = [:]
  for element in population where run.covers(element) {
    let name = run.model.name(of: element)
    if suggestions[name] == nil { suggestions[name] = .some(slips.suggestion(for: name, run)) }
    guard let slip = suggestions[name].flatMap({ $0 }) else { continue }
    // No list has all words of a field: whether this is one of them is not for a machine to say, so that there is no mend.
    run.report(
      element, ["word": slip.word, "meant": slip.meant, "suggestion": slip.name ?? ""], discriminator: slip.word)
  }
}

/// The misspelt words of a model with the words that are meant.
private struct Slips {
  private var meant: [Word: [Word]] = [:]
  var isEmpty: Bool { meant.isEmpty }

  init(_ population: [ElementRef], _ run: CheckRun) {
    let words = run.facts.words
    let ratio = min(1_000_000, max(2, run.options.natural("ratio")))
    let least = max(4, run.options.natural("letters"))
    let also = Set(run.options.texts("also").flatMap { NameWords.of($0) }.compactMap { words.find($0) })
    let counts = Self.counts(population, run)
    let isVocabulary = Self.vocabulary(run)
    var index = SpellingIndex()
    for number in 0..<words.count where isVocabulary[number] || counts[number] >= ratio {
      let letters = Array(words.text(Word(UInt32(number))).utf8)
      if letters.count >= least, letters.allSatisfy(isLetter) { index.add(Word(UInt32(number)), letters) }
    }
    for number in 0..<words.count where !isVocabulary[number] {
      let word = Word(UInt32(number))
      let letters = Array(words.text(word).utf8)
      guard letters.count >= least, letters.allSatisfy(isLetter), !also.contains(word),
        !realWords.contains(words.text(word))
      else { continue }
      let near = index.neighbours(of: letters).filter { other in
        let weight = counts[Int(other.word.rawValue)] + (isVocabulary[Int(other.word.rawValue)] ? ratio : 0)
        let isKnown = isVocabulary[Int(other.word.rawValue)]
        return weight >= ratio * max(1, counts[number])
          && isSlip(letters, of: other.letters, other.edit, isVocabulary: isKnown)
      }
      // Several frequent words that it may be are no reason to think that it is none; several of a vocabulary are.
      guard near.count == 1 || near.allSatisfy({ isVocabulary[Int($0.word.rawValue)] }) else { continue }
      if !near.isEmpty { meant[word] = near.map(\.word) }
    }
  }

  /// By word: in how many different names it stands. Names all in capitals are left out: they are full of acronyms, which
  /// all resemble each other.
  private static func counts(_ population: [ElementRef], _ run: CheckRun) -> [Int] {
    var counts = [Int](repeating: 0, count: run.facts.words.count)
    var isSeen = [Bool](repeating: false, count: run.model.symbols.count)
    for element in population {
      let name = run.model.name(of: element)
      guard !isSeen[Int(name.rawValue)] else { continue }
      isSeen[Int(name.rawValue)] = true
      guard hasSmallLetters(run.model.symbols.utf8(name)) else { continue }
      for word in run.facts.words.of(name) { counts[Int(word.rawValue)] += 1 }
    }
    return counts
  }

  /// By word: whether an ontology that the rule does not speak about has it.
  private static func vocabulary(_ run: CheckRun) -> [Bool] {
    let ontologies = run.model.packages.ids.filter {
      run.model.packages[$0].kind == .ontology && !run.covers(run.model.packages[$0].place)
    }
    return Vocabulary(ontologies, run.model, run.facts).isKnown
  }

  /// The first slip of a name, with the name without its slips where it is clear what is meant; nil when there are none.
  func suggestion(for name: Symbol, _ run: CheckRun) -> (word: String, meant: String, name: String?)? {
    let words = run.facts.words.of(name)
    guard let wrong = words.first(where: { meant[$0] != nil }), let right = meant[wrong] else { return nil }
    let own = NamePieces(run.model.string(name))
    let pieces = zip(words, own.pieces).map { word, piece in
      guard let right = meant[word]?.first else { return piece }
      let text = run.facts.words.text(right)
      return piece == piece.uppercased() ? text.uppercased() : piece == piece.lowercased() ? text : text.capitalisedWord
    }
    let isClear = words.allSatisfy { meant[$0].map { $0.count == 1 } ?? true }
    return (
      run.facts.words.text(wrong), right.map(run.facts.words.text).sorted().joined(separator: "` or `"),
      isClear ? own.name(of: pieces) : nil
    )
  }
}

private func hasSmallLetters(_ name: Span<UInt8>) -> Bool {
  for index in 0..<name.count where isLetter(name[index]) { return true }
  return false
}

private func isLetter(_ byte: UInt8) -> Bool { byte >= UInt8(ascii: "a") && byte <= UInt8(ascii: "z") }

/// Whether people write `wrong` when they mean `right`, rather than another word, form or spelling of it. Swapped neighbours
/// are slips in words of any length; a letter too few or too many in words of seven letters, another letter in words of
/// nine, since shorter ones are all close to each other. Next to a word of the vocabulary, six letters are enough. Nobody
/// slips at the first letter; the last is where forms differ.
func isSlip(_ wrong: [UInt8], of right: [UInt8], _ edit: SpellingEdit, isVocabulary: Bool = false) -> Bool {
  let least = isVocabulary ? 6 : 7
  switch edit {
  case .swapped(let position):
    // `metre` and `meter` are both right.
    return position > 0 && !(wrong.count - position == 2 && isEnding(wrong) && isEnding(right))
  case .missing(let position):
    guard right.count >= least, position > 0 else { return false }
    if position == right.count - 1 { return right.count >= 8 && right[position] == UInt8(ascii: "e") }
    return !isSpelling(right, without: position)
  case .surplus(let position):
    guard wrong.count >= least, position > 0 else { return false }
    if position == wrong.count - 1 {
      return wrong[position] == wrong[position - 1] && wrong[position] != UInt8(ascii: "s")
    }
    return !isSpelling(wrong, without: position)
  case .replaced(let position):
    guard right.count >= 9, position > 0, position < right.count - 1 else { return false }
    let letters = Set([wrong[position], right[position]].map { Character(Unicode.Scalar($0)) })
    if letters == ["s", "z"] || letters == ["s", "c"] { return false }
    // `dependant`, `adapter`.
    let after = right[position + 1]
    return !(letters == ["a", "e"] && after == UInt8(ascii: "n"))
      && !(letters == ["o", "e"] && after == UInt8(ascii: "r"))
  }
}

/// Whether a word ends in `re` or `er`.
private func isEnding(_ word: [UInt8]) -> Bool {
  word.suffix(2).elementsEqual("re".utf8) || word.suffix(2).elementsEqual("er".utf8)
}

/// Whether the word is spelt with and without the letter: colour, travelling, ageing; or the letter makes another form of
/// it, such as a plural before a further word's end.
private func isSpelling(_ word: [UInt8], without position: Int) -> Bool {
  let before = position > 0 ? word[position - 1] : 0
  let after = word[(position + 1)...]
  switch Character(Unicode.Scalar(word[position])) {
  case "u": return before == UInt8(ascii: "o") && after.first == UInt8(ascii: "r")
  case "l":
    return after.starts(with: "ling".utf8) || after.starts(with: "led".utf8) || after.starts(with: "ing".utf8)
      || after.starts(with: "ed".utf8)
  case "e": return after.starts(with: "ing".utf8) || after.starts(with: "able".utf8) || after.starts(with: "ment".utf8)
  case "r", "n", "s":
    return after.elementsEqual("s".utf8) || after.elementsEqual("ed".utf8) || after.elementsEqual("e".utf8)
  case "i": return after.elementsEqual("um".utf8)
  default: return after.count == 1 && after.first == UInt8(ascii: "s")
  }
}
