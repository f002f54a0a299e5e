/// What is kept of the objects that are open: the members that are there of those with many, and the keys that the model does not number, to
/// find those that stand twice. Most documents have neither, and need none of this.
///
/// Keys of one object follow one another. A handful is compared one by one; those of larger objects are in a hash table besides, which is
/// seeded at random, so that no document is made to collide.
final class OpenObjects {
  private struct Record {
    var hash: UInt64
    /// The quotes around it.
    var open: UInt32
    var close: UInt32
    var hasEscapes: Bool
  }

  /// Keys that are compared one by one.
  private static let fewKeys = 8
  private static let seed = UInt64.random(in: .min ... .max)

  /// Bits of the members that are there, of objects with more than 64.
  var present: [UInt64] = []
  private var records: [Record] = []
  /// Records in the table, in the order in which they came.
  private var tabled: [UInt32] = []
  /// Records plus one, by their hashes; zero where nothing is.
  private var table: [UInt32] = []

  /// What keys are hashed with: one of a kind for each run of the program.
  let seed = OpenObjects.seed

  /// Number of keys: where the keys of an object begin that opens now.
  var count: Int { records.count }

  /// Forgets the keys from `first` on: their object closes.
  func close(_ first: Int) {
    while let last = tabled.last, Int(last) >= first {
      table[place(of: last)] = 0
      tabled.removeLast()
    }
    records.removeLast(records.count - first)
  }

  /// Adds the key whose quotes are at `open` and `close` to the object whose keys begin at `first`. False where it is there already.
  /// `hash` is that of its content.
  func insert<Bytes: DocumentBytes>(
    _ bytes: Bytes, hash: UInt64, _ open: Int, _ close: Int, hasEscapes: Bool, first: Int
  ) -> Bool {
    let record = Record(
      hash: hash, open: UInt32(truncatingIfNeeded: open), close: UInt32(truncatingIfNeeded: close),
      hasEscapes: hasEscapes)
    if records.count - first < Self.fewKeys {
      for other in records[first...] where isSame(bytes, record, other) { return false }
      records.append(record)
      return true
    }
    if records.count - first == Self.fewKeys {
      for index in first..<records.count { add(UInt32(index)) }
    }
    var place = Int(truncatingIfNeeded: hash) & (table.count - 1)
    while table[place] != 0 {
      let index = Int(table[place]) - 1
      if index >= first, isSame(bytes, record, records[index]) { return false }
      place = (place + 1) & (table.count - 1)
    }
    records.append(record)
    add(UInt32(records.count - 1))
    return true
  }

  /// Puts a record into the table, which has twice the room that it needs.
  private func add(_ index: UInt32) {
    tabled.append(index)
    if 2 * tabled.count > table.count {
      table = [UInt32](repeating: 0, count: max(64, 2 * table.count))
      for index in tabled { table[emptyPlace(for: index)] = index + 1 }
    } else {
      table[emptyPlace(for: index)] = index + 1
    }
  }

  private func emptyPlace(for index: UInt32) -> Int {
    var place = Int(truncatingIfNeeded: records[Int(index)].hash) & (table.count - 1)
    while table[place] != 0 { place = (place + 1) & (table.count - 1) }
    return place
  }

  /// Where the record stands in the table. The last one in may leave without those before it being missed.
  private func place(of index: UInt32) -> Int {
    var place = Int(truncatingIfNeeded: records[Int(index)].hash) & (table.count - 1)
    while table[place] != index + 1 { place = (place + 1) & (table.count - 1) }
    return place
  }

  private func isSame<Bytes: DocumentBytes>(_ bytes: Bytes, _ a: Record, _ b: Record) -> Bool {
    if a.hash != b.hash { return false }
    let (first, second) = (bytes.array(Int(a.open), Int(a.close) + 1), bytes.array(Int(b.open), Int(b.close) + 1))
    if !a.hasEscapes, !b.hasEscapes { return first == second }
    return decodeJSONString(first[...]) == decodeJSONString(second[...])
  }
}
