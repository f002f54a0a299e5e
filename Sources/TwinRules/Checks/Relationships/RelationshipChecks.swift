/// The checks of this folder, by name.
let relationshipChecks: [Check] = []
