/// The checks of this folder, by name.
let governanceChecks: [Check] = []
