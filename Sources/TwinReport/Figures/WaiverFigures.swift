public import TwinModel
public import TwinReaders
public import TwinSource

/// A waiver of a workspace.
public struct ReportedWaiver: Hashable, Sendable {
  /// The finding that it accepts.
  public var fingerprint: String
  /// The rule that found it.
  public var rule: String
  /// The element that it is about.
  public var subject: String
  /// The package of that; empty where it is of none.
  public var package: String
  /// Who answers for it.
  public var owner: String
  /// Why it is accepted.
  public var reason: String
  /// The last day on which it holds, as it is written.
  public var expires: String
  /// Where it stands.
  public var place: String?
  /// The day since which it is known; nil where nothing tells.
  public var since: CalendarDay?

  /// The waivers that `file` declares; those that lack something are told by the check.
  /// - Parameters:
  ///   - packages: Names of packages, of which the longest that begins the name of an element is its own.
  ///   - place: Where something stands, for people.
  public static func all(
    in file: Declarations, packages: [String], place: (Place) -> String?
  ) -> [ReportedWaiver] {
    func text(_ reference: Reference?) -> String { reference.map { file.symbols[$0.name] } ?? "" }
    return file.waivers.map { waiver in
      let subject = text(waiver.subject)
      let package = packages.filter { subject == $0 || subject.hasPrefix($0 + ".") }.max { $0.count < $1.count }
      return ReportedWaiver(
        fingerprint: text(waiver.finding), rule: text(waiver.rule), subject: subject, package: package ?? "",
        owner: text(waiver.owner), reason: text(waiver.reason), expires: text(waiver.expires),
        place: place(file.place(waiver.range)))
    }
  }
}

/// Figures about `waivers` on `day`.
public func waiverFigures(_ waivers: [ReportedWaiver], asOf day: CalendarDay) -> [Figure] {
  let judged = waivers.map { JudgedWaiver($0, day) }.sorted(by: JudgedWaiver.precedes)
  let all = judged.map { FigureEntry($0.row(isCounted: $0.isInForce), age: $0.age.rawValue) }
  let lasting = judged.filter(\.isInForce).map {
    FigureEntry($0.row(isCounted: $0.isExpiring), age: $0.age.rawValue)
  }
  return [
    Figure(.waiversInForce, of: all, by: [[.owner], [.age], [.package]]),
    Figure(.waiversExpiring, of: lasting, by: [[.owner]]),
  ]
}

/// How long a waiver has been there. The words sort by age.
private enum WaiverAge: String {
  case month = "0 to 30 days"
  case quarter = "31 to 90 days"
  case year = "91 to 365 days"
  case more = "more than 365 days"
  case unknown = "not known"

  init(_ days: Int?) {
    switch days {
    case nil: self = .unknown
    case .some(...30): self = .month
    case .some(...90): self = .quarter
    case .some(...365): self = .year
    default: self = .more
    }
  }
}

private struct JudgedWaiver {
  let waiver: ReportedWaiver
  let day: CalendarDay
  let expiry: CalendarDay?

  init(_ waiver: ReportedWaiver, _ day: CalendarDay) {
    self.waiver = waiver
    self.day = day
    expiry = CalendarDay(waiver.expires)
  }

  /// A waiver holds through the day on which it expires; one without such a day never does.
  var isInForce: Bool { expiry.map { day <= $0 } ?? false }
  var isExpiring: Bool { isInForce && daysLeft <= 30 }
  var daysLeft: Int { expiry.map { $0.daysSinceEpoch - day.daysSinceEpoch } ?? 0 }
  var daysOld: Int? { waiver.since.map { max(0, day.daysSinceEpoch - $0.daysSinceEpoch) } }
  var age: WaiverAge { WaiverAge(daysOld) }

  /// What expires first, and what says no day before all, stands first.
  static func precedes(_ a: JudgedWaiver, _ b: JudgedWaiver) -> Bool {
    if a.expiry != b.expiry { return (a.expiry?.daysSinceEpoch ?? .min) < (b.expiry?.daysSinceEpoch ?? .min) }
    return [a.waiver.subject, a.waiver.fingerprint].joined(separator: "\u{0}").utf8
      .lexicographicallyPrecedes([b.waiver.subject, b.waiver.fingerprint].joined(separator: "\u{0}").utf8)
  }

  func row(isCounted: Bool) -> FigureRow {
    let term =
      switch expiry {
      case nil: "`\(waiver.expires)` is not a date"
      case .some where isInForce: daysLeft == 0 ? "expires today" : "expires in \(counted(daysLeft, "days"))"
      default: "expired \(counted(-daysLeft, "days")) ago"
      }
    let age = daysOld.map { ", \(counted($0, "days")) old" } ?? ""
    return FigureRow(
      isCounted: isCounted, element: waiver.subject, package: waiver.package,
      owners: waiver.owner.isEmpty ? [] : [waiver.owner], place: waiver.place, day: expiry,
      note: "\(waiver.rule): \(term)\(age): \(waiver.reason)")
  }
}
