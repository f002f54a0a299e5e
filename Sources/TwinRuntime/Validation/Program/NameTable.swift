/// Where the names of one object or the values of one enumeration stand among all names of a program.
struct NameTable {
  /// First of its buckets, a power of two of them.
  var firstBucket: UInt32 = 0
  /// How far a name's hash is shifted to the number of its bucket.
  var shift: UInt32 = 63
  var seed: UInt64 = 0
}

/// One name: its first, second and last eight bytes, which are all of it up to twenty-four.
struct NameEntry {
  var first: UInt64
  /// Zero of names of up to sixteen bytes.
  var second: UInt64
  /// Zero of names of up to eight bytes.
  var last: UInt64
  /// Number of bytes.
  var count: UInt32
  /// The next entry of the same bucket, plus one.
  var next: UInt32
  /// What it leads to.
  var target: UInt32
  /// Its first byte among the bytes of all names.
  var offset: UInt32
}

/// The words that a name is looked up by. Made without branches, since no processor foresees how long the next name is.
struct NameKey {
  private(set) var first: UInt64
  private(set) var second: UInt64
  private(set) var last: UInt64
  /// Of all bytes, the number of them, and the seed. Its highest bits are the best.
  private(set) var hash: UInt64

  /// The key of `count` bytes from `start` on.
  @inline(__always)
  init(_ bytes: some DocumentBytes, _ start: Int, _ count: Int, seed: UInt64) {
    // What is behind a short name is shifted out, half at a time: no shift moves a word by all of its bits.
    let missing = UInt64(truncatingIfNeeded: 32 &- 4 &* min(count, 8))
    first = (bytes.word(start) &<< missing) &<< missing
    second = bytes.word(start &+ 8) & Self.all(if: 16, isLessThan: count)
    last = bytes.word(start &+ max(count, 8) &- 8) & Self.all(if: 8, isLessThan: count)
    // Odd factors that the seed chooses.
    hash = (first &+ UInt64(truncatingIfNeeded: count)) &* (seed | 1)
    hash = hash &+ last &* (seed ^ 0xD6E8_FEB8_6659_FD92 | 1) &+ second &* 0xA076_1D64_78BD_642F
    if count > 24 {
      var index = 16
      while index < count &- 8 {
        hash = (hash ^ bytes.word(start &+ index)) &* 0x9E37_79B9_7F4A_7C15
        hash ^= hash &>> 32
        index &+= 8
      }
      hash = hash &* 0xD6E8_FEB8_6659_FD93
    }
  }

  /// Every bit if `limit` is less than `count`, otherwise none.
  @inline(__always)
  private static func all(if limit: Int, isLessThan count: Int) -> UInt64 {
    UInt64(truncatingIfNeeded: (limit &- count) &>> (Int.bitWidth &- 1))
  }
}

/// A hash of all of a text's bytes, their number and a seed, for which nobody who does not know the seed finds texts that collide.
@inline(__always)
func keyedHash(_ bytes: some DocumentBytes, _ start: Int, _ count: Int, seed: UInt64) -> UInt64 {
  @inline(__always) func fold(_ a: UInt64, _ b: UInt64) -> UInt64 {
    let product = a.multipliedFullWidth(by: b)
    return product.high ^ product.low
  }
  var hash = fold(seed ^ 0xA076_1D64_78BD_642F, seed &+ UInt64(truncatingIfNeeded: count))
  var index = 0
  while index &+ 8 <= count {
    hash = fold(hash ^ bytes.word(start &+ index), seed ^ 0xD6E8_FEB8_6659_FD93)
    index &+= 8
  }
  let missing = UInt64(truncatingIfNeeded: 32 &- 4 &* (count &- index))
  let rest = (bytes.word(start &+ index) &<< missing) &<< missing
  return fold(hash ^ rest, seed ^ 0x9E37_79B9_7F4A_7C15)
}

/// Puts names into tables.
struct NameTableBuilder {
  private(set) var buckets: [UInt32] = []
  private(set) var entries: [NameEntry] = []
  private(set) var text: [UInt8] = []

  /// Names up to which seeds are tried until no two of them share a bucket; their buckets have a bit each in `UInt128`.
  private static let fewNames = 64

  /// A table of `names`, which all differ.
  mutating func add(_ names: [(name: String, target: UInt32)]) -> NameTable {
    let offset = text.count
    for name in names { text.append(contentsOf: name.name.utf8) }
    let counts = names.map { $0.name.utf8.count }
    var size = 2
    while size < 2 * names.count { size *= 2 }
    var table = NameTable(
      firstBucket: UInt32(buckets.count), shift: UInt32(UInt64.bitWidth - size.trailingZeroBitCount), seed: 0)
    buckets.append(contentsOf: repeatElement(0, count: size))
    text[offset...].withUnsafeBytes { new in
      CheckedBytes.withPadded(new) { bytes in
        table.seed = Self.seed(for: bytes, counts, shift: UInt64(table.shift))
        var start = 0
        for (name, count) in zip(names, counts) {
          let key = NameKey(bytes, start, count, seed: table.seed)
          let bucket = Int(table.firstBucket) + Int(key.hash >> UInt64(table.shift))
          entries.append(
            NameEntry(
              first: key.first, second: key.second, last: key.last, count: UInt32(count), next: buckets[bucket],
              target: name.target, offset: UInt32(offset + start)))
          buckets[bucket] = UInt32(entries.count)
          start += count
        }
      }
    }
    return table
  }

  /// A seed by which no two of the names have one bucket is soon found where there are few names; where there are many, some share one.
  private static func seed(for bytes: CheckedBytes, _ counts: [Int], shift: UInt64) -> UInt64 {
    let step: UInt64 = 0x9E37_79B9_7F4A_7C15
    guard counts.count <= fewNames else { return step }
    var best = (seed: step, shared: counts.count)
    for attempt in 1...64 as ClosedRange<UInt64> {
      let seed = attempt &* step
      var taken: UInt128 = 0
      var shared = 0
      var start = 0
      for count in counts {
        let bit: UInt128 = 1 &<< UInt128(NameKey(bytes, start, count, seed: seed).hash >> shift)
        if taken & bit != 0 {
          shared += 1
          if shared >= best.shared { break }
        }
        taken |= bit
        start += count
      }
      if shared < best.shared { best = (seed, shared) }
      if best.shared == 0 { break }
    }
    return best.seed
  }
}

extension ProgramTables {
  /// What the `count` bytes from `start` on lead to in `table`; nil where they are no name of it.
  @inline(__always)
  func find<Bytes: DocumentBytes>(_ bytes: Bytes, _ start: Int, _ count: Int, in table: NameTable) -> Int? {
    let key = NameKey(bytes, start, count, seed: table.seed)
    let bucket = Int(truncatingIfNeeded: key.hash &>> UInt64(table.shift))
    var next = buckets.at(Int(table.firstBucket) &+ bucket, Bytes.self).pointee
    while next != 0 {
      let entry = entries.at(Int(next) &- 1, Bytes.self)
      let difference =
        (entry.pointee.first ^ key.first) | (entry.pointee.second ^ key.second) | (entry.pointee.last ^ key.last)
        | (UInt64(entry.pointee.count) ^ UInt64(truncatingIfNeeded: count))
      if difference == 0, count <= 24 || isSame(bytes, start, count, Int(entry.pointee.offset)) {
        return Int(entry.pointee.target)
      }
      next = entry.pointee.next
    }
    return nil
  }

  /// Whether what is between the first two words and the last one of a name is the same.
  private func isSame<Bytes: DocumentBytes>(_ bytes: Bytes, _ start: Int, _ count: Int, _ offset: Int) -> Bool {
    for index in 16..<(count - 8) where bytes.byte(start + index) != names.at(offset + index, Bytes.self).pointee {
      return false
    }
    return true
  }
}
