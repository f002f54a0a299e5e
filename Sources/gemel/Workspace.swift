import TwinCompiler
import TwinRules
import TwinSource

/// Input that was found on disk, and which part of it was asked for.
struct Workspace {
  /// Everything that belongs together: the whole workspace, since its packages see each other.
  var input: CompilerInput
  /// Where what findings are shown for stands; everything when empty.
  var scope: [String] = []
  /// Where its files are.
  var files: any SourceFiles = Disk()
  /// Whether its lock is not what the manifests need, and was left so since it was not to be written.
  var isLockStale = false
  /// Directories of its workspaces, and of packages that no workspace lists, with the manifests of the packages that they have:
  /// a lock stands there for all of them.
  var manifestsByHome: [(home: String, manifests: [InputFile])] = []

  /// Finds what `paths` belong to: the workspace around them, or the package, or the packages below, or DTDL documents; and
  /// the released packages that those need.
  static func load(
    _ paths: [String], _ terms: DependencyTerms = DependencyTerms(), from files: any SourceFiles = Disk()
  ) throws -> Workspace {
    var workspace = try sources(paths, from: files)
    try workspace.bringInDependencies(terms)
    return workspace
  }

  /// Likewise without the released packages.
  static func sources(_ paths: [String], from files: any SourceFiles = Disk()) throws -> Workspace {
    let paths = paths.isEmpty ? ["."] : paths.map(normalised)
    var loader = WorkspaceLoader(files: files)
    for path in paths { try loader.add(path) }
    return Workspace(
      input: try loader.input(), scope: loader.scope, files: files, manifestsByHome: loader.manifestsByHome)
  }

  /// As `load(_:)`, and where a directory of `paths` has packages, the DTDL documents below it beside them: by themselves,
  /// since a document and what was imported from it would be declared twice. The second is nil without such documents.
  static func loadWithDocuments(
    _ paths: [String], _ terms: DependencyTerms
  ) throws -> (Workspace, documents: Workspace?) {
    let workspace = try load(paths, terms)
    guard !workspace.input.packages.isEmpty else { return (workspace, nil) }
    let given = Set(workspace.input.dtdl.compactMap { FileSystem.absolute($0.path) })
    let directories = (paths.isEmpty ? ["."] : paths.map(normalised)).filter { FileSystem.kind($0) == .directory }
    let documents = documents(below: directories, except: given, in: workspace.files)
    guard !documents.isEmpty else { return (workspace, nil) }
    let input = CompilerInput(packages: [], dtdl: documents)
    return (workspace, Workspace(input: input, scope: workspace.scope))
  }

  /// The DTDL documents below `directories` but for those that stand at `given`, each once: what a link leads to is one
  /// document, shown where it stands itself if that is below as well. What `known` holds at a place is a document, and is
  /// not looked at again where `files` hold the same bytes there.
  static func documents(
    below directories: [String], except given: Set<String> = [], known: [String: [UInt8]] = [:],
    in files: any SourceFiles
  ) -> [InputFile] {
    var documents: [String: (path: String, file: InputFile)] = [:]
    for directory in directories {
      for (path, file) in documentsBelow(directory, known, in: files) {
        guard let target = files.absolute(path), !given.contains(target) else { continue }
        if documents[target].map({ files.isLink($0.path) }) ?? true { documents[target] = (path, file) }
      }
    }
    return documents.values.map(\.file).sorted { $0.path < $1.path }
  }

  /// The DTDL documents below `directory`. What other package managers put there is not looked into, and links that lead out
  /// of it are left alone.
  private static func documentsBelow(
    _ directory: String, _ known: [String: [UInt8]], in files: any SourceFiles
  ) -> [(path: String, file: InputFile)] {
    let top = files.absolute(directory) ?? directory
    let paths = files.glance(below: directory, enter: { !$0.hasSuffix("/node_modules") && $0 != "node_modules" }) {
      hasExtension($0, ["json"])
    }
    files.prepare(paths)
    let documents = parallelMap(paths.count) { index -> (path: String, file: InputFile)? in
      let path = paths[index]
      if files.isLink(path) {
        guard let target = files.absolute(path), FileSystem.isBelow(target, top) else { return nil }
      }
      guard let bytes = try? files.read(path) else { return nil }
      let isKnown = !known.isEmpty && files.absolute(path).map { known[$0] == bytes } ?? false
      return isKnown || isDTDL(bytes) ? (path, InputFile(path: files.shown(path), bytes: bytes)) : nil
    }
    return documents.compactMap { $0 }
  }

  /// The workspace whose manifest is nearest at or above `path`, asked about what is at `path`; nil where there is none.
  /// Nothing below `path` is looked at that the workspace does not list.
  static func around(_ path: String, _ terms: DependencyTerms = DependencyTerms()) throws -> Workspace? {
    let path = normalised(path)
    guard let root = try WorkspaceLoader.workspaceRoot(around: path) else { return nil }
    var workspace = try load([root], terms)
    if let place = place(path), workspace.input.models.contains(where: { workspace.isBelow($0.path, place) }) {
      workspace.scope = [place]
    }
    return workspace
  }

  /// The rules and packs of the workspace that is nearest at or above `path`, without its packages; nil where there is none.
  static func catalogueInput(around path: String) throws -> CompilerInput? {
    guard let root = try WorkspaceLoader.workspaceRoot(around: normalised(path)) else { return nil }
    return CompilerInput(packages: [], workspaces: try WorkspaceLoader.workspaces(at: root))
  }

  /// The directory of the workspace around `path`; nil without one.
  static func root(around path: String) throws -> String? {
    try WorkspaceLoader.workspaceRoot(around: normalised(path))
  }

  /// Whether the file at `path` is one that was asked for, or below one, or the manifest of a workspace around it.
  func includes(_ path: String) -> Bool {
    input.workspaces.contains { $0.manifest.path == path } || isInScope(path)
  }

  /// Whether the file at `path` is one that was asked for, or below one. A link counts where it stands, not where it leads.
  func isInScope(_ path: String) -> Bool {
    scope.isEmpty || scope.contains { isBelow(path, $0) }
  }

  /// Whether `path` alone was asked for.
  func isAbout(_ path: String) -> Bool { scope == [Self.place(Self.normalised(path))] }

  /// Where the file or directory at `path` stands.
  private static func place(_ path: String) -> String? {
    FileSystem.kind(path) == .directory ? FileSystem.absolute(path) : Disk().location(path)
  }

  private func isBelow(_ path: String, _ outer: String) -> Bool {
    files.location(ofShown: path).map { FileSystem.isBelow($0, outer) } ?? true
  }

  /// Those of `proposals` that are about something that was asked for, or about nothing in particular.
  func shown(_ proposals: [MendProposal], of compilation: Compilation) -> [MendProposal] {
    if scope.isEmpty { return proposals }
    // Paths are looked up once a file, not once a finding.
    let isIncluded = (0..<compilation.givenFileCount).map { includes(compilation.files[$0].path) }
    return proposals.filter { proposal in
      let file = Int(proposal.finding.place.file.rawValue)
      return file >= isIncluded.count || isIncluded[file]
    }
  }

  /// Without `./` in front and slashes behind.
  static func normalised(_ path: String) -> String {
    var result = path
    while result.hasPrefix("./") { result.removeFirst(2) }
    while result.count > 1, result.hasSuffix("/") { result.removeLast() }
    return result.isEmpty ? "." : result
  }
}

extension CompilerInput {
  /// Manifests and sources of packages, files of other source languages, and artifacts.
  var models: [InputFile] {
    packages.flatMap { [$0.manifest] + $0.sources + $0.changes } + dtdl + vss + digitalBuildings + artifacts
  }
}
