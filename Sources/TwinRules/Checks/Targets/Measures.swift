import TwinModel

/// Something about an element that can be counted, and that targets set a limit to.
enum Measure: String, CaseIterable {
  case name, parents, ancestors, depth, members, fields, enumValues, edgeProperties, targets

  /// What is counted, for messages.
  var phrase: String {
    switch self {
    case .name: "characters of the name"
    case .parents: "parents"
    case .ancestors: "types above"
    case .depth: "levels of inheritance"
    case .members: "members, inherited ones included"
    case .fields: "fields"
    case .enumValues: "values of the enum"
    case .edgeProperties: "properties of the link"
    case .targets: "targets"
    }
  }

  /// Whether a type has at least as much of it as each of its parents, so that the first that has too much is to blame.
  var isInherited: Bool { self == .ancestors || self == .depth || self == .members }
}

extension CheckRun {
  /// How much of `measure` each element has that the rule looks at.
  func counts(of measure: Measure) -> [(element: ElementRef, count: Int)] {
    switch measure {
    case .name:
      // The names of sources are ASCII: bytes are characters.
      return elements.map { ($0, model.symbols.utf8(model.name(of: $0)).count) }
    case .parents: return twins.map { (.twin($0), model.twins[$0].parents.count) }
    case .ancestors, .depth, .members:
      let all = inheritedCounts(of: measure)
      return twins.map { (.twin($0), all[$0.index]) }
    case .fields:
      return valueCarriers.compactMap { carrier in
        guard case .object(let fields) = model.dataTypes[carrier.value.type] else { return nil }
        return (carrier.element, fields.count)
      }
    case .enumValues:
      return valueCarriers.compactMap { carrier in
        guard case .enumeration(let id) = model.dataTypes[carrier.value.type] else { return nil }
        return (carrier.element, model.enumerations[id].values.count)
      }
    case .edgeProperties, .targets:
      return members.compactMap { id in
        guard case .relationship(let row) = model.members[id].detail else { return nil }
        let detail = model.relationshipDetails[row]
        let targets = detail.targets.count + detail.externalTargets.count
        return (.member(id), measure == .targets ? targets : detail.properties.count)
      }
    }
  }

  /// How much of an inherited `measure` every type has, by row.
  func inheritedCounts(of measure: Measure) -> [Int] {
    switch measure {
    case .ancestors: model.twins.rows.map(\.ancestors.count)
    case .members: model.twins.rows.map(\.effectiveMembers.count)
    default: inheritanceDepths(model)
    }
  }
}

/// Steps on the longest way up from each type, by row. A circle, which has a finding of its own, ends where it closes.
func inheritanceDepths(_ model: Model) -> [Int] {
  var depths = [Int?](repeating: nil, count: model.twins.count)
  var stack: [(twin: ID<Twin>, next: Int)] = []
  for root in model.twins.ids where depths[root.index] == nil {
    stack.append((root, 0))
    while let (twin, next) = stack.last {
      let parents = model.twins[twin].parents
      if depths[twin.index] == nil { depths[twin.index] = 0 }
      if next < parents.count {
        stack[stack.count - 1].next += 1
        if depths[parents[next].index] == nil { stack.append((parents[next], 0)) }
        continue
      }
      depths[twin.index] = parents.map { (depths[$0.index] ?? 0) + 1 }.max() ?? 0
      stack.removeLast()
    }
  }
  return depths.map { $0 ?? 0 }
}
