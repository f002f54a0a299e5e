/// The checks of this folder, by name.
let styleChecks: [Check] = [keyOrder]
