import Foundation
import Testing
import TwinModel
import TwinRegistry
import TwinSource
import TwinTestSupport

/// Signatures held to a policy: what counts, and everything that does not, each with its reason.
@Suite struct SignatureCheckTests {
  typealias Kind = SignatureReport.Problem.Kind

  @Test func `a release that a trusted publisher signed is accepted, and who signed is told`() throws {
    let sample = try SignedSample()
    let report = try sample.report([sample.envelope().bytes])
    #expect(report.isAccepted && report.problems == [])
    #expect(report.signers.map(\.key.name) == ["bot"] && report.signers.map(\.attestation) == [1])
  }

  @Test func `approvers count apart from publishers, as many as are asked for`() throws {
    let sample = try SignedSample()
    let policy = try sample.policy(approvers: 1)
    let (signed, approved) = (try sample.envelope().bytes, try sample.approval().bytes)
    let alone = try sample.report([signed], policy)
    #expect(alone.problems.map(\.kind) == [.missingSignatures])
    #expect(alone.problems.first?.message.hasPrefix("0 of 1 approver ") == true)
    let report = try sample.report([approved, signed], policy)
    #expect(report.isAccepted && report.signers.map(\.key.name) == ["bot", "grace"])
    #expect(report.signers.last?.approval == Approval(approver: "grace", decision: "https://example.com/7"))
    #expect(try sample.report([approved], policy).problems.first?.message.hasPrefix("0 of 1 publisher ") == true)
  }

  @Test func `a release without a signature is refused with what to do`() throws {
    let report = try SignedSample().report([])
    #expect(!report.isAccepted && report.problems.map(\.kind) == [.missingSignatures])
    #expect(report.problems.first?.wayOut == "have it signed with `gemel sign com.example.hvac@1.4.0 --key FILE`")
  }

  // MARK: - Statements

  @Test func `another payload type is refused`() throws {
    let sample = try SignedSample()
    var envelope = try sample.envelope()
    envelope.payloadType = "application/json"
    #expect(try sample.problems(envelope.bytes) == [.unknownPayloadType])
  }

  @Test func `an envelope of another type refuses a release that others signed as well`() throws {
    let sample = try SignedSample()
    var altered = try sample.envelope()
    altered.payloadType = "application/vnd.in-toto+xml"
    let typed = try sample.envelope(
      sample.statement("https://in-toto.io/Statement/v1", "https://in-toto.io/Statement/v2"))
    for (envelope, kind) in [(altered, Kind.unknownPayloadType), (typed, .unknownStatementType)] {
      let report = try sample.report([sample.envelope().bytes, envelope.bytes])
      #expect(!report.isAccepted && report.signers.count == 1)
      #expect(report.problems.map(\.kind) == [kind] && kind.isRefusal)
      #expect(report.problems.first?.attestation == 2)
      let wayOut = "remove `packages/com.example.hvac/1.4.0.attestation.2.json` and have it made anew with `gemel sign`"
      #expect(report.problems.first?.wayOut.contains(wayOut) == true)
    }
    // A key that nobody knows is told and hinders nothing.
    let strange = try sample.report([sample.envelope().bytes, sample.envelope(by: sample.stranger).bytes])
    #expect(strange.isAccepted && strange.problems.map(\.kind) == [.unknownKey])
  }

  /// Texts to replace in a statement before it is signed, and what is said then.
  private static let faults: [(from: String, to: String, kind: Kind)] = [
    ("https://in-toto.io/Statement/v1", "https://in-toto.io/Statement/v0.1", .unknownStatementType),
    ("https://slsa.dev/provenance/v1", "https://slsa.dev/provenance/v0.2", .unknownPredicateType),
    ("https://gemel.org/release/v1", "https://example.com/build", .unknownPredicateType),
    (#""name":"com.example.hvac@1.4.0""#, #""name":"com.example.hvac@1.4.1""#, .wrongSubject),
    (#""name":"com.example.hvac@1.4.0""#, #""name":"com.example.pumps@1.4.0""#, .wrongSubject),
    (#""package":"com.example.hvac""#, #""package":"com.example.pumps""#, .wrongParameters),
    (#""version":"1.4.0""#, #""version":"1.4.0-rc.1""#, .wrongParameters),
    (#""version":"1.4.0""#, #""version":"1.4.0","flags":"x""#, .unreadableStatement),
    (#""gitCommit":"0a0a"#, #""gitCommit":"0b0a"#, .wrongCommit),
    (#""name":"sources""#, #""name":"source""#, .wrongCommit),
    (#""gitCommit":"0a0a"#, #""gitCommit":"HEAD"#, .unreadableStatement),
    (#""byproducts""#, #""leftovers""#, .alteredRecord),
    ("https://gemel.org/compiler", "https://example.com/compiler", .wrongOrigin),
    (#""gemel":"0.3.0""#, #""gemel":"0.3.1""#, .wrongOrigin), (#""gemel":"#, #""other":"#, .wrongOrigin),
    (#""builder":{"#, #""by":{"#, .unreadableStatement), (#""edition":2026"#, #""edition":2027"#, .wrongOrigin),
    (#""internalParameters""#, #""x""#, .wrongOrigin), (#""edition":2026"#, #""edition":"2026""#, .unreadableStatement),
    (#""name":"rules/strict""#, #""name":"rules/lax""#, .wrongOrigin),
    (#""name":"com.example.a@1.0.0""#, #""name":"com.example.a@1.0.1""#, .wrongOrigin),
    (#""resolvedDependencies":["#, #""resolvedDependencies":[{"name":"x","digest":{"sha256":"0"}},"#, .wrongOrigin),
    (#""resolvedDependencies":["#, #""resolvedDependencies":[{"uri":"https://example.com"},"#, .wrongOrigin),
    ("packages/com.example.hvac/1.4.0.json", "packages/com.example.hvac/1.4.1.json", .alteredRecord),
    (#""_type":"#, #""_type":"x","_type":"#, .unreadableStatement),
    (#""subject":"#, #""subject":[],"subject":"#, .unreadableStatement),
    (#""subject":"#, #""topic":"#, .unreadableStatement),
    ("}]}", "}]}]", .unreadableStatement), (#""sha256":"#, #""sha512":"#, .unreadableStatement),
    (#""predicateType":"#, #""predicateType":1,"x":"#, .unreadableStatement),
  ]

  @Test(arguments: faults)
  func `a statement that says something else is refused, though it was signed`(
    from: String, to: String, kind: Kind
  ) throws {
    let sample = try SignedSample()
    #expect(try sample.problems(sample.envelope(sample.statement(from, to)).bytes) == [kind])
  }

  @Test func `a statement about other content of the same name is refused`() throws {
    let sample = try SignedSample()
    var other = sample.record
    other.manifest = ContentDigest(of: [1])
    #expect(
      try sample.problems(sample.envelope(ReleaseStatement.provenance(of: other, sample.provenance)).bytes) == [
        .wrongSubject
      ])
  }

  @Test func `a statement about two things is refused`() throws {
    let sample = try SignedSample()
    let statement = try sample.statement(
      #""subject":["#,
      #""subject":[{"digest":{"sha256":"\#(sample.record.manifest.hexadecimal)"},"name":"com.example.hvac@1.4.0"},"#)
    #expect(try sample.problems(sample.envelope(statement).bytes) == [.wrongSubject])
  }

  @Test func `a record that was changed after it was signed is found`() throws {
    let sample = try SignedSample()
    var altered = sample.record
    altered.approvals.append(Approval(approver: "mallory"))
    let report = try sample.policy().check(
      [Attestation(number: 1, envelope: sample.envelope().bytes)], of: SignedRelease(altered, sample.provenance),
      on: SignedSample.day)
    #expect(!report.isAccepted && report.problems.map(\.kind) == [.otherRecord, .missingSignatures])
  }

  @Test func `what another registry signed of its own record hinders nothing where this one is signed`() throws {
    let sample = try SignedSample()
    var other = sample.record
    other.publisher = "Somebody else"
    let theirs = try sample.envelope(ReleaseStatement.provenance(of: other, sample.provenance)).bytes
    let report = try sample.report([theirs, sample.envelope().bytes])
    #expect(report.isAccepted && report.problems.map(\.kind) == [.otherRecord])
    #expect(report.signers.map(\.attestation) == [2])
  }

  @Test func `what in-toto leaves open is passed over`() throws {
    let sample = try SignedSample()
    let statement = try sample.statement(#""_type":"#, #""$comment":{"a":[1,null]},"_type":"#)
    #expect(try sample.report([sample.envelope(statement).bytes]).isAccepted)
  }

  @Test func `who does not agree is no approver`() throws {
    let sample = try SignedSample()
    let text = String(
      decoding: ReleaseStatement.approval(Approval(approver: "grace"), of: sample.record), as: UTF8.self)
    let refusal = try sample.envelope(Array(text.replacing("approved", with: "rejected").utf8), by: sample.approver)
    let report = try sample.report([sample.envelope().bytes, refusal.bytes], sample.policy(approvers: 1))
    #expect(!report.isAccepted && report.problems.map(\.kind) == [.notApproved, .missingSignatures])
  }

  // MARK: - Keys

  @Test func `a key that the policy does not have is refused`() throws {
    let sample = try SignedSample()
    #expect(try sample.problems(sample.envelope(by: sample.stranger).bytes) == [.unknownKey])
    var nameless = try sample.envelope(by: sample.stranger)
    nameless.signatures[0].keyID = ""
    #expect(try sample.problems(nameless.bytes) == [.unknownKey])
  }

  @Test func `what a signature calls its key is a hint alone`() throws {
    let sample = try SignedSample()
    for hint in ["", "SHA256:x", String(repeating: "0", count: 64)] {
      var envelope = try sample.envelope()
      envelope.signatures[0].keyID = hint
      #expect(try sample.report([envelope.bytes]).isAccepted)
    }
    var borrowed = try sample.envelope(by: sample.stranger)
    borrowed.signatures[0].keyID = sample.publisher.verificationKey.fingerprint.description
    #expect(try sample.problems(borrowed.bytes) == [.tamperedSignature])
  }

  @Test func `a key counts once: twice in an envelope, under two names, in two envelopes`() throws {
    let sample = try SignedSample()
    var twice = try sample.envelope()
    twice.signatures.append(twice.signatures[0])
    var renamed = try sample.envelope()
    renamed.signatures.append(SignedEnvelope.Signature(keyID: "other", octets: renamed.signatures[0].octets))
    for envelopes in [[twice.bytes], [renamed.bytes], [try sample.envelope().bytes, try sample.envelope().bytes]] {
      let report = try sample.report(envelopes)
      #expect(report.isAccepted && report.signers.count == 1)
      #expect(report.problems.map(\.kind) == [.repeatedKey])
    }
    let approvals = [try sample.envelope().bytes, try sample.approval().bytes, try sample.approval().bytes]
    let short = try sample.report(approvals, sample.policy(approvers: 2))
    #expect(!short.isAccepted && short.problems.last?.message.hasPrefix("1 of 2 approvers ") == true)
  }

  @Test func `a person with two keys approves once, however they are written`() throws {
    let sample = try SignedSample()
    let second = try SigningKey()
    let policy = try sample.policy(approvers: 2, second: second)
    func approval(_ approver: String, _ key: SigningKey) throws -> [UInt8] {
      try sample.envelope(ReleaseStatement.approval(Approval(approver: approver), of: sample.record), by: key).bytes
    }
    let signed = try sample.envelope().bytes
    for other in ["Grace <g@x.example>", "grace <G@x.example>", "g@x.example"] {
      let report = try sample.report(
        [signed, approval("Grace <g@x.example>", sample.approver), approval(other, second)], policy)
      #expect(!report.isAccepted && report.problems.map(\.kind) == [.repeatedApprover, .missingSignatures], "\(other)")
      let message = try #require(report.problems.first?.message)
      #expect(message.contains("`\(other)`") && message.contains("`grace-2`") && message.contains("`grace`"))
      #expect(message.contains("as `Grace <g@x.example>`") == (other != "Grace <g@x.example>"))
    }
    let two = try sample.report(
      [signed, approval("Grace <g@x.example>", sample.approver), approval("Joan <j@x.example>", second)], policy)
    #expect(two.isAccepted && two.problems == [])
  }

  @Test func `a key counts on its days`() throws {
    let sample = try SignedSample()
    let policy = try sample.policy(from: "2026-02-01", until: "2026-11-30")
    let envelope = try sample.envelope().bytes
    func day(_ text: String) throws -> CalendarDay { try #require(CalendarDay(text)) }
    #expect(try sample.problems(envelope, policy, on: day("2026-01-31")) == [.keyNotYetValid])
    #expect(try sample.report([envelope], policy, on: day("2026-02-01")).isAccepted)
    #expect(try sample.report([envelope], policy, on: day("2026-11-30")).isAccepted)
    #expect(try sample.problems(envelope, policy, on: day("2026-12-01")) == [.expiredKey])
  }

  @Test func `a key that is for other packages is refused`() throws {
    let sample = try SignedSample()
    let policy = try sample.policy(packages: ["com.example.pumps", "org.*"])
    #expect(try sample.problems(sample.envelope().bytes, policy) == [.keyOfOtherPackages])
  }

  @Test func `a key that has another role is refused`() throws {
    let sample = try SignedSample()
    #expect(try sample.problems(sample.envelope(by: sample.approver).bytes) == [.keyOfOtherRole])
    #expect(try sample.problems(sample.approval(by: sample.publisher).bytes) == [.keyOfOtherRole])
  }

  @Test func `a signature that does not count hinders nothing beside one that does, and a forged one does`() throws {
    let sample = try SignedSample()
    let good = try sample.envelope().bytes
    let unknown = try sample.report([sample.envelope(by: sample.stranger).bytes, good])
    #expect(unknown.isAccepted && unknown.problems.map(\.kind) == [.unknownKey])
    var forged = try sample.envelope()
    forged.signatures[0].octets[0] ^= 1
    #expect(try !sample.report([good, forged.bytes]).isAccepted)
    #expect(try !sample.report([good, Array("{}".utf8)]).isAccepted)
    #expect(try !sample.report([good, []]).isAccepted)
  }

  // MARK: - Signatures

  @Test func `every bit of a signature and of the payload counts`() throws {
    let sample = try SignedSample()
    let envelope = try sample.envelope()
    for bit in 0..<512 {
      var altered = envelope
      altered.signatures[0].octets[bit / 8] ^= 1 << UInt8(bit % 8)
      #expect(try sample.problems(altered.bytes) == [.tamperedSignature], "bit \(bit)")
    }
    for index in envelope.payload.indices {
      var altered = envelope
      altered.payload[index] ^= 1
      #expect(try sample.problems(altered.bytes) == [.tamperedSignature], "byte \(index)")
    }
    for count in [0, 1, 63, 65, 128] where count != 64 {
      var altered = envelope
      altered.signatures[0].octets = [UInt8](repeating: 7, count: count)
      #expect(try sample.problems(altered.bytes) == [count == 0 ? .unreadableEnvelope : .tamperedSignature])
    }
  }

  @Test func `a signature has one form: S is below the order of the group`() throws {
    let sample = try SignedSample()
    var envelope = try sample.envelope()
    // The order, lowest byte first (RFC 8032 §5.1). Its double is below 2^256, so that there is a second form to refuse.
    let order: [UInt8] = [
      0xED, 0xD3, 0xF5, 0x5C, 0x1A, 0x63, 0x12, 0x58, 0xD6, 0x9C, 0xF7, 0xA2, 0xDE, 0xF9, 0xDE, 0x14, 0, 0, 0, 0, 0, 0,
      0,
      0, 0, 0, 0, 0, 0, 0, 0, 0x10,
    ]
    var carry = 0
    for index in 0..<32 {
      let sum = Int(envelope.signatures[0].octets[32 + index]) + Int(order[index]) + carry
      envelope.signatures[0].octets[32 + index] = UInt8(sum & 255)
      carry = sum >> 8
    }
    #expect(carry == 0)
    #expect(try sample.problems(envelope.bytes) == [.tamperedSignature])
  }

  @Test func `many signatures that nobody made end in a finding, soon`() throws {
    let sample = try SignedSample()
    var envelope = try sample.envelope()
    envelope.signatures = (0..<16).map { number in
      SignedEnvelope.Signature(keyID: "\(number)", octets: [UInt8](repeating: UInt8(number), count: 64))
    }
    let report = try sample.report([[UInt8]](repeating: envelope.bytes, count: 400))
    #expect(!report.isAccepted && report.problems.count { $0.kind == .tooManySignatures } == 1)
  }

  // MARK: - Made elsewhere

  @Test func `an envelope that was made elsewhere is held against the release before it is added`() throws {
    let sample = try SignedSample()
    func problem(_ envelope: [UInt8], _ policy: KeyPolicy? = nil) -> Kind? {
      attachmentProblem(envelope, of: sample.release, policy: policy)?.kind
    }
    #expect(problem(try sample.envelope(by: sample.stranger).bytes) == nil)
    #expect(problem(try sample.approval().bytes) == nil)
    #expect(problem([]) == .unreadableEnvelope)
    #expect(problem(try sample.envelope(sample.statement("hvac@1.4.0", "hvac@1.5.0")).bytes) == .wrongSubject)
    #expect(problem(try sample.envelope(Array("{}".utf8)).bytes) == .unreadableStatement)
  }

  @Test func `an envelope that was made elsewhere is added only if a key of the policy signed what it may say`() throws
  {
    let sample = try SignedSample()
    let policy = try sample.policy()
    func problem(_ envelope: SignedEnvelope, _ policy: KeyPolicy) throws -> Kind? {
      let found = attachmentProblem(envelope.bytes, of: sample.release, policy: policy)
      #expect(found.map { !$0.message.isEmpty && !$0.wayOut.isEmpty } ?? true)
      return found?.kind
    }
    #expect(try problem(sample.envelope(), policy) == nil && problem(sample.approval(), policy) == nil)
    #expect(try problem(sample.envelope(by: sample.stranger), policy) == .unknownKey)
    #expect(try problem(sample.envelope(by: sample.approver), policy) == .keyOfOtherRole)
    #expect(try problem(sample.approval(by: sample.publisher), policy) == .keyOfOtherRole)
    #expect(try problem(sample.envelope(), sample.policy(packages: ["com.example.pumps"])) == .keyOfOtherPackages)
    // It may count on other days.
    #expect(try problem(sample.envelope(), sample.policy(from: "2030-01-01")) == nil)
    // One that counts is enough, as in verification.
    var both = try sample.envelope()
    both.signatures += try sample.envelope(by: sample.stranger).signatures
    #expect(try problem(both, policy) == nil)
    both.signatures[0].octets[0] ^= 1
    #expect(try problem(both, policy) == .tamperedSignature)
    for fault in Self.faults {
      let envelope = try sample.envelope(sample.statement(fault.from, fault.to))
      #expect(try problem(envelope, policy) == fault.kind, "\(fault)")
    }
  }
}
