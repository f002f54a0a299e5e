/// The checks of this folder, by name.
let namingChecks: [Check] = [
  abbreviation, acronymCase, booleanName, enumerationCase, nameCase, nameLength, namePattern, negatedBoolean,
  nonBooleanStatement, numberedMembers, packageCase, pluralName, quantityInName, redundantSuffix, repeatedTypeName,
  reservedWord, singularCollection, unitInName,

  caseCollision, composition, nearDuplicateType, nearMiss, sameNameTypes, synonymName, twoMeanings, twoNames,
  vocabularyCheck, wordOrder,
]
