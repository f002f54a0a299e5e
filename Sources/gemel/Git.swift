import TwinModel
import Glibc
import TwinSource

/// A git repository, asked through git itself: the one reader of packs, alternates, worktrees and every format of refs and
/// objects. Only what is there is read: nothing is fetched, checked out or written, and nothing asks or pages.
struct Repository: Sendable {
  /// Root of the working tree, resolved; nil where there is none, as in a bare repository.
  let root: String?
  /// Whether the history is cut off, as in the checkouts of most CI systems.
  let isShallow: Bool
  /// Where git is started.
  private let directory: String
  private let identity: String
  private let program: String
  private let environment: Environment

  /// A commit that a text names.
  struct Commit: Sendable {
    /// Its hash.
    var hash: String
    /// What people wrote.
    var name: String
  }

  /// The repository around `directory`.
  ///
  /// Hooks are started with variables that name a repository, relative to where they are started. They count where they name
  /// the one around `directory`, or where there is none. `advice` tells who cannot have it what to do.
  static func around(
    _ directory: String, _ environment: Environment = .current, advice: String? = nil
  ) throws -> Repository {
    let advice = advice.map { "; " + $0 } ?? ""
    guard let program = environment.path(of: "git") else {
      throw CommandFailure(
        code: CommandFailure.couldNotRun,
        message: "`git` is not on the PATH, so there is no commit to read" + advice)
    }
    let silent = environment.silent
    let unnamed = silent.without(Environment.placeVariables + Environment.storeVariables)
    let named =
      environment.variables["GIT_DIR"] == nil ? nil : try open(".", program, silent)
    if let named, environment.variables["GIT_WORK_TREE"] != nil, let root = named.root,
      let place = FileSystem.absolute(directory), FileSystem.isBelow(place, root)
    {
      return named
    }
    if let found = try open(directory, program, unnamed) {
      // Without variables that say where objects are there is nothing more to find.
      let isPlain = !Environment.storeVariables.contains { environment.variables[$0] != nil }
      if isPlain { return found }
      if environment.variables["GIT_DIR"] == nil || named?.identity == found.identity {
        return try open(directory, program, silent.without(Environment.placeVariables)) ?? found
      }
      return found
    }
    if let named { return named }
    throw CommandFailure.usage(
      "`\(directory)` is in no git repository, so there is no commit to read" + advice)
  }

  /// The repository that git finds from `directory`; nil where it finds none.
  private static func open(
    _ directory: String, _ program: String, _ environment: Environment
  ) throws -> Repository? {
    func ask(_ arguments: [String]) throws -> Subprocess.Result {
      try Subprocess.run(program, ["-C", directory, "rev-parse"] + arguments, environment, limit: 1 << 20)
    }
    var facts = try ask(["--is-shallow-repository", "--absolute-git-dir", "--show-toplevel"])
    // Without a working tree the last is an error; a path with a line feed is told from the next one only by asking apart.
    let isPlain = facts.code == 0 && facts.output.count { $0 == 0x0A } == 3
    if !isPlain { facts = try ask(["--is-shallow-repository", "--absolute-git-dir"]) }
    guard facts.code == 0 else {
      if facts.errors.contains("safe.directory") {
        let place = FileSystem.absolute(directory) ?? directory
        throw CommandFailure(
          code: CommandFailure.couldNotRun,
          message:
            "git does not trust the repository around `\(place)`, since it belongs to someone else; say that you do:"
            + " `git config --global --add safe.directory \(place)`, with the root of the repository")
      }
      if facts.errors.contains("not a git repository") { return nil }
      throw failure("find the repository around `\(directory)`", facts)
    }
    let lines = withoutLineFeed(facts.output).split(separator: "\n", maxSplits: isPlain ? 2 : 1).map(String.init)
    var root = isPlain ? lines.last : nil
    if !isPlain {
      let top = try ask(["--show-toplevel"])
      root = top.code == 0 ? withoutLineFeed(top.output) : nil
    }
    return Repository(
      root: root, isShallow: lines.first == "true", directory: directory,
      identity: lines.dropFirst().first ?? "", program: program, environment: environment)
  }

  private static func withoutLineFeed(_ bytes: [UInt8]) -> String {
    String(decoding: bytes.last == 0x0A ? bytes.dropLast() : bytes[...], as: UTF8.self)
  }

  private static func failure(_ action: String, _ result: Subprocess.Result) -> CommandFailure {
    let reason = result.errors.split(separator: "\n").first.map(String.init) ?? "exit code \(result.code)"
    return CommandFailure(code: CommandFailure.couldNotRun, message: "git could not \(action): \(reason)")
  }

  // MARK: - Asking

  /// Whether there is a git to ask.
  static var isGitThere: Bool { Environment.current.path(of: "git") != nil }

  /// Runs a command of git in a directory that may be in no repository; nil where there is no git.
  static func runOutside(_ directory: String, _ arguments: [String], limit: Int) throws -> Subprocess.Result? {
    let environment = Environment.current
    guard let program = environment.path(of: "git") else { return nil }
    return try Subprocess.run(program, ["-C", directory] + arguments, environment.silent, limit: limit)
  }

  /// Runs a command of git to its end.
  func run(_ arguments: [String], limit: Int = 256 << 20) throws -> Subprocess.Result {
    try Subprocess.run(program, ["-C", directory] + arguments, environment, limit: limit)
  }

  /// Starts a command of git that answers what is written to it.
  func start(_ arguments: [String]) throws -> Subprocess {
    try Subprocess(program, ["-C", directory] + arguments, environment, capturesErrors: false)
  }

  /// The path of what stands at the resolved path `place`, relative to the root; nil where it is not in the working tree.
  func path(of place: String) -> String? {
    guard let root, FileSystem.isBelow(place, root) else { return nil }
    return place == root ? "" : String(place.dropFirst(root == "/" ? 1 : root.count + 1))
  }

  /// The hash of the commit that `revision` names, tags followed to what they mark; nil where it names none.
  private func hash(_ revision: String) throws -> String? {
    guard !revision.isEmpty, !revision.utf8.contains(0) else { return nil }
    let found = try run(
      ["rev-parse", "--verify", "--quiet", "--end-of-options", revision + "^{commit}"], limit: 1 << 20)
    guard found.code == 0 else { return nil }
    return Self.withoutLineFeed(found.output)
  }

  /// Whether the commit with the hash `hash` is `HEAD` or one before it; false where there is no such commit here.
  func holds(commit hash: String) throws -> Bool {
    try run(["merge-base", "--is-ancestor", "--end-of-options", hash, "HEAD"], limit: 1 << 20).code == 0
  }

  /// Whether `revision` names a commit.
  func knows(_ revision: String) throws -> Bool { try hash(revision) != nil }

  /// Whether a branch or a tag is called `name`.
  func hasRef(_ name: String) throws -> Bool {
    let refs = ["refs/heads/", "refs/tags/"].map { $0 + name }
    let found = try run(["for-each-ref", "--format=%(refname)"] + refs, limit: 1 << 20)
    return Self.withoutLineFeed(found.output).split(separator: "\n").contains { refs.contains(String($0)) }
  }

  /// The commit that `revision` names.
  func commit(_ revision: String) throws -> Commit {
    guard let hash = try hash(revision) else { throw try unknown(revision) }
    return Commit(hash: hash, name: revision)
  }

  /// The nearest common ancestor of two revisions: what a branch started from.
  func mergeBase(_ revision: String, _ other: String) throws -> Commit {
    let (one, two) = (try commit(revision), try commit(other))
    let found = try run(["merge-base", one.hash, two.hash], limit: 1 << 20)
    if found.code == 0 {
      let name = revision + "..." + (other == "HEAD" ? "" : other)
      return Commit(hash: String(Self.withoutLineFeed(found.output).prefix { $0 != "\n" }), name: name)
    }
    guard found.code == 1 else { throw Self.failure("find what `\(revision)` and `\(other)` have in common", found) }
    if isShallow {
      throw CommandFailure(
        code: CommandFailure.couldNotRun,
        message: "what `\(revision)` and `\(other)` have in common is not in this clone, which is shallow; "
          + Self.deepening)
    }
    throw CommandFailure.usage(
      "`\(revision)` and `\(other)` have no common history; compare with `\(revision)` itself, without a merge base")
  }

  // MARK: - What is not there

  static let deepening =
    "get its history with `git fetch --unshallow`, or `fetch-depth: 0` where a CI system checks it out"

  /// A tag that names a release: `v1.4.0`, or with a name before it, `hvac-v1.4.0`, `com.example.hvac@1.4.0`.
  typealias Release = (tag: String, name: String, version: SemanticVersion)

  /// Releases in this commit's history or on it; where there are none, those of other branches. By version, the latest first.
  /// Pre-releases are none.
  func releases() throws -> (releases: [Release], areElsewhere: Bool) {
    let own = try releases(["--merged", "HEAD"])
    if !own.isEmpty { return (own, false) }
    let others = try releases([])
    return (others, !others.isEmpty)
  }

  private func releases(_ selection: [String]) throws -> [Release] {
    let answer = try run(["tag", "--list"] + selection)
    guard answer.code == 0 else { return [] }
    let tags = String(decoding: answer.output, as: UTF8.self).split(separator: "\n").map(String.init)
    let releases = tags.compactMap { tag -> Release? in
      let digits = tag.reversed().prefix { $0.isNumber || $0 == "." }
      guard let version = SemanticVersion(String(digits.reversed())) else { return nil }
      var name = tag.dropLast(digits.count)
      if name.last == "v" || name.last == "V" { name.removeLast() }
      if let mark = name.last, "@-/_".contains(mark) { name.removeLast() } else if !name.isEmpty { return nil }
      return (tag, String(name), version)
    }
    return releases.sorted { a, b in a.version == b.version ? a.tag < b.tag : b.version < a.version }
  }

  /// Why `revision` names no commit, and what to do.
  private func unknown(_ revision: String) throws -> CommandFailure {
    let problem = "git knows no commit `\(revision)`"
    if try hash("HEAD") == nil {
      return .usage("\(problem): nothing has been committed to this branch yet, so there is nothing to compare with")
    }
    let listed = try run(["for-each-ref", "--format=%(refname)"], limit: 64 << 20)
    let refs = Self.withoutLineFeed(listed.output).split(separator: "\n").compactMap { ref in
      ["refs/heads/", "refs/tags/", "refs/remotes/"].first { ref.hasPrefix($0) }.map { String(ref.dropFirst($0.count)) }
    }
    let remotes = try run(["remote"], limit: 1 << 20)
    let names = Self.withoutLineFeed(remotes.output).split(separator: "\n").map(String.init)
    if let remote = names.first(where: { refs.contains("\($0)/\(revision)") }) {
      return .usage("\(problem); there is `\(remote)/\(revision)`, the branch of the remote: name that")
    }
    let depth =
      isShallow ? "; this clone is shallow: if the commit is older, " + Self.deepening : ""
    if let suggestion = nearest(to: revision, in: refs) {
      return .usage("\(problem); did you mean `\(suggestion)`?" + depth)
    }
    let isName = revision.allSatisfy { $0.isLetter || $0.isNumber || "-_./".contains($0) }
    let isHash = revision.count >= 7 && revision.allSatisfy(\.isHexDigit)
    guard isName, !isHash, let remote = names.first(where: { revision.hasPrefix($0 + "/") }) ?? names.first else {
      return .usage(problem + (depth.isEmpty ? "; `git log` and `git branch --all` list what there is" : depth))
    }
    let branch = revision.hasPrefix(remote + "/") ? String(revision.dropFirst(remote.count + 1)) : revision
    return .usage(
      "\(problem); if it is a branch of `\(remote)`,"
        + " `git fetch \(remote) \(branch):refs/remotes/\(remote)/\(branch)` gets it as `\(remote)/\(branch)`" + depth)
  }

  /// Why an object that a commit names cannot be read.
  func missingObject(_ path: String) -> FileError {
    let partial = try? run(
      ["config", "--get-regexp", "^(extensions\\.partialclone|remote\\..*\\.promisor)$"], limit: 1 << 20)
    return FileError(
      "read", path,
      because: partial?.code == 0
        ? "this clone is partial and does not hold it; get everything with `git fetch --refetch --no-filter`, or clone"
          + " without `--filter`"
        : "the repository does not hold it, though the commit names it; `git fsck` says what is wrong")
  }
}

extension Environment {
  /// What names a repository and its working tree.
  fileprivate static let placeVariables = [
    "GIT_DIR", "GIT_WORK_TREE", "GIT_IMPLICIT_WORK_TREE", "GIT_PREFIX", "GIT_INDEX_FILE",
  ]
  /// What names where a repository's objects and refs are.
  fileprivate static let storeVariables = [
    "GIT_COMMON_DIR", "GIT_OBJECT_DIRECTORY", "GIT_ALTERNATE_OBJECT_DIRECTORIES", "GIT_NAMESPACE", "GIT_SHALLOW_FILE",
    "GIT_GRAFT_FILE", "GIT_QUARANTINE_PATH",
  ]

  fileprivate func without(_ names: [String]) -> Environment {
    Environment(variables: variables.filter { !names.contains($0.key) })
  }

  /// One in which git speaks English, asks nothing, pages nothing, takes no locks and fetches nothing.
  fileprivate var silent: Environment {
    var result = self
    let settings = [
      "LC_ALL": "C", "LANGUAGE": "C", "GIT_TERMINAL_PROMPT": "0", "GIT_PAGER": "cat", "GIT_OPTIONAL_LOCKS": "0",
      "GIT_NO_LAZY_FETCH": "1", "GIT_ALLOW_PROTOCOL": "none", "GIT_ADVICE": "0",
    ]
    result.variables.merge(settings) { $1 }
    return result
  }
}
