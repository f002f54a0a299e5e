import TwinOutput

/// `text` as diagrams show it: on one line, what hides or reorders as visible escapes, no longer than any name may be.
func shown(_ text: String) -> String {
  if text.utf8.count <= 600, text.utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7F }) { return text }
  var line = ""
  var count = 0
  forEachScalar(of: text) { scalar, isHidden in
    count += 1
    guard count <= 600 else { return }
    if scalar == "\n" || scalar == "\t" || scalar == "\r" {
      line += " "
    } else if isHidden {
      line += visibleEscape(scalar)
    } else {
      line.unicodeScalars.append(scalar)
    }
  }
  return count > 600 ? line + "…" : line
}
