import Glibc

/// Cuts a JSON array into its elements while it comes, block by block, or an exported graph into its twins and relationships, or documents that take
/// several lines each. What is no JSON is cut somewhere: its pieces are judged like all others.
///
/// An element that is broken, by a string that has no end in its line or by a bracket that closes another one, would take all that comes
/// after it along. It ends where a line begins like that of an element: not further to the right than its own beginning. In an exported graph it ends
/// where another one begins with a name of the system's, too, as in `, {"$dtId"`: exports are often one line.
public struct ArrayCutter: Sendable {
  /// What was found at the end of a block.
  public enum State: Hashable, Sendable {
    /// The array goes on.
    case inside
    /// The array has ended; its end stands before this index.
    case ended(Int)
  }

  /// Brackets that are open; what is between documents counts as the inside of one.
  private var depth = 0
  private let kind: Kind
  /// What is around the arrays of an export.
  private var frame: ExportFrame?
  private var isInString = false
  private var isEscape = false
  private var hasComma = false
  /// In an export, whether a string ended at the byte before, behind which not everything may stand: what is inside of strings looks like what is
  /// outside where a quote is missing.
  private var isBehindString = false
  /// Whether each bracket that is open is a square one, the last one lowest. No document has more levels than bits.
  private var squares: UInt64 = 0
  /// Of a broken element, how far to the right lines may begin that end it.
  private var lost: Int?
  /// Bytes at the end of the last block that have to be looked at once more.
  private var unsettled = 0

  /// What is cut.
  fileprivate enum Kind { case array, export, documents }

  private init(depth: Int, _ kind: Kind) {
    (self.depth, self.kind, hasComma) = (depth, kind, depth > 0)
  }

  /// A cutter before the opening bracket.
  public init() { self.init(depth: 0, .array) }

  /// A cutter behind a comma between elements.
  public static let inside = ArrayCutter(depth: 1, .array)

  /// A cutter of documents, each of which may take several lines. What is none ends with its line.
  public static let documents = ArrayCutter(depth: 1, .documents)

  /// A cutter of a graph that Azure Digital Twins Explorer exports, before its opening brace. What is around its two arrays is passed over; a byte that
  /// should not be there is a piece.
  public static let export: ArrayCutter = {
    var cutter = ArrayCutter(depth: 1, .export)
    cutter.frame = ExportFrame()
    return cutter
  }()

  /// Whether `bytes`, with which data begin, are those of such a graph.
  public static func opensExport(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool { ExportFrame.opens(bytes) }

  /// Looks at `bytes` from `start` on, where it stopped before.
  /// - Parameters:
  ///   - element: Where the element begins that the bytes before `start` left unfinished; moved to that of the next one.
  ///   - pieces: Gets the places of elements that end here.
  public mutating func cut(
    _ bytes: UnsafeBufferPointer<UInt8>, from start: Int, element: inout Int, pieces: inout [Range<Int>]
  ) -> State {
    var index = max(0, start - unsettled)
    unsettled = 0
    while index < bytes.count {
      if frame?.isInArray == false {
        let state = readFrame(bytes, from: index, element: &element, pieces: &pieces)
        if case .ended = state { return state }
        index = element
        continue
      }
      if let column = lost {
        guard
          let line = Line.first(
            in: bytes, from: index, before: bytes.count, inElement: element, column, kind, &unsettled)
        else {
          break
        }
        index = take(line, bytes, &element, &pieces)
        if line.isEnd, frame == nil { return .ended(index) }
        continue
      }
      switch cutUnbroken(bytes, from: index, element: &element, pieces: &pieces) {
      case .inside: return .inside
      case .ended(let end):
        if frame == nil { return .ended(end) }
        frame?.leaveArray()
        index = end
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

  /// Reads what is around the arrays of an export until one begins.
  private mutating func readFrame(
    _ bytes: UnsafeBufferPointer<UInt8>, from start: Int, element: inout Int, pieces: inout [Range<Int>]
  ) -> State {
    switch frame?.read(bytes, from: start) {
    case .array(let place, let goesOn):
      if goesOn { pieces.append(place..<place) }
      (element, hasComma) = (place, goesOn)
    case .misplaced(let place, let isEnd):
      pieces.append(place..<place + 1)
      element = place + 1
      if isEnd { return .ended(element) }
    case .lost(let place):
      element = place
      lost = column(of: place, in: bytes)
    case .ended(let end):
      element = end
      return .ended(end)
    case .inside, nil: element = bytes.count
    }
    return .inside
  }

  /// Cuts what stands from `element` on, and before `end`, by its lines: for an element that is broken, though that does not show, since it takes
  /// the rest along. Nil where no line begins like an element; otherwise `element` is where to go on.
  public mutating func recover(
    _ bytes: UnsafeBufferPointer<UInt8>, before end: Int, element: inout Int, pieces: inout [Range<Int>]
  ) -> State? {
    if frame?.isInArray == false { return nil }
    var column = column(of: element, in: bytes)
    // The line in which the element itself begins does not end it.
    func beginning(_ start: Int) -> Int { bytes[start...].firstIndex { !isJSONSpace($0) } ?? bytes.count }
    var next = beginning(element)
    var hasFound = false
    var ignored = 0
    while let line = Line.first(in: bytes, from: next, before: end, inElement: element, column, kind, &ignored) {
      hasFound = true
      next = take(line, bytes, &element, &pieces)
      if line.isEnd { return frame == nil ? .ended(next) : .inside }
      next = beginning(next)
      column = line.column ?? column
    }
    return hasFound ? .inside : nil
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
    let around = frame
    self = ArrayCutter(depth: 1, kind)
    frame = around
    if line.isEnd { frame?.leaveArray() }
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
        case 0x22: (isInString, isBehindString) = (false, kind == .export)
        case _ where depth == 1 && kind == .documents: endLine(bytes, index, &element, &pieces)
        default: return .broken(index)
        }
        index += 1
        continue
      }
      if isBehindString {
        index = cursor.skipSpace(index)
        guard index < bytes.count else { break }
        isBehindString = false
        if ![0x2C, 0x3A, 0x5D, 0x7D].contains(bytes[index]) { return .broken(index) }
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
        squares = squares << 1 | (byte == 0x5B ? 1 : 0)
        if depth == 1 { element = index + 1 }
      case 0x0A where kind == .documents: endLine(bytes, index, &element, &pieces)
      case 0x5D where depth <= 1 && kind != .documents:
        let isEmpty = bytes[element..<index].allSatisfy(isJSONSpace)
        if hasComma || !isEmpty { pieces.append(element..<index) }
        let next = cursor.skipSpace(index + 1)
        guard kind == .array, cursor.has(0x2C, at: next) else {
          element = index + 1
          return .ended(index + 1)
        }
        // A bracket too many: other elements follow.
        pieces.append(index..<index + 1)
        element = next + 1
        hasComma = true
        index = next
      case 0x7D where depth <= 1, 0x5D where depth <= 1: break
      case 0x7D, 0x5D:
        if (squares & 1 == 1) != (byte == 0x5D) { return .broken(index) }
        depth -= 1
        squares >>= 1
        if depth == 1, kind == .documents {
          pieces.append(element..<index + 1)
          element = index + 1
        }
      case 0x2C where depth == 1 && kind != .documents:
        pieces.append(element..<index)
        element = index + 1
        hasComma = true
      default: break
      }
      index += 1
    }
    return .inside
  }

  /// Ends what stands between documents in a line.
  private mutating func endLine(
    _ bytes: UnsafeBufferPointer<UInt8>, _ index: Int, _ element: inout Int, _ pieces: inout [Range<Int>]
  ) {
    isInString = false
    if !bytes[element..<index].allSatisfy(isJSONSpace) { pieces.append(element..<index) }
    element = index + 1
  }

  private static let farRight = 1_024

  /// How far from the beginning of its line the element stands that begins at `element` or after it. Where that line is not there, it is that of
  /// another element.
  private func column(of element: Int, in bytes: UnsafeBufferPointer<UInt8>) -> Int {
    guard let first = bytes[element...].firstIndex(where: { !isJSONSpace($0) }) else { return 1 }
    // An export may be one long line of broken elements, each of which is told by its beginning.
    let start = kind == .export ? max(0, first - Self.farRight) : 0
    return bytes[start..<first].lastIndex(of: 0x0A).map { first - $0 - 1 } ?? (start > 0 ? Self.farRight : 1)
  }
}

/// A line that begins like an element of an array, or ends one or the array; in an exported graph, also what looks like that inside a line.
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
  /// array; where there is none, with a brace alone. Of a line whose beginning is not there, how many bytes have to be looked at again. `element` is where
  /// what it ends begins.
  static func first(
    in bytes: UnsafeBufferPointer<UInt8>, from start: Int, before end: Int, inElement element: Int, _ column: Int,
    _ kind: ArrayCutter.Kind, _ unsettled: inout Int
  ) -> Line? {
    var index = start
    while let place = candidate(in: bytes, from: index, before: end, kind) {
      let found =
        bytes[place] == 0x0A
        ? beginning(bytes, place + 1, column, kind) : mark(bytes, place, inElement: element)
      switch found {
      case .line(let line): return line
      case .nothing: index = place + 1
      case .unsettled:
        unsettled = bytes.count - place
        return nil
      }
    }
    return nil
  }

  /// The next line feed or, in an export, bracket by which an element may begin or the array end.
  private static func candidate(
    in bytes: UnsafeBufferPointer<UInt8>, from start: Int, before end: Int, _ kind: ArrayCutter.Kind
  ) -> Int? {
    guard start < end, let base = bytes.baseAddress else { return nil }
    if kind == .export { return bytes[start..<end].firstIndex { $0 == 0x0A || $0 == 0x7B || $0 == 0x5D } }
    return memchr(base + start, 0x0A, end - start).map { UnsafeRawPointer($0) - UnsafeRawPointer(base) }
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

  /// Looks at a bracket of an export: behind a comma and before a name of the system's an element begins; before the name of the other list, or what
  /// stands around both, the array ends.
  private static func mark(
    _ bytes: UnsafeBufferPointer<UInt8>, _ place: Int, inElement element: Int
  ) -> Found {
    if bytes[place] == 0x7B {
      guard let comma = bytes[element..<place].lastIndex(where: { !isJSONSpace($0) }), bytes[comma] == 0x2C else {
        return .nothing
      }
      return follow(bytes, place + 1, dollar, Line(end: comma, next: comma + 1))
    }
    let end = Line(end: place, next: place + 1, isEnd: true)
    let behind = skipSpace(bytes, place + 1)
    guard behind < bytes.count else { return .unsettled }
    if bytes[behind] == 0x2C { return follow(bytes, behind + 1, inGraph, end) }
    guard bytes[behind] == 0x7D else { return .nothing }
    let next = skipSpace(bytes, behind + 1)
    guard next < bytes.count else { return .unsettled }
    return bytes[next] == 0x2C ? follow(bytes, next + 1, aroundGraph, end) : .nothing
  }

  private static let dollar = [Array("\"$".utf8)]
  private static let inGraph = [#""relationships""#, #""digitalTwins""#].map { Array($0.utf8) }
  private static let aroundGraph = [#""digitalTwinsModels""#, #""digitalTwinsFileInfo""#].map { Array($0.utf8) }

  /// `line`, if one of `texts` is what comes next.
  private static func follow(
    _ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ texts: [[UInt8]], _ line: Line
  ) -> Found {
    let rest = bytes[skipSpace(bytes, start)...]
    if texts.contains(where: { rest.starts(with: $0) }) { return .line(line) }
    return texts.contains { rest.count < $0.count && $0.starts(with: rest) } ? .unsettled : .nothing
  }

  private static func skipSpace(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int) -> Int {
    bytes[start...].firstIndex { !isJSONSpace($0) } ?? bytes.count
  }

  private static func skipBlanks(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int) -> Int {
    bytes[start...].firstIndex { $0 != 0x20 && $0 != 0x09 && $0 != 0x0D } ?? bytes.count
  }
}
