/// What the checks for DuckDB do not say.
let duckDBLimits = sqlLimits.merging([
  .largePattern: TargetLimit(
    "RE2 takes counts of a thousand inside one another, and eight megabytes of states.", instead: "Any text.")
]) { $1 }
