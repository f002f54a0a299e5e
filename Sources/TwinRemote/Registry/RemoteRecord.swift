import TwinModel
import TwinRegistry
import TwinSource

/// What belongs to releases in a remote registry, checked as it is read.
extension RemoteRegistry {
  /// Bytes of a record, a status or a signed statement.
  static let recordLimit = 16 << 20

  /// What an attachment of the release whose manifest is `subject` says; nil where there is none.
  mutating func attachment(
    _ kind: Attachment.Kind, of id: ReleaseID, subject: (bytes: [UInt8], digest: ContentDigest), _ repository: String
  ) throws -> [UInt8]? {
    guard let tag = Attachment.tag(kind, of: id), let manifest = try manifest(repository, tag) else { return nil }
    guard let contents = Attachment.contents(ofManifest: manifest.bytes) else {
      throw damaged(id, "what is there as `\(tag)` does not belong to a release")
    }
    guard contents.subject == subject.digest else {
      let wayOut =
        kind == .record
        ? TagConflict.whichMovedOrRaced(version: subject.digest, record: contents.subject, id)
        : "have those who run the registry find out who moved `\(tag)`, and put it back"
      throw damaged(
        id,
        "the tag `\(tag)` is of \(contents.subject), and the tag `\(RemoteTag.version(id.version))` is \(subject.digest)",
        wayOut: "nothing was taken from it; " + wayOut)
    }
    guard contents.size <= Self.recordLimit else {
      throw damaged(id, "`\(tag)` has \(contents.size) bytes, more than \(Self.recordLimit)")
    }
    let bytes = try blob(repository, contents.digest, size: contents.size)
    let attachment = Attachment(kind: kind, release: id, bytes: bytes)
    guard attachment.manifest(subject: subject.digest, size: subject.bytes.count) == manifest.bytes else {
      throw damaged(id, "the manifest of `\(tag)` is not what this compiler writes for it")
    }
    return bytes
  }

  /// Whether a record is listed among what refers to the content `digest`: a push lists it before it is done. A list that cannot be read
  /// is taken for one that has it, so that nothing is put in place of what may be somebody's.
  mutating func listsRecord(_ repository: String, of digest: ContentDigest) throws -> Bool {
    let list =
      try referrers(repository, digest, type: Attachment.recordType)
      ?? manifest(repository, RemoteTag.referrers(of: digest), OCIMediaType.index)?.bytes
    guard let list else { return false }
    guard let entries = readJSON(list)?["manifests"]?.elements else { return true }
    return entries.contains { $0["artifactType"]?.text == Attachment.recordType }
  }

  /// The record that `bytes` are, which has to be that of the release `id` with the manifest `digest`.
  func record(_ bytes: [UInt8], of id: ReleaseID, _ digest: ContentDigest) throws(RemoteError) -> ReleaseRecord {
    let read = readReleaseRecord(bytes, file: .none)
    guard let record = read.value, record.bytes == bytes else {
      throw damaged(
        id, "its record cannot be read: " + (read.findings.first?.message ?? "it is not written as records are"))
    }
    guard record.release == id, record.manifest == digest else {
      throw damaged(id, "its record is that of \(record.release) as \(record.manifest), and it is \(digest)")
    }
    return record
  }

  /// That what is there of a release is not what it should be.
  func damaged(
    _ id: ReleaseID, _ reason: String,
    wayOut: String = "nothing was taken from it; push it again from a registry that is intact, or ask who pushed it"
  ) -> RemoteError {
    RemoteError(
      .damaged, "\(name.text), \(id)", session.secrets.scrubbed(reason),
      wayOut: wayOut)
  }
}
