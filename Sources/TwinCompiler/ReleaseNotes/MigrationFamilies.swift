import TwinChanges

extension MigrationSteps {
  /// Kinds of change that ask the same.
  enum Family: CaseIterable {
    /// Something is there that may be left out.
    case addition
    /// Something has to be there.
    case obligation
    case removal
    case renaming
    /// What was right may be wrong now.
    case tightening
    /// A value is named no more, and stays right as any other is.
    case retirement
    /// What was never there may come.
    case loosening
    /// A value that was never there may be chosen.
    case choice
    /// The same data means something else.
    case meaning
    /// What stands for a value that is left out.
    case fallback
    /// Links that were right may be wrong now.
    case fewerLinks
    /// There have to be more links.
    case moreLinks
    /// There may be links, or fewer of them, as there never were.
    case otherLinks
    /// The same is written in another way.
    case form
    /// Who may set it.
    case access
    /// Who may see it.
    case confidentiality
    /// How much an event matters.
    case severity
    case timing
    case identity
    /// What extends, holds or fits what.
    case hierarchy
    /// What words, relations and mappings say.
    case vocabulary
    case lifecycle
    case words
  }
}

extension MigrationSteps.Family {
  /// The family of a kind; there is no default, so that a new kind is thought about.
  init(_ kind: ChangeKind) {
    switch kind {
    case .packageAdded, .twinAdded, .propertyAdded, .propertyAddedWithDefault, .telemetryAdded, .eventAdded,
      .commandAdded, .relationshipAdded, .componentAdded, .fieldAdded, .fieldAddedWithDefault, .schemaAdded,
      .pointAdded, .conceptAdded, .relationAdded, .quantityAdded, .unitAdded, .termAdded:
      self = .addition
    case .propertyAddedRequired, .fieldAddedRequired, .relationshipAddedRequired, .madeRequired,
      .madeRequiredWithDefault:
      self = .obligation
    case .cardinalityMinimumRaised, .inverseMinimumRaised: self = .moreLinks
    case .targetNarrowed, .targetChanged, .cardinalityMaximumLowered, .inverseMaximumLowered, .subtypeLeftTarget:
      self = .fewerLinks
    case .targetWidened, .cardinalityMinimumLowered, .cardinalityMaximumRaised, .inverseMinimumLowered,
      .inverseMaximumRaised, .subtypeJoinedTarget:
      self = .otherLinks
    case .packageRemoved, .packageDissolved, .twinRemoved, .propertyRemoved, .telemetryRemoved, .eventRemoved,
      .commandRemoved, .relationshipRemoved, .componentRemoved, .fieldRemoved, .schemaRemoved, .pointRemoved,
      .conceptRemoved, .relationRemoved, .quantityRemoved, .unitRemoved, .termRemoved,
      .announcedRemoval:
      self = .removal
    case .packageRenamed, .twinRenamed, .twinRenamedSameId, .twinMoved, .twinMovedSameId, .propertyRenamed,
      .telemetryRenamed, .eventRenamed, .commandRenamed, .relationshipRenamed, .componentRenamed, .fieldRenamed,
      .enumValueRenamed, .schemaRenamed, .schemaMoved, .pointRenamed, .pointMoved, .conceptRenamed, .conceptMoved,
      .relationRenamed, .relationMoved, .quantityRenamed, .quantityMoved, .unitRenamed, .unitMoved, .termRenamed:
      self = .renaming
    case .openEnumValueRemoved: self = .retirement
    case .typeNarrowed, .enumValueRemoved, .enumClosed, .minimumRaised, .maximumLowered,
      .stepTightened, .stepChanged, .precisionLowered, .lengthTightened, .patternAdded, .patternChanged,
      .itemsTightened, .uniquenessAdded, .constAdded, .constChanged:
      self = .tightening
    case .enumValueAdded, .openEnumValueAdded: self = .choice
    case .typeWidened, .enumOpened, .minimumLowered, .maximumRaised,
      .stepLoosened, .precisionRaised, .lengthLoosened, .patternRemoved, .itemsLoosened, .uniquenessRemoved,
      .constRemoved, .madeOptional, .madeOptionalWithDefault:
      self = .loosening
    case .valueUnitChanged, .valueUnitAdded, .valueUnitRemoved, .valueQuantityChanged, .valueQuantityAdded,
      .valueQuantityRemoved, .enumCodesExchanged, .relationshipMeaningChanged, .coherentUnitChanged,
      .unitConversionChanged, .unitQuantityChanged, .dimensionChanged, .pointChanged:
      self = .meaning
    case .typeChanged, .enumEncodingChanged, .enumValueRecoded, .enumNamesDropped, .memberKindChanged,
      .componentTypeChanged, .payloadAdded, .payloadRemoved, .requestAdded, .requestRemoved, .responseAdded,
      .responseRemoved:
      self = .form
    case .defaultAdded, .defaultChanged, .defaultRemoved: self = .fallback
    case .madeWritable, .madeReadOnly: self = .access
    case .classificationRaised, .classificationLowered: self = .confidentiality
    case .severityChanged: self = .severity
    case .samplingSlowed, .samplingQuickened, .freshnessShortened, .freshnessExtended: self = .timing
    case .twinIdChanged, .twinIdVersionChanged, .memberIdChanged: self = .identity
    case .twinMadeAbstract, .twinMadeConcrete, .twinSealed, .twinUnsealed, .parentAdded, .parentRemoved,
      .parentReplaced:
      self = .hierarchy
    case .twinConceptAdded, .twinConceptRemoved, .conceptBroaderAdded, .conceptBroaderRemoved, .relationBroaderAdded,
      .relationBroaderRemoved, .quantityBroaderAdded, .quantityBroaderRemoved, .domainNarrowed, .domainWidened,
      .domainChanged, .rangeNarrowed, .rangeWidened, .rangeChanged, .relationInverseChanged,
      .relationshipInverseChanged, .restrictionAdded, .restrictionDropped, .inferenceAdded, .inferenceDropped,
      .mappingAdded, .mappingRemoved, .termChanged, .unitSymbolChanged,
      .dependencyAdded, .dependencyRemoved, .dependencyRequirementChanged:
      self = .vocabulary
    case .deprecated, .undeprecated, .deprecationChanged, .removalBroughtForward, .removalPutOff, .stabilityLowered,
      .stabilityRaised:
      self = .lifecycle
    case .ownerChanged, .sourceChanged, .documentationChanged, .annotationChanged: self = .words
    }
  }
}
