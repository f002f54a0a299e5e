import Glibc

/// A call that changes what is on the disk.
package enum FileStep: String, CaseIterable, Sendable {
  case makeDirectory, create, write, sync, link, rename, unlink, syncDirectory
}

/// The calls that change a registry, each of which can be made to fail before it happens.
struct FileSteps: Sendable {
  /// Asked before each step, with the name of what it is done to; a number other than zero is what the step fails with.
  let before: @Sendable (_ step: FileStep, _ name: String) -> Int32

  /// Bytes written by one call.
  static let pieceSize = 256 << 10

  /// Makes a directory; false where something of that name is there.
  func makeDirectory(_ name: String, in directory: Directory) throws(StoreError) -> Bool {
    let code = code(.makeDirectory, name) { mkdirat(directory.descriptor, name, 0o755) }
    if code != 0, code != EEXIST { throw .system("make the directory", directory.shown(name), code) }
    return code == 0
  }

  /// Makes the directory `path` of the file system; false where there is one.
  func makeDirectory(at path: String) throws(StoreError) -> Bool {
    let code = code(.makeDirectory, path) { mkdir(path, 0o755) }
    if code == 0 { return true }
    // What is there may stand where nothing can be made.
    var info = stat()
    guard stat(path, &info) == 0 else { throw .system("make the directory \(path)", "", code) }
    return false
  }

  /// A new file, open for writing; nil where something of that name is there.
  func create(_ name: String, in directory: Directory) throws(StoreError) -> Int32? {
    var descriptor: Int32 = -1
    let flags = O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC
    let code = code(.create, name) {
      descriptor = openat(directory.descriptor, name, flags, 0o644)
      return descriptor
    }
    if code != 0, code != EEXIST { throw .system("make a file", directory.shown(name), code) }
    return code == 0 ? descriptor : nil
  }

  /// Bytes after which the disk is asked to begin: few enough that it writes them while the rest is copied, and enough that each
  /// is a request worth its trouble.
  private static let batchSize = 4 << 20

  /// Writes all of `bytes`, piece by piece; the number of the error, or zero.
  func write(_ bytes: [UInt8], to descriptor: Int32, _ name: String) -> Int32 {
    bytes.withUnsafeBytes { buffer in
      var (offset, begun) = (0, 0)
      while offset < buffer.count {
        let count = min(buffer.count - offset, Self.pieceSize)
        var written = 0
        let code = code(.write, name) {
          written = Glibc.write(descriptor, buffer.baseAddress.map { $0 + offset }, count)
          return written < 0 ? -1 : 0
        }
        if code != 0, code != EINTR { return code }
        if code == 0, written == 0 { return EIO }
        if code == 0 { offset += written }
        if offset - begun >= Self.batchSize {
          // That it is not needed soon makes the system write it. A wish: of what goes wrong `sync` tells.
          posix_fadvise(descriptor, off_t(begun), off_t(offset - begun), POSIX_FADV_DONTNEED)
          begun = offset
        }
      }
      return 0
    }
  }

  /// Waits until the content of a file is on the disk; the number of the error, or zero.
  func sync(_ descriptor: Int32, _ name: String) -> Int32 { code(.sync, name) { fsync(descriptor) } }

  /// Waits until the names in a directory are on the disk.
  func sync(_ directory: Directory) throws(StoreError) {
    let code = code(.syncDirectory, directory.path) { fsync(directory.descriptor) }
    // Some file systems sync their directories by themselves and say that they cannot.
    if code != 0, code != EINVAL, code != ENOTSUP { throw .system("sync the directory", directory.path, code) }
  }

  /// Gives the file `old` the name `new` as well; false where something of that name is there.
  func link(_ old: String, _ new: String, in directory: Directory) throws(StoreError) -> Bool {
    let descriptor = directory.descriptor
    let code = code(.link, new) { linkat(descriptor, old, descriptor, new, 0) }
    if code == EPERM || code == ENOTSUP {
      throw StoreError(
        .system(code), directory.shown(new), "the file system has no hard links, by which releases are published",
        wayOut: "keep the registry on one that has")
    }
    if code != 0, code != EEXIST { throw .system("link", directory.shown(new), code) }
    return code == 0
  }

  /// Renames `old` to `new`, in place of what has that name.
  func rename(_ old: String, _ new: String, in directory: Directory) throws(StoreError) {
    let descriptor = directory.descriptor
    let code = code(.rename, new) { renameat(descriptor, old, descriptor, new) }
    if code != 0 { throw .system("replace", directory.shown(new), code) }
  }

  /// Removes a file; nothing where there is none.
  func unlink(_ name: String, in directory: Directory) throws(StoreError) {
    let code = code(.unlink, name) { unlinkat(directory.descriptor, name, 0) }
    if code != 0, code != ENOENT { throw .system("remove", directory.shown(name), code) }
  }

  /// The number of the error of `call`, or zero.
  private func code(_ step: FileStep, _ name: String, _ call: () -> Int32) -> Int32 {
    let fault = before(step, name)
    if fault != 0 { return fault }
    return call() < 0 ? errno : 0
  }
}
