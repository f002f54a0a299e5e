/// Where sources are: on disk, or in the tree of a commit. What finding and reading a workspace needs, and no more.
protocol SourceFiles: Sendable {
  /// What `path` is; nil when there is nothing. Follows symbolic links.
  func kind(_ path: String) -> FileSystem.Kind?
  /// What stands at `path`; symbolic links are not followed.
  func standing(_ path: String) throws -> FileSystem.Standing
  /// Whether there is a regular file at `path`; what cannot be told is an error, as is a link that leads nowhere.
  func hasFile(_ path: String) throws -> Bool
  /// What a directory holds, sorted bytewise by name, hidden entries left out.
  func list(_ directory: String) throws -> [FileSystem.Entry]
  /// The bytes of a regular file, cut beyond what any reader accepts.
  func read(_ path: String) throws -> [UInt8]
  /// Says that the files at `paths` are going to be read, so that they may be fetched together.
  func prepare(_ paths: [String])
  /// `path` from the root, with links and dots resolved, when it exists.
  func absolute(_ path: String) -> String?
  /// `path` as it is shown to people.
  func shown(_ path: String) -> String
  /// Where the file shown as `path` stands.
  func location(ofShown path: String) -> String?
}

extension SourceFiles {
  func prepare(_ paths: [String]) {}

  /// Whether there is a symbolic link at `path`.
  func isLink(_ path: String) -> Bool { (try? standing(path)) == .link }

  /// Where the file at `path` stands: links and dots of its directory are resolved, a link that it is itself is not. Nil
  /// when there is no such directory.
  func location(_ path: String) -> String? {
    absolute(FileSystem.parent(path)).map {
      FileSystem.join($0, path.lastIndex(of: "/").map { String(path[path.index(after: $0)...]) } ?? path)
    }
  }

  /// Where the files shown as `paths` stand, each directory looked up once.
  func locations(ofShown paths: [String]) -> [String?] {
    var directories: [Substring: String?] = [:]
    return paths.map { path in
      guard let slash = path.lastIndex(of: "/") else { return location(ofShown: path) }
      let directory = path[..<slash]
      let name = String(path[path.index(after: slash)...])
      if let known = directories[directory] { return known.map { FileSystem.join($0, name) } }
      let place = location(ofShown: path)
      directories[directory] = place.map(FileSystem.parent)
      return place
    }
  }

  /// Regular files below `directory` that `isWanted`, in the order of a walk that visits names bytewise.
  ///
  /// Symbolic links to directories are not followed, but handed to `link`. A wanted name that cannot be read as a regular
  /// file is an error, as is whatever cannot be looked into. Depth is bounded by the length of paths, and no stack is used
  /// for it.
  func walk(
    _ directory: String, enter: (String) throws -> Bool = { _ in true }, link: (String) throws -> Void = { _ in },
    _ isWanted: (String) -> Bool
  ) throws -> [String] {
    var found: [String] = []
    var pending: [(path: String, entry: FileSystem.Entry)] = []
    func push(_ directory: String) throws {
      pending += try list(directory).reversed().map { (FileSystem.join(directory, $0.name), $0) }
    }
    try push(directory)
    while let (path, entry) = pending.popLast() {
      guard entry.isUTF8 else {
        if entry.isDirectory || isWanted(entry.name) {
          throw FileError("read", shown(path), because: "its name is not UTF-8")
        }
        continue
      }
      let standing = try standing(path)
      if standing == .directory {
        if try enter(path) { try push(path) }
      } else if standing == .link, kind(path) == .directory {
        try link(path)
      } else if isWanted(entry.name), try hasFile(path) {
        found.append(path)
      }
    }
    return found
  }

  /// Regular files below `directory` that `isWanted`, at most `limit`, for those who look around: what cannot be looked into
  /// is passed over, links to files are followed, and links to directories are not.
  func glance(
    below directory: String, limit: Int = .max, enter: (String) -> Bool, _ isWanted: (String) -> Bool
  ) -> [String] {
    var found: [String] = []
    var pending = [directory]
    while found.count < limit, let next = pending.popLast() {
      for entry in (try? list(next)) ?? [] where entry.isUTF8 {
        let path = FileSystem.join(next, entry.name)
        switch try? standing(path) {
        case .directory where enter(path): pending.append(path)
        case .file where isWanted(entry.name): found.append(path)
        case .link where isWanted(entry.name) && kind(path) == .file: found.append(path)
        default: break
        }
      }
    }
    return found.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }
}

/// The disk, seen from the current directory.
struct Disk: SourceFiles {
  func kind(_ path: String) -> FileSystem.Kind? { FileSystem.kind(path) }
  func standing(_ path: String) throws -> FileSystem.Standing { try FileSystem.standing(path) }
  func hasFile(_ path: String) throws -> Bool { try FileSystem.hasFile(path) }
  func list(_ directory: String) throws -> [FileSystem.Entry] { try FileSystem.list(directory) }
  func read(_ path: String) throws -> [UInt8] { try FileSystem.read(path) }
  func absolute(_ path: String) -> String? { FileSystem.absolute(path) }

  /// `path` relative to the current directory, where a way up and down again leads back there.
  func shown(_ path: String) -> String {
    guard path.hasPrefix(".."), let here = absolute("."), let place = location(path), place.hasPrefix(here + "/") else {
      return path
    }
    return String(place.dropFirst(here.count + 1))
  }

  func location(ofShown path: String) -> String? { location(path) }
}
