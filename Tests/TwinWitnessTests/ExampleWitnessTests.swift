import Testing
import TwinChanges
import TwinCompiler
import TwinModel
import TwinResolver
import TwinRules
import TwinSource
import TwinTestSupport
import TwinWitness

/// The impact table's own pairs of models: what they call harmful can be shown, and what they call harmless cannot.
@Suite struct ExampleWitnessTests {
  static let rules = ShippedRules.completeCatalogue.rules.filter { $0.impact != nil }
  static let impacts = Dictionary(uniqueKeysWithValues: rules.map { ($0.id.name, $0.impact) })

  static func impact(_ kind: ChangeKind) -> Impact? { impacts[kind.rule.name] ?? nil }

  @Test func `what the table calls harmful has a witness in its examples, and what it calls safe has none`() throws {
    let pairs = Self.rules.flatMap { rule in
      rule.examples.compactMap { example in example.former.map { (rule: rule, old: $0, new: example.sources) } }
    }
    let reports = parallelMap(pairs.count) { index -> [String] in
      let pipeline = CompilerPipeline(isParallel: false)
      let (old, new) = (
        pipeline.compile(pairs[index].old.compilerInput), pipeline.compile(pairs[index].new.compilerInput)
      )
      let before = ModelVersion(old.model, packages: old.givenPackages)
      let after = ModelVersion(new.model, packages: new.givenPackages)
      guard let finder = try? WitnessFinder(old: before, new: after) else {
        return ["\(pairs[index].rule.id): no image"]
      }
      // Where nothing holds data, nothing shows.
      let hasData = old.model.twins.count + new.model.twins.count > 0
      var problems: [String] = []
      for change in changes(from: before, to: after) {
        guard let effects = change.impact(Self.impact)?.effects else { continue }
        for (audience, effect) in effects.byAudience where [.producers, .readers, .graph].contains(audience) {
          let witness = finder.witness(of: change, for: audience)
          let place =
            "\(pairs[index].rule.id) \(change.kind.rawValue) \(change.subject)\(change.path) \(audience.names)"
          if effect >= .breaks, witness == nil, hasData {
            problems.append("\(place) \(effect): no witness")
          }
          if effect == .safe, let witness { problems.append("\(place) safe: \(witness.text) — \(witness.summary)") }
        }
      }
      return problems
    }
    for problem in reports.joined() { Issue.record("\(problem)") }
  }

  /// Pairs that harm someone by what they say elsewhere.
  static let pairs: [(old: String, new: String, harmed: [Audiences])] = [
    (
      "Room: {}, Hall: {}, Sensor: {relationships: {watches: {target: [Room], inverseCardinality: 1..*}}}",
      "Room: {}, Hall: {}, Sensor: {relationships: {watches: {target: [Room, Hall], inverseCardinality: 1..*}}}",
      [.producers, .graph]
    ),
    (
      "Room: {}, Hall: {}, Sensor: {relationships: {watches: {target: [Room], inverseCardinality: 1..*}}}",
      "Room: {}, Hall: {extends: Room}, Sensor: {relationships: {watches: {target: [Room], inverseCardinality: 1..*}}}",
      [.producers, .graph]
    ),
    (
      "Room: {}, Sensor: {}",
      "Room: {}, Sensor: {relationships: {watches: {target: [Room], inverseCardinality: 1..*}}}", [.producers, .graph]
    ),
    (
      "Room: {}", "Room: {}, Sensor: {relationships: {watches: {target: [Room], inverseCardinality: 1..*}}}",
      [.producers, .graph]
    ),
    (
      "Fan: {telemetry: {room: string}}, Room: {}",
      "Fan: {relationships: {room: {target: Room, cardinality: 1}}}, Room: {}", [.producers, .graph]
    ),
    (
      "Fan: {commands: {turn: {request: {type: double, required: true}}}}", "Fan: {commands: {turn: {}}}",
      [.producers, .callers]
    ),
    ("Fan: {commands: {turn: {request: double}}}", "Fan: {commands: {turn: {}}}", [.producers, .callers]),
    ("Fan: {commands: {turn: {response: double}}}", "Fan: {commands: {turn: {}}}", [.producers, .callers]),
    (
      "Fan: {commands: {turn: {}}}", "Fan: {commands: {turn: {response: {type: double, required: true}}}}",
      [.producers]
    ),
    ("Fan: {events: {jammed: {}}}", "Fan: {events: {jammed: {payload: string}}}", [.producers, .readers]),
  ]

  @Test(arguments: pairs.indices)
  func `harm is called harm and can be shown`(index: Int) throws {
    func model(_ twins: String) -> ModelVersion {
      let manifest = "edition: 2026\npackage: com.example\nversion: 1.0.0\n"
      let resolved = resolveGemel([
        [("gemel.yaml", Array(manifest.utf8)), ("model.yaml", Array("twins: {\(twins)}\n".utf8))]
      ])
      #expect(resolved.findings.filter { $0.severity == .error }.map(\.message) == [])
      return ModelVersion(resolved.model)
    }
    let (old, new) = (model(Self.pairs[index].old), model(Self.pairs[index].new))
    let finder = try WitnessFinder(old: old, new: new)
    let found = changes(from: old, to: new)
    for audience in Self.pairs[index].harmed {
      let harmful = found.filter { ($0.impact(Self.impact)?.effects[audience] ?? .safe) >= .breaks }
      #expect(!harmful.isEmpty, "\(audience.names) \(found.map(\.kind.rawValue))")
      for change in harmful {
        #expect(finder.witness(of: change, for: audience) != nil, "\(audience.names) \(change.kind.rawValue)")
      }
    }
  }
}
