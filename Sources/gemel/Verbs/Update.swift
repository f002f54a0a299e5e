import ArgumentParser
import TwinCompiler
import TwinModel
import TwinOutput
import TwinRegistry
import TwinSource
import TwinStore

/// `gemel update`.
struct Update: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "update",
    abstract: "Pins newer releases of what the workspace needs, once it has shown what they change for it.",
    discussion: """
      What the manifests ask for is resolved anew, to the newest release that everyone admits, and written to gemel.lock; where \
      packages are named, theirs alone move as far as the rest lets them. com.example.base@1.2.0 pins that release, an older or a \
      withdrawn one too. A release that a requirement does not admit takes an edit of the manifest first. Where what is pinned is withdrawn \
      or gone, or a lower release takes its place, the step says why.

      Before anything is written, it is shown which versions change, which changes of the models reach elements of this workspace, \
      in the words of `gemel diff`, and which errors the workspace would have that it does not have now. With such errors, and where \
      a release is not what the lock says that it was, nothing is written unless --force is given.

      Exit codes: 0 written, or nothing to do; 1 refused, or nothing resolves; 2 bad usage or configuration; 3 could not run.
      """)

  @Argument(
    help: ArgumentHelp("Packages to update, or releases to pin; all packages by default.", valueName: "package"))
  var packages: [String] = []

  @Option(help: "The workspace, or a package of it.", completion: .directory)
  var workspace: String = "."

  @OptionGroup var registry: RegistryOptions

  @OptionGroup var rules: RuleOptions

  @Flag(help: "Show what would change, and write nothing.")
  var dryRun = false

  @Flag(help: "Write although the workspace would have new errors.")
  var force = false

  @Flag(help: "List all that a change reaches, and changes of words.")
  var all = false

  @Option(help: "How it is told what changes: text or json.")
  var format: ListFormat = .text

  func run() throws {
    let workspace = try Workspace.sources([workspace])
    let needs = try WorkspaceDependencies(of: workspace, DependencyTerms(registry: registry.registry))
    guard needs.isWhole else {
      throw CommandFailure.usage(
        "a manifest cannot be read, so that it is not known what is needed; `gemel check` shows why")
    }
    guard !needs.requests.isEmpty || !needs.lock.packages.isEmpty else {
      show([], nil, [], isWritten: false)
      return Terminal.note("the workspace needs nothing from a registry")
    }
    let local = try LocalRegistry.open(try registry.directory(of: workspace))
    let (lock, exact) = try wanted(needs, in: local)
    let releases = try resolved(needs, keeping: lock, exact, in: local)
    guard let new = DependencyResolution.resolved(releases).lock else { return }
    try local.tellLosses(of: Set(releases.map(\.record.release.package)))
    let differences = needs.lock.differences(to: new)
    let named = Set(exact.map(\.package))
    let steps = try differences.map { difference in
      try UpdateStep(difference, of: needs, isNamed: named.contains(difference.package), in: local, on: rules.day())
    }
    guard !differences.isEmpty else {
      show(steps, nil, [], isWritten: false)
      return Terminal.note(neutralised("\(needs.shownLock) is up to date"))
    }
    let models = RegistryModels(registry: local)
    let pinned = try needs.pinned(in: local)
    let known = Set(pinned.map(\.release.package))
    // What was not pinned, or is gone, has nothing to be compared with: it is the same before and after.
    let before = pinned + releases.map(\.record).filter { !known.contains($0.release.package) }
    let upgrade = try DependencyUpgrade(
      of: workspace, from: before.map(models.document), to: releases.map { try models.document(of: $0.record) },
      differences, rules)
    let contradicted = try needs.contradicted(in: local)
    let doubtful = Set(contradicted.map(\.package))
    for case .version(let package, let version, _) in differences
    where !known.contains(package) && !doubtful.contains(package) {
      Terminal.note(
        neutralised("`\(package)` \(version) is not in the registry, so that it is not known what changes from it"))
    }
    let refusals = refusals(upgrade, contradicted)
    let isWritten = !dryRun && (force || refusals.isEmpty)
    if isWritten { try needs.write(new) }
    show(steps, upgrade, refusals, isWritten: isWritten)
    needs.tell(releases, on: try rules.day())
    if !upgrade.errors.isEmpty, format == .text {
      Terminal.noteInPlace(
        String(
          decoding: FindingFormat.text.bytes(FindingReport(upgrade.errors, of: upgrade.compilation, summary: "")),
          as: UTF8.self))
    }
    for refusal in refusals { Terminal.note(neutralised(refusal)) }
    Terminal.note(
      neutralised(
        isWritten
          ? "wrote \(needs.shownLock); commit it"
          : "nothing was written" + (refusals.isEmpty || dryRun ? "" : "; --force writes it all the same")))
    if !refusals.isEmpty, !isWritten { throw CommandFailure.hasFindings }
  }

  // MARK: - What is asked for

  /// The lock that is held to, and releases that have to be chosen.
  private func wanted(
    _ needs: WorkspaceDependencies, in local: LocalRegistry
  ) throws -> (lock: LockFile, exact: [DependencyRequest]) {
    guard !packages.isEmpty else { return (LockFile(), []) }
    var kept = needs.lock.packages
    var exact: [DependencyRequest] = []
    for text in packages {
      let name = try ReleaseName(text)
      let known = Set(needs.requests.map(\.package) + needs.lock.packages.map(\.release.package))
      guard known.contains(name.package) else {
        let names = known.map(\.text).sorted()
        throw CommandFailure.usage(
          "the workspace needs no `\(name.package)` from a registry"
            + (nearest(to: name.package.text, in: names).map { "; did you mean `\($0)`?" }
              ?? "; it needs " + names.joined(separator: ", ")))
      }
      kept.removeAll { $0.release.package == name.package }
      guard let version = name.version else { continue }
      let record = try local.release(name, on: rules.day()).record
      kept.append(LockedPackage(release: record.release, manifest: record.manifest))
      guard let requirement = VersionRequirement("=\(version)") else { continue }
      let asker = needs.requests.first { $0.package == name.package }?.asker ?? name.package
      exact.append(DependencyRequest(name.package, requirement, asker: asker))
    }
    return (LockFile(kept), exact)
  }

  private func resolved(
    _ needs: WorkspaceDependencies, keeping lock: LockFile, _ exact: [DependencyRequest], in local: LocalRegistry
  ) throws -> [ResolvedRelease] {
    guard !needs.requests.isEmpty else { return [] }
    switch try needs.resolve(keeping: lock, in: local, asOf: rules.day(), and: exact) {
    case .resolved(let releases): return releases
    case .failed(let problem):
      let isKept = try needs.resolve(keeping: needs.lock, in: local, asOf: rules.day()).lock == needs.lock
      throw CommandFailure(
        code: CommandFailure.findings,
        message: "\(problem.message)\n" + problem.notes.map { "  \($0)" }.joined(separator: "\n")
          + "\n  the registry is \(local.path)"
          + (isKept ? "\n  \(needs.shownLock) stays as it is, and what it pins is used as before" : ""))
    }
  }

  /// Why the lock is not written unless that is forced.
  private func refusals(_ upgrade: DependencyUpgrade, _ contradicted: [LockDifference]) -> [String] {
    var refusals: [String] = []
    for case .content(let release, let from, let to) in contradicted {
      refusals.append(
        "`\(release.package)` \(release.version) was pinned as \(from), and the registry has \(to): a release is never changed;"
          + " find out which of them is right before this one is used (`gemel registry verify`)")
    }
    let count = upgrade.errors.count
    if count > 0 { refusals.append("the workspace would have \(count) new error\(count == 1 ? "" : "s")") }
    return refusals
  }

  // MARK: - What is shown

  private func show(_ steps: [UpdateStep], _ upgrade: DependencyUpgrade?, _ refusals: [String], isWritten: Bool) {
    var report = upgrade.map {
      DiffReport(
        comparison: $0.comparison, old: "what gemel.lock pins", new: "what resolves", toolVersion: Gemel.version)
    }
    report?.showsAll = all
    switch format {
    case .text:
      for step in steps {
        Terminal.print(neutralised(step.text) + "\n" + (step.why.map { "  " + neutralised($0) + "\n" } ?? ""))
      }
      guard let upgrade, let report else { return }
      if !upgrade.comparison.changes.isEmpty {
        Terminal.print("\n")
        Terminal.print(DiffFormat.text.bytes(report, usesColour: Terminal.usesColour))
      }
      let count = upgrade.comparison.changes.count
      guard count + upgrade.unreached > 0 else { return }
      Terminal.print((count == 0 ? "" : "\n") + reachText(count, upgrade.unreached) + "\n")
    case .json:
      let value: JSONValue = .object([
        "version": 1, "dryRun": .boolean(dryRun), "written": .boolean(isWritten),
        "steps": .array(steps.map(\.json)), "changes": report?.json,
        "unreached": upgrade.map { .integer(Int64($0.unreached)) },
        "errors": .array((upgrade?.errors ?? []).map(error)), "refusals": .array(refusals.map { .string($0) }),
      ])
      Terminal.print(json(value, layout: .pretty))
    }
  }

  private func reachText(_ reached: Int, _ unreached: Int) -> String {
    func count(_ number: Int, _ more: String) -> String { "\(number) \(more)change\(number == 1 ? "" : "s")" }
    if unreached == 0 { return "all changes reach this workspace" }
    return
      "\(count(unreached, reached == 0 ? "" : "more ")) of released packages reach\(unreached == 1 ? "es" : "") nothing of this workspace"
  }

  private func error(_ finding: Finding) -> JSONValue {
    .object([
      "rule": .string(finding.rule.name), "subject": .string(finding.subject), "message": .string(finding.message),
      "fingerprint": .string(finding.fingerprint),
    ])
  }
}

/// One step of an update.
struct UpdateStep {
  let difference: LockDifference
  /// The newest release that there is, where another one resolves.
  private let newest: SemanticVersion?
  /// Why what was pinned is so no longer, where that is not just that there is something newer.
  let why: String?

  /// What `difference` is for the workspace with `needs`; `isNamed` where the release was asked for by its name.
  init(
    _ difference: LockDifference, of needs: WorkspaceDependencies, isNamed: Bool, in registry: LocalRegistry,
    on day: CalendarDay
  ) throws {
    self.difference = difference
    let releases = try registry.with { try $0.releases(of: difference.package) }
    let newest = releases.filter { $0.record.released <= day }.newest(on: day)?.record.release.version
    self.newest = newest == difference.versions.to ? nil : newest
    guard !isNamed, case .version(let package, let from, let to) = difference else {
      why = nil
      return
    }
    let pinned = releases.first { $0.record.release.version == from }
    let refusing = needs.requests.first { $0.package == package && !$0.requirement.admits(from) }
    if pinned == nil {
      why =
        "\(from) is no longer in the registry \(registry.path); a release is never taken away, so bring it back from a copy to keep"
        + " what is pinned"
    } else if to < from, let refusing {
      why = "`\(refusing.asker)` needs \(refusing.requirement)"
    } else if let standing = pinned?.standing(on: day), standing.kind != .deprecated {
      why =
        "\(from) is \(standing.words(on: day)) (\(standing.saying))"
        + (refusing == nil ? "; `gemel update \(package)@\(from)` keeps it" : "")
    } else if from < to {
      why = nil
    } else if let released = pinned?.record.released, day < released {
      why = "\(from) was released later, on \(released)"
    } else {
      why = "\(from) does not go with what else is needed"
    }
  }

  /// `com.example.base 1.0.0 → 1.1.0`.
  var text: String {
    let (from, to) = difference.versions
    let name = difference.package.text
    let also = to == nil ? "" : newest.map { "; the newest is \($0)" } ?? ""
    switch (from, to) {
    case (let from?, nil): return "\(name) \(from) is needed no longer"
    case (nil, let to?): return "\(name) \(to) is new" + also
    case (let from?, let to?) where from != to: return "\(name) \(from) → \(to)" + also
    default: return difference.description
    }
  }

  var json: JSONValue {
    .object([
      "package": .string(difference.package.text), "from": difference.versions.from.map { .string($0.description) },
      "to": difference.versions.to.map { .string($0.description) }, "newest": newest.map { .string($0.description) },
      "why": why.map { .string($0) },
    ])
  }
}

extension LockDifference {
  /// The versions before and after.
  fileprivate var versions: (from: SemanticVersion?, to: SemanticVersion?) {
    switch self {
    case .added(let package): (nil, package.release.version)
    case .removed(let package): (package.release.version, nil)
    case .version(_, let from, let to): (from, to)
    case .content(let release, _, _), .dependencies(let release, _, _): (release.version, release.version)
    }
  }
}
