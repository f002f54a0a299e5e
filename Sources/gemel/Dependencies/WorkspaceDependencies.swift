import TwinCompiler
import TwinModel
import TwinOutput
import TwinReaders
import TwinRegistry
import TwinSource
import TwinStore
import TwinSyntax

/// What the packages of a workspace need that neither the workspace has nor the compiler ships, and the lock that pins it.
struct WorkspaceDependencies {
  /// What they ask for.
  let requests: [DependencyRequest]
  /// What the lock pins.
  let lock: LockFile
  /// Directory of the registry; nil where none is named.
  let registry: String?
  /// Packages that come from the workspace or with the compiler.
  private let provided: [PackageName: SemanticVersion]
  /// Where locks stand or have to: beside the manifests of the workspaces, or of packages without one.
  private let locks: [String]
  private let files: any SourceFiles
  /// Whether all manifests could be read, so that nothing is missing from what they ask for.
  let isWhole: Bool

  init(of workspace: Workspace, _ terms: DependencyTerms) throws {
    files = workspace.files
    let manifests = workspace.input.packages.map { Self.manifest(of: $0.manifest) }
    let packages = manifests.compactMap(\.self)
    isWhole = manifests.allSatisfy { $0?.isWhole ?? false }
    var provided = Dictionary(packages.map { ($0.name, $0.version) }) { first, _ in first }
    let wanted = packages.flatMap { package in
      package.dependencies.filter { provided[$0.package] == nil }
    }
    let shippedNames = Set(ShippedOntologies.names)
    if !wanted.allSatisfy({ shippedNames.contains($0.package.text) }) {
      for shipped in ShippedOntologies.packages.compactMap({ Self.manifest(of: $0.manifest) }) {
        provided[shipped.name] = provided[shipped.name] ?? shipped.version
      }
    }
    let requests = wanted.filter { provided[$0.package] == nil && !shippedNames.contains($0.package.text) }
    (self.requests, self.provided) = (requests, provided)
    let needing = Set(requests.map(\.asker))
    var locks: Set<String> = []
    var pinned: [LockedPackage] = []
    for (home, manifests) in workspace.manifestsByHome {
      let path = FileSystem.join(home, LockFile.name)
      let isThere = try workspace.files.hasFile(path)
      if isThere { pinned += try Self.read(path, in: workspace.files).packages }
      let isNeeded = manifests.contains { Self.manifest(of: $0).map { needing.contains($0.name) } ?? false }
      if isThere || isNeeded { locks.insert(path) }
    }
    lock = LockFile(pinned)
    self.locks = locks.sorted()
    registry = requests.isEmpty ? nil : try RegistryOptions.directoryIfNamed(terms, for: workspace)
  }

  /// The name, version and needs of a package.
  private struct Manifest {
    var name: PackageName
    var version: SemanticVersion
    var dependencies: [DependencyRequest]
    /// Whether it has no errors.
    var isWhole: Bool
  }

  private static func manifest(of file: InputFile) -> Manifest? {
    let parsed = parseYAML(file.bytes, file: .none)
    let read = readGemelManifest(parsed.tree)
    let declarations = read.declarations
    guard let package = declarations.package, let name = PackageName(declarations.symbols[package.header.name]) else {
      return nil
    }
    let requests = package.dependencies.compactMap { dependency in
      PackageName(declarations.symbols[dependency.package.name]).map {
        DependencyRequest($0, dependency.requirement, asker: name)
      }
    }
    let isWhole = !(parsed.findings + read.findings).contains { $0.severity == .error }
    return Manifest(name: name, version: package.version, dependencies: requests, isWhole: isWhole)
  }

  private static func read(_ path: String, in files: any SourceFiles) throws -> LockFile {
    let bytes = try files.read(path)
    let read = readLockFile(bytes, file: .none)
    if let lock = read.value { return lock }
    if let line = mergeMark(in: bytes) {
      throw CommandFailure.usage(
        "\(files.shown(path)):\(line): two branches pinned different releases, and git left its marks of the conflict; delete the file"
          + " and run `gemel update`, which pins the newest releases that will do, or bring one side back with"
          + " `git checkout --theirs` or `--ours` and run `gemel check`, which keeps what that pins")
    }
    let finding = read.findings.first
    let lines = LineIndex(bytes)
    let offset = Int(finding?.place.range.start ?? 0)
    throw CommandFailure.usage(
      "\(files.shown(path)):\(lines.line(of: offset) + 1):\(lines.scalarColumn(of: offset) + 1): "
        + (finding?.message ?? "the lock cannot be read")
        + "; bring it back from version control, or delete it and have it written again by `gemel update`")
  }

  /// The line, from one, on which a conflict begins that git could not merge; nil where there is none.
  private static func mergeMark(in bytes: [UInt8]) -> Int? {
    let mark = Array("<<<<<<<".utf8)
    return bytes.split(separator: 0x0A, omittingEmptySubsequences: false).firstIndex { $0.starts(with: mark) }.map {
      $0 + 1
    }
  }

  // MARK: - Resolving

  /// The lock as it is shown: the one that there is, or is going to be.
  var shownLock: String { locks.first.map(files.shown) ?? LockFile.name }

  /// Releases for everything, those of `lock` where they still will do; `more` is asked for beside what the manifests say.
  func resolve(
    keeping lock: LockFile, in registry: LocalRegistry, asOf day: CalendarDay, and more: [DependencyRequest] = []
  ) throws -> DependencyResolution {
    let request = ResolutionRequest(requests + more, provided: provided, lock: lock, asOf: day)
    return try registry.with { try resolveDependencies(request, from: $0.source) }
  }

  /// Stops where a release that the lock pins, and that is still needed, is not in the registry.
  func holdToRegistry(_ registry: LocalRegistry) throws {
    for pinned in pinnedAndNeeded {
      let release = pinned.release
      guard try registry.with({ try $0.release(release) }) == nil else { continue }
      throw CommandFailure(
        code: CommandFailure.findings,
        message:
          "\(shownLock): `\(release.package)` \(release.version) is pinned, and the registry \(registry.path) does not have"
          + " it; a release is never taken away, so bring the registry up to date or back from a copy, or have another"
          + " release pinned with `gemel update \(release.package)`")
    }
  }

  /// What the lock pins of what is asked for, and of what that needs.
  private var pinnedAndNeeded: [LockedPackage] {
    var found: [LockedPackage] = []
    var seen: Set<PackageName> = []
    var pending = requests.map(\.package)
    while let name = pending.popLast() {
      guard seen.insert(name).inserted, let pinned = lock[name] else { continue }
      found.append(pinned)
      pending += pinned.dependencies
    }
    return found.sorted { $0.release < $1.release }
  }

  /// Records of what the lock pins and is still needed, as far as the registry has them with the same content.
  func pinned(in registry: LocalRegistry) throws -> [ReleaseRecord] {
    try pinnedAndNeeded.compactMap { pinned in
      let record = try registry.with { try $0.release(pinned.release) }?.record
      return record?.manifest == pinned.manifest ? record : nil
    }
  }

  /// What the lock pins and is still needed, and the registry has with other content: nothing that resolution may do.
  func contradicted(in registry: LocalRegistry) throws -> [LockDifference] {
    try pinnedAndNeeded.compactMap { pinned in
      guard let found = try registry.with({ try $0.release(pinned.release) })?.record.manifest, found != pinned.manifest
      else { return nil }
      return .content(pinned.release, from: pinned.manifest, to: found)
    }
  }

  // MARK: - The lock

  /// Writes the lock: whole or not at all.
  func write(_ lock: LockFile) throws {
    guard let path = locks.first else { return }
    guard locks.count == 1 else {
      throw CommandFailure.usage(
        "there are several places for a lock (\(locks.map(files.shown).joined(separator: ", "))); name one workspace")
    }
    try FileSystem.write(lock.bytes, to: path)
  }

  /// Brings the lock to what was resolved, or tells why not. A manifest that cannot be read may ask for what the lock pins: then the
  /// lock stays as it is. Gives whether it is left otherwise than it was to be.
  func settle(_ resolved: LockFile, _ terms: DependencyTerms) throws -> Bool {
    let differences = lock.differences(to: resolved)
    guard !differences.isEmpty, isWhole else { return false }
    if terms.isLocked {
      throw CommandFailure(
        code: CommandFailure.findings,
        message:
          "\(shownLock) is not what the manifests need, and --locked leaves it as it is; run `gemel check` without --locked"
          + " and commit what it writes\n" + differences.map { "  \($0)" }.joined(separator: "\n"))
    }
    // What is in a commit stays as it is.
    guard files is Disk else { return true }
    let outcomes = differences.map { "  it \($0.outcome)" }.joined(separator: "\n")
    guard terms.writesLock, locks.count == 1 else {
      let way =
        locks.count == 1
        ? "`gemel check` writes it" : "`gemel check` in each workspace writes them, and this looked at several"
      Terminal.note(
        "gemel: " + neutralised("\(shownLock) is not what the manifests need; \(way)\n" + outcomes, keepingLines: true))
      return true
    }
    var said = "wrote \(shownLock); commit it"
    do {
      try write(resolved)
    } catch let failure as FileError {
      // As in a checkout that is read only: what resolves is known, and so is what it would be pinned to.
      said = "\(failure.description); what resolves is used all the same"
    }
    Terminal.note("gemel: " + neutralised("\(said)\n" + outcomes, keepingLines: true))
    return false
  }

  /// Tells what was said of the releases by `day`.
  func tell(_ releases: [ResolvedRelease], on day: CalendarDay) {
    guard files is Disk else { return }
    for release in releases {
      let id = release.record.release
      let pinned = lock[id.package]?.release == id ? ", which \(shownLock) pins," : ""
      let said =
        [release.standing.map { "is " + $0.words(on: day) }]
        + [release.comingSunset.map { "has its " + $0.words(on: day) }]
      for words in said.compactMap(\.self) {
        Terminal.note("gemel: " + neutralised("`\(id.package)` \(id.version)\(pinned) \(words)"))
      }
    }
  }
}

extension Workspace {
  /// Brings in the released packages that the workspace needs: those that the lock pins, else the newest that will do.
  mutating func bringInDependencies(_ terms: DependencyTerms) throws {
    let needs = try WorkspaceDependencies(of: self, terms)
    guard !needs.requests.isEmpty else {
      isLockStale = try needs.settle(LockFile(), terms)
      return
    }
    func absent(_ reasons: [String]) {
      for request in needs.requests { input.absences[request.package.text] = reasons }
    }
    guard let path = needs.registry else {
      return absent([
        "no registry is named that could have it: write `registry: DIRECTORY` below `workspace` in gemel.yaml, or give --registry"
      ])
    }
    guard let registry = try LocalRegistry.openIfThere(path) else {
      if terms.registry != nil {
        throw CommandFailure.usage("there is no registry `\(path)`; name the directory of one with --registry")
      }
      return absent(["there is no registry `\(path)` that could have it"])
    }
    try needs.holdToRegistry(registry)
    switch try needs.resolve(keeping: needs.lock, in: registry, asOf: terms.day) {
    case .failed(let problem):
      let isAsked = needs.requests.contains { $0.package == problem.package }
      let others = problem.isUnknown ? try registry.with { try $0.packages() }.map(\.text) : []
      for request in needs.requests {
        input.absences[request.package.text] = problem.reasons(
          for: isAsked ? request.package : problem.package, in: path, with: others)
      }
    case .resolved(let releases):
      if let lock = DependencyResolution.resolved(releases).lock {
        if lock != needs.lock { try registry.tellLosses(of: Set(releases.map(\.record.release.package))) }
        isLockStale = try needs.settle(lock, terms)
      }
      needs.tell(releases, on: terms.day)
      input.dependencies = try releases.map { try RegistryModels(registry: registry).document(of: $0.record) }
    }
  }
}

extension ResolutionProblem {
  /// Why `wanted` is not there, beside that it is not. The cause is told where the package is asked for that nothing will do for.
  /// `others` are the packages of the registry.
  fileprivate func reasons(for wanted: PackageName, in registry: String, with others: [String]) -> [String] {
    guard wanted == package else { return ["nothing resolves before everything does, and \(message)"] }
    guard isUnknown else { return [message] + notes + ["the registry is \(registry)"] }
    let suggestion = nearest(to: package.text, in: others).map { "; did you mean `\($0)`?" } ?? ""
    return ["the registry \(registry) has none of that name" + suggestion]
  }
}
