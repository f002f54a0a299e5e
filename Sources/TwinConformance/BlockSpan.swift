/// A block while it is judged: bytes of an input.
struct BlockSpan {
  var bytes = UnsafeBufferPointer<UInt8>(start: nil, count: 0)
  var offset = 0
  /// Where in the input the line begins in which the block does.
  var lineStart = 0
  /// Whether each line is a record.
  var isLines = false

  /// The place of the byte at `offset` of the input.
  func place(_ offset: Int) -> ValuePlace {
    let before = bytes[..<min(max(0, offset - self.offset), bytes.count)]
    let start = before.lastIndex(of: 0x0A).map { self.offset + $0 + 1 } ?? lineStart
    return ValuePlace(line: before.count { $0 == 0x0A }, column: offset - start, offset: offset)
  }
}
