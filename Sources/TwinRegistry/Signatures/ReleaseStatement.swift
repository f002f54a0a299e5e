import TwinModel
import TwinOutput

/// What is signed of a release: an in-toto Statement (v1) whose subject is its manifest.
public struct ReleaseStatement: Hashable, Sendable {
  /// What the signer says.
  public enum Claim: Hashable, Sendable {
    /// How the release came about (SLSA provenance v1), with the digest of the record that the registry keeps of it.
    case provenance(record: ContentDigest)
    /// That someone agrees to it.
    case approval(Approval)

    /// The role that a key needs to say so.
    public var role: KeyRole {
      switch self {
      case .provenance: .publisher
      case .approval: .approver
      }
    }
  }

  /// The release that it is about.
  public var release: ReleaseID
  /// Digest of that release's manifest, which stands for all of its content.
  public var manifest: ContentDigest
  /// What is said.
  public var claim: Claim

  static let type = "https://in-toto.io/Statement/v1"
  static let provenanceType = "https://slsa.dev/provenance/v1"
  static let approvalType = "https://gemel.org/model-approval/v0.1"
  static let buildType = "https://gemel.org/release/v1"
  /// What the sources are called among what a release came from.
  static let sources = "sources"
  static let builder = "https://gemel.org/compiler"
  /// What an approval says.
  static let verdict = "approved"

  /// The name of the subject: `com.example.hvac@1.4.0`.
  public static func subject(_ release: ReleaseID) -> String { "\(release.package)@\(release.version)" }

  /// The bytes of a statement that says how a release came about, as its record and, where it has one, its provenance tell:
  /// canonical JSON (RFC 8785), the same each time.
  public static func provenance(of record: ReleaseRecord, _ provenance: Provenance?) -> [UInt8] {
    statement(
      about: record, provenanceType,
      .object([
        "buildDefinition": .object([
          "buildType": .string(buildType),
          "externalParameters": .object([
            "package": .string(record.release.package.text), "version": .string(record.release.version.description),
          ]),
          "internalParameters": provenance.map { .object(["edition": .integer(Int64($0.edition))]) },
          "resolvedDependencies": .array(resolvedDependencies(of: record, provenance)),
        ]),
        "runDetails": .object([
          "builder": .object([
            "id": .string(builder),
            "version": provenance.map { .object(["gemel": .string($0.compiler)]) },
          ]),
          "byproducts": .array([
            resource(RegistryPath.record(record.release), "sha256", ContentDigest(of: record.bytes).hexadecimal)
          ]),
        ]),
      ]))
  }

  /// The bytes of a statement that says that someone agrees to a release.
  public static func approval(_ approval: Approval, of record: ReleaseRecord) -> [UInt8] {
    statement(
      about: record, approvalType,
      .object([
        "verdict": .string(verdict), "approver": .string(approval.approver),
        "decision": approval.decision.map { .string($0) },
      ]))
  }

  private static func statement(
    about record: ReleaseRecord, _ predicateType: String, _ predicate: JSONValue
  ) -> [UInt8] {
    json(
      .object([
        "_type": .string(type),
        "subject": .array([resource(subject(record.release), "sha256", record.manifest.hexadecimal)]),
        "predicateType": .string(predicateType), "predicate": predicate,
      ]), layout: .canonical)
  }

  /// The sources, the releases that it was checked against, and the rules that it was held to.
  private static func resolvedDependencies(of record: ReleaseRecord, _ provenance: Provenance?) -> [JSONValue] {
    var resources = record.commit.map { [resource(sources, "gitCommit", $0)] } ?? []
    resources += record.dependencies.map { dependency in
      resource(subject(dependency.release), "sha256", dependency.manifest.hexadecimal)
    }
    resources += (provenance?.rulePacks ?? []).map { resource("rules/\($0.name)", "sha256", $0.digest.hexadecimal) }
    return resources
  }

  /// A ResourceDescriptor of in-toto.
  private static func resource(_ name: String, _ algorithm: String, _ digest: String) -> JSONValue {
    .object(["name": .string(name), "digest": .object([JSONEntry(algorithm, .string(digest))])])
  }
}
