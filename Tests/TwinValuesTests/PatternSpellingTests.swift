import Foundation
import Testing
import TwinValues

/// Patterns in the words of other engines.
@Suite struct PatternSpellingTests {
  @Test func `what engines read differently is spelled out`() throws {
    let facts: [(pattern: String, ecmaScript: String, re2: String, java: String)] = [
      ("abc", "abc", "abc", "abc"),
      ("a|b", "(?:a|b)", "(?:a|b)", "(?:a|b)"),
      ("^a$", "^a$", "\\Aa\\z", "\\Aa\\z"),
      ("\\d+", "[0-9]+", "[0-9]+", "[0-9]+"),
      ("[^]", "[\\s\\S]", "[\\s\\S]", "[\\s\\S]"),
      ("[]", "[^\\s\\S]", "[^\\s\\S]", "[^\\s\\S]"),
      (".", "[^\\x0A\\x0D\\u2028\\u2029]", "[^\\x0A\\x0D\\x{2028}\\x{2029}]", "[^\\x0A\\x0D\\x{2028}\\x{2029}]"),
      ("(?:ab){2}", "(?:ab){2}", "(?:ab){2}", "(?:ab){2}"),
      ("a{0}", "", "", ""),
      ("a{1500}", "a{1000}a{500}", "a{1000}a{500}", "a{1000}a{500}"),
      ("a{2,}", "a{2}a*", "a{2}a*", "a{2}a*"),
      ("\\$\\{x\\}", "\\$\\{x\\}", "\\$\\{x\\}", "\\$\\{x\\}"),
      ("é😀", "é😀", "é\\x{1F600}", "é\\x{1F600}"),
    ]
    for fact in facts {
      let pattern = try Pattern(fact.pattern)
      #expect(pattern.spelling(.ecmaScript).text == fact.ecmaScript, "\(fact.pattern)")
      #expect(pattern.spelling(.re2).text == fact.re2, "\(fact.pattern)")
      #expect(pattern.spelling(.java).text == fact.java, "\(fact.pattern)")
    }
  }

  @Test func `boundaries of words are those of ASCII where an engine has letters of all scripts`() throws {
    let pattern = try Pattern("\\bab\\b.*")
    #expect(pattern.spelling(.re2).text.hasPrefix("\\bab\\b"))
    for dialect in [PatternDialect.ecmaScript, .java] {
      let text = pattern.spelling(dialect).text
      #expect(!text.contains("\\b") && text.hasPrefix("(?:(?<=[0-9A-Za-z_])"), "\(text)")
    }
    // Another engine that has letters of all scripts reads the spelling as the pattern is meant.
    let spelled = try NSRegularExpression(pattern: "^(?:" + pattern.spelling(.ecmaScript).text + ")$")
    for text in ["ab", "ab c", "abé", "abc", "ab_", "ab٣"] {
      let isFound = spelled.firstMatch(in: text, range: NSRange(text.startIndex..., in: text)) != nil
      #expect(isFound == pattern.matches(text), "\(text)")
    }
  }

  @Test func `a spelling tells how large it is`() throws {
    #expect(try Pattern("[a-z]{10}").spelling(.re2).size == 10)
    #expect(try Pattern("[a-z]{10}").spelling(.re2).nestedCount == 10)
    #expect(try Pattern("(?:[a-z]{60}x){60}").spelling(.re2).nestedCount == 3600)
  }
}
