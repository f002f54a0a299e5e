import Testing
import TwinReport

/// Shares as people and programs see them.
@Suite struct TallyTests {
  @Test func `a share is rounded but to nothing and to all, and nothing of nothing is none`() {
    #expect(Tally(2, of: 3).percentage == "66.67")
    #expect(Tally(2, of: 3).ratio == "0.666667")
    #expect(Tally(99_999, of: 100_000).percentage == "99.99")
    #expect(Tally(3, of: 3).percentage == "100.00")
    #expect(Tally(0, of: 3).percentage == "0.00")
    #expect(Tally(1, of: 1_000_000).percentage == "0.01")
    #expect(Tally(224, of: 231).percentage == "96.97")
    #expect(Tally().percentage == nil)
    #expect(Tally().ratio == nil)
    #expect(Tally(1 << 53, of: 1 << 53).ratio == "1.000000")
  }

  @Test func `every figure says what it is in a sentence, under a name of its own`() {
    let definitions = FigureID.allCases.map(\.definition)
    #expect(definitions.allSatisfy { $0.meaning.hasSuffix(".") && !$0.meaning.contains("\n") })
    #expect(Set(definitions.map(\.title)).count == definitions.count)
    #expect(FigureID.allCases.allSatisfy { $0.rawValue.allSatisfy { $0.isLowercase || $0 == "-" } })
  }
}
