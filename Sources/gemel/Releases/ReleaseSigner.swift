import TwinModel
import TwinRegistry
import TwinSource
import TwinStore

extension LocalRegistry {
  /// Says of each of `releases` how it came about. What was said before is not said again, so that a run that was interrupted can be
  /// made once more.
  func sign(_ releases: [ReleaseID], with key: SigningKey) throws {
    var isChanged = false
    for release in releases where try sign(release, with: key).isNew { isChanged = true }
    if isChanged { rebuildLayout() }
  }

  /// Says of a release of this registry how it came about, signed by `key`, unless that is said already.
  func sign(_ release: ReleaseID, with key: SigningKey) throws -> AttestOutcome {
    let record = try record(toSign: release)
    return try attest(try provenanceStatement(of: record), of: record, with: key)
  }

  /// Says of a release of this registry that someone agrees to it, signed by `key`, unless that is said already.
  func approve(_ release: ReleaseID, _ approval: Approval, with key: SigningKey) throws -> AttestOutcome {
    let record = try record(toSign: release)
    return try attest(ReleaseStatement.approval(approval, of: record), of: record, with: key)
  }

  /// Adds an envelope that was made elsewhere, in whatever form, if it says of a release of this registry what that says of itself and,
  /// where there is a `policy`, a key signed it that may say so. It is kept in the one form of envelopes here.
  func attach(
    _ bytes: [UInt8], named file: String, to release: ReleaseID, _ policy: KeyPolicy?
  ) throws -> AttestOutcome {
    let read = readForeignEnvelope(bytes, file: .none)
    guard let envelope = read.value?.bytes else {
      throw CommandFailure(
        code: CommandFailure.findings,
        message:
          "\(file): the envelope cannot be read: \(read.findings.first?.message ?? "it is none"); give one as DSSE 1.0 has it, in"
          + " JSON [\(SignatureReport.Problem.Kind.unreadableEnvelope.rawValue)]")
    }
    let record = try record(toSign: release)
    let signed = SignedRelease(record, try with { try $0.provenance(of: record) })
    if let problem = attachmentProblem(envelope, of: signed, policy: policy) {
      throw CommandFailure(
        code: CommandFailure.findings,
        message: "\(file): \(problem.message); \(problem.wayOut) [\(problem.kind.rawValue)]")
    }
    return try with { try $0.attest(envelope, to: release) }
  }

  /// The record of a release that is as it was published: nothing else is signed.
  func record(toSign release: ReleaseID) throws -> ReleaseRecord {
    guard let found = try with({ try $0.recordBytes(of: release) }) else {
      throw CommandFailure.usage(
        "the registry \(path) has no \(release) to be signed; `gemel registry list` lists what it has")
    }
    var damages = try with { try $0.damages(of: found.record) }.map(\.description)
    if found.bytes != found.record.bytes {
      damages.append("\(RegistryPath.record(release)): the record is not in the form in which records are written")
    }
    guard damages.isEmpty else {
      throw CommandFailure(
        code: CommandFailure.findings,
        message: "\(release) is damaged, and nothing was signed\n" + damages.map { "  " + $0 }.joined(separator: "\n"))
    }
    return found.record
  }

  /// The bytes of a statement that says how a release came about.
  func provenanceStatement(of record: ReleaseRecord) throws -> [UInt8] {
    ReleaseStatement.provenance(
      of: record, try provenance(of: record, otherwise: "cannot be signed for", "release another version"))
  }

  /// What a release says of how it came about; nil where it says nothing. Where what it says is not of this release, that is an
  /// error in the words of `consequence` and `wayOut`.
  func provenance(
    of record: ReleaseRecord, otherwise consequence: String, _ wayOut: String
  ) throws -> Provenance? {
    guard let bytes = try with({ try $0.file(Provenance.fileName, of: record) }) else { return nil }
    let read = readProvenance(bytes, file: .none)
    let contradictions = read.value.map { record.contradictions(nil, $0) } ?? []
    guard let provenance = read.value, contradictions.isEmpty else {
      let reason = read.findings.first?.message ?? contradictions.first ?? "it cannot be read"
      throw CommandFailure(
        code: CommandFailure.findings,
        message: "the \(Provenance.fileName) of \(record.release) \(consequence): \(reason); \(wayOut)")
    }
    return provenance
  }

  private func attest(
    _ statement: [UInt8], of record: ReleaseRecord, with key: SigningKey
  ) throws -> AttestOutcome {
    let envelope: SignedEnvelope
    do throws(KeyProblem) {
      envelope = try SignedEnvelope(statement: statement, signedBy: key)
    } catch {
      throw CommandFailure(code: CommandFailure.couldNotRun, message: "\(error)")
    }
    // What is added stays, so that what nobody could read must not be.
    let signed = SignedRelease(record, try with { try $0.provenance(of: record) })
    if let problem = attachmentProblem(envelope.bytes, of: signed) {
      throw CommandFailure.usage("nothing was signed, since nobody could read it: \(problem.message)")
    }
    return try with { try $0.attest(envelope.bytes, to: record.release) }
  }
}
