import Glibc
import TwinCompiler
import TwinRules
import TwinSource

extension Benchmarks {
  /// All built-in rules at once, whatever pack they are in, to reading and resolving; and how they grow.
  mutating func ruling() {
    report.section("Rules (all of the catalogue, generated workspace, seed \(options.seed))")
    let pipeline = CompilerPipeline(isParallel: false)
    let small = WorkspaceGenerator.workspace(twins: 10_000, seed: options.seed)
    let compiled = pipeline.compile(small)
    let rules = ShippedRules.catalogue.rules.filter { $0.check != nil }
    let reading = interleaved(options.rounds, on: CLOCK_PROCESS_CPUTIME_ID) {
      consume(pipeline.compile(small).findings.count)
    }
    func measure(_ name: String, _ inForce: [RuleInForce], atMost bound: Double?) -> Samples {
      let found = pipeline.findings(of: inForce, in: compiled).count
      let cost = interleaved(options.rounds, on: CLOCK_PROCESS_CPUTIME_ID) {
        consume(pipeline.findings(of: inForce, in: compiled).count)
      }
      let ids = Set(inForce.map(\.rule.id)).count
      let text = "CPU of \(name): \(ids) rules, \(found) findings"
      if let bound {
        report.ratio(text, cost.least, to: reading.least, milliseconds, atMost: bound)
      } else {
        report.note(text, "\(milliseconds(cost.least)) to \(milliseconds(reading.least))")
      }
      return cost
    }
    _ = measure("`recommended`", rulesInForce(["recommended"], in: compiled), atMost: 1)
    let strict = measure("`strict`", rulesInForce(["strict"], in: compiled), atMost: 1)
    _ = measure("every rule, under all packs at once", everyRule(in: compiled), atMost: nil)
    _ = measure("every rule, with its defaults", rules.map { $0.alone(in: compiled) }, atMost: 1)
    showSlowest(rules, in: compiled)
    let starting = interleaved(options.rounds, on: CLOCK_PROCESS_CPUTIME_ID) {
      consume(ShippedRules.completeCatalogue.ruleIDs.count)
    }
    report.note("reading the catalogue, examples and all", milliseconds(starting.least))
    guard !options.isQuick else { return report.skip("100,000 twins", "left out by --quick") }
    let large = pipeline.compile(WorkspaceGenerator.workspace(twins: 100_000, seed: options.seed))
    let strictOfLarge = rulesInForce(["strict"], in: large)
    let grown = interleaved(1, on: CLOCK_PROCESS_CPUTIME_ID) {
      consume(pipeline.findings(of: strictOfLarge, in: large).count)
    }
    report.ratio(
      "CPU of `strict`, 100,000 twins to 10,000", grown.least, to: strict.least, milliseconds, atMost: 12)
    showGrowth(rules, from: compiled, to: large)
  }

  /// Every rule in force: under all packs and target profiles at once, with its defaults where no pack has it.
  private func everyRule(in compiled: Compilation) -> [RuleInForce] {
    let packed = rulesInForce(ShippedRules.catalogue.packNames, in: compiled)
    let ids = Set(packed.map(\.rule.id))
    let rest = ShippedRules.catalogue.rules.filter { $0.check != nil && !ids.contains($0.id) }
    return packed + rest.map { $0.alone(in: compiled) }
  }

  /// The rules that packs put in force for everything that was given.
  private func rulesInForce(_ packs: [String], in compiled: Compilation) -> [RuleInForce] {
    var findings: [Finding] = []
    let configuration = RuleConfiguration(
      catalogue: ShippedRules.catalogue, manifest: nil, extraPacks: packs, findings: &findings)
    let files = (0..<compiled.givenFileCount).map { (id: FileID(UInt32($0)), path: compiled.files[$0].path) }
    return configuration.rulesInForce(for: files)
  }

  /// The rules that cost most, each by itself.
  private func showSlowest(_ rules: [Rule], in compiled: Compilation) {
    let pass = RulePass(compiled.model, sources: compiled.sourceTrees())
    let costs = rules.map { rule -> (rule: Rule, seconds: Double) in
      let inForce = rule.alone(in: compiled)
      let times = interleaved(2, on: CLOCK_PROCESS_CPUTIME_ID) { consume(pass.findings(of: inForce).count) }
      return (rule, times.least)
    }
    for (rule, seconds) in costs.sorted(by: { $0.seconds > $1.seconds }).prefix(8) {
      report.note("  \(rule.id)", milliseconds(seconds))
    }
  }
}
