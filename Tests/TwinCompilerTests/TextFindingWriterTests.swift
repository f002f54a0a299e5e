import Testing
import TwinCompiler
import TwinSource

/// Findings as people see them.
@Suite struct TextFindingWriterTests {
  private func text(
    _ source: String, _ range: Range<Int>, message: String = "something is off", related: [(Range<Int>, String)] = [],
    severity: Severity = .error, usesColour: Bool = false
  ) -> String {
    func place(_ range: Range<Int>) -> Place {
      Place(FileID(0), ByteRange(UInt32(range.lowerBound), UInt32(range.upperBound)))
    }
    var writer = TextFindingWriter(
      files: [InputFile(path: "a.yaml", bytes: Array(source.utf8))], usesColour: usesColour)
    return writer.text(
      of: Finding(
        "pass/rule", severity, message, at: place(range), related: related.map { RelatedPlace(place($0.0), $0.1) },
        notes: ["do this instead"]))
  }

  @Test func `a frame has carets under what is meant and dashes under what explains it`() {
    let source = "first: 1\nsecond: 2\n"
    #expect(
      text(source, 9..<15, related: [(0..<5, "the first one")]) == """
        error[pass/rule]: something is off
         --> a.yaml:2:1
          |
        2 | second: 2
          | ^^^^^^
         ::: a.yaml:1:1
          |
        1 | first: 1
          | ----- the first one
          = note: do this instead

        """)
  }

  @Test func `colour is there when asked for and only then`() {
    #expect(!text("a: b\n", 0..<1).contains("\u{1B}"))
    let coloured = text("a: b\n", 0..<1, severity: .warning, usesColour: true)
    #expect(coloured.contains("\u{1B}[1;33mwarning[pass/rule]\u{1B}[0m"))
    #expect(coloured.contains("\u{1B}[33m^\u{1B}[0m"))
  }

  @Test func `carets stand right under tabs, wide characters and combining marks`() {
    for (before, columns) in [("\t", 2), ("日本", 4), ("e\u{301}", 1), ("😀", 2)] {
      let source = "\(before)x: 1\n"
      let start = before.utf8.count
      let lines = text(source, start..<(start + 1)).split(separator: "\n", omittingEmptySubsequences: false)
      #expect(lines[4] == "  | " + String(repeating: " ", count: columns) + "^", "\(before)")
    }
  }

  @Test func `long lines are cut to a window around what is marked`() {
    let source = String(repeating: "a", count: 5_000) + "HERE" + String(repeating: "b", count: 5_000)
    let lines = text(source, 5_000..<5_004).split(separator: "\n")
    #expect(lines.allSatisfy { $0.count < 160 })
    let shown = lines[3]
    #expect(shown.hasPrefix("1 | ...aaa") && shown.contains("HEREbbb") && shown.hasSuffix("..."))
    let caret = lines[4].firstIndex(of: "^").map { lines[4].distance(from: lines[4].startIndex, to: $0) }
    let mark = shown.firstRange(of: "HERE").map { shown.distance(from: shown.startIndex, to: $0.lowerBound) }
    #expect(caret == mark && caret != nil)
  }

  @Test func `a range over several lines is marked to the end of its first line`() {
    let lines = text("a: [1,\n  2]\n", 3..<11).split(separator: "\n")
    #expect(lines[4] == "  |    ^^^")
  }

  @Test func `control characters and bidirectional marks of the input are shown, not obeyed`() {
    let out = text("a: \u{1B}[31m\u{202E}x\n", 3..<4, message: "bad \u{7}\u{1B}]0;title\u{7} name")
    #expect(!out.contains("\u{1B}") && !out.contains("\u{7}") && !out.contains("\u{202E}"))
    #expect(out.contains("\\u{1B}[31m\\u{202E}x"))
  }

  @Test func `places at the end of a file and in no file have no frame to fail on`() {
    #expect(text("", 0..<0).hasPrefix("error[pass/rule]: something is off\n --> a.yaml:1:1\n"))
    #expect(text("a: b", 4..<4).contains("a.yaml:1:5"))
    var writer = TextFindingWriter(files: [], usesColour: false)
    #expect(writer.text(of: Finding("pass/rule", .note, "m", at: .none)) == "note[pass/rule]: m\n")
  }

  @Test func `the summary counts by severity`() {
    let writer = TextFindingWriter(files: [], usesColour: false)
    func finding(_ severity: Severity) -> Finding { Finding("pass/rule", severity, "m", at: .none) }
    #expect(writer.summary(of: []) == "no findings")
    #expect(writer.summary(of: [finding(.error), finding(.warning), finding(.error)]) == "2 errors, 1 warning")
  }
}
