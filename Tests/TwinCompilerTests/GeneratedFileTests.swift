import Foundation
import Testing
import TwinCompiler
import TwinReaders
import TwinRules
import TwinSource
import TwinSyntax

/// Files in the repository that are made from others: made again here and compared. `make generate` writes them.
@Suite struct GeneratedFileTests {
  static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  @Test func `the embedded ontologies are those of the repository`() throws {
    let ontologies = Self.root.appending(path: "Ontologies")
    let paths = try FileManager.default.subpathsOfDirectory(atPath: ontologies.path)
      .filter { $0.hasSuffix(".yaml") && !$0.hasPrefix("examples/") }.sorted {
        $0.utf8.lexicographicallyPrecedes($1.utf8)
      }
    try #require(paths.count > 5)
    var source = """
      // swift-format-ignore-file
      // Made from Ontologies/ by `make generate`.

      /// The files of the ontologies that ship with the compiler, sorted by path.
      let shippedOntologyFiles: [(path: StaticString, text: StaticString)] = [

      """
    for path in paths {
      let text = try String(contentsOf: ontologies.appending(path: path), encoding: .utf8)
      try #require(!text.contains("\"\"\"##"))
      source += "  (\n    \"\(path)\",\n    ##\"\"\"\n\(text)\n\"\"\"##\n  ),\n"
    }
    source += "]\n"
    try expectGenerated(source, at: "Sources/TwinCompiler/Generated/ShippedOntologyFiles.swift")
  }

  @Test func `the embedded rules are those of the repository`() throws {
    let rules = Self.root.appending(path: "Rules")
    let paths = try FileManager.default.subpathsOfDirectory(atPath: rules.path)
      .filter { $0.hasSuffix(".yaml") }.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    let isPack = { (path: String) in path.hasPrefix("Packs/") }
    try #require(paths.contains(where: isPack) && !paths.allSatisfy(isPack))
    func text(_ path: String) throws -> String {
      let text = try String(contentsOf: rules.appending(path: path), encoding: .utf8)
      try #require(!text.contains("\"\"\"##"))
      return text
    }
    func literal(_ text: some StringProtocol) -> String { "##\"\"\"\n\(text)\n\"\"\"##" }
    var source = """
      // swift-format-ignore-file
      // Made from Rules/ by `make generate`.

      /// The rules that ship with the compiler, sorted by path: what they are, and their examples.
      let shippedRuleFiles:
        [(id: StaticString, aliases: StaticString, definition: StaticString, examples: StaticString)] = [

      """
    for path in paths where !isPack(path) {
      let text = try text(path)
      let catalogue = try Self.catalogue(ofFile: text)
      let rule = try #require(catalogue.rules.first, "\(path)")
      let examples = try #require(text.range(of: "\nexamples:\n"), "\(path): `examples` is the last key")
      let aliases = rule.aliases.map(\.name).joined(separator: " ")
      source += "  (\n    \"\(rule.id)\", \"\(aliases)\",\n    \(literal(text[..<examples.lowerBound])),\n"
      source += "    \(literal(text[examples.lowerBound...]))\n  ),\n"
    }
    source += "]\n\n/// The packs that ship with the compiler, sorted by path.\n"
    source += "let shippedPackFiles: [(name: StaticString, text: StaticString)] = [\n"
    for path in paths where isPack(path) {
      let name = path.dropFirst("Packs/".count).dropLast(".yaml".count)
      source += "  (\n    \"\(name)\",\n    \(literal(try text(path)))\n  ),\n"
    }
    source += "]\n"
    try expectGenerated(source, at: "Sources/TwinCompiler/Generated/ShippedRuleFiles.swift")
  }

  private static func catalogue(ofFile text: String) throws -> Catalogue {
    var findings: [Finding] = []
    let file = readGemelRule(parseYAML(Array(text.utf8), file: .none).tree).declarations
    return Catalogue(rules: [file], packs: [], findings: &findings)
  }

  @Test func `what is read when it is asked for is what is read at once`() {
    let (late, early) = (ShippedRules.catalogue, ShippedRules.completeCatalogue)
    #expect(late.ruleIDs == early.ruleIDs)
    #expect(late.packNames == early.packNames)
    for (rule, other) in zip(late.rules, early.rules) {
      #expect(rule.summary == other.summary && rule.check == other.check && rule.aliases == other.aliases)
      #expect(rule.defaults == other.defaults && rule.message?.source == other.message?.source)
    }
    for (pack, other) in zip(late.packs, early.packs) {
      #expect(pack.settings.map(\.rule) == other.settings.map(\.rule))
      #expect(pack.settings.map(\.options) == other.settings.map(\.options))
    }
  }

  @Test func `the embedded findings are those in the examples of the rules`() throws {
    let catalogue = ShippedRules.completeCatalogue
    var source = """
      // swift-format-ignore-file
      // Made from the examples of the rules by `make generate`.

      /// What is found in the examples of the rules that ship, sorted by rule: a line for each finding, with the number of its example.
      let shippedRuleFindings: [(id: StaticString, lines: StaticString)] = [

      """
    for rule in catalogue.rules.sorted(by: { $0.id.name.utf8.lexicographicallyPrecedes($1.id.name.utf8) }) {
      let found = findings(inExamplesOf: rule, catalogue: catalogue)
      let lines = found.enumerated().flatMap { example, lines in lines.map { "\(example) \($0)" } }
      let text = lines.joined(separator: "\n")
      try #require(!text.contains("\"\"\"##") && lines.allSatisfy { !$0.contains("\n") }, "\(rule.id)")
      source += "  (\n    \"\(rule.id)\",\n    ##\"\"\"\n\(text)\n\"\"\"##\n  ),\n"
    }
    source += "]\n"
    try expectGenerated(source, at: "Sources/TwinCompiler/Generated/ShippedRuleFindings.swift")
  }

  @Test func `the rule reference is that of the catalogue`() throws {
    let pages = ruleReference(ShippedRules.completeCatalogue)
    try #require(pages.count > 5)
    for page in pages { try expectGenerated(page.text, at: "Rules/" + page.path) }
    let folder = Self.root.appending(path: "Rules/Reference")
    let present = try FileManager.default.contentsOfDirectory(atPath: folder.path).map { "Reference/" + $0 }
    #expect(Set(present).subtracting(pages.map(\.path)) == [], "pages that no pass has")
  }

  private func expectGenerated(_ text: String, at path: String) throws {
    let file = Self.root.appending(path: path)
    if ProcessInfo.processInfo.environment["UPDATE_GOLDENS"] == "1" {
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try text.write(to: file, atomically: true, encoding: .utf8)
    }
    let current = (try? String(contentsOf: file, encoding: .utf8)) ?? ""
    // Compared first: the file is too long to be printed.
    let isCurrent = current == text
    #expect(isCurrent, "\(path) is out of date; run `make generate`")
  }
}
