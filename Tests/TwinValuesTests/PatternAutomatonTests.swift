import Testing
import TwinTestSupport
import TwinValues

/// The table of a pattern takes the texts that the pattern takes.
@Suite struct PatternAutomatonTests {
  @Test func `a table agrees with the pattern that it is of`() throws {
    let patterns = [
      "", "abc", "a|b|", "^a$", "a^b", "(^|x)a", "a($|b)", ".", "[^]", "[]", "[a-cx-]*", "\\d+", "\\w*\\W",
      "\\s|\\S{2}",
      "\\b\\w+\\b( \\w+)*", "\\Ba|b\\B", "(a|b)*a(a|b){3}", "[A-Z]{3}-[0-9]{2,4}", "[à-ÿ流]+é?", "(?:a?){8}a{8}",
      "[\\u{1F600}-\\u{1F64F}]+", "a{0,3}(b|\\b)c?", "(\\b|x)+", "\\w+\\.\\d{1,3}",
    ]
    let pool = Array("abcxZ09_-. \n流é😀A".unicodeScalars)
    var random = SeededGenerator(seed: 17)
    var verdicts = (yes: 0, no: 0)
    for text in patterns {
      let pattern = try Pattern(text)
      let automaton = try #require(PatternAutomaton(pattern))
      for _ in 0..<400 {
        var candidate = String.UnicodeScalarView()
        for _ in 0..<random.below(9) { candidate.append(pool[random.below(pool.count)]) }
        let candidateText = String(candidate)
        let isMatch = pattern.matches(candidateText)
        if isMatch { verdicts.yes += 1 } else { verdicts.no += 1 }
        #expect(automaton.matches(candidateText.utf8Span.span) == isMatch, "\(text): \(candidateText)")
      }
    }
    #expect(verdicts.yes > 300 && verdicts.no > 300)
  }

  @Test func `a pattern whose table would be large has none`() throws {
    // One state for each set of the last fourteen places where an `a` stood.
    #expect(try PatternAutomaton(Pattern("(a|b)*a(a|b){14}")) == nil)
    #expect(PatternAutomaton(try Pattern("(a|b)*a(a|b){5}")) != nil)
    // More runs of scalars than are told apart.
    let many = (0..<600).map { "\\u{\(String(0x4E00 + 2 * $0, radix: 16))}" }.joined()
    #expect(PatternAutomaton(try Pattern("[\(many)]")) == nil)
    #expect(PatternAutomaton(try Pattern("(?:\(many))?")) == nil)
  }
}
