import Glibc
public import TwinRegistry
import TwinSource

/// Content on its way into a registry: a temporary file that is hashed as it grows, and counts for nothing until it was found to be
/// what it should.
public final class IncomingBlob {
  /// What it should be.
  public let digest: ContentDigest
  /// The bytes that it should have.
  public let size: Int
  private let registry: RegistryDirectory
  private let directory: Directory
  private var name = ""
  private var file: Int32 = -1
  private var hasher = ContentHasher()
  private var count = 0

  init(_ digest: ContentDigest, size: Int, in directory: Directory, _ registry: RegistryDirectory) {
    self.digest = digest
    self.size = size
    self.registry = registry
    self.directory = directory
  }

  deinit { discard() }

  /// Removes what has come. Not left to the end of its life, which others may put off.
  func discard() {
    if file >= 0 {
      close(file)
      unlinkat(directory.descriptor, name, 0)
    }
    file = -1
  }

  /// Forgets what has come, if anything has: it will come from the beginning.
  public func restart() throws(StoreError) {
    if file >= 0, count == 0 { return }
    discard()
    let made = try registry.makeTemporary(for: digest.hexadecimal, in: directory)
    name = made.name
    file = made.file
    hasher = ContentHasher()
    count = 0
  }

  /// Takes the next piece. More bytes than there should be are an error.
  public func take(_ bytes: UnsafeRawBufferPointer) throws(StoreError) {
    guard bytes.count <= size - count else { throw unlike("it has more than the \(size) bytes that it should have") }
    hasher.update(bytes)
    count += bytes.count
    let code = registry.steps.write(Array(bytes), to: file, name)
    if code != 0 { throw .system("write", directory.shown(digest.hexadecimal), code) }
  }

  /// Puts it in place, whole and on the disk, if it is what it should be.
  func finish(replacing: Bool) throws(StoreError) {
    let found = hasher.finish()
    guard count == size, found == digest else {
      throw unlike("what came is \(found) with \(count) bytes, and should have \(size)")
    }
    let code = registry.steps.sync(file, name)
    if code != 0 { throw .system("write", directory.shown(digest.hexadecimal), code) }
    if replacing {
      try registry.steps.rename(name, digest.hexadecimal, in: directory)
    } else {
      // Someone else may have been faster, with the same content.
      _ = try registry.steps.link(name, digest.hexadecimal, in: directory)
      try registry.steps.unlink(name, in: directory)
    }
    close(file)
    file = -1
  }

  private func unlike(_ reason: String) -> StoreError {
    StoreError(
      .damaged, RegistryPath.blob(digest), reason,
      wayOut: "nothing of it was kept; get it from a registry that is intact")
  }
}

extension RegistryDirectory {
  /// Publishes a release whose content comes from elsewhere: `fetch` is asked for each piece that is not there intact.
  ///
  /// The same as `publish` in all else: content first, then the record; refused where other content has the version; stopped at any
  /// point, it can be tried again, and content that has come need not come again.
  public func receive(
    _ record: ReleaseRecord, manifest: [UInt8], fetch: (IncomingBlob) throws -> Void
  ) throws -> PublishOutcome {
    let path = RegistryPath.blob(record.manifest)
    let contents = try value(readManifest(manifest, file: .none), of: manifest, at: path, kind: .damaged)
    guard ContentDigest(of: manifest) == record.manifest, contents.release == record.release else {
      throw StoreError(
        .invalid, RegistryPath.record(record.release), "the record is not that of the content",
        wayOut: "get both from a registry that is intact")
    }
    if let layer = contents.layers.first(where: { $0.size > StoreLimits.file }) {
      throw StoreError(
        .invalid, path, "the file \(layer.name) has \(layer.size) bytes, more than \(StoreLimits.file)",
        wayOut: "split the package")
    }
    let lock = try lock(exclusively: false)
    defer { unlock(lock) }
    if let present = try recordBytes(of: record.release)?.record {
      try rejectConflict(
        present, record,
        wayOut:
          "nothing was taken from there; trust the content that signed statements (`gemel verify`) and `gemel.lock` name: if that is"
          + " \(present.manifest), have those who run the registry put the tag back; if it is \(record.manifest), pull into an empty"
          + " directory, and find out who changed what is here")
    } else {
      try rejectOtherContent(than: record)
    }
    try rejectOtherCase(of: record.release.package)
    let blobs = try ensure(RegistryPath.blobs)
    var mended: [ContentDigest] = []
    var seen: Set<ContentDigest> = []
    for (digest, size) in contents.content + [(record.manifest, manifest.count)] where seen.insert(digest).inserted {
      let isDamaged: Bool
      switch blobs.state(of: digest) {
      case .intact(let found):
        guard found == size else {
          throw StoreError(
            .damaged, path, "it says that \(digest) has \(size) bytes, and that has \(found)",
            wayOut: "get the release from a registry that is intact")
        }
        continue
      case .absent: isDamaged = false
      case .corrupt: isDamaged = true
      case .unreadable(let error): throw error
      }
      let incoming = IncomingBlob(digest, size: size, in: blobs, self)
      defer { incoming.discard() }
      try incoming.restart()
      if digest == record.manifest {
        try manifest.withUnsafeBytes { try incoming.take($0) }
      } else {
        try fetch(incoming)
      }
      try incoming.finish(replacing: isDamaged)
      if isDamaged { mended.append(digest) }
    }
    try steps.sync(blobs)
    return try install(record, mended: mended)
  }

  /// Takes over what was said of a release elsewhere; false where it is here already. Statuses stand for themselves, so that those of
  /// several registries come together: where other words have its number here, it gets the next one that is free.
  public func receive(_ status: StatusRecord) throws(StoreError) -> Bool {
    let lock = try lock(exclusively: false)
    defer { unlock(lock) }
    let release = status.release
    guard let directory = try root.directory(RegistryPath.directory(of: release.package)),
      try record(release, in: directory) != nil
    else {
      throw StoreError(
        .invalid, RegistryPath.record(release), "there is no release \(release)", wayOut: "get the release first")
    }
    // Also behind a gap, which the statuses before it may come to fill.
    if try self.status(status.number, of: release, in: directory) == status { return false }
    while true {
      let present = try firstStatuses(of: release, in: directory)
      if present.contains(where: { $0.saysTheSame(as: status) }) { return false }
      var numbered = status
      numbered.number = present.count + 1
      guard numbered.number <= RegistryPath.lastStatus else { throw .tooManyStatuses(of: release) }
      if try install(numbered.bytes, as: RegistryPath.statusName(release.version, numbered.number), in: directory) {
        return true
      }
    }
  }
}

/// Content of a registry, open to be sent elsewhere.
public final class OutgoingBlob: Sendable {
  /// Its length in bytes.
  public let size: Int
  private let file: Int32

  init(_ file: Int32, size: Int) {
    self.file = file
    self.size = size
  }

  deinit { close(file) }

  /// Reads from an offset into a buffer, and gives the count: less than asked for at the end only, and -1 for failure.
  public func read(from offset: Int, into buffer: UnsafeMutableRawBufferPointer) -> Int {
    var count = 0
    while count < buffer.count {
      let read = pread(file, buffer.baseAddress.map { $0 + count }, buffer.count - count, off_t(offset + count))
      if read > 0 { count += read } else if read == 0 { return count } else if errno != EINTR { return -1 }
    }
    return count
  }
}

extension RegistryDirectory {
  /// Content by digest, which is checked before it is opened to be sent.
  public func open(_ digest: ContentDigest) throws(StoreError) -> OutgoingBlob {
    let path = RegistryPath.blob(digest)
    guard let directory = try root.directory(RegistryPath.blobs),
      let found = try directory.hash(digest.hexadecimal), let (file, size) = try directory.openFile(digest.hexadecimal)
    else {
      throw StoreError(
        .damaged, path, "content is missing", wayOut: StoreError.bringBack)
    }
    let blob = OutgoingBlob(file, size: size)
    guard found.digest == digest else { throw .corrupt(path, found.digest) }
    return blob
  }
}
