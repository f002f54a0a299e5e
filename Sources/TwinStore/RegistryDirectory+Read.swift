public import TwinModel
public import TwinRegistry
import TwinSource

/// Bounds on the files of a registry.
enum StoreLimits {
  /// Bytes of the record of a release or a status.
  static let record = 16 << 20
  /// Bytes of a manifest, as the OCI distribution specification has it.
  static let manifest = 4 << 20
  /// Bytes of a file of a release.
  static let file = 1 << 30
}

extension RegistryDirectory {
  /// The packages that there are, sorted.
  public func packages() throws(StoreError) -> [PackageName] {
    guard let directory = try root.directory(RegistryPath.packages) else { return [] }
    return try directory.names().compactMap { $0.flatMap { PackageName($0) } }.sorted()
  }

  /// The versions that there are of a package, in any order; none where there is no such package. Reads names only.
  public func versions(of package: PackageName) throws(StoreError) -> [SemanticVersion] {
    guard let directory = try root.directory(RegistryPath.directory(of: package)) else { return [] }
    return try PackageNames(in: directory).versions
  }

  /// A release with its statuses; nil where there is none. A status that is missing before another is damage: it may have
  /// withdrawn the release, and those after it are never passed over.
  public func release(_ id: ReleaseID) throws(StoreError) -> RegisteredRelease? {
    guard let directory = try root.directory(RegistryPath.directory(of: id.package)) else { return nil }
    return try release(id, in: directory, PackageNames(in: directory))
  }

  /// All releases of a package, by version.
  public func releases(of package: PackageName) throws(StoreError) -> [RegisteredRelease] {
    let (releases, unreadable) = try readableReleases(of: package)
    if let first = unreadable.first { throw first }
    return releases
  }

  /// The releases of a package that can be read, by version, and what is wrong with the others.
  public func readableReleases(
    of package: PackageName
  ) throws(StoreError) -> (releases: [RegisteredRelease], unreadable: [StoreError]) {
    var (releases, unreadable): ([RegisteredRelease], [StoreError]) = ([], [])
    let directory: Directory
    do throws(StoreError) {
      guard let found = try root.directory(RegistryPath.directory(of: package)) else { return ([], []) }
      directory = found
    } catch {
      guard error.isDamage else { throw error }
      return ([], [error])
    }
    let names = try PackageNames(in: directory)
    for version in names.versions.sorted() {
      guard let id = ReleaseID(package, version) else { continue }
      do throws(StoreError) {
        if let release = try release(id, in: directory, names) { releases.append(release) }
      } catch {
        guard error.isDamage else { throw error }
        unreadable.append(error)
      }
    }
    return (releases, unreadable)
  }

  private func release(
    _ id: ReleaseID, in directory: Directory, _ names: PackageNames
  ) throws(StoreError) -> RegisteredRelease? {
    guard let record = try record(id, in: directory) else { return nil }
    let statuses = try firstStatuses(of: id, in: directory)
    if let last = names.lastStatuses[id.version], statuses.count < last {
      throw .missingStatus(statuses.count + 1, of: id)
    }
    return RegisteredRelease(record: record, statuses: statuses)
  }

  /// This registry as resolution asks it, which looks at the names in the directory of each package once.
  public var source: ReleaseSource {
    var listed: [PackageName: PackageNames] = [:]
    return ReleaseSource(
      versions: { package in
        guard let directory = try self.root.directory(RegistryPath.directory(of: package)) else { return [] }
        let names = try PackageNames(in: directory)
        listed[package] = names
        return names.versions
      },
      release: { id in
        guard let names = listed[id.package] else { return try self.release(id) }
        guard let directory = try self.root.directory(RegistryPath.directory(of: id.package)) else { return nil }
        return try self.release(id, in: directory, names)
      })
  }

  /// The record of a release in the directory of its package.
  func record(_ id: ReleaseID, in directory: Directory) throws(StoreError) -> ReleaseRecord? {
    try recordFile(id, in: directory)?.record
  }

  /// The record of a release with its bytes as they are.
  func recordFile(
    _ id: ReleaseID, in directory: Directory
  ) throws(StoreError) -> (record: ReleaseRecord, bytes: [UInt8])? {
    let name = RegistryPath.recordName(id.version)
    guard let bytes = try directory.read(name, limit: StoreLimits.record) else { return nil }
    let path = RegistryPath.record(id)
    let record = try value(readReleaseRecord(bytes, file: .none), of: bytes, at: path)
    guard record.release == id else { throw .misplaced(path, "the release \(record.release)") }
    return (record, bytes)
  }

  /// The statuses of a release, in order, up to the first number that is missing.
  func firstStatuses(of id: ReleaseID, in directory: Directory) throws(StoreError) -> [StatusRecord] {
    var statuses: [StatusRecord] = []
    // Looked up by name: a list may lack what came while it was made.
    while let status = try status(statuses.count + 1, of: id, in: directory) { statuses.append(status) }
    return statuses
  }

  func status(_ number: Int, of id: ReleaseID, in directory: Directory) throws(StoreError) -> StatusRecord? {
    try statusFile(number, of: id, in: directory)?.status
  }

  /// A status with its bytes as they are.
  func statusFile(
    _ number: Int, of id: ReleaseID, in directory: Directory
  ) throws(StoreError) -> (status: StatusRecord, bytes: [UInt8])? {
    let name = RegistryPath.statusName(id.version, number)
    guard let bytes = try directory.read(name, limit: StoreLimits.record) else { return nil }
    let path = RegistryPath.status(id, number)
    let status = try value(readStatusRecord(bytes, file: .none), of: bytes, at: path)
    guard status.release == id, status.number == number else {
      throw .misplaced(path, "status \(status.number) of \(status.release)")
    }
    return (status, bytes)
  }

  /// The manifest that a record names.
  public func manifest(of record: ReleaseRecord) throws(StoreError) -> OCIManifest {
    let bytes = try blob(record.manifest, limit: StoreLimits.manifest)
    let path = RegistryPath.blob(record.manifest)
    let manifest = try value(readManifest(bytes, file: .none), of: bytes, at: path)
    guard manifest.release == record.release else {
      throw .misplaced(path, "the manifest of \(manifest.release), and the record of \(record.release) names it")
    }
    return manifest
  }

  /// The file `name` of a release, checked against its digest; nil where the release has no such file.
  public func file(_ name: String, of record: ReleaseRecord) throws(StoreError) -> [UInt8]? {
    guard let layer = try manifest(of: record).layers.first(where: { $0.name == name }) else { return nil }
    return try blob(layer.digest, limit: StoreLimits.file)
  }

  /// The whole content of a release, checked against its digests.
  public func content(of record: ReleaseRecord) throws(StoreError) -> ReleaseContent {
    var files: [ArtifactFile] = []
    for layer in try manifest(of: record).layers {
      files.append(ArtifactFile(name: layer.name, bytes: try blob(layer.digest, limit: StoreLimits.file)))
    }
    guard let content = ReleaseContent(record.release, files: files), content.digest == record.manifest else {
      throw StoreError(
        .damaged, RegistryPath.blob(record.manifest), "the manifest is not what this compiler writes for its files",
        wayOut: "read it with the release of the compiler that wrote it")
    }
    return content
  }

  /// Content by digest, checked against it.
  public func blob(_ digest: ContentDigest) throws(StoreError) -> [UInt8] {
    try blob(digest, limit: StoreLimits.file)
  }

  func blob(_ digest: ContentDigest, limit: Int) throws(StoreError) -> [UInt8] {
    let path = RegistryPath.blob(digest)
    guard let directory = try root.directory(RegistryPath.blobs),
      let bytes = try directory.read(digest.hexadecimal, limit: limit)
    else {
      throw StoreError(
        .damaged, path, "content is missing", wayOut: StoreError.bringBack)
    }
    let found = ContentDigest(of: bytes)
    guard found == digest else { throw .corrupt(path, found) }
    return bytes
  }
}

/// What the names in the directory of a package tell.
private struct PackageNames {
  /// The versions that there are, in any order.
  var versions: [SemanticVersion] = []
  /// The highest number of a status by the version that it is about.
  var lastStatuses: [SemanticVersion: Int] = [:]

  init(in directory: Directory) throws(StoreError) {
    for name in try directory.names() {
      switch name.map(RegistryPath.entry) {
      case .release(let version): versions.append(version)
      case .status(let version, let number): lastStatuses[version] = max(number, lastStatuses[version] ?? 0)
      default: continue
      }
    }
  }
}

extension StoreError {
  /// That a status is missing before a later one.
  static func missingStatus(_ number: Int, of release: ReleaseID) -> StoreError {
    StoreError(
      .damaged, RegistryPath.status(release, number),
      "a later status is there, and this one, which may have withdrawn the release, is missing",
      wayOut: "bring it back from a copy of the registry, or with `gemel registry pull` from where it was pushed to")
  }

  /// That a file is of something else than its name says.
  static func misplaced(_ path: String, _ what: String) -> StoreError {
    StoreError(.misplaced, path, "the file holds \(what)", wayOut: "bring it back from a copy of the registry")
  }

  /// That content is not what its name says.
  static func corrupt(_ path: String, _ found: ContentDigest) -> StoreError {
    StoreError(
      .damaged, path, "the content is \(found)", wayOut: StoreError.bringBack)
  }
}
