/// The checks of this folder, by name.
let ontologyChecks: [Check] = [
  contradictingCharacteristics, contradictingMappings, impliedCharacteristics, inverseCharacteristics, inverseEnds,
  inverseMutual, mappingPresence, oneWayRelation, redundantBroader, redundantEnd, relationOutsideBroader,
  sharedExactMapping, symmetricEnds, symmetricInverse, synonymClash, unboundedRelation, unconnectedConcept, unitSymbol,
]
