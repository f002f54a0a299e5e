import TwinModel

let composition = Check(
  "composition", "Names are composed of terms in the order of a grammar of roles.",
  selection: .named, needsWholeModel: true,
  parameters: [
    .texts(
      "grammar", NameGrammar.usual,
      "Roles of terms in the order in which they stand: `?` at most once, `*` any number of times, `+` at least once, "
        + "`{1,3}` within bounds. The usual grammar speaks of numbers, and only where another order of the same parts "
        + "has it; any other is held to in all that it says."),
    .map(
      "requires", [], "Roles that a word, or a role, asks for beside it: `sensor: measurement`; `|` between choices."),
    .texts(
      "heads", [],
      "Roles and words that make another thing of a name that they end, or where they stand behind a measurement: "
        + "`energyMeterReading`; of several words, wherever they stand: `powerSupply`. None where the grammar is all that "
        + "counts."),
    .boolean("repeats", false, "Whether a word may stand twice in a name, in a grammar other than the usual."),
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
  let composer = Composer(
    grammar, heads: run.options.texts("heads"), unknownRole: run.options.text("unknown"), run)
  let rules = CompositionRules(run.options)
  // Of two orders of the same words, `word-order` knows which is right.
  let orders = rules.isUsual ? WordOrders(run, least: 2) : nil
  var verdicts: [UInt64: CompositionFault?] = [:]
  for element in run.elements {
    guard let package = run.facts.package(of: element, in: run.model) else { continue }
    let name = run.model.name(of: element)
    if let orders {
      guard ValueClass(run.model.value(of: element), in: run.model) == .number, !orders.hasRival(name) else { continue }
    }
    let number = composer.vocabularies.number(of: package)
    let key = UInt64(number) << 32 | UInt64(name.rawValue)
    if verdicts[key] == nil {
      let named = (words: Array(run.facts.words.of(name)), text: run.model.string(name))
      verdicts[key] = .some(composer.fault(in: named, rules, composer.vocabularies[number]))
    }
    guard let fault = verdicts[key].flatMap({ $0 }), !(rules.isUsual && run.saysNow(element)) else { continue }
    // Which of several names the author had in mind is not for a machine to say, so that there is no mend.
    run.report(element, ["fault": fault.text, "suggestion": fault.suggestion ?? ""])
  }
}

/// What is wrong with a name, and the name as it should be, where another order mends it.
private struct CompositionFault {
  var text: String
  var suggestion: String?
}

/// What names are held to beside the order.
private struct CompositionRules {
  /// Whether the grammar is the one that nobody chose, which is held to order alone.
  let isUsual: Bool
  let allowsRepeats: Bool
  let requirements: [OptionPair]

  init(_ options: Options) {
    isUsual = options.texts("grammar") == NameGrammar.usual
    allowsRepeats = options.boolean("repeats") || isUsual
    requirements = options.map("requires")
  }
}

extension Composer {
  /// What is wrong with a name; nil when nothing is, and when it holds words that play no role.
  fileprivate func fault(in name: (words: [Word], text: String), _ rules: CompositionRules, _ vocabulary: Vocabulary)
    -> CompositionFault?
  {
    let words = name.words
    guard vocabulary.hasTerms, !words.isEmpty, let parts = parts(words, vocabulary) else { return nil }
    if !rules.allowsRepeats, let repeated = repeatedWord(parts, words) {
      return CompositionFault(text: "`\(repeated)` stands twice")
    }
    let states = walk(words, vocabulary)
    let last = states.last ?? 0
    if grammar.isEnd(last) {
      return missing(parts, words, rules.requirements).map { CompositionFault(text: $0) }
    }
    // A name that ends too early is in order as far as it goes.
    if last == 0, isOwnThing(parts, words) { return nil }
    let order = order(of: parts, words, vocabulary)
    if rules.isUsual, order == nil { return nil }
    let suggestion = order.flatMap { isCertain(parts) ? write($0, like: name.text) : nil }
    return CompositionFault(text: explanation(parts, words, states), suggestion: suggestion)
  }

  // MARK: - What is wrong

  /// The first term that stands in a name again, alone or within another. O(terms²); names are of bounded length.
  private func repeatedWord(_ parts: [Part], _ words: [Word]) -> String? {
    let terms = parts.filter { !$0.roles.isEmpty }
    for (index, part) in terms.enumerated() {
      for before in terms[..<index] {
        let (shorter, longer) = part.words.count < before.words.count ? (part, before) : (before, part)
        // `hotWater` has the word of `water`; `pm10` and `pm25` are two terms though they share one.
        let isRepeated =
          words[shorter.words] == words[longer.words]
          || (shorter.words.count == 1 && words[longer.words].contains(words[shorter.words.lowerBound]))
        if isRepeated { return text(shorter, words) }
      }
    }
    return nil
  }

  /// What a word of the name asks for and the name has not.
  private func missing(_ parts: [Part], _ words: [Word], _ requirements: [OptionPair]) -> String? {
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

  // MARK: - Another order

  /// The words in the order of the grammar, when that is all it takes.
  private func order(of parts: [Part], _ words: [Word], _ vocabulary: Vocabulary) -> [Int]? {
    var groups: [(place: Int, words: [Int])] = []
    for part in parts {
      if part.roles.isEmpty, !groups.isEmpty {
        groups[groups.count - 1].words += Array(part.words)
      } else {
        guard let place = place(of: part) else { return nil }
        groups.append((place, Array(part.words)))
      }
    }
    let sorted = groups.enumerated().sorted { ($0.element.place, $0.offset) < ($1.element.place, $1.offset) }
    let order = sorted.flatMap(\.element.words)
    guard order != Array(words.indices),
      grammar.isEnd(walk(order.map { words[$0] }, vocabulary).last ?? 0)
    else { return nil }
    return order
  }

  private func place(of part: Part) -> Int? { part.roles.compactMap { grammar.places(of: $0)?.lowerBound }.min() }

  /// Whether no part comes to stand among others that the grammar has in one place with it, in whichever order:
  /// `activeEnergyImport` may be import of active energy, or active import.
  private func isCertain(_ parts: [Part]) -> Bool {
    let places = parts.filter { !$0.roles.isEmpty }.map(place)
    var isDone: Set<Int?> = []
    for (index, place) in places.enumerated() where index == 0 || places[index - 1] != place {
      guard isDone.insert(place).inserted else { return false }
    }
    return true
  }

  private func write(_ order: [Int], like name: String) -> String? {
    let own = NamePieces(name)
    guard own.pieces.count == order.count else { return nil }
    return own.name(of: order.map { own.pieces[$0] })
  }
}
