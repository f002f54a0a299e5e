public import TwinModel

/// Where releases are looked up: a registry, or a set of records. Asked only for what a resolution needs.
public struct ReleaseSource {
  /// The versions that there are of a package, in any order; none where there is no such package.
  public let versions: (PackageName) throws -> [SemanticVersion]
  /// A release with what was said of it; nil where there is none.
  public let release: (ReleaseID) throws -> RegisteredRelease?

  /// A source.
  public init(
    versions: @escaping (PackageName) throws -> [SemanticVersion],
    release: @escaping (ReleaseID) throws -> RegisteredRelease?
  ) {
    self.versions = versions
    self.release = release
  }

  /// The releases given; of two with one name the last counts.
  public init(_ releases: [RegisteredRelease]) {
    let byID = Dictionary(releases.map { ($0.record.release, $0) }) { $1 }
    let versions = Dictionary(grouping: byID.keys, by: \.package).mapValues { $0.map(\.version) }
    self.init(versions: { versions[$0] ?? [] }, release: { byID[$0] })
  }
}

/// A package that a workspace needs.
public struct DependencyRequest: Hashable, Sendable {
  /// The package.
  public var package: PackageName
  /// Versions that will do.
  public var requirement: VersionRequirement
  /// The package of the workspace that asks.
  public var asker: PackageName

  /// A request.
  public init(_ package: PackageName, _ requirement: VersionRequirement, asker: PackageName) {
    self.package = package
    self.requirement = requirement
    self.asker = asker
  }
}

/// What is to be resolved.
public struct ResolutionRequest: Sendable {
  /// What the workspace needs.
  public var dependencies: [DependencyRequest]
  /// Packages that come from elsewhere, such as the workspace itself, with their versions: never looked up.
  public var provided: [PackageName: SemanticVersion]
  /// What was resolved before. It is kept where it still will do, yanked releases included.
  public var lock: LockFile
  /// The day: what was released or said later does not count, except for what is locked.
  public var day: CalendarDay

  /// A request.
  public init(
    _ dependencies: [DependencyRequest], provided: [PackageName: SemanticVersion] = [:], lock: LockFile = LockFile(),
    asOf day: CalendarDay
  ) {
    self.dependencies = dependencies
    self.provided = provided
    self.lock = lock
    self.day = day
  }
}

/// A release that a resolution chose.
public struct ResolvedRelease: Hashable, Sendable {
  /// The release.
  public var record: ReleaseRecord
  /// What holds of it on the day of the resolution, such as that it is deprecated.
  public var standing: StatusRecord?
  /// A sunset of it that was announced by then and is to come.
  public var comingSunset: StatusRecord?
}

/// Why there is no resolution.
public struct ResolutionProblem: Hashable, Sendable {
  /// The package that nothing will do for.
  public var package: PackageName
  /// Whether there is no version of it at all.
  public var isUnknown = false
  /// A headline in the style of findings.
  public var message: String
  /// Who asks for what, and why each candidate will not do.
  public var notes: [String]
}

/// Either releases for everything that is needed, one for each package, or the reason why there are none.
public enum DependencyResolution: Hashable, Sendable {
  /// The releases, sorted by package.
  case resolved([ResolvedRelease])
  /// Nothing will do.
  case failed(ResolutionProblem)

  /// The lock that pins the releases; nil where there are none.
  public var lock: LockFile? {
    guard case .resolved(let releases) = self else { return nil }
    let names = Set(releases.map(\.record.release.package))
    return LockFile(
      releases.map { release in
        LockedPackage(
          release: release.record.release, manifest: release.record.manifest,
          dependencies: release.record.dependencies.map(\.release.package).filter(names.contains))
      })
  }
}

/// Chooses a release for everything that is needed, directly or by what was chosen: what the lock pins where that will do,
/// else the newest that satisfies everyone.
///
/// What is yanked or past its sunset is chosen only where it is locked. A prerelease is chosen only where a requirement
/// names a prerelease of the same version, or where it is locked. The same request over the same releases gives the same
/// resolution. Asks `source` for the versions of each package once, and for records newest first until one will do.
public func resolveDependencies(
  _ request: ResolutionRequest, from source: ReleaseSource
) throws -> DependencyResolution {
  var search = ResolutionSearch(request, source)
  return try search.run()
}
