import TwinModel

let placeholderText = Check(
  "placeholder-text", "Texts for people are no placeholders.", selection: [.package, .named],
  parameters: [
    textKeysParameter,
    .texts(
      "markers", ["TODO", "TBD", "TBC", "FIXME", "XXX", "lorem ipsum"],
      "Words that mark a text as unfinished wherever they stand; case matters."),
    .texts(
      "fillers",
      [
        "description", "title", "text", "none", "n/a", "na", "unknown", "empty", "undefined", "to be defined",
        "to be done", "not available", "no description", "add description", "add a description",
        "your description here",
        "placeholder", "dummy", "test", "foo", "bar", "asdf", "string",
      ], "Texts that say nothing; case and marks around them do not matter."),
  ],
  values: ["key", "text"]
) { run in
  let keys = TextKeys(words: run.options.texts("keys"))
  let markers = run.options.texts("markers").map { Array($0.utf8) }.filter { !$0.isEmpty }
  let fillers = Set(run.options.texts("fillers").map { bareText(Array($0.utf8).span) })
  var verdicts = [Bool?](repeating: nil, count: run.model.symbols.count)
  for element in run.elements {
    for text in run.model.texts(of: element, keys) {
      let row = Int(text.text.rawValue)
      let isPlaceholder = verdicts[row] ?? isPlaceholder(run.model.symbols.utf8(text.text), markers, fillers)
      verdicts[row] = isPlaceholder
      guard isPlaceholder else { continue }
      run.report(
        element, at: text.path(in: run.model), ["key": text.key, "text": excerpt(run.model.string(text.text))],
        discriminator: text.discriminator(in: run.model))
    }
  }
}

private func isPlaceholder(_ text: Span<UInt8>, _ markers: [[UInt8]], _ fillers: Set<[UInt8]>) -> Bool {
  if markers.contains(where: { contains($0, in: text) }) { return true }
  // Longer texts say something, whatever it is.
  return text.count <= 64 && fillers.contains(bareText(text))
}

/// Lower case, without what is neither letter nor digit at the ends.
private func bareText(_ text: Span<UInt8>) -> [UInt8] {
  var start = 0
  var end = text.count
  while start < end, !isLetterOrDigit(text[start]) { start += 1 }
  while end > start, !isLetterOrDigit(text[end - 1]) { end -= 1 }
  var result: [UInt8] = []
  for index in start..<end { result.append(lowercased(text[index])) }
  return result
}

/// Whether `word` stands in `text` with no letter or digit beside it.
private func contains(_ word: [UInt8], in text: Span<UInt8>) -> Bool {
  guard let first = word.first, word.count <= text.count else { return false }
  for start in 0...(text.count - word.count) where text[start] == first {
    let end = start + word.count
    if start > 0, isLetterOrDigit(text[start - 1]) { continue }
    if end < text.count, isLetterOrDigit(text[end]) { continue }
    if word.indices.allSatisfy({ text[start + $0] == word[$0] }) { return true }
  }
  return false
}
