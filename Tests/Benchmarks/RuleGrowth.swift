import Glibc
import TwinCompiler
import TwinRules

extension Benchmarks {
  /// How the rules grow that hold elements against each other, each by itself: ten times as many types ought to cost about
  /// ten times as much.
  mutating func showGrowth(_ rules: [Rule], from small: Compilation, to large: Compilation) {
    let wholeModel = Set(builtInChecks.filter(\.needsWholeModel).map(\.name))
    let before = RulePass(small.model, sources: small.sourceTrees())
    let after = RulePass(large.model, sources: large.sourceTrees())
    for rule in rules where rule.check.map(wholeModel.contains) ?? false {
      let rules = (rule.alone(in: small), rule.alone(in: large))
      let times = interleaved(
        1, on: CLOCK_PROCESS_CPUTIME_ID,
        [
          { consume(before.findings(of: rules.0).count) },
          { consume(after.findings(of: rules.1).count) },
        ])
      let (least, most) = (times[0].least, times[1].least)
      let factor = Double(Int(most / max(least, 1e-6) * 10)) / 10
      report.note("  \(rule.id)", "\(milliseconds(least)), then \(milliseconds(most)): \(factor) times")
    }
  }
}
