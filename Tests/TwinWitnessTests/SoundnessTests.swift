import Foundation
import Synchronization
import Testing
import TwinChanges
import TwinCompiler
import TwinModel
import TwinOutput
import TwinResolver
import TwinRuntime
import TwinSource
import TwinTestSupport
import TwinWitness

/// The impact table and the comparison held to what the runtime says of data, over random pairs of models.
///
/// `GEMEL_WITNESS_PAIRS` sets how many pairs, `GEMEL_WITNESS_SEED` the first seed.
@Suite struct SoundnessTests {
  private static func setting(_ name: String, _ usual: Int) -> Int {
    ProcessInfo.processInfo.environment[name].flatMap { Int($0) } ?? usual
  }

  /// Kinds of change that random pairs do not produce. The generator writes one ontology and one model without ids, points,
  /// concepts or metadata, removes no shared element, and does not make what does not touch data.
  private static func isProduced(_ kind: ChangeKind) -> Bool {
    let others: Set<ChangeKind> = [
      .memberIdChanged, .samplingSlowed, .samplingQuickened, .freshnessShortened, .freshnessExtended, .severityChanged,
      .announcedRemoval, .dimensionChanged, .coherentUnitChanged, .componentRenamed, .relationshipInverseChanged,
      .domainNarrowed, .domainWidened, .domainChanged, .rangeNarrowed, .rangeWidened, .rangeChanged, .deprecated,
      .undeprecated, .deprecationChanged, .removalBroughtForward, .removalPutOff, .componentTypeChanged,
    ]
    let elements = [
      "dependency-", "classification-", "quantity-", "term-", "stability-", "mapping-", "owner-", "source-",
      "annotation-",
      "package-", "schema-", "point-", "concept-", "relation-", "unit-",
    ]
    return kind == .unitConversionChanged
      || !others.contains(kind) && !elements.contains { kind.rawValue.hasPrefix($0) }
  }

  private struct Outcome: Sendable {
    var problems: [String] = []
    var kinds: Set<ChangeKind> = []
    var counts = Counts()
  }

  struct Counts: Sendable {
    var pairs = 0
    var changes = 0
    var witnesses = 0
    var documents = 0
    var ruledOut = 0

    mutating func add(_ other: Counts) {
      pairs += other.pairs
      changes += other.changes
      witnesses += other.witnesses
      documents += other.documents
      ruledOut += other.ruledOut
    }
  }

  @Test func `what is called safe has no counter-example, and what is called harmful has a witness`() {
    let count = Self.setting("GEMEL_WITNESS_PAIRS", 60)
    let first = Self.setting("GEMEL_WITNESS_SEED", 1)
    let start = ContinuousClock.now
    let outcomes = parallelMap(count) { Self.outcome(UInt64(first + $0)) }
    var total = Counts()
    var kinds: Set<ChangeKind> = []
    for outcome in outcomes {
      total.add(outcome.counts)
      kinds.formUnion(outcome.kinds)
    }
    let problems = outcomes.flatMap(\.problems)
    print(
      "\(total.pairs) pairs of \(count), \(total.changes) changes of \(kinds.count) kinds, \(total.witnesses) witnesses, "
        + "\(total.ruledOut) ruled out, \(total.documents) documents, \(problems.count) problems, \(ContinuousClock.now - start)"
    )
    let never = ChangeKind.allCases.filter { Self.isProduced($0) && !kinds.contains($0) }.map(\.rawValue)
    print("not produced: \(never.joined(separator: " "))")
    // Rare kinds take many pairs.
    if count >= 4000 { #expect(never == []) }
    for problem in problems.prefix(60) { Issue.record("\(problem)") }
    #expect(total.pairs > count / 3)
  }

  private static func outcome(_ seed: UInt64) -> Outcome {
    var maker = WorkspaceMaker(seed: seed)
    let before = maker.make()
    var mutator = Mutator(maker: maker)
    let after = mutator.mutated(before)
    var outcome = Outcome()
    guard before.sources != after.sources, let old = model(before), let new = model(after) else { return outcome }
    let (oldVersion, newVersion) = (ModelVersion(old), ModelVersion(new))
    guard let finder = try? WitnessFinder(old: oldVersion, new: newVersion) else {
      outcome.problems.append("seed \(seed): no image")
      return outcome
    }
    outcome.counts.pairs = 1
    let found = changes(from: oldVersion, to: newVersion)
    let exhaustion = Exhaustion(finder: finder)
    let population = PopulationProof(finder, pairs(old, new))
    let all = found.map(words).joined(separator: ", ")
    var effects = Effects()
    for change in found {
      outcome.kinds.formUnion([change.kind] + change.consequences.map(\.kind))
      guard let impact = change.impact(ExampleWitnessTests.impact) else { continue }
      effects = effects.joined(impact.effects)
      outcome.counts.changes += 1
      for (audience, effect) in impact.effects.byAudience where [.producers, .readers, .graph].contains(audience) {
        guard effect >= .breaks else { continue }
        if finder.witness(of: change, for: audience) != nil {
          outcome.counts.witnesses += 1
        } else if isRuledOut(change, for: audience, exhaustion, population, before)
          || effect == .silent && isMasked(change, for: audience, among: found, population, finder.registries[.new])
        {
          outcome.counts.ruledOut += 1
        } else {
          outcome.problems.append(
            "seed \(seed): no witness that \(effect) \(audience.names): \(words(change)); changes: \(all)\n\(sources(before, after))"
          )
        }
      }
    }
    var check = SafetyCheck(
      finder, old, new, found, effects, isVaried: RandomWorkspace.variedMembers(before, after))
    check?.run()
    outcome.counts.documents = check?.documents ?? 0
    for problem in check?.problems.prefix(3) ?? [] {
      outcome.problems.append("seed \(seed): \(problem); changes: \(all)\n\(sources(before, after))")
    }
    return outcome
  }

  /// Whether it is proven that no data shows `change` or what follows from it.
  private static func isRuledOut(
    _ change: Change, for audience: Audiences, _ exhaustion: Exhaustion, _ population: PopulationProof?,
    _ before: RandomWorkspace
  ) -> Bool {
    guard let effects = ExampleWitnessTests.impact(change.kind)?.effects.at(change.positions) else { return false }
    return
      (effects[audience] < .breaks || isUnused(change, by: audience, before)
      || exhaustion.rulesOut(change, for: audience)
      || population?.rulesOut(change, for: audience) ?? false
      || isOfRelation(change) && population?.hasNoEdges(of: change.former ?? change.subject, for: audience) ?? false)
      && change.consequences.allSatisfy { isRuledOut($0, for: audience, exhaustion, population, before) }
  }

  private static func isOfRelation(_ change: Change) -> Bool {
    if case .relation? = change.oldOwner { true } else { false }
  }

  /// Whether `change` is of something that packages share and that no twin names where `audience` has data.
  private static func isUnused(_ change: Change, by audience: Audiences, _ before: RandomWorkspace) -> Bool {
    guard let name = (change.former ?? change.subject).split(separator: ".").last.map(String.init) else { return false }
    let state: Set = ["properties", "relationships", "components"]
    let streams: Set = ["telemetry", "events", "commands"]
    let named = before.named(
      in: audience == .graph ? state : state.union(streams), except: audience == .readers ? "request" : nil)
    switch change.oldOwner {
    case .schema?, .unit?: return !named.contains(name)
    case .quantity?:
      let units = (before.ontology["units"]?.entries ?? []).filter { $0.value["quantity"] == .string(name) }
      return named.isDisjoint(with: [name] + units.map(\.key))
    case .point?, .concept?: return !named.contains("meaning." + name)
    case .relation?:
      let narrower = (before.ontology["relations"]?.entries ?? []).filter {
        $0.value["broader"]?.items.contains(.string(name)) ?? false
      }
      return named.isDisjoint(with: ([name] + narrower.map(\.key)).map { "meaning." + $0 })
    default: return false
    }
  }

  /// Whether all data of the types that `change` is of may be refused for something else, so that none is misread.
  private static func isMasked(
    _ change: Change, for audience: Audiences, among found: [Change], _ population: PopulationProof?, _ new: Registry?
  ) -> Bool {
    func types(_ identities: [String]) -> Set<String> { Set(identities.map { String($0.prefix { $0 != "/" }) }) }
    func types(_ change: Change) -> Set<String> {
      let reached = types(change.reach.types + change.reach.members + change.reach.relationships)
      return change.subject.contains("/") || reached.isEmpty ? reached.union(types([change.subject])) : reached
    }
    // Who holds a type as a component reads its edges at the twins of that type.
    let concerned = change.subject.contains("/") ? types([change.subject]) : types(change)
    /// Types that a relationship asks for sources.
    func asked(_ change: Change) -> [String] {
      let parts = change.subject.split(separator: "/", maxSplits: 1).map(String.init)
      guard change.kind == .inverseMinimumRaised, parts.count == 2 else { return [] }
      return new?.type(parts[0])?.member(parts[1])?.relationship?.targets.map(\.id) ?? []
    }
    let refused = found.filter { other in
      (other.kind, other.subject) != (change.kind, change.subject)
        && other.impact(ExampleWitnessTests.impact)?.effects[audience] == .breaks
    }
    let refusing = refused.reduce(into: Set<String>()) { all, other in
      all.formUnion(types(other).union(([other] + other.consequences).flatMap(asked)))
    }
    return concerned.isSubset(of: population?.needing(refusing) ?? refusing)
  }

  /// Identities of types that are the same.
  private static func pairs(_ old: Model, _ new: Model) -> [(old: String, new: String)] {
    let counterparts = Counterparts(from: old, to: new)
    return old.twins.ids.compactMap { id in
      counterparts.new(id).map { (old.identity(old.twins[id].header), new.identity(new.twins[$0].header)) }
    }
  }

  private static func words(_ change: Change) -> String {
    let values = "\(change.before ?? "-") → \(change.after ?? "-")"
    let more = change.consequences.isEmpty ? "" : " {" + change.consequences.map(words).joined(separator: ", ") + "}"
    return "\(change.kind.rawValue) \(change.subject)\(change.path) \(values)\(more)"
  }

  private static func sources(_ before: RandomWorkspace, _ after: RandomWorkspace) -> String {
    var text = "old: \(before.sources.models)\nnew: \(after.sources.models)"
    text += "\nold: \(before.sources.ontology)"
    if before.sources.ontology != after.sources.ontology { text += "\nnew: \(after.sources.ontology)" }
    return text
  }

  /// The model of a workspace without errors.
  static func model(_ workspace: RandomWorkspace) -> Model? {
    func file(_ path: String, _ text: String) -> (path: String, bytes: [UInt8]) { (path, Array(text.utf8)) }
    func package(_ name: String, _ dependencies: String, _ text: String) -> [(path: String, bytes: [UInt8])] {
      let manifest = "edition: 2026\npackage: \(name)\nversion: 1.0.0\ndependencies: {\(dependencies)}\n"
      return [file("gemel.yaml", manifest), file("model.yaml", text)]
    }
    let sources = workspace.sources
    var packages = [
      [
        file("gemel.yaml", "edition: 2026\npackage: org.example.meaning\nkind: ontology\nversion: 1.0.0\n"),
        file("meaning.yaml", sources.ontology),
      ]
    ]
    let meaning = "org.example.meaning: ^1.0.0"
    if sources.isSplit { packages.append(package("com.example.base", meaning, sources.base)) }
    packages.append(
      package("com.example", meaning + (sources.isSplit ? ", com.example.base: ^1.0.0" : ""), sources.model))
    let resolved = resolveGemel(packages)
    if let error = resolved.findings.first(where: { $0.severity == .error }) {
      if ProcessInfo.processInfo.environment["GEMEL_WITNESS_ERRORS"] != nil { print(error.message) }
      return nil
    }
    return resolved.model
  }
}
