import TwinImage

/// Number of rows of each table, by its number.
struct RowCounts {
  /// `.max` for tables not seen yet: more rows than a file of four gigabytes can have.
  private var counts = [UInt32](repeating: .max, count: ImageTable.allCases.count)

  subscript(table: ImageTable) -> UInt32 {
    get { counts[Int(table.rawValue)] }
    set { counts[Int(table.rawValue)] = newValue }
  }
}

extension ImageCheck {
  /// Rows of every table; the columns of a table must agree.
  func countRows(_ rows: inout RowCounts) throws(ImageError) {
    for column in ImageColumn.allCases {
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

  /// That each value of `column` points to where its content says.
  func checkContent(of column: ImageColumn, _ rows: RowCounts) throws(ImageError) {
    let values = self[column]
    let isSound =
      switch column.content {
      case .any, .tagged: true
      case .below(let limit): values.allBelow(limit)
      case .index(let table): values.allBelow(UInt64(rows[table]))
      case .optional(let table): values.allBelow(UInt64(rows[table]) + 1)
      case .starts(let table): values.ascends(to: rows[table])
      case .entry: values.allBelow(entryCount(rows))
      case .optionalEntry: values.allBelow(entryCount(rows) + 1)
      case .double: values.holdsNoNaN
      }
    guard isSound else {
      throw .malformed(section: "\(column)", problem: "a value points outside its table")
    }
  }

  private func entryCount(_ rows: RowCounts) -> UInt64 {
    UInt64(rows[.elements]) + UInt64(rows[.memberNames]) + UInt64(rows[.externals])
  }

  /// The first rows that mean nothing: the empty string, empty lists, empty metadata.
  func checkEmptyRows(_ rows: RowCounts) throws(ImageError) {
    for column in ImageColumn.listStarts {
      guard self[column].count >= 2, self[column][1] == 0 else {
        throw .malformed(section: "\(column)", problem: "its first row has to be empty")
      }
    }
    guard self[.stringBytes].width == 1 else {
      throw .malformed(section: "stringBytes", problem: "its values have to have one byte")
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

extension Column {
  /// Whether all values are less than `limit`. One pass that the compiler turns into vector code.
  func allBelow(_ limit: UInt64) -> Bool {
    if count == 0 { return true }
    guard limit > 0 else { return false }
    return switch width {
    case 0: true
    case 1: limit > UInt64(UInt8.max) || excess(over: UInt8(truncatingIfNeeded: limit - 1)) == 0
    case 2: limit > UInt64(UInt16.max) || excess(over: UInt16(truncatingIfNeeded: limit - 1)) == 0
    case 4: limit > UInt64(UInt32.max) || staysWithin(UInt32(truncatingIfNeeded: limit - 1))
    default: largest(UInt64.self) < limit
    }
  }

  /// Zero if no value is above `greatest`: the bits of what is above, by subtractions that stop at zero.
  @inline(__always)
  private func excess<Value: FixedWidthInteger>(over greatest: Value) -> Value {
    let values = base.assumingMemoryBound(to: Value.self)
    var (excess0, excess1, excess2, excess3): (Value, Value, Value, Value) = (0, 0, 0, 0)
    var row = 0
    let end = Int(truncatingIfNeeded: count)
    // Four runs side by side, so that the loop's own steps weigh less.
    let quarter = end / 4
    while row < quarter {
      excess0 |= max(values[row], greatest) &- greatest
      excess1 |= max(values[row &+ quarter], greatest) &- greatest
      excess2 |= max(values[row &+ 2 &* quarter], greatest) &- greatest
      excess3 |= max(values[row &+ 3 &* quarter], greatest) &- greatest
      row &+= 1
    }
    row = 4 &* quarter
    while row < end {
      excess0 |= max(values[row], greatest) &- greatest
      row &+= 1
    }
    return excess0 | excess1 | excess2 | excess3
  }

  /// Whether values of four bytes are at most `greatest`. Processors compare signed lanes only, so the sign of the difference tells,
  /// as long as all is below 2^31.
  private func staysWithin(_ greatest: UInt32) -> Bool {
    guard greatest < 1 << 31 else { return largest(UInt32.self) <= greatest }
    let values = base.assumingMemoryBound(to: UInt32.self)
    var signs: UInt32 = 0
    var row = 0
    let end = Int(truncatingIfNeeded: count)
    while row < end {
      signs |= values[row] | (greatest &- values[row])
      row &+= 1
    }
    return signs >> 31 == 0
  }

  @inline(__always)
  private func largest<Value: FixedWidthInteger>(_: Value.Type) -> Value {
    let values = base.assumingMemoryBound(to: Value.self)
    var largest: Value = 0
    var row = 0
    let end = Int(truncatingIfNeeded: count)
    while row < end {
      largest = max(largest, values[row])
      row &+= 1
    }
    return largest
  }

  /// Whether the values ascend from zero to `end`, equal neighbours allowed.
  func ascends(to end: UInt32) -> Bool {
    guard count > 0, self[0] == 0, self[count - 1] == end else { return false }
    switch width {
    case 0: return true
    case 1: return ascends(UInt8.self)
    case 2: return ascends(UInt16.self)
    case 4: return end < 1 << 31 ? ascendsBySign() : ascends(UInt32.self)
    default: return false
    }
  }

  /// The same for values of four bytes below 2^31, by the signs of the differences.
  private func ascendsBySign() -> Bool {
    let values = base.assumingMemoryBound(to: UInt32.self)
    var signs: UInt32 = 0
    var row = 1
    let end = Int(truncatingIfNeeded: count)
    while row < end {
      signs |= values[row] | (values[row] &- values[row &- 1])
      row &+= 1
    }
    return signs >> 31 == 0
  }

  @inline(__always)
  private func ascends<Value: FixedWidthInteger>(_: Value.Type) -> Bool {
    let values = base.assumingMemoryBound(to: Value.self)
    var falls: Value = 0
    var row = 1
    let end = Int(truncatingIfNeeded: count)
    while row < end {
      falls |= max(values[row], values[row &- 1]) &- values[row]
      row &+= 1
    }
    return falls == 0
  }

  /// Whether no value is the bits of a NaN.
  var holdsNoNaN: Bool {
    for row in 0..<count where double(row).isNaN { return false }
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
