import TwinModel
import TwinRegistry
import TwinRuntime
import TwinStore

/// A version of a package with its image.
struct VersionImage {
  var version: SemanticVersion
  var registry: TwinRuntime.Registry
}

/// Where versions of a package come from: releases of a registry, or artifacts side by side.
struct VersionImages {
  /// What the package is called in messages.
  private let name: String
  private let versions: [SemanticVersion]
  private let withdrawn: Set<SemanticVersion>
  /// A file of a version; nil where it has none.
  private let file: (String, SemanticVersion) throws -> [UInt8]?
  /// Versions of another package, for its records.
  private let others: (String) throws -> [SemanticVersion]
  /// A file of a version of another package.
  private let otherFile: (String, String, SemanticVersion) throws -> [UInt8]?
  /// The model of a version of a package, the one that is meant where the name is nil.
  private let model: (String?, SemanticVersion) throws -> LoadedModel

  /// The versions of `package`, which is a directory of artifacts or a package of the registry that is meant.
  static func find(_ package: String, _ options: ReleaseRegistry.Options) throws -> VersionImages {
    let day = try options.day()
    if FileSystem.kind(package) == .directory { return try artifacts(package, options.registry.registry) }
    guard let name = PackageName(package) else {
      throw CommandFailure.usage("`\(package)` is neither a directory of artifacts nor the name of a package")
    }
    let registry = try options.open()
    let releases = try registry.releases(of: name, on: day)
    func file(_ file: String, _ package: PackageName, _ version: SemanticVersion) throws -> [UInt8]? {
      guard let id = ReleaseID(package, version) else { return nil }
      return try registry.with { registry in
        try registry.release(id).flatMap { try registry.file(file, of: $0.record) }
      }
    }
    let withdrawn = releases.filter { release in
      release.standing(on: day).map { $0.kind != .deprecated } ?? false
    }
    return VersionImages(
      name: package, versions: releases.map(\.record.release.version),
      withdrawn: Set(withdrawn.map(\.record.release.version)), file: { try file($0, name, $1) },
      others: { other in try PackageName(other).map { name in try registry.with { try $0.versions(of: name) } } ?? [] },
      otherFile: { name, other, version in try PackageName(other).flatMap { try file(name, $0, version) } },
      model: { other, version in
        let release = (other ?? package) + "@" + version.description
        return try ModelSource(ReleaseName.prefix + release, registry: options.registry.registry).load()
      })
  }

  private static func artifacts(_ path: String, _ registry: String?) throws -> VersionImages {
    func versions(_ directory: String) throws -> [SemanticVersion] {
      guard FileSystem.kind(directory) == .directory else { return [] }
      return try FileSystem.list(directory).compactMap { entry in
        let image = FileSystem.join(FileSystem.join(directory, entry.name), "model.image")
        return FileSystem.kind(image) == .file ? SemanticVersion(entry.name) : nil
      }
    }
    func file(_ file: String, _ directory: String, _ version: SemanticVersion) throws -> [UInt8]? {
      let path = FileSystem.join(FileSystem.join(directory, version.description), file)
      return FileSystem.kind(path) == .file ? try FileSystem.read(path, limit: 1 << 30) : nil
    }
    let found = try versions(path)
    guard !found.isEmpty else {
      throw CommandFailure.usage(
        "`\(path)` has no artifacts: they are at VERSION/model.image, as `gemel build` writes them below the package")
    }
    func beside(_ package: String) -> String { FileSystem.join(FileSystem.above(path), package) }
    return VersionImages(
      name: path, versions: found, withdrawn: [], file: { try file($0, path, $1) },
      others: { try PackageName($0) == nil ? [] : versions(beside($0)) },
      otherFile: { try file($0, beside($1), $2) },
      model: { other, version in
        let directory = FileSystem.join(other.map(beside) ?? path, version.description)
        // As a path that cannot be the name of a commit.
        let isPlain = directory.hasPrefix("/") || directory.hasPrefix(".")
        return try ModelSource(isPlain ? directory : "./" + directory, registry: registry).load()
      })
  }

  // MARK: - Choosing

  /// The images that `from` and `to` mean.
  func chosen(_ from: String, _ to: String?) throws -> (before: VersionImage, after: VersionImage) {
    let before = try exactVersion(from)
    let after = try to.map(version) ?? newest()
    return (try image(before), try image(after))
  }

  /// The version that data is of, which is one: a range could mean one that the data was never written at.
  private func exactVersion(_ text: String) throws -> SemanticVersion {
    // It is meant whatever has been said of it since: data of it is there.
    if let version = SemanticVersion(text), versions.contains(version) { return version }
    let reason =
      SemanticVersion(text) == nil
      ? "data is of one version, and `\(text)` does not name one; write it as --from 1.4.0" : "there is no \(text)"
    throw CommandFailure.usage("`\(name)`: \(reason); \(newestFew)")
  }

  /// The newest versions, for people.
  private var newestFew: String {
    let newest = versions.sorted().suffix(5).reversed().map(\.description).joined(separator: ", ")
    return "there \(versions.count == 1 ? "is" : "are") \(newest)"
  }

  private func version(_ text: String) throws -> SemanticVersion {
    if let version = SemanticVersion(text), versions.contains(version) { return version }
    do {
      let chosen = try chooseVersion(
        text, of: versions.map(\.description), withdrawn: withdrawn.map(\.description))
      return SemanticVersion(chosen) ?? SemanticVersion(0, 0, 0)
    } catch {
      // What does not fit is told with the error.
      guard case .invalidRange = error else { throw CommandFailure.usage("`\(name)`: \(error)") }
      throw CommandFailure.usage("--to: \(error); \(newestFew)")
    }
  }

  private func newest() throws -> SemanticVersion {
    let standing = versions.filter { !withdrawn.contains($0) }
    guard let newest = standing.filter(\.prerelease.isEmpty).max() ?? standing.max() else {
      throw CommandFailure.usage("all versions of `\(name)` are withdrawn; name one with --to")
    }
    return newest
  }

  private func image(_ version: SemanticVersion) throws -> VersionImage {
    guard let bytes = try file("model.image", version) else {
      throw CommandFailure(
        code: CommandFailure.couldNotRun,
        message: "\(name) \(version) has no model.image, so that data cannot be read by it")
    }
    let registry: TwinRuntime.Registry
    do {
      registry = try TwinRuntime.Registry(bytes: bytes)
    } catch {
      throw CommandFailure(code: CommandFailure.couldNotRun, message: "\(name) \(version): \(error)")
    }
    guard registry.version == version else {
      throw CommandFailure(
        code: CommandFailure.couldNotRun,
        message:
          "\(name) \(version): its model.image is of \(registry.package.name) \(registry.version); `gemel build` writes each"
          + " version into the directory of its name")
    }
    return VersionImage(version: version, registry: registry)
  }

  // MARK: - Records

  /// What changed between the two from release to release, of the package and of what it needs: as the releases recorded it and, where
  /// one did not, as its model tells beside that of the version before it.
  func history(_ before: VersionImage, _ after: VersionImage) throws -> ChangeHistory {
    let (old, new) = before.version > after.version ? (after, before) : (before, after)
    let main = Line(package: new.registry.package.name, versions: versions, file: file) { try model(nil, $0) }
    var records = try records(of: main, between: old.version, new.version)
    for package in new.registry.packages where package != new.registry.package {
      guard let former = old.registry.package(package.name),
        let low = SemanticVersion(former.version), let high = SemanticVersion(package.version), low != high
      else { continue }
      let line = Line(
        package: package.name, versions: try others(package.name),
        file: { try otherFile($0, package.name, $1) }, model: { try model(package.name, $0) })
      records += try self.records(of: line, between: low, high)
    }
    do {
      return try ChangeHistory(records)
    } catch {
      throw CommandFailure(code: CommandFailure.couldNotRun, message: "\(error)")
    }
  }

  /// The versions of one package.
  private struct Line {
    var package: String
    var versions: [SemanticVersion]
    var file: (String, SemanticVersion) throws -> [UInt8]?
    var model: (SemanticVersion) throws -> LoadedModel
  }

  private func records(
    of line: Line, between low: SemanticVersion, _ high: SemanticVersion
  ) throws -> [RecordedChanges] {
    let (low, high) = (min(low, high), max(low, high))
    let way = line.versions.filter { $0 >= low && $0 <= high }.sorted()
    var records: [RecordedChanges] = []
    var progress = Progress()
    defer { progress.finish() }
    for (version, previous) in zip(way.dropFirst(), way) {
      if let bytes = try line.file(ReleaseChanges.file, version) {
        records.append(try read(bytes, of: line.package, version))
        continue
      }
      let lacking = try [previous, version].filter { try line.file(RegistryModels.document, $0) == nil }
      guard lacking.isEmpty else {
        // Nothing lies between the two images, which tell what can be known.
        if way.count == 2 { return [] }
        let names = lacking.map(\.description).joined(separator: " and ")
        throw CommandFailure(
          code: CommandFailure.couldNotRun,
          message:
            "\(line.package) \(version) lies on the way from \(low) to \(high), and what changed in it is not known: it has no"
            + " \(ReleaseChanges.file), and there is no \(RegistryModels.document) of \(names) to compare; put them there, or go by"
            + " the two models at the ends alone, with --ignore-records")
      }
      progress.show("comparing \(line.package) \(previous) with \(version)")
      records.append(
        try ComparedVersions(package: line.package, model: line.model).record(of: version, since: previous))
    }
    return records
  }

  private func read(_ bytes: [UInt8], of package: String, _ version: SemanticVersion) throws -> RecordedChanges {
    do {
      let read = try RecordedChanges(bytes)
      guard read.version == version else { throw RecordMismatch(version: read.version) }
      return read
    } catch {
      throw CommandFailure(
        code: CommandFailure.couldNotRun,
        message: "\(ReleaseChanges.file) of \(package) \(version) cannot be read: \(error)")
    }
  }

  private struct RecordMismatch: Error, CustomStringConvertible {
    var version: SemanticVersion
    var description: String { "it is of \(version)" }
  }
}
