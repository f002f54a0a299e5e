import Glibc

/// Cuts a JSON array into its elements, or documents that take several lines each. What is no JSON is cut somewhere: its pieces are judged like all others.
///
/// A comma that is missing between two elements is a piece of its own, which is empty. An element that is broken, by a string that has no end in its line or by a bracket that closes another one, would take all that comes
/// after it along. It ends where a line begins like that of an element: not further to the right than its own beginning.
public struct ArrayCutter: RecordCutter {
  /// Brackets that are open; what is between documents counts as the inside of one.
  private var depth = 0
  private let kind: Kind
  private var isInString = false
  private var isEscape = false
  private var hasComma = false
  /// How far the element of an array is, outside of brackets. Its bytes may not be there any more.
  private var progress = Progress.before
  /// Whether each bracket that is open is a square one, the last one lowest. No document has more levels than bits.
  private var squares: UInt64 = 0
  /// Of a broken element, how far to the right lines may begin that end it.
  private var lost: Int?
  /// Bytes at the end of the last block that have to be looked at once more.
  public private(set) var unsettled = 0
  /// What is wrong with pieces that were cut last: a comma that is missing.
  public private(set) var problems: [Range<Int>: PieceProblem] = [:]

  /// What is cut.
  fileprivate enum Kind { case array, documents }

  private enum Progress {
    /// Nothing of it was there yet but space.
    case before
    /// In what is no string and in no brackets.
    case scalar
    /// Behind its end, and behind space after that.
    case ended, apart
  }

  private init(depth: Int, _ kind: Kind) {
    (self.depth, self.kind, hasComma) = (depth, kind, depth > 0)
  }

  /// A cutter before the opening bracket.
  public init() { self.init(depth: 0, .array) }

  /// A cutter behind a comma between elements.
  public static let inside = ArrayCutter(depth: 1, .array)

  /// A cutter of documents, each of which may take several lines. What is none ends with its line.
  public static let documents = ArrayCutter(depth: 1, .documents)

  /// Looks at `bytes` from `start` on; see `RecordCutter`.
  public mutating func cut(
    _ bytes: UnsafeBufferPointer<UInt8>, from start: Int, element: inout Int, pieces: inout [Range<Int>]
  ) -> CutState {
    var index = max(0, start - unsettled)
    unsettled = 0
    problems = [:]
    while index < bytes.count {
      if let column = lost {
        guard
          let line = Line.first(
            in: bytes, from: index, before: bytes.count, column, kind, &unsettled)
        else {
          break
        }
        index = take(line, bytes, &element, &pieces)
        if line.isEnd { return .ended(index) }
        continue
      }
      switch cutUnbroken(bytes, from: index, element: &element, pieces: &pieces) {
      case .inside: return .inside
      case .ended(let end): return .ended(end)
      case .broken(let place):
        if let state = recover(bytes, before: place, element: &element, pieces: &pieces) {
          if case .ended = state { return state }
          index = element
        } else {
          lost = column(of: element, in: bytes)
          index = place
        }
      }
    }
    return .inside
  }

  /// Cuts what stands before `end` by what other records begin with; see `RecordCutter`.
  public mutating func recover(
    _ bytes: UnsafeBufferPointer<UInt8>, before end: Int, element: inout Int, pieces: inout [Range<Int>]
  ) -> CutState? {
    var column = column(of: element, in: bytes)
    // The line in which the element itself begins does not end it.
    func beginning(_ start: Int) -> Int { bytes[start...].firstIndex { !isJSONSpace($0) } ?? bytes.count }
    var next = beginning(element)
    var hasFound = false
    var ignored = 0
    while let line = Line.first(in: bytes, from: next, before: end, column, kind, &ignored) {
      hasFound = true
      next = take(line, bytes, &element, &pieces)
      if line.isEnd { return .ended(next) }
      next = beginning(next)
      column = line.column ?? column
    }
    return hasFound ? .inside : nil
  }

  /// Takes the last element, if it has ended and only the bracket of the array is missing; see `RecordCutter`.
  public mutating func takeLast(before end: Int, element: inout Int, pieces: inout [Range<Int>]) -> Bool {
    guard kind == .array, depth == 1, !isInString, lost == nil, progress == .ended || progress == .apart else {
      return false
    }
    pieces.append(element..<end)
    element = end
    self = .inside
    return true
  }

  /// Ends the element before `line`; gives where to go on.
  private mutating func take(
    _ line: Line, _ bytes: UnsafeBufferPointer<UInt8>, _ element: inout Int, _ pieces: inout [Range<Int>]
  ) -> Int {
    var piece = bytes[element..<max(element, line.end)]
    if kind != .documents, line.column != nil, let last = piece.lastIndex(where: { !isJSONSpace($0) }),
      piece[last] == 0x2C
    {
      // What ended before it is an element by itself.
      piece = piece[..<last]
    }
    pieces.append(piece.startIndex..<piece.endIndex)
    element = line.next
    let known = problems
    self = ArrayCutter(depth: 1, kind)
    problems = known
    return line.next
  }

  private enum Step {
    case inside
    case ended(Int)
    /// No JSON goes on like the byte at this index.
    case broken(Int)
  }

  private mutating func cutUnbroken(
    _ bytes: UnsafeBufferPointer<UInt8>, from start: Int, element: inout Int, pieces: inout [Range<Int>]
  ) -> Step {
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
        index = cursor.firstQuoteEscapeOrFeed(index)
        guard index < bytes.count else { break }
        switch bytes[index] {
        case 0x5C: isEscape = true
        case 0x22:
          isInString = false
          if depth == 1 { progress = .ended }
        case _ where depth == 1 && kind == .documents: endLine(bytes, index, &element, &pieces)
        default: return .broken(index)
        }
        index += 1
        continue
      }
      if depth > 1 {
        index = cursor.firstQuoteOrBracket(index)
        guard index < bytes.count else { break }
      }
      let byte = bytes[index]
      switch byte {
      case 0x22:
        if depth == 1, kind == .array, progress == .ended || progress == .apart {
          split(bytes, before: index, &element, &pieces)
        }
        isInString = true
      case 0x7B, 0x5B:
        if depth == 1, kind == .array, progress != .before { split(bytes, before: index, &element, &pieces) }
        depth += 1
        squares = squares << 1 | (byte == 0x5B ? 1 : 0)
        if depth == 1 { element = index + 1 }
      case 0x0A where kind == .documents: endLine(bytes, index, &element, &pieces)
      case 0x5D where depth <= 1 && kind != .documents:
        let isEmpty = bytes[element..<index].allSatisfy(isJSONSpace)
        if hasComma || !isEmpty { pieces.append(element..<index) }
        let next = cursor.skipSpace(index + 1)
        guard cursor.has(0x2C, at: next) else {
          element = index + 1
          return .ended(index + 1)
        }
        // A bracket too many: other elements follow.
        pieces.append(index..<index + 1)
        element = next + 1
        (hasComma, progress) = (true, .before)
        index = next
      // One too many is told with what it stands behind.
      case 0x7D where depth <= 1, 0x5D where depth <= 1: progress = .ended
      case 0x7D, 0x5D:
        if (squares & 1 == 1) != (byte == 0x5D) { return .broken(index) }
        depth -= 1
        squares >>= 1
        guard depth == 1 else { break }
        if kind == .documents {
          pieces.append(element..<index + 1)
          element = index + 1
        } else {
          progress = .ended
        }
      case 0x2C where depth == 1 && kind != .documents:
        pieces.append(element..<index)
        element = index + 1
        (hasComma, progress) = (true, .before)
      // What follows it is a part of what stands before it, which is no element of an array.
      case 0x3A where depth == 1: progress = .before
      case _ where depth == 1 && kind != .documents:
        if isJSONSpace(byte) {
          if progress == .scalar || progress == .ended { progress = .apart }
        } else {
          if progress == .apart { split(bytes, before: index, &element, &pieces) }
          progress = .scalar
        }
      default: break
      }
      index += 1
    }
    return .inside
  }

  /// Ends the element at `element` before the one that begins at `index`: a comma is missing.
  private mutating func split(
    _ bytes: UnsafeBufferPointer<UInt8>, before index: Int, _ element: inout Int, _ pieces: inout [Range<Int>]
  ) {
    // Of one that is too long, nothing may be there any more.
    let end = bytes[element..<index].lastIndex { !isJSONSpace($0) }.map { $0 + 1 } ?? element
    pieces += [element..<end, index..<index]
    problems[index..<index] = .comma(before: bytes[index])
    element = index
    (hasComma, progress) = (true, .before)
  }

  /// Ends what stands between documents in a line.
  private mutating func endLine(
    _ bytes: UnsafeBufferPointer<UInt8>, _ index: Int, _ element: inout Int, _ pieces: inout [Range<Int>]
  ) {
    isInString = false
    if !bytes[element..<index].allSatisfy(isJSONSpace) { pieces.append(element..<index) }
    element = index + 1
  }

  /// How far from the beginning of its line the element stands that begins at `element` or after it. Where that line is not there, it is that of
  /// another element.
  private func column(of element: Int, in bytes: UnsafeBufferPointer<UInt8>) -> Int {
    guard let first = bytes[element...].firstIndex(where: { !isJSONSpace($0) }) else { return 1 }
    return bytes[..<first].lastIndex(of: 0x0A).map { first - $0 - 1 } ?? 1
  }
}

/// A line that begins like an element of an array, or ends one or the array.
private struct Line {
  /// Where what stands before it ends, and where to go on.
  var end: Int
  var next: Int
  /// Whether the array ends.
  var isEnd = false
  /// How far to the right an element begins in it.
  var column: Int?

  /// What was found at a place.
  private enum Found {
    case line(Line)
    case nothing
    /// It depends on bytes that are not there.
    case unsettled
  }

  /// The first line after a line feed at `start` or behind it that begins no further to the right than `column` with a brace or comma or the end of the
  /// array; where there is none, with a brace alone. Of a line whose beginning is not there, how many bytes have to be looked at again.
  static func first(
    in bytes: UnsafeBufferPointer<UInt8>, from start: Int, before end: Int, _ column: Int, _ kind: ArrayCutter.Kind,
    _ unsettled: inout Int
  ) -> Line? {
    guard let base = bytes.baseAddress else { return nil }
    var index = start
    while index < end, let feed = memchr(base + index, 0x0A, end - index) {
      let place = UnsafeRawPointer(feed) - UnsafeRawPointer(base)
      switch beginning(bytes, place + 1, column, kind) {
      case .line(let line): return line
      case .nothing: index = place + 1
      case .unsettled:
        unsettled = bytes.count - place
        return nil
      }
    }
    return nil
  }

  /// Looks at the line that begins at `line`.
  private static func beginning(
    _ bytes: UnsafeBufferPointer<UInt8>, _ line: Int, _ column: Int, _ kind: ArrayCutter.Kind
  ) -> Found {
    let place = skipBlanks(bytes, line)
    guard place < bytes.count else { return .unsettled }
    guard place - line <= column else { return .nothing }
    switch bytes[place] {
    case 0x7B: return .line(Line(end: line, next: line, column: place - line))
    case _ where kind == .documents: return .nothing
    case 0x2C: return .line(Line(end: place, next: place + 1))
    case 0x5D: return .line(Line(end: place, next: place + 1, isEnd: true))
    case 0x7D:
      let behind = skipBlanks(bytes, place + 1)
      guard behind < bytes.count else { return .unsettled }
      if bytes[behind] == 0x2C { return .line(Line(end: behind, next: behind + 1)) }
      return bytes[behind] == 0x5D ? .line(Line(end: behind, next: behind + 1, isEnd: true)) : .nothing
    default: return .nothing
    }
  }

  private static func skipBlanks(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int) -> Int {
    bytes[start...].firstIndex { $0 != 0x20 && $0 != 0x09 && $0 != 0x0D } ?? bytes.count
  }
}
