import TwinCompiler
import TwinModel
import TwinReaders
import TwinRegistry
import TwinSource
import TwinStore
import TwinSyntax

/// Finds `model.json` documents, and those of the packages that they need: in the directories beside, as `gemel build` writes
/// them, `<package>/<version>/model.json`, then in the registry.
struct ArtifactFiles {
  private static let document = "model.json"

  private let files: any SourceFiles
  /// The directory of all packages.
  private let top: String
  /// Directory of the registry; nil where none is named. Asked where something is not beside the documents.
  private let registry: () throws -> String?
  private var found: [String: InputFile] = [:]
  /// Documents of releases that those found need.
  private var released: [String: InputFile] = [:]
  private var pending: [Dependency] = []

  private struct Dependency {
    var package: String
    var requirement: VersionRequirement
    /// The version that the document was compiled with.
    var version: SemanticVersion?
    var document: String
  }

  /// The artifacts at `path` and what they need; nil where there are sources or nothing. A path may be a document, an image
  /// beside one, its directory, that of a package, or that of all packages. Where there are several versions of a package, the
  /// highest release is meant. What they need and is not beside them comes from the registry in the directory `registry`.
  static func find(
    _ path: String, in files: any SourceFiles, registry: @escaping () throws -> String?
  ) throws -> CompilerInput? {
    func collect(_ documents: [String], _ top: String, _ files: any SourceFiles) throws -> CompilerInput {
      try Self.collect(documents, top, files, registry)
    }
    func above(_ path: String, _ levels: Int) -> String {
      (0..<levels).reduce(path) { path, _ in FileSystem.above(path) }
    }
    switch files.kind(path) {
    case .file:
      if try looksLikeImage(path, in: files) {
        let document = FileSystem.join(FileSystem.parent(path), Self.document)
        guard try files.hasFile(document) else {
          throw CommandFailure.usage(
            "`\(files.shown(path))` is an image, which only running systems read, and there is no \(Self.document) beside it;"
              + " `gemel build` writes both")
        }
        return try collect([document], above(document, 3), files)
      }
      guard hasExtension(path, ["json"]), looksLikeArtifact(parse(try files.read(path))) else { return nil }
      return try collect([path], above(path, 3), files)
    case .directory:
      if try files.hasFile(FileSystem.join(path, "gemel.yaml")) { return nil }
      let document = FileSystem.join(path, Self.document)
      if try files.hasFile(document) { return try collect([document], above(path, 2), files) }
      if let latest = latest(try versions(in: path, files)) {
        return try collect([self.document(latest, in: path)], above(path, 1), files)
      }
      let packages = try files.list(path).filter {
        $0.isUTF8 && files.kind(FileSystem.join(path, $0.name)) == .directory
      }
      let documents = try packages.compactMap { package -> String? in
        let directory = FileSystem.join(path, package.name)
        return latest(try versions(in: directory, files)).map { self.document($0, in: directory) }
      }
      return documents.isEmpty ? nil : try collect(documents, path, files)
    case .other, nil: return nil
    }
  }

  /// Whether `path` is an image by its name, or begins like one.
  private static func looksLikeImage(_ path: String, in files: any SourceFiles) throws -> Bool {
    if path == "model.image" || path.hasSuffix("/model.image") { return true }
    // Of what is in a commit, its name alone tells.
    return files is Disk && FileSystem.isImage(path)
  }

  private static func collect(
    _ documents: [String], _ top: String, _ files: any SourceFiles, _ registry: @escaping () throws -> String?
  ) throws -> CompilerInput {
    var loader = ArtifactFiles(files: files, top: top, registry: registry)
    for document in documents { try loader.add(document) }
    while let dependency = loader.pending.popLast() { try loader.meet(dependency) }
    return CompilerInput(
      packages: [], artifacts: loader.found.values.sorted { $0.path < $1.path },
      dependencies: loader.released.values.sorted { $0.path < $1.path })
  }

  private init(files: any SourceFiles, top: String, registry: @escaping () throws -> String?) {
    self.files = files
    self.top = top
    self.registry = registry
  }

  private static func parse(_ bytes: [UInt8]) -> SyntaxTree { parseJSON(bytes, file: .none, limits: .artifact).tree }

  private static func document(_ version: SemanticVersion, in directory: String) -> String {
    FileSystem.join(FileSystem.join(directory, version.description), document)
  }

  /// Versions of a package that have a document, the highest first.
  private static func versions(in directory: String, _ files: any SourceFiles) throws -> [SemanticVersion] {
    guard files.kind(directory) == .directory else { return [] }
    return try files.list(directory).compactMap { entry in
      guard let version = SemanticVersion(entry.name), version.description == entry.name,
        files.kind(document(version, in: directory)) == .file
      else { return nil }
      return version
    }.sorted { $1 < $0 }
  }

  /// The highest release; the highest version where nothing has been released.
  private static func latest(_ versions: [SemanticVersion]) -> SemanticVersion? {
    versions.first { $0.prerelease.isEmpty } ?? versions.first
  }

  private mutating func add(_ path: String) throws {
    let shown = files.shown(path)
    let file = InputFile(path: shown, bytes: try files.read(path))
    // Without a package it is a document that cannot be read; compiling it says why.
    found[note(file) ?? shown] = file
  }

  /// The package that a document is of; what it needs is to be met.
  private mutating func note(_ file: InputFile) -> String? {
    let tree = Self.parse(file.bytes)
    let declarations = readArtifact(tree).declarations
    guard let package = declarations.package else { return nil }
    let versions = Self.versions(inDocument: tree)
    pending += package.dependencies.map { dependency in
      let name = declarations.symbols[dependency.package.name]
      return Dependency(
        package: name, requirement: dependency.requirement, version: versions[name], document: file.path)
    }
    return declarations.symbols[package.header.name]
  }

  /// The versions that a document was compiled with, by package.
  private static func versions(inDocument tree: SyntaxTree) -> [String: SemanticVersion] {
    guard let root = tree.root, let package = tree.value(of: "package", in: root),
      let list = tree.value(of: "dependencies", in: package), tree.kind(list) == .sequence
    else { return [:] }
    var versions: [String: SemanticVersion] = [:]
    tree.forEachElement(list) { node in
      guard tree.kind(node) == .mapping, let name = tree.value(of: "package", in: node),
        let version = tree.value(of: "version", in: node)
      else { return }
      versions[tree.string(name)] = SemanticVersion(tree.string(version))
    }
    return versions
  }

  /// Adds the highest version beside that will do; where there is none, the release that the document was compiled with. What ships
  /// with the compiler needs neither.
  private mutating func meet(_ dependency: Dependency) throws {
    guard found[dependency.package] == nil, released[dependency.package] == nil else { return }
    let directory = FileSystem.join(top, dependency.package)
    let versions = try Self.versions(in: directory, files)
    if let version = versions.first(where: dependency.requirement.admits) {
      return try add(Self.document(version, in: directory))
    }
    if ShippedOntologies.names.contains(dependency.package) { return }
    if let document = try release(of: dependency) {
      released[dependency.package] = document
      _ = note(document)
      return
    }
    let others = versions.map(\.description).joined(separator: ", ")
    throw CommandFailure.usage(
      "\(dependency.document) needs `\(dependency.package)` \(dependency.requirement), which is not at"
        + " `\(files.shown(directory))`\(others.isEmpty ? "" : " (there is \(others))"); build that package there too, or name the registry"
        + " that has it with --registry")
  }

  private func release(of dependency: Dependency) throws -> InputFile? {
    guard let path = try registry(), let version = dependency.version,
      let id = PackageName(dependency.package).flatMap({ ReleaseID($0, version) }),
      let registry = try LocalRegistry.openIfThere(path),
      let record = try registry.with({ try $0.release(id) })?.record
    else { return nil }
    return try RegistryModels(registry: registry).document(of: record)
  }
}
