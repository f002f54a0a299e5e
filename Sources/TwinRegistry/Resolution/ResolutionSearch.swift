import TwinModel

/// A search for one release of each package: choose, go on, and where nothing will do go back to the latest choice that had
/// a part in it.
struct ResolutionSearch {
  /// That someone needs a package.
  struct Demand {
    var package: PackageName
    var requirement: VersionRequirement
    var asker: PackageName
    /// What the asker was checked against; nil for the workspace.
    var checked: ReleaseDependency?
  }

  /// A package that a release is being chosen for.
  private struct Frame {
    var package: PackageName
    var candidates: [SemanticVersion]
    var next = 0
    /// Demands before the present candidate added its own.
    var demandCount: Int
    /// Where the search for the next package began then.
    var cursor: Int
    /// Packages whose choice ruled a candidate out.
    var culprits: Set<PackageName> = []
    var rejections: [Rejection] = []

    /// What was in the way of the first candidate, where that is what another package needs.
    var cause: String? {
      guard case .dependency(let reason) = rejections.first?.reason else { return nil }
      return reason
    }
  }

  /// Candidates tried before the search ends.
  static let limit = 100_000

  private let request: ResolutionRequest
  private let source: ReleaseSource
  private var demands: [Demand] = []
  private var demandsByPackage: [PackageName: [Demand]] = [:]
  /// Demands before this one are met.
  private var cursor = 0
  private var frames: [Frame] = []
  private var chosen: [PackageName: ResolvedRelease] = [:]
  private var versions: [PackageName: [SemanticVersion]] = [:]
  private var tries = 0
  /// Content that is not what it was said to be, which no other choice mends.
  private var contradiction: ResolutionProblem?

  init(_ request: ResolutionRequest, _ source: ReleaseSource) {
    self.request = request
    self.source = source
    let asked = request.dependencies.map {
      Demand(package: $0.package, requirement: $0.requirement, asker: $0.asker)
    }
    add(asked.sorted { $0.package == $1.package ? $0.asker < $1.asker : $0.package < $1.package })
  }

  mutating func run() throws -> DependencyResolution {
    for demand in demands {
      if let problem = providedProblem(demand) { return .failed(problem) }
    }
    while let package = nextPackage() {
      let candidates = try candidates(package)
      frames.append(
        Frame(package: package, candidates: candidates, demandCount: demands.count, cursor: cursor))
      while try !advance() {
        if let problem = contradiction ?? retreat() { return .failed(problem) }
      }
    }
    return .resolved(chosen.values.sorted { $0.record.release < $1.record.release })
  }

  /// The first package that is needed and has no release yet.
  private mutating func nextPackage() -> PackageName? {
    while cursor < demands.count {
      let package = demands[cursor].package
      if request.provided[package] == nil, chosen[package] == nil { return package }
      cursor += 1
    }
    return nil
  }

  private mutating func add(_ more: [Demand]) {
    demands += more
    for demand in more { demandsByPackage[demand.package, default: []].append(demand) }
  }

  /// Versions that every present demand admits: the locked one, then the others, newest first.
  private mutating func candidates(_ package: PackageName) throws -> [SemanticVersion] {
    let all = try versions[package] ?? source.versions(package)
    versions[package] = all
    let present = demandsByPackage[package] ?? []
    let locked = request.lock[package]?.release.version
    let admitted = all.filter { version in
      present.allSatisfy { $0.requirement.admits(version) }
        && (version.prerelease.isEmpty || version == locked
          || present.contains { $0.requirement.namesPrerelease(of: version) })
    }
    return admitted.sorted { $0 != $1 && ($0 == locked || ($1 != locked && $1 < $0)) }
  }

  /// Chooses the next candidate of the last frame that will do; false where none is left.
  private mutating func advance() throws -> Bool {
    guard var frame = frames.popLast() else { return false }
    defer { frames.append(frame) }
    undo(frame)
    while frame.next < frame.candidates.count, tries < Self.limit {
      let version = frame.candidates[frame.next]
      frame.next += 1
      tries += 1
      switch try judge(frame.package, version) {
      case .success(let release):
        chosen[frame.package] = release
        add(
          release.record.dependencies.map {
            Demand(package: $0.release.package, requirement: $0.requirement, asker: frame.package, checked: $0)
          })
        return true
      case .failure(let rejection):
        if let culprit = rejection.culprit { frame.culprits.insert(culprit) }
        frame.rejections.append(rejection)
        if case .otherContent = rejection.reason {
          contradiction = ResolutionProblem(
            package: frame.package,
            message: "the content of `\(frame.package)` \(version) is not what it was",
            notes: [rejection.note, "verify the registry; where that is right, have the lock written anew"])
          return false
        }
      }
    }
    return false
  }

  /// Takes back what the present candidate of `frame` brought.
  private mutating func undo(_ frame: Frame) {
    chosen[frame.package] = nil
    while demands.count > frame.demandCount, let demand = demands.popLast() {
      _ = demandsByPackage[demand.package]?.popLast()
    }
    cursor = frame.cursor
  }

  /// Gives the last frame up, and all before it that had no part in its failure. The problem where none had.
  private mutating func retreat() -> ResolutionProblem? {
    guard let failed = frames.popLast() else { return nil }
    undo(failed)
    let present = demandsByPackage[failed.package] ?? []
    let culprits = failed.culprits.union(present.map(\.asker)).subtracting([failed.package])
    let problem = ResolutionProblem(
      failed.package, demands: present, versions: versions[failed.package] ?? [], rejections: failed.rejections,
      gaveUp: tries >= Self.limit)
    if tries >= Self.limit { return problem }
    while var last = frames.popLast() {
      if culprits.contains(last.package), let version = chosen[last.package]?.record.release.version {
        last.culprits.formUnion(culprits.subtracting([last.package]))
        last.rejections.append(Rejection(version: version, reason: .dependency(failed.cause ?? problem.message)))
        frames.append(last)
        return nil
      }
      undo(last)
    }
    return problem
  }

  /// Whether a version can be chosen beside what is chosen already.
  private func judge(_ package: PackageName, _ version: SemanticVersion) throws -> Result<ResolvedRelease, Rejection> {
    func no(_ reason: Rejection.Reason, _ culprit: PackageName? = nil) -> Result<ResolvedRelease, Rejection> {
      .failure(Rejection(version: version, reason: reason, culprit: culprit))
    }
    guard let id = ReleaseID(package, version), let release = try source.release(id) else { return no(.missing) }
    let record = release.record
    let standing = release.standing(on: request.day)
    if let locked = request.lock[package], locked.release.version == version {
      if locked.manifest != record.manifest {
        return no(.otherContent(locked.manifest, record.manifest, by: "the lock"))
      }
    } else {
      if record.released > request.day { return no(.notYet(record.released)) }
      if let standing, standing.kind != .deprecated { return no(.withdrawn(standing)) }
    }
    for demand in demandsByPackage[package] ?? [] {
      if let checked = demand.checked, checked.release.version == version, checked.manifest != record.manifest {
        return no(.otherContent(checked.manifest, record.manifest, by: "`\(demand.asker)`"), demand.asker)
      }
    }
    for dependency in record.dependencies {
      let needed = dependency.release.package
      if needed == package { return no(.dependency("`\(package)` \(version) needs itself")) }
      guard let present = request.provided[needed] ?? chosen[needed]?.record.release.version,
        !dependency.requirement.admits(present)
      else { continue }
      let culprit = chosen[needed] == nil ? nil : needed
      return no(
        .dependency("`\(package)` \(version) needs `\(needed)` \(dependency.requirement), and that is at \(present)"),
        culprit)
    }
    return .success(
      ResolvedRelease(record: record, standing: standing, comingSunset: release.comingSunset(on: request.day)))
  }

  /// The problem with a demand of the workspace for a package that comes from elsewhere.
  private func providedProblem(_ demand: Demand) -> ResolutionProblem? {
    guard let version = request.provided[demand.package], !demand.requirement.admits(version) else { return nil }
    return ResolutionProblem(
      package: demand.package,
      message:
        "`\(demand.asker)` needs `\(demand.package)` \(demand.requirement), and the workspace has \(version)",
      notes: ["raise the version there, or admit it in the requirement"])
  }
}
