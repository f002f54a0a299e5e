import Foundation
import Testing
import TwinChanges
import TwinCompiler
import TwinModel
import TwinRegistry
import TwinRuntime
import TwinSource
import TwinTestSupport
import TwinWitness

/// Migration over two releases at once is what it is release by release.
///
/// `GEMEL_MIGRATION_CHAINS` sets how many chains, `GEMEL_MIGRATION_SEED` the first seed.
@Suite struct MigrationChainTests {
  private struct Outcome: Sendable {
    var problems: [String] = []
    var chains = 0
    /// Documents that both releases bring along, one after the other.
    var composed = 0
    /// Those of them that the way from the first version to the last refuses.
    var refused = 0
    /// Those that have other bytes in the end.
    var changed = 0
  }

  private static func setting(_ name: String, _ usual: Int) -> Int {
    ProcessInfo.processInfo.environment[name].flatMap { Int($0) } ?? usual
  }

  @Test func `names and codes that change in each of two releases lead to the same, directly and step by step`() {
    let total = run { $0.renamed($1) }
    #expect(total.refused == 0 && total.changed * 10 > total.composed, "\(total)")
  }

  @Test func `whatever changes in two releases, the direct way ends where the steps do, or tells what is in its way`() {
    let total = run { mutator, workspace in
      let mutated = mutator.mutated(workspace)
      return mutator.renamed(mutated)
    }
    #expect(total.refused * 20 < total.composed && total.changed * 20 > total.composed, "\(total)")
  }

  private func run(
    _ change: @escaping @Sendable (inout Mutator, RandomWorkspace) -> RandomWorkspace
  ) -> Outcome {
    let first = Self.setting("GEMEL_MIGRATION_SEED", 1)
    let outcomes = parallelMap(Self.setting("GEMEL_MIGRATION_CHAINS", 16)) { Self.outcome(UInt64(first + $0), change) }
    var total = Outcome()
    for outcome in outcomes {
      total.problems += outcome.problems
      total.chains += outcome.chains
      total.composed += outcome.composed
      total.refused += outcome.refused
      total.changed += outcome.changed
    }
    print(
      "\(total.chains) chains, \(total.composed) documents go both steps, \(total.changed) of them changed, \(total.refused) refused on the direct way"
    )
    for problem in total.problems.prefix(10) { Issue.record("\(problem)") }
    total.problems = []
    #expect(total.chains > outcomes.count / 3 && total.composed > total.chains)
    return total
  }

  private static func outcome(
    _ seed: UInt64, _ change: (inout Mutator, RandomWorkspace) -> RandomWorkspace
  ) -> Outcome {
    var maker = WorkspaceMaker(seed: seed)
    var workspaces = [maker.make()]
    var mutator = Mutator(maker: maker)
    // Each release tells its own renames alone.
    for _ in 0..<2 { workspaces.append(change(&mutator, workspaces[workspaces.count - 1].forgettingFormerNames)) }
    var outcome = Outcome()
    let models = workspaces.compactMap { SoundnessTests.model($0) }.enumerated().map { index, model in
      var model = model
      for package in model.packages.ids { model.packages[package].version = SemanticVersion(UInt32(index + 1), 0, 0) }
      return model
    }
    guard models.count == 3 else { return outcome }
    let versions = models.map { ModelVersion($0) }
    let registries = versions.compactMap { version -> Registry? in
      guard let first = version.packages.first else { return nil }
      return try? Registry(bytes: runtimeImage(of: first, with: version.packages, in: version.model))
    }
    guard registries.count == 3 else { return outcome }
    outcome.chains = 1
    let found = (0..<2).map { changes(from: versions[$0], to: versions[$0 + 1]) }
    let history = releasedHistory(
      (0..<2).map { index in
        ReleasedStep(
          changes: found[index], model: models[index + 1], previous: SemanticVersion(UInt32(index + 1), 0, 0))
      })
    var chain = MigrationChain(registries: registries, changes: found.flatMap { $0 }, history: history)
    for type in registries[0].types { for form in MigrationPropertyTests.forms(of: type) { chain.check(form) } }
    (outcome.composed, outcome.refused, outcome.changed) = (chain.composed, chain.refused, chain.changed)
    let told = found.map { $0.map { "\($0.kind.rawValue) \($0.subject)\($0.path)" }.joined(separator: ", ") }
    outcome.problems = chain.problems.prefix(2).map {
      "seed \(seed): \($0)\nfirst: \(told[0])\nthen: \(told[1])\n\(workspaces.map { "\($0.sources)" }.joined(separator: "\n"))"
    }
    return outcome
  }
}

private struct MigrationChain {
  let registries: [Registry]
  let changes: [Change]
  let history: ChangeHistory
  private(set) var problems: [String] = []
  private(set) var composed = 0
  private(set) var refused = 0
  private(set) var changed = 0

  init(registries: [Registry], changes: [Change], history: ChangeHistory) {
    (self.registries, self.changes, self.history) = (registries, changes, history)
  }

  mutating func check(_ form: DocumentForm) {
    guard let one = try? Migration(of: form, to: registries[1], history: history),
      let two = try? Migration(of: one.target, to: registries[2], history: history)
    else { return }
    let direct: Migration
    do {
      direct = try Migration(of: form, to: registries[2], history: history)
    } catch {
      problems.append("no direct way for \(form): \(error)")
      return
    }
    if direct.target != two.target {
      problems.append("\(form) becomes \(direct.target), and \(two.target) step by step")
      return
    }
    let validator = DocumentValidator(form)
    for document in MigrationSamples.some(of: form, beside: direct.target) where validator.accepts(document.span) {
      guard let between = try? one.migrate(document), let expected = try? two.migrate(between) else { continue }
      composed += 1
      if expected != document { changed += 1 }
      do {
        let result = try direct.migrate(document)
        if let difference = difference(direct.target, expected, result) {
          problems.append(
            "\(difference): \(text(document)) → \(text(between)) → \(text(expected)), directly \(text(result))")
        }
      } catch {
        refused += 1
        if !error.obstacles.contains(where: { $0.kind != nil }) {
          problems.append("\(text(document)) is refused without a step: \(error.obstacles)")
        }
      }
    }
  }

  private func text(_ document: [UInt8]) -> String { String(decoding: document, as: UTF8.self) }

  /// What the one document means and the other does not.
  private func difference(_ form: DocumentForm, _ expected: [UInt8], _ found: [UInt8]) -> String? {
    if expected == found { return nil }
    func readings(_ document: [UInt8]) -> [String: Reading] {
      Dictionary(MigrationSamples.readings(form, document).map { ($0.pointer, $0) }) { first, _ in first }
    }
    let (one, other) = (readings(expected), readings(found))
    for pointer in Set(one.keys).union(other.keys).sorted() {
      if isSame(one[pointer], other[pointer]) { continue }
      return "\(pointer) is \(other[pointer]?.value ?? "absent") in place of \(one[pointer]?.value ?? "absent")"
    }
    return nil
  }

  private func isSame(_ a: Reading?, _ b: Reading?) -> Bool {
    if a?.value == b?.value { return true }
    // What nobody wrote and only the version between had a default for is as the last version has it.
    if b?.isDefault ?? true, defaultsChanged { return true }
    guard let a, let b, let x = Double(a.value), let y = Double(b.value) else { return false }
    // A result without an end was rounded once more on the way.
    return abs(x - y) <= 1e-12 * max(1, abs(x))
  }

  private var defaultsChanged: Bool { changes.contains { $0.kind.rawValue.contains("default") } }
}
