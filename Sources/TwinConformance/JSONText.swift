import TwinRuntime

/// Bytes of a block, which the caller keeps alive. Every access below is within a range that a scan of the same bytes found.
struct BlockBytes {
  let all: UnsafeBufferPointer<UInt8>
  /// Their beginning.
  let base: UnsafePointer<UInt8>

  /// Nil for no bytes.
  init?(_ all: UnsafeBufferPointer<UInt8>) {
    guard let base = all.baseAddress else { return nil }
    (self.all, self.base) = (all, base)
  }

  func slice(_ range: Range<Int>) -> UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(rebasing: all[range])
  }

  /// Whether the bytes of `range` are those of `literal`.
  @inline(__always)
  func holds(_ literal: [UInt8], at range: Range<Int>) -> Bool {
    guard range.count == literal.count else { return false }
    var index = range.lowerBound
    for byte in literal {
      if all[index] != byte { return false }
      index += 1
    }
    return true
  }

  /// The text of the string that is written at `range`, quotes included; nil where it is no string.
  func string(_ range: Range<Int>) -> [UInt8]? {
    guard range.count >= 2, all[range.lowerBound] == 0x22 else { return nil }
    return decoded(range.lowerBound + 1..<range.upperBound - 1)
  }

  /// The content of a string whose inside stands at `range`; nil where an escape is none.
  func decoded(_ range: Range<Int>) -> [UInt8]? { decodedJSONText(slice(range)) }

  /// Whether what is written at `range`, the inside of a string, is right without a closer look: ASCII without escapes.
  func isPlainText(_ range: Range<Int>) -> Bool {
    for index in range where all[index] < 0x20 || all[index] > 0x7E || all[index] == 0x5C { return false }
    return true
  }

  /// Whether `range` is a scalar of JSON that is right without a closer look.
  func isPlainScalar(_ range: Range<Int>) -> Bool {
    guard let first = range.first.map({ all[$0] }) else { return false }
    switch first {
    case 0x22: return isPlainText(range.lowerBound + 1..<range.upperBound - 1)
    case 0x74: return holds(Self.true, at: range)
    case 0x66: return holds(Self.false, at: range)
    case 0x6E: return holds(Self.null, at: range)
    default: return isPlainNumber(range)
    }
  }

  /// A number of JSON without an exponent.
  private func isPlainNumber(_ range: Range<Int>) -> Bool {
    var index = range.lowerBound
    func digits() -> Int {
      let start = index
      while index < range.upperBound, all[index] >= 0x30, all[index] <= 0x39 { index += 1 }
      return index - start
    }
    if index < range.upperBound, all[index] == 0x2D { index += 1 }
    let start = index
    let count = digits()
    if count == 0 || count > 1 && all[start] == 0x30 { return false }
    if index < range.upperBound, all[index] == 0x2E {
      index += 1
      if digits() == 0 { return false }
    }
    return index == range.upperBound
  }

  private static let `true` = Array("true".utf8)
  private static let `false` = Array("false".utf8)
  private static let null = Array("null".utf8)
}

/// `text` for a report: at most 200 bytes of it, cut between scalars.
func shortened(_ text: [UInt8], to limit: Int = 200) -> String {
  guard text.count > limit else { return String(decoding: text, as: UTF8.self) }
  var end = limit - 3
  while end > 0, text[end] & 0xC0 == 0x80 { end -= 1 }
  return String(decoding: text[..<end], as: UTF8.self) + "…"
}
