import TwinSource
import TwinSyntax

/// Questions about the lines of a source that is edited.
struct SourceLayout {
  let bytes: [UInt8]
  /// How the file ends its lines: as it ends its first.
  let lineBreak: String
  /// Where the text starts: after a byte order mark.
  private let textStart: Int

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    let feed = bytes.firstIndex(of: 0x0A)
    let isCarriageReturned = feed.map { $0 > 0 && bytes[$0 - 1] == 0x0D } ?? false
    lineBreak = isCarriageReturned ? "\r\n" : "\n"
    textStart = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
  }

  func isBreak(_ offset: Int) -> Bool { bytes[offset] == 0x0A || bytes[offset] == 0x0D }
  func isBlank(_ offset: Int) -> Bool { bytes[offset] == 0x20 || bytes[offset] == 0x09 }

  /// The first byte of the line of `offset`.
  func lineStart(_ offset: Int) -> Int {
    var start = min(offset, bytes.count)
    while start > textStart, !isBreak(start - 1) { start -= 1 }
    return start
  }

  /// Where the line of `offset` ends, before its break.
  func lineEnd(_ offset: Int) -> Int {
    var end = min(offset, bytes.count)
    while end < bytes.count, !isBreak(end) { end += 1 }
    return end
  }

  /// Where the line before the one that starts at `start` does; nil for the first.
  func previousLine(_ start: Int) -> Int? {
    var end = start
    if end > textStart, bytes[end - 1] == 0x0A { end -= 1 }
    if end > textStart, bytes[end - 1] == 0x0D { end -= 1 }
    return end < start ? lineStart(end) : nil
  }

  /// Where the line after that of `offset` starts, or the end of the file.
  func nextLine(_ offset: Int) -> Int {
    var end = lineEnd(offset)
    if end < bytes.count, bytes[end] == 0x0D { end += 1 }
    if end < bytes.count, bytes[end] == 0x0A { end += 1 }
    return end
  }

  /// Bytes between the start of the line and `offset`.
  func column(_ offset: Int) -> Int { offset - lineStart(offset) }

  /// The first byte from `offset` on that is no blank; a line's end stops it.
  func skipBlanks(_ offset: Int) -> Int {
    var next = offset
    while next < bytes.count, isBlank(next) { next += 1 }
    return next
  }

  /// The offset just after the last byte before `offset` that is no blank.
  func skipBlanksBackward(_ offset: Int) -> Int {
    var end = offset
    while end > textStart, isBlank(end - 1) { end -= 1 }
    return end
  }

  /// Whether only spaces stand before `offset` on its line.
  func isFirstOnLine(_ offset: Int) -> Bool { bytes[lineStart(offset)..<offset].allSatisfy { $0 == 0x20 } }

  /// What a line is to those around it.
  enum Line: Equatable {
    case blank
    /// A comment that begins in this column.
    case comment(Int)
    case content
  }

  /// What the line that starts at `start` is.
  func line(at start: Int) -> Line {
    let first = skipBlanks(start)
    if first >= bytes.count || isBreak(first) { return .blank }
    return bytes[first] == UInt8(ascii: "#") ? .comment(first - start) : .content
  }

  /// Whether `byte` is among the bytes of `range`.
  func contains(_ byte: UInt8, in range: ByteRange) -> Bool {
    bytes[Int(range.start)..<Int(range.end)].contains(byte)
  }

  /// Whether the bytes of `range` stand on one line.
  func isOneLine(_ range: ByteRange) -> Bool { !contains(0x0A, in: range) && !contains(0x0D, in: range) }

  /// The bytes of `range` as text.
  func text(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }
}
