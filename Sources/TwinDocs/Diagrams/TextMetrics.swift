/// Widths of text in fonts that cannot be asked: those of the widest common sans-serif faces, so that text fits in any.
enum TextMetrics {
  /// Width of `text` at `size` pixels, rounded up.
  static func width(_ text: String, size: Int) -> Int {
    (text.unicodeScalars.reduce(0) { $0 + thousandths($1) } * size + 999) / 1000
  }

  /// `text`, or its start with an ellipsis, no wider than `limit`.
  static func fitted(_ text: String, size: Int, limit: Int) -> String {
    guard width(text, size: size) > limit else { return text }
    let room = limit * 1000 / max(size, 1) - 1000
    var used = 0
    var result = ""
    for character in text {
      used += character.unicodeScalars.reduce(0) { $0 + thousandths($1) }
      if used > room { break }
      result.append(character)
    }
    return result + "…"
  }

  private static func thousandths(_ scalar: Unicode.Scalar) -> Int {
    switch scalar {
    case "i", "j", "l", "I", "|", "!", ".", ",", ":", ";", "'": 370
    case "f", "t", "r", "(", ")", "[", "]", " ", "-", "/": 440
    case "m", "w", "M", "W", "@", "%": 990
    case "A"..."Z": 760
    case "a"..."z", "0"..."9", "_": 645
    default: scalar.value < 0x1100 ? 760 : 1050
    }
  }
}
