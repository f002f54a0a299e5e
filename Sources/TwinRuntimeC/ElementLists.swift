import CLibTwinRuntime
import TwinRuntime

extension Registry {
  /// The elements of a list of the header that belongs to the registry.
  func elements(_ list: Int) throws(Failure) -> [NumberedElement] {
    switch list {
    case TWIN_PACKAGES: packages.map { .package($0) }
    case TWIN_TYPES: types.map { .type($0) }
    case TWIN_SCHEMAS: schemas.map { .schema($0) }
    case TWIN_QUANTITIES: quantities.map { .quantity($0) }
    case TWIN_UNITS: units.map { .unit($0) }
    case TWIN_CONCEPTS: concepts.map { .concept($0) }
    case TWIN_RELATIONS: relations.map { .relation($0) }
    case TWIN_POINTS: points.map { .point($0) }
    case TWIN_PACKAGE_OF: [.package(package)]
    default: throw .wrongList(list)
    }
  }
}

extension NumberedElement {
  /// The elements of a list of the header that belongs to this element.
  func elements(_ list: Int) throws(Failure) -> [NumberedElement] {
    switch list {
    case TWIN_PACKAGE_OF:
      if case .package = self { throw .wrongList(list) }
      guard let package else { throw .wrongList(list) }
      return [.package(package)]
    case TWIN_REPLACEMENT:
      if case .package = self { throw .wrongList(list) }
      return deprecation?.replacement.map { [$0] } ?? []
    default: break
    }
    return switch self {
    case .package(let package): try package.elements(list)
    case .type(let type): try type.elements(list)
    case .member(let member): try member.elements(list)
    case .quantity(let quantity): try quantity.elements(list)
    case .concept(let concept): try concept.elements(list)
    case .relation(let relation): try relation.elements(list)
    case .unit(let unit) where list == TWIN_QUANTITY_OF: [.quantity(unit.quantity)]
    case .unit, .schema, .point: throw .wrongList(list)
    }
  }
}

extension Package {
  fileprivate func elements(_ list: Int) throws(Failure) -> [NumberedElement] {
    switch list {
    case TWIN_PACKAGES: dependencies.map { .package($0.package) }
    case TWIN_TYPES: types.map { .type($0) }
    case TWIN_SCHEMAS: schemas.map { .schema($0) }
    case TWIN_QUANTITIES: quantities.map { .quantity($0) }
    case TWIN_UNITS: units.map { .unit($0) }
    case TWIN_CONCEPTS: concepts.map { .concept($0) }
    case TWIN_RELATIONS: relations.map { .relation($0) }
    case TWIN_POINTS: points.map { .point($0) }
    default: throw .wrongList(list)
    }
  }
}

extension TwinType {
  fileprivate func elements(_ list: Int) throws(Failure) -> [NumberedElement] {
    switch list {
    case TWIN_CONCEPTS: concepts.map { .concept($0) }
    case TWIN_MEMBERS: members.map { .member($0) }
    case TWIN_OWN_MEMBERS: ownMembers.map { .member($0) }
    case TWIN_PARENTS: parents.map { .type($0) }
    case TWIN_SUPERTYPES: supertypes.map { .type($0) }
    case TWIN_SUBTYPES: subtypes.map { .type($0) }
    default: throw .wrongList(list)
    }
  }
}

extension Member {
  fileprivate func elements(_ list: Int) throws(Failure) -> [NumberedElement] {
    switch list {
    case TWIN_TYPE_OF: [.type(type)]
    case TWIN_DECLARING_TYPE: [.type(declaringType)]
    case TWIN_UNIT_OF: unit.map { [.unit($0)] } ?? []
    case TWIN_QUANTITY_OF: value?.quantity.map { [.quantity($0)] } ?? []
    case TWIN_POINT_OF: point.map { [.point($0)] } ?? []
    case TWIN_REFINED: refined.map { [.member($0)] } ?? []
    case TWIN_COMPONENT_OF where kind == .component: component.map { [.type($0)] } ?? []
    case TWIN_TARGETS where kind == .relationship: relationship?.targets.map { .type($0) } ?? []
    case TWIN_RELATION_OF where kind == .relationship: relationship?.relation.map { [.relation($0)] } ?? []
    default: throw .wrongList(list)
    }
  }
}

extension Quantity {
  fileprivate func elements(_ list: Int) throws(Failure) -> [NumberedElement] {
    switch list {
    case TWIN_BROADER: broader.map { .quantity($0) }
    case TWIN_COHERENT_UNIT: coherentUnit.map { [.unit($0)] } ?? []
    default: throw .wrongList(list)
    }
  }
}

extension Concept {
  fileprivate func elements(_ list: Int) throws(Failure) -> [NumberedElement] {
    switch list {
    case TWIN_BROADER: broader.map { .concept($0) }
    case TWIN_NARROWER: narrower.map { .concept($0) }
    default: throw .wrongList(list)
    }
  }
}

extension Relation {
  fileprivate func elements(_ list: Int) throws(Failure) -> [NumberedElement] {
    switch list {
    case TWIN_BROADER: broader.map { .relation($0) }
    case TWIN_INVERSE_OF: inverse.map { [.relation($0)] } ?? []
    default: throw .wrongList(list)
    }
  }
}

extension Failure {
  /// That what was asked does not have this list, or that there is no list with this number.
  fileprivate static func wrongList(_ list: Int) -> Failure {
    let isKnown =
      (TWIN_PACKAGES...TWIN_TARGETS).contains(list) && list != TWIN_MEMBER
      || (TWIN_PACKAGE_OF...TWIN_INVERSE_OF).contains(list)
    return Failure(isKnown ? TWIN_WRONG_KIND : TWIN_BAD_ARGUMENT)
  }
}
