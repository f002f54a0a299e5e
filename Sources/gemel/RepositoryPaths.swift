import TwinSource

/// Paths as platforms look for them, of all files of a run in the same way: relative to the current directory where all are
/// below it, otherwise to the root of their repository or, where they have none in common, to the directory that holds all.
struct RepositoryPaths {
  /// The directory that paths are relative to, resolved; nil where there are no files.
  private let base: String?
  /// The current directory below `base`, with a slash at the end; empty where it is `base`, or not below it.
  let prefix: String
  /// Where files stand, by path for display.
  private let places: [String: String]

  /// Paths of the files shown as `paths`; those that ship with the compiler are left out.
  init(_ paths: some Sequence<String>) {
    let here = FileSystem.absolute(".") ?? "/"
    places = Self.places(paths)
    let base = Self.base(of: places.values.sorted(), here)
    self.base = base
    prefix = base.flatMap { Self.relative(here, to: $0) }.map { $0 + "/" } ?? ""
  }

  /// `shown`, the path of a file for display, for a machine.
  func path(_ shown: String) -> String {
    guard let base, let place = places[shown] else { return shown }
    return Self.relative(place, to: base) ?? shown
  }

  /// Where the files shown as `paths` stand; directories are looked up once each.
  private static func places(_ paths: some Sequence<String>) -> [String: String] {
    var directories: [String: String?] = [:]
    var places: [String: String] = [:]
    for path in paths where !path.hasPrefix("<") {
      let parent = FileSystem.parent(path)
      let directory = directories[parent] ?? FileSystem.absolute(parent)
      directories[parent] = .some(directory)
      let name = path.lastIndex(of: "/").map { String(path[path.index(after: $0)...]) } ?? path
      places[path] = directory.map { FileSystem.join($0, name) }
    }
    return places
  }

  private static func base(of places: [String], _ here: String) -> String? {
    func holdsAll(_ directory: String) -> Bool { places.allSatisfy { relative($0, to: directory) != nil } }
    guard let first = places.first else { return nil }
    if holdsAll(here) { return here }
    if let root = repository(around: here), holdsAll(root) { return root }
    var common = FileSystem.parent(first)
    while !holdsAll(common) { common = FileSystem.parent(common) }
    return repository(around: common) ?? common
  }

  private static func relative(_ path: String, to top: String) -> String? {
    path != top && FileSystem.isBelow(path, top) ? String(path.dropFirst(top == "/" ? 1 : top.count + 1)) : nil
  }

  /// The directory at or above `directory`, an absolute path, that git takes for the root of a repository.
  private static func repository(around directory: String) -> String? {
    var directory = directory
    while FileSystem.kind(FileSystem.join(directory, ".git")) == nil {
      guard directory != "/" else { return nil }
      directory = FileSystem.parent(directory)
    }
    return directory
  }
}
