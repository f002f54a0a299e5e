/// Something that a verification found.
public struct RegistryProblem: Hashable, Sendable {
  /// How much it matters.
  public enum Severity: Int, Sendable, Comparable {
    /// Worth knowing; nothing is wrong.
    case notice
    /// Something that an interrupted publish left, or that one is just writing; `clean` removes it.
    case leftover
    /// Something is missing or is not what it was.
    case damage

    /// Orders from notice to damage.
    public static func < (a: Severity, b: Severity) -> Bool { a.rawValue < b.rawValue }
  }

  /// What is wrong.
  public enum Kind: String, Sendable, CaseIterable {
    // Damage.
    case unreadableRecord = "unreadable-record"
    case misplacedRecord = "misplaced-record"
    case alteredRecord = "altered-record"
    case contradictoryRecord = "contradictory-record"
    case planted
    case missingContent = "missing-content"
    case corruptContent = "corrupt-content"
    case unreadableContent = "unreadable-content"
    case unreadableManifest = "unreadable-manifest"
    case statusWithoutRelease = "status-without-release"
    case missingStatus = "missing-status"
    case attestationWithoutRelease = "attestation-without-release"
    case missingAttestation = "missing-attestation"
    case otherDependency = "other-dependency"
    case missingDependency = "missing-dependency"
    case otherRestored = "other-restored"
    case otherPredecessor = "other-predecessor"
    case lostRecord = "lost-record"
    case replacedRecord = "replaced-record"
    case unreadableEnvelope = "unreadable-envelope"
    // Leftovers.
    case temporaryFile = "temporary-file"
    case unreferencedContent = "unreferenced-content"
    // Notices.
    case strayFile = "stray-file"
    case absentDependency = "absent-dependency"
    case absentPredecessor = "absent-predecessor"
    case skippedPredecessor = "skipped-predecessor"
    case laterPredecessor = "later-predecessor"
    case earlyStatus = "early-status"
    case dayToCome = "day-to-come"
    case staleLayout = "stale-layout"

    /// How much it matters.
    public var severity: Severity {
      switch self {
      case .temporaryFile, .unreferencedContent: .leftover
      case .strayFile, .absentDependency, .staleLayout, .absentPredecessor, .skippedPredecessor, .laterPredecessor,
        .earlyStatus, .dayToCome:
        .notice
      default: .damage
      }
    }
  }

  /// What is wrong.
  public var kind: Kind
  /// Where, relative to the registry.
  public var path: String
  /// What is wrong, in the style of findings.
  public var message: String
  /// What to do about it.
  public var wayOut: String

  /// How much it matters.
  public var severity: Severity { kind.severity }
}

extension RegistryProblem: Comparable, CustomStringConvertible {
  /// Orders by path, then kind, then message.
  public static func < (a: RegistryProblem, b: RegistryProblem) -> Bool {
    if a.path != b.path { return a.path.utf8.lexicographicallyPrecedes(b.path.utf8) }
    return a.kind == b.kind ? a.message < b.message : a.kind.rawValue < b.kind.rawValue
  }

  /// All of it, in a line.
  public var description: String { "\(path): \(message); \(wayOut) [\(kind.rawValue)]" }
}

/// What a verification looked at and found.
public struct VerificationReport: Hashable, Sendable {
  /// What was found, by path.
  public var problems: [RegistryProblem] = []
  /// Releases whose record could be read.
  public var releases = 0
  /// Statuses that could be read.
  public var statuses = 0
  /// Records of attestations that could be read.
  public var attestations = 0
  /// Releases about which nothing is signed: who released them, and when, is vouched for by nobody.
  public var unsigned = 0
  /// Pieces of content.
  public var blobs = 0
  /// Bytes of content.
  public var bytes = 0

  /// Whether there is no damage. What else was found hinders nothing.
  public var isIntact: Bool { !problems.contains { $0.severity == .damage } }
}
