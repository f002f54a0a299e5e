import TwinChanges
public import TwinDocs
public import TwinModel
public import TwinRegistry

/// What a registry holds of a package, read.
public struct ReleasedPackage: Sendable {
  /// A release with what it says of its changes.
  public struct Release: Sendable {
    /// The release, and what was said of it since.
    public var registered: RegisteredRelease
    /// Its changes; nil where it says nothing of them.
    public var changes: ReleaseChanges?
    /// Who signed it, in words; what is wrong with signatures too.
    public var signatures: [String]

    /// A release.
    public init(registered: RegisteredRelease, changes: ReleaseChanges?, signatures: [String]) {
      self.registered = registered
      self.changes = changes
      self.signatures = signatures
    }

    var version: SemanticVersion { registered.record.release.version }
  }

  /// The package.
  public var package: PackageName
  /// Its releases, by version.
  public var releases: [Release]
  /// The version that is documented.
  public var version: SemanticVersion
  /// What changed since the release that it follows, and is not released yet.
  public var upcoming: [ReleasedChange]

  /// A package.
  public init(package: PackageName, releases: [Release], version: SemanticVersion, upcoming: [ReleasedChange] = []) {
    self.package = package
    self.releases = releases
    self.version = version
    self.upcoming = upcoming
  }

  /// The releases that lead to the version that is documented, the oldest first: each names the one that it followed. Releases of
  /// other lines are not among them.
  var line: [Release] {
    let byVersion = releases.reduce(into: [SemanticVersion: Release]()) { $0[$1.version] = $1 }
    var line: [Release] = []
    var seen: Set<SemanticVersion> = []
    var next = releases.last { $0.version <= version }
    while let release = next, seen.insert(release.version).inserted {
      line.append(release)
      next = release.changes?.previous.flatMap { byVersion[$0.version] }
    }
    return line.reversed()
  }
}

/// What pages tell of the releases of `package` and of what became of its elements. O(changes).
public func packageHistory(of package: ReleasedPackage) -> PackageHistory {
  let line = package.line
  let log = EventLog(of: package)
  let first = line.first.flatMap { $0.changes != nil && $0.changes?.previous == nil ? $0.version : nil }
  return PackageHistory(
    package: package.package.text,
    releases: package.releases.map { release in
      PackageHistory.Release(
        version: release.version, day: release.registered.record.released.description,
        bump: release.part?.rawValue, changes: release.changes?.changes.count,
        marks: release.registered.marks)
    },
    first: first, events: log.events, parts: log.parts, former: log.former,
    types: (line.last?.registered.record.types ?? []).reduce(into: [:]) { $0[$1.type] = $1.version })
}

extension RegisteredRelease {
  /// What was said of it, in a word each, whatever the day: pages tell the days.
  var marks: [ArticleMark] {
    StatusRecord.Kind.allCases.reversed().compactMap { kind in
      guard let status = statuses.last(where: { $0.kind == kind }) else { return nil }
      switch kind {
      case .yanked: return ArticleMark("withdrawn", .danger)
      case .deprecated: return ArticleMark("deprecated", .caution)
      case .sunset: return ArticleMark("ends \(status.date)", .caution)
      }
    }
  }
}
