import TwinModel

/// One edit that makes a word of another.
enum SpellingEdit: Hashable {
  /// A letter of the right word is missing; its position there.
  case missing(Int)
  /// A letter too many; its position in the wrong word.
  case surplus(Int)
  /// One letter for another.
  case replaced(Int)
  /// Two neighbours changed places; position of the first.
  case swapped(Int)

  /// The edit between two words, when exactly one leads from `right` to `wrong`. O(length).
  init?(wrong: [UInt8], right: [UInt8]) {
    let shared = zip(wrong, right).prefix { $0 == $1 }.count
    let wrongTail = wrong.dropFirst(shared)
    let rightTail = right.dropFirst(shared)
    if wrong.count + 1 == right.count, rightTail.dropFirst() == wrongTail {
      self = .missing(shared)
    } else if wrong.count == right.count + 1, wrongTail.dropFirst() == rightTail {
      self = .surplus(shared)
    } else if wrong.count == right.count, wrong != right {
      if wrongTail.dropFirst() == rightTail.dropFirst() {
        self = .replaced(shared)
      } else if wrongTail.count > 1, wrongTail.dropFirst(2) == rightTail.dropFirst(2),
        wrong[shared] == right[shared + 1], wrong[shared + 1] == right[shared]
      {
        self = .swapped(shared)
      } else {
        return nil
      }
    } else {
      return nil
    }
  }
}

/// Words that can be found by a spelling with one edit: each is kept under itself and under what is left when one letter is
/// taken out. A look-up costs the length of the word, whatever the number of words.
struct SpellingIndex {
  /// Longer words are no words that people write.
  static let longest = 24

  private var words: [(word: Word, letters: [UInt8])] = []
  private var rows: [UInt64: [Int32]] = [:]

  /// Adds a word of ASCII letters of at most `longest` letters.
  mutating func add(_ word: Word, _ letters: [UInt8]) {
    guard letters.count <= Self.longest else { return }
    let row = Int32(words.count)
    words.append((word, letters))
    for key in Self.keys(letters) where rows[key]?.last != row { rows[key, default: []].append(row) }
  }

  /// Words that one edit makes `letters` of, in the order in which they were added.
  func neighbours(of letters: [UInt8]) -> [(word: Word, letters: [UInt8], edit: SpellingEdit)] {
    guard letters.count <= Self.longest else { return [] }
    var found: Set<Int32> = []
    for key in Self.keys(letters) { found.formUnion(rows[key] ?? []) }
    return found.sorted().compactMap { row in
      let entry = words[Int(row)]
      return SpellingEdit(wrong: letters, right: entry.letters).map { (entry.word, entry.letters, $0) }
    }
  }

  /// Numbers of the word and of the word without each of its letters. Different words may share a number: what is found is
  /// compared.
  private static func keys(_ letters: [UInt8]) -> [UInt64] {
    let base: UInt64 = 0x9E37_79B9_7F4A_7C15
    var suffixes: [UInt64] = [0]
    var power: UInt64 = 1
    for letter in letters.reversed() {
      suffixes.append((suffixes.last ?? 0) &+ UInt64(letter) &* power)
      power = power &* base
    }
    var powers: [UInt64] = [1]
    for _ in letters { powers.append((powers.last ?? 1) &* base) }
    var result = [suffixes.last ?? 0]
    var prefix: UInt64 = 0
    for (index, letter) in letters.enumerated() {
      let rest = letters.count - index - 1
      result.append(prefix &* powers[rest] &+ suffixes[rest])
      prefix = prefix &* base &+ UInt64(letter)
    }
    return result
  }
}
