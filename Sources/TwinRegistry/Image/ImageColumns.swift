import TwinImage

/// The columns of an image under construction, and their bytes.
struct ImageColumns {
  private var values = [[UInt64]](repeating: [], count: ImageColumn.allCases.count)
  /// The values of `stringBytes`, which are many and small.
  var stringBytes: [UInt8] = []
  /// Those of `wordBytes`.
  var wordBytes: [UInt8] = []
  /// Those of `proseBytes`.
  var proseBytes: [UInt8] = []

  /// Adds a value to `column`; the result is its row.
  @discardableResult
  mutating func append(_ column: ImageColumn, _ value: UInt32) -> UInt32 { append(column, wide: UInt64(value)) }

  /// Adds a value of up to 64 bits to `column`; the result is its row.
  @discardableResult
  mutating func append(_ column: ImageColumn, wide value: UInt64) -> UInt32 {
    values[Int(column.rawValue)].append(value)
    return UInt32(values[Int(column.rawValue)].count - 1)
  }

  /// Adds the bits of a double to `column`.
  mutating func append(_ column: ImageColumn, _ value: Double) { append(column, wide: value.bitPattern) }

  /// Number of values in `column` so far.
  func count(_ column: ImageColumn) -> UInt32 {
    UInt32(bytes(column)?.count ?? values[Int(column.rawValue)].count)
  }

  /// The values of `column` where they are the bytes of texts.
  private func bytes(_ column: ImageColumn) -> [UInt8]? {
    switch column {
    case .stringBytes: stringBytes
    case .wordBytes: wordBytes
    case .proseBytes: proseBytes
    default: nil
    }
  }

  /// The values of `column`.
  subscript(column: ImageColumn) -> [UInt64] {
    get { values[Int(column.rawValue)] }
    _modify { yield &values[Int(column.rawValue)] }
  }

  /// Adds a list to the table that `start` indexes: call before its items are appended to `items`.
  @discardableResult
  mutating func beginRun(_ start: ImageColumn, items: ImageColumn) -> UInt32 { append(start, count(items)) }

  /// The image: header, section table, sections; each column in the least width that holds its largest value.
  func encoded() -> [UInt8] {
    let columns = ImageColumn.sections(ofVersion: ImageHeader.version) ?? []
    let tableEnd = ImageHeader.byteCount + columns.count * ImageSectionEntry.byteCount
    var image = [UInt8](repeating: 0, count: imageAligned(tableEnd))
    var entries: [UInt8] = []
    for (number, column) in columns.enumerated() {
      let values = self[column]
      let bytes = bytes(column)
      let width = bytes == nil ? Self.width(of: values) : 1
      let offset = image.count
      switch width {
      case 0: break
      case 1:
        if let bytes { image.append(contentsOf: bytes) } else { image.append(littleEndian: values, as: UInt8.self) }
      case 2: image.append(littleEndian: values, as: UInt16.self)
      case 4: image.append(littleEndian: values, as: UInt32.self)
      default: image.append(littleEndian: values, as: UInt64.self)
      }
      image.append(contentsOf: repeatElement(0, count: imageAligned(image.count) - image.count))
      entries.append(littleEndian: UInt64(number), width: 2)
      entries.append(littleEndian: UInt64(width), width: 2)
      entries.append(littleEndian: UInt64(count(column)), width: 4)
      entries.append(littleEndian: UInt64(offset), width: 8)
      entries.append(littleEndian: imageChecksum(image, from: offset, to: image.count), width: 8)
    }
    var header: [UInt8] = []
    header.append(littleEndian: ImageHeader.magic, width: 8)
    header.append(littleEndian: UInt64(ImageHeader.version), width: 4)
    header.append(littleEndian: UInt64(ImageHeader.byteOrderMark), width: 4)
    header.append(littleEndian: UInt64(image.count), width: 8)
    header.append(littleEndian: UInt64(columns.count), width: 4)
    header.append(littleEndian: 0, width: 4)
    image.replaceSubrange(0..<header.count, with: header)
    image.replaceSubrange(ImageHeader.byteCount..<tableEnd, with: entries)
    let checksum = image.withUnsafeBytes { raw in raw.baseAddress.map { imageHeaderChecksum($0, tableEnd: tableEnd) } }
    header.append(littleEndian: checksum ?? 0, width: 8)
    image.replaceSubrange(0..<header.count, with: header)
    return image
  }

  /// The least width that holds all of `values`.
  private static func width(of values: [UInt64]) -> Int {
    let all = values.reduce(0, |)
    if all == 0 { return values.count > ImageHeader.greatestEmptyColumn ? 1 : 0 }
    return all < 1 << 8 ? 1 : all < 1 << 16 ? 2 : all < 1 << 32 ? 4 : 8
  }
}

extension [UInt8] {
  /// Adds the `width` low bytes of `value`, the least first.
  fileprivate mutating func append(littleEndian value: UInt64, width: Int) {
    for byte in 0..<width { append(UInt8(truncatingIfNeeded: value >> UInt64(byte * 8))) }
  }

  /// Adds `values`, which fit, as words of this type.
  fileprivate mutating func append<Word: FixedWidthInteger>(littleEndian values: [UInt64], as type: Word.Type) {
    values.map { Word(truncatingIfNeeded: $0).littleEndian }.withUnsafeBytes { append(contentsOf: $0) }
  }
}

/// `imageChecksum` of a slice of `bytes` whose bounds are multiples of eight.
private func imageChecksum(_ bytes: [UInt8], from start: Int, to end: Int) -> UInt64 {
  bytes.withUnsafeBytes { raw in
    guard let base = raw.baseAddress else { return 0 }
    return imageChecksum(base + start, count: end - start)
  }
}
