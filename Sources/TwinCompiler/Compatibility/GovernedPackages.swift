import TwinChanges
import TwinModel
import TwinRegistry
import TwinRules
import TwinSource

extension CompilerPipeline {
  /// The packages that `comparison` compared, with what the policies over changes look at: one for each that is there now.
  func governedPackages(
    of comparison: ModelComparison, _ new: Compilation, _ baseline: Baseline, _ configurations: [WorkspaceRules]
  ) -> [GovernedPackage] {
    let old = baseline.compilation
    var changes: [String: [JudgedChange]] = [:]
    for change in comparison.changes { changes[change.package, default: []].append(change) }
    let before = FormerPackages(baseline)
    var records: [String: [ReadChangeRecord]] = [:]
    for record in new.changeRecords { records[record.package, default: []].append(record) }
    var trees = new.sourceTrees(limits: limits)
    let notice = noticeOfRemovals(in: comparison, new, baseline, configurations)
    return new.packages(called: baseline.package).map { id in
      let package = new.model.packages[id]
      let name = new.model.string(package.name)
      let own = changes[name] ?? []
      let counterpart = before.counterpart(of: id, in: new.model)
      let hasVersion = !package.place.isNone && package.place.file.rawValue >= UInt32(new.foreignFileCount)
      let home = configuration(of: id, in: new, configurations)
      var result = GovernedPackage(
        name: name, baseline: baseline.name, place: package.place, versionPlace: package.place,
        oldVersion: hasVersion ? counterpart.map { old.model.packages[$0].version } : nil,
        newVersion: package.version, bump: own.map(\.impact.bump).max() ?? .none,
        changes: own.map { governed($0, old.model, notice) },
        records: (records[name] ?? []).filter { !before.has($0, inPackage: counterpart) },
        policy: home?.changePolicy ?? ChangePolicy(), freezes: home?.freezes ?? [],
        isReleased: baseline.release?.isFollowed ?? false)
      result.editedRecords = result.records.filter { before.releasedOtherwise($0, inPackage: counterpart) }
      result.records.removeAll { before.releasedOtherwise($0, inPackage: counterpart) }
      if !result.isVersionEnough, let place = trees.place(of: package.place, path: ["version"]) {
        result.versionPlace = place
      }
      return result
    }
  }

  /// The package `id`, which is to be released for the first time: nothing is asked of it but that it is not frozen.
  func firstRelease(
    of id: ID<Package>, in new: Compilation, _ configurations: [WorkspaceRules]
  ) -> GovernedPackage {
    let package = new.model.packages[id]
    return GovernedPackage(
      name: new.model.string(package.name), baseline: "", place: package.place, versionPlace: package.place,
      oldVersion: nil, newVersion: package.version, bump: .none, changes: [], records: [], policy: ChangePolicy(),
      freezes: configuration(of: id, in: new, configurations)?.freezes ?? [], isReleased: true)
  }

  private func configuration(
    of package: ID<Package>, in new: Compilation, _ configurations: [WorkspaceRules]
  ) -> RuleConfiguration? {
    let place = new.model.packages[package].place
    return configurations.first { $0.files.contains(place.file) }?.configuration
  }

  private func governed(_ judged: JudgedChange, _ old: Model, _ notice: RemovalNotice) -> GovernedChange {
    var removal: GovernedChange.Removal?
    // Notice of what another package declares is given there, and judged by its version.
    if judged.change.isRemoval, !judged.change.isOfInherited(in: old) {
      let deprecation = judged.change.deprecation(in: old)
      removal = GovernedChange.Removal(
        isDeprecated: deprecation != nil, removeIn: deprecation?.removeIn?.description,
        isDue: judged.change.kind == .announcedRemoval, notice: notice.notice(of: judged.change))
    }
    return GovernedChange(
      finding: judged.finding, bump: judged.impact.bump, isBreaking: judged.isBreaking, removal: removal)
  }

  /// How long what is gone since `baseline` has been deprecated. What was deprecated when the notice began is gone since then too:
  /// one more comparison tells, and only where something is gone that it could be about.
  private func noticeOfRemovals(
    in comparison: ModelComparison, _ new: Compilation, _ baseline: Baseline, _ configurations: [WorkspaceRules]
  ) -> RemovalNotice {
    switch baseline.release?.notice ?? .unknown {
    case .unknown: return RemovalNotice(newest: nil, start: nil)
    case .itself: return RemovalNotice(newest: nil, start: nil, isKnown: true)
    case .nothing(let day): return RemovalNotice(newest: nil, start: day, isKnown: true)
    case .older(let older, let day):
      var notice = RemovalNotice(newest: older.name, start: day, isKnown: true)
      guard comparison.changes.contains(where: { $0.change.deprecation(in: baseline.compilation.model) != nil }) else {
        return notice
      }
      let model = older.compilation.model
      let found = changes(
        from: ModelVersion(model, packages: older.compilation.packages(called: baseline.oldPackage)),
        to: ModelVersion(new.model, packages: new.packages(called: baseline.package)))
      for change in found where change.deprecation(in: model) != nil { notice.announced.insert(change.place) }
      return notice
    }
  }

  /// What records and freezes say by themselves, whatever changed.
  func changeConfigurationFindings(
    _ compilation: Compilation, _ configurations: [WorkspaceRules], asOf day: CalendarDay
  ) -> [Finding] {
    let model = compilation.model
    let known = compilation.givenPackages.map { model.string(model.packages[$0].name) }
    var findings = configurations.flatMap { $0.configuration.freezeFindings(asOf: day, knownPackages: known) }
    guard let catalogue = configurations.first?.configuration.catalogue else { return findings }
    findings += TwinRules.findings(ofRecords: compilation.changeRecords, catalogue: catalogue)
    return findings
  }
}

/// What was announced when the notice began.
private struct RemovalNotice {
  /// The newest release of that day.
  var newest: String?
  /// That day; nil where the baseline was out already.
  var start: CalendarDay?
  /// Whether anything is known.
  var isKnown = false
  /// What it deprecated and is gone now.
  var announced: Set<String> = []

  func notice(of change: Change) -> GovernedChange.Removal.Notice {
    guard isKnown else { return .unknown }
    guard let start, !announced.contains(change.place) else { return .inTime }
    return .late(newest: newest, on: start)
  }
}

extension Change {
  /// Whether something is gone.
  fileprivate var isRemoval: Bool { old != nil && new == nil }

  /// Whether it is of a member that the type it is told of inherited.
  fileprivate func isOfInherited(in model: Model) -> Bool {
    guard case .member(let member)? = old, case .twin(let type)? = oldOwner else { return false }
    return model.members[member].twin != type
  }

  /// What says of it where it stood, in the words of the new model where its owner is still there.
  fileprivate var place: String { subject + "\u{0}" + path }

  /// The deprecation, in the old model, of what is gone.
  fileprivate func deprecation(in model: Model) -> Deprecation? {
    guard isRemoval, let old else { return nil }
    return model.metadata(of: old).flatMap { model.metadata[$0].deprecation }
  }
}

/// The packages and change records of a baseline, by name.
private struct FormerPackages {
  private let model: Model
  private var packages: [String: ID<Package>] = [:]
  private var records: [String: [String: [UInt8]]] = [:]
  /// Those of a release and of the ones before it, which say their digests.
  private let released: [String: Set<ContentDigest>]
  /// Whether what it has was released.
  private let isReleased: Bool

  init(_ baseline: Baseline) {
    let old = baseline.compilation
    model = old.model
    released = baseline.release?.records ?? [:]
    isReleased = baseline.isReleased
    for id in old.givenPackages { packages[model.string(model.packages[id].name)] = id }
    for record in old.changeRecords { records[record.package, default: [:]][record.name] = record.bytes }
  }

  /// The package that was `id` of `new`: of the same name, or of an earlier name of it.
  func counterpart(of id: ID<Package>, in new: Model) -> ID<Package>? {
    let package = new.packages[id]
    let earlier = package.metadata.map { new.metadata[$0].formerly } ?? []
    return ([package.name] + earlier).lazy.compactMap { packages[new.string($0)] }.first
  }

  /// Whether `record`, whose content the package did not have, was released with other content under its name.
  func releasedOtherwise(_ record: ReadChangeRecord, inPackage id: ID<Package>?) -> Bool {
    if released[record.name] != nil { return true }
    guard isReleased, let id else { return false }
    return records[model.string(model.packages[id].name)]?[record.name] != nil
  }

  /// Whether the package had a record with the content of `record`, under whatever name.
  func has(_ record: ReadChangeRecord, inPackage id: ID<Package>?) -> Bool {
    if !released.isEmpty {
      let digest = ContentDigest(of: record.bytes)
      if released.values.contains(where: { $0.contains(digest) }) { return true }
    }
    guard let id else { return false }
    return records[model.string(model.packages[id].name)]?.values.contains(record.bytes) ?? false
  }
}
