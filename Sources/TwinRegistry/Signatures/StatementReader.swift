import TwinSource
import TwinSyntax

/// A statement as it was signed, before it is held against a release.
struct SignedStatement: Hashable, Sendable {
  /// What it calls a thing that it is about, and that thing's digest.
  struct Subject: Hashable, Sendable {
    var name: String
    var digest: ContentDigest
  }

  /// How something came about.
  struct Build: Hashable, Sendable {
    var type: String
    /// The release that was asked for.
    var package = ""
    var version = ""
    /// The commits of the sources that it was made from.
    var commits: [String] = []
    /// The digests of what came about with it, by name.
    var byproducts: [Subject] = []
  }

  var type: String
  var subjects: [Subject]
  var predicateType: String
  /// Nil for what this compiler does not know.
  var predicate: Predicate?

  enum Predicate: Hashable, Sendable {
    case provenance(Build)
    case approval(verdict: String, Approval)
  }
}

/// Reads an in-toto statement. Keys that are not known are passed over, as in-toto asks for; keys that stand twice, and what is
/// missing or of another type, are findings. Total. O(bytes).
func readStatement(_ bytes: [UInt8]) -> ReadRecord<SignedStatement> {
  let limits = SyntaxLimits(
    fileSize: SignedEnvelope.byteLimit, depth: 32, nodes: 1_000_000, scalarLength: 64 << 10)
  return RecordReader.json(bytes, .none, limits: limits) { reader, root in reader.statement(root) }
}

extension RecordReader {
  fileprivate mutating func statement(_ root: Node) -> SignedStatement? {
    let fields = openFields(root, of: "the statement", ["_type", "subject", "predicateType", "predicate"])
    let subjects = list(fields["subject"]) { $0.subject($1) }
    let type = text(fields["_type"])
    guard let predicateType = text(fields["predicateType"]), let type else { return nil }
    var statement = SignedStatement(type: type, subjects: subjects, predicateType: predicateType)
    // What another type of statement means by the same keys is not known.
    guard type == ReleaseStatement.type, let node = fields["predicate"] else { return statement }
    switch predicateType {
    case ReleaseStatement.provenanceType: statement.predicate = provenance(node)
    case ReleaseStatement.approvalType: statement.predicate = approval(node)
    default: break
    }
    return statement
  }

  private mutating func subject(_ node: Node) -> SignedStatement.Subject? {
    let fields = openFields(node, of: "a subject", ["name", "digest"])
    let name = text(fields["name"])
    let digest = sha256(fields["digest"])
    guard let name, let digest else { return nil }
    return SignedStatement.Subject(name: name, digest: digest)
  }

  /// The SHA-256 in a set of digests.
  private mutating func sha256(_ node: Node?) -> ContentDigest? {
    guard let node else { return nil }
    let fields = openFields(node, of: "a set of digests", ["sha256"])
    return parsed(fields["sha256"], "64 hexadecimal digits in lower case") { ContentDigest(hexadecimal: $0) }
  }

  private mutating func provenance(_ node: Node) -> SignedStatement.Predicate? {
    let predicate = openFields(node, of: "the predicate", ["buildDefinition", "runDetails"])
    guard let definition = predicate["buildDefinition"], let details = predicate["runDetails"] else { return nil }
    let build = openFields(
      definition, of: "the build definition", ["buildType", "externalParameters"], optional: ["resolvedDependencies"])
    let buildType = text(build["buildType"])
    guard let buildType, let parameters = build["externalParameters"] else { return nil }
    guard buildType == ReleaseStatement.buildType else {
      return .provenance(SignedStatement.Build(type: buildType))
    }
    // Parameters are what the outcome hangs on, so that none may be passed over.
    let asked = fields(parameters, of: "the parameters", ["package", "version"])
    let package = text(asked["package"])
    let version = text(asked["version"])
    let byproducts = list(openFields(details, of: "the run's details", [], optional: ["byproducts"])["byproducts"]) {
      $0.subject($1)
    }
    let commits = list(build["resolvedDependencies"]) { $0.sourceCommit($1) }
    guard let package, let version else { return nil }
    return .provenance(
      SignedStatement.Build(
        type: buildType, package: package, version: version, commits: commits, byproducts: byproducts))
  }

  /// The commit that a resource names, where it is the sources.
  private mutating func sourceCommit(_ node: Node) -> String? {
    let fields = openFields(node, of: "a dependency", [], optional: ["name", "digest"])
    guard let name = fields["name"], text(name) == ReleaseStatement.sources, let digest = fields["digest"] else {
      return nil
    }
    return commit(openFields(digest, of: "the digest of the sources", ["gitCommit"])["gitCommit"])
  }

  private mutating func approval(_ node: Node) -> SignedStatement.Predicate? {
    let predicate = openFields(node, of: "the predicate", ["verdict", "approver"], optional: ["decision"])
    let verdict = text(predicate["verdict"])
    let decision = text(predicate["decision"])
    guard let approver = text(predicate["approver"]), let verdict else { return nil }
    return .approval(verdict: verdict, Approval(approver: approver, decision: decision))
  }
}
