public import TwinModel
public import TwinRegistry
import TwinSource
public import TwinStore

/// What is asked of a remote registry: one version of a package, or all.
public struct PullRequest: Hashable, Sendable {
  /// The package.
  public var package: PackageName
  /// The version; all where nil.
  public var version: SemanticVersion?

  /// What is asked.
  public init(package: PackageName, version: SemanticVersion? = nil) {
    self.package = package
    self.version = version
  }
}

/// What pulling did.
public struct PullOutcome: Hashable, Sendable {
  /// What came, or was there already: what others need before those.
  public var transfers: [Transfer] = []
  /// What releases need and neither registry has.
  public var missing: [MissingRelease] = []
  /// Versions that were pushed in part only, and were left out.
  public var unfinished: [ReleaseID] = []
  /// Those of them that are the newest of a package that was asked for: what is here is not up to what there is.
  public var newestUnfinished: [ReleaseID] = []

  /// Nothing yet.
  public init() {}
}

/// A release that is needed and was not found.
public struct MissingRelease: Hashable, Sendable {
  /// The release.
  public var release: ReleaseID
  /// Which one needs it.
  public var neededBy: ReleaseID
}

/// Fetches releases, and what they need, from a remote registry into `registry`, which is asked for when something was found.
///
/// Each digest is recomputed from what comes: records and manifests before anything is written, content while it is. What a release
/// needs is there before it, what was said of it was read before any of it is kept, and its content before its record: what is
/// refused leaves no release, and stopped at any point, it can be tried again, and what has come need not come again. Nothing that
/// is there is overwritten: where the same content is there under another record, that one stays. `progress` is told what is going
/// on, and `done` in the end what came, also where something failed after it.
public func pull(
  _ requests: [PullRequest], from session: RemoteSession,
  into registry: @autoclosure @escaping () throws -> RegistryDirectory,
  done: (PullOutcome) -> Void = { _ in }, progress: @escaping (String) -> Void
) throws -> PullOutcome {
  var pull = Pull(opening: registry, remote: RemoteRegistry(session: session), progress: progress)
  // Also where it fails: what came before that stays.
  defer { done(pull.outcome) }
  for request in requests { try pull.fetch(request) }
  return pull.outcome
}

private struct Pull {
  private let opening: () throws -> RegistryDirectory
  private var opened: RegistryDirectory?
  var remote: RemoteRegistry
  let progress: (String) -> Void
  var outcome = PullOutcome()
  private var seen: Set<ReleaseID> = []

  /// Releases that one pull brings.
  static let releaseLimit = 100_000

  init(
    opening: @escaping () throws -> RegistryDirectory, remote: RemoteRegistry, progress: @escaping (String) -> Void
  ) {
    self.opening = opening
    self.remote = remote
    self.progress = progress
  }

  private mutating func registry() throws -> RegistryDirectory {
    if let opened { return opened }
    let registry = try opening()
    opened = registry
    return registry
  }

  mutating func fetch(_ request: PullRequest) throws {
    if let version = request.version {
      guard let id = ReleaseID(request.package, version) else {
        throw RemoteError(
          .usage, "\(request.package)@\(version)", "this cannot be the version of a release", wayOut: "name one that is"
        )
      }
      return try fetch(id, isNamed: true)
    }
    let repository = try remote.name.repository(of: request.package)
    let versions = try remote.tags(repository).compactMap { RemoteTag.version(of: $0) }.sorted()
    guard !versions.isEmpty else { throw absent("there is no release of `\(request.package)`") }
    let ids = versions.compactMap { ReleaseID(request.package, $0) }
    for id in ids { try fetch(id, isNamed: false) }
    if let newest = ids.last, outcome.unfinished.contains(newest) { outcome.newestUnfinished.append(newest) }
  }

  /// What is to be fetched: its record and manifest have come and fit together.
  private struct Parcel {
    var record: ReleaseRecord
    var manifest: [UInt8]
    var repository: String
  }

  /// Fetches a release after what it needs.
  private mutating func fetch(_ id: ReleaseID, isNamed: Bool) throws {
    enum Step { case look(ReleaseID, neededBy: ReleaseID?, ContentDigest?), take(Parcel) }
    var open: [Step] = [.look(id, neededBy: nil, nil)]
    while let step = open.popLast() {
      switch step {
      case .take(let parcel): try take(parcel)
      case .look(let id, let dependent, let digest):
        guard seen.insert(id).inserted else { continue }
        guard seen.count <= Self.releaseLimit else {
          throw remote.damaged(id, "it needs more than \(Self.releaseLimit) releases")
        }
        progress("pulling \(id)")
        guard let parcel = try parcel(id, neededBy: dependent, isNamed: isNamed) else {
          if let digest, let dependent { try expect(digest, of: try registry().release(id)?.record, dependent) }
          continue
        }
        if let digest, let dependent { try expect(digest, of: parcel.record, dependent) }
        open.append(.take(parcel))
        open += parcel.record.dependencies.reversed().map { .look($0.release, neededBy: id, $0.manifest) }
      }
    }
  }

  /// What a release needs is what it was checked against.
  private func expect(_ digest: ContentDigest, of record: ReleaseRecord?, _ dependent: ReleaseID) throws {
    guard let record, record.manifest != digest else { return }
    throw remote.damaged(
      dependent, "it was checked against \(record.release) as \(digest), and that is \(record.manifest)")
  }

  // MARK: - Records

  /// The manifest and the record of a release, held against each other; nil where it is not there and need not be.
  private mutating func parcel(_ id: ReleaseID, neededBy dependent: ReleaseID?, isNamed: Bool) throws -> Parcel? {
    let repository = try remote.name.repository(of: id.package)
    guard let manifest = try remote.manifest(repository, RemoteTag.version(id.version)) else {
      guard let dependent else { throw absent("there is no \(id)") }
      if try registry().release(id) == nil { outcome.missing.append(MissingRelease(release: id, neededBy: dependent)) }
      return nil
    }
    let found = readManifest(manifest.bytes, file: .none)
    guard let contents = found.value else {
      throw remote.damaged(
        id, "its manifest is not one of a release: " + (found.findings.first?.message ?? "it cannot be read"))
    }
    guard contents.release == id else { throw try mistaken(id, contents.release, manifest.digest, repository) }
    guard let bytes = try remote.attachment(.record, of: id, subject: manifest, repository) else {
      if let ours = try registry().release(id)?.record.manifest, ours != manifest.digest {
        throw TagConflict.unrecorded(manifest.digest).error(id, ours, at: remote.name.text)
      }
      guard dependent == nil, !isNamed else {
        throw remote.damaged(id, "it was pushed in part only: its record is missing")
      }
      outcome.unfinished.append(id)
      return nil
    }
    let record = try remote.record(bytes, of: id, manifest.digest)
    return Parcel(record: record, manifest: manifest.bytes, repository: repository)
  }

  // MARK: - Content

  private mutating func take(_ parcel: Parcel) throws {
    let id = parcel.record.release
    // All of it is read before anything is kept: what is refused leaves no release behind.
    let said = try whatWasSaid(parcel)
    // Taken out, since the closure below needs it while this is being changed.
    var remote = remote
    let outcome = try registry().receive(parcel.record, manifest: parcel.manifest) { blob in
      progress("pulling \(id): \(blob.size) bytes")
      try remote.download(
        parcel.repository, blob.digest, size: blob.size,
        to: HTTPReceiver(restart: { try blob.restart() }, take: { try blob.take($0) }))
    }
    self.remote = remote
    var transfer = Transfer(release: id, manifest: parcel.record.manifest, isNew: outcome.isNew, newStatuses: 0)
    // As in publishing, the same content is success and the first record stays.
    if outcome.record != parcel.record { transfer.standing = outcome.record }
    for status in said.statuses where try registry().receive(status) { transfer.newStatuses += 1 }
    for envelope in said.envelopes where try registry().attest(envelope, to: id).isNew {
      transfer.newAttestations += 1
    }
    self.outcome.transfers.append(transfer)
  }

  /// What was said of a release, and signed about it, checked and in order. What is signed, and by whom, is looked at by verification.
  private mutating func whatWasSaid(_ parcel: Parcel) throws -> (statuses: [StatusRecord], envelopes: [[UInt8]]) {
    let id = parcel.record.release
    let subject = (bytes: parcel.manifest, digest: parcel.record.manifest)
    var (statuses, envelopes): ([StatusRecord], [[UInt8]]) = ([], [])
    var size = 0
    func count(_ bytes: [UInt8]) throws(RemoteError) {
      size += bytes.count
      if size > Self.saidLimit {
        throw remote.damaged(id, "what was said of it has more than \(Self.saidLimit) bytes")
      }
    }
    for number in 1...RegistryPath.lastStatus {
      guard let bytes = try remote.attachment(.status(number), of: id, subject: subject, parcel.repository) else {
        break
      }
      let read = readStatusRecord(bytes, file: .none)
      guard let status = read.value, status.bytes == bytes, status.release == id, status.number == number else {
        throw remote.damaged(
          id,
          "status \(number) of it cannot be read: "
            + (read.findings.first?.message ?? "it is not written as statuses are"))
      }
      try count(bytes)
      statuses.append(status)
    }
    for number in 1...RegistryPath.lastAttestation {
      guard let bytes = try remote.attachment(.attestation(number), of: id, subject: subject, parcel.repository) else {
        break
      }
      let read = readEnvelope(bytes, file: .none)
      guard read.value != nil else {
        throw remote.damaged(
          id, "attestation \(number) of it cannot be read: " + (read.findings.first?.message ?? "it is none"))
      }
      try count(bytes)
      envelopes.append(bytes)
    }
    return (statuses, envelopes)
  }

  /// Bytes of all that was said of one release: it is held until the release is kept.
  private static let saidLimit = 256 << 20

  // MARK: - Failures

  /// That the tag of the release `id` is that of another one, `found`, with the manifest `digest`.
  private mutating func mistaken(
    _ id: ReleaseID, _ found: ReleaseID, _ digest: ContentDigest, _ repository: String
  ) throws -> RemoteError {
    guard found.package == id.package else {
      return remote.damaged(
        id, "the repository `\(repository)` holds `\(found.package)`, and not `\(id.package)`",
        wayOut: "nothing was taken from it; ask for `\(found.package)`, or for this one where it was pushed to")
    }
    let tag = Attachment.tag(.record, of: id)
    let record = try tag.flatMap { try remote.manifest(repository, $0) }.flatMap {
      Attachment.contents(ofManifest: $0.bytes)?.subject
    }
    let (reason, wayOut) = TagConflict.misplaced(id, is: found, digest, record: record)
    return remote.damaged(
      id, reason, wayOut: "nothing of it was taken, and what was pulled before stays; " + wayOut)
  }

  private func absent(_ reason: String) -> RemoteError {
    RemoteError(
      .usage, remote.name.text, reason, wayOut: "see that the name, the version and the path in the registry are right")
  }
}
