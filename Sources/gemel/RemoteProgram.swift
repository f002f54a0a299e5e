import Glibc

/// `gemel-remote`, the program that speaks HTTP. It is apart, so that the command itself needs no libraries of the machine.
enum RemoteProgram {
  static let name = "gemel-remote"
  /// What its arguments are read by: changes when they do.
  private static let version = "1"

  /// Becomes that program. Returns with an error only.
  static func become(_ arguments: [String]) throws -> Never {
    guard let path = path() else {
      throw CommandFailure(
        code: CommandFailure.couldNotRun,
        message:
          "`\(name)` is not there, which speaks HTTP for this command; put the one of this release beside \(own ?? "gemel")"
          + " or on PATH")
    }
    var list = ([path, version] + arguments).map { strdup($0) }
    list.append(nil)
    execv(path, list)
    throw FileError("start", path)
  }

  /// Beside the command, else on `PATH`.
  private static func path() -> String? {
    if let own, let path = Optional(FileSystem.join(FileSystem.parent(own), name)), access(path, X_OK) == 0 {
      return path
    }
    return Environment.current.path(of: name)
  }

  /// Where the command itself is.
  private static var own: String? {
    var buffer = [CChar](repeating: 0, count: Int(PATH_MAX))
    let count = readlink("/proc/self/exe", &buffer, buffer.count)
    return count > 0 ? String(decoding: buffer[..<count].map { UInt8(bitPattern: $0) }, as: UTF8.self) : nil
  }
}
