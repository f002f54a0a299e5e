/// Where a record stands.
struct RecordPlace: Hashable, Sendable, Comparable {
  /// The block that it is in, counted over all inputs.
  var block: Int
  /// Its line, or its place among the elements of an array, from zero within the block.
  var line: Int
  /// Its first byte in the input, unpacked.
  var offset: Int

  static func < (a: RecordPlace, b: RecordPlace) -> Bool {
    a.block == b.block ? a.line < b.line : a.block < b.block
  }
}

/// What was wrong with a record, as an example.
struct RecordSample: Hashable, Sendable {
  var place: RecordPlace
  /// Inside the document; empty for the whole.
  var pointer: String
  var expected: String
  var actual: String
}

/// The first few of many examples, by place, whatever the order in which they come from several workers.
struct SampleList: Sendable {
  private(set) var samples: [RecordSample] = []
  let limit: Int

  /// Whether what comes later in the same worker is of no interest: it sees places in their order.
  var isFull: Bool { samples.count >= limit }

  mutating func add(_ sample: @autoclosure () -> RecordSample) {
    if !isFull { samples.append(sample()) }
  }

  mutating func merge(_ other: SampleList) {
    let all = (samples + other.samples).enumerated().sorted {
      $0.element.place == $1.element.place ? $0.offset < $1.offset : $0.element.place < $1.element.place
    }
    samples = all.prefix(limit).map(\.element)
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
