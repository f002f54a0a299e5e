/// What an option of a rule may be.
public enum OptionType: String, Sendable, CaseIterable {
  case boolean
  /// A whole number from zero.
  case natural
  case text, texts
  /// One of some words, or several of them.
  case word, words
  /// A regular expression that the whole text must match.
  case pattern
  /// Texts by text.
  case map
}

/// The value of an option.
public enum OptionValue: Hashable, Sendable {
  case boolean(Bool)
  case natural(Int)
  /// A text, a word or a pattern.
  case text(String)
  /// Texts or words.
  case texts([String])
  /// Pairs in the order written; keys are unique.
  case map([OptionPair])
}

/// An entry of an option that is a map.
public struct OptionPair: Hashable, Sendable {
  /// The key.
  public var key: String
  /// Its value.
  public var value: String

  /// An entry.
  public init(_ key: String, _ value: String) {
    self.key = key
    self.value = value
  }
}

extension OptionValue: CustomStringConvertible {
  /// As it is written in a source, on one line.
  public var description: String {
    switch self {
    case .boolean(let value): "\(value)"
    case .natural(let value): "\(value)"
    case .text(let value): value.isEmpty ? "''" : value
    case .texts(let values): "[" + values.joined(separator: ", ") + "]"
    case .map(let pairs): "{" + pairs.map { "\($0.key): \($0.value)" }.joined(separator: ", ") + "}"
    }
  }
}

/// An option that a rule has: its type and default, and what it is for.
public struct RuleOption: Hashable, Sendable {
  /// Name.
  public var name: String
  /// What it may be.
  public var type: OptionType
  /// The words that it may be, for `word` and `words`.
  public var words: [String]
  /// What it is where nobody says otherwise.
  public var defaultValue: OptionValue
  /// What it is for, in a sentence.
  public var summary: String
}

/// The options of a rule in force, with their values. Checks ask by the names that they declare; the values have been held
/// to the types that the check declares, so that the fallbacks below are never seen.
public struct Options: Hashable, Sendable {
  /// Values by name.
  public var values: [String: OptionValue]

  /// Options with `values`.
  public init(_ values: [String: OptionValue] = [:]) { self.values = values }

  /// A boolean option.
  public func boolean(_ name: String) -> Bool {
    if case .boolean(let value) = values[name] { value } else { false }
  }

  /// A natural option.
  public func natural(_ name: String) -> Int {
    if case .natural(let value) = values[name] { value } else { 0 }
  }

  /// A text, word or pattern.
  public func text(_ name: String) -> String {
    if case .text(let value) = values[name] { value } else { "" }
  }

  /// A list of texts or words.
  public func texts(_ name: String) -> [String] {
    if case .texts(let values) = values[name] { values } else { [] }
  }

  /// A map.
  public func map(_ name: String) -> [OptionPair] {
    if case .map(let pairs) = values[name] { pairs } else { [] }
  }
}
