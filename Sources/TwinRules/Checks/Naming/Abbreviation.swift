import TwinModel

let abbreviation = Check(
  "abbreviation", "Names have the words of the vocabulary where it has a short form for them.",
  selection: .named.subtracting(.term),
  parameters: [
    .map("expansions", [], "What to write for a word, beside what the terms in sight say."),
    .texts("except", [], "Words that are well known as they are."),
    .texts(
      "ambiguous", [],
      "Short forms that are words of their own as well: taken for short forms where the name of a number is a measurement "
        + "composed of terms alone."),
    .map(
      "beside", [],
      "Terms of which one must stand in the name beside such a short form; `|` between choices. A relative force is no rarer "
        + "than a released one."),
  ],
  values: ["abbreviation", "expansion", "suggestion"]
) { run in
  let excepted = WordSet(run.options.texts("except"), in: run.facts.words)
  guard let grammar = NameGrammar.read(NameGrammar.usual).grammar else { return }
  let composer = Composer(grammar, heads: [], run)
  // Packages that see the same terms share what is found about names.
  var tables: [Int: Expansions] = [:]
  var own = Expansions(run, nil, composer, except: excepted)
  for element in run.choosers {
    let name = run.model.name(of: element)
    let verdict: Shortening?
    if isComposed(element, run.model), let package = run.facts.package(of: element, in: run.model) {
      let number = composer.vocabularies.number(of: package)
      if tables[number] == nil { tables[number] = Expansions(run, package, composer, except: excepted) }
      let value = run.model.value(of: element)
      let isNumber = ValueClass(value, in: run.model) == .number
      let kind = ValueKind(isNumber: isNumber, quantity: isNumber ? run.declaredQuantity(of: value) : nil)
      verdict = tables[number]?.verdict(on: name, kind) ?? nil
    } else {
      verdict = own.verdict(on: name, ValueKind(isNumber: false))
    }
    guard let found = verdict else { continue }
    run.report(
      element,
      ["abbreviation": found.abbreviation, "expansion": found.expansion, "suggestion": found.suggestion ?? ""],
      discriminator: found.abbreviation, mends: found.isMechanical ? run.rename(element, to: found.suggestion) : [])
  }
}

/// Whether names of its kind are put together from terms. Things are called what their field calls them: a press is no
/// pressure.
private func isComposed(_ element: ElementRef, _ model: Model) -> Bool {
  switch element {
  case .point, .field: true
  case .member(let id): model.members[id].kind == .property || model.members[id].kind == .telemetry
  default: false
  }
}

/// What the short forms of a name are read by.
private struct ValueKind: Hashable {
  var isNumber: Bool
  /// What is measured, as far as it is declared.
  var quantity: ID<Quantity>?
}

/// A name with a word that should be another.
private struct Shortening {
  var abbreviation: String
  /// What the vocabulary has for it: several where it is not clear which.
  var expansion: String
  /// The name with every such word written out; nil where some of it is not understood.
  var suggestion: String?
  /// Whether all of the name is understood, so that a machine may write it out.
  var isMechanical: Bool
}

/// What a short form may stand for.
private struct Expansion {
  var text: String
  /// The role of the term; nil for what the options say.
  var role: Symbol?
}

/// Words of a name: as they are, or short for something.
private struct Segment {
  var words: Range<Int>
  /// What they may be short for; empty for words as they are.
  var expansions: [Expansion] = []
  var isAmbiguous = false
  /// Whether the words are terms, or listed as well known.
  var isKnown = false
  /// Whether they may be short for something, and nothing tells.
  var isUnclear = false
}

/// What short forms stand for in one package.
private struct Expansions {
  private var phrases = Phrases<[Expansion]>()
  /// Terms, which need no expansion: `flow` is short for `flowRate`, but not in `flowRate`.
  private var terms = Phrases<Void>()
  private let model: Model
  private let words: NameWords
  private let composer: Composer
  private let vocabulary: Vocabulary?
  private let excepted: WordSet
  private let ambiguous: WordSet
  private let measurement: Symbol?
  /// By ambiguous short form: terms of which one must stand beside it.
  private let beside: [String: [String]]
  /// What names announce; nil where there are no terms.
  private let quantities: QuantityTable?
  private var verdicts: [ValueKind: NameVerdicts<Shortening>] = [:]

  /// What stands for what in `package`; without one, what the options say alone.
  init(_ run: CheckRun, _ package: ID<Package>?, _ composer: Composer, except excepted: WordSet) {
    model = run.model
    quantities = package.map { QuantityTable(run, $0, silent: []) }
    beside = Dictionary(
      run.options.map("beside").map { pair in
        (pair.key, pair.value.split(separator: "|").map { $0.filter { $0 != " " } })
      }, uniquingKeysWith: +)
    words = run.facts.words
    self.composer = composer
    self.excepted = excepted
    vocabulary = package.map { composer.vocabularies[composer.vocabularies.number(of: $0)] }
    ambiguous = WordSet(run.options.texts("ambiguous"), in: words)
    measurement = run.model.symbols.find("measurement")
    for package in package.map(run.visiblePackages) ?? [] {
      for id in run.model.packages[package].terms { add(run.model.terms[id]) }
    }
    // What the workspace says comes instead of what the terms say.
    for pair in run.options.map("expansions") {
      phrases.add(pair.key, [Expansion(text: pair.value)], in: words) { _, new in new }
    }
  }

  private mutating func add(_ term: Term) {
    let text = model.string(term.header.name)
    terms.add(text, (), in: words) { _, _ in }
    for short in term.abbreviations {
      phrases.add(model.string(short), [Expansion(text: text, role: term.role)], in: words) { old, new in
        old + new.filter { one in !old.contains { $0.text == one.text } }
      }
    }
  }

  mutating func verdict(on name: Symbol, _ kind: ValueKind) -> Shortening? {
    if let known = verdicts[kind]?[name] { return known }
    let verdict = look(at: name, kind)
    return verdicts[kind, default: NameVerdicts(model)].keep(verdict, on: name)
  }

  private func look(at name: Symbol, _ kind: ValueKind) -> Shortening? {
    guard phrases.longest > 0 else { return nil }
    let parts = Array(words.of(name))
    var segments = segments(of: parts)
    guard segments.contains(where: { !$0.expansions.isEmpty }) else { return nil }
    if contradicts(segments, parts, kind) { return nil }
    if segments.contains(where: \.isAmbiguous), !(kind.isNumber && isMeasurement(segments, parts, kind)) {
      segments = segments.map { $0.isAmbiguous ? unclear($0) : $0 }
    }
    let leads = segments.indices.map { leadsOn($0, segments, parts, kind) }
    for index in segments.indices where !leads[index] { segments[index] = unclear(segments[index]) }
    return shortening(segments, parts, NameStyle.of(model.symbols.utf8(name)), kind)
  }

  /// The segment without what it may be short for.
  private func unclear(_ segment: Segment) -> Segment {
    segment.expansions.isEmpty ? segment : Segment(words: segment.words, isUnclear: true)
  }

  // MARK: - What is declared

  /// How what a name announces stands to what is declared.
  private enum Agreement { case unknown, same, other }

  /// What the name announces with its short forms written out, and whether a short form says so.
  private func agreement(_ segments: [Segment], _ parts: [Word], _ kind: ValueKind) -> Agreement {
    guard let declared = kind.quantity, let claim = claim(segments, parts) else { return .unknown }
    let dimension = model.quantities[declared].dimension
    return claim.quantities.contains { model.quantities[$0].dimension == dimension } ? .same : .other
  }

  private func claim(_ segments: [Segment], _ parts: [Word]) -> QuantityClaim? {
    let texts = texts(segments, parts)
    let whole = texts.compactMap(words.find)
    guard whole.count == texts.count else { return nil }
    return quantities?.claim(of: whole[...])
  }

  /// Whether a short form would announce something else than is declared: a `dp` in degrees is the dew point, and no pressure.
  private func contradicts(_ segments: [Segment], _ parts: [Word], _ kind: ValueKind) -> Bool {
    guard agreement(segments, parts, kind) == .other, let claim = claim(segments, parts) else { return false }
    // Where the short forms stand in the name that is written out.
    var start = 0
    for segment in segments {
      let count = texts([segment], parts).count
      let range = start..<start + count
      if !segment.expansions.isEmpty, segment.expansions.contains(where: { $0.role != nil }),
        range.overlaps(claim.range)
      {
        return true
      }
      start += count
    }
    return false
  }

  // MARK: - Taking apart

  /// The words of a name with what they are short for, the longest short forms and terms first.
  private func segments(of parts: [Word]) -> [Segment] {
    var result: [Segment] = []
    var index = 0
    while index < parts.count {
      let isExcepted = excepted.contains(parts[index])
      let term = isExcepted ? index + 1 : terms.match(parts[...], from: index)?.end ?? index
      if let match = phrases.match(parts[...], from: index), match.end > term,
        isShort(parts[index..<match.end], match, parts)
      {
        let isOwn = match.value.contains { $0.role == nil }
        let isAmbiguous = !isOwn && match.end == index + 1 && ambiguous.contains(parts[index])
        result.append(Segment(words: index..<match.end, expansions: match.value, isAmbiguous: isAmbiguous))
      } else {
        result.append(Segment(words: index..<max(term, index + 1), isKnown: term > index))
      }
      index = result.last?.words.upperBound ?? parts.count
    }
    return result
  }

  /// Whether `found` stands for more than it says. A word of the term itself does so at the end of a name only: `volumeFlow`
  /// leaves the rate out, `flowShare` does not.
  private func isShort(_ found: ArraySlice<Word>, _ match: (value: [Expansion], end: Int), _ parts: [Word]) -> Bool {
    guard match.end < parts.endIndex, found.count == 1, let word = found.first else { return true }
    return !match.value.contains { NameWords.of($0.text).contains(words.text(word)) }
  }

  // MARK: - Understanding

  /// Measurements that belong to no field: the time at which something expires is none of an export.
  private static let ofAnyField: Set<String> = [
    "time", "hours", "duration", "starts", "count", "cycle", "rate", "level", "quality", "performance", "factor",
  ]

  /// Whether the name with its short forms written out is a measurement composed of terms. A short form of a measurement
  /// beside another one is none: `flowTemperature` is of a flow, and measures no rate.
  private func isMeasurement(_ segments: [Segment], _ parts: [Word], _ kind: ValueKind) -> Bool {
    guard let vocabulary, segments.allSatisfy({ $0.expansions.count < 2 }), !namesUnit(parts, kind) else {
      return false
    }
    let texts = self.texts(segments, parts)
    let whole = texts.compactMap(words.find)
    guard whole.count == texts.count, let terms = composer.parts(whole, vocabulary) else { return false }
    let standing = composer.standing(of: whole, vocabulary)
    // In whichever order: what is declared tells that it is this measurement.
    let isTold = standing == .outOfOrder && agreement(segments, parts, kind) == .same
    guard standing == .inOrder || isTold, hasCompany(segments, parts, terms.map { composer.text($0, whole) }) else {
      return false
    }
    let measurements = terms.count { part in
      part.roles.contains("measurement") && !Self.ofAnyField.contains(texts[part.words.lowerBound])
    }
    let isShort = segments.contains { $0.isAmbiguous && $0.expansions.contains { $0.role == measurement } }
    return isShort ? measurements == 1 : measurements > 0
  }

  /// Whether each ambiguous short form has a term beside it that tells what it is, where one is asked for: an imported power
  /// is one, an impact force is no import.
  private func hasCompany(_ segments: [Segment], _ parts: [Word], _ terms: [String]) -> Bool {
    segments.filter(\.isAmbiguous).allSatisfy { segment in
      guard let choices = beside[parts[segment.words].map(words.text).joined()] else { return true }
      return choices.contains(where: terms.contains)
    }
  }

  /// Whether the last word says in which unit a span of time is: `durationMin` is no minimum.
  private func namesUnit(_ parts: [Word], _ kind: ValueKind) -> Bool {
    guard let last = parts.last, ["min", "sec"].contains(words.text(last)), let quantity = kind.quantity else {
      return false
    }
    let dimension = model.quantities[quantity].dimension
    return model.symbols.find("TimeSpan").map { name in
      model.quantities.rows.contains { $0.header.name == name && $0.dimension == dimension }
    } ?? false
  }

  /// Whether a short form is one of a measurement of what is declared.
  private func measures(_ segment: Segment, _ kind: ValueKind) -> Bool {
    guard let declared = kind.quantity, segment.expansions.count == 1 else { return false }
    let whole = NameWords.of(segment.expansions[0].text).compactMap(words.find)
    let dimension = model.quantities[declared].dimension
    return quantities?.claim(of: whole[...])?.quantities.contains { model.quantities[$0].dimension == dimension }
      ?? false
  }

  /// Whether a short form of a measurement reads as one: it stands behind a term, or what follows may follow a measurement. A
  /// temperature has no file, storage or name, so that `tempFile` and `tempStorage` are something temporary, and what is no
  /// number, such as `tempOverride`, may always be. What is declared tells, too.
  private func leadsOn(_ index: Int, _ segments: [Segment], _ parts: [Word], _ kind: ValueKind) -> Bool {
    func isUnderstood(_ segment: Segment) -> Bool {
      segment.isKnown || !segment.expansions.isEmpty || parts[segment.words].allSatisfy(isKnown)
    }
    guard segments[index].expansions.contains(where: { $0.role == measurement }), index + 1 < segments.count,
      index == 0 || !isUnderstood(segments[index - 1])
    else { return true }
    if measures(segments[index], kind) { return true }
    guard kind.isNumber || index > 0 else { return false }
    let next = segments[index + 1]
    let texts = parts[next.words].map(words.text)
    return !next.expansions.isEmpty
      || texts.allSatisfy { isNumber($0) || $0.utf8.count == 1 || Self.following.contains($0) }
  }

  /// Words that may stand behind a measurement.
  private static let following: Set<String> = [
    "setpoint", "set", "sensor", "alarm", "limit", "deadband", "offset", "override", "command", "status", "state",
    "mode", "reading", "value", "target", "actual", "demand", "capacity", "average", "minimum", "maximum", "total",
    "peak", "median", "high", "low", "upper", "lower", "primary", "secondary", "effective", "rate", "level", "factor",
    "load", "time", "hours", "duration", "difference", "fault",
  ]

  /// Whether a machine may write the name out: the workspace says so itself; or each short form is one of one thing alone, all
  /// other words are known, and what is measured is declared as the name has it.
  private func isMechanical(_ segments: [Segment], _ parts: [Word], _ kind: ValueKind) -> Bool {
    let shorts = segments.filter { !$0.expansions.isEmpty }
    if shorts.allSatisfy(isOwn) { return true }
    return !shorts.contains(where: \.isAmbiguous) && isUnderstood(segments, parts)
      && (!kind.isNumber || agreement(segments, parts, kind) == .same)
  }

  /// Whether the workspace says what a short form stands for.
  private func isOwn(_ segment: Segment) -> Bool { segment.expansions.allSatisfy { $0.role == nil } }

  /// Whether all words of a name are known or short for one that is.
  private func isUnderstood(_ segments: [Segment], _ parts: [Word]) -> Bool {
    segments.allSatisfy { segment in
      if segment.isUnclear { return false }
      return segment.isKnown || !segment.expansions.isEmpty
        || parts[segment.words].allSatisfy { isKnown($0) || isNumber(words.text($0)) }
    }
  }

  /// Whether the vocabulary has a word, as a synonym at least.
  private func isKnown(_ word: Word) -> Bool {
    vocabulary.map { $0.isKnown[Int(word.rawValue)] || $0.synonyms.contains(word) } ?? false
  }

  private func isNumber(_ text: String) -> Bool { text.utf8.allSatisfy { $0 >= 0x30 && $0 <= 0x39 } }

  // MARK: - Writing out

  /// The words of the name, short forms written out as far as they are clear.
  private func texts(_ segments: [Segment], _ parts: [Word]) -> [String] {
    segments.flatMap { segment in
      segment.expansions.count == 1
        ? NameWords.of(segment.expansions[0].text) : parts[segment.words].map(words.text)
    }
  }

  private func shortening(_ segments: [Segment], _ parts: [Word], _ style: NameStyle, _ kind: ValueKind) -> Shortening?
  {
    let shorts = segments.filter { !$0.expansions.isEmpty }
    guard let first = shorts.first else { return nil }
    let isClear = segments.allSatisfy { $0.expansions.count < 2 }
    let isWhole = isClear && (shorts.allSatisfy(isOwn) || isUnderstood(segments, parts))
    return Shortening(
      abbreviation: parts[first.words].map(words.text).joined(separator: " "),
      expansion: first.expansions.map(\.text).joined(separator: "` or `"),
      suggestion: isWhole ? style.name(of: texts(segments, parts)) : nil,
      isMechanical: isClear && isMechanical(segments, parts, kind))
  }
}
