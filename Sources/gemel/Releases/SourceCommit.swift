import TwinCompiler
import TwinModel

extension Repository {
  /// Who commits here, as git knows it: `Ada <ada@example.com>`; nil where it does not.
  func committer() throws -> String? {
    let found = try run(["-c", "user.useConfigOnly=true", "var", "GIT_COMMITTER_IDENT"], limit: 64 << 10)
    guard found.code == 0 else { return nil }
    let text = String(decoding: found.output, as: UTF8.self)
    return text.lastIndex(of: ">").map { String(text[...$0]) }
  }

  /// Paths, relative to the root, of what is not as the last commit has it, files that it does not know included.
  fileprivate func uncommittedFiles() throws -> [String] {
    let found = try run(["status", "--porcelain", "-z", "--untracked-files=all", "--no-renames"])
    guard found.code == 0 else {
      throw CommandFailure(
        code: CommandFailure.couldNotRun, message: "git could not tell what is not committed; `git status` says why")
    }
    return found.output.split(separator: 0).map { String(decoding: $0.dropFirst(3), as: UTF8.self) }
  }
}

/// The commit that holds the sources of a workspace as they are.
struct SourceCommit {
  private let workspace: Workspace
  /// Where the registry is, which changes as it is published to.
  private let registry: String

  init(of workspace: Workspace, registry: String) {
    self.workspace = workspace
    self.registry = registry
  }

  /// A directory of the workspace.
  static func home(of workspace: Workspace) -> String {
    workspace.scope.first.map { FileSystem.kind($0) == .directory ? $0 : FileSystem.parent($0) } ?? "."
  }

  /// The hash of the commit. Where there is none, and `allowsDirty` does not ask for nil, that is an error.
  func hash(allowsDirty: Bool) throws -> String? {
    do {
      let repository = try Repository.around(Self.home(of: workspace))
      let commit = try repository.commit("HEAD")
      let uncommitted = try uncommittedFiles(repository)
      guard !uncommitted.isEmpty else { return commit.hash }
      if allowsDirty { return nil }
      let shown = uncommitted.prefix(5).map { "\n  " + $0 }.joined()
      let more = uncommitted.count > 5 ? "\n  and \(uncommitted.count - 5) more" : ""
      throw CommandFailure(
        code: CommandFailure.findings,
        message:
          "the sources are in no commit as they are, so that nobody could look at them later; commit them, or release"
          + " without a commit with --allow-dirty:" + shown + more)
    } catch let failure as CommandFailure where failure.code == CommandFailure.badUsage {
      if allowsDirty { return nil }
      throw CommandFailure.usage(
        failure.message + "; a release names the commit of its sources, unless --allow-dirty is given")
    }
  }

  /// What in the directories of the workspace is not in the commit.
  private func uncommittedFiles(_ repository: Repository) throws -> [String] {
    let manifests = workspace.input.packages.map(\.manifest) + workspace.input.workspaces.map(\.manifest)
    let places =
      manifests.compactMap { workspace.files.location(ofShown: $0.path).map(FileSystem.parent) } + workspace.scope
    var outside: [String] = []
    var directories: [String] = []
    for place in Set(places).sorted() {
      if let path = repository.path(of: place) { directories.append(path) } else { outside.append(place) }
    }
    let registry = FileSystem.absolute(registry).flatMap(repository.path)
    // Changelogs are written from releases, after them, and are no sources.
    let changelogs = Set(directories.map { FileSystem.join($0, Changelog.file) } + [Changelog.file])
    let inside = try repository.uncommittedFiles().filter { path in
      if changelogs.contains(path) { return false }
      if let registry, !registry.isEmpty, FileSystem.isBelow(path, registry) { return false }
      return directories.contains { $0.isEmpty || FileSystem.isBelow(path, $0) }
    }
    return outside + inside
  }
}
