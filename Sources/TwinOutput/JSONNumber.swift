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
func isJSONNumber(_ text: String) -> Bool {
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
