import Foundation
import Testing
import TwinCompiler
import TwinModel
import TwinRules
import TwinSource
import TwinTestSupport

/// Rules that hold names against each other: real models, hostile ones, and what they cost.
@Suite struct NamingComparisonTests {
  static let rules = [
    "naming/case-collision", "naming/composition", "naming/near-duplicate-type", "naming/near-miss",
    "naming/outside-vocabulary", "naming/same-name-types", "naming/synonym-as-name", "naming/two-meanings",
    "naming/two-names", "naming/word-order",
  ]

  /// What the rule alone finds, as `subject: message`, in order of place.
  static func findings(_ rule: String, in compilation: Compilation, _ options: Options = Options()) throws -> [Finding]
  {
    let rule = try #require(CatalogueTests.catalogue.rule(RuleID(rule)))
    return CompilerPipeline(isParallel: false)
      .findings(of: [rule.alone(options, in: compilation)], in: compilation).sorted(by: Finding.inOrder)
  }

  static func compile(twins: String, package: String = "com.example.m") -> Compilation {
    let manifest = """
      edition: 2026
      package: \(package)
      kind: model
      version: 1.0.0
      dependencies: {org.gemel.core: ^1.0.0, org.gemel.quantities: ^1.0.0}
      """
    return CompilerPipeline(isParallel: false).compile(
      CompilerInput(packages: [
        PackageInput(
          manifest: InputFile(path: "m/gemel.yaml", bytes: Array(manifest.utf8)),
          sources: [InputFile(path: "m/twins.yaml", bytes: Array(("twins:\n" + twins).utf8))])
      ]))
  }

  // MARK: - Real models

  @Test(arguments: rules.filter { $0 != "naming/outside-vocabulary" })
  func `the shipped ontologies and examples have no finding`(rule: String) throws {
    let compilation = CompilerPipeline(isParallel: false).compile(
      CompilerInput(packages: try packages(below: "Ontologies")))
    #expect(compilation.model.twins.count > 30)
    #expect(try Self.findings(rule, in: compilation).map { "\($0.subject): \($0.message)" } == [])
  }

  @Test(.enabled(if: corpora != nil, "no corpora"), arguments: ["2021-09-11", "2021-12-16", "2022-09-01"])
  func `all that is found in RealEstateCore is a word that is misspelt there`(date: String) throws {
    let folder = try #require(corpora).appending(path: "realestatecore-dtdl/" + date)
    let paths = try FileManager.default.subpathsOfDirectory(atPath: folder.path).filter { $0.hasSuffix(".json") }
    let files = try paths.sorted().map {
      InputFile(path: $0, bytes: [UInt8](try Data(contentsOf: folder.appending(path: $0))))
    }
    let compilation = CompilerPipeline(isParallel: false).compile(CompilerInput(packages: [], dtdl: files))
    #expect(compilation.model.twins.count > 700)
    let found = try Self.rules.flatMap { try Self.findings($0, in: compilation) }
    #expect(found.map(\.message) == ["`reciprocol` in `Reciprocol` looks like a misspelling of `reciprocal`"])
  }
}
