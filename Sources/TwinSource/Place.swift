/// Names one input file without knowing its path. The front ends that own paths keep the mapping.
public struct FileID: Hashable, Comparable, Sendable {
  /// Position of the file in the order in which the front end handed files over (sorted by path).
  public let rawValue: UInt32

  /// Wraps a position.
  public init(_ rawValue: UInt32) { self.rawValue = rawValue }

  /// The file id of things that stand in no file (built-in declarations, a workspace as a whole).
  public static let none = FileID(UInt32.max)

  /// Orders files as the front end ordered them.
  public static func < (a: FileID, b: FileID) -> Bool { a.rawValue < b.rawValue }
}

/// A half-open range of byte offsets, zero-based, in the UTF-8 source of one file.
public struct ByteRange: Hashable, Sendable {
  /// Offset of the first byte.
  public var start: UInt32
  /// Offset just past the last byte.
  public var end: UInt32

  /// A range from `start` up to, not including, `end`.
  public init(_ start: UInt32, _ end: UInt32) {
    self.start = start
    self.end = max(start, end)
  }

  /// Number of bytes.
  public var count: Int { Int(end - start) }
}

/// A byte range in a file. Line and column are computed late, by a `LineIndex`.
public struct Place: Hashable, Sendable {
  /// The file.
  public var file: FileID
  /// The bytes of it that are meant.
  public var range: ByteRange

  /// A place in `file`.
  public init(_ file: FileID, _ range: ByteRange) {
    self.file = file
    self.range = range
  }

  /// The place of things that stand in no file.
  public static let none = Place(.none, ByteRange(0, 0))

  /// Whether this place is in no file.
  public var isNone: Bool { file == .none }
}

extension Place: Comparable {
  /// Orders by file, then start, then end.
  public static func < (a: Place, b: Place) -> Bool {
    (a.file, a.range.start, a.range.end) < (b.file, b.range.start, b.range.end)
  }
}
