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
    /// A list of records begins behind the bracket before this index.
    case list(Int)
    /// What begins at this byte should not be there. It is passed over.
    case misplaced(Int, PieceProblem, isEnd: Bool = false)
    /// Nothing goes on like the byte at this index.
    case broken(Int)
    /// What the byte at this index means is told by bytes that are not there.
    case unsettled(Int)
    /// The object has ended; its end stands before this index.
    case ended(Int)
  }

  /// Where the value begins that is passed over, in the bytes that are looked at; nil where it began before them, or there is none.
  var start: Int?
  private var expected = Expected.object
  /// Whether what is read is inside the graph.
  private var isInGraph = false
  /// Whether there is a graph so far.
  private var hasGraph = false
  /// The brackets of a value that is passed over.
  private var value: Nesting?
  private var isInString = false
  private var isEscape = false
  /// The name that is read, or was read last, as far as it may be one that is known.
  private var name: [UInt8] = []

  /// What has to come next, of the object or of the graph in it.
  private enum Expected { case object, nameOrEnd, name, colon, value, scalar, comma }

  private static let longest = Landmark.otherNames[0].count

  /// Whether something is passed over that has not ended.
  var isInValue: Bool { value != nil || isInString }
  /// Whether that is an object or an array.
  var isInBrackets: Bool { value != nil }

  /// Whether a comma or an end has to come next.
  var expectsComma: Bool { expected == .comma }

  /// Whether `bytes` begin like an export: with an object whose first name is one of its.
  static func opens(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    guard let base = bytes.baseAddress else { return false }
    let cursor = ByteCursor(base: base, end: bytes.count)
    let brace = cursor.skipSpace(0)
    let quote = cursor.skipSpace(brace + 1)
    guard cursor.has(0x7B, at: brace), cursor.has(0x22, at: quote) else { return false }
    var isEscaped = false
    let end = cursor.endOfString(quote + 1, &isEscaped)
    return end < bytes.count
      && ([Landmark.graphName] + Landmark.otherNames).contains { bytes[quote + 1..<end].elementsEqual($0) }
  }

  /// Goes on behind a list.
  mutating func leaveList() { expected = .comma }

  /// Goes on in a list of the graph.
  mutating func enterList() { (expected, isInGraph, hasGraph, value, isInString) = (.comma, true, true, nil, false) }

  /// Goes on at the beginning of the graph.
  mutating func enterGraph() {
    enterList()
    expected = .nameOrEnd
  }

  /// Goes on behind the colon of what is passed over beside the graph.
  mutating func enterOther() {
    (expected, isInGraph, value, isInString, name) = (.value, false, nil, false, Landmark.otherNames[0])
  }

  /// Reads `cursor` from `start` on, where it stopped before.
  mutating func read(_ cursor: ByteCursor, from start: Int) -> Step {
    var index = start
    while index < cursor.end {
      if isInString {
        if let place = passString(cursor, &index) { return .broken(place) }
      } else if value != nil {
        switch passValue(cursor, &index) {
        case .inside: return .inside
        case .closed: break
        case .broken(let place): return .broken(place)
        case .unsettled(let place): return .unsettled(place)
        case .misplaced(let place, let problem): return .misplaced(place, problem)
        }
      } else if let step = take(cursor, at: index) {
        return step
      } else if value == nil {
        index += 1
      }
    }
    return .inside
  }

  /// Passes over a string, as far as it is there; gives the place of a line feed, which none has.
  private mutating func passString(_ cursor: ByteCursor, _ index: inout Int) -> Int? {
    let first = index
    let stop = cursor.passString(&index, &isEscape)
    let isName = expected == .name
    if isName, name.count <= Self.longest {
      // The quote that ends it is no part of it; a backslash makes it none that is known.
      let end = if case .closed = stop { index - 1 } else { index }
      for place in first..<min(end, first + Self.longest + 1) { name.append(cursor.base[place]) }
    }
    switch stop {
    case .inside: break
    case .closed: (isInString, start, expected) = (false, nil, isName ? .colon : .comma)
    case .feed(let place): return place
    }
    return nil
  }

  private mutating func passValue(_ cursor: ByteCursor, _ index: inout Int) -> Nesting.Step {
    let step =
      value?.scan(
        cursor, from: index,
        stopsAt: { [name, hasGraph] in
          Landmark.nested(cursor, at: $0, depth: $1, inValueOf: name, isBehindGraph: hasGraph)
        })
      ?? .closed(index)
    if case .closed(let end) = step { (index, value, start, expected) = (end, nil, nil, .comma) }
    return step
  }

  /// Takes the byte at `index`, which is in no value that is passed over.
  private mutating func take(_ cursor: ByteCursor, at index: Int) -> Step? {
    let byte = cursor.base[index]
    if isJSONSpace(byte) {
      if expected == .scalar { expected = .comma }
      return nil
    }
    switch (expected, byte) {
    case (.object, 0x7B): expected = .nameOrEnd
    case (.nameOrEnd, 0x22), (.name, 0x22): (isInString, expected, name) = (true, .name, [])
    case (.colon, 0x3A): expected = .value
    case (.value, 0x7B) where !isInGraph && name == Landmark.graphName: enterGraph()
    case (.value, 0x5B) where isInGraph && Landmark.listNames.contains(name): return .list(index + 1)
    case (.value, _) where [0x7B, 0x5B, 0x22].contains(byte) || isOfScalar(byte):
      if Landmark.listNames.contains(name) {
        // Records all the same, where the list's own bracket is missing or the graph has ended too early.
        switch Landmark.record(cursor, behind: byte == 0x5B ? index + 1 : index) {
        case .mark: return .broken(index)
        case .unsettled where byte == 0x5B || byte == 0x7B: return .unsettled(index)
        case .unsettled, .nothing: break
        }
      }
      passOver(valueFrom: byte, at: index)
      if isInGraph || !Landmark.otherNames.contains(name) { return .misplaced(index, problem(ofValueFrom: byte)) }
    case (.scalar, _) where isOfScalar(byte): break
    case (.scalar, 0x2C), (.comma, 0x2C): expected = .name
    case (.scalar, 0x7D), (.comma, 0x7D), (.nameOrEnd, 0x7D):
      if !isInGraph { return hasGraph ? .ended(index + 1) : endWithoutGraph(cursor, at: index) }
      (isInGraph, expected) = (false, .comma)
    case (.name, 0x7D) where !isInGraph && !hasGraph: return endWithoutGraph(cursor, at: index)
    case (.name, 0x7D):
      defer { (isInGraph, expected) = (false, .comma) }
      return .misplaced(index, PieceProblem(expected: "a key behind the comma", actual: "`}`"), isEnd: !isInGraph)
    // A bracket too many.
    case (.comma, 0x5D):
      return .misplaced(index, PieceProblem(expected: "a comma or the end of an object", actual: "`]`"))
    default: return .broken(index)
    }
    return nil
  }

  /// A brace before there was a graph: where more of an export follows, it is one too many.
  private mutating func endWithoutGraph(_ cursor: ByteCursor, at index: Int) -> Step {
    let next = cursor.skipSpace(index + 1)
    guard next < cursor.end else { return .unsettled(index) }
    expected = .comma
    let isEnd = cursor.base[next] != 0x2C && cursor.base[next] != 0x22
    return .misplaced(
      index, isEnd ? Self.noGraph : PieceProblem(expected: "more of the export", actual: "`}`"), isEnd: isEnd)
  }

  /// Why the end of an export is wrong in which no graph was.
  static let noGraph = PieceProblem(expected: "`digitalTwinsGraph` in an export", actual: "its end")

  /// Why the value is wrong that begins with `byte` and stands at `name`.
  private func problem(ofValueFrom byte: UInt8) -> PieceProblem {
    let actual = PieceProblem.kind(byte)
    if isInGraph, Landmark.listNames.contains(name) { return PieceProblem(expected: "a list", actual: actual) }
    if !isInGraph, name == Landmark.graphName { return PieceProblem(expected: "an object", actual: actual) }
    let whole = isInGraph ? "a graph" : "an export"
    return PieceProblem(expected: "no key `\(shortened(name, to: Self.longest))` of \(whole)", actual: actual)
  }

  /// Notes that the value that begins with `byte` is none of those that are cut.
  private mutating func passOver(valueFrom byte: UInt8, at index: Int) {
    switch byte {
    case 0x7B, 0x5B: (value, start) = (Nesting(isStrict: true), index)
    case 0x22: (isInString, start) = (true, index)
    default: expected = .scalar
    }
  }
}
