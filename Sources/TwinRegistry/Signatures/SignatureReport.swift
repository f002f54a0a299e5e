/// What the signatures of a release come to under a policy.
public struct SignatureReport: Hashable, Sendable {
  /// A key whose signature counts.
  public struct Signer: Hashable, Sendable {
    /// The key.
    public var key: KeyPolicy.Key
    /// The first attestation that it signed.
    public var attestation: Int
    /// What an approver said; nil for publishers.
    public var approval: Approval?
  }

  /// Something about a signature that does not count, or that is missing.
  public struct Problem: Hashable, Sendable {
    /// What is wrong.
    public enum Kind: String, Sendable, CaseIterable {
      // What nobody who signs makes: the release is refused, whatever else it has.
      case unreadableEnvelope = "unreadable-envelope"
      case unknownPayloadType = "unknown-payload-type"
      case tamperedSignature = "tampered-signature"
      case unreadableStatement = "unreadable-statement"
      case unknownStatementType = "unknown-statement-type"
      case wrongSubject = "wrong-subject"
      case wrongParameters = "wrong-parameters"
      case wrongCommit = "wrong-commit"
      case wrongOrigin = "wrong-origin"
      case alteredRecord = "altered-record"
      case tooManySignatures = "too-many-signatures"
      case missingSignatures = "missing-signatures"
      // What does not count, and hinders nothing where enough others do.
      case unknownPredicateType = "unknown-predicate-type"
      case otherRecord = "other-record"
      case notApproved = "not-approved"
      case unknownKey = "unknown-key"
      case expiredKey = "expired-key"
      case keyNotYetValid = "key-not-yet-valid"
      case keyOfOtherPackages = "key-of-other-packages"
      case keyOfOtherRole = "key-of-other-role"
      case repeatedKey = "repeated-key"
      case repeatedApprover = "repeated-approver"

      /// Whether the release is refused for it alone.
      public var isRefusal: Bool {
        switch self {
        case .unreadableEnvelope, .unknownPayloadType, .tamperedSignature, .unreadableStatement,
          .unknownStatementType, .wrongSubject, .wrongParameters, .wrongCommit, .wrongOrigin, .alteredRecord,
          .tooManySignatures, .missingSignatures:
          true
        default: false
        }
      }
    }

    /// What is wrong.
    public var kind: Kind
    /// Number of the attestation that it is about; nil for the release as a whole.
    public var attestation: Int?
    /// What is wrong, in the style of findings.
    public var message: String
    /// What to do about it.
    public var wayOut: String
  }

  /// The keys that count, publishers first, each once.
  public var signers: [Signer] = []
  /// What does not count and why, in order of attestations; what is missing last.
  public var problems: [Problem] = []

  /// A report of nothing yet.
  public init() {}

  /// Whether enough signatures count and none was tampered with.
  public var isAccepted: Bool { !problems.contains { $0.kind.isRefusal } }
}
