/// Where the names of one object or the values of one enumeration stand among all names of a program.
struct NameTable {
  /// First of its buckets, a power of two of them.
  var firstBucket: UInt32 = 0
  /// Number of buckets less one.
  var mask: UInt32 = 0
  var seed: UInt64 = 0
}

/// One name: its first and last eight bytes, which are all of it up to sixteen.
struct NameEntry {
  var first: UInt64
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

/// The words that a name is looked up by.
struct NameKey {
  private(set) var first: UInt64
  private(set) var last: UInt64
  /// Of all bytes, the number of them, and the seed.
  private(set) var hash: UInt64

  /// The key of `count` bytes from `start` on.
  @inline(__always)
  init(_ bytes: some DocumentBytes, _ start: Int, _ count: Int, seed: UInt64) {
    // What the bytes between the first and the last words come to.
    var middle = seed &+ UInt64(truncatingIfNeeded: count)
    // What is behind a short name is shifted out.
    let isLong = count > 8
    let missing = isLong ? 0 : 64 &- 8 &* count
    first = count == 0 ? 0 : bytes.word(start) & UInt64.max &>> UInt64(truncatingIfNeeded: missing)
    let tail = bytes.word(start &+ (isLong ? count &- 8 : 0))
    last = isLong ? tail : 0
    if count > 16 {
      var index = 8
      while index < count &- 8 {
        middle = Self.fold(middle ^ bytes.word(start &+ index), 0xD6E8_FEB8_6659_FD93)
        index &+= 8
      }
    }
    hash = Self.fold(first ^ seed, last ^ middle ^ 0xA076_1D64_78BD_642F)
  }

  @inline(__always)
  private static func fold(_ a: UInt64, _ b: UInt64) -> UInt64 {
    let product = a.multipliedFullWidth(by: b)
    return product.high ^ product.low
  }
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
    var table = NameTable(firstBucket: UInt32(buckets.count), mask: UInt32(size - 1), seed: 0)
    buckets.append(contentsOf: repeatElement(0, count: size))
    text[offset...].withUnsafeBytes { new in
      CheckedBytes.withPadded(new) { bytes in
        table.seed = Self.seed(for: bytes, counts, mask: UInt64(table.mask))
        var start = 0
        for (name, count) in zip(names, counts) {
          let key = NameKey(bytes, start, count, seed: table.seed)
          let bucket = Int(table.firstBucket) + Int(key.hash & UInt64(table.mask))
          entries.append(
            NameEntry(
              first: key.first, last: key.last, count: UInt32(count), next: buckets[bucket], target: name.target,
              offset: UInt32(offset + start)))
          buckets[bucket] = UInt32(entries.count)
          start += count
        }
      }
    }
    return table
  }

  /// A seed by which no two of the names have one bucket is soon found where there are few names; where there are many, some share one.
  private static func seed(for bytes: CheckedBytes, _ counts: [Int], mask: UInt64) -> UInt64 {
    let step: UInt64 = 0x9E37_79B9_7F4A_7C15
    guard counts.count <= fewNames else { return step }
    var best = (seed: step, shared: counts.count)
    for attempt in 1...64 as ClosedRange<UInt64> {
      let seed = attempt &* step
      var taken: UInt128 = 0
      var shared = 0
      var start = 0
      for count in counts {
        let bit: UInt128 = 1 &<< UInt128(NameKey(bytes, start, count, seed: seed).hash & mask)
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
    let bucket = Int(truncatingIfNeeded: key.hash & UInt64(table.mask))
    var next = buckets.at(Int(table.firstBucket) &+ bucket, Bytes.self).pointee
    while next != 0 {
      let entry = entries.at(Int(next) &- 1, Bytes.self)
      if entry.pointee.first == key.first, entry.pointee.last == key.last, Int(entry.pointee.count) == count,
        count <= 16 || isSame(bytes, start, count, Int(entry.pointee.offset))
      {
        return Int(entry.pointee.target)
      }
      next = entry.pointee.next
    }
    return nil
  }

  private func isSame<Bytes: DocumentBytes>(_ bytes: Bytes, _ start: Int, _ count: Int, _ offset: Int) -> Bool {
    for index in 8..<(count - 8) where bytes.byte(start + index) != names.at(offset + index, Bytes.self).pointee {
      return false
    }
    return true
  }
}
