package import TwinChanges
package import TwinRuntime

/// What the meaning of a value hangs on.
package enum MeaningAspect: Hashable, Sendable {
  case unit, scale, quantity, enumeration, standingDefault, relation, concept
}

/// By what a kind of change shows in data.
package struct Signs {
  /// What documents break.
  package var rules: Set<ViolationRule> = []
  /// What twins and edges break.
  var graph: Set<GraphRule> = []
  /// What is read out of them.
  var aspects: Set<MeaningAspect> = []
  /// Whether anything inside the place counts as well.
  var isWhole = false
  /// Whether values of an enumeration count as places that data lost.
  var losesValues = false

  /// Whether twins and edges show it.
  package var isOfGraphs: Bool { !graph.isEmpty }

  static let presence: Set<ViolationRule> = [.required, .unknownMember, .unexpectedValue]
  static let shape: Set<ViolationRule> = presence.union([.type, .range, .format, .geometry, .enumeration])
  static let restrictions: Set<GraphRule> = [
    .irreflexive, .asymmetric, .acyclic, .containment, .functional, .inverseFunctional,
  ]
}

extension ChangeKind {
  /// By what it shows in data; nil where it never does.
  package var signs: Signs? {
    switch self {
    case .propertyAdded, .propertyAddedRequired, .propertyAddedWithDefault, .propertyRemoved, .propertyRenamed,
      .telemetryAdded, .telemetryRemoved, .telemetryRenamed, .eventAdded, .eventRemoved, .eventRenamed, .commandAdded,
      .commandRemoved, .commandRenamed, .componentAdded, .componentRemoved, .componentRenamed, .fieldAdded,
      .fieldAddedRequired, .fieldAddedWithDefault, .fieldRemoved, .fieldRenamed:
      return Signs(rules: Signs.presence)
    case .payloadAdded, .payloadRemoved, .requestAdded, .requestRemoved, .responseAdded, .responseRemoved:
      return Signs(rules: Signs.shape, isWhole: true)
    case .relationshipAdded, .relationshipAddedRequired, .relationshipRemoved, .relationshipRenamed:
      return Signs(graph: [.unknownRelationship, .minimumCardinality, .inverseMinimumCardinality])
    case .memberKindChanged:
      return Signs(
        rules: Signs.shape, graph: [.unknownRelationship, .minimumCardinality, .inverseMinimumCardinality],
        isWhole: true)
    case .announcedRemoval:
      return Signs(rules: Signs.presence, graph: [.unknownRelationship, .unknownType])
    case .twinRemoved, .packageRemoved, .twinRenamed, .twinMoved, .twinIdChanged, .twinIdVersionChanged,
      .packageRenamed:
      return Signs(rules: [.unknownMember], graph: [.unknownType])
    case .twinMadeAbstract, .twinMadeConcrete: return Signs(graph: [.abstractType])
    case .componentTypeChanged: return Signs(rules: Set(ViolationRule.allCases), isWhole: true)
    case .madeRequired, .madeOptional, .madeRequiredWithDefault, .madeOptionalWithDefault:
      return Signs(rules: [.required])
    case .subtypeJoinedTarget, .subtypeLeftTarget, .targetNarrowed, .targetWidened, .targetChanged:
      return Signs(graph: [.targetType])
    case .cardinalityMinimumRaised, .cardinalityMinimumLowered: return Signs(graph: [.minimumCardinality])
    case .cardinalityMaximumLowered, .cardinalityMaximumRaised: return Signs(graph: [.maximumCardinality])
    case .inverseMinimumRaised, .inverseMinimumLowered: return Signs(graph: [.inverseMinimumCardinality])
    case .inverseMaximumLowered, .inverseMaximumRaised: return Signs(graph: [.inverseMaximumCardinality])
    case .relationshipMeaningChanged, .relationInverseChanged, .inferenceAdded, .inferenceDropped:
      return Signs(graph: Signs.restrictions, aspects: [.relation])
    case .relationRemoved: return Signs(graph: Signs.restrictions, aspects: [.relation])
    case .restrictionAdded, .restrictionDropped, .relationBroaderAdded, .relationBroaderRemoved:
      return Signs(graph: Signs.restrictions)
    case .conceptRemoved: return Signs(aspects: [.concept])
    default: return valueSigns
    }
  }

  private var valueSigns: Signs? {
    switch self {
    case .typeWidened, .typeNarrowed, .typeChanged: Signs(rules: Set(ViolationRule.allCases), isWhole: true)
    case .enumValueAdded: Signs(rules: [.enumeration])
    case .enumValueRemoved: Signs(rules: [.enumeration], losesValues: true)
    case .enumValueRecoded: Signs(rules: [.enumeration], losesValues: true)
    case .openEnumValueAdded, .openEnumValueRemoved: Signs(aspects: [.enumeration])
    case .enumNamesDropped: Signs(rules: Set(ViolationRule.allCases), aspects: [.enumeration], isWhole: true)
    case .enumCodesExchanged: Signs(rules: [.enumeration], aspects: [.enumeration])
    case .enumOpened, .enumClosed, .enumEncodingChanged: Signs(rules: [.enumeration, .type])
    case .minimumRaised, .minimumLowered: Signs(rules: [.minimum, .exclusiveMinimum])
    case .maximumLowered, .maximumRaised: Signs(rules: [.maximum, .exclusiveMaximum])
    case .stepTightened, .stepLoosened, .stepChanged: Signs(rules: [.multipleOf])
    case .precisionLowered, .precisionRaised: Signs(rules: [.precision])
    case .lengthTightened, .lengthLoosened: Signs(rules: [.minLength, .maxLength])
    case .patternAdded, .patternRemoved, .patternChanged: Signs(rules: [.pattern])
    case .itemsTightened, .itemsLoosened: Signs(rules: [.minItems, .maxItems])
    case .uniquenessAdded, .uniquenessRemoved: Signs(rules: [.uniqueItems])
    case .constAdded, .constRemoved, .constChanged: Signs(rules: [.const])
    case .defaultChanged: Signs(aspects: [.standingDefault])
    case .valueUnitChanged, .valueUnitAdded, .valueUnitRemoved: Signs(aspects: [.unit])
    case .valueQuantityChanged: Signs(aspects: [.quantity, .unit])
    case .unitConversionChanged: Signs(aspects: [.scale])
    case .unitQuantityChanged, .dimensionChanged: Signs(aspects: [.quantity])
    default: nil
    }
  }
}
