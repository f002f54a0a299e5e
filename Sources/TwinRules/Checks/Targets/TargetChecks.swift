/// The checks of this folder, by name.
let targetChecks: [Check] = [
  cardinalityLimit, componentDepth, containedType, countLimit, enumerationCode, excludedKind, identityForm,
  languageTag, limitHeadroom, nameForm, quantityUnit, recursiveValue, sharedVocabulary, targetSubtypes, textLimit,
  unsaidDetail, valueConstraint, valueDepth, valueType,
]
