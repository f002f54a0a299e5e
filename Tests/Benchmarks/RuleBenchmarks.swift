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
    let all = rules.map { $0.alone(in: compiled) }
    report.note("rules", "\(all.count), \(pipeline.findings(of: all, in: compiled).count) findings")
    let times = interleaved(
      options.rounds, on: CLOCK_PROCESS_CPUTIME_ID,
      [
        { consume(pipeline.compile(small).findings.count) },
        { consume(pipeline.findings(of: all, in: compiled).count) },
      ])
    for pack in ["recommended", "strict"] {
      let inForce = rulesInForce(pack, in: compiled)
      let found = pipeline.findings(of: inForce, in: compiled).count
      let cost = interleaved(options.rounds, on: CLOCK_PROCESS_CPUTIME_ID) {
        consume(pipeline.findings(of: inForce, in: compiled).count)
      }
      report.ratio(
        "CPU of `\(pack)`, \(inForce.count) rules, \(found) findings", cost.least, to: times[0].least, milliseconds,
        atMost: 1)
    }
    report.ratio(
      "CPU of all rules to reading and resolving", times[1].least, to: times[0].least, milliseconds, atMost: 1)
    report.note("medians", "\(milliseconds(times[1].median)) to \(milliseconds(times[0].median))")
    showSlowest(rules, in: compiled)
    let starting = interleaved(options.rounds, on: CLOCK_PROCESS_CPUTIME_ID) {
      consume(ShippedRules.read(withExamples: false).rules.count)
    }
    report.note("loading the catalogue", milliseconds(starting.least))
    guard !options.isQuick else { return report.skip("100,000 twins", "left out by --quick") }
    let large = pipeline.compile(WorkspaceGenerator.workspace(twins: 100_000, seed: options.seed))
    let rulesOfLarge = rules.map { $0.alone(in: large) }
    let grown = interleaved(1, on: CLOCK_PROCESS_CPUTIME_ID) {
      consume(pipeline.findings(of: rulesOfLarge, in: large).count)
    }
    report.ratio(
      "CPU of all rules, 100,000 twins to 10,000", grown.least, to: times[1].least, milliseconds, atMost: 12)
    showGrowth(rules, from: compiled, to: large)
  }

  /// The rules that a pack puts in force for everything that was given.
  private func rulesInForce(_ pack: String, in compiled: Compilation) -> [RuleInForce] {
    var findings: [Finding] = []
    let configuration = RuleConfiguration(
      catalogue: ShippedRules.catalogue, manifest: nil, extraPacks: [pack], findings: &findings)
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
