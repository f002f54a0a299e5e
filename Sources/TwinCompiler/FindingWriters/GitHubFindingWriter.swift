import TwinOutput
import TwinSource

/// Findings as workflow commands of GitHub Actions, a line each. Waived ones are left out.
///
/// GitHub shows ten errors, ten warnings and ten notices of a step and drops the rest in silence, so the ten that matter
/// most are written, and a notice about the others. What the report itself has to notice is written as well.
func githubCommands(_ report: FindingReport) -> [UInt8] {
  let places = FindingPlaces(report)
  let ranked = report.ranked(places)
  // Notices of the report, and the one about what is left out, are among the ten.
  let room = max(0, 10 - report.notices.count)
  var annotations = Annotations(ranked, limits: [.error: 10, .warning: 10, .note: room])
  if annotations.notice != nil {
    annotations = Annotations(ranked, limits: [.error: 10, .warning: 10, .note: max(0, room - 1)])
  }
  func command(_ notice: String) -> String {
    "::notice title=gemel::" + githubData(shortened(neutralised(notice), toBytes: 4_000))
  }
  var lines = annotations.shown.map { githubCommand($0, places) } + report.notices.map(command)
  if let notice = annotations.notice { lines.append(command(notice)) }
  return Array(lines.map { $0 + "\n" }.joined().utf8)
}

private func githubCommand(_ finding: Finding, _ places: FindingPlaces) -> String {
  let place = places.repositoryPlace(finding.place)
  var properties: [(name: String, value: String)] = []
  if let path = place.path, let span = place.span {
    properties = [("file", path), ("line", String(span.start.line)), ("endLine", String(span.lastLine))]
    // Columns are for what is on one line; GitHub refuses an annotation that has them on several.
    if span.start.line == span.end.line {
      properties += [("col", String(span.start.column)), ("endColumn", String(span.end.column))]
    }
  }
  properties.append(("title", shortened(finding.rule.name, toBytes: 255)))
  let command =
    switch finding.severity {
    case .error: "error"
    case .warning: "warning"
    case .note: "notice"
    }
  let message = shortened(places.lines(of: finding).joined(separator: "\n"), toBytes: 4_000)
  return "::\(command) " + properties.map { "\($0.name)=\(githubProperty($0.value))" }.joined(separator: ",") + "::"
    + githubData(message)
}

/// `text` as the message of a command.
private func githubData(_ text: String) -> String {
  escaped(text) { byte in
    switch byte {
    case "%": "%25"
    case "\r": "%0D"
    case "\n": "%0A"
    default: nil
    }
  }
}

/// `text` as the value of a property.
private func githubProperty(_ text: String) -> String {
  escaped(neutralised(text)) { byte in
    switch byte {
    case "%": "%25"
    case "\r": "%0D"
    case "\n": "%0A"
    case ":": "%3A"
    case ",": "%2C"
    default: nil
    }
  }
}

/// `text` with what `escape` gives instead of the scalars for which it gives something.
func escaped(_ text: String, _ escape: (Unicode.Scalar) -> String?) -> String {
  var result = ""
  for scalar in text.unicodeScalars {
    if let escape = escape(scalar) { result += escape } else { result.unicodeScalars.append(scalar) }
  }
  return result
}
