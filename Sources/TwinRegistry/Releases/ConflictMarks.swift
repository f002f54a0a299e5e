/// What git leaves in a file that two branches changed in different ways (gitattributes(5), `merge`): each side between lines of marks; or,
/// where a file is merged by `union`, the lines of both below one another.
package enum ConflictMarks {
  private enum Mark { case ours, base, theirs, end }

  /// Whether `bytes` are a file with such marks in it. O(bytes).
  package static func areIn(_ bytes: [UInt8]) -> Bool {
    let marks = bytes.split(separator: UInt8(ascii: "\n")).compactMap { mark($0) }
    return marks.contains(.ours) && marks.contains(.end)
  }

  /// The sides of a file that was one line on each: what stands between the marks with what is common to all, or without marks each line.
  /// O(bytes).
  package static func sides(of bytes: [UInt8]) -> [[UInt8]] {
    let lines = bytes.split(separator: UInt8(ascii: "\n"))
    guard areIn(bytes) else { return lines.map(Array.init) }
    var sides: [Mark: [UInt8]] = [.ours: [], .base: [], .theirs: []]
    var current: Mark?
    for line in lines {
      if let mark = mark(line) {
        current = mark == .end ? nil : mark
        continue
      }
      for side in current.map({ [$0] }) ?? [.ours, .base, .theirs] { sides[side]? += line + [UInt8(ascii: "\n")] }
    }
    return [Mark.ours, .base, .theirs].compactMap { sides[$0] }.filter { !$0.isEmpty }
  }

  private static func mark(_ line: ArraySlice<UInt8>) -> Mark? {
    let length = 7
    guard let first = line.first, line.prefix(length).allSatisfy({ $0 == first }), line.count >= length else {
      return nil
    }
    let rest = line.dropFirst(length).first
    guard rest == nil || rest == UInt8(ascii: " ") || rest == UInt8(ascii: "\r") else { return nil }
    switch first {
    case UInt8(ascii: "<"): return .ours
    case UInt8(ascii: "|"): return .base
    case UInt8(ascii: "="): return .theirs
    case UInt8(ascii: ">"): return .end
    default: return nil
    }
  }
}
