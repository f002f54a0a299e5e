/// What stands around the twins and relationships of a graph that Azure Digital Twins Explorer exports, read while it comes:
///
///     {"digitalTwinsFileInfo": …, "digitalTwinsGraph": {"digitalTwins": […], "relationships": […]}, "digitalTwinsModels": […]}
///
/// in any order. Other values are passed over, whatever they are and however long; those under other names, and what stands in place of a list or
/// of the graph, are told.
struct ExportFrame: Sendable {
  enum Step {
    /// The data goes on.
    case inside
    /// An array of records begins behind the bracket before this index, or goes on here behind a bracket too many.
    case array(Int, goesOn: Bool)
    /// This byte should not be there: something else, or no comma before it.
    case misplaced(Int, isEnd: Bool = false)
    /// More of what should not be there begins here: what follows is told apart as elements are behind one that is broken.
    case lost(Int)
    /// The object has ended; its end stands before this index.
    case ended(Int)
  }

  /// Whether an array of records has begun and not ended.
  private(set) var isInArray = false
  private var expected = Expected.object
  /// Whether what is read is inside the graph.
  private var isInGraph = false
  /// Whether there is a graph so far.
  private var hasGraph = false
  /// Brackets of a value that is passed over.
  private var depth = 0
  private var isInString = false
  private var isEscape = false
  /// The name that is read, or was read last, as far as it may be one that is known.
  private var name: [UInt8] = []
  /// Whether a byte was told that should not be there, since the last one that should.
  private var isTold = false

  /// What has to come next, of the object or of the graph in it.
  private enum Expected { case object, nameOrEnd, name, colon, value, scalar, comma }

  private static let graph = Array("digitalTwinsGraph".utf8)
  private static let lists = [Array("digitalTwins".utf8), Array("relationships".utf8)]
  private static let others = [Array("digitalTwinsFileInfo".utf8), Array("digitalTwinsModels".utf8)]

  private static let longest = others[0].count

  /// Whether `bytes` begin like an export: with an object whose first name is one of its.
  static func opens(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    guard let base = bytes.baseAddress else { return false }
    let cursor = ByteCursor(base: base, end: bytes.count)
    let brace = cursor.skipSpace(0)
    let quote = cursor.skipSpace(brace + 1)
    guard cursor.has(0x7B, at: brace), cursor.has(0x22, at: quote) else { return false }
    var isEscaped = false
    let end = cursor.endOfString(quote + 1, &isEscaped)
    return end < bytes.count && ([graph] + others).contains { bytes[quote + 1..<end].elementsEqual($0) }
  }

  /// Notes that the array of records has ended.
  mutating func leaveArray() { (isInArray, expected, isTold) = (false, .comma, false) }

  /// Reads `bytes` from `start` on, where it stopped before.
  mutating func read(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Step {
    guard let base = bytes.baseAddress else { return .inside }
    let cursor = ByteCursor(base: base, end: bytes.count)
    var index = start
    while index < bytes.count {
      if isInString {
        index = passString(bytes, cursor, index)
      } else if depth > 0 {
        index = passValue(cursor, index)
      } else if let step = take(bytes[index], at: index) {
        return step
      } else {
        index += 1
      }
    }
    return .inside
  }

  /// Passes over a string, as far as it is there. One that has no end ends with its line.
  private mutating func passString(_ bytes: UnsafeBufferPointer<UInt8>, _ cursor: ByteCursor, _ start: Int) -> Int {
    if isEscape {
      isEscape = false
      return start + 1
    }
    let end = cursor.firstQuoteEscapeOrFeed(start)
    let isName = depth == 0 && expected == .name
    if isName, name.count <= Self.longest { name += bytes[start..<min(end, start + Self.longest + 1)] }
    guard end < bytes.count else { return end }
    isEscape = bytes[end] == 0x5C
    if isEscape {
      // No name that is known has one.
      if isName, name.count <= Self.longest { name.append(0x5C) }
    } else {
      isInString = false
      if depth == 0 { expected = isName ? .colon : .comma }
    }
    return end + 1
  }

  /// Goes on to the next quote or bracket of a value.
  private mutating func passValue(_ cursor: ByteCursor, _ start: Int) -> Int {
    let index = cursor.firstQuoteOrBracket(start)
    guard index < cursor.end else { return index }
    switch cursor.base[index] {
    case 0x22: isInString = true
    case 0x7B, 0x5B: depth += 1
    default:
      depth -= 1
      if depth == 0 { expected = .comma }
    }
    return index + 1
  }

  /// Takes a byte that is in no value that is passed over.
  private mutating func take(_ byte: UInt8, at index: Int) -> Step? {
    if isJSONSpace(byte) {
      if expected == .scalar { expected = .comma }
      return nil
    }
    switch (expected, byte) {
    case (.object, 0x7B): expected = .nameOrEnd
    case (.nameOrEnd, 0x22), (.name, 0x22): (isInString, expected, name) = (true, .name, [])
    case (.colon, 0x3A): expected = .value
    case (.value, 0x7B) where !isInGraph && name == Self.graph:
      (isInGraph, hasGraph, expected) = (true, true, .nameOrEnd)
    case (.value, 0x5B) where isInGraph && Self.lists.contains(name):
      isInArray = true
      return .array(index + 1, goesOn: false)
    case (.value, _) where [0x7B, 0x5B, 0x22].contains(byte) || isOfScalar(byte):
      passOver(valueFrom: byte)
      if isInGraph || !Self.others.contains(name) { return .misplaced(index) }
    case (.scalar, _) where isOfScalar(byte): break
    case (.scalar, 0x2C), (.comma, 0x2C): expected = .name
    case (.scalar, 0x7D), (.comma, 0x7D), (.nameOrEnd, 0x7D):
      if !isInGraph { return hasGraph ? .ended(index + 1) : .misplaced(index, isEnd: true) }
      (isInGraph, expected) = (false, .comma)
    case (.name, 0x7D):
      defer { (isInGraph, expected) = (false, .comma) }
      return .misplaced(index, isEnd: !isInGraph)
    case (.name, 0x7B) where isInGraph && Self.lists.contains(name),
      (.comma, 0x7B) where isInGraph && Self.lists.contains(name):
      isInArray = true
      return .array(index, goesOn: true)
    default:
      let isName = expected == .comma && byte == 0x22
      // Without its comma, a name is one all the same.
      if isName { (isInString, expected, name) = (true, .name, []) }
      if isTold, isName || isOfScalar(byte) { return nil }
      if isTold {
        (isInArray, isInGraph) = (true, true)
        return .lost(index)
      }
      isTold = true
      return .misplaced(index)
    }
    isTold = false
    return nil
  }

  /// Notes that the value that begins with `byte` is none of those that are cut.
  private mutating func passOver(valueFrom byte: UInt8) {
    switch byte {
    case 0x7B, 0x5B: depth = 1
    case 0x22: isInString = true
    default: expected = .scalar
    }
  }

  /// Whether `byte` is one of a number, `true`, `false` or `null`.
  private func isOfScalar(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2B, 0x2D, 0x2E: true
    default: false
    }
  }
}
