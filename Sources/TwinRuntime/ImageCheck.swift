import TwinImage

/// Checks an image once, so that every later access stays inside it and every walk ends.
///
/// First the frame: header, section table, sizes of tables. Then, column by column, the checksum, and that each value is a row of
/// the table that it points to. Then what takes two columns: operands that suit their tags, types and literals that end. What would
/// cost as much to check here as where it is read, the accessors see to: no hierarchy that they show has a circle, no run leaves
/// its table, no text is anything but Unicode.
struct ImageCheck {
  let bytes: UnsafeRawBufferPointer
  /// By number of `ImageColumn`; filled by the check. Those that the image's version does not have are empty.
  let columns: UnsafeMutablePointer<Column>

  init(_ bytes: UnsafeRawBufferPointer, columns: UnsafeMutablePointer<Column>) {
    self.bytes = bytes
    self.columns = columns
  }

  func check() throws(ImageError) -> (kinds: ImageKinds, isFirstVersion: Bool) {
    let version = try checkHeader()
    guard let sections = ImageColumn.sections(ofVersion: version) else {
      throw .unsupportedVersion(found: version, supported: ImageHeader.readableVersions)
    }
    try readSections(sections)
    var rows = RowCounts()
    try countRows(sections, &rows)
    try checkColumns(sections, rows)
    let kinds = try elementKinds(rows)
    try checkEmptyRows(sections)
    try checkElementsByName(kinds, rows)
    try checkConcepts(kinds)
    try checkTypes(rows)
    try checkConstraints(rows)
    try checkLiterals(rows)
    try checkReferences(kinds, rows)
    return (kinds, version == 1)
  }

  @inline(__always)
  subscript(column: ImageColumn) -> Column { columns[Int(truncatingIfNeeded: column.rawValue)] }

  // MARK: Frame

  /// The image's version.
  private func checkHeader() throws(ImageError) -> UInt32 {
    guard bytes.count > 0 else { throw .empty }
    guard bytes.count >= 8, word(0) == ImageHeader.magic else { throw .notAnImage }
    guard bytes.count >= ImageHeader.byteCount else {
      throw .wrongLength(stated: UInt64(ImageHeader.byteCount), found: UInt64(bytes.count))
    }
    let order = half(ImageHeader.byteOrderOffset)
    guard order == ImageHeader.byteOrderMark, ImageHeader.byteOrderMark.littleEndian == ImageHeader.byteOrderMark else {
      throw order == ImageHeader.byteOrderMark || order == ImageHeader.byteOrderMark.byteSwapped
        ? .otherByteOrder : .damaged(section: "header")
    }
    let version = half(ImageHeader.versionOffset)
    let length = word(ImageHeader.lengthOffset)
    guard length == UInt64(bytes.count) else { throw .wrongLength(stated: length, found: UInt64(bytes.count)) }
    guard Int(length) == imageAligned(Int(length)) else {
      throw .malformed(section: "header", problem: "its length is not a multiple of 64")
    }
    let count = half(ImageHeader.sectionCountOffset)
    guard count <= ImageHeader.greatestSectionCount, imageAligned(tableEnd) <= bytes.count,
      half(ImageHeader.reservedOffset) == 0
    else { throw .malformed(section: "header", problem: "its section table cannot be that long") }
    return version
  }

  private var tableEnd: Int {
    ImageHeader.byteCount + Int(half(ImageHeader.sectionCountOffset)) * ImageSectionEntry.byteCount
  }

  private func word(_ offset: Int) -> UInt64 { bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self) }
  private func half(_ offset: Int) -> UInt32 { bytes.loadUnaligned(fromByteOffset: offset, as: UInt32.self) }

  private func readSections(_ sections: [ImageColumn]) throws(ImageError) {
    guard let base = bytes.baseAddress else { throw .empty }
    // Where no bytes are, zeros of the header stand for the first value.
    let nothing = Column(base: base + ImageHeader.reservedOffset, count: 0, width: 0)
    columns.initialize(repeating: nothing, count: ImageColumn.allCases.count)
    let checksum = imageHeaderChecksum(base, tableEnd: tableEnd)
    guard checksum == word(ImageHeader.checksumOffset) else { throw .damaged(section: "header") }
    for offset in tableEnd..<imageAligned(tableEnd) where bytes[offset] != 0 { throw .damaged(section: "header") }
    // Sections follow one another without gaps, so they cannot overlap.
    var end = imageAligned(tableEnd)
    var expected = 0
    var least = ImageColumn.firstOptional
    for entry in stride(from: ImageHeader.byteCount, to: tableEnd, by: ImageSectionEntry.byteCount) {
      let number = bytes.loadUnaligned(fromByteOffset: entry, as: UInt16.self)
      let width = Int(bytes.loadUnaligned(fromByteOffset: entry + ImageSectionEntry.widthOffset, as: UInt16.self))
      let count = Int(half(entry + ImageSectionEntry.countOffset))
      let column = number < least && Int(number) == expected && expected < sections.count ? sections[expected] : nil
      if column == nil {
        guard expected == sections.count, number >= least, number < .max else {
          throw .malformed(section: name(expected, sections), problem: "another section stands in its place")
        }
        least = number + 1
      } else {
        expected += 1
      }
      // Made only when needed: a name costs more than the checks.
      var name: String { column.map { "\($0)" } ?? "\(number)" }
      guard width == 0 || width == 1 || width == 2 || width == 4 || (width == 8 && column?.mayBeWide ?? true),
        width > 0 || count <= ImageHeader.greatestEmptyColumn
      else { throw .malformed(section: name, problem: "its values cannot have \(width) bytes") }
      let length = imageAligned(count * width)
      guard word(entry + ImageSectionEntry.offsetOffset) == UInt64(end), length <= bytes.count - end else {
        throw .malformed(section: name, problem: "it does not start where the one before it ends, or leaves the file")
      }
      if let column {
        columns[Int(column.rawValue)] = Column(
          base: width > 0 ? base + end : nothing.base, count: UInt32(count), width: UInt8(width))
      } else if imageChecksum(base + end, count: length) != word(entry + ImageSectionEntry.checksumOffset) {
        throw .damaged(section: name)
      }
      end += length
    }
    guard expected == sections.count else {
      throw .malformed(section: name(expected, sections), problem: "it is missing")
    }
    guard end == bytes.count else { throw .malformed(section: "header", problem: "bytes follow the last section") }
  }

  /// That the bytes of columns are those that were written, and that each value points to where its content says. Columns were found to be
  /// the first sections, in order.
  private func checkColumns(_ sections: [ImageColumn], _ rows: RowCounts) throws(ImageError) {
    let entries = entryCount(rows)
    for (number, column) in sections.enumerated() {
      var checksum = ImageChecksum()
      let isSound = self[column].holds(ColumnContent(column, rows, entries: entries), adding: &checksum)
      let entry = ImageHeader.byteCount + number * ImageSectionEntry.byteCount
      guard checksum.value == word(entry + ImageSectionEntry.checksumOffset) else {
        throw .damaged(section: "\(column)")
      }
      guard isSound else { throw .malformed(section: "\(column)", problem: "a value points outside its table") }
    }
  }

  private func name(_ number: Int, _ sections: [ImageColumn]) -> String {
    number < sections.count ? "\(sections[number])" : "\(number)"
  }
}

extension ImageColumn {
  /// Whether values of eight bytes make sense.
  fileprivate var mayBeWide: Bool {
    switch content {
    case .any, .double: !isBytes
    case .below(let limit): limit > 1 << 32
    default: false
    }
  }
}
