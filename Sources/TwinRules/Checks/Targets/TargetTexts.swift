import TwinModel

let textLimit = Check(
  "text-limit", "Texts for people are no longer than a target allows.", selection: .named,
  parameters: [
    .natural("title", 0, "Most characters of a title; 0 where there is no limit."),
    .natural("description", 0, "Most characters of a description; 0 where there is no limit."),
    .natural("comment", 0, "Most characters of a comment; 0 where there is no limit."),
  ],
  values: ["key", "length", "maximum", "language"]
) { run in
  let limits = ["title", "description", "comment"].map { run.options.natural($0) }
  for element in run.elements {
    guard let id = run.model.metadata(of: element) else { continue }
    let metadata = run.model.metadata[id]
    var texts: [(key: Int, text: LocalizedText)] = []
    texts += run.model.localizedTexts(metadata.title).map { (0, $0) }
    texts += run.model.localizedTexts(metadata.description).map { (1, $0) }
    if let comment = metadata.comment { texts.append((2, LocalizedText(language: .empty, text: comment))) }
    for (key, text) in texts where limits[key] > 0 && run.model.symbols.utf8(text.text).count > limits[key] {
      // Targets count as JSON and .NET do, in units of UTF-16.
      let length = run.model.string(text.text).utf16.count
      guard length > limits[key] else { continue }
      let keys = ["title", "description", "comment"]
      let language = run.model.string(text.language)
      run.report(
        element, at: [keys[key]] + (language.isEmpty ? [] : [language]),
        ["key": keys[key], "length": "\(length)", "maximum": "\(limits[key])", "language": language],
        discriminator: keys[key] + " " + language)
    }
  }
}

let languageTag = Check(
  "language-tag", "Texts for people are in languages that a target has tags for.", selection: .named,
  parameters: [.pattern("pattern", "", "What the whole of a tag must match.")],
  values: ["language", "key"]
) { run in
  let source = run.options.text("pattern")
  // The pattern has been compiled when the options were read.
  guard !source.isEmpty, let pattern = try? Pattern(source) else { return }
  var verdicts: [Symbol: Bool] = [:]
  for element in run.elements {
    guard let id = run.model.metadata(of: element) else { continue }
    let metadata = run.model.metadata[id]
    for (key, range) in [("title", metadata.title), ("description", metadata.description)] {
      for text in run.model.localizedTexts(range) where !text.language.isEmpty {
        let isGood = verdicts[text.language] ?? pattern.matches(run.model.symbols.utf8(text.language))
        verdicts[text.language] = isGood
        if isGood { continue }
        let language = run.model.string(text.language)
        run.report(
          element, at: [key, language], ["language": language, "key": key], discriminator: key + " " + language)
      }
    }
  }
}

let nameForm = Check(
  "name-form", "Names are ones that a target takes: they match its pattern and are none of its words.",
  selection: [.package, .named],
  parameters: [
    .pattern("pattern", "", "What the whole of a name must match."),
    .texts("words", [], "Names that the target keeps for itself, in capitals; small letters make no difference."),
  ],
  values: ["pattern"]
) { run in
  let source = run.options.text("pattern")
  // The pattern has been compiled when the options were read.
  let pattern = source.isEmpty ? nil : try? Pattern(source)
  let words = Set(run.options.texts("words"))
  // Each distinct name is looked at once.
  var verdicts = [Bool?](repeating: nil, count: run.model.symbols.count)
  for element in run.elements {
    let name = run.model.name(of: element)
    if name.isEmpty { continue }
    let isGood =
      verdicts[Int(name.rawValue)]
      ?? ((pattern?.matches(run.model.symbols.utf8(name)) ?? true)
        && (words.isEmpty || !words.contains(run.model.string(name).uppercased())))
    verdicts[Int(name.rawValue)] = isGood
    if !isGood { run.report(element, ["pattern": source]) }
  }
}
