import Foundation
import Testing
import TwinChanges
import TwinCompiler
import TwinModel
import TwinRules
import TwinRuntime
import TwinSource
import TwinTestSupport
import TwinWitness

/// Whether data can be read over two releases at once, where the second may take back what the first did: what is called readable is
/// held to the validator, with data of both ends.
///
/// `GEMEL_READABILITY_CHAINS` sets how many chains, `GEMEL_READABILITY_SEED` the first seed.
@Suite struct ReadabilityChainTests {
  private struct Outcome: Sendable {
    var problems: [String] = []
    var chains = 0
    /// Answers to questions about one kind of data, in one direction.
    var answers = 0
    var readable = 0
    /// Those that are not readable by the records alone.
    var takenBack = 0
    var documents = 0
  }

  @Test func `what is called readable has no counter-example, and what was taken back is called so`() {
    func setting(_ name: String, _ usual: Int) -> Int {
      ProcessInfo.processInfo.environment[name].flatMap { Int($0) } ?? usual
    }
    let first = setting("GEMEL_READABILITY_SEED", 1)
    let outcomes = parallelMap(setting("GEMEL_READABILITY_CHAINS", 48)) { Self.outcome(UInt64(first + $0)) }
    var total = Outcome()
    for outcome in outcomes {
      total.chains += outcome.chains
      total.answers += outcome.answers
      total.readable += outcome.readable
      total.takenBack += outcome.takenBack
      total.documents += outcome.documents
    }
    print("\(total)")
    for problem in outcomes.flatMap(\.problems).prefix(10) { Issue.record("\(problem)") }
    #expect(total.chains > outcomes.count / 3 && total.documents > 20 * total.chains)
    #expect(total.takenBack * 10 > total.answers && total.readable < total.answers * 3 / 4)
  }

  private static func outcome(_ seed: UInt64) -> Outcome {
    var maker = WorkspaceMaker(seed: seed)
    let start = maker.make()
    var mutator = Mutator(maker: maker)
    let middle = mutator.mutated(start)
    // The second release takes all back, some of it, or nothing.
    let end =
      switch seed % 3 {
      case 0: start
      case 1: mutator.mutated(start)
      default: mutator.mutated(middle.forgettingFormerNames)
      }
    var outcome = Outcome()
    let models = [start, middle, end].compactMap { SoundnessTests.model($0) }.enumerated().map { index, model in
      var model = model
      for package in model.packages.ids { model.packages[package].version = SemanticVersion(UInt32(index + 1), 0, 0) }
      return model
    }
    guard models.count == 3 else { return outcome }
    let versions = models.map { ModelVersion($0) }
    guard let finder = try? WitnessFinder(old: versions[0], new: versions[2]), let old = finder.registries[.old],
      let new = finder.registries[.new]
    else { return outcome }
    outcome.chains = 1
    let steps = (0..<2).map { changes(from: versions[$0], to: versions[$0 + 1]) }
    let history = releasedHistory(
      (0..<2).map {
        ReleasedStep(changes: steps[$0], model: models[$0 + 1], previous: SemanticVersion(UInt32($0 + 1), 0, 0))
      })
    func effect(_ data: Registry, _ reader: Registry, _ kinds: [DataKind]) -> Effect {
      var isSafe = true
      for kind in kinds {
        guard let found = try? history.readability(of: data, by: reader, kind: kind),
          let recorded = try? history.readability(
            ofDataAt: data.version, byReaderAt: reader.version, of: new.package.name, kind: kind)
        else {
          outcome.problems.append("seed \(seed): no answer about \(kind)")
          return .breaks
        }
        outcome.answers += 1
        if found.verdict == .readable { outcome.readable += 1 } else { isSafe = false }
        if found.verdict == .readable, recorded.verdict != .readable { outcome.takenBack += 1 }
      }
      return isSafe ? .safe : .breaks
    }
    let effects = Effects(
      producers: max(effect(old, new, [.state, .stream, .response]), effect(new, old, [.request])),
      readers: effect(new, old, [.state, .stream]), graph: effect(old, new, [.state]),
      callers: max(effect(old, new, [.request]), effect(new, old, [.response])))
    var check = SafetyCheck(
      finder, models[0], models[2], changes(from: versions[0], to: versions[2]), effects, isVaried: { _ in true })
    check?.run()
    outcome.documents = check?.documents ?? 0
    outcome.problems +=
      check?.problems.prefix(2).map {
        let told = steps.map { $0.map { "\($0.kind.rawValue) \($0.subject)\($0.path)" }.joined(separator: ", ") }
        return "seed \(seed): \($0)\nfirst: \(told[0])\nthen: \(told[1])\n\(start.sources)\n\(end.sources)"
      } ?? []
    return outcome
  }

  @Test func `no change of the impact table's examples is taken for one that was taken back`() {
    let pairs = ExampleWitnessTests.rules.flatMap { rule in
      rule.examples.compactMap { example in example.former.map { (rule: rule.id, old: $0, new: example.sources) } }
    }
    let reports = parallelMap(pairs.count) { index -> (problems: [String], entries: Int) in
      let pair = pairs[index]
      let pipeline = CompilerPipeline(isParallel: false)
      let compiled = (pipeline.compile(pair.old.compilerInput), pipeline.compile(pair.new.compilerInput))
      func version(_ compilation: Compilation, _ major: UInt32) -> ModelVersion {
        var model = compilation.model
        for package in model.packages.ids { model.packages[package].version = SemanticVersion(major, 0, 0) }
        return ModelVersion(model, packages: compilation.givenPackages)
      }
      let (old, new) = (version(compiled.0, 1), version(compiled.1, 3))
      guard let finder = try? WitnessFinder(old: old, new: new), let one = finder.registries[.old],
        let other = finder.registries[.new]
      else { return ([], 0) }
      // A release without changes goes before, so that there is a chain.
      let history = releasedHistory([
        ReleasedStep(changes: [], model: version(compiled.0, 2).model, previous: SemanticVersion(1, 0, 0)),
        ReleasedStep(changes: changes(from: old, to: new), model: new.model, previous: SemanticVersion(2, 0, 0)),
      ])
      var problems: [String] = []
      var entries = 0
      for (data, reader) in [(one, other), (other, one)] {
        for kind in DataKind.allCases {
          guard let found = try? history.readability(of: data, by: reader, kind: kind),
            let recorded = try? history.readability(
              ofDataAt: data.version, byReaderAt: reader.version, of: other.package.name, kind: kind)
          else { continue }
          entries += recorded.obstacles.count + recorded.newMeanings.count + recorded.conditions.count
          if found != recorded {
            problems.append("\(pair.rule) \(kind) from \(data.version): \(found.verdict), not \(recorded.verdict)")
          }
        }
      }
      return (problems, entries)
    }
    for problem in reports.flatMap(\.problems) { Issue.record("\(problem)") }
    #expect(reports.map(\.entries).reduce(0, +) > 300)
  }
}
