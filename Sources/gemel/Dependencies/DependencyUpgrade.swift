import TwinChanges
import TwinCompiler
import TwinModel
import TwinOutput
import TwinRegistry
import TwinRules
import TwinSource

/// What other releases of its dependencies make of a workspace.
struct DependencyUpgrade {
  /// What differs between what the lock pins and what resolves.
  let differences: [LockDifference]
  /// What of it reaches elements of the workspace.
  var comparison: ModelComparison
  /// How many changes of released packages reach none.
  let unreached: Int
  /// Errors that the workspace has with the new releases and not with those that the lock pins.
  let errors: [Finding]
  /// The workspace with the new releases.
  let compilation: Compilation

  /// Compiles `workspace` with what the lock pins, `old`, and with `new`, and holds one against the other.
  init(
    of workspace: Workspace, from old: [InputFile], to new: [InputFile], _ differences: [LockDifference],
    _ rules: RuleOptions
  ) throws {
    var (before, after) = (workspace, workspace)
    before.input.dependencies = old
    after.input.dependencies = new
    let (earlier, later) = sideBySide({ [before] in before.compile() }, { [after] in after.compile() })
    self.differences = differences
    compilation = later
    let known = Set(try rules.check(earlier).findings.map(\.fingerprint))
    errors = try rules.check(later).findings.filter {
      $0.severity == .error && $0.waiver == nil && !known.contains($0.fingerprint)
    }
    let pipeline = CompilerPipeline()
    var baseline = Baseline(name: "the lock", compilation: earlier)
    baseline.includesReleased = true
    comparison = pipeline.compare(later, with: baseline, configurations: pipeline.configurations(of: later))
    let reach = WorkspaceReach(earlier, later)
    let changes = comparison.changes.filter { reach.concerns($0.change) }
    unreached = comparison.changes.count - changes.count
    comparison.changes = changes
  }
}

/// Which changes of released packages concern the packages that were given: those that something there depends on, in the old model
/// or in the new one.
private struct WorkspaceReach {
  private let old: Side
  private let new: Side

  private struct Side {
    let model: Model
    let facts: ModelFacts
    let dependents: DependencyIndex
    let given: Set<ID<Package>>

    init(_ compilation: Compilation) {
      model = compilation.model
      facts = ModelFacts(model)
      dependents = DependencyIndex(model)
      given = Set(compilation.givenPackages)
    }

    func concerns(_ element: ElementRef) -> Bool {
      isGiven(element) || dependents.dependents(of: element).contains { isGiven($0.element) }
    }

    private func isGiven(_ element: ElementRef) -> Bool {
      facts.package(of: element, in: model).map(given.contains) ?? false
    }
  }

  init(_ earlier: Compilation, _ later: Compilation) { (old, new) = (Side(earlier), Side(later)) }

  func concerns(_ change: Change) -> Bool {
    [change.old, change.oldOwner].compactMap(\.self).contains(where: old.concerns)
      || [change.new, change.newOwner].compactMap(\.self).contains(where: new.concerns)
      || change.consequences.contains(where: concerns)
  }
}
