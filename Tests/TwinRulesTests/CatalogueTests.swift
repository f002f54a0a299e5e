import Foundation
import Testing
import TwinCompiler
import TwinReaders
import TwinRules
import TwinSource
import TwinSyntax
import TwinTestSupport

/// The rule files of the repository: entry, implementation and examples of every rule, held to each other.
@Suite struct CatalogueTests {
  static let folder = repository.appending(path: "Rules")

  /// The catalogue as the files have it, with what is wrong with them; places are those of `files`.
  static let loaded: (catalogue: Catalogue, files: [String], findings: [Finding]) = {
    let all = (try? FileManager.default.subpathsOfDirectory(atPath: folder.path)) ?? []
    let paths = all.filter { $0.hasSuffix(".yaml") }.sorted()
    var findings: [Finding] = []
    var rules: [Declarations] = []
    var packs: [Declarations] = []
    for (index, path) in paths.enumerated() {
      let bytes = (try? Data(contentsOf: folder.appending(path: path))).map { [UInt8]($0) } ?? []
      let parsed = parseYAML(bytes, file: FileID(UInt32(index)))
      let read = path.hasPrefix("Packs/") ? readGemelPack(parsed.tree) : readGemelRule(parsed.tree)
      findings += parsed.findings + read.findings
      if path.hasPrefix("Packs/") { packs.append(read.declarations) } else { rules.append(read.declarations) }
    }
    let catalogue = Catalogue(rules: rules, packs: packs, findings: &findings)
    return (catalogue, paths, findings)
  }()

  static var catalogue: Catalogue { loaded.catalogue }
  static let ids = loaded.catalogue.rules.map(\.id.name)

  @Test func `every rule and pack file loads without a finding`() throws {
    let findings = Self.loaded.findings.map { finding in
      let file = Int(finding.place.file.rawValue)
      return "\(file < Self.loaded.files.count ? Self.loaded.files[file] : "?"): \(finding.message) \(finding.notes)"
    }
    #expect(findings.isEmpty, "\(findings.joined(separator: "\n"))")
    let packs = Self.loaded.files.filter { $0.hasPrefix("Packs/") }
    #expect(Self.catalogue.rules.count == Self.loaded.files.count - packs.count)
    #expect(Self.catalogue.packs.count == packs.count)
  }

  @Test(arguments: ids) func `the examples of a rule have the findings that are marked in them`(id: String) throws {
    let rule = try #require(Self.catalogue.rule(RuleID(id)))
    for index in rule.examples.indices {
      let outcome = outcome(of: rule, example: index, catalogue: Self.catalogue)
      #expect(outcome.differences.isEmpty, "example \(index + 1): \(outcome.differences.joined(separator: "\n"))")
      #expect(outcome.findings.flatMap(styleFaults) == [], "example \(index + 1)")
    }
    if rule.impact == nil { #expect(rule.examples.contains { !$0.fails }, "no example passes") }
    #expect(rule.examples.contains(where: \.fails) != (rule.unexampled != nil), "no example fails")
  }

  @Test func `every check is made by a rule, and every rule file has the name of its rule`() {
    let used = Set(Self.catalogue.rules.compactMap(\.check))
    #expect(Set(builtInChecks.map(\.name)).symmetricDifference(used) == [])
    #expect(Set(builtInChecks.map(\.name)).count == builtInChecks.count)
    for path in Self.loaded.files where !path.hasPrefix("Packs/") {
      let name = path.split(separator: "/").last.map { String($0.dropLast(".yaml".count)) } ?? ""
      #expect(Self.catalogue.rules.contains { $0.id.name.hasSuffix("/" + name) }, "\(path)")
    }
  }

  @Test func `every check of the folder is in the list of its pass`() throws {
    let folder = repository.appending(path: "Sources/TwinRules")
    var declared: Set<String> = []
    for path in try FileManager.default.subpathsOfDirectory(atPath: folder.path) where path.hasSuffix(".swift") {
      let text = try String(contentsOf: folder.appending(path: path), encoding: .utf8)
      declared.formUnion(text.matches(of: /\bCheck\(\s*"([a-z-]+)"/).map { String($0.1) })
    }
    #expect(declared.symmetricDifference(builtInChecks.map(\.name)) == [])
  }

  @Test func `every rule that a stage speaks of has an entry, and every entry without a check a stage`() throws {
    var spoken: Set<String> = []
    let sources = repository.appending(path: "Sources")
    for path in try FileManager.default.subpathsOfDirectory(atPath: sources.path)
    where path.hasSuffix(".swift") && !path.contains("Generated/") {
      let text = try String(contentsOf: sources.appending(path: path), encoding: .utf8)
      let ids = text.matches(
        of: /"((?:syntax|structure|dtdl|vss|digitalbuildings|config|waiver|change)\/[A-Za-z0-9-]+)"/
      ).map { String($0.1) }
      spoken.formUnion(ids)
    }
    // Made at run time, from the kind of element or the missing term.
    spoken.formUnion(
      ["concept", "relation", "quantity", "schema", "twin", "component"].map { "structure/\($0)-cycle" })
    let terms = ["name", "schema", "elementSchema", "valueSchema", "enumValue", "mapKey", "mapValue"]
    spoken.formUnion(terms.map { "dtdl/missing-\($0)" })
    let entries = Self.catalogue.rules.filter(\.isAlwaysInForce).map(\.id.name)
    #expect(Set(entries).subtracting(spoken) == [])
    #expect(spoken.subtracting(Self.ids) == [])
  }

  @Test func `rules are told in the style of the catalogue`() {
    for rule in Self.catalogue.rules {
      #expect(rule.summary.first?.isUppercase ?? false, "\(rule.id): summary begins with a capital")
      #expect(rule.summary.last != ".", "\(rule.id): a summary has no final period")
      #expect(rule.rationale.hasSuffix("."), "\(rule.id): a rationale is sentences")
      #expect(rule.fix.hasSuffix("."), "\(rule.id): a fix is sentences")
      #expect(rule.rationale.count > 60, "\(rule.id): a rationale says why")
      #expect(!rule.since.isEmpty, "\(rule.id): since which version")
    }
  }

  /// One rule's false alarm on another's example is seen here. `UPDATE_GOLDENS=1` writes the file.
  @Test func `what every rule says about every example is the snapshot`() throws {
    let pipeline = CompilerPipeline(isParallel: false)
    var lines: [String] = []
    for rule in Self.catalogue.rules {
      for (index, example) in rule.examples.enumerated() where example.former == nil {
        let compilation = pipeline.compile(example.sources.compilerInput)
        let all = Self.catalogue.rules.filter { $0.check != nil }.map { $0.alone(in: compilation) }
        let findings = pipeline.findings(of: all, in: compilation).filter { $0.rule != rule.id }
        let texts = Set(findings.map { "\($0.rule) \($0.subject)" }).sorted()
        lines.append("\(rule.id) \(index + 1)\(example.fails ? "" : " (passes)"):")
        lines += texts.map { "  " + $0 }
      }
    }
    let path = repository.appending(path: "Tests/TwinRulesTests/Goldens/examples.txt")
    let actual = lines.joined(separator: "\n") + "\n"
    if ProcessInfo.processInfo.environment["UPDATE_GOLDENS"] == "1" {
      try actual.write(to: path, atomically: true, encoding: .utf8)
    }
    let expected = try String(contentsOf: path, encoding: .utf8)
    let differing = zip(expected.split(separator: "\n"), lines).first { $0 != $1 }
    let isCurrent = expected == actual
    #expect(isCurrent, "first difference: \(differing.map { "\($0)" } ?? "length"); `make generate` writes it")
  }
}
