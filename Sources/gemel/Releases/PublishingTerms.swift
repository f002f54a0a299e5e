import TwinChanges
import TwinCompiler
import TwinModel
import TwinRegistry
import TwinRules
import TwinSource

/// What the workspace around a directory asks of publishing, by its manifest alone: sources that cannot be read keep nobody from going
/// back.
struct PublishingTerms {
  private var freezes: [Freeze] = []
  private var allowsBackdating = true

  /// Reads what the workspace around `path` asks; nothing without a workspace. A manifest with errors, or a freeze that cannot
  /// be read, is bad usage: what it holds is not known.
  init(around path: String) throws {
    guard let input = try Workspace.catalogueInput(around: path) else { return }
    let compilation = CompilerPipeline().compile(CompilerInput(packages: [], workspaces: input.workspaces))
    let manifests = Set(input.workspaces.map(\.manifest.path))
    var findings: [Finding] = []
    for workspace in compilation.workspaces {
      let configuration = RuleConfiguration(
        catalogue: ShippedRules.catalogue, manifest: workspace.manifest, findings: &findings)
      freezes += configuration.freezes
      if !configuration.changePolicy.allowsBackdating { allowsBackdating = false }
    }
    let problem =
      compilation.findings.first { $0.severity == .error && manifests.contains(compilation.path(of: $0.place)) }
      ?? findings.first { $0.rule == "config/invalid-freeze" }
    if let problem {
      throw CommandFailure.usage(
        "what the workspace asks of releases cannot be read: \(problem.message); `gemel check` shows where")
    }
  }

  /// Stops where `release`, which is to be published today, is of a package that is frozen, as the check does, or is dated on a `day` that
  /// has been and may not be.
  func hold(_ release: ReleaseID, dated day: CalendarDay) throws {
    let today = CalendarDay.today
    try holdFreezes(release, on: today)
    guard day < today, !allowsBackdating else { return }
    throw CommandFailure(
      code: CommandFailure.findings,
      message:
        "\(release) would be dated \(day), and today is \(today): the workspace refuses that, since days of notice could be met so;"
        + " leave --as-of out, or have `backdated: allowed` written under `compatibility` in its manifest")
  }

  private func holdFreezes(_ release: ReleaseID, on day: CalendarDay) throws {
    var findings: [Finding] = []
    let package = GovernedPackage(
      name: release.package.text, baseline: "", place: .none, versionPlace: .none, oldVersion: nil,
      newVersion: release.version, bump: .none, changes: [], records: [], policy: ChangePolicy(), freezes: freezes,
      isReleased: true)
    guard let frozen = govern([package], findings: &findings, asOf: day).problems.first else { return }
    throw CommandFailure(
      code: CommandFailure.findings,
      message: ([frozen.message] + frozen.notes).joined(separator: "; ") + " [\(frozen.rule)]")
  }
}

extension Compilation {
  /// The file of `place`; empty where there is none.
  fileprivate func path(of place: Place) -> String {
    let file = Int(place.file.rawValue)
    return !place.isNone && file < files.count ? files[file].path : ""
  }
}
