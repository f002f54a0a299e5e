import Foundation
import Testing
import TwinCompiler
import TwinSource
import TwinTestSupport

private let sample = FindingWriterSample.report

private func text(_ format: FindingFormat, _ report: FindingReport = sample) -> String {
  String(decoding: format.bytes(report), as: UTF8.self)
}

private func lines(_ format: FindingFormat, _ report: FindingReport = sample) -> [String] {
  text(format, report).split(separator: "\n").map(String.init)
}

/// What all formats have in common, and what each looks like.
@Suite struct FindingWriterTests {
  @Test(arguments: FindingFormat.allCases) func `every format writes what its golden file holds`(
    _ format: FindingFormat
  )
    throws
  {
    try expectGolden(format.bytes(sample), "findings/findings.\(format)")
  }

  @Test(arguments: FindingFormat.allCases) func `nothing of the input is a command, a control or a mark in a log`(
    _ format: FindingFormat
  ) {
    let isCommands = format == .github || format == .azure
    for line in lines(format) {
      let own = isCommands ? line.dropFirst(2) : line[...]
      #expect(!own.contains("##[") && !own.contains("##vso["), "\(line)")
      // The arrow of a frame begins like a command, but no command has its name.
      let start = line.drop { $0 == " " }
      #expect(format == .github || !start.hasPrefix("::") || start.hasPrefix("::: "), "\(line)")
    }
    for scalar in text(format).unicodeScalars where scalar != "\n" {
      // JSON's strings may hold marks as they are where a program reads them.
      let isData = format == .json || format == .jsonl || format == .sarif || format == .rdjson
      let isUnsafe = scalar.properties.generalCategory == .control || (!isData && scalar.properties.isBidiControl)
      if isUnsafe { Issue.record("\(format) has U+\(String(scalar.value, radix: 16))") }
    }
  }

  @Test(arguments: FindingFormat.allCases) func `nothing found is written by all formats`(_ format: FindingFormat) {
    let empty = FindingReport(findings: [], files: [], toolVersion: "0.1.0", summary: "checked nothing")
    let quiet: Set<FindingFormat> = [.text, .jsonl, .github, .azure]
    #expect(text(format, empty).isEmpty == quiet.contains(format))
  }

  @Test(arguments: FindingFormat.allCases) func `what could not be looked at is said where the format has room for it`(
    _ format: FindingFormat
  ) {
    for findings in [[], FindingWriterSample.findings, FindingWriterSample.crowd(12).findings] {
      var report = FindingWriterSample.report
      report.findings = findings
      report.notices = ["said nothing about `m`\u{1B}[31m: ##[error]\n::error::x"]
      let text = text(format, report)
      #expect(text.contains("said nothing about") == format.hasNotices, "\(text)")
      #expect(!text.contains("\u{1B}") && !text.contains("##[") && !text.contains("\n::error::x"))
    }
    var crowd = FindingWriterSample.crowd(12)
    crowd.notices = ["a", "b"]
    if format == .github { #expect(lines(.github, crowd).count { $0.hasPrefix("::notice ") } == 10) }
    if format == .azure { #expect(lines(.azure, crowd).count { $0.contains("type=warning") } == 10) }
    if format == .junit { #expect(text(.junit, crowd).contains("<system-out>a\nb</system-out>")) }
  }

  @Test(arguments: FindingFormat.allCases) func `no format lets through what nobody sees`(_ format: FindingFormat) {
    let hidden = "\u{AD}\u{200D}\u{34F}\u{115F}\u{1160}\u{17B4}\u{2800}\u{3164}\u{FE0F}\u{FFA0}\u{E0100}\u{202E}"
    let file = InputFile(path: "m/a\(hidden).yaml", bytes: Array("a: b\(hidden)c\n".utf8))
    let finding = Finding(
      RuleID("acme/x\(hidden)"), .error, "no `\(hidden)`", at: Place(FileID(0), ByteRange(3, 4)),
      related: [RelatedPlace(Place(FileID(0), ByteRange(0, 1)), hidden)], notes: [hidden], subject: hidden)
    let report = FindingReport(findings: [finding], files: [file], toolVersion: "0.1.0", summary: "checked")
    let shown = text(format, report).unicodeScalars.filter { hidden.unicodeScalars.contains($0) }
    #expect(shown.isEmpty, "\(format): \(shown.map { String($0.value, radix: 16) })")
  }

  @Test func `a report that is written in pieces is the report`() {
    for format in FindingFormat.allCases {
      var pieces: [[UInt8]] = []
      format.write(sample, usesColour: false) { pieces.append($0) }
      #expect(pieces.flatMap(\.self) == format.bytes(sample))
      let counts: [FindingFormat: Int] = [.text: 10, .jsonl: 11]
      #expect(pieces.count == counts[format] ?? 1)
    }
    #expect(summary(of: sample.findings) == "5 errors, 4 warnings, 1 note, 1 waived")
  }

  @Test func `lines of jsonl are the findings of json`() throws {
    let document = try #require(
      try JSONSerialization.jsonObject(with: Data(text(.json).utf8)) as? [String: Any])
    let findings = try #require(document["findings"] as? [NSDictionary])
    let single = try lines(.jsonl).map { try JSONSerialization.jsonObject(with: Data($0.utf8)) as? NSDictionary }
    #expect(single == findings)
    #expect(findings.map { $0["message"] as? String } == FindingWriterSample.findings.map(\.message))
    #expect(document["summary"] as? [String: Int] == ["errors": 5, "warnings": 4, "notes": 1, "waived": 1])
    let waivers = findings.compactMap { $0["waiver"] as? [String: String] }
    #expect(waivers.map(\.keys.count) == [4] && waivers[0]["owner"] == "ops@example.com")
  }

  @Test func `waived findings are on no list of what is wrong`() {
    for format in [FindingFormat.text, .gitlab, .github, .azure, .rdjson] {
      #expect(!text(format).contains("has no owner"), "\(format)")
    }
    let comment = text(.markdown)
    #expect(comment.contains("<details><summary>1 waived</summary>"))
    #expect(comment.components(separatedBy: "<details>").map { $0.contains("has no owner") } == [false, true])
  }
}

// MARK: - Annotations

/// A command as an agent reads it.
private struct AgentCommand: Equatable {
  var name: String
  var properties: [String: String]
  var message: String
}

/// Reads a workflow command: the parts first, then the escapes, the percent sign last.
private func readGitHub(_ line: String) -> AgentCommand? {
  guard let match = line.wholeMatch(of: /::([a-z]+)(?: ([^:]*))?::(.*)/) else { return nil }
  func unescaped(_ text: Substring, _ escapes: [(String, String)]) -> String {
    escapes.reduce(String(text)) { $0.replacing($1.0, with: $1.1) }.replacing("%25", with: "%")
  }
  var properties: [String: String] = [:]
  for part in (match.2 ?? "").split(separator: ",") {
    guard let equals = part.firstIndex(of: "=") else { return nil }
    let value = part[part.index(after: equals)...]
    properties[String(part[..<equals])] = unescaped(
      value, [("%0D", "\r"), ("%0A", "\n"), ("%3A", ":"), ("%2C", ",")])
  }
  return AgentCommand(
    name: String(match.1), properties: properties, message: unescaped(match.3, [("%0D", "\r"), ("%0A", "\n")]))
}

private func readAzure(_ line: String) -> AgentCommand? {
  guard line.hasPrefix("##vso["), let close = line.firstIndex(of: "]") else { return nil }
  func unescaped(_ text: Substring) -> String {
    [("%3B", ";"), ("%0D", "\r"), ("%0A", "\n"), ("%5D", "]"), ("%AZP25", "%")]
      .reduce(String(text)) { $0.replacing($1.0, with: $1.1) }
  }
  let head = line[..<close].dropFirst(6)
  guard let space = head.firstIndex(of: " ") else { return nil }
  var properties: [String: String] = [:]
  for part in head[head.index(after: space)...].split(separator: ";") {
    guard let equals = part.firstIndex(of: "=") else { return nil }
    properties[String(part[..<equals])] = unescaped(part[part.index(after: equals)...])
  }
  return AgentCommand(
    name: String(head[..<space]), properties: properties, message: unescaped(line[line.index(after: close)...]))
}

@Suite struct AnnotationTests {
  @Test func `GitHub reads back places, titles and messages`() throws {
    let commands = try lines(.github).map { try #require(readGitHub($0), "\($0)") }
    #expect(commands.count == 10)
    #expect(commands.map(\.name).filter { $0 == "error" }.count == 5)
    let first = try #require(commands.first)
    #expect(
      first.properties == [
        "file": "m/fans and pumps, é%.yaml", "line": "2", "endLine": "2", "col": "9", "endColumn": "18",
        "title": "structure/unknown-key",
      ])
    #expect(
      first.message == """
        `propertes` is no key of a twin
        note: did you mean `properties`?
        note: keys are case-sensitive
        see: the package (m/gemel.yaml:2:10)
        see: the concept (<gemel>/org.gemel.core/core.yaml:2:3)
        see: the workspace
        fix: write `properties`
        fix: rename it and say so
        """)
    let hostile = try #require(commands.first { $0.properties["title"]?.hasPrefix("acme/") == true })
    #expect(hostile.message.contains("100%0A%AZP25; \\u{1B}[31m\\u{7}\\u{D}\\u{A}next\\u{202E}\\u{2066}\\u{0} @team"))
    // Several lines have no columns; files elsewhere and no file have no place.
    let block = try #require(commands.first { $0.message == "the block is long" })
    #expect(block.properties["line"] == "4" && block.properties["endLine"] == "5" && block.properties["col"] == nil)
    for message in ["units are missing\nat ../shared/units.yaml:1:8", "twins are missing\nat /srv/models/x.yaml:1:8"] {
      let command = try #require(commands.first { $0.message == message })
      #expect(command.properties == ["title": "structure/wrong-shape"])
    }
    #expect(commands.contains { $0.message == "the workspace names no pack" && $0.properties.count == 1 })
  }

  @Test func `Azure reads back places, codes and messages, and hears of notes`() throws {
    let all = lines(.azure)
    let commands = try all.dropLast().map { try #require(readAzure($0), "\($0)") }
    #expect(all.last == "gemel: not shown here for want of room: 1 note; `gemel check` lists all findings")
    #expect(commands.count == 9 && commands.allSatisfy { $0.name == "task.logissue" })
    #expect(
      commands.first?.properties == [
        "type": "error", "sourcepath": "m/fans and pumps, é%.yaml", "linenumber": "2", "columnnumber": "9",
        "code": "structure/unknown-key",
      ])
    #expect(commands.first?.message.hasPrefix("`propertes` is no key of a twin; note: did you mean") == true)
    let hostile = try #require(commands.first { $0.properties["code"]?.hasPrefix("acme/") == true })
    #expect(hostile.message.contains("#\\u{23}vso[task.complete result=Failed;]y"))
    #expect(hostile.message.contains("100%0A%AZP25; \\u{1B}[31m"))
    #expect(commands.contains { $0.properties["sourcepath"] == "m/`odd`|\\u{A}@team::#12].yaml" })
  }

  @Test func `ten a level are shown, changed lines first, and the rest is counted`() throws {
    let crowd = FindingWriterSample.crowd(25)
    let github = try lines(.github, crowd).map { try #require(readGitHub($0)) }
    let byName = Dictionary(grouping: github, by: \.name)
    #expect(byName.mapValues(\.count) == ["error": 10, "warning": 10, "notice": 10])
    // The last line is the changed one: its three findings stand before all others.
    #expect(github.prefix(3).map(\.name) == ["error", "warning", "notice"])
    #expect(github.prefix(3).allSatisfy { $0.properties["line"] == "25" })
    #expect(github[3...11].map { $0.properties["line"] } == (1...9).map { "\($0)" })
    #expect(
      github.last?.message
        == "not shown here for want of room: 15 errors, 15 warnings, 16 notes; `gemel check` lists all findings")
    let azure = lines(.azure, crowd)
    #expect(azure.count == 21)
    #expect(azure.last?.contains("15 errors, 15 warnings, 25 notes") == true)
    #expect(lines(.github, FindingWriterSample.crowd(10)).count == 30)
  }
}

// MARK: - Reports that others read

/// Runs Python with a judge's modules.
private func judge(_ module: String) -> OutsideTool? { OutsideTool("python3", probe: ["-c", "import \(module)"]) }

private let jsonschema = judge("jsonschema")
private let elementTree = judge("xml.etree.ElementTree")
private let junitparser = judge("junitparser")
private let sarifSchema = corpora?.appending(path: "schemas/sarif-schema-2.1.0.json")

/// What `document` breaks of `schema`, as an implementation that is not ours says.
private func violations(of schema: Data, in document: [UInt8]) throws -> String {
  let file = FileManager.default.temporaryDirectory.appending(path: "gemel-schema-\(UUID().uuidString)")
  try schema.write(to: file)
  defer { try? FileManager.default.removeItem(at: file) }
  let script = """
    import json, sys, jsonschema
    schema = json.load(open(sys.argv[1]))
    validator = jsonschema.validators.validator_for(schema)
    validator.check_schema(schema)
    for error in validator(schema).iter_errors(json.load(open(sys.argv[2]))):
      print(list(error.absolute_path), error.message[:200])
    """
  let tool = try #require(jsonschema)
  let output = try tool.run(["-c", script, file.path], input: Data(document))
  return String(decoding: output, as: UTF8.self)
}

@Suite struct FindingReportTests {
  /// The log's only run.
  private func run(_ report: FindingReport = sample) throws -> [String: Any] {
    let log = try JSONSerialization.jsonObject(with: Data(FindingFormat.sarif.bytes(report))) as? [String: Any]
    return try #require((log?["runs"] as? [[String: Any]])?.first)
  }

  @Test(.enabled(if: jsonschema != nil && sarifSchema != nil)) func `SARIF is valid by the schema of its standard`()
    throws
  {
    let schema = try Data(contentsOf: try #require(sarifSchema))
    #expect(try violations(of: schema, in: FindingFormat.sarif.bytes(sample)) == "")
    let empty = FindingReport(findings: [], files: [], toolVersion: "0.1.0", summary: "")
    #expect(try violations(of: schema, in: FindingFormat.sarif.bytes(empty)) == "")
    // The judge refuses what is wrong.
    let broken = text(.sarif).replacing("\"startLine\": 2,", with: "\"startLine\": 0,")
    #expect(try violations(of: schema, in: Array(broken.utf8)).contains("startLine"))
  }

  @Test func `SARIF has places below the source root, fingerprints, suppressions and mends`() throws {
    let run = try run()
    let results = try #require(run["results"] as? [[String: Any]])
    #expect(results.count == FindingWriterSample.findings.count)
    func location(_ index: Int) throws -> NSDictionary {
      let locations = try #require(results[index]["locations"] as? [[String: Any]])
      return try #require(locations.first?["physicalLocation"] as? NSDictionary)
    }
    #expect(
      try location(0) == [
        "artifactLocation": ["uri": "m/fans%20and%20pumps%2C%20%C3%A9%25.yaml", "uriBaseId": "%SRCROOT%"],
        "region": ["startLine": 2, "startColumn": 9, "endLine": 2, "endColumn": 18],
      ])
    #expect(try location(6)["artifactLocation"] as? [String: String] == ["uri": "%3Cgemel%3E/org.gemel.core/core.yaml"])
    #expect(try location(8)["artifactLocation"] as? [String: String] == ["uri": "file:///srv/models/x.yaml"])
    #expect(
      try location(10)["artifactLocation"] as? [String: String] == ["uri": "m/gemel.yaml", "uriBaseId": "%SRCROOT%"])
    let hashes = results.map { ($0["partialFingerprints"] as? [String: String])?["primaryLocationLineHash"] ?? "" }
    #expect(Set(hashes).count == hashes.count)
    #expect(hashes[1].hasSuffix(":1") && hashes[2] == hashes[1].dropLast() + "2")
    let suppressions = results.map { ($0["suppressions"] as? [[String: Any]])?.count ?? -1 }
    #expect(suppressions == FindingWriterSample.findings.map { $0.waiver == nil ? 0 : 1 })
    let fixes = try #require(results[0]["fixes"] as? [[String: Any]])
    #expect(fixes.map { ($0["artifactChanges"] as? [Any])?.count } == [1, 2])
    let rules = try #require(
      ((run["tool"] as? [String: Any])?["driver"] as? [String: Any])?["rules"] as? [[String: Any]])
    for result in results {
      let index = try #require(result["ruleIndex"] as? Int)
      #expect(rules[index]["id"] as? String == result["ruleId"] as? String)
    }
    let naming = try #require(rules.first { $0["id"] as? String == "naming/case" })
    #expect(naming["helpUri"] == nil)
    #expect((naming["help"] as? [String: String])?["markdown"] == "`names` are read &#124; by people.\n\nRename it.\n")
  }

  @Test func `code scanning is never given more results than it takes`() throws {
    let findings = (0..<25_300).map { Finding("pass/rule", $0 < 25_000 ? .warning : .error, "m", at: .none) }
    let run = try run(FindingReport(findings: findings, files: [], toolVersion: "0.1.0", summary: ""))
    let results = try #require(run["results"] as? [[String: Any]])
    #expect(results.count == 25_000)
    #expect(results.prefix(301).map { $0["level"] as? String } == Array(repeating: "error", count: 300) + ["warning"])
    let invocation = try #require((run["invocations"] as? [[String: Any]])?.first)
    #expect("\(invocation)".contains("300 results are left out"))
  }

  @Test(.enabled(if: jsonschema != nil)) func `GitLab's report is valid and its fingerprints differ`() throws {
    let schema = """
      {"$schema": "http://json-schema.org/draft-07/schema#", "type": "array", "items": {
        "type": "object", "required": ["description", "check_name", "fingerprint", "severity", "location"],
        "additionalProperties": false,
        "properties": {
          "description": {"type": "string", "minLength": 1}, "check_name": {"type": "string", "minLength": 1},
          "fingerprint": {"type": "string", "pattern": "^[0-9a-f]{16}(-[0-9]+)?$"},
          "severity": {"enum": ["info", "minor", "major", "critical", "blocker"]},
          "location": {"type": "object", "required": ["path", "lines"], "additionalProperties": false, "properties": {
            "path": {"type": "string", "not": {"pattern": "^(/|\\\\./|<)|(^|/)\\\\.\\\\.(/|$)"}},
            "lines": {"type": "object", "required": ["begin"], "additionalProperties": false, "properties": {
              "begin": {"type": "integer", "minimum": 1}, "end": {"type": "integer", "minimum": 1}}}}}}}}
      """
    #expect(try violations(of: Data(schema.utf8), in: FindingFormat.gitlab.bytes(sample)) == "")
    let broken = text(.gitlab).replacing("critical", with: "error")
    #expect(try !violations(of: Data(schema.utf8), in: Array(broken.utf8)).isEmpty)
    let issues = try #require(
      try JSONSerialization.jsonObject(with: Data(text(.gitlab).utf8)) as? [[String: Any]])
    #expect(issues.count == 10)
    let prints = issues.compactMap { $0["fingerprint"] as? String }
    #expect(Set(prints).count == 10 && prints[2] == prints[1] + "-2")
    let descriptions = issues.compactMap { $0["description"] as? String }
    #expect(descriptions.contains("units are missing (at ../shared/units.yaml:1:8)"))
  }

  @Test(.enabled(if: jsonschema != nil)) func `reviewdog's format is valid, with columns in bytes`() throws {
    let schema = """
      {"$schema": "http://json-schema.org/draft-07/schema#", "type": "object", "required": ["diagnostics", "source"],
       "additionalProperties": false,
       "properties": {"source": {"$ref": "#/definitions/source"},
         "diagnostics": {"type": "array", "items": {"$ref": "#/definitions/diagnostic"}}},
       "definitions": {
         "source": {"type": "object", "required": ["name"], "additionalProperties": false,
           "properties": {"name": {"type": "string"}, "url": {"type": "string"}}},
         "position": {"type": "object", "required": ["line", "column"], "additionalProperties": false,
           "properties": {"line": {"type": "integer", "minimum": 1}, "column": {"type": "integer", "minimum": 1}}},
         "range": {"type": "object", "required": ["start"], "additionalProperties": false,
           "properties": {"start": {"$ref": "#/definitions/position"}, "end": {"$ref": "#/definitions/position"}}},
         "location": {"type": "object", "required": ["path"], "additionalProperties": false,
           "properties": {"path": {"type": "string", "minLength": 1}, "range": {"$ref": "#/definitions/range"}}},
         "diagnostic": {"type": "object", "required": ["message", "location", "severity"],
           "additionalProperties": false, "properties": {
             "message": {"type": "string"}, "location": {"$ref": "#/definitions/location"},
             "severity": {"enum": ["UNKNOWN_SEVERITY", "ERROR", "WARNING", "INFO"]},
             "code": {"type": "object", "required": ["value"], "additionalProperties": false,
               "properties": {"value": {"type": "string"}, "url": {"type": "string", "pattern": "^https?://"}}},
             "suggestions": {"type": "array", "items": {"type": "object", "required": ["range", "text"],
               "additionalProperties": false,
               "properties": {"range": {"$ref": "#/definitions/range"}, "text": {"type": "string"}}}},
             "related_locations": {"type": "array", "items": {"type": "object", "required": ["message"],
               "additionalProperties": false, "properties": {
                 "message": {"type": "string"}, "location": {"$ref": "#/definitions/location"}}}}}}}}
      """
    #expect(try violations(of: Data(schema.utf8), in: FindingFormat.rdjson.bytes(sample)) == "")
    let broken = text(.rdjson).replacing("\"WARNING\"", with: "\"Warning\"")
    #expect(try !violations(of: Data(schema.utf8), in: Array(broken.utf8)).isEmpty)
    let result = try JSONSerialization.jsonObject(with: Data(text(.rdjson).utf8)) as? [String: Any]
    let diagnostics = try #require(result?["diagnostics"] as? [[String: Any]])
    // `Fän` is three characters and four bytes.
    #expect(
      diagnostics[1]["location"] as? NSDictionary == [
        "path": "m/fans and pumps, é%.yaml",
        "range": ["start": ["line": 3, "column": 3], "end": ["line": 3, "column": 7]],
      ])
    #expect((diagnostics[0]["suggestions"] as? [Any])?.count == 1)
  }

  @Test(.enabled(if: elementTree != nil)) func `JUnit's XML is read back whole by a parser`() throws {
    let script = """
      import json, sys, xml.etree.ElementTree as tree
      root = tree.parse(sys.argv[1]).getroot()
      cases = [[suite.get("name"), case.get("name"), case.get("file"), [(e.tag, e.get("message"), e.text) for e in case]]
        for suite in root for case in suite]
      print(json.dumps({"counts": dict(root.attrib), "cases": cases,
        "sums": {key: sum(int(suite.get(key)) for suite in root) for key in ["tests", "failures", "skipped"]}}))
      """
    let output = try #require(elementTree).run(["-c", script], input: Data(FindingFormat.junit.bytes(sample)))
    let read = try #require(try JSONSerialization.jsonObject(with: output) as? [String: Any])
    #expect(
      read["counts"] as? [String: String]
        == ["name": "gemel", "tests": "11", "failures": "5", "errors": "0", "skipped": "1"])
    #expect(read["sums"] as? [String: Int] == ["tests": 11, "failures": 5, "skipped": 1])
    let cases = try #require(read["cases"] as? [[Any]])
    #expect(Set(cases.map { "\($0[0]) \($0[1])" }).count == 11)
    let hostile = try #require(cases.first { "\($0[1])".hasPrefix("acme/") })
    #expect("\(hostile[3])".contains("</script> ]]> <!-- --> & "))
  }

  @Test func `JUnit fails for what fails the check, and shows the rest as output of cases that pass`() {
    for (severity, failures) in [(Severity.error, 5), (.warning, 9), (.note, 10)] {
      var report = sample
      report.failingSeverity = severity
      let text = text(.junit, report)
      #expect(text.contains("tests=\"11\" failures=\"\(failures)\""))
      #expect(text.components(separatedBy: "<failure ").count - 1 == failures)
      #expect(text.components(separatedBy: "<system-out>").count - 1 == 10 - failures)
    }
  }

  @Test(.enabled(if: junitparser != nil)) func `junitparser finds failures, skipped cases and a passing empty report`()
    throws
  {
    let script = """
      import json, sys, junitparser
      report = junitparser.JUnitXml.fromfile(sys.argv[1])
      results = [type(r).__name__ for suite in report for case in suite for r in (case.result or [None])]
      print(json.dumps({name: results.count(name) for name in set(results)}))
      """
    func counts(_ report: FindingReport) throws -> [String: Int] {
      let output = try #require(junitparser).run(["-c", script], input: Data(FindingFormat.junit.bytes(report)))
      return try #require(try JSONSerialization.jsonObject(with: output) as? [String: Int])
    }
    #expect(try counts(sample) == ["Failure": 5, "Skipped": 1, "NoneType": 5])
    var strict = sample
    strict.failingSeverity = .warning
    #expect(try counts(strict) == ["Failure": 9, "Skipped": 1, "NoneType": 1])
    let empty = FindingReport(findings: [], files: [], toolVersion: "0.1.0", summary: "")
    #expect(try counts(empty) == ["NoneType": 1])
  }
}

// MARK: - The comment

@Suite struct MarkdownCommentTests {
  @Test func `a waived finding is named with its file and line`() {
    #expect(text(.markdown).contains("**error** `m/fans and pumps, é%.yaml:4:3`: "), "\(text(.markdown))")
  }

  @Test func `reports are joined with the places of each in its own files`() {
    var both = sample
    both.append(sample)
    #expect(both.findings.count == 2 * sample.findings.count && both.files.count == 2 * sample.files.count)
    let halves = lines(.jsonl, both)
    #expect(Array(halves.prefix(halves.count / 2)) == Array(halves.suffix(halves.count / 2)))
    #expect(both.findings.last?.place.isNone ?? false)
  }

  @Test func `the comment has its mark, totals, and files in order`() {
    let lines = lines(.markdown)
    #expect(lines.first == "<!-- gemel-check -->")
    #expect(lines.contains("## Gemel: 5 errors, 4 warnings, 1 note, 1 waived"))
    #expect(lines.filter { $0.hasPrefix("### ") }.count == 6)
  }

  @Test func `nobody is called and nothing is linked but the rules' own pages`() {
    let comment = text(.markdown)
    // Outside code, what calls has a space of no width in it.
    #expect(comment.contains("@&#8203;team") && comment.contains("#&#8203;12") && comment.contains("GH-&#8203;3"))
    #expect(!comment.contains("www.evil") && !comment.contains(":/" + "/evil"))
    #expect(!comment.contains("javascript:"))
    #expect(comment.contains("[`structure/unknown-key`](<https://example.com/rules/structure/unknown-key>)"))
    #expect(!comment.contains("[x]") && !comment.contains("<!-- -->") && !comment.contains("</script>"))
  }

  @Test func `a comment stays below what GitHub takes and says what is left out`() {
    for count in [1_000, 3_000] {
      let comment = text(.markdown, FindingWriterSample.crowd(count, severities: [.error]))
      #expect(comment.utf8.count < 65_536)
      #expect(comment.contains(/\d+ findings are not shown here for want of room; `gemel check` lists all/))
      #expect(comment.contains("line \(count): finding of line \(count) "), "the changed line is kept")
    }
    // Every part is as long and as hostile as it can be.
    let findings = (0..<200).map { number in
      var finding = Finding(
        RuleID("acme/" + String(repeating: "|", count: 500) + "\(number)"), .error,
        String(repeating: "|<@", count: 2_000), at: .none,
        notes: Array(repeating: String(repeating: "<", count: 900), count: 9))
      if number % 2 == 0 {
        finding.waiver = Waiver(owner: "<", reason: String(repeating: "<", count: 900), approver: "", expires: "")
      }
      return finding
    }
    let report = FindingReport(
      findings: findings, files: [], toolVersion: "0.1.0", summary: String(repeating: "<", count: 9_000))
    #expect(text(.markdown, report).utf8.count < 65_536)
  }
}
