import TwinSource
import TwinSyntax

/// A statement as it was signed, before it is held against a release.
struct SignedStatement: Hashable, Sendable {
  /// What it calls a thing that it is about, and that thing's digest.
  struct Subject: Hashable, Sendable {
    var name: String
    var digest: ContentDigest
  }

  /// Something by name and digests, by their algorithms.
  struct Resource: Hashable, Sendable {
    var name: String
    var digests: [String: String]
  }

  /// How something came about.
  struct Build: Hashable, Sendable {
    var type: String
    /// The release that was asked for.
    var package = ""
    var version = ""
    /// The edition of the language.
    var edition: Int?
    /// What made it, and the version of that.
    var builder = ""
    var compiler: String?
    /// The commits of the sources that it was made from.
    var commits: [String] = []
    /// What else it was made from.
    var resources: Set<Resource> = []
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
      definition, of: "the build definition", ["buildType", "externalParameters"],
      optional: ["internalParameters", "resolvedDependencies"])
    let buildType = text(build["buildType"])
    guard let buildType, let parameters = build["externalParameters"] else { return nil }
    guard buildType == ReleaseStatement.buildType else {
      return .provenance(SignedStatement.Build(type: buildType))
    }
    // Parameters are what the outcome hangs on, so that none may be passed over.
    let asked = fields(parameters, of: "the parameters", ["package", "version"])
    var found = SignedStatement.Build(type: buildType)
    let package = text(asked["package"])
    let version = text(asked["version"])
    if let node = build["internalParameters"] {
      found.edition = number(openFields(node, of: "the internal parameters", [], optional: ["edition"])["edition"])
    }
    for node in list(build["resolvedDependencies"], { $1 }) { resource(node, of: &found) }
    let run = openFields(details, of: "the run's details", ["builder"], optional: ["byproducts"])
    if let node = run["builder"] { builder(node, of: &found) }
    found.byproducts = list(run["byproducts"]) { $0.subject($1) }
    guard let package, let version else { return nil }
    (found.package, found.version) = (package, version)
    return .provenance(found)
  }

  private mutating func builder(_ node: Node, of build: inout SignedStatement.Build) {
    let fields = openFields(node, of: "the builder", ["id"], optional: ["version"])
    build.builder = text(fields["id"]) ?? ""
    guard let versions = fields["version"] else { return }
    build.compiler = text(openFields(versions, of: "the versions of the builder", [], optional: ["gemel"])["gemel"])
  }

  /// Adds what a resource names: the commit, where it is the sources.
  private mutating func resource(_ node: Node, of build: inout SignedStatement.Build) {
    let fields = openFields(node, of: "a dependency", [], optional: ["name", "digest"])
    let name = text(fields["name"]) ?? ""
    if name == ReleaseStatement.sources, let digest = fields["digest"] {
      let digests = openFields(digest, of: "the digest of the sources", ["gitCommit"])
      if let commit = commit(digests["gitCommit"]) { build.commits.append(commit) }
      return
    }
    var resource = SignedStatement.Resource(name: name, digests: [:])
    if let digest = fields["digest"] {
      eachEntry(digest, of: "a set of digests") { reader, algorithm, _, value in
        resource.digests[algorithm] = reader.text(value)
      }
    }
    build.resources.insert(resource)
  }

  private mutating func approval(_ node: Node) -> SignedStatement.Predicate? {
    let predicate = openFields(node, of: "the predicate", ["verdict", "approver"], optional: ["decision"])
    let verdict = text(predicate["verdict"])
    let decision = text(predicate["decision"])
    guard let approver = text(predicate["approver"]), let verdict else { return nil }
    return .approval(verdict: verdict, Approval(approver: approver, decision: decision))
  }
}
