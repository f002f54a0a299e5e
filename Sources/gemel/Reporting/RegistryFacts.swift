import TwinChanges
import TwinCompiler
import TwinModel
import TwinRegistry
import TwinReport
import TwinRules
import TwinStore

/// What a report takes from a registry: releases with their changes, and the models of packages that are not in the workspace.
struct RegistryFacts {
  /// The packages that there are, but for those that ship with the compiler.
  private(set) var packages: [ReportedPackage] = []
  /// The newest models of those that are not in the workspace.
  private(set) var models: [ReportedModel] = []
  /// What could not be read.
  private(set) var problems: [String] = []

  private let registry: LocalRegistry
  private let day: CalendarDay

  /// Reads `registry` as it stood on `day`.
  /// - Parameters:
  ///   - workspace: Its packages, which are not looked up.
  ///   - configurations: Those of their workspaces, by package.
  init(
    _ registry: LocalRegistry, besides workspace: ReportedModel, configurations: [String: RuleConfiguration],
    on day: CalendarDay
  ) throws {
    self.registry = registry
    self.day = day
    let model = workspace.model
    let owners = workspace.packages.map { (model.string(model.packages[$0].name), model.owners(of: $0)) }
    let known = Dictionary(owners) { first, _ in first }
    let shipped = Set(ShippedOntologies.names)
    let names = try registry.with { try $0.packages() }.filter { known[$0.text] != nil || !shipped.contains($0.text) }
    var progress = Progress()
    for name in names {
      progress.show("reading the releases of \(name)")
      let found = try registry.with { try $0.readableReleases(of: name) }
      problems += found.unreadable.map { "\($0)" }
      let releases = found.releases.filter { $0.record.released <= day }
      guard !releases.isEmpty else { continue }
      packages.append(
        ReportedPackage(
          name: name.text, owners: known[name.text] ?? ownersOfNewest(releases),
          policy: configurations[name.text]?.changePolicy ?? ChangePolicy(), configuration: configurations[name.text],
          releases: facts(of: releases)))
    }
    progress.finish()
  }

  /// What `body` makes; what goes wrong is a problem of the report, told once, and nil.
  @discardableResult
  private mutating func trying<Result>(_ body: (RegistryModels) throws -> Result?) -> Result? {
    do {
      return try body(RegistryModels(registry: registry))
    } catch {
      let problem = (error as? CommandFailure)?.message ?? "\(error)"
      if !problems.contains(problem) { problems.append(problem) }
      return nil
    }
  }

  /// Whether all content of a release is what its digests say. Figures read little of it, but one that was tampered with anywhere is
  /// nothing that they could vouch for.
  private mutating func isIntact(_ release: RegisteredRelease) -> Bool {
    let damages = trying { models in try models.registry.with { try $0.damages(of: release.record) } }
    for damage in damages ?? [] { trying { models in try models.registry.with { _ in throw damage } } }
    return damages?.isEmpty ?? false
  }

  private mutating func facts(of releases: [RegisteredRelease]) -> [ReportedPackage.Release] {
    let past = PastModels()
    return releases.map { release in
      let changes = isIntact(release) ? trying { try $0.changes(of: release.record) } : nil
      var facts = ReportedPackage.Release(registered: release, changes: changes)
      // What a rollback takes away is asked for no notice.
      if release.record.restores == nil, let changes, changes.changes.contains(where: { $0.removalPlace != nil }) {
        facts.removals =
          trying { try $0.removals(in: release.record, since: changes.previous, among: releases, past) } ?? [:]
      }
      return facts
    }
  }

  /// Owners of the newest release that is not withdrawn, whose model is kept.
  private mutating func ownersOfNewest(_ releases: [RegisteredRelease]) -> [String] {
    let standing = releases.filter { $0.standing(on: day)?.kind != .yanked }
    let stable = standing.last { $0.record.release.version.prerelease.isEmpty }
    guard let newest = stable ?? standing.last ?? releases.last,
      let model = trying({ try $0.reported(newest.record) }), let package = model.packages.first
    else { return [] }
    models.append(model)
    return model.model.owners(of: package)
  }
}

/// Models of releases of a package that were read already.
private final class PastModels {
  private var known: [ReleaseID: ModelVersion] = [:]

  /// The model of `record`, in which its package is compared.
  func version(of record: ReleaseRecord, _ models: RegistryModels) throws -> ModelVersion {
    if let known = known[record.release] { return known }
    let model = try models.compilation(of: record).model
    let name = record.release.package.text
    let version = ModelVersion(
      model, packages: model.packages.ids.filter { model.string(model.packages[$0].name) == name })
    known[record.release] = version
    return version
  }
}

extension RegistryModels {
  /// What is gone in `record` since the release that it followed, and since when that had been deprecated: by the comparisons of the gate, with
  /// one release after the other as far back as they deprecated some of it.
  fileprivate func removals(
    in record: ReleaseRecord, since previous: ReleaseChanges.Previous?, among own: [RegisteredRelease],
    _ past: PastModels
  ) throws -> [RemovalPlace: ReportedPackage.Removal] {
    guard let previous else { return [:] }
    let new = try past.version(of: record, self)
    let line = try [own] + formerNames(in: new).map { try releases(of: $0) }
    func isFollowed(_ release: RegisteredRelease) -> Bool { release.record.manifest == previous.manifest }
    guard let releases = line.first(where: { $0.contains(where: isFollowed) }),
      let followed = releases.first(where: isFollowed)?.record
    else { return [:] }
    let gone = TwinCompiler.removals(
      from: try past.version(of: followed, self), to: new, at: record.release.version)
    var since: [RemovalPlace: CalendarDay] = [:]
    var open = Set(gone.filter(\.value.isDeprecated).keys)
    for release in noticeLine(releases, upTo: followed.release.version, on: record.released).reversed() {
      guard !open.isEmpty else { break }
      if release.record.release != followed.release {
        open.formIntersection(announcedRemovals(from: try past.version(of: release.record, self), to: new))
      }
      for place in open { since[place] = release.record.released }
    }
    return gone.reduce(into: [:]) { $0[$1.key] = ReportedPackage.Removal($1.value, since: since[$1.key]) }
  }

  /// What the packages of `version` were called before.
  private func formerNames(in version: ModelVersion) -> [PackageName] {
    let model = version.model
    return version.packages.flatMap { id in
      (model.packages[id].metadata.map { model.metadata[$0].formerly } ?? []).compactMap {
        PackageName(model.string($0))
      }
    }
  }

  /// The model of a release, of which its package alone counts.
  fileprivate func reported(_ record: ReleaseRecord) throws -> ReportedModel? {
    let model = try compilation(of: record).model
    let package = model.packages.ids.first { model.string(model.packages[$0].name) == record.release.package.text }
    return package.map { ReportedModel(model, packages: [$0]) }
  }
}
