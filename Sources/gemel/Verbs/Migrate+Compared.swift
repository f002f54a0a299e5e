import TwinCompiler
import TwinModel
import TwinRegistry
import TwinRuntime

/// What changed between versions of a package, where no release recorded it: their models are compared, as a release would have done.
struct ComparedVersions {
  /// What the package is called.
  let package: String
  /// The model of a version.
  let model: (SemanticVersion) throws -> LoadedModel

  /// The record that a release of `version` after `previous` would have.
  func record(of version: SemanticVersion, since previous: SemanticVersion) throws -> RecordedChanges {
    let (older, newer) = (try model(previous), try model(version))
    var baseline = Baseline(name: older.name, compilation: try older.workspace.compileWithoutErrors())
    baseline.package = package
    let comparison = CompilerPipeline().compare(
      try newer.workspace.compileWithoutErrors(), with: baseline, configurations: [])
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
}
