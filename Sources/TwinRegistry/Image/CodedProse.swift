import TwinImage
import TwinModel

/// The texts of an image, coded with the words that save most, see `ImageWordCode`. A word is letters, or what is outside ASCII, with
/// the space before it.
struct CodedProse {
  /// The texts, one behind the other.
  private(set) var bytes: [UInt8] = []
  /// Where each starts in `bytes`, and where the last one ends.
  private(set) var starts: [UInt32] = [0]
  /// The words, one behind the other.
  private(set) var wordBytes: [UInt8] = []
  /// Where each starts in `wordBytes`, and where the last one ends.
  private(set) var wordStarts: [UInt32] = [0]

  /// Codes the texts at `rows` of `texts`, which are UTF-8.
  /// - Complexity: O(bytes), and the sorting of the words that differ.
  init(_ rows: [UInt32], of texts: ImageStrings) {
    // Words are numbered by first use, so that nothing depends on a hash. The first symbol is the empty string.
    var words = SymbolTable()
    var counts = [0]
    var wordOfToken: [Int] = []
    for row in rows {
      Self.forEachToken(in: texts, row) { token in
        guard token.count > 2, token.count <= ImageWordCode.longestWord else { return wordOfToken.append(0) }
        let word = Int(words.intern(texts.bytes.span.extracting(token)).rawValue)
        if word == counts.count { counts.append(0) }
        counts[word] += 1
        wordOfToken.append(word)
      }
    }
    let codes = chooseWords(words, counts)
    var next = 0
    for row in rows {
      Self.forEachToken(in: texts, row) { token in
        if let code = codes[wordOfToken[next]] {
          bytes.append(ImageWordCode.firstLead + UInt8(code >> 8))
          bytes.append(UInt8(code & 0xFF))
        } else {
          texts.bytes.span.extracting(token).withUnsafeBufferPointer { bytes.append(contentsOf: $0) }
        }
        next += 1
      }
      starts.append(UInt32(bytes.count))
    }
  }

  /// Writes the words that save most, and says what the code of each word is; nil for those left out.
  private mutating func chooseWords(_ words: SymbolTable, _ counts: [Int]) -> [UInt16?] {
    // A word costs its bytes and where it starts; each use saves what it is longer than its code.
    let savings = counts.indices.map { word in
      let length = words.utf8(Symbol(UInt32(word))).count
      return (bytes: counts[word] * (length - 2) - length - 2, word: word)
    }
    let chosen = savings.filter { $0.bytes > 0 }.sorted { ($1.bytes, $0.word) < ($0.bytes, $1.word) }
    var codes = [UInt16?](repeating: nil, count: counts.count)
    for (code, saving) in chosen.prefix(ImageWordCode.greatestCount).enumerated() {
      codes[saving.word] = UInt16(code)
      words.utf8(Symbol(UInt32(saving.word))).withUnsafeBufferPointer { wordBytes.append(contentsOf: $0) }
      wordStarts.append(UInt32(wordBytes.count))
    }
    return codes
  }

  /// Hands out what a text consists of, in order: words, and single bytes that are none.
  private static func forEachToken(in texts: ImageStrings, _ row: UInt32, _ body: (Range<Int>) -> Void) {
    let end = Int(texts.starts[Int(row) + 1])
    var start = Int(texts.starts[Int(row)])
    while start < end {
      var next = start + 1
      var last = Letter(texts.bytes[start])
      if last != nil || texts.bytes[start] == UInt8(ascii: " ") {
        while next < end, let letter = Letter(texts.bytes[next]), letter == .small || last != .small {
          last = letter
          next += 1
        }
      }
      body(start..<next)
      start = next
    }
  }

  /// What tells where a word ends: before a capital letter behind a small one too, so that names fall into their words.
  private enum Letter {
    case capital, small

    init?(_ byte: UInt8) {
      switch byte {
      case UInt8(ascii: "A")...UInt8(ascii: "Z"): self = .capital
      case UInt8(ascii: "a")...UInt8(ascii: "z"), 0x80...: self = .small
      default: return nil
      }
    }
  }
}
