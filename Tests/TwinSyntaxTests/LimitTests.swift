import Testing
import TwinSource

@testable import TwinSyntax

@Suite struct LimitTests {
  private let deep = String(repeating: "[", count: 200_000)

  @Test func `each limit has a finding that names it and its value`() {
    let cases: [(limits: SyntaxLimits, source: String, rule: String, value: String)] = [
      (SyntaxLimits(fileSize: 10), "a: 12345678", "file-too-large", "10"),
      (SyntaxLimits(depth: 3), "[[[[1]]]]", "too-deep", "3"),
      (SyntaxLimits(nodes: 4), "[1, 2, 3, 4]", "too-many-nodes", "4"),
      (SyntaxLimits(nodes: 2), "[1, [2]]", "too-many-nodes", "2"),
      (SyntaxLimits(scalarLength: 5), "[123456]", "scalar-too-long", "5"),
      (SyntaxLimits(scalarLength: 5), "[\"1234\\n56\"]", "scalar-too-long", "5"),
    ]
    for (limits, source, rule, value) in cases {
      for parsed in [yaml(source, limits: limits), json(source, limits: limits)]
      where source.hasPrefix("[") || rule == "file-too-large" {
        #expect(parsed.rules == ["syntax/" + rule], "\(source)")
        #expect(parsed.findings[0].notes.contains { $0.contains("limit is \(value) ") })
        #expect(parsed.findings[0].severity == .error)
        #expect(faults(parsed.tree) == [])
      }
    }
  }

  @Test func `what is within the limits passes, to the last`() {
    let limits = SyntaxLimits(fileSize: 16, depth: 3, nodes: 6, scalarLength: 6)
    for source in ["[[[123456]],2,3]", "{\"a\":[1], \"\":3}"] {
      #expect(yaml(source, limits: limits).findings.isEmpty)
      #expect(json(source, limits: limits).findings.isEmpty)
    }
  }

  @Test func `a text that is too long is cut between characters`() {
    for parsed in [
      yaml("[éééé]", limits: SyntaxLimits(scalarLength: 5)), json("[\"éééé\"]", limits: SyntaxLimits(scalarLength: 5)),
      json("[\"\\u00e9ééé\"]", limits: SyntaxLimits(scalarLength: 5)),
    ] {
      #expect(parsed.outline == "[\"éé\"]")
      #expect(faults(parsed.tree) == [])
    }
    #expect(yaml("[aé]", limits: SyntaxLimits(scalarLength: 0)).outline == "[\"\"]")
  }

  @Test func `limits of nothing and of nonsense are held`() {
    for value in [0, -1, Int.min] {
      let limits = SyntaxLimits(fileSize: value, depth: value, nodes: value, scalarLength: value)
      #expect(yaml("a: 1", limits: limits).rules == ["syntax/file-too-large"])
      let open = SyntaxLimits(depth: value, nodes: value, scalarLength: value)
      for parsed in [yaml("a: [1]", limits: open), json("{\"a\": [1]}", limits: open), yaml("a", limits: open)] {
        #expect(!parsed.findings.isEmpty && faults(parsed.tree) == [])
      }
    }
    let vast = SyntaxLimits(fileSize: .max, depth: .max, nodes: .max, scalarLength: .max)
    #expect(yaml("a: [1]", limits: vast).findings.isEmpty && json("[[1]]", limits: vast).findings.isEmpty)
  }

  @Test func `two hundred kilobytes of open brackets cost nothing`() {
    for parsed in [yaml(deep), json(deep)] {
      #expect(parsed.rules == ["syntax/too-deep"])
      #expect(parsed.findings[0].place.range.start == 64)
      #expect(parsed.tree.nodeCount == 64)
    }
    let time = cpuTime { for _ in 0..<20 { _ = yaml(deep) } }
    #expect(time < .seconds(4), "\(time)")
  }

  /// Sources that a parser might take more than linear time for, and the part that repeats in each.
  private static let hostile: [@Sendable (String, Int) -> String] = [
    { String(repeating: $0, count: $1) },
    { "a: |\n" + String(repeating: $0, count: $1) + "\n  x" },
    { "a\n...\n" + String(repeating: $0, count: $1) },
    { String(repeating: "[", count: 60) + String(repeating: $0, count: $1) },
    { "a: \"" + String(repeating: $0, count: $1) + "\"" },
    { "a: '" + String(repeating: $0, count: $1) },
    { "- !" + String(repeating: $0, count: $1) + " x" },
    { "- &" + String(repeating: $0, count: $1) + " x" },
    { "é: 1\n" + String(repeating: $0, count: $1) },
  ]
  private static let parts = [
    "[", "{", "- ", "? ", "[a: ", "{a: ", "{? ", ": ", "a: ", "a:", "a,", "a ", "a\n", " ", "\n", "\t", "#", "#\n", "!",
    "!!a ", "!a x\n",
    "&", "&a ", "*a ", "- *a\n", "- &a b\n", "%TAG !a! x\n", "%", "%YAML 1.1\n", "---\n", "...\n", "\"\" ", "\"", "'",
    "\\", "\\u202e",
    "|\n", ">\n", "- |\n", "]", "}", ",", "[],", "[]: ", "{}", "- - - a\n", "<<: a\n", "é", "é: é\n", "\u{202E}",
    "a: 1\r", "a\r\n", "//", "/*",
    "1", "\"a\":", "k: &a {x: *a}\n", "0", "? [a]\n: b\n", "[[a]: b],", "- [", "-\n ", "  - a\n", "~: ",
  ]

  @Test func `no repetition of anything costs more than linear time`() {
    for part in Self.parts {
      let count = 40_000 / part.utf8.count
      for make in Self.hostile {
        let source = Array(make(part, count).utf8)
        let time = cpuTime {
          #expect(faults(parseYAML(source, file: file).tree) == [])
          #expect(faults(parseJSON(source, file: file).tree) == [])
        }
        #expect(time < .seconds(2), "\(part.debugDescription) took \(time)")
      }
    }
  }

  @Test func `directives are never handed to libyaml, which compares each with all earlier ones`() {
    let directives = (0..<60_000).map { "%TAG !a\($0)! x\n" }.joined()
    for (source, rule) in [
      (directives + "--- a\n", "syntax/directive"), ("a\n...\n" + directives + "--- a\n", "syntax/multiple-documents"),
    ] {
      let time = cpuTime {
        let parsed = yaml(source)
        #expect(Set(parsed.rules) == [rule] && parsed.outline == "\"a\"")
      }
      #expect(time < .seconds(2), "\(time)")
    }
  }

  @Test func `deep indentation costs what its bytes cost`() {
    let stairs = (0..<2000).map { String(repeating: " ", count: $0) + "a:\n" }.joined()
    let waves = (0..<30_000).map { String(repeating: "  ", count: $0 % 60) + "a:\n" }.joined()
    for source in [stairs, waves, String(repeating: " ", count: 1_000_000) + "a: 1"] {
      let time = cpuTime { #expect(faults(yaml(source).tree) == []) }
      #expect(time < .seconds(2), "\(time)")
    }
    #expect(yaml(stairs).rules == ["syntax/too-deep"])
  }
}
