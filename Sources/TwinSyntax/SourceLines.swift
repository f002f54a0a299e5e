/// Questions about the lines of a source, for messages. Each looks at one or two lines.
struct SourceLines {
  let source: UnsafeBufferPointer<UInt8>

  var count: Int { source.count }

  /// The offset after the last byte that is not white space.
  var contentEnd: Int { (source.lastIndex { !isBlank($0) && !isBreak($0) } ?? -1) + 1 }

  func lineStart(_ offset: Int) -> Int {
    var start = min(offset, source.count)
    while start > 0, !isBreak(source[start - 1]) { start -= 1 }
    return start
  }

  func lineEnd(_ offset: Int) -> Int {
    var end = min(offset, source.count)
    while end < source.count, !isBreak(source[end]) { end += 1 }
    return end
  }

  /// The offset just past the character at `offset`; `offset` itself at a line's or the file's end.
  func characterEnd(_ offset: Int) -> Int {
    guard offset < source.count, !isBreak(source[offset]) else { return min(offset, source.count) }
    var end = offset + 1
    while end < source.count, source[end] & 0xC0 == 0x80 { end += 1 }
    return end
  }

  /// The character at `offset` as text.
  func character(_ offset: Int) -> String { excerpt(offset, length: characterEnd(offset) - offset) }

  func excerpt(_ offset: Int, length: Int) -> String {
    guard offset < source.count else { return "" }
    return String(decoding: source[offset..<min(offset + length, source.count)], as: UTF8.self)
  }

  /// Whether the blanks that begin the line, up to `offset` at most, hold a tab.
  func hasTabIndentation(at offset: Int) -> Bool {
    let start = lineStart(offset)
    guard let tab = firstTab(from: start), tab <= offset else { return false }
    return source[start..<tab].allSatisfy(isBlank)
  }

  /// The first tab of the line that begins at `start`.
  func firstTab(from start: Int) -> Int? { source[start..<lineEnd(start)].firstIndex(of: 0x09) }

  /// Whether a colon that ends a key stands on the line before `offset`.
  func hasKeyColon(before offset: Int) -> Bool {
    let line = lineStart(offset)..<min(offset, source.count)
    return line.contains { source[$0] == UInt8(ascii: ":") && $0 + 1 < source.count && isBlank(source[$0 + 1]) }
  }

  /// A colon that lacks its space on the last line with content before that of `offset`.
  func colonWithoutSpace(onLineBefore offset: Int) -> Int? {
    var end = lineStart(offset)
    while end > 0, isBlank(source[end - 1]) || isBreak(source[end - 1]) { end -= 1 }
    return colonWithoutSpace(from: lineStart(end), to: end)
  }

  /// The first colon in the range with something other than a blank after it, if no colon there ends a key.
  func colonWithoutSpace(from start: Int, to end: Int) -> Int? {
    let line = start..<max(start, end)
    guard let first = line.first(where: { source[$0] == UInt8(ascii: ":") }), first > start else { return nil }
    let isKey = line.contains { source[$0] == UInt8(ascii: ":") && ($0 + 1 >= end || isBlank(source[$0 + 1])) }
    return isKey ? nil : first
  }

  /// Whether the nearest text before `offset` on its line ends with a quote mark.
  func closesQuoteBefore(_ offset: Int) -> Bool {
    let start = lineStart(offset)
    guard let last = source[start..<min(offset, source.count)].last(where: { !isBlank($0) }) else { return false }
    return last == UInt8(ascii: "\"") || last == UInt8(ascii: "'")
  }
}
