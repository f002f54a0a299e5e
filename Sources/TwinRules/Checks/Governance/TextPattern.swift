import TwinModel

let textPattern = Check(
  "text-pattern", "Texts for people have a form.", selection: [.package, .named],
  parameters: [
    textKeysParameter,
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
