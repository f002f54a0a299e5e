import Foundation
import Testing
import TwinCompiler
import TwinModel
import TwinRules
import TwinSource
import TwinTestSupport

/// Rules about relationships and ontologies: real models, hostile ones, mends.
@Suite struct RelationshipTests {
  static let ids = CatalogueTests.ids.filter { $0.hasPrefix("relationship/") || $0.hasPrefix("ontology/") }

  /// In `tidy` or in no pack, since many sound models have findings.
  static let unpacked: Set<String> = ["relationship/missing-inverse", "ontology/unmapped-concept"]

  static func findings(_ rule: String, in compilation: Compilation, _ options: Options = Options()) throws -> [Finding]
  {
    try NamingComparisonTests.findings(rule, in: compilation, options)
  }

  // MARK: - Real models

  static let shipped: Result<Compilation, any Error> = Result {
    CompilerPipeline(isParallel: false).compile(CompilerInput(packages: try packages(below: "Ontologies")))
  }

  @Test(arguments: ids.filter { !unpacked.contains($0) })
  func `the shipped ontologies and examples have no finding`(rule: String) throws {
    let compilation = try Self.shipped.get()
    #expect(compilation.model.relations.count > 60)
    #expect(try Self.findings(rule, in: compilation).map { "\($0.subject): \($0.message)" } == [])
  }

  @Test(.enabled(if: corpora != nil, "no corpora"), arguments: ["2021-09-11", "2021-12-16", "2022-09-01"])
  func `RealEstateCore has notes at most under the recommended rules`(date: String) throws {
    let folder = try #require(corpora).appending(path: "realestatecore-dtdl/" + date)
    let paths = try FileManager.default.subpathsOfDirectory(atPath: folder.path).filter { $0.hasSuffix(".json") }
    let files = try paths.sorted().map {
      InputFile(path: $0, bytes: [UInt8](try Data(contentsOf: folder.appending(path: $0))))
    }
    let compilation = CompilerPipeline(isParallel: false).compile(CompilerInput(packages: [], dtdl: files))
    #expect(compilation.model.twins.count > 700)
    let checked = CompilerPipeline(isParallel: false).check(
      compilation, catalogue: CatalogueTests.catalogue, asOf: CalendarDay(daysSinceEpoch: 20_605))
    let found = checked.findings.filter { Self.ids.contains($0.rule.name) && $0.severity != .note }
    #expect(found.map { "\($0.rule) \($0.subject)" } == [])
  }

  // MARK: - Hostile models

  /// A ring of types each of which requires the next; `length` of them, with an end where `isOpen`.
  static func ring(_ length: Int, isOpen: Bool) -> String {
    (0..<length).map { index in
      let least = isOpen && index == length - 1 ? 0 : 1
      return """
          T\(index):
            is: core.Equipment
            relationships:
              next: {relation: core.mountedOn, target: T\((index + 1) % length), cardinality: \(least)..1}

        """
    }.joined()
  }

  @Test func `a ring of required links is found once, however long, and not where it has an end`() throws {
    let ring = NamingComparisonTests.compile(twins: Self.ring(3000, isOpen: false))
    let found = try Self.findings("relationship/unsatisfiable-cycle", in: ring)
    #expect(found.count == 1)
    #expect(found.first?.message.contains("`T0` → `T1`") ?? false)
    #expect((found.first?.message.utf8.count ?? 0) < 300)
    let open = NamingComparisonTests.compile(twins: Self.ring(3000, isOpen: true))
    #expect(try Self.findings("relationship/unsatisfiable-cycle", in: open) == [])
  }

  @Test func `two rings that share a type are found, and what only leads to a ring is not`() throws {
    let text = """
        A: {is: core.Equipment, relationships: {next: {relation: core.mountedOn, target: [B, C], cardinality: 1}}}
        B: {is: core.Equipment, relationships: {next: {relation: core.mountedOn, target: A, cardinality: 1}}}
        C: {is: core.Equipment, relationships: {next: {relation: core.mountedOn, target: A, cardinality: 1}}}
        D: {is: core.Equipment, relationships: {next: {relation: core.mountedOn, target: A, cardinality: 1}}}

      """
    let found = try Self.findings("relationship/unsatisfiable-cycle", in: NamingComparisonTests.compile(twins: text))
    #expect(found.map(\.subject) == ["com.example.m.A/next"])
  }

  @Test(arguments: ids)
  func `a hub that thousands of types point at, and that points back at all, comes to an end`(rule: String) throws {
    let compilation = Self.hub
    let found = try Self.findings(rule, in: compilation)
    #expect(found == (try Self.findings(rule, in: compilation)))
    #expect(found.count <= 3001)
  }

  @Test func `rules come to an end in models whose types contain, extend and mean themselves`() {
    let twins = """
        A: {extends: B, components: {b: B, c: C}}
        B: {extends: A, components: {a: A}}
        C: {components: {c: C}, properties: {nested: Box}, relationships: {next: {target: C, inverse: next}}}
      schemas:
        Box: {object: {inner: {type: Box}}}

      """
    let compilation = NamingComparisonTests.compile(twins: twins)
    #expect(compilation.hasErrors)
    for rule in CatalogueTests.catalogue.rules where rule.check != nil {
      let pass = RulePass(compilation.model, sources: compilation.sourceTrees())
      #expect(pass.findings(of: rule.alone(in: compilation)).count < 1_000)
    }
  }

  static let hub: Compilation = {
    let names = (0..<1500).map { "T\($0)" }
    let hub =
      "  Hub: {is: core.Equipment, relationships: {all: {relation: core.feeds, target: [\(names.joined(separator: ", "))]}}}\n"
    let spokes = names.map {
      "  \($0): {is: core.Equipment, relationships: {hub: {relation: core.isFedBy, target: Hub, inverse: all}}}\n"
    }
    return NamingComparisonTests.compile(twins: hub + spokes.joined())
  }()

  // MARK: - Mends

  /// The mends of what `rule` finds in `text`, made.
  static func mended(_ text: String, by rule: String) throws -> String {
    try mend(text) { mending in
      let rule = try #require(CatalogueTests.catalogue.rule(RuleID(rule)))
      let found = RulePass(mending.model, sources: SourceTrees([])).findings(
        of: rule.alone(in: mending.compilation))
      return found.compactMap(\.mends.first)
    }
  }

  static let boiler = """
    twins:
      PlantRoom: {is: core.Room}
      Boiler:
        is: core.HvacEquipment
        relationships:
          room: {relation: core.locatedIn, target: PlantRoom, cardinality: 1}   # where it stands

    """

  @Test func `a missing inverse is declared, then named, and then all is said`() throws {
    let declared = try Self.mended(Self.boiler, by: "relationship/missing-inverse")
    #expect(declared.contains("isLocationOf:"))
    #expect(declared.contains("core.isLocationOf"))
    let named = try Self.mended(declared, by: "relationship/unnamed-inverse")
    #expect(named.contains("inverse: isLocationOf"))
    #expect(named.contains("# where it stands"))
    #expect(try Self.mended(named, by: "relationship/missing-inverse") == named)
    #expect(try Self.mended(named, by: "relationship/unnamed-inverse") == named)
  }

  @Test func `sources that share a target share the way back, which names them all`() throws {
    let text = """
      twins:
        PlantRoom: {is: core.Room}
        Boiler:
          is: core.HvacEquipment
          relationships:
            room: {relation: core.locatedIn, target: PlantRoom, cardinality: 1}
        Chiller:
          is: core.HvacEquipment
          relationships:
            room: {relation: core.locatedIn, target: PlantRoom, cardinality: 1}
        ScrewChiller:
          extends: Chiller
          relationships:
            place: {relation: core.locatedIn, target: PlantRoom}

      """
    let declared = try Self.mended(text, by: "relationship/missing-inverse")
    #expect(declared.contains("[Boiler, Chiller]"))
    #expect(!declared.contains("inverse: "))
    #expect(try Self.mended(declared, by: "relationship/missing-inverse") == declared)
    let alike = text.replacing("place:", with: "room:").replacing("extends: Chiller", with: "is: core.HvacEquipment")
    #expect(try Self.mended(alike, by: "relationship/missing-inverse").contains("inverse: room"))
  }

  @Test func `a cardinality is set to what the relation allows`() throws {
    let text = Self.boiler.replacing(
      "core.locatedIn, target: PlantRoom, cardinality: 1", with: "core.isPointOf, target: Boiler"
    )
    .replacing("core.HvacEquipment", with: "core.Sensor")
    let mended = try Self.mended(text, by: "relationship/functional-relation")
    #expect(mended.contains("cardinality: 0..1"))
  }
}
