import TwinModel

/// A text of an element: which key has it, in which language.
struct ElementText {
  var key: String
  var language: Symbol
  var text: Symbol
}

extension Model {
  /// Titles, descriptions, comment and summary of an element that stand under one of `keys`.
  func texts(of element: ElementRef, _ keys: TextKeys) -> [ElementText] {
    var result: [ElementText] = []
    if keys.contains(.summary), case .package(let id) = element, let summary = packages[id].summary {
      result.append(ElementText(key: "summary", language: .empty, text: summary))
    }
    guard let id = metadata(of: element) else { return result }
    if keys.contains(.title) {
      for text in texts[metadata[id].title] {
        result.append(ElementText(key: "title", language: text.language, text: text.text))
      }
    }
    if keys.contains(.description) {
      for text in texts[metadata[id].description] {
        result.append(ElementText(key: "description", language: text.language, text: text.text))
      }
    }
    if keys.contains(.comment), let comment = metadata[id].comment {
      result.append(ElementText(key: "comment", language: .empty, text: comment))
    }
    if keys.contains(.reason), let reason = metadata[id].deprecation?.reason {
      result.append(ElementText(key: "reason", language: .empty, text: reason))
    }
    return result
  }
}

/// Keys that have texts for people.
struct TextKeys: OptionSet {
  let rawValue: UInt8

  static let title = TextKeys(rawValue: 1)
  static let description = TextKeys(rawValue: 2)
  static let comment = TextKeys(rawValue: 4)
  static let summary = TextKeys(rawValue: 8)
  static let reason = TextKeys(rawValue: 16)

  /// The words of the keys, in the order of the bits.
  static let words = ["title", "description", "comment", "summary", "reason"]

  init(rawValue: UInt8) { self.rawValue = rawValue }

  init(words: [String]) {
    self = []
    for (bit, word) in Self.words.enumerated() where words.contains(word) { insert(TextKeys(rawValue: 1 << bit)) }
  }
}

extension ElementText {
  /// Keys below the element's name that lead to the text.
  func path(in model: Model) -> [String] {
    let keys = key == "reason" ? ["deprecated", key] : [key]
    return language.isEmpty ? keys : keys + [model.string(language)]
  }

  /// What tells the text from others of its element.
  func discriminator(in model: Model) -> String { path(in: model).joined(separator: ".") }
}

/// The beginning of a text, on one line, as messages show it.
func excerpt(_ text: String) -> String {
  var result = ""
  var length = 0
  for scalar in text.unicodeScalars {
    if length == 40 { return result + "…" }
    result.unicodeScalars.append(scalar.value < 0x20 ? " " : scalar)
    length += 1
  }
  return result
}

/// The option that says which texts a check looks at.
let textKeysParameter = Check.Parameter.words(
  "keys", TextKeys.words, ["title", "description", "summary"], "Which texts are looked at.")

/// An ASCII letter in lower case; any other byte as it is.
func lowercased(_ byte: UInt8) -> UInt8 { byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte }

/// Letters outside ASCII count as such.
func isLetterOrDigit(_ byte: UInt8) -> Bool {
  (byte >= 0x30 && byte <= 0x39) || (byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A) || byte >= 0x80
}
