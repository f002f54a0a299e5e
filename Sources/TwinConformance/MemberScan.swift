/// Where the members of a JSON object stand, found in one pass over its bytes that looks at quotes and brackets alone.
///
/// What it finds in JSON is exact; bytes that are no JSON may pass, so that who uses what was found has the document judged as well.
/// Made once and used again, so that nothing is allocated for each record.
final class MemberScan {
  /// A member: its key without the quotes, its value as it is written.
  struct Entry {
    fileprivate var keyStart: UInt32
    fileprivate var keyEnd: UInt32
    fileprivate var valueStart: UInt32
    fileprivate var valueEnd: UInt32
    /// Whether the key has an escape, so that it is not what its bytes are.
    var isEscaped: Bool

    var key: Range<Int> { Int(keyStart)..<Int(keyEnd) }
    var value: Range<Int> { Int(valueStart)..<Int(valueEnd) }
  }

  /// Members of the object that was scanned last.
  private(set) var count = 0
  /// Where that stands; empty where it is none.
  private(set) var range = 0..<0
  private var capacity = 64
  private var entries = UnsafeMutablePointer<Entry>.allocate(capacity: 64)

  deinit { entries.deallocate() }

  /// Objects and arrays inside one another beyond which nothing is looked at: no document is that deep.
  private static let depthLimit = 1_024

  /// The member at a place below `count`.
  @inline(__always)
  subscript(index: Int) -> Entry {
    precondition(index >= 0 && index < count, "a place below the count")
    return entries[index]
  }

  /// All members, in order.
  var all: UnsafeBufferPointer<Entry> { UnsafeBufferPointer(start: entries, count: count) }

  @inline(__always)
  private func append(_ entry: Entry) {
    if count == capacity {
      let larger = UnsafeMutablePointer<Entry>.allocate(capacity: capacity * 2)
      larger.moveInitialize(from: entries, count: count)
      entries.deallocate()
      entries = larger
      capacity *= 2
    }
    (entries + count).initialize(to: entry)
    count += 1
  }

  /// Scans the object that begins at the first byte of `range` that is no space.
  /// - Parameter inner: Scans each object that is the value of a member, so that it holds the last of them.
  /// - Returns: The index after its last byte; nil where it is no object, or does not end.
  func scan(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, inner: MemberScan? = nil) -> Int? {
    count = 0
    self.range = 0..<0
    guard let end = scanMembers(bytes, range, inner) else { return nil }
    self.range = range.lowerBound..<end
    return end
  }

  private func scanMembers(
    _ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, _ inner: MemberScan?
  ) -> Int? {
    // Every index below is held against `range.upperBound`, which is within the bytes.
    guard let base = bytes.baseAddress, range.lowerBound >= 0, range.upperBound <= bytes.count, bytes.count < 1 << 32
    else { return nil }
    let cursor = ByteCursor(base: base, end: range.upperBound)
    var index = cursor.skipSpace(range.lowerBound)
    guard cursor.has(0x7B, at: index) else { return nil }
    index = cursor.skipSpace(index + 1)
    if cursor.has(0x7D, at: index) { return index + 1 }
    while true {
      guard cursor.has(0x22, at: index) else { return nil }
      var isEscaped = false
      let key = index + 1
      let keyEnd = cursor.endOfString(key, &isEscaped)
      index = cursor.skipSpace(keyEnd + 1)
      guard cursor.has(0x3A, at: index) else { return nil }
      let start = cursor.skipSpace(index + 1)
      let end: Int
      if let inner, cursor.has(0x7B, at: start) {
        guard let found = inner.scan(bytes, start..<range.upperBound) else { return nil }
        end = found
      } else {
        guard let found = cursor.endOfValue(start, depthLimit: Self.depthLimit) else { return nil }
        end = found
      }
      // A record is shorter than four gigabytes, and so is a block.
      append(
        Entry(
          keyStart: UInt32(truncatingIfNeeded: key), keyEnd: UInt32(truncatingIfNeeded: keyEnd),
          valueStart: UInt32(truncatingIfNeeded: start), valueEnd: UInt32(truncatingIfNeeded: end),
          isEscaped: isEscaped))
      index = cursor.skipSpace(end)
      if cursor.has(0x2C, at: index) {
        index = cursor.skipSpace(index + 1)
      } else {
        return cursor.has(0x7D, at: index) ? index + 1 : nil
      }
    }
  }
}

/// Steps through bytes of JSON, eight at once where they are of no interest. No index that it reads is at `end` or beyond.
struct ByteCursor {
  let base: UnsafePointer<UInt8>
  let end: Int

  @inline(__always)
  func has(_ byte: UInt8, at index: Int) -> Bool { index < end && base[index] == byte }

  @inline(__always)
  func skipSpace(_ start: Int) -> Int {
    var index = start
    while index < end, base[index] <= 0x20, isJSONSpace(base[index]) { index += 1 }
    return index
  }

  /// The eight bytes at `index`, the first one lowest.
  @inline(__always)
  private func word(_ index: Int) -> UInt64 {
    UInt64(littleEndian: UnsafeRawPointer(base + index).loadUnaligned(as: UInt64.self))
  }

  /// The first quote or backslash at `start` or after it, or `end`.
  @inline(__always)
  func firstQuoteOrEscape(_ start: Int) -> Int {
    var index = start
    while index &+ 8 <= end {
      let word = word(index)
      let found = zeros(word ^ repeated(0x22)) | zeros(word ^ repeated(0x5C))
      if found != 0 { return index &+ (found.trailingZeroBitCount &>> 3) }
      index &+= 8
    }
    while index < end, base[index] != 0x22, base[index] != 0x5C { index += 1 }
    return index
  }

  /// The first quote, backslash or line feed at `start` or after it, or `end`.
  @inline(__always)
  func firstQuoteEscapeOrFeed(_ start: Int) -> Int {
    var index = start
    while index &+ 8 <= end {
      let word = word(index)
      let found = zeros(word ^ repeated(0x22)) | zeros(word ^ repeated(0x5C)) | zeros(word ^ repeated(0x0A))
      if found != 0 { return index &+ (found.trailingZeroBitCount &>> 3) }
      index &+= 8
    }
    while index < end, base[index] != 0x22, base[index] != 0x5C, base[index] != 0x0A { index += 1 }
    return index
  }

  /// Where a string goes on, or what ends it.
  enum StringStop {
    case inside, closed
    /// A line feed at this index, which no string has.
    case feed(Int)
  }

  /// Passes over a string from `index` on, as far as it is there. `isEscape` says whether an escape has begun and not ended.
  func passString(_ index: inout Int, _ isEscape: inout Bool) -> StringStop {
    if isEscape {
      isEscape = false
      index += 1
      return .inside
    }
    let stop = firstQuoteEscapeOrFeed(index)
    index = min(stop + 1, end)
    guard stop < end else { return .inside }
    switch base[stop] {
    case 0x22: return .closed
    case 0x5C:
      isEscape = true
      return .inside
    default: return .feed(stop)
    }
  }

  /// The first quote or bracket at `start` or after it, or `end`.
  @inline(__always)
  func firstQuoteOrBracket(_ start: Int) -> Int {
    var index = start
    while index &+ 8 <= end {
      let word = word(index)
      // Square brackets and braces differ by one bit, and nothing else becomes a brace by it.
      let folded = word | repeated(0x20)
      let found = zeros(word ^ repeated(0x22)) | zeros(folded ^ repeated(0x7B)) | zeros(folded ^ repeated(0x7D))
      if found != 0 { return index &+ (found.trailingZeroBitCount &>> 3) }
      index &+= 8
    }
    while index < end, !isQuoteOrBracket(base[index]) { index += 1 }
    return index
  }

  @inline(__always)
  private func isQuoteOrBracket(_ byte: UInt8) -> Bool {
    byte == 0x22 || byte | 0x20 == 0x7B || byte | 0x20 == 0x7D
  }

  /// The closing quote of the string whose content begins at `start`, or `end`.
  @inline(__always)
  func endOfString(_ start: Int, _ isEscaped: inout Bool) -> Int {
    var index = firstQuoteOrEscape(start)
    while index < end, base[index] == 0x5C {
      isEscaped = true
      index = firstQuoteOrEscape(index + 2)
    }
    return min(index, end)
  }

  /// The index after the value that begins at `start`; nil where none begins, or it does not end.
  @inline(__always)
  func endOfValue(_ start: Int, depthLimit: Int) -> Int? {
    guard start < end else { return nil }
    switch base[start] {
    case 0x22:
      var isEscaped = false
      let quote = endOfString(start + 1, &isEscaped)
      return quote < end ? quote + 1 : nil
    case 0x7B, 0x5B: return endOfContainer(start, depthLimit: depthLimit)
    default:
      var index = start
      while index < end, !isDelimiter(base[index]) { index += 1 }
      return index > start ? index : nil
    }
  }

  /// The index after the object or array that begins at `start`, whichever bracket ends it.
  private func endOfContainer(_ start: Int, depthLimit: Int) -> Int? {
    var depth = 0
    var index = start
    while true {
      index = firstQuoteOrBracket(index)
      guard index < end else { return nil }
      switch base[index] {
      case 0x22:
        var isEscaped = false
        index = endOfString(index + 1, &isEscaped)
      case 0x7B, 0x5B:
        depth += 1
        if depth > depthLimit { return nil }
      default:
        depth -= 1
        if depth == 0 { return index + 1 }
      }
      index += 1
    }
  }

  @inline(__always)
  private func isDelimiter(_ byte: UInt8) -> Bool {
    byte == 0x2C || byte == 0x7D || byte == 0x5D || byte <= 0x20
  }
}

/// Whether `byte` may stand between tokens of JSON (RFC 8259 §2).
@inline(__always)
public func isJSONSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 }

@inline(__always)
private func repeated(_ byte: UInt8) -> UInt64 { 0x0101_0101_0101_0101 &* UInt64(byte) }

/// The high bit of each byte that is zero; above the first of them other bytes may have it too.
@inline(__always)
private func zeros(_ word: UInt64) -> UInt64 {
  (word &- 0x0101_0101_0101_0101) & ~word & 0x8080_8080_8080_8080
}
