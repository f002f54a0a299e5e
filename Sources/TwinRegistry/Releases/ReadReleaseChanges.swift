import TwinChanges
import TwinModel
public import TwinSource
import TwinSyntax

/// Reads `changes.json` of a release. Total: what is wrong with it becomes findings. O(bytes).
public func readReleaseChanges(_ bytes: [UInt8], file: FileID) -> ReadRecord<ReleaseChanges> {
  // Consequences stand in changes in turn, and a release may change everything: the bounds are those of sources.
  RecordReader.json(bytes, file, limits: SyntaxLimits()) { reader, root in reader.releaseChanges(root) }
}

extension RecordReader {
  fileprivate mutating func releaseChanges(_ root: Node) -> ReleaseChanges? {
    let fields = fields(
      root, of: "the changes of a release", ["format", "package", "version", "bump", "changes", "records"],
      optional: ["previous", "earlierRecords"])
    if let format = number(fields["format"]), let node = fields["format"], format != changesDocumentVersion {
      report(
        "structure/invalid-value", "the changes are of format \(format), and this compiler reads format 1", at: node,
        notes: ["use the release of the compiler that wrote it, or a later one"])
    }
    let release = release(fields)
    let previous = fields["previous"].flatMap { self.previous($0) }
    let changes = list(fields["changes"]) { $0.change($1) }
    let records = list(fields["records"]) { $0.record($1) }
    var earlier: [String: ContentDigest] = [:]
    if let node = fields["earlierRecords"] {
      eachEntry(node, of: "the list of earlier records") { reader, name, _, value in
        if let digest = reader.digest(value) { earlier[name] = digest }
      }
    }
    let bump = word(fields["bump"], Bump.self)
    guard let release else { return nil }
    let result = ReleaseChanges(
      release: release, previous: previous, changes: changes, records: records, earlierRecords: earlier)
    if let bump, let node = fields["bump"], findings.isEmpty, bump != result.bump {
      report(
        "structure/invalid-value", "the bump is \(bump.rawValue), and the changes take \(result.bump.rawValue)",
        at: node)
    }
    return result
  }

  private mutating func previous(_ node: Node) -> ReleaseChanges.Previous? {
    let fields = fields(node, of: "the release before", ["version", "manifest"])
    let manifest = digest(fields["manifest"])
    guard let version = version(fields["version"]), let manifest else { return nil }
    return ReleaseChanges.Previous(version: version, manifest: manifest)
  }

  // MARK: - Changes

  private static let aboutElements = ["kind", "message", "elementKind", "subject"]
  private static let moreAboutElements = [
    "former", "path", "before", "after", "renamedValues", "consequences",
  ]

  private mutating func change(_ node: Node) -> ReleasedChange? {
    let fields = fields(
      node, of: "a change",
      Self.aboutElements + ["effects", "bump", "upgrade", "migration", "fingerprint"],
      optional: Self.moreAboutElements + ["positions", "reach", "advice", "announcedFor", "record"])
    let element = element(fields)
    let effects = fields["effects"].flatMap { self.effects($0) }
    let bump = word(fields["bump"], Bump.self)
    let upgrade = word(fields["upgrade"], UpgradeOrder.self)
    let migration = word(fields["migration"], MigrationClass.self)
    let fingerprint = text(fields["fingerprint"])
    let positions = list(fields["positions"]) { $0.position($1) }
    let reach = fields["reach"].flatMap { self.reach($0) } ?? Reach()
    let consequences = list(fields["consequences"]) { $0.consequence($1) }
    let advice = list(fields["advice"]) { $0.text($1) }
    let announcedFor = text(fields["announcedFor"])
    let record = text(fields["record"])
    guard let element, let effects, let bump, let upgrade, let migration, let fingerprint else { return nil }
    return ReleasedChange(
      element: element,
      impact: Impact(effects: effects, bump: bump, upgrade: upgrade, migration: migration, mirror: ""),
      positions: positions.reduce(into: []) { $0.insert($1) }, reach: reach, consequences: consequences,
      advice: advice, announcedFor: announcedFor, fingerprint: fingerprint, record: record)
  }

  private mutating func element(_ fields: Fields) -> ChangedElement? {
    let kind = word(fields["kind"], ChangeKind.self)
    let message = text(fields["message"])
    let elementKind = text(fields["elementKind"])
    let subject = text(fields["subject"])
    let former = text(fields["former"])
    let path = text(fields["path"])
    // A default may be an empty text.
    let before = parsed(fields["before"], "a text") { $0 }
    let after = parsed(fields["after"], "a text") { $0 }
    var renamed: [RenamedValue] = []
    if let node = fields["renamedValues"] {
      eachEntry(node, of: "the renamed values") { reader, former, _, value in
        if let name = reader.text(value) { renamed.append(RenamedValue(former: former, name: name)) }
      }
    }
    guard let kind, let message, let elementKind, let subject else { return nil }
    return ChangedElement(
      kind: kind, message: message, elementKind: elementKind, subject: subject, former: former, path: path ?? "",
      before: before, after: after, renamedValues: renamed)
  }

  private mutating func consequence(_ node: Node) -> ReleasedConsequence? {
    let fields = fields(node, of: "a consequence", Self.aboutElements, optional: Self.moreAboutElements)
    let consequences = list(fields["consequences"]) { $0.consequence($1) }
    return element(fields).map { ReleasedConsequence(element: $0, consequences: consequences) }
  }

  private mutating func effects(_ node: Node) -> Effects? {
    let fields = fields(node, of: "the effects", Audiences.words)
    var found: [Effect] = []
    for audience in Audiences.words {
      guard let effect = word(fields[audience], Effect.self) else { return nil }
      found.append(effect)
    }
    guard found.count == 6 else { return nil }
    return Effects(
      producers: found[0], readers: found[1], graph: found[2], callers: found[3], code: found[4], models: found[5])
  }

  private mutating func position(_ node: Node) -> ValuePositions? {
    let names = ValuePositions.words.map { "`\($0.name)`" }.joined(separator: ", ")
    return parsed(node, "one of \(names)") { name in
      ValuePositions.words.first { $0.name == name }?.position
    }
  }

  private mutating func reach(_ node: Node) -> Reach {
    let fields = fields(node, of: "the reach", [], optional: ["types", "members", "relationships", "packages"])
    var reach = Reach()
    reach.types = list(fields["types"]) { $0.text($1) }
    reach.members = list(fields["members"]) { $0.text($1) }
    reach.relationships = list(fields["relationships"]) { $0.text($1) }
    reach.packages = list(fields["packages"]) { $0.text($1) }
    return reach
  }

  // MARK: - Records

  private mutating func record(_ node: Node) -> ReleasedRecord? {
    let fields = fields(
      node, of: "a change record", ["name", "digest", "summary", "why", "bump"],
      optional: ["decision", "author", "approvedBy", "covers", "migration"])
    let name = text(fields["name"])
    let digest = digest(fields["digest"])
    let summary = text(fields["summary"])
    let why = text(fields["why"])
    let bump = word(fields["bump"], Bump.self)
    let decision = text(fields["decision"])
    let author = text(fields["author"])
    let approvedBy = list(fields["approvedBy"]) { $0.text($1) }
    let covers = list(fields["covers"]) { $0.covered($1) }
    let migration = text(fields["migration"])
    guard let name, let digest, let summary, let why, let bump else { return nil }
    return ReleasedRecord(
      name: name, digest: digest, summary: summary, why: why, bump: bump, decision: decision, author: author,
      approvedBy: approvedBy, covers: fields["covers"] == nil ? nil : covers, migration: migration)
  }

  private mutating func covered(_ node: Node) -> ReleasedRecord.Covered {
    let fields = fields(node, of: "a covered change", [], optional: ["rule", "subject"])
    let rule = text(fields["rule"])
    let subject = text(fields["subject"])
    return ReleasedRecord.Covered(rule: rule, subject: subject)
  }
}
