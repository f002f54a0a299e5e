import TwinModel

/// That a version that everyone admits cannot be chosen.
struct Rejection: Error {
  enum Reason {
    /// The registry lists it and has no record.
    case missing
    /// It was released after the day of the resolution.
    case notYet(CalendarDay)
    /// Yanked, or past its sunset.
    case withdrawn(StatusRecord)
    /// Its content is not what a lock or another release says.
    case otherContent(ContentDigest, ContentDigest, by: String)
    /// What it needs does not go with the rest.
    case dependency(String)
  }

  var version: SemanticVersion
  var reason: Reason
  /// The package whose choice is in the way, if it is another's.
  var culprit: PackageName?

  /// Why it cannot be chosen, as a note.
  var note: String {
    switch reason {
    case .missing: "\(version) has no record in the registry; verify the registry"
    case .notYet(let day): "\(version) was released later, on \(day)"
    case .withdrawn(let status):
      "\(version) \(status.kind == .yanked ? "was yanked" : "is past its sunset"): \(status.reason)"
        + (status.successor.map { "; use `\($0.package)`" + ($0.version.map { " \($0)" } ?? "") + " instead" } ?? "")
    case .otherContent(let expected, let found, let source):
      "\(version) is \(found) in the registry, and \(source) says \(expected); one of them was tampered with or is damaged"
    case .dependency(let reason): "\(version) does not go with the rest: \(reason)"
    }
  }
}

extension ResolutionProblem {
  /// Rejections that are told one by one.
  private static let shown = 5

  init(
    _ package: PackageName, demands: [ResolutionSearch.Demand], versions: [SemanticVersion], rejections: [Rejection],
    gaveUp: Bool
  ) {
    self.package = package
    isUnknown = versions.isEmpty && !gaveUp
    let isOne = Set(demands.map(\.requirement)).count == 1
    let wanted =
      isOne ? demands.prefix(1).map { "\($0.requirement)" } : demands.map { "\($0.requirement) (\($0.asker))" }
    message =
      gaveUp
      ? "no release of `\(package)` was found within \(ResolutionSearch.limit) tries"
      : versions.isEmpty
        ? "the registry has no package `\(package)`"
        : "no release of `\(package)` will do for \(wanted.joined(separator: ", "))"
    notes = ["needed by " + Set(demands.map(\.asker.text)).sorted().map { "`\($0)`" }.joined(separator: ", ")]
    notes += rejections.prefix(Self.shown).map(\.note)
    if rejections.count > Self.shown { notes.append("and \(rejections.count - Self.shown) more versions") }
    guard rejections.isEmpty, !versions.isEmpty else { return }
    let newest = versions.sorted { $1 < $0 }.prefix(Self.shown).map(\.description).joined(separator: ", ")
    notes.append(
      "there is \(newest)" + (versions.count > Self.shown ? " and \(versions.count - Self.shown) older" : ""))
    if let prerelease = versions.filter({ version in
      !version.prerelease.isEmpty && demands.allSatisfy { $0.requirement.admits(version) }
    }).max() {
      notes.append("a prerelease has to be asked for by name, as in `^\(prerelease)`")
    }
  }
}
