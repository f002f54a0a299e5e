/// The row number of a `Row` in its `Table`: a typed reference that costs four bytes.
public struct ID<Row>: Hashable, Comparable, Sendable {
  /// Zero-based row number.
  public let rawValue: UInt32

  /// Wraps a row number.
  public init(_ rawValue: UInt32) { self.rawValue = rawValue }

  /// Wraps an index. Tables are bounded far below four billion rows by the limits on input.
  public init(_ index: Int) { rawValue = UInt32(index) }

  /// The row number as an index.
  public var index: Int { Int(rawValue) }

  /// Orders by row number.
  public static func < (a: ID, b: ID) -> Bool { a.rawValue < b.rawValue }
}

/// Consecutive rows of a table: the members of a twin, the fields of an object. Eight bytes, no allocation.
public struct IDRange<Row>: Hashable, Sendable, RandomAccessCollection {
  /// First row.
  public let start: UInt32
  /// Just past the last row.
  public let end: UInt32

  /// Rows from `start` up to, not including, `end`.
  public init(_ start: Int, _ end: Int) {
    self.start = UInt32(start)
    self.end = UInt32(Swift.max(start, end))
  }

  /// No rows.
  public static var empty: IDRange { IDRange(0, 0) }

  /// Position of the first id.
  public var startIndex: Int { 0 }
  /// Position past the last id.
  public var endIndex: Int { Int(end - start) }
  /// The id at `position`.
  public subscript(position: Int) -> ID<Row> { ID(start + UInt32(position)) }
  /// The range as indices into the table's rows.
  public var indices: Range<Int> { 0..<Int(end - start) }
  /// The range as row numbers.
  public var rows: Range<Int> { Int(start)..<Int(end) }
}

/// Rows of one type, addressed by typed ids.
public struct Table<Row: Sendable>: Sendable {
  /// The rows, in order of their ids.
  public var rows: [Row]

  /// An empty table.
  public init() { rows = [] }

  /// A table of `rows`.
  public init(_ rows: [Row]) { self.rows = rows }

  /// Number of rows.
  public var count: Int { rows.count }

  /// All ids in order.
  public var ids: IDRange<Row> { IDRange(0, rows.count) }

  /// The row with `id`, which must come from this table.
  public subscript(id: ID<Row>) -> Row {
    // Reading in place: a row copied for the sake of one of its columns would retain all that hangs on it.
    _read { yield rows[id.index] }
    _modify { yield &rows[id.index] }
  }

  /// The rows of `range`, which must come from this table.
  public subscript(range: IDRange<Row>) -> ArraySlice<Row> { rows[range.rows] }

  /// Adds `row` and returns its id.
  @discardableResult
  public mutating func append(_ row: Row) -> ID<Row> {
    rows.append(row)
    return ID(rows.count - 1)
  }
}
