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
  /// Why the check does not take it, whatever its day; nil where it says nothing against it.
  public var refusal: String?

  /// What the check says of a waiver that accepts nothing. That one has expired is told by its day.
  private static let refusals: [RuleID: String] = [
    "waiver/invalid": "invalid", "waiver/unused": "unused", "waiver/duplicate": "duplicate",
  ]

  /// The waivers that `file` declares; those that lack something are told by the check.
  /// - Parameters:
  ///   - packages: Names of packages, of which the longest that begins the name of an element is its own.
  ///   - findings: What the check found on the day of the report.
  ///   - place: Where something stands, for people.
  public static func all(
    in file: Declarations, packages: [String], findings: [Finding], place: (Place) -> String?
  ) -> [ReportedWaiver] {
    let refused = findings.filter { refusals[$0.rule] != nil && $0.place.file == file.file }
    func text(_ reference: Reference?) -> String { reference.map { file.symbols[$0.name] } ?? "" }
    return file.waivers.map { waiver in
      let subject = text(waiver.subject)
      let package = packages.filter { subject == $0 || subject.hasPrefix($0 + ".") }.max { $0.count < $1.count }
      let refusal = refused.first { (waiver.range.start..<waiver.range.end).contains($0.place.range.start) }.flatMap {
        finding in
        refusals[finding.rule].map { "\($0): \(finding.message)" }
      }
      return ReportedWaiver(
        fingerprint: text(waiver.finding), rule: text(waiver.rule), subject: subject, package: package ?? "",
        owner: text(waiver.owner), reason: text(waiver.reason), expires: text(waiver.expires),
        place: place(file.place(waiver.range)), refusal: refusal)
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

  /// A waiver holds through the day on which it expires; one without such a day never does, nor does one that the check refuses.
  var isInForce: Bool { waiver.refusal == nil && expiry.map { day <= $0 } ?? false }
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
    let term: String
    if let refusal = waiver.refusal {
      term = refusal
    } else if expiry == nil {
      term = "`\(waiver.expires)` is not a date"
    } else if isInForce {
      term = daysLeft == 0 ? "expires today" : "expires in \(counted(daysLeft, "days"))"
    } else {
      term = "expired \(counted(-daysLeft, "days")) ago"
    }
    let age = daysOld.map { ", \(counted($0, "days")) old" } ?? ""
    return FigureRow(
      isCounted: isCounted, element: waiver.subject, package: waiver.package,
      owners: waiver.owner.isEmpty ? [] : [waiver.owner], place: waiver.place, day: expiry,
      note: "\(waiver.rule): \(term)\(age): \(waiver.reason)")
  }
}
