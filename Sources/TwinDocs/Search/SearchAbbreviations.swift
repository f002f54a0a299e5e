import TwinModel
import TwinOutput

/// What the names of types stand for where their descriptions spell it out: `PMP` in "Tag for pumps.", `AHU` in "An air handling unit."
extension SearchIndex {
  /// Letters of a name that may be an abbreviation.
  private static let lengthsOfAbbreviations = 3...6

  /// What the first sentence about `element` says for its name, in the plural too; nil where that is no abbreviation, or is not spelled out.
  func spelledOut(_ element: Element) -> JSONValue? {
    guard element.kind == .twin else { return nil }
    let name = model.name(element).utf8
    guard Self.lengthsOfAbbreviations.contains(name.count), name.allSatisfy({ $0 >= 0x41 && $0 <= 0x5A }) else {
      return nil
    }
    let letters = name.map { $0 | 0x20 }
    let words = tokens(builder.words.summary(model.header(element).metadata).lowercased())
    guard let found = wordsWithInitials(letters, words) ?? words.first(where: { isAbbreviated($0, letters) }) else {
      return nil
    }
    let isPlural = found.utf8.count > 4 && found.hasSuffix("s") && !found.hasSuffix("ss")
    return .string(
      (isPlural ? [String(found.dropLast()), found] : [found]).map { neutralised($0) }.joined(separator: "\n"))
  }

  /// Words that follow each other and begin with `letters`.
  private func wordsWithInitials(_ letters: [UInt8], _ words: [String]) -> String? {
    guard words.count >= letters.count else { return nil }
    let start = (0...(words.count - letters.count)).first { start in
      zip(words[start...], letters).allSatisfy { $0.utf8.first == $1 }
    }
    return start.map { words[$0..<($0 + letters.count)].joined(separator: " ") }
  }

  /// Whether `word` is `letters` with others between and behind them, and is not those alone.
  private func isAbbreviated(_ word: String, _ letters: [UInt8]) -> Bool {
    guard word.utf8.first == letters.first, word.utf8.count > letters.count else { return false }
    var next = letters.startIndex
    for byte in word.utf8 where next < letters.endIndex && byte == letters[next] { next += 1 }
    return next == letters.endIndex
  }
}
