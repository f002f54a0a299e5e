import ArgumentParser
import TwinCompiler
import TwinModel
import TwinOutput
import TwinReaders
import TwinRegistry
import TwinStore

/// Which registry is meant.
struct RegistryOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Directory of the registry; what the workspace names as `registry` by default.", valueName: "directory"),
    completion: .directory)
  var registry: String?

  // A name is empty where it comes from a variable that is not set.
  func validate() throws {
    if registry?.isEmpty == true { throw ValidationError("--registry names no directory") }
  }

  /// The directory that is meant for the workspace around `path`.
  func directory(around path: String) throws -> String { try Self.directory(registry, around: path) }

  /// The directory `named` or, where there is none, what the workspace around `path` names.
  static func directory(_ named: String?, around path: String) throws -> String {
    if let named { return named }
    if FileSystem.kind(path) != nil, let input = try Workspace.catalogueInput(around: path),
      let directory = declared(in: input).first
    {
      return directory
    }
    throw unnamed
  }

  /// The directory that is meant for `workspace`.
  func directory(of workspace: Workspace) throws -> String {
    if let registry { return registry }
    if let directory = Self.declared(in: workspace.input).first { return directory }
    throw Self.unnamed
  }

  /// The directory that is meant for the dependencies of `workspace`; nil where none is named. Sources that are in a commit have
  /// the registry of the workspace on disk.
  static func directoryIfNamed(_ terms: DependencyTerms, for workspace: Workspace) throws -> String? {
    if let named = terms.registry { return named }
    return workspace.files is Disk ? declared(in: workspace.input).first : try directoryIfNamed(terms)
  }

  /// The directory that the command line names, or the workspace around the directory that is asked from; nil without either.
  static func directoryIfNamed(_ terms: DependencyTerms) throws -> String? {
    if let named = terms.registry { return named }
    guard FileSystem.kind(terms.home) != nil, let input = try Workspace.catalogueInput(around: terms.home) else {
      return nil
    }
    return declared(in: input).first
  }

  private static let unnamed = CommandFailure.usage(
    "no registry is named: give its directory with --registry, or write `registry: DIRECTORY` below `workspace` in gemel.yaml"
  )

  /// What workspaces name, as seen from the current directory.
  static func declared(in input: CompilerInput) -> [String] {
    input.readWorkspaces.compactMap { workspace in
      workspace.manifest.workspace?.registry.map(workspace.path)
    }
  }
}

extension CompilerInput {
  /// Its workspaces by their manifests alone, whatever their packages hold.
  var readWorkspaces: [ReadWorkspace] {
    CompilerPipeline().compile(CompilerInput(packages: [], workspaces: workspaces)).workspaces
  }
}

extension ReadWorkspace {
  /// The path that its manifest names, as seen from the current directory.
  func path(_ named: Reference) -> String {
    let name = manifest.symbols[named.name]
    return name.hasPrefix("/") ? name : root + name
  }
}

/// A registry in a directory, whose failures are those of a command.
struct LocalRegistry {
  /// Where it is, as it was named.
  let path: String
  private let directory: RegistryDirectory

  /// Opens the registry at `path`. One whose description is damaged ends with the exit code `damage`.
  static func open(_ path: String, damage: Int32 = CommandFailure.couldNotRun) throws -> LocalRegistry {
    guard let registry = try openIfThere(path, damage: damage) else {
      throw CommandFailure.usage("there is no registry `\(path)`; `gemel release --registry \(path)` makes one")
    }
    return registry
  }

  /// Opens the registry at `path`; nil where there is nothing yet, or a directory with nothing in it.
  static func openIfThere(_ path: String, damage: Int32 = CommandFailure.couldNotRun) throws -> LocalRegistry? {
    guard FileSystem.kind(path) != nil, try !failing(path, { try RegistryDirectory.isVacant(path) }) else { return nil }
    return LocalRegistry(path: path, directory: try failing(path, damage: damage) { try RegistryDirectory.open(path) })
  }

  /// Opens the registry at `path` to see what was released. A name that is misspelt, or a registry that was not checked out, would
  /// pass for one without releases, so that there has to be one; `purpose` follows "there is no registry `reg`".
  static func openNamed(_ path: String, _ purpose: String) throws -> LocalRegistry {
    guard let registry = try openIfThere(path) else {
      throw CommandFailure.usage(
        "there is no registry `\(path)` \(purpose): see that its name is right and that it is checked out; before the"
          + " first release, `gemel registry init` makes an empty one, to be committed")
    }
    return registry
  }

  /// Opens the registry at `path`, which is made where there is none.
  static func create(_ path: String) throws -> LocalRegistry {
    LocalRegistry(path: path, directory: try failing(path) { try RegistryDirectory.create(path) })
  }

  /// What `body` makes of it.
  func with<Result>(_ body: (RegistryDirectory) throws -> Result) throws -> Result {
    try Self.failing(path) { try body(directory) }
  }

  /// Writes the index for OCI tools anew. What it leads to is out already, so that a failure is told and fails nothing.
  func rebuildLayout(onlyIfStale: Bool = false) {
    do {
      try with { if try !onlyIfStale || !$0.staleLayout().isEmpty { try $0.rebuildLayout() } }
    } catch {
      let reason = (error as? CommandFailure)?.message ?? "\(error)"
      Terminal.note(
        neutralised(
          "gemel: \(RegistryPath.index) is not up to what was published, which OCI tools read and which tells of records that were lost:"
            + " \(reason); then make it anew with `gemel registry clean`"))
    }
  }

  /// Tells that `index.json` is missing beside releases, before what comes next makes it anew: what it knew is gone.
  func tellOfMissingIndex() throws {
    guard try with({ try $0.lacksIndex() }) else { return }
    Terminal.note(
      neutralised(
        "gemel: \(FileSystem.join(path, RegistryPath.index)) is missing, so that nothing tells whether the record of the newest release of"
          + " a package was lost; it is made anew from those that are there; compare `gemel registry list` with where it is kept as well"
      ))
  }

  private static func failing<Result>(
    _ path: String, damage: Int32 = CommandFailure.couldNotRun, _ body: () throws -> Result
  ) throws -> Result {
    do {
      return try body()
    } catch let error as StoreError {
      let code =
        switch error.kind {
        case .conflict: CommandFailure.findings
        case .noRegistry, .invalid: CommandFailure.badUsage
        case .damaged, .misplaced, .contradictory, .planted: damage
        case .system, .busy: CommandFailure.couldNotRun
        }
      let place = error.path.isEmpty ? path : FileSystem.join(path, error.path)
      throw CommandFailure(code: code, message: "\(place): \(error.reason); \(error.wayOut)")
    }
  }
}
