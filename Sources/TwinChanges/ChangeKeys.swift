extension ChangeKind {
  /// Keys below the element that lead to what differs, as sources spell them; none where the element itself is meant.
  public var keys: [String] {
    switch self {
    case .twinMadeAbstract, .twinMadeConcrete: ["abstract"]
    case .twinSealed, .twinUnsealed: ["sealed"]
    case .twinIdChanged, .twinIdVersionChanged, .memberIdChanged: ["id"]
    case .parentAdded, .parentRemoved, .parentReplaced: ["extends"]
    case .twinConceptAdded, .twinConceptRemoved: ["is"]
    case .madeRequired, .madeOptional, .madeRequiredWithDefault, .madeOptionalWithDefault: ["required"]
    case .madeWritable, .madeReadOnly: ["writable"]
    case .classificationRaised, .classificationLowered: ["classification"]
    case .samplingSlowed, .samplingQuickened: ["sampling"]
    case .freshnessShortened, .freshnessExtended: ["freshness"]
    case .severityChanged: ["severity"]
    case .payloadAdded: ["payload"]
    case .requestAdded: ["request"]
    case .responseAdded: ["response"]
    case .pointChanged: ["use"]
    case .minimumRaised, .minimumLowered: ["minimum"]
    case .maximumLowered, .maximumRaised: ["maximum"]
    case .stepTightened, .stepLoosened, .stepChanged: ["multipleOf"]
    case .precisionLowered, .precisionRaised: ["precision"]
    case .patternAdded, .patternChanged: ["pattern"]
    case .uniquenessAdded: ["uniqueItems"]
    case .constAdded, .constChanged: ["const"]
    case .defaultAdded, .defaultChanged: ["default"]
    case .valueUnitChanged, .valueUnitAdded: ["unit"]
    case .valueQuantityChanged, .valueQuantityAdded: ["quantity"]
    case .targetNarrowed, .targetWidened, .targetChanged: ["target"]
    case .cardinalityMinimumRaised, .cardinalityMinimumLowered, .cardinalityMaximumLowered,
      .cardinalityMaximumRaised:
      ["cardinality"]
    case .inverseMinimumRaised, .inverseMinimumLowered, .inverseMaximumLowered, .inverseMaximumRaised:
      ["inverseCardinality"]
    case .relationshipMeaningChanged: ["relation"]
    case .relationshipInverseChanged, .relationInverseChanged: ["inverse"]
    case .conceptBroaderAdded, .relationBroaderAdded, .quantityBroaderAdded: ["broader"]
    case .domainNarrowed, .domainWidened, .domainChanged: ["domain"]
    case .rangeNarrowed, .rangeWidened, .rangeChanged: ["range"]
    case .restrictionAdded, .inferenceAdded: ["characteristics"]
    case .dimensionChanged: ["dimension"]
    case .coherentUnitChanged: ["coherentUnit"]
    case .unitConversionChanged: ["factor"]
    case .unitQuantityChanged: ["quantity"]
    case .unitSymbolChanged: ["symbol"]
    case .deprecated, .deprecationChanged: ["deprecated"]
    case .removalBroughtForward, .removalPutOff: ["deprecated", "removeIn"]
    case .stabilityLowered: ["stability"]
    case .mappingAdded: ["mappings"]
    case .ownerChanged: ["owner"]
    case .sourceChanged: ["source"]
    default: []
    }
  }

  /// Keys directly below the element that lead there in the sources of other languages: building ontologies, vehicle
  /// specifications, DTDL. The first that is there is meant.
  public var foreignKeys: [String] {
    switch self {
    case .twinMadeAbstract, .twinMadeConcrete: ["is_abstract"]
    case .twinIdChanged, .twinIdVersionChanged: ["guid", "id", "@id"]
    case .memberIdChanged: ["constUID", "staticUID", "@id"]
    case .parentAdded, .parentRemoved, .parentReplaced: ["implements", "extends"]
    case .memberKindChanged: ["type", "@type"]
    case .typeWidened, .typeNarrowed, .typeChanged: ["datatype", "schema"]
    case .enumValueAdded, .enumValueRemoved, .enumValueRecoded, .enumCodesExchanged: ["allowed"]
    case .minimumRaised, .minimumLowered: ["fixed_min", "min"]
    case .maximumLowered, .maximumRaised: ["fixed_max", "max"]
    case .itemsTightened, .itemsLoosened: ["arraysize"]
    case .madeWritable, .madeReadOnly: ["writable", "type"]
    case .unitQuantityChanged: ["quantity", "domain"]
    case .unitConversionChanged: ["multiplier"]
    case .deprecated, .deprecationChanged: ["deprecation"]
    case .documentationChanged: ["description", "definition"]
    default: keys
    }
  }
}
