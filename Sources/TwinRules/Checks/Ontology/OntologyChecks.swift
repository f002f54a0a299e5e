/// The checks of this folder, by name.
let ontologyChecks: [Check] = []
