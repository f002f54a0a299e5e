/// Every check there is, by pass, then name. A test compares the lists with the folders.
public let builtInChecks: [Check] =
  namingChecks + relationshipChecks + ontologyChecks + lifecycleChecks + governanceChecks + targetChecks + styleChecks
  + waiverChecks
