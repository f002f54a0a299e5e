import TwinCompiler
import TwinModel
import TwinRegistry

extension ReleaseContent {
  /// The content of `release`: `files`, and what it says of its changes, to programs and to people, where it says anything.
  /// `restores` is the release whose model it brings back, where it does, and `restoreReason` is why.
  static func of(
    _ release: ReleaseID, _ files: [ArtifactFile], _ changes: ReleaseChanges? = nil,
    restores: SemanticVersion? = nil, restoreReason: String? = nil
  ) throws -> ReleaseContent {
    var files = files
    if let changes {
      let changelog = Changelog(of: changes, restores: restores, restoreReason: restoreReason)
      files += [
        ArtifactFile(name: ReleaseChanges.file, bytes: changes.bytes),
        ArtifactFile(name: Changelog.file, bytes: changelog.bytes),
        ArtifactFile(name: MigrationNotes.file, bytes: MigrationNotes(of: changes).bytes),
      ]
    }
    guard let content = ReleaseContent(release, files: files) else {
      throw CommandFailure(
        code: CommandFailure.couldNotRun,
        message: "the files of \(release) have names that cannot be in a release; please report it")
    }
    return content
  }
}

extension Model {
  /// Identities of the twin types of `package`.
  func types(of package: ID<Package>) -> [String] { packages[package].twins.map { identity(twins[$0].header) } }
}

extension Provenance {
  /// The file of a release that holds it.
  var file: ArtifactFile { ArtifactFile(name: Self.fileName, bytes: bytes) }
}
