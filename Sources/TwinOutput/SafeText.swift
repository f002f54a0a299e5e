/// `text` made safe for a terminal or a log: control characters, bidirectional marks and line separators become visible
/// escapes (`\u{1B}`), and lines stay lines only where `keepingLines` says so.
///
/// Everything that comes from input goes through here before a person's terminal sees it.
public func neutralised(_ text: String, keepingLines: Bool = false) -> String {
  guard text.unicodeScalars.contains(where: isUnsafe) else { return text }
  var safe = ""
  for scalar in text.unicodeScalars {
    if isUnsafe(scalar), !(keepingLines && scalar == "\n") {
      safe += "\\u{" + String(scalar.value, radix: 16, uppercase: true) + "}"
    } else {
      safe.unicodeScalars.append(scalar)
    }
  }
  return safe
}

/// Whether showing `scalar` could move the cursor, recolour, reorder or break a line.
private func isUnsafe(_ scalar: Unicode.Scalar) -> Bool {
  switch scalar.value {
  case 0x00...0x1F, 0x7F...0x9F: true
  case 0x061C, 0x200E, 0x200F, 0x2028, 0x2029, 0x202A...0x202E, 0x2066...0x2069, 0xFEFF: true
  default: false
  }
}
