/// What a row of `types` is; its two operands depend on it.
public enum ImageTypeKind: UInt8, CaseIterable, Sendable {
  /// First: the primitive's number, in the order boolean, int8...int64, uint8...uint64, float, double, decimal, string,
  /// bytes, uuid, date, time, dateTime, duration, point, lineString, polygon and their multi forms.
  case primitive
  /// First: the field that describes an element.
  case array
  /// First and second: the fields of key and value.
  case map
  /// First: the first field; second: their number.
  case object
  /// First: a row of `enumerations`.
  case enumeration
  /// First: a row of `schemas`.
  case schema

  /// Number of primitives.
  public static let primitiveCount: UInt64 = 25
}

/// What a row of `constraints` bounds; its value depends on it.
public enum ImageConstraintKind: UInt8, CaseIterable, Sendable {
  /// A row of `numbers`.
  case minimum, maximum, exclusiveMinimum, exclusiveMaximum, multipleOf
  /// A number below 2^32.
  case precision, minLength, maxLength
  /// A string.
  case pattern
  /// A number below 2^32.
  case minItems, maxItems
  /// Zero.
  case uniqueItems
  /// A row of `literals`.
  case const, `default`, example

  /// Whether the value is a row of `numbers`.
  public var isNumber: Bool { rawValue <= Self.multipleOf.rawValue }
  /// Whether the value is a row of `literals`.
  public var isLiteral: Bool { rawValue >= Self.const.rawValue }
}

/// What a row of `literals` is; its two operands depend on it.
public enum ImageLiteralKind: UInt8, CaseIterable, Sendable {
  /// Nothing.
  case null
  /// First: zero or one.
  case boolean
  /// First: a row of `numbers`.
  case number
  /// First: a string.
  case string
  /// First: the first row of `literalItems`; second: their number. Items are earlier rows of `literals`.
  case array
  /// As an array, with keys.
  case object
}

/// What a row of `definitions` is; its detail depends on it. `definitionTraits` is the kind × 4, plus 1 where the member is required and 2
/// where it is writable.
public enum ImageMemberKind: UInt8, CaseIterable, Sendable {
  /// Zero, or a row of `values` plus one.
  case property
  /// Zero, or a row of `telemetry` plus one.
  case telemetry
  /// Zero, or a row of `events` plus one.
  case event
  /// Zero, or a row of `commands` plus one.
  case command
  /// Zero, or a row of `relationships` plus one.
  case relationship
  /// Zero, or a row of `twins` plus one.
  case component
}

/// How `proseBytes` is coded: a byte that UTF-8 does not have begins the number of a word, all others are themselves.
public enum ImageWordCode {
  /// The first byte of a word's code is this plus the number's high half; the second is the low half.
  public static let firstLead: UInt8 = 0xF8
  /// No more words than leads and second bytes can name.
  public static let greatestCount = 8 * 256
  /// Bytes of the longest word; of a longer one readers take as many, so that a forged image cannot make a long text of a short one.
  public static let longestWord = 64
}
