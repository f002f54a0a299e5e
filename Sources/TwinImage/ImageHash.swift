import CVectors

/// A 64-bit checksum over whole 8-byte words: finds damage, not intent.
///
/// Words are taken in blocks of eight, the last filled up with zeros. Word *i* of each block is added to sum `a[i]`; then for *i* = 0,
/// 1, 4, 5, with `t = rotateLeft(b[i], 32)`, `b[i] = t + t + (t ^ (a[i] + rotateLeft(a[i + 2], 32)))`. All start at zero. They are
/// folded, sums first, in ascending order, into `h = length × P` by `h = rotateLeft(h ^ value, 29) × P` with
/// `P = 0x9E3779B97F4A7C15`, and `h ^ (h >> 32)` is the result. The fold is a bijection in each sum, so a change within one word
/// never goes unseen. Of no words it is zero.
/// - Parameters:
///   - bytes: Start of the words, eight-aligned.
///   - count: Number of bytes; what is past the last whole word is left out, so pass a multiple of eight.
/// - Complexity: O(count), 64 bytes at a time in vector registers.
public func imageChecksum(_ bytes: UnsafeRawPointer, count: Int) -> UInt64 {
  var checksum = ImageChecksum()
  checksum.add(bytes, count: count)
  return checksum.value
}

/// `imageChecksum` piece by piece, so that whoever reads the words for something else does so while they are near the processor.
public struct ImageChecksum {
  private var state = twin_checksum()
  private var count = 0

  /// That of no words.
  public init() {}

  /// Adds the words that come next.
  /// - Parameters:
  ///   - bytes: Start of the words, eight-aligned.
  ///   - count: Number of bytes: a multiple of 64, but for the last piece.
  public mutating func add(_ bytes: UnsafeRawPointer, count: Int) {
    twin_checksum_add(&state, bytes, count / 64)
    var offset = count & ~63
    if offset &+ 8 <= count {
      var last = SIMD8<UInt64>.zero
      var word = 0
      while offset &+ 8 <= count {
        last[word] = bytes.load(fromByteOffset: offset, as: UInt64.self)
        offset &+= 8
        word &+= 1
      }
      withUnsafeBytes(of: last) { if let base = $0.baseAddress { twin_checksum_add(&state, base, 1) } }
    }
    self.count &+= count
  }

  /// Adds the words that come next, and says whether all values in them are at most `greatest`. Takes little longer than adding alone.
  /// - Parameters:
  ///   - count: Number of bytes: a multiple of 64.
  ///   - width: Bytes a value: 1, 2 or 4.
  public mutating func add(
    _ bytes: UnsafeRawPointer, count: Int, width: UInt8, greatest: UInt32
  ) -> Bool {
    self.count &+= count
    switch width {
    case 1: return !twin_checksum_add_8(&state, bytes, count / 64, UInt8(clamping: greatest))
    case 2: return !twin_checksum_add_16(&state, bytes, count / 64, UInt16(clamping: greatest))
    default: return !twin_checksum_add_32(&state, bytes, count / 64, greatest)
    }
  }

  /// Adds the words that come next, which begin a column, and says whether no value in them is less than the one before it.
  /// - Parameters:
  ///   - count: Number of bytes: a multiple of 64.
  ///   - width: Bytes a value: 1, 2 or 4; of four bytes no value may be 2^31 or more.
  public mutating func addAscending(_ bytes: UnsafeRawPointer, count: Int, width: UInt8) -> Bool {
    self.count &+= count
    switch width {
    case 1: return !twin_checksum_add_steps_8(&state, bytes, count / 64)
    case 2: return !twin_checksum_add_steps_16(&state, bytes, count / 64)
    default: return !twin_checksum_add_steps_32(&state, bytes, count / 64)
    }
  }

  /// The checksum of all that was added.
  public var value: UInt64 {
    if count < 8 { return 0 }
    let prime: UInt64 = 0x9E37_79B9_7F4A_7C15
    var hash = UInt64(truncatingIfNeeded: count) &* prime
    let (even, odd, mixes) = (state.even, state.odd, state.mixes)
    func take(_ value: UInt64) {
      hash ^= value
      hash = (hash &<< 29 | hash &>> 35) &* prime
    }
    take(even.0)
    take(even.1)
    take(odd.0)
    take(odd.1)
    take(even.2)
    take(even.3)
    take(odd.2)
    take(odd.3)
    take(mixes.0)
    take(mixes.1)
    take(mixes.2)
    take(mixes.3)
    return hash ^ (hash &>> 32)
  }
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
  let tail = lastBytes(base, count: key.count, rest: key.count &- index)
  return imageFold(imageFold(hash ^ tail) ^ 0xA076_1D64_78BD_642F)
}

/// The last `rest` bytes of `count`, fewer than eight, as a little-endian word. Loads that overlap, so that there is no loop whose end no
/// processor foresees: of eight bytes or more the last eight are read, of fewer two halves or three bytes, all inside.
@inlinable @inline(__always)
func lastBytes(_ base: UnsafeRawPointer, count: Int, rest: Int) -> UInt64 {
  func byte(_ offset: Int) -> UInt64 {
    UInt64(base.load(fromByteOffset: offset, as: UInt8.self)) &<< UInt64(truncatingIfNeeded: offset &* 8)
  }
  func half(_ offset: Int) -> UInt64 {
    UInt64(UInt32(littleEndian: base.loadUnaligned(fromByteOffset: offset, as: UInt32.self)))
      &<< UInt64(truncatingIfNeeded: offset &* 8)
  }
  if rest == 0 { return 0 }
  if count >= 8 {
    let last = UInt64(littleEndian: base.loadUnaligned(fromByteOffset: count &- 8, as: UInt64.self))
    return last &>> UInt64(truncatingIfNeeded: 64 &- rest &* 8)
  }
  return rest >= 4 ? half(0) | half(rest &- 4) : byte(0) | byte(rest &>> 1) | byte(rest &- 1)
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
