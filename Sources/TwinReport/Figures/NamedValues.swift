import TwinModel

extension Model {
  /// The values of enumerations that `element` names as its default or as the only value that it may have, each with how.
  func namedValues(of element: ElementRef) -> [(value: ID<EnumerationValue>, manner: String)] {
    let spec: ValueSpec? =
      switch element {
      case .member(let id): members[id].value
      case .field(let id): fields[id].value
      case .schema(let id): schemas[id].value
      case .point(let id): points[id].value
      default: nil
      }
    guard let spec else { return [] }
    return constraints[spec.constraints].flatMap { constraint -> [(value: ID<EnumerationValue>, manner: String)] in
      let (literal, manner): (ID<Literal>, String)
      switch constraint {
      case .default(let id): (literal, manner) = (id, "defaults to")
      case .const(let id): (literal, manner) = (id, "is fixed to")
      default: return []
      }
      return values(named: literals[literal], as: spec.type).map { ($0, manner) }
    }
  }

  /// The values of enumerations in `literal`, which is a value of `type`. Literals nest to a bounded depth.
  private func values(named literal: Literal, as type: ID<DataType>) -> [ID<EnumerationValue>] {
    switch (resolved(type).type, literal) {
    case (.enumeration(let id), .string(let name)):
      enumerations[id].values.filter { enumerationValues[$0].name == name }
    case (.array(let element), .array(let items)): items.flatMap { values(named: $0, as: fields[element].value.type) }
    case (.map(_, let entry), .object(let entries)):
      entries.flatMap { values(named: $0.value, as: fields[entry].value.type) }
    case (.object(let range), .object(let entries)):
      entries.flatMap { entry in
        fields[range].first { $0.name == entry.key }.map { values(named: entry.value, as: $0.value.type) } ?? []
      }
    default: []
    }
  }
}
