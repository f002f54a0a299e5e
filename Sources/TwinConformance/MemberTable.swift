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

  /// The number of the member with this name.
  func find(_ name: [UInt8]) -> Int? {
    let number = table.number(name)
    return number < 0 ? nil : number
  }

  /// Counts the members that an object has; gives the components among them and where they stand.
  func tally(_ bytes: BlockBytes, _ scan: MemberScan) -> [(component: TwinType, range: Range<Int>)] {
    var found: [(TwinType, Range<Int>)] = []
    for index in 0..<scan.count {
      let entry = scan[index]
      // Keys stand within the bytes that were scanned; numbers are those of members.
      let number =
        entry.isEscaped
        ? bytes.decoded(entry.key).map { table.number($0) } ?? -1
        : table.number(bytes.base + entry.key.lowerBound, entry.key.count)
      guard number >= 0 else { continue }
      seen[number] &+= 1
      if hasComponents, let component = components[number] { found.append((component, entry.value)) }
    }
    return found
  }

  /// Counts a value with which something is wrong.
  func noteWrong(_ number: Int) {
    if names.indices.contains(number) { wrong[number] += 1 }
  }

  /// Documents that had the member, and values of it with which something was wrong.
  func counts(_ number: Int) -> (seen: Int, wrong: Int) {
    names.indices.contains(number) ? (seen[number], wrong[number]) : (0, 0)
  }
}
