/// The checks of this folder, by name.
let namingChecks: [Check] = [
  nameCase,

  caseCollision, composition, nearDuplicateType, nearMiss, sameNameTypes, synonymName, twoMeanings, twoNames,
  vocabularyCheck, wordOrder,
]
