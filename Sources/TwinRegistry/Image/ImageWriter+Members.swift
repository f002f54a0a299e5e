import TwinImage
import TwinModel

/// What a member is apart from the type that declares it. Equal ones are stored once.
struct DefinitionKey {
  /// Row of `memberNames`.
  var name: UInt32
  /// Kind and flags, as `definitionTraits` has them.
  var traits: UInt32
  /// Row of `points` plus one, or zero.
  var point: UInt32
  var detail: UInt32
  var metadata: UInt32
}

extension ImageWriter {
  /// Numbers the names of members before anything else has strings, so that the two numbers are nearly always one apart.
  mutating func beginMemberNames() {
    for twin in numbering.twins.order {
      for member in model.twins[twin].members { _ = memberName(model.members[member].name) }
    }
  }

  mutating func writeTwins() {
    for id in numbering.twins.order {
      let twin = model.twins[id]
      columns.append(.twinFlags, (twin.isAbstract ? 1 : 0) | (twin.isSealed ? 2 : 0))
      columns.append(.twinConcepts, concepts(twin.concepts))
      columns.append(.twinAncestors, twins(ancestors(of: id)))
    }
  }

  /// The types above `twin`, nearest first. On a cycle, which the resolver reports, those whose rows are behind it are left out as in the
  /// hierarchy.
  private mutating func ancestors(of twin: ID<Twin>) -> [ID<Twin>] {
    let own = row(twin)
    return model.ancestors(of: twin).filter { row($0) < own || !isHeld($0) }
  }

  private func isHeld(_ twin: ID<Twin>) -> Bool { numbering.twins.rows[twin] != nil }

  /// Own members of each twin type, then what is inherited and narrowed.
  mutating func writeMembers() {
    var definitions: [UInt32] = []
    for id in numbering.twins.order {
      columns.append(.twinMemberStart, UInt32(definitions.count))
      for member in model.twins[id].members {
        memberRows[member] = UInt32(definitions.count)
        definitions.append(definition(of: member))
      }
    }
    // Definitions are renumbered by name, so that those of one name are a run.
    let names = interned.definitionList.map { Int($0.name) }
    let order = Buckets(names, count: Int(columns.count(.memberNameOffset))).keys
    var renumbered = [UInt32](repeating: 0, count: order.count)
    for (new, old) in order.enumerated() { renumbered[old] = UInt32(new) }
    interned.definitionList = order.map { interned.definitionList[$0] }
    for definition in definitions { columns.append(.memberDefinition, renumbered[Int(definition)]) }

    writeInheritance()
  }

  /// What each type inherits, and which member narrows which, where the types above it do not say so by their order: a type inherits of
  /// each name the member that the nearest type above declares, and what it declares itself narrows that.
  private mutating func writeInheritance() {
    let names = Int(columns.count(.memberNameOffset))
    // By name: the nearest member so named above the type at hand, and the type that has this or declares the name, each plus one.
    var nearest = [(twin: UInt32, member: UInt32)](repeating: (0, 0), count: names)
    var declaring = [UInt32](repeating: 0, count: names)
    var namesakes: [UInt32] = []
    for id in numbering.twins.order {
      let twin = row(id) + 1
      for member in model.twins[id].members { declaring[Int(memberName(model.members[member].name))] = twin }
      namesakes.removeAll(keepingCapacity: true)
      for ancestor in ancestors(of: id).prefix(Int(ImageHeader.greatestAncestorCount)) {
        for member in model.twins[ancestor].members {
          let name = Int(memberName(model.members[member].name))
          guard let row = memberRows[member], nearest[name].twin != twin else { continue }
          nearest[name] = (twin, row)
          if declaring[name] != twin { namesakes.append(row) }
        }
      }
      let inherited = inherited(by: id)
      columns.append(.twinOtherInherited, inherited == namesakes ? 0 : 1 + segments(inherited))
      for member in model.twins[id].members {
        guard let from = memberRows[member] else { continue }
        let refined = model.members[member].refines.flatMap { memberRow($0) }
        let namesake = nearest[Int(memberName(model.members[member].name))]
        guard refined != (namesake.twin == twin ? namesake.member : nil) else { continue }
        columns.append(.refinementMember, from)
        columns.append(.refinementOther, refined.map { $0 + 1 } ?? 0)
      }
    }
  }

  private mutating func memberRow(_ member: ID<Member>) -> UInt32? {
    // Notes the package as missing where it is not held.
    _ = row(model.members[member].twin)
    return memberRows[member]
  }

  /// The rows of the effective members of `twin` that are not its own.
  private mutating func inherited(by twin: ID<Twin>) -> [UInt32] {
    model.twins[twin].effectiveMembers.compactMap { id in
      let member = model.effectiveMembers[id]
      return model.members[member].twin == twin ? nil : memberRow(member)
    }
  }

  /// The list of the runs that `rows` of `members` make.
  private mutating func segments(_ rows: [UInt32]) -> UInt32 {
    let list = begin(.segmentLists)
    for next in rows {
      let last = stack.count - 1
      if last > list, stack[last - 1] + stack[last] == next {
        stack[last] += 1
      } else {
        push(next)
        push(1)
      }
    }
    return endList(list, .segmentListStart, [.segmentStart, .segmentCount])
  }

  private mutating func definition(of id: ID<Member>) -> UInt32 {
    let member = model.members[id]
    let key = DefinitionKey(
      name: memberName(member.name),
      traits: UInt32(member.kind.rawValue) << 2 | (member.isRequired ? 1 : 0) | (member.isWritable ? 2 : 0),
      point: member.point.map { self.row($0) + 1 } ?? 0,
      detail: detail(of: member), metadata: metadata(member.metadata, of: nil))
    let row = begin(.definitions)
    push([key.name, key.traits, key.point, key.detail, key.metadata])
    return end(row, rare: key.metadata, in: .definitions) { writer, _ in
      writer.interned.definitionList.append(key)
      return UInt32(writer.interned.definitionList.count - 1)
    }
  }

  private mutating func memberName(_ name: Symbol) -> UInt32 {
    let known = interned.memberNames[Int(name.rawValue)]
    if known != 0 { return known - 1 }
    let next = columns.count(.memberNameOffset)
    let row = columns.append(.memberNameOffset, string(name) &- next &- 1)
    interned.memberNames[Int(name.rawValue)] = row + 1
    return row
  }

  /// The detail of a member as its kind stores it. A detail of another kind, which no reader makes, is left out.
  private mutating func detail(of member: Member) -> UInt32 {
    let value = member.value.map { self.value($0) + 1 } ?? 0
    switch (member.kind, member.detail) {
    case (.property, _): return value
    case (.telemetry, .telemetry(let id)): return telemetry(model.telemetryDetails[id], value)
    case (.telemetry, _): return telemetry(TelemetryDetail(sampling: nil, freshness: nil), value)
    case (.event, .event(let severity)): return event(string(severity), value)
    case (.event, _): return event(0, value)
    case (.command, .command(let request, let response)):
      let request = request.map { fields(IDRange($0.index, $0.index + 1)) + 1 } ?? 0
      let response = response.map { fields(IDRange($0.index, $0.index + 1)) + 1 } ?? 0
      return 1 + intern(.commands, [(.commandRequest, request), (.commandResponse, response)])
    case (.relationship, .relationship(let id)): return 1 + relationshipRow(model.relationshipDetails[id])
    case (.component, .component(let twin)): return 1 + row(twin)
    default: return 0
    }
  }

  private mutating func telemetry(_ detail: TelemetryDetail, _ value: UInt32) -> UInt32 {
    // Zero means none; the last of 2^64 milliseconds is not told apart from the one before it.
    let sampling = detail.sampling.map { min($0, .max - 1) + 1 } ?? 0
    let freshness = detail.freshness.map { min($0, .max - 1) + 1 } ?? 0
    if value == 0, sampling == 0, freshness == 0 { return 0 }
    let row = begin(.telemetry)
    push(value)
    push(halvesOf: sampling)
    push(halvesOf: freshness)
    return 1
      + end(row) { writer, _ in
        writer.columns.append(.telemetryValue, value)
        writer.columns.append(.telemetryFreshness, wide: freshness)
        return writer.columns.append(.telemetrySampling, wide: sampling)
      }
  }

  private mutating func event(_ severity: UInt32, _ value: UInt32) -> UInt32 {
    severity == 0 && value == 0 ? 0 : 1 + intern(.events, [(.eventSeverity, severity), (.eventValue, value)])
  }

  private mutating func relationshipRow(_ detail: RelationshipDetail) -> UInt32 {
    let targets = twins(detail.targets)
    let externalTargets = texts(detail.externalTargets)
    let relation = detail.relation.map { self.row($0) + 1 } ?? 0
    let inverse = string(detail.inverse)
    let properties = fieldRun(detail.properties)
    func greatest(_ cardinality: Cardinality) -> UInt64 { cardinality.maximum.map { UInt64($0) + 1 } ?? 0 }
    let bounds: [4 of UInt64] = [
      UInt64(detail.cardinality.minimum), greatest(detail.cardinality),
      UInt64(detail.inverseCardinality.minimum), greatest(detail.inverseCardinality),
    ]
    let row = begin(.relationshipTerms)
    push([externalTargets, relation, inverse, properties])
    for index in bounds.indices { push(halvesOf: bounds[index]) }
    let terms = end(row) { writer, _ in
      writer.columns.append(.relationshipRelation, relation)
      writer.columns.append(.relationshipExternalTargets, externalTargets)
      writer.columns.append(.relationshipMinimum, wide: bounds[0])
      writer.columns.append(.relationshipMaximum, wide: bounds[1])
      writer.columns.append(.relationshipInverseMinimum, wide: bounds[2])
      writer.columns.append(.relationshipInverseMaximum, wide: bounds[3])
      writer.columns.append(.relationshipFields, properties)
      return writer.columns.append(.relationshipInverse, inverse)
    }
    return intern(.relationships, [(.relationshipTargets, targets), (.relationshipTerms, terms)])
  }

  /// The row of a run of fields; the first one is the empty run.
  mutating func fieldRun(_ range: IDRange<Field>) -> UInt32 {
    let start = range.isEmpty ? 0 : fields(range) + 1
    return intern(.fieldRuns, [(.fieldRunStart, start), (.fieldRunCount, UInt32(range.count))])
  }

  /// The definitions in their final order, and where those of each name start.
  mutating func writeDefinitions() {
    var next: UInt32 = 0
    for (row, key) in interned.definitionList.enumerated() {
      while next <= key.name {
        columns.append(.memberNameDefinitionStart, UInt32(row))
        next += 1
      }
      columns.append(.definitionTraits, key.traits)
      columns.append(.definitionPoint, key.point)
      columns.append(.definitionDetail, key.detail)
      columns.append(.definitionMetadata, key.metadata)
    }
  }
}
