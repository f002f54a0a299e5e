/// A word of a name, in lower case: equal numbers of one table are equal words.
public struct Word: Hashable, Comparable, Sendable {
  /// Position in the table.
  public let rawValue: UInt32

  package init(_ rawValue: UInt32) { self.rawValue = rawValue }

  /// Orders by position in the table.
  public static func < (a: Word, b: Word) -> Bool { a.rawValue < b.rawValue }
}

/// The words that names are made of: `supplyAirTemperature` is supply, air, temperature; `HTTPServer2` is http, server, 2.
///
/// Each distinct name is taken apart once. Letters that are not ASCII belong to the word around them.
public struct NameWords: Sendable {
  private var table = SymbolTable()
  /// By symbol: where its words end in `words`; those of symbols that are no names are empty.
  private var starts: [UInt32]
  private var ends: [UInt32]
  private var words: [Word] = []

  /// Takes apart the names of all elements of `model`. O(bytes of distinct names).
  public init(_ model: Model) {
    starts = [UInt32](repeating: .max, count: model.symbols.count)
    ends = [UInt32](repeating: 0, count: model.symbols.count)
    for row in model.concepts.rows { take(row.header.name, model) }
    for row in model.relations.rows { take(row.header.name, model) }
    for row in model.quantities.rows { take(row.header.name, model) }
    for row in model.units.rows { take(row.header.name, model) }
    for row in model.terms.rows { take(row.header.name, model) }
    for row in model.points.rows { take(row.header.name, model) }
    for row in model.twins.rows { take(row.header.name, model) }
    for row in model.schemas.rows { take(row.header.name, model) }
    for row in model.members.rows { take(row.name, model) }
    for row in model.fields.rows { take(row.name, model) }
    for row in model.enumerationValues.rows { take(row.name, model) }
  }

  private mutating func take(_ name: Symbol, _ model: Model) {
    let row = Int(name.rawValue)
    guard starts[row] == .max else { return }
    starts[row] = UInt32(words.count)
    for word in Self.split(model.symbols.utf8(name)) { words.append(Word(table.intern(word.span).rawValue)) }
    ends[row] = UInt32(words.count)
  }

  /// The words of a name, in order; none for a symbol that is no element's name.
  public func of(_ name: Symbol) -> ArraySlice<Word> {
    let row = Int(name.rawValue)
    guard row < starts.count, starts[row] != .max else { return [] }
    return words[Int(starts[row])..<Int(ends[row])]
  }

  /// The word as text.
  public func text(_ word: Word) -> String { table[Symbol(word.rawValue)] }

  /// The number of `text`, in lower case, if any name has the word.
  public func find(_ text: String) -> Word? { table.find(text.lowercased()).map { Word($0.rawValue) } }

  /// Number of distinct words; they are numbered from zero.
  public var count: Int { table.count }

  /// Takes one name apart.
  public static func of(_ name: String) -> [String] {
    split(Array(name.utf8).span).map { String(decoding: $0, as: UTF8.self) }
  }

  /// A word ends before a capital that follows a small letter or a digit, before the last capital of several when a small
  /// letter follows, between letters and digits, and at underscores, hyphens and dots, which belong to no word.
  private static func split(_ name: Span<UInt8>) -> [[UInt8]] {
    var result: [[UInt8]] = []
    var word: [UInt8] = []
    var previous = Class.separator
    for index in 0..<name.count {
      let byte = name[index]
      let current = Class(byte)
      if current == .separator {
        if !word.isEmpty { result.append(word) }
        word = []
        previous = .separator
        continue
      }
      let next = index + 1 < name.count ? Class(name[index + 1]) : .separator
      let starts =
        switch (previous, current) {
        case (.separator, _): false
        case (.small, .capital), (.digit, .capital): true
        case (.capital, .capital): next == .small
        case (.digit, .small), (.small, .digit), (.capital, .digit): true
        default: false
        }
      if starts, !word.isEmpty {
        result.append(word)
        word = []
      }
      word.append(current == .capital ? byte | 0x20 : byte)
      previous = current
    }
    if !word.isEmpty { result.append(word) }
    return result
  }

  private enum Class {
    case small, capital, digit, separator

    init(_ byte: UInt8) {
      switch byte {
      case UInt8(ascii: "A")...UInt8(ascii: "Z"): self = .capital
      case UInt8(ascii: "0")...UInt8(ascii: "9"): self = .digit
      case UInt8(ascii: "_"), UInt8(ascii: "-"), UInt8(ascii: "."): self = .separator
      default: self = .small
      }
    }
  }
}
