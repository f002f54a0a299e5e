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
    var trees = new.sourceTrees(limits: limits)
    return new.packages(called: baseline.package).map { id in
      let package = new.model.packages[id]
      let name = new.model.string(package.name)
      let own = changes[name] ?? []
      let counterpart = old.counterpart(of: id, in: new.model)
      let hasVersion = !package.place.isNone && package.place.file.rawValue >= UInt32(new.foreignFileCount)
      let home = configurations.first { $0.files.contains(package.place.file) }?.configuration
      let formerName = counterpart.map { old.model.string(old.model.packages[$0].name) } ?? name
      return GovernedPackage(
        name: name, baseline: baseline.name, place: package.place,
        versionPlace: trees.place(of: package.place, path: ["version"]) ?? package.place,
        oldVersion: hasVersion ? counterpart.map { old.model.packages[$0].version } : nil,
        newVersion: package.version, bump: own.map(\.impact.bump).max() ?? .none,
        changes: own.map { governed($0, old.model) },
        records: new.records(of: name, notIn: old, called: formerName),
        policy: home?.changePolicy ?? ChangePolicy(), freezes: home?.freezes ?? [])
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

extension Compilation {
  /// The package that was `id` of `new`: of the same name, or of an earlier name of it.
  fileprivate func counterpart(of id: ID<Package>, in new: Model) -> ID<Package>? {
    let package = new.packages[id]
    let earlier = package.metadata.map { new.metadata[$0].formerly } ?? []
    for name in [package.name] + earlier {
      let name = new.string(name)
      if let found = givenPackages.first(where: { model.string(model.packages[$0].name) == name }) { return found }
    }
    return nil
  }

  /// The change records of the package `name` that `old` does not have as they are, where it was called `former`.
  fileprivate func records(of name: String, notIn old: Compilation, called former: String) -> [ReadChangeRecord] {
    let before = old.changeRecords.filter { $0.package == former }
    return changeRecords.filter { record in
      record.package == name && !before.contains { $0.name == record.name && $0.bytes == record.bytes }
    }
  }
}
