/// The longest text that a pattern is tried on: Java's matcher may go a call deeper with each character.
let sparkPatternLength = 1000

/// What the checks for Spark do not say.
let sparkLimits = sqlLimits.merging([
  .longText: TargetLimit(
    "Java's patterns take stack, and may take long, by the length of the text.",
    instead: "The pattern for texts of \(sparkPatternLength) characters at most; longer ones pass.")
]) { $1 }
