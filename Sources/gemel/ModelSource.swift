import TwinCompiler
import TwinModel
import TwinReaders
import TwinRegistry
import TwinSource
import TwinSyntax

/// Where a model is, as people write it: a directory, a file, an artifact, or a commit.
///
/// | written | means |
/// |---|---|
/// | `git:REF` | the commit that git calls REF: a branch, a tag, a hash, `HEAD~2` |
/// | `git:REF:path` | what is at `path` there, from the root of the repository; from the current directory with `./` |
/// | `git:merge-base:REF`, `git:REF...`, `REF...` | what the current branch started from; `A...B` for two others |
/// | `registry:PACKAGE@VERSION` | that release in the registry; the newest one without a version |
/// | `REF` | a commit, where there is no file or directory of that name |
/// | a path | a workspace, a package, a file of one, a directory of DTDL documents, `model.json` or `model.image`, a |
/// | | directory of artifacts as `gemel build` writes it, of which the highest versions are meant |
struct ModelSource {
  /// What people wrote.
  let text: String
  /// Directory of the registry, where the command line names one.
  private let registry: String?
  /// What was released or said later does not count.
  private let day: CalendarDay
  private let form: Form

  private enum Form {
    case path
    case commit(Revision, path: String?)
    case release
  }

  private struct Revision {
    var name: String
    /// The revision whose common ancestor with `name` is meant, if one is.
    var other: String?

    init(_ text: String) {
      guard let dots = text.firstRange(of: "...") else {
        name = text
        return
      }
      name = String(text[..<dots.lowerBound])
      other = dots.upperBound == text.endIndex ? "HEAD" : String(text[dots.upperBound...])
    }

    func commit(in repository: Repository) throws -> Repository.Commit {
      try other.map { try repository.mergeBase(name, $0) } ?? repository.commit(name)
    }
  }

  /// Reads `text`; whether there is such a thing shows when it is loaded.
  init(_ text: String, registry: String? = nil, day: CalendarDay = .today) {
    self.text = text
    self.registry = registry
    self.day = day
    if text.hasPrefix(ReleaseName.prefix) {
      form = .release
      return
    }
    guard text.hasPrefix("git:") else {
      form = .path
      return
    }
    let mark = "merge-base:"
    let written = text.dropFirst("git:".count)
    let isMergeBase = written.hasPrefix(mark)
    let (name, path) = Self.parts(written.dropFirst(isMergeBase ? mark.count : 0))
    form = .commit(Revision(isMergeBase ? name + "..." : name), path: path)
  }

  /// A revision and a path behind the first colon; one within braces belongs to the revision, as in `main@{12:00}`.
  private static func parts(_ text: Substring) -> (revision: String, path: String?) {
    var depth = 0
    for index in text.indices {
      switch text[index] {
      case "{": depth += 1
      case "}": depth -= 1
      case ":" where depth <= 0: return (String(text[..<index]), String(text[text.index(after: index)...]))
      default: continue
      }
    }
    return (String(text), nil)
  }

  /// Loads what it means by itself: an argument of a command. A commit without a path is asked about `directory`.
  func load(from directory: String = ".", _ environment: Environment = .current) throws -> LoadedModel {
    if case .release = form { return try release(around: directory) }
    guard let (repository, revision, path) = try revision(around: directory, environment) else {
      return try Self.open(text, in: Disk(), name: text, terms(around: directory))
    }
    let tree = try GitTree(try revision.commit(in: repository), in: repository)
    let here = FileSystem.absolute(directory).flatMap(repository.path) ?? ""
    return try Self.open(path.map { Self.path($0, from: here) } ?? here, in: tree, terms(around: directory))
  }

  /// Loads what `workspace`, read from disk, was here: a baseline. From a commit the same directories are read and, where
  /// packages have moved, those of the same names; anything else is what it is by itself.
  func load(sameAs workspace: Workspace, _ environment: Environment = .current) throws -> LoadedModel {
    let directory = SourceCommit.home(of: workspace)
    if case .release = form { return try release(around: directory) }
    guard let (repository, revision, path) = try revision(around: directory, environment) else {
      return try Self.open(text, in: Disk(), name: text, terms(around: directory))
    }
    let tree = try GitTree(try revision.commit(in: repository), in: repository)
    if let path {
      let here = FileSystem.absolute(".").flatMap(repository.path) ?? ""
      let place = Self.path(path, from: here)
      guard tree.kind(place) != nil else {
        throw CommandFailure.usage(
          "`\(revision.name)` has nothing at `\(place)`; paths in a commit are from the root of the repository")
      }
      return try Self.open(place, in: tree, terms(around: directory))
    }
    for place in workspace.scope where repository.path(of: place) == nil {
      throw CommandFailure.usage(
        "`\(place)` is not in the working tree of the repository around `\(directory)`; compare what is in one repository"
          + " at a time")
    }
    return try EarlierWorkspace(of: workspace, in: tree, terms(around: directory), path: repository.path).load()
  }

  /// What is compared is looked at and not changed. Sources in a commit have the registry of the directory they are asked from.
  private func terms(around directory: String) -> DependencyTerms {
    DependencyTerms(registry: registry, day: day, writesLock: false, home: directory)
  }

  private func release(around directory: String) throws -> LoadedModel {
    let registry = try LocalRegistry.open(try RegistryOptions.directory(registry, around: directory))
    let name = try ReleaseName(String(text.dropFirst(ReleaseName.prefix.count)))
    let record = try registry.release(name, on: .today).record
    return try RegistryModels(registry: registry).model(of: record)
  }

  private static func path(_ written: String, from here: String) -> String {
    written == "." || written.hasPrefix("./") ? FileSystem.join(here, Workspace.normalised(written)) : written
  }

  /// What is at `path` in a commit.
  private static func open(_ path: String, in tree: GitTree, _ terms: DependencyTerms) throws -> LoadedModel {
    guard tree.kind(path) != nil else { return .absent(in: tree, name: tree.commit.summary) }
    return try open(path, in: tree, name: tree.commit.summary, terms)
  }

  /// What is at `path`: artifacts or sources.
  private static func open(
    _ path: String, in files: any SourceFiles, name: String, _ terms: DependencyTerms
  ) throws -> LoadedModel {
    let registry = { try RegistryOptions.directoryIfNamed(terms) }
    guard let input = try ArtifactFiles.find(Workspace.normalised(path), in: files, registry: registry) else {
      return LoadedModel(workspace: try Workspace.load([path], terms, from: files), name: name)
    }
    guard !input.artifacts.isEmpty else { return .absent(in: files, name: name) }
    return LoadedModel(workspace: Workspace(input: input, files: files), name: name)
  }

  /// Throws where a plain word is the name of a file or directory and of a branch or tag as well.
  private func refuseAmbiguity(around directory: String, _ environment: Environment) throws {
    guard !text.contains("/"), !text.hasPrefix("."), let repository = try? Repository.around(directory, environment),
      try repository.hasRef(text)
    else { return }
    throw CommandFailure.usage(
      "`\(text)` is a file or directory here and a branch or tag too; write `./\(text)` or `git:\(text)`")
  }

  /// What to do where there is no repository.
  private static let advice = "name a directory or an artifact instead"

  /// The repository around `directory` and what is meant in it; nil where a path is meant.
  private func revision(
    around directory: String, _ environment: Environment
  ) throws -> (Repository, Revision, path: String?)? {
    switch form {
    case .commit(let revision, let path):
      return (try .around(directory, environment, advice: Self.advice), revision, path)
    case .release: return nil
    case .path:
      if FileSystem.kind(text) != nil {
        try refuseAmbiguity(around: directory, environment)
        return nil
      }
      let repository: Repository
      do {
        repository = try .around(directory, environment, advice: Self.advice)
      } catch let failure as CommandFailure where failure.code == CommandFailure.badUsage {
        throw CommandFailure.usage("there is no file or directory `\(text)`, and no git repository that could know it")
      }
      let revision = Revision(text)
      guard text.contains("/"), text.hasPrefix(".") || text.hasPrefix("/"), try !repository.knows(revision.name) else {
        return (repository, revision, nil)
      }
      throw CommandFailure.usage("there is no file or directory `\(text)`")
    }
  }
}

/// A model that was loaded to be compared.
struct LoadedModel {
  /// Its files; none where it is absent.
  var workspace: Workspace
  /// What it is called: `main (1a2b3c4d5e6f)`, `old/models`.
  var name: String
  /// Whether there was nothing of it: then everything is new.
  var isAbsent = false
  /// The package that counts, where it is a release of one: what that needs is there to be understood, not to be compared.
  var package: String?

  fileprivate static func absent(in files: any SourceFiles, name: String) -> LoadedModel {
    LoadedModel(workspace: Workspace(input: CompilerInput(packages: []), files: files), name: name, isAbsent: true)
  }
}

extension Repository.Commit {
  /// Its name and the beginning of its hash.
  var summary: String { hash.hasPrefix(name) ? name : "\(name) (\(hash.prefix(12)))" }
}

/// What a workspace on disk was at a commit.
private struct EarlierWorkspace {
  private let workspace: Workspace
  private let tree: GitTree
  private let terms: DependencyTerms
  private let path: (String) -> String?

  /// `path` gives the path in the tree of what stands at a resolved path on disk.
  init(
    of workspace: Workspace, in tree: GitTree, _ terms: DependencyTerms, path: @escaping (String) -> String?
  ) {
    self.workspace = workspace
    self.tree = tree
    self.terms = terms
    self.path = path
  }

  func load() throws -> LoadedModel {
    let input = workspace.input
    var directories: [String] = []
    for manifest in input.workspaces.map(\.manifest) + input.packages.map(\.manifest) {
      guard let path = path(of: manifest), try tree.hasFile(path) else { continue }
      directories.append(FileSystem.parent(path))
    }
    var found = try packages(at: directories)
    let missing = Set(input.packages.compactMap(\.name)).subtracting(found.input.packages.compactMap(\.name))
    if !missing.isEmpty {
      let moved = try packages(named: missing, except: found)
      if !moved.isEmpty { found = try packages(at: directories + moved) }
    }
    found.input.dtdl = documents()
    let foreign = try foreignSources()
    (found.input.vss, found.input.digitalBuildings) = (foreign.vss, foreign.digitalBuildings)
    guard !found.input.models.isEmpty else {
      return .absent(in: tree, name: tree.commit.summary)
    }
    return LoadedModel(workspace: found, name: tree.commit.summary)
  }

  private func packages(at directories: [String]) throws -> Workspace {
    guard !directories.isEmpty else { return Workspace(input: CompilerInput(packages: []), files: tree) }
    return try Workspace.load(directories, terms, from: tree)
  }

  /// The documents below the directories that have some now.
  private func documents() -> [InputFile] {
    let documents = workspace.input.dtdl
    let now = zip(workspace.files.locations(ofShown: documents.map(\.path)), documents).compactMap { place, file in
      place.map { (place: $0, bytes: file.bytes) }
    }
    guard !now.isEmpty else { return [] }
    let known = Dictionary(
      now.compactMap { document in path(document.place).map { ("/" + $0, document.bytes) } },
      uniquingKeysWith: { first, _ in first })
    let wanted = workspace.scope.filter { scope in now.contains { FileSystem.isBelow($0.place, scope) } }
      .compactMap(path)
    return Workspace.documents(below: wanted.filter { tree.kind($0) == .directory }, known: known, in: tree)
      + wanted.filter { tree.kind($0) == .file }.compactMap { path in
        (try? tree.read(path)).map { InputFile(path: tree.shown(path), bytes: $0) }
      }
  }

  /// Vehicle signals and ontologies below the directories that have some now.
  private func foreignSources() throws -> CompilerInput {
    let places = (workspace.input.vss + workspace.input.digitalBuildings)
      .compactMap { workspace.files.location(ofShown: $0.path) }
    let wanted = workspace.scope.filter { scope in places.contains { FileSystem.isBelow($0, scope) } }.compactMap(path)
      .filter { tree.kind($0) != nil }
    return wanted.isEmpty ? CompilerInput(packages: []) : try Workspace.sources(wanted, from: tree).input
  }

  /// Directories of the packages of these names that stand elsewhere, one for each name.
  private func packages(named names: Set<String>, except found: Workspace) throws -> [String] {
    let known = Set(found.input.packages.map(\.manifest.path))
    var wanted = names
    var directories: [String] = []
    for path in tree.files(named: "gemel.yaml") where !known.contains(tree.shown(path)) {
      guard let bytes = try? tree.read(path),
        let name = PackageInput(manifest: InputFile(path: path, bytes: bytes), sources: []).name,
        wanted.remove(name) != nil
      else { continue }
      directories.append(FileSystem.parent(path))
      if wanted.isEmpty { break }
    }
    return directories
  }

  private func path(of manifest: InputFile) -> String? {
    workspace.files.location(ofShown: manifest.path).flatMap(path)
  }
}

extension PackageInput {
  /// The name that its manifest declares.
  var name: String? {
    let declarations = readGemelManifest(parseYAML(manifest.bytes, file: .none).tree).declarations
    return declarations.package.map { declarations.symbols[$0.header.name] }
  }
}
