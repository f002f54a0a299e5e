public import TwinModel
import TwinRegistry
import TwinRules
import TwinOutput

/// Figures about what is on its way out, and who still uses it.
///
/// - Parameters:
///   - workspace: The model whose deprecations they are about.
///   - references: What refers to what in it, and in other models whose packages may refer to it.
public func deprecationFigures(_ workspace: ReportedModel, _ references: ReferenceMap) -> [Figure] {
  var (due, used): ([FigureEntry], [FigureEntry]) = ([], [])
  for (element, package, deprecation) in workspace.deprecations {
    let users = references.users(of: workspace.identity(of: element)).filter { !$0.isGoing }
    let version = workspace.model.packages[package].version
    let said =
      workspace.model.packages[package].isVersioned ? "the version is \(version)" : "the package is not versioned"
    let isDue = deprecation.removeIn.map { $0 <= version } ?? false
    let words = users.isEmpty ? "nothing refers to it" : userWords(users)
    due.append(
      FigureEntry(
        workspace.row(
          element, in: package, isCounted: isDue,
          note:
            "to go in \(deprecation.removeIn.map { "\($0)" } ?? "no version"), and \(said); \(words)")
      ))
    let instead = deprecation.replacedBy.map { "; use \(workspace.model.string($0))" } ?? ""
    used.append(
      FigureEntry(workspace.row(element, in: package, isCounted: !users.isEmpty, note: words + instead)))
  }
  return [
    Figure(.deprecationsDue, of: due, by: [[.package], [.owner]]),
    Figure(.deprecationsInUse, of: used, by: [[.package], [.owner]]),
  ]
}

/// `com.example.campus.Hall extends it, and 2 more`.
private func userWords(_ users: [ElementUser]) -> String {
  let shown = users.prefix(3).map { "\($0.identity) \($0.manner) it" }.joined(separator: ", ")
  return "used: " + shown + (users.count > 3 ? ", and \(grouped(users.count - 3)) more" : "")
}

extension ReportedModel {
  /// What is deprecated in the packages that count.
  fileprivate var deprecations: [(element: ElementRef, package: ID<Package>, deprecation: Deprecation)] {
    packages.flatMap { package in
      model.declarations(of: package).compactMap { element in
        model.metadata(of: element).flatMap { model.metadata[$0].deprecation }.map { (element, package, $0) }
      }
    }
  }
}

/// How many releases had ended and were still needed when quarters ended, the oldest first: of each in which something was released or said of
/// a release, and that of `day`.
public func endTrend(_ packages: [ReportedPackage], since: CalendarDay?, asOf day: CalendarDay) -> Trend? {
  let releases = packages.flatMap(\.releases).map(\.registered)
  let days = releases.flatMap { [$0.record.released] + $0.statuses.map(\.date) } + [day]
  var ends: [String: CalendarDay] = [:]
  for event in days where event <= day && since.map({ $0 <= event }) ?? true {
    ends[event.quarter] = min(event.quarterEnd, day)
  }
  let points = ends.sorted { $0.key < $1.key }.map { name, end in
    TrendPoint(name, end, endFigure(packages, asOf: end).tally)
  }
  // That nothing ever ended is no trend.
  guard points.contains(where: { ($0.tally?.denominator ?? 0) > 0 }) else { return nil }
  return Trend(.endedReleasesInUse, over: .releases, points: points)
}

/// Releases that ended, and those that the newest release of another package still needs.
///
/// - Parameters:
///   - packages: All packages of a registry.
///   - day: What was released or said later does not count.
public func endFigure(_ packages: [ReportedPackage], asOf day: CalendarDay) -> Figure {
  var needed: [ReleaseID: [String]] = [:]
  for package in packages {
    let releases = package.releases.map(\.registered).filter { $0.record.released <= day }
    let newest =
      releases.last { $0.standing(on: day)?.kind != .yanked && $0.record.release.version.prerelease.isEmpty }
      ?? releases.last
    guard let newest else { continue }
    for dependency in newest.record.dependencies {
      needed[dependency.release, default: []].append("\(package.name)@\(newest.record.release.version)")
    }
  }
  let entries = packages.flatMap { package in
    package.releases.compactMap { release -> FigureEntry? in
      let registered = release.registered
      guard registered.record.released <= day, let status = registered.standing(on: day) else { return nil }
      let users = needed[registered.record.release] ?? []
      let word =
        switch status.kind {
        case .yanked: "withdrawn"
        case .sunset: "past its sunset"
        case .deprecated: "deprecated"
        }
      let successor = status.successor.map { "; use \($0.package)" + ($0.version.map { "@\($0)" } ?? "") } ?? ""
      let use = users.isEmpty ? "nothing needs it" : "needed by " + users.joined(separator: ", ")
      return FigureEntry(
        FigureRow(
          isCounted: !users.isEmpty, element: "\(package.name)@\(registered.record.release.version)",
          package: package.name, owners: package.owners, day: status.date,
          note: "\(word): \(status.reason); \(use)\(successor)"))
    }
  }
  return Figure(.endedReleasesInUse, of: entries, by: [[.package]])
}
