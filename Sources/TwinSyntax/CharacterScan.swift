internal import TwinSource

/// What is wrong with the characters of a file, found in one pass before any parser sees it.
struct CharacterScan {
  /// One kind of unwelcome character: where the first is, which it is, how many there are.
  struct Hits {
    var offset = 0
    var length = 0
    var scalar: UInt32 = 0
    var count = 0

    mutating func record(_ scalar: UInt32, at offset: Int, length: Int) {
      if count == 0 { (self.offset, self.length, self.scalar) = (offset, length, scalar) }
      count += 1
    }
  }

  /// Whether every byte after the byte order mark is ASCII.
  var isASCII = true
  /// Control characters, line separators, noncharacters, byte order marks inside the text.
  var controls = Hits()
  /// Characters that reorder the text around them.
  var bidirectional = Hits()
  /// Whether there are marks of direction, which texts may have and names may not.
  var hasMarks = false
  /// Bytes that are not UTF-8; `scalar` holds the byte.
  var invalid = Hits()
}

/// Why a character may not stand in a source.
enum CharacterFault {
  case control, bidirectional
  /// A mark of direction: it reorders nothing but signs beside letters that are written from right to left. Texts may have it; of names it would
  /// make two that look alike.
  case mark

  /// The fault of a code point, or nil for those that are welcome.
  @inline(__always)
  init?(_ scalar: UInt32) {
    switch scalar {
    case 0x09, 0x0A, 0x0D: return nil
    case 0...0x1F, 0x7F...0x9F, 0x2028, 0x2029, 0xFEFF, 0xFFFE, 0xFFFF: self = .control
    case 0x061C, 0x200E, 0x200F: self = .mark
    case 0x202A...0x202E, 0x2066...0x2069: self = .bidirectional
    default: return nil
    }
  }
}

/// The first character of `text` that no name may have, escaped or not: a control character other than tab and line endings, or
/// one that turns or marks the direction of writing. Nil where there is none. Prose, which is no name, may have marks of direction.
public func refusedCharacter(in text: String, isProse: Bool = false) -> Unicode.Scalar? {
  text.unicodeScalars.first { scalar in
    switch CharacterFault(scalar.value) {
    case .mark?: !isProse
    case .control?, .bidirectional?: true
    case nil: false
    }
  }
}

/// Looks at every character of `bytes` from `start` on. Eight bytes at a time while they are plain ASCII.
func scanCharacters(_ bytes: [UInt8], from start: Int) -> CharacterScan {
  // The buffer is read unchecked in the eight-byte step; its bound is tested right before.
  bytes.withUnsafeBytes { buffer in
    var scan = CharacterScan()
    var index = start
    let count = buffer.count
    while index < count {
      while index + 8 <= count, isPlainText(buffer.loadUnaligned(fromByteOffset: index, as: UInt64.self)) { index += 8 }
      guard index < count else { break }
      let byte = buffer[index]
      if byte < 0x80 {
        if CharacterFault(UInt32(byte)) != nil { scan.controls.record(UInt32(byte), at: index, length: 1) }
        index += 1
        continue
      }
      scan.isASCII = false
      guard let (scalar, length) = decodeScalar(buffer, at: index) else {
        scan.invalid.record(UInt32(byte), at: index, length: 1)
        index += 1
        continue
      }
      switch CharacterFault(scalar) {
      case .control?: scan.controls.record(scalar, at: index, length: length)
      case .bidirectional?: scan.bidirectional.record(scalar, at: index, length: length)
      case .mark?: scan.hasMarks = true
      case nil: break
      }
      index += length
    }
    return scan
  }
}

/// Whether all eight bytes are printable ASCII, tab, LF or CR.
@inline(__always)
private func isPlainText(_ word: UInt64) -> Bool {
  let ones: UInt64 = 0x0101_0101_0101_0101
  let highs: UInt64 = 0x8080_8080_8080_8080
  guard word & highs == 0 else { return false }
  // With every high bit clear, the subtractions below cannot borrow from a neighbour, so each high bit is exact.
  let marked = word | highs
  let control = ~(marked &- 0x20 &* ones) & highs
  let delete = ~((word ^ (0x7F &* ones) | highs) &- ones) & highs
  guard control | delete != 0 else { return true }
  let tab = ~((word ^ (0x09 &* ones) | highs) &- ones)
  let lineFeed = ~((word ^ (0x0A &* ones) | highs) &- ones)
  let carriageReturn = ~((word ^ (0x0D &* ones) | highs) &- ones)
  return delete == 0 && control & ~(tab | lineFeed | carriageReturn) == 0
}

/// The code point at `index` and its length in bytes, or nil where the bytes are not well-formed UTF-8
/// (Unicode 16, table 3-7).
func decodeScalar(_ buffer: UnsafeRawBufferPointer, at index: Int) -> (scalar: UInt32, length: Int)? {
  let first = UInt32(buffer[index])
  func continuation(_ offset: Int, _ range: ClosedRange<UInt8> = 0x80...0xBF) -> UInt32? {
    guard index + offset < buffer.count, range.contains(buffer[index + offset]) else { return nil }
    return UInt32(buffer[index + offset] & 0x3F)
  }
  switch first {
  case 0...0x7F: return (first, 1)
  case 0xC2...0xDF:
    guard let a = continuation(1) else { return nil }
    return ((first & 0x1F) << 6 | a, 2)
  case 0xE0...0xEF:
    let range: ClosedRange<UInt8> = first == 0xE0 ? 0xA0...0xBF : first == 0xED ? 0x80...0x9F : 0x80...0xBF
    guard let a = continuation(1, range), let b = continuation(2) else { return nil }
    return ((first & 0x0F) << 12 | a << 6 | b, 3)
  case 0xF0...0xF4:
    let range: ClosedRange<UInt8> = first == 0xF0 ? 0x90...0xBF : first == 0xF4 ? 0x80...0x8F : 0x80...0xBF
    guard let a = continuation(1, range), let b = continuation(2), let c = continuation(3) else { return nil }
    return ((first & 0x07) << 18 | a << 12 | b << 6 | c, 4)
  default: return nil
  }
}

/// A Unicode encoding other than UTF-8 that the first bytes give away, by byte order mark or by where the zeros are.
func foreignEncoding(of bytes: [UInt8]) -> String? {
  func at(_ index: Int) -> Int { index < bytes.count ? Int(bytes[index]) : -1 }
  switch (at(0), at(1), at(2), at(3)) {
  case (0xFF, 0xFE, 0, 0), (1..., 0, 0, 0): return "UTF-32 (little-endian)"
  case (0, 0, 0xFE, 0xFF), (0, 0, 0, 1...): return "UTF-32 (big-endian)"
  case (0xFF, 0xFE, _, _), (1..., 0, 1..., 0), (1..., 0, -1, -1): return "UTF-16 (little-endian)"
  case (0xFE, 0xFF, _, _), (0, 1..., 0, 1...), (0, 1..., -1, -1): return "UTF-16 (big-endian)"
  default: return nil
  }
}
