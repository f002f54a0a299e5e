import TwinCompiler
import TwinModel
import TwinOutput
import TwinRegistry
import TwinStore

/// What was found of one release.
struct VerifiedRelease {
  var release: ReleaseID
  /// Its record; nil where that cannot be read.
  var record: ReleaseRecord?
  /// What is not as it was published.
  var damages: [StoreError] = []
  /// What its signatures come to.
  var signatures = SignatureReport()
  /// Whether it takes no signature, since this compiler ships the same content.
  var isShipped = false

  /// Whether it is as it was published, and signed as the policy asks.
  var isAccepted: Bool {
    record != nil && damages.isEmpty && (signatures.isAccepted || (lacksSignaturesOnly && isShipped))
  }

  /// Whether it is as it was published, and nothing but signatures is missing.
  var lacksSignaturesOnly: Bool {
    record != nil && damages.isEmpty && !signatures.isAccepted
      && signatures.problems.allSatisfy { !$0.kind.isRefusal || $0.kind == .missingSignatures }
  }

  /// What is wrong with its signatures, or does not count.
  private var problems: [SignatureReport.Problem] {
    signatures.problems.filter { !(isShipped && $0.kind == .missingSignatures) }
  }

  /// Looks at the content and the signatures of `release`, whose keys have to count on `day`. Damage is found, not thrown.
  init(_ release: ReleaseID, in registry: RegistryDirectory, _ policy: KeyPolicy, on day: CalendarDay) throws {
    self.release = release
    do throws(StoreError) {
      try look(in: registry, policy, on: day)
    } catch {
      guard error.isDamage else { throw error }
      damages.append(error)
    }
  }

  /// Whether it came after `day`, by what its record says.
  func isLater(than day: CalendarDay) -> Bool { record.map { $0.released > day } ?? false }

  private mutating func look(
    in registry: RegistryDirectory, _ policy: KeyPolicy, on day: CalendarDay
  ) throws(StoreError) {
    guard let (record, bytes) = try registry.recordBytes(of: release) else { throw .lostRecord(release) }
    self.record = record
    damages = try registry.damages(of: record)
    func ships(_ package: PackageName) -> Bool { ShippedOntologies.names.contains(package.text) }
    damages += try registry.contradictions(of: record, mayLackProvenance: ships(record.release.package))
    damages += try registry.damagedReferences(of: record, ships: ships)
    let attestations = try registry.attestations(of: record)
    let provenance: Provenance?
    do throws(StoreError) {
      provenance = try registry.provenance(of: record)
    } catch {
      // Statements have nothing to be held against then, and what is wrong was found above.
      guard damages.isEmpty else { return }
      throw error
    }
    signatures = policy.check(
      attestations, of: SignedRelease(record, recordBytes: bytes, provenance), on: day)
  }
}

extension VerifiedRelease {
  /// Says of a release of what ships that this compiler does not ship this content, and so does not vouch for it.
  mutating func tellOtherCompiler() {
    for index in signatures.problems.indices where signatures.problems[index].kind == .missingSignatures {
      signatures.problems[index].wayOut =
        "this compiler ships other content: verify it with the compiler that released it, or look at it and "
        + signatures.problems[index].wayOut
    }
  }

  /// A line for what counts, then a line for each thing that is wrong or does not count.
  var lines: [String] {
    var lines: [String] = []
    if isAccepted {
      lines.append(
        "\(release): intact, " + (isShipped ? Self.shippedWords : signatures.signers.map(words).joined(separator: ", "))
      )
    }
    lines += damages.map { "error: \(release): \($0) [damaged]" }
    lines += problems.map { problem in
      let severity = problem.kind.isRefusal ? "error" : "note"
      let place = problem.attestation.map { ", attestation \($0)" } ?? ""
      return "\(severity): \(release)\(place): \(problem.message); \(problem.wayOut) [\(problem.kind.rawValue)]"
    }
    return lines
  }

  private static let shippedWords =
    "what this compiler ships, and so vouches for"

  private func words(_ signer: SignatureReport.Signer) -> String {
    "\(signer.key.role == .publisher ? "signed" : "approved") by \(signer.words)"
  }

  /// The same for programs.
  var json: JSONValue {
    .object([
      "package": .string(release.package.text), "version": .string(release.version.description),
      "manifest": record.map { .string($0.manifest.description) }, "accepted": .boolean(isAccepted),
      "shipped": isShipped ? true : nil,
      "signers": .array(signatures.signers.map(\.json)),
      "problems": .array(damages.map(\.json) + problems.map(\.json)),
    ])
  }
}
