import Glibc

/// Where the lines of some bytes stand, without their line feeds. Bytes behind the last line feed are a line too.
public struct LineRanges: Sequence, IteratorProtocol {
  private let bytes: UnsafeBufferPointer<UInt8>
  private var start = 0

  /// The lines of `bytes`, which the caller keeps alive.
  public init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

  /// The next line; nil when there are no more.
  public mutating func next() -> Range<Int>? {
    guard start < bytes.count, let base = bytes.baseAddress else { return nil }
    // The search ends within the bytes.
    let feed = memchr(base + start, 0x0A, bytes.count - start)
    let end = feed.map { UnsafeRawPointer($0) - UnsafeRawPointer(base) } ?? bytes.count
    defer { start = end + 1 }
    return start..<end
  }
}
