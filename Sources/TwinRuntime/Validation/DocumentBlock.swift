/// Documents, a line each, in memory that may be written to: a pass over a document needs a zero behind it, which is put in place of its line
/// feed for as long as it is judged, so that no document is copied.
package struct DocumentBlock {
  /// Bytes that the memory has behind the documents.
  package static let padding = documentPadding

  private let base: UnsafeMutableRawPointer
  private let count: Int

  /// The first `count` bytes of `memory`, which has `padding` bytes behind them and is the caller's for as long as the block is used.
  package init(_ memory: UnsafeMutableRawBufferPointer, count: Int) {
    guard let base = memory.baseAddress, count >= 0, count <= memory.count - Self.padding else {
      preconditionFailure("a block without room behind it")
    }
    (base + count).initializeMemory(as: UInt8.self, repeating: 0, count: Self.padding)
    self.base = base
    self.count = count
  }

  /// Calls `body` with a copy of `documents`.
  package static func withCopy<Result>(
    of documents: UnsafeRawBufferPointer, _ body: (DocumentBlock) -> Result
  ) -> Result {
    withUnsafeTemporaryAllocation(byteCount: documents.count + padding, alignment: 16) { memory in
      memory.copyMemory(from: documents)
      return body(DocumentBlock(memory, count: documents.count))
    }
  }

  /// All bytes.
  package var bytes: UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(start: base.assumingMemoryBound(to: UInt8.self), count: count)
  }

  /// Calls `body` with the document at `range`, which ends where a line or the block does.
  ///
  /// Behind the zero stand at least `padding - 1` bytes of the same memory, those of the documents that follow or of the padding: what a pass
  /// looks at there says nothing, since no token goes on over a zero.
  @inline(__always)
  func withDocument<Bytes: DocumentBytes, Result>(_ range: Range<Int>, _ body: (Bytes) -> Result) -> Result {
    precondition(range.lowerBound >= 0 && range.upperBound <= count, "a document outside its block")
    let end = base + range.upperBound
    let behind = end.load(as: UInt8.self)
    end.storeBytes(of: 0, as: UInt8.self)
    defer { end.storeBytes(of: behind, as: UInt8.self) }
    return body(Bytes(base + range.lowerBound, count: range.count))
  }
}
