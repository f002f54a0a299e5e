import TwinOutput
import TwinSource

/// Findings in the Reviewdog Diagnostic Format. Columns are in bytes of UTF-8. Waived findings are left out.
///
/// Reviewdog wants a path for each: a finding in no file is shown at a manifest.
func reviewdogResult(_ report: FindingReport) -> JSONValue {
  let places = FindingPlaces(report)
  let anchor = places.anchorPath
  return .object([
    "source": .object(["name": "gemel"]),
    "diagnostics": .array(report.open.map { diagnostic($0, places, anchor: anchor, rule: report.rules[$0.rule]) }),
  ])
}

private func diagnostic(_ finding: Finding, _ places: FindingPlaces, anchor: String, rule: RuleText?) -> JSONValue {
  let severity =
    switch finding.severity {
    case .error: "ERROR"
    case .warning: "WARNING"
    case .note: "INFO"
    }
  let suggestions = finding.fixIts.compactMap { suggestion($0, of: finding, places) }
  let related = finding.related.map { related in
    JSONValue.object([
      "message": .string(neutralised(related.label)),
      "location": places.span(related.place).map { location($0) },
    ])
  }
  return .object([
    "message": .string(neutralised(finding.messageWithNotes)), "severity": .string(severity),
    "location": places.span(finding.place).map { location($0) } ?? .object(["path": .string(anchor)]),
    "code": .object([
      "value": .string(neutralised(finding.rule.name)),
      "url": rule?.helpURI.flatMap { Link.external($0) }.map { .string($0.address) },
    ]),
    "suggestions": suggestions.isEmpty ? nil : .array(suggestions),
    "related_locations": related.isEmpty ? nil : .array(related),
  ])
}

/// A mend of one edit in the file of the finding; the format has no others.
private func suggestion(_ fixIt: FixIt, of finding: Finding, _ places: FindingPlaces) -> JSONValue? {
  guard fixIt.edits.count == 1, let edit = fixIt.edits.first, edit.place.file == finding.place.file else { return nil }
  return places.span(edit.place).map { .object(["range": range($0), "text": .string(edit.replacement)]) }
}

private func location(_ span: FindingSpan) -> JSONValue {
  .object(["path": .string(repositoryPath(span.path) ?? span.path), "range": range(span)])
}

private func range(_ span: FindingSpan) -> JSONValue {
  func position(_ position: FindingSpan.Position) -> JSONValue {
    .object(["line": .integer(Int64(position.line)), "column": .integer(Int64(position.byteColumn))])
  }
  return .object(["start": position(span.start), "end": position(span.end)])
}
