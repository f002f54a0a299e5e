import Foundation
import Testing
import TwinImage

@Suite struct ImageFormatTests {
  /// The table of sections in ImageFormat.md, made from the code that reads and writes them.
  static var sections: String {
    var text = "| section | name | table | values |\n|--------:|------|-------|--------|\n"
    for (number, column) in (ImageColumn.sections(ofVersion: ImageHeader.version) ?? []).enumerated() {
      text += "| \(number) | \(column) | \(column.table) | \(words(column.content)) |\n"
    }
    return text
  }

  private static func words(_ content: ImageContent) -> String {
    switch content {
    case .any: "any"
    case .below(let limit): "below \(limit)"
    case .index(let table): "row of \(table)"
    case .optional(let table): "0, or row of \(table) + 1"
    case .starts(let table): "starts of runs in \(table)"
    case .optionalEntry: "0, or entry + 1"
    case .entry: "entry"
    case .double: "binary64"
    case .tagged: "see below"
    }
  }

  @Test func `the page on the format lists every section as the code has it`() throws {
    let page = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "../../Sources/TwinRuntime/ImageFormat.md").standardizedFileURL
    var text = try String(contentsOf: page, encoding: .utf8)
    let start = try #require(text.range(of: "| section | name |")?.lowerBound)
    let end = try #require(text.range(of: "\n\n", range: start..<text.endIndex)?.lowerBound)
    if String(text[start..<end]) + "\n" == Self.sections { return }
    if ProcessInfo.processInfo.environment["UPDATE_GOLDENS"] == "1" {
      text.replaceSubrange(start..<end, with: Self.sections.dropLast())
      try text.write(to: page, atomically: true, encoding: .utf8)
      return
    }
    Issue.record("the table of sections is out of date; run with UPDATE_GOLDENS=1")
  }
}
