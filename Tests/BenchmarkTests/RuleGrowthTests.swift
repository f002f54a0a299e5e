import Glibc
import Testing
import TwinCompiler
import TwinModel
import TwinRules
import TwinSource

@testable import gemel_bench

/// Checks that hold elements against each other must not hold each against every other.
@Suite struct RuleGrowthTests {
  @Test func `what eight times as many types cost grows with them and not with their square`() {
    let small = Self.compile(twins: 250)
    let large = Self.compile(twins: 2_000)
    let facts = (ModelFacts(small.model), ModelFacts(large.model))
    for check in builtInChecks where check.needsWholeModel {
      let before = Self.seconds(check, small, facts.0)
      let after = Self.seconds(check, large, facts.1)
      // Eight is linear, sixty-four is the square; what costs less than a few milliseconds tells nothing.
      #expect(after < 20 * max(before, 0.004), "\(check.name): \(before) s, then \(after) s")
    }
  }

  private static func compile(twins: Int) -> Compilation {
    CompilerPipeline(isParallel: false).compile(WorkspaceGenerator.workspace(twins: twins, packageSize: 125, seed: 3))
  }

  /// CPU of this thread, so that tests beside this one do not count: the least of two runs.
  private static func seconds(_ check: Check, _ compilation: Compilation, _ facts: ModelFacts) -> Double {
    let model = compilation.model
    let sources = compilation.sourceTrees()
    let scope = FileScope((0..<compilation.givenFileCount).map { FileID(UInt32($0)) })
    let options = Options(Dictionary(uniqueKeysWithValues: check.parameters.map { ($0.name, $0.defaultValue) }))
    return (0..<2).map { _ in
      var run = CheckRun(
        model: model, facts: facts, sources: sources, options: options, selection: check.selection, scope: scope)
      let start = now()
      check.run(&run)
      return now() - start
    }.min() ?? 0
  }

  private static func now() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }
}
