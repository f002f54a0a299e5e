import TwinOutput
public import TwinSource

/// How findings are written.
public enum FindingFormat: String, CaseIterable, Sendable {
  /// For people: frames of the source.
  case text
  /// One JSON document.
  case json
  /// A JSON document a line, a finding each.
  case jsonl
  /// The Static Analysis Results Interchange Format, 2.1.0.
  case sarif
  /// Workflow commands of GitHub Actions: annotations of the change.
  case github
  /// GitLab's Code Quality report.
  case gitlab
  /// Logging commands of Azure Pipelines.
  case azure
  /// JUnit's XML, as build servers read it.
  case junit
  /// The Reviewdog Diagnostic Format.
  case rdjson
  /// A comment on a pull request.
  case markdown

  /// Writes a report in pieces, in their order; `text` and `jsonl` hold no more than one finding at a time.
  ///
  /// Text from the input is neutralised for where it is shown; what an agent could take for a command in the middle of a
  /// line is escaped, whatever the format, since all of them end up in logs.
  public func write(_ report: FindingReport, usesColour: Bool, to sink: ([UInt8]) -> Void) {
    func document(_ value: JSONValue) { sink(jsonForLogs(value, layout: .pretty)) }
    switch self {
    case .text:
      var writer = TextFindingWriter(files: report.files, usesColour: usesColour)
      for finding in report.open { sink(Array((writer.text(of: finding) + "\n").utf8)) }
    case .json: document(findingsJSON(report))
    case .jsonl:
      var places = FindingPlaces(files: report.files)
      for finding in report.findings {
        places.add(finding)
        sink(jsonForLogs(findingJSON(finding, places), layout: .compact) + [0x0A])
      }
    case .sarif: document(sarifLog(report))
    case .github: sink(githubCommands(report))
    case .gitlab: document(gitlabCodeQuality(report))
    case .azure: sink(azureCommands(report))
    case .junit: sink(withoutLogCommands(printXML(junitReport(report)), escape: "&#35;"))
    case .rdjson: document(reviewdogResult(report))
    case .markdown: sink(markdownComment(report))
    }
  }

  /// Whether a report in this format says what could not be looked at (`FindingReport.notices`).
  public var hasNotices: Bool {
    switch self {
    case .json, .sarif, .github, .azure, .junit, .markdown: true
    case .text, .jsonl, .gitlab, .rdjson: false
    }
  }

  /// A report as one piece.
  public func bytes(_ report: FindingReport, usesColour: Bool = false) -> [UInt8] {
    var all: [UInt8] = []
    write(report, usesColour: usesColour) { all += $0 }
    return all
  }
}

/// "2 errors, 1 warning, 1 waived": what a run says under all findings.
public func summary(of findings: [Finding]) -> String { FindingCounts(findings).description }

/// JSON in which no agent finds a command and nothing is there that is not seen. A `#` and what is hidden stand in strings
/// only, so that their escapes are read back.
func jsonForLogs(_ value: JSONValue, layout: JSONLayout) -> [UInt8] {
  withoutHiddenScalars(json: withoutLogCommands(json(value, layout: layout), escape: "\\u0023"))
}
