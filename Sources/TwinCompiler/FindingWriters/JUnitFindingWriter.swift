import TwinOutput
import TwinSource

/// Findings as a JUnit report as build servers read it: a suite a file, a test case a finding.
///
/// Findings that fail the check are failures, the others pass with the finding as their output, waived ones are skipped.
/// Without findings there is one test case that passes, since an empty report fails a build on Jenkins; so there is where
/// something is to be noticed, with that as its output.
func junitReport(_ report: FindingReport) -> XMLElement {
  let suites = suites(report)
  let content = suites.map { suite in
    XMLElement(
      "testsuite", attributes(name: suite.name, suite.cases),
      content: suite.cases.map { .element($0.element) })
  }
  return XMLElement(
    "testsuites", attributes(name: "gemel", suites.flatMap(\.cases)), content: content.map { .element($0) })
}

/// The suite of what is about no file.
private let workspaceSuite = "workspace"

/// The findings of each file, files in order of their first finding.
private func suites(_ report: FindingReport) -> [JUnitSuite] {
  let places = FindingPlaces(report)
  var writer = TextFindingWriter(files: report.files, usesColour: false)
  var suites: [JUnitSuite] = []
  var positions: [String: Int] = [:]
  for finding in report.findings {
    let span = places.span(finding.place)
    let name = span?.path ?? workspaceSuite
    let position = positions[name] ?? suites.count
    if position == suites.count { suites.append(JUnitSuite(name: name)) }
    positions[name] = position
    suites[position].add(finding, span, isFailure: report.fails(finding), text: writer.text(of: finding))
  }
  if suites.isEmpty || !report.notices.isEmpty {
    let position = positions[workspaceSuite] ?? suites.count
    if position == suites.count { suites.append(JUnitSuite(name: workspaceSuite)) }
    let notices = report.notices.map { neutralised($0) }.joined(separator: "\n")
    suites[position].cases.append(JUnitCase(suite: workspaceSuite, name: "gemel check", text: notices))
  }
  return suites
}

private func attributes(name: String, _ cases: [JUnitCase]) -> KeyValuePairs<StaticString, String?> {
  [
    "name": neutralised(name), "tests": String(cases.count), "failures": String(cases.count { $0.isFailure }),
    "errors": "0", "skipped": String(cases.count { $0.finding?.waiver != nil }),
  ]
}

/// The test cases of a file.
private struct JUnitSuite {
  var name: String
  var cases: [JUnitCase] = []
  private var counts: [String: Int] = [:]

  init(name: String) { self.name = name }

  /// Adds a finding. Build servers take cases of one name for one case, so repeats are numbered.
  mutating func add(_ finding: Finding, _ span: FindingSpan?, isFailure: Bool, text: String) {
    let title = shortened("\(finding.rule): \(finding.message)", toBytes: 500)
    let count = counts[title, default: 0] + 1
    counts[title] = count
    cases.append(
      JUnitCase(
        suite: name, name: count == 1 ? title : "\(title) (\(count))", finding: finding, span: span,
        isFailure: isFailure, text: text))
  }
}

/// A finding as a test case; without one it passes.
private struct JUnitCase {
  var suite: String
  var name: String
  var finding: Finding?
  var span: FindingSpan?
  var isFailure = false
  var text = ""

  var element: XMLElement {
    XMLElement(
      "testcase",
      [
        "classname": neutralised(suite), "name": neutralised(name), "file": span.flatMap { repositoryPath($0.path) },
        "line": span.map { String($0.start.line) },
      ],
      content: finding.map { [.element(outcome(of: $0))] } ?? (text.isEmpty ? [] : [.element(output)]))
  }

  private var output: XMLElement { XMLElement("system-out", content: [.text(text)]) }

  private func outcome(of finding: Finding) -> XMLElement {
    if let waiver = finding.waiver { return XMLElement("skipped", ["message": neutralised(waiver.description)]) }
    guard isFailure else { return output }
    return XMLElement(
      "failure", ["message": neutralised(finding.message), "type": finding.severity.name], content: [.text(text)])
  }
}
