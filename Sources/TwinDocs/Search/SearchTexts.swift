import TwinModel
import TwinOutput

/// What elements are called and said to be.
extension SearchIndex {
  /// Other names of one element or member, and characters of each.
  static let otherNameCount = 12
  private static let otherNameLength = 80
  /// Identities elsewhere of one element, and characters of each.
  private static let identityCount = 8
  private static let identityLength = 400
  private static let longestWord = 40

  /// Words that stand in most sentences.
  static let idleWords: Set<String> = [
    "a", "an", "and", "are", "as", "at", "be", "by", "for", "from", "in", "is", "it", "its", "of", "on", "or", "that",
    "the",
    "this", "to", "which", "with",
  ]

  // MARK: - Names

  /// Titles, synonyms, former names, abbreviations and symbols, without those that only spell the name out.
  func otherNames(_ element: Element) -> JSONValue? {
    var more: [String] = []
    if element.kind == .term { more += model.terms[ID(element.row)].abbreviations.map { model.string($0) } }
    if element.kind == .unit, let symbol = model.units[ID(element.row)].symbol { more.append(model.string(symbol)) }
    let names = otherNames(than: model.name(element), model.header(element).metadata, more)
    return names.isEmpty ? nil : .string(names.joined(separator: "\n"))
  }

  /// What `metadata` calls what has the name `name`, and `more`.
  func otherNames(than name: String, _ metadata: ID<Metadata>?, _ more: [String] = []) -> [String] {
    var others: [String] = []
    if let metadata = metadata.map({ model.metadata[$0] }) {
      others += model.texts[metadata.title].map { model.string($0.text) }
      others += (metadata.synonyms + metadata.formerly).map { model.string($0) }
    }
    var seen: Set<String> = []
    return (others + more).filter { !saysTheSame($0, name) && seen.insert($0).inserted }.prefix(Self.otherNameCount)
      .map { neutralised(String($0.prefix(Self.otherNameLength))) }
  }

  // MARK: - Identities elsewhere

  /// External identities, and what elements are mapped to.
  func identities(_ range: Range<Int>) -> JSONValue {
    var shapes: [String: Int] = [:]
    var list: [String] = []
    let numbers = elements[range].map { element -> String in
      let name = neutralised(model.name(element))
      return identities(model.header(element).metadata).map { identity in
        // Of most identities all is the same but for the name.
        let shape = name.isEmpty ? identity : identity.replacing(name, with: "\t")
        let number = shapes[shape] ?? list.count
        if number == list.count {
          shapes[shape] = number
          list.append(shape)
        }
        return String(number, radix: 36)
      }.joined(separator: ",")
    }
    guard let last = numbers.lastIndex(where: { !$0.isEmpty }) else { return [] }
    return [.string(list.joined(separator: "\n")), .string(numbers[...last].joined(separator: " "))]
  }

  func identities(_ metadata: ID<Metadata>?) -> [String] {
    guard let metadata = metadata.map({ model.metadata[$0] }) else { return [] }
    let all = [metadata.externalID].compactMap(\.self) + metadata.mappings.map(\.target)
    return all.prefix(Self.identityCount).map { neutralised(String(model.string($0).prefix(Self.identityLength))) }
      .filter { !$0.isEmpty }
  }

  // MARK: - Descriptions

  /// The words of the first sentences of descriptions, of classifications and of where data comes from, with the elements that have them.
  func told(_ range: Range<Int>) -> JSONValue {
    var entries: [String: [Int]] = [:]
    for position in range {
      let metadata = model.header(elements[position]).metadata
      for word in Set(([builder.words.summary(metadata)] + origins(metadata)).flatMap(words)) {
        entries[word, default: []].append(position)
      }
    }
    return .array(columns(entries, from: range.lowerBound))
  }

  /// What `metadata` says of whose data it is about and where that comes from.
  func origins(_ metadata: ID<Metadata>?) -> [String] {
    guard let metadata = metadata.map({ model.metadata[$0] }) else { return [] }
    let source = metadata.source.map { [$0.system, $0.field].compactMap(\.self) } ?? []
    return (metadata.classification.map { [$0.name] } ?? []) + source.map { model.string($0) }
  }

  // MARK: - Owners

  /// Who answers for single elements, and for which.
  func owned(_ range: Range<Int>) -> JSONValue {
    var entries: [String: [Int]] = [:]
    for position in range {
      guard let owner = model.header(elements[position]).metadata.flatMap({ model.metadata[$0].owner }) else {
        continue
      }
      entries[neutralised(String(model.string(owner).prefix(Self.otherNameLength))), default: []].append(position)
    }
    return .array(columns(entries, from: range.lowerBound))
  }

  /// The words of `text` that tell something, in small letters.
  private func words(_ text: String) -> [String] {
    tokens(text.lowercased()).filter { !Self.idleWords.contains($0) }
  }

  /// The words of `text`. What is between letters and digits is between words.
  func tokens(_ text: String) -> [String] {
    text.unicodeScalars.split { !$0.isPartOfWord }.map(String.init)
      .filter { (2...Self.longestWord).contains($0.unicodeScalars.count) }
  }
}

extension Unicode.Scalar {
  /// Letters, digits and the accents of Latin letters.
  fileprivate var isPartOfWord: Bool {
    switch properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .decimalNumber,
      .letterNumber, .otherNumber:
      true
    default: (0x300...0x36F).contains(value)
    }
  }
}
