public import TwinModel
public import TwinReaders
public import TwinResolver
public import TwinRules
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
  /// Its change records, sorted by path; they say nothing of the model.
  public var changes: [InputFile]
  /// Paths of those whose decision is a file that there is in the workspace.
  public var decided: Set<String>

  /// A package's files.
  public init(manifest: InputFile, sources: [InputFile], changes: [InputFile] = [], decided: Set<String> = []) {
    self.manifest = manifest
    self.sources = sources
    self.changes = changes
    self.decided = decided
  }
}

/// The files of a workspace beside its packages, before they are read.
public struct WorkspaceInput: Sendable {
  /// The manifest that declares it. When it declares a package too, it is that package's manifest again.
  public var manifest: InputFile
  /// Files of its own rules, sorted by path.
  public var rules: [InputFile]
  /// Files of its own packs, sorted by path.
  public var packs: [InputFile]
  /// `gemel.waivers.yaml`, if there is one.
  public var waivers: InputFile?
  /// Paths relative to the workspace by paths for display, of files whose paths for display do not begin with its
  /// directory's.
  public var relativePaths: [String: String]

  /// A workspace's files.
  public init(
    manifest: InputFile, rules: [InputFile] = [], packs: [InputFile] = [], waivers: InputFile? = nil,
    relativePaths: [String: String] = [:]
  ) {
    self.manifest = manifest
    self.rules = rules
    self.packs = packs
    self.waivers = waivers
    self.relativePaths = relativePaths
  }
}

/// What is to be compiled.
public struct CompilerInput: Sendable {
  /// Packages of Gemel sources.
  public var packages: [PackageInput]
  /// DTDL documents, which form one package.
  public var dtdl: [InputFile]
  /// Files of vehicle signal specifications, which form a model and an ontology each.
  public var vss: [InputFile]
  /// Files of Digital Buildings ontologies, which form packages by namespace.
  public var digitalBuildings: [InputFile]
  /// Workspaces around the packages.
  public var workspaces: [WorkspaceInput]
  /// Documents that packages were compiled to (`model.json`), a package each.
  public var artifacts: [InputFile]
  /// Documents of released packages that the others need. They are there to be understood, like what ships with the compiler:
  /// nothing is said of them but what cannot be resolved.
  public var dependencies: [InputFile]
  /// By name of a package that is needed and could not be had: why, in a sentence each.
  public var absences: [String: [String]]

  /// Packages of Gemel sources and the workspaces around them, files of other source languages, and artifacts.
  public init(
    packages: [PackageInput], dtdl: [InputFile] = [], vss: [InputFile] = [], digitalBuildings: [InputFile] = [],
    workspaces: [WorkspaceInput] = [], artifacts: [InputFile] = [], dependencies: [InputFile] = [],
    absences: [String: [String]] = [:]
  ) {
    self.packages = packages
    self.dtdl = dtdl
    self.vss = vss
    self.digitalBuildings = digitalBuildings
    self.workspaces = workspaces
    self.artifacts = artifacts
    self.dependencies = dependencies
    self.absences = absences
  }
}

extension CompilerInput {
  /// Puts `bytes` in the place of what the file shown as `path` holds.
  public mutating func replace(_ path: String, with bytes: [UInt8]) {
    func replace(_ file: inout InputFile) { if file.path == path { file.bytes = bytes } }
    for index in packages.indices {
      replace(&packages[index].manifest)
      for source in packages[index].sources.indices { replace(&packages[index].sources[source]) }
      for change in packages[index].changes.indices { replace(&packages[index].changes[change]) }
    }
    for index in dtdl.indices { replace(&dtdl[index]) }
    for index in vss.indices { replace(&vss[index]) }
    for index in digitalBuildings.indices { replace(&digitalBuildings[index]) }
    for index in workspaces.indices {
      replace(&workspaces[index].manifest)
      for rule in workspaces[index].rules.indices { replace(&workspaces[index].rules[rule]) }
      for pack in workspaces[index].packs.indices { replace(&workspaces[index].packs[pack]) }
      if var waivers = workspaces[index].waivers {
        replace(&waivers)
        workspaces[index].waivers = waivers
      }
    }
  }
}

/// What came of it.
public struct Compilation: Sendable {
  /// Every file that was read, by `FileID`; those that ship with the compiler come last.
  public var files: [InputFile]
  /// How many of them were given; the rest are of released packages, or ship with the compiler.
  public var givenFileCount: Int
  /// How many behind those are documents of released packages.
  public var dependencyFileCount: Int
  /// How many of those are of other source languages; they come first.
  public var foreignFileCount: Int
  /// How many of those are DTDL documents; they come before the others.
  public var dtdlFileCount: Int
  /// The model: whole when there are no errors.
  public var model: Model
  /// Findings in order of place.
  public var findings: [Finding]
  /// What the workspaces declare, in the order of their manifests' paths.
  public var workspaces: [ReadWorkspace]
  /// The change records of the packages, by package, then path.
  public var changeRecords: [ReadChangeRecord]
  /// Every place that names an element declared elsewhere, in no order that means anything.
  public var references: [SourceReference]
  /// By file: the name of the package that it belongs to; empty for the other files of a workspace.
  var packageNames: [String]

  /// Whether any finding is an error, so that the model may have holes.
  public var hasErrors: Bool { findings.contains { $0.severity == .error } }

  /// The packages that were given, in order; released ones that they need and what ships with the compiler are left out.
  public var givenPackages: [ID<Package>] {
    model.packages.ids.filter { id in
      let place = model.packages[id].place
      return place.isNone || place.file.rawValue < UInt32(givenFileCount)
    }
  }

  /// What ships with the compiler and is needed, in order.
  public var shippedPackages: [ID<Package>] {
    let others = Set(givenPackages + releasedPackages)
    return model.packages.ids.filter { !others.contains($0) }
  }

  /// The released packages that those given need, in order.
  public var releasedPackages: [ID<Package>] {
    let documents = UInt32(givenFileCount)..<UInt32(givenFileCount + dependencyFileCount)
    return model.packages.ids.filter { documents.contains(model.packages[$0].place.file.rawValue) }
  }
}

/// A workspace's files, read.
public struct ReadWorkspace: Sendable {
  /// Its directory with a slash at the end, as it is shown; empty for the current one.
  public var root: String
  /// Paths relative to it that do not follow from paths for display.
  var relativePaths: [String: String]
  /// Its manifest.
  public var manifest: Declarations
  /// Its own rules.
  public var rules: [Declarations]
  /// Its own packs.
  public var packs: [Declarations]
  /// Its waivers.
  public var waivers: Declarations?

  /// The path, relative to the workspace, of the file shown as `path`; nil when it is not below the workspace.
  public func relativePath(of path: String) -> String? {
    if let path = relativePaths[path] { return path }
    if root.isEmpty { return path.hasPrefix("/") || path.hasPrefix("..") ? nil : path }
    return path.hasPrefix(root) ? String(path.dropFirst(root.count)) : nil
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
    let vss = input.vss.sorted { $0.path < $1.path }
    let buildings = input.digitalBuildings.sorted { $0.path < $1.path }
    let foreign = dtdl + vss + buildings
    var packages = input.packages.sorted { $0.manifest.path < $1.manifest.path }
    let (workspaceFiles, workspaces, workspaceFindings) = read(
      workspaces: input.workspaces, packages: packages, firstFile: foreign.count)
    let (recordFiles, changeRecords, recordFindings) = read(
      changesOf: packages, firstFile: foreign.count + workspaceFiles.count)
    let artifacts = input.artifacts.sorted { $0.path < $1.path }
    let firstArtifact = foreign.count + workspaceFiles.count + recordFiles.count
    let firstFile = firstArtifact + artifacts.count
    let givenFileCount = packages.reduce(firstFile) { $0 + 1 + $1.sources.count }
    let dependencies = input.dependencies.sorted { $0.path < $1.path }

    // Stages 1 and 2: bytes → trees → declarations, each file by itself.
    let (dtdlPackage, dtdlFindings) = read(dtdl: dtdl, firstFile: 0)
    let vssSources = read(vss, firstFile: dtdl.count, readVSS)
    let buildingSources = read(buildings, firstFile: dtdl.count + vss.count, readDigitalBuildings)
    let artifactFiles = read(artifacts: artifacts, firstFile: firstArtifact)
    let dependencyFiles = read(artifacts: dependencies, firstFile: givenFileCount)
    let manifests = packages.map { readGemelManifest(parseYAML($0.manifest.bytes, file: .none, limits: limits).tree) }
    packages += ShippedOntologies.needed(
      by: manifests.map(\.declarations) + (dtdlPackage.map { [$0.manifest] } ?? [])
        + (artifactFiles + dependencyFiles).map(\.declarations))
    let files = packages.flatMap { [$0.manifest] + $0.sources }
    let firstShipped = givenFileCount - firstFile
    let read = read(
      files, packages: packages, firstFile: firstFile, firstShipped: firstShipped, dependencies: dependencies.count)

    // Stage 3: declarations → model.
    var slot = 0
    var sources = (dtdlPackage.map { [$0] } ?? []) + vssSources.packages + buildingSources.packages
    sources += (artifactFiles + dependencyFiles).filter { $0.declarations.package != nil }
      .map { PackageSources(manifest: $0.declarations, sources: []) }
    for package in packages {
      let group = read[slot..<(slot + 1 + package.sources.count)]
      slot += group.count
      guard let manifest = group.first else { continue }
      sources.append(
        PackageSources(manifest: manifest.declarations, sources: group.dropFirst().map(\.declarations)))
    }
    let resolved = resolve(sources, knownPackages: ShippedOntologies.names, absences: input.absences)
    // A schema that the reader refused leaves a value without a type, which needs no second word.
    let artifactFindings = (artifactFiles + dependencyFiles).flatMap(\.findings)
    let refused = ErrorPlaces(dtdlFindings)
    let settled = resolved.findings.filter { $0.rule != "structure/missing-key" || !refused.hasAny(in: $0.place) }
    let findings =
      dtdlFindings + vssSources.findings + buildingSources.findings + workspaceFindings + recordFindings
      + artifactFindings + read.flatMap(\.findings) + settled
    var packageNames = [String](repeating: dtdlPackage.map { packageName($0.manifest) } ?? "", count: dtdl.count)
    packageNames += vssSources.packageNames + buildingSources.packageNames
    packageNames += (workspaceFiles + recordFiles).map { _ in "" }
    packageNames += artifactFiles.map { packageName($0.declarations) }
    let sourceNames = names(of: packages, read)
    packageNames += sourceNames.prefix(firstShipped) + dependencyFiles.map { packageName($0.declarations) }
    packageNames += sourceNames.dropFirst(firstShipped)
    // Of what is released and only needed nothing is said but what leaves holes in the model.
    let released = UInt32(givenFileCount)..<UInt32(givenFileCount + dependencies.count)
    let told = findings.filter { $0.severity == .error || !released.contains($0.place.file.rawValue) }
    return Compilation(
      files: foreign + workspaceFiles + recordFiles + artifacts + files.prefix(firstShipped) + dependencies
        + files.dropFirst(firstShipped),
      givenFileCount: givenFileCount, dependencyFileCount: dependencies.count,
      foreignFileCount: foreign.count, dtdlFileCount: dtdl.count, model: resolved.model,
      findings: told.sorted(by: Finding.inOrder), workspaces: workspaces,
      changeRecords: changeRecords, references: resolved.references, packageNames: packageNames)
  }

  private func packageName(_ manifest: Declarations) -> String {
    manifest.package.map { manifest.symbols[$0.header.name] } ?? ""
  }

  /// The name of its package for each of the files `read`, which are those of `packages` in order.
  private func names(of packages: [PackageInput], _ read: [ReadFile]) -> [String] {
    var names: [String] = []
    for package in packages {
      names += [String](repeating: packageName(read[names.count].declarations), count: 1 + package.sources.count)
    }
    return names
  }

  /// Reads what workspaces have beside their packages. A manifest that is a package's too is a file of the package: it is
  /// read here once more, and its findings are the package's.
  private func read(
    workspaces: [WorkspaceInput], packages: [PackageInput], firstFile: Int
  ) -> ([InputFile], [ReadWorkspace], [Finding]) {
    var files: [InputFile] = []
    var findings: [Finding] = []
    var result: [ReadWorkspace] = []
    let packageManifests = Set(packages.map(\.manifest.path))

    func read(_ file: InputFile, keepsFindings: Bool = true, _ reader: (SyntaxTree) -> ReadFile) -> Declarations {
      let parsed = parseYAML(file.bytes, file: FileID(UInt32(firstFile + files.count)), limits: limits)
      let read = reader(parsed.tree)
      files.append(file)
      if keepsFindings { findings += parsed.findings + read.findings }
      return read.declarations
    }
    for workspace in workspaces.sorted(by: { $0.manifest.path < $1.manifest.path }) {
      let isPackage = packageManifests.contains(workspace.manifest.path)
      result.append(
        ReadWorkspace(
          root: directory(of: workspace.manifest.path), relativePaths: workspace.relativePaths,
          manifest: read(workspace.manifest, keepsFindings: !isPackage, readGemelManifest),
          rules: workspace.rules.map { read($0, readGemelRule) },
          packs: workspace.packs.map { read($0, readGemelPack) },
          waivers: workspace.waivers.map { read($0, readGemelWaivers) }))
    }
    return (files, result, findings)
  }

  /// Reads the change records of `packages`.
  private func read(
    changesOf packages: [PackageInput], firstFile: Int
  ) -> (files: [InputFile], records: [ReadChangeRecord], findings: [Finding]) {
    var files: [InputFile] = []
    var records: [ReadChangeRecord] = []
    var findings: [Finding] = []
    for package in packages where !package.changes.isEmpty {
      let manifest = readGemelManifest(parseYAML(package.manifest.bytes, file: .none, limits: limits).tree).declarations
      let directory = directory(of: package.manifest.path)
      for file in package.changes.sorted(by: { $0.path < $1.path }) {
        let parsed = parseYAML(file.bytes, file: FileID(UInt32(firstFile + files.count)), limits: limits)
        let read = readGemelChangeRecord(parsed.tree)
        files.append(file)
        findings += parsed.findings + read.findings
        let name = file.path.hasPrefix(directory) ? String(file.path.dropFirst(directory.count)) : file.path
        records.append(
          ReadChangeRecord(
            package: packageName(manifest), name: name, bytes: file.bytes, declarations: read.declarations,
            decisionIsFile: package.decided.contains(file.path)))
      }
    }
    return (files, records, findings)
  }

  private func directory(of path: String) -> String { path.lastIndex(of: "/").map { String(path[...$0]) } ?? "" }

  /// Reads Gemel files on all cores; a file's tree is gone before the next file's is made.
  /// Those from `firstShipped` on come with the compiler, are read once, and have numbers behind those of the documents
  /// of dependencies.
  private func read(
    _ files: [InputFile], packages: [PackageInput], firstFile: Int, firstShipped: Int, dependencies: Int
  ) -> [ReadFile] {
    var isManifest: [Bool] = []
    for package in packages { isManifest += [true] + package.sources.map { _ in false } }
    let roles = isManifest
    return map(files.count, bytes: files.reduce(0) { $0 + $1.bytes.count }) { index in
      let id = FileID(UInt32(firstFile + index + (index < firstShipped ? 0 : dependencies)))
      let read = { () -> ReadFile in
        let parsed = parseYAML(files[index].bytes, file: id, limits: limits)
        var file = roles[index] ? readGemelManifest(parsed.tree) : readGemelSource(parsed.tree)
        file.findings = parsed.findings + file.findings
        return file
      }
      return index < firstShipped ? read() : ShippedOntologies.read(files[index].path, as: id, read)
    }
  }

  /// Reads artifacts, each by itself.
  private func read(artifacts files: [InputFile], firstFile: Int) -> [ReadFile] {
    map(files.count, bytes: files.reduce(0) { $0 + $1.bytes.count }) { index in
      let parsed = parseJSON(files[index].bytes, file: FileID(UInt32(firstFile + index)), limits: .artifact)
      var file = readArtifact(parsed.tree)
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

  /// Reads YAML files of another source language, which name each other.
  private func read(
    _ files: [InputFile], firstFile: Int,
    _ reader: ([ForeignFile]) -> (packages: [ReadPackage], packageNames: [String], findings: [Finding])
  ) -> (packages: [PackageSources], packageNames: [String], findings: [Finding]) {
    guard !files.isEmpty else { return ([], [], []) }
    let parsed = map(files.count, bytes: files.reduce(0) { $0 + $1.bytes.count }) { index in
      parseYAMLDocuments(files[index].bytes, file: FileID(UInt32(firstFile + index)), limits: limits)
    }
    let read = reader(zip(files, parsed).map { ForeignFile(path: $0.path, trees: $1.trees) })
    return (
      read.packages.map { PackageSources(manifest: $0.manifest, sources: $0.sources) }, read.packageNames,
      parsed.flatMap(\.findings) + read.findings
    )
  }

  /// `count` results in order of their indices, made on all cores where there is enough to do.
  private func map<Result: Sendable>(
    _ count: Int, bytes: Int, _ body: @escaping @Sendable (Int) -> Result
  ) -> [Result] {
    isParallel && bytes > 64 << 10 ? parallelMap(count, body) : (0..<count).map(body)
  }
}
