/// The first bytes of an image. The format is written up in `Sources/TwinRuntime/ImageFormat.md`.
///
/// | offset | bytes | what                                                                     |
/// |-------:|------:|--------------------------------------------------------------------------|
/// |      0 |     8 | magic: `GEMELIMG`                                                        |
/// |      8 |     4 | format version                                                           |
/// |     12 |     4 | byte order mark: 0x01020304 in the order of the file                     |
/// |     16 |     8 | length of the file                                                       |
/// |     24 |     4 | number of sections                                                       |
/// |     28 |     4 | zero                                                                     |
/// |     32 |     8 | checksum of the bytes before this field and of the section table         |
/// |     40 |       | section table: one `ImageSectionEntry` each                              |
public enum ImageHeader {
  /// `GEMELIMG`, read as a little-endian integer.
  public static let magic: UInt64 = 0x474D_494C_454D_4547
  /// The version that this library writes.
  public static let version: UInt32 = 2
  /// The versions that it reads.
  public static let readableVersions: ClosedRange<UInt32> = 1...2
  /// Reads as 0x04030201 on a machine of the other byte order.
  public static let byteOrderMark: UInt32 = 0x0102_0304
  /// Where the version stands.
  public static let versionOffset = 8
  /// Where the byte order mark stands.
  public static let byteOrderOffset = 12
  /// Where the length stands.
  public static let lengthOffset = 16
  /// Where the number of sections stands.
  public static let sectionCountOffset = 24
  /// Where the reserved field stands.
  public static let reservedOffset = 28
  /// Where the checksum of header and section table stands.
  public static let checksumOffset = 32
  /// Bytes before the section table.
  public static let byteCount = 40
  /// No image is larger: offsets of strings have 32 bits.
  public static let greatestLength: UInt64 = 1 << 32 - 1
  /// More sections than any version has; a larger number is refused before anything is read.
  public static let greatestSectionCount: UInt32 = 1024
  /// No more types above a type are looked at, so that a forged list makes no look-up long.
  public static let greatestAncestorCount: UInt32 = 1024
  /// A column of more rows is stored with at least one byte a row, so that rows cost bytes.
  public static let greatestEmptyColumn = 1 << 20
}

/// One entry of the section table, 24 bytes. A section is one column of one table.
///
/// | offset | bytes | what                                                        |
/// |-------:|------:|-------------------------------------------------------------|
/// |      0 |     2 | number of the section, see `ImageColumn.sections(ofVersion:)`                                      |
/// |      2 |     2 | bytes a value: 0 (all values are zero), 1, 2, 4 or 8        |
/// |      4 |     4 | number of values                                            |
/// |      8 |     8 | offset in the file, a multiple of 64                        |
/// |     16 |     8 | checksum of the section with its padding                    |
public enum ImageSectionEntry {
  /// Bytes of an entry.
  public static let byteCount = 24
  /// Where the width stands.
  public static let widthOffset = 2
  /// Where the count stands.
  public static let countOffset = 4
  /// Where the offset stands.
  public static let offsetOffset = 8
  /// Where the checksum stands.
  public static let checksumOffset = 16
}

/// Rounds up to the next multiple of 64, the alignment of sections: a line of a processor's cache.
public func imageAligned(_ length: Int) -> Int { (length &+ 63) & ~63 }
