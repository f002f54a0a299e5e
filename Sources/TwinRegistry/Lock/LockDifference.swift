public import TwinModel

/// One thing in which two locks differ.
public enum LockDifference: Hashable, Sendable {
  /// A package that only the second pins.
  case added(LockedPackage)
  /// A package that only the first pins.
  case removed(LockedPackage)
  /// Another version.
  case version(PackageName, from: SemanticVersion, to: SemanticVersion)
  /// The same version with other content: nothing that resolution may do.
  case content(ReleaseID, from: ContentDigest, to: ContentDigest)
  /// The same release, said to need other packages.
  case dependencies(ReleaseID, from: [PackageName], to: [PackageName])

  /// The package that it is about.
  public var package: PackageName {
    switch self {
    case .added(let package), .removed(let package): package.release.package
    case .version(let package, _, _): package
    case .content(let release, _, _), .dependencies(let release, _, _): release.package
    }
  }
}

extension LockDifference: CustomStringConvertible {
  /// What differs, in a clause.
  public var description: String {
    switch self {
    case .added(let package): "`\(package.release.package)` \(package.release.version) is not in the lock"
    case .removed(let package): "`\(package.release.package)` \(package.release.version) is in the lock and not needed"
    case .version(let package, let from, let to): "`\(package)` is locked at \(from), and \(to) is what resolves"
    case .content(let release, let from, let to):
      "`\(release.package)` \(release.version) is locked as \(from), and the registry has \(to)"
    case .dependencies(let release, let from, let to):
      "`\(release.package)` \(release.version) is locked with the dependencies \(Self.names(from)), and needs \(Self.names(to))"
    }
  }

  /// What was done about it, in a clause: what the second lock does that the first did not.
  public var outcome: String {
    switch self {
    case .added(let package): "pins `\(package.release.package)` \(package.release.version)"
    case .removed(let package): "pins `\(package.release.package)` no longer"
    case .version(let package, let from, let to): "pins `\(package)` \(to) in place of \(from)"
    case .content(let release, _, let to): "pins `\(release.package)` \(release.version) as \(to)"
    case .dependencies(let release, _, let to):
      "says that `\(release.package)` \(release.version) needs \(Self.names(to))"
    }
  }

  private static func names(_ packages: [PackageName]) -> String {
    packages.isEmpty ? "none" : packages.map { "`\($0)`" }.joined(separator: ", ")
  }
}

extension LockFile {
  /// What has to change in this lock to make `other` of it, in order of packages. O(packages).
  public func differences(to other: LockFile) -> [LockDifference] {
    var differences: [LockDifference] = []
    for package in packages {
      guard let now = other[package.release.package] else {
        differences.append(.removed(package))
        continue
      }
      if now.release.version != package.release.version {
        differences.append(
          .version(package.release.package, from: package.release.version, to: now.release.version))
      } else if now.manifest != package.manifest {
        differences.append(.content(package.release, from: package.manifest, to: now.manifest))
      } else if now.dependencies != package.dependencies {
        differences.append(.dependencies(package.release, from: package.dependencies, to: now.dependencies))
      }
    }
    differences += other.packages.filter { self[$0.release.package] == nil }.map { .added($0) }
    return differences.sorted { $0.package < $1.package }
  }
}
