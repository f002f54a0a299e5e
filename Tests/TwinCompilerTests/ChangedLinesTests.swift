import Foundation
import Testing
import TwinCompiler
import TwinTestSupport

@Suite struct ChangedLinesTests {
  private func ranges(_ diff: String) -> [String: [ClosedRange<Int>]] { ChangedLines(diff: Array(diff.utf8)).ranges }

  @Test func `added and rewritten lines are changed, context and removed ones are not`() {
    let diff = """
      diff --git a/m/a.yaml b/m/a.yaml
      index 1..2 100644
      --- a/m/a.yaml
      +++ b/m/a.yaml
      @@ -1,2 +1,3 @@ twins:
      -old
      +new
      +new
       same
      @@ -9 +10 @@
      -x
      +++ not a header
      \\ No newline at end of file
      @@ -20,2 +20,0 @@
      --- not a header
      -y
      diff --git a/m/b.yaml b/m/b.yaml
      --- /dev/null
      +++ b/m/b.yaml
      @@ -0,0 +1,2 @@
      +one
      +two

      """
    #expect(ranges(diff) == ["m/a.yaml": [1...2, 10...10], "m/b.yaml": [1...2]])
    let changed = ChangedLines(diff: Array(diff.utf8))
    #expect(changed.touches("m/a.yaml", lines: 2...5) && changed.touches("m/a.yaml", lines: 3...10))
    #expect(!changed.touches("m/a.yaml", lines: 3...9) && !changed.touches("m/a.yaml", lines: 11...99))
    #expect(!changed.touches("a.yaml", lines: 1...9))
  }

  @Test func `paths are read as git writes them`() {
    func path(_ old: String, _ new: String) -> String? {
      ranges("--- \(old)\n+++ \(new)\n@@ -1 +1 @@\n-a\n+b\n").keys.first
    }
    let facts: [(old: String, new: String, path: String?)] = [
      ("a/m/x.yaml", "b/m/x.yaml", "m/x.yaml"), ("i/x.yaml", "w/x.yaml", "x.yaml"),
      ("b/x.yaml", "b/x.yaml", "b/x.yaml"),
      ("a/with space\t", "b/with space\t", "with space"), ("x.yaml\t2026-01-01", "x.yaml\t2026-01-02", "x.yaml"),
      (#""a/\303\244\t\"\\\n.yaml""#, #""b/\303\244\t\"\\\n.yaml""#, "ä\t\"\\\n.yaml"), ("a/x\r", "b/x\r", "x"),
      ("a/x", "/dev/null", nil), ("a/x", "b/../../etc/passwd", nil), ("a/x", "/etc/passwd", nil), ("a/x", "", nil),
      (#""a/x"#, #""b/y\"#, "y"), (#""a/x"#, #""b/\7"#, "\u{7}"),
    ]
    for fact in facts { #expect(path(fact.old, fact.new) == fact.path, "\(fact)") }
  }

  @Test func `what is no diff changes nothing`() {
    let texts = [
      "", "\n\n", "@@ -1 +1 @@\n+x\n", "+++ b/x\n@@ -1 +99999999999999999999 @@\n+x\n", "+++ b/x\n@@ -1 +,1 @@\n+x\n",
      "--- a/x\n+++ b/x\n@@@ -1 -1 +1 @@@\n++x\n", "--- a/x\n+++ b/x\n@@ -1 +1 @\n+x\n",
    ]
    for text in texts { #expect(ranges(text).isEmpty, "\(text)") }
    #expect(
      ranges("--- a/x\n+++ b/x\n@@ -1,999999999 +999999999,999999999 @@\n+x") == ["x": [999_999_999...999_999_999]])
    var random = SeededGenerator(seed: 7)
    let pieces = ["--- a/x\n", "+++ b/x\n", "@@ -1,3 +2,4 @@\n", "+", "-", " ", "\n", "\\", "\"", "9", "\u{0}"]
    for _ in 0..<2_000 {
      let diff = (0..<30).map { _ in pieces[Int.random(in: 0..<pieces.count, using: &random)] }.joined()
      for (_, found) in ranges(diff) {
        #expect(zip(found, found.dropFirst()).allSatisfy { $0.upperBound + 1 < $1.lowerBound })
      }
    }
  }

  static let git = OutsideTool("git")

  @Test(.enabled(if: git != nil)) func `what git prints is what has changed`() throws {
    let directory = FileManager.default.temporaryDirectory.appending(path: "gemel-diff-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: directory) }
    let names = ["plain.yaml", "with space.yaml", "späť\t\"q\".yaml"]
    for side in ["old", "new"] {
      for name in names {
        let url = directory.appending(path: side).appending(path: name)
        try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
        let lines = (1...30).map { side == "new" && [3, 4, 20].contains($0) ? "++ changed \($0)" : "line \($0)" }
        try (lines.joined(separator: "\n") + "\n").write(to: url, atomically: true, encoding: .utf8)
      }
    }
    for context in ["-U0", "-U3"] {
      let script = "git diff --no-index \(context) '\(directory.path)/old' '\(directory.path)/new'; true"
      let output = try #require(OutsideTool("sh", probe: ["-c", "true"])).run(["-c", script])
      let found = ChangedLines(diff: Array(output)).ranges
      #expect(found.count == 3)
      for name in names {
        let path = directory.appending(path: "new").appending(path: name).path.dropFirst()
        #expect(found[String(path)] == [3...4, 20...20], "\(found.keys)")
      }
    }
  }
}
