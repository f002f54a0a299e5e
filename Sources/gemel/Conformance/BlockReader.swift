import Glibc
import TwinConformance

/// What is read at once of an input.
struct DataBlock {
  enum Content {
    /// Whole lines.
    case lines
    /// Elements of an array, at these places.
    case elements([Range<Int>])
    /// What could not be read, as one record.
    case unreadable(expected: String, actual: String)
  }

  var content: Content
  /// Counted over all inputs.
  var number: Int
  var input: Int
  /// Where it begins in its input, unpacked.
  var offset: Int
}

/// Cuts inputs into blocks of whole records, one input after the other. An input whose first byte that is no space opens an array is
/// one array of records; others have a record a line.
final class BlockReader {
  /// Bytes of a block, where no record is longer: little enough for the cache of a core.
  static let blockSize = 256 << 10
  /// Bytes of a record, if nobody says otherwise: longer ones are counted and passed over, so that memory stays bounded.
  static let recordLimit = 16 << 20

  /// Bytes read so far of all inputs, packed as they are.
  var bytesTaken: Int { finishedBytes + (current?.taken ?? 0) }
  /// The inputs that were begun.
  private(set) var inputs: [ConformanceInput] = []

  private let paths: [String]
  private let readsArrays: Bool
  private let recordLimit: Int
  private var current: ByteInput?
  private var finishedBytes = 0
  private var blocks = 0
  /// Bytes that were read behind the last block, which is where they are in the input.
  private var carry: [UInt8] = []
  private var offset = 0
  private var isAtEnd = false
  private var isSkipping = false
  private var array: ArrayState?

  /// Whether the end of a damaged input was told as a record.
  private var hasToldDamage = false

  private struct ArrayState {
    var cutter = ArrayCutter()
    /// How much of what is carried the cutter has seen.
    var seen = 0
    var hasEnded = false
  }

  /// Reads `paths`; lines only, also where they open an array, if `readsArrays` is false.
  init(_ paths: [String], readsArrays: Bool, recordLimit: Int = BlockReader.recordLimit) {
    self.paths = paths
    self.readsArrays = readsArrays
    self.recordLimit = recordLimit
  }

  /// Reads the next block into `buffer`; nil when there are no more.
  func next(into buffer: BlockBuffer) throws -> DataBlock? {
    while true {
      if current == nil, try !open() { return nil }
      if let content = try array == nil ? nextLines(buffer) : nextElements(buffer) {
        let block = DataBlock(content: content, number: blocks, input: inputs.count - 1, offset: buffer.offset)
        blocks += 1
        return block
      }
      finishedBytes += current?.taken ?? 0
      current = nil
    }
  }

  /// Opens the next input and looks at how it begins.
  private func open() throws -> Bool {
    guard inputs.count < paths.count else { return false }
    let path = paths[inputs.count]
    let input = try ByteInput(path)
    current = input
    (isAtEnd, isSkipping, hasToldDamage, array, offset) = (false, false, false, nil, 0)
    var head = [UInt8](repeating: 0, count: 4_096)
    let count = try head.withUnsafeMutableBytes { try input.read(into: $0) }
    head.removeLast(head.count - count)
    // A byte order mark is no part of what it marks.
    if head.starts(with: [0xEF, 0xBB, 0xBF]) {
      head.removeFirst(3)
      offset = 3
    }
    carry = head
    let first = head.first { $0 != 0x20 && $0 != 0x0A && $0 != 0x0D && $0 != 0x09 }
    if readsArrays, first == UInt8(ascii: "[") { array = ArrayState() }
    inputs.append(ConformanceInput(name: path == "-" ? "standard input" : path, isArray: array != nil))
    return true
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
    buffer.clear(offset: offset)
    buffer.reserve(max(Self.blockSize, carry.count))
    buffer.append(carry)
    carry.removeAll(keepingCapacity: true)
  }

  /// Leaves what stands at `end` or behind it for the next block.
  private func leave(_ buffer: BlockBuffer, from end: Int) {
    carry.append(contentsOf: buffer.bytes[end...])
    buffer.count = end
    offset = buffer.offset + end
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
        return .unreadable(expected: "a line of at most \(recordLimit >> 20) MiB", actual: "a longer one")
      }
      // One more, which may be what ends the longest line.
      buffer.reserve(min(buffer.count * 2, recordLimit + 1))
    }
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
    if state.hasEnded { return try rest(buffer) }
    var pieces: [Range<Int>] = []
    var element = 0
    while true {
      try fill(buffer)
      let end = state.cutter.cut(buffer.bytes, from: state.seen, element: &element, pieces: &pieces)
      state.seen = buffer.count - element
      if isSkipping, !pieces.isEmpty {
        pieces.removeFirst()
        isSkipping = false
      }
      if case .ended = end { (state.hasEnded, state.seen) = (true, 0) }
      if !pieces.isEmpty || state.hasEnded {
        leave(buffer, from: element)
        return .elements(pieces)
      }
      if isAtEnd {
        (state.hasEnded, hasToldDamage, offset) = (true, true, buffer.offset + element)
        return cutOff(current?.damage)
      }
      if isSkipping {
        buffer.clear(offset: buffer.offset + buffer.count)
        (element, state.seen) = (0, 0)
      } else if buffer.count - element > recordLimit {
        isSkipping = true
        (state.seen, offset) = (0, buffer.offset + buffer.count)
        return .unreadable(expected: "an element of at most \(recordLimit >> 20) MiB", actual: "a longer one")
      } else {
        state.seen = buffer.count
        // One more, which may be what stands behind the longest element.
        buffer.reserve(min(buffer.count * 2, element + recordLimit + 1))
      }
    }
  }

  /// What stands behind an array, where only space should.
  private func rest(_ buffer: BlockBuffer) throws -> DataBlock.Content? {
    while true {
      try fill(buffer)
      let isBlank = buffer.bytes.allSatisfy { $0 == 0x20 || $0 == 0x0A || $0 == 0x0D || $0 == 0x09 }
      if hasToldDamage || isBlank && isAtEnd && current?.damage == nil { return nil }
      guard isBlank else {
        hasToldDamage = true
        return .unreadable(expected: "nothing behind the array", actual: "more")
      }
      if isAtEnd {
        hasToldDamage = true
        return cutOff(current?.damage)
      }
      buffer.clear(offset: buffer.offset + buffer.count)
    }
  }

  private func cutOff(_ damage: (reason: String, offset: Int)?) -> DataBlock.Content {
    .unreadable(
      expected: array == nil ? "more of the data" : "more of the array",
      actual: damage.map { "\($0.reason) at byte \($0.offset) of the packed file" } ?? "the end")
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

  init() { memory = .allocate(byteCount: BlockReader.blockSize, alignment: 64) }
  deinit { memory.deallocate() }

  /// The bytes, which are the buffer's until it is filled anew.
  var bytes: UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(rebasing: UnsafeRawBufferPointer(memory).bindMemory(to: UInt8.self)[..<count])
  }

  /// Where more may be written.
  var room: UnsafeMutableRawBufferPointer { UnsafeMutableRawBufferPointer(rebasing: memory[count..<limit]) }

  func clear(offset: Int) {
    count = 0
    self.offset = offset
  }

  /// Makes room for `size` bytes in all.
  func reserve(_ size: Int) {
    limit = max(size, count)
    guard limit > memory.count else { return }
    let larger = UnsafeMutableRawBufferPointer.allocate(byteCount: limit, alignment: 64)
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
