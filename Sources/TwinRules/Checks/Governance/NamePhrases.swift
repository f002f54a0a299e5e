import TwinModel

/// Some words in a row, such as "birth date": finds names that have one of them.
struct NamePhrases {
  private let facts: ModelFacts
  /// Phrases by their first word; those with a word that no name has can never be found.
  private var phrases: [Word: [[Word]]] = [:]
  /// One verdict a name.
  private var verdicts: [Bool?]

  init(_ texts: [String], _ model: Model, _ facts: ModelFacts) {
    self.facts = facts
    verdicts = [Bool?](repeating: nil, count: texts.isEmpty ? 0 : model.symbols.count)
    for text in texts {
      let parts = text.split(separator: " ").flatMap { NameWords.of(String($0)) }
      let words = parts.compactMap { facts.words.find($0) }
      guard let first = words.first, words.count == parts.count else { continue }
      phrases[first, default: []].append(words)
    }
  }

  /// Whether the words of `name` hold one of the phrases.
  mutating func hold(for name: Symbol) -> Bool {
    if phrases.isEmpty { return false }
    let row = Int(name.rawValue)
    if let known = verdicts[row] { return known }
    let words = facts.words.of(name)
    let verdict = words.indices.contains { index in
      (phrases[words[index]] ?? []).contains { words[index...].starts(with: $0) }
    }
    verdicts[row] = verdict
    return verdict
  }
}
