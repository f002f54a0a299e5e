import Testing
import TwinConformance
import TwinTestSupport

/// Data that was made to hurt, and data that is merely broken.
@Suite struct HostileStreamTests {
  @Test func `a bad line never stops the rest`() throws {
    let good = Array(#"{"type": "com.example.Fan", "telemetry": {"speed": 1}}"#.utf8)
    let bad: [[UInt8]] = [
      [0], [0xFF, 0xFE], Array("{".utf8), Array("}".utf8), Array("\"".utf8), Array("\\".utf8), Array("{\"".utf8),
      Array("{\"a\\".utf8), Array("{\"type\"".utf8), Array("{\"type\":".utf8), Array("{\"type\":\"".utf8),
      Array(repeating: 0x5B, count: 100_000), Array(repeating: 0x7B, count: 100_000),
      Array(#"{"a":"#.utf8) + Array(repeating: 0x5B, count: 5_000), [0x7B, 0x22, 0xC3, 0x28, 0x22, 0x3A, 0x31, 0x7D],
      Array("{\"\u{0}\": 1}".utf8), [0xEF, 0xBB, 0xBF] + good, good + good, good.dropLast() + [],
    ]
    var text: [UInt8] = []
    for line in bad { text += line + [0x0A] + good + [0x0D, 0x0A] }
    let report = try report(text, of: registry(), blockSize: 64, workers: 2)
    #expect(report.brief == "ok \(bad.count), bad \(bad.count)")
  }

  /// Whatever the bytes, a record is what a strict reader says of it.
  @Test func `altered records are judged as they are by themselves`() throws {
    var random = SeededGenerator(seed: 11)
    let registry = try registry()
    let seeds = [
      #"{"id":"f1","type":"com.example.Fan","telemetry":{"speed":1.5,"temperature":-2}}"#,
      #"{"$metadata":{"$model":"com.example.Fan"},"serial":"AB1234","notes":[{"text":"}{\"]"}]}"#,
      #"{"type":"com.example.Fan","serial":"AB1234","mode":"low"}"#,
    ]
    let alphabet = Array(#"{}[]",:\0 1eu"#.utf8)
    for seed in seeds {
      for _ in 0..<1_500 {
        var record = Array(seed.utf8)
        for _ in 0..<Int.random(in: 1...3, using: &random) {
          let index = Int.random(in: 0..<record.count, using: &random)
          let byte = alphabet[Int.random(in: 0..<alphabet.count, using: &random)]
          if Bool.random(using: &random) { record[index] = byte } else { record.insert(byte, at: index) }
        }
        let isJSON = isStrictJSON(record, registry)
        let report = try report(record, of: registry)
        #expect((report.records.unreadable == 0) == isJSON, "\(String(decoding: record, as: UTF8.self))")
        if isJSON { #expect(report.all.total + report.records.other == 1) }
      }
    }
  }

  @Test func `arrays are cut where their elements end, however they come`() {
    let cases: [(String, [String])] = [
      ("[]", []), ("[ ]", []), ("[1]", ["1"]), ("[1,2]", ["1", "2"]), ("[1,]", ["1", ""]), ("[,1]", ["", "1"]),
      (#"[{"a":"],[\"}"},[1,[2]], "\\"]"#, [#"{"a":"],[\"}"}"#, "[1,[2]]", #" "\\""#]),
    ]
    for (text, expected) in cases {
      for size in 1...text.utf8.count {
        #expect(cut(Array(text.utf8), size) == expected, "\(text) \(size)")
      }
    }
  }

  /// Cuts `text` while it comes, `size` bytes at a time, as who reads it does.
  private func cut(_ text: [UInt8], _ size: Int) -> [String] {
    var cutter = ArrayCutter()
    var found: [String] = []
    var (held, seen, start) = ([UInt8](), 0, 0)
    while start < text.count {
      held += text[start..<min(start + size, text.count)]
      start += size
      var (element, pieces) = (0, [Range<Int>]())
      _ = held.withUnsafeBufferPointer { cutter.cut($0, from: seen, element: &element, pieces: &pieces) }
      found += pieces.map { String(decoding: held[$0], as: UTF8.self) }
      held.removeFirst(element)
      seen = held.count
    }
    return found
  }
}
