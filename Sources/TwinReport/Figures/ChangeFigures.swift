import TwinChanges
import TwinCompiler
public import TwinModel
import TwinRegistry
import TwinRules
import TwinSource

/// Figures about what was released, from the registry alone.
public struct ChangeFigures {
  private let packages: [ReportedPackage]
  private let changes: [ReleasedEvidence]

  /// Looks at the releases of `packages` from `since` to `day`.
  public init(_ packages: [ReportedPackage], since: CalendarDay?, asOf day: CalendarDay) {
    self.packages = packages.map { package in
      var package = package
      package.releases.removeAll { day < $0.record.released }
      return package
    }
    changes = self.packages.flatMap { package in
      package.releases.filter { release in since.map { $0 <= release.record.released } ?? true }
        .flatMap { release in
          (release.changes?.changes ?? []).map { ReleasedEvidence($0, of: release, in: package) }
        }
    }
    self.since = since
  }

  private let since: CalendarDay?

  /// All of them.
  public var figures: [Figure] {
    [
      compliance, Figure(.changeRecords, of: recordEntries, by: [[.package]]),
      Figure(.changeDecisions, of: decisionEntries, by: [[.package]]),
      Figure(.changeApprovals, of: approvalEntries, by: [[.package]]), notice, versions, breaking, waived,
    ]
  }

  /// How they went by the quarters of releases, the oldest first.
  public var trends: [Trend] {
    let entries = [
      (FigureID.policyCompliance, complianceEntries), (.changeRecords, recordEntries),
      (.changeDecisions, decisionEntries), (.changeApprovals, approvalEntries), (.removalNotice, noticeEntries),
      (.versionCoverage, versionEntries),
      (.breakingChanges, breakingEntries), (.waivedChanges, waivedEntries),
    ]
    return entries.compactMap { id, entries in
      var quarters: [String: (day: CalendarDay, tally: Tally)] = [:]
      for entry in entries {
        guard let day = entry.row.day else { continue }
        var quarter = quarters[day.quarter] ?? (day, Tally())
        quarter.day = max(quarter.day, day)
        quarter.tally.count(entry.isCounted)
        quarters[day.quarter] = quarter
      }
      let points = quarters.sorted { $0.key < $1.key }.map { TrendPoint($0.key, $0.value.day, $0.value.tally) }
      return points.isEmpty ? nil : Trend(id, over: .releases, points: points)
    }
  }

  // MARK: - Compliance

  private var complianceEntries: [FigureEntry] {
    changes.filter(\.isAsked).map { change in
      let missing = change.shortcomings
      guard missing.isEmpty else {
        return FigureEntry(change.namedRow(isCounted: false, missing.joined(separator: "; ")))
      }
      return FigureEntry(change.row(isCounted: true, change.change.element.message))
    }
  }

  private var compliance: Figure {
    guard packages.contains(where: \.policy.asksAnything) else {
      return Figure(
        .policyCompliance,
        absentBecause:
          "no policy: no workspace here asks anything of changes; write `records`, `version` or `notice` under "
          + "`compatibility` in gemel.yaml")
    }
    return Figure(.policyCompliance, of: complianceEntries, by: [[.package], [.quarter]])
  }

  /// Breaking changes that have something, and what, whether it was asked for or not. A rollback has no records.
  private func evidence(
    _ absence: (ReleasedEvidence) -> String, _ evidence: (ReleasedEvidence) -> String?
  ) -> [FigureEntry] {
    changes.filter { $0.isBreaking && $0.waiver == nil && !$0.isRollback }.map { change in
      let found = evidence(change)
      return FigureEntry(change.namedRow(isCounted: found != nil, found ?? absence(change)))
    }
  }

  private var recordEntries: [FigureEntry] { evidence({ _ in "no change record" }) { $0.record?.name } }

  private var decisionEntries: [FigureEntry] {
    evidence({ _ in "no decision" }) { $0.hasDecision ? $0.record?.decision : nil }
  }

  private var approvalEntries: [FigureEntry] {
    evidence({ $0.missingApproval ?? "" }) { change in
      change.approvers.isEmpty ? nil : "by " + change.approvers.joined(separator: ", ")
    }
  }

  private var notice: Figure { Figure(.removalNotice, of: noticeEntries, by: [[.package]]) }

  private var noticeEntries: [FigureEntry] {
    changes.filter { $0.removal != nil && $0.waiver == nil && !$0.isRollback }.map { change in
      let missing = change.missingNotice(change.package.policy)
      let told = change.removal?.since.map { "deprecated since \($0)" } ?? "deprecated before"
      return FigureEntry(change.namedRow(isCounted: missing == nil, missing ?? told))
    }
  }

  private var versions: Figure { Figure(.versionCoverage, of: versionEntries, by: [[.package]]) }

  private var versionEntries: [FigureEntry] {
    releases.compactMap { package, release -> FigureEntry? in
      guard let changes = release.changes, let previous = changes.previous else { return nil }
      let version = release.record.release.version
      let isCovered = version.covers(changes.bump, since: previous.version)
      let part = "\(version.part(raisedSince: previous.version).rawValue) since \(previous.version)"
      let note = isCovered ? part : part + "; what changed takes \(previous.version.raised(by: changes.bump)) or higher"
      return FigureEntry(
        FigureRow(
          isCounted: isCovered, element: "\(package.name)@\(version)", package: package.name, owners: package.owners,
          day: release.record.released, note: note))
    }
  }

  private var releases: [(ReportedPackage, ReportedPackage.Release)] {
    packages.flatMap { package in
      package.releases.filter { release in since.map { $0 <= release.record.released } ?? true }.map { (package, $0) }
    }
  }

  // MARK: - What breaks

  private var breakingEntries: [FigureEntry] {
    changes.map { FigureEntry($0.row(isCounted: $0.isBreaking, $0.change.element.message)) }
  }

  private var breaking: Figure {
    Figure(.breakingChanges, of: breakingEntries, by: [[.package, .quarter], [.package], [.quarter]])
  }

  private var waived: Figure { Figure(.waivedChanges, of: waivedEntries, by: [[.package]]) }

  private var waivedEntries: [FigureEntry] {
    changes.filter(\.isBreaking).map { change in
      let words = change.waiver.map { "until \($0.expires), by \($0.owner), approved by \($0.approver): \($0.reason)" }
      return FigureEntry(change.namedRow(isCounted: words != nil, words ?? "no waiver"))
    }
  }
}
