import TwinOutput
import TwinSource

/// Findings as a JUnit report as build servers read it: a suite a file, a test case a finding.
///
/// Errors and warnings are failures, notes pass, waived findings are skipped. Without findings there is one test case that
/// passes, since an empty report fails a build on Jenkins.
func junitReport(_ report: FindingReport) -> XMLElement {
  let places = FindingPlaces(report)
  var suites: [(name: String, cases: [JUnitCase])] = []
  var positions: [String: Int] = [:]
  var names: [String: Int] = [:]
  var writer = TextFindingWriter(files: report.files, usesColour: false)
  for finding in report.findings {
    let span = places.span(finding.place)
    let suite = span?.path ?? "workspace"
    let title = shortened("\(finding.rule): \(finding.message)", toBytes: 500)
    let count = names[suite + "\n" + title, default: 0] + 1
    names[suite + "\n" + title] = count
    let entry = JUnitCase(
      finding: finding, suite: suite, name: count == 1 ? title : "\(title) (\(count))", span: span,
      text: writer.text(of: finding))
    if let position = positions[suite] {
      suites[position].cases.append(entry)
    } else {
      positions[suite] = suites.count
      suites.append((suite, [entry]))
    }
  }
  let all = suites.flatMap(\.cases)
  let isClean = all.isEmpty
  let elements = suites.map { suite in
    XMLElement(
      "testsuite", attributes(name: suite.name, suite.cases), content: suite.cases.map { .element($0.element) })
  }
  let passed = XMLElement(
    "testsuite", ["name": "workspace", "tests": "1", "failures": "0", "errors": "0", "skipped": "0"],
    content: [.element(XMLElement("testcase", ["classname": "workspace", "name": "gemel check"]))])
  return XMLElement(
    "testsuites",
    isClean ? ["name": "gemel", "tests": "1", "failures": "0", "errors": "0"] : attributes(name: "gemel", all),
    content: (isClean ? [passed] : elements).map { .element($0) })
}

private func attributes(name: String, _ cases: [JUnitCase]) -> KeyValuePairs<StaticString, String?> {
  [
    "name": neutralised(name), "tests": String(cases.count), "failures": String(cases.count { $0.isFailure }),
    "errors": "0", "skipped": String(cases.count { $0.finding.waiver != nil }),
  ]
}

/// A finding as a test case.
private struct JUnitCase {
  var finding: Finding
  var suite: String
  var name: String
  var span: FindingSpan?
  var text: String

  var isFailure: Bool { finding.waiver == nil && finding.severity > .note }

  var element: XMLElement {
    XMLElement(
      "testcase",
      [
        "classname": neutralised(suite), "name": neutralised(name), "file": span.flatMap { repositoryPath($0.path) },
        "line": span.map { String($0.start.line) },
      ],
      content: [.element(outcome)])
  }

  private var outcome: XMLElement {
    if let waiver = finding.waiver { return XMLElement("skipped", ["message": neutralised(waiver.description)]) }
    guard isFailure else { return XMLElement("system-out", content: [.text(text)]) }
    return XMLElement(
      "failure", ["message": neutralised(finding.message), "type": finding.severity.name], content: [.text(text)])
  }
}
