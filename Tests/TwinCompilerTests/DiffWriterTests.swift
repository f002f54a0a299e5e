import Foundation
import Testing
import TwinCompiler
import TwinOutput
import TwinSource
import TwinTestSupport

private let sample = DiffSample.report

private func text(_ format: DiffFormat, _ report: DiffReport = sample) -> String {
  String(decoding: format.bytes(report), as: UTF8.self)
}

@Suite struct DiffWriterTests {
  @Test(arguments: DiffFormat.allCases) func `every format writes what its golden file holds`(_ format: DiffFormat)
    throws
  {
    for (name, report) in [("sample", sample), ("whole", DiffSample.whole), ("empty", DiffSample.empty)] {
      // The style sheet of pages is the site's.
      let shown = text(format, report).replacing(/<style>[^<]*<\/style>\n/, with: "")
      try expectGolden(Array(shown.utf8), "diff/\(name).\(format)")
    }
  }

  @Test(arguments: DiffFormat.allCases) func `nothing of the input is a command, a control or a mark in a log`(
    _ format: DiffFormat
  ) {
    for showsAll in [false, true] {
      var report = DiffSample.hostile
      report.showsAll = showsAll
      let shown = text(format, report)
      #expect(shown.contains("::error::x"), "the sample is in it")
      #expect(!shown.contains("##[") && !shown.contains("##vso["))
      for line in shown.split(separator: "\n") { #expect(!line.drop { $0 == " " }.hasPrefix("::error")) }
      for scalar in shown.unicodeScalars where scalar != "\n" {
        let isUnsafe = scalar.properties.generalCategory == .control || scalar.properties.isBidiControl
        if isUnsafe { Issue.record("\(format) has U+\(String(scalar.value, radix: 16))") }
      }
    }
  }

  @Test func `a hostile text is no markup in a page and calls nobody in a comment`() {
    let page = text(.html, DiffSample.hostile)
    #expect(page.ranges(of: "</script>").isEmpty && page.ranges(of: "<!--").isEmpty)
    let comment = text(.markdown, DiffSample.hostile)
    #expect(comment.ranges(of: "<!--").count == 1 && !comment.contains("</script>"))
    // What stands in code calls nobody.
    let prose = comment.replacing(/`[^`\n]*`/, with: "").replacing(/<code>.*?<\/code>/, with: "")
    #expect(!prose.contains("@team") && !prose.contains(" #12") && !prose.contains("https://evil"))
  }

  @Test func `the page has no script and fetches nothing`() {
    for report in [sample, DiffSample.hostile, DiffSample.empty] {
      let page = text(.html, report)
      for start in ["<script", "<link", "<img", "<iframe", "src=", "url(", "@import", "href=\"http"] {
        #expect(!page.contains(start), "\(start)")
      }
      #expect(page.hasPrefix("<!DOCTYPE html>\n<html lang=\"en\">") && page.hasSuffix("</html>\n"))
    }
  }

  static let htmlParser = OutsideTool("python3", probe: ["-c", "import html.parser"])

  @Test(.enabled(if: htmlParser != nil, "needs python3"))
  func `another reader finds the page's elements closed and known`()
    throws
  {
    let script = """
      import sys, html.parser
      known = set("html head meta title style body main section div span h1 h2 h3 p ul li table thead tbody tr th td details "
        "summary a code pre strong em".split())
      class Reader(html.parser.HTMLParser):
          open = []
          def handle_starttag(self, tag, attributes):
              if tag not in known: print("unknown", tag)
              if tag != "meta": self.open.append(tag)
          def handle_endtag(self, tag):
              if not self.open or self.open.pop() != tag: print("closes nothing", tag)
      reader = Reader()
      reader.feed(open(sys.argv[1], encoding="utf-8").read())
      print("open", reader.open)
      """
    for report in [DiffSample.whole, DiffSample.hostile, DiffSample.empty] {
      let output = try #require(Self.htmlParser).run(["-c", script], input: Data(DiffFormat.html.bytes(report)))
      #expect(String(decoding: output, as: UTF8.self) == "open []\n")
    }
  }

  @Test func `every change of the page has an anchor of its own`() throws {
    let page = text(.html, DiffSample.crowd(3))
    let anchors = page.matches(of: /id="(change-[0-9a-f-]+)"/).map { String($0.1) }
    let links = page.matches(of: /href="#(change-[0-9a-f-]+)"/).map { String($0.1) }
    #expect(Set(anchors).count == anchors.count && anchors == links)
    #expect(anchors.count > 3)
  }

  @Test func `every change is in the JSON document and, with all asked for, in every other`() throws {
    let count = sample.comparison.changes.count
    let document = try #require(try JSONSerialization.jsonObject(with: Data(text(.json).utf8)) as? [String: Any])
    #expect((document["changes"] as? [Any])?.count == count)
    for judged in sample.comparison.changes {
      let plain = judged.finding.message.replacing("`", with: "")
      for format in [DiffFormat.text, .markdown] {
        #expect(text(format, DiffSample.whole).contains(judged.finding.message), "\(format): \(plain)")
      }
      #expect(
        text(.html, DiffSample.whole).replacing(/<\/?code>/, with: "").contains(plain), "html: \(plain)")
    }
    #expect(
      !text(.text).contains("documentation-changed") && text(.text, DiffSample.whole).contains("documentation-changed"))
    #expect(text(.text).contains("not listed: "))
    #expect(!text(.text, DiffSample.whole).contains("not listed: "))
  }

  @Test func `nothing changed is said`() {
    for format in [DiffFormat.text, .markdown, .html] {
      #expect(text(format, DiffSample.empty).contains("nothing changed"), "\(format)")
    }
    #expect(text(.json, DiffSample.empty).contains("\"bump\": \"none\""))
  }

  @Test func `a comment keeps to the size that a forge takes, and says what is left out`() throws {
    let count = sample.comparison.changes.count
    let clock = ContinuousClock()
    var comment = ""
    let time = clock.measure { comment = text(.markdown, DiffSample.crowd(1_000)) }
    #expect(comment.utf8.count < 65_536 && comment.utf8.count > 40_000)
    let left = try #require(comment.firstMatch(of: /(\d+) changes are not shown here for want of room/))
    let shown = comment.matches(of: /\(`compatibility\//).count
    let minor = try #require(comment.firstMatch(of: /not listed: (\d+) changes/))
    let unlisted =
      (Int(minor.1) ?? 0) + (comment.firstMatch(of: /(\d+) changes whose rules/).flatMap { Int($0.1) } ?? 0)
    #expect(shown + (Int(left.1) ?? 0) + unlisted == count * 1_000)
    #expect(time < .seconds(30))
    var hostile = DiffSample.hostile
    hostile.comparison.changes = (0..<300).flatMap { _ in hostile.comparison.changes }
    hostile.notices = Array(repeating: FindingWriterSample.hostile, count: 1_000)
    #expect(text(.markdown, hostile).utf8.count < 65_536)
  }

  @Test(arguments: DiffFormat.allCases) func `thousands of changes are written in time, and the same each time`(
    _ format: DiffFormat
  ) {
    let report = DiffSample.crowd(300)
    let clock = ContinuousClock()
    var first: [UInt8] = []
    let time = clock.measure { first = format.bytes(report) }
    #expect(time < .seconds(30), "\(format): \(time)")
    #expect(first == format.bytes(report))
  }

  @Test func `text is wrapped to the width, headlines and places are not`() {
    for width in [40, 72, 100] {
      let lines = String(decoding: DiffFormat.text.bytes(DiffSample.whole, width: width), as: UTF8.self)
        .split(separator: "\n")
      for line in lines where line.hasPrefix("  = ") || line.hasPrefix("      ") {
        let words = line.split(separator: " ").map(\.count).max() ?? 0
        #expect(line.count <= width || words > width / 2, "\(width): \(line)")
      }
    }
  }

  @Test func `colour is there when asked for and only then`() {
    #expect(!text(.text).contains("\u{1B}"))
    let coloured = String(decoding: DiffFormat.text.bytes(sample, usesColour: true), as: UTF8.self)
    #expect(coloured.contains("\u{1B}[1;31merror[compatibility/"))
    #expect(coloured.replacing(/\u{1B}\[[0-9;]*m/, with: "") == text(.text))
  }

  @Test func `places of both sides are in lines and columns of their own files`() throws {
    let shown = text(.text)
    #expect(shown.contains("--> m/canal.yaml:") && shown.contains("::: m/canal.yaml:"))
    let document = try #require(try JSONSerialization.jsonObject(with: Data(text(.json).utf8)) as? [String: Any])
    let changes = try #require(document["changes"] as? [[String: Any]])
    for change in changes {
      for key in ["place", "oldPlace"] {
        guard let place = change[key] as? [String: Any] else { continue }
        let (start, end) = (place["start"] as? [String: Int], place["end"] as? [String: Int])
        #expect((start?["offset"] ?? 0) < (end?["offset"] ?? 0), "\(change)")
      }
    }
    #expect(changes.contains { $0["place"] != nil && $0["oldPlace"] != nil })
  }

  // MARK: - The schema

  static let jsonschema = OutsideTool("python3", probe: ["-c", "import jsonschema"])

  @Test(.enabled(if: jsonschema != nil, "needs python3 with jsonschema"))
  func `the JSON document conforms to its schema, which refuses what is wrong`() throws {
    let good = [sample, DiffSample.whole, DiffSample.empty, DiffSample.hostile].map { Array(text(.json, $0).utf8) }
    let document = text(.json)
    let bad = [
      document.replacing("\"version\": 1,", with: "\"version\": 2,"),
      document.replacing("\"bump\": \"major\"", with: "\"bump\": \"huge\""),
      document.replacing("\"severity\": \"error\"", with: "\"severity\": \"fatal\""),
      document.replacing("\"readers\": \"", with: "\"reader\": \""),
      document.replacing("\"line\": ", with: "\"row\": "),
    ]
    for text in bad { #expect(text != document) }
    let parts = [json(diffSchema(), layout: .compact)] + good + bad.map { Array($0.utf8) }
    let input = Data([0x5B] + parts.joined(separator: [0x2C]) + [0x5D])
    let script = """
      import json, sys, jsonschema
      schema, *documents = json.load(open(sys.argv[1]))
      kind = jsonschema.Draft202012Validator
      kind.check_schema(schema)
      validator = kind(schema)
      for index, document in enumerate(documents):
          errors = list(validator.iter_errors(document))
          if index < \(good.count):
              for error in errors: print(index, error.json_path, error.message[:200])
          elif not errors: print(index, "passes")
      print("checked", len(documents))
      """
    let output = try #require(Self.jsonschema).run(["-c", script], input: input)
    #expect(String(decoding: output, as: UTF8.self) == "checked \(good.count + bad.count)\n")
  }
}
