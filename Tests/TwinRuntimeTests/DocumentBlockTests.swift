import Foundation
import Testing
import TwinRuntime
import TwinTestSupport

@testable import TwinRuntime

/// Documents that are judged where they stand: what follows one says nothing of it.
@Suite struct DocumentBlockTests {
  /// Lines of documents, right, broken and cut off anywhere, so that what one ends in goes on in the next.
  private func lines(_ form: DocumentForm, _ maker: inout DocumentMaker, _ random: inout SeededGenerator) -> [[UInt8]] {
    (0..<15).flatMap { _ -> [[UInt8]] in
      let document = maker.document(form)
      let cut = Int.random(in: 0...document.count, using: &random)
      return [document, maker.broken(document), Array(document[..<cut]), Array(document[cut...]), []]
    }.filter { !$0.contains(0x0A) }.shuffled(using: &random)
  }

  private func judged(_ text: [UInt8], _ judge: DocumentJudge, checked: Bool) -> (accepted: [Int], restored: Bool) {
    text.withUnsafeBytes { bytes in
      DocumentBlock.withCopy(of: bytes) { block in
        var (line, accepted, start) = (0, [Int](), 0)
        func take(_ members: UInt64) {
          accepted.append(line)
          line += 1
        }
        while let refused = checked
          ? judge.refusedLine(of: block, from: start, ValidationOptions(), CheckedBytes.self, take)
          : judge.refusedLine(of: block, from: start, ValidationOptions(), UncheckedBytes.self, take)
        {
          line += 1
          start = refused.upperBound + 1
        }
        return (accepted, block.bytes.elementsEqual(text))
      }
    }
  }

  @Test func `a line that is not blank is judged as it would be alone, and its bytes stay`() throws {
    let source = try String(contentsOf: repository.appending(path: "Tests/Fuzz/Model/model.yaml"), encoding: .utf8)
    let registry = try registry(source)
    var maker = DocumentMaker(seed: 3)
    var random = SeededGenerator(seed: 4)
    var (right, wrong) = (0, 0)
    for type in registry.types {
      let events = type.members.filter { $0.kind == .event }
      for form in [.state(type), .telemetry(type)] + events.map({ DocumentForm.payload($0) }) {
        let judge = DocumentJudge(form)
        let lines = lines(form, &maker, &random)
        for end in [[], [0x0A]] as [[UInt8]] {
          let text = Array(lines.joined(separator: [0x0A])) + end
          let expected = lines.indices.filter { index in
            !lines[index].allSatisfy { $0 <= 0x20 }
              && lines[index].withUnsafeBytes { judge.accepts($0, ValidationOptions(), CheckedBytes.self) }
          }
          for checked in [true, false] {
            let found = judged(text, judge, checked: checked)
            #expect(found.accepted == expected && found.restored, "\(form)")
          }
          right += expected.count
          wrong += lines.count - expected.count
        }
      }
    }
    #expect(right > 100 && wrong > 100)
  }

  @Test func `what a line ends in is not read on in the next`() throws {
    let registry = try registry(
      "twins: {Fan: {telemetry: {speed: {type: int32}, name: {type: string}, on: {type: boolean}}}}")
    let judge = DocumentJudge(.telemetry(try #require(registry.type("com.example.Fan"))))
    let halves = [
      (#"{"speed": 1"#, #"2}"#), (#"{"name": "abc"#, #"def"}"#), (#"{"on": tr"#, #"ue}"#),
      (#"{"name": "\u00"#, #"41"}"#),
      (#"{"name": "\ud83d"#, #"\ude00"}"#), (#"{"speed": 1."#, #"0}"#), (#"{"speed": 1e"#, #"0}"#),
      (#"{"na"#, #"me": "x"}"#),
      (#"{"speed": 1},"#, #"}"#), (#"{"speed": 1} "#, #"x"#),
    ]
    for (first, second) in halves {
      let text = Array("\(first)\n\(second)\n{}".utf8)
      let isRight = Array(first.utf8).withUnsafeBytes { judge.accepts($0, ValidationOptions(), CheckedBytes.self) }
      for checked in [true, false] {
        #expect(judged(text, judge, checked: checked).accepted == (isRight ? [0, 2] : [2]), "\(first)")
      }
    }
  }
}
