import TwinModel

let missingTranslation = Check(
  "missing-translation", "Texts for people are there in every language.", selection: [.package, .named],
  parameters: [
    .words("keys", ["title", "description"], ["title", "description"], "Which texts are looked at."),
    .texts(
      "languages", [],
      "Languages that each text must be in, the one of texts that name none first; by default those of half of the package's texts."
    ),
  ],
  values: ["key", "languages"]
) { run in
  for word in run.options.texts("keys") {
    let key = TextKeys(words: [word])
    let required = run.options.texts("languages")
    let usual = required.isEmpty ? usualLanguages(key, &run) : []
    for element in run.elements {
      let texts = run.model.texts(of: element, key)
      guard !texts.isEmpty, let package = run.facts.package(of: element, in: run.model) else { continue }
      let present = texts.map { $0.language.isEmpty ? required.first ?? "" : run.model.string($0.language) }
      let wanted = required.isEmpty ? usual[package.index] : required
      let missing = wanted.filter { language in
        !present.contains { $0 == language || $0.hasPrefix(language + "-") }
      }
      guard !missing.isEmpty else { continue }
      run.report(
        element, at: [word], ["key": word, "languages": missing.map { "`\($0)`" }.joined(separator: ", ")],
        discriminator: word)
    }
  }
}

/// By package: languages that more than half of its elements with a text under `key` have one in, sorted.
private func usualLanguages(_ key: TextKeys, _ run: inout CheckRun) -> [[String]] {
  var totals = [Int](repeating: 0, count: run.model.packages.count)
  var counts = [[Symbol: Int]](repeating: [:], count: run.model.packages.count)
  for element in run.elements {
    let texts = run.model.texts(of: element, key)
    guard !texts.isEmpty, let package = run.facts.package(of: element, in: run.model) else { continue }
    totals[package.index] += 1
    for text in texts where !text.language.isEmpty { counts[package.index][text.language, default: 0] += 1 }
  }
  return counts.indices.map { package in
    counts[package].filter { $0.value * 2 > totals[package] }.map { run.model.string($0.key) }.sorted()
  }
}
