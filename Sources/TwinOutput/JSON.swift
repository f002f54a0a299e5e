/// A JSON document as a value tree. Everything that is written as JSON is built as one and printed by `json(_:)`.
public indirect enum JSONValue: Hashable, Sendable {
  case null
  case boolean(Bool)
  /// A whole number; printed in full, so keep it within ±2^53 where other programs read it.
  case integer(Int64)
  /// A finite number; printed in the shortest form that reads back to it (ECMA-262 Number::toString). Others print as null.
  case number(Double)
  /// A number with exactly these digits, in the grammar of RFC 8259 §6. What follows another grammar prints as null.
  case decimal(String)
  case string(String)
  case array([JSONValue])
  /// Entries in the order in which they are printed, unless the layout sorts them.
  case object([JSONEntry])

  /// An object from keys and values; nil values are left out.
  public static func object(_ entries: KeyValuePairs<String, JSONValue?>) -> JSONValue {
    .object(entries.compactMap { key, value in value.map { JSONEntry(key, $0) } })
  }
}

/// One entry of a JSON object.
public struct JSONEntry: Hashable, Sendable {
  /// The key.
  public var key: String
  /// The value.
  public var value: JSONValue

  /// An entry.
  public init(_ key: String, _ value: JSONValue) {
    self.key = key
    self.value = value
  }
}

extension JSONValue: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral, ExpressibleByBooleanLiteral,
  ExpressibleByArrayLiteral
{
  /// A string.
  public init(stringLiteral value: String) { self = .string(value) }
  /// A whole number.
  public init(integerLiteral value: Int64) { self = .integer(value) }
  /// A boolean.
  public init(booleanLiteral value: Bool) { self = .boolean(value) }
  /// An array.
  public init(arrayLiteral elements: JSONValue...) { self = .array(elements) }
}

/// How a JSON document is laid out.
public enum JSONLayout: Sendable {
  /// No white space, entries as given.
  case compact
  /// Two spaces of indentation, entries as given, a line feed at the end.
  case pretty
  /// RFC 8785: no white space, entries sorted by the UTF-16 code units of their keys.
  case canonical
}

/// Prints `value` as UTF-8. Linear in the size of the output, but for the sorting of canonical keys.
public func json(_ value: JSONValue, layout: JSONLayout) -> [UInt8] {
  var writer = JSONWriter(layout: layout)
  write(value, isCanonical: layout == .canonical, to: &writer)
  return writer.finish()
}

private func write(_ value: JSONValue, isCanonical: Bool, to json: inout JSONWriter) {
  switch value {
  case .null: json.null()
  case .boolean(let value): json.boolean(value)
  case .integer(let value): json.integer(value)
  case .number(let value): json.number(value)
  case .decimal(let digits): json.number(digits: digits)
  case .string(let text): json.string(text)
  case .array(let elements):
    json.beginArray()
    for element in elements { write(element, isCanonical: isCanonical, to: &json) }
    json.endArray()
  case .object(let entries):
    json.beginObject()
    for entry in isCanonical ? entries.sorted(by: { isCanonicalOrder($0.key, $1.key) }) : entries {
      json.key(entry.key.utf8Span.span)
      write(entry.value, isCanonical: isCanonical, to: &json)
    }
    json.endObject()
  }
}

/// Whether the key `a` stands before `b` in canonical JSON: by UTF-16 code units (RFC 8785 §3.2.3).
private func isCanonicalOrder(_ a: String, _ b: String) -> Bool { isCanonicalOrder(a.utf8Span.span, b.utf8Span.span) }

/// Whether the key `a`, in UTF-8, stands before `b` in canonical JSON: by UTF-16 code units (RFC 8785 §3.2.3).
public func isCanonicalOrder(_ a: Span<UInt8>, _ b: Span<UInt8>) -> Bool {
  for index in 0..<min(a.count, b.count) where a[index] != b[index] {
    return utf16Rank(a[index]) < utf16Rank(b[index])
  }
  return a.count < b.count
}

/// The order of UTF-8 is that of UTF-16, but that what is beyond U+FFFF, whose first byte is F0 or higher, stands as surrogates
/// before U+E000 to U+FFFF, whose first byte is EE or EF.
private func utf16Rank(_ byte: UInt8) -> Int {
  byte >= 0xF0 ? Int(byte) - 2 : byte >= 0xEE ? Int(byte) + 0x100 : Int(byte)
}
