import Glibc
import TwinRegistry

/// Names of packages that differ in case alone: their directories would be one where a file system does not tell case apart, as a
/// checkout of the registry elsewhere, and so would their repositories in a registry of containers.
extension RegistryDirectory {
  /// The directory of a package, made where it is not there and no other package has its name in other case.
  func packageDirectory(of package: PackageName) throws(StoreError) -> Directory {
    let packages = try ensure(RegistryPath.packages)
    // Of several who begin a package at once each sees what the others have made. Where the file system has no locks, a moment is left in
    // which it may not.
    while flock(packages.descriptor, LOCK_EX) != 0, errno == EINTR {}
    defer { _ = flock(packages.descriptor, LOCK_UN) }
    try rejectOtherCase(of: package)
    return try ensure(RegistryPath.directory(of: package))
  }

  /// Refuses a package that is not here where another one is whose name differs in case alone.
  func rejectOtherCase(of package: PackageName) throws(StoreError) {
    let present = try packages()
    guard !present.contains(package) else { return }
    let folded = package.text.lowercased()
    guard let other = present.first(where: { $0.text.lowercased() == folded }) else { return }
    let path = RegistryPath.directory(of: other)
    // What was stopped before its first record leaves a directory that says nothing.
    let isUsed = try root.directory(path)?.names().isEmpty == false
    throw StoreError(
      .conflict, path, "there is `\(other)`, and the name of `\(package)` differs from it in case alone",
      wayOut: isUsed
        ? "use that name, or one that differs in more: file systems and registries elsewhere take the two for one"
        : "nothing was released under that name: remove the empty directory, and try again")
  }
}
