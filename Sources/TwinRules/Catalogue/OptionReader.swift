import TwinModel
import TwinReaders
import TwinSource

/// Reads option values as the types that a check declares.
struct OptionReader {
  let declarations: Declarations
  var problems = ConfigurationFindings()

  /// The value of `literal` as `type`; nil, with a finding, when it is none.
  mutating func value(
    _ literal: LiteralDeclaration, _ type: OptionType, words: [String], option: String, rule: RuleID
  ) -> OptionValue? {
    switch (type, literal) {
    case (.boolean, .plain(let symbol, _)):
      if text(symbol) == "true" { return .boolean(true) }
      if text(symbol) == "false" { return .boolean(false) }
    case (.natural, .plain(let symbol, _)):
      if let number = Int(text(symbol)), number >= 0, number <= 1_000_000_000 { return .natural(number) }
    case (.text, .plain(let symbol, _)), (.text, .quoted(let symbol, _)): return .text(text(symbol))
    case (.pattern, .plain(let symbol, let range)), (.pattern, .quoted(let symbol, let range)):
      return pattern(text(symbol), at: range, option, rule)
    case (.word, .plain(let symbol, let range)), (.word, .quoted(let symbol, let range)):
      return hold(text(symbol), to: words, at: range, option, rule) ? .text(text(symbol)) : nil
    case (.texts, _), (.words, _):
      if let texts = texts(literal) {
        guard type == .words else { return .texts(texts.map(\.text)) }
        let all = texts.map { hold($0.text, to: words, at: $0.range, option, rule) }
        return all.allSatisfy { $0 } ? .texts(texts.map(\.text)) : nil
      }
    case (.map, .object(let entries, _)):
      let pairs = entries.compactMap { entry in
        scalar(entry.value).map { OptionPair(text(entry.key), $0) }
      }
      if pairs.count == entries.count { return .map(pairs) }
    default: break
    }
    problems.report(
      "config/invalid-option", "`\(option)` of `\(rule)` expects \(type.expectation)",
      at: declarations.place(literal.range), subject: rule.name)
    return nil
  }

  private func text(_ symbol: Symbol) -> String { declarations.symbols[symbol] }

  private func scalar(_ literal: LiteralDeclaration) -> String? {
    switch literal {
    case .plain(let symbol, _), .quoted(let symbol, _): text(symbol)
    case .array, .object: nil
    }
  }

  private func texts(_ literal: LiteralDeclaration) -> [(text: String, range: ByteRange)]? {
    switch literal {
    case .plain(let symbol, let range), .quoted(let symbol, let range): return [(text(symbol), range)]
    case .array(let elements, _):
      let texts = elements.compactMap { element in scalar(element).map { ($0, element.range) } }
      return texts.count == elements.count ? texts : nil
    case .object: return nil
    }
  }

  private mutating func hold(
    _ word: String, to words: [String], at range: ByteRange, _ option: String, _ rule: RuleID
  ) -> Bool {
    if words.contains(word) { return true }
    problems.reportUnknown(
      "config/invalid-option", "`\(word)` is not a value of `\(option)` of `\(rule)`", word, among: words,
      at: declarations.place(range), otherwise: "it is one of " + words.map { "`\($0)`" }.joined(separator: ", "),
      subject: rule.name)
    return false
  }

  private mutating func pattern(
    _ text: String, at range: ByteRange, _ option: String, _ rule: RuleID
  ) -> OptionValue? {
    do {
      _ = try Pattern(text)
      return .text(text)
    } catch {
      problems.report(
        "config/invalid-option", "`\(option)` of `\(rule)` is not a regular expression: \(error)",
        at: declarations.place(range), subject: rule.name)
      return nil
    }
  }
}

extension OptionType {
  /// What is expected, for messages.
  var expectation: String {
    switch self {
    case .boolean: "`true` or `false`"
    case .natural: "a whole number from 0"
    case .text: "a text"
    case .texts: "a list of texts"
    case .word: "a word"
    case .words: "a list of words"
    case .pattern: "a regular expression"
    case .map: "a mapping from texts to texts"
    }
  }
}
