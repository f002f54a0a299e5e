import TwinImage

/// Rows by the values they are made of, so that equal ones are written once. Only looked up, never walked.
///
/// What a row is made of is pushed on a stack, since rows that it refers to may be put together in between. There are several
/// rows for each member and most are new, so that a look-up costs what it reads of memory out of the cache: a slot holds the
/// hash, by which what differs is told apart without its values, and an entry is one run of words.
struct RowTable {
  /// Values of rows that are being put together, those of the innermost last.
  var stack: [UInt32] = []

  private struct Slot {
    var hash: UInt32
    /// Where the entry starts; zero means free.
    var entry: UInt32
  }

  /// Open addressing; at most half are taken. The count is a power of two.
  private var slots: [Slot]
  private var count = 0
  /// The first entry with each rare value, by table and value. These are in no slot.
  private var firsts = [[UInt32]](repeating: [], count: ImageTable.allCases.count)
  /// Of each entry its row, the number of its values, and these. The first word is nobody's.
  private var words: [UInt32] = [0]
  /// Drawn for each table, so that no input can hold rows that all collide. Nothing that is seen from outside depends on it.
  private let seed = UInt64.random(in: .min ... .max)

  /// An empty table with room for about so many entries.
  init(expectedCount: Int) {
    var size = 128
    while size < expectedCount * 2 { size *= 2 }
    slots = [Slot](repeating: Slot(hash: 0, entry: 0), count: size)
  }

  /// The entry of the values on the stack from `start`, added when new. A new one gets its row by `set`. O(values).
  mutating func entry(from start: Int) -> (entry: UInt32, isNew: Bool) {
    let hash = hash(from: start)
    let slot = slot(from: start, hash: hash)
    if slots[slot].entry != 0 { return (slots[slot].entry, false) }
    let entry = add(from: start)
    slots[slot] = Slot(hash: hash, entry: entry)
    count += 1
    if count * 2 > slots.count { grow() }
    return (entry, true)
  }

  /// The same where one of the values, a row of another table, is seldom shared, as a description is. Values that come first
  /// ascend nearly always, and so the places looked at, where a hash would go all over memory.
  mutating func entry(from start: Int, rare value: UInt32, in table: ImageTable) -> (entry: UInt32, isNew: Bool) {
    guard value != 0 else { return entry(from: start) }
    let table = Int(table.rawValue)
    let missing = Int(value) + 1 - firsts[table].count
    if missing > 0 { firsts[table].append(contentsOf: repeatElement(0, count: missing)) }
    let first = firsts[table][Int(value)]
    if first != 0 { return isEntry(Int(first), from: start) ? (first, false) : entry(from: start) }
    let entry = add(from: start)
    firsts[table][Int(value)] = entry
    return (entry, true)
  }

  private mutating func add(from start: Int) -> UInt32 {
    let entry = UInt32(words.count)
    words.append(0)
    words.append(UInt32(stack.count - start))
    for index in start..<stack.count { words.append(stack[index]) }
    return entry
  }

  /// The row of `entry`.
  func row(of entry: UInt32) -> UInt32 { words[Int(entry)] }

  /// Notes the row of `entry`.
  mutating func set(_ row: UInt32, of entry: UInt32) { words[Int(entry)] = row }

  /// The slot that holds the values from `start`, or the free one where they belong. At least half are free, so the probe ends.
  private func slot(from start: Int, hash: UInt32) -> Int {
    let mask = slots.count - 1
    var slot = Int(hash) & mask
    while slots[slot].entry != 0 {
      if slots[slot].hash == hash, isEntry(Int(slots[slot].entry), from: start) { break }
      slot = (slot + 1) & mask
    }
    return slot
  }

  /// Whether `entry` is that of the values from `start`.
  private func isEntry(_ entry: Int, from start: Int) -> Bool {
    guard Int(words[entry + 1]) == stack.count - start else { return false }
    for index in start..<stack.count where words[entry + 2 + index - start] != stack[index] { return false }
    return true
  }

  private mutating func grow() {
    let mask = slots.count * 2 - 1
    var larger = [Slot](repeating: Slot(hash: 0, entry: 0), count: mask + 1)
    for taken in slots where taken.entry != 0 {
      var slot = Int(taken.hash) & mask
      while larger[slot].entry != 0 { slot = (slot + 1) & mask }
      larger[slot] = taken
    }
    slots = larger
  }

  /// Folds two values at a time.
  private func hash(from start: Int) -> UInt32 {
    var hash = seed ^ UInt64(stack.count - start)
    var index = start
    while index + 1 < stack.count {
      hash = imageFold(hash ^ (UInt64(stack[index]) << 32 | UInt64(stack[index + 1])))
      index += 2
    }
    if index < stack.count { hash = imageFold(hash ^ UInt64(stack[index])) }
    return UInt32(truncatingIfNeeded: hash ^ (hash >> 32))
  }
}
