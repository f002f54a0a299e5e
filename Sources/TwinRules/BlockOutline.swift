import TwinSource

/// The keys of an element that is written in block style, read from its lines alone: most questions about where something
/// stands need no tree of the whole file.
///
/// Exact or nothing: wherever lines could mean something else than they seem to (brackets or quotes left open at the end of a
/// line, tabs, rare line breaks), there is no outline and the tree must be asked.
struct BlockOutline {
  /// A key, with what is shown for its value.
  struct Entry {
    var key: ByteRange
    var shown: Shown
  }

  /// What a finding about the value of a key points at.
  enum Shown: Equatable {
    /// The key: the value is a mapping, or nothing.
    case key
    /// The value, all on one line.
    case value(ByteRange)
    /// Only the tree can tell.
    case unknown
  }

  /// In the order of the source; none where the element is a scalar on one line.
  private(set) var entries: [Entry] = []

  /// The outline of what stands under the key at `key`, which is in `bytes`. O(bytes of the element).
  init?(of key: ByteRange, in bytes: [UInt8]) {
    let lines = Lines(bytes)
    guard let head = lines.line(around: Int(key.start)), head.indent == Int(key.start) - head.start,
      let after = lines.valueStart(afterKeyEndingAt: Int(key.end), in: head)
    else { return nil }
    if after < head.end {
      // A shorthand: letters or digits begin a plain scalar, whatever follows.
      guard isLetterOrDigit(bytes[after]), bytes[after] < 0x80 else { return nil }
      return
    }
    var inner: Int?
    var next = head.next
    while let line = lines.line(at: next) {
      next = line.next
      guard !line.isTangled else { return nil }
      if line.isBlank { continue }
      let start = line.start + line.indent
      if bytes[start] == UInt8(ascii: "#") { continue }
      if line.indent <= head.indent {
        // A list may stand as far left as its key.
        guard inner != nil || line.indent < head.indent || bytes[start] != UInt8(ascii: "-") else { return nil }
        break
      }
      let level = inner ?? line.indent
      inner = level
      guard line.indent >= level, lines.isClosed(line) else { return nil }
      if line.indent > level {
        // Whatever goes on below a value may be part of it.
        if let last = entries.indices.last, case .value = entries[last].shown { entries[last].shown = .unknown }
        continue
      }
      let end = lines.plainKeyEnd(from: start, line.end)
      guard end > start, let value = lines.valueStart(afterKeyEndingAt: end, in: line) else { return nil }
      entries.append(
        Entry(key: ByteRange(UInt32(start), UInt32(end)), shown: lines.shown(from: value, in: line)))
    }
  }
}

/// The lines of a source.
private struct Lines {
  let bytes: [UInt8]

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  struct Line {
    /// The first byte.
    var start: Int
    /// Just past the last byte that is no space.
    var end: Int
    /// Where the next line starts.
    var next: Int
    /// Spaces at its start.
    var indent: Int
    /// Whether it has tabs before its text, or line breaks that are none to most programs.
    var isTangled: Bool

    var isBlank: Bool { start + indent >= end }
  }

  func line(around position: Int) -> Line? {
    guard position < bytes.count else { return nil }
    var start = position
    while start > 0, bytes[start - 1] != UInt8(ascii: "\n") { start -= 1 }
    guard let line = line(at: start), !line.isTangled else { return nil }
    return line
  }

  func line(at start: Int) -> Line? {
    guard start < bytes.count else { return nil }
    var end = start
    var isTangled = false
    while end < bytes.count, bytes[end] != UInt8(ascii: "\n") {
      let byte = bytes[end]
      // YAML 1.1 breaks lines at U+0085, U+2028 and U+2029 too, and at a carriage return by itself.
      if byte == 0xC2 || byte == 0xE2 || byte == UInt8(ascii: "\t") {
        isTangled = isTangled || byte == UInt8(ascii: "\t") || isRareBreak(end)
      } else if byte == UInt8(ascii: "\r"), end + 1 >= bytes.count || bytes[end + 1] != UInt8(ascii: "\n") {
        isTangled = true
      }
      end += 1
    }
    let next = end < bytes.count ? end + 1 : end
    while end > start, bytes[end - 1] == UInt8(ascii: " ") || bytes[end - 1] == UInt8(ascii: "\r") { end -= 1 }
    var indent = 0
    while start + indent < end, bytes[start + indent] == UInt8(ascii: " ") { indent += 1 }
    return Line(start: start, end: end, next: next, indent: indent, isTangled: isTangled)
  }

  private func isRareBreak(_ position: Int) -> Bool {
    let rest = bytes[position...].prefix(3)
    return rest.starts(with: [0xC2, 0x85]) || rest == [0xE2, 0x80, 0xA8] || rest == [0xE2, 0x80, 0xA9]
  }

  /// Where a plain key of letters, digits and the usual marks ends; `start` where there is none.
  func plainKeyEnd(from start: Int, _ limit: Int) -> Int {
    var position = start
    while position < limit {
      let byte = bytes[position]
      guard isLetterOrDigit(byte) || byte == UInt8(ascii: "_") || (position > start && isInnerMark(byte)) else { break }
      position += 1
    }
    return position
  }

  private func isInnerMark(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "-") || byte == UInt8(ascii: ".") || byte == UInt8(ascii: "/")
  }

  /// Where the value starts that stands on the line of a key: the end of the line where it does not. Nil where no colon
  /// follows the key.
  func valueStart(afterKeyEndingAt end: Int, in line: Line) -> Int? {
    var position = end
    while position < line.end, bytes[position] == UInt8(ascii: " ") { position += 1 }
    guard position < line.end, bytes[position] == UInt8(ascii: ":") else { return nil }
    position += 1
    guard position == line.end || bytes[position] == UInt8(ascii: " ") else { return nil }
    while position < line.end, bytes[position] == UInt8(ascii: " ") { position += 1 }
    // After a space, a comment.
    if position < line.end, bytes[position] == UInt8(ascii: "#") { return line.end }
    return position
  }

  /// Whether nothing that the line opens goes on in the next one regardless of how far that is indented.
  func isClosed(_ line: Line) -> Bool {
    var position = line.start + line.indent
    // What stands on the line after the dashes of a list and after a key.
    while position + 1 < line.end, bytes[position] == UInt8(ascii: "-"), bytes[position + 1] == UInt8(ascii: " ") {
      position += 2
      while position < line.end, bytes[position] == UInt8(ascii: " ") { position += 1 }
    }
    if let value = valueStart(afterKeyEndingAt: plainKeyEnd(from: position, line.end), in: line) { position = value }
    guard position < line.end else { return true }
    let first = bytes[position]
    let last = bytes[line.end - 1]
    if first == UInt8(ascii: "\"") || first == UInt8(ascii: "'") {
      return position + 1 < line.end && isOneScalar(position, line.end, quote: first)
    }
    var quotes = 0
    var hasBracket = false
    for byte in bytes[position..<line.end] {
      if byte == UInt8(ascii: "[") || byte == UInt8(ascii: "{") { hasBracket = true }
      if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") { quotes += 1 }
    }
    guard hasBracket else { return true }
    return quotes == 0 && (last == UInt8(ascii: "]") || last == UInt8(ascii: "}"))
      && depth(position, line.end) == 0
  }

  /// Brackets opened less those closed.
  private func depth(_ start: Int, _ end: Int) -> Int {
    var depth = 0
    for byte in bytes[start..<end] {
      if byte == UInt8(ascii: "[") || byte == UInt8(ascii: "{") { depth += 1 }
      if byte == UInt8(ascii: "]") || byte == UInt8(ascii: "}") { depth -= 1 }
    }
    return depth
  }

  /// Whether the bytes are one quoted scalar without escapes.
  private func isOneScalar(_ start: Int, _ end: Int, quote: UInt8) -> Bool {
    guard bytes[end - 1] == quote else { return false }
    return !bytes[(start + 1)..<(end - 1)].contains { $0 == quote || $0 == UInt8(ascii: "\\") }
  }

  /// What is shown for the value that starts at `start` in `line`.
  func shown(from start: Int, in line: Line) -> BlockOutline.Shown {
    guard start < line.end else { return following(line) }
    let value = BlockOutline.Shown.value(ByteRange(UInt32(start), UInt32(line.end)))
    switch bytes[start] {
    case UInt8(ascii: "{"): return .key
    // A line that is closed has one list or one quoted scalar, or else a comment behind it.
    case UInt8(ascii: "["): return bytes[line.end - 1] == UInt8(ascii: "]") ? value : .unknown
    case UInt8(ascii: "\""), UInt8(ascii: "'"):
      return line.end - start > 2 && isOneScalar(start, line.end, quote: bytes[start]) ? value : .unknown
    case let byte where isLetterOrDigit(byte): break
    default: return .unknown
    }
    for position in start..<line.end where bytes[position] == UInt8(ascii: "#") {
      var end = position
      guard bytes[end - 1] == UInt8(ascii: " ") else { continue }
      while bytes[end - 1] == UInt8(ascii: " ") { end -= 1 }
      return .value(ByteRange(UInt32(start), UInt32(end)))
    }
    return value
  }

  /// What is shown for a value that stands below its key.
  private func following(_ line: Line) -> BlockOutline.Shown {
    var next = line.next
    while let line = self.line(at: next) {
      next = line.next
      if line.isTangled { return .unknown }
      if line.isBlank || bytes[line.start + line.indent] == UInt8(ascii: "#") { continue }
      let start = line.start + line.indent
      let end = plainKeyEnd(from: start, line.end)
      return end > start && valueStart(afterKeyEndingAt: end, in: line) != nil ? .key : .unknown
    }
    return .key
  }
}
