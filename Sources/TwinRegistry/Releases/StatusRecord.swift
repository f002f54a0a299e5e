public import TwinModel

/// What is said of a release after it is out: one file each, never changed, numbered from 1.
public struct StatusRecord: Hashable, Sendable {
  /// What may be said.
  public enum Kind: String, Sendable, CaseIterable {
    /// It may be used; something better is at hand.
    case deprecated
    /// It is hidden from new resolution; locks still resolve.
    case yanked
    /// It is no longer looked after from that day on, and hidden from new resolution; locks still resolve.
    case sunset
  }

  /// The release that it is about.
  public var release: ReleaseID
  /// Its place among the statuses of the release, from 1.
  public var number: Int
  /// What is said.
  public var kind: Kind
  /// Why.
  public var reason: String
  /// The first day on which it holds.
  public var date: CalendarDay
  /// Who says so.
  public var publisher: String
  /// What to use instead.
  public var successor: Successor?

  /// A status.
  public init(
    release: ReleaseID, number: Int, kind: Kind, reason: String, date: CalendarDay, publisher: String,
    successor: Successor? = nil
  ) {
    self.release = release
    self.number = number
    self.kind = kind
    self.reason = reason
    self.date = date
    self.publisher = publisher
    self.successor = successor
  }
}

/// What to use instead of a release.
public struct Successor: Hashable, Sendable {
  /// The package, which may be another one.
  public var package: PackageName
  /// Its version; any later one where nil.
  public var version: SemanticVersion?

  /// A successor.
  public init(package: PackageName, version: SemanticVersion? = nil) {
    self.package = package
    self.version = version
  }
}

/// A release with all that was said of it since.
public struct RegisteredRelease: Hashable, Sendable {
  /// The record of the release.
  public var record: ReleaseRecord
  /// What was said of it, in order.
  public var statuses: [StatusRecord]

  /// A release.
  public init(record: ReleaseRecord, statuses: [StatusRecord] = []) {
    self.record = record
    self.statuses = statuses
  }

  /// What holds of the release on `day`: nil where nothing was said by then. Yanked outweighs sunset, and that deprecated;
  /// of two of a kind the later counts.
  public func standing(on day: CalendarDay) -> StatusRecord? {
    let inForce = statuses.filter { $0.date <= day }
    for kind in [StatusRecord.Kind.yanked, .sunset, .deprecated] {
      if let status = inForce.last(where: { $0.kind == kind }) { return status }
    }
    return nil
  }
}
