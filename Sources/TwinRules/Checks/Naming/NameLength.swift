import TwinModel

let nameLength = Check(
  "name-length", "Names are neither too short nor too long.", selection: .named,
  parameters: [
    .natural("minimum", 0, "Fewest characters."),
    .natural("maximum", 1_000_000_000, "Most characters."),
    .texts("except", [], "Names that may have any length."),
  ],
  values: ["length", "minimum", "maximum"]
) { run in
  let minimum = run.options.natural("minimum")
  let maximum = run.options.natural("maximum")
  var isExcepted = [Bool](repeating: false, count: run.model.symbols.count)
  for text in run.options.texts("except") {
    if let symbol = run.model.symbols.find(text) { isExcepted[Int(symbol.rawValue)] = true }
  }
  for element in run.choosers {
    let name = run.model.name(of: element)
    let bytes = run.model.symbols.utf8(name).count
    // A character has one to four bytes.
    guard bytes > maximum || bytes < minimum * 4, !name.isEmpty, !isExcepted[Int(name.rawValue)] else { continue }
    let length = run.model.string(name).unicodeScalars.count
    guard length < minimum || length > maximum else { continue }
    run.report(element, ["length": "\(length)", "minimum": "\(minimum)", "maximum": "\(maximum)"])
  }
}
