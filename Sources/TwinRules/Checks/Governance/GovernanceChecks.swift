/// The checks of this folder, by name.
let governanceChecks: [Check] = [
  classificationBelowContent, classificationLowered, missingKey, missingTranslation, placeholderText, textPattern,
  textRepeatsName,
]
