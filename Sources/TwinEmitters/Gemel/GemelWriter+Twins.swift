internal import TwinModel
import TwinOutput

extension GemelWriter {
  /// The body of a twin.
  func twin(_ row: Twin) -> YAMLNode {
    var entries = leadingMetadata(row.header.metadata)
    if !row.concepts.isEmpty { entries.append(YAMLEntry("is", oneOrMany(row.concepts.map { name($0) }))) }
    if !row.parents.isEmpty { entries.append(YAMLEntry("extends", oneOrMany(row.parents.map { name($0) }))) }
    if row.isAbstract { entries.append(YAMLEntry("abstract", .word("true"))) }
    if row.isSealed { entries.append(YAMLEntry("sealed", .word("true"))) }
    let members = model.members[row.members]
    for kind in MemberKind.allCases {
      let own = members.filter { $0.kind == kind }
      if own.isEmpty { continue }
      entries.append(YAMLEntry(kind.section, .section(own.map { YAMLEntry(string($0.name), member($0)) })))
    }
    entries += trailingMetadata(row.header.metadata)
    return .mapping(entries, isSection: !members.isEmpty)
  }

  private func member(_ row: Member) -> YAMLNode {
    let base = row.refines.map { model.members[$0] }
    var entries: [YAMLEntry] = []
    if let point = row.point, point != base?.point { entries.append(YAMLEntry("use", name(point))) }
    let flags = flags(row, base)
    if row.kind != .event, let value = row.value {
      entries += self.value(value, base: base?.value ?? row.point.map { model.points[$0].value }, flags: flags)
      entries += detail(row, base)
    } else {
      entries += detail(row, base) + flags
    }
    entries += leadingMetadata(row.metadata) + trailingMetadata(row.metadata)
    switch row.kind {
    case .property, .telemetry, .component: return shortened(entries)
    case .relationship:
      // A list of targets is no shorthand.
      if entries.count == 1, entries[0].key == "target", case .sequence = entries[0].value { return .mapping(entries) }
      return shortened(entries, key: "target")
    case .event, .command: return .mapping(entries)
    }
  }

  private func flags(_ row: Member, _ base: Member?) -> [YAMLEntry] {
    var entries: [YAMLEntry] = []
    if row.isRequired, base?.isRequired != true { entries.append(YAMLEntry("required", .word("true"))) }
    if row.isWritable != (base?.isWritable ?? false) {
      entries.append(YAMLEntry("writable", .word(row.isWritable ? "true" : "false")))
    }
    return entries
  }

  private func detail(_ row: Member, _ base: Member?) -> [YAMLEntry] {
    switch row.detail {
    case .none: return []
    case .telemetry(let id):
      let detail = model.telemetryDetails[id]
      var inherited = TelemetryDetail(sampling: nil, freshness: nil)
      if case .telemetry(let id)? = base?.detail { inherited = model.telemetryDetails[id] }
      var entries: [YAMLEntry] = []
      if let sampling = detail.sampling, sampling != inherited.sampling {
        entries.append(YAMLEntry("sampling", .word(duration(sampling))))
      }
      if let freshness = detail.freshness, freshness != inherited.freshness {
        entries.append(YAMLEntry("freshness", .word(duration(freshness))))
      }
      return entries
    case .event(let severity):
      var entries: [YAMLEntry] = []
      if let value = row.value {
        let payload = self.value(value, base: base?.value)
        if !payload.isEmpty { entries.append(YAMLEntry("payload", shortened(payload))) }
      }
      if !severity.isEmpty, base?.detail != row.detail { entries.append(YAMLEntry("severity", text(severity))) }
      return entries
    case .command(let request, let response):
      let own = payloads(request, response)
      guard case .command(let request, let response)? = base?.detail else { return own }
      let inherited = payloads(request, response)
      return own.filter { !inherited.contains($0) }
    case .relationship(let id):
      guard case .relationship(let inherited)? = base?.detail else {
        return relationship(model.relationshipDetails[id], base: nil)
      }
      return relationship(model.relationshipDetails[id], base: model.relationshipDetails[inherited])
    case .component(let twin):
      return base?.detail == row.detail ? [] : [YAMLEntry("type", name(twin))]
    }
  }

  private func payloads(_ request: ID<Field>?, _ response: ID<Field>?) -> [YAMLEntry] {
    [("request", request), ("response", response)].compactMap { key, id in
      id.map { YAMLEntry(key, field(model.fields[$0], isNamed: true)) }
    }
  }

  /// What a relationship says beside what `base`, the inherited one, says.
  private func relationship(_ row: RelationshipDetail, base: RelationshipDetail?) -> [YAMLEntry] {
    var entries: [YAMLEntry] = []
    if let relation = row.relation, relation != base?.relation {
      entries.append(YAMLEntry("relation", name(relation)))
    }
    let targets = targets(of: row)
    if !targets.isEmpty, targets != base.map({ self.targets(of: $0) }) {
      entries.append(YAMLEntry("target", oneOrMany(targets)))
    }
    if row.cardinality != base?.cardinality ?? .any {
      entries.append(YAMLEntry("cardinality", .word(row.cardinality.description)))
    }
    if row.inverseCardinality != base?.inverseCardinality ?? .any {
      entries.append(YAMLEntry("inverseCardinality", .word(row.inverseCardinality.description)))
    }
    if let inverse = row.inverse, inverse != base?.inverse { entries.append(YAMLEntry("inverse", text(inverse))) }
    if !row.properties.isEmpty {
      let properties = fields(row.properties)
      if properties != base.map({ fields($0.properties) }) { entries.append(YAMLEntry("properties", properties)) }
    }
    return entries
  }

  private func targets(of row: RelationshipDetail) -> [YAMLNode] {
    row.targets.map { name($0) } + row.externalTargets.map { text($0) }
  }

  /// Milliseconds in the largest unit that divides them.
  private func duration(_ milliseconds: UInt64) -> String {
    let units: [(String, UInt64)] = [("d", 86_400_000), ("h", 3_600_000), ("m", 60_000), ("s", 1_000)]
    for (unit, size) in units where milliseconds > 0 && milliseconds % size == 0 {
      return "\(milliseconds / size)\(unit)"
    }
    return "\(milliseconds)ms"
  }
}
