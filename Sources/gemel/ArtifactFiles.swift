import TwinCompiler
import TwinModel
import TwinReaders
import TwinSource
import TwinSyntax

/// Finds `model.json` documents, and those of the packages that they need: in the directories beside, as `gemel build` writes
/// them, `<package>/<version>/model.json`.
struct ArtifactFiles {
  private static let document = "model.json"

  private let files: any SourceFiles
  /// The directory of all packages.
  private let top: String
  private var found: [String: InputFile] = [:]
  private var pending: [Dependency] = []

  private struct Dependency {
    var package: String
    var requirement: VersionRequirement
    var document: String
  }

  /// The artifacts at `path` and what they need; nil where there are sources or nothing. A path may be a document, an image
  /// beside one, its directory, that of a package, or that of all packages. Where there are several versions of a package, the
  /// highest release is meant.
  static func find(_ path: String, in files: any SourceFiles) throws -> [InputFile]? {
    func above(_ path: String, _ levels: Int) -> String {
      (0..<levels).reduce(path) { path, _ in FileSystem.above(path) }
    }
    switch files.kind(path) {
    case .file:
      if path == "model.image" || path.hasSuffix("/model.image") {
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

  private static func collect(_ documents: [String], _ top: String, _ files: any SourceFiles) throws -> [InputFile] {
    var loader = ArtifactFiles(files: files, top: top)
    for document in documents { try loader.add(document) }
    while let dependency = loader.pending.popLast() { try loader.meet(dependency) }
    return loader.found.values.sorted { $0.path < $1.path }
  }

  private init(files: any SourceFiles, top: String) {
    self.files = files
    self.top = top
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
    let declarations = readArtifact(Self.parse(file.bytes)).declarations
    // Without a package it is a document that cannot be read; compiling it says why.
    guard let package = declarations.package else {
      found[shown] = file
      return
    }
    found[declarations.symbols[package.header.name]] = file
    pending += package.dependencies.map { dependency in
      Dependency(
        package: declarations.symbols[dependency.package.name], requirement: dependency.requirement, document: shown)
    }
  }

  /// Adds the highest version beside that will do. What ships with the compiler stands in where there is none.
  private mutating func meet(_ dependency: Dependency) throws {
    guard found[dependency.package] == nil else { return }
    let directory = FileSystem.join(top, dependency.package)
    let versions = try Self.versions(in: directory, files)
    if let version = versions.first(where: dependency.requirement.admits) {
      return try add(Self.document(version, in: directory))
    }
    if ShippedOntologies.names.contains(dependency.package) { return }
    let others = versions.map(\.description).joined(separator: ", ")
    throw CommandFailure.usage(
      "\(dependency.document) needs `\(dependency.package)` \(dependency.requirement), which is not at"
        + " `\(files.shown(directory))`\(others.isEmpty ? "" : " (there is \(others))"); build that package there too")
  }
}
