import Foundation
public import Testing

/// Compares `actual` with the golden file `name` in the folder `Goldens` beside the test; with UPDATE_GOLDENS=1 it becomes
/// the golden file.
public func expectGolden(
  _ actual: [UInt8], _ name: String, test: String = #filePath, sourceLocation: SourceLocation = #_sourceLocation
) throws {
  let url = URL(filePath: test).deletingLastPathComponent().appending(path: "Goldens/" + name)
  let text = String(decoding: actual, as: UTF8.self)
  let golden = try? String(contentsOf: url, encoding: .utf8)
  if golden == text { return }
  if ProcessInfo.processInfo.environment["UPDATE_GOLDENS"] == "1" {
    try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(actual).write(to: url)
    return
  }
  let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
  let known = (golden ?? "").split(separator: "\n", omittingEmptySubsequences: false)
  let first =
    zip(lines, known).enumerated().first { $0.element.0 != $0.element.1 }?.offset ?? min(lines.count, known.count)
  let was = first < known.count ? known[first] : "(end)"
  let now = first < lines.count ? lines[first] : "(end)"
  Issue.record(
    "golden \(name) differs at line \(first + 1):\n- \(was)\n+ \(now)\nUPDATE_GOLDENS=1 accepts it",
    sourceLocation: sourceLocation)
}
