/// Cuts data into records while it comes, block by block.
public protocol RecordCutter: Sendable {
  /// Bytes at the end of the last block that have to be looked at once more.
  var unsettled: Int { get }

  /// Looks at `bytes` from `start` on, where it stopped before.
  /// - Parameters:
  ///   - element: Where the record begins that the bytes before `start` left unfinished; moved to that of the next one.
  ///   - pieces: Gets the places of records that end here.
  mutating func cut(
    _ bytes: UnsafeBufferPointer<UInt8>, from start: Int, element: inout Int, pieces: inout [Range<Int>]
  ) -> CutState

  /// Cuts what stands from `element` on, and before `end`, by what other records begin with: for a record that is broken, though that does not show,
  /// since it takes the rest along. Nil where nothing begins like one; otherwise `element` is where to go on.
  mutating func recover(
    _ bytes: UnsafeBufferPointer<UInt8>, before end: Int, element: inout Int, pieces: inout [Range<Int>]
  ) -> CutState?
}

/// What was found at the end of a block.
public enum CutState: Hashable, Sendable {
  /// The data goes on.
  case inside
  /// The array or the export has ended; its end stands before this index.
  case ended(Int)
}
