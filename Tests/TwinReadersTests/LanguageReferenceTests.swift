import Foundation
import Testing
import TwinModel
import TwinSource
import TwinSyntax

@testable import TwinReaders

@Suite struct LanguageReferenceTests {
  @Test func `every construct's example reads without a finding`() {
    for construct in LanguageDefinition.constructs {
      let parsed = parseYAML(Array(construct.example.utf8), file: FileID(0))
      let read =
        switch construct.id {
        case _ where construct.example.hasPrefix("edition:"): readGemelManifest(parsed.tree)
        case .rule, .ruleOption, .ruleExample, .impact: readGemelRule(parsed.tree)
        case .pack: readGemelPack(parsed.tree)
        case .waiverFile, .waiver: readGemelWaivers(parsed.tree)
        case .changeRecord, .coveredChange: readGemelChangeRecord(parsed.tree)
        default: readGemelSource(parsed.tree)
        }
      #expect(parsed.findings.isEmpty, "\(construct.id): \(parsed.findings.map(\.message))")
      #expect(read.findings.isEmpty, "\(construct.id): \(read.findings.map(\.message))")
    }
  }

  @Test func `the page names every construct and key, once`() {
    let page = languageReference()
    for construct in LanguageDefinition.constructs {
      let title = construct.id.name.prefix(1).uppercased() + construct.id.name.dropFirst()
      #expect(page.components(separatedBy: "\n## \(title)\n").count == 2, "\(title)")
      #expect(page.contains("```yaml\n\(construct.example)\n```"), "\(construct.id)")
      for key in construct.keys { #expect(page.contains("\n| `\(key.key.spelling)` | "), "\(key.key.spelling)") }
    }
    for key in LanguageDefinition.metadataKeys + LanguageDefinition.valueKeys where key.key != .type && key.key != .keys
    {
      let rows = page.components(separatedBy: "\n").filter { $0.hasPrefix("| `\(key.key.spelling)` |") }
      let others = LanguageDefinition.constructs.flatMap(\.keys).filter {
        $0.key == key.key && $0.summary != key.summary
      }
      #expect(rows.count == 1 + Set(others.map { $0.summary }).count, "\(key.key.spelling)")
    }
  }

  @Test func `the page has every built-in type, with what stands in data for it`() {
    let page = languageReference().components(separatedBy: "\n## Built-in types\n").last ?? ""
    for type in Primitive.allCases {
      let rows = page.split(separator: "\n").filter { $0.hasPrefix("| `\(type.name)` | ") }
      #expect(rows.count == 1 && !rows.contains { $0.contains("|  |") }, "\(type.name)")
    }
    #expect(page.contains("| `int8` | a whole number from -128 to 127 |"))
  }

  @Test func `tables have the columns of their head, and links lead to headings`() throws {
    let page = languageReference()
    var columns = 0
    for line in page.split(separator: "\n") where line.hasPrefix("|") {
      let pipes = line.replacing("\\|", with: "").filter { $0 == "|" }.count
      if line.hasPrefix("| Key") || line.hasPrefix("| Type") { columns = pipes }
      #expect(pipes == columns, "\(line)")
    }
    #expect(columns == 5)
    let anchors = Set(
      page.split(separator: "\n").filter { $0.hasPrefix("#") }.map {
        $0.drop { $0 == "#" || $0 == " " }.lowercased().replacing(" ", with: "-")
      })
    let links = page.components(separatedBy: "](#").dropFirst().map { String($0.prefix { $0 != ")" }) }
    #expect(links.count > 60)
    for link in links { #expect(anchors.contains(link), "\(link)") }
  }

  @Test func `the page in the repository is the generated one`() throws {
    let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../Ontologies/Language.md")
      .standardized
    let page = languageReference()
    if ProcessInfo.processInfo.environment["UPDATE_GOLDENS"] == "1" {
      try page.write(to: file, atomically: true, encoding: .utf8)
    }
    let written = try? String(contentsOf: file, encoding: .utf8)
    #expect(written == page, "Ontologies/Language.md is out of date: run the tests with UPDATE_GOLDENS=1")
  }
}
