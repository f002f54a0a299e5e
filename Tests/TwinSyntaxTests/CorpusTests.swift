import Foundation
import Testing
import TwinSource

@testable import TwinSyntax

@Suite struct CorpusTests {
  @Test(.enabled(if: corpus("digitalbuildings") != nil, "corpus digitalbuildings is absent"))
  func `Digital Buildings files read without a finding, with exact ranges`() throws {
    try checkFiles("digitalbuildings")
  }

  @Test(.enabled(if: corpus("vss") != nil, "corpus vss is absent"))
  func `VSS files read without a finding, with exact ranges`() throws { try checkFiles("vss") }

  private func checkFiles(_ name: String) throws {
    let folder = try #require(corpus(name))
    let urls = files(in: folder, ["yaml", "vspec"])
    var nodes = 0
    for url in urls {
      // One file of 2023 holds two documents.
      let parsed = parseYAMLDocuments(Array(try Data(contentsOf: url)), file: file)
      #expect(parsed.findings.isEmpty, "\(url.lastPathComponent): \(parsed.findings.first?.message ?? "")")
      #expect(parsed.trees.flatMap(rangeFaults) == [], "\(url.lastPathComponent)")
      nodes += parsed.trees.reduce(0) { $0 + $1.nodeCount }
    }
    #expect(urls.count > 50 && nodes > 10_000)
  }
}

@Suite struct YAMLSuiteTests {
  /// Valid YAML 1.2 that libyaml refuses.
  private static let refusedByLibYAML: Set<String> = [
    "2JQS", "2SXE", "4ABK", "4MUZ/00", "4MUZ/01", "4MUZ/02", "58MP", "5MUD", "5T43", "6BCT", "6CA3", "6M2F",
    "7Z25", "96NN/00", "96NN/01", "9SA2", "A2M4", "CFD4", "DBG4", "DK3J", "DK95/00", "DK95/03", "DK95/04",
    "DK95/07", "FP8R", "FRK4", "HM87/00", "HWV9", "K3WX", "M2N8/00", "M7A3", "NHX8", "NJ66", "NKF9", "Q5MG",
    "QT73", "R4YG", "S3PD", "SM9W/01", "UKK6/00", "UT92", "VJP3/01", "Y79Y/001", "Y79Y/010",
  ]
  /// Invalid YAML 1.2 that libyaml accepts.
  private static let acceptedByLibYAML: Set<String> = [
    "9C9N", "9JBA", "CVW2", "DK95/01", "G5U8", "QB6E", "S98Z", "SU5Z", "X4QW", "Y79Y/003", "YJV2",
  ]
  /// Cases whose text differs from the suite's JSON for a reason.
  private static let differing: [String: String] = [
    "652Z": "libyaml takes the `?` of `{ ?foo: bar` for the key indicator",
    "HM87/01": "libyaml takes the `?` of `[?x]` for the key indicator",
    "JEF9/02": "libyaml does not count a last line of blanks without a line break",
    "L24T/01": "libyaml does not add the line break that the file's end stands for",
  ]

  @Test(.enabled(if: corpus("yaml-test-suite") != nil, "corpus yaml-test-suite is absent"))
  func `what libyaml accepts and the language does not refuse is what the suite's JSON says`() throws {
    let folder = try #require(corpus("yaml-test-suite"))
    let cases = files(in: folder, ["yaml"]).filter { $0.lastPathComponent == "in.yaml" }
    var (refused, accepted): (Set<String>, Set<String>) = ([], [])
    var (ours, equal, withoutJSON, differing): (Int, Int, Int, [String]) = (0, 0, 0, [])
    for url in cases {
      let directory = url.deletingLastPathComponent()
      let name = directory.path.replacingOccurrences(of: folder.path + "/", with: "")
      let parsed = parseYAML(Array(try Data(contentsOf: url)), file: file)
      #expect(faults(parsed.tree) == [], "\(name)")
      let isInvalid = FileManager.default.fileExists(atPath: directory.appending(path: "error").path)
      if parsed.findings.contains(where: { $0.rule == "syntax/invalid-yaml" }) {
        if !isInvalid { refused.insert(name) }
        continue
      }
      if isInvalid {
        if parsed.findings.isEmpty { accepted.insert(name) }
        continue
      }
      guard parsed.findings.isEmpty else {
        ours += 1
        continue
      }
      #expect(rangeFaults(parsed.tree) == [], "\(name)")
      guard let data = try? Data(contentsOf: directory.appending(path: "in.json")) else {
        withoutJSON += 1
        continue
      }
      let expected = parseJSON(Array(data), file: file)
      if parsed.isSame(as: expected) {
        equal += 1
      } else {
        differing.append("\(name): \(parsed.outline) / \(expected.outline)")
      }
    }
    print(
      "yaml-test-suite: \(cases.count) cases, \(equal) equal, \(withoutJSON) without JSON, \(ours) refused by the language,",
      "\(refused.count) valid refused and \(accepted.count) invalid accepted by libyaml, \(differing.count) differing")
    #expect(refused == Self.refusedByLibYAML)
    #expect(accepted == Self.acceptedByLibYAML)
    let unexplained = differing.filter { Self.differing[String($0.prefix { $0 != ":" })] == nil }
    #expect(unexplained == [] && differing.count == Self.differing.count)
  }
}

extension ParsedFile {
  /// Whether two trees are equal, texts byte for byte, keys in any order; an empty plain scalar and `~` count as `null`.
  fileprivate func isSame(as other: ParsedFile) -> Bool {
    guard let a = tree.root, let b = other.tree.root else { return (tree.root == nil) == (other.tree.root == nil) }
    return isSame(a, other, b)
  }

  private func isSame(_ a: SyntaxTree.NodeID, _ other: ParsedFile, _ b: SyntaxTree.NodeID) -> Bool {
    guard tree.kind(a) == other.tree.kind(b) else { return false }
    switch tree.kind(a) {
    case .scalar:
      let (x, y) = (tree.string(a), other.tree.string(b))
      let isNull = other.tree.style(b) == .plain && y == "null"
      return isNull ? tree.style(a) == .plain && ["", "~", "null"].contains(x) : x == y
    case .sequence:
      var (xs, ys): ([SyntaxTree.NodeID], [SyntaxTree.NodeID]) = ([], [])
      tree.forEachElement(a) { xs.append($0) }
      other.tree.forEachElement(b) { ys.append($0) }
      return xs.count == ys.count && zip(xs, ys).allSatisfy { isSame($0, other, $1) }
    case .mapping:
      var ys: [String: SyntaxTree.NodeID] = [:]
      other.tree.forEachPair(b) { ys[other.tree.string($0)] = $1 }
      var (same, count) = (true, 0)
      tree.forEachPair(a) { key, value in
        count += 1
        same = same && ys[tree.string(key)].map { isSame(value, other, $0) } == true
      }
      return same && count == ys.count
    }
  }
}
