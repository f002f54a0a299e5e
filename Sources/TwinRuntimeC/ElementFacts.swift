import CLibTwinRuntime
import TwinRuntime

extension NumberedElement {
  /// The deprecation of an element, whatever it is.
  struct AnyDeprecation {
    let since, removeIn, reason, replacedBy: String?
    let replacement: NumberedElement?

    init<Element>(_ deprecation: Deprecation<Element>, _ number: (Element) -> NumberedElement) {
      since = deprecation.since
      removeIn = deprecation.removeIn
      reason = deprecation.reason
      replacedBy = deprecation.replacedBy
      replacement = deprecation.replacement.map(number)
    }
  }

  /// What it is replaced by and why, if it is on its way out; packages never are.
  var deprecation: AnyDeprecation? {
    switch self {
    case .package: nil
    case .type(let type): type.deprecation.map { AnyDeprecation($0) { .type($0) } }
    case .member(let member): member.deprecation.map { AnyDeprecation($0) { .member($0) } }
    case .schema(let schema): schema.deprecation.map { AnyDeprecation($0) { .schema($0) } }
    case .quantity(let quantity): quantity.deprecation.map { AnyDeprecation($0) { .quantity($0) } }
    case .unit(let unit): unit.deprecation.map { AnyDeprecation($0) { .unit($0) } }
    case .concept(let concept): concept.deprecation.map { AnyDeprecation($0) { .concept($0) } }
    case .relation(let relation): relation.deprecation.map { AnyDeprecation($0) { .relation($0) } }
    case .point(let point): point.deprecation.map { AnyDeprecation($0) { .point($0) } }
    }
  }

  /// A text of the header; nil where it has none.
  func text(_ kind: Int, language: String) throws(Failure) -> String? {
    let element = element
    switch kind {
    case TWIN_TEXT_ID: return element.id
    case TWIN_TEXT_NAME: return element.name
    case TWIN_TEXT_TITLE: return element.title(in: language)
    case TWIN_TEXT_DESCRIPTION: return element.description(in: language)
    case TWIN_TEXT_EXTERNAL_ID: return element.externalID
    case TWIN_TEXT_OWNER: return element.metadata.owner
    case TWIN_TEXT_DEPRECATED_SINCE: return deprecation?.since
    case TWIN_TEXT_REMOVE_IN: return deprecation?.removeIn
    case TWIN_TEXT_DEPRECATION_REASON: return deprecation?.reason
    case TWIN_TEXT_REPLACED_BY: return deprecation?.replacedBy
    default: break
    }
    switch (kind, self) {
    case (TWIN_TEXT_VERSION, .package(let package)): return package.version
    case (TWIN_TEXT_SUMMARY, .package(let package)): return package.summary
    case (TWIN_TEXT_SYMBOL, .unit(let unit)): return unit.symbol
    case (TWIN_TEXT_SEVERITY, .member(let member)) where member.kind == .event: return member.severity
    case (TWIN_TEXT_INVERSE, .member(let member)) where member.kind == .relationship:
      return member.relationship?.inverse
    case (TWIN_TEXT_EXTERNAL_TARGETS, .member(let member)) where member.kind == .relationship:
      let targets = member.relationship?.externalTargets ?? []
      return targets.isEmpty ? nil : targets.joined(separator: "\n")
    default:
      throw Failure((TWIN_TEXT_ID...TWIN_TEXT_EXTERNAL_TARGETS).contains(kind) ? TWIN_WRONG_KIND : TWIN_BAD_ARGUMENT)
    }
  }

  /// A number of the header; nil where it has none.
  func number(_ kind: Int) throws(Failure) -> Int64? {
    func truth(_ value: Bool) -> Int64 { value ? 1 : 0 }
    switch (kind, self) {
    case (TWIN_IS_STABLE, _): return element.metadata.isStable.map(truth)
    case (TWIN_CLASSIFICATION, _): return element.metadata.classification.map { Int64($0.rawValue) }
    case (TWIN_IS_ONTOLOGY, .package(let package)): return truth(package.isOntology)
    case (TWIN_EDITION, .package(let package)): return Int64(package.edition)
    case (TWIN_IS_DEPRECATED, .package): break
    case (TWIN_IS_DEPRECATED, _): return truth(deprecation != nil)
    case (TWIN_IS_ABSTRACT, .type(let type)): return truth(type.isAbstract)
    case (TWIN_IS_SEALED, .type(let type)): return truth(type.isSealed)
    case (TWIN_MEMBER_KIND, .member(let member)): return Int64(member.kind.rawValue)
    case (TWIN_IS_REQUIRED, .member(let member)): return truth(member.isRequired)
    case (TWIN_IS_WRITABLE, .member(let member)): return truth(member.isWritable)
    case (TWIN_IS_INHERITED, .member(let member)): return truth(member.isInherited)
    case (TWIN_SAMPLING, .member(let member)) where member.kind == .telemetry:
      return member.sampling.map { Int64(clamping: $0) }
    case (TWIN_FRESHNESS, .member(let member)) where member.kind == .telemetry:
      return member.freshness.map { Int64(clamping: $0) }
    case (TWIN_MINIMUM, .member(let member)) where member.kind == .relationship:
      return member.relationship.map { Int64($0.cardinality.minimum) }
    case (TWIN_MAXIMUM, .member(let member)) where member.kind == .relationship:
      return member.relationship?.cardinality.maximum.map { Int64($0) }
    case (TWIN_INVERSE_MINIMUM, .member(let member)) where member.kind == .relationship:
      return member.relationship.map { Int64($0.inverseCardinality.minimum) }
    case (TWIN_INVERSE_MAXIMUM, .member(let member)) where member.kind == .relationship:
      return member.relationship?.inverseCardinality.maximum.map { Int64($0) }
    default: break
    }
    throw Failure((TWIN_IS_DEPRECATED...TWIN_INVERSE_MAXIMUM).contains(kind) ? TWIN_WRONG_KIND : TWIN_BAD_ARGUMENT)
  }
}
