import CLibTwinRuntime

/// The bytes of an input, read as what calls are made of: small numbers, texts, elements.
struct Tape {
  private let bytes: [UInt8]
  private var index = 0

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  var isAtEnd: Bool { index >= bytes.count }

  /// The next byte; zero behind the end.
  mutating func byte() -> UInt8 {
    guard index < bytes.count else { return 0 }
    defer { index += 1 }
    return bytes[index]
  }

  mutating func number(below limit: Int) -> Int { limit < 1 ? 0 : Int(byte()) % limit }

  mutating func chance(_ one: Int) -> Bool { number(below: one) == 1 }

  /// One of those that are likely to mean something, or bytes of the input.
  mutating func text(_ known: [String]) -> [UInt8] {
    let choice = number(below: known.count + 2)
    if choice < known.count { return Array(known[choice].utf8) }
    let count = min(Int(byte()), bytes.count - index)
    defer { index += count }
    return Array(bytes[index..<index + count])
  }

  /// A number of an enumeration, and mostly one that there is.
  mutating func choice(upTo last: Int) -> UInt32 {
    chance(32) ? UInt32.max - UInt32(byte()) : UInt32(number(below: last + 2))
  }
}

/// Memory for texts of calls, which lives until the input is done.
final class Arena {
  private var blocks: [UnsafeMutablePointer<CChar>] = []

  deinit { for block in blocks { block.deallocate() } }

  /// `bytes` with a NUL byte behind them, in memory of just that size, so that a read beyond it shows.
  func text(_ bytes: [UInt8]) -> UnsafePointer<CChar> {
    let block = UnsafeMutablePointer<CChar>.allocate(capacity: bytes.count + 1)
    for (index, byte) in bytes.enumerated() { block[index] = CChar(bitPattern: byte) }
    block[bytes.count] = 0
    blocks.append(block)
    return UnsafePointer(block)
  }

  /// The same as a text with its length, or one that ends in a NUL byte; none for `nil`.
  func string(_ bytes: [UInt8]?, isTerminated: Bool = false) -> twin_string {
    guard let bytes else { return twin_string(bytes: nil, length: 0) }
    return twin_string(bytes: text(bytes), length: isTerminated ? -1 : bytes.count)
  }
}
