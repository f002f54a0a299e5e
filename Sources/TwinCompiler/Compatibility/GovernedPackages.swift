import TwinChanges
import TwinModel
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
    let before = FormerPackages(old)
    var records: [String: [ReadChangeRecord]] = [:]
    for record in new.changeRecords { records[record.package, default: []].append(record) }
    var trees = new.sourceTrees(limits: limits)
    return new.packages(called: baseline.package).map { id in
      let package = new.model.packages[id]
      let name = new.model.string(package.name)
      let own = changes[name] ?? []
      let counterpart = before.counterpart(of: id, in: new.model)
      let hasVersion = !package.place.isNone && package.place.file.rawValue >= UInt32(new.foreignFileCount)
      let home = configurations.first { $0.files.contains(package.place.file) }?.configuration
      var result = GovernedPackage(
        name: name, baseline: baseline.name, place: package.place, versionPlace: package.place,
        oldVersion: hasVersion ? counterpart.map { old.model.packages[$0].version } : nil,
        newVersion: package.version, bump: own.map(\.impact.bump).max() ?? .none,
        changes: own.map { governed($0, old.model) },
        records: (records[name] ?? []).filter { !before.has($0, inPackage: counterpart) },
        policy: home?.changePolicy ?? ChangePolicy(), freezes: home?.freezes ?? [])
      if !result.isVersionEnough, let place = trees.place(of: package.place, path: ["version"]) {
        result.versionPlace = place
      }
      return result
    }
  }

  private func governed(_ judged: JudgedChange, _ old: Model) -> GovernedChange {
    var removal: GovernedChange.Removal?
    if let element = judged.change.old, judged.change.new == nil {
      let deprecation = old.metadata(of: element).flatMap { old.metadata[$0].deprecation }
      removal = GovernedChange.Removal(
        isDeprecated: deprecation != nil, removeIn: deprecation?.removeIn?.description,
        isDue: judged.change.kind == .announcedRemoval)
    }
    return GovernedChange(finding: judged.finding, bump: judged.impact.bump, removal: removal)
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

/// The packages and change records of a baseline, by name.
private struct FormerPackages {
  private let model: Model
  private var packages: [String: ID<Package>] = [:]
  private var records: [String: [String: [UInt8]]] = [:]

  init(_ old: Compilation) {
    model = old.model
    for id in old.givenPackages { packages[model.string(model.packages[id].name)] = id }
    for record in old.changeRecords { records[record.package, default: [:]][record.name] = record.bytes }
  }

  /// The package that was `id` of `new`: of the same name, or of an earlier name of it.
  func counterpart(of id: ID<Package>, in new: Model) -> ID<Package>? {
    let package = new.packages[id]
    let earlier = package.metadata.map { new.metadata[$0].formerly } ?? []
    return ([package.name] + earlier).lazy.compactMap { packages[new.string($0)] }.first
  }

  /// Whether the package had `record` as it is.
  func has(_ record: ReadChangeRecord, inPackage id: ID<Package>?) -> Bool {
    guard let id else { return false }
    return records[model.string(model.packages[id].name)]?[record.name] == record.bytes
  }
}
