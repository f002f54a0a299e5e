import TwinModel

/// A text of an element: which key has it, in which language.
struct ElementText {
  var key: String
  var language: Symbol
  var text: Symbol
}

extension Model {
  /// Titles, descriptions, comment and summary of an element that stand under one of `keys`.
  func texts(of element: ElementRef, _ keys: TextKeys) -> [ElementText] {
    var result: [ElementText] = []
    if keys.contains(.summary), case .package(let id) = element, let summary = packages[id].summary {
      result.append(ElementText(key: "summary", language: .empty, text: summary))
    }
    guard let row = metadata(of: element).map({ metadata[$0] }) else { return result }
    if keys.contains(.title) {
      for text in texts[row.title] {
        result.append(ElementText(key: "title", language: text.language, text: text.text))
      }
    }
    if keys.contains(.description) {
      for text in texts[row.description] {
        result.append(ElementText(key: "description", language: text.language, text: text.text))
      }
    }
    if keys.contains(.comment), let comment = row.comment {
      result.append(ElementText(key: "comment", language: .empty, text: comment))
    }
    if keys.contains(.reason), let reason = row.deprecation?.reason {
      result.append(ElementText(key: "reason", language: .empty, text: reason))
    }
    return result
  }
}

/// Keys that have texts for people.
struct TextKeys: OptionSet {
  let rawValue: UInt8

  static let title = TextKeys(rawValue: 1)
  static let description = TextKeys(rawValue: 2)
  static let comment = TextKeys(rawValue: 4)
  static let summary = TextKeys(rawValue: 8)
  static let reason = TextKeys(rawValue: 16)

  /// The words of the keys, in the order of the bits.
  static let words = ["title", "description", "comment", "summary", "reason"]

  init(rawValue: UInt8) { self.rawValue = rawValue }

  init(words: [String]) {
    self = []
    for (bit, word) in Self.words.enumerated() where words.contains(word) { insert(TextKeys(rawValue: 1 << bit)) }
  }
}

extension ElementText {
  /// Keys below the element's name that lead to the text.
  func path(in model: Model) -> [String] {
    let keys = key == "reason" ? ["deprecated", key] : [key]
    return language.isEmpty ? keys : keys + [model.string(language)]
  }

  /// What tells the text from others of its element.
  func discriminator(in model: Model) -> String { path(in: model).joined(separator: ".") }
}

/// The beginning of a text, on one line, as messages show it.
func excerpt(_ text: String) -> String {
  var result = ""
  var length = 0
  for scalar in text.unicodeScalars {
    if length == 40 { return result + "…" }
    result.unicodeScalars.append(scalar.value < 0x20 ? " " : scalar)
    length += 1
  }
  return result
}

private let keysParameter = Check.Parameter.words(
  "keys", TextKeys.words, ["title", "description", "summary"], "Which texts are looked at.")

// MARK: - Form

let textPattern = Check(
  "text-pattern", "Texts for people have a form.", selection: [.package, .named],
  parameters: [
    keysParameter,
    .pattern("required", "", "What the whole text must match."),
    .pattern("refused", "", "What the whole text must not match."),
    .natural("minimum", 0, "Fewest characters."),
    .natural("maximum", 0, "Most characters; 0 for no bound."),
  ],
  values: ["key", "language", "text", "fault"]
) { run in
  let keys = TextKeys(words: run.options.texts("keys"))
  let form = TextForm(run.options)
  // Each distinct text is looked at once.
  var verdicts = [TextForm.Fault?](repeating: nil, count: run.model.symbols.count)
  for element in run.elements {
    for text in run.model.texts(of: element, keys) {
      let row = Int(text.text.rawValue)
      let fault = verdicts[row] ?? form.fault(of: run.model.symbols.utf8(text.text))
      verdicts[row] = fault
      if fault == .nothing { continue }
      let string = run.model.string(text.text)
      run.report(
        element, at: text.path(in: run.model),
        [
          "key": text.key, "language": run.model.string(text.language), "text": excerpt(string),
          "fault": form.description(of: fault),
        ], discriminator: text.discriminator(in: run.model))
    }
  }
}

/// What the options of `text-pattern` ask for.
private struct TextForm {
  enum Fault { case nothing, notRequired, refused, short, long }

  let required: Pattern?
  let refused: Pattern?
  let minimum: Int
  let maximum: Int

  init(_ options: Options) {
    // Options have been held to be patterns.
    func pattern(_ name: String) -> Pattern? {
      let text = options.text(name)
      return text.isEmpty ? nil : try? Pattern(text)
    }
    required = pattern("required")
    refused = pattern("refused")
    minimum = options.natural("minimum")
    maximum = options.natural("maximum")
  }

  func fault(of text: Span<UInt8>) -> Fault {
    if let required, !required.matches(text) { return .notRequired }
    if let refused, refused.matches(text) { return .refused }
    if minimum == 0, maximum == 0 { return .nothing }
    var length = 0
    for index in 0..<text.count where text[index] & 0xC0 != 0x80 { length += 1 }
    if length < minimum { return .short }
    return maximum > 0 && length > maximum ? .long : .nothing
  }

  func description(of fault: Fault) -> String {
    switch fault {
    case .nothing: ""
    case .notRequired: "does not match `\(required?.text ?? "")`"
    case .refused: "matches `\(refused?.text ?? "")`"
    case .short: "has fewer than \(minimum) characters"
    case .long: "has more than \(maximum) characters"
    }
  }
}

// MARK: - Placeholders

let placeholderText = Check(
  "placeholder-text", "Texts for people are no placeholders.", selection: [.package, .named],
  parameters: [
    keysParameter,
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

private func lowercased(_ byte: UInt8) -> UInt8 { byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte }

/// Letters outside ASCII count as such.
private func isLetterOrDigit(_ byte: UInt8) -> Bool {
  (byte >= 0x30 && byte <= 0x39) || (byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A) || byte >= 0x80
}

// MARK: - Repetition

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
  guard !name.isEmpty else { return false }
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
    let isOfName = name.contains { part in
      let utf8 = words.text(part).utf8
      return utf8.elementsEqual(word) || isPlural(word, of: utf8) || isPlural(utf8, of: word)
    }
    if isOfName {
      hasWord = true
    } else if !fillers.contains(word) {
      return false
    }
  }
  return hasWord
}

/// Whether `word` is `other` with an s after it.
private func isPlural(_ word: some BidirectionalCollection<UInt8>, of other: some Collection<UInt8>) -> Bool {
  word.last == UInt8(ascii: "s") && word.dropLast().elementsEqual(other)
}

// MARK: - Languages

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
