import TwinChanges
import TwinModel
public import TwinSource

/// Reads the record of a release. Total: what is wrong with it becomes findings. O(bytes).
public func readReleaseRecord(_ bytes: [UInt8], file: FileID) -> ReadRecord<ReleaseRecord> {
  RecordReader.json(bytes, file) { reader, root in reader.releaseRecord(root) }
}

/// Reads the record of a status. Total, like `readReleaseRecord`.
public func readStatusRecord(_ bytes: [UInt8], file: FileID) -> ReadRecord<StatusRecord> {
  RecordReader.json(bytes, file) { reader, root in reader.statusRecord(root) }
}

extension RecordReader {
  fileprivate mutating func releaseRecord(_ root: Node) -> ReleaseRecord? {
    let fields = fields(
      root, of: "the record of a release",
      ["package", "version", "manifest", "released", "publisher"],
      optional: ["commit", "bump", "restores", "restoreReason", "dependencies", "approvals", "waivers", "types"])
    let release = release(fields)
    let manifest = digest(fields["manifest"])
    let released = day(fields["released"])
    let publisher = text(fields["publisher"])
    let commit = commit(fields["commit"])
    let bump = word(fields["bump"], Bump.self)
    let restores = version(fields["restores"])
    let restoreReason = text(fields["restoreReason"])
    let dependencies = list(fields["dependencies"]) { $0.dependency($1) }
    let approvals = list(fields["approvals"]) { $0.approval($1) }
    let waivers = list(fields["waivers"]) { $0.waivedFinding($1) }
    var types: [TypeVersion] = []
    if let node = fields["types"] {
      eachEntry(node, of: "the list of types") { reader, type, _, value in
        if let version = reader.version(value) { types.append(TypeVersion(type: type, version: version)) }
      }
    }
    rejectRepeated(dependencies, fields["dependencies"])
    guard let release, let manifest, let released, let publisher else { return nil }
    return ReleaseRecord(
      release: release, manifest: manifest, released: released, publisher: publisher, commit: commit, bump: bump,
      restores: restores, restoreReason: restoreReason, dependencies: dependencies, approvals: approvals,
      waivers: waivers, types: types)
  }

  mutating func commit(_ node: Node?) -> String? {
    parsed(node, "the 40 or 64 hexadecimal digits of a commit") { text in
      let isHexadecimal = text.utf8.allSatisfy { (0x30...0x39).contains($0) || (0x61...0x66).contains($0) }
      return isHexadecimal && (text.utf8.count == 40 || text.utf8.count == 64) ? text : nil
    }
  }

  mutating func dependency(_ node: Node) -> ReleaseDependency? {
    let fields = fields(node, of: "a dependency", ["package", "version", "manifest", "requirement"])
    let release = release(fields)
    let manifest = digest(fields["manifest"])
    let requirement = requirement(fields["requirement"])
    guard let release, let manifest, let requirement else { return nil }
    return ReleaseDependency(release: release, manifest: manifest, requirement: requirement)
  }

  mutating func rejectRepeated(_ dependencies: [ReleaseDependency], _ node: Node?) {
    var seen: Set<PackageName> = []
    guard let node else { return }
    for dependency in dependencies where !seen.insert(dependency.release.package).inserted {
      report("structure/invalid-value", "the dependency `\(dependency.release.package)` stands twice", at: node)
    }
  }

  private mutating func approval(_ node: Node) -> Approval? {
    let fields = fields(node, of: "an approval", ["approver"], optional: ["decision", "record"])
    let decision = text(fields["decision"])
    let record = text(fields["record"])
    return text(fields["approver"]).map { Approval(approver: $0, decision: decision, record: record) }
  }

  mutating func waivedFinding(_ node: Node) -> WaivedFinding? {
    let fields = fields(
      node, of: "a waived finding", ["rule", "subject", "fingerprint", "owner", "reason", "approver", "expires"])
    let rule = text(fields["rule"])
    // What concerns a workspace as a whole has no element.
    let subject = parsed(fields["subject"], "the name of an element") { $0 }
    let fingerprint = text(fields["fingerprint"])
    let owner = text(fields["owner"])
    let reason = text(fields["reason"])
    let approver = text(fields["approver"])
    let expires = day(fields["expires"])
    guard let rule, let subject, let fingerprint, let owner, let reason, let approver, let expires else { return nil }
    return WaivedFinding(
      rule: RuleID(rule), subject: subject, fingerprint: fingerprint,
      waiver: Waiver(owner: owner, reason: reason, approver: approver, expires: expires.description))
  }

  fileprivate mutating func statusRecord(_ root: Node) -> StatusRecord? {
    let fields = fields(
      root, of: "a status", ["package", "version", "number", "status", "reason", "date", "publisher"],
      optional: ["announced", "successor"])
    let release = release(fields)
    let number = number(fields["number"])
    let kind = word(fields["status"], StatusRecord.Kind.self)
    let reason = text(fields["reason"])
    let date = day(fields["date"])
    let publisher = text(fields["publisher"])
    let announced = day(fields["announced"])
    if let node = fields["announced"], let kind, kind != .sunset {
      report(
        "structure/invalid-value",
        "what is \(kind.rawValue) holds from the day on which it is said; a sunset alone is announced",
        at: node)
    }
    let successor = fields["successor"].flatMap { self.successor($0) }
    guard let release, let number, let kind, let reason, let date, let publisher else { return nil }
    return StatusRecord(
      release: release, number: number, kind: kind, reason: reason, date: date, publisher: publisher,
      announced: announced, successor: successor)
  }

  private mutating func successor(_ node: Node) -> Successor? {
    let fields = fields(node, of: "a successor", ["package"], optional: ["version"])
    let version = version(fields["version"])
    return package(fields["package"]).map { Successor(package: $0, version: version) }
  }
}
