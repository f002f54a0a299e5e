import TwinModel

extension Comparison {
  /// What differs between two members that are the same.
  mutating func differences(_ a: ID<Member>, _ b: ID<Member>) -> [Difference] {
    let (x, y) = (old.members[a], new.members[b])
    let position = positions(of: x, in: old).union(positions(of: y, in: new))
    var found: [Difference] = []
    if !identities.same(x.name, y.name), x.kind == y.kind {
      found.append(
        Difference(kind: x.kind.changeKinds.renamed, before: old.string(x.name), after: new.string(y.name)))
    }
    if let difference = idDifference(x.metadata, y.metadata, .memberIdChanged) { found.append(difference) }
    guard x.kind == y.kind else {
      found = [kindDifference(x, y)] + found
      if let value = x.value, let other = y.value { found += values.differences(value, other, at: "") }
      return found.map { $0.at(position) } + values.metadataDifferences(x.metadata, y.metadata, at: "")
    }
    let defaults: Set<ChangeKind> = [.defaultAdded, .defaultRemoved, .defaultChanged]
    // Telemetry or an event that is absent was not sent: no default stands for it.
    let presence = presenceDifferences(x, y).map { difference in
      difference.at(position == .stream && defaults.contains(difference.kind) ? .unused : position)
    }
    if x.isWritable != y.isWritable { found.append(Difference(kind: y.isWritable ? .madeWritable : .madeReadOnly)) }
    if !identities.points.match(x.point, y.point) {
      found.append(
        Difference(
          kind: .pointChanged, before: x.point.map { old.string(old.points[$0].header.name) },
          after: y.point.map { new.string(new.points[$0].header.name) }))
    }
    found = found.map { $0.at(position) } + presence
    if let value = x.value, let other = y.value {
      found += values.differences(value, other, at: "").map { $0.at(position) }
    } else if x.value != nil || y.value != nil {
      found.append(
        Difference(
          kind: y.value != nil ? .payloadAdded : .payloadRemoved, before: x.value.map { old.text(of: $0.type) },
          after: y.value.map { new.text(of: $0.type) }, positions: position))
    }
    found += detailDifferences(x.detail, y.detail).map { x.kind == .relationship ? $0.at(position) : $0 }
    return found + values.metadataDifferences(x.metadata, y.metadata, at: "")
  }

  /// That a member is of another kind. Data is where the old kind had it, unless the new one has to be there.
  private func kindDifference(_ x: Member, _ y: Member) -> Difference {
    let isAsked = y.kind == .property && y.isRequired || asksForEdges(y)
    let before = positions(of: x, in: old)
    return Difference(
      kind: .memberKindChanged, before: x.kind.name, after: y.kind.name,
      positions: isAsked ? before.union(positions(of: y, in: new)) : before)
  }

  /// Whether `member` of the new model is a relationship without which a source or a target is incomplete.
  private func asksForEdges(_ member: Member) -> Bool {
    guard case .relationship(let id) = member.detail else { return false }
    let detail = new.relationshipDetails[id]
    return detail.cardinality.minimum > 0 || (detail.inverseCardinality.minimum > 0 && !detail.targets.isEmpty)
  }

  private func presenceDifferences(_ x: Member, _ y: Member) -> [Difference] {
    guard let a = x.value, let b = y.value else { return [] }
    return values.presenceDifferences(
      Presence(isRequired: x.isRequired, hasDefault: values.hasDefault(a, in: old)),
      Presence(isRequired: y.isRequired, hasDefault: values.hasDefault(b, in: new)), a, b, at: "")
  }

  /// A pinned id that is another one now; one that is new or gone makes no difference to who knew the name.
  func idDifference(_ a: ID<Metadata>?, _ b: ID<Metadata>?, _ kind: ChangeKind) -> Difference? {
    guard let x = a.flatMap({ old.metadata[$0].externalID }), let y = b.flatMap({ new.metadata[$0].externalID }),
      !identities.same(x, y)
    else { return nil }
    let (before, after) = (old.string(x), new.string(y))
    let isVersion = unversioned(before) == unversioned(after)
    if isVersion, kind == .memberIdChanged { return nil }
    return Difference(kind: isVersion ? .twinIdVersionChanged : kind, before: before, after: after)
  }

  /// Who writes and reads a member's value. Clients of a component are those of what its type has.
  func positions(of member: Member, in model: Model) -> ValuePositions {
    switch member.kind {
    case .property, .relationship: member.isWritable ? .writableProperty : .property
    case .component: member.isWritable || hasCallers(member, in: model) ? .writableProperty : .property
    case .telemetry, .event: .stream
    case .command: []
    }
  }

  /// Whether clients call or set anything of the part that `component` is.
  private func hasCallers(_ component: Member, in model: Model) -> Bool {
    var seen: Set<ID<Twin>> = []
    var pending = [component]
    while let next = pending.popLast() {
      guard case .component(let type) = next.detail, seen.insert(type).inserted else { continue }
      for id in model.effectiveMembers(of: type) {
        let member = model.members[id]
        switch member.kind {
        case .command: return true
        case .component: pending.append(member)
        case .relationship where hasWritableProperties(member, in: model): return true
        default: if member.isWritable { return true }
        }
      }
    }
    return false
  }

  private func hasWritableProperties(_ relationship: Member, in model: Model) -> Bool {
    guard case .relationship(let detail) = relationship.detail else { return false }
    return relationship.isWritable
      || model.fields[model.relationshipDetails[detail].properties].contains { $0.isWritable }
  }

  private mutating func detailDifferences(_ a: MemberDetail, _ b: MemberDetail) -> [Difference] {
    switch (a, b) {
    case (.telemetry(let a), .telemetry(let b)):
      return telemetryDifferences(old.telemetryDetails[a], new.telemetryDetails[b])
    case (.telemetry(let a), .none):
      return telemetryDifferences(old.telemetryDetails[a], TelemetryDetail(sampling: nil, freshness: nil))
    case (.none, .telemetry(let b)):
      return telemetryDifferences(TelemetryDetail(sampling: nil, freshness: nil), new.telemetryDetails[b])
    case (.event(let a), .event(let b)) where !identities.same(a, b):
      return [Difference(kind: .severityChanged, before: old.string(a), after: new.string(b))]
    case (.command(let requestA, let responseA), .command(let requestB, let responseB)):
      return payloadDifferences(requestA, requestB, .requestAdded, .requestRemoved, ".request", .request)
        + payloadDifferences(responseA, responseB, .responseAdded, .responseRemoved, ".response", .response)
    case (.relationship(let a), .relationship(let b)): return relationshipDifferences(a, b)
    case (.component(let a), .component(let b)) where identities.twins[old: a] != b:
      return [
        Difference(
          kind: .componentTypeChanged, before: old.string(old.twins[a].header.name),
          after: new.string(new.twins[b].header.name))
      ]
    default: return []
    }
  }

  private func telemetryDifferences(_ a: TelemetryDetail, _ b: TelemetryDetail) -> [Difference] {
    func difference(_ a: UInt64?, _ b: UInt64?, _ longer: ChangeKind, _ shorter: ChangeKind) -> Difference? {
      guard a != b else { return nil }
      return Difference(
        kind: (b ?? .max) > (a ?? .max) ? longer : shorter, before: a.map { "\($0) ms" }, after: b.map { "\($0) ms" })
    }
    return [
      difference(a.sampling, b.sampling, .samplingSlowed, .samplingQuickened),
      difference(a.freshness, b.freshness, .freshnessExtended, .freshnessShortened),
    ].compactMap { $0 }
  }

  private mutating func payloadDifferences(
    _ a: ID<Field>?, _ b: ID<Field>?, _ added: ChangeKind, _ removed: ChangeKind, _ path: String,
    _ position: ValuePositions
  ) -> [Difference] {
    guard let a, let b else {
      guard a != nil || b != nil else { return [] }
      var found = [
        Difference(
          kind: a == nil ? added : removed, before: a.map { old.text(of: old.fields[$0].value.type) },
          after: b.map { new.text(of: new.fields[$0].value.type) })
      ]
      if let b, new.fields[b].isRequired, !values.hasDefault(new.fields[b].value, in: new) {
        found.append(Difference(kind: .madeRequired, path: path, positions: position))
      }
      return found
    }
    let (x, y) = (old.fields[a], new.fields[b])
    // The presence of what is sent or answered is that of a value that may be left out.
    let presence = values.presenceDifferences(
      Presence(isRequired: x.isRequired, hasDefault: values.hasDefault(x.value, in: old)),
      Presence(isRequired: y.isRequired, hasDefault: values.hasDefault(y.value, in: new)), x.value, y.value, at: path)
    return
      (presence + values.differences(x.value, y.value, at: path)
      + values.metadataDifferences(x.metadata, y.metadata, at: path).map { $0.about(.field(a), .field(b)) })
      .map { $0.at(position) }
  }

  // MARK: - Relationships

  private mutating func relationshipDifferences(
    _ a: ID<RelationshipDetail>, _ b: ID<RelationshipDetail>
  ) -> [Difference] {
    let (x, y) = (old.relationshipDetails[a], new.relationshipDetails[b])
    var found: [Difference] = []
    if let kind = targetOrder(x, y) {
      found.append(Difference(kind: kind, before: targets(x, old), after: targets(y, new)))
    }
    found += cardinalityDifferences(
      x.cardinality, y.cardinality,
      (.cardinalityMinimumRaised, .cardinalityMinimumLowered, .cardinalityMaximumLowered, .cardinalityMaximumRaised))
    found += cardinalityDifferences(
      x.inverseCardinality, y.inverseCardinality,
      (.inverseMinimumRaised, .inverseMinimumLowered, .inverseMaximumLowered, .inverseMaximumRaised)
    ).map { difference in
      let isOfNobody =
        difference.kind == .inverseMinimumRaised && !asksSources(b, new)
        || difference.kind == .inverseMinimumLowered && !asksSources(a, old)
      return isOfNobody ? difference.at(.unused) : difference
    }
    if !identities.relations.match(x.relation, y.relation) {
      found.append(
        Difference(
          kind: .relationshipMeaningChanged, before: x.relation.map { old.string(old.relations[$0].header.name) },
          after: y.relation.map { new.string(new.relations[$0].header.name) }))
    }
    if !identities.same(x.inverse, y.inverse) {
      found.append(
        Difference(
          kind: .relationshipInverseChanged, before: x.inverse.map(old.string), after: y.inverse.map(new.string)))
    }
    let properties = values.fieldDifferences(x.properties, y.properties, at: "")
    return found
      + properties.map { difference in
        let isWritable = (difference.new ?? difference.old).map(isWritableField) ?? false
        return difference.at(isWritable ? .writableProperty : .property)
      }
  }

  /// Whether there are types that a least number of sources would be asked for: those that it names as targets, or that a
  /// narrower relationship names. One to twins of any type asks for none.
  private func asksSources(_ detail: ID<RelationshipDetail>, _ model: Model) -> Bool {
    if !model.relationshipDetails[detail].targets.isEmpty { return true }
    return model.members.ids.contains { member in
      guard case .relationship(let narrower) = model.members[member].detail,
        !model.relationshipDetails[narrower].targets.isEmpty
      else { return false }
      var wider = model.members[member].refines
      while let next = wider {
        if case .relationship(detail) = model.members[next].detail { return true }
        wider = model.members[next].refines
      }
      return false
    }
  }

  private func isWritableField(_ element: ElementRef) -> Bool {
    guard case .field(let id) = element, id.index < new.fields.count else { return false }
    return new.fields[id].isWritable
  }

  private func targets(_ detail: RelationshipDetail, _ model: Model) -> String {
    let names =
      detail.targets.map { model.string(model.twins[$0].header.name) } + detail.externalTargets.map(model.string)
    return names.isEmpty ? "any" : names.joined(separator: ", ")
  }

  private func cardinalityDifferences(
    _ a: Cardinality, _ b: Cardinality,
    _ kinds: (
      minimumRaised: ChangeKind, minimumLowered: ChangeKind, maximumLowered: ChangeKind, maximumRaised: ChangeKind
    )
  ) -> [Difference] {
    var found: [Difference] = []
    if a.minimum != b.minimum {
      found.append(
        Difference(
          kind: b.minimum > a.minimum ? kinds.minimumRaised : kinds.minimumLowered, before: String(a.minimum),
          after: String(b.minimum)))
    }
    let (x, y) = (a.maximum ?? .max, b.maximum ?? .max)
    if x != y {
      found.append(
        Difference(
          kind: y < x ? kinds.maximumLowered : kinds.maximumRaised, before: a.maximum.map(String.init) ?? "*",
          after: b.maximum.map(String.init) ?? "*"))
    }
    return found
  }

  /// What became of the types that a relationship may point at; nil where the same fit. Types that are gone or new say nothing:
  /// they have a change of their own.
  private func targetOrder(_ x: RelationshipDetail, _ y: RelationshipDetail) -> ChangeKind? {
    let externals = (x.externalTargets.map(old.string), y.externalTargets.map(new.string))
    if identities.twins.match(x.targets, y.targets), Set(externals.0) == Set(externals.1) { return nil }
    let (isAnyA, isAnyB) = (x.takesAny, y.takesAny)
    if isAnyA || isAnyB { return isAnyA == isAnyB ? nil : isAnyA ? .targetNarrowed : .targetWidened }
    var (hasLost, hasGained, keeps) = (false, false, false)
    for twin in old.twins.ids {
      guard let counterpart = identities.twins[old: twin] else { continue }
      let before = x.targets.contains { old.isSubtype(twin, of: $0) }
      let after = y.targets.contains { new.isSubtype(counterpart, of: $0) }
      if before, after { keeps = true }
      if before, !after { hasLost = true }
      if !before, after { hasGained = true }
    }
    let (before, after) = (Set(externals.0), Set(externals.1))
    if !before.isSubset(of: after) { hasLost = true }
    if !after.isSubset(of: before) { hasGained = true }
    if !before.isDisjoint(with: after) { keeps = true }
    // A target that is new, in place of one that is gone, is another target; beside others it is one more.
    let hasNew = y.targets.contains { identities.twins[new: $0] == nil }
    if hasNew, !keeps, !hasGained { return .targetChanged }
    if hasLost, hasGained || hasNew { return .targetChanged }
    if hasLost { return .targetNarrowed }
    return hasGained || hasNew ? .targetWidened : nil
  }
}

extension RelationshipDetail {
  /// Whether twins of any type are targets.
  var takesAny: Bool { targets.isEmpty && externalTargets.isEmpty }
}

extension MemberKind {
  /// The kinds of change for members of this kind that are new, gone, or called something else.
  var changeKinds: (added: ChangeKind, removed: ChangeKind, renamed: ChangeKind) {
    switch self {
    case .property: (.propertyAdded, .propertyRemoved, .propertyRenamed)
    case .telemetry: (.telemetryAdded, .telemetryRemoved, .telemetryRenamed)
    case .event: (.eventAdded, .eventRemoved, .eventRenamed)
    case .command: (.commandAdded, .commandRemoved, .commandRenamed)
    case .relationship: (.relationshipAdded, .relationshipRemoved, .relationshipRenamed)
    case .component: (.componentAdded, .componentRemoved, .componentRenamed)
    }
  }
}
