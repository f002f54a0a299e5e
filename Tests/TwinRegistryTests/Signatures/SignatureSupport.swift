import Foundation
import Testing
import TwinModel
import TwinOutput
import TwinRegistry
import TwinSource
import TwinTestSupport

/// A release with keys that sign it.
struct SignedSample {
  static let day = CalendarDay("2026-11-26") ?? .init(daysSinceEpoch: 0)

  let record: ReleaseRecord
  let provenance: Provenance
  let publisher: SigningKey
  let approver: SigningKey
  /// A key that no policy has.
  let stranger: SigningKey

  init() throws {
    record = try RecordTests.full()
    provenance = try ProvenanceTests.full()
    (publisher, approver, stranger) = (try SigningKey(), try SigningKey(), try SigningKey())
  }

  /// What is signed.
  var release: SignedRelease { SignedRelease(record, provenance) }

  /// What a publisher signs.
  var statement: [UInt8] { ReleaseStatement.provenance(of: record, provenance) }

  /// The statement with one text for another, of which it has some.
  func statement(_ old: String, _ new: String) throws -> [UInt8] {
    let text = String(decoding: statement, as: UTF8.self)
    try #require(text.contains(old), "\(text)")
    return Array(text.replacing(old, with: new).utf8)
  }

  func envelope(_ statement: [UInt8]? = nil, by key: SigningKey? = nil) throws -> SignedEnvelope {
    try SignedEnvelope(statement: statement ?? self.statement, signedBy: key ?? publisher)
  }

  func approval(by key: SigningKey? = nil) throws -> SignedEnvelope {
    try envelope(
      ReleaseStatement.approval(Approval(approver: "grace", decision: "https://example.com/7"), of: record),
      by: key ?? approver)
  }

  /// A policy that trusts both keys.
  func policy(
    packages: [String] = ["com.example.*"], from: String? = nil, until: String? = nil, approvers: Int = 0,
    second: SigningKey? = nil
  ) throws -> KeyPolicy {
    let document: JSONValue = .object([
      "format": 1,
      "keys": .array(
        [
          .object([
            "name": "bot", "role": "publisher", "packages": .array(packages.map { .string($0) }),
            "from": from.map { .string($0) }, "until": until.map { .string($0) }, "key": text(publisher),
          ]),
          .object(["name": "grace", "role": "approver", "packages": ["*"], "key": text(approver)]),
          second.map { .object(["name": "grace-2", "role": "approver", "packages": ["*"], "key": text($0)]) },
        ].compactMap(\.self)),
      "require": .array([.object(["packages": ["*"], "approvers": .integer(Int64(approvers))])]),
    ])
    let read = readKeyPolicy(json(document, layout: .compact), isJSON: true, file: .none)
    return try #require(read.value, "\(read.findings)")
  }

  private func text(_ key: SigningKey) -> JSONValue {
    .string(String(decoding: key.verificationKey.pem, as: UTF8.self))
  }

  /// What the policy makes of `envelopes`, each an attestation.
  func report(_ envelopes: [[UInt8]], _ policy: KeyPolicy? = nil, on day: CalendarDay = day) throws -> SignatureReport {
    let attestations = zip(1..., envelopes).map { Attestation(number: $0, envelope: $1) }
    return try (policy ?? self.policy()).check(attestations, of: release, on: day)
  }

  /// Kinds of what is wrong with one envelope, but that it is missing then.
  func problems(_ envelope: [UInt8], _ policy: KeyPolicy? = nil, on day: CalendarDay = day) throws
    -> [SignatureReport.Problem.Kind]
  {
    let report = try report([envelope], policy, on: day)
    #expect(!report.isAccepted && report.signers.isEmpty)
    #expect(report.problems.last?.kind == .missingSignatures)
    for problem in report.problems {
      #expect(!problem.message.isEmpty && !problem.wayOut.isEmpty)
    }
    return report.problems.dropLast().map(\.kind)
  }
}
