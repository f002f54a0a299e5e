import Foundation
import Testing
import TwinModel
import TwinOutput
import TwinReport
import TwinTestSupport

/// The four forms of a report: what they say, and that nothing in them runs, breaks out or hides.
@Suite struct WriterTests {
  /// A report with every kind of value in it, whose names are `name`.
  private func report(_ name: String = "com.example.air", place: String = "air/model.yaml:7") throws -> GovernanceReport
  {
    let day = try day("2026-11-27")
    let row = FigureRow(
      isCounted: false, element: "\(name).Fan/speed", package: name, owners: ["team-\(name)"], place: place, day: day,
      note: "2.0.0: no change record for \(name)")
    let many = (1...7).map { number in
      FigureRow(isCounted: false, element: "\(name).Fan/m\(number)", package: name, note: "property")
    }
    let parts = [
      Breakdown.Part(values: [name, "2026-Q1"], tally: Tally(1, of: 2)),
      Breakdown.Part(values: ["", "2026-Q4"], tally: Tally(0, of: 1)),
    ]
    return GovernanceReport(
      subject: .init(
        workspace: "models/\(name)", packages: [name, "com.example.base"], registry: "registry", data: ["\(name).json"]),
      day: day, since: try TwinReportTests.day("2026-01-01"),
      figures: [
        Figure(.described, Tally(1_000, of: 1_007), rows: many),
        Figure(
          .policyCompliance, Tally(1, of: 3), breakdowns: [Breakdown(by: [.package, .quarter], parts: parts)],
          rows: [row]),
        Figure(.waiversInForce, Tally()), Figure(.conformingData, absentBecause: "no report on \(name) is named"),
        Figure(.nearDuplicates, Tally(0, of: 4)),
      ],
      trends: [
        Trend(
          .policyCompliance, over: .releases,
          points: [
            TrendPoint("2026-Q1", try TwinReportTests.day("2026-03-31"), Tally(1, of: 2)),
            TrendPoint("2026-Q4", day, Tally(0, of: 1)),
          ]),
        Trend(
          .described, over: .commits,
          points: [
            TrendPoint("aaaabbbbcccc", try TwinReportTests.day("2026-03-30"), Tally()),
            TrendPoint("bbbbccccdddd", try TwinReportTests.day("2026-06-30"), unreadable: "no \(name) there"),
            TrendPoint("ccccddddeeee", try TwinReportTests.day("2026-09-30"), Tally(1, of: 2)),
            TrendPoint("ddddeeeeffff", day, Tally(1_000, of: 1_007)),
          ]),
      ], problems: ["the release of \(name) is damaged"])
  }

  private func html(_ report: GovernanceReport, all: Bool = false) -> [UInt8] {
    printHTML(report.page(tool: "0.0.0", showsAllRows: all))
  }

  // MARK: - What they say

  @Test func `the four forms are as they were`() throws {
    let report = try report()
    try expectGolden(Array(report.text().utf8), "report.txt")
    try expectGolden(json(report.json(tool: "0.0.0"), layout: .pretty), "report.json")
    try expectGolden(html(report), "report.html")
    try expectGolden(printPrometheus(report.metrics(tool: "0.0.0")), "report.prom")
    try expectGolden(json(governanceSchema(), layout: .pretty), "report.schema.json")
  }

  @Test func `text shows the first rows, and all where that is asked for`() throws {
    let report = try report()
    #expect(report.text().contains("and 2 more") && !report.text().contains("Fan/m6"))
    let all = report.text(showsAllRows: true)
    #expect(!all.contains("more") && all.contains("Fan/m7"))
    #expect(!all.contains("\u{1B}") && report.text(usesColour: true).contains("\u{1B}[1m"))
  }

  @Test func `a share never stands without its numerator and denominator, nor where there is nothing to measure`()
    throws
  {
    let report = try report()
    let metrics = report.metrics(tool: "0.0.0")
    let names = Set(metrics.map(\.name.text))
    for name in names where name.hasSuffix("_ratio") {
      let base = String(name.dropLast("_ratio".count))
      #expect(names.contains { $0.hasPrefix(base + "_considered_") })
    }
    #expect(names.contains("gemel_waivers_in_force_waivers") && !names.contains("gemel_waivers_in_force_ratio"))
    #expect(!names.contains { $0.hasPrefix("gemel_conforming_data") }, "what was not measured is no metric")
    for line in report.text().split(separator: "\n") where line.contains(" %") {
      #expect(line.contains(" of "), "\(line)")
    }
    let page = String(decoding: html(report), as: UTF8.self)
    #expect(page.contains("Nothing to measure: 0 of 0 waivers.") && page.contains("Not measured: no report"))
  }

  @Test func `a trend is drawn with gaps where nothing was read, and told to those who do not see it`() throws {
    let page = String(decoding: html(try report()), as: UTF8.self)
    #expect(
      page.contains(#"aria-label="Described, at commits: from 50.00 % (ccccddddeeee) to 99.30 % (ddddeeeeffff)""#))
    // A cross and a ring, each in the drawing and in the legend below it.
    #expect(page.matches(of: /class="gap"/).count == 2 && page.matches(of: /class="gap empty"/).count == 2)
    #expect(page.contains("could not be read") && page.contains("nothing to measure"))
    #expect(page.matches(of: /class="point"/).count == 4)
    // From the third point to the last one, in a single stroke.
    let lines = page.matches(of: /class="line" d="([^"]*)"/).map { String($0.1) }
    #expect(lines.count == 2 && lines.allSatisfy { $0.count { $0 == "M" } == 1 && $0.count { $0 == "L" } == 1 })
  }

  // MARK: - Hostile names

  /// Text that would run, end a quote or a line, recolour, reorder or command a build agent, were it let.
  private static let hostile = [
    "<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "a\"} 1\n# TYPE evil gauge\nevil 1",
    "back\\slash\\", "\u{1B}[31mred\u{1B}[0m\u{7}", "right\u{202E}left\u{2066}", "##[error]x ##vso[task.complete]",
    "null\u{0}byte", "line\u{2028}separator", "javascript:alert(1)", "</style><script>", "{{7*7}}", "%s%n",
  ]

  @Test(arguments: hostile) func `names from input are text in every form`(name: String) throws {
    let report = try report(name, place: name)
    let text = report.text(showsAllRows: true)
    let metrics = String(decoding: printPrometheus(report.metrics(tool: name)), as: UTF8.self)
    for shown in [text, metrics] {
      // Lines are those of an inert report.
      #expect(
        !shown.unicodeScalars.contains { isHidden($0.value) } && !holdsLogCommand(shown), "\(shown.debugDescription)")
    }
    let inert = try self.report()
    #expect(text.count { $0 == "\n" } == inert.text(showsAllRows: true).count { $0 == "\n" })
    #expect(metrics.count { $0 == "\n" } == printPrometheus(inert.metrics(tool: "x")).count { $0 == 0x0A })
    let page = String(decoding: html(report, all: true), as: UTF8.self)
    for tag in ["<script", "<img", "<iframe", "javascript:alert(1)\"", "onerror=alert(1)>"] {
      #expect(!page.contains(tag), "\(tag)")
    }
    #expect(!page.unicodeScalars.contains { $0 != "\n" && isHidden($0.value) } && !holdsLogCommand(page))
    #expect(page.count { $0 == "\n" } == String(decoding: html(inert, all: true), as: UTF8.self).count { $0 == "\n" })
    #expect(tags(page) == tags(String(decoding: html(inert, all: true), as: UTF8.self)))
    let document = json(report.json(tool: "0"), layout: .pretty)
    let read = try JSONSerialization.jsonObject(with: Data(document)) as? [String: Any]
    #expect(read?["workspace"] as? String == "models/" + name)
  }

  /// The tags of a page in order, without what is inside them.
  private func tags(_ page: String) -> [String] { page.matches(of: /<\/?([a-z0-9]+)/).map { String($0.1) } }

  // MARK: - Judges

  private static let python = OutsideTool("python3", probe: ["-c", "import prometheus_client"])

  @Test(
    .enabled(if: python != nil, "prometheus_client is not installed; `make judges` installs it"),
    arguments: ["com.example.air"] + hostile)
  func `the Python client of Prometheus reads the metrics as they are meant`(name: String) throws {
    let script = """
      import sys
      from prometheus_client.parser import text_string_to_metric_families as parse
      for family in parse(open(sys.argv[1], encoding="utf-8", newline="").read()):
          for sample in family.samples:
              labels = "|".join(f"{k}={v}" for k, v in sorted(sample.labels.items()))
              print(f"{family.type} {sample.name} {float(sample.value)} {labels.encode('utf-8').hex()}")
      """
    let metrics = try report(name).metrics(tool: "0.0.0")
    let output = try #require(Self.python).run(["-c", script], input: Data(printPrometheus(metrics)))
    let read = String(decoding: output, as: UTF8.self).split(separator: "\n").map(String.init)
    let meant = metrics.flatMap { family in
      family.samples.map { sample in
        let labels = sample.labels.sorted { $0.name.text < $1.name.text }
          .map { "\($0.name.text)=\(neutralised($0.value))" }.joined(separator: "|")
        let hex = labels.utf8.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
        let number =
          switch sample.value {
          case .integer(let value): Double(value)
          case .fraction(let whole, let digits): Double("\(whole).\(digits)") ?? .nan
          }
        return "\(family.kind.rawValue) \(family.name.text) \(number) \(hex)"
      }
    }
    #expect(
      read.map { $0.trimmingCharacters(in: .whitespaces) } == meant.map { $0.trimmingCharacters(in: .whitespaces) })
    #expect(meant.count > 10)
  }

  @Test(
    .enabled(if: OutsideTool("check-jsonschema") != nil, "check-jsonschema is not installed"), arguments: [false, true])
  func `a report is what its schema says`(isHostile: Bool) throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "gemel-report-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let (schema, document) = (folder.appending(path: "schema.json"), folder.appending(path: "report.json"))
    try Data(json(governanceSchema(), layout: .pretty)).write(to: schema)
    let report = try isHostile ? report(Self.hostile[4]) : report()
    try Data(json(report.json(tool: "0.0.0"), layout: .pretty)).write(to: document)
    _ = try #require(OutsideTool("check-jsonschema")).run(["--schemafile", schema.path, document.path])
  }
}
