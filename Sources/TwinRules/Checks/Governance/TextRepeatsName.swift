import TwinModel

let textRepeatsName = Check(
  "text-repeats-name", "Texts for people say more than the name does.", selection: .named,
  parameters: [
    .words("keys", TextKeys.words, ["description"], "Which texts are looked at."),
    .texts(
      "fillers",
      [
        "a", "an", "and", "another", "any", "are", "as", "at", "be", "by", "current", "defines", "describes", "for",
        "has",
        "in", "is", "it", "its", "kind", "model", "object", "of", "on", "one", "property", "represents", "some",
        "telemetry",
        "that", "the", "their", "this", "to", "twin", "type", "value", "which", "with",
      ], "Words that add nothing."),
  ],
  values: ["key", "text"]
) { run in
  let keys = TextKeys(words: run.options.texts("keys"))
  let fillers = Set(run.options.texts("fillers").map { Array($0.lowercased().utf8) })
  for element in run.elements {
    let name = run.facts.words(of: element, in: run.model)
    for text in run.model.texts(of: element, keys)
    where repeats(run.model.symbols.utf8(text.text), name, run.facts.words, fillers) {
      run.report(
        element, at: text.path(in: run.model), ["key": text.key, "text": excerpt(run.model.string(text.text))],
        discriminator: text.discriminator(in: run.model))
    }
  }
}

/// Whether every word of `text` is one of `name`, in the singular or plural, or a filler; most texts are told from names by
/// their first words.
private func repeats(
  _ text: Span<UInt8>, _ name: ArraySlice<Word>, _ words: NameWords, _ fillers: Set<[UInt8]>
) -> Bool {
  // Names of more words than this are none that a text repeats.
  guard !name.isEmpty, name.count <= 24 else { return false }
  var index = 0
  var hasWord = false
  while index < text.count {
    guard isLetterOrDigit(text[index]) else {
      index += 1
      continue
    }
    var word: [UInt8] = []
    while index < text.count, isLetterOrDigit(text[index]) {
      word.append(lowercased(text[index]))
      index += 1
    }
    if fillers.contains(word) { continue }
    let isOfName = name.contains { part in
      let utf8 = words.text(part).utf8
      return utf8.elementsEqual(word) || isPlural(word, of: utf8) || isPlural(utf8, of: word)
    }
    guard isOfName else { return false }
    hasWord = true
  }
  return hasWord
}

/// Whether `word` is `other` with an s after it.
private func isPlural(_ word: some BidirectionalCollection<UInt8>, of other: some Collection<UInt8>) -> Bool {
  word.last == UInt8(ascii: "s") && word.dropLast().elementsEqual(other)
}
