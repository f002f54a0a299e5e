import Foundation
import Testing
import TwinCompiler
import TwinDocs
import TwinModel
import TwinRegistry
import TwinRules
import TwinRuntime
import TwinSource
import TwinTestSupport

/// Real input through every stage: read → check → build → docs → runtime.
@Suite struct EndToEndTests {
  /// The DTDL documents of one date of RealEstateCore.
  static func realEstateCore(_ date: String) throws -> CompilerInput? {
    guard let folder = corpora?.appending(path: "realestatecore-dtdl/\(date)"),
      let paths = try? FileManager.default.subpathsOfDirectory(atPath: folder.path)
    else { return nil }
    return CompilerInput(
      packages: [],
      dtdl: try paths.filter { $0.hasSuffix(".json") }.map {
        InputFile(path: $0, bytes: Array(try Data(contentsOf: folder.appending(path: $0))))
      })
  }

  static func shipped() throws -> CompilerInput { CompilerInput(packages: try packages(below: "Ontologies")) }

  @Test(
    .enabled(if: corpora != nil, "needs the corpus realestatecore-dtdl"),
    arguments: [("2021-09-11", 747), ("2021-12-16", 767), ("2022-09-01", 767)])
  func `a date of RealEstateCore passes every stage`(date: String, interfaces: Int) throws {
    let input = try #require(try Self.realEstateCore(date))
    let compilation = CompilerPipeline().compile(input)
    #expect(compilation.findings.isEmpty, "\(compilation.findings.prefix(3))")
    #expect(compilation.model.twins.count == interfaces)
    try passStages(compilation)
  }

  @Test func `the shipped ontologies and the example workspace pass every stage`() throws {
    let compilation = CompilerPipeline().compile(try Self.shipped())
    #expect(compilation.findings.isEmpty, "\(compilation.findings.prefix(3))")
    #expect(compilation.givenPackages.count >= 9)
    try passStages(compilation)
  }

  /// What all rules of `pack` find.
  private func findings(of pack: String, in input: CompilerInput) -> [Finding] {
    let pipeline = CompilerPipeline()
    return pipeline.check(pipeline.compile(input), extraPacks: [pack], asOf: CalendarDay(daysSinceEpoch: 20_000))
      .findings
  }

  @Test(
    .enabled(if: corpora != nil, "needs the corpus realestatecore-dtdl"),
    arguments: ["2021-09-11", "2021-12-16", "2022-09-01"])
  func `RealEstateCore has no error under the recommended rules`(date: String) throws {
    let found = findings(of: "recommended", in: try #require(try Self.realEstateCore(date)))
    #expect(found.contains { $0.rule == "governance/missing-unit" })
    #expect(found.filter { $0.severity == .error }.map(\.message) == [])
  }

  @Test(
    .enabled(if: corpora != nil, "needs the corpus realestatecore-dtdl"),
    arguments: ["2021-09-11", "2021-12-16", "2022-09-01"])
  func `the index of the search is small beside RealEstateCore, with the rules and the language`(date: String) throws {
    let compilation = CompilerPipeline().compile(try #require(try Self.realEstateCore(date)))
    try SearchSize(of: compilation).expectSmall(least: 20_000)
  }

  @Test(.enabled(if: corpora != nil, "needs the corpus vss"))
  func `the index of the search is small beside vehicle signals`() throws {
    let folder = try #require(corpora).appending(path: "vss/v4.0")
    let files = try Self.files(below: folder) { $0.hasSuffix(".vspec") || $0.hasSuffix(".yaml") }
    let compilation = CompilerPipeline().compile(CompilerInput(packages: [], vss: files))
    #expect(compilation.model.twins.count > 100)
    try SearchSize(of: compilation).expectSmall(least: 10_000)
  }

  @Test(.enabled(if: corpora != nil, "needs the corpus digitalbuildings"), arguments: ["2023-01-26", "2026-08-03"])
  func `the index of the search is small beside Digital Buildings`(date: String) throws {
    let folder = try #require(corpora).appending(path: "digitalbuildings/\(date)")
    let files = try Self.files(below: folder) { $0.hasSuffix(".yaml") }
    let compilation = CompilerPipeline().compile(CompilerInput(packages: [], digitalBuildings: files))
    #expect(compilation.model.twins.count > 1_000)
    try SearchSize(of: compilation).expectSmall(least: 50_000)
  }

  private static func files(below folder: URL, _ isWanted: (String) -> Bool) throws -> [InputFile] {
    try FileManager.default.subpathsOfDirectory(atPath: folder.path).filter(isWanted).sorted().map {
      InputFile(path: $0, bytes: Array(try Data(contentsOf: folder.appending(path: $0))))
    }
  }

  @Test func `what ships has nothing to note under the strict rules`() throws {
    #expect(findings(of: "strict", in: try Self.shipped()).map(\.message) == [])
  }

  /// Builds each given package, opens its image, asks for every type, and renders every page.
  private func passStages(_ compilation: Compilation) throws {
    let model = compilation.model
    for package in compilation.givenPackages {
      let files = artifact(of: package, in: model)
      #expect(files.map(\.name) == ["model.image", "model.json"])
      let document = try JSONSerialization.jsonObject(with: Data(files[1].bytes)) as? [String: Any]
      #expect(document?["package"] != nil)
      let registry = try Registry(bytes: files[0].bytes)
      for twin in model.packages[package].twins {
        let identity = model.identity(model.twins[twin].header)
        let type = try #require(registry.type(identity))
        #expect(type.members.count == model.effectiveMembers(of: twin).count)
        #expect(type.supertypes.count == model.ancestors(of: twin).count)
      }
    }
    for documentation in [documentationSite(of: model), documentationMarkdown(of: model)] {
      #expect(documentation.pages.count > model.twins.count)
      for page in documentation.pages { #expect(!documentation.render(page).isEmpty) }
    }
  }

  @Test func `neither the order of files nor the number of cores changes the artifact`() throws {
    var input = try Self.shipped()
    let first = CompilerPipeline(isParallel: false).compile(input)
    input.packages.reverse()
    for index in input.packages.indices { input.packages[index].sources.reverse() }
    let second = CompilerPipeline(isParallel: true).compile(input)
    #expect(first.givenPackages.count == second.givenPackages.count)
    for (one, other) in zip(first.givenPackages, second.givenPackages) {
      #expect(artifact(of: one, in: first.model) == artifact(of: other, in: second.model))
    }
  }

  @Test func `splitting and renaming files does not change the artifact`() throws {
    let whole = """
      twins:
        Fan: {extends: Base, properties: {speed: {type: double, unit: hertz, minimum: 0, default: 5}}}
        Base: {abstract: true, properties: {label: {type: string, title: {en: Label, de: Schild}}}}
      schemas:
        Mode: {enum: {off: 0, on: 1}}
      """
    let parts = """
      #=== m/z.yaml
      twins:
        Base: {abstract: true, properties: {label: {type: string, title: {de: Schild, en: Label}}}}
      #=== m/deep/er/b.yaml
      schemas:
        Mode: {enum: {off: 0, on: 1}}
      #=== m/a.yaml
      twins:
        Fan: {extends: Base, properties: {speed: {minimum: 0, default: 5, unit: hertz, type: double}}}
      """
    let artifacts = try [whole, parts].map { text in
      let compilation = CompilerPipeline().compile(Fixture(text).input)
      #expect(compilation.findings.isEmpty)
      return artifact(of: try #require(compilation.givenPackages.first), in: compilation.model)
    }
    #expect(artifacts[0] == artifacts[1])
  }

  @Test func `an error in one twin hides nothing in another`() {
    let text = """
      twins:
        A: {extends: Missing, properties: {x: {type: nonesuch}}}
      # ^ never mind
        B: {properties: {y: {type: double, minimum: 2, maximum: 1}}}
      """
    let rules = CompilerPipeline().compile(Fixture(text).input).findings.map(\.rule.name)
    #expect(rules == ["structure/unresolved-name", "structure/unresolved-name", "structure/empty-range"])
  }

  @Test func `random mutations of real sources never crash a stage`() throws {
    var random = SeededGenerator(seed: 20_261_123)
    let packages = try packages(below: "Ontologies/examples/campus")
    for _ in 0..<150 {
      var input = CompilerInput(packages: packages)
      for index in input.packages.indices {
        for file in input.packages[index].sources.indices where random.chance(30) {
          mutate(&input.packages[index].sources[file].bytes, &random)
        }
        if random.chance(15) { mutate(&input.packages[index].manifest.bytes, &random) }
      }
      let compilation = CompilerPipeline(isParallel: false).compile(input)
      // What is wrong is said; what is not can be built.
      if !compilation.hasErrors {
        for package in compilation.givenPackages { #expect(!artifact(of: package, in: compilation.model).isEmpty) }
      }
    }
  }

  /// Swaps, drops, repeats or overwrites a few lines or words.
  private func mutate(_ bytes: inout [UInt8], _ random: inout SeededGenerator) {
    var lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false).map(Array.init)
    for _ in 0..<(1 + random.below(4)) where lines.count > 2 {
      let (i, j) = (random.below(lines.count), random.below(lines.count))
      switch random.below(6) {
      case 0: lines.swapAt(i, j)
      case 1: lines.remove(at: i)
      case 2: lines.insert(lines[j], at: i)
      case 3: lines[i] = Array(lines[i].drop { $0 == 0x20 })
      case 4: if !lines[i].isEmpty { lines[i][random.below(lines[i].count)] = UInt8(random.below(256)) }
      default: lines[i] = lines[i].map { $0 == 0x3A ? 0x2D : $0 }
      }
    }
    bytes = Array(lines.joined(separator: [0x0A]))
  }
}
