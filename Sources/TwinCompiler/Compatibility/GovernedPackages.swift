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
        changes: own.map { governed($0, old.model, at: package.version, notice) },
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

  private func governed(
    _ judged: JudgedChange, _ old: Model, at version: SemanticVersion, _ notice: RemovalNotice
  ) -> GovernedChange {
    var removal = judged.change.removal(in: old, at: version)
    removal?.notice = notice.notice(of: judged.change.removalPlace)
    return GovernedChange(
      finding: judged.finding, bump: judged.impact.bump, isBreaking: judged.isBreaking, removal: removal)
  }

  /// How long what is gone since `baseline` has been deprecated. What was deprecated when the notice began is gone since then too, and so
  /// is what releases deprecated that came after: a comparison with each tells, and only where something is gone that it could be about.
  private func noticeOfRemovals(
    in comparison: ModelComparison, _ new: Compilation, _ baseline: Baseline, _ configurations: [WorkspaceRules]
  ) -> RemovalNotice {
    switch baseline.release?.notice ?? .unknown {
    case .unknown: return RemovalNotice()
    case .itself: return RemovalNotice(isKnown: true)
    case .nothing(let day): return RemovalNotice(isKnown: true, start: day)
    case .older(let older, let later, let day):
      var notice = RemovalNotice(isKnown: true, start: day)
      let isAsked = comparison.changes.contains { $0.change.deprecation(in: baseline.compilation.model) != nil }
      let present = ModelVersion(new.model, packages: new.packages(called: baseline.package))
      for release in [older] + later {
        let compilation = release.compilation
        let past = ModelVersion(compilation.model, packages: compilation.packages(called: baseline.oldPackage))
        notice.releases.append((release.name, isAsked ? announcedRemovals(from: past, to: present) : []))
      }
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

/// What was announced when the notice began, and since.
private struct RemovalNotice {
  /// Whether anything is known.
  var isKnown = false
  /// The day from which it counts; nil where the baseline was out already.
  var start: CalendarDay?
  /// The newest release of that day, and those after it that may have lifted a deprecation, with what they deprecated and is gone now.
  var releases: [(name: String, announced: Set<RemovalPlace>)] = []

  func notice(of place: RemovalPlace) -> GovernedChange.Removal.Notice {
    guard isKnown else { return .unknown }
    guard let start else { return .inTime }
    guard let newest = releases.first else { return .late(newest: nil, on: start) }
    guard newest.announced.contains(place) else { return .late(newest: newest.name, on: start) }
    return releases.first { !$0.announced.contains(place) }.map { .broken(by: $0.name, after: start) } ?? .inTime
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
