import TwinRuntime

/// The members of a type that documents of one kind hold, with how often they were there.
final class MemberTable {
  /// The type of the component that each member is; nil for what is none.
  let components: [TwinType?]
  let names: [[UInt8]]
  private let table: NameTable
  private let seen: UnsafeMutablePointer<Int>
  private let wrong: UnsafeMutablePointer<Int>
  private let hasComponents: Bool

  /// A table of the members of `type` of these kinds.
  init(_ type: TwinType, _ kinds: Set<MemberKind>) {
    let members = type.members.filter { kinds.contains($0.kind) }
    names = members.map { Array($0.name.utf8) }
    components = members.map(\.component)
    hasComponents = components.contains { $0 != nil }
    table = NameTable(names)
    seen = .allocate(capacity: max(1, names.count))
    seen.initialize(repeating: 0, count: names.count)
    wrong = .allocate(capacity: max(1, names.count))
    wrong.initialize(repeating: 0, count: names.count)
  }

  deinit {
    seen.deallocate()
    wrong.deallocate()
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

  /// The members that an object has, each from its key to the end of its value; the component that it is, if it is one.
  func members(_ bytes: BlockBytes, _ scan: MemberScan) -> [(
    number: Int, range: Range<Int>, component: ComponentPlace?
  )] {
    scan.all.compactMap { entry in
      let number = number(of: entry, bytes)
      guard number >= 0 else { return nil }
      let component = components[number].map { ComponentPlace(type: $0, range: entry.value) }
      return (number, entry.key.lowerBound - 1..<entry.value.upperBound, component)
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
    names.indices.contains(number) ? (seen[number], wrong[number]) : (0, 0)
  }
}

/// A component in a document.
struct ComponentPlace {
  var type: TwinType
  var range: Range<Int>
}
