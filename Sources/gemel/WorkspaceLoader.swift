import Glibc
import TwinCompiler
import TwinModel
import TwinReaders
import TwinSource
import TwinSyntax

/// Collects packages and documents from paths, each once: they are known by their absolute paths.
struct WorkspaceLoader {
  private let files: any SourceFiles
  private var packages: [String: PackageInput] = [:]
  /// Directories where the locks of packages stand, as they were named, by the directories of the packages.
  private var homes: [String: String] = [:]
  private var documents: [String: InputFile] = [:]
  private var foreign = ForeignSources()
  private var workspaces: [String: WorkspaceInput] = [:]
  private var roots: Set<String> = []
  /// Directories of rules, which hold no sources.
  private var catalogues: Set<String> = []
  var scope: [String] = []

  init(files: any SourceFiles) { self.files = files }

  mutating func add(_ path: String) throws {
    guard let kind = files.kind(path), kind != .other, let absolute = files.absolute(path) else {
      throw CommandFailure.usage("there is no file or directory `\(files.shown(path))`")
    }
    let place = kind == .directory ? absolute : files.location(path) ?? absolute
    scope.append(place)
    let directory = kind == .directory ? path : FileSystem.parent(path)
    var root: String?
    if let found = try enclosingRoot(of: directory) {
      // What the root brings in counts only when the path is part of it.
      var whole = self
      try whole.addRoot(found)
      if whole.holds(place, root: found) {
        self = whole
        return
      }
      let inside = try whole.unlistedPackages(at: path, kind, below: found)
      if !inside.isEmpty {
        for directory in inside { try whole.addRoot(directory) }
        self = whole
        return
      }
      root = FileSystem.join(found, "gemel.yaml")
    }
    if kind == .file, root == nil, path.hasSuffix(".vspec") {
      return try addForeign(below: directory.isEmpty ? "." : directory)
    }
    if kind == .file {
      guard hasExtension(path, ["json"]) else { throw try noModel(path) ?? notListed(path, root) }
      try addDocuments([path])
      return
    }
    if root == nil {
      let manifests = try files.walk(directory) { $0 == "gemel.yaml" }
      if !manifests.isEmpty {
        // Workspaces come before what is in them, so that they are known as what is around it.
        let roots = manifests.map(FileSystem.parent).map { (path: $0, depth: $0.split(separator: "/").count) }
        for root in roots.sorted(by: { ($0.depth, $0.path) < ($1.depth, $1.path) }) { try addRoot(root.path) }
        return
      }
    }
    try addForeign(below: directory)
    let found = try files.walk(directory) { hasExtension($0, ["json"]) }
    if !foreign.isEmpty { return try addDocuments(found.filter { isDTDL(try files.read($0)) }) }
    if found.isEmpty, root != nil { throw notListed(path, root) }
    if found.isEmpty {
      throw CommandFailure.usage(
        "`\(files.shown(directory))` holds neither a gemel.yaml nor DTDL documents (*.json), vehicle signals (*.vspec) or a"
          + " Digital Buildings ontology (entity_types/*.yaml); `gemel init \(directory)` makes a workspace"
      )
    }
    try addDocuments(found)
  }

  /// What was found. JSON documents that are no DTDL are left out; a directory of nothing else is a usage error.
  func input() throws -> CompilerInput {
    let candidates = documents.values.sorted { $0.path < $1.path }
    let areDTDL = parallelMap(candidates.count) { isDTDL(candidates[$0].bytes) }
    let dtdl = zip(candidates, areDTDL).filter { $1 || candidates.count == 1 }.map(\.0)
    let input = CompilerInput(
      packages: packages.values.sorted { $0.manifest.path < $1.manifest.path }, dtdl: dtdl, vss: foreign.vss,
      digitalBuildings: foreign.digitalBuildings,
      workspaces: workspaces.map { withRelativePaths($1, root: $0) }.sorted { $0.manifest.path < $1.manifest.path })
    guard packages.isEmpty, dtdl.isEmpty, foreign.isEmpty else { return input }
    guard let workspace = input.workspaces.first else {
      throw CommandFailure.usage("none of the \(documents.count) JSON files is a DTDL document")
    }
    let compilation = CompilerPipeline().compile(input)
    try FindingOutput().write(
      FindingReport(compilation.findings, of: compilation, summary: "read the workspace"))
    throw CommandFailure.usage("\(workspace.manifest.path): the workspace lists no packages")
  }

  /// Directories where locks stand, with the manifests of their packages, in order.
  var manifestsByHome: [(home: String, manifests: [InputFile])] {
    var found: [String: [InputFile]] = [:]
    for (directory, package) in packages.sorted(by: { $0.key < $1.key }) {
      if let home = homes[directory] { found[home, default: []].append(package.manifest) }
    }
    return found.sorted { $0.key < $1.key }.map { (home: $0.key, manifests: $0.value) }
  }

  /// Why the file at `path` is no source of a model, by its name and first bytes; nil where it may be one.
  private func noModel(_ path: String) throws -> CommandFailure? {
    guard !hasExtension(path, ["yaml", "yml"]) else { return nil }
    let shown = "`\(files.shown(path))`"
    let bytes = try files.read(path)
    if bytes.isEmpty { return .usage("\(shown) is empty") }
    if bytes.starts(with: [0x1F, 0x8B]) { return .usage("\(shown) is compressed; unpack it first, with `gunzip`") }
    return .usage(
      "\(shown) holds no model: it is neither YAML, JSON nor VSS by its name, nor the image of an artifact by its first bytes; "
        + "an image that was damaged has to be fetched or built again")
  }

  private func notListed(_ path: String, _ manifest: String?) -> CommandFailure {
    guard let manifest else {
      return .usage(
        "`\(files.shown(path))` belongs to no package: there is no gemel.yaml beside it or above; `gemel init` makes one"
      )
    }
    return .usage("`\(files.shown(path))` belongs to no package: \(files.shown(manifest)) does not list it")
  }

  private mutating func addDocuments(_ paths: [String]) throws {
    files.prepare(paths)
    for path in paths {
      let key = files.absolute(path) ?? path
      if documents[key] == nil { documents[key] = InputFile(path: files.shown(path), bytes: try files.read(path)) }
    }
  }

  private mutating func addForeign(below directory: String) throws {
    let paths = files.glance(below: directory, enter: { _ in true }) { ForeignLanguage.mayBeOne($0) }
    files.prepare(paths)
    for (path, language) in zip(paths, ForeignLanguage.languages(of: paths)) {
      guard let language else { continue }
      foreign.add(
        InputFile(path: files.shown(path), bytes: try files.read(path)), language, at: files.absolute(path) ?? path)
    }
  }

  // MARK: - Workspaces

  /// Whether what is at `path` is the manifest of `root` or around it, or around or part of a package that was added.
  private func holds(_ path: String, root: String) -> Bool {
    let manifest = files.location(FileSystem.join(root, "gemel.yaml"))
    if let manifest, FileSystem.isBelow(manifest, path) { return true }
    return packages.contains { directory, package in
      if FileSystem.isBelow(directory, path) { return true }
      guard FileSystem.isBelow(path, directory) else { return false }
      return ([package.manifest] + package.sources + package.changes).contains {
        files.location(ofShown: $0.path).map { FileSystem.isBelow($0, path) } ?? false
      }
    }
  }

  /// Directories of the packages that `path` is in or has below it, all below `root`, that have not been added.
  private func unlistedPackages(at path: String, _ kind: FileSystem.Kind, below root: String) throws -> [String] {
    var directory = kind == .directory ? path : FileSystem.parent(path)
    let top = files.absolute(root)
    while let absolute = files.absolute(directory), absolute != top, absolute != "/" {
      if try files.hasFile(FileSystem.join(directory, "gemel.yaml")) {
        return packages[absolute] == nil ? [directory] : []
      }
      directory = FileSystem.above(directory)
    }
    guard kind == .directory else { return [] }
    return try files.walk(path) { $0 == "gemel.yaml" }.map(FileSystem.parent)
  }

  /// The directory of the workspace around `directory`, or of the package when there is no workspace; nil without either.
  ///
  /// A manifest above a package that declares nothing is kept for its findings: it may be a workspace that is broken.
  private mutating func enclosingRoot(of directory: String) throws -> String? {
    guard var absolute = files.absolute(directory) else { return nil }
    var path = directory.isEmpty ? "." : directory
    var package: String?
    while true {
      let manifest = FileSystem.join(path, "gemel.yaml")
      if try files.hasFile(manifest) {
        let declarations = try readManifest(manifest)
        if declarations.workspace != nil { return path }
        if package != nil, declarations.package == nil { try addWorkspace(path) }
        package = package ?? path
      }
      guard absolute != "/" else { return package }
      absolute = FileSystem.parent(absolute)
      path = FileSystem.above(path)
    }
  }

  /// The directory of the workspace whose manifest is nearest at or above `path`.
  static func workspaceRoot(around path: String) throws -> String? {
    guard let kind = FileSystem.kind(path), kind != .other else {
      throw CommandFailure.usage("there is no file or directory `\(path)`")
    }
    var loader = WorkspaceLoader(files: Disk())
    guard let root = try loader.enclosingRoot(of: kind == .directory ? path : FileSystem.parent(path)) else {
      return nil
    }
    return try loader.readManifest(FileSystem.join(root, "gemel.yaml")).workspace == nil ? nil : root
  }

  /// What the workspace at `root` has beside its packages.
  static func workspaces(at root: String) throws -> [WorkspaceInput] {
    var loader = WorkspaceLoader(files: Disk())
    try loader.addWorkspace(root)
    return Array(loader.workspaces.values)
  }

  private func readManifest(_ path: String) throws -> Declarations {
    readGemelManifest(parseYAML(try files.read(path), file: .none).tree).declarations
  }

  /// The manifest, rules, packs and waivers of a workspace.
  private mutating func addWorkspace(_ root: String) throws {
    let path = FileSystem.join(root, "gemel.yaml")
    let bound = files.absolute(root) ?? root
    var workspace = WorkspaceInput(manifest: try file(path, within: bound))
    let declarations = try readManifest(path)
    if let reference = declarations.workspace?.catalogue {
      let directory = try below(root, declarations.symbols[reference.name], "catalogue", manifest: path)
      guard files.kind(directory) == .directory else {
        throw CommandFailure.usage("\(files.shown(path)): the catalogue `\(files.shown(directory))` is not a directory")
      }
      try hold(directory, within: bound)
      catalogues.insert(files.absolute(directory) ?? directory)
      let packs = FileSystem.join(directory, "packs")
      for file in try files.walk(directory, { hasExtension($0, ["yaml", "yml"]) }) {
        let input = try self.file(file, within: bound)
        if file.hasPrefix(packs + "/") { workspace.packs.append(input) } else { workspace.rules.append(input) }
      }
    }
    let waivers = FileSystem.join(root, "gemel.waivers.yaml")
    if try files.hasFile(waivers) {
      workspace.waivers = try file(waivers, within: bound)
    }
    workspaces[bound] = workspace
  }

  /// The path of `written`, a name in the manifest of `root`, which must not lead out of it.
  private func below(_ root: String, _ written: String, _ what: String, manifest: String) throws -> String {
    guard !written.hasPrefix("/"), !written.split(separator: "/").contains("..") else {
      throw CommandFailure.usage("\(files.shown(manifest)): the \(what) `\(written)` is not below the workspace")
    }
    return FileSystem.join(root, Workspace.normalised(written))
  }

  /// Paths relative to the workspace of the files whose paths for display do not show them.
  private func withRelativePaths(_ workspace: WorkspaceInput, root: String) -> WorkspaceInput {
    let manifest = workspace.manifest.path
    let top = String(manifest.dropLast("gemel.yaml".count))
    if top.isEmpty || (top.hasSuffix("/") && !manifest.hasPrefix("..")) { return workspace }
    var result = workspace
    for file in packages.values.flatMap({ [$0.manifest] + $0.sources + $0.changes }) {
      guard let place = files.location(ofShown: file.path), place != root, FileSystem.isBelow(place, root) else {
        continue
      }
      result.relativePaths[file.path] = String(place.dropFirst(root == "/" ? 1 : root.count + 1))
    }
    return result
  }

  private mutating func addRoot(_ root: String) throws {
    guard roots.insert(files.absolute(root) ?? root).inserted else { return }
    let manifest = FileSystem.join(root, "gemel.yaml")
    let declarations = try readManifest(manifest)
    if declarations.workspace != nil { try addWorkspace(root) }
    if declarations.package != nil || declarations.workspace == nil { try addPackage(root, home: root) }
    for reference in declarations.workspace?.packages ?? [] {
      let written = declarations.symbols[reference.name]
      let directory = try below(root, written, "package", manifest: manifest)
      guard try files.hasFile(FileSystem.join(directory, "gemel.yaml")) else {
        throw CommandFailure.usage("\(files.shown(manifest)): the package `\(written)` has no gemel.yaml")
      }
      try hold(directory, within: files.absolute(root) ?? root)
      try addPackage(directory, home: root)
    }
  }

  /// A package's manifest and sources; directories with a manifest of their own are other packages. Its lock stands in `home`.
  private mutating func addPackage(_ directory: String, home: String) throws {
    let key = files.absolute(directory) ?? directory
    guard packages[key] == nil else { return }
    homes[key] = home
    let manifest = FileSystem.join(directory, "gemel.yaml")
    let changes = FileSystem.join(directory, "changes")
    let sources = try files.walk(
      directory,
      enter: { directory in
        if directory == changes || isCatalogue(directory) { return false }
        return try !files.hasFile(FileSystem.join(directory, "gemel.yaml"))
      }, link: { try refuseSources(behindLink: $0, package: key) },
      Self.isSource)
    let records = try files.kind(changes) == .directory ? files.walk(changes, Self.isSource) : []
    files.prepare(sources + records)
    let bound = workspaces.keys.filter { FileSystem.isBelow(key, $0) }.max { $0.count < $1.count } ?? key
    var package = PackageInput(
      manifest: try file(manifest, within: bound), sources: try sources.map { try file($0, within: bound) })
    for path in records {
      let record = try file(path, within: bound)
      package.changes.append(record)
      let places = [FileSystem.parent(path), directory, home]
      if isDecided(record, by: places, within: bound) { package.decided.insert(record.path) }
    }
    packages[key] = package
  }

  /// Whether the decision that a change record names is a file below `bound`, as seen from one of `places`.
  private func isDecided(_ record: InputFile, by places: [String], within bound: String) -> Bool {
    let declarations = readGemelChangeRecord(parseYAML(record.bytes, file: .none).tree).declarations
    guard let decision = declarations.changeRecord?.decision else { return false }
    // A place within a file is left to who reads it.
    let path = declarations.symbols[decision.name].prefix { $0 != "#" }
    guard !path.isEmpty, !path.utf8.contains(0) else { return false }
    return places.contains { place in
      guard let file = files.absolute(FileSystem.join(place.isEmpty ? "." : place, String(path))) else { return false }
      return FileSystem.isBelow(file, bound) && files.kind(file) == .file
    }
  }

  /// Whether `directory`, which is no link, is that of a catalogue of rules. Asked by its name first: to resolve a path looks at
  /// every directory on the way, at each from the root.
  private func isCatalogue(_ directory: String) -> Bool {
    let name = "/" + (directory.split(separator: "/").last ?? "")
    return catalogues.contains { $0.hasSuffix(name) } && files.absolute(directory).map(catalogues.contains) ?? false
  }

  /// Whether a file of that name is a source, or in the directory of change records one of them.
  private static func isSource(_ name: String) -> Bool {
    hasExtension(name, ["yaml", "yml"]) && !name.hasPrefix("gemel.")
  }

  /// Refuses a link to a directory of sources, which would be left out in silence, since such links are not followed.
  /// Links within the package and to what is around it lead to nothing that is not found anyway, and packages of their own are
  /// listed by themselves.
  private func refuseSources(behindLink path: String, package: String) throws {
    guard let target = files.absolute(path), !FileSystem.isBelow(target, package),
      !FileSystem.isBelow(package, target), !catalogues.contains(target)
    else { return }
    func isPackage(_ directory: String) -> Bool {
      files.kind(FileSystem.join(directory, "gemel.yaml")) == .file
    }
    guard !isPackage(target) else { return }
    let sources = files.glance(below: target, limit: 1, enter: { !isPackage($0) }, Self.isSource)
    guard let first = sources.first else { return }
    throw CommandFailure.usage(
      "`\(files.shown(path))` is a link to a directory with sources (\(files.shown(first))), and such links are not followed; make it a directory of"
        + " the package, or a package that the workspace lists, or link the files one by one")
  }

  /// The file at `path`. One that is a link belongs where the link stands, and is refused where that leads out of `bound`.
  private func file(_ path: String, within bound: String) throws -> InputFile {
    if files.isLink(path) { try hold(path, within: bound) }
    return InputFile(path: files.shown(path), bytes: try files.read(path))
  }

  /// Refuses what a link leads to when it is not below `bound`: a checkout elsewhere would not have it.
  private func hold(_ path: String, within bound: String) throws {
    guard let target = files.absolute(path), !FileSystem.isBelow(target, bound) else { return }
    throw CommandFailure.usage(
      "`\(files.shown(path))` is a link to \(target), which is outside \(bound); a workspace holds its sources itself,"
        + " so copy it there"
    )
  }
}
