/// Widths of text in fonts that cannot be asked: those of the widest common sans-serif faces, so that text fits in any.
enum TextMetrics {
  /// Width of `text` at `size` pixels, rounded up.
  static func width(_ text: String, size: Int) -> Int {
    (text.unicodeScalars.reduce(0) { $0 + thousandths($1) } * size + 999) / 1000
  }

  /// `text`, or its start and its end with an ellipsis between, no wider than `limit`: names often differ at their end.
  static func fitted(_ text: String, size: Int, limit: Int) -> String {
    guard width(text, size: size) > limit else { return text }
    let room = max(0, limit * 1000 / max(size, 1) - 1000)
    let start = fitting(text, room * 2 / 3)
    let end = fitting(text.reversed(), room - room * 2 / 3)
    return String(start) + "…" + String(end.reversed())
  }

  /// `text` in lines no wider than `limit`, broken where its words end; what finds no room in the last of `most` lines is cut.
  static func lines(of text: String, size: Int, limit: Int, most: Int) -> [String] {
    var lines: [String] = []
    var rest = text[...]
    while lines.count + 1 < most, let end = breakPoint(of: rest, room: limit * 1000 / max(size, 1)) {
      lines.append(String(rest[..<end]))
      rest = rest[end...]
    }
    return lines + [fitted(String(rest), size: size, limit: limit)]
  }

  /// The last place for a new line that fits: behind what parts words, or before the capital of a word. Nil where all fits or no word does.
  private static func breakPoint(of text: Substring, room: Int) -> Substring.Index? {
    guard text.unicodeScalars.reduce(0, { $0 + thousandths($1) }) > room else { return nil }
    var used = 0
    var end: Substring.Index?
    var previous: Character?
    for index in text.indices {
      let character = text[index]
      if let previous {
        let parts = "_.-/ ".contains(previous) && !"_.-/ ".contains(character)
        if parts || (character.isUppercase && (previous.isLowercase || previous.isNumber)) { end = index }
      }
      used += character.unicodeScalars.reduce(0) { $0 + thousandths($1) }
      if used > room { return end }
      previous = character
    }
    return nil
  }

  /// The first characters that fit.
  private static func fitting(_ text: some Sequence<Character>, _ room: Int) -> [Character] {
    var used = 0
    var result: [Character] = []
    for character in text {
      used += character.unicodeScalars.reduce(0) { $0 + thousandths($1) }
      if used > room { break }
      result.append(character)
    }
    return result
  }

  /// Whether the width of `text` is known well enough to let it run free. Of other scripts glyphs may be of any width, and the
  /// picture says how much room the text has.
  static func isSure(of text: String) -> Bool {
    text.unicodeScalars.allSatisfy { scalar in
      switch scalar.value {
      case 0x20...0x52F, 0x1E00...0x1FFF, 0x2010...0x2027, 0x2030...0x205E, 0x2190...0x21FF, 0x25A0...0x25FF: true
      case 0x3000...0x30FF, 0x3400...0x9FFF, 0xAC00...0xD7A3, 0xFF01...0xFF60: true
      default: false
      }
    }
  }

  private static func thousandths(_ scalar: Unicode.Scalar) -> Int {
    switch scalar {
    case "i", "j", "l", "I", "|", "!", ".", ",", ":", ";", "'": 370
    case "f", "t", "r", "(", ")", "[", "]", " ", "-", "/": 440
    case "m", "w", "M", "W", "@", "%": 990
    case "A"..."Z": 760
    case "a"..."z", "0"..."9", "_": 645
    case "…", "—": 1000
    default: scalar.value < 0x1100 ? 840 : 1050
    }
  }
}
