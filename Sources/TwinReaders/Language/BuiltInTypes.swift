import TwinModel

extension Primitive {
  /// What stands in data for a value of the type, in Markdown.
  var wordsOfData: String {
    if let range = integerRange { return "a whole number from \(range.least) to \(range.greatest)" }
    switch self {
    case .boolean: return "`true` or `false`"
    case .float: return "a number within the range of IEEE 754 binary32"
    case .double: return "a number within the range of IEEE 754 binary64"
    case .decimal: return "a number of any size, with all its digits"
    case .string: return "a text"
    case .bytes: return "a text: octets in base64 with padding (RFC 4648 §4), such as `AAE=`"
    case .uuid: return "a text: a UUID (RFC 9562), such as `2f1c8a4e-5d0b-4c6f-9a3e-7b1d2c3e4f50`"
    case .date: return "a text: a date (RFC 3339), such as `2026-11-27`"
    case .time: return "a text: a time with its offset (RFC 3339), such as `08:30:00Z`"
    case .dateTime: return "a text: a date and time with its offset (RFC 3339), such as `2026-11-27T08:30:00Z`"
    case .duration: return "a text: a duration (ISO 8601), such as `PT15M`"
    case .point, .lineString, .polygon, .multiPoint, .multiLineString, .multiPolygon:
      return "an object: the GeoJSON geometry (RFC 7946) of that name"
    // Those that have a range.
    case .int8, .int16, .int32, .int64, .uint8, .uint16, .uint32, .uint64: return "a whole number"
    }
  }
}
