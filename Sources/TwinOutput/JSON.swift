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

/// Prints `value` as UTF-8. Linear in the size of the output.
public func json(_ value: JSONValue, layout: JSONLayout) -> [UInt8] {
  var printer = JSONPrinter(layout: layout)
  printer.print(value, indent: 0)
  if layout == .pretty { printer.output.append(0x0A) }
  return printer.output
}

private struct JSONPrinter {
  let layout: JSONLayout
  var output: [UInt8] = []

  mutating func print(_ value: JSONValue, indent: Int) {
    switch value {
    case .null: append("null")
    case .boolean(let value): append(value ? "true" : "false")
    case .integer(let value): append(String(value))
    case .number(let value): append(shortestJSON(value))
    case .decimal(let digits): append(isJSONNumber(digits) ? digits : "null")
    case .string(let value): print(value)
    case .array(let elements):
      list(open: "[", close: "]", count: elements.count, indent: indent) { printer, index in
        printer.print(elements[index], indent: indent + 1)
      }
    case .object(let entries):
      let ordered =
        layout == .canonical ? entries.sorted { $0.key.utf16.lexicographicallyPrecedes($1.key.utf16) } : entries
      list(open: "{", close: "}", count: ordered.count, indent: indent) { printer, index in
        printer.print(ordered[index].key)
        printer.append(printer.layout == .pretty ? ": " : ":")
        printer.print(ordered[index].value, indent: indent + 1)
      }
    }
  }

  private mutating func list(
    open: String, close: String, count: Int, indent: Int, element: (inout JSONPrinter, Int) -> Void
  ) {
    append(open)
    for index in 0..<count {
      if index > 0 { append(",") }
      newline(indent + 1)
      element(&self, index)
    }
    if count > 0 { newline(indent) }
    append(close)
  }

  private mutating func newline(_ indent: Int) {
    guard layout == .pretty else { return }
    output.append(0x0A)
    output.append(contentsOf: repeatElement(0x20, count: indent * 2))
  }

  mutating func append(_ text: String) { output.append(contentsOf: text.utf8) }

  /// A string literal with the escapes that RFC 8785 §3.2.2.2 asks for, which suit the other layouts as well.
  private mutating func print(_ text: String) {
    output.append(0x22)
    for byte in text.utf8 {
      switch byte {
      case 0x22: append("\\\"")
      case 0x5C: append("\\\\")
      case 0x08: append("\\b")
      case 0x09: append("\\t")
      case 0x0A: append("\\n")
      case 0x0C: append("\\f")
      case 0x0D: append("\\r")
      case 0..<0x20:
        append("\\u00")
        let digits = Array("0123456789abcdef".utf8)
        output.append(digits[Int(byte >> 4)])
        output.append(digits[Int(byte & 15)])
      default: output.append(byte)
      }
    }
    output.append(0x22)
  }
}

/// The shortest decimal form that reads back to `value`, laid out as ECMA-262 §6.1.6.1.20 does.
public func shortestJSON(_ value: Double) -> String {
  guard value.isFinite else { return "null" }
  if value == 0 { return "0" }
  let sign = value < 0 ? "-" : ""
  // The standard library prints the shortest digits; only their layout differs.
  let description = value.magnitude.description
  let parts = description.split(separator: "e")
  let mantissa = parts[0].split(separator: ".")
  let fraction = mantissa.count > 1 && mantissa[1] != "0" ? mantissa[1] : ""
  var digits = String(mantissa[0] + fraction)
  var point = mantissa[0].count + (parts.count > 1 ? Int(parts[1]) ?? 0 : 0)
  let leading = digits.prefix { $0 == "0" }.count
  digits.removeFirst(leading)
  point -= leading
  while digits.last == "0" { digits.removeLast() }
  let count = digits.count
  if count <= point, point <= 21 { return sign + digits + String(repeating: "0", count: point - count) }
  if point > 0, point <= 21 { return sign + digits.prefix(point) + "." + digits.dropFirst(point) }
  if point > -6, point <= 0 { return sign + "0." + String(repeating: "0", count: -point) + digits }
  let exponent = point - 1
  let rest = count > 1 ? "." + digits.dropFirst() : ""
  return sign + digits.prefix(1) + rest + "e" + (exponent < 0 ? "-" : "+") + String(abs(exponent))
}

/// Whether `text` is a number by RFC 8259 §6.
private func isJSONNumber(_ text: String) -> Bool {
  var rest = Array(text.utf8)[...]
  func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }
  func dropDigits() -> Int {
    let digits = rest.prefix(while: isDigit).count
    rest = rest.dropFirst(digits)
    return digits
  }
  if rest.first == 0x2D { rest = rest.dropFirst() }
  let isZero = rest.first == 0x30
  let whole = dropDigits()
  guard whole > 0, !isZero || whole == 1 else { return false }
  if rest.first == 0x2E {
    rest = rest.dropFirst()
    guard dropDigits() > 0 else { return false }
  }
  if rest.first == 0x65 || rest.first == 0x45 {
    rest = rest.dropFirst()
    if rest.first == 0x2B || rest.first == 0x2D { rest = rest.dropFirst() }
    guard dropDigits() > 0 else { return false }
  }
  return rest.isEmpty
}
