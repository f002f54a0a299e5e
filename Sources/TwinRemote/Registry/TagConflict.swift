import TwinRegistry

/// What the two tags of a version say, where they do not say what is here: that of the version names content, and that of its record
/// what was released. A tag can be moved by whoever may write there. A record cannot be changed without becoming another one, so that
/// it says what was released first; and a signed statement or a lock names content that no tag can change.
enum TagConflict {
  /// Both are of other content: the version is taken.
  case taken(by: ContentDigest)
  /// The version is other content, and has no record: a push of that was not finished, or the tag was made by hand.
  case unrecorded(ContentDigest)
  /// The record is of other content, and the tag of the version is gone.
  case untagged(record: ContentDigest)
  /// The record is ours, and the tag of the version is other content.
  case movedVersion(to: ContentDigest)
  /// The record is ours, and the tag of the version is other content that has a record too, which stands under no tag.
  case contested(ContentDigest)
  /// The version is what is here, and the record of other content.
  case movedRecord(to: ContentDigest)
  /// The same, where our content has no record there: our push did not end, and the record of another was first.
  case overtakenRecord(of: ContentDigest)
  /// Each is of other content than the other, and neither is what is here.
  case torn(version: ContentDigest, record: ContentDigest)
  /// While ours was pushed, the tag became something else.
  case overtaken(by: ContentDigest)

  /// What `version` and `record`, the content that the two tags name, come to for who has `ours`; nil where nothing is in the way. A
  /// record is ours where it is of our content.
  init?(version: ContentDigest?, record: ContentDigest?, ours: ContentDigest) {
    switch (version, record) {
    case (ours?, ours?), (ours?, nil), (nil, ours?), (nil, nil): return nil
    case (ours?, let record?): self = .movedRecord(to: record)
    case (let version?, ours?): self = .movedVersion(to: version)
    case (let version?, let record?):
      self = version == record ? .taken(by: version) : .torn(version: version, record: record)
    case (let version?, nil): self = .unrecorded(version)
    case (nil, let record?): self = .untagged(record: record)
    }
  }

  /// The one text for each, for who pushes `ours` to the registry `place`.
  func error(_ id: ReleaseID, _ ours: ContentDigest, at place: String) -> RemoteError {
    let (version, record) = Self.tags(of: id)
    let name = "`\(id.package)` \(id.version)"
    let (reason, wayOut) =
      switch self {
      case .taken(let there):
        (
          "\(name) is there with other content: it is \(there), and this is \(ours)",
          "what is there was first and stays: raise the version, and release that"
        )
      case .unrecorded(let there):
        (
          "`\(version)` of `\(id.package)` is \(there), without a record, and this is \(ours)",
          "nobody has released that yet: have whoever pushes it finish, and raise the version here; or, if nobody does, have the tag removed"
            + " and push again"
        )
      case .untagged(let there):
        (
          "\(name) is there with other content, by its record: that is of \(there), and this is \(ours); the tag `\(version)` is gone",
          "the record was first and stays: have whoever pushed it push again, which brings the tag back, and raise the version here"
        )
      case .movedVersion(let there):
        (
          "the tag `\(version)` of `\(id.package)` was moved: it is \(there), and its record `\(record)` is of \(ours), as here",
          "trust the record: have those who run the registry put `\(version)` back to \(ours), and ask who moved it"
        )
      case .contested(let there):
        (
          "the tag `\(version)` of `\(id.package)` is \(there), which has a record as well, and the record `\(record)` is of \(ours), as"
            + " here: one of the two tags was moved, or written by another who pushed at the same time",
          Self.whichMoved(version: there, record: ours, id) + "; in the first case raise the version here"
        )
      case .movedRecord(let there):
        (
          "the tag `\(record)` of `\(id.package)` is of \(there), and the tag `\(version)` is \(ours), as here: one of the two was moved",
          Self.whichMoved(version: ours, record: there, id) + "; in that case raise the version here"
        )
      case .overtakenRecord(let there):
        (
          "\(name) is there with other content, by its record: that is of \(there), and this is \(ours), as the tag `\(version)`, which"
            + " has no record: it seems that another pushed at the same time, and was first",
          "what has the record stays: raise the version here, and have whoever pushed it push again, which puts the tag right"
        )
      case .torn(let tag, let there):
        (
          "the tag `\(version)` of `\(id.package)` is \(tag), its record `\(record)` is of \(there), and this is \(ours): one of the two"
            + " tags was moved, or others pushed at the same time",
          "the version is taken either way: raise it here, and have whoever pushed \(there) push again, which puts the tag right or tells"
            + " what is wrong with it"
        )
      case .overtaken(let there):
        (
          "the tag `\(version)` of `\(id.package)` became \(there) while \(ours) was pushed",
          "push again, which tells whose the version is now, or puts the tag right where it is yours"
        )
      }
    return RemoteError(.conflict, place, reason, wayOut: wayOut)
  }

  /// The names of the two tags.
  private static func tags(of id: ReleaseID) -> (version: String, record: String) {
    (RemoteTag.version(id.version), Attachment.tag(.record, of: id) ?? "record")
  }

  /// What to do where the tag of a version is `version` and its record is of `record`, the same for who pushes and who pulls.
  static func whichMoved(version: ContentDigest, record: ContentDigest, _ id: ReleaseID) -> String {
    let tags = tags(of: id)
    return
      "trust the content that signed statements (`gemel verify`) and `gemel.lock` name: if that is \(version), have those who run the"
      + " registry put `\(tags.record)` back; if it is \(record), have them put `\(tags.version)` back"
  }

  /// The same with what else it may be, for who pulls and has neither: that two pushed at once, of whom one can put it right.
  static func whichMovedOrRaced(version: ContentDigest, record: ContentDigest, _ id: ReleaseID) -> String {
    "where two have just pushed it at once, have whoever pushed \(record) push again, which puts the tag right; else "
      + whichMoved(version: version, record: record, id)
  }

  /// What is wrong where the tag of `id` is the release `found` of the same package, with the manifest `manifest`, and the record of `id`
  /// is of `record`; and what to do.
  static func misplaced(
    _ id: ReleaseID, is found: ReleaseID, _ manifest: ContentDigest, record: ContentDigest?
  ) -> (reason: String, wayOut: String) {
    let tags = tags(of: id)
    let moved = "the tag `\(tags.version)` of `\(id.package)` was moved: it is \(manifest), which is \(found)"
    switch record {
    case manifest?:
      return (
        moved + ", and so is its record `\(tags.record)`",
        "have those who run the registry put both tags back, or remove them, and ask who moved them; then whoever released \(id) pushes it"
          + " again"
      )
    case let record?:
      return (
        moved + ", and its record `\(tags.record)` is of \(record)",
        "trust the record: have those who run the registry put `\(tags.version)` back to \(record), and ask who moved it"
      )
    case nil:
      return (
        moved + ", and there is no record `\(tags.record)`",
        "have those who run the registry remove `\(tags.version)`, and ask who put it there; whoever released \(id) then pushes it again"
      )
    }
  }
}
