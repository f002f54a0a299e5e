import TwinOutput
import TwinSource

/// Findings as a JSON document of version 1: `{version, summary, notices, findings}`; notices, where there are any, say what
/// could not be looked at. Lines and columns are one-based, columns in Unicode scalars; offsets are zero-based bytes. Texts
/// are as they are: this is for programs.
func findingsJSON(_ report: FindingReport) -> JSONValue {
  let places = FindingPlaces(report)
  let counts = FindingCounts(report.findings)
  return .object([
    "version": 1,
    "summary": .object([
      "errors": .integer(Int64(counts.errors)), "warnings": .integer(Int64(counts.warnings)),
      "notes": .integer(Int64(counts.notes)), "waived": .integer(Int64(counts.waived)),
    ]),
    "notices": report.notices.isEmpty ? nil : .array(report.notices.map { .string($0) }),
    "findings": .array(report.findings.map { findingJSON($0, places) }),
  ])
}

/// One finding, as it stands in the document and, alone, in a line of `jsonl`.
func findingJSON(_ finding: Finding, _ places: FindingPlaces) -> JSONValue {
  func place(_ place: Place) -> JSONValue? { places.span(place).map(placeJSON) }
  func edit(_ edit: Edit) -> JSONValue {
    .object(["place": place(edit.place), "replacement": .string(edit.replacement)])
  }
  return .object([
    "rule": .string(finding.rule.name), "severity": .string(finding.severity.name),
    "message": .string(finding.message), "place": place(finding.place),
    "related": .array(finding.related.map { .object(["label": .string($0.label), "place": place($0.place)]) }),
    "notes": .array(finding.notes.map { .string($0) }),
    "fixes": .array(
      finding.fixIts.map { .object(["summary": .string($0.summary), "edits": .array($0.edits.map(edit))]) }),
    "subject": .string(finding.subject), "audiences": .array(finding.audiences.names.map { .string($0) }),
    "fingerprint": .string(finding.fingerprint), "waiver": finding.waiver.map(waiverJSON),
  ])
}

/// A place: the path of its file, and where it starts and ends.
func placeJSON(_ span: FindingSpan) -> JSONValue {
  func position(_ position: FindingSpan.Position) -> JSONValue {
    .object([
      "line": .integer(Int64(position.line)), "column": .integer(Int64(position.column)),
      "offset": .integer(Int64(position.offset)),
    ])
  }
  return .object(["path": .string(span.path), "start": position(span.start), "end": position(span.end)])
}

/// Who accepted a finding, why, and until when.
func waiverJSON(_ waiver: Waiver) -> JSONValue {
  .object([
    "owner": .string(waiver.owner), "reason": .string(waiver.reason), "approver": .string(waiver.approver),
    "expires": .string(waiver.expires),
  ])
}
