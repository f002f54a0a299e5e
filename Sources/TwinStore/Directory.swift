import Glibc

/// An open directory. What is below it is reached from here by plain names, and no symbolic link is ever followed, so that
/// nothing planted leads out of the registry.
final class Directory: Sendable {
  let descriptor: Int32
  /// Relative to the registry; empty for the registry itself.
  let path: String

  /// The directory at `path` in the file system; the links of whoever names it are followed.
  convenience init(opening path: String) throws(StoreError) {
    let descriptor = open(path.isEmpty ? "." : path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else {
      let code = errno
      guard code == ENOTDIR else { throw .system("open the directory \(path)", "", code) }
      throw StoreError(
        .noRegistry, "", "`\(path)` is no directory, or leads through what is none",
        wayOut: "name the directory of a registry")
    }
    self.init(descriptor: descriptor, path: "")
  }

  private init(descriptor: Int32, path: String) {
    self.descriptor = descriptor
    self.path = path
  }

  deinit { close(descriptor) }

  /// Where `name` in this directory is, relative to the registry.
  func shown(_ name: String) -> String { path.isEmpty ? name : path + "/" + name }

  /// The directory `path` below this one, names joined by slashes; nil where there is none.
  func directory(_ path: String) throws(StoreError) -> Directory? {
    var found = self
    for name in path.split(separator: "/") {
      guard let next = try found.child(String(name)) else { return nil }
      found = next
    }
    return found
  }

  private func child(_ name: String) throws(StoreError) -> Directory? {
    let child = openat(descriptor, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
    if child >= 0 { return Directory(descriptor: child, path: shown(name)) }
    let code = errno
    switch code {
    case ENOENT: return nil
    case ELOOP, ENOTDIR: throw .planted(shown(name), try kind(name)?.words ?? "something else", expected: "a directory")
    default: throw .system("open the directory", shown(name), code)
    }
  }

  /// What stands at a name.
  enum Kind: Equatable {
    case file(size: Int), directory, link, other

    /// What it is, in words.
    var words: String {
      switch self {
      case .file: "a file"
      case .directory: "a directory"
      case .link: "a symbolic link"
      case .other: "a pipe, socket or device"
      }
    }
  }

  /// What `name` is; nil where there is nothing.
  func kind(_ name: String) throws(StoreError) -> Kind? {
    var info = stat()
    guard fstatat(descriptor, name, &info, AT_SYMLINK_NOFOLLOW) == 0 else {
      if errno == ENOENT { return nil }
      throw .system("look at", shown(name), errno)
    }
    return Self.kind(info)
  }

  private static func kind(_ info: stat) -> Kind {
    switch info.st_mode & S_IFMT {
    case S_IFREG: .file(size: Int(info.st_size))
    case S_IFDIR: .directory
    case S_IFLNK: .link
    default: .other
    }
  }

  /// Names in this directory, in the order in which the system gives them; nil for those that are not UTF-8.
  func names() throws(StoreError) -> [String?] {
    let copy = openat(descriptor, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard copy >= 0, let stream = fdopendir(copy) else {
      let code = errno
      if copy >= 0 { close(copy) }
      throw .system("list the directory", path, code)
    }
    defer { closedir(stream) }
    var names: [String?] = []
    while true {
      errno = 0
      guard let entry = readdir(stream) else { break }
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(validatingCString: $0) }
      }
      if name != ".", name != ".." { names.append(name) }
    }
    if errno != 0 { throw .system("list the directory", path, errno) }
    return names
  }

  /// A regular file, open for reading, and its size; nil where there is nothing. Anything else is an error.
  func openFile(_ name: String) throws(StoreError) -> (descriptor: Int32, size: Int)? {
    let file = openat(descriptor, name, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
    guard file >= 0 else {
      let code = errno
      if code == ENOENT { return nil }
      // Links give ELOOP, sockets and pipes without an end ENXIO.
      if let kind = try kind(name), case .file = kind {
        throw .system("open", shown(name), code)
      } else {
        throw .planted(shown(name), try kind(name)?.words ?? "something else", expected: "a file")
      }
    }
    var info = stat()
    guard fstat(file, &info) == 0 else {
      let code = errno
      close(file)
      throw .system("look at", shown(name), code)
    }
    let kind = Self.kind(info)
    guard case .file(let size) = kind else {
      close(file)
      throw .planted(shown(name), kind.words, expected: "a file")
    }
    return (file, size)
  }

  /// The bytes of a regular file of at most `limit` bytes; nil where there is nothing.
  func read(_ name: String, limit: Int) throws(StoreError) -> [UInt8]? {
    guard let (file, size) = try openFile(name) else { return nil }
    defer { close(file) }
    guard size <= limit else {
      throw StoreError(
        .damaged, shown(name), "it has \(size) bytes, more than the \(limit) that such a file may have",
        wayOut: "bring it back from a copy of the registry")
    }
    let (bytes, failure) = readBytes(of: file, count: size)
    if failure != 0 { throw .system("read", shown(name), failure) }
    return bytes
  }
}

/// What the open file `descriptor` holds from where it stands, up to `count` bytes of it, and the number of the error that ended
/// it, or 0.
public func readBytes(of descriptor: Int32, count wanted: Int) -> (bytes: [UInt8], failure: Int32) {
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
  return (bytes, failure)
}
