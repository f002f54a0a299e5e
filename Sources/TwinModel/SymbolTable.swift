/// An interned string: equal symbols of one table are equal strings. Four bytes.
public struct Symbol: Hashable, Sendable {
  /// Position in the table.
  public let rawValue: UInt32

  /// Wraps a position.
  public init(_ rawValue: UInt32) { self.rawValue = rawValue }

  /// The empty string, which every table holds first.
  public static let empty = Symbol(0)

  /// Whether this is the empty string.
  public var isEmpty: Bool { rawValue == 0 }
}

/// Strings, each stored once. A value: a file's reader fills one of its own, the resolver merges them.
public struct SymbolTable: Sendable {
  private var bytes: [UInt8] = []
  /// End of each string in `bytes`; a string starts where the one before it ends.
  private var ends: [UInt32] = []
  private var hashes: [UInt32] = []
  /// Open addressing over `ends`; zero means free, otherwise symbol + 1. The count is a power of two.
  private var slots: [UInt32]

  /// A table with the empty string in it.
  public init(minimumCapacity: Int = 64) {
    var size = 128
    while size < minimumCapacity * 2 { size *= 2 }
    slots = [UInt32](repeating: 0, count: size)
    _ = intern("")
  }

  /// Number of strings, the empty one included.
  public var count: Int { ends.count }

  /// All symbols in order of their first interning.
  public var symbols: some Sequence<Symbol> { (0..<UInt32(ends.count)).lazy.map { Symbol($0) } }

  /// The symbol of `text`, added when new. O(length).
  public mutating func intern(_ text: Span<UInt8>) -> Symbol {
    text.withUnsafeBufferPointer { intern($0) }
  }

  /// The symbol of `text`, added when new. O(length).
  public mutating func intern(_ text: String) -> Symbol {
    var text = text
    return text.withUTF8 { intern($0) }
  }

  /// The symbol of `text` if the table holds it. O(length).
  public func find(_ text: String) -> Symbol? {
    var text = text
    return text.withUTF8 { text in
      let slot = slots[slot(of: text, hash: Self.hash(text))]
      return slot == 0 ? nil : Symbol(slot - 1)
    }
  }

  /// The string of `symbol`, which must come from this table.
  public subscript(symbol: Symbol) -> String { String(decoding: bytes[range(symbol)], as: UTF8.self) }

  /// The UTF-8 of `symbol`, which must come from this table. No copy.
  @_lifetime(borrow self)
  public func utf8(_ symbol: Symbol) -> Span<UInt8> {
    _overrideLifetime(bytes.span.extracting(range(symbol)), borrowing: self)
  }

  /// Whether the string of `symbol`, which must come from this table, holds `byte`.
  public func contains(_ byte: UInt8, in symbol: Symbol) -> Bool { bytes[range(symbol)].contains(byte) }

  /// Orders symbols by their UTF-8 bytes, the order of everything that is sorted by name.
  public func precedes(_ a: Symbol, _ b: Symbol) -> Bool {
    a != b && bytes[range(a)].lexicographicallyPrecedes(bytes[range(b)])
  }

  /// Interns every string of `other`; the result maps its symbols to those of this table. O(bytes of `other`).
  public mutating func merge(_ other: SymbolTable) -> [Symbol] {
    var map: [Symbol] = []
    map.reserveCapacity(other.ends.count)
    other.bytes.withUnsafeBufferPointer { source in
      var start = 0
      for (index, end) in other.ends.enumerated() {
        map.append(intern(UnsafeBufferPointer(rebasing: source[start..<Int(end)]), hash: other.hashes[index]))
        start = Int(end)
      }
    }
    return map
  }

  private func range(_ symbol: Symbol) -> Range<Int> {
    let index = Int(symbol.rawValue)
    return (index == 0 ? 0 : Int(ends[index - 1]))..<Int(ends[index])
  }

  private mutating func intern(_ text: UnsafeBufferPointer<UInt8>) -> Symbol { intern(text, hash: Self.hash(text)) }

  private mutating func intern(_ text: UnsafeBufferPointer<UInt8>, hash: UInt32) -> Symbol {
    let slot = slot(of: text, hash: hash)
    if slots[slot] != 0 { return Symbol(slots[slot] - 1) }
    bytes.append(contentsOf: text)
    ends.append(UInt32(bytes.count))
    hashes.append(hash)
    slots[slot] = UInt32(ends.count)
    if ends.count * 2 > slots.count { grow() }
    return Symbol(UInt32(ends.count - 1))
  }

  /// The slot that holds `text`, or the free one where it belongs. At most half the slots are taken, so the probe ends.
  private func slot(of text: UnsafeBufferPointer<UInt8>, hash: UInt32) -> Int {
    let mask = slots.count - 1
    var slot = Int(hash) & mask
    return slots.withUnsafeBufferPointer { slots in
      bytes.withUnsafeBufferPointer { bytes in
        while slots[slot] != 0 {
          let symbol = Symbol(slots[slot] - 1)
          let range = range(symbol)
          if hashes[Int(symbol.rawValue)] == hash, range.count == text.count,
            equal(bytes.baseAddress.map { $0 + range.lowerBound }, text)
          {
            break
          }
          slot = (slot + 1) & mask
        }
        return slot
      }
    }
  }

  private mutating func grow() {
    let mask = slots.count * 2 - 1
    var larger = [UInt32](repeating: 0, count: mask + 1)
    for (index, hash) in hashes.enumerated() {
      var slot = Int(hash) & mask
      while larger[slot] != 0 { slot = (slot + 1) & mask }
      larger[slot] = UInt32(index + 1)
    }
    slots = larger
  }

  /// Drawn once a process, so that no input can hold strings that all collide. Symbols are numbered by first interning:
  /// nothing that is seen from outside depends on it.
  private static let seed = UInt64.random(in: .min ... .max)

  /// Multiply-fold of eight bytes at a time. Never written out, so it may change.
  private static func hash(_ text: UnsafeBufferPointer<UInt8>) -> UInt32 {
    var hash: UInt64 = seed ^ UInt64(truncatingIfNeeded: text.count)
    var index = 0
    let raw = UnsafeRawBufferPointer(text)
    while index + 8 <= raw.count {
      hash = fold(hash ^ raw.loadUnaligned(fromByteOffset: index, as: UInt64.self))
      index += 8
    }
    var tail: UInt64 = 0
    while index < raw.count {
      tail = tail << 8 | UInt64(raw[index])
      index += 1
    }
    hash = fold(hash ^ tail)
    return UInt32(truncatingIfNeeded: hash ^ (hash >> 32))
  }

  private static func fold(_ value: UInt64) -> UInt64 {
    let product = value.multipliedFullWidth(by: 0xD6E8_FEB8_6659_FD93)
    return product.high ^ product.low
  }
}

/// Byte-wise equality of two runs of equal length.
private func equal(_ a: UnsafePointer<UInt8>?, _ b: UnsafeBufferPointer<UInt8>) -> Bool {
  guard let a, let other = b.baseAddress else { return b.isEmpty }
  for index in 0..<b.count where a[index] != other[index] { return false }
  return true
}
