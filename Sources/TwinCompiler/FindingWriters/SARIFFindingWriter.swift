import TwinOutput
import TwinSource

/// Findings as a SARIF 2.1.0 log of one run. Waived findings are there with a suppression.
///
/// Code scanning takes 25,000 results and a physical location for each: beyond that the least important are left out, which
/// a notification says, and a finding in no file is shown at a manifest.
func sarifLog(_ report: FindingReport) -> JSONValue { SARIFWriter(report).log }

private struct SARIFWriter {
  static var resultLimit: Int { 25_000 }

  let report: FindingReport
  let places: FindingPlaces
  let anchor: String
  /// The findings that are written.
  let findings: [Finding]
  /// The rules that they are of, sorted.
  let rules: [RuleID]
  let ruleIndexes: [RuleID: Int]
  let hasWaived: Bool

  init(_ report: FindingReport) {
    self.report = report
    places = FindingPlaces(report)
    anchor = places.anchorPath
    let isWhole = report.findings.count <= Self.resultLimit
    findings = isWhole ? report.findings : Array((report.ranked(places) + report.waived).prefix(Self.resultLimit))
    rules = Set(findings.map(\.rule)).sorted()
    ruleIndexes = Dictionary(uniqueKeysWithValues: rules.enumerated().map { ($0.element, $0.offset) })
    hasWaived = findings.contains { $0.waiver != nil }
  }

  var log: JSONValue {
    .object([
      "$schema": "https://json.schemastore.org/sarif-2.1.0.json", "version": "2.1.0", "runs": .array([run]),
    ])
  }

  private var run: JSONValue {
    var fingerprints = DistinctFingerprints()
    let results = findings.map { result($0, fingerprints.next($0)) }
    return .object([
      "tool": .object([
        "driver": .object([
          "name": "Gemel", "version": .string(report.toolVersion), "semanticVersion": .string(report.toolVersion),
          "rules": .array(rules.map(rule)),
        ])
      ]),
      "invocations": .array([invocation]),
      "originalUriBaseIds": .object([
        "%SRCROOT%": .object([
          "description": message(
            "the directory in which the check was started or, where files are outside it, the root of their repository")
        ])
      ]),
      "columnKind": "unicodeCodePoints", "results": .array(results),
    ])
  }

  private var invocation: JSONValue {
    let missing = report.findings.count - findings.count
    let text = "\(missing) results are left out, the least important ones: code scanning takes \(Self.resultLimit)"
    let notices = report.notices + (missing == 0 ? [] : [text])
    return .object([
      "executionSuccessful": true,
      "toolExecutionNotifications": notices.isEmpty
        ? nil : .array(notices.map { .object(["level": "warning", "message": message($0)]) }),
    ])
  }

  // MARK: - Rules

  private func rule(_ id: RuleID) -> JSONValue {
    guard let text = report.rules[id] else { return .object(["id": .string(neutralised(id.name))]) }
    let help = [text.rationale, text.fix].filter { !$0.isEmpty }
    let markdown = printMarkdown(help.map { .paragraph(markdownSpans($0)) }, for: .comment)
    return .object([
      "id": .string(neutralised(id.name)), "shortDescription": message(text.summary),
      "fullDescription": text.rationale.isEmpty ? nil : message(text.rationale),
      "helpUri": text.helpURI.flatMap { Link.external($0) }.map { .string($0.address) },
      "help": help.isEmpty
        ? nil
        : .object([
          "text": .string(sarifText(help.joined(separator: "\n\n"))),
          "markdown": .string(String(decoding: markdown, as: UTF8.self)),
        ]),
    ])
  }

  // MARK: - Results

  private func result(_ finding: Finding, _ identity: (fingerprint: String, ordinal: Int)) -> JSONValue {
    let lines = [finding.message] + finding.notes
    let waiver = finding.waiver.map { [suppression($0)] } ?? []
    return .object([
      "ruleId": .string(neutralised(finding.rule.name)),
      "ruleIndex": ruleIndexes[finding.rule].map { .integer(Int64($0)) },
      "level": .string(finding.severity.name), "message": message(lines.joined(separator: "\n")),
      "locations": .array([location(finding)]),
      "relatedLocations": finding.related.isEmpty ? nil : .array(relatedLocations(finding)),
      "partialFingerprints": .object([
        "gemelFinding/v1": .string(identity.fingerprint),
        // The one that code scanning reads: a hash, and a number that tells equal ones apart.
        "primaryLocationLineHash": .string("\(identity.fingerprint):\(identity.ordinal)"),
      ]),
      // Either all results of a run have them, be it none, or no result has.
      "suppressions": hasWaived ? .array(waiver) : nil,
      "fixes": finding.fixIts.isEmpty ? nil : .array(finding.fixIts.compactMap(fix)),
      "properties": finding.audiences.isEmpty
        ? nil : .object(["audiences": .array(finding.audiences.names.map { .string($0) })]),
    ])
  }

  private func suppression(_ waiver: Waiver) -> JSONValue {
    .object([
      "kind": "external", "status": "accepted", "justification": .string(neutralised(waiver.reason)),
      "properties": waiverJSON(waiver),
    ])
  }

  private func location(_ finding: Finding) -> JSONValue {
    let physical =
      places.span(finding.place).map(physicalLocation)
      ?? .object(["artifactLocation": artifact(anchor), "region": .object(["startLine": 1])])
    let logical = JSONValue.object(["fullyQualifiedName": .string(neutralised(finding.subject))])
    return .object([
      "physicalLocation": physical, "logicalLocations": finding.subject.isEmpty ? nil : .array([logical]),
    ])
  }

  private func relatedLocations(_ finding: Finding) -> [JSONValue] {
    finding.related.enumerated().map { index, related in
      .object([
        "id": .integer(Int64(index + 1)), "physicalLocation": places.span(related.place).map(physicalLocation),
        "message": message(related.label),
      ])
    }
  }

  private func physicalLocation(_ span: FindingSpan) -> JSONValue {
    .object(["artifactLocation": artifact(span.path), "region": region(span)])
  }

  private func region(_ span: FindingSpan) -> JSONValue {
    .object([
      "startLine": .integer(Int64(span.start.line)), "startColumn": .integer(Int64(span.start.column)),
      "endLine": .integer(Int64(span.end.line)), "endColumn": .integer(Int64(span.end.column)),
    ])
  }

  /// A file: below the source root when it is in it, else by the address that its path makes.
  private func artifact(_ path: String) -> JSONValue {
    guard let inside = repositoryPath(path) else {
      return .object(["uri": .string((path.hasPrefix("/") ? "file://" : "") + percentEncoded(path))])
    }
    return .object(["uri": .string(percentEncoded(inside)), "uriBaseId": "%SRCROOT%"])
  }

  /// A mend, its edits by file. An edit in no file has no place in the format, so neither has its mend.
  private func fix(_ fixIt: FixIt) -> JSONValue? {
    var changes: [(path: String, replacements: [JSONValue])] = []
    for edit in fixIt.edits {
      guard let span = places.span(edit.place) else { return nil }
      let replacement = JSONValue.object([
        "deletedRegion": region(span), "insertedContent": .object(["text": .string(edit.replacement)]),
      ])
      if let index = changes.firstIndex(where: { $0.path == span.path }) {
        changes[index].replacements.append(replacement)
      } else {
        changes.append((span.path, [replacement]))
      }
    }
    guard !changes.isEmpty else { return nil }
    return .object([
      "description": message(fixIt.summary),
      "artifactChanges": .array(
        changes.map { .object(["artifactLocation": artifact($0.path), "replacements": .array($0.replacements)]) }),
    ])
  }

  private func message(_ text: String) -> JSONValue { .object(["text": .string(sarifText(text))]) }
}

/// `text` as a SARIF message: neutralised, and with what the format would read as a placeholder (`{0}`) or as a link
/// (`[text](target)`) escaped.
private func sarifText(_ text: String) -> String {
  var result = ""
  var rest = neutralised(text, keepingLines: true).unicodeScalars[...]
  while let scalar = rest.popFirst() {
    let digits = rest.prefix { ("0"..."9").contains($0) }
    if scalar == "{", !digits.isEmpty, rest.dropFirst(digits.count).first == "}" {
      result += "{{\(Substring(digits))}}"
      rest = rest.dropFirst(digits.count + 1)
    } else {
      result += scalar == "]" && rest.first == "(" ? "\\]" : String(scalar)
    }
  }
  return result
}

/// `path` as a reference: everything but unreserved characters and slashes is percent-encoded.
func percentEncoded(_ path: String) -> String {
  let digits = Array("0123456789ABCDEF".utf8)
  var result: [UInt8] = []
  for byte in path.utf8 {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x2F, 0x5F, 0x7E: result.append(byte)
    default: result += [0x25, digits[Int(byte >> 4)], digits[Int(byte & 15)]]
    }
  }
  return String(decoding: result, as: UTF8.self)
}
