public import TwinSource
import TwinSyntax

/// Reads the provenance of a release. Total: what is wrong with it becomes findings. O(bytes).
public func readProvenance(_ bytes: [UInt8], file: FileID) -> ReadRecord<Provenance> {
  RecordReader.json(bytes, file) { reader, root in reader.provenanceFile(root) }
}

extension RecordReader {
  fileprivate mutating func provenanceFile(_ root: Node) -> Provenance? {
    let fields = fields(
      root, of: "the provenance", ["format", "package", "version", "compiler", "edition", "findings"],
      optional: ["commit", "restores", "dependencies", "rulePacks", "waivers", "changes"])
    if let node = fields["format"], let format = number(node), format != Provenance.format {
      report(
        "structure/invalid-value",
        "the provenance is of format \(format), and this compiler reads \(Provenance.format)",
        at: node, notes: ["read it with the release of the compiler that wrote it, or a later one"])
    }
    let release = release(fields)
    let commit = commit(fields["commit"])
    let restores = fields["restores"].flatMap { restored($0) }
    let compiler = text(fields["compiler"])
    let edition = number(fields["edition"])
    let dependencies = list(fields["dependencies"]) { $0.dependency($1) }
    rejectRepeated(dependencies, fields["dependencies"])
    let rulePacks = list(fields["rulePacks"]) { $0.named($1) }
    let waivers = list(fields["waivers"]) { $0.waivedFinding($1) }
    let changes = list(fields["changes"]) { $0.named($1) }
    let findings = fields["findings"].map { counts($0) }
    guard let release, let compiler, let edition, let findings else { return nil }
    return Provenance(
      release: release, commit: commit, restores: restores, compiler: compiler, edition: edition,
      dependencies: dependencies, rulePacks: rulePacks, waivers: waivers, changes: changes, findings: findings)
  }

  private mutating func restored(_ node: Node) -> Provenance.Restored? {
    let fields = fields(node, of: "what is brought back", ["version", "manifest", "reason"])
    let version = version(fields["version"])
    let manifest = digest(fields["manifest"])
    guard let reason = text(fields["reason"]), let version, let manifest else { return nil }
    return Provenance.Restored(version: version, manifest: manifest, reason: reason)
  }

  private mutating func named(_ node: Node) -> Provenance.Named? {
    let fields = fields(node, of: "a named digest", ["name", "digest"])
    let name = text(fields["name"])
    guard let digest = digest(fields["digest"]), let name else { return nil }
    return Provenance.Named(name: name, digest: digest)
  }

  private mutating func counts(_ node: Node) -> Provenance.Findings {
    let fields = fields(node, of: "the findings", ["severities"], optional: ["rules"])
    var counts = Provenance.Findings()
    if let node = fields["severities"] {
      let severities = self.fields(node, of: "the severities", Severity.allCases.map(\.name))
      for severity in Severity.allCases {
        guard let node = severities[severity.name], let count = number(node), count > 0 else { continue }
        counts.severities[severity] = count
      }
    }
    if let node = fields["rules"] {
      eachEntry(node, of: "the rules") { reader, name, _, value in
        if let count = reader.number(value) { counts.rules[RuleID(name)] = count }
      }
    }
    return counts
  }
}
