import TwinImage

/// One column of a table, in place.
struct Column {
  /// First value; of a column without bytes, four that are zero.
  var base: UnsafeRawPointer
  /// Number of values.
  var count: UInt32
  /// Bytes a value: 0, 1, 2, 4 or 8.
  var width: UInt8

  /// The value at `row`, zero past the end, so that no row number can reach outside the image.
  @inline(__always)
  subscript(row: UInt32) -> UInt32 {
    guard row < count else { return 0 }
    let row = Int(truncatingIfNeeded: row)
    switch width {
    case 1: return UInt32(base.load(fromByteOffset: row, as: UInt8.self))
    case 2: return UInt32(base.load(fromByteOffset: row &* 2, as: UInt16.self))
    case 4: return base.load(fromByteOffset: row &* 4, as: UInt32.self)
    // The low half of eight bytes, or the zeros of none: two comparisons tell all widths apart, and no jump through a table.
    default: return base.load(fromByteOffset: row &* Int(truncatingIfNeeded: width), as: UInt32.self)
    }
  }

  /// The value at `row` in full.
  func wide(_ row: UInt32) -> UInt64 {
    guard row < count, width == 8 else { return UInt64(self[row]) }
    return base.load(fromByteOffset: Int(row) &* 8, as: UInt64.self)
  }

  /// The value at `row` as a binary64.
  func double(_ row: UInt32) -> Double { Double(bitPattern: wide(row)) }
}

/// The columns of a checked image. Reads only what `ImageCheck` found to be in order.
final class Image: @unchecked Sendable {
  private let storage: ImageStorage
  private let columns: UnsafeMutablePointer<Column>
  /// Number of elements of each kind, and the first of each.
  let kinds: ImageKinds
  let seed: UInt64
  /// Whether the image has format version 1; all others are laid out as the one that is written.
  let isFirstVersion: Bool

  /// Checks `storage` from end to end.
  init(_ storage: ImageStorage) throws(ImageError) {
    let columns = UnsafeMutablePointer<Column>.allocate(capacity: ImageColumn.allCases.count)
    do throws(ImageError) {
      (kinds, isFirstVersion) = try ImageCheck(storage.bytes, columns: columns).check()
    } catch {
      columns.deallocate()
      throw error
    }
    self.storage = storage
    self.columns = columns
    seed = columns[Int(ImageColumn.imageSeed.rawValue)].wide(0)
  }

  deinit { columns.deallocate() }

  /// Bytes of the image.
  var byteCount: Int { storage.bytes.count }

  /// The column itself. Cases of `ImageColumn` are numbered from zero, one section each.
  @inline(__always)
  subscript(column: ImageColumn) -> Column { columns[Int(truncatingIfNeeded: column.rawValue)] }

  /// A value of a column.
  @inline(__always)
  subscript(column: ImageColumn, row: UInt32) -> UInt32 { columns[Int(truncatingIfNeeded: column.rawValue)][row] }

  /// The run of `row` in a column of starts.
  @inline(__always)
  func run(_ starts: ImageColumn, _ row: UInt32) -> Range<UInt32> {
    let column = self[starts]
    let start = column[row]
    return start..<max(start, column[row &+ 1])
  }

  /// The UTF-8 of a string, in place.
  @inline(__always)
  func utf8(_ string: UInt32) -> UnsafeRawBufferPointer { bytes(.stringBytes, .stringStart, string) }

  /// The run of `row` in a column of bytes, in place.
  @inline(__always)
  func bytes(_ column: ImageColumn, _ starts: ImageColumn, _ row: UInt32) -> UnsafeRawBufferPointer {
    let bytes = self[column]
    let run = run(starts, row)
    guard run.upperBound <= bytes.count else { return UnsafeRawBufferPointer(start: nil, count: 0) }
    return UnsafeRawBufferPointer(start: bytes.base + Int(run.lowerBound), count: run.count)
  }

  /// A copy of a string.
  func string(_ string: UInt32) -> String { String(decoding: utf8(string), as: UTF8.self) }

  /// A copy of a string, nil for the empty one.
  func optionalString(_ string: UInt32) -> String? { string == 0 ? nil : self.string(string) }
}

/// Where the elements of each kind stand.
struct ImageKinds: Sendable {
  /// The first element of each kind, and the number of all elements.
  var starts: (UInt32, UInt32, UInt32, UInt32, UInt32, UInt32, UInt32, UInt32) = (0, 0, 0, 0, 0, 0, 0, 0)

  /// The elements of `kind`.
  @inline(__always)
  subscript(kind: ImageElementKind) -> Range<UInt32> {
    switch kind {
    case .twin: starts.0..<starts.1
    case .concept: starts.1..<starts.2
    case .relation: starts.2..<starts.3
    case .quantity: starts.3..<starts.4
    case .unit: starts.4..<starts.5
    case .schema: starts.5..<starts.6
    case .point: starts.6..<starts.7
    }
  }

  /// Number of elements.
  var count: UInt32 { starts.7 }
}
