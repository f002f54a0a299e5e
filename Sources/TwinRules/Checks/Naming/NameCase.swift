import TwinModel

/// A way to write names of several words.
enum NameStyle: String, CaseIterable {
  case lowerCamel, upperCamel, snake, kebab, screamingSnake

  /// Whether `name` is written so. O(length).
  func holds(_ name: Span<UInt8>) -> Bool {
    guard name.count > 0 else { return false }
    let separator: UInt8? =
      switch self {
      case .lowerCamel, .upperCamel: nil
      case .snake, .screamingSnake: UInt8(ascii: "_")
      case .kebab: UInt8(ascii: "-")
      }
    var isWordStart = true
    for index in 0..<name.count {
      let byte = name[index]
      let isCapital = byte >= UInt8(ascii: "A") && byte <= UInt8(ascii: "Z")
      let isSmall = byte >= UInt8(ascii: "a") && byte <= UInt8(ascii: "z")
      let isDigit = byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9")
      if let separator, byte == separator {
        if isWordStart { return false }
        isWordStart = true
        continue
      }
      switch self {
      case .lowerCamel: guard isDigit || isSmall || (isCapital && index > 0) else { return false }
      case .upperCamel: guard index > 0 ? isDigit || isSmall || isCapital : isCapital else { return false }
      case .snake, .kebab: guard isSmall || (isDigit && index > 0) else { return false }
      case .screamingSnake: guard isCapital || (isDigit && index > 0) else { return false }
      }
      isWordStart = false
    }
    return !isWordStart
  }

  /// `words` written so; nil when that is no name, as when the first word is a number.
  func name(of words: [String]) -> String? {
    guard let first = words.first, let start = first.utf8.first, start >= UInt8(ascii: "a"), start <= UInt8(ascii: "z")
    else { return nil }
    switch self {
    case .lowerCamel: return first + words.dropFirst().map(\.capitalisedWord).joined()
    case .upperCamel: return words.map(\.capitalisedWord).joined()
    case .snake: return words.joined(separator: "_")
    case .kebab: return words.joined(separator: "-")
    case .screamingSnake: return words.joined(separator: "_").uppercased()
    }
  }
}

extension String {
  /// With a capital first letter.
  var capitalisedWord: String { prefix(1).uppercased() + dropFirst() }
}

extension NameStyle {
  /// Whether `name` is written so, bar an acronym in capitals at its beginning: `CO2Level`, `IPAddress`.
  func holdsAfterAcronym(_ name: Span<UInt8>) -> Bool {
    guard self == .lowerCamel, name.count > 2 else { return false }
    let isDigit = name[1] >= UInt8(ascii: "0") && name[1] <= UInt8(ascii: "9")
    let isCapital = name[1] >= UInt8(ascii: "A") && name[1] <= UInt8(ascii: "Z")
    return (isDigit || isCapital) && NameStyle.upperCamel.holds(name)
  }
}

let nameCase = Check(
  "name-case", "Names are written in one style.", selection: .named,
  parameters: [
    .word("style", NameStyle.allCases.map(\.rawValue), "lowerCamel", "How names are written."),
    .boolean(
      "acronyms", false, "Whether a name in `lowerCamel` may begin with an acronym in capitals, such as `CO2Level`."),
  ],
  values: ["style", "suggestion"]
) { run in
  let style = NameStyle(rawValue: run.options.text("style")) ?? .lowerCamel
  let model = run.model
  let allowsAcronyms = run.options.boolean("acronyms")
  // Each distinct name is looked at once.
  var verdicts = [Bool?](repeating: nil, count: model.symbols.count)
  for element in run.choosers {
    let name = model.name(of: element)
    let text = model.symbols.utf8(name)
    let isHeld =
      verdicts[Int(name.rawValue)] ?? (style.holds(text) || (allowsAcronyms && style.holdsAfterAcronym(text)))
    verdicts[Int(name.rawValue)] = isHeld
    if isHeld || name.isEmpty { continue }
    let words = run.facts.words.of(name).map(run.facts.words.text)
    let suggestion = style.name(of: words)
    run.report(
      element, ["style": style.rawValue, "suggestion": suggestion ?? ""],
      mends: suggestion.map { [.rename(element, to: $0)] } ?? [])
  }
}
