import Dispatch
import Glibc
public import TwinModel
public import TwinRegistry
import TwinSource

/// What publishing did.
public struct PublishOutcome: Hashable, Sendable {
  /// Whether the release was not there before.
  public var isNew: Bool
  /// The record that is in the registry: that of whoever was first.
  public var record: ReleaseRecord
  /// Content that was there, damaged, and has been made whole.
  public var mended: [ContentDigest]

  /// An outcome.
  public init(isNew: Bool, record: ReleaseRecord, mended: [ContentDigest]) {
    self.isNew = isNew
    self.record = record
    self.mended = mended
  }
}

extension RegistryDirectory {
  /// Publishes a release: its content first, then the record, which makes it visible.
  ///
  /// What is there already counts only after its digest was checked. Damaged content is replaced, since what belongs under a
  /// digest is known; a link, a directory or a pipe in its place is an error. Where the version is taken, the same content is success
  /// and the first record stays; other content is a conflict. When this returns, the release is on the disk. Stopped at any
  /// point, it leaves either a whole release or none, and at most files that `clean` removes; it can simply be tried again.
  ///
  /// Where a release of the package was lost (`lostReleases`), nothing is published in its place or after it.
  ///
  /// `seen` are the versions of the package that whoever made the release ready compared it with (`versionsInLine`): where there are
  /// others by now, it would follow another release, and that is a conflict. With nil, nothing is known of what was compared.
  public func publish(
    _ content: ReleaseContent, _ record: ReleaseRecord, seeing seen: Set<SemanticVersion>? = nil
  ) throws(StoreError) -> PublishOutcome {
    guard record.release == content.release, record.manifest == content.digest else {
      throw StoreError(
        .invalid, RegistryPath.record(content.release), "the record is not that of the content",
        wayOut: "make the record from the content's release and digest")
    }
    try checkLimits(of: content, record)
    let lock = try lock(exclusively: false)
    defer { unlock(lock) }
    if let present = try release(record.release)?.record {
      try rejectConflict(present, record)
    } else {
      try rejectLosses(before: record.release)
    }
    try rejectOtherCase(of: record.release.package)
    let blobs = try ensure(RegistryPath.blobs)
    let mended = try store(content.blobs, in: blobs)
    return try install(record, seeing: seen, mended: mended)
  }

  /// The versions of a package that others follow: all but pre-releases.
  public func versionsInLine(of package: PackageName) throws(StoreError) -> Set<SemanticVersion> {
    Set(try versions(of: package).filter(\.prerelease.isEmpty))
  }

  /// Makes a release visible whose content is in place; that of whoever was first, where it is the same.
  func install(
    _ record: ReleaseRecord, seeing seen: Set<SemanticVersion>? = nil, mended: [ContentDigest]
  ) throws(StoreError) -> PublishOutcome {
    let directory = try packageDirectory(of: record.release.package)
    // Others who publish this package wait here, so that nothing comes between looking and linking. Where the file system has no
    // locks, a moment is left in which it can.
    while flock(directory.descriptor, LOCK_EX) != 0, errno == EINTR {}
    defer { _ = flock(directory.descriptor, LOCK_UN) }
    if let seen { try rejectOthers(than: seen, record.release, in: directory) }
    let name = RegistryPath.recordName(record.release.version)
    if try self.record(record.release, in: directory) == nil, try install(record.bytes, as: name, in: directory) {
      return PublishOutcome(isNew: true, record: record, mended: mended)
    }
    guard let first = try self.record(record.release, in: directory) else {
      throw .system("read", directory.shown(name), ENOENT)
    }
    try rejectConflict(first, record)
    // Whoever was first may have been killed before this.
    try steps.sync(directory)
    return PublishOutcome(isNew: false, record: first, mended: mended)
  }

  /// Refuses a release beside which there are other versions than it was made ready with. One that is there already stays so.
  private func rejectOthers(
    than seen: Set<SemanticVersion>, _ release: ReleaseID, in directory: Directory
  ) throws(StoreError) {
    guard try record(release, in: directory) == nil else { return }
    let others = try versionsInLine(of: release.package).symmetricDifference(seen)
    guard let other = others.min() else { return }
    throw StoreError(
      .conflict, RegistryPath.record(release),
      seen.contains(other)
        ? "`\(release.package)` \(other), which it was made ready with, is gone meanwhile"
        : "`\(release.package)` \(other) was released meanwhile, and \(release.version) was not compared with it",
      wayOut: "run it again, and it is held against what there is now")
  }

  func rejectConflict(
    _ present: ReleaseRecord, _ record: ReleaseRecord,
    wayOut: String = "a release is never changed: bring in what that one has, and raise the version"
  ) throws(StoreError) {
    guard present.manifest != record.manifest else { return }
    throw StoreError(
      .conflict, RegistryPath.record(record.release),
      "`\(present.release.package)` \(present.release.version) was released on \(present.released) by"
        + " \(present.publisher) with other content: it is \(present.manifest), and this is \(record.manifest)",
      wayOut: wayOut)
  }

  /// What is published can be read back.
  private func checkLimits(of content: ReleaseContent, _ record: ReleaseRecord) throws(StoreError) {
    for file in content.files where file.bytes.count > StoreLimits.file {
      throw StoreError(
        .invalid, RegistryPath.record(record.release),
        "the file \(file.name) has \(file.bytes.count) bytes, more than \(StoreLimits.file)",
        wayOut: "split the package")
    }
    let (bytes, path) = (record.bytes, RegistryPath.record(record.release))
    guard try value(readReleaseRecord(bytes, file: .none), of: bytes, at: path, kind: .invalid) == record else {
      throw StoreError(
        .invalid, path, "the record would not read back as it is",
        wayOut: "give it lists in order and without repetition")
    }
  }

  /// Puts content in place and gives what of it was damaged. All of it is on the disk when this returns.
  ///
  /// One beside the other, since each is copied by the system and waits for the disk. Nothing refers to any of it yet, so that it
  /// does not matter which is first.
  func store(_ blobs: [ReleaseContent.Blob], in directory: Directory) throws(StoreError) -> [ContentDigest] {
    let stored = [Result<Bool, StoreError>](unsafeUninitializedCapacity: blobs.count) { buffer, count in
      // Each iteration writes its own slot and nobody reads until all have ended.
      nonisolated(unsafe) let slots = buffer
      DispatchQueue.concurrentPerform(iterations: blobs.count) { index in
        let result = Result { () throws(StoreError) in try store(blobs[index], in: directory) }
        slots.initializeElement(at: index, to: result)
      }
      count = blobs.count
    }
    var mended: [ContentDigest] = []
    for (blob, result) in zip(blobs, stored) where try result.get() { mended.append(blob.digest) }
    try steps.sync(directory)
    return mended
  }

  /// Puts one piece of content in place; whether it was there and damaged.
  private func store(_ blob: ReleaseContent.Blob, in directory: Directory) throws(StoreError) -> Bool {
    let name = blob.digest.hexadecimal
    var state = directory.state(of: blob.digest)
    if case .absent = state, try !link(blob.bytes, as: name, in: directory, syncing: false) {
      // Someone else was faster.
      state = directory.state(of: blob.digest)
    }
    switch state {
    case .intact, .absent: return false
    case .corrupt:
      try replace(blob.bytes, as: name, in: directory)
      return true
    case .unreadable(let error): throw error
    }
  }
}
