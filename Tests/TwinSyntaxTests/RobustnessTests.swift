import Foundation
import Testing
import TwinSource

@testable import TwinSyntax

@Suite struct RobustnessTests {
  static let seeds: [String] = [
    "a: &x {b: [1, 2], c: \"é\\n\"}\nlist:\n- one   # c\n- 'it''s'\n-\n- k: v\n  e:\n\nünï: |\n  lit\n\nlast: >-\n  f\n  t\nali: *x\n",
    "{\"a\": [1, -2.5e3, true, null], \"b\": {\"c\": \"x\\ty\\u00e9\\ud83d\\ude00\"}, \"\": {}, \"d\": []}\n",
    "%YAML 1.2\n--- !t\n? [a, b]\n: - - c\n    - d\n  - !!str e\n<<: {f}\n? g\n...\n---\nh",
    "twins:\n  Fan: {title: {en: Fan, de: Lüfter}, telemetry: {speed: {type: double}}}\n  # c\n  Ü: \"a\n    b\"\n",
  ]

  private func check(_ bytes: [UInt8]) {
    for parsed in [parseYAML(bytes, file: file), parseJSON(bytes, file: file)] {
      let found = faults(parsed.tree)
      if !found.isEmpty { Issue.record("\(found) for \(bytes)") }
      let outside = parsed.findings.contains { finding in
        ([finding.place] + finding.related.map(\.place)).contains { Int($0.range.end) > bytes.count }
      }
      if outside { Issue.record("a place past the end for \(bytes)") }
      if !zip(parsed.findings, parsed.findings.dropFirst()).allSatisfy({ !Finding.inOrder($1, $0) }) {
        Issue.record("findings out of order for \(bytes)")
      }
    }
  }

  @Test func `a file cut at any byte gives a tree`() {
    for seed in Self.seeds {
      let bytes = Array(seed.utf8)
      for end in 0...bytes.count {
        check(Array(bytes[..<end]))
        check(Array(bytes[end...]))
      }
    }
  }

  @Test func `a mutated file gives a tree`() {
    var generator = Generator(seed: 42)
    let pieces = [
      "[", "]", "{", "}", ":", ": ", ",", "- ", "? ", "\n", " ", "\t", "\"", "'", "&a", "*a", "!t", "|", ">", "#", "%",
      "---", "...", "\\", "é", "\u{2028}", "<<", "\r", "@", "/*", "\u{FEFF}", "\0",
    ].map { Array($0.utf8) }
    for _ in 0..<6000 {
      var bytes = Array((Self.seeds.randomElement(using: &generator) ?? "").utf8)
      for _ in 0..<Int.random(in: 1...6, using: &generator) where !bytes.isEmpty {
        let at = Int.random(in: 0..<bytes.count, using: &generator)
        switch Int.random(in: 0..<5, using: &generator) {
        case 0: bytes[at] = UInt8.random(in: 0...255, using: &generator)
        case 1: bytes.remove(at: at)
        case 2: bytes.insert(contentsOf: pieces.randomElement(using: &generator) ?? [], at: at)
        case 3: bytes.removeSubrange(at..<min(bytes.count, at + Int.random(in: 1...20, using: &generator)))
        default:
          let end = min(bytes.count, at + Int.random(in: 1...20, using: &generator))
          bytes.insert(contentsOf: bytes[at..<end], at: Int.random(in: 0..<bytes.count, using: &generator))
        }
      }
      check(bytes)
    }
  }

  @Test func `random bytes and random punctuation give a tree`() {
    var generator = Generator(seed: 9)
    let alphabet = Array("[]{}:,-? \n\n  \t\"'&*!|>#%@`\\abé01.<~/\r".utf8)
    for round in 0..<6000 {
      check(
        (0..<Int.random(in: 0..<60, using: &generator)).map { _ in
          round % 2 == 0 ? alphabet.randomElement(using: &generator) ?? 0 : UInt8.random(in: 0...255, using: &generator)
        })
    }
  }

  @Test func `what fuzzing found stays mended`() {
    // An anchored mapping whose first key is nothing but an anchor; line separators, which libyaml takes for line breaks.
    for source in [
      "&-\n&c:", "!\u{2029}x:", "&a\u{2028}#\u{85}&b :", "{\"a\": [: \"x\"", "- &-\n  &c : &a\n-\n  ? &d\n",
    ] {
      check(Array(source.utf8))
    }
    #expect(yaml("&-\n&c:").findings.map { yaml("&-\n&c:").source($0.place) } == ["&-", "&c"])
  }

  @Test func `the same bytes give the same result`() {
    for seed in Self.seeds {
      let (a, b) = (yaml(seed), yaml(seed))
      #expect(a.findings == b.findings && a.outline == b.outline)
    }
  }

  @Test func `a stack of 512 KiB is enough for whatever is nested`() throws {
    final class Box: @unchecked Sendable { var faults: [String] = ["not run"] }
    let box = Box()
    let thread = Thread {
      let limits = SyntaxLimits(depth: 100_000)
      var found: [String] = []
      // libyaml takes quadratic time for brackets, so they are fewer than the bytes of the others.
      let sources: [(String, Int)] = [("[", 900), ("{a: ", 900), ("- ", 3000), ("? ", 3000)]
      for (part, count) in sources {
        found += TwinSyntaxTests.faults(yaml(String(repeating: part, count: count), limits: limits).tree)
      }
      for part in ["[", "{\"a\":", "[[],"] {
        found += TwinSyntaxTests.faults(json(String(repeating: part, count: 99_000), limits: limits).tree)
      }
      found += TwinSyntaxTests.faults(yaml(String(repeating: "- a\n", count: 200_000)).tree)
      box.faults = found
    }
    thread.stackSize = 512 << 10
    thread.start()
    let deadline = ContinuousClock.now + .seconds(60)
    while !thread.isFinished, ContinuousClock.now < deadline { usleep(2000) }
    #expect(thread.isFinished)
    #expect(box.faults == [])
  }
}
