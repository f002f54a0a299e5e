public import TwinModel
public import TwinRegistry
import TwinSource

extension RegistryDirectory {
  /// Says something of a release: the next status in its row. Where the last one says the same, that one is given back.
  ///
  /// Of several who do this at once each gets a number of its own. `announced` is the day on which a sunset is said.
  public func append(
    _ kind: StatusRecord.Kind, to release: ReleaseID, reason: String, date: CalendarDay, publisher: String,
    announced: CalendarDay? = nil, successor: Successor? = nil
  ) throws(StoreError) -> StatusRecord {
    let lock = try lock(exclusively: false)
    defer { unlock(lock) }
    guard let directory = try root.directory(RegistryPath.directory(of: release.package)),
      let record = try record(release, in: directory)
    else {
      throw StoreError(
        .invalid, RegistryPath.record(release), "there is no release \(release)", wayOut: "name one that there is")
    }
    guard record.released <= min(date, announced ?? date) else {
      throw StoreError(
        .invalid, RegistryPath.record(release),
        "\(release) was released on \(record.released), and nothing holds of it before",
        wayOut: "give that day or a later one")
    }
    guard successor?.package != release.package || successor?.version != release.version else {
      throw StoreError(
        .invalid, RegistryPath.record(release), "\(release) cannot be what to use instead of itself",
        wayOut: "name another release, or the package alone for any later one")
    }
    var last = try firstStatuses(of: release, in: directory).last
    while true {
      let status = StatusRecord(
        release: release, number: (last?.number ?? 0) + 1, kind: kind, reason: reason, date: date,
        publisher: publisher, announced: announced, successor: successor)
      if let last, last.saysTheSame(as: status, announced: last.announced) { return last }
      guard status.number <= RegistryPath.lastStatus else {
        throw .tooManyStatuses(of: release)
      }
      let (bytes, path) = (status.bytes, RegistryPath.status(release, status.number))
      guard try value(readStatusRecord(bytes, file: .none), of: bytes, at: path, kind: .invalid) == status else {
        throw StoreError(.invalid, path, "the status would not read back as it is", wayOut: "give it a reason")
      }
      let name = RegistryPath.statusName(release.version, status.number)
      if try install(bytes, as: name, in: directory) { return status }
      last = try self.status(status.number, of: release, in: directory)
    }
  }
}

extension StoreError {
  static func tooManyStatuses(of release: ReleaseID) -> StoreError {
    StoreError(
      .invalid, RegistryPath.status(release, RegistryPath.lastStatus),
      "the release has \(RegistryPath.lastStatus) statuses",
      wayOut: "release another version, and speak of that")
  }
}

extension StatusRecord {
  /// Whether `other` differs in its number at most.
  package func saysTheSame(as other: StatusRecord) -> Bool { saysTheSame(as: other, announced: other.announced) }

  /// The same of `other` as if that were said on the day `announced`: who says a thing again on another day adds nothing.
  fileprivate func saysTheSame(as other: StatusRecord, announced: CalendarDay?) -> Bool {
    var other = other
    (other.number, other.announced) = (number, announced)
    return self == other
  }
}
