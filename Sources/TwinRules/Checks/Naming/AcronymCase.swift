import TwinModel

let acronymCase = Check(
  "acronym-case", "Acronyms in names are all written in one way.",
  selection: .named.subtracting(.enumerationValue),
  parameters: [
    .word(
      "style", ["word", "capitals"], "word",
      "`word` writes them like other words (`HttpServer`), `capitals` in capitals (`HTTPServer`)."),
    .texts("acronyms", [], "Words that are acronyms; `word` takes every run of capitals for one where there are none."),
  ],
  values: ["acronym", "suggestion"]
) { run in
  let writing = AcronymWriting(run)
  // Each distinct name is looked at once as a type's and once as a member's.
  var verdicts = NameVerdicts<AcronymVerdict>(run.model)
  var typeVerdicts = NameVerdicts<AcronymVerdict>(run.model)
  for element in run.choosers {
    let name = run.model.name(of: element)
    let verdict: AcronymVerdict?
    switch element {
    case .concept, .quantity, .twin, .schema:
      verdict = typeVerdicts[name] ?? typeVerdicts.keep(writing.verdict(on: name, startsSmall: false), on: name)
    default:
      verdict = verdicts[name] ?? verdicts.keep(writing.verdict(on: name, startsSmall: true), on: name)
    }
    guard let verdict else { continue }
    run.report(
      element, ["acronym": verdict.acronym, "suggestion": verdict.suggestion],
      mends: run.rename(element, to: verdict.suggestion))
  }
}

/// A name with an acronym that is written otherwise than agreed.
private struct AcronymVerdict {
  var acronym: String
  var suggestion: String
}

/// How acronyms are to be written.
private struct AcronymWriting {
  private let model: Model
  private let words: NameWords
  private let wantsCapitals: Bool
  /// Nil where every run of capitals is taken for an acronym.
  private let acronyms: WordSet?

  init(_ run: CheckRun) {
    model = run.model
    words = run.facts.words
    wantsCapitals = run.options.text("style") == "capitals"
    let listed = run.options.texts("acronyms")
    acronyms = listed.isEmpty && !wantsCapitals ? nil : WordSet(listed, in: words)
  }

  /// What is odd about a name in camel case; nil when nothing is. O(length).
  func verdict(on name: Symbol, startsSmall: Bool) -> AcronymVerdict? {
    let text = model.string(name)
    guard !text.utf8.contains(UInt8(ascii: "_")), !text.utf8.contains(UInt8(ascii: "-")) else { return nil }
    var rest = text.unicodeScalars[...]
    var written = ""
    var odd: String?
    let parts = words.of(name)
    for (index, word) in zip(parts.indices, parts) {
      let plain = words.text(word)
      let length = plain.unicodeScalars.count
      let original = String(String.UnicodeScalarView(rest.prefix(length)))
      rest = rest.dropFirst(length)
      let isRun = length > 1 && original != plain && original == plain.uppercased()
      guard acronyms?.contains(word) ?? (isRun && !isPiece(index, parts)) else {
        written += original
        continue
      }
      let wanted = wanted(plain, isFirst: written.isEmpty, startsSmall: startsSmall, isRun: isRun)
      if wanted != original, odd == nil { odd = original }
      written += wanted
    }
    return odd.map { AcronymVerdict(acronym: $0, suggestion: written) }
  }

  /// Whether a run of capitals is none by itself: the beginning of a name that is written in capitals and small letters, such
  /// as BACnet, or of a formula, such as CH2O.
  private func isPiece(_ index: Int, _ parts: ArraySlice<Word>) -> Bool {
    let texts = parts[index...].prefix(3).map(words.text)
    if texts.count > 1, Self.mixed.contains(texts[0] + texts[1]) { return true }
    return texts.count > 2 && Int(texts[1]) != nil && texts[2].utf8.count == 1
  }

  /// Names that their owners write in capitals with small letters behind them.
  private static let mixed: Set<String> = ["bacnet", "knxnet", "arcnet"]

  /// Acronyms that are written together, where each is one.
  private static let joined: [String: [String]] = [
    "opcua": ["opc", "ua"], "opcda": ["opc", "da"], "tcpip": ["tcp", "ip"],
  ]

  private func wanted(_ plain: String, isFirst: Bool, startsSmall: Bool, isRun: Bool) -> String {
    if !wantsCapitals, let pieces = Self.joined[plain] {
      let first = isFirst && startsSmall ? pieces[0] : pieces[0].capitalisedWord
      return first + pieces.dropFirst().map(\.capitalisedWord).joined()
    }
    guard isFirst, startsSmall else { return wantsCapitals ? plain.uppercased() : plain.capitalisedWord }
    // At the beginning of a member's name both `ipAddress` and `IPAddress` are in capitals as far as they can be.
    return wantsCapitals && isRun ? plain.uppercased() : plain
  }
}
