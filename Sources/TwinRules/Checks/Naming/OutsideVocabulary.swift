import TwinModel

let vocabularyCheck = Check(
  "vocabulary", "Names are made of words that the ontologies in view declare.", selection: .named,
  needsWholeModel: true,
  parameters: [
    .texts("also", [], "Words that are welcome besides."),
    .boolean("every", false, "Whether each name with the word has a finding, rather than the first of its package."),
    .natural("letters", 3, "Shorter words are left alone."),
  ],
  values: ["word", "suggestion"]
) { run in
  let vocabularies = Vocabularies(run.model, run.facts)
  var known = (0..<vocabularies.count).map { KnownWords(vocabularies[$0], run) }
  var seen: Set<UInt64> = []
  let reportsEvery = run.options.boolean("every")
  for element in run.elements {
    guard let package = run.facts.package(of: element, in: run.model) else { continue }
    let number = vocabularies.number(of: package)
    guard known[number].isStrict else { continue }
    for word in run.facts.words(of: element, in: run.model) {
      guard !known[number].holds(word, run) else { continue }
      let key = UInt64(package.rawValue) << 32 | UInt64(word.rawValue)
      guard seen.insert(key).inserted || reportsEvery else { continue }
      run.report(
        element,
        ["word": run.facts.words.text(word), "suggestion": known[number].suggestion(for: word, run) ?? ""],
        discriminator: run.facts.words.text(word))
    }
  }
}

/// What one vocabulary says of words, each looked at once.
private struct KnownWords {
  let vocabulary: Vocabulary
  /// Without terms there is nothing that names could be made of.
  var isStrict: Bool { vocabulary.hasTerms }
  private let also: Set<Word>
  private let least: Int
  private var verdicts: [Word: Bool] = [:]
  private var index = SpellingIndex()

  init(_ vocabulary: Vocabulary, _ run: CheckRun) {
    self.vocabulary = vocabulary
    also = Set(run.options.texts("also").flatMap { NameWords.of($0) }.compactMap { run.facts.words.find($0) })
    least = run.options.natural("letters")
    guard vocabulary.hasTerms else { return }
    for number in 0..<run.facts.words.count where vocabulary.isKnown[number] {
      let word = Word(UInt32(number))
      index.add(word, Array(run.facts.words.text(word).utf8))
    }
  }

  mutating func holds(_ word: Word, _ run: CheckRun) -> Bool {
    if let verdict = verdicts[word] { return verdict }
    let text = Array(run.facts.words.text(word).utf8)
    let verdict =
      vocabulary.isKnown[Int(word.rawValue)] || also.contains(word) || text.count < least
      || text.allSatisfy { $0 >= UInt8(ascii: "0") && $0 <= UInt8(ascii: "9") } || isPlural(text, run)
    verdicts[word] = verdict
    return verdict
  }

  /// Whether it is a known word with an ending of the plural.
  private func isPlural(_ text: [UInt8], _ run: CheckRun) -> Bool {
    let word = String(decoding: text, as: UTF8.self)
    let singulars = [("s", ""), ("es", ""), ("ies", "y")].filter { word.hasSuffix($0.0) }
    return singulars.contains { ending, singular in
      run.facts.words.find(word.dropLast(ending.count) + singular).map { vocabulary.isKnown[Int($0.rawValue)] } ?? false
    }
  }

  /// The word that is meant: what it is short for, or else one that it is a misspelling of.
  func suggestion(for word: Word, _ run: CheckRun) -> String? {
    if let term = vocabulary.shortFor[word] { return run.model.string(run.model.terms[term].header.name) }
    let text = Array(run.facts.words.text(word).utf8)
    let near = index.neighbours(of: text).first { isSlip(text, of: $0.letters, $0.edit, isVocabulary: true) }
    return near.map { run.facts.words.text($0.word) }
  }
}
