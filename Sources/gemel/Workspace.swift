import TwinCompiler
import TwinModel
import TwinReaders
import TwinSource
import TwinSyntax

/// Input that was found on disk, and which part of it was asked for.
struct Workspace {
  /// Everything that belongs together: the whole workspace, since its packages see each other.
  var input: CompilerInput
  /// Absolute paths that findings are shown for; everything when empty.
  var scope: [String] = []

  /// Finds what `paths` belong to: the workspace around them, or the package, or the packages below, or DTDL documents.
  static func load(_ paths: [String]) throws -> Workspace {
    let paths = paths.isEmpty ? ["."] : paths.map(normalised)
    var loader = WorkspaceLoader()
    for path in paths { try loader.add(path) }
    return Workspace(input: try loader.input(), scope: loader.scope)
  }

  /// Whether the file at `path` is one that was asked for, or below one.
  func includes(_ path: String) -> Bool {
    guard !scope.isEmpty, let absolute = FileSystem.absolute(path) else { return true }
    return scope.contains { absolute == $0 || absolute.hasPrefix($0 == "/" ? $0 : $0 + "/") }
  }

  /// Without `./` in front and slashes behind.
  static func normalised(_ path: String) -> String {
    var result = path
    while result.hasPrefix("./") { result.removeFirst(2) }
    while result.count > 1, result.hasSuffix("/") { result.removeLast() }
    return result.isEmpty ? "." : result
  }
}

/// Collects packages and documents from paths, each once.
private struct WorkspaceLoader {
  private var packages: [String: PackageInput] = [:]
  private var documents: [String: InputFile] = [:]
  private var roots: Set<String> = []
  var scope: [String] = []

  mutating func add(_ path: String) throws {
    guard let kind = FileSystem.kind(path), kind != .other else {
      throw CommandFailure.usage("there is no file or directory `\(path)`")
    }
    if let absolute = FileSystem.absolute(path) { scope.append(absolute) }
    let directory = kind == .directory ? path : FileSystem.parent(path)
    if let root = try enclosingRoot(of: directory) {
      try addRoot(root)
      return
    }
    if kind == .file {
      guard path.hasSuffix(".json") else {
        throw CommandFailure.usage(
          "`\(path)` belongs to no package: there is no gemel.yaml beside it or above; `gemel init` makes one")
      }
      documents[path] = InputFile(path: path, bytes: try FileSystem.read(path))
      return
    }
    let manifests = try FileSystem.walk(directory) { $0 == "gemel.yaml" }
    if !manifests.isEmpty {
      for manifest in manifests { try addRoot(FileSystem.parent(manifest)) }
      return
    }
    let found = try FileSystem.walk(directory) { $0.hasSuffix(".json") }
    for path in found { documents[path] = InputFile(path: path, bytes: try FileSystem.read(path)) }
    if documents.isEmpty {
      throw CommandFailure.usage(
        "`\(directory)` holds neither a gemel.yaml nor DTDL documents (*.json); `gemel init \(directory)` makes a workspace"
      )
    }
  }

  /// What was found. JSON documents that are no DTDL are left out; a directory of nothing else is a usage error.
  func input() throws -> CompilerInput {
    let dtdl = documents.values.filter { document in
      looksLikeDTDL(parseJSON(document.bytes, file: .none).tree) || documents.count == 1
    }
    if packages.isEmpty, dtdl.isEmpty {
      throw CommandFailure.usage("none of the \(documents.count) JSON files is a DTDL document")
    }
    return CompilerInput(
      packages: packages.values.sorted { $0.manifest.path < $1.manifest.path },
      dtdl: dtdl.sorted { $0.path < $1.path })
  }

  /// The directory of the workspace around `directory`, or of the package when there is no workspace; nil without either.
  private func enclosingRoot(of directory: String) throws -> String? {
    guard var absolute = FileSystem.absolute(directory) else { return nil }
    var path = directory.isEmpty ? "." : directory
    var package: String?
    while true {
      let manifest = FileSystem.join(path, "gemel.yaml")
      if FileSystem.kind(manifest) == .file {
        if try readManifest(manifest).workspace != nil { return path }
        package = package ?? path
      }
      guard absolute != "/" else { return package }
      absolute = FileSystem.parent(absolute)
      // Above where the path as written ends, `..` leads on.
      if path == "." {
        path = ".."
      } else if path == ".." || path.hasSuffix("/..") {
        path += "/.."
      } else {
        path = FileSystem.parent(path).isEmpty ? "." : FileSystem.parent(path)
      }
    }
  }

  private func readManifest(_ path: String) throws -> Declarations {
    readGemelManifest(parseYAML(try FileSystem.read(path), file: .none).tree).declarations
  }

  private mutating func addRoot(_ root: String) throws {
    guard roots.insert(root).inserted else { return }
    let manifest = FileSystem.join(root, "gemel.yaml")
    let declarations = try readManifest(manifest)
    if declarations.package != nil || declarations.workspace == nil { try addPackage(root) }
    for reference in declarations.workspace?.packages ?? [] {
      let written = declarations.symbols[reference.name]
      let directory = FileSystem.join(root, Workspace.normalised(written))
      guard !written.hasPrefix("/"), !written.split(separator: "/").contains("..") else {
        throw CommandFailure.usage("\(manifest): the package `\(written)` is not below the workspace")
      }
      guard FileSystem.kind(FileSystem.join(directory, "gemel.yaml")) == .file else {
        throw CommandFailure.usage("\(manifest): the package `\(written)` has no gemel.yaml")
      }
      try addPackage(directory)
    }
    if declarations.package == nil, let workspace = declarations.workspace, workspace.packages.isEmpty {
      throw CommandFailure.usage("\(manifest): the workspace lists no packages")
    }
  }

  /// A package's manifest and sources; directories with a manifest of their own are other packages.
  private mutating func addPackage(_ directory: String) throws {
    guard packages[directory] == nil else { return }
    let manifest = FileSystem.join(directory, "gemel.yaml")
    let sources = try FileSystem.walk(
      directory, enter: { FileSystem.kind(FileSystem.join($0, "gemel.yaml")) == nil },
      { ($0.hasSuffix(".yaml") || $0.hasSuffix(".yml")) && $0 != "gemel.yaml" })
    packages[directory] = PackageInput(
      manifest: InputFile(path: shown(manifest), bytes: try FileSystem.read(manifest)),
      sources: try sources.map { InputFile(path: shown($0), bytes: try FileSystem.read($0)) })
  }

  /// `path` relative to where the command was started, where a way up and down again leads back there.
  private func shown(_ path: String) -> String {
    guard path.hasPrefix(".."), let here = FileSystem.absolute("."), let absolute = FileSystem.absolute(path),
      absolute.hasPrefix(here + "/")
    else { return path }
    return String(absolute.dropFirst(here.count + 1))
  }
}
