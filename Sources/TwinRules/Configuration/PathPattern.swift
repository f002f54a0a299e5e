/// A pattern over relative paths: `*` stands for any run of characters in one segment, `?` for one, `**` for any number of
/// segments. Nothing else is special. `models/hvac/**` holds everything below the directory; a pattern that names a
/// directory holds what is below it too.
public struct PathPattern: Hashable, Sendable {
  /// As written.
  public let source: String
  private let segments: [[UInt8]]

  /// Reads a pattern.
  public init(_ source: String) {
    self.source = source
    segments = source.split(separator: "/").map { Array($0.utf8) }
  }

  /// Whether `path`, relative and with slashes, is held. O(path × pattern).
  public func matches(_ path: String) -> Bool {
    let parts = path.split(separator: "/").map { Array($0.utf8) }
    // Row by row over the pattern: which prefixes of the path it can have used up.
    var reached = [Bool](repeating: false, count: parts.count + 1)
    reached[0] = true
    for segment in segments {
      var next = [Bool](repeating: false, count: parts.count + 1)
      if segment == Array("**".utf8) {
        var isOpen = false
        for index in reached.indices {
          isOpen = isOpen || reached[index]
          next[index] = isOpen
        }
      } else {
        for index in parts.indices where reached[index] && Self.matches(segment[...], parts[index][...]) {
          next[index + 1] = true
        }
      }
      reached = next
    }
    return reached.contains(true) && !segments.isEmpty
  }

  /// One segment against one name: the star that was seen last takes one more character whenever the rest fails.
  private static func matches(_ pattern: ArraySlice<UInt8>, _ name: ArraySlice<UInt8>) -> Bool {
    var (p, n) = (pattern.startIndex, name.startIndex)
    var star: (pattern: Int, name: Int)?
    while n < name.endIndex {
      if p < pattern.endIndex, pattern[p] == UInt8(ascii: "*") {
        star = (p + 1, n)
        p += 1
      } else if p < pattern.endIndex, pattern[p] == UInt8(ascii: "?") || pattern[p] == name[n] {
        p += 1
        n += 1
      } else if let last = star {
        star = (last.pattern, last.name + 1)
        p = last.pattern
        n = last.name + 1
      } else {
        return false
      }
    }
    while p < pattern.endIndex, pattern[p] == UInt8(ascii: "*") { p += 1 }
    return p == pattern.endIndex
  }
}
