import TwinCompiler
import TwinModel
import TwinRegistry
import TwinStore

/// Models of releases, to be compared with.
struct RegistryModels {
  static let document = "model.json"

  let registry: LocalRegistry

  /// The model of a release with those of what it was checked against. What ships with the compiler stands in for what the
  /// registry lacks.
  func workspace(of record: ReleaseRecord) throws -> Workspace {
    let documents = try registry.with { registry in
      var documents: [PackageName: InputFile] = [:]
      var pending = [record]
      var next = 0
      while next < pending.count {
        let record = pending[next]
        next += 1
        guard documents[record.release.package] == nil else { continue }
        documents[record.release.package] = try Self.document(of: record, in: registry)
        // In breadth, so that of several versions the one counts that is asked for nearest to the release.
        for dependency in record.dependencies where documents[dependency.release.package] == nil {
          if let needed = try Self.record(of: dependency, for: record.release, in: registry) { pending.append(needed) }
        }
      }
      return documents.values.sorted { $0.path < $1.path }
    }
    return Workspace(input: CompilerInput(packages: [], artifacts: documents))
  }

  /// The same as a model that was loaded to be compared.
  func model(of record: ReleaseRecord) throws -> LoadedModel {
    var model = LoadedModel(workspace: try workspace(of: record), name: ReleaseName(record.release).text)
    model.package = record.release.package.text
    return model
  }

  /// The same of a release that is followed, whose name tells where it is withdrawn.
  func model(of followed: FollowedRelease) throws -> LoadedModel {
    var model = try model(of: followed.record)
    model.name = followed.name
    return model
  }

  /// The document of a release, checked against its digests.
  func document(of record: ReleaseRecord) throws -> InputFile {
    try registry.with { try Self.document(of: record, in: $0) }
  }

  private static func document(of record: ReleaseRecord, in registry: RegistryDirectory) throws -> InputFile {
    guard let bytes = try registry.file(document, of: record) else {
      throw CommandFailure(
        code: CommandFailure.couldNotRun,
        message:
          "the release \(record.release) has no \(document), so that there is no model to read; compare with another")
    }
    return InputFile(path: "\(ReleaseName(record.release).text)/\(document)", bytes: bytes)
  }

  private static func record(
    of dependency: ReleaseDependency, for release: ReleaseID, in registry: RegistryDirectory
  ) throws -> ReleaseRecord? {
    let found = try registry.release(dependency.release)?.record
    if found == nil, ShippedOntologies.names.contains(dependency.release.package.text) { return nil }
    guard let found, found.manifest == dependency.manifest else {
      throw CommandFailure(
        code: CommandFailure.couldNotRun,
        message: "\(release) was checked against \(dependency.release) as \(dependency.manifest), which is not in the"
          + " registry \(registry.path); `gemel registry verify` tells what is wrong there")
    }
    return found
  }

  /// The releases of `package`, pre-releases left out, by version.
  func releases(of package: PackageName) throws -> [RegisteredRelease] {
    try registry.with { try $0.releases(of: package) }.filter(\.record.release.version.prerelease.isEmpty)
  }
}

/// How people name a release: `registry:com.example.hvac@1.4.0`.
struct ReleaseName {
  static let prefix = "registry:"

  var package: PackageName
  /// The version; the newest one where nil.
  var version: SemanticVersion?

  init(_ release: ReleaseID) { (package, version) = (release.package, release.version) }

  /// Reads `com.example.hvac@1.4.0` or `com.example.hvac`.
  init(_ text: String) throws {
    let parts = text.split(separator: "@", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
    let version = parts.count == 2 ? SemanticVersion(parts[1]) : nil
    guard let package = parts.first.flatMap({ PackageName($0) }), parts.count == 1 || version != nil else {
      throw CommandFailure.usage("`\(text)` names no release; releases are named like com.example.hvac@1.4.0")
    }
    (self.package, self.version) = (package, version)
  }

  /// The one release that is meant. Where no version is named, that is an error.
  var exact: ReleaseID {
    get throws {
      guard let version else {
        throw CommandFailure.usage("`\(package)` names no version; write which one, as in \(package)@1.4.0")
      }
      guard let release = ReleaseID(package, version) else {
        throw CommandFailure.usage("`\(package)` \(version) cannot be a release: the version is too long")
      }
      return release
    }
  }

  /// As it is written after `gemel diff`.
  var text: String { Self.prefix + package.text + (version.map { "@\($0)" } ?? "") }
}
