import TwinModel

/// Holds names to a grammar.
struct Composer {
  /// How the words of a name stand to the grammar.
  enum Standing {
    /// Some are no terms with roles of the grammar.
    case foreign
    /// They stand as the grammar has them.
    case inOrder
    /// They do not.
    case outOfOrder
    /// They do not, and one of them says that the name is of another thing: a power supply is no power.
    case ownThing
  }

  /// Words of a name that are one term, or none.
  struct Part {
    var words: Range<Int>
    /// Roles that it may play; none for a number, which stands with the part before it.
    var roles: [String]
  }

  let vocabularies: Vocabularies
  let grammar: NameGrammar
  let facts: ModelFacts
  private let model: Model
  /// The role of words that are no terms; none where such names are left alone.
  private let unknownRole: String
  /// Roles and words that make a name one of another thing when they end it or stand behind a measurement.
  private let heads: Set<String>
  /// The heads of several words, which do so wherever they stand together.
  private let compounds: [[String]]
  /// The roles of the grammar that any term has.
  private let roles: Set<Symbol>

  /// So many terms with one first word are tried at each word.
  private static let mostEntries = 64

  init(_ grammar: NameGrammar, heads: [String], unknownRole: String = "", _ run: CheckRun) {
    self.grammar = grammar
    self.unknownRole = unknownRole
    self.heads = Set(heads)
    compounds = heads.map(NameWords.of).filter { $0.count > 1 }
    model = run.model
    facts = run.facts
    vocabularies = Vocabularies(run.model, run.facts)
    roles = Set(grammar.roles.compactMap { run.model.symbols.find($0) })
  }

  /// How `words` stand to the grammar.
  func standing(of words: [Word], _ vocabulary: Vocabulary) -> Standing {
    guard vocabulary.hasTerms, !words.isEmpty, let parts = parts(words, vocabulary) else { return .foreign }
    if grammar.isEnd(walk(words, vocabulary).last ?? 0) { return .inOrder }
    return isOwnThing(parts, words) ? .ownThing : .outOfOrder
  }

  /// Whether a part says that the name is of another thing than the parts before it: the last, as in `powerMeter`, or one
  /// right behind a measurement, as in `energyMeterReading`.
  func isOwnThing(_ parts: [Part], _ words: [Word]) -> Bool {
    let terms = parts.filter { !$0.roles.isEmpty }
    if terms.last.map({ isHead($0, words) }) ?? false || hasCompound(words) { return true }
    return zip(terms, terms.dropFirst()).contains { before, part in
      before.roles.contains("measurement") && isHead(part, words)
    }
  }

  private func isHead(_ part: Part, _ words: [Word]) -> Bool {
    heads.contains(text(part, words)) || part.roles.contains { heads.contains($0) }
  }

  /// Whether a head of several words stands in the name.
  private func hasCompound(_ words: [Word]) -> Bool {
    guard !compounds.isEmpty else { return false }
    let texts = words.map(facts.words.text)
    return compounds.contains { compound in
      texts.indices.contains { texts[$0...].starts(with: compound) }
    }
  }

  /// A term as names have it: its words without capitals are one when they are one.
  func text(_ part: Part, _ words: [Word]) -> String {
    let texts = words[part.words].map(facts.words.text)
    return (texts.first ?? "") + texts.dropFirst().map(\.capitalisedWord).joined()
  }

  // MARK: - Parts

  /// The longest terms from the left; nil when a word is none and may not be.
  func parts(_ words: [Word], _ vocabulary: Vocabulary) -> [Part]? {
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
  func walk(_ words: [Word], _ vocabulary: Vocabulary) -> [UInt64] {
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
}
