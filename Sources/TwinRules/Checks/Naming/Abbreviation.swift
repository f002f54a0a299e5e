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
      let isNumber = ValueClass(run.model.value(of: element), in: run.model) == .number
      verdict = tables[number]?.verdict(on: name, isNumber: isNumber) ?? nil
    } else {
      verdict = own.verdict(on: name, isNumber: false)
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

/// A name with a word that should be another.
private struct Shortening {
  var abbreviation: String
  /// What the vocabulary has for it: several where it is not clear which.
  var expansion: String
  /// The name with every such word written out; nil where that is not clear.
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
  /// Those on names of numbers, and on the others.
  private var verdicts: (numbers: NameVerdicts<Shortening>, others: NameVerdicts<Shortening>)

  /// What stands for what in `package`; without one, what the options say alone.
  init(_ run: CheckRun, _ package: ID<Package>?, _ composer: Composer, except excepted: WordSet) {
    model = run.model
    verdicts = (NameVerdicts(model), NameVerdicts(model))
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

  mutating func verdict(on name: Symbol, isNumber: Bool) -> Shortening? {
    if let known = isNumber ? verdicts.numbers[name] : verdicts.others[name] { return known }
    let verdict = look(at: name, isNumber: isNumber)
    return isNumber ? verdicts.numbers.keep(verdict, on: name) : verdicts.others.keep(verdict, on: name)
  }

  private func look(at name: Symbol, isNumber: Bool) -> Shortening? {
    guard phrases.longest > 0 else { return nil }
    let parts = Array(words.of(name))
    var segments = segments(of: parts)
    guard segments.contains(where: { !$0.expansions.isEmpty }) else { return nil }
    if segments.contains(where: \.isAmbiguous), !(isNumber && isMeasurement(segments, parts)) {
      for index in segments.indices where segments[index].isAmbiguous { segments[index].expansions = [] }
    }
    for index in segments.indices where !leadsOn(index, segments, parts) { segments[index].expansions = [] }
    return shortening(segments, parts, NameStyle.of(model.symbols.utf8(name)))
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
  private func isMeasurement(_ segments: [Segment], _ parts: [Word]) -> Bool {
    guard let vocabulary, segments.allSatisfy({ $0.expansions.count < 2 }) else { return false }
    let texts = self.texts(segments, parts)
    let whole = texts.compactMap(words.find)
    guard whole.count == texts.count, composer.standing(of: whole, vocabulary) == .inOrder else { return false }
    let measurements =
      composer.parts(whole, vocabulary)?.filter { part in
        part.roles.contains("measurement") && !Self.ofAnyField.contains(texts[part.words.lowerBound])
      }.count ?? 0
    let isShort = segments.contains { $0.isAmbiguous && $0.expansions.contains { $0.role == measurement } }
    return isShort ? measurements == 1 : measurements > 0
  }

  /// Whether a short form of a measurement reads as one: it stands behind a term, or what follows may follow a measurement. A
  /// temperature has no file, storage or name, so that `tempFile` and `tempStorage` are something temporary.
  private func leadsOn(_ index: Int, _ segments: [Segment], _ parts: [Word]) -> Bool {
    func isUnderstood(_ segment: Segment) -> Bool {
      segment.isKnown || !segment.expansions.isEmpty || parts[segment.words].allSatisfy(isKnown)
    }
    guard segments[index].expansions.contains(where: { $0.role == measurement }), index + 1 < segments.count,
      index == 0 || !isUnderstood(segments[index - 1])
    else { return true }
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

  /// Whether a machine may write the name out: each short form stands for one thing, and either the workspace says so
  /// itself or all other words are known.
  private func isMechanical(_ segments: [Segment], _ parts: [Word]) -> Bool {
    let shorts = segments.filter { !$0.expansions.isEmpty }
    if shorts.allSatisfy({ $0.expansions.allSatisfy { $0.role == nil } }) { return true }
    return segments.allSatisfy { segment in
      segment.isKnown || !segment.expansions.isEmpty
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

  private func shortening(_ segments: [Segment], _ parts: [Word], _ style: NameStyle) -> Shortening? {
    guard let first = segments.first(where: { !$0.expansions.isEmpty }) else { return nil }
    let isClear = segments.allSatisfy { $0.expansions.count < 2 }
    return Shortening(
      abbreviation: parts[first.words].map(words.text).joined(separator: " "),
      expansion: first.expansions.map(\.text).joined(separator: "` or `"),
      suggestion: isClear ? style.name(of: texts(segments, parts)) : nil,
      isMechanical: isClear && isMechanical(segments, parts))
  }
}
