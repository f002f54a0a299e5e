/// The checks of this folder, by name.
let lifecycleChecks: [Check] = []
