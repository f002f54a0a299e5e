public import TwinOutput
public import TwinSource

/// Findings as a JSON document of version 1: `{version, summary, findings}`. Lines and columns are one-based, columns in
/// Unicode scalars; offsets are zero-based bytes.
public func findingsJSON(_ findings: [Finding], files: [InputFile]) -> JSONValue {
  var indexes: [FileID: LineIndex] = [:]

  func place(_ place: Place) -> JSONValue? {
    guard place.file != .none, Int(place.file.rawValue) < files.count else { return nil }
    let file = files[Int(place.file.rawValue)]
    let index = indexes[place.file] ?? LineIndex(file.bytes)
    indexes[place.file] = index
    func position(_ offset: UInt32) -> JSONValue {
      let offset = Int(offset)
      return .object([
        "line": .integer(Int64(index.line(of: offset) + 1)),
        "column": .integer(Int64(index.scalarColumn(of: offset) + 1)), "offset": .integer(Int64(offset)),
      ])
    }
    return .object([
      "path": .string(file.path), "start": position(place.range.start), "end": position(place.range.end),
    ])
  }

  func count(_ severity: Severity) -> JSONValue { .integer(Int64(findings.count { $0.severity == severity })) }

  return .object([
    "version": 1,
    "summary": .object(["errors": count(.error), "warnings": count(.warning), "notes": count(.note)]),
    "findings": .array(
      findings.map { finding in
        .object([
          "rule": .string(finding.rule.name), "severity": .string(finding.severity.name),
          "message": .string(finding.message), "place": place(finding.place),
          "related": .array(
            finding.related.map { .object(["label": .string($0.label), "place": place($0.place)]) }),
          "notes": .array(finding.notes.map { .string($0) }),
          "fixes": .array(
            finding.fixIts.map { fixIt in
              .object([
                "summary": .string(fixIt.summary),
                "edits": .array(
                  fixIt.edits.map {
                    .object(["place": place($0.place), "replacement": .string($0.replacement)])
                  }),
              ])
            }),
          "subject": .string(finding.subject), "audiences": .array(finding.audiences.names.map { .string($0) }),
          "fingerprint": .string(finding.fingerprint),
        ])
      }),
  ])
}
