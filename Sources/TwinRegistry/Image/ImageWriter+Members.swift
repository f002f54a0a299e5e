import TwinImage
import TwinModel

/// What a member is apart from the type that declares it. Equal ones are stored once.
struct DefinitionKey {
  /// Row of `memberNames`.
  var name: UInt32
  var kind: UInt8
  var flags: UInt8
  /// Row of `values` plus one, or zero.
  var value: UInt32
  /// Row of `points` plus one, or zero.
  var point: UInt32
  var detail: UInt32
  var metadata: UInt32
}

extension ImageWriter {
  mutating func writeTwins() {
    for id in numbering.twins.order {
      let twin = model.twins[id]
      columns.append(.twinFlags, (twin.isAbstract ? 1 : 0) | (twin.isSealed ? 2 : 0))
      columns.append(.twinConcepts, concepts(twin.concepts))
      // On a cycle, which the resolver reports, the rows behind this one are left out as in the hierarchy.
      let own = row(id)
      columns.append(.twinAncestors, twins(model.ancestors(of: id).filter { row($0) < own || !isHeld($0) }))
    }
  }

  private func isHeld(_ twin: ID<Twin>) -> Bool { numbering.twins.rows[twin] != nil }

  /// Own members of each twin type, then runs of inherited ones, then what refines what.
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
    let order = Buckets(names, count: Int(columns.count(.memberNameName))).keys
    var renumbered = [UInt32](repeating: 0, count: order.count)
    for (new, old) in order.enumerated() { renumbered[old] = UInt32(new) }
    interned.definitionList = order.map { interned.definitionList[$0] }
    for definition in definitions { columns.append(.memberDefinition, renumbered[Int(definition)]) }

    for id in numbering.twins.order { columns.append(.twinInherited, inherited(by: id)) }
    for id in numbering.twins.order {
      for member in model.twins[id].members {
        guard let refined = model.members[member].refines, let from = memberRows[member], let to = memberRow(refined)
        else { continue }
        columns.append(.refinementMember, from)
        columns.append(.refinementRefined, to)
      }
    }
  }

  private mutating func memberRow(_ member: ID<Member>) -> UInt32? {
    // Notes the package as missing where it is not held.
    _ = row(model.members[member].twin)
    return memberRows[member]
  }

  /// The effective members of `twin` that are not its own, as runs of rows of `members`.
  private mutating func inherited(by twin: ID<Twin>) -> UInt32 {
    let list = begin(.segmentLists)
    for id in model.twins[twin].effectiveMembers {
      let member = model.effectiveMembers[id]
      guard model.members[member].twin != twin, let next = memberRow(member) else { continue }
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
      name: memberName(member.name), kind: member.kind.rawValue,
      flags: (member.isRequired ? 1 : 0) | (member.isWritable ? 2 : 0),
      value: member.value.map { self.value($0) + 1 } ?? 0, point: member.point.map { self.row($0) + 1 } ?? 0,
      detail: detail(of: member), metadata: metadata(member.metadata, of: nil))
    let flags = UInt32(key.kind) << 8 | UInt32(key.flags)
    let row = begin(.definitions)
    push([key.name, flags, key.value, key.point, key.detail, key.metadata])
    return end(row, rare: key.metadata, in: .definitions) { writer, _ in
      writer.interned.definitionList.append(key)
      return UInt32(writer.interned.definitionList.count - 1)
    }
  }

  private mutating func memberName(_ name: Symbol) -> UInt32 {
    let known = interned.memberNames[Int(name.rawValue)]
    if known != 0 { return known - 1 }
    let row = columns.append(.memberNameName, string(name))
    interned.memberNames[Int(name.rawValue)] = row + 1
    return row
  }

  /// The detail of a member as its kind stores it. A detail of another kind, which no reader makes, is left out.
  private mutating func detail(of member: Member) -> UInt32 {
    switch (member.kind, member.detail) {
    case (.telemetry, .telemetry(let id)):
      let detail = model.telemetryDetails[id]
      // Zero means none; the last of 2^64 milliseconds is not told apart from the one before it.
      let sampling = detail.sampling.map { min($0, .max - 1) + 1 } ?? 0
      let freshness = detail.freshness.map { min($0, .max - 1) + 1 } ?? 0
      let row = begin(.telemetry)
      push(halvesOf: sampling)
      push(halvesOf: freshness)
      return 1
        + end(row) { writer, _ in
          writer.columns.append(.telemetryFreshness, wide: freshness)
          return writer.columns.append(.telemetrySampling, wide: sampling)
        }
    case (.event, .event(let severity)): return string(severity)
    case (.command, .command(let request, let response)):
      let request = request.map { fields(IDRange($0.index, $0.index + 1)) + 1 } ?? 0
      let response = response.map { fields(IDRange($0.index, $0.index + 1)) + 1 } ?? 0
      return 1 + intern(.commands, [(.commandRequest, request), (.commandResponse, response)])
    case (.relationship, .relationship(let id)): return 1 + relationshipRow(model.relationshipDetails[id])
    case (.component, .component(let twin)): return 1 + row(twin)
    default: return 0
    }
  }

  private mutating func relationshipRow(_ detail: RelationshipDetail) -> UInt32 {
    let targets = twins(detail.targets)
    let externalTargets = texts(detail.externalTargets)
    let relation = detail.relation.map { self.row($0) + 1 } ?? 0
    let inverse = string(detail.inverse)
    let start = detail.properties.isEmpty ? 0 : fields(detail.properties) + 1
    let count = UInt32(detail.properties.count)
    func greatest(_ cardinality: Cardinality) -> UInt64 { cardinality.maximum.map { UInt64($0) + 1 } ?? 0 }
    let bounds: [4 of UInt64] = [
      UInt64(detail.cardinality.minimum), greatest(detail.cardinality),
      UInt64(detail.inverseCardinality.minimum), greatest(detail.inverseCardinality),
    ]
    let row = begin(.relationships)
    push([targets, externalTargets, relation, inverse, start, count])
    for index in bounds.indices { push(halvesOf: bounds[index]) }
    return end(row) { writer, _ in
      writer.columns.append(.relationshipRelation, relation)
      writer.columns.append(.relationshipTargets, targets)
      writer.columns.append(.relationshipExternalTargets, externalTargets)
      writer.columns.append(.relationshipMinimum, wide: bounds[0])
      writer.columns.append(.relationshipMaximum, wide: bounds[1])
      writer.columns.append(.relationshipInverseMinimum, wide: bounds[2])
      writer.columns.append(.relationshipInverseMaximum, wide: bounds[3])
      writer.columns.append(.relationshipFieldStart, start)
      writer.columns.append(.relationshipFieldCount, count)
      return writer.columns.append(.relationshipInverse, inverse)
    }
  }

  /// The definitions in their final order, and where those of each name start.
  mutating func writeDefinitions() {
    var next: UInt32 = 0
    for (row, key) in interned.definitionList.enumerated() {
      while next <= key.name {
        columns.append(.memberNameDefinitionStart, UInt32(row))
        next += 1
      }
      columns.append(.definitionName, key.name)
      columns.append(.definitionKind, UInt32(key.kind))
      columns.append(.definitionFlags, UInt32(key.flags))
      columns.append(.definitionValue, key.value)
      columns.append(.definitionPoint, key.point)
      columns.append(.definitionDetail, key.detail)
      columns.append(.definitionMetadata, key.metadata)
    }
  }
}
