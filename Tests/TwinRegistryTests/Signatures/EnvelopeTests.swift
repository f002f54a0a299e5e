import Foundation
import Testing
import TwinModel
import TwinRegistry
import TwinSource
import TwinTestSupport

/// Envelopes: what they hold is what was signed, in one form.
@Suite struct EnvelopeTests {
  @Test func `what is signed is the type and the payload with their lengths`() {
    let envelope = SignedEnvelope(
      payloadType: "http://example.com/HelloWorld", payload: Array("hello world".utf8), signatures: [])
    // The example of the protocol.
    #expect(
      String(decoding: envelope.authenticatedBytes, as: UTF8.self)
        == "DSSEv1 29 http://example.com/HelloWorld 11 hello world")
    let other = SignedEnvelope(payloadType: "é", payload: [], signatures: [])
    #expect(String(decoding: other.authenticatedBytes, as: UTF8.self) == "DSSEv1 2 é 0 ")
  }

  @Test func `an envelope is read back as it was written, the same each time`() throws {
    let sample = try SignedSample()
    let envelope = try sample.envelope()
    #expect(readEnvelope(envelope.bytes, file: .none).value == envelope)
    #expect(try sample.envelope() == envelope)
    #expect(envelope.signatures.map(\.keyID) == [sample.publisher.verificationKey.fingerprint.description])
    #expect(envelope.signatures.map(\.octets.count) == [64])
  }

  @Test func `lengths of all kinds survive base64`() throws {
    for count in 1...70 {
      let payload = (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 151 &+ count) }
      let envelope = SignedEnvelope(
        payloadType: "t", payload: payload, signatures: [SignedEnvelope.Signature(keyID: "", octets: payload)])
      #expect(readEnvelope(envelope.bytes, file: .none).value == envelope)
      #expect(String(decoding: envelope.bytes, as: UTF8.self).contains(Data(payload).base64EncodedString()))
    }
  }

  private static let whole =
    #"{"payload":"e30=","payloadType":"application/vnd.in-toto+json","signatures":[{"keyid":"a","sig":"AAEC"}]}"#

  @Test(arguments: [
    #" {"signatures" : [ {"sig":"AAEC"} ], "payloadType":"t", "payload":"e30="}  "#,
    #"{"payload":"e30\u003d","payloadType":"t","signatures":[{"keyid":"","sig":"AAEC"}]}"#,
  ])
  func `white space, order and escapes of JSON are the writer's`(text: String) {
    let envelope = readEnvelope(Array(text.utf8), file: .none).value
    #expect(envelope?.payload == Array("{}".utf8) && envelope?.signatures.map(\.octets) == [[0, 1, 2]])
    #expect(envelope?.signatures.map(\.keyID) == [""])
  }

  /// The same envelope, as other tools may write it.
  private static let conforming = [
    #"{"payload":"_-8=","payloadType":"t","signatures":[{"sig":"-_8"}]}"#,
    #"{"payload":"/+8=","payloadType":"t","signatures":[{"sig":"+/8=","cert":"x","keyid":""}],"_note":{"a":[[[[1]]]]}}"#,
    #" {"signatures":[{"keyid":"","sig":"-_8="}], "payloadType":"t", "kind":null, "payload":"_-8"}"#,
  ]

  @Test func `any form that the protocol allows is read, becomes the one form, and is the same envelope`() {
    let expected = SignedEnvelope(
      payloadType: "t", payload: [0xFF, 0xEF], signatures: [SignedEnvelope.Signature(keyID: "", octets: [0xFB, 0xFF])])
    for text in Self.conforming {
      let bytes = Array(text.utf8)
      #expect(readEnvelope(bytes, file: .none).value == nil, "what stands in a registry is in one form: \(text)")
      let envelope = readForeignEnvelope(bytes, file: .none).value
      #expect(envelope == expected, "\(text)")
      #expect(envelope.flatMap { readEnvelope($0.bytes, file: .none).value } == expected)
    }
  }

  @Test(arguments: [
    ("e30=", "e31="), ("e30=", "e3 0="), ("e30=", "e30=="), ("e30=", "e"), ("e30=", "+_8="), ("e30=", ""),
    ("AAEC", "AA=C"),
    ("AAEC", "-/-_"), (#""payloadType""#, #""type""#), (#"[{"keyid":"a","sig":"AAEC"}]"#, "[]"),
    ("e30=", #"e30=","payload":"e30="#),
  ])
  func `what the protocol does not allow is read in no form`(from: String, to: String) throws {
    try #require(Self.whole.contains(from))
    let read = readForeignEnvelope(Array(Self.whole.replacing(from, with: to).utf8), file: .none)
    #expect(read.value == nil && !read.findings.isEmpty)
  }

  /// Texts to replace in an envelope, and the rule that speaks then.
  private static let faults: [(from: String, to: String, rule: String)] = [
    ("e30=", "e30", "structure/invalid-value"), ("e30=", "e31=", "structure/invalid-value"),
    ("e30=", "e3 0=", "structure/invalid-value"), ("e30=", #"e30=\n"#, "structure/invalid-value"),
    ("e30=", "e30==", "structure/invalid-value"), ("e30=", "e30===", "structure/invalid-value"),
    ("e30=", "====", "structure/invalid-value"), ("e30=", "e3=0", "structure/invalid-value"),
    ("e30=", "", "structure/invalid-value"), ("e30=", "e_-=", "structure/invalid-value"),
    ("AAEC", "AA-_", "structure/invalid-value"), ("AAEC", "AAE", "structure/invalid-value"),
    ("AAEC", "AAEC=", "structure/invalid-value"), ("AAEC", #"AAEC\u0000"#, "structure/invalid-value"),
    (#""AAEC""#, "12", "structure/wrong-shape"), (#"[{"keyid":"a","sig":"AAEC"}]"#, "[]", "structure/invalid-value"),
    (#""payloadType""#, #""type""#, "structure/unknown-key"),
    (#""keyid""#, #""cert":"x","keyid""#, "structure/unknown-key"),
    (#","payloadType":"application/vnd.in-toto+json""#, "", "structure/missing-key"),
    (#","sig":"AAEC""#, "", "structure/missing-key"), ("}]}", "}]}x", "syntax/invalid-json"),
    ("}]}", "}]}{}", "syntax/invalid-json"),
    ("}]}", "}]", "syntax/invalid-json"), ("}]}", "},]}", "syntax/invalid-json"),
    (#"{"payload":"e30=""#, #"{"payload":"e30=","payload":"e30=""#, "syntax/duplicate-key"),
    (#"{"payload":"e30=""#, #"{"payload":"e30=","pa\u0079load":"e30=""#, "syntax/duplicate-key"),
    (#""keyid":"a""#, #""keyid":"a","keyid":"b""#, "syntax/duplicate-key"),
    (#""a""#, "\"\(String(repeating: "k", count: 300))\"", "structure/invalid-value"),
    (#"[{"#, #"[[[[[{"#, "syntax/too-deep"),
  ]

  @Test(arguments: faults)
  func `everything else is a finding with its place`(from: String, to: String, rule: String) throws {
    try #require(Self.whole.contains(from))
    let read = readEnvelope(Array(Self.whole.replacing(from, with: to).utf8), file: .none)
    #expect(read.value == nil)
    #expect(read.findings.contains { $0.rule.name == rule }, "\(read.findings)")
  }

  @Test func `an envelope that is too large, or has too many signatures, is not read`() {
    let large = Self.whole.replacing("e30=", with: String(repeating: "AAAA", count: 1 << 20))
    #expect(readEnvelope(Array(large.utf8), file: .none).findings.map(\.rule.name) == ["syntax/file-too-large"])
    let one = #"{"sig":"AAEC"}"#
    let many = Self.whole.replacing(
      #"[{"keyid":"a","sig":"AAEC"}]"#, with: "[\(repeatElement(one, count: 17).joined(separator: ","))]")
    let read = readEnvelope(Array(many.utf8), file: .none)
    #expect(read.value == nil && read.findings.contains { $0.message.contains("17 signatures") })
  }

  @Test func `an envelope that was altered anywhere is never one of another payload`() throws {
    let sample = try SignedSample()
    let policy = try sample.policy()
    let bytes = try sample.envelope().bytes
    let payload = sample.statement
    var random = SeededGenerator(seed: 20_261_126)
    var accepted = 0
    for _ in 0..<5_000 {
      let altered = mutated(bytes, &random)
      let read = readEnvelope(altered, file: .none)
      let report = try sample.report([altered], policy)
      guard report.isAccepted else {
        #expect(!report.problems.isEmpty)
        continue
      }
      // What is left to change is how JSON is written, and what the envelope calls the key.
      accepted += 1
      #expect(read.value?.payload == payload)
      #expect(read.value?.payloadType == SignedEnvelope.statementType)
    }
    #expect(accepted < 500, "\(accepted)")
  }

  /// `bytes` with one to three bytes changed, removed, doubled or swapped.
  private func mutated(_ bytes: [UInt8], _ random: inout SeededGenerator) -> [UInt8] {
    var altered = bytes
    for _ in 0...Int.random(in: 0..<3, using: &random) {
      let index = Int.random(in: altered.indices, using: &random)
      switch Int.random(in: 0..<6, using: &random) {
      case 0: altered[index] ^= 1 << UInt8.random(in: 0..<8, using: &random)
      case 1: altered[index] = UInt8.random(in: 0...255, using: &random)
      case 2: altered.remove(at: index)
      case 3: altered.insert(altered[index], at: index)
      case 4: altered.swapAt(index, Int.random(in: altered.indices, using: &random))
      default: altered.removeSubrange(index..<min(altered.count, index + Int.random(in: 1..<40, using: &random)))
      }
    }
    return altered
  }
}
