import Glibc
import TwinRuntime
import TwinStore

/// A file or directory that could not be read or written, in words a person can act on.
struct FileError: Error, CustomStringConvertible {
  let description: String

  init(_ action: String, _ path: String, _ code: Int32 = errno) {
    let target = code == ENOENT ? FileSystem.danglingLink(path) : nil
    self.init(
      action, path,
      because: target.map { "it is a link to `\($0)`, which is not there" } ?? String(cString: strerror(code)))
  }

  init(_ action: String, _ path: String, because reason: String) {
    description = "cannot \(action) \(path): \(reason)"
  }
}

/// The few file operations of the command, over the C library alone so that start-up stays cheap.
enum FileSystem {
  enum Kind { case file, directory, other }

  /// What the symbolic link `path` names where that is not there; nil where `path` is no such link.
  static func danglingLink(_ path: String) -> String? {
    var target = [UInt8](repeating: 0, count: Int(PATH_MAX))
    let count = target.withUnsafeMutableBytes { buffer in
      buffer.assumingMemoryBound(to: CChar.self).baseAddress.map { readlink(path, $0, buffer.count) } ?? 0
    }
    guard count > 0, kind(path) == nil else { return nil }
    return String(decoding: target.prefix(count), as: UTF8.self)
  }

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

  /// What stands at a path, links not followed.
  enum Standing { case file, directory, link, other }

  /// What stands at `path`; symbolic links are not followed.
  static func standing(_ path: String) throws -> Standing {
    var info = stat()
    guard lstat(path, &info) == 0 else { throw FileError("read", path) }
    switch info.st_mode & S_IFMT {
    case S_IFREG: return .file
    case S_IFDIR: return .directory
    case S_IFLNK: return .link
    default: return .other
    }
  }

  /// The bytes of a regular file, at most `limit` + 1 of them so that the reader can tell that there are more.
  static func read(_ path: String, limit: Int = 64 << 20) throws -> [UInt8] {
    try withOpen(path) { descriptor, info in
      guard info.st_mode & S_IFMT == S_IFREG else { throw FileError("read", path, EINVAL) }
      return try read(descriptor, path, size: Int(info.st_size), limit: limit)
    }
  }

  /// Whether the regular file at `path` begins like an image, whatever its name. What cannot be read is none.
  static func isImage(_ path: String) -> Bool {
    let mark = TwinRuntime.Registry.imageMark
    return kind(path) == .file && (try? read(path, limit: mark.count - 1)) == mark
  }

  /// What the file or the pipe at `path` holds, as a shell makes one of `<(command)`; more than `limit` bytes in a pipe are an error.
  static func readFileOrPipe(_ path: String, limit: Int = 64 << 20) throws -> [UInt8] {
    try withOpen(path) { descriptor, info in
      switch info.st_mode & S_IFMT {
      case S_IFREG: return try read(descriptor, path, size: Int(info.st_size), limit: limit)
      case S_IFIFO:
        // Opened without waiting for a writer, and read with waiting for what it writes.
        guard fcntl(descriptor, F_SETFL, 0) == 0 else { throw FileError("read", path) }
        return try readStream(descriptor, path, limit: limit)
      default: throw FileError("read", path, EINVAL)
      }
    }
  }

  /// Calls `body` with what `path` leads to, opened for reading without waiting.
  private static func withOpen<Result>(_ path: String, _ body: (Int32, stat) throws -> Result) throws -> Result {
    let descriptor = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
    guard descriptor >= 0 else { throw FileError("read", path) }
    defer { close(descriptor) }
    var info = stat()
    guard fstat(descriptor, &info) == 0 else { throw FileError("read", path) }
    return try body(descriptor, info)
  }

  private static func read(_ descriptor: Int32, _ path: String, size: Int, limit: Int) throws -> [UInt8] {
    let (bytes, failure) = readBytes(of: descriptor, count: min(size, limit + 1))
    if failure != 0 { throw FileError("read", path, failure) }
    return bytes
  }

  /// Bytes of all regular files at `paths` together; nil where something else is among them.
  static func sizes(_ paths: [String]) -> Int? {
    var total = 0
    for path in paths {
      var info = stat()
      guard stat(path, &info) == 0, info.st_mode & S_IFMT == S_IFREG else { return nil }
      total += Int(info.st_size)
    }
    return total
  }

  /// What standard input holds, up to `limit` bytes of it; more is an error.
  static func readStandardInput(limit: Int = 64 << 20) throws -> [UInt8] {
    try readStream(STDIN_FILENO, "standard input", limit: limit)
  }

  private static func readStream(_ descriptor: Int32, _ name: String, limit: Int) throws -> [UInt8] {
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 64 << 10)
    while true {
      let count = Glibc.read(descriptor, &buffer, buffer.count)
      if count > 0 {
        bytes += buffer[..<count]
        guard bytes.count <= limit else {
          throw FileError("read", name, because: "it is longer than \(limit >> 20) MiB")
        }
      } else if count == 0 {
        return bytes
      } else if errno != EINTR {
        throw FileError("read", name)
      }
    }
  }

  /// Whether there is a regular file at `path`. Something there that is neither that nor a directory is an error: a link
  /// that leads nowhere would otherwise count as nothing. What is out of reach counts as nothing: directories above the
  /// input may be closed.
  static func hasFile(_ path: String) throws -> Bool {
    var info = stat()
    guard lstat(path, &info) == 0 else {
      if errno == ENOENT || errno == ENOTDIR || errno == EACCES { return false }
      throw FileError("read", path)
    }
    switch kind(path) {
    case .file: return true
    case .directory: return false
    case .other: throw FileError("read", path, because: "it is not a regular file")
    case nil: throw FileError("read", path)
    }
  }

  /// An entry of a directory.
  struct Entry {
    /// Its name; with replacement characters when it is not UTF-8.
    var name: String
    var isUTF8: Bool
    var isDirectory: Bool
  }

  /// What a directory holds, sorted bytewise by name, hidden entries left out.
  static func list(_ path: String) throws -> [Entry] {
    guard let directory = opendir(path.isEmpty ? "." : path) else { throw FileError("list", path) }
    defer { closedir(directory) }
    var entries: [Entry] = []
    while true {
      errno = 0
      guard let entry = readdir(directory) else { break }
      let isDirectory = entry.pointee.d_type == UInt8(DT_DIR)
      let (name, isUTF8) = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) {
          (String(cString: $0), String(validatingCString: $0) != nil)
        }
      }
      if !name.hasPrefix(".") { entries.append(Entry(name: name, isUTF8: isUTF8, isDirectory: isDirectory)) }
    }
    if errno != 0 { throw FileError("list", path) }
    return entries.sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
  }

  /// Changes a file that is there, whole or not at all: its permissions stay, and what a link leads to is changed, not the
  /// link.
  static func rewrite(_ path: String, with bytes: [UInt8]) throws {
    guard let file = absolute(path) else { throw FileError("write", path) }
    var info = stat()
    guard stat(file, &info) == 0 else { throw FileError("write", path) }
    guard access(file, W_OK) == 0 else { throw FileError("write", path) }
    try write(bytes, to: file, permissions: info.st_mode & 0o7777)
  }

  /// Writes a file whole or not at all: to a temporary one beside it, then renamed, so that a link is replaced and not what it leads to. Makes the
  /// directories on the way. Devices and pipes are written to, directly or behind a link.
  static func write(_ bytes: [UInt8], to path: String, permissions: mode_t? = nil) throws {
    try makeDirectory(parent(path))
    if isStream(path) {
      try writeInPlace(bytes, to: path)
      return
    }
    let (descriptor, temporary) = try makeTemporaryFile(for: path)
    if let permissions { fchmod(descriptor, permissions) }
    var failure = writeAndClose(bytes, descriptor)
    if failure == 0, rename(temporary, path) != 0 { failure = errno }
    if failure != 0 {
      unlink(temporary)
      throw FileError("write", path, failure)
    }
  }

  /// Whether `path` leads to a device or a pipe, or is one of the names that the system keeps for what is open, such as `/dev/stdout`: a file in its
  /// place would be in everyone's way.
  private static func isStream(_ path: String) -> Bool {
    var info = stat()
    guard stat(path, &info) == 0 else { return false }
    if info.st_mode & S_IFMT == S_IFCHR || info.st_mode & S_IFMT == S_IFIFO { return true }
    return absolute(parent(path)).map { isBelow($0, "/dev") || isBelow($0, "/proc") } ?? false
  }

  private static func writeInPlace(_ bytes: [UInt8], to path: String) throws {
    // Whoever reads a pipe may come a little later, or never.
    var descriptor = open(path, O_WRONLY | O_CLOEXEC | O_NONBLOCK)
    for _ in 0..<60 where descriptor < 0 && errno == ENXIO {
      usleep(50_000)
      descriptor = open(path, O_WRONLY | O_CLOEXEC | O_NONBLOCK)
    }
    if descriptor < 0, errno == ENXIO { throw FileError("write", path, because: "nobody reads from it") }
    guard descriptor >= 0 else { throw FileError("write", path) }
    _ = fcntl(descriptor, F_SETFL, fcntl(descriptor, F_GETFL) & ~O_NONBLOCK)
    let failure = writeAndClose(bytes, descriptor)
    if failure != 0 { throw FileError("write", path, failure) }
  }

  /// A file by what the system knows it by, whatever its names are.
  private struct Identity: Hashable {
    var device: dev_t
    var number: ino_t

    /// The regular file at `path`, or standard input for `-`; nil where there is none.
    init?(_ path: String) {
      var info = stat()
      guard (path == "-" ? fstat(STDIN_FILENO, &info) : stat(path, &info)) == 0, info.st_mode & S_IFMT == S_IFREG else {
        return nil
      }
      (device, number) = (info.st_dev, info.st_ino)
    }
  }

  /// Refuses to write one of `outputs` over one of `inputs`, among which `-` is standard input.
  static func refuse(_ outputs: [String], over inputs: [String]) throws {
    let known = outputs.compactMap { path in path == "-" ? nil : Identity(path).map { (path, $0) } }
    if known.isEmpty { return }
    let read = Dictionary(inputs.compactMap { path in Identity(path).map { ($0, path) } }) { first, _ in first }
    for (path, identity) in known {
      guard let input = read[identity] else { continue }
      let name = input == "-" ? "standard input" : input
      throw CommandFailure.usage("\(path) is read, as \(name), and would be lost; write to another file")
    }
  }

  /// The directories of artifacts whose `model.json` is among `files`: nobody but who makes them writes there.
  static func artifactDirectories(of files: [String]) -> [String] {
    files.filter { $0 == "model.json" || $0.hasSuffix("/model.json") }.map(parent)
  }

  /// Refuses to write `output`, which may be there or not, inside one of `directories`, by whatever path it leads there.
  static func refuse(_ output: String, inside directories: [String]) throws {
    if output == "-" || directories.isEmpty { return }
    // What a link leads to is written; directories that are not there yet are made below those that are.
    var (place, path) = (absolute(output), output)
    while place == nil, !path.isEmpty {
      path = parent(path)
      place = absolute(path)
    }
    guard let place else { return }
    for directory in directories {
      guard let outer = absolute(directory), isBelow(place, outer) else { continue }
      throw CommandFailure.usage(
        "\(output) is inside of \(directory.isEmpty ? outer : directory), which is read; write to another place")
    }
  }

  /// Writes all of `bytes`; the number of the error, or zero.
  private static func writeAndClose(_ bytes: [UInt8], _ descriptor: Int32) -> Int32 {
    var offset = 0
    var failure: Int32 = 0
    bytes.withUnsafeBytes { buffer in
      while offset < buffer.count {
        let written = Glibc.write(descriptor, buffer.baseAddress.map { $0 + offset }, buffer.count - offset)
        if written > 0 {
          offset += written
        } else if written == 0 || errno != EINTR {
          failure = written == 0 ? EIO : errno
          return
        }
      }
    }
    if close(descriptor) != 0, failure == 0 { failure = errno }
    return failure
  }

  /// A new file beside `path`, open for writing: never one that is there already, nor what a link of that name leads to.
  private static func makeTemporaryFile(for path: String) throws -> (descriptor: Int32, path: String) {
    for attempt in 0..<100 {
      let temporary = join(parent(path), ".gemel-\(getpid())-\(attempt).tmp")
      let descriptor = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o644)
      if descriptor >= 0 { return (descriptor, temporary) }
      guard errno == EEXIST else { throw FileError("write", path) }
    }
    throw FileError("write", path, EEXIST)
  }

  /// Makes `path` and the directories above it.
  static func makeDirectory(_ path: String) throws {
    var missing: [String] = []
    var next = path
    while !next.isEmpty, kind(next) != .directory {
      missing.append(next)
      next = parent(next)
    }
    for directory in missing.reversed() where mkdir(directory, 0o755) != 0 && errno != EEXIST {
      throw FileError("make the directory", directory)
    }
  }

  /// Removes the regular file `name` below `directory`; leaves everything else alone, and what links lead to. False when
  /// there was no such file.
  @discardableResult
  static func removeFile(_ name: String, below directory: String) throws -> Bool {
    let parts = name.split(separator: "/", omittingEmptySubsequences: false)
    guard !parts.isEmpty, parts.allSatisfy({ !$0.isEmpty && $0 != "." && $0 != ".." && !$0.utf8.contains(0) }) else {
      return false
    }
    var path = directory
    for (index, part) in parts.enumerated() {
      path = join(path, String(part))
      var info = stat()
      guard lstat(path, &info) == 0 else { return false }
      guard info.st_mode & S_IFMT == (index == parts.count - 1 ? S_IFREG : S_IFDIR) else { return false }
    }
    if unlink(path) != 0 { throw FileError("remove", path) }
    return true
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

  /// The directory above `path` as written; above where that ends, `..` leads on.
  static func above(_ path: String) -> String {
    if path.isEmpty || path == "." { return ".." }
    if path == ".." || path.hasSuffix("/..") { return path + "/.." }
    return parent(path).isEmpty ? "." : parent(path)
  }

  /// `path` with links and dots resolved, when it exists.
  static func absolute(_ path: String) -> String? {
    guard let resolved = realpath(path.isEmpty ? "." : path, nil) else { return nil }
    defer { free(resolved) }
    return String(cString: resolved)
  }

  /// Whether the resolved path `inner` is `outer` or below it.
  static func isBelow(_ inner: String, _ outer: String) -> Bool {
    inner == outer || inner.hasPrefix(outer == "/" ? outer : outer + "/")
  }
}
