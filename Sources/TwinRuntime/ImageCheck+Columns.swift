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
    for column in ImageColumn.metadataColumns where self[column].count == 0 || self[column][0] != 0 {
      throw .malformed(section: "\(column)", problem: "its first row has to be empty")
    }
  }

  /// That the strings are UTF-8, each by itself.
  func checkStrings() throws(ImageError) {
    let bytes = self[.stringBytes]
    let starts = self[.stringStart]
    let text = UnsafeRawBufferPointer(start: bytes.base, count: bytes.width == 1 ? Int(bytes.count) : 0)
    guard text.count == Int(bytes.count) else {
      throw .malformed(section: "stringBytes", problem: "its values have to have one byte")
    }
    let ascii = asciiPrefix(text)
    guard ascii < text.count else { return }
    guard isUTF8(text, from: ascii) else { throw .malformed(section: "stringBytes", problem: "it is not UTF-8") }
    // Strings that start in the ASCII part start at a character; the writer puts all of those first.
    var low: UInt32 = 0
    var high = starts.count
    while low < high {
      let middle = low + (high - low) / 2
      if Int(starts[middle]) < ascii { low = middle + 1 } else { high = middle }
    }
    for row in low..<starts.count {
      let start = Int(starts[row])
      guard start == text.count || text[start] & 0xC0 != 0x80 else {
        throw .malformed(section: "stringStart", problem: "a string starts inside a character")
      }
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
    .stringStart, .stringListStart, .elementListStart, .intervalListStart, .textListStart, .mappingListStart,
    .segmentListStart, .constraintListStart,
  ]
  fileprivate static let metadataColumns = allCases.filter { $0.table == .metadata }
}

extension Column {
  /// Whether all values are less than `limit`. One pass that the compiler turns into vector code.
  func allBelow(_ limit: UInt64) -> Bool {
    switch width {
    case 0: count == 0 || limit > 0
    case 1: limit > UInt64(UInt8.max) || UInt64(largest(UInt8.self)) < limit || count == 0
    case 2: limit > UInt64(UInt16.max) || UInt64(largest(UInt16.self)) < limit || count == 0
    case 4: limit > UInt64(UInt32.max) || UInt64(largest(UInt32.self)) < limit || count == 0
    default: largest(UInt64.self) < limit || count == 0
    }
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

  /// All values at full width, for passes over several columns that would otherwise ask for a width at every value.
  func unpacked() -> [UInt32] {
    switch width {
    case 1: unpacked(UInt8.self)
    case 2: unpacked(UInt16.self)
    case 4: unpacked(UInt32.self)
    default: (0..<count).map { self[$0] }
    }
  }

  @inline(__always)
  private func unpacked<Value: FixedWidthInteger>(_: Value.Type) -> [UInt32] {
    let values = base.assumingMemoryBound(to: Value.self)
    let count = Int(count)
    return [UInt32](unsafeUninitializedCapacity: count) { buffer, initialized in
      for row in 0..<count { buffer[row] = UInt32(truncatingIfNeeded: values[row]) }
      initialized = count
    }
  }

  /// Whether each value is at most the one of `limits` that its row in `tags` is the index of. The columns are equally long.
  ///
  /// Nothing branches on a tag: they come in no order, and a branch that cannot be foretold costs more than all else here.
  func stays(within limits: [UInt32], by tags: Column) -> Bool {
    limits.withUnsafeBufferPointer { limits in
      switch (width, tags.width) {
      case (1, 1): stays(within: limits, UInt8.self, by: tags)
      case (2, 1): stays(within: limits, UInt16.self, by: tags)
      case (4, 1): stays(within: limits, UInt32.self, by: tags)
      default: (0..<count).allSatisfy { self[$0] <= limits[Int(tags[$0])] }
      }
    }
  }

  /// Tags have one byte.
  @inline(__always)
  private func stays<Value: FixedWidthInteger>(
    within limits: UnsafeBufferPointer<UInt32>, _: Value.Type, by tags: Column
  ) -> Bool {
    let values = base.assumingMemoryBound(to: Value.self)
    let tags = tags.base.assumingMemoryBound(to: UInt8.self)
    var excess: UInt32 = 0
    for row in 0..<Int(count) {
      excess |= limits[Int(tags[row])] < UInt32(truncatingIfNeeded: values[row]) ? 1 : 0
    }
    return excess == 0
  }

  /// Whether the values ascend from zero to `end`, equal neighbours allowed.
  func ascends(to end: UInt32) -> Bool {
    guard count > 0, self[0] == 0, self[count - 1] == end else { return false }
    switch width {
    case 0: return true
    case 1: return ascends(UInt8.self)
    case 2: return ascends(UInt16.self)
    case 4: return ascends(UInt32.self)
    default: return false
    }
  }

  @inline(__always)
  private func ascends<Value: FixedWidthInteger>(_: Value.Type) -> Bool {
    let values = base.assumingMemoryBound(to: Value.self)
    var falls: Value = 0
    var row = 1
    let end = Int(truncatingIfNeeded: count)
    while row < end {
      falls |= values[row] < values[row &- 1] ? 1 : 0
      row &+= 1
    }
    return falls == 0
  }

  /// Whether no value is the bits of a NaN.
  var holdsNoNaN: Bool {
    for row in 0..<count where double(row).isNaN { return false }
    return true
  }

  /// Whether the lists that `rows` name hold nothing before `least` and nothing from `limit` on, or from the row's own number on.
  /// - Parameter extents: Least item and one past the largest of each list, `.max` and 0 for an empty one; the values of the column
  ///   were found to be rows of them.
  func lists(_ extents: [(UInt32, UInt32)], in rows: Range<UInt32>, areFrom least: UInt32, to limit: UInt32?) -> Bool {
    switch width {
    case 1: lists(extents, in: rows, areFrom: least, to: limit, UInt8.self)
    case 2: lists(extents, in: rows, areFrom: least, to: limit, UInt16.self)
    case 4: lists(extents, in: rows, areFrom: least, to: limit, UInt32.self)
    default: true
    }
  }

  @inline(__always)
  private func lists<Value: FixedWidthInteger>(
    _ extents: [(UInt32, UInt32)], in rows: Range<UInt32>, areFrom least: UInt32, to limit: UInt32?, _: Value.Type
  ) -> Bool {
    let values = base.assumingMemoryBound(to: Value.self)
    return extents.withUnsafeBufferPointer { extents in
      var fails: UInt32 = 0
      var row = rows.lowerBound
      let end = min(rows.upperBound, count)
      while row < end {
        let extent = extents[Int(truncatingIfNeeded: values[Int(truncatingIfNeeded: row)])]
        fails |= (extent.0 < least ? 1 : 0) | (extent.1 > limit ?? row ? 1 : 0)
        row &+= 1
      }
      return fails == 0
    }
  }

  /// Whether each value of `rows` is more than the number of its row.
  func exceedsRow(in rows: Range<UInt32>) -> Bool {
    switch width {
    case 1: exceedsRow(in: rows, UInt8.self)
    case 2: exceedsRow(in: rows, UInt16.self)
    case 4: exceedsRow(in: rows, UInt32.self)
    default: rows.isEmpty
    }
  }

  @inline(__always)
  private func exceedsRow<Value: FixedWidthInteger>(in rows: Range<UInt32>, _: Value.Type) -> Bool {
    let values = base.assumingMemoryBound(to: Value.self)
    var fails: UInt32 = 0
    var row = rows.lowerBound
    let end = min(rows.upperBound, count)
    while row < end {
      fails |= UInt32(truncatingIfNeeded: values[Int(truncatingIfNeeded: row)]) <= row ? 1 : 0
      row &+= 1
    }
    return fails == 0
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

/// Number of bytes before the first that is not ASCII.
private func asciiPrefix(_ text: UnsafeRawBufferPointer) -> Int {
  guard let base = text.baseAddress else { return 0 }
  let block = 1024
  var offset = 0
  while offset &+ block <= text.count {
    let words = (base + offset).assumingMemoryBound(to: UInt64.self)
    var all: UInt64 = 0
    for index in 0..<(block / 8) { all |= words[index] }
    if all & 0x8080_8080_8080_8080 != 0 { break }
    offset &+= block
  }
  while offset < text.count, text[offset] < 0x80 { offset &+= 1 }
  return offset
}

/// Whether `text` from `start` on is well-formed UTF-8 (Unicode §3.9, table 3-7).
private func isUTF8(_ text: UnsafeRawBufferPointer, from start: Int) -> Bool {
  var index = start
  let end = text.count
  while index < end {
    let lead = text[index]
    if lead < 0x80 {
      // Eight at a time where all are ASCII.
      while index &+ 8 <= end,
        text.loadUnaligned(fromByteOffset: index, as: UInt64.self) & 0x8080_8080_8080_8080 == 0
      { index &+= 8 }
      while index < end, text[index] < 0x80 { index &+= 1 }
      continue
    }
    let (length, low, high): (Int, UInt8, UInt8) =
      switch lead {
      case 0xC2...0xDF: (2, 0x80, 0xBF)
      case 0xE0: (3, 0xA0, 0xBF)
      case 0xED: (3, 0x80, 0x9F)
      case 0xE1...0xEF: (3, 0x80, 0xBF)
      case 0xF0: (4, 0x90, 0xBF)
      case 0xF4: (4, 0x80, 0x8F)
      case 0xF1...0xF3: (4, 0x80, 0xBF)
      default: (0, 0, 0)
      }
    guard length > 0, index &+ length <= end else { return false }
    guard text[index &+ 1] >= low, text[index &+ 1] <= high else { return false }
    for offset in 2..<max(length, 2) where text[index &+ offset] & 0xC0 != 0x80 { return false }
    index &+= length
  }
  return true
}
