import Glibc
import TwinConformance
import TwinRuntime

/// What is read at once of an input.
struct DataBlock {
  enum Content {
    /// Whole lines.
    case lines
    /// Elements of an array, at these places, and what is wrong with those that are none.
    case elements([Range<Int>], [Range<Int>: PieceProblem])
    /// Documents that take several lines, at these places.
    case documents([Range<Int>])
    /// What could not be read, as one record.
    case unreadable(expected: String, actual: String)
    /// The same, and behind it nothing is read.
    case rest(expected: String, actual: String)
  }

  var content: Content
  /// Counted over all inputs.
  var number: Int
  var input: Int
  /// Where it begins in its input, unpacked, and where the line does in which that is.
  var offset: Int
  var lineStart: Int
  /// The lines before that one, where lines are not the records.
  var linesBefore: Int?
}

/// Cuts inputs into blocks of whole records, one input after the other. An input whose first byte that is no space opens an array is
/// one array of records, unless that ends in its line and other records follow; one that begins like a graph that Azure Digital Twins Explorer exports has
/// a record for each twin and relationship; one whose first line opens an object and does not end it has documents of several lines; others have a record
/// a line.
final class BlockReader {
  /// Bytes of a block, where no record is longer: little enough for the cache of a core.
  static let blockSize = 256 << 10
  /// Bytes of a record, if nobody says otherwise: longer ones are counted and passed over, so that memory stays bounded.
  static let recordLimit = 16 << 20

  /// Bytes read so far of all inputs, packed as they are.
  var bytesTaken: Int { finishedBytes + (current?.taken ?? 0) }
  /// The inputs that were begun.
  private(set) var inputs: [ConformanceInput] = []

  /// What records may be beside lines.
  enum Records {
    case lines
    /// Elements of an array, or of an exported graph.
    case elements
    /// The same, and documents of several lines.
    case any
  }

  private let paths: [String]
  private let records: Records
  private let recordLimit: Int
  private var current: ByteInput?
  private var finishedBytes = 0
  private var blocks = 0
  /// Bytes that were read behind the last block, which is where they are in the input.
  private var carry: [UInt8] = []
  private var offset = 0
  /// Lines that end before that in an array, and where the last of them does; the same of the buffer.
  private var lines = LineCount()
  private var linesOfBuffer = LineCount()
  /// Where in the buffer stands what is told of a block that cannot be read; what is not there any more stood at `former`.
  private var place = 0
  private var former: Place?
  private var isAtEnd = false
  private var isSkipping = false
  private var array: ArrayState?

  /// Whether the end of a damaged input was told as a record.
  private var hasToldDamage = false

  /// An input whose records are not its lines.
  private struct ArrayState {
    enum Kind { case array, export, documents }

    var cutter: any RecordCutter
    var kind: Kind
    /// How much of what is carried the cutter has seen.
    var seen = 0
    var hasEnded = false
    /// Where what is not there any more began that is passed over: a record that is too long, or what is beside the graph of an export.
    var beginning: Place?
  }

  /// A place in an input.
  private struct Place {
    var offset: Int
    var lines: LineCount
  }

  private struct LineCount {
    var count = 0
    /// Where in the input the line begins.
    var start = 0

    mutating func pass(_ bytes: some BidirectionalCollection<UInt8>, at offset: Int) {
      let more = bytes.count { $0 == 0x0A }
      count += more
      if more > 0, let last = bytes.lastIndex(of: 0x0A) {
        start = offset + bytes.distance(from: bytes.startIndex, to: last) + 1
      }
    }
  }

  /// Reads `paths`, whose records are what `records` says.
  init(_ paths: [String], _ records: Records, recordLimit: Int = BlockReader.recordLimit) {
    self.paths = paths
    self.records = records
    self.recordLimit = recordLimit
  }

  /// Reads the next block into `buffer`; nil when there are no more.
  func next(into buffer: BlockBuffer) throws -> DataBlock? {
    while true {
      if current == nil, try !open() { return nil }
      if let content = try array == nil ? nextLines(buffer) : nextElements(buffer) {
        let told = former ?? position(of: place, in: buffer)
        let block = DataBlock(
          content: content, number: blocks, input: inputs.count - 1, offset: told.offset,
          lineStart: array == nil ? told.offset : told.lines.start,
          linesBefore: array == nil ? nil : told.lines.count)
        blocks += 1
        return block
      }
      finishedBytes += current?.taken ?? 0
      current = nil
    }
  }

  /// Where in the input the byte at `index` of `buffer` is.
  private func position(of index: Int, in buffer: BlockBuffer) -> Place {
    var place = Place(offset: buffer.offset + index, lines: linesOfBuffer)
    if array != nil { place.lines.pass(buffer.bytes[..<index], at: buffer.offset) }
    return place
  }

  /// Opens the next input and looks at how it begins.
  private func open() throws -> Bool {
    guard inputs.count < paths.count else { return false }
    let path = paths[inputs.count]
    let input = try ByteInput(path)
    current = input
    (isAtEnd, isSkipping, hasToldDamage, array, offset) = (false, false, false, nil, 0)
    (lines, linesOfBuffer) = (LineCount(), LineCount())
    var head = [UInt8](repeating: 0, count: Self.blockSize)
    let count = try head.withUnsafeMutableBytes { try input.read(into: $0) }
    head.removeLast(head.count - count)
    // A byte order mark is no part of what it marks.
    if head.starts(with: [0xEF, 0xBB, 0xBF]) {
      head.removeFirst(3)
      offset = 3
    }
    carry = head
    if records != .lines { array = cut(head) }
    inputs.append(
      ConformanceInput(name: path == "-" ? "standard input" : path, isArray: array?.kind == .array))
    return true
  }

  /// How an input is cut that begins with `head`; nil where its lines are its records.
  private func cut(_ head: [UInt8]) -> ArrayState? {
    let text = head.drop(while: isJSONSpace)
    let line = text.prefix { $0 != 0x0A }
    if head.withUnsafeBufferPointer({ ExportCutter.opens($0) }) {
      return ArrayState(cutter: ExportCutter(), kind: .export)
    }
    switch text.first {
    case UInt8(ascii: "["):
      var cutter = ArrayCutter()
      let (state, pieces) = Self.cut(line, &cutter)
      guard case .ended(let end) = state else { return ArrayState(cutter: ArrayCutter(), kind: .array) }
      let isArray = !Self.opensValue(text[line.endIndex...]) && !Self.isText(line, pieces, end)
      return isArray ? ArrayState(cutter: ArrayCutter(), kind: .array) : nil
    case UInt8(ascii: "{") where line.endIndex < text.endIndex && records == .any:
      var cutter = ArrayCutter.documents
      return Self.cut(line, &cutter).pieces.isEmpty ? ArrayState(cutter: ArrayCutter.documents, kind: .documents) : nil
    default: return nil
    }
  }

  private static func cut(
    _ line: ArraySlice<UInt8>, _ cutter: inout ArrayCutter
  ) -> (state: CutState, pieces: [Range<Int>]) {
    var (element, pieces) = (0, [Range<Int>]())
    let state = line.withUnsafeBufferPointer { cutter.cut($0, from: 0, element: &element, pieces: &pieces) }
    return (state, pieces)
  }

  /// Whether `line` is no JSON: brackets without a record in them, and more behind their `end`, as logs begin.
  private static func isText(_ line: ArraySlice<UInt8>, _ pieces: [Range<Int>], _ end: Int) -> Bool {
    let line = Array(line)
    return line[end...].contains { !isJSONSpace($0) }
      && !pieces.contains { line[$0].first { !isJSONSpace($0) } == UInt8(ascii: "{") }
  }

  /// Whether a value of JSON begins `text`, or follows space.
  private static func opensValue(_ text: ArraySlice<UInt8>) -> Bool {
    guard let first = text.first(where: { !isJSONSpace($0) }) else { return false }
    return Array(#"{["-0123456789tfn"#.utf8).contains(first)
  }

  /// Fills `buffer` with what was carried and what comes, up to its size.
  private func fill(_ buffer: BlockBuffer) throws {
    guard let current, !isAtEnd else { return }
    let room = buffer.room
    let count = try current.read(into: room)
    buffer.count += count
    if count < room.count { isAtEnd = true }
  }

  private func begin(_ buffer: BlockBuffer) {
    (linesOfBuffer, place, former) = (lines, 0, nil)
    buffer.clear(offset: offset)
    buffer.reserve(max(Self.blockSize, carry.count))
    buffer.append(carry)
    carry.removeAll(keepingCapacity: true)
  }

  /// Leaves what stands at `end` or behind it for the next block.
  private func leave(_ buffer: BlockBuffer, from end: Int) {
    carry.append(contentsOf: buffer.bytes[end...])
    buffer.count = end
    pass(buffer)
  }

  /// Notes that the next block begins behind what is in `buffer`.
  private func pass(_ buffer: BlockBuffer) {
    offset = buffer.offset + buffer.count
    if array != nil { lines.pass(buffer.bytes, at: buffer.offset) }
  }

  /// Lets go of what is in `buffer`, which goes on behind it, but of the last `kept` bytes.
  private func drop(_ buffer: BlockBuffer, but kept: Int = 0) {
    leave(buffer, from: buffer.count - kept)
    begin(buffer)
  }
}

// MARK: - Lines

extension BlockReader {
  private func nextLines(_ buffer: BlockBuffer) throws -> DataBlock.Content? {
    begin(buffer)
    while true {
      try fill(buffer)
      if isSkipping {
        guard let feed = buffer.firstIndex(of: 0x0A) else {
          isSkipping = !isAtEnd
          buffer.clear(offset: buffer.offset + buffer.count)
          continue
        }
        isSkipping = false
        carry.append(contentsOf: buffer.bytes[(feed + 1)...])
        offset = buffer.offset + feed + 1
        begin(buffer)
        continue
      }
      let feed = buffer.lastIndex(of: 0x0A)
      if isAtEnd {
        guard let damage = current?.damage else {
          offset = buffer.offset + buffer.count
          return buffer.count > 0 ? .lines : nil
        }
        return damaged(buffer, after: feed.map { $0 + 1 } ?? 0, damage)
      }
      if let feed {
        leave(buffer, from: feed + 1)
        return .lines
      }
      if buffer.count > recordLimit {
        isSkipping = true
        offset = buffer.offset + buffer.count
        return tooLong("a line", buffer)
      }
      // One more, which may be what ends the longest line.
      buffer.reserve(min(buffer.count * 2, recordLimit + 1))
    }
  }

  /// A record that is longer than is read; of an export of a whole graph, how to have its records one by one.
  private func tooLong(_ what: String, _ buffer: BlockBuffer) -> DataBlock.Content {
    let head = String(decoding: buffer.bytes.prefix(4_096), as: UTF8.self)
    let hint = "; of an exported graph, its records: `jq -c '.digitalTwinsGraph | .digitalTwins[], .relationships[]'`"
    return .unreadable(
      expected: "\(what) of at most \(recordLimit >> 20) MiB" + (head.contains("digitalTwinsGraph") ? hint : ""),
      actual: "a longer one")
  }

  /// The lines before what is damaged and, when these have been read, the damage.
  private func damaged(
    _ buffer: BlockBuffer, after end: Int, _ damage: (reason: String, offset: Int)
  ) -> DataBlock.Content? {
    if end > 0 {
      leave(buffer, from: end)
      return .lines
    }
    if hasToldDamage { return nil }
    hasToldDamage = true
    carry.removeAll()
    return cutOff(damage)
  }
}

// MARK: - Elements

extension BlockReader {
  private func nextElements(_ buffer: BlockBuffer) throws -> DataBlock.Content? {
    guard var state = array else { return nil }
    defer { array = state }
    begin(buffer)
    if state.hasEnded { return try rest(buffer, &state) }
    var pieces: [Range<Int>] = []
    var element = 0
    while true {
      try fill(buffer)
      var end = state.cutter.cut(buffer.bytes, from: state.seen, element: &element, pieces: &pieces)
      state.seen = buffer.count - element
      noteBeginning(&state, buffer)
      if isAtEnd, end == .inside, pieces.isEmpty,
        state.cutter.takeLast(before: buffer.count, element: &element, pieces: &pieces)
      {
        // What is told next is that the array does not end.
        state.seen = 0
      }
      let isTooLong = buffer.count - element > recordLimit
      if end == .inside, pieces.isEmpty, !isSkipping, isAtEnd || isTooLong,
        let found = state.cutter.recover(
          buffer.bytes, before: buffer.count, element: &element, pieces: &pieces)
      {
        (end, state.seen) = (found, 0)
      }
      if isSkipping, !pieces.isEmpty {
        pieces.removeFirst()
        (isSkipping, state.beginning) = (false, nil)
      }
      if isAtEnd, state.kind == .documents, pieces.isEmpty, current?.damage == nil {
        // What is left is the last record, perhaps not all of it.
        let start = beginning(of: buffer, from: element)
        if start == buffer.count || isSkipping { return nil }
        pieces.append(start..<buffer.count)
        element = buffer.count
      }
      let (kind, problems) = (state.kind, state.cutter.problems)
      if case .ended = end {
        // Behind an export other records may stand.
        if kind == .export {
          state = ArrayState(cutter: ArrayCutter.documents, kind: .documents)
        } else {
          state.hasEnded = true
        }
        state.seen = 0
      }
      if !pieces.isEmpty || end != .inside {
        leave(buffer, from: element)
        return kind == .documents ? .documents(pieces) : .elements(pieces, problems)
      }
      if isAtEnd {
        (state.hasEnded, hasToldDamage, place) = (true, true, beginning(of: buffer, from: element))
        former = state.beginning
        return cutOff(
          current?.damage, isBetween: former == nil && place == buffer.count, isBeside: former != nil && !isSkipping)
      }
      if isSkipping || element == buffer.count {
        // What has to be looked at again is little, but where somebody wrote nothing but spaces.
        let kept = min(state.cutter.unsettled, buffer.count)
        drop(buffer, but: kept <= Self.blockSize / 2 ? kept : 0)
        (element, state.seen) = (0, buffer.count)
      } else if isTooLong {
        (isSkipping, state.seen, place) = (true, 0, beginning(of: buffer, from: element))
        state.beginning = position(of: place, in: buffer)
        pass(buffer)
        return tooLong("an element", buffer)
      } else {
        state.seen = buffer.count
        // One more, which may be what stands behind the longest element.
        buffer.reserve(min(buffer.count * 2, element + recordLimit + 1))
      }
    }
  }

  /// Notes where what begins is passed over in an export, and lets go of that where it ends.
  private func noteBeginning(_ state: inout ArrayState, _ buffer: BlockBuffer) {
    guard !isSkipping, let cutter = state.cutter as? ExportCutter else { return }
    if !cutter.isInValue {
      state.beginning = nil
    } else if let start = cutter.beginningOfValue {
      state.beginning = position(of: start, in: buffer)
    }
  }

  /// What stands behind an array, where only space should.
  private func rest(_ buffer: BlockBuffer, _ state: inout ArrayState) throws -> DataBlock.Content? {
    while true {
      try fill(buffer)
      if hasToldDamage { return nil }
      place = beginning(of: buffer, from: 0)
      if place < buffer.count, buffer.bytes[place] == UInt8(ascii: ",") {
        // A bracket too many, and what follows it was not there when it was cut.
        (state.cutter, state.hasEnded) = (ArrayCutter.inside, false)
        leave(buffer, from: place + 1)
        return .unreadable(expected: "nothing behind the end of the array", actual: "a comma and more elements")
      }
      if place < buffer.count {
        hasToldDamage = true
        return .rest(expected: "nothing behind the end of the array", actual: "more")
      }
      if isAtEnd {
        hasToldDamage = true
        return current?.damage.map { cutOff($0) }
      }
      drop(buffer)
    }
  }

  /// The first byte at `start` or behind it that is no space.
  private func beginning(of buffer: BlockBuffer, from start: Int) -> Int {
    buffer.bytes[start...].firstIndex { !isJSONSpace($0) } ?? buffer.count
  }

  /// What is told of an input that ends too early; in an array, inside an element unless that is between two, or beside the graph of an export.
  private func cutOff(
    _ damage: (reason: String, offset: Int)?, isBetween: Bool = false, isBeside: Bool = false
  ) -> DataBlock.Content {
    let expected =
      array == nil || array?.kind == .documents
      ? "more of the data"
      : isBetween
        ? "more of the \(array?.kind == .export ? "graph" : "array")"
        : isBeside
          ? "a value that ends, beside the graph" : "an element that ends, by which those behind it are told apart"
    return .rest(
      expected: expected,
      actual: damage.map { "\($0.reason) at byte \($0.offset) of the packed file" } ?? "the end of the data")
  }
}

/// Bytes of a block, in memory that is used again for the next one.
final class BlockBuffer {
  /// Bytes that are in it.
  var count = 0
  /// Where they begin in the input.
  private(set) var offset = 0
  private var memory: UnsafeMutableRawBufferPointer
  /// How much of the memory this block may take.
  private var limit = 0

  init() { memory = .allocate(byteCount: BlockReader.blockSize + DocumentBlock.padding, alignment: 64) }
  deinit { memory.deallocate() }

  /// The bytes, which are the buffer's until it is filled anew.
  var bytes: UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(rebasing: UnsafeRawBufferPointer(memory).bindMemory(to: UInt8.self)[..<count])
  }

  /// The same for who judges documents where they are.
  var documents: DocumentBlock { DocumentBlock(memory, count: count) }

  /// Where more may be written.
  var room: UnsafeMutableRawBufferPointer { UnsafeMutableRawBufferPointer(rebasing: memory[count..<limit]) }

  func clear(offset: Int) {
    count = 0
    self.offset = offset
  }

  /// Makes room for `size` bytes in all.
  func reserve(_ size: Int) {
    limit = max(size, count)
    guard limit + DocumentBlock.padding > memory.count else { return }
    let larger = UnsafeMutableRawBufferPointer.allocate(byteCount: limit + DocumentBlock.padding, alignment: 64)
    larger.copyMemory(from: UnsafeRawBufferPointer(rebasing: memory[..<count]))
    memory.deallocate()
    memory = larger
  }

  func append(_ more: [UInt8]) {
    room.copyBytes(from: more)
    count += more.count
  }

  /// The first place of `byte`.
  func firstIndex(of byte: UInt8) -> Int? {
    guard let base = memory.baseAddress, let found = memchr(base, Int32(byte), count) else { return nil }
    return UnsafeRawPointer(found) - UnsafeRawPointer(base)
  }

  /// The last place of `byte`.
  func lastIndex(of byte: UInt8) -> Int? { bytes.lastIndex(of: byte) }
}
