import CVectors
import TwinImage

/// Where the members stand that a type inherits, run by run: in segments of their own, or as declared by the types above it, of which those
/// count whose names no nearer type has.
struct InheritedRuns {
  /// Rows of `segments`, or of `twinListItems`.
  fileprivate var items: Range<UInt32>
  fileprivate let areSegments: Bool

  /// The next run of rows of `members`.
  @inline(__always)
  mutating func next(in image: Image) -> Range<UInt32>? {
    guard let item = items.popFirst() else { return nil }
    return areSegments ? image.segment(item) : image.run(.twinMemberStart, image[.twinListItem, item])
  }
}

extension Image {
  /// Where the members stand that `type` inherits.
  @inline(__always)
  func inheritedRuns(of type: UInt32) -> InheritedRuns {
    let list = isFirstVersion ? self[.twinInherited, type] &+ 1 : self[.twinOtherInherited, type]
    if list != 0 { return InheritedRuns(items: run(.segmentListStart, list &- 1), areSegments: true) }
    let ancestors = run(.twinListStart, self[.twinAncestors, type])
    let end = min(ancestors.upperBound, ancestors.lowerBound &+ ImageHeader.greatestAncestorCount)
    return InheritedRuns(items: ancestors.lowerBound..<max(ancestors.lowerBound, end), areSegments: false)
  }

  /// Whether `type` has the member at `row`, which stands in one of `runs`.
  func isMember(_ row: UInt32, of type: UInt32, standingIn runs: InheritedRuns) -> Bool {
    runs.areSegments || isMember(row, of: type)
  }

  /// Whether the member at `row` is one of `type`, its own or inherited.
  func isMember(_ row: UInt32, of type: UInt32) -> Bool {
    run(.twinMemberStart, type).contains(row)
      || member(named: name(ofDefinition: self[.memberDefinition, row]), of: type) == row
  }

  /// The rows of `members` that a segment names.
  @inline(__always)
  fileprivate func segment(_ row: UInt32) -> Range<UInt32> {
    let start = self[.segmentStart, row]
    return start..<start + min(self[.segmentCount, row], self[.memberDefinition].count - start)
  }

  /// The type that declares the member at `row`. O(log types).
  func owner(ofMember row: UInt32) -> UInt32 {
    self[.twinMemberStart].lastRow(startingBy: row, of: kinds[.twin].upperBound)
  }

  /// The own or inherited member of `type` with this name.
  @inline(__always)
  func member(named name: UnsafeRawBufferPointer, of type: UInt32) -> UInt32? {
    memberName(name).flatMap { member(named: $0, of: type) }
  }

  /// The first member that `type` declares whose name stands at this row of `memberNames`.
  func ownMember(named name: UInt32, of type: UInt32) -> UInt32? {
    self[.memberDefinition].first(in: run(.twinMemberStart, type), within: run(.memberNameDefinitionStart, name))
  }

  /// The own or inherited member of `type` whose name stands at this row of `memberNames`.
  @inline(__always)
  func member(named name: UInt32, of type: UInt32) -> UInt32? {
    let wanted = run(.memberNameDefinitionStart, name)
    let definitions = self[.memberDefinition]
    if let row = definitions.first(in: run(.twinMemberStart, type), within: wanted) { return row }
    var inherited = inheritedRuns(of: type)
    while let rows = inherited.next(in: self) {
      if let row = definitions.first(in: rows, within: wanted) { return row }
    }
    return nil
  }
}

extension Column {
  /// Of the first `count` rows of a column of starts the last whose run starts at or before `value`. O(log count).
  func lastRow(startingBy value: UInt32, of count: UInt32) -> UInt32 {
    var low: UInt32 = 0
    var high = count
    while low < high {
      let middle = low + (high - low) / 2
      if self[middle] <= value { low = middle + 1 } else { high = middle }
    }
    return low == 0 ? 0 : low - 1
  }

  /// The first of `rows` whose value is in `range`.
  @inline(__always)
  fileprivate func first(in rows: Range<UInt32>, within range: Range<UInt32>) -> UInt32? {
    let end = min(rows.upperBound, count)
    guard rows.lowerBound < end, range.lowerBound < range.upperBound else { return nil }
    let (least, greatest) = (range.lowerBound, range.upperBound &- 1)
    let start = base + Int(truncatingIfNeeded: rows.lowerBound) &* Int(truncatingIfNeeded: width)
    let rest = Int(truncatingIfNeeded: end &- rows.lowerBound)
    // What may be read: columns are filled up to this.
    let padded = base + imageAligned(Int(truncatingIfNeeded: count) &* Int(truncatingIfNeeded: width))
    let place: Int
    switch width {
    case 1:
      guard let least = UInt8(exactly: least) else { return nil }
      place = twin_first_between_8(start, rest, padded, least, UInt8(clamping: greatest))
    case 2:
      guard let least = UInt16(exactly: least) else { return nil }
      place = twin_first_between_16(start, rest, padded, least, UInt16(clamping: greatest))
    case 4: place = twin_first_between_32(start, rest, padded, least, greatest)
    default: place = least == 0 ? 0 : rest
    }
    return place < rest ? rows.lowerBound &+ UInt32(truncatingIfNeeded: place) : nil
  }
}

extension Range<UInt32> {
  /// The first value, removed.
  @inline(__always)
  mutating func popFirst() -> UInt32? {
    guard lowerBound < upperBound else { return nil }
    let first = lowerBound
    self = (first + 1)..<upperBound
    return first
  }
}
