import TwinOutput
import TwinSource

/// Findings as GitLab's Code Quality report: an array of issues. Waived findings are left out.
///
/// GitLab wants a file of the repository and a line for each, and shows one issue a fingerprint.
func gitlabCodeQuality(_ report: FindingReport) -> JSONValue {
  let places = FindingPlaces(report)
  let anchor = places.anchorPath
  var fingerprints = DistinctFingerprints()
  var issues: [JSONValue] = []
  for finding in report.open {
    let place = places.repositoryPlace(finding.place)
    let lines = place.path == nil ? (1, 1) : (place.span?.start.line ?? 1, place.span?.lastLine ?? 1)
    let (fingerprint, ordinal) = fingerprints.next(finding)
    let elsewhere = place.elsewhere.map { " (at \($0))" } ?? ""
    issues.append(
      .object([
        "description": .string(neutralised(finding.messageWithNotes + elsewhere)),
        "check_name": .string(neutralised(finding.rule.name)),
        "fingerprint": .string(ordinal == 1 ? fingerprint : "\(fingerprint)-\(ordinal)"),
        "severity": .string(gitlabSeverity(finding.severity)),
        "location": .object([
          "path": .string(place.path ?? anchor),
          "lines": .object(["begin": .integer(Int64(lines.0)), "end": .integer(Int64(lines.1))]),
        ]),
      ]))
  }
  return .array(issues)
}

private func gitlabSeverity(_ severity: Severity) -> String {
  switch severity {
  case .error: "critical"
  case .warning: "minor"
  case .note: "info"
  }
}
