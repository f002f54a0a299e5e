import TwinModel
import TwinOutput
public import TwinSource

/// A package that a lock pins.
public struct LockedPackage: Hashable, Sendable {
  /// The package and the version of it.
  public var release: ReleaseID
  /// Digest of the release's manifest.
  public var manifest: ContentDigest
  /// Names of the packages in the lock that it needs, sorted.
  public var dependencies: [PackageName]

  /// A pinned package.
  public init(release: ReleaseID, manifest: ContentDigest, dependencies: [PackageName] = []) {
    self.release = release
    self.manifest = manifest
    self.dependencies = dependencies.sorted()
  }
}

/// `gemel.lock`: the releases that a workspace depends on, each by version and digest.
public struct LockFile: Hashable, Sendable {
  /// What is pinned, sorted by package, each once.
  public let packages: [LockedPackage]

  /// Name of the file, which stands beside the workspace's manifest.
  public static let name = "gemel.lock"
  static let format = 1

  /// A lock; of two entries for one package the first counts.
  public init(_ packages: [LockedPackage] = []) {
    var seen: Set<PackageName> = []
    self.packages = packages.filter { seen.insert($0.release.package).inserted }.sorted { $0.release < $1.release }
  }

  /// What is pinned of `package`. O(log packages).
  public subscript(package: PackageName) -> LockedPackage? {
    var (low, high) = (0, packages.count)
    while low < high {
      let middle = (low + high) / 2
      if packages[middle].release.package < package { low = middle + 1 } else { high = middle }
    }
    return low < packages.count && packages[low].release.package == package ? packages[low] : nil
  }

  /// The one form of the lock: YAML, a package a section, so that version control merges changes to different packages.
  public var bytes: [UInt8] {
    YAMLPrinter.print([
      YAMLEntry("format", .word(String(Self.format))),
      YAMLEntry(
        "packages",
        .section(
          packages.map { package in
            var entries = [
              YAMLEntry("version", .word(package.release.version.description)),
              YAMLEntry("manifest", .text(package.manifest.description)),
            ]
            if !package.dependencies.isEmpty {
              entries.append(YAMLEntry("dependencies", .sequence(package.dependencies.map { .text($0.text) })))
            }
            return YAMLEntry(package.release.package.text, .section(entries))
          })),
    ])
  }
}

/// Reads a lock. Total: what is wrong with it becomes findings. O(bytes).
public func readLockFile(_ bytes: [UInt8], file: FileID) -> ReadRecord<LockFile> {
  RecordReader.yaml(bytes, file) { reader, root in reader.lockFile(root) }
}

extension RecordReader {
  fileprivate mutating func lockFile(_ root: Node) -> LockFile? {
    let fields = fields(root, of: "the lock", ["format", "packages"])
    if let node = fields["format"], let format = number(node), format != LockFile.format {
      report(
        "structure/invalid-value", "the lock is of format \(format), and this compiler reads \(LockFile.format)",
        at: node, notes: ["read it with the release of the compiler that wrote it"])
    }
    var packages: [LockedPackage] = []
    if let node = fields["packages"] {
      eachEntry(node, of: "the list of packages") { reader, _, key, value in
        if let package = reader.lockedPackage(key, value) { packages.append(package) }
      }
    }
    let names = Set(packages.map(\.release.package))
    for package in packages {
      for dependency in package.dependencies where !names.contains(dependency) {
        report(
          "structure/invalid-value", "`\(package.release.package)` needs `\(dependency)`, which is not in the lock",
          at: fields["packages"] ?? root, notes: ["delete the lock and have it written again"])
      }
    }
    return LockFile(packages)
  }

  private mutating func lockedPackage(_ key: Node, _ value: Node) -> LockedPackage? {
    var fields = fields(value, of: "a package", ["version", "manifest"], optional: ["dependencies"])
    fields["package"] = key
    let release = release(fields)
    let manifest = digest(fields["manifest"])
    let dependencies = list(fields["dependencies"]) { $0.package($1) }
    guard let release, let manifest else { return nil }
    return LockedPackage(release: release, manifest: manifest, dependencies: dependencies)
  }
}
