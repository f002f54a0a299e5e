/// The tables of an image. A table is a number of rows; its columns are sections.
public enum ImageTable: UInt8, CaseIterable, Sendable {
  /// One row: the image as a whole.
  case image
  /// One row for each `ImageElementKind`.
  case kinds
  case stringBytes, strings
  /// What people read and nobody looks up, coded with the words of a dictionary.
  case wordBytes, words, proseBytes
  case stringLists, stringListItems, twinLists, twinListItems, conceptLists, conceptListItems
  case intervalLists, intervals
  case textLists, texts, mappingLists, mappings, metadata, deprecations
  case packages, dependencies, packageElements, elementsByName
  /// Twin types, concepts, relations, quantity kinds, units, schemas, points, in this order.
  case elements
  /// The first four kinds of elements: those that stand in a hierarchy.
  case hierarchy, broader
  case twins, segmentLists, segments, members, refinements, memberNames, definitions
  case telemetry, events, commands, relationships, relationshipTerms, fieldRuns
  case values, types, fields, enumerations, enumerationValues, constraintLists, constraints
  case numbers, literals, literalItems
  case relations, quantities, units, schemas, points
  case externals, hashDisplacements, hashSlots, hashOverflow
}

/// The kinds of elements in the order of their rows.
public enum ImageElementKind: UInt8, CaseIterable, Sendable {
  case twin, concept, relation, quantity, unit, schema, point

  /// Kinds that stand in a hierarchy.
  public static let hierarchical: [ImageElementKind] = [.twin, .concept, .relation, .quantity]
}

/// What a key of the hash table names: an element's kind, or one of these.
public enum ImageKey {
  /// A member, by external id; its target is a row of `members`.
  public static let member: UInt8 = 7
  /// The name of a member, whichever the type.
  public static let memberName: UInt8 = 8
}

/// What the values of a column mean, and so what a reader must check.
public enum ImageContent: Equatable, Sendable {
  /// Anything that the width holds.
  case any
  /// Less than the number: enumeration tags and sets of bits.
  case below(UInt64)
  /// A row of the table.
  case index(ImageTable)
  /// Zero for none, otherwise a row of the table plus one.
  case optional(ImageTable)
  /// Where each row's run in the table starts; ascending from zero, one more value than rows, the last is the table's count.
  case starts(ImageTable)
  /// Zero for none, otherwise one of the entries of the hash table plus one: elements, then member names, then externals.
  case optionalEntry
  /// One of the entries of the hash table.
  case entry
  /// An IEEE 754 binary64 that is not a NaN.
  case double
  /// Depends on another column; described in ImageFormat.md.
  case tagged
}

/// The columns of an image, in the order in which their sections stand in the file; not every version has all of them.
///
/// A string is a row of `strings`, whose first row is the empty string and means none. The first row of every list table is the
/// empty list, the first row of `metadata` says nothing. A section's number is the place of its column among those of the version, see
/// `sections(ofVersion:)`; readers skip numbers from `firstOptional` on that they do not know.
public enum ImageColumn: UInt16, CaseIterable, Sendable {
  // swift-format-ignore: OneCasePerLine
  case imageSeed, imagePackage, kindCount
  case stringBytes, stringStart
  case wordBytes, wordStart, proseBytes
  case stringListStart, stringListItem, twinListStart, twinListItem
  case conceptListStart, conceptListItem
  case intervalListStart, intervalFrom, intervalTo
  case textListStart, textLanguage, textText, textStart
  case mappingListStart, mappingKind, mappingTarget
  case metadataTitle, metadataDescription, metadataExternalID, metadataOwner, metadataStability
  case metadataClassification, metadataDeprecation, metadataFormerly, metadataMappings
  case deprecationSince, deprecationRemoveIn, deprecationReplacedBy, deprecationReason
  case packageName, packageKind, packageVersion, packageEdition, packageSummary, packageOwners, packageMetadata
  case packageDependencyStart
  case dependencyPackage, dependencyAlias, dependencyRequirement
  case packageElementsStart, elementsByName
  case elementName, elementPackage, elementMetadata
  case hierarchyBroaderStart, hierarchyBelow, hierarchyMore, broaderDistance
  case twinFlags, twinConcepts, twinAncestors, twinMemberStart, twinInherited, twinOtherInherited
  case segmentListStart, segmentStart, segmentCount
  case memberDefinition, refinementMember, refinementRefined, refinementOther
  case memberNameName, memberNameOffset, memberNameDefinitionStart
  case definitionName, definitionKind, definitionFlags, definitionTraits, definitionValue, definitionPoint
  case definitionDetail, definitionMetadata
  case telemetrySampling, telemetryFreshness, telemetryValue, eventSeverity, eventValue, commandRequest, commandResponse
  case relationshipRelation, relationshipTargets, relationshipTerms, relationshipExternalTargets, relationshipMinimum
  case relationshipMaximum, relationshipInverseMinimum, relationshipInverseMaximum, relationshipInverse
  case relationshipFieldStart, relationshipFieldCount, relationshipFields
  case fieldRunStart, fieldRunCount
  case valueType, valueConstraints, valueQuantity, valueUnit
  case typeKind, typeFirst, typeSecond
  case fieldName, fieldValue, fieldFlags, fieldMetadata
  case enumerationEncoding, enumerationIsOpen, enumerationValueStart
  case enumerationValueName, enumerationValueEncoded, enumerationValueMetadata
  case constraintListStart, constraintKind, constraintValue
  case numberMagnitude, numberScale, numberDouble
  case literalKind, literalFirst, literalSecond, literalItemKey, literalItemValue
  case relationDomain, relationRange, relationInverse, relationCharacteristics
  case quantityDimension, quantityCoherentUnit
  case unitSymbol, unitQuantity, unitFactor, unitFactorLow, unitOffset, unitOffsetLow
  case schemaValue, pointValue
  case externalID, externalKind, externalTarget
  case hashDisplacement, hashSlot, hashOverflow

  /// Sections with this number or a higher one may be skipped by readers that do not know them.
  public static let firstOptional: UInt16 = 0x8000
}

extension ImageColumn {
  /// The columns that images of `version` have, by the numbers of their sections; nil for a version that there is not.
  public static func sections(ofVersion version: UInt32) -> [ImageColumn]? {
    switch version {
    case 1: sectionsOfVersion1
    case 2: sectionsOfVersion2
    default: nil
    }
  }

  private static let sectionsOfVersion1 = allCases.filter { !$0.isNewInVersion2 }
  private static let sectionsOfVersion2 = allCases.filter { !$0.endsWithVersion1 }

  private var isNewInVersion2: Bool {
    switch self {
    case .wordBytes, .wordStart, .proseBytes, .textStart, .twinOtherInherited, .refinementOther, .memberNameOffset,
      .definitionTraits, .relationshipTerms, .telemetryValue, .eventSeverity, .eventValue, .relationshipFields,
      .fieldRunStart,
      .fieldRunCount:
      true
    default: false
    }
  }

  private var endsWithVersion1: Bool {
    switch self {
    case .textText, .twinInherited, .refinementRefined, .memberNameName, .definitionName, .definitionKind,
      .definitionFlags,
      .definitionValue, .relationshipFieldStart, .relationshipFieldCount:
      true
    default: false
    }
  }
}

extension ImageColumn {
  /// Whether its values are the bytes of texts: one each, whatever they are.
  public var isBytes: Bool { self == .stringBytes || self == .wordBytes || self == .proseBytes }

  /// The table that the column belongs to.
  public var table: ImageTable { layout.table }

  /// What its values mean.
  public var content: ImageContent { layout.content }

  /// Table and meaning in one.
  public var layout: (table: ImageTable, content: ImageContent) {
    switch self {
    case .imageSeed: (.image, .any)
    case .imagePackage: (.image, .index(.packages))
    case .kindCount: (.kinds, .tagged)
    case .stringBytes: (.stringBytes, .any)
    case .stringStart: (.strings, .starts(.stringBytes))
    case .wordBytes: (.wordBytes, .any)
    case .wordStart: (.words, .starts(.wordBytes))
    case .proseBytes: (.proseBytes, .any)
    case .stringListStart: (.stringLists, .starts(.stringListItems))
    case .stringListItem: (.stringListItems, .index(.strings))
    case .twinListStart: (.twinLists, .starts(.twinListItems))
    case .twinListItem: (.twinListItems, .index(.twins))
    case .conceptListStart: (.conceptLists, .starts(.conceptListItems))
    case .conceptListItem: (.conceptListItems, .index(.elements))
    case .intervalListStart: (.intervalLists, .starts(.intervals))
    case .intervalFrom: (.intervals, .index(.elements))
    case .intervalTo: (.intervals, .optional(.elements))
    case .textListStart: (.textLists, .starts(.texts))
    case .textLanguage: (.texts, .index(.strings))
    case .textText: (.texts, .index(.strings))
    case .textStart: (.texts, .starts(.proseBytes))
    case .mappingListStart: (.mappingLists, .starts(.mappings))
    case .mappingKind: (.mappings, .below(5))
    case .mappingTarget: (.mappings, .index(.strings))
    case .metadataTitle, .metadataDescription: (.metadata, .index(.textLists))
    case .metadataExternalID, .metadataOwner: (.metadata, .index(.strings))
    case .metadataStability: (.metadata, .below(3))
    case .metadataClassification: (.metadata, .below(5))
    case .metadataDeprecation: (.metadata, .optional(.deprecations))
    case .metadataFormerly: (.metadata, .index(.stringLists))
    case .metadataMappings: (.metadata, .index(.mappingLists))
    case .deprecationSince, .deprecationRemoveIn, .deprecationReplacedBy, .deprecationReason:
      (.deprecations, .index(.strings))
    case .packageName, .packageVersion, .packageSummary: (.packages, .index(.strings))
    case .packageKind: (.packages, .below(2))
    case .packageEdition: (.packages, .below(1 << 16))
    case .packageOwners: (.packages, .index(.stringLists))
    case .packageMetadata: (.packages, .index(.metadata))
    case .packageDependencyStart: (.packages, .starts(.dependencies))
    case .dependencyPackage: (.dependencies, .index(.packages))
    case .dependencyAlias, .dependencyRequirement: (.dependencies, .index(.strings))
    case .packageElementsStart: (.packageElements, .starts(.elementsByName))
    case .elementsByName: (.elementsByName, .index(.elements))
    case .elementName: (.elements, .index(.strings))
    case .elementPackage: (.elements, .index(.packages))
    case .elementMetadata: (.elements, .index(.metadata))
    case .hierarchyBroaderStart: (.hierarchy, .starts(.broader))
    case .hierarchyBelow: (.hierarchy, .index(.hierarchy))
    case .hierarchyMore: (.hierarchy, .index(.intervalLists))
    case .broaderDistance: (.broader, .index(.hierarchy))
    case .twinFlags: (.twins, .below(4))
    case .twinConcepts: (.twins, .index(.conceptLists))
    case .twinAncestors: (.twins, .index(.twinLists))
    case .twinMemberStart: (.twins, .starts(.members))
    case .twinInherited: (.twins, .index(.segmentLists))
    case .twinOtherInherited: (.twins, .optional(.segmentLists))
    case .segmentListStart: (.segmentLists, .starts(.segments))
    case .segmentStart: (.segments, .index(.members))
    case .segmentCount: (.segments, .below(1 << 32))
    case .memberDefinition: (.members, .index(.definitions))
    case .refinementMember, .refinementRefined: (.refinements, .index(.members))
    case .refinementOther: (.refinements, .optional(.members))
    case .memberNameName: (.memberNames, .index(.strings))
    case .memberNameOffset: (.memberNames, .any)
    case .memberNameDefinitionStart: (.memberNames, .starts(.definitions))
    case .definitionName: (.definitions, .index(.memberNames))
    case .definitionKind: (.definitions, .below(6))
    case .definitionFlags: (.definitions, .below(4))
    case .definitionTraits: (.definitions, .below(24))
    case .definitionValue: (.definitions, .optional(.values))
    case .definitionPoint: (.definitions, .optional(.points))
    case .definitionDetail: (.definitions, .tagged)
    case .definitionMetadata: (.definitions, .index(.metadata))
    case .telemetrySampling, .telemetryFreshness: (.telemetry, .any)
    case .telemetryValue: (.telemetry, .optional(.values))
    case .eventSeverity: (.events, .index(.strings))
    case .eventValue: (.events, .optional(.values))
    case .commandRequest, .commandResponse: (.commands, .optional(.fields))
    case .relationshipTargets: (.relationships, .index(.twinLists))
    case .relationshipTerms: (.relationships, .index(.relationshipTerms))
    case .relationshipRelation: (.relationshipTerms, .optional(.relations))
    case .relationshipExternalTargets: (.relationshipTerms, .index(.stringLists))
    case .relationshipMinimum, .relationshipInverseMinimum: (.relationshipTerms, .below(1 << 32))
    case .relationshipMaximum, .relationshipInverseMaximum: (.relationshipTerms, .below(1 << 32 + 1))
    case .relationshipInverse: (.relationshipTerms, .index(.strings))
    case .relationshipFieldStart: (.relationshipTerms, .optional(.fields))
    case .relationshipFieldCount: (.relationshipTerms, .below(1 << 32))
    case .relationshipFields: (.relationshipTerms, .index(.fieldRuns))
    case .fieldRunStart: (.fieldRuns, .optional(.fields))
    case .fieldRunCount: (.fieldRuns, .below(1 << 32))
    case .valueType: (.values, .index(.types))
    case .valueConstraints: (.values, .index(.constraintLists))
    case .valueQuantity: (.values, .optional(.quantities))
    case .valueUnit: (.values, .optional(.units))
    case .typeKind: (.types, .below(6))
    case .typeFirst, .typeSecond: (.types, .tagged)
    case .fieldName: (.fields, .index(.strings))
    case .fieldValue: (.fields, .index(.values))
    case .fieldFlags: (.fields, .below(4))
    case .fieldMetadata: (.fields, .index(.metadata))
    case .enumerationEncoding: (.enumerations, .below(3))
    case .enumerationIsOpen: (.enumerations, .below(2))
    case .enumerationValueStart: (.enumerations, .starts(.enumerationValues))
    case .enumerationValueName: (.enumerationValues, .index(.strings))
    case .enumerationValueEncoded: (.enumerationValues, .index(.literals))
    case .enumerationValueMetadata: (.enumerationValues, .index(.metadata))
    case .constraintListStart: (.constraintLists, .starts(.constraints))
    case .constraintKind: (.constraints, .below(15))
    case .constraintValue: (.constraints, .tagged)
    case .numberMagnitude: (.numbers, .any)
    case .numberScale: (.numbers, .below(3999))
    case .numberDouble: (.numbers, .double)
    case .literalKind: (.literals, .below(6))
    case .literalFirst, .literalSecond: (.literals, .tagged)
    case .literalItemKey: (.literalItems, .index(.strings))
    case .literalItemValue: (.literalItems, .index(.literals))
    case .relationDomain, .relationRange: (.relations, .index(.conceptLists))
    case .relationInverse: (.relations, .optional(.relations))
    case .relationCharacteristics: (.relations, .below(512))
    case .quantityDimension: (.quantities, .any)
    case .quantityCoherentUnit: (.quantities, .optional(.units))
    case .unitSymbol: (.units, .index(.strings))
    case .unitQuantity: (.units, .index(.quantities))
    case .unitFactor, .unitFactorLow, .unitOffset, .unitOffsetLow: (.units, .double)
    case .schemaValue: (.schemas, .index(.values))
    case .pointValue: (.points, .index(.values))
    case .externalID: (.externals, .index(.strings))
    case .externalKind: (.externals, .below(8))
    case .externalTarget: (.externals, .tagged)
    case .hashDisplacement: (.hashDisplacements, .any)
    case .hashSlot: (.hashSlots, .optionalEntry)
    case .hashOverflow: (.hashOverflow, .entry)
    }
  }
}
