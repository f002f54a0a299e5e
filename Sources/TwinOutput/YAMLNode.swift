/// A YAML value to be printed.
public indirect enum YAMLNode: Hashable, Sendable {
  /// A scalar whose plain form is what is meant, whatever it looks like: a number, `true`, `0..64`, `30s`.
  case word(String)
  /// A string: quoted where its plain form could be taken for something else.
  case text(String)
  case sequence([YAMLNode])
  /// Entries in order. A section always takes a line per entry; other mappings go on one line where they are short.
  case mapping([YAMLEntry], isSection: Bool)

  /// A mapping that may go on one line.
  public static func mapping(_ entries: [YAMLEntry]) -> YAMLNode { .mapping(entries, isSection: false) }
  /// A mapping with a line per entry.
  public static func section(_ entries: [YAMLEntry]) -> YAMLNode { .mapping(entries, isSection: true) }
}

/// An entry of a mapping.
public struct YAMLEntry: Hashable, Sendable {
  /// The key, a string.
  public var key: String
  /// The value.
  public var value: YAMLNode

  /// An entry.
  public init(_ key: String, _ value: YAMLNode) {
    self.key = key
    self.value = value
  }
}

/// How strings are written so that every reader of YAML 1.1 or 1.2 takes them for the same string.
public enum YAMLText {
  /// The string as a plain scalar if that is safe, else quoted; on one line in any case.
  public static func inline(_ text: String, inFlow: Bool) -> String {
    if isPlain(text, inFlow: inFlow) { return text }
    if needsEscapes(text) { return doubleQuoted(text) }
    if text.contains("'"), !text.contains("\""), !text.contains("\\") { return "\"" + text + "\"" }
    return singleQuoted(text)
  }

  /// Whether some character of `text` can only be written with an escape, which single quotes do not have.
  public static func needsEscapes(_ text: String) -> Bool { text.unicodeScalars.contains { needsEscape($0) } }

  /// Single-quoted; for texts without characters that need an escape.
  public static func singleQuoted(_ text: String) -> String { "'" + text.replacingEach("'", with: "''") + "'" }

  /// Whether `text` may stand without quotes: nobody takes it for a number, a boolean, null, a date or syntax.
  public static func isPlain(_ text: String, inFlow: Bool) -> Bool {
    guard let first = text.unicodeScalars.first, let last = text.unicodeScalars.last else { return false }
    let isLetter = (first.value | 0x20 >= 0x61 && first.value | 0x20 <= 0x7A) || first == "_" || first.value >= 0xA1
    guard isLetter, last != " ", last != ":", !reserved.contains(text.lowercased()) else { return false }
    var previous = first
    for scalar in text.unicodeScalars {
      if needsEscape(scalar) { return false }
      if previous == ":", scalar == " " { return false }
      if previous == " ", scalar == "#" { return false }
      if inFlow, scalar == "," || scalar == "[" || scalar == "]" || scalar == "{" || scalar == "}" || scalar == ":" {
        return false
      }
      previous = scalar
    }
    return true
  }

  /// Whether `text` can stand in a block scalar: it has no character that needs an escape, and no leading white space,
  /// which would need an indentation indicator.
  static func fitsBlock(_ text: String) -> Bool {
    guard let first = text.unicodeScalars.first, first != " ", first != "\n", first != "\t" else { return false }
    return text.unicodeScalars.allSatisfy { $0 == "\n" || !needsEscape($0) }
  }

  /// Double-quoted with escapes.
  public static func doubleQuoted(_ text: String) -> String {
    var out = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": out += "\\\""
      case "\\": out += "\\\\"
      case "\n": out += "\\n"
      case "\r": out += "\\r"
      case "\t": out += "\\t"
      case _ where needsEscape(scalar): out += escape(scalar)
      default: out.unicodeScalars.append(scalar)
      }
    }
    return out + "\""
  }

  private static func escape(_ scalar: Unicode.Scalar) -> String {
    let digits = String(scalar.value, radix: 16, uppercase: true)
    let (letter, count) = scalar.value <= 0xFF ? ("x", 2) : scalar.value <= 0xFFFF ? ("u", 4) : ("U", 8)
    return "\\" + letter + String(repeating: "0", count: count - digits.count) + digits
  }

  /// Controls, line separators, byte order marks, marks that turn the direction of text, and what is no character.
  private static func needsEscape(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0...0x1F, 0x7F...0xA0, 0xAD, 0x200B...0x200F, 0x2028...0x202E, 0x2060...0x206F, 0xE000...0xF8FF, 0xFEFF,
      0xFFF0...0xFFFF:
      true
    default: scalar.value & 0xFFFE == 0xFFFE
    }
  }

  /// Words that some reader takes for null, a boolean, a number or a merge.
  private static let reserved: Set<String> = [
    "null", "true", "false", "yes", "no", "on", "off", "y", "n", "nan", "inf", "infinity",
  ]
}

extension String {
  /// `self` with every `character` replaced.
  fileprivate func replacingEach(_ character: Character, with replacement: String) -> String {
    split(separator: character, omittingEmptySubsequences: false).joined(separator: replacement)
  }
}
