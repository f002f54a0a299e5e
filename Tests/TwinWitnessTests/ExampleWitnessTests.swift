import Testing
import TwinChanges
import TwinCompiler
import TwinModel
import TwinRules
import TwinSource
import TwinTestSupport
import TwinWitness

/// The impact table's own pairs of models: what they call harmful can be shown, and what they call harmless cannot.
@Suite struct ExampleWitnessTests {
  static let rules = ShippedRules.completeCatalogue.rules.filter { $0.impact != nil }
  static let impacts = Dictionary(uniqueKeysWithValues: rules.map { ($0.id.name, $0.impact) })

  static func impact(_ kind: ChangeKind) -> Impact? { impacts[kind.rule.name] ?? nil }

  /// Harm that no data shows, with the reason.
  static let unseen: [ChangeKind: String] = [:]

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
          if effect >= .breaks, witness == nil, hasData, Self.unseen[change.kind] == nil {
            problems.append("\(place) \(effect): no witness")
          }
          if effect == .safe, let witness { problems.append("\(place) safe: \(witness.text) — \(witness.summary)") }
        }
      }
      return problems
    }
    for problem in reports.joined() { Issue.record("\(problem)") }
  }
}
