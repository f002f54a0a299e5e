/// Converts libyaml's marks, which count code points, to byte offsets.
///
/// Marks move forward nearly always, so the cursor walks from one to the next: O(file) over a whole parse. In a file of
/// ASCII there is nothing to walk.
struct CodePointCursor {
  /// The text that libyaml reads: valid UTF-8, or the marks mean nothing.
  private let text: UnsafeRawBufferPointer
  /// Offset of `text` in the file.
  private let base: Int
  private let isASCII: Bool
  /// `index` code points start before byte `byte`.
  private var index = 0
  private var byte = 0

  init(_ text: UnsafeBufferPointer<UInt8>, base: Int, isASCII: Bool) {
    self.text = UnsafeRawBufferPointer(text)
    self.base = base
    self.isASCII = isASCII
  }

  /// The offset in the file of code point `mark`.
  @inline(__always)
  mutating func offset(_ mark: Int) -> UInt32 {
    if isASCII { return UInt32(truncatingIfNeeded: base + min(mark, text.count)) }
    return walk(to: mark)
  }

  private mutating func walk(to mark: Int) -> UInt32 {
    // Eight bytes hold at most eight code points, so none is overshot; the load is bounded by the second test.
    while mark - index >= 8, byte + 8 <= text.count {
      let word = text.loadUnaligned(fromByteOffset: byte, as: UInt64.self)
      index += 8 - (word & ~(word << 1) & 0x8080_8080_8080_8080).nonzeroBitCount
      byte += 8
    }
    while index < mark, byte < text.count {
      if text[byte] & 0xC0 != 0x80 { index += 1 }
      byte += 1
    }
    while index > mark, byte > 0 {
      byte -= 1
      if text[byte] & 0xC0 != 0x80 { index -= 1 }
    }
    while byte < text.count, text[byte] & 0xC0 == 0x80 { byte += 1 }
    return UInt32(truncatingIfNeeded: base + byte)
  }
}
