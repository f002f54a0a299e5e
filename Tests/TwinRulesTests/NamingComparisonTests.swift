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

  @Test(.enabled(if: corpora != nil, "no corpora")) func `the fields of Digital Buildings keep to their own grammar`()
    throws
  {
    let folder = try #require(corpora).appending(path: "digitalbuildings/2026-08-03/resources")
    let words = try DigitalBuildings.subfields(folder)
    let fields = try DigitalBuildings.fields(folder)
    #expect(words.count > 300)
    #expect(fields.count > 1_500)
    let compilation = DigitalBuildings.compile(words: words, fields: fields)
    #expect(compilation.findings.isEmpty)
    // Their grammar is the law: no last word excuses another order.
    let options = Options([
      "grammar": .texts([
        "aggregation_descriptor?", "aggregation?", "descriptor{0,10}", "component?", "measurement_descriptor?",
        "measurement?", "point_type",
      ]), "heads": .texts([]),
    ])
    let found = try Self.findings("naming/composition", in: compilation, options).map(\.message)
    #expect(found == [])
    // Each field backwards is none of theirs, whatever parts it has; one with a word that is no subfield is left alone.
    let known = Set(words.map(\.word))
    let whole = fields.filter { $0.split(separator: "_").allSatisfy { known.contains(String($0)) } }
    #expect(whole.count > 1_500)
    let reversed = whole.map { $0.split(separator: "_").reversed().joined(separator: "_") }
    let wrong = DigitalBuildings.compile(words: words, fields: reversed.filter { $0.contains("_") })
    let refused = Set(try Self.findings("naming/composition", in: wrong, options).map(\.subject))
    let accepted = wrong.model.members.rows.map { wrong.model.identity(of: $0) }.filter { !refused.contains($0) }
    #expect(accepted == [])
  }

  // MARK: - Slips and orders

  /// The mends of all that the rule finds.
  private static func mends(_ rule: String, in compilation: Compilation) throws -> [Mend] {
    let rule = try #require(CatalogueTests.catalogue.rule(RuleID(rule)))
    return RulePass(compilation.model, sources: SourceTrees([]))
      .findings(of: rule.alone(in: compilation)).flatMap(\.mends)
  }

  @Test func `a slip that two words of the vocabulary are near to is found, and nothing is renamed`() throws {
    let manifest = """
      edition: 2026
      package: com.example.m
      kind: model
      version: 1.0.0
      dependencies: {org.gemel.core: ^1.0.0, org.gemel.building: ^1.0.0}
      """
    let compilation = CompilerPipeline(isParallel: false).compile(
      CompilerInput(packages: [
        PackageInput(
          manifest: InputFile(path: "m/gemel.yaml", bytes: Array(manifest.utf8)),
          sources: [
            InputFile(
              path: "m/twins.yaml", bytes: Array("twins: {Tank: {properties: {watherLevel: {type: string}}}}\n".utf8))
          ])
      ]))
    let found = try Self.findings("naming/near-miss", in: compilation)
    #expect(
      found.map(\.message) == ["`wather` in `watherLevel` looks like a misspelling of `water` or `weather`"])
    #expect(try Self.mends("naming/near-miss", in: compilation) == [])
  }

  private static let outOfOrder = [
    ("setpointTemperature", "temperatureSetpoint"), ("temperatureMaximum", "maximumTemperature"),
    ("flowRateSupplyAir", "supplyAirFlowRate"),
  ]

  @Test(arguments: outOfOrder) func `of two orders, that of the grammar is asked for once, by word order`(
    wrong: String, right: String
  ) throws {
    let twins = "  Oven: {telemetry: {\(wrong): {type: double}, \(right): {type: double}}}\n"
    let compilation = Self.compile(twins: twins + "  Kiln: {telemetry: {\(wrong): {type: double}}}\n")
    #expect(try Self.findings("naming/composition", in: compilation).isEmpty)
    let ordered = try Self.findings("naming/word-order", in: compilation).map(\.subject)
    #expect(Set(ordered) == ["com.example.m.Oven/\(wrong)", "com.example.m.Kiln/\(wrong)"])
    #expect(try Self.mends("naming/word-order", in: compilation) == [])
    let alone = Self.compile(twins: "  Kiln: {telemetry: {\(wrong): {type: double}}}\n")
    #expect(try Self.findings("naming/composition", in: alone).map(\.subject) == ["com.example.m.Kiln/\(wrong)"])
    #expect(try Self.mends("naming/composition", in: alone) == [])
  }

  @Test(arguments: [
    ("powerMeter", "meterPower"), ("powerSupplyVoltage", "supplyPowerVoltage"), ("pressureFan", "fanPressure"),
    ("airWaterRatio", "waterAirRatio"), ("supplyReturnDifference", "returnSupplyDifference"),
  ]) func `names of the same words that are of two things are both right`(one: String, other: String) throws {
    let compilation = Self.compile(
      twins: "  Oven: {telemetry: {\(one): {type: double}, \(other): {type: double}}}\n")
    for rule in ["naming/composition", "naming/word-order"] {
      #expect(try Self.findings(rule, in: compilation).map(\.message) == [], "\(rule)")
    }
  }

  @Test func `what is so at present is not moved to where an electric current stands`() throws {
    let now = "currentRoomTemperature: {type: double, unit: quantities.degreeCelsius}"
    let electric = "currentPeak: {type: double, unit: quantities.ampere}"
    let compilation = Self.compile(twins: "  Oven: {telemetry: {\(now), \(electric)}}\n")
    #expect(
      try Self.findings("naming/composition", in: compilation).map(\.subject) == ["com.example.m.Oven/currentPeak"])
    let ordered = Self.compile(
      twins: "  Oven: {telemetry: {\(now), \(now.replacing("currentRoom", with: "roomCurrent"))}}\n")
    #expect(try Self.findings("naming/composition", in: ordered).isEmpty)
    let found = try Self.findings("naming/word-order", in: ordered)
    #expect(found.flatMap(\.notes).allSatisfy { !$0.contains("grammar") })
  }

  @Test func `an order that is used as often as another is said once and renamed nowhere`() throws {
    let one = "{telemetry: {dieClampMargin: {type: double}}}"
    let other = "{telemetry: {clampDieMargin: {type: double}}}"
    let compilation = Self.compile(twins: "  A: \(one)\n  B: \(one)\n  C: \(other)\n  D: \(other)\n")
    let found = try Self.findings("naming/word-order", in: compilation)
    #expect(found.map(\.subject) == ["com.example.m.C/clampDieMargin"])
    #expect(try Self.mends("naming/word-order", in: compilation) == [])
  }

  // MARK: - Hostile models

  /// Names of 500 letters.
  private static let endless: Compilation = {
    var random = SeededGenerator(seed: 5)
    let letters = Array("abcdefghijklmnopqrstuvwxyzABCDEFGHIJ_")
    var text = ""
    for twin in 0..<20 {
      text += "  Type\(twin):\n    telemetry:\n"
      for member in 0..<50 {
        let name = String((0..<500).map { _ in letters[random.below(letters.count)] })
        text += "      a\(name)\(twin)x\(member): {type: double}\n"
      }
    }
    return compile(twins: text)
  }()

  @Test(arguments: rules) func `names without end and without number cost little`(rule: String) throws {
    #expect(Self.endless.model.members.count == 1_000)
    let time = try ContinuousClock().measure { _ = try Self.findings(rule, in: Self.endless) }
    #expect(time < .seconds(20))
  }

  private static let copies: Compilation = {
    let members = (0..<20).map { "      member\($0)Of: {type: double}\n      member\($0)of: {type: string}\n" }.joined()
    return compile(twins: (0..<200).map { "  Copy\($0):\n    telemetry:\n" + members }.joined())
  }()

  @Test(arguments: rules) func `hundreds of copies of one type cost little`(rule: String) throws {
    #expect(Self.copies.model.members.count == 8_000)
    let options = rule == "naming/near-duplicate-type" ? Options(["within": .boolean(true)]) : Options()
    var found: [Finding] = []
    let time = try ContinuousClock().measure { found = try Self.findings(rule, in: Self.copies, options) }
    #expect(time < .seconds(30))
    if rule == "naming/case-collision" { #expect(found.count == 4_000) }
    if rule == "naming/near-duplicate-type" { #expect(found.count == 199) }
  }

  // MARK: - Near duplicates

  @Test func `every copy is found among types that differ, and nothing else`() throws {
    var random = SeededGenerator(seed: 77)
    let kinds = ["double", "string", "boolean", "int32"]
    func type(_ name: String, _ members: [String]) -> String {
      "  \(name):\n    telemetry:\n" + members.map { "      \($0)\n" }.joined()
    }
    var text = ""
    var copies: Set<String> = []
    for number in 0..<60 {
      let names = Set((0..<12).map { _ in "item\(random.below(60))" }).sorted()
      let members = names.map { "\($0): {type: \(kinds[random.below(kinds.count)])}" }
      text += type("Type\(number)", members)
      guard number % 6 == 0 else { continue }
      // All but one member, in another order, and one of its own.
      text += type("Variant\(number)", members.dropFirst().reversed() + ["own\(number): {type: double}"])
      copies.insert("com.example.m.Variant\(number)")
    }
    let options = Options(["within": .boolean(true), "share": .natural(80), "members": .natural(5)])
    let found = try Self.findings("naming/near-duplicate-type", in: Self.compile(twins: text), options)
    #expect(Set(found.map(\.subject)) == copies)
    #expect(found.allSatisfy { $0.message.contains("% of `Variant") })
  }

  @Test func `what both have from a common ancestor is no duplicate`() throws {
    let shared = (0..<10).map { "      part\($0): {type: double}\n" }.joined()
    let compilation = Self.compile(
      twins: "  Base:\n    telemetry:\n" + shared + "  East:\n    extends: [Base]\n  West:\n    extends: [Base]\n")
    let options = Options(["within": .boolean(true), "members": .natural(1), "share": .natural(1)])
    #expect(try Self.findings("naming/near-duplicate-type", in: compilation, options).isEmpty)
  }

  // MARK: - Options

  @Test func `an entry of a grammar that is none is said once`() throws {
    let compilation = Self.compile(twins: "  Fan:\n    telemetry:\n      fanSpeed: {type: double}\n")
    let options = Options(["grammar": .texts(["qualifier**"])])
    let found = try Self.findings("naming/composition", in: compilation, options)
    #expect(found.map(\.subject) == ["com.example.m"])
    #expect(found.first?.message.contains("`qualifier**`") ?? false)
  }

  @Test func `options beyond reason change nothing but the findings`() throws {
    let compilation = Self.compile(twins: "  Room:\n    telemetry:\n      airTemprature: {type: double}\n")
    for rule in Self.rules {
      let huge = Options([
        "ratio": .natural(.max), "letters": .natural(.max), "share": .natural(.max), "members": .natural(.max),
        "words": .natural(.max),
      ])
      #expect(try Self.findings(rule, in: compilation, huge).isEmpty, "\(rule)")
    }
  }

  @Test func `the order of packages does not matter`() throws {
    let input = CompilerInput(packages: try packages(below: "Ontologies"))
    let reversed = CompilerInput(packages: input.packages.reversed())
    let pipeline = CompilerPipeline(isParallel: false)
    let options = Options(["every": .boolean(true)])
    let one = try Self.findings("naming/outside-vocabulary", in: pipeline.compile(input), options)
    let other = try Self.findings("naming/outside-vocabulary", in: pipeline.compile(reversed), options)
    #expect(one.count > 20)
    #expect(Set(one.map { "\($0.subject) \($0.message)" }) == Set(other.map { "\($0.subject) \($0.message)" }))
  }
}

/// What the tests read of Digital Buildings: the words with their parts, and the fields composed of them.
private enum DigitalBuildings {
  static func lines(_ folder: URL, _ name: String) throws -> [String] {
    let paths = try FileManager.default.subpathsOfDirectory(atPath: folder.path)
    return try paths.filter { $0.contains("\(name)/") && $0.hasSuffix(".yaml") }.sorted().flatMap {
      try String(contentsOf: folder.appending(path: $0), encoding: .utf8).split(separator: "\n").map(String.init)
    }
  }

  /// `point_type:` in a line of its own, then `  alarm: "..."`.
  static func subfields(_ folder: URL) throws -> [(word: String, role: String)] {
    var role = ""
    var result: [(word: String, role: String)] = []
    for line in try lines(folder, "subfields") {
      if let match = line.wholeMatch(of: #/([a-z_]+):\s*/#) {
        role = String(match.1)
      } else if let match = line.prefixMatch(of: #/  ([a-z][a-z0-9]*):/#),
        !result.contains(where: { $0.word == match.1 })
      {
        result.append((String(match.1), role))
      }
    }
    return result
  }

  /// `- supply_air_temperature_sensor:` and the like.
  static func fields(_ folder: URL) throws -> [String] {
    let names = try lines(folder, "fields").compactMap { line in
      line.prefixMatch(of: #/- ([a-z][a-z0-9_]*):?/#).map { String($0.1) }
    }
    return Set(names.filter { $0.contains("_") }).sorted()
  }

  static func compile(words: [(word: String, role: String)], fields: [String]) -> Compilation {
    let ontology = """
      edition: 2026
      package: com.example.words
      kind: ontology
      version: 1.0.0
      """
    let model =
      ontology.replacing("words", with: "fields").replacing("ontology", with: "model")
      + "\ndependencies: {com.example.words: ^1.0.0}\n"
    let terms = "terms:\n" + words.map { "  '\($0.word)': {role: \($0.role)}\n" }.joined()
    let twin = "twins:\n  All:\n    telemetry:\n" + fields.map { "      \($0): {type: double}\n" }.joined()
    func package(_ name: String, _ manifest: String, _ source: String) -> PackageInput {
      PackageInput(
        manifest: InputFile(path: name + "/gemel.yaml", bytes: Array(manifest.utf8)),
        sources: [InputFile(path: name + "/source.yaml", bytes: Array(source.utf8))])
    }
    return CompilerPipeline(isParallel: false).compile(
      CompilerInput(packages: [package("words", ontology, terms), package("fields", model, twin)]))
  }
}
