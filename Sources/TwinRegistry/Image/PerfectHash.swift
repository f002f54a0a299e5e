import TwinImage

/// A hash-and-displace table: each bucket of keys has a displacement under which its keys fall into slots of their own.
struct PerfectHash {
  /// What the keys were hashed with.
  private(set) var seed: UInt64 = 0
  /// One displacement a bucket.
  private(set) var displacements: [UInt16] = []
  /// Entry plus one, or zero for a free slot.
  private(set) var slots: [UInt32] = []
  /// Entries that found no slot: none, unless names were made to collide.
  private(set) var overflow: [UInt32] = []

  /// A table over `count` entries. Entries with equal keys must not be passed.
  /// - Parameter hash: The hash of an entry's key under a seed.
  init(count: Int, hash: (_ entry: UInt32, _ seed: UInt64) -> UInt64) {
    // Attempts with other seeds; names that collide under all of them go into the overflow.
    for attempt in 0..<4 {
      seed = imageFold(0x243F_6A88_85A3_08D3 &+ UInt64(attempt))
      place((0..<UInt32(count)).map { ($0, hash($0, seed)) })
      if overflow.isEmpty { return }
    }
  }

  private mutating func place(_ keys: [(entry: UInt32, hash: UInt64)]) {
    let bucketCount = UInt32(max(1, (keys.count + 3) / 4))
    let slotCount = UInt32(max(1, keys.count + keys.count / 4))
    displacements = [UInt16](repeating: 0, count: Int(bucketCount))
    slots = [UInt32](repeating: 0, count: Int(slotCount))
    overflow = []
    let buckets = Buckets(keys.map { Int(imageBucket($0.hash, count: bucketCount)) }, count: Int(bucketCount))
    var taken: [Int] = []
    var hashes: [UInt64] = []
    for bucket in buckets.byDescendingSize {
      let members = buckets.range(of: bucket)
      hashes.removeAll(keepingCapacity: true)
      for member in members { hashes.append(keys[buckets.keys[member]].hash) }
      hashes.sort()
      var placed = false
      if !hashes.indices.dropFirst().contains(where: { hashes[$0] == hashes[$0 - 1] }) {
        for displacement in UInt16.min...UInt16.max {
          taken.removeAll(keepingCapacity: true)
          for member in members {
            let key = keys[buckets.keys[member]]
            let slot = Int(imageSlot(key.hash, displacement: UInt64(displacement), count: slotCount))
            if slots[slot] != 0 { break }
            slots[slot] = key.entry + 1
            taken.append(slot)
          }
          if taken.count == members.count {
            displacements[bucket] = displacement
            placed = true
            break
          }
          for slot in taken { slots[slot] = 0 }
        }
      }
      if !placed { overflow.append(contentsOf: members.map { keys[buckets.keys[$0]].entry }) }
    }
    overflow.sort()
  }
}
