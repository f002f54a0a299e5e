import ArgumentParser
import Glibc
import TwinCompiler
import TwinModel
import TwinRules
import TwinSource

/// Options of the verbs that make the passes.
struct RuleOptions: ParsableArguments {
  @Option(
    name: .customLong("pack"),
    help: ArgumentHelp(
      "A pack or target profile to put in force beside the workspace's; may be repeated.", valueName: "name"))
  var packs: [String] = []

  @Option(
    help: ArgumentHelp(
      "The day that waivers and freezes are held against, and that of a release; today by default.",
      valueName: "yyyy-mm-dd"))
  var asOf: String?

  /// The day that was asked for, or today (UTC).
  func day() throws -> CalendarDay { try .asked(asOf) }

  /// Makes the passes over `compilation`. A pack of the command line that does not exist is bad usage.
  func check(
    _ compilation: Compilation, catalogue: Catalogue = ShippedRules.catalogue, against baselines: [Baseline] = [],
    firstReleases: [ID<Package>] = []
  ) throws -> CheckedCompilation {
    let checked = CompilerPipeline().check(
      compilation, catalogue: catalogue, extraPacks: packs, baselines: baselines, firstReleases: firstReleases,
      asOf: try day())
    try holdPacks(to: checked.configurations.map(\.configuration.catalogue))
    return checked
  }

  /// Stops where a pack of the command line is in none of `catalogues`.
  func holdPacks(to catalogues: [Catalogue]) throws {
    for pack in packs where !catalogues.contains(where: { $0.pack(pack) != nil }) {
      let names = Set(catalogues.flatMap(\.packNames)).sorted()
      let suggestion = nearest(to: pack, in: names).map { "; did you mean `\($0)`?" }
      throw CommandFailure.usage(
        "--pack: there is no pack `\(pack)`" + (suggestion ?? "; there are " + names.joined(separator: ", ")))
    }
  }
}

extension CalendarDay {
  /// Today (UTC).
  static var today: CalendarDay { CalendarDay(daysSinceEpoch: Int(time(nil)) / 86_400) }

  /// The day that `text`, the value of `option`, names; today (UTC) where it is nil.
  static func asked(_ text: String?, by option: String = "--as-of") throws -> CalendarDay {
    guard let text else { return today }
    guard let day = CalendarDay(text) else {
      throw CommandFailure.usage("\(option): `\(text)` is not a date; write one as \(option) 2026-11-25")
    }
    return day
  }

  /// The day that something is published on, said or recorded: the one that `text` names, which must have come; today (UTC)
  /// where it is nil.
  static func ofRecord(_ text: String?) throws -> CalendarDay {
    let (day, today) = (try asked(text), today)
    guard day > today else { return day }
    throw CommandFailure.usage(
      "\(day) has not come yet: today is \(today) (UTC), and nothing is dated ahead, since what comes next could not be dated before it"
    )
  }

  /// Tells that something is dated otherwise than it is done.
  func tellIfPast(_ what: String) {
    if self < .today { Terminal.note("gemel: \(what) is dated \(self), and today is \(Self.today)") }
  }
}

/// The least severity that fails a check.
enum FailingSeverity: String, ExpressibleByArgument, CaseIterable {
  case error, warning, note

  var severity: Severity {
    switch self {
    case .error: .error
    case .warning: .warning
    case .note: .note
    }
  }
}
