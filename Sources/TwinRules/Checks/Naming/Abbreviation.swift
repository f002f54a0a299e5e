import TwinModel

let abbreviation = Check(
  "abbreviation", "Names have the words of the vocabulary where it has a short form or another word for them.",
  selection: .named.subtracting(.term),
  parameters: [
    .map("expansions", [], "What to write for a word, beside what the terms in sight say."),
    .texts("except", [], "Words that are well known as they are."),
  ],
  values: ["abbreviation", "expansion", "suggestion"]
) { run in
  let words = run.facts.words
  let excepted = WordSet(run.options.texts("except"), in: words)
  // A package's names repeat, so that each is looked at once.
  var tables: [ID<Package>: Expansions] = [:]
  var own = Expansions(run, nil)
  for element in run.choosers {
    let name = run.model.name(of: element)
    let verdict: Shortening?
    if isComposed(element, run.model), let package = run.facts.package(of: element, in: run.model) {
      if tables[package] == nil { tables[package] = Expansions(run, package) }
      verdict = tables[package]?.verdict(on: name, except: excepted) ?? nil
    } else {
      verdict = own.verdict(on: name, except: excepted)
    }
    guard let found = verdict else { continue }
    run.report(
      element,
      ["abbreviation": found.abbreviation, "expansion": found.expansion, "suggestion": found.suggestion ?? ""],
      discriminator: found.abbreviation, mends: run.rename(element, to: found.suggestion))
  }
}

/// Whether names of its kind are put together from terms. Things are called what their field calls them: a press is no
/// pressure.
private func isComposed(_ element: ElementRef, _ model: Model) -> Bool {
  switch element {
  case .point, .field: true
  case .member(let id): model.members[id].kind == .property || model.members[id].kind == .telemetry
  default: false
  }
}

/// A name with a word that should be another.
private struct Shortening {
  var abbreviation: String
  /// What the vocabulary has for it: several where it is not clear which.
  var expansion: String
  /// The name with every such word written out; nil where that is not clear.
  var suggestion: String?
}

/// What short forms stand for in one package.
private struct Expansions {
  private var phrases = Phrases<[String]>()
  /// Terms, which need no expansion: `flow` is short for `flowRate`, but not in `flowRate`.
  private var terms = Phrases<Void>()
  private let model: Model
  private let words: NameWords
  private var verdicts: [Symbol: Shortening?] = [:]

  /// What stands for what in `package`; without one, what the options say alone.
  init(_ run: CheckRun, _ package: ID<Package>?) {
    model = run.model
    words = run.facts.words
    let merge: ([String], [String]) -> [String] = { old, new in old + new.filter { !old.contains($0) } }
    for package in package.map(run.visiblePackages) ?? [] {
      for id in run.model.packages[package].terms {
        let term = run.model.terms[id]
        let text = run.model.string(term.header.name)
        terms.add(text, (), in: run.facts.words) { _, _ in }
        for short in term.abbreviations {
          phrases.add(run.model.string(short), [text], in: run.facts.words, merge: merge)
        }
      }
    }
    // What the workspace says comes instead of what the terms say.
    for pair in run.options.map("expansions") {
      phrases.add(pair.key, [pair.value], in: run.facts.words) { _, new in new }
    }
  }

  mutating func verdict(on name: Symbol, except: WordSet) -> Shortening? {
    if let known = verdicts[name] { return known }
    let verdict = look(at: name, except: except)
    verdicts[name] = .some(verdict)
    return verdict
  }

  /// Whether `found` stands for more than it says. A word of the term itself does so at the end of a name only: `volumeFlow`
  /// leaves the rate out, `flowShare` does not.
  private func isShort(_ found: ArraySlice<Word>, _ match: (value: [String], end: Int), _ parts: ArraySlice<Word>)
    -> Bool
  {
    guard match.end < parts.endIndex, found.count == 1, let word = found.first else { return true }
    return !match.value.contains { NameWords.of($0).contains(words.text(word)) }
  }

  private func look(at name: Symbol, except: WordSet) -> Shortening? {
    guard phrases.longest > 0 else { return nil }
    let parts = words.of(name)
    var first: Shortening?
    var isClear = true
    var result: [String] = []
    var index = parts.startIndex
    while index < parts.endIndex {
      let term = except.contains(parts[index]) ? index + 1 : terms.match(parts, from: index)?.end ?? index
      guard let match = phrases.match(parts, from: index), match.end > term,
        isShort(parts[index..<match.end], match, parts)
      else {
        let end = max(term, index + 1)
        result += parts[index..<end].map(words.text)
        index = end
        continue
      }
      if first == nil {
        first = Shortening(
          abbreviation: parts[index..<match.end].map(words.text).joined(separator: " "),
          expansion: match.value.joined(separator: "` or `"), suggestion: nil)
      }
      if match.value.count == 1 { result += NameWords.of(match.value[0]) } else { isClear = false }
      index = match.end
    }
    guard var first else { return nil }
    if isClear { first.suggestion = NameStyle.of(model.symbols.utf8(name)).name(of: result) }
    return first
  }
}
