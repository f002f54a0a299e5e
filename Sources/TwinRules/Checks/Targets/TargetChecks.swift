/// The checks of this folder, by name.
let targetChecks: [Check] = []
