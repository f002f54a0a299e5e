import Glibc

/// Watches files below directories, by looking at them again and again: that works on every file system, in containers and over networks, and
/// costs a few milliseconds for a thousand files.
struct SourceWatch {
  /// What a file looked like.
  private struct Look: Equatable {
    var path: String
    var size: Int
    var seconds: Int
    var nanoseconds: Int
    var inode: UInt
  }

  /// Files that are looked at, at most.
  private static let limit = 100_000
  /// Milliseconds between two looks, and from a change to the look that finds it finished.
  private static let pause: UInt64 = 300
  private static let settling: UInt64 = 80

  /// Directories or files.
  var roots: [String]
  private var known: [Look]
  /// What the last look found, where that is a change that may go on.
  private var changing: [Look]?
  /// When to look again, in milliseconds of the steady clock.
  private var due: UInt64

  init(_ roots: [String]) {
    self.roots = roots
    known = Self.look(at: roots)
    due = steadyMilliseconds() + Self.pause
  }

  /// How long there is nothing to do.
  var milliseconds: Int32 {
    let now = steadyMilliseconds()
    return due > now ? Int32(min(due - now, 60_000)) : 0
  }

  /// Whether files came, went or changed since it said so last, and have stopped changing. Looks when it is time to.
  mutating func hasChanged() -> Bool {
    let start = steadyMilliseconds()
    guard start >= due else { return false }
    let found = Self.look(at: roots)
    let end = steadyMilliseconds()
    let isFinished = changing == found
    if isFinished {
      known = found
      changing = nil
    } else {
      changing = found == known ? nil : found
    }
    // Where looking takes long, it is done less often.
    due = end + max(changing == nil ? Self.pause : Self.settling, (end - start) * 10)
    return isFinished
  }

  private static func look(at roots: [String]) -> [Look] {
    let files = roots.flatMap { root -> [String] in
      guard FileSystem.kind(root) == .directory else { return [root] }
      return Disk().glance(below: root, limit: limit, enter: { !$0.hasSuffix("/node_modules") }) { isSource($0) }
    }
    return files.compactMap { path in
      var info = stat()
      guard stat(path, &info) == 0 else { return nil }
      return Look(
        path: path, size: Int(info.st_size), seconds: info.st_mtim.tv_sec, nanoseconds: info.st_mtim.tv_nsec,
        inode: UInt(info.st_ino))
    }
  }

  /// Whether a file of that name may be of a model, of any source language, or a record of a registry.
  private static func isSource(_ name: String) -> Bool {
    name == "gemel.lock" || hasExtension(name, ["yaml", "yml", "json", "vspec"])
  }
}

/// Milliseconds of a clock that never goes back.
func steadyMilliseconds() -> UInt64 {
  var time = timespec()
  clock_gettime(CLOCK_MONOTONIC, &time)
  return UInt64(time.tv_sec) * 1_000 + UInt64(time.tv_nsec) / 1_000_000
}
