import Testing
import TwinRuntime
import TwinTestSupport

@Suite struct ProseTests {
  @Test func `descriptions come back as they were written, whatever words they have`() throws {
    var random = SeededGenerator(seed: 3)
    // More words than there are codes, some used often and some longer than a word may be.
    let words = (0..<5000).map { number in
      let letters = (0..<(1 + random.below(12))).map { _ in ["a", "e", "T", "ß", "Å", "水", "🏢", "x"][random.below(8)] }
      return number % 97 == 0
        ? String(repeating: "long", count: 40) : letters.joined() + (number % 3 == 0 ? "" : "\(number)")
    }
    let texts = (0..<2000).map { number in
      (0..<(1 + random.below(20))).map { _ in words[random.chance(70) ? random.below(80) : random.below(words.count)] }
        .joined(separator: [" ", "  ", "-", ", ", " (", ".X"][number % 6])
    }
    let twins = texts.indices.map { "  Twin\($0):\n    description: \"\(texts[$0])\"\n" }
    let registry = try registry("twins:\n" + twins.joined())
    for (number, text) in texts.enumerated() {
      #expect(registry.type("com.example.Twin\(number)")?.metadata.description() == text)
    }
    let bytes = texts.reduce(0) { $0 + $1.utf8.count }
    #expect(registry.byteCount < bytes * 3, "\(registry.byteCount) bytes for \(bytes)")
  }

  @Test func `words that are used often make an image smaller`() throws {
    func size(_ text: (Int) -> String) throws -> Int {
      try registry("twins:\n" + (0..<400).map { "  Twin\($0):\n    description: \(text($0))\n" }.joined()).byteCount
    }
    let sentence = { (number: Int) in
      "Pump \(number) of the chilled water circuit, with the temperature measured at the outlet"
    }
    let plain = (0..<400).reduce(0) { $0 + sentence($1).utf8.count }
    let (long, short) = (try size(sentence), try size { "\($0)" })
    #expect(long - short < plain / 2)
  }
}
