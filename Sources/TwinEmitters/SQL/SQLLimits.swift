/// What checks in SQL do not say, in any dialect.
let sqlLimits: [DocumentAspect: TargetLimit] = [
  .encoding: TargetLimit(
    "A text of an engine has been decoded.", instead: "Nothing; how the engine reads bytes that are no UTF-8 decides."),
  .foreignDuplicate: TargetLimit(
    "Checks follow the model, and it says nothing of what is inside.", instead: "Names that stand twice pass there."),
  .leapSecond: TargetLimit(
    "Where second 60 may stand depends on the offset, and the check is a pattern, which would have to list every one.",
    instead:
      "A pattern that takes second 60 with `Z` where the runtime does, at the end of any month; with another offset, at any minute."
  ),
  .repeatedValue: TargetLimit(
    "Engines give one value of a name.",
    instead: "The name that stands twice is told, and what is wrong with one of its values."),
  .multipleOf: TargetLimit(
    "Engines divide whole numbers of 38 digits.", instead: "Exact for those; numbers of more digits pass."),
  .geometryConst: TargetLimit(whyNoGeometry, instead: "Nothing; every geometry passes."),
  .geometryUniqueItems: TargetLimit(whyNoGeometry, instead: "Nothing; every geometry is another."),
  .deepConst: deepLimit,
  .deepUniqueItems: deepLimit,
  .recursion: TargetLimit(
    "An expression is as deep as it is written.",
    instead:
      "Checks of \(SQLChecker.levelLimit) levels of the schema, or fewer where those would be too many; what is deeper passes."
  ),
]

private let whyNoGeometry = "Geometries may have members that the model does not know."

private let deepLimit = TargetLimit(
  "What is compared whole is written out level by level.",
  instead:
    "Nothing where a type nests more than \(SQLChecker.comparisonLimit) levels deep, as one that holds itself does; every value passes."
)
