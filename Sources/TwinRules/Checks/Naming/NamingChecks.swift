/// The checks of this folder, by name.
let namingChecks: [Check] = [
  nameCase
]
