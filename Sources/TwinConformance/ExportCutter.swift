/// Cuts a graph that Azure Digital Twins Explorer exports into its twins and relationships. What is around its two lists is passed over; what should not be
/// there is a piece, and where something is missing, nothing is one.
///
/// What is right is cut by its brackets alone. A record that is broken ends where a landmark shows that another one begins, or something else of an
/// export, so that it takes nothing along.
public struct ExportCutter: RecordCutter {
  /// Bytes at the end of the last block that have to be looked at once more.
  public private(set) var unsettled = 0
  /// What is wrong with pieces that were cut last, where their bytes do not tell it: what has no place in an export, or is missing in it.
  public private(set) var problems: [Range<Int>: PieceProblem] = [:]
  private var state = State.around
  private var frame = ExportFrame()
  /// Whether what is lost began with a name where a comma should have been.
  private var lacksComma = false

  private enum State {
    /// Outside of the lists.
    case around
    /// In a list, where a record should begin.
    case before(hasComma: Bool)
    case inside(Nesting)
    /// Behind a record, which is as right as what follows it.
    case behind
    /// Behind something broken.
    case lost
  }

  /// A cutter before the opening brace.
  public init() {}

  /// Whether `bytes`, with which data begin, are those of such a graph.
  public static func opens(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool { ExportFrame.opens(bytes) }

  /// Where the value begins, in the bytes that were looked at last, that is passed over and has not ended; nil where it began before them.
  public var beginningOfValue: Int? { isInValue ? frame.start : nil }

  /// Whether a value is passed over that has not ended.
  public var isInValue: Bool { if case .around = state { frame.isInValue } else { false } }

  /// Looks at `bytes` from `start` on; see `RecordCutter`.
  public mutating func cut(
    _ bytes: UnsafeBufferPointer<UInt8>, from start: Int, element: inout Int, pieces: inout [Range<Int>]
  ) -> CutState {
    guard let base = bytes.baseAddress else { return .inside }
    let cursor = ByteCursor(base: base, end: bytes.count)
    var index = max(0, start - unsettled)
    unsettled = 0
    problems = [:]
    frame.start = nil
    while index < cursor.end {
      switch state {
      case .around:
        if let end = readFrame(cursor, &index, &element, &pieces) { return .ended(end) }
      case .before(let hasComma): begin(cursor, hasComma, &index, &element, &pieces)
      case .inside(var nesting):
        switch nesting.scan(cursor, from: index) {
        case .inside: (state, index) = (.inside(nesting), cursor.end)
        case .closed(let end): (state, index) = (.behind, end)
        // A record is judged by whoever reads it: it is told of nothing that leaves its brackets as they are.
        case .broken, .unsettled, .misplaced: lose(&index, searchingFrom: element + 1)
        }
      case .behind: follow(cursor, &index, &element, &pieces)
      case .lost:
        guard
          let found = Landmark.first(cursor, from: index, before: cursor.end, inElement: element, &unsettled)
        else { return .inside }
        let lost = piece(cursor, element..<found.place)
        pieces.append(lost)
        if lost.isEmpty {
          problems[lost] =
            lacksComma
            ? .comma(before: cursor.base[found.place])
            : PieceProblem(expected: "a bracket", actual: PieceProblem.quoted(cursor.base[found.place]))
        }
        enter(found.mark, at: found.place, &index, &element)
      }
      if unsettled > 0 { return .inside }
    }
    return .inside
  }

  /// None: what ends a graph ends its lists too, and where that is missing its last record is told by what others begin with.
  public mutating func takeLast(before end: Int, element: inout Int, pieces: inout [Range<Int>]) -> Bool { false }

  /// Cuts what stands before `end` by what other records begin with; see `RecordCutter`.
  public mutating func recover(
    _ bytes: UnsafeBufferPointer<UInt8>, before end: Int, element: inout Int, pieces: inout [Range<Int>]
  ) -> CutState? {
    guard let base = bytes.baseAddress else { return nil }
    let cursor = ByteCursor(base: base, end: bytes.count)
    var ignored = 0
    switch state {
    case .around where unsettled > 0 && !frame.isInValue && cursor.has(0x7D, at: element):
      // An end, with nothing behind it, of an export without a graph.
      pieces.append(element..<end)
      problems[element..<end] = ExportFrame.noGraph
      (element, unsettled) = (end, 0)
      return .ended(end)
    case .around, .before, .lost: return nil
    case .behind:
      // Nothing follows that says that it is not whole.
      let last = end - unsettled
      let bracket = cursor.skipSpace(last)
      pieces.append(element..<last)
      (state, element, unsettled) = (.lost, last, 0)
      var index = 0
      if cursor.has(0x5D, at: bracket) { leave(to: bracket + 1, &index, &element) }
      return .inside
    case .inside:
      guard let found = Landmark.first(cursor, from: element + 1, before: end, inElement: element, &ignored) else {
        return nil
      }
      pieces.append(piece(cursor, element..<found.place))
      var index = 0
      enter(found.mark, at: found.place, &index, &element)
      return .inside
    }
  }

  // MARK: Around the lists

  /// Reads what is around the lists until one begins; gives the end of the export.
  private mutating func readFrame(
    _ cursor: ByteCursor, _ index: inout Int, _ element: inout Int, _ pieces: inout [Range<Int>]
  ) -> Int? {
    switch frame.read(cursor, from: index) {
    case .list(let place):
      state = .before(hasComma: false)
      (element, index) = (place, place)
    case .misplaced(let place, let problem, let isEnd):
      pieces.append(place..<place + 1)
      problems[place..<place + 1] = problem
      // A value in brackets is passed over from its bracket on.
      (element, index) = (place + 1, frame.isInBrackets ? place : place + 1)
      if isEnd { return element }
    case .broken(let place):
      // A string that its line ends is told in that.
      element = cursor.base[place] == 0x0A && place > index ? place - 1 : place
      lose(&index, searchingFrom: place)
      lacksComma = frame.expectsComma && cursor.base[place] == 0x22
    case .unsettled(let place):
      unsettled = cursor.end - place
      element = place
    case .ended(let end):
      element = end
      return end
    case .inside: (element, index) = (cursor.end, cursor.end)
    }
    return nil
  }

  // MARK: Lists

  /// Looks at where a record should begin.
  private mutating func begin(
    _ cursor: ByteCursor, _ hasComma: Bool, _ index: inout Int, _ element: inout Int, _ pieces: inout [Range<Int>]
  ) {
    let place = cursor.skipSpace(index)
    guard place < cursor.end else { return index = place }
    switch cursor.base[place] {
    case 0x7B:
      state = .inside(Nesting())
      (element, index) = (place, place)
    case 0x5D:
      if hasComma { pieces.append(element..<place) }
      leave(to: place + 1, &index, &element)
    case 0x2C:
      pieces.append(element..<place)
      state = .before(hasComma: true)
      (element, index) = (place + 1, place + 1)
    default:
      element = place
      lose(&index, searchingFrom: place)
    }
  }

  /// Looks at what stands behind the record that ends at `index`: only that tells whether it is whole.
  private mutating func follow(
    _ cursor: ByteCursor, _ index: inout Int, _ element: inout Int, _ pieces: inout [Range<Int>]
  ) {
    let place = cursor.skipSpace(index)
    let next = cursor.skipSpace(place + 1)
    guard next < cursor.end else { return unsettled = cursor.end - index }
    let record = element..<index
    switch (cursor.base[place], cursor.base[next]) {
    case (0x2C, 0x7B), (0x2C, 0x5D), (0x2C, 0x2C):
      pieces.append(record)
      state = .before(hasComma: true)
      (element, index) = (place + 1, place + 1)
    case (0x2C, 0x22): followName(cursor, at: next, record, &index, &element, &pieces)
    case (0x5D, 0x2C):
      let behind = cursor.skipSpace(next + 1)
      let inside = cursor.skipSpace(behind + 1)
      guard inside < cursor.end else { return unsettled = cursor.end - index }
      let name = Landmark.find(cursor, at: inside, inElement: inside)
      if case .unsettled = name { return unsettled = cursor.end - index }
      pieces.append(record)
      guard cursor.base[behind] == 0x7B, case .nothing = name else { return leave(to: place + 1, &index, &element) }
      // A bracket too many.
      pieces.append(place..<place + 1)
      state = .before(hasComma: true)
      (element, index) = (behind, behind)
    case (0x5D, _):
      pieces.append(record)
      leave(to: place + 1, &index, &element)
    case (0x7B, _), (0x7D, _): followBrace(cursor, at: place, next, record, &index, &element, &pieces)
    default: lose(&index, searchingFrom: place)
    }
  }

  /// Looks at the name behind the comma behind `record`: of the other list, where this one lacks its end, or of the id of a record that lacks its brace.
  private mutating func followName(
    _ cursor: ByteCursor, at name: Int, _ record: Range<Int>, _ index: inout Int, _ element: inout Int,
    _ pieces: inout [Range<Int>]
  ) {
    switch (Landmark.find(cursor, at: name, inElement: name), Landmark.isID(cursor, at: name)) {
    case (.unsettled, _), (_, .unsettled): unsettled = cursor.end - index
    case (.mark, _):
      pieces.append(record)
      element = name
      lose(&index, searchingFrom: name)
    case (_, .mark):
      pieces.append(record)
      element = name
      lose(&index, searchingFrom: name + 1)
    default: lose(&index, searchingFrom: name)
    }
  }

  /// Looks at the brace behind `record`: of a record, where a comma is missing, or the end of the graph, where that of the list is.
  private mutating func followBrace(
    _ cursor: ByteCursor, at place: Int, _ next: Int, _ record: Range<Int>, _ index: inout Int, _ element: inout Int,
    _ pieces: inout [Range<Int>]
  ) {
    var found = Landmark.find(cursor, at: place, inElement: place)
    if cursor.base[place] == 0x7D {
      let behind = cursor.skipSpace(next + 1)
      guard behind < cursor.end else { return unsettled = cursor.end - index }
      switch cursor.base[next] {
      case 0x2C: found = Landmark.other(cursor, at: behind)
      // Behind the end of an export nothing stands, or another document.
      case 0x7D where cursor.base[behind] == 0x7B: found = .mark(.record)
      default: break
      }
    }
    switch found {
    case .unsettled: unsettled = cursor.end - index
    case .nothing: lose(&index, searchingFrom: place)
    case .mark:
      pieces += [record, place..<place]
      if cursor.base[place] == 0x7D {
        problems[place..<place] = PieceProblem(expected: "`]`, the end of the list", actual: "`}`")
        return leave(to: place, &index, &element)
      }
      problems[place..<place] = .comma(before: cursor.base[place])
      state = .before(hasComma: false)
      (element, index) = (place, place)
    }
  }

  /// Goes on behind the list at `place`.
  private mutating func leave(to place: Int, _ index: inout Int, _ element: inout Int) {
    frame.leaveList()
    state = .around
    (element, index) = (place, place)
  }

  // MARK: What is broken

  private mutating func lose(_ index: inout Int, searchingFrom start: Int) {
    state = .lost
    lacksComma = false
    index = start
  }

  /// Goes on at the landmark at `place`.
  private mutating func enter(_ mark: Landmark, at place: Int, _ index: inout Int, _ element: inout Int) {
    switch mark {
    case .record:
      frame.enterList()
      state = .before(hasComma: false)
      index = place
    case .list(let behind):
      frame.enterList()
      state = .before(hasComma: false)
      index = behind
    case .graph(let behind):
      frame.enterGraph()
      state = .around
      index = behind
    case .other(let behind):
      frame.enterOther()
      state = .around
      index = behind
    }
    element = index
  }

  /// What stands at `range`, without the comma before what ends it, unless it is that alone.
  private func piece(_ cursor: ByteCursor, _ range: Range<Int>) -> Range<Int> {
    var end = range.upperBound
    while end > range.lowerBound, isJSONSpace(cursor.base[end - 1]) { end -= 1 }
    guard end > range.lowerBound + 1, cursor.base[end - 1] == 0x2C else { return range.lowerBound..<end }
    return range.lowerBound..<end - 1
  }
}
