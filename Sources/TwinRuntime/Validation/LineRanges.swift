import Glibc

/// Where the lines of some bytes stand, without their line feeds. Bytes behind the last line feed are a line too.
package struct LineRanges: Sequence, IteratorProtocol {
  private let bytes: UnsafeBufferPointer<UInt8>
  private var start: Int

  /// The lines of `bytes`, which the caller keeps alive, from the one on that begins at `start`.
  package init(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int = 0) {
    self.bytes = bytes
    self.start = start
  }

  /// The next line; nil when there are no more.
  package mutating func next() -> Range<Int>? {
    guard start < bytes.count, let base = bytes.baseAddress else { return nil }
    // The search ends within the bytes.
    let feed = memchr(base + start, 0x0A, bytes.count - start)
    let end = feed.map { UnsafeRawPointer($0) - UnsafeRawPointer(base) } ?? bytes.count
    defer { start = end + 1 }
    return start..<end
  }
}
