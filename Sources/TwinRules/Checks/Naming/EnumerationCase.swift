import TwinModel

let enumerationCase = Check(
  "enumeration-case", "The values of an enumeration are all written in one style, whichever.",
  selection: .enumerationValue, values: ["style", "suggestion", "others"]
) { run in
  let model = run.model
  for id in model.enumerations.ids {
    let enumeration = model.enumerations[id]
    guard let first = enumeration.values.first, run.covers(model.enumerationValues[first].place),
      let style = commonStyle(of: enumeration.values, in: model)
    else { continue }
    let names = enumeration.values.map { model.enumerationValues[$0].name }
    let fitting = names.filter { style.holds(model.symbols.utf8($0)) }
    for value in enumeration.values {
      let name = model.enumerationValues[value].name
      guard !style.holds(model.symbols.utf8(name)) else { continue }
      let suggestion = style.name(of: run.facts.words.of(name).map(run.facts.words.text))
      // Where data carry the name, another name is another value: that is for a person to decide.
      let isSafe = enumeration.encoding != .name && suggestion.flatMap(model.symbols.find) == nil
      run.report(
        .enumerationValue(value),
        [
          "style": style.rawValue, "suggestion": suggestion ?? "",
          "others": fitting.prefix(2).map { "`\(model.string($0))`" }.joined(separator: ", "),
        ],
        mends: isSafe ? suggestion.map { [.rename(.enumerationValue(value), to: $0)] } ?? [] : [])
    }
  }
}

/// The style that most of `values` share, at least two and more than half; nil when there is none, or when all are in it.
private func commonStyle(of values: IDRange<EnumerationValue>, in model: Model) -> NameStyle? {
  var best: (style: NameStyle, count: Int)?
  for style in NameStyle.allCases {
    let count = values.reduce(0) { $0 + (style.holds(model.symbols.utf8(model.enumerationValues[$1].name)) ? 1 : 0) }
    if count == values.count { return nil }
    if count > best?.count ?? 0 { best = (style, count) }
  }
  guard let best, best.count > 1, best.count * 2 > values.count else { return nil }
  return best.style
}
