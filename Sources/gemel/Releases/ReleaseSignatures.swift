import TwinModel
import TwinOutput
import TwinRegistry
import TwinSource
import TwinStore

/// Who signed a release, as its history shows it. Whether that is enough, and whether its content is intact, `gemel verify` tells.
struct ReleaseSignatures {
  /// A signature that was held against nothing, by what it calls its key.
  private struct Unchecked {
    var attestation: Int
    var key: String
  }

  private let isChecked: Bool
  private var report = SignatureReport()
  private var unchecked: [Unchecked] = []
  /// Why they cannot be read.
  private(set) var damage: StoreError?

  /// Reads who signed the release of `record`: by their names where a policy has their keys, as it has them on `day`; by what the
  /// signatures call their keys where there is no policy. Damage is told, not thrown.
  init(of record: ReleaseRecord, in registry: RegistryDirectory, _ policy: KeyPolicy?, on day: CalendarDay) throws {
    isChecked = policy != nil
    do throws(StoreError) {
      let attestations = try registry.attestations(of: record)
      if let policy, !attestations.isEmpty, let (record, bytes) = try registry.recordBytes(of: record.release) {
        let signed = SignedRelease(record, recordBytes: bytes, try registry.provenance(of: record))
        report = policy.check(attestations, of: signed, on: day)
      } else {
        unchecked = attestations.flatMap(Self.signatures)
      }
    } catch {
      guard error.isDamage else { throw error }
      damage = error
    }
  }

  private static func signatures(of attestation: Attestation) -> [Unchecked] {
    let envelope = readEnvelope(attestation.envelope, file: .none).value
    return (envelope?.signatures ?? []).map { Unchecked(attestation: attestation.number, key: $0.keyID) }
  }

  /// What is wrong with single signatures; that some are missing is said by who asks whether there are enough.
  private var problems: [SignatureReport.Problem] { report.problems.filter { $0.attestation != nil } }

  /// A row for each signature.
  var rows: [[String]] {
    var rows = report.signers.map { ["signed", ($0.key.role == .approver ? "approval " : "") + "by \($0.words)"] }
    rows += problems.map { problem in
      let number = problem.attestation.map { "attestation \($0)" } ?? ""
      return ["signed", "\(number) does not count: \(problem.message) [\(problem.kind.rawValue)]"]
    }
    rows += unchecked.map { signature in
      let key = signature.key.isEmpty ? "by a key without a name" : "by the key \(signature.key)"
      return ["signed", "\(key), as attestation \(signature.attestation) says; there is no key policy to check it"]
    }
    if let damage { rows.append(["signed", "cannot be read: \(damage)"]) }
    return rows
  }

  /// The same for programs.
  var json: JSONValue {
    .object([
      "checked": .boolean(isChecked), "signers": .array(report.signers.map(\.json)),
      "problems": .array(problems.map(\.json) + (damage.map { [$0.json] } ?? [])),
      "unchecked": isChecked
        ? nil
        : .array(
          unchecked.map { signature in
            .object(["attestation": .integer(Int64(signature.attestation)), "key": .string(signature.key)])
          }),
    ])
  }
}

extension SignatureReport.Signer {
  /// The name of the key, when it counts, and the decision of who approves.
  var words: String {
    let validity =
      switch (key.from, key.until) {
      case (let from?, let until?): " (valid \(from) to \(until))"
      case (let from?, nil): " (valid from \(from) on)"
      case (nil, let until?): " (valid until \(until))"
      case (nil, nil): ""
      }
    return key.name + validity + (approval?.decision.map { ": \($0)" } ?? "")
  }

  /// The same for programs.
  var json: JSONValue {
    .object([
      "name": .string(key.name), "role": .string(key.role.rawValue),
      "fingerprint": .string(key.key.fingerprint.description),
      "from": key.from.map { .string($0.description) }, "until": key.until.map { .string($0.description) },
      "attestation": .integer(Int64(attestation)),
      "approver": approval.map { .string($0.approver) }, "decision": approval?.decision.map { .string($0) },
    ])
  }
}

extension SignatureReport.Problem {
  /// The same for programs.
  var json: JSONValue {
    .object([
      "kind": .string(kind.rawValue), "severity": .string(kind.isRefusal ? "error" : "note"),
      "attestation": attestation.map { .integer(Int64($0)) }, "message": .string(message), "wayOut": .string(wayOut),
    ])
  }
}

extension StoreError {
  /// Damage, for programs.
  var json: JSONValue {
    .object([
      "kind": "damaged", "severity": "error", "path": .string(path), "message": .string(reason),
      "wayOut": .string(wayOut),
    ])
  }
}
