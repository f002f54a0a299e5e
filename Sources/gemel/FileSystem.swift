import Glibc

/// A file or directory that could not be read or written, in words a person can act on.
struct FileError: Error, CustomStringConvertible {
  let description: String

  init(_ action: String, _ path: String, _ code: Int32 = errno) {
    description = "cannot \(action) \(path): \(String(cString: strerror(code)))"
  }
}

/// The few file operations of the command, over the C library alone so that start-up stays cheap.
enum FileSystem {
  enum Kind { case file, directory, other }

  /// What `path` is; nil when there is nothing. Follows symbolic links.
  static func kind(_ path: String) -> Kind? {
    var info = stat()
    guard stat(path, &info) == 0 else { return nil }
    switch info.st_mode & S_IFMT {
    case S_IFREG: return .file
    case S_IFDIR: return .directory
    default: return .other
    }
  }

  /// The bytes of a regular file, at most `limit` + 1 of them so that the reader can tell that there are more.
  static func read(_ path: String, limit: Int = 64 << 20) throws -> [UInt8] {
    let descriptor = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
    guard descriptor >= 0 else { throw FileError("read", path) }
    defer { close(descriptor) }
    var info = stat()
    guard fstat(descriptor, &info) == 0 else { throw FileError("read", path) }
    guard info.st_mode & S_IFMT == S_IFREG else { throw FileError("read", path, EINVAL) }
    let wanted = min(Int(info.st_size), limit + 1)
    var failure: Int32 = 0
    let bytes = [UInt8](unsafeUninitializedCapacity: wanted) { buffer, count in
      while count < wanted {
        let read = Glibc.read(descriptor, buffer.baseAddress.map { $0 + count }, wanted - count)
        if read > 0 {
          count += read
        } else if read == 0 {
          break
        } else if errno != EINTR {
          failure = errno
          break
        }
      }
    }
    if failure != 0 { throw FileError("read", path, failure) }
    return bytes
  }

  /// Names in a directory, sorted bytewise, hidden ones left out.
  static func list(_ path: String) throws -> [String] {
    guard let directory = opendir(path) else { throw FileError("list", path) }
    defer { closedir(directory) }
    var names: [String] = []
    while let entry = readdir(directory) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if !name.hasPrefix(".") { names.append(name) }
    }
    return names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  /// Regular files below `directory` that `isWanted`, sorted; symbolic links to directories are not followed.
  static func walk(_ directory: String, enter: (String) -> Bool = { _ in true }, _ isWanted: (String) -> Bool) throws
    -> [String]
  {
    var found: [String] = []
    for name in try list(directory) {
      let path = join(directory, name)
      var info = stat()
      guard lstat(path, &info) == 0 else { continue }
      switch info.st_mode & S_IFMT {
      case S_IFDIR: if enter(path) { found += try walk(path, enter: enter, isWanted) }
      case S_IFREG, S_IFLNK: if isWanted(name), kind(path) == .file { found.append(path) }
      default: continue
      }
    }
    return found
  }

  /// Writes a file whole or not at all: to a temporary one beside it, then renamed. Makes the directories on the way.
  static func write(_ bytes: [UInt8], to path: String) throws {
    try makeDirectory(parent(path))
    let temporary = path + ".tmp\(getpid())"
    let descriptor = open(temporary, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { throw FileError("write", path) }
    var offset = 0
    var failure: Int32 = 0
    bytes.withUnsafeBytes { buffer in
      while offset < buffer.count {
        let written = Glibc.write(descriptor, buffer.baseAddress.map { $0 + offset }, buffer.count - offset)
        if written >= 0 {
          offset += written
        } else if errno != EINTR {
          failure = errno
          return
        }
      }
    }
    if close(descriptor) != 0, failure == 0 { failure = errno }
    if failure == 0, rename(temporary, path) != 0 { failure = errno }
    if failure != 0 {
      unlink(temporary)
      throw FileError("write", path, failure)
    }
  }

  /// Makes `path` and the directories above it.
  static func makeDirectory(_ path: String) throws {
    if path.isEmpty || kind(path) == .directory { return }
    try makeDirectory(parent(path))
    if mkdir(path, 0o755) != 0, errno != EEXIST { throw FileError("make the directory", path) }
  }

  static func join(_ directory: String, _ name: String) -> String {
    if directory.isEmpty || directory == "." { return name }
    return directory.hasSuffix("/") ? directory + name : directory + "/" + name
  }

  /// The directory of `path`: empty for a name alone.
  static func parent(_ path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "" }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  /// `path` with links and dots resolved, when it exists.
  static func absolute(_ path: String) -> String? {
    guard let resolved = realpath(path.isEmpty ? "." : path, nil) else { return nil }
    defer { free(resolved) }
    return String(cString: resolved)
  }
}
