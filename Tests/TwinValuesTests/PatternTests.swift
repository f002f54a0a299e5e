import Foundation
import Testing
import TwinValues
import TwinTestSupport

@Suite struct PatternTests {
  @Test func `a text that takes too many steps is neither matched nor not`() throws {
    let pattern = try Pattern("(a|b)*a(a|b){31}")
    let text = Array(String(repeating: "ab", count: 100).utf8)
    var steps = 100_000
    let isMatch = pattern.matches(text.span, within: &steps)
    #expect(isMatch == true)
    let taken = 100_000 - steps
    #expect((200..<100_000).contains(taken))
    for (given, expected) in [(taken, true), (taken - 1, nil)] as [(Int, Bool?)] {
      var steps = given
      let isMatch = pattern.matches(text.span, within: &steps)
      #expect(isMatch == expected && (steps < 0) == (expected == nil))
    }
  }

  @Test func `a pattern matches the whole text by the rules of ECMA-262`() throws {
    let facts: [(pattern: String, yes: [String], no: [String])] = [
      ("", [""], ["a"]),
      ("abc", ["abc"], ["", "ab", "abcd", "xabc"]),
      ("a|b|", ["a", "b", ""], ["c", "ab"]),
      ("^a$", ["a"], ["aa", "a\n"]),
      ("a^b", [], ["ab", "a", "b", "a^b"]),
      ("(^|x)a", ["a", "xa"], ["ya"]),
      ("a($|b)", ["a", "ab"], ["a$"]),
      (".", ["a", "é", "𝒳", "\u{0}"], ["", "\n", "\r", "\u{2028}", "\u{2029}", "ab"]),
      ("[^]", ["\n", "a", "𝒳"], [""]),
      ("[]", [], ["", "a", "[]"]),
      ("[a-cx-]", ["a", "b", "c", "x", "-"], ["d", ""]),
      ("[^a-c]", ["d", "\n", "é"], ["a", "b", "c", ""]),
      ("[\\]\\\\^]", ["]", "\\", "^"], ["["]),
      ("[\\d_]+", ["0_9"], ["a", ""]),
      ("[\\D]", ["a", "٣"], ["3"]),
      ("\\d", ["0", "9"], ["a", "٣"]),
      ("\\w", ["a", "Z", "_", "0"], ["é", "-"]),
      ("\\W", ["é", "-"], ["a", "_"]),
      ("\\s", [" ", "\t", "\n", "\u{B}", "\u{A0}", "\u{FEFF}", "\u{2028}", "\u{3000}"], ["a", "\u{85}", "\u{200B}"]),
      ("\\S", ["a", "\u{85}"], [" ", "\u{2003}"]),
      ("\\n\\t\\r\\f\\v\\0", ["\n\t\r\u{C}\u{B}\u{0}"], []),
      ("\\x41\\u0042\\u{43}\\u{1F600}\\cJ", ["ABC😀\n"], []),
      ("\\uD83D\\uDE00", ["😀"], []),
      ("[\\uD83D\\uDE00-\\u{1F602}]", ["😀", "😁", "😂"], ["😃"]),
      ("[\\b]", ["\u{8}"], ["b"]),
      ("\\^\\$\\\\\\.\\*\\+\\?\\(\\)\\[\\]\\{\\}\\|\\/", ["^$\\.*+?()[]{}|/"], []),
      ("a*", ["", "a", "aaaa"], ["b", "aab"]),
      ("a+?b??", ["a", "aab"], ["", "b"]),
      ("a{2}", ["aa"], ["a", "aaa"]),
      ("a{2,}", ["aa", "aaaaaa"], ["", "a"]),
      ("a{0,2}?", ["", "a", "aa"], ["aaa"]),
      ("a{0}", [""], ["a"]),
      ("(?:ab){1,2}c", ["abc", "ababc"], ["c", "abababc"]),
      ("(a|b)*c", ["c", "abbac"], ["abd"]),
      ("(){3}(|){2,}", [""], ["a"]),
      ("\\b\\w+\\b", ["abc"], ["a c", " "]),
      ("a\\Bb", ["ab"], ["a b"]),
      ("a\\bb", [], ["ab"]),
      ("\\b", [], ["", "a"]),
      ("\\B", [""], ["a"]),
      ("e\u{301}", ["e\u{301}"], ["é"]),
      ("[A-Z]{2}[0-9]{3}", ["AB123"], ["ab123", "AB12"]),
    ]
    for (text, yes, no) in facts {
      let pattern = try Pattern(text)
      for sample in yes { #expect(pattern.matches(sample), "\(text) should match \(sample.debugDescription)") }
      for sample in no { #expect(!pattern.matches(sample), "\(text) should not match \(sample.debugDescription)") }
    }
  }

  @Test func `each fault is named at its byte with a way out`() {
    let facts: [(pattern: String, problem: PatternProblem, offset: Int)] = [
      ("a(?=b)", .lookaround("(?="), 1), ("(?!b)", .lookaround("(?!"), 0), ("(?<=b)", .lookaround("(?<="), 0),
      ("é(?<!b)", .lookaround("(?<!"), 2), ("(a)\\1", .backreference("\\1"), 3), ("\\k<n>", .backreference("\\k"), 0),
      ("(?<n>a)", .namedGroup, 0), ("(?P<n>a)", .namedGroup, 0), ("(?i)a", .unknownGroup("(?i"), 0),
      ("(?", .unknownGroup("(?"), 0), ("x(?>a)", .unknownGroup("(?>"), 1), ("\\p{L}", .unicodeProperty, 0),
      ("[\\P{L}]", .unicodeProperty, 1), ("a(b", .unterminatedGroup, 1), ("((a)", .unterminatedGroup, 0),
      ("a)", .unopenedGroup, 1), ("a[b", .unterminatedClass, 1), ("[", .unterminatedClass, 0),
      ("[^", .unterminatedClass, 0), ("[a-", .unterminatedClass, 0), ("a]", .bareBracket("]"), 1),
      ("a}", .bareBracket("}"), 1), ("a{", .bareBracket("{"), 1), ("a{,2}", .bareBracket("{"), 1),
      ("a{1", .bareBracket("{"), 1), ("*", .nothingToRepeat("*"), 0), ("a|+", .nothingToRepeat("+"), 2),
      ("(?)", .unknownGroup("(?)"), 0), ("{2}", .nothingToRepeat("{"), 0), ("^*", .nothingToRepeat("*"), 1),
      ("\\b+", .nothingToRepeat("+"), 2), ("a**", .repeatedQuantifier("*"), 2),
      ("a{2}{3}", .repeatedQuantifier("{"), 4), ("a+?+", .repeatedQuantifier("+"), 3), ("a{3,2}", .reversedCount, 1),
      ("[z-a]", .reversedRange, 1), ("[\\d-z]", .rangeOfSet, 1), ("[a-\\w]", .rangeOfSet, 1),
      ("a\\", .trailingBackslash, 1), ("[\\", .trailingBackslash, 1), ("\\q", .unknownEscape("q"), 0),
      ("\\-", .unknownEscape("-"), 0), ("\\00", .unknownEscape("0"), 0), ("[\\B]", .unknownEscape("B"), 1),
      ("\\x4", .incompleteEscape("x"), 0), ("\\u12", .incompleteEscape("u"), 0), ("\\u{}", .incompleteEscape("u"), 0),
      ("\\u{41", .incompleteEscape("u"), 0), ("\\c1", .incompleteEscape("c"), 0), ("\\ud800", .notAScalar, 0),
      ("\\ud800\\u0041", .notAScalar, 0), ("\\udc00", .notAScalar, 0), ("\\u{110000}", .notAScalar, 0),
      ("\\u{FFFFFFFFFF}", .notAScalar, 0), ("[\\u{d800}]", .notAScalar, 1),
      ("(?:a{100}){101}", .tooManyStates(10_100), 0),
      (String(repeating: "(", count: 201) + String(repeating: ")", count: 201), .tooDeep, 200),
    ]
    for (text, problem, offset) in facts {
      do {
        _ = try Pattern(text)
        Issue.record("\(text) was accepted")
      } catch {
        #expect(error.problem == problem && error.offset == offset, "\(text.prefix(40)): \(error)")
        #expect(!error.message.isEmpty && !error.remedy.isEmpty && error.description.contains(error.message))
      }
    }
    #expect(throws: PatternError.self) { try Pattern("(?:a{100}){101}") }
    #expect((try? Pattern("(?:a{100}){100}")) != nil)
    #expect((try? Pattern(String(repeating: "(", count: 200) + String(repeating: ")", count: 200))) != nil)
  }

  @Test func `hostile patterns and texts end soon`() throws {
    let clock = ContinuousClock()
    let elapsed = try clock.measure {
      let text = String(repeating: "a", count: 4_000)
      for hostile in ["(a*)*b", "(a|a)*", "(a|aa)+$", "(a*a*a*)*c", "((a?){50}){20}", "([a-z]+)+\\d", "(x+x+)+y"] {
        let pattern = try Pattern(hostile)
        _ = pattern.matches(text)
        _ = pattern.matches(text + "!")
      }
      #expect(try Pattern("(a|a)*").matches(text))
      #expect(try !Pattern("(a*)*b").matches(text))
      for hostile in [
        "(?:a{1000}){1000}", "((((a{999}){999}){999}){999}){999}", "a{99999999999999999999}", "(a{0,9999}){0,9999}",
        String(repeating: "(", count: 1_000_000), String(repeating: "[", count: 1_000_000),
        String(repeating: "(?:a", count: 100_000) + String(repeating: ")*", count: 100_000),
        String(repeating: "a", count: 1_000_000), String(repeating: "a|", count: 1_000_000), "\\",
        String(repeating: "(a?){9}", count: 1_000) + "{9}",
      ] {
        #expect(throws: PatternError.self) { try Pattern(hostile) }
      }
      // What matches the empty text alone may be repeated at no cost.
      #expect(try Pattern("((){4000000000}){4000000000}").matches(""))
      #expect(try Pattern("(?:a{0}){99999999999999999999,}").matches(""))
      _ = try Pattern("[" + String(repeating: "a-z0-9é", count: 100_000) + "]")
    }
    #expect(elapsed < .seconds(60))
  }

  @Test func `bytes that are not UTF-8 never match`() throws {
    let anything = try Pattern("[^]*")
    let bad: [[UInt8]] = [
      [0x80], [0xC0, 0x80], [0xC2], [0xE0, 0x80, 0x80], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80], [0xF5], [0xFF],
      [0x61, 0xE2, 0x82], [0xF0, 0x80, 0x80, 0x80],
    ]
    for bytes in bad {
      let matched = anything.matches(bytes.span)
      #expect(!matched, "\(bytes)")
    }
    for value: UInt32 in [0, 0x7F, 0x80, 0x7FF, 0x800, 0xD7FF, 0xE000, 0xFFFF, 0x1_0000, 0x10_FFFF] {
      let scalar = try #require(Unicode.Scalar(value))
      #expect(anything.matches(String(scalar)))
      let hexadecimal = String(value, radix: 16)
      #expect(try Pattern("\\u{\(hexadecimal)}").matches(String(scalar)))
      #expect(try !Pattern("[^\\u{\(hexadecimal)}]").matches(String(scalar)))
    }
  }

  @Test func `patterns are equal when they are written alike`() throws {
    #expect(try Pattern("a") == Pattern("a"))
    #expect(try Pattern("a") != Pattern("(a)"))
    #expect(try Pattern("é") != Pattern("e\u{301}"))
    #expect(try Set([Pattern("a"), Pattern("a"), Pattern("b")]).count == 2)
  }

  @Test func `random patterns agree with sets of end positions`() throws {
    var random = SeededGenerator(seed: 20_260_101)
    let alphabet: [Unicode.Scalar] = ["a", "b", "-", "_", " ", "1", "\n", "é", "😀"]
    var verdicts = [0, 0]
    for _ in 0..<10_000 {
      let expression = Expression.random(&random, depth: 0)
      let pattern = try Pattern(expression.text)
      for _ in 0..<8 {
        let sample = (0..<random.below(7)).map { _ in alphabet[random.below(alphabet.count)] }
        let expected = expression.ends(in: sample, from: [0]).contains(sample.count)
        verdicts[expected ? 1 : 0] += 1
        var text = String.UnicodeScalarView()
        text.append(contentsOf: sample)
        #expect(pattern.matches(String(text)) == expected, "\(expression.text) on \(String(text).debugDescription)")
      }
    }
    #expect(verdicts.allSatisfy { $0 > 5_000 }, "the generator should make both verdicts: \(verdicts)")
  }

  static let node = OutsideTool("node")

  @Test(.enabled(if: node != nil, "node is not installed"))
  func `random patterns agree with an ECMA-262 engine`() throws {
    var random = PatternMaker(
      seed: 7, alphabet: ["a", "b", "Z", "-", "_", " ", "1", "\n", "é", "😀", "\u{2028}", "\u{A0}"])
    var cases: [(pattern: String, samples: [String])] = []
    for index in 0..<20_000 {
      // Half are well-formed, half are strings of syntax that mostly are not.
      cases.append((index % 2 == 0 ? random.pattern() : random.noise(), (0..<8).map { _ in random.sample() }))
    }
    let input = try JSONSerialization.data(withJSONObject: cases.map { [$0.pattern] + $0.samples })
    let output = try #require(Self.node).run(
      [
        "-e",
        """
        const cases = JSON.parse(require("fs").readFileSync(process.argv[1], "utf8"));
        const verdicts = cases.map(([pattern, ...samples]) => {
          try { new RegExp(pattern, "u"); } catch { return null; }
          const expression = new RegExp("^(?:" + pattern + ")$", "u");
          return samples.map((sample) => expression.test(sample) ? 1 : 0);
        });
        process.stdout.write(JSON.stringify(verdicts));
        """,
      ], input: input)
    let verdicts = try #require(JSONSerialization.jsonObject(with: output) as? [Any])
    var counts = (refused: 0, unsupported: 0, matched: 0, unmatched: 0)
    for ((text, samples), verdict) in zip(cases, verdicts) {
      guard let expected = verdict as? [Int] else {
        counts.refused += 1
        #expect(throws: PatternError.self, "\(text)") { try Pattern(text) }
        continue
      }
      do {
        let pattern = try Pattern(text)
        for (sample, expected) in zip(samples, expected) {
          if expected == 1 { counts.matched += 1 } else { counts.unmatched += 1 }
          #expect(pattern.matches(sample) == (expected == 1), "\(text.debugDescription) on \(sample.debugDescription)")
        }
      } catch {
        counts.unsupported += 1
        switch error.problem {
        // A lone surrogate is no character of a text that is UTF-8.
        case .lookaround, .backreference, .namedGroup, .unicodeProperty, .tooManyStates, .notAScalar: break
        default: Issue.record("\(text.debugDescription) is ECMA-262: \(error)")
        }
      }
    }
    #expect(counts.refused > 2_000 && counts.matched > 5_000 && counts.unmatched > 10_000, "\(counts)")
  }
}

/// Makes patterns, and texts short enough for a backtracking engine to judge them by.
private struct PatternMaker {
  var random: SeededGenerator
  let alphabet: [String]

  init(seed: UInt64, alphabet: [String]) {
    random = SeededGenerator(seed: seed)
    self.alphabet = alphabet
  }

  mutating func sample() -> String { (0..<random.below(8)).map { _ in pick(alphabet) }.joined() }

  mutating func pattern(depth: Int = 0) -> String {
    (0...random.below(depth > 1 ? 1 : 2)).map { _ in
      (0..<random.below(4)).map { _ in term(depth: depth) }.joined()
    }.joined(separator: "|")
  }

  mutating func noise() -> String {
    let pieces = [
      "(", ")", "(?:", "[", "]", "[^", "{", "}", "{2}", "{1,", "{,3}", "{3,1}", "*", "+", "?", "|", "^", "$", ".", "\\",
      "\\d", "\\W", "\\b", "\\B", "\\u", "\\u{", "\\u{41}", "\\uD83D", "\\uDE00", "\\x4", "\\x41", "\\c", "\\cA", "\\0",
      "\\1", "\\-", "\\/", "-", "a", "b", "z", "1", "0", ",", "(?", "(?=", "(?!", "(?<", "(?<=", "(?<n>", ":", "=", "!",
      "\\k", "\\p{L}", "\\s", "é", "😀", "\\_", "a-z", "[a-", "&&", "--",
    ]
    return (0...random.below(6)).map { _ in pick(pieces) }.joined()
  }

  private mutating func term(depth: Int) -> String {
    if random.below(12) == 0 { return pick(["^", "$", "\\b", "\\B"]) }
    let atom: String
    switch random.below(depth > 2 ? 5 : 7) {
    case 0, 1: atom = pick(["a", "b", "1", "-", "_", "😀"])
    case 2: atom = pick([".", "\\d", "\\w", "\\s", "\\D", "\\W", "\\S"])
    case 3:
      let items = (0...random.below(3)).map { _ in
        pick(["a", "b-z", "\\d", "0-1", "_", " ", "é-😀"])
      }
      atom = (random.below(3) == 0 ? "[^" : "[") + items.joined() + pick(["", "\\-"]) + "]"
    case 4:
      atom = pick(["\\x61", "\\u0062", "\\.", "\\u{1F600}", "[^]"])
    case 5: atom = "(" + pattern(depth: depth + 1) + ")"
    default: atom = "(?:" + pattern(depth: depth + 1) + ")"
    }
    if random.below(2) == 0 { return atom }
    return atom + pick(["*", "+", "?", "{2}", "{0,2}", "{1,}", "{0}"]) + pick(["", "", "?"])
  }

  private mutating func pick(_ choices: [String]) -> String { choices[random.below(choices.count)] }
}

/// A regular expression with the plainest meaning there is: from where it starts to all the places where it can end.
private indirect enum Expression {
  /// As it is written, and what it takes.
  case one(String, @Sendable (Unicode.Scalar) -> Bool)
  case assertion(String)
  case sequence([Expression])
  case choice([Expression])
  case loop(Expression, Int, Int?, lazy: Bool)

  static func random(_ random: inout SeededGenerator, depth: Int) -> Expression {
    switch random.below(depth > 3 ? 5 : 10) {
    case 0:
      let assertions = ["^", "$", "\\b", "\\B"]
      return .assertion(assertions[random.below(4)])
    case 1: return .one("[^]") { _ in true }
    case 2: return .one("[b-é]") { (0x62...0xE9).contains($0.value) }
    case 3: return .one("\\W") { !"ab_1".unicodeScalars.contains($0) }
    case 4: return .one(random.below(2) == 0 ? "a" : "\\u0061") { $0 == "a" }
    case 5, 6:
      return .sequence((0..<random.below(4)).map { _ in Expression.random(&random, depth: depth + 1) })
    case 7: return .choice((0...random.below(3)).map { _ in Expression.random(&random, depth: depth + 1) })
    default:
      let least = random.below(3)
      let most = random.below(2) == 0 ? nil : least + random.below(3)
      return .loop(Expression.random(&random, depth: depth + 1), least, most, lazy: random.below(3) == 0)
    }
  }

  var text: String {
    switch self {
    case .one(let text, _), .assertion(let text): return text
    case .sequence(let parts): return "(?:" + parts.map(\.text).joined() + ")"
    case .choice(let branches): return "(" + branches.map(\.text).joined(separator: "|") + ")"
    case .loop(let body, let least, let most, let lazy):
      let count =
        switch (least, most) {
        case (0, nil): "*"
        case (1, nil): "+"
        case (0, 1): "?"
        case (let least, nil): "{\(least),}"
        case (let least, let most?): least == most ? "{\(least)}" : "{\(least),\(most)}"
        }
      return "(?:" + body.text + ")" + count + (lazy ? "?" : "")
    }
  }

  func ends(in text: [Unicode.Scalar], from starts: Set<Int>) -> Set<Int> {
    switch self {
    case .one(_, let takes): return Set(starts.filter { $0 < text.count && takes(text[$0]) }.map { $0 + 1 })
    case .assertion(let kind):
      return starts.filter { start in
        func isWord(_ index: Int) -> Bool {
          text.indices.contains(index) && "ab_1".unicodeScalars.contains(text[index])
        }
        switch kind {
        case "^": return start == 0
        case "$": return start == text.count
        default: return (isWord(start - 1) != isWord(start)) == (kind == "\\b")
        }
      }
    case .sequence(let parts): return parts.reduce(starts) { $1.ends(in: text, from: $0) }
    case .choice(let branches): return branches.reduce([]) { $0.union($1.ends(in: text, from: starts)) }
    case .loop(let body, let least, let most, _):
      var reached = (0..<least).reduce(starts) { reached, _ in body.ends(in: text, from: reached) }
      for _ in 0..<(most.map { $0 - least } ?? text.count + 1) { reached.formUnion(body.ends(in: text, from: reached)) }
      return reached
    }
  }
}
