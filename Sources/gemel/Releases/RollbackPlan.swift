import TwinChanges
import TwinCompiler
import TwinModel
import TwinRegistry
import TwinSource
import TwinStore

/// A release that brings back the model of an earlier one, made ready.
struct RollbackPlan {
  let content: ReleaseContent
  let record: ReleaseRecord
  /// The release that it was compared with.
  let previous: FollowedRelease
  /// What leads from there to it.
  let changes: ReleaseChanges
  /// The versions of the package that there were when it was made ready.
  let seen: Set<SemanticVersion>

  /// Who says so, when and why.
  struct Terms {
    var publisher: String
    var day: CalendarDay
    var reason: String
    /// The version; the lowest that will do where nil.
    var version: SemanticVersion?
  }

  /// Makes ready what brings `old` back. What leads back from the newest release, withdrawn or not, is a change like any other: the
  /// version has to cover it.
  init(restoring old: ReleaseRecord, in registry: LocalRegistry, _ terms: Terms) throws {
    let package = old.release.package
    let models = RegistryModels(registry: registry)
    try models.hold(try registry.with { try $0.lostReleases() }, ofPackages: [package.text])
    seen = try registry.with { try $0.versionsInLine(of: package) }
    guard let followed = try models.releases(of: package).last.map({ FollowedRelease($0, on: terms.day) }) else {
      throw CommandFailure.usage(
        "all releases of `\(package)` are pre-releases, so that there is none to compare with; release the sources that are meant"
      )
    }
    let newest = followed.record
    guard newest.released <= terms.day else {
      throw CommandFailure(
        code: CommandFailure.findings,
        message: "a rollback on \(terms.day) would come before \(newest.release), which was released on"
          + " \(newest.released) and which it follows; give that day or a later one with --as-of")
    }
    let restored = try models.compilation(of: old)
    let comparison = CompilerPipeline().compare(
      restored, with: try models.baseline(of: followed, as: package.text, on: terms.day), configurations: [])
    guard !comparison.changes.isEmpty || followed.isWithdrawn else {
      throw CommandFailure(
        code: CommandFailure.findings,
        message:
          old.release == newest.release
          ? "\(newest.release) is the newest release already, so that there is nothing to bring back; name an earlier one"
          : "`\(package)` \(newest.release.version), the newest release, has the model of \(old.release.version) already"
      )
    }
    let version = try Self.version(terms.version, covering: comparison.bump, since: newest)
    guard let release = ReleaseID(package, version) else {
      throw CommandFailure.usage("the version \(version) cannot be the name of a file; write a shorter one")
    }
    var model = restored.model
    guard let id = model.packages.ids.first(where: { model.string(model.packages[$0].name) == package.text }) else {
      throw CommandFailure(code: CommandFailure.couldNotRun, message: "\(old.release) has no package `\(package)`")
    }
    model.packages[id].version = version
    changes = ReleaseChanges(
      release: release,
      previous: ReleaseChanges.Previous(version: newest.release.version, manifest: newest.manifest),
      changes: comparison.changes.map { ReleasedChange($0) },
      // What was decided since is none of this model. It is old all the same: the whole line is asked for records.
      earlierRecords: try models.changes(of: old)?.allRecords ?? [:])
    let provenance = try Self.provenance(
      of: release, restoring: old, because: terms.reason, Int(model.packages[id].edition), in: registry)
    content = try ReleaseContent.of(
      release, artifact(of: id, in: model) + [provenance.file], changes, restores: old.release.version,
      restoreReason: terms.reason)
    record = ReleaseRecord(
      release: release, manifest: content.digest, released: terms.day, publisher: terms.publisher, commit: nil,
      bump: comparison.bump, restores: old.release.version, restoreReason: terms.reason,
      dependencies: old.dependencies, waivers: old.waivers,
      types: typeVersions(
        of: model.types(of: id), in: release, previous: newest.types, changes: changes.changes))
    previous = followed
  }

  /// How it came about: the model is that of `old`, and so is what it was held to and what was found of it. No commit has it under
  /// this version.
  private static func provenance(
    of release: ReleaseID, restoring old: ReleaseRecord, because reason: String, _ edition: Int,
    in registry: LocalRegistry
  ) throws -> Provenance {
    let earlier = try registry.provenance(
      of: old, otherwise: "cannot be relied on", "bring back another release, or release the sources that are meant")
    return Provenance(
      release: release, commit: nil,
      restores: .init(version: old.release.version, manifest: old.manifest, reason: reason),
      compiler: Gemel.version, edition: earlier?.edition ?? edition,
      dependencies: old.dependencies, rulePacks: earlier?.rulePacks ?? [], waivers: old.waivers,
      changes: earlier?.changes ?? [], findings: earlier?.findings ?? Provenance.Findings())
  }

  /// The version that was asked for, or the lowest that will do.
  private static func version(
    _ asked: SemanticVersion?, covering bump: Bump, since newest: ReleaseRecord
  ) throws -> SemanticVersion {
    let base = newest.release.version
    let lowest = base.raised(by: max(bump, .patch))
    guard let asked else { return lowest }
    guard base < asked, asked.covers(bump, since: base) else {
      let reason =
        asked.covers(bump, since: base)
        ? "\(base) is released already, and a rollback comes after what there is"
        : "what leads back from \(base) takes a \(bump.rawValue) version, since it may break those who use what was added"
      throw CommandFailure(
        code: CommandFailure.findings,
        message:
          "`\(newest.release.package)` \(asked) cannot be it: \(reason); write `--version \(lowest)` or higher"
          + " (`gemel registry diff` shows the changes)")
    }
    return asked
  }
}
