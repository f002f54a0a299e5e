import TwinModel

let namePattern = Check(
  "name-pattern", "Names match a pattern, do not match another, and are none of some words.",
  selection: [.package, .named],
  parameters: [
    .pattern("required", "", "What the whole of a name must match."),
    .pattern("refused", "", "What the whole of a name must not match."),
    .texts("words", [], "Names that are refused, in any case and style."),
  ],
  values: ["required", "refused"]
) { run in
  // The patterns have been compiled when the options were read.
  let required = run.options.text("required")
  let refused = run.options.text("refused")
  let requiredPattern = required.isEmpty ? nil : try? Pattern(required)
  let refusedPattern = refused.isEmpty ? nil : try? Pattern(refused)
  let refusedWords = Set(run.options.texts("words").map { NameWords.of($0).joined(separator: " ") })
  var verdicts = [Bool?](repeating: nil, count: run.model.symbols.count)
  for element in run.choosers {
    let name = run.model.name(of: element)
    if name.isEmpty { continue }
    let isRefused =
      verdicts[Int(name.rawValue)]
      ?? {
        let text = run.model.symbols.utf8(name)
        if let requiredPattern, !requiredPattern.matches(text) { return true }
        if let refusedPattern, refusedPattern.matches(text) { return true }
        guard !refusedWords.isEmpty else { return false }
        return refusedWords.contains(run.facts.words.of(name).map(run.facts.words.text).joined(separator: " "))
      }()
    verdicts[Int(name.rawValue)] = isRefused
    if isRefused { run.report(element, ["required": required, "refused": refused]) }
  }
}
