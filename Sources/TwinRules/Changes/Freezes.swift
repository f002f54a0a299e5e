public import TwinModel
import TwinReaders
public import TwinSource

/// That packages must not change for a time.
public struct Freeze: Sendable {
  /// Names of the packages, with their places.
  public var packages: [(name: String, place: Place)]
  /// Why.
  public var reason: String
  /// The last day on which it holds.
  public var until: CalendarDay
  /// Where that day stands.
  public var place: Place

  /// Whether `package` must not change on `day`.
  func holds(_ package: String, on day: CalendarDay) -> Bool {
    day <= until && packages.contains { $0.name == package }
  }
}

extension SettingReader {
  /// The freezes that the workspace of `manifest` declares; a finding for those that cannot be.
  mutating func freezes(ofWorkspace manifest: Declarations?) -> [Freeze] {
    guard let manifest else { return [] }
    var freezes: [Freeze] = []
    for declared in manifest.workspace?.freezes ?? [] {
      guard let reason = declared.reason, let until = declared.until else { continue }
      let (why, end) = (manifest.symbols[reason.name], manifest.symbols[until.name])
      if isBlank(why) {
        problems.report(
          "config/invalid-freeze", "the freeze's `reason` is empty", at: manifest.place(reason.range),
          notes: ["those who are stopped by it read why"])
      }
      guard let day = CalendarDay(end) else {
        problems.report(
          "config/invalid-freeze", "`\(end)` is not a date", at: manifest.place(until.range),
          notes: ["such as `2026-12-31`"])
        continue
      }
      freezes.append(
        Freeze(
          packages: declared.packages.map { (manifest.symbols[$0.name], manifest.place($0.range)) }, reason: why,
          until: day, place: manifest.place(until.range)))
    }
    return freezes
  }
}

extension RuleConfiguration {
  /// What is to be said of freezes by themselves on `day`: that they have ended, or are for packages that `known` lacks.
  public func freezeFindings(asOf day: CalendarDay, knownPackages known: [String]) -> [Finding] {
    var problems = ConfigurationFindings()
    for freeze in freezes {
      for package in freeze.packages where !known.contains(package.name) {
        problems.reportUnknown(
          "config/invalid-freeze", "there is no package `\(package.name)` to be frozen", package.name, among: known,
          at: package.place, otherwise: "a freeze names packages of the workspace", subject: package.name)
      }
      guard freeze.until < day else { continue }
      problems.report(
        "change/freeze-expired", "the freeze ended on \(freeze.until), and holds nothing any more", at: freeze.place,
        severity: .warning, notes: ["remove the entry, or set a later day"],
        subject: freeze.packages.map(\.name).joined(separator: " "))
    }
    return problems.findings
  }
}
