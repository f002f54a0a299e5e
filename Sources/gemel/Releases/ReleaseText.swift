import TwinChanges
import TwinModel
import TwinOutput
import TwinRegistry
import TwinSource
import TwinStore

extension LocalRegistry {
  /// The releases of `package` that there were on `day`, by version; there are some.
  func releases(of package: PackageName, on day: CalendarDay) throws -> [RegisteredRelease] {
    let releases = try with { try $0.releases(of: package) }.filter { $0.record.released <= day }
    if releases.isEmpty { throw try absence(of: package, on: day) }
    return releases
  }

  /// The same of those that can be read, and what is wrong with the others; there are some of the ones or the others.
  func readableReleases(
    of package: PackageName, on day: CalendarDay
  ) throws -> (releases: [RegisteredRelease], unreadable: [StoreError]) {
    var found = try with { try $0.readableReleases(of: package) }
    found.releases.removeAll { day < $0.record.released }
    if found.releases.isEmpty, found.unreadable.isEmpty { throw try absence(of: package, on: day) }
    return found
  }

  private func absence(of package: PackageName, on day: CalendarDay) throws -> CommandFailure {
    let names = try with { try $0.packages() }.map(\.text)
    return .usage(
      "the registry \(path) has no release of `\(package)` on \(day)"
        + (nearest(to: package.text, in: names).map { "; did you mean `\($0)`?" }
          ?? "; `gemel registry list` lists what it has"))
  }

  /// Tells what cannot be read and was left out of what is shown, which fails the command.
  func stopOnDamage(_ unreadable: [StoreError]) throws {
    for error in unreadable {
      Terminal.note("gemel: " + neutralised("\(FileSystem.join(path, error.path)): \(error.reason); \(error.wayOut)"))
    }
    if !unreadable.isEmpty { throw CommandFailure.hasFindings }
  }

  /// The release that is meant: the newest one where no version is named.
  func release(_ name: ReleaseName, on day: CalendarDay) throws -> RegisteredRelease {
    // What is wrong with another release hinders nobody who names one.
    if let id = name.version.flatMap({ ReleaseID(name.package, $0) }), let found = try with({ try $0.release(id) }),
      found.record.released <= day
    {
      return found
    }
    let releases = try releases(of: name.package, on: day)
    guard let version = name.version else {
      guard let newest = releases.newest(on: day) else {
        throw CommandFailure.usage("the registry \(path) has no release of `\(name.package)`")
      }
      return newest
    }
    if let release = releases.first(where: { $0.record.release.version == version }) { return release }
    let others = releases.map(\.record.release.version.description).joined(separator: ", ")
    throw CommandFailure.usage("the registry \(path) has no `\(name.package)` \(version) on \(day); there is \(others)")
  }
}

extension [RegisteredRelease] {
  /// Of releases by version the highest that is not withdrawn on `day`, pre-releases last; where all are, the highest.
  func newest(on day: CalendarDay) -> RegisteredRelease? {
    let standing = filter { !$0.isWithdrawn(on: day) }
    return standing.last { $0.record.release.version.prerelease.isEmpty } ?? standing.last ?? last
  }
}

extension StatusRecord {
  /// What it says, in words.
  var words: String {
    let successor = successor.map { successor in
      "; use \(successor.package)" + (successor.version.map { " \($0)" } ?? "") + " instead"
    }
    return (kind == .sunset ? "past its sunset" : kind.rawValue) + ": \(reason)" + (successor ?? "")
  }
}

extension RegisteredRelease {
  /// Whether somebody has withdrawn it by `day`.
  func isWithdrawn(on day: CalendarDay) -> Bool { withdrawal(on: day) != nil }

  /// What was said when somebody withdrew it, if that was by `day`.
  func withdrawal(on day: CalendarDay) -> StatusRecord? { standing(on: day).flatMap { $0.kind == .yanked ? $0 : nil } }

  /// How it stands on `day`, in words; empty where nothing was said of it.
  func standingWords(on day: CalendarDay) -> String {
    standing(on: day)?.words ?? ""
  }

  /// Its record and what was said of it by `day`, a fact a row.
  func rows(on day: CalendarDay) -> [[String]] {
    var rows = [["release", record.release.description]]
    rows.append(["digest", record.manifest.description])
    rows.append(["released", "\(record.released) by \(record.publisher)"])
    let noCommit =
      record.restores.map { "none: it has the model of \($0)" }
      ?? "none: the sources were in no commit as they were released"
    rows.append(["commit", record.commit ?? noCommit])
    rows.append(["bump", record.bump?.rawValue ?? "first release"])
    if let restores = record.restores {
      rows.append(["restores", restores.description + (record.restoreReason.map { ": \($0)" } ?? "")])
    }
    for dependency in record.dependencies {
      rows.append([
        "needs",
        "\(dependency.release.package) \(dependency.requirement), checked against \(dependency.release.version)",
      ])
    }
    for approval in record.approvals {
      rows.append([
        "approved",
        "by \(approval.approver)" + (approval.decision.map { ": \($0)" } ?? "")
          + (approval.record.map { " (\($0))" } ?? ""),
      ])
    }
    for finding in record.waivers {
      let waiver = finding.waiver
      rows.append([
        "waived",
        "\(finding.rule) \(finding.subject), approved by \(waiver.approver) until \(waiver.expires): \(waiver.reason)",
      ])
    }
    for status in statuses where status.date <= day {
      rows.append([status.kind.rawValue, "\(status.date) by \(status.publisher): \(status.reason)"])
    }
    return rows
  }

  /// The same for programs, with who signed it where that was asked for.
  func json(on day: CalendarDay, _ signatures: ReleaseSignatures? = nil) -> JSONValue {
    .object([
      "package": .string(record.release.package.text), "version": .string(record.release.version.description),
      "manifest": .string(record.manifest.description), "released": .string(record.released.description),
      "publisher": .string(record.publisher), "commit": record.commit.map { .string($0) },
      "bump": record.bump.map { .string($0.rawValue) }, "restores": record.restores.map { .string($0.description) },
      "restoreReason": record.restoreReason.map { .string($0) },
      "standing": standing(on: day).map { .string($0.kind.rawValue) },
      "dependencies": .array(record.dependencies.map(dependency)), "approvals": .array(record.approvals.map(\.json)),
      "waivers": .array(record.waivers.map(waiver)),
      "statuses": .array(statuses.filter { $0.date <= day }.map(status)), "signatures": signatures?.json,
    ])
  }

  private func dependency(_ dependency: ReleaseDependency) -> JSONValue {
    .object([
      "package": .string(dependency.release.package.text), "requirement": .string(dependency.requirement.description),
      "version": .string(dependency.release.version.description), "manifest": .string(dependency.manifest.description),
    ])
  }

  private func waiver(_ finding: WaivedFinding) -> JSONValue {
    .object([
      "rule": .string(finding.rule.name), "subject": .string(finding.subject),
      "fingerprint": .string(finding.fingerprint), "owner": .string(finding.waiver.owner),
      "reason": .string(finding.waiver.reason), "approver": .string(finding.waiver.approver),
      "expires": .string(finding.waiver.expires),
    ])
  }

  private func status(_ status: StatusRecord) -> JSONValue {
    .object([
      "status": .string(status.kind.rawValue), "reason": .string(status.reason),
      "date": .string(status.date.description), "publisher": .string(status.publisher),
      "successor": status.successor.map { successor in
        .object([
          "package": .string(successor.package.text),
          "version": successor.version.map { .string($0.description) },
        ])
      },
    ])
  }
}

extension Approval {
  /// The same for programs.
  var json: JSONValue {
    .object([
      "approver": .string(approver), "decision": decision.map { .string($0) }, "record": record.map { .string($0) },
    ])
  }
}
