import Foundation
import Testing
import TwinSource

@testable import TwinSyntax

@Suite struct DuplicateKeyTests {
  @Test func `a key that stands twice is an error at both places`() {
    for parsed in [
      yaml("a: 1\nb: 2\n\"a\": 3"), json("{\"a\": 1, \"b\": 2, \"\\u0061\": 3}"), yaml("{a: 1, 'b': 2, \"\\x61\": 3}"),
    ] {
      #expect(parsed.rules == ["syntax/duplicate-key"])
      let finding = parsed.findings[0]
      let keys = parsed.tree.nodes.enumerated().filter { $0.offset % 2 == 1 }.map(\.element)
      #expect(finding.message == "the key `a` stands twice in one mapping" && finding.severity == .error)
      #expect(finding.place.range == ByteRange(keys[2].start, keys[2].end))
      #expect(finding.related.map(\.place.range) == [ByteRange(keys[0].start, keys[0].end)])
    }
  }

  @Test func `keys are compared within their mapping, by all of their text`() {
    let longer = String(repeating: "k", count: 100)
    for source in [
      "a: {a: 1}\nb: {a: 1}", "[{a: 1}, {a: 1}]", "a: 1\nA: 2\nab: 3\n'a ': 4",
      "\(longer)a: 1\n\(longer)b: 2\n\(longer): 3", "é: 1\ne\u{301}: 2",
    ] {
      #expect(yaml(source).findings.isEmpty, "\(source)")
    }
    #expect(yaml("'': 1\n\"\": 2").rules == ["syntax/duplicate-key"])
  }

  @Test func `every repetition is found in mappings of every size, the first as related place`() {
    var generator = Generator(seed: 7)
    for count in [2, 3, 8, 11, 12, 13, 14, 40, 500] {
      for _ in 0..<20 {
        let keys = (0..<count).map { _ in "k\(Int.random(in: 0..<count, using: &generator))" }
        var (expected, firsts): ([UInt32: UInt32], [String: UInt32]) = ([:], [:])
        var source = ""
        for key in keys {
          let offset = UInt32(source.utf8.count)
          if let first = firsts[key] { expected[offset] = first } else { firsts[key] = offset }
          source += key + ": 1\n"
        }
        let found = yaml(source).findings
        #expect(found.count == min(100, expected.count))
        #expect(found.allSatisfy { expected[$0.place.range.start] == $0.related.first?.place.range.start })
      }
    }
  }

  @Test func `keys whose hashes all collide cost little more, and give the same findings`() {
    let sources = [(0..<100_000).map { "key\($0 % 99_990): 1\n" }.joined(), "a: 1\nb: 2\na: 3"]
    for source in sources {
      let parsed = yaml(source)
      var findings = FindingList()
      var keys = DuplicateKeys()
      keys.hashMask = 0
      let time = cpuTime { keys.check(parsed.tree, mapping: 0, findings: &findings) }
      #expect(findings.inOrder() == parsed.findings && !parsed.findings.isEmpty)
      #expect(time < .seconds(10), "\(time)")
    }
  }

  @Test func `a mapping of a hundred thousand keys costs milliseconds, whatever the keys`() {
    let count = 100_000
    let prefix = String(repeating: "p", count: 300)
    let mappings = [
      (0..<count).map { "k\($0)" }, (0..<count).map { _ in "same" }, (0..<count).map { "\(prefix)\($0)" },
      (0..<count).map { String(format: "%08d", $0 * 7919 % count) },
    ]
    for keys in mappings {
      let source = "{" + keys.map { "\"\($0)\": 1" }.joined(separator: ",\n") + "}"
      let time = cpuTime {
        #expect(yaml(source).findings.count == (keys[0] == keys[1] ? 100 : 0))
        #expect(json(source).findings.count == (keys[0] == keys[1] ? 100 : 0))
      }
      #expect(time < .seconds(20), "\(time)")
    }
  }
}
