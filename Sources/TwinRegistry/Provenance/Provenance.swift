public import TwinModel
import TwinOutput
public import TwinSource

/// How a release came about, as a file of it: from what, by what, held to what. Nothing of it tells a day, a place or a machine, so that
/// the same commit gives the same bytes everywhere.
public struct Provenance: Hashable, Sendable {
  /// Something by name and content.
  public struct Named: Hashable, Sendable {
    /// Its name.
    public var name: String
    /// Digest of what it holds.
    public var digest: ContentDigest

    /// Something by name and content.
    public init(name: String, digest: ContentDigest) {
      self.name = name
      self.digest = digest
    }
  }

  /// The release whose model is brought back.
  public struct Restored: Hashable, Sendable {
    /// Its version.
    public var version: SemanticVersion
    /// Digest of its manifest.
    public var manifest: ContentDigest
    /// Why it is brought back.
    public var reason: String

    /// A release that is brought back.
    public init(version: SemanticVersion, manifest: ContentDigest, reason: String) {
      self.version = version
      self.manifest = manifest
      self.reason = reason
    }
  }

  /// What was found in the sources, accepted findings included.
  public struct Findings: Hashable, Sendable {
    /// How many by severity.
    public var severities: [Severity: Int]
    /// How many by rule.
    public var rules: [RuleID: Int]

    /// Counts of `findings`.
    public init(of findings: [Finding] = []) {
      severities = Dictionary(findings.map { ($0.severity, 1) }, uniquingKeysWith: +)
      rules = Dictionary(findings.map { ($0.rule, 1) }, uniquingKeysWith: +)
    }
  }

  /// The release.
  public var release: ReleaseID
  /// The commit of the sources; nil where no commit holds them as they were released.
  public var commit: String?
  /// The release whose model it brings back; nil for what was made from sources.
  public var restores: Restored?
  /// The version of the compiler.
  public var compiler: String
  /// The edition of the language.
  public var edition: Int
  /// What it was checked against, sorted by package.
  public var dependencies: [ReleaseDependency]
  /// The packs of rules that it was held to, in the order in which they were put in force.
  public var rulePacks: [Named]
  /// Findings that were accepted for a time.
  public var waivers: [WaivedFinding]
  /// Its change records, sorted by name.
  public var changes: [Named]
  /// What was found.
  public var findings: Findings

  /// Name of the file.
  public static let fileName = "provenance.json"
  static let format = 1

  /// A provenance; lists that have no order of their own are put in order.
  public init(
    release: ReleaseID, commit: String?, restores: Restored? = nil, compiler: String, edition: Int,
    dependencies: [ReleaseDependency] = [],
    rulePacks: [Named] = [], waivers: [WaivedFinding] = [], changes: [Named] = [], findings: Findings = Findings()
  ) {
    self.release = release
    self.commit = commit
    self.restores = restores
    self.compiler = compiler
    self.edition = edition
    self.dependencies = dependencies.sorted { $0.release.package < $1.release.package }
    self.rulePacks = rulePacks
    self.waivers = waivers
    self.changes = changes.sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
    self.findings = findings
  }

  /// The bytes of the file: canonical JSON (RFC 8785). What is empty is left out.
  public var bytes: [UInt8] {
    json(
      .object([
        "format": .integer(Int64(Self.format)),
        "package": .string(release.package.text), "version": .string(release.version.description),
        "commit": commit.map { .string($0) },
        "restores": restores.map { restored in
          .object([
            "version": .string(restored.version.description), "manifest": .string(restored.manifest.description),
            "reason": .string(restored.reason),
          ])
        },
        "compiler": .string(compiler), "edition": .integer(Int64(edition)),
        "dependencies": list(dependencies) { dependency in
          .object([
            "package": .string(dependency.release.package.text),
            "version": .string(dependency.release.version.description),
            "manifest": .string(dependency.manifest.description),
            "requirement": .string(dependency.requirement.description),
          ])
        },
        "rulePacks": list(rulePacks, named), "waivers": list(waivers) { $0.document },
        "changes": list(changes, named), "findings": findings.document,
      ]), layout: .canonical)
  }

  private func named(_ named: Named) -> JSONValue {
    .object(["name": .string(named.name), "digest": .string(named.digest.description)])
  }
}

extension Provenance.Findings {
  fileprivate var document: JSONValue {
    .object([
      "severities": .object(
        Severity.allCases.map { JSONEntry($0.name, .integer(Int64(severities[$0] ?? 0))) }),
      "rules": rules.isEmpty ? nil : .object(rules.map { JSONEntry($0.key.name, .integer(Int64($0.value))) }),
    ])
  }
}
