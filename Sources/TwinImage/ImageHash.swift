/// A 64-bit checksum over whole 8-byte words: finds damage, not intent.
///
/// Word *i* goes to lane *i* mod 8: `lane = rotateLeft(lane ^ word, 29) × P` with `P = 0x9E3779B97F4A7C15`; lanes start at
/// `P × (lane number + 1)`. The lanes are then folded in order into `length × P` in the same way, and `h ^ (h >> 32)` is
/// the result. Each step is a bijection, so a change within one word never goes unseen.
/// - Parameters:
///   - bytes: Start of the words, eight-aligned.
///   - count: Number of bytes; what is past the last whole word is left out, so pass a multiple of eight.
/// - Complexity: O(count), eight independent multiplications at a time.
public func imageChecksum(_ bytes: UnsafeRawPointer, count: Int) -> UInt64 {
  let prime: UInt64 = 0x9E37_79B9_7F4A_7C15
  @inline(__always) func step(_ lane: UInt64, _ word: UInt64) -> UInt64 {
    let mixed = lane ^ word
    return (mixed << 29 | mixed >> 35) &* prime
  }
  @inline(__always) func word(_ offset: Int) -> UInt64 {
    UInt64(littleEndian: bytes.load(fromByteOffset: offset, as: UInt64.self))
  }
  var a = prime
  var b = prime &* 2
  var c = prime &* 3
  var d = prime &* 4
  var e = prime &* 5
  var f = prime &* 6
  var g = prime &* 7
  var h = prime &* 8
  var offset = 0
  while offset &+ 64 <= count {
    a = step(a, word(offset))
    b = step(b, word(offset &+ 8))
    c = step(c, word(offset &+ 16))
    d = step(d, word(offset &+ 24))
    e = step(e, word(offset &+ 32))
    f = step(f, word(offset &+ 40))
    g = step(g, word(offset &+ 48))
    h = step(h, word(offset &+ 56))
    offset &+= 64
  }
  if offset &+ 8 <= count { a = step(a, word(offset)) }
  if offset &+ 16 <= count { b = step(b, word(offset &+ 8)) }
  if offset &+ 24 <= count { c = step(c, word(offset &+ 16)) }
  if offset &+ 32 <= count { d = step(d, word(offset &+ 24)) }
  if offset &+ 40 <= count { e = step(e, word(offset &+ 32)) }
  if offset &+ 48 <= count { f = step(f, word(offset &+ 40)) }
  if offset &+ 56 <= count { g = step(g, word(offset &+ 48)) }
  var hash = UInt64(truncatingIfNeeded: count) &* prime
  hash = step(step(step(step(hash, a), b), c), d)
  hash = step(step(step(step(hash, e), f), g), h)
  return hash ^ hash >> 32
}

/// The checksum of header and section table: that of the header up to its checksum, times the prime, plus the table's.
public func imageHeaderChecksum(_ image: UnsafeRawPointer, tableEnd: Int) -> UInt64 {
  imageChecksum(image, count: ImageHeader.checksumOffset) &* 0x9E37_79B9_7F4A_7C15
    &+ imageChecksum(image + ImageHeader.byteCount, count: tableEnd - ImageHeader.byteCount)
}

/// The hash of a key: a multiply-fold of eight bytes at a time, the last ones as one little-endian word.
/// - Parameters:
///   - key: The identity, member name or external id, in UTF-8.
///   - seed: The image's seed and the kind of thing looked for, see `imageSeed`.
@inlinable
public func imageHash(_ key: UnsafeRawBufferPointer, seed: UInt64) -> UInt64 {
  var hash = seed ^ UInt64(truncatingIfNeeded: key.count)
  guard let base = key.baseAddress else { return imageFold(hash) }
  var index = 0
  while index &+ 8 <= key.count {
    hash = imageFold(hash ^ UInt64(littleEndian: base.loadUnaligned(fromByteOffset: index, as: UInt64.self)))
    index &+= 8
  }
  var tail: UInt64 = 0
  var shift: UInt64 = 0
  while index < key.count {
    tail |= UInt64(base.load(fromByteOffset: index, as: UInt8.self)) &<< shift
    shift &+= 8
    index &+= 1
  }
  return imageFold(imageFold(hash ^ tail) ^ 0xA076_1D64_78BD_642F)
}

/// High half xor low half of the 128-bit product with 0xD6E8FEB86659FD93.
@inlinable
public func imageFold(_ value: UInt64) -> UInt64 {
  let product = value.multipliedFullWidth(by: 0xD6E8_FEB8_6659_FD93)
  return product.high ^ product.low
}

/// What `imageHash` starts from: `seed` is the image's, `kind` an `ImageKey`'s number.
@inlinable
public func imageSeed(_ seed: UInt64, kind: UInt8) -> UInt64 { seed &+ UInt64(kind) &* 0x9E37_79B9_7F4A_7C15 }

/// The bucket of `hash`, which holds the displacement: the high 32 bits, scaled to `count`.
@inlinable
public func imageBucket(_ hash: UInt64, count: UInt32) -> UInt32 {
  UInt32(truncatingIfNeeded: ((hash >> 32) &* UInt64(count)) >> 32)
}

/// The slot of `hash` under `displacement`: the low 32 bits of a fold, scaled to `count`.
@inlinable
public func imageSlot(_ hash: UInt64, displacement: UInt64, count: UInt32) -> UInt32 {
  let mixed = imageFold(hash ^ displacement &* 0x9E37_79B9_7F4A_7C15)
  return UInt32(truncatingIfNeeded: ((mixed & 0xFFFF_FFFF) &* UInt64(count)) >> 32)
}
