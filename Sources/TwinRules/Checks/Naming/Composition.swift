import TwinModel

let composition = Check(
  "composition", "Names are composed of terms in the order of a grammar of roles.",
  selection: .named, needsWholeModel: true,
  parameters: [
    .texts(
      "grammar",
      ["aggregation?", "qualifier*", "component?", "qualifier*", "measurement{0,2}", "pointType?"],
      "Roles of terms in the order in which they stand: `?` at most once, `*` any number of times, `+` at least once, "
        + "`{1,3}` within bounds."),
    .map(
      "requires", [], "Roles that a word, or a role, asks for beside it: `sensor: measurement`; `|` between choices."),
    .boolean("repeats", false, "Whether a word may stand twice in a name."),
    .text(
      "unknown", "",
      "Role of words that are no terms of these roles; where none is given, names with such words are left alone."),
  ],
  values: ["fault", "suggestion"]
) { run in
  let read = NameGrammar.read(run.options.texts("grammar"))
  guard let grammar = read.grammar else {
    if let package = run.model.packages.ids.first(where: { run.covers(run.model.packages[$0].place) }) {
      run.report(
        .package(package), ["fault": "the entry `\(read.wrong)` of the grammar is no role with a multiplicity"])
    }
    return
  }
  let composer = Composer(grammar, run)
  var taken = TakenNames(run.model)
  var verdicts: [UInt64: Composer.Fault?] = [:]
  for element in run.elements {
    guard let package = run.facts.package(of: element, in: run.model) else { continue }
    let name = run.model.name(of: element)
    let number = composer.vocabularies.number(of: package)
    let key = UInt64(number) << 32 | UInt64(name.rawValue)
    if verdicts[key] == nil { verdicts[key] = .some(composer.fault(in: name, composer.vocabularies[number])) }
    guard let fault = verdicts[key].flatMap({ $0 }) else { continue }
    run.report(
      element, ["fault": fault.text, "suggestion": fault.suggestion ?? ""],
      mends: taken.rename(element, to: fault.suggestion))
  }
}

/// Holds names to a grammar.
private struct Composer {
  /// What is wrong with a name, and the name as it should be, where another order mends it.
  struct Fault {
    var text: String
    var suggestion: String?
  }

  /// Words of a name that are one term, or none.
  private struct Part {
    var words: Range<Int>
    /// Roles that it may play; none for a number, which stands with the part before it.
    var roles: [String]
  }

  let vocabularies: Vocabularies
  private let grammar: NameGrammar
  private let model: Model
  private let facts: ModelFacts
  private let unknownRole: String
  private let allowsRepeats: Bool
  private let requirements: [OptionPair]
  /// The roles of the grammar that any term has.
  private let roles: Set<Symbol>

  /// So many terms with one first word are tried at each word.
  private static let mostEntries = 64

  init(_ grammar: NameGrammar, _ run: CheckRun) {
    self.grammar = grammar
    model = run.model
    facts = run.facts
    vocabularies = Vocabularies(run.model, run.facts)
    unknownRole = run.options.text("unknown")
    allowsRepeats = run.options.boolean("repeats")
    requirements = run.options.map("requires")
    roles = Set(grammar.roles.compactMap { run.model.symbols.find($0) })
  }

  /// What is wrong with `name`; nil when nothing is, and when it holds words that play no role.
  func fault(in name: Symbol, _ vocabulary: Vocabulary) -> Fault? {
    let words = Array(facts.words.of(name))
    guard vocabulary.hasTerms, !words.isEmpty, let parts = parts(words, vocabulary) else { return nil }
    if let repeated = repeatedWord(parts, words) { return Fault(text: "`\(repeated)` stands twice") }
    let states = walk(words, vocabulary)
    if grammar.isEnd(states.last ?? 0) {
      return missing(parts, words).map { Fault(text: $0) }
    }
    return Fault(
      text: explanation(parts, words, states), suggestion: reordered(name, parts, words, vocabulary))
  }

  // MARK: - Parts

  /// The longest terms from the left; nil when a word is none and may not be.
  private func parts(_ words: [Word], _ vocabulary: Vocabulary) -> [Part]? {
    var result: [Part] = []
    var start = 0
    while start < words.count {
      let all = entries(at: start, words, vocabulary)
      if let longest = all.first {
        let same = all.prefix { $0.words == longest.words }
        result.append(Part(words: start..<start + longest.words.count, roles: same.map { model.string($0.role) }))
      } else if isNumber(words[start]) {
        result.append(Part(words: start..<start + 1, roles: []))
      } else if !unknownRole.isEmpty {
        result.append(Part(words: start..<start + 1, roles: [unknownRole]))
      } else {
        return nil
      }
      start = result.last?.words.upperBound ?? words.count
    }
    return result
  }

  /// The terms that begin at a word, the longest first. Those with a role that the grammar does not speak of are like words
  /// that are no terms.
  private func entries(at start: Int, _ words: [Word], _ vocabulary: Vocabulary) -> [Vocabulary.Entry] {
    (vocabulary.entries[words[start]] ?? []).prefix(Self.mostEntries).filter {
      roles.contains($0.role) && words[start...].starts(with: $0.words)
    }
  }

  private func isNumber(_ word: Word) -> Bool {
    facts.words.text(word).utf8.allSatisfy { $0 >= UInt8(ascii: "0") && $0 <= UInt8(ascii: "9") }
  }

  /// The states of the grammar before each word and at the end, over all ways to read the words as terms.
  private func walk(_ words: [Word], _ vocabulary: Vocabulary) -> [UInt64] {
    var states = [UInt64](repeating: 0, count: words.count + 1)
    states[0] = grammar.start
    for start in words.indices where states[start] != 0 {
      let entries = entries(at: start, words, vocabulary)
      for entry in entries {
        states[start + entry.words.count] |= grammar.step(states[start], model.string(entry.role))
      }
      guard entries.isEmpty else { continue }
      states[start + 1] |= isNumber(words[start]) ? states[start] : grammar.step(states[start], unknownRole)
    }
    return states
  }

  // MARK: - What is wrong

  private func repeatedWord(_ parts: [Part], _ words: [Word]) -> String? {
    guard !allowsRepeats else { return nil }
    var seen: Set<[Word]> = []
    let repeated = parts.first { !$0.roles.isEmpty && !seen.insert(Array(words[$0.words])).inserted }
    return repeated.map { text($0, words) }
  }

  /// What a word of the name asks for and the name has not.
  private func missing(_ parts: [Part], _ words: [Word]) -> String? {
    for requirement in requirements {
      let choices = requirement.value.split(separator: "|").map { $0.filter { $0 != " " } }
      guard !parts.contains(where: { $0.roles.contains { choices.contains($0) } }),
        let part = parts.first(where: { text($0, words) == requirement.key || $0.roles.contains(requirement.key) })
      else { continue }
      return "`\(text(part, words))` needs a " + choices.joined(separator: " or a ")
    }
    return nil
  }

  private func explanation(_ parts: [Part], _ words: [Word], _ states: [UInt64]) -> String {
    // A part fails when nothing leads past it; when all lead on, the name ends too early.
    guard
      let failing = parts.firstIndex(where: { states[$0.words.upperBound] == 0 && states[$0.words.lowerBound] != 0 })
    else { return "the name ends where " + expectation(states.last ?? 0) + " was expected" }
    let part = parts[failing]
    let role = part.roles.first ?? ""
    let own = "`\(text(part, words))` (\(role))"
    guard let places = grammar.places(of: role) else { return "\(own) has no place in the grammar" }
    for before in parts[..<failing] {
      guard let other = before.roles.first, let others = grammar.places(of: other) else { continue }
      if others.lowerBound > places.upperBound { return "`\(text(before, words))` (\(other)) stands before \(own)" }
    }
    if let before = parts[..<failing].last(where: { $0.roles.first == role }) {
      return "\(own) is one \(role) too many beside `\(text(before, words))`"
    }
    return "\(own) stands where \(expectation(states[part.words.lowerBound])) was expected"
  }

  private func expectation(_ states: UInt64) -> String {
    let roles = grammar.expected(states).map { "a \($0)" }
    return (grammar.isEnd(states) ? roles + ["the end"] : roles).joined(separator: " or ")
  }

  /// A term as names have it: its words without capitals are one when they are one.
  private func text(_ part: Part, _ words: [Word]) -> String {
    let texts = words[part.words].map(facts.words.text)
    return (texts.first ?? "") + texts.dropFirst().map(\.capitalisedWord).joined()
  }

  // MARK: - Another order

  /// The name with its parts in the order of the grammar, when that is all it takes.
  private func reordered(_ name: Symbol, _ parts: [Part], _ words: [Word], _ vocabulary: Vocabulary) -> String? {
    var groups: [(place: Int, words: [Int])] = []
    for part in parts {
      if part.roles.isEmpty, !groups.isEmpty {
        groups[groups.count - 1].words += Array(part.words)
      } else {
        guard let place = part.roles.compactMap({ grammar.places(of: $0)?.lowerBound }).min() else { return nil }
        groups.append((place, Array(part.words)))
      }
    }
    let sorted = groups.enumerated().sorted { ($0.element.place, $0.offset) < ($1.element.place, $1.offset) }
    let order = sorted.flatMap(\.element.words)
    guard order != Array(words.indices),
      grammar.isEnd(walk(order.map { words[$0] }, vocabulary).last ?? 0)
    else { return nil }
    let own = NamePieces(model.string(name))
    guard own.pieces.count == words.count else { return nil }
    return own.name(of: order.map { own.pieces[$0] })
  }
}
