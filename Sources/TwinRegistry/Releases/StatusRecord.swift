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
  /// Of a sunset the day on which it was said, which may come long before; nil where nobody noted it, and for what holds at once.
  public var announced: CalendarDay?
  /// Who says so.
  public var publisher: String
  /// What to use instead.
  public var successor: Successor?

  /// A status.
  public init(
    release: ReleaseID, number: Int, kind: Kind, reason: String, date: CalendarDay, publisher: String,
    announced: CalendarDay? = nil, successor: Successor? = nil
  ) {
    self.release = release
    self.number = number
    self.kind = kind
    self.reason = reason
    self.date = date
    self.publisher = publisher
    self.announced = announced
    self.successor = successor
  }

  /// Whether it was said by `day`: a sunset from when it was announced, all else from when it holds.
  public func isSaid(by day: CalendarDay) -> Bool {
    date <= day || (kind == .sunset && (announced.map { $0 <= day } ?? true))
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
  /// of two of a kind the later counts, so that a sunset can be put off.
  public func standing(on day: CalendarDay) -> StatusRecord? {
    for kind in [StatusRecord.Kind.yanked, .sunset, .deprecated] {
      if let status = last(kind, saidBy: day), status.date <= day { return status }
    }
    return nil
  }

  /// The sunset that was announced by `day` and is to come; nil for a release that is withdrawn already.
  public func comingSunset(on day: CalendarDay) -> StatusRecord? {
    guard standing(on: day)?.kind != .yanked, let sunset = last(.sunset, saidBy: day), day < sunset.date else {
      return nil
    }
    return sunset
  }

  /// The last word of a kind that was said by `day`; nil where there is none.
  public func last(_ kind: StatusRecord.Kind, saidBy day: CalendarDay) -> StatusRecord? {
    statuses.last { $0.kind == kind && $0.isSaid(by: day) }
  }
}
