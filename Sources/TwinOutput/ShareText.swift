/// `part` of `total`, times `scale`, with `digits` digits after the point: rounded to the nearest, a half up, but to nothing only where there is
/// none, and to all only where none is missing. Nil where there is nothing to measure, and where a part is no part.
public func shareText(_ part: Int, of total: Int, scale: Int, digits: Int) -> String? {
  guard total > 0, (0...total).contains(part) else { return nil }
  let units = (0..<digits).reduce(1) { factor, _ in factor * 10 }
  let whole = units * scale
  // The quotient is at most `whole`, since the part is no more than all.
  let (quotient, rest) = total.dividingFullWidth(part.multipliedFullWidth(by: whole))
  var value = rest >= total - rest ? quotient + 1 : quotient
  if part > 0 { value = max(value, 1) }
  if part < total { value = min(value, whole - 1) }
  guard digits > 0 else { return "\(value)" }
  let fraction = String(value % units)
  return "\(value / units)." + String(repeating: "0", count: digits - fraction.count) + fraction
}

/// `count` with commas between thousands.
public func grouped(_ count: Int) -> String {
  let digits = Array(String(count))
  var text = ""
  for (index, digit) in digits.enumerated() {
    if index > 0, (digits.count - index).isMultiple(of: 3) { text += "," }
    text.append(digit)
  }
  return text
}
