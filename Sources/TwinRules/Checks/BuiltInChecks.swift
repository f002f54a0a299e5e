/// Every check there is, by pass, then name. A test compares the lists with the folders.
public let builtInChecks: [Check] =
  namingChecks + relationshipChecks + ontologyChecks + lifecycleChecks + governanceChecks + targetChecks + styleChecks
  + waiverChecks

/// The same by their names.
let builtInChecksByName = Dictionary(builtInChecks.map { ($0.name, $0) }) { first, _ in first }
