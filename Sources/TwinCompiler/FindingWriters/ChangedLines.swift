/// The lines that a change adds or rewrites, by path: read from a unified diff such as `git diff -U0` prints.
///
/// Whatever is not a diff is passed over; reading never fails and takes time and room in proportion to the input.
public struct ChangedLines: Hashable, Sendable {
  /// Ranges of one-based lines of the new file, ascending and apart, by its path.
  public private(set) var ranges: [String: [ClosedRange<Int>]] = [:]

  /// Reads a diff. Prefixes (`a/`, `b/` and git's mnemonic ones) are taken off paths, quoted paths are unquoted.
  public init(diff: [UInt8]) {
    var reader = DiffReader()
    for line in diff.split(omittingEmptySubsequences: false, whereSeparator: { $0 == 0x0A }) { reader.read(line) }
    // Files can come twice, and hunks of a diff made by hand in any order.
    ranges = reader.lines.mapValues(merged)
  }

  /// The same lines, of files whose paths have `prefix` in front.
  public func below(_ prefix: String) -> ChangedLines {
    var result = self
    result.ranges = Dictionary(uniqueKeysWithValues: ranges.map { (prefix + $0, $1) })
    return result
  }

  /// Whether any of `lines` of the file at `path` is changed. O(log ranges).
  public func touches(_ path: String, lines: ClosedRange<Int>) -> Bool {
    guard let ranges = ranges[path] else { return false }
    var (low, high) = (0, ranges.count)
    while low < high {
      let middle = (low + high) / 2
      if ranges[middle].upperBound < lines.lowerBound { low = middle + 1 } else { high = middle }
    }
    return low < ranges.count && ranges[low].lowerBound <= lines.upperBound
  }
}

/// Ranges in order, with those made one that touch.
private func merged(_ ranges: [ClosedRange<Int>]) -> [ClosedRange<Int>] {
  var result: [ClosedRange<Int>] = []
  for range in ranges.sorted(by: { $0.lowerBound < $1.lowerBound }) {
    if let last = result.last, range.lowerBound <= last.upperBound + 1 {
      result[result.count - 1] = last.lowerBound...max(last.upperBound, range.upperBound)
    } else {
      result.append(range)
    }
  }
  return result
}

/// Reads a diff line by line. Lines of a hunk are counted, so that what is changed is never taken for a header.
private struct DiffReader {
  /// Changed lines by path.
  var lines: [String: [ClosedRange<Int>]] = [:]

  private var oldPath: String?
  private var newPath: String?
  /// Lines of the hunk that are still to come, in the old and in the new file.
  private var oldLeft = 0
  private var newLeft = 0
  /// Number of the next line of the new file.
  private var next = 0

  mutating func read(_ line: ArraySlice<UInt8>) {
    if oldLeft > 0 || newLeft > 0 {
      if readContent(line) { return }
      (oldLeft, newLeft) = (0, 0)
    }
    if line.starts(with: "--- ".utf8) {
      oldPath = path(line.dropFirst(4))
      newPath = nil
    } else if line.starts(with: "+++ ".utf8) {
      newPath = path(line.dropFirst(4)).flatMap(withoutPrefix)
    } else if line.starts(with: "@@ -".utf8) {
      readHunk(line)
    }
  }

  /// Whether `line` is one of the hunk's.
  private mutating func readContent(_ line: ArraySlice<UInt8>) -> Bool {
    switch line.first {
    case 0x2B where newLeft > 0:
      if let newPath { add(next, to: newPath) }
      next += 1
      newLeft -= 1
    case 0x2D where oldLeft > 0: oldLeft -= 1
    // An empty context line may have lost its space on the way.
    case let byte where (byte ?? 0x20) == 0x20 && oldLeft > 0 && newLeft > 0:
      next += 1
      oldLeft -= 1
      newLeft -= 1
    case 0x5C: break
    default: return false
    }
    return true
  }

  private mutating func add(_ line: Int, to path: String) {
    if let last = lines[path]?.last, last.upperBound + 1 == line {
      lines[path]?.removeLast()
      lines[path]?.append(last.lowerBound...line)
    } else {
      lines[path, default: []].append(line...line)
    }
  }

  /// `@@ -3,2 +3,4 @@`.
  private mutating func readHunk(_ line: ArraySlice<UInt8>) {
    var rest = line.dropFirst(4)
    guard let old = range(&rest), rest.starts(with: " +".utf8) else { return }
    rest = rest.dropFirst(2)
    guard let new = range(&rest), rest.starts(with: " @@".utf8) else { return }
    (oldLeft, newLeft, next) = (old.count, new.count, new.start)
  }

  /// `3,2`, or `3` for one line.
  private func range(_ rest: inout ArraySlice<UInt8>) -> (start: Int, count: Int)? {
    guard let start = number(&rest) else { return nil }
    guard rest.first == 0x2C else { return (start, 1) }
    rest = rest.dropFirst()
    return number(&rest).map { (start, $0) }
  }

  /// A number of at most nine digits: no file has more lines than that.
  private func number(_ rest: inout ArraySlice<UInt8>) -> Int? {
    let digits = rest.prefix { (0x30...0x39).contains($0) }
    guard !digits.isEmpty, digits.count <= 9 else { return nil }
    rest = rest[digits.endIndex...]
    return digits.reduce(0) { $0 * 10 + Int($1 - 0x30) }
  }

  // MARK: - Paths

  /// The path of a header; nil for `/dev/null`.
  private func path(_ field: ArraySlice<UInt8>) -> String? {
    var field = field
    if field.last == 0x0D { field = field.dropLast() }
    // A tab ends paths with spaces, and comes before the time that `diff` writes.
    let bytes = field.first == 0x22 ? unquoted(field.dropFirst()) : Array(field.prefix { $0 != 0x09 })
    let path = String(decoding: bytes, as: UTF8.self)
    return path.isEmpty || path == "/dev/null" ? nil : path
  }

  /// Takes off the prefix by which git tells old from new. The same path on both sides has none.
  private func withoutPrefix(_ path: String) -> String? {
    let bytes = Array(path.utf8)
    guard path != oldPath, bytes.count > 2, bytes[1] == 0x2F, "abciow12".utf8.contains(bytes[0]) else {
      return repositoryPath(path)
    }
    return repositoryPath(String(decoding: bytes[2...], as: UTF8.self))
  }

  /// What stands between quotes, with the escapes of C that git writes.
  private func unquoted(_ field: ArraySlice<UInt8>) -> [UInt8] {
    var result: [UInt8] = []
    var rest = field
    while let byte = rest.popFirst(), byte != 0x22 {
      guard byte == 0x5C else {
        result.append(byte)
        continue
      }
      guard let escape = rest.popFirst() else { break }
      switch escape {
      case 0x61: result.append(0x07)
      case 0x62: result.append(0x08)
      case 0x66: result.append(0x0C)
      case 0x6E: result.append(0x0A)
      case 0x72: result.append(0x0D)
      case 0x74: result.append(0x09)
      case 0x76: result.append(0x0B)
      case 0x30...0x37:
        var value = Int(escape - 0x30)
        for digit in rest.prefix(2).prefix(while: { (0x30...0x37).contains($0) }) {
          value = value * 8 + Int(digit - 0x30)
          rest = rest.dropFirst()
        }
        result.append(UInt8(truncatingIfNeeded: value))
      default: result.append(escape)
      }
    }
    return result
  }
}
