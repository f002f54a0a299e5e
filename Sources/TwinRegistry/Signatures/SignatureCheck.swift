public import TwinModel
import TwinSource

/// A signed statement about a release, as a registry keeps it.
public struct Attestation: Hashable, Sendable {
  /// Its place among those of the release, from 1.
  public var number: Int
  /// The bytes of the envelope.
  public var envelope: [UInt8]

  /// An attestation.
  public init(number: Int, envelope: [UInt8]) {
    self.number = number
    self.envelope = envelope
  }
}

/// What is signed of a release, as the registry has it.
public struct SignedRelease: Hashable, Sendable {
  /// Its record.
  public var record: ReleaseRecord
  /// Digest of the record's bytes as they are.
  public var recordDigest: ContentDigest
  /// What it says of how it came about; nil where it says nothing, as what ships with a compiler.
  public var provenance: Provenance?

  /// A release whose record has the bytes `recordBytes`; those that it writes where nil.
  public init(_ record: ReleaseRecord, recordBytes: [UInt8]? = nil, _ provenance: Provenance?) {
    self.record = record
    recordDigest = ContentDigest(of: recordBytes ?? record.bytes)
    self.provenance = provenance
  }
}

extension KeyPolicy {
  /// Holds the attestations of a release to this policy on `day`. A key counts on the days on which it is valid, whenever it signed:
  /// nothing vouches for the day of a signature. Total.
  ///
  /// `release` is what they are held against.
  /// - Complexity: O(bytes + signatures × keys), within bounds.
  public func check(_ attestations: [Attestation], of release: SignedRelease, on day: CalendarDay) -> SignatureReport {
    var check = SignatureCheck(policy: self, release, day: day)
    for attestation in attestations { check.add(attestation) }
    return check.finish()
  }
}

/// Why an envelope that was made elsewhere is not to stand beside a release; nil where it may. It is what verification would say of it:
/// without a `policy`, of what it says; with one, also of who signed, where no signature is of a key that may say so. Days are not
/// asked: a key that counts later may sign now.
public func attachmentProblem(
  _ envelope: [UInt8], of release: SignedRelease, policy: KeyPolicy? = nil
) -> SignatureReport.Problem? {
  var check = SignatureCheck(
    policy: policy ?? KeyPolicy(keys: [], rules: []), release, day: CalendarDay(daysSinceEpoch: 0))
  guard let envelope = check.envelope(envelope, nil) else { return check.report.problems.first }
  let keys = policy == nil ? [] : check.signers(of: envelope, nil)
  if let forged = check.report.problems.first(where: { $0.kind.isRefusal }) { return forged }
  let others = check.report.problems
  check.report.problems = []
  guard let claim = check.claim(of: envelope.payload, nil) else { return check.report.problems.first }
  if policy == nil || keys.contains(where: { check.admits($0, claim, nil) }) { return nil }
  return check.report.problems.first ?? others.first
}

private struct SignatureCheck {
  typealias Kind = SignatureReport.Problem.Kind

  let policy: KeyPolicy
  let record: ReleaseRecord
  let recordDigest: ContentDigest
  let provenance: Provenance?
  let day: CalendarDay
  var report = SignatureReport()
  /// Signatures that may still be tried: an envelope may have many that no key made.
  var budget = 10_000

  init(policy: KeyPolicy, _ release: SignedRelease, day: CalendarDay) {
    self.policy = policy
    record = release.record
    recordDigest = release.recordDigest
    provenance = release.provenance
    self.day = day
  }

  private mutating func add(_ kind: Kind, _ attestation: Int?, _ message: String, _ wayOut: String) {
    report.problems.append(
      SignatureReport.Problem(kind: kind, attestation: attestation, message: message, wayOut: wayOut))
  }

  // MARK: - Envelopes

  mutating func add(_ attestation: Attestation) {
    let number = attestation.number
    guard let envelope = envelope(attestation.envelope, number) else { return }
    // Nothing is read of a payload before someone who is trusted signed it.
    let keys = signers(of: envelope, number)
    guard !keys.isEmpty, let claim = claim(of: envelope.payload, number) else { return }
    for key in keys { count(key, claim, number) }
  }

  /// The envelope around a statement; nil where it is something else.
  mutating func envelope(_ bytes: [UInt8], _ number: Int?) -> SignedEnvelope? {
    let read = readEnvelope(bytes, file: .none)
    guard let envelope = read.value else {
      add(
        .unreadableEnvelope, number, "the envelope cannot be read: " + reason(read.findings),
        "bring it back from a copy of the registry, or have the release signed again")
      return nil
    }
    guard envelope.payloadType == SignedEnvelope.statementType else {
      add(
        .unknownPayloadType, number,
        "the envelope holds `\(excerpt(envelope.payloadType))`, and not `\(SignedEnvelope.statementType)`",
        "bring it back from a copy of the registry; where it was made so, " + anew(number))
      return nil
    }
    return envelope
  }

  /// The keys of the policy that signed an envelope, each once.
  mutating func signers(of envelope: SignedEnvelope, _ number: Int?) -> [KeyPolicy.Key] {
    let message = envelope.authenticatedBytes
    var keys: [KeyPolicy.Key] = []
    for signature in envelope.signatures {
      guard let key = signer(signature, message, number) else { continue }
      if keys.contains(key) {
        addRepeated(key, number)
      } else {
        keys.append(key)
      }
    }
    return keys
  }

  private mutating func signer(
    _ signature: SignedEnvelope.Signature, _ message: [UInt8], _ number: Int?
  ) -> KeyPolicy.Key? {
    // What a signature calls its key is a hint. It spares trying the others, and where it misleads, the signature was made by
    // nobody: signers name their own key or, as other tools do, one in a way that is not known here.
    let hinted = policy.keys.first { $0.key.fingerprint.description == signature.keyID }
    for key in hinted.map({ [$0] }) ?? policy.keys {
      guard budget > 0 else {
        if !report.problems.contains(where: { $0.kind == .tooManySignatures }) {
          add(
            .tooManySignatures, number, "there are more signatures than can be tried",
            "find out who added them, and bring the registry back from a copy")
        }
        return nil
      }
      budget -= 1
      if key.key.verifies(signature.octets, of: message) { return key }
    }
    if let hinted {
      add(
        .tamperedSignature, number, "the signature in the name of `\(hinted.name)` is not of what the envelope holds",
        number == nil
          ? "sign the statement again"
          : "find out who changed it, and bring it back from a copy of the registry; where it was added so, "
            + anew(number))
    } else {
      let name = signature.keyID.isEmpty ? "which has no name" : "`\(excerpt(signature.keyID))`"
      add(
        .unknownKey, number, "it is signed by a key that the policy does not have, \(name)",
        "add the key to the policy if its owner is to be trusted, or have the release signed by one that is there")
    }
    return nil
  }

  // MARK: - Statements

  /// What a statement says of this release; nil where it is about another, or says nothing that is known.
  mutating func claim(of payload: [UInt8], _ number: Int?) -> ReleaseStatement.Claim? {
    let read = readStatement(payload)
    guard let statement = read.value else {
      add(
        .unreadableStatement, number, "the statement cannot be read: " + reason(read.findings),
        "have the release signed again")
      return nil
    }
    guard statement.type == ReleaseStatement.type else {
      add(
        .unknownStatementType, number,
        "the statement is `\(excerpt(statement.type))`, and not `\(ReleaseStatement.type)`",
        anew(number) + ", or verify it with a compiler that knows it")
      return nil
    }
    guard hasRightSubject(statement, number) else { return nil }
    switch statement.predicate {
    case .provenance(let build) where build.type == ReleaseStatement.buildType: return provenance(build, number)
    case .provenance(let build): return unknownPredicate("provenance of `\(excerpt(build.type))`", number)
    case .approval(ReleaseStatement.verdict, let approval): return .approval(approval)
    case .approval(let verdict, let approval):
      add(
        .notApproved, number,
        "`\(excerpt(approval.approver))` says `\(excerpt(verdict))`, and not `\(ReleaseStatement.verdict)`",
        "settle what stands against the release, and release a new version")
      return nil
    case nil: return unknownPredicate("`\(excerpt(statement.predicateType))`", number)
    }
  }

  private mutating func unknownPredicate(_ what: String, _ number: Int?) -> ReleaseStatement.Claim? {
    add(
      .unknownPredicateType, number, "the statement says \(what), which this compiler does not know",
      "have it signed anew by this compiler, or verify it with one that knows it")
    return nil
  }

  private mutating func hasRightSubject(_ statement: SignedStatement, _ number: Int?) -> Bool {
    let wayOut = "find out who put it there: a statement stands beside the release that it is about"
    guard statement.subjects.count == 1, let subject = statement.subjects.first else {
      add(.wrongSubject, number, "the statement is about \(statement.subjects.count) things, and not about one", wayOut)
      return false
    }
    let name = ReleaseStatement.subject(record.release)
    guard subject.name == name else {
      add(.wrongSubject, number, "the statement is about `\(excerpt(subject.name))`, and not about `\(name)`", wayOut)
      return false
    }
    guard subject.digest == record.manifest else {
      add(
        .wrongSubject, number,
        "the statement is about content \(subject.digest), and the release is \(record.manifest)",
        "find out which of the two was changed, and bring it back from a copy of the registry")
      return false
    }
    return true
  }

  private mutating func provenance(
    _ build: SignedStatement.Build, _ number: Int?
  ) -> ReleaseStatement.Claim? {
    guard build.package == record.release.package.text, build.version == record.release.version.description else {
      add(
        .wrongParameters, number,
        "the statement says that `\(excerpt(build.package))` \(excerpt(build.version)) was asked for, and it is about \(record.release)",
        "have the release signed again")
      return nil
    }
    let path = RegistryPath.record(record.release)
    guard let named = build.byproducts.first(where: { $0.name == path }) else {
      add(
        .alteredRecord, number, "the statement does not name the record `\(path)`, so that anyone could change it",
        "have the release signed again; `gemel sign --statement` prints what to sign")
      return nil
    }
    guard named.digest == recordDigest else {
      // Two registries may release the same content, each with its record: what was signed of the other one's says nothing of this
      // one, and hinders nothing where this one is signed too. An altered record is left without a signature.
      add(
        .otherRecord, number,
        "it is about the record \(named.digest) of this release, and the record here is \(recordDigest)",
        "where two registries released the same content, have the one that stays signed; where the record was changed, bring it back from a copy of the registry"
      )
      return nil
    }
    guard build.commits == [record.commit].compactMap(\.self) else {
      let said =
        build.commits.isEmpty ? "names no commit" : "names the commit \(excerpt(build.commits.joined(separator: ", ")))"
      add(
        .wrongCommit, number, "the statement \(said), and the record \(record.commit ?? "none")",
        "find out which of the two was changed; where it was signed so, " + anew(number))
      return nil
    }
    if let reason = contradiction(to: build) {
      add(
        .wrongOrigin, number, reason,
        "find out which of the two was changed; where it was signed so, " + anew(number))
      return nil
    }
    return .provenance(record: recordDigest)
  }

  /// What a statement says of how the release came about otherwise than the release does; nil where both say the same. The release is
  /// asked for what it would have signed, so that both are read alike.
  private func contradiction(to build: SignedStatement.Build) -> String? {
    let own = readStatement(ReleaseStatement.provenance(of: record, provenance)).value
    guard case .provenance(let expected)? = own?.predicate else {
      return "the release says nothing of how it came about that could be signed"
    }
    func words(_ name: String?) -> String { name.map { "`\(excerpt($0))`" } ?? "none" }
    for (what, said, right) in [
      ("builder", build.builder, expected.builder), ("compiler", build.compiler, expected.compiler),
      ("edition", build.edition.map(String.init), expected.edition.map(String.init)),
    ] where said != right {
      return "the statement names the \(what) \(words(said)), and the release \(words(right))"
    }
    func first(_ resources: Set<SignedStatement.Resource>) -> String? {
      resources.map {
        ($0.name.isEmpty ? "what has no name" : $0.name)
          + $0.digests.sorted { $0.key < $1.key }.map { " \($0.key):\($0.value)" }.joined()
      }.min()
    }
    if let surplus = first(build.resources.subtracting(expected.resources)) {
      return "the statement names `\(excerpt(surplus))` among what the release was made from, and the release does not"
    }
    return first(expected.resources.subtracting(build.resources)).map {
      "the statement does not name `\($0)`, which the release was made from"
    }
  }

  // MARK: - Keys

  /// Whether a key may say `claim` of this release.
  mutating func admits(_ key: KeyPolicy.Key, _ claim: ReleaseStatement.Claim, _ number: Int?) -> Bool {
    if key.role != claim.role {
      add(
        .keyOfOtherRole, number,
        "the key `\(key.name)` is that of \(article(key.role)), and signed as \(article(claim.role))",
        "have it signed by a key with that role")
      return false
    }
    if !key.packages.contains(where: { $0.admits(record.release.package) }) {
      add(
        .keyOfOtherPackages, number,
        "the key `\(key.name)` is for \(key.packages.map { "`\($0)`" }.joined(separator: ", ")) alone",
        "have the release signed by a key that is for `\(record.release.package)`, or let the policy say that this one is"
      )
      return false
    }
    return true
  }

  /// Counts a key, unless it is not for this, not any more, or counted already.
  private mutating func count(_ key: KeyPolicy.Key, _ claim: ReleaseStatement.Claim, _ number: Int) {
    guard admits(key, claim, number) else { return }
    if let from = key.from, day < from {
      return add(
        .keyNotYetValid, number, "the key `\(key.name)` counts from \(from) on, and this is \(day)",
        "wait, or have the release signed by a key that counts")
    }
    if let until = key.until, until < day {
      return add(
        .expiredKey, number, "the key `\(key.name)` counted until \(until), and this is \(day)",
        "have the release signed again by a key that counts, or ask about an earlier day with --as-of")
    }
    if report.signers.contains(where: { $0.key == key }) { return addRepeated(key, number) }
    var approval: Approval?
    if case .approval(let said) = claim {
      approval = said
      // Whoever has several keys agrees once.
      for signer in report.signers {
        guard let other = signer.approval?.approver, isSamePerson(other, said.approver) else { continue }
        return add(
          .repeatedApprover, number,
          "`\(excerpt(said.approver))` approved with the key `\(key.name)`, and with `\(signer.key.name)`"
            + (other == said.approver ? "" : " as `\(excerpt(other))`") + " before: a person counts once",
          "where several have to approve, have others do so")
      }
    }
    report.signers.append(SignatureReport.Signer(key: key, attestation: number, approval: approval))
  }

  private mutating func addRepeated(_ key: KeyPolicy.Key, _ number: Int?) {
    add(
      .repeatedKey, number, "the key `\(key.name)` signed more than once, and counts once",
      "where several have to sign, have others do so")
  }

  /// Holds what counts to what is asked for.
  func finish() -> SignatureReport {
    var check = self
    let requirement = policy.requirement(for: record.release.package)
    for role in KeyRole.allCases {
      let count = report.signers.count { $0.key.role == role }
      guard count < requirement[role] else { continue }
      let found =
        "\(count) of \(requirement[role]) \(role.rawValue)\(requirement[role] == 1 ? "" : "s") signed it with a key that counts"
      // Signing an altered record would vouch for whoever altered it.
      if let other = report.problems.first(where: { $0.kind == .otherRecord }) {
        check.add(.missingSignatures, nil, found + "; " + other.message, other.wayOut)
        continue
      }
      check.add(
        .missingSignatures, nil, found,
        role == .publisher
          ? "have it signed with `gemel sign \(ReleaseStatement.subject(record.release)) --key FILE`"
          : "have it approved with `gemel sign \(ReleaseStatement.subject(record.release)) --approve --key FILE`")
    }
    check.report.signers.sort { a, b in
      a.key.role == b.key.role ? a.key.name < b.key.name : a.key.role == .publisher
    }
    return check.report
  }

  // MARK: - Words

  private func article(_ role: KeyRole) -> String {
    switch role {
    case .publisher: "a publisher"
    case .approver: "an approver"
    }
  }

  /// How an attestation that should not be there is replaced: what is signed next takes the number that is free.
  private func anew(_ number: Int?) -> String {
    guard let number else { return "have it made anew: `gemel sign --statement` prints what to sign" }
    return "remove `\(RegistryPath.attestation(record.release, number))` and have it made anew with `gemel sign`"
  }

  private func reason(_ findings: [Finding]) -> String { findings.first?.message ?? "it is empty" }

  private func excerpt(_ text: String) -> String { text.count > 80 ? text.prefix(77) + "..." : text }
}
