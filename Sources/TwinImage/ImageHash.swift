/// A 64-bit checksum over whole 8-byte words: finds damage, not intent.
///
/// Word *i* goes to lane *i* mod 8, each of which holds two sums that start at zero: `a += word`, then with
/// `t = rotateLeft(b, 32)`, `b = t + t + (t ^ a)`. The sums are folded in the order a0, b0, a1, ... into `h = length × P` by
/// `h = rotateLeft(h ^ sum, 29) × P` with `P = 0x9E3779B97F4A7C15`, and `h ^ (h >> 32)` is the result. The fold is a bijection in
/// each sum, so a change within one word never goes unseen.
/// - Parameters:
///   - bytes: Start of the words, eight-aligned.
///   - count: Number of bytes; what is past the last whole word is left out, so pass a multiple of eight.
/// - Complexity: O(count), 64 bytes at a time in vector registers.
public func imageChecksum(_ bytes: UnsafeRawPointer, count: Int) -> UInt64 {
  // Pairs of lanes: no shifts and no wider vectors, which the compiler takes apart on processors without AVX.
  var (sums0, sums1, sums2, sums3) = (Lanes.zero, Lanes.zero, Lanes.zero, Lanes.zero)
  var (mixes0, mixes1, mixes2, mixes3) = (Lanes.zero, Lanes.zero, Lanes.zero, Lanes.zero)
  @inline(__always) func add(_ offset: Int, _ sums: inout Lanes, _ mixes: inout Lanes) {
    sums &+= bytes.loadUnaligned(fromByteOffset: offset, as: Lanes.self)
    let half = unsafeBitCast(mixes, to: SIMD4<UInt32>.self)
    let turned = unsafeBitCast(SIMD4(half[1], half[0], half[3], half[2]), to: Lanes.self)
    mixes = turned &+ turned &+ (turned ^ sums)
  }
  var offset = 0
  while offset &+ 64 <= count {
    add(offset, &sums0, &mixes0)
    add(offset &+ 16, &sums1, &mixes1)
    add(offset &+ 32, &sums2, &mixes2)
    add(offset &+ 48, &sums3, &mixes3)
    offset &+= 64
  }
  var sums = SIMD8(lowHalf: SIMD4(lowHalf: sums0, highHalf: sums1), highHalf: SIMD4(lowHalf: sums2, highHalf: sums3))
  var mixes = SIMD8(
    lowHalf: SIMD4(lowHalf: mixes0, highHalf: mixes1), highHalf: SIMD4(lowHalf: mixes2, highHalf: mixes3))
  var lane = 0
  while offset &+ 8 <= count {
    sums[lane] &+= bytes.load(fromByteOffset: offset, as: UInt64.self)
    let turned = mixes[lane] &<< 32 | mixes[lane] &>> 32
    mixes[lane] = turned &+ turned &+ (turned ^ sums[lane])
    offset &+= 8
    lane &+= 1
  }
  let prime: UInt64 = 0x9E37_79B9_7F4A_7C15
  var hash = UInt64(truncatingIfNeeded: count) &* prime
  for lane in 0..<8 {
    hash ^= sums[lane]
    hash = (hash &<< 29 | hash &>> 35) &* prime
    hash ^= mixes[lane]
    hash = (hash &<< 29 | hash &>> 35) &* prime
  }
  return hash ^ (hash &>> 32)
}

/// Two neighbouring lanes of the checksum.
private typealias Lanes = SIMD2<UInt64>

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
