/// Where a record stands.
struct RecordPlace: Hashable, Sendable, Comparable {
  /// The block that it is in, counted over all inputs.
  var block: Int
  /// Line feeds before it in the block.
  var line: Int
  /// Its place among the elements of an array, from zero within the block.
  var element = 0
  /// Its first byte in the input, unpacked.
  var offset: Int

  static func < (a: RecordPlace, b: RecordPlace) -> Bool {
    a.block == b.block ? a.offset < b.offset : a.block < b.block
  }
}

/// Where a value stands.
struct ValuePlace: Hashable, Sendable {
  /// Line feeds before it in its block.
  var line: Int
  /// Bytes before it in its line.
  var column: Int
  /// Its first byte in the input, unpacked.
  var offset: Int
}

/// What was wrong with a record, as an example.
struct RecordSample: Hashable, Sendable {
  var place: RecordPlace
  var value: ValuePlace
  /// Inside the document; empty for the whole.
  var pointer: String
  var expected: String
  var actual: String
}

/// A few of many examples, whatever the order in which they come from several workers: the first of each thing that is wrong somewhere in
/// documents, so that one that is frequent hides no other, and the first of all.
struct SampleList: Sendable {
  private var first: [RecordSample] = []
  /// By where in documents they are and what is expected there. A worker sees places in their order, so that it has all of the first ones among
  /// the first that it saw itself.
  private var distinct: [Kind: RecordSample] = [:]
  let limit: Int

  /// What is wrong where in documents, places in arrays not told apart.
  private struct Kind: Hashable {
    var pointer: String
    var expected: String
  }

  init(limit: Int) { self.limit = limit }

  /// Adds what is wrong at `pointer` of a document, where `expected` should be.
  mutating func add(_ pointer: String, _ expected: String, _ sample: () -> RecordSample) {
    let isOfInterest = first.count < limit
    if !isOfInterest, distinct.count >= limit { return }
    var kind = Kind(pointer: pointer, expected: expected)
    if !isOfInterest, distinct[kind] != nil { return }
    kind.pointer = Self.anyPlace(shortened(Array(pointer.utf8)))
    let isNew = distinct.count < limit && distinct[kind] == nil
    guard isOfInterest || isNew else { return }
    let sample = sample()
    if isOfInterest { first.append(sample) }
    if isNew { distinct[kind] = sample }
  }

  mutating func merge(_ other: SampleList) {
    first = Array(Self.ordered(first + other.first).prefix(limit))
    distinct.merge(other.distinct) { Self.isBefore($1, $0) ? $1 : $0 }
    let kept = distinct.sorted { Self.isBefore($0.value, $1.value) }.prefix(limit)
    distinct = Dictionary(uniqueKeysWithValues: kept.map { ($0.key, $0.value) })
  }

  /// The examples, by place.
  var samples: [RecordSample] {
    let firstOfEach = Set(distinct.values)
    let more = first.filter { !firstOfEach.contains($0) }.prefix(max(0, limit - firstOfEach.count))
    return Self.ordered(Array(firstOfEach) + more)
  }

  private static func ordered(_ samples: [RecordSample]) -> [RecordSample] { samples.sorted(by: isBefore) }

  /// By place; of the same value, by what is said of it.
  private static func isBefore(_ a: RecordSample, _ b: RecordSample) -> Bool {
    if a.place != b.place { return a.place < b.place }
    if a.value.offset != b.value.offset { return a.value.offset < b.value.offset }
    return (a.pointer + a.expected).utf8.lexicographicallyPrecedes((b.pointer + b.expected).utf8)
  }

  /// `pointer` with `*` for any number.
  private static func anyPlace(_ pointer: String) -> String {
    pointer.split(separator: "/", omittingEmptySubsequences: false).map { part in
      !part.isEmpty && part.utf8.allSatisfy { $0 >= 0x30 && $0 <= 0x39 } ? "*" : part
    }.joined(separator: "/")
  }
}

/// How often each of many names occurs: of the first ones, by place. Which these are does not depend on who saw what.
struct NameCounts: Sendable {
  struct Entry: Sendable {
    var count: Int
    var first: RecordPlace
  }

  /// Names that are told apart. A worker has all of the first ones among the first that it saw itself.
  static let limit = 1_000

  private(set) var entries: [String: Entry] = [:]
  /// Occurrences of all names.
  private(set) var total = 0
  /// Whether there are more names than are told apart, so that counts of single ones mean nothing.
  private(set) var isOverfull = false

  mutating func add(_ name: String, _ count: Int = 1, at place: RecordPlace) {
    total += count
    if let known = entries[name] {
      entries[name] = Entry(count: known.count + count, first: known.first)
    } else if entries.count < Self.limit {
      entries[name] = Entry(count: count, first: place)
    } else {
      isOverfull = true
    }
  }

  /// Adds occurrences whose names are not known.
  mutating func addUnnamed(_ count: Int) {
    total += count
    if count > 0 { isOverfull = true }
  }

  mutating func merge(_ other: NameCounts) {
    total += other.total
    isOverfull = isOverfull || other.isOverfull
    for (name, entry) in other.entries {
      guard let known = entries[name] else {
        entries[name] = entry
        continue
      }
      entries[name] = Entry(count: known.count + entry.count, first: min(known.first, entry.first))
    }
    guard entries.count > Self.limit else { return }
    isOverfull = true
    let kept = ordered.prefix(Self.limit)
    entries = Dictionary(uniqueKeysWithValues: kept.map { ($0.name, $0.entry) })
  }

  /// By first place, then name.
  var ordered: [(name: String, entry: Entry)] {
    entries.map { (name: $0.key, entry: $0.value) }.sorted { a, b in
      a.entry.first == b.entry.first
        ? a.name.utf8.lexicographicallyPrecedes(b.name.utf8) : a.entry.first < b.entry.first
    }
  }
}
