public import TwinModel
import TwinReaders
import TwinResolver
public import TwinSource
public import TwinSyntax

/// One input file: how people call it, and its bytes.
public struct InputFile: Sendable {
  /// Path for display, relative to where the command was started.
  public var path: String
  /// Its content.
  public var bytes: [UInt8]

  /// A file.
  public init(path: String, bytes: [UInt8]) {
    self.path = path
    self.bytes = bytes
  }
}

/// The files of one package, before they are read.
public struct PackageInput: Sendable {
  /// `gemel.yaml`.
  public var manifest: InputFile
  /// The package's other files, sorted by path.
  public var sources: [InputFile]

  /// A package's files.
  public init(manifest: InputFile, sources: [InputFile]) {
    self.manifest = manifest
    self.sources = sources
  }
}

/// What is to be compiled.
public struct CompilerInput: Sendable {
  /// Packages of Gemel sources.
  public var packages: [PackageInput]
  /// DTDL documents, which form one package.
  public var dtdl: [InputFile]
  /// Manifests that declare a workspace and no package: read for their findings alone.
  public var workspaces: [InputFile]

  /// Packages of Gemel sources, DTDL documents, and the manifests of the workspaces around them.
  public init(packages: [PackageInput], dtdl: [InputFile] = [], workspaces: [InputFile] = []) {
    self.packages = packages
    self.dtdl = dtdl
    self.workspaces = workspaces
  }
}

/// What came of it.
public struct Compilation: Sendable {
  /// Every file that was read, by `FileID`; those that ship with the compiler come last.
  public var files: [InputFile]
  /// How many of them were given; the rest ship with the compiler.
  public var givenFileCount: Int
  /// The model: whole when there are no errors.
  public var model: Model
  /// Findings in order of place.
  public var findings: [Finding]

  /// Whether any finding is an error, so that the model may have holes.
  public var hasErrors: Bool { findings.contains { $0.severity == .error } }

  /// The packages that were given, in order; what ships with the compiler is left out.
  public var givenPackages: [ID<Package>] {
    model.packages.ids.filter { id in
      let place = model.packages[id].place
      return place.isNone || place.file.rawValue < UInt32(givenFileCount)
    }
  }
}

/// The way of the data on one page: bytes → trees → declarations → model. No stage fails, and none does I/O.
public struct CompilerPipeline: Sendable {
  /// Bounds on input files.
  public var limits: SyntaxLimits
  /// Whether files are read on all cores.
  public var isParallel: Bool

  /// A pipeline with the usual bounds.
  public init(limits: SyntaxLimits = SyntaxLimits(), isParallel: Bool = true) {
    self.limits = limits
    self.isParallel = isParallel
  }

  /// Compiles `input`. The result depends on its files alone, not on their order or on the machine.
  public func compile(_ input: CompilerInput) -> Compilation {
    let dtdl = input.dtdl.sorted { $0.path < $1.path }
    var packages = input.packages.sorted { $0.manifest.path < $1.manifest.path }
    let workspaces = input.workspaces.sorted { $0.path < $1.path }
    let firstFile = dtdl.count + workspaces.count
    let givenFileCount = packages.reduce(firstFile) { $0 + 1 + $1.sources.count }

    // Stages 1 and 2: bytes → trees → declarations, each file by itself.
    let (dtdlPackage, dtdlFindings) = read(dtdl: dtdl, firstFile: 0)
    let workspaceFindings = workspaces.enumerated().flatMap { index, file in
      readWorkspace(file, FileID(UInt32(dtdl.count + index))).findings
    }
    let manifests = packages.map { readGemelManifest(parseYAML($0.manifest.bytes, file: .none, limits: limits).tree) }
    packages += ShippedOntologies.needed(
      by: manifests.map(\.declarations) + (dtdlPackage.map { [$0.manifest] } ?? []))
    let files = packages.flatMap { [$0.manifest] + $0.sources }
    let read = read(files, packages: packages, firstFile: firstFile)

    // Stage 3: declarations → model.
    var slot = 0
    var sources = dtdlPackage.map { [$0] } ?? []
    for package in packages {
      let group = read[slot..<(slot + 1 + package.sources.count)]
      slot += group.count
      guard let manifest = group.first else { continue }
      sources.append(
        PackageSources(manifest: manifest.declarations, sources: group.dropFirst().map(\.declarations)))
    }
    let resolved = resolve(sources, knownPackages: ShippedOntologies.names)
    let findings = dtdlFindings + workspaceFindings + read.flatMap(\.findings) + resolved.findings
    return Compilation(
      files: dtdl + workspaces + files, givenFileCount: givenFileCount, model: resolved.model,
      findings: findings.sorted(by: Finding.inOrder))
  }

  private func readWorkspace(_ file: InputFile, _ id: FileID) -> ReadFile {
    let parsed = parseYAML(file.bytes, file: id, limits: limits)
    var read = readGemelManifest(parsed.tree)
    read.findings = parsed.findings + read.findings
    return read
  }

  /// Reads Gemel files on all cores; a file's tree is gone before the next file's is made.
  private func read(_ files: [InputFile], packages: [PackageInput], firstFile: Int) -> [ReadFile] {
    var isManifest: [Bool] = []
    for package in packages { isManifest += [true] + package.sources.map { _ in false } }
    let roles = isManifest
    return map(files.count, bytes: files.reduce(0) { $0 + $1.bytes.count }) { index in
      let parsed = parseYAML(files[index].bytes, file: FileID(UInt32(firstFile + index)), limits: limits)
      var file = roles[index] ? readGemelManifest(parsed.tree) : readGemelSource(parsed.tree)
      file.findings = parsed.findings + file.findings
      return file
    }
  }

  /// Reads DTDL documents, which see each other: one package.
  private func read(dtdl files: [InputFile], firstFile: Int) -> (PackageSources?, [Finding]) {
    guard !files.isEmpty else { return (nil, []) }
    let parsed = map(files.count, bytes: files.reduce(0) { $0 + $1.bytes.count }) { index in
      parseJSON(files[index].bytes, file: FileID(UInt32(firstFile + index)), limits: limits)
    }
    let (declarations, findings) = readDTDL(parsed.map(\.tree), packageName: nil)
    let package = declarations.first { $0.package != nil }
    return (
      package.map { manifest in
        PackageSources(manifest: manifest, sources: declarations.filter { $0.package == nil })
      }, parsed.flatMap(\.findings) + findings
    )
  }

  /// `count` results in order of their indices, made on all cores where there is enough to do.
  private func map<Result: Sendable>(
    _ count: Int, bytes: Int, _ body: @escaping @Sendable (Int) -> Result
  ) -> [Result] {
    isParallel && bytes > 64 << 10 ? parallelMap(count, body) : (0..<count).map(body)
  }
}
