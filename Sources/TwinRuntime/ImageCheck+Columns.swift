import CVectors
import TwinImage

/// Number of rows of each table, by its number.
struct RowCounts {
  /// `.max` for tables not seen yet: more rows than a file of four gigabytes can have. There are fewer tables than that.
  private var counts = [64 of UInt32](repeating: .max)

  subscript(table: ImageTable) -> UInt32 {
    get { counts[Int(table.rawValue)] }
    set { counts[Int(table.rawValue)] = newValue }
  }

  /// Tables that no section is of have no rows.
  mutating func leaveOutUnseen() {
    for table in counts.indices where counts[table] == .max { counts[table] = 0 }
  }

  /// The greatest that a definition's detail may be. That it suits its kind is seen to where it is read: checking a row here costs as much
  /// as reading it there.
  var greatestDetail: UInt32 {
    max(
      self[.values], self[.telemetry], self[.events], self[.strings], self[.commands], self[.relationships],
      self[.twins])
  }
}

extension ImageCheck {
  /// Rows of every table; the columns of a table must agree.
  func countRows(_ sections: [ImageColumn], _ rows: inout RowCounts) throws(ImageError) {
    for column in sections {
      let layout = column.layout
      var count = self[column].count
      if case .starts = layout.content {
        guard count > 0 else { throw .malformed(section: "\(column)", problem: "it lacks the end of the last run") }
        count -= 1
      }
      if rows[layout.table] == .max {
        rows[layout.table] = count
      } else if rows[layout.table] != count {
        throw .malformed(
          section: "\(column)", problem: "it has \(count) rows, others of its table \(rows[layout.table])")
      }
    }
    guard rows[.image] == 1 else { throw .malformed(section: "imageSeed", problem: "it has to have one row") }
    rows.leaveOutUnseen()
  }

  func elementKinds(_ rows: RowCounts) throws(ImageError) -> ImageKinds {
    guard rows[.kinds] == UInt32(ImageElementKind.allCases.count) else {
      throw .malformed(section: "kindCount", problem: "it has to have a row for each kind of element")
    }
    let column = self[.kindCount]
    var starts: [UInt32] = [0]
    var sum: UInt64 = 0
    for kind in ImageElementKind.allCases {
      let count = column[UInt32(kind.rawValue)]
      if let table = kind.table, rows[table] != count {
        throw .malformed(section: "kindCount", problem: "it counts \(count) of \(kind), the table has \(rows[table])")
      }
      sum += UInt64(count)
      starts.append(UInt32(truncatingIfNeeded: sum))
    }
    guard sum == UInt64(rows[.elements]) else {
      throw .malformed(section: "kindCount", problem: "its sum is not the number of elements")
    }
    let kinds = ImageKinds(
      starts: (starts[0], starts[1], starts[2], starts[3], starts[4], starts[5], starts[6], starts[7]))
    guard kinds[.quantity].upperBound == rows[.hierarchy] else {
      throw .malformed(section: "hierarchyBroader", problem: "it has to have a row for each element in a hierarchy")
    }
    return kinds
  }

  func entryCount(_ rows: RowCounts) -> UInt64 {
    UInt64(rows[.elements]) + UInt64(rows[.memberNames]) + UInt64(rows[.externals])
  }

  /// The first rows that mean nothing: the empty string, empty lists, empty metadata.
  func checkEmptyRows(_ sections: [ImageColumn]) throws(ImageError) {
    for column in ImageColumn.listStarts {
      guard self[column].count >= 2, self[column][1] == 0 else {
        throw .malformed(section: "\(column)", problem: "its first row has to be empty")
      }
    }
    for column in sections where column.isBytes && self[column].width != 1 {
      throw .malformed(section: "\(column)", problem: "its values have to have one byte")
    }
    for column in ImageColumn.metadataColumns where self[column].count == 0 || self[column][0] != 0 {
      throw .malformed(section: "\(column)", problem: "its first row has to be empty")
    }
  }
}

extension ImageElementKind {
  /// The table that has a row for each element of this kind; concepts have none.
  fileprivate var table: ImageTable? {
    switch self {
    case .twin: .twins
    case .concept: nil
    case .relation: .relations
    case .quantity: .quantities
    case .unit: .units
    case .schema: .schemas
    case .point: .points
    }
  }
}

extension ImageColumn {
  /// Starts of tables whose first row is empty.
  fileprivate static let listStarts: [ImageColumn] = [
    .stringStart, .stringListStart, .twinListStart, .conceptListStart, .intervalListStart, .textListStart,
    .mappingListStart,
    .segmentListStart, .constraintListStart,
  ]
  fileprivate static let metadataColumns = allCases.filter { $0.table == .metadata }
}

/// What the values of a column have to be, with the numbers of this image.
enum ColumnContent {
  case anything
  case below(UInt64)
  /// From zero to this, equal neighbours allowed.
  case ascending(UInt32)
  case numbers

  init(_ column: ImageColumn, _ rows: RowCounts, entries: UInt64) {
    self =
      switch column.content {
      case .tagged where column == .definitionDetail: .below(UInt64(rows.greatestDetail) + 1)
      case .any, .tagged: .anything
      case .below(let limit): .below(limit)
      case .index(let table): .below(UInt64(rows[table]))
      case .optional(let table): .below(UInt64(rows[table]) + 1)
      case .starts(let table): .ascending(rows[table])
      case .entry: .below(entries)
      case .optionalEntry: .below(entries + 1)
      case .double: .numbers
      }
  }
}

extension Column {
  /// Whether all values are as `content` says. The bytes, padding among them, are added to `checksum` on the way: each piece is looked at
  /// while it is near the processor.
  func holds(_ content: ColumnContent, adding checksum: inout ImageChecksum) -> Bool {
    let pieceSize = 16 << 10
    let length = Int(count) * Int(width)
    let end = imageAligned(length)
    var isSound = mayHold(content)
    var offset = 0
    if isSound, width < 8 {
      switch content {
      case .below(let limit):
        // What fills the last line up is zeros, which are below whatever limit there is.
        offset = end
        isSound = checksum.add(base, count: offset, width: width, greatest: UInt32(clamping: limit &- 1))
      case .ascending(let end) where end < 1 << 31:
        offset = length & ~63
        isSound = checksum.addAscending(base, count: offset, width: width)
      case .anything, .ascending, .numbers: break
      }
    }
    while offset < end {
      let next = min(offset + pieceSize, end)
      checksum.add(base + offset, count: next - offset)
      isSound = isSound && holds(content, bytes: offset..<next)
      offset = next
    }
    return isSound
  }

  /// What of `content` is seen without a look at all values; where this is so, `holds` has to be so of all bytes.
  private func mayHold(_ content: ColumnContent) -> Bool {
    switch content {
    case .anything, .numbers: true
    case .below(let limit): count == 0 || limit > 0
    case .ascending(let end): count > 0 && width < 8 && self[0] == 0 && self[count - 1] == end
    }
  }

  /// Whether the values in these bytes, which begin with a whole one, are as `content` says; of ascending ones, beside the value before
  /// them too.
  private func holds(_ content: ColumnContent, bytes: Range<Int>) -> Bool {
    if width == 0 { return true }
    let rows = bytes.lowerBound / Int(width)..<min(bytes.upperBound / Int(width), Int(count))
    guard rows.lowerBound < rows.upperBound else { return true }
    switch content {
    case .anything: return true
    case .below(let limit): return areBelow(limit, rows)
    case .ascending(let end): return ascend(below: end, rows)
    case .numbers:
      for row in rows where double(UInt32(truncatingIfNeeded: row)).isNaN { return false }
      return true
    }
  }

  private func areBelow(_ limit: UInt64, _ rows: Range<Int>) -> Bool {
    let first = base + rows.lowerBound * Int(width)
    switch width {
    case 1: return !twin_exceeds_8(first, rows.count, UInt8(clamping: limit &- 1))
    case 2: return !twin_exceeds_16(first, rows.count, UInt16(clamping: limit &- 1))
    case 4: return !twin_exceeds_32(first, rows.count, UInt32(clamping: limit &- 1))
    default:
      for row in rows where wide(UInt32(truncatingIfNeeded: row)) >= limit { return false }
      return true
    }
  }

  private func ascend(below end: UInt32, _ rows: Range<Int>) -> Bool {
    // Each beside the one before it, that of the piece before too.
    let rows = max(1, rows.lowerBound)..<max(1, rows.upperBound)
    let first = base + rows.lowerBound * Int(width)
    switch width {
    case 1: return !twin_falls_8(first, rows.count)
    case 2: return !twin_falls_16(first, rows.count)
    case 4: return end < 1 << 31 ? !twin_falls_32(first, rows.count) : ascend(UInt32.self, rows)
    default: return false
    }
  }

  @inline(__always)
  private func ascend<Value: FixedWidthInteger>(_: Value.Type, _ rows: Range<Int>) -> Bool {
    let values = base.assumingMemoryBound(to: Value.self)
    for row in rows where values[row] < values[row &- 1] { return false }
    return true
  }

  /// The least and the largest value of `rows`, which are not empty.
  func bounds(_ rows: Range<UInt32>) -> (least: UInt32, greatest: UInt32) {
    switch width {
    case 1: bounds(rows, UInt8.self)
    case 2: bounds(rows, UInt16.self)
    case 4: bounds(rows, UInt32.self)
    default: (0, 0)
    }
  }

  @inline(__always)
  private func bounds<Value: FixedWidthInteger>(_ rows: Range<UInt32>, _: Value.Type) -> (UInt32, UInt32) {
    let values = base.assumingMemoryBound(to: Value.self)
    var least = Value.max
    var greatest = Value.min
    var row = Int(truncatingIfNeeded: rows.lowerBound)
    let end = Int(truncatingIfNeeded: min(rows.upperBound, count))
    while row < end {
      least = min(least, values[row])
      greatest = max(greatest, values[row])
      row &+= 1
    }
    return (UInt32(truncatingIfNeeded: least), UInt32(truncatingIfNeeded: greatest))
  }
}
