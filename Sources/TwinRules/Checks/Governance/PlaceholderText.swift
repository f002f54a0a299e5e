import TwinModel
import TwinSource

let placeholderText = Check(
  "placeholder-text", "Texts for people are no placeholders.", selection: [.package, .named],
  parameters: [
    textKeysParameter,
    .texts(
      "markers", Placeholders.usualMarkers,
      "Words that mark a text as unfinished wherever they stand; case matters."),
    .texts(
      "fillers", Placeholders.usualFillers, "Texts that say nothing; case and marks around them do not matter."),
  ],
  values: ["key", "text"]
) { run in
  let keys = TextKeys(words: run.options.texts("keys"))
  let placeholders = Placeholders(markers: run.options.texts("markers"), fillers: run.options.texts("fillers"))
  var verdicts = [Bool?](repeating: nil, count: run.model.symbols.count)
  for element in run.elements {
    for text in run.model.texts(of: element, keys) {
      let row = Int(text.text.rawValue)
      let isPlaceholder = verdicts[row] ?? placeholders.include(run.model.symbols.utf8(text.text))
      verdicts[row] = isPlaceholder
      guard isPlaceholder else { continue }
      run.report(
        element, at: text.path(in: run.model), ["key": text.key, "text": excerpt(run.model.string(text.text))],
        discriminator: text.discriminator(in: run.model))
    }
  }
}
