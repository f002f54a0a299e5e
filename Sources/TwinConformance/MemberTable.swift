import TwinRuntime

/// The members of a type that documents of one kind hold, with how often they were there.
final class MemberTable {
  /// The type of the component that each member is; nil for what is none.
  let components: [TwinType?]
  let names: [[UInt8]]
  private let table: NameTable
  private let seen: UnsafeMutablePointer<Int>
  private let wrong: UnsafeMutablePointer<Int>
  let hasComponents: Bool
  /// Counts of members by the places that a validator gives them.
  private let places = PlaceCounts()
  /// The number of the member at each of these places; negative for what is no member of this table.
  private let numbers: [Int]
  /// The places of components.
  private let componentPlaces: UInt64

  /// A table of the members of `type` of these kinds.
  /// - Parameter places: Names of members by the places that `tally(places:)` is told, no more than 64.
  init(_ type: TwinType, _ kinds: Set<MemberKind>, places: [String]) {
    let members = type.members.filter { kinds.contains($0.kind) }
    names = members.map { Array($0.name.utf8) }
    components = members.map(\.component)
    hasComponents = components.contains { $0 != nil }
    table = NameTable(names)
    seen = .allocate(capacity: max(1, names.count))
    seen.initialize(repeating: 0, count: names.count)
    wrong = .allocate(capacity: max(1, names.count))
    wrong.initialize(repeating: 0, count: names.count)
    let table = table
    numbers = places.prefix(64).map { table.number(Array($0.utf8)) }
    var componentPlaces: UInt64 = 0
    for (place, number) in numbers.enumerated() where number >= 0 && components[number] != nil {
      componentPlaces |= 1 << UInt64(place)
    }
    self.componentPlaces = componentPlaces
  }

  deinit {
    seen.deallocate()
    wrong.deallocate()
    places.deallocate()
  }

  /// Counts the members at these places. False, and nothing counted, where there are components among them, whose own members count too.
  @inline(__always)
  @discardableResult
  func tally(places bits: UInt64) -> Bool {
    if bits & componentPlaces != 0 { return false }
    places.add(bits)
    return true
  }

  /// Counts the members at these places, and those with which something is wrong. The places are those that the table was made with.
  func note(_ places: UInt64, wrong bits: UInt64) {
    self.places.add(places)
    var left = bits & places
    while left != 0 {
      let number = numbers[left.trailingZeroBitCount]
      if number >= 0 { wrong[number] &+= 1 }
      left &= left - 1
    }
  }

  /// Counts the members that an object has; gives the components among them and where they stand.
  func tally(_ bytes: BlockBytes, _ scan: MemberScan) -> [ComponentPlace] {
    var found: [ComponentPlace] = []
    for index in 0..<scan.count {
      let entry = scan[index]
      let number = number(of: entry, bytes)
      guard number >= 0 else { continue }
      seen[number] &+= 1
      if hasComponents, let component = components[number] {
        found.append(ComponentPlace(type: component, range: entry.value))
      }
    }
    return found
  }

  /// Calls `body` with each member that an object has, from its key to the end of its value, and with the component that it is, if it is one.
  func forEachMember(
    _ bytes: BlockBytes, _ scan: MemberScan, _ body: (_ number: Int, Range<Int>, ComponentPlace?) -> Void
  ) {
    for index in 0..<scan.count {
      let entry = scan[index]
      let number = number(of: entry, bytes)
      guard number >= 0 else { continue }
      let component = hasComponents ? components[number].map { ComponentPlace(type: $0, range: entry.value) } : nil
      body(number, entry.key.lowerBound - 1..<entry.value.upperBound, component)
    }
  }

  /// The number of a member by its key; negative where it is none.
  @inline(__always)
  private func number(of entry: MemberScan.Entry, _ bytes: BlockBytes) -> Int {
    // Keys stand within the bytes that were scanned; numbers are those of members.
    entry.isEscaped
      ? bytes.decoded(entry.key).map { table.number($0) } ?? -1
      : table.number(bytes.base + entry.key.lowerBound, entry.key.count)
  }

  /// Counts a value that was there, and whether something is wrong with it.
  func note(_ number: Int, isWrong: Bool) {
    guard names.indices.contains(number) else { return }
    seen[number] += 1
    if isWrong { wrong[number] += 1 }
  }

  /// Documents that had the member, and values of it with which something was wrong.
  func counts(_ number: Int) -> (seen: Int, wrong: Int) {
    guard names.indices.contains(number) else { return (0, 0) }
    let place = numbers.firstIndex(of: number)
    return (seen[number] + (place.map { places[$0] } ?? 0), wrong[number])
  }
}

/// How often each of 64 bits was set: a binary number for each, of which a word holds the bits of one weight, so that all are counted by
/// as many additions as one is.
private struct PlaceCounts {
  /// Of the last weight nothing is carried: no count of what was read comes to 2^62.
  private static let weightCount = 62
  private let weights: UnsafeMutablePointer<UInt64>

  init() {
    weights = .allocate(capacity: Self.weightCount)
    weights.initialize(repeating: 0, count: Self.weightCount)
  }

  func deallocate() { weights.deallocate() }

  @inline(__always)
  func add(_ bits: UInt64) {
    var carry = bits
    var weight = 0
    while carry != 0, weight < Self.weightCount {
      let before = weights[weight]
      weights[weight] = before ^ carry
      carry &= before
      weight &+= 1
    }
  }

  /// How often the bit at `place` was set.
  subscript(place: Int) -> Int {
    (0..<Self.weightCount).reduce(0) { $0 | Int(weights[$1] >> UInt64(place) & 1) << $1 }
  }
}

/// A component in a document.
struct ComponentPlace {
  var type: TwinType
  var range: Range<Int>
}
