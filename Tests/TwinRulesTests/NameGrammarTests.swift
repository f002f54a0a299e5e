import Testing

@testable import TwinRules

/// The grammar of names: how it is written, and what it accepts.
@Suite struct NameGrammarTests {
  private func accepts(_ entries: [String], _ roles: String) -> Bool? {
    guard let grammar = NameGrammar.read(entries).grammar else { return nil }
    let states = roles.split(separator: " ").reduce(grammar.start) { grammar.step($0, String($1)) }
    return grammar.isEnd(states)
  }

  @Test(arguments: [
    (["a"], "a", true), (["a"], "", false), (["a"], "a a", false), (["a?"], "", true), (["a?"], "a", true),
    (["a?"], "a a", false), (["a*"], "", true), (["a*"], "a a a", true), (["a+"], "", false), (["a+"], "a a", true),
    (["a{2}"], "a", false), (["a{2}"], "a a", true), (["a{0,2}"], "", true), (["a{0,2}"], "a a a", false),
    (["a{1,}"], "", false), (["a{1,}"], "a a a", true), (["a?", "b*", "c"], "b b c", true),
    (["a?", "b*", "c"], "b a c", false), (["a*", "b", "a*"], "a a b a", true), (["a*", "b", "a*"], "a a", false),
    (["a*", "a"], "a", true), (["a?", "a"], "a a", true), ([], "", true), ([], "a", false),
  ])
  func `it accepts what it says`(entries: [String], roles: String, isAccepted: Bool) {
    #expect(accepts(entries, roles) == isAccepted)
  }

  @Test(arguments: [
    "", "?", "a??", "a{", "a{}", "a{x}", "a{3,1}", "a{0}", "a{0,0}", "a{-1}", "a{64}", "a{0,64}", "a b", "a{1,2,3}",
  ])
  func `an entry that is no role with a multiplicity is named`(entry: String) {
    let read = NameGrammar.read(["a", entry])
    #expect(read.grammar == nil)
    #expect(read.wrong == entry)
  }

  @Test func `as many places as a name can fill are enough, and more are refused`() throws {
    #expect(accepts(["a{63}"], Array(repeating: "a", count: 63).joined(separator: " ")) == true)
    #expect(NameGrammar.read(["a{63}", "b"]).wrong == "b")
  }

  @Test func `it says what may come next`() throws {
    let grammar = try #require(NameGrammar.read(["a?", "b*", "c"]).grammar)
    #expect(grammar.expected(grammar.start) == ["a", "b", "c"])
    #expect(grammar.expected(grammar.step(grammar.start, "b")) == ["b", "c"])
    #expect(grammar.expected(grammar.step(grammar.start, "c")) == [])
    #expect(grammar.step(grammar.start, "d") == 0)
    #expect(grammar.roles == ["a", "b", "c"])
  }
}
