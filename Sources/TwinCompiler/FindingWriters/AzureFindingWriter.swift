import TwinOutput
import TwinSource

/// Findings as logging commands of Azure Pipelines, a line each. Waived ones are left out.
///
/// Azure shows ten errors and ten warnings of a step, and knows no notes: the ten that matter most are written, and a line
/// of the log says what was left out.
func azureCommands(_ report: FindingReport) -> [UInt8] {
  let places = FindingPlaces(report)
  // What the report itself has to notice takes the place of warnings.
  let room = max(0, 10 - report.notices.count)
  let annotations = Annotations(report.ranked(places), limits: [.error: 10, .warning: room])
  var lines = annotations.shown.map { azureCommand($0, places) }
  lines += report.notices.map { notice in
    "##vso[task.logissue type=warning]" + azureEscaped(shortened(neutralised(notice), toBytes: 4_000))
  }
  if let notice = annotations.notice { lines.append("gemel: " + notice) }
  return Array(lines.map { $0 + "\n" }.joined().utf8)
}

private func azureCommand(_ finding: Finding, _ places: FindingPlaces) -> String {
  let place = places.repositoryPlace(finding.place)
  var properties = [("type", finding.severity.name)]
  if let path = place.path, let span = place.span {
    properties += [
      ("sourcepath", path), ("linenumber", String(span.start.line)), ("columnnumber", String(span.start.column)),
    ]
  }
  properties.append(("code", finding.rule.name))
  let list = properties.map { "\($0.0)=\(azureEscaped(neutralised($0.1)))" }.joined(separator: ";")
  // The agent keeps 4,096 characters of a message.
  let message = shortened(places.lines(of: finding).joined(separator: "; "), toBytes: 4_000)
  return "##vso[task.logissue \(list)]" + azureEscaped(message)
}

/// `text` as a property or the message of a command. The percent sign has an escape of Azure's own, since `%25` is not read
/// back.
private func azureEscaped(_ text: String) -> String {
  escaped(text) { scalar in
    switch scalar {
    case "%": "%AZP25"
    case ";": "%3B"
    case "\r": "%0D"
    case "\n": "%0A"
    case "]": "%5D"
    default: nil
    }
  }
}
