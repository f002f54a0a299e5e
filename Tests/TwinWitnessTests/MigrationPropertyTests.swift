import Foundation
import Testing
import TwinChanges
import TwinCompiler
import TwinModel
import TwinResolver
import TwinRuntime
import TwinSource
import TwinTestSupport
import TwinWitness

/// Migration over random pairs of models, with the records that a release would have.
///
/// `GEMEL_MIGRATION_PAIRS` sets how many pairs, `GEMEL_MIGRATION_SEED` the first seed.
@Suite struct MigrationPropertyTests {
  private struct Outcome: Sendable {
    var problems: [String] = []
    var pairs = 0
    var documents = 0
    var migrated = 0
    var returned = 0
    var kinds: Set<String> = []
  }

  @Test func `documents migrate to valid ones that mean the same, or are refused with a reason`() {
    func setting(_ name: String, _ usual: Int) -> Int {
      ProcessInfo.processInfo.environment[name].flatMap { Int($0) } ?? usual
    }
    let first = setting("GEMEL_MIGRATION_SEED", 1)
    let outcomes = parallelMap(setting("GEMEL_MIGRATION_PAIRS", 16)) { Self.outcome(UInt64(first + $0)) }
    let (pairs, documents) = (outcomes.map(\.pairs).reduce(0, +), outcomes.map(\.documents).reduce(0, +))
    let (migrated, returned) = (outcomes.map(\.migrated).reduce(0, +), outcomes.map(\.returned).reduce(0, +))
    print("\(pairs) pairs, \(documents) documents, \(migrated) migrated, \(returned) of them back to the same bytes")
    print(outcomes.reduce(into: Set<String>()) { $0.formUnion($1.kinds) }.sorted().joined(separator: " "))
    for problem in outcomes.flatMap(\.problems).prefix(20) { Issue.record("\(problem)") }
    #expect(pairs > outcomes.count / 3 && migrated * 2 > documents)
    #expect(returned * 4 > pairs)
  }

  private static func outcome(_ seed: UInt64) -> Outcome {
    var maker = WorkspaceMaker(seed: seed)
    let before = maker.make()
    var mutator = Mutator(maker: maker)
    // Every third pair differs in names and codes alone, so that there is a way back.
    let after = seed % 3 == 0 ? mutator.renamed(before) : mutator.mutated(before)
    var outcome = Outcome()
    guard let old = SoundnessTests.model(before), var new = SoundnessTests.model(after) else { return outcome }
    let later = SemanticVersion(2, 0, 0)
    for package in new.packages.ids { new.packages[package].version = later }
    guard let finder = try? WitnessFinder(old: ModelVersion(old), new: ModelVersion(new)),
      let one = finder.registries[.old], let two = finder.registries[.new], let meanings = finder.meanings
    else { return outcome }
    outcome.pairs = 1
    let found = changes(from: ModelVersion(old), to: ModelVersion(new))
    var pair = MigrationPair(
      old: one, new: two, meanings: meanings, changes: found,
      history: releasedHistory([ReleasedStep(changes: found, model: new, previous: SemanticVersion(1, 0, 0))]))
    for id in old.twins.ids {
      guard let type = one.type(old.identity(old.twins[id].header)) else { continue }
      for form in forms(of: type) { pair.check(form) }
    }
    outcome.documents = pair.documents
    outcome.migrated = pair.migrated
    outcome.returned = pair.returned
    outcome.kinds = pair.kinds
    let changed = found.map { "\($0.kind.rawValue) \($0.subject)\($0.path)" }.joined(separator: ", ")
    outcome.problems = pair.problems.prefix(2).map {
      "seed \(seed): \($0)\nchanges: \(changed)\nold: \(before.sources)\nnew: \(after.sources)"
    }
    return outcome
  }

  static func forms(of type: TwinType) -> [DocumentForm] {
    var forms: [DocumentForm] = [.state(type), .telemetry(type)]
    for member in type.members {
      switch member.kind {
      case .event: forms.append(.payload(member))
      case .command: forms += [.request(member), .response(member)]
      case .relationship: forms.append(.edgeProperties(member))
      default: continue
      }
    }
    return forms
  }
}

/// Holds the migrations between two models to what is promised of them.
private struct MigrationPair {
  let old: Registry
  let new: Registry
  let meanings: Meanings
  let changes: [Change]
  let history: ChangeHistory
  private(set) var problems: [String] = []
  private(set) var documents = 0
  private(set) var migrated = 0
  private(set) var returned = 0
  private(set) var kinds: Set<String> = []

  init(old: Registry, new: Registry, meanings: Meanings, changes: [Change], history: ChangeHistory) {
    (self.old, self.new, self.meanings, self.changes, self.history) = (old, new, meanings, changes, history)
  }

  /// Whether the table calls all that happened mechanical, so that nothing may be refused.
  private var isMechanical: Bool {
    changes.allSatisfy { ($0.impact(ExampleWitnessTests.impact)?.migration ?? .manual) <= .mechanical }
  }

  mutating func check(_ form: DocumentForm) {
    let migration: Migration
    do {
      migration = try Migration(of: form, to: new, history: history)
    } catch {
      if isMechanical { problems.append("no migration of \(form): \(error)") }
      return
    }
    let back: Migration
    do {
      back = try Migration(of: migration.target, to: old, history: history)
    } catch {
      problems.append("no way back of \(form): \(error)")
      return
    }
    kinds.formUnion(migration.steps.map(\.kind))
    let validators = (DocumentValidator(form), DocumentValidator(migration.target))
    for document in MigrationSamples.some(of: form, beside: migration.target) where validators.0.accepts(document.span)
    {
      documents += 1
      let text = String(decoding: document, as: UTF8.self)
      do {
        let result = try migration.migrate(document)
        migrated += 1
        let shown = "\(text) → \(String(decoding: result, as: UTF8.self))"
        if !validators.1.accepts(result.span) { problems.append("not valid: \(shown)") }
        checkMeaning(form, migration, document, result, shown)
        checkReturn(migration, back, document, result, shown)
      } catch {
        // Of a unit that counts otherwise the bounds are written as they were.
        let isOfUnits = migration.steps.contains { $0.kind == "unit-conversion-changed" }
        if error.obstacles.isEmpty || error.isInvalidBefore { problems.append("no reason against \(text)") }
        if isMechanical, !isOfUnits { problems.append("\(text) is refused: \(error.obstacles)") }
        // A plan tells of all that is refused.
        let isTold = migration.steps.contains { $0.class != .mechanical }
        if !isTold, !isOfUnits { problems.append("no step tells that \(text) is refused: \(error.obstacles)") }
      }
    }
  }

  /// Where names stayed, each value means what it meant: its code the same name, its number as much.
  private mutating func checkMeaning(
    _ form: DocumentForm, _ migration: Migration, _ document: [UInt8], _ result: [UInt8], _ shown: String
  ) {
    let renamed: Set = ["enum-value-renamed", "enum-value-recoded"]
    func renames(_ changes: [Change]) -> Bool {
      changes.contains {
        renamed.contains($0.kind.rawValue) || $0.kind.rawValue.hasSuffix("-renamed") || renames($0.consequences)
      }
    }
    if renames(changes) { return }
    let after = Dictionary(
      MigrationSamples.readings(migration.target, result).filter { !$0.isDefault }.map { ($0.pointer, $0) }
    ) {
      first, _ in first
    }
    for reading in MigrationSamples.readings(form, document) where !reading.isDefault && reading.isKnown {
      guard let other = after[reading.pointer], other.isKnown else { continue }
      let found = meanings.differences(reading, other)
      // What has no name any more stays what it is.
      if found.contains(.enumeration), other.enumerationValue != nil {
        problems.append("\(reading.pointer) is another value: \(shown)")
      }
      if found.contains(.quantity) { problems.append("\(reading.pointer) is another quantity: \(shown)") }
      guard let x = reading.unit.flatMap({ old.unit($0) }), let y = other.unit.flatMap({ new.unit($0) }),
        let a = Double(reading.value), let b = Double(other.value),
        x.quantity.coherentUnit?.id == y.quantity.coherentUnit?.id
      else { continue }
      let (one, two) = (a * x.factor + x.offset, b * y.factor + y.offset)
      // A precision rounds.
      if x.id != y.id, abs(one - two) > 0.06 * max(1, abs(y.factor)) {
        problems.append("\(reading.pointer) is \(one) and becomes \(two): \(shown)")
      }
    }
  }

  /// Names and codes lead back to the same bytes.
  private mutating func checkReturn(
    _ migration: Migration, _ back: Migration, _ document: [UInt8], _ result: [UInt8], _ shown: String
  ) {
    let exact: Set = ["enum-value-recoded", "enum-encoding-changed", "type-widened"]
    guard
      (migration.steps + back.steps).allSatisfy({ step in
        step.kind.hasSuffix("-renamed") || exact.contains(step.kind) || step.class == .conditional
      })
    else { return }
    do {
      let again = try back.migrate(result)
      if again != document {
        problems.append("not the same again: \(shown) → \(String(decoding: again, as: UTF8.self))")
      }
      if result != document { returned += 1 }
    } catch {
      problems.append("no way back: \(shown): \(error.obstacles)")
    }
  }
}
