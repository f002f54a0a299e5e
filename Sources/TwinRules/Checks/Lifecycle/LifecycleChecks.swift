/// The checks of this folder, by name.
let lifecycleChecks: [Check] = [
  breakingRemoval, deprecatedDependency, deprecatedInUse, deprecatedReplacement, formerNameTwice, futureDeprecation,
  incompatibleReplacement, incompleteDeprecation, overdueRemoval, redundantFormerName, reusedFormerName,
  selfReplacement,
  shortNotice, unsettledRequirement, unstableDependency,
]
