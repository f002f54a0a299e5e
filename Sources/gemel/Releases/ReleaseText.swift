import TwinChanges
import TwinCompiler
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

  /// Releases of `packages` whose record is gone.
  func losses(of packages: Set<PackageName>) throws -> [StoreError] {
    try with { try $0.lostReleases() }.filter { packages.contains($0.package) }.map { .lostRecord($0) }
  }

  /// Tells of releases of `packages` whose record is gone: what is chosen is chosen from what is left.
  func tellLosses(of packages: Set<PackageName>) throws {
    for lost in try losses(of: packages) {
      Terminal.note("gemel: " + neutralised("\(FileSystem.join(path, lost.path)): \(lost.reason); \(lost.wayOut)"))
    }
  }

  /// The release that is meant: the newest one where no version is named.
  func release(_ name: ReleaseName, on day: CalendarDay) throws -> RegisteredRelease {
    // What is wrong with another release hinders nobody who names one.
    if let id = name.version.flatMap({ ReleaseID(name.package, $0) }), let found = try with({ try $0.release(id) }),
      found.record.released <= day
    {
      return found
    }
    if let id = name.version.flatMap({ ReleaseID(name.package, $0) }) {
      try with { if try $0.lostReleases().contains(id) { throw StoreError.lostRecord(id) } }
    } else {
      try tellLosses(of: [name.package])
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
  /// What it says, in words, as it is told on `day`: "yanked: it leaks; use com.example.air 2.0.0 instead".
  func words(on day: CalendarDay) -> String {
    let state =
      switch kind {
      case .yanked, .deprecated: kind.rawValue
      case .sunset where date <= day: "past its sunset since \(date)"
      case .sunset: "sunset on \(date), \(saying)"
      }
    return "\(state): \(grounds)"
  }

  /// Who said it, and when.
  var saying: String {
    guard kind == .sunset else { return "said on \(date) by \(publisher)" }
    return "said" + (announced.map { " on \($0)" } ?? "") + " by \(publisher)"
  }

  /// Why, in one line, and what to use instead.
  var grounds: String {
    let reason = reason.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    guard let successor else { return reason }
    let clause = reason.hasSuffix(".") ? String(reason.dropLast()) : reason
    return "\(clause); use \(successor.package)" + (successor.version.map { " \($0)" } ?? "") + " instead"
  }
}

extension RegisteredRelease {
  /// Whether somebody has withdrawn it by `day`.
  func isWithdrawn(on day: CalendarDay) -> Bool { withdrawal(on: day) != nil }

  /// What was said when somebody withdrew it, if that was by `day`.
  func withdrawal(on day: CalendarDay) -> StatusRecord? { standing(on: day).flatMap { $0.kind == .yanked ? $0 : nil } }

  /// How it stands on `day` and what is announced of it, in words; empty where nothing was said of it.
  func standingWords(on day: CalendarDay) -> String {
    [standing(on: day), comingSunset(on: day)].compactMap { $0?.words(on: day) }.joined(separator: "; ")
  }

  /// Its record and what was said of it by `day`, a fact a row; `changes` are what it says of itself, where that can be read.
  func rows(on day: CalendarDay, _ changes: ReleaseChanges?) -> [[String]] {
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
    for approver in ReleaseApprover.all(of: record, changes) {
      var words = "by \(approver.name)"
      if !approver.decisions.isEmpty { words += ": " + approver.decisions.joined(separator: ", ") }
      if !approver.records.isEmpty { words += " (" + approver.records.joined(separator: ", ") + ")" }
      if let discounted = approver.discounted { words += "; " + discounted }
      rows.append(["approved", words])
    }
    for finding in record.waivers {
      let waiver = finding.waiver
      rows.append([
        "waived",
        "\(finding.rule) \(finding.subject), approved by \(waiver.approver) until \(waiver.expires): \(waiver.reason)",
      ])
    }
    let sunset = last(.sunset, saidBy: day)
    for status in statuses where status.isSaid(by: day) {
      let when =
        switch status.kind {
        case .yanked, .deprecated: "\(status.date) by \(status.publisher)"
        case .sunset where status != sunset: "was to be on \(status.date), \(status.saying)"
        case .sunset: (status.date <= day ? "past since " : "on ") + "\(status.date), \(status.saying)"
        }
      rows.append([status.kind.rawValue, "\(when): \(status.grounds)"])
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
      "comingSunset": comingSunset(on: day).map { .string($0.date.description) },
      "dependencies": .array(record.dependencies.map(dependency)), "approvals": .array(record.approvals.map(\.json)),
      "waivers": .array(record.waivers.map(waiver)),
      "statuses": .array(statuses.filter { $0.isSaid(by: day) }.map(status)), "signatures": signatures?.json,
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
      "date": .string(status.date.description), "announced": status.announced.map { .string($0.description) },
      "publisher": .string(status.publisher),
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

/// `1 release`, `2 releases`.
func counted(_ number: Int, _ one: String, _ many: String? = nil) -> String {
  "\(number) \(number == 1 ? one : many ?? one + "s")"
}
