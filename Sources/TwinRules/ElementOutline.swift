import Glibc
import TwinSource

/// The keys of an element, read from its lines alone: most questions about where something stands need no tree of the whole
/// file.
///
/// Exact or nothing: wherever lines could mean something else than they seem to (brackets or quotes left open at the end of a
/// line), there is no outline and the tree must be asked. Only of sources whose lines are simple.
struct ElementOutline {
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
  /// Whether they stand in brackets, on the line of the element.
  private(set) var isFlow = false

  /// The outline of what stands under the key at `key`, which is in `bytes`. O(bytes of the element).
  init?(of key: ByteRange, in bytes: [UInt8]) {
    let lines = Lines(bytes)
    guard let head = lines.line(around: Int(key.start)), head.indent == Int(key.start) - head.start,
      let after = lines.valueStart(afterKeyEndingAt: Int(key.end), in: head)
    else { return nil }
    if after < head.end, bytes[after] == UInt8(ascii: "{") {
      guard let entries = lines.flowEntries(from: after, head.end) else { return nil }
      (self.entries, isFlow) = (entries, true)
      return
    }
    if after < head.end {
      // A shorthand: letters or digits begin a plain scalar, whatever follows.
      guard isLetterOrDigit(bytes[after]), bytes[after] < 0x80 else { return nil }
      return
    }
    var inner: Int?
    var next = head.next
    while let line = lines.line(at: next) {
      next = line.next
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

extension ElementOutline {
  /// Whether lines mean to YAML what they mean to most programs, and spaces alone indent them: no tabs, and none of the other
  /// breaks of YAML 1.1 (a carriage return by itself, U+0085, U+2028, U+2029). O(bytes).
  static func hasSimpleLines(_ bytes: [UInt8]) -> Bool {
    bytes.withUnsafeBytes { bytes in
      func has(_ byte: UInt8, where isBad: (Int) -> Bool) -> Bool {
        var position = 0
        while let base = bytes.baseAddress, position < bytes.count,
          let found = memchr(base + position, Int32(byte), bytes.count - position)
        {
          position = UnsafeRawPointer(found) - base
          if isBad(position) { return true }
          position += 1
        }
        return false
      }
      func follows(_ position: Int, _ next: UInt8) -> Bool { position < bytes.count && bytes[position] == next }
      return !has(UInt8(ascii: "\t")) { _ in true }
        && !has(UInt8(ascii: "\r")) { !follows($0 + 1, UInt8(ascii: "\n")) }
        && !has(0xC2) { follows($0 + 1, 0x85) }
        && !has(0xE2) { follows($0 + 1, 0x80) && (follows($0 + 2, 0xA8) || follows($0 + 2, 0xA9)) }
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

    var isBlank: Bool { start + indent >= end }
  }

  func line(around position: Int) -> Line? {
    guard position < bytes.count else { return nil }
    var start = position
    while start > 0, bytes[start - 1] != UInt8(ascii: "\n") { start -= 1 }
    return line(at: start)
  }

  func line(at start: Int) -> Line? {
    guard start < bytes.count else { return nil }
    var end = bytes.count
    bytes.withUnsafeBytes { bytes in
      if let base = bytes.baseAddress, let found = memchr(base + start, 0x0A, bytes.count - start) {
        end = UnsafeRawPointer(found) - base
      }
    }
    let next = end < bytes.count ? end + 1 : end
    while end > start, bytes[end - 1] == UInt8(ascii: " ") || bytes[end - 1] == UInt8(ascii: "\r") { end -= 1 }
    var indent = 0
    while start + indent < end, bytes[start + indent] == UInt8(ascii: " ") { indent += 1 }
    return Line(start: start, end: end, next: next, indent: indent)
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
    if first == UInt8(ascii: "\"") || first == UInt8(ascii: "'") {
      return position + 1 < line.end && isOneScalar(position, line.end, quote: first)
    }
    let isBracketed = bytes[position..<line.end].contains { $0 == UInt8(ascii: "[") || $0 == UInt8(ascii: "{") }
    return !isBracketed || closesBrackets(position, line.end)
  }

  /// Whether the bytes end with the bracket that closes the last one open, quoted ones left out.
  private func closesBrackets(_ start: Int, _ end: Int) -> Bool {
    var depth = 0
    var quote: UInt8?
    for position in start..<end {
      let byte = bytes[position]
      if byte == UInt8(ascii: "\\") { return false }
      if let open = quote {
        if byte == open { quote = nil }
        continue
      }
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "'"): quote = byte
      case UInt8(ascii: "["), UInt8(ascii: "{"): depth += 1
      case UInt8(ascii: "]"), UInt8(ascii: "}"):
        depth -= 1
        // What stands behind, if only a comment, is none of it.
        if depth == 0, position < end - 1 { return false }
      default: break
      }
    }
    let last = bytes[end - 1]
    return depth == 0 && quote == nil && (last == UInt8(ascii: "]") || last == UInt8(ascii: "}"))
  }

  /// Whether the bytes are one quoted scalar without escapes.
  private func isOneScalar(_ start: Int, _ end: Int, quote: UInt8) -> Bool {
    guard bytes[end - 1] == quote else { return false }
    return !bytes[(start + 1)..<(end - 1)].contains { $0 == quote || $0 == UInt8(ascii: "\\") }
  }

  /// The entries of the mapping in brackets that fills the bytes; nil where it does not, or is not simple.
  func flowEntries(from start: Int, _ end: Int) -> [ElementOutline.Entry]? {
    guard closesBrackets(start, end), bytes[end - 1] == UInt8(ascii: "}") else { return nil }
    var entries: [ElementOutline.Entry] = []
    var position = start + 1
    while true {
      while position < end, bytes[position] == UInt8(ascii: " ") { position += 1 }
      // The closing bracket is the last byte: one before it closes something else.
      if bytes[position] == UInt8(ascii: "}") { return position == end - 1 ? entries : nil }
      let keyEnd = plainKeyEnd(from: position, end)
      guard keyEnd > position, keyEnd + 1 < end, bytes[keyEnd] == UInt8(ascii: ":"),
        bytes[keyEnd + 1] == UInt8(ascii: " ")
      else { return nil }
      let key = ElementOutline.Entry(key: ByteRange(UInt32(position), UInt32(keyEnd)), shown: .key)
      position = keyEnd + 1
      while position < end, bytes[position] == UInt8(ascii: " ") { position += 1 }
      guard let valueEnd = flowValueEnd(from: position, end) else { return nil }
      entries.append(ElementOutline.Entry(key: key.key, shown: flowShown(position, valueEnd)))
      position = bytes[valueEnd] == UInt8(ascii: ",") ? valueEnd + 1 : valueEnd
    }
  }

  /// Where the comma or bracket stands that ends the value in brackets at `start`; nil where the value is not simple.
  private func flowValueEnd(from start: Int, _ end: Int) -> Int? {
    var depth = 0
    var quote: UInt8?
    for position in start..<end {
      let byte = bytes[position]
      if let open = quote {
        if byte == open { quote = nil }
        continue
      }
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "'"):
        // Inside of a plain scalar, marks are no quotes.
        guard position == start || depth > 0 else { return nil }
        quote = byte
      case UInt8(ascii: "["), UInt8(ascii: "{"): depth += 1
      case UInt8(ascii: "]"), UInt8(ascii: "}"):
        if depth == 0 { return position }
        depth -= 1
      case UInt8(ascii: ","): if depth == 0 { return position }
      case UInt8(ascii: "#"): return nil
      default: break
      }
    }
    return nil
  }

  private func flowShown(_ start: Int, _ limit: Int) -> ElementOutline.Shown {
    var end = limit
    while end > start, bytes[end - 1] == UInt8(ascii: " ") { end -= 1 }
    guard end > start else { return .key }
    let value = ElementOutline.Shown.value(ByteRange(UInt32(start), UInt32(end)))
    switch bytes[start] {
    case UInt8(ascii: "{"): return .key
    case UInt8(ascii: "["): return bytes[end - 1] == UInt8(ascii: "]") ? value : .unknown
    case UInt8(ascii: "\""), UInt8(ascii: "'"):
      return end - start > 2 && isOneScalar(start, end, quote: bytes[start]) ? value : .unknown
    case let byte where isLetterOrDigit(byte):
      // A colon in a plain value may begin a mapping of one pair.
      return bytes[start..<end].contains(UInt8(ascii: ":")) ? .unknown : value
    default: return .unknown
    }
  }

  /// What is shown for the value that starts at `start` in `line`.
  func shown(from start: Int, in line: Line) -> ElementOutline.Shown {
    guard start < line.end else { return following(line) }
    let value = ElementOutline.Shown.value(ByteRange(UInt32(start), UInt32(line.end)))
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
  private func following(_ line: Line) -> ElementOutline.Shown {
    var next = line.next
    while let line = self.line(at: next) {
      next = line.next
      if line.isBlank || bytes[line.start + line.indent] == UInt8(ascii: "#") { continue }
      let start = line.start + line.indent
      let end = plainKeyEnd(from: start, line.end)
      return end > start && valueStart(afterKeyEndingAt: end, in: line) != nil ? .key : .unknown
    }
    return .key
  }
}
