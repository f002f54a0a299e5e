import Glibc
import TwinRegistry

extension RegistryDirectory {
  /// The directory `path`, made where it is not there. Its name is on the disk when this returns.
  func ensure(_ path: String) throws(StoreError) -> Directory {
    var directory = root
    for name in path.split(separator: "/").map(String.init) {
      _ = try steps.makeDirectory(name, in: directory)
      // Also where it was there: whoever made it may have been killed before this.
      try steps.sync(directory)
      guard let next = try directory.directory(name) else {
        throw .system("open the directory", directory.shown(name), ENOENT)
      }
      directory = next
    }
    return directory
  }

  /// Puts a file in place, whole and on the disk, if nothing has that name yet; false where something has.
  ///
  /// `link` and not `rename`, which would overwrite: of several who do this at once exactly one succeeds.
  func install(_ bytes: [UInt8], as name: String, in directory: Directory) throws(StoreError) -> Bool {
    let isNew = try link(bytes, as: name, in: directory, syncing: true)
    // Where another was first, its name is on the disk when this returns.
    if !isNew { try steps.sync(directory) }
    return isNew
  }

  /// Gives new content a name that nothing has; false where something has.
  func link(
    _ bytes: [UInt8], as name: String, in directory: Directory, syncing: Bool
  ) throws(StoreError) -> Bool {
    let temporary = try writeTemporary(bytes, for: name, in: directory)
    do throws(StoreError) {
      let isNew = try steps.link(temporary, name, in: directory)
      if isNew, syncing { try steps.sync(directory) }
      try steps.unlink(temporary, in: directory)
      return isNew
    } catch {
      unlinkat(directory.descriptor, temporary, 0)
      throw error
    }
  }

  /// Puts a file in place of what has that name: for what is derived, and for content under its own digest.
  func replace(_ bytes: [UInt8], as name: String, in directory: Directory) throws(StoreError) {
    let temporary = try writeTemporary(bytes, for: name, in: directory)
    do throws(StoreError) {
      try steps.rename(temporary, name, in: directory)
    } catch {
      unlinkat(directory.descriptor, temporary, 0)
      throw error
    }
    try steps.sync(directory)
  }

  /// A new file with `bytes`, on the disk, under a name that only this process knows.
  private func writeTemporary(
    _ bytes: [UInt8], for name: String, in directory: Directory
  ) throws(StoreError) -> String {
    let (temporary, file) = try makeTemporary(for: name, in: directory)
    var code = steps.write(bytes, to: file, temporary)
    if code == 0 { code = steps.sync(file, temporary) }
    if close(file) != 0, code == 0 { code = errno }
    if code == 0 { return temporary }
    unlinkat(directory.descriptor, temporary, 0)
    throw .system("write", directory.shown(name), code)
  }

  /// A new file, open for writing, under a name that only this process knows.
  func makeTemporary(for name: String, in directory: Directory) throws(StoreError) -> (name: String, file: Int32) {
    for _ in 0..<100 {
      let temporary = Self.temporaryName()
      if let file = try steps.create(temporary, in: directory) { return (temporary, file) }
    }
    throw .system("make a temporary file for", directory.shown(name), EEXIST)
  }

  private static let temporaryPrefix = ".gemel-"
  private static let temporarySuffix = ".tmp"

  private static func temporaryName() -> String {
    temporaryPrefix + String(UInt64.random(in: .min ... .max), radix: 16) + temporarySuffix
  }

  /// Whether `name` is that of a file that was being written.
  static func isTemporary(_ name: String) -> Bool {
    name.hasPrefix(temporaryPrefix) && name.hasSuffix(temporarySuffix)
  }

  /// Keeps `clean` away while something is published, or everyone else while it cleans, until `unlock`.
  func lock(exclusively: Bool) throws(StoreError) -> Int32 {
    guard let (file, _) = try root.openFile(RegistryPath.format) else {
      throw .system("open", RegistryPath.format, ENOENT)
    }
    while flock(file, exclusively ? LOCK_EX | LOCK_NB : LOCK_SH) != 0 {
      let code = errno
      if code == EINTR { continue }
      // Publishing is safe without: the lock is there for `clean`, which does nothing where there are no locks.
      if !exclusively { return file }
      close(file)
      throw StoreError(
        .busy, "",
        code == EWOULDBLOCK ? "something is being published" : "the file system has no locks to keep publishers away",
        wayOut: "try again when no one publishes")
    }
    return file
  }

  /// Ends what `lock` began. Closing alone would not, while a process that is just being started has the descriptor too.
  func unlock(_ file: Int32) {
    _ = flock(file, LOCK_UN)
    close(file)
  }
}
