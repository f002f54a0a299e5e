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
  func decoded(_ range: Range<Int>) -> [UInt8]? {
    var result: [UInt8] = []
    result.reserveCapacity(range.count)
    var index = range.lowerBound
    func unit() -> UInt32? {
      guard range.upperBound - index >= 4 else { return nil }
      var value: UInt32 = 0
      for _ in 0..<4 {
        switch all[index] {
        case 0x30...0x39: value = value << 4 | UInt32(all[index] - 0x30)
        case 0x41...0x46, 0x61...0x66: value = value << 4 | UInt32((all[index] | 0x20) - 0x61 + 10)
        default: return nil
        }
        index += 1
      }
      return value
    }
    while index < range.upperBound {
      let byte = all[index]
      index += 1
      guard byte == 0x5C else {
        result.append(byte)
        continue
      }
      guard index < range.upperBound else { return nil }
      let escape = all[index]
      index += 1
      switch escape {
      case 0x22, 0x5C, 0x2F: result.append(escape)
      case 0x62: result.append(0x08)
      case 0x66: result.append(0x0C)
      case 0x6E: result.append(0x0A)
      case 0x72: result.append(0x0D)
      case 0x74: result.append(0x09)
      case 0x75:
        guard var value = unit() else { return nil }
        if value & 0xFC00 == 0xD800 {
          guard range.upperBound - index >= 6, all[index] == 0x5C, all[index + 1] == 0x75 else { return nil }
          index += 2
          guard let low = unit(), low & 0xFC00 == 0xDC00 else { return nil }
          value = 0x1_0000 + (value & 0x3FF) << 10 + low & 0x3FF
        }
        guard let scalar = Unicode.Scalar(value) else { return nil }
        result += Array(String(scalar).utf8)
      default: return nil
      }
    }
    return result
  }

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
