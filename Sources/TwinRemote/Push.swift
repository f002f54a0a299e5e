import TwinModel
public import TwinRegistry
public import TwinStore

/// What became of a release that was sent or fetched.
public struct Transfer: Hashable, Sendable {
  /// The release.
  public var release: ReleaseID
  /// Digest of its manifest.
  public var manifest: ContentDigest
  /// Whether it was not there before.
  public var isNew: Bool
  /// What was said of it since that was not there before.
  public var newStatuses: Int
  /// Signed statements about it that were not there before.
  public var newAttestations = 0
  /// The record that stands where the transfer goes, where it is another one for the same content; nil where both are the same.
  public var standing: ReleaseRecord?
  /// Files of what was there already that were missing, and were sent again.
  public var mended = 0
  /// What the tag of the version was, though the record there was ours: it was put back.
  public var displaced: ContentDigest?
}

/// Sends `releases` of `registry`, with what they need of it, to a remote registry.
///
/// What a release needs goes first, then its content, then the tag of its version, then its record and what was said of it:
/// stopped at any point, it can be tried again, and what is there need not be sent again. Nothing that is there is overwritten: another
/// content under the same version is a conflict, and where the same content has another record, that one stays. Where the record there is
/// ours and the tag of the version is content that has none, as after a race, the tag is put back (`Transfer.displaced`). `progress` is
/// told what is going on, and `done` of each release that is whole there, which stays so whatever fails later.
public func push(
  _ releases: [ReleaseID], of registry: RegistryDirectory, to session: RemoteSession,
  done: (Transfer) -> Void = { _ in }, progress: @escaping (String) -> Void
) throws -> [Transfer] {
  var push = Push(registry: registry, remote: RemoteRegistry(session: session), progress: progress)
  return try inOrderOfNeed(releases, of: registry).map { release in
    let transfer = try push.send(release)
    done(transfer)
    return transfer
  }
}

/// The releases with what they need of the registry, each after what it needs.
private func inOrderOfNeed(_ releases: [ReleaseID], of registry: RegistryDirectory) throws -> [RegisteredRelease] {
  var ordered: [RegisteredRelease] = []
  var seen: Set<ReleaseID> = []
  // Each stands twice: what it needs is put above it, and then it is met again.
  var open = releases.reversed().map { (id: $0, isOpen: false) }
  var found: [ReleaseID: RegisteredRelease] = [:]
  while let (id, isOpen) = open.popLast() {
    if isOpen {
      if let release = found[id] { ordered.append(release) }
      continue
    }
    guard seen.insert(id).inserted, let release = try registry.release(id) else { continue }
    found[id] = release
    open.append((id, true))
    open += release.record.dependencies.reversed().map { ($0.release, false) }
  }
  return ordered
}

struct Push {
  let registry: RegistryDirectory
  var remote: RemoteRegistry
  let progress: (String) -> Void
  /// Files of the release at hand that were missing though its manifests are there.
  private var mended = 0
  /// Repositories that were found to hold nothing of another package.
  var ownRepositories: Set<String> = []

  init(registry: RegistryDirectory, remote: RemoteRegistry, progress: @escaping (String) -> Void) {
    self.registry = registry
    self.remote = remote
    self.progress = progress
  }

  /// A release on its way.
  struct Parcel {
    var id: ReleaseID
    var digest: ContentDigest
    var manifest: OCIManifest
    var bytes: [UInt8]
    var repository: String
    var tag: String
    /// Its record.
    var record: Attachment
    /// What was said of it.
    var statuses: [StatusRecord]
    /// Signed statements about it.
    var attestations: [Attachment]

    /// The manifest of an attachment.
    func bytes(of attachment: Attachment) -> [UInt8] { attachment.manifest(subject: digest, size: bytes.count) }
  }

  mutating func send(_ release: RegisteredRelease) throws -> Transfer {
    let parcel = try self.parcel(release)
    progress("pushing \(parcel.id)")
    let present = try remote.manifest(parcel.repository, parcel.tag)
    try rejectOtherPackage(version: present, parcel)
    let displaced = try rejectConflict(version: present?.digest, parcel)
    let isTagged = present != nil && displaced == nil
    // Also of what is there: a registry can lose content, and keep the manifests that name it.
    let sent = try sendContent(parcel)
    mended = isTagged ? sent : 0
    if !isTagged {
      let registry = registry
      _ = try remote.put(parcel.repository, parcel.tag, parcel.bytes) { remote, named in
        let all = Set(parcel.manifest.content.map { $0.0 })
        for digest in all where named.isDisjoint(with: all) || named.contains(digest) {
          try Self.upload(digest, of: registry, to: &remote, parcel.repository)
        }
      }
      try holdTag(parcel)
      // Whoever was faster has left a record by now. Tags can be overwritten, and this is how it shows.
      try yieldToOwner(parcel)
    }
    var isListed: Bool?
    var standing = try standing(parcel)
    if standing == nil {
      do {
        isListed = try send(parcel.record, parcel)
      } catch let error as RemoteError where error.kind == .conflict {
        // Someone was faster with a record of their own: that is the first one, if it is of the same content.
        try yieldToOwner(parcel)
        standing = try self.standing(parcel)
        if standing == nil { throw error }
      }
    }
    let isNew = isListed != nil
    let statuses = try sendStatuses(parcel)
    let attestations = try sendAttestations(parcel)
    isListed = attestations.last ?? statuses.sent.last ?? isListed
    try holdTag(parcel)
    // An earlier push may have ended before this, so it is looked at also where nothing was new.
    if try !(isListed ?? remote.listsReferrers(parcel.repository, parcel.digest)) {
      try list(parcel, standing, statuses.there)
    }
    return Transfer(
      release: parcel.id, manifest: parcel.digest, isNew: isNew, newStatuses: statuses.sent.count,
      newAttestations: attestations.count, standing: standing, mended: mended, displaced: displaced)
  }

  private func parcel(_ release: RegisteredRelease) throws -> Parcel {
    let id = release.record.release
    let attestations = try registry.attestations(of: release.record).map {
      Attachment(kind: .attestation($0.number), release: id, bytes: $0.envelope)
    }
    return Parcel(
      id: id, digest: release.record.manifest, manifest: try registry.manifest(of: release.record),
      bytes: try registry.blob(release.record.manifest), repository: try remote.name.repository(of: id.package),
      tag: RemoteTag.version(id.version),
      record: Attachment(kind: .record, release: id, bytes: release.record.bytes), statuses: release.statuses,
      attestations: attestations)
  }

  // MARK: - Content

  /// Sends the content that is missing, and gives how many files that were.
  private mutating func sendContent(_ parcel: Parcel) throws -> Int {
    var count = 0
    var seen: Set<ContentDigest> = []
    let content = parcel.manifest.content
    for (index, (digest, size)) in content.enumerated() where seen.insert(digest).inserted {
      if try remote.hasBlob(parcel.repository, digest, size: size) { continue }
      progress("pushing \(parcel.id): \(index + 1) of \(content.count) files, \(size) bytes")
      try Self.upload(digest, of: registry, to: &remote, parcel.repository)
      count += 1
    }
    return count
  }

  /// Sends a file of a release.
  private static func upload(
    _ digest: ContentDigest, of registry: RegistryDirectory, to remote: inout RemoteRegistry, _ repository: String
  ) throws {
    if digest == OCIManifest.emptyDigest {
      try remote.upload(repository, digest, HTTPBody(OCIManifest.emptyConfiguration))
    } else {
      let blob = try registry.open(digest)
      try remote.upload(repository, digest, HTTPBody(length: blob.size, read: blob.read))
    }
  }

  /// Sends an attachment if it is not there; nil where it is. Gives whether the registry lists it by itself.
  private mutating func send(_ attachment: Attachment, _ parcel: Parcel) throws -> Bool? {
    let manifest = parcel.bytes(of: attachment)
    let tag = try tag(attachment)
    if let present = try remote.manifest(parcel.repository, tag) {
      guard present.bytes == manifest else { throw conflict(attachment) }
      if try sendFile(of: attachment, parcel) { mended += 1 }
      return nil
    }
    guard let isListed = try put(attachment, manifest, tag, parcel) else { throw conflict(attachment) }
    return isListed
  }

  /// Puts an attachment under a tag, and gives whether the registry lists it by itself; nil where something else is there afterwards.
  private mutating func put(
    _ attachment: Attachment, _ manifest: [UInt8], _ tag: String, _ parcel: Parcel
  ) throws -> Bool? {
    _ = try sendFile(of: attachment, parcel)
    let isListed = try remote.put(parcel.repository, tag, manifest) { remote, _ in
      try remote.upload(parcel.repository, OCIManifest.emptyDigest, HTTPBody(OCIManifest.emptyConfiguration))
      try remote.upload(parcel.repository, attachment.digest, HTTPBody(attachment.bytes))
    }
    return try remote.manifest(parcel.repository, tag)?.bytes == manifest ? isListed : nil
  }

  /// Sends the file of an attachment, and gives whether it was missing.
  private mutating func sendFile(of attachment: Attachment, _ parcel: Parcel) throws -> Bool {
    if try remote.hasBlob(parcel.repository, attachment.digest, size: attachment.bytes.count) { return false }
    try remote.upload(parcel.repository, attachment.digest, HTTPBody(attachment.bytes))
    return true
  }

  /// Sends what was said of a release and is not said there, each under the next number that is free: statuses stand for themselves, so that
  /// those of several registries come together, and none that withdraws a release is lost. Gives all of them as they stand there, and
  /// for each that was sent whether the registry lists it by itself.
  private mutating func sendStatuses(_ parcel: Parcel) throws -> (there: [Attachment], sent: [Bool]) {
    func numbered(_ status: StatusRecord, _ number: Int) -> Attachment {
      var status = status
      status.number = number
      return Attachment(kind: .status(number), release: parcel.id, bytes: status.bytes)
    }
    var (there, sent): ([Attachment], [Bool]) = ([], [])
    guard let first = parcel.statuses.first else { return (there, sent) }
    // What is there says its number too, so that ours is compared under that of each.
    var present: [[UInt8]] = []
    while present.count < RegistryPath.lastStatus,
      let found = try remote.manifest(parcel.repository, try tag(numbered(first, present.count + 1)))
    {
      present.append(found.bytes)
    }
    for status in parcel.statuses {
      let places = [status.number - 1] + present.indices.filter { $0 != status.number - 1 }
      if let place = places.first(where: {
        present.indices.contains($0) && present[$0] == parcel.bytes(of: numbered(status, $0 + 1))
      }) {
        let standing = numbered(status, place + 1)
        if try sendFile(of: standing, parcel) { mended += 1 }
        there.append(standing)
        continue
      }
      while present.count < RegistryPath.lastStatus {
        let next = numbered(status, present.count + 1)
        let (manifest, tag) = (parcel.bytes(of: next), try tag(next))
        guard let isListed = try put(next, manifest, tag, parcel) else {
          // Where someone was faster, the next number is tried.
          present.append(try remote.manifest(parcel.repository, tag)?.bytes ?? [])
          continue
        }
        present.append(manifest)
        there.append(next)
        sent.append(isListed)
        break
      }
    }
    return (there, sent)
  }

  /// Sends signed statements that are not there, each under the next number that is free: they stand for themselves, so that those of several
  /// registries come together. Gives for each that was sent whether the registry lists it by itself.
  private mutating func sendAttestations(_ parcel: Parcel) throws -> [Bool] {
    guard let first = parcel.attestations.first else { return [] }
    func numbered(_ attestation: Attachment, _ number: Int) -> Attachment {
      Attachment(kind: .attestation(number), release: attestation.release, bytes: attestation.bytes)
    }
    var present: Set<[UInt8]> = []
    var number = 1
    while number <= RegistryPath.lastAttestation,
      let found = try remote.manifest(parcel.repository, try tag(numbered(first, number)))
    {
      present.insert(found.bytes)
      number += 1
    }
    var sent: [Bool] = []
    for attestation in parcel.attestations {
      let manifest = parcel.bytes(of: attestation)
      guard present.insert(manifest).inserted else {
        if try sendFile(of: attestation, parcel) { mended += 1 }
        continue
      }
      while number <= RegistryPath.lastAttestation {
        let next = numbered(attestation, number)
        number += 1
        // Where someone was faster, the next number is tried.
        if let isListed = try put(next, manifest, try tag(next), parcel) {
          sent.append(isListed)
          break
        }
      }
    }
    return sent
  }

  /// Adds what belongs to the release to the list of what refers to it, which any tool may read and none has to itself: what another
  /// writer takes out meanwhile is put back by the next push that has something new.
  private mutating func list(_ parcel: Parcel, _ standing: ReleaseRecord?, _ statuses: [Attachment]) throws {
    let tag = RemoteTag.referrers(of: parcel.digest)
    let record = standing.map { Attachment(kind: .record, release: parcel.id, bytes: $0.bytes) } ?? parcel.record
    let manifests = ([record] + statuses + parcel.attestations).map { (bytes: parcel.bytes(of: $0), type: $0.type) }
    for _ in 0..<3 {
      let present = try remote.manifest(parcel.repository, tag, OCIMediaType.index)
      guard let index = ReferrersIndex.adding(manifests, to: present?.bytes) else { return }
      // What it names is there; a registry may not find it while another writer puts the same again, which passes.
      _ = try remote.put(parcel.repository, tag, index, OCIMediaType.index) { _, _ in }
    }
  }

  func tag(_ attachment: Attachment) throws(RemoteError) -> String {
    if let tag = Attachment.tag(attachment.kind, of: attachment.release) { return tag }
    throw RemoteError(
      .usage, "\(attachment.release)", "the version is too long for the tags of a registry",
      wayOut: "release it under a shorter one")
  }

  // MARK: - Conflicts

  private func conflict(_ attachment: Attachment) -> RemoteError {
    let id = attachment.release
    return RemoteError(
      .conflict, remote.name.text, "`\(id.package)` \(id.version) is there with the same content and another record",
      wayOut:
        "records are never changed: pull it into an empty directory and see with `gemel registry log` which should stand"
    )
  }
}
