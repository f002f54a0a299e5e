import TwinSource

/// The findings that a platform shows beside the lines of a change, when it shows only so many of each severity.
struct Annotations {
  /// Those that are shown, most important first.
  var shown: [Finding] = []
  /// How many are not.
  var leftOut = FindingCounts([])

  /// Picks from `ranked` at most as many of each severity as `limits` says.
  init(_ ranked: [Finding], limits: [Severity: Int]) {
    var left = limits
    var others: [Finding] = []
    for finding in ranked {
      if let room = left[finding.severity], room > 0 {
        left[finding.severity] = room - 1
        shown.append(finding)
      } else {
        others.append(finding)
      }
    }
    leftOut = FindingCounts(others)
  }

  /// What is said about those that are not shown; nil when all are.
  var notice: String? {
    leftOut == FindingCounts([])
      ? nil : "not shown here for want of room: \(leftOut.description); `gemel check` lists all findings"
  }
}
