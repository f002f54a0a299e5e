public import TwinSource
import TwinModel
import TwinSyntax

/// Reads a key policy from YAML or JSON. Total: what is wrong becomes findings. O(bytes).
public func readKeyPolicy(_ bytes: [UInt8], isJSON: Bool, file: FileID) -> ReadRecord<KeyPolicy> {
  isJSON
    ? RecordReader.json(bytes, file) { reader, root in reader.keyPolicy(root) }
    : RecordReader.yaml(bytes, file) { reader, root in reader.keyPolicy(root) }
}

extension RecordReader {
  private static let policyFormat = 1

  fileprivate mutating func keyPolicy(_ root: Node) -> KeyPolicy? {
    let fields = fields(root, of: "the key policy", ["format", "keys"], optional: ["require"])
    if let node = fields["format"], let format = number(node), format != Self.policyFormat {
      report(
        "structure/invalid-value", "the policy is of format \(format), and this compiler reads \(Self.policyFormat)",
        at: node, notes: ["read it with the release of the compiler that it was written for"])
    }
    let found = list(fields["keys"]) { reader, node in reader.policyKey(node).map { (key: $0, node: node) } }
    guard found.count <= KeyPolicy.keyLimit else {
      report(
        "structure/invalid-value", "there are \(found.count) keys, more than \(KeyPolicy.keyLimit)",
        at: fields["keys"] ?? root, notes: ["keep a policy for each group of packages"])
      return nil
    }
    var keys: [KeyPolicy.Key] = []
    for (key, node) in found {
      rejectRepeated(key, among: keys, at: node)
      keys.append(key)
    }
    return KeyPolicy(keys: keys, rules: list(fields["require"]) { $0.policyRule($1) })
  }

  private mutating func policyKey(_ node: Node) -> KeyPolicy.Key? {
    let fields = fields(
      node, of: "a key", ["name", "role", "packages", "key"], optional: ["from", "until"])
    let name = text(fields["name"])
    let role = word(fields["role"], KeyRole.self)
    let packages = patterns(fields["packages"])
    let from = day(fields["from"])
    let until = day(fields["until"])
    if let from, let until, until < from {
      report("structure/invalid-value", "it ends on \(until), before it begins on \(from)", at: node)
    }
    guard let key = verificationKey(fields["key"]), let name, let role else { return nil }
    return KeyPolicy.Key(name: name, key: key, role: role, packages: packages, from: from, until: until)
  }

  private mutating func verificationKey(_ node: Node?) -> VerificationKey? {
    guard let node, let text = text(node) else { return nil }
    do throws(KeyProblem) {
      return try VerificationKey(pem: Array(text.utf8))
    } catch {
      // Not what stands there: it may be a secret.
      report("structure/invalid-value", "this is no public key: \(error.reason)", at: node, notes: [error.wayOut])
      return nil
    }
  }

  /// Each key counts once, under one name and in one role, so that what it takes several people for is done by several.
  private mutating func rejectRepeated(_ key: KeyPolicy.Key, among keys: [KeyPolicy.Key], at node: Node) {
    if let same = keys.first(where: { isSamePerson($0.name, key.name) }) {
      report(
        "structure/invalid-value",
        "two keys are named `\(key.name)`" + (same.name == key.name ? "" : ", the other one `\(same.name)`"), at: node,
        notes: ["give a key that follows another a name of its own, such as `\(key.name)-2027`"])
    }
    if let same = keys.first(where: { $0.key == key.key }) {
      report(
        "structure/invalid-value", "`\(key.name)` is the same key as `\(same.name)`", at: node,
        notes: ["a key has one role and stands once; make another with `gemel key new FILE`"])
    }
  }

  private mutating func patterns(_ node: Node?) -> [PackagePattern] {
    let patterns = list(node) { reader, node in
      reader.parsed(node, "a package such as `com.example.hvac`, `com.example.*` or `*`") { PackagePattern($0) }
    }
    if let node, tree.kind(node) == .sequence, tree.firstChild(node) == nil {
      report("structure/invalid-value", "no packages are named", at: node, notes: ["write `['*']` for all"])
    }
    return patterns
  }

  private mutating func policyRule(_ node: Node) -> KeyPolicy.Rule? {
    let fields = fields(node, of: "a requirement", ["packages"], optional: ["publishers", "approvers"])
    let packages = patterns(fields["packages"])
    var requirement = KeyPolicy.Requirement.least
    if let node = fields["publishers"], let count = number(node) {
      requirement.publishers = count
      if count < 1 {
        report(
          "structure/invalid-value", "a release that no publisher signed could be anything", at: node,
          notes: ["ask for 1 at least"])
      }
    }
    if let node = fields["approvers"], let count = number(node) { requirement.approvers = count }
    return KeyPolicy.Rule(packages: packages, requirement: requirement)
  }
}
