import TwinCompiler
import TwinModel
import TwinRegistry
import TwinRuntime
import TwinSource

/// What changed between versions of a package, where no release recorded it: their models are compared, as a release would have done.
struct ComparedVersions {
  /// What the package is called.
  let package: String
  /// The model of a version.
  let model: (SemanticVersion) throws -> LoadedModel

  /// The record that a release of `version` after `previous` would have.
  func record(of version: SemanticVersion, since previous: SemanticVersion) throws -> RecordedChanges {
    var baseline = Baseline(name: "\(package) \(previous)", compilation: try compilation(of: previous))
    baseline.package = package
    let comparison = CompilerPipeline().compare(try compilation(of: version), with: baseline, configurations: [])
    guard let name = PackageName(package), let release = ReleaseID(name, version) else {
      throw CommandFailure.usage("`\(package)` \(version) cannot be the name of a release")
    }
    let changes = ReleaseChanges(
      release: release,
      // Nothing was published, so that there is no manifest; who reads it to migrate does not ask for one.
      previous: ReleaseChanges.Previous(version: previous, manifest: ContentDigest(of: [])),
      changes: comparison.changes.map { ReleasedChange($0) })
    return try RecordedChanges(changes.bytes)
  }

  /// The model of `version`, held to be that and without errors.
  private func compilation(of version: SemanticVersion) throws -> Compilation {
    let compilation = try model(version).workspace.compile()
    func failure(_ reason: String) -> CommandFailure {
      CommandFailure(
        code: CommandFailure.couldNotRun,
        message:
          "\(package) \(version) cannot be compared with the versions beside it: \(reason); build it anew, or go by the two models"
          + " at the ends alone, with --ignore-records")
    }
    if let error = compilation.findings.first(where: { $0.severity == .error }) {
      throw failure("its model.json has errors, the first of which is: \(error.message)")
    }
    let model = compilation.model
    let packages = compilation.givenPackages.map { model.packages[$0] }
    guard packages.contains(where: { model.string($0.name) == package && $0.version == version }) else {
      let found = packages.map { "\(model.string($0.name)) \($0.version)" }.joined(separator: ", ")
      throw failure("its model.json is of \(found.isEmpty ? "no package" : found)")
    }
    return compilation
  }
}
