import TwinModel

let reservedWord = Check(
  "reserved-word", "Names are not words that targets keep for themselves.", selection: .named,
  parameters: [
    .words(
      "targets", ReservedWords.all.map(\.target), ["java", "python", "graphql"],
      "Languages that must be able to use the names as they are.")
  ],
  values: ["languages"]
) { run in
  let targets = run.options.texts("targets")
  // By symbol of a name: the languages that reserve it.
  var languages: [Symbol: [String]] = [:]
  // By word, for languages to which all spellings are one: names of that word alone.
  var spoken: [Word: [String]] = [:]
  for table in ReservedWords.all where targets.contains(table.target) {
    for word in table.words {
      if table.ignoresCase {
        if let word = run.facts.words.find(word) { spoken[word, default: []].append(table.title) }
      } else if let symbol = run.model.symbols.find(word) {
        languages[symbol, default: []].append(table.title)
      }
    }
  }
  guard !languages.isEmpty || !spoken.isEmpty else { return }
  for element in run.choosers {
    let name = run.model.name(of: element)
    var found = languages[name] ?? []
    if !spoken.isEmpty {
      let words = run.facts.words.of(name)
      if words.count == 1, let word = words.first { found += spoken[word] ?? [] }
    }
    if !found.isEmpty { run.report(element, ["languages": found.joined(separator: ", ")]) }
  }
}
