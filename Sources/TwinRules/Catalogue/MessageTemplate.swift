/// A text with places for values: "`{name}` has {length} characters". A brace that encloses no name stands for itself.
public struct MessageTemplate: Hashable, Sendable {
  private enum Part: Hashable, Sendable {
    case text(String)
    case value(String)
  }

  private let parts: [Part]

  /// Names of the values, in order of first use.
  public var names: [String] {
    parts.reduce(into: []) { names, part in
      if case .value(let name) = part, !names.contains(name) { names.append(name) }
    }
  }

  /// The template as it is written.
  public let source: String

  /// Reads a template.
  public init(_ source: String) {
    self.source = source
    var parts: [Part] = []
    var text = ""
    var rest = source[...]
    while let brace = rest.firstIndex(of: "{") {
      text += rest[..<brace]
      let tail = rest[rest.index(after: brace)...]
      let name = tail[..<tail.utf8.prefix { $0 < 0x80 && isLetterOrDigit($0) }.endIndex]
      if !name.isEmpty, name.endIndex < tail.endIndex, tail[name.endIndex] == "}" {
        if !text.isEmpty { parts.append(.text(text)) }
        text = ""
        parts.append(.value(String(name)))
        rest = tail[tail.index(after: name.endIndex)...]
      } else {
        text += "{"
        rest = tail
      }
    }
    text += rest
    if !text.isEmpty { parts.append(.text(text)) }
    self.parts = parts
  }

  /// The text with values in their places, asked for by name; nil where one is missing or empty.
  public func text(_ value: (String) -> String?) -> String? {
    if parts.count == 1, case .text(let text) = parts[0] { return text }
    var result = ""
    result.reserveCapacity(source.utf8.count + 24)
    for part in parts {
      switch part {
      case .text(let text): result += text
      case .value(let name):
        guard let value = value(name), !value.isEmpty else { return nil }
        result += value
      }
    }
    return result
  }
}

/// What a check has for the places of a message, by name: a handful, so that looking through them costs less than hashing.
public struct MessageValues: Sendable, ExpressibleByDictionaryLiteral {
  private var entries: [(name: String, value: String)]

  /// Values by name.
  public init(dictionaryLiteral elements: (String, String)...) { entries = elements.map { ($0.0, $0.1) } }

  /// The value of `name`, if there is one. Setting adds it, in front of one that is there.
  public subscript(name: String) -> String? {
    get { entries.first { $0.name == name }?.value }
    set { if let newValue { entries.insert((name, newValue), at: 0) } }
  }
}
