import Glibc
import TwinChanges
import TwinCompiler
import TwinModel
import TwinRegistry
import TwinStore

extension Benchmarks {
  /// Resolution over many releases, verification to the digest alone, and a release to a check.
  mutating func releasing() throws {
    report.section("Registry")
    let folder = try makeTemporaryDirectory()
    defer { removeTree(folder) }
    try resolving("500 packages of 10 releases", folder + "/wide", packages: 500, releases: 10, asked: 40)
    try resolving("a package of 5,000 releases", folder + "/long", packages: 1, releases: 5_000, asked: 1)
    try verifying(folder + "/large")
    try verifyingHistory(folder + "/history")
    try publishing(folder)
  }

  /// Opens a registry and resolves what a workspace asks of it; each package needs the one at half its number.
  private mutating func resolving(
    _ name: String, _ path: String, packages: Int, releases: Int, asked: Int
  ) throws {
    let names = (0..<packages).compactMap { PackageName("com.example.package\($0)") }
    _ = try RegistryDirectory.create(path)
    var written: [ReleaseContent] = []
    for index in names.indices {
      for minor in 0..<releases {
        let before = index > 0 ? written[index / 2 * releases] : nil
        let (content, record) = try Self.release(names[index], minor, needs: before)
        try write(record.bytes, to: path + "/" + RegistryPath.record(record.release))
        written.append(content)
      }
    }
    guard let day = CalendarDay("2026-12-01"), let requirement = VersionRequirement("^1.0.0") else { return }
    let request = ResolutionRequest(
      names.suffix(asked).map { DependencyRequest($0, requirement, asker: $0) }, asOf: day)
    var chosen = 0
    let times = interleaved(
      options.rounds, on: CLOCK_MONOTONIC,
      [
        {
          guard let source = try? RegistryDirectory.open(path).source,
            case .resolved(let releases) = try? resolveDependencies(request, from: source)
          else { return }
          chosen = releases.count
        }
      ])
    report.bound("resolution over \(name)", times[0].least, milliseconds, atMost: 0.020)
    report.note("chosen", "\(chosen) releases, median \(milliseconds(times[0].median))")
  }

  private static func release(
    _ package: PackageName, _ minor: Int, needs: ReleaseContent?
  ) throws -> (content: ReleaseContent, record: ReleaseRecord) {
    guard let id = ReleaseID(package, SemanticVersion(1, UInt32(minor), 0)), let day = CalendarDay("2026-11-26"),
      let requirement = VersionRequirement("^1.0.0"), let content = ReleaseContent(id, files: [])
    else { throw FileFailure(path: package.text) }
    let dependencies = needs.map {
      ReleaseDependency(release: $0.release, manifest: $0.digest, requirement: requirement)
    }
    let record = ReleaseRecord(
      release: id, manifest: content.digest, released: day, publisher: "ada@example.com",
      commit: String(repeating: "0", count: 40), dependencies: dependencies.map { [$0] } ?? [])
    return (content, record)
  }

  /// A registry of large content: its verification to the digests of that content in memory.
  private mutating func verifying(_ path: String) throws {
    let files = (0..<16).map { index in
      ArtifactFile(name: "file\(index)", bytes: [UInt8](repeating: UInt8(index), count: 16 << 20))
    }
    guard let package = PackageName("com.example.large"), let id = ReleaseID(package, SemanticVersion(1, 0, 0)),
      let content = ReleaseContent(id, files: files), let day = CalendarDay("2026-11-26")
    else { return }
    let registry = try RegistryDirectory.create(path)
    _ = try registry.publish(
      content,
      ReleaseRecord(
        release: id, manifest: content.digest, released: day, publisher: "ada@example.com",
        commit: String(repeating: "0", count: 40)))
    let times = interleaved(
      max(2, options.rounds / 3), on: CLOCK_PROCESS_CPUTIME_ID,
      [
        { for file in files { consume(ContentDigest(of: file.bytes).hexadecimal.utf8.count) } },
        { consume((try? registry.verify())?.blobs ?? 0) },
      ])
    report.ratio(
      "CPU of verifying 268 MB to their digests", times[1].least, to: times[0].least, milliseconds, atMost: 1.3)
    report.note("digest, one core", megabytes(268.4e6 / times[0].least) + "/s")
  }

  /// A registry of a package's history: its verification, with what records and releases say, to the digests of its content in memory.
  private mutating func verifyingHistory(_ path: String) throws {
    let compiled = CompilerPipeline().compile(
      WorkspaceGenerator.workspace(twins: 1_000, packageSize: 1_000, seed: options.seed))
    guard let package = compiled.givenPackages.first,
      let name = PackageName(compiled.model.string(compiled.model.packages[package].name)),
      let day = CalendarDay("2026-11-26")
    else { return }
    let registry = try RegistryDirectory.create(path)
    var model = compiled.model
    let types = model.packages[package].twins.map { model.identity(model.twins[$0].header) }
    var previous: ReleaseChanges.Previous?
    var files: [ArtifactFile] = []
    for minor in 0..<20 {
      model.packages[package].version = SemanticVersion(1, UInt32(minor), 0)
      guard let id = ReleaseID(name, model.packages[package].version) else { return }
      let changes = ReleaseChanges(release: id, previous: previous)
      let commit = String(repeating: "0", count: 40)
      let provenance = Provenance(
        release: id, commit: commit, compiler: "0", edition: 2026, dependencies: [], rulePacks: [], waivers: [],
        changes: [], findings: Provenance.Findings())
      let artifact =
        artifact(of: package, in: model) + [
          ArtifactFile(name: ReleaseChanges.file, bytes: changes.bytes),
          ArtifactFile(name: Provenance.fileName, bytes: provenance.bytes),
        ]
      guard let content = ReleaseContent(id, files: artifact) else { return }
      _ = try registry.publish(
        content,
        ReleaseRecord(
          release: id, manifest: content.digest, released: day, publisher: "ada@example.com",
          commit: commit, bump: previous == nil ? nil : Bump.none,
          types: types.map { TypeVersion(type: $0, version: SemanticVersion(1, 0, 0)) }))
      previous = ReleaseChanges.Previous(version: id.version, manifest: content.digest)
      files += artifact
    }
    let found = try registry.verify()
    guard found.isIntact else { throw FileFailure(path: found.problems.first?.description ?? path) }
    let times = interleaved(
      max(3, options.rounds / 3), on: CLOCK_PROCESS_CPUTIME_ID,
      [
        { for file in files { consume(ContentDigest(of: file.bytes).hexadecimal.utf8.count) } },
        { consume((try? registry.verify())?.blobs ?? 0) },
      ])
    let size = files.reduce(0) { $0 + $1.bytes.count }
    report.ratio(
      "CPU of verifying 20 releases of 1,000 twins, \(megabytes(Double(size))), to their digests", times[1].least,
      to: times[0].least, milliseconds, atMost: 2)
  }

  /// Compiling, building and publishing a package to compiling it. Each time into a registry of its own that was there before, with a
  /// release of that package, as nearly all releases are.
  private mutating func publishing(_ folder: String) throws {
    let workspace = WorkspaceGenerator.workspace(twins: 1_000, packageSize: 1_000, seed: options.seed)
    let pipeline = CompilerPipeline()
    let compiled = pipeline.compile(workspace)
    guard let package = compiled.givenPackages.first,
      let name = PackageName(compiled.model.string(compiled.model.packages[package].name)),
      let id = ReleaseID(name, SemanticVersion(100, 0, 0)), let day = CalendarDay("2026-11-26")
    else { return }
    let (content, record) = try Self.release(name, 0, needs: nil)
    var registries: [RegistryDirectory] = []
    for round in 0...options.rounds {
      registries.append(try RegistryDirectory.create(folder + "/published\(round)"))
      _ = try registries[round].publish(content, record)
    }
    var publishing = Samples()
    var released = 0
    let times = interleaved(
      options.rounds, on: CLOCK_MONOTONIC,
      [
        { consume(pipeline.compile(workspace).findings.count) },
        {
          let compiled = pipeline.compile(workspace)
          guard let content = ReleaseContent(id, files: artifact(of: package, in: compiled.model)) else { return }
          let record = ReleaseRecord(
            release: id, manifest: content.digest, released: day, publisher: "ada@example.com",
            commit: String(repeating: "0", count: 40))
          let start = seconds(on: CLOCK_MONOTONIC)
          if (try? registries[released].publish(content, record).isNew) == true { released += 1 }
          publishing.add(seconds(on: CLOCK_MONOTONIC) - start)
        },
      ])
    guard released == registries.count else { throw FileFailure(path: folder) }
    note(partsOf: compiled)
    report.note(
      "publishing alone, which waits for the disk",
      "least \(milliseconds(publishing.least)), median \(milliseconds(publishing.median))")
    report.ratio(
      "wall of releasing 1,000 twins to compiling them", times[1].least, to: times[0].least, milliseconds, atMost: 1.5)
    report.note("medians", "\(milliseconds(times[1].median)) to \(milliseconds(times[0].median))")
  }

  /// What the files of a release take, each on one core, and together with their digests on all.
  private func note(partsOf compiled: Compilation) {
    guard let package = compiled.givenPackages.first else { return }
    let files = artifact(of: package, in: compiled.model)
    let times = interleaved(
      options.rounds, on: CLOCK_MONOTONIC,
      [
        { consume(modelJSON(of: package, in: compiled.model).count) },
        { consume(runtimeImage(of: package, in: compiled.model).count) },
        { for file in files { consume(ContentDigest(of: file.bytes).hexadecimal.utf8.count) } },
        { consume(artifact(of: package, in: compiled.model).count) },
      ])
    let names = ["model.json", "model.image", "their digests", "all of it, side by side"]
    for (name, samples) in zip(names, times) {
      report.note(name, "least \(milliseconds(samples.least)), median \(milliseconds(samples.median))")
    }
    report.note("size", files.map { megabytes(Double($0.bytes.count)) }.joined(separator: " and "))
  }
}
