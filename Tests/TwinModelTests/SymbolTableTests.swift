import Testing
import TwinModel
import TwinTestSupport

@Suite struct SymbolTableTests {
  @Test func `equal bytes are one symbol and others are not`() throws {
    var table = SymbolTable()
    #expect(table.count == 1 && table[.empty] == "" && table.find("") == .empty && Symbol.empty.isEmpty)
    let texts = [
      "a", "b", "ab", "ba", "é", "e\u{301}", "\u{0}", "\u{0}\u{0}", "12345678", "123456789", "12345678\u{0}",
    ]
    let symbols = texts.map { table.intern($0) }
    #expect(Set(symbols).count == texts.count && table.count == texts.count + 1)
    for (text, symbol) in zip(texts, symbols) {
      #expect(table.intern(text) == symbol)
      #expect(table.find(text) == symbol)
      #expect(table[symbol].utf8.elementsEqual(text.utf8))
      let isHeld = holds(table.utf8(symbol), text)
      #expect(isHeld)
      let array = Array(text.utf8)
      let again = table.intern(array.span)
      #expect(again == symbol)
    }
    #expect(table.find("nothing") == nil)
    #expect(Array(table.symbols) == (0...UInt32(texts.count)).map { Symbol($0) })
  }

  private func holds(_ bytes: Span<UInt8>, _ text: String) -> Bool {
    bytes.count == text.utf8.count && zip(0..., text.utf8).allSatisfy { bytes[$0] == $1 }
  }

  @Test func `a table grows without losing or renumbering`() {
    var table = SymbolTable(minimumCapacity: 1)
    var random = SeededGenerator(seed: 8)
    var known: [String: Symbol] = [:]
    for _ in 0..<50_000 {
      let text = String(random.next() % 40_000, radix: 3)
      let symbol = table.intern(text)
      if let earlier = known[text] {
        #expect(earlier == symbol)
      } else {
        #expect(symbol.rawValue == UInt32(table.count - 1))
        known[text] = symbol
      }
    }
    #expect(table.count == known.count + 1)
    for (text, symbol) in known where table[symbol] != text || table.find(text) != symbol {
      Issue.record("\(text) was lost")
    }
  }

  @Test func `merging maps every symbol to its string`() {
    var left = SymbolTable()
    var right = SymbolTable()
    for index in 0..<5_000 {
      _ = left.intern("name\(index * 2)")
      _ = right.intern("name\(index * 3)")
    }
    let before = left.count
    let map = left.merge(right)
    #expect(map.count == right.count)
    for (symbol, merged) in zip(right.symbols, map) where right[symbol] != left[merged] {
      Issue.record("\(right[symbol]) became \(left[merged])")
    }
    #expect(map[0] == .empty)
    #expect(left.count < before + right.count - 1)
    let again = left.merge(right)
    #expect(again == map)
    var copy = left
    let same = copy.merge(left)
    #expect(same == Array(left.symbols))
  }

  @Test func `the order is that of bytes`() {
    var table = SymbolTable()
    let sorted = ["", "A", "B", "a", "aa", "b", "e\u{301}", "z", "é", "\u{FFFF}", "😀"]
    let symbols = sorted.map { table.intern($0) }
    for (left, a) in symbols.enumerated() {
      for (right, b) in symbols.enumerated() { #expect(table.precedes(a, b) == (left < right)) }
    }
  }

  /// Strings that a fold from a known start would hash alike: the second word cancels what the first leaves behind.
  @Test func `strings made to collide are told apart soon`() {
    func fold(_ value: UInt64) -> UInt64 {
      let product = value.multipliedFullWidth(by: 0xD6E8_FEB8_6659_FD93)
      return product.high ^ product.low
    }
    var table = SymbolTable()
    let count = 100_000
    let elapsed = ContinuousClock().measure {
      for index in 0..<count {
        let first = UInt64(index)
        let second = fold(0x9E37_79B9_7F4A_7C15 ^ 16 ^ first)
        var bytes: [UInt8] = []
        for word in [first, second] { withUnsafeBytes(of: word.littleEndian) { bytes += $0 } }
        _ = table.intern(bytes.span)
      }
    }
    #expect(table.count == count + 1)
    #expect(elapsed < .seconds(10))
  }

  @Test func `id ranges are collections of their rows`() {
    var table = Table<String>()
    #expect(table.count == 0 && table.ids.isEmpty && IDRange<String>.empty.isEmpty)
    let ids = ["a", "b", "c"].map { table.append($0) }
    #expect(Array(table.ids) == ids && ids[1] > ids[0] && ids[2].index == 2)
    #expect(table[ids[1]] == "b")
    table[ids[1]] = "B"
    let range = IDRange<String>(1, 3)
    #expect(Array(table[range]) == ["B", "c"] && range.rows == 1..<3 && range.indices == 0..<2)
    #expect(range.map(\.rawValue) == [1, 2] && IDRange<String>(3, 1).isEmpty)
  }
}
