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
    return try directory.names().compactMap { name in
      guard let name, case .release(let version) = RegistryPath.entry(name) else { return nil }
      return version
    }
  }

  /// A release with its statuses; nil where there is none.
  public func release(_ id: ReleaseID) throws(StoreError) -> RegisteredRelease? {
    guard let directory = try root.directory(RegistryPath.directory(of: id.package)),
      let record = try record(id, in: directory)
    else { return nil }
    return RegisteredRelease(record: record, statuses: try statuses(of: id, in: directory))
  }

  /// All releases of a package, by version.
  public func releases(of package: PackageName) throws(StoreError) -> [RegisteredRelease] {
    var releases: [RegisteredRelease] = []
    for version in try versions(of: package).sorted() {
      if let id = ReleaseID(package, version), let release = try release(id) { releases.append(release) }
    }
    return releases
  }

  /// This registry as resolution asks it.
  public var source: ReleaseSource {
    ReleaseSource(versions: { try self.versions(of: $0) }, release: { try self.release($0) })
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

  /// The statuses of a release, in order.
  func statuses(of id: ReleaseID, in directory: Directory) throws(StoreError) -> [StatusRecord] {
    var statuses: [StatusRecord] = []
    // Looked up one by one: what is listed may be much more.
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

extension StoreError {
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
