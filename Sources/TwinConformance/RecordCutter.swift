/// Cuts data into records while it comes, block by block.
public protocol RecordCutter: Sendable {
  /// Bytes at the end of the last block that have to be looked at once more.
  var unsettled: Int { get }
  /// What is wrong with pieces that were cut last, where their bytes do not tell it.
  var problems: [Range<Int>: PieceProblem] { get }

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

  /// Takes the record that is whole where the data ends, at `end`, though nothing behind it says so, since only what ends the list is missing. False
  /// where there is none.
  mutating func takeLast(before end: Int, element: inout Int, pieces: inout [Range<Int>]) -> Bool
}

/// Why a piece is no record.
public struct PieceProblem: Hashable, Sendable {
  /// What would be right there.
  public let expected: String
  /// What is there.
  public let actual: String

  /// A comma that is missing before what begins with `byte`.
  static func comma(before byte: UInt8) -> PieceProblem { PieceProblem(expected: "a comma", actual: quoted(byte)) }

  static func quoted(_ byte: UInt8) -> String { "`\(String(decoding: [byte], as: UTF8.self))`" }

  /// What the value is that begins with `byte`.
  static func kind(_ byte: UInt8) -> String {
    switch byte {
    case 0x7B: "an object"
    case 0x5B: "an array"
    case 0x22: "a text"
    case 0x2D, 0x30...0x39: "a number"
    case 0x6E: "`null`"
    case 0x74: "`true`"
    case 0x66: "`false`"
    default: quoted(byte)
    }
  }
}

/// What was found at the end of a block.
public enum CutState: Hashable, Sendable {
  /// The data goes on.
  case inside
  /// The array or the export has ended; its end stands before this index.
  case ended(Int)
}
