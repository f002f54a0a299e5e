/// The checks of this folder, by name.
let relationshipChecks: [Check] = [
  abstractComponent, abstractLeaf, abstractSealed, abstractTarget, anyTarget, competingContainers,
  componentAndContainment, conceptOutsideParent, danglingTarget, deepComponents, duplicateRelationship,
  impossibleCardinality, inverseCardinality, inverseAgreement, misleadingName, missingInverse, oneSidedSymmetry,
  redundantParent, redundantTarget, relationCardinality, relationDomain, relationRange, requiredCycle,
  unclassifiedEnd, unnamedInverse, unreachableType, untypedRelationship,
]
