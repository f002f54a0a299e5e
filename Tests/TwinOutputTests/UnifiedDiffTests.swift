import Foundation
import Testing
import TwinTestSupport

@testable import TwinOutput

@Suite struct UnifiedDiffTests {
  func diff(_ old: String, _ new: String, path: String = "m/fans.yaml") -> String {
    String(decoding: unifiedDiff(path: path, old: Array(old.utf8), new: Array(new.utf8)), as: UTF8.self)
  }

  @Test func `a changed line is shown between three lines on either side`() {
    let old = (1...9).map { "line \($0)\n" }.joined()
    #expect(
      diff(old, old.replacingOccurrences(of: "line 5", with: "line five")) == """
        --- a/m/fans.yaml
        +++ b/m/fans.yaml
        @@ -2,7 +2,7 @@
         line 2
         line 3
         line 4
        -line 5
        +line five
         line 6
         line 7
         line 8

        """)
  }

  @Test func `equal versions have no diff`() {
    #expect(diff("a\n", "a\n") == "")
    #expect(diff("", "") == "")
  }

  @Test func `changes far apart have hunks of their own, near ones share one`() {
    let old = (1...40).map { "\($0)\n" }.joined()
    let far = old.replacingOccurrences(of: "\n3\n", with: "\nthree\n").replacingOccurrences(of: "\n30\n", with: "\n")
    #expect(diff(old, far).components(separatedBy: "@@ -").count == 3)
    let near = old.replacingOccurrences(of: "\n3\n", with: "\nthree\n").replacingOccurrences(of: "\n10\n", with: "\n")
    #expect(diff(old, near).components(separatedBy: "@@ -").count == 2)
  }

  @Test func `a missing final line feed is said of the line that lacks it`() {
    let text = diff("a\nb", "a\nb\n")
    #expect(text.hasSuffix("@@ -1,2 +1,2 @@\n a\n-b\n\\ No newline at end of file\n+b\n"))
    #expect(diff("a\nb", "c\nb").hasSuffix("-a\n+c\n b\n\\ No newline at end of file\n"))
  }

  @Test func `paths that would bend the header are quoted`() {
    #expect(diff("a\n", "b\n", path: "my fans.yaml").hasPrefix("--- a/my fans.yaml\t\n"))
    #expect(diff("a\n", "b\n", path: "x\ny.yaml").hasPrefix("--- \"a/x\\ny.yaml\"\n"))
  }

  @Test func `few changes in a large file are found quickly`() {
    var lines = (0..<200_000).map { "  member\($0 % 700): double" }
    let old = lines.joined(separator: "\n")
    for place in stride(from: 100, to: 200_000, by: 40_000) { lines[place] = "  changed: string" }
    let text = diff(old, lines.joined(separator: "\n"))
    #expect(text.components(separatedBy: "\n+").count - 1 == 6)
  }

  /// Random versions of a text whose lines repeat, with and without carriage returns and final feeds.
  static func versions(_ random: inout SeededGenerator) -> (old: String, new: String) {
    let feed = random.chance(20) ? "\r\n" : "\n"
    let old = (0..<random.below(60)).map { _ in "\(random.below(12))" }
    var new = old
    for _ in 0..<random.below(8) {
      let place = random.below(new.count + 1)
      if random.chance(50) || place == new.count {
        new.insert("n\(random.below(9))", at: place)
      } else {
        new.remove(at: place)
      }
    }
    func text(_ lines: [String], _ ended: Bool) -> String {
      lines.joined(separator: feed) + (ended && !lines.isEmpty ? feed : "")
    }
    return (text(old, random.chance(70)), text(new, random.chance(70)))
  }

  @Test(arguments: ["patch", "git"]) func `the diff of random versions is taken by`(_ tool: String) throws {
    guard FileManager.default.isExecutableFile(atPath: "/usr/bin/\(tool)") else { return }
    let folder = FileManager.default.temporaryDirectory.appending(path: "gemel-diff-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    var random = SeededGenerator(seed: 7)
    var patch: [UInt8] = []
    var expected: [String: String] = [:]
    for index in 0..<150 {
      let (old, new) = Self.versions(&random)
      // Neither tool can take a file from or to nothing without saying so in the header.
      guard old != new, !old.isEmpty, !new.isEmpty else { continue }
      let path = index % 10 == 0 ? "a file \(index).yaml" : "f\(index).yaml"
      try old.write(to: folder.appending(path: path), atomically: false, encoding: .utf8)
      expected[path] = new
      patch += unifiedDiff(path: path, old: Array(old.utf8), new: Array(new.utf8))
    }
    #expect(expected.count > 80)
    try Data(patch).write(to: folder.appending(path: "all.patch"))
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/\(tool)")
    process.currentDirectoryURL = folder
    process.arguments =
      tool == "patch"
      ? ["-p1", "--binary", "-s", "-F0", "-i", "all.patch"] : ["apply", "--whitespace=nowarn", "all.patch"]
    try process.run()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
    for (path, text) in expected {
      #expect(try String(contentsOf: folder.appending(path: path), encoding: .utf8) == text, "\(path)")
    }
  }
}
