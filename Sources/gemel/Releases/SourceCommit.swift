import TwinCompiler
import TwinModel
import TwinRegistry

extension Repository {
  /// Who commits in `directory`, in a repository or not, as git knows it: `Ada <ada@example.com>`; nil where it does not.
  static func committer(around directory: String) throws -> String? {
    let question = ["-c", "user.useConfigOnly=true", "var", "GIT_COMMITTER_IDENT"]
    let found =
      if let repository = try? around(directory) {
        try repository.run(question, limit: 64 << 10)
      } else {
        try runOutside(directory, question, limit: 64 << 10)
      }
    guard let found, found.code == 0 else { return nil }
    let text = String(decoding: found.output, as: UTF8.self)
    return text.lastIndex(of: ">").map { String(text[...$0]) }
  }

  /// Paths, relative to the root, of what is not as the last commit has it, and whether it knows of them.
  fileprivate func uncommittedFiles() throws -> [(path: String, isTracked: Bool)] {
    let found = try run(["status", "--porcelain", "-z", "--untracked-files=all", "--no-renames"])
    guard found.code == 0 else {
      throw CommandFailure(
        code: CommandFailure.couldNotRun, message: "git could not tell what is not committed; `git status` says why")
    }
    return found.output.split(separator: 0).map { entry in
      (String(decoding: entry.dropFirst(3), as: UTF8.self), !entry.starts(with: "??".utf8))
    }
  }

  /// Paths, relative to the root, of the files whose state git looks at: neither ignored nor assumed to be unchanged.
  fileprivate func watchedFiles() throws -> Set<String> {
    let found = try run(["ls-files", "-v", "-z", "--full-name", ":/"])
    guard found.code == 0 else {
      throw CommandFailure(
        code: CommandFailure.couldNotRun, message: "git could not list its files; `git ls-files` says why")
    }
    let entries = found.output.split(separator: 0).filter { $0.first == UInt8(ascii: "H") }
    return Set(entries.map { String(decoding: $0.dropFirst(2), as: UTF8.self) })
  }
}

/// The commit that holds the sources of a workspace as they are.
struct SourceCommit {
  private let workspace: Workspace
  /// Where registries are, which change as they are published to.
  private let registries: [String]

  init(of workspace: Workspace, registries: [String]) {
    self.workspace = workspace
    self.registries = registries
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
      var uncommitted = try uncommittedFiles(repository)
      if workspace.isLockStale { uncommitted.append("\(LockFile.name), which is to be written") }
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

  /// What in the directories of the workspace is not in the commit: of what the commit does not know, what is read alone.
  private func uncommittedFiles(_ repository: Repository) throws -> [String] {
    let manifests = workspace.input.packages.map(\.manifest) + workspace.input.workspaces.map(\.manifest)
    let places =
      manifests.compactMap { workspace.files.location(ofShown: $0.path).map(FileSystem.parent) } + workspace.scope
    var outside: [String] = []
    var directories: [String] = []
    for place in Set(places).sorted() {
      if let path = repository.path(of: place) { directories.append(path) } else { outside.append(place) }
    }
    let registries = registries.compactMap { FileSystem.absolute($0).flatMap(repository.path) }.filter { !$0.isEmpty }
    // Changelogs are written from releases, after them, and are no sources.
    let changelogs = Set(directories.map { FileSystem.join($0, Changelog.file) } + [Changelog.file])
    let read = Set(
      workspace.input.readFiles.compactMap { workspace.files.location(ofShown: $0.path).flatMap(repository.path) })
    let inside = try repository.uncommittedFiles().filter { path, isTracked in
      if changelogs.contains(path) { return false }
      if registries.contains(where: { FileSystem.isBelow(path, $0) }) { return false }
      let isLock = path == LockFile.name || path.hasSuffix("/" + LockFile.name)
      guard isTracked || isLock || read.contains(path) else { return false }
      return directories.contains { $0.isEmpty || FileSystem.isBelow(path, $0) }
    }
    // What git ignores, or was told not to look at, is read all the same.
    let watched = try repository.watchedFiles()
    let sources = workspace.input.packages.flatMap { [$0.manifest] + $0.sources + $0.changes }
    let unwatched = sources.compactMap { workspace.files.location(ofShown: $0.path).flatMap(repository.path) }.filter {
      !watched.contains($0)
    }
    return outside + Set(inside.map(\.path) + unwatched).sorted()
  }
}

extension CompilerInput {
  /// The files that say what is released, and what it is held to.
  fileprivate var readFiles: [InputFile] {
    packages.flatMap { [$0.manifest] + $0.sources + $0.changes } + dtdl + vss + digitalBuildings
      + workspaces.flatMap { [$0.manifest] + $0.rules + $0.packs + [$0.waivers].compactMap(\.self) }
  }
}
