/// Cuts a JSON array into its elements while it comes, block by block. What is no JSON is cut somewhere: its pieces are
/// judged like all others.
public struct ArrayCutter: Sendable {
  /// What was found at the end of a block.
  public enum State: Hashable, Sendable {
    /// The array goes on.
    case inside
    /// The array has ended; its end stands before this index.
    case ended(Int)
  }

  private var depth = 0
  private var isInString = false
  private var isEscape = false
  private var hasComma = false

  /// A cutter before the opening bracket.
  public init() {}

  /// Looks at `bytes` from `start` on, where it stopped before.
  /// - Parameters:
  ///   - element: Where the element begins that the bytes before `start` left unfinished; moved to that of the next one.
  ///   - pieces: Gets the places of elements that end here.
  public mutating func cut(
    _ bytes: UnsafeBufferPointer<UInt8>, from start: Int, element: inout Int, pieces: inout [Range<Int>]
  ) -> State {
    guard let base = bytes.baseAddress else { return .inside }
    let cursor = ByteCursor(base: base, end: bytes.count)
    var index = start
    // The index stays below the count of the bytes; `element` is an index that was below it.
    while index < bytes.count {
      if isInString {
        if isEscape {
          isEscape = false
          index += 1
          continue
        }
        index = cursor.firstQuoteOrEscape(index)
        guard index < bytes.count else { break }
        if bytes[index] == 0x5C { isEscape = true } else if bytes[index] == 0x22 { isInString = false }
        index += 1
        continue
      }
      if depth > 1 {
        index = cursor.firstQuoteOrBracket(index)
        guard index < bytes.count else { break }
      }
      let byte = bytes[index]
      switch byte {
      case 0x22: isInString = true
      case 0x7B, 0x5B:
        depth += 1
        if depth == 1 { element = index + 1 }
      case 0x7D where depth > 1: depth -= 1
      case 0x5D:
        if depth > 1 {
          depth -= 1
        } else {
          let isEmpty = bytes[element..<index].allSatisfy(isJSONSpace)
          if hasComma || !isEmpty { pieces.append(element..<index) }
          element = index + 1
          return .ended(index + 1)
        }
      case 0x2C where depth == 1:
        pieces.append(element..<index)
        element = index + 1
        hasComma = true
      default: break
      }
      index += 1
    }
    return .inside
  }
}
