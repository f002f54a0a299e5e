import TwinRegistry
import TwinSource

/// Whose a repository and a version are at the remote registry: looked at before anything is sent and after each tag is written, since
/// tags can be overwritten by anybody who may write there.
extension Push {
  /// Refuses a repository that holds another package: names are told apart by case here, and repositories are not. One manifest tells,
  /// which is that under the tag of the version, `version`, or else under that of the lowest version there is.
  mutating func rejectOtherPackage(version: (bytes: [UInt8], digest: ContentDigest)?, _ parcel: Parcel) throws {
    guard version?.digest != parcel.digest, !ownRepositories.contains(parcel.repository) else { return }
    var bytes = version?.bytes
    if bytes == nil {
      let tags = try remote.tags(parcel.repository) { RemoteTag.version(of: $0) != nil }
      let lowest = tags.compactMap { RemoteTag.version(of: $0) }.min()
      bytes = try lowest.flatMap { try remote.manifest(parcel.repository, RemoteTag.version($0))?.bytes }
    }
    // What is no release at all is no other package: its tag is held against the release that is to have it.
    if let bytes, let there = readManifest(bytes, file: .none).value?.release.package, there != parcel.id.package {
      throw RemoteError(
        .conflict, remote.name.text,
        "the repository `\(parcel.repository)` holds `\(there)`, and `\(parcel.id.package)` would share it",
        wayOut:
          "nothing was pushed; give one of the two packages a name that differs in more than case, or push it to another path"
      )
    }
    ownRepositories.insert(parcel.repository)
  }

  /// The content whose record stands under the version; nil where there is none.
  mutating func recorded(_ parcel: Parcel) throws -> ContentDigest? {
    let tag = try tag(parcel.record)
    guard let present = try remote.manifest(parcel.repository, tag) else { return nil }
    guard let subject = Attachment.contents(ofManifest: present.bytes)?.subject else {
      throw remote.damaged(
        parcel.id, "what is there as `\(tag)` does not belong to a release",
        wayOut: "nothing was pushed; have those who run the registry remove that tag, or put it back")
    }
    return subject
  }

  /// Refuses a version that is, or is said to be, something else there. `version` is what its tag is; it is given where it is to be put
  /// back, since the record is ours and that content has none. Nobody whose push succeeded loses a version so: that has listed a record.
  mutating func rejectConflict(version: ContentDigest?, _ parcel: Parcel) throws -> ContentDigest? {
    guard var conflict = TagConflict(version: version, record: try recorded(parcel), ours: parcel.digest) else {
      return nil
    }
    switch conflict {
    case .movedVersion(let other):
      // Another release, which was put there on purpose, is left to those who find out who did.
      let isOfVersion =
        try remote.manifest(parcel.repository, parcel.tag).flatMap { readManifest($0.bytes, file: .none).value }?
        .release == parcel.id
      if isOfVersion {
        if try !remote.listsRecord(parcel.repository, of: other) { return other }
        conflict = .contested(other)
      }
    case .movedRecord(let other) where try !remote.listsRecord(parcel.repository, of: parcel.digest):
      conflict = .overtakenRecord(of: other)
    default: break
    }
    throw conflict.error(parcel.id, parcel.digest, at: remote.name.text)
  }

  /// Gives the version to whose record stands under it, where that is another one: whoever comes later yields.
  mutating func yieldToOwner(_ parcel: Parcel) throws {
    guard let owner = try recorded(parcel), owner != parcel.digest else { return }
    try restore(owner, parcel)
    throw TagConflict.taken(by: owner).error(parcel.id, parcel.digest, at: remote.name.text)
  }

  /// The record of our content that stands under the version, where it is another one than ours.
  mutating func standing(_ parcel: Parcel) throws -> ReleaseRecord? {
    let ours = parcel.record
    guard let present = try remote.manifest(parcel.repository, try tag(ours)), present.bytes != parcel.bytes(of: ours),
      let bytes = try remote.attachment(
        .record, of: parcel.id, subject: (parcel.bytes, parcel.digest), parcel.repository)
    else { return nil }
    let record = try remote.record(bytes, of: parcel.id, parcel.digest)
    return record.bytes == ours.bytes ? nil : record
  }

  /// The tag of the version is ours.
  mutating func holdTag(_ parcel: Parcel) throws {
    guard let found = try remote.manifest(parcel.repository, parcel.tag) else {
      throw RemoteError(
        .unavailable, remote.name.text, "the registry says that it has \(parcel.id), and does not give it",
        wayOut: "ask those who run it, or push again")
    }
    if found.digest != parcel.digest {
      throw TagConflict.overtaken(by: found.digest).error(parcel.id, parcel.digest, at: remote.name.text)
    }
  }

  /// Gives the tag of the version back to whose it is.
  mutating func restore(_ owner: ContentDigest, _ parcel: Parcel) throws {
    guard let manifest = try remote.manifest(parcel.repository, owner.description) else { return }
    _ = try remote.put(parcel.repository, parcel.tag, manifest.bytes)
  }
}
