import Glibc

/// Paths as platforms look for them: relative to the current directory or, where a file is outside it, to the root of the
/// repository.
struct RepositoryPaths {
  /// The current directory, resolved.
  private let here: String?
  /// The current directory as the shell came to it.
  private let written: String?
  /// The root of the repository around the current directory.
  private let repository: String?

  init() {
    here = FileSystem.absolute(".")
    let shell = getenv("PWD").map { String(cString: $0) }
    written = shell.flatMap { FileSystem.absolute($0) } == here ? shell : nil
    repository = here.flatMap { Self.repository(around: $0) }
  }

  /// `shown`, the path of a file for display, for a machine; as it is when the file is in no repository.
  func path(_ shown: String) -> String {
    if shown.hasPrefix("<") || isInside(shown) { return shown }
    for top in [here, written] {
      if let top, let path = relative(shown, to: top), isInside(path) { return path }
    }
    guard let place = FileSystem.location(shown) else { return shown }
    if let path = here.flatMap({ relative(place, to: $0) }) { return path }
    if let path = repository.flatMap({ relative(place, to: $0) }) { return path }
    return Self.repository(around: FileSystem.parent(place)).flatMap { relative(place, to: $0) } ?? shown
  }

  /// Whether `path` is relative and leads nowhere up.
  private func isInside(_ path: String) -> Bool {
    !path.hasPrefix("/") && !path.split(separator: "/").contains("..")
  }

  private func relative(_ path: String, to top: String) -> String? {
    let prefix = top == "/" ? top : top + "/"
    return path.hasPrefix(prefix) && path != prefix ? String(path.dropFirst(prefix.count)) : nil
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
