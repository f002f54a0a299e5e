/// `text` made safe for a terminal or a log: control characters, bidirectional marks, line separators and what takes no
/// room become visible escapes (`\u{1B}`), and lines stay lines only where `keepingLines` says so. So does the mark that
/// makes a build agent take a command out of the middle of a line (`##[error]`, `##vso[task...]`).
///
/// Everything that comes from input goes through here before a person's terminal sees it.
public func neutralised(_ text: String, keepingLines: Bool = false) -> String {
  let hasCommand = holdsLogCommand(text)
  guard hasCommand || text.unicodeScalars.contains(where: isUnsafe) else { return text }
  var safe = ""
  var rest = text.unicodeScalars[...]
  while let scalar = rest.popFirst() {
    if isUnsafe(scalar), !(keepingLines && scalar == "\n") {
      safe += visibleEscape(scalar)
    } else if hasCommand, scalar == "#", startsLogCommand(after: Substring(rest).utf8, previous: safe.utf8.last) {
      safe += visibleEscape(scalar)
    } else {
      safe.unicodeScalars.append(scalar)
    }
  }
  return safe
}

/// `scalar` as text that shows it: `\u{1B}`.
public func visibleEscape(_ scalar: Unicode.Scalar) -> String {
  "\\u{" + String(scalar.value, radix: 16, uppercase: true) + "}"
}

/// Whether showing the scalar `value` could break a line, reorder text or hide in it: controls, separators, format
/// characters that are not seen, noncharacters. Tabs and line feeds may stay, and so may soft hyphens and joiners, which
/// words and emoji are written with.
public func isHidden(_ value: UInt32) -> Bool {
  switch value {
  case 0x09, 0x0A: false
  case 0x00...0x1F, 0x7F...0x9F: true
  case 0x061C, 0x200B, 0x200E, 0x200F, 0x2028...0x202E, 0x2060...0x2064, 0x2066...0x206F, 0xFEFF: true
  case 0x180E, 0x1BCA0...0x1BCA3, 0x1D173...0x1D17A, 0xE0001, 0xE0020...0xE007F: true
  case 0xFDD0...0xFDEF: true
  default: value & 0xFFFE == 0xFFFE
  }
}

/// Whether showing `scalar` could move the cursor, recolour, reorder or break a line.
private func isUnsafe(_ scalar: Unicode.Scalar) -> Bool {
  scalar == "\t" || scalar == "\n" || isHidden(scalar.value)
}

// MARK: - Commands of build agents

/// Whether a `#` before `rest` and after the byte `previous` makes an agent read a command: `##[` on GitHub, `##vso[` on
/// Azure, both anywhere in a line.
public func startsLogCommand(after rest: Substring.UTF8View, previous: UInt8?) -> Bool {
  previous == 0x23 && (rest.first == 0x5B || rest.starts(with: "vso[".utf8))
}

/// Whether an agent could read a command in the middle of `text`.
public func holdsLogCommand(_ text: String) -> Bool {
  var previous: UInt8?
  var rest = Substring(text).utf8
  while let byte = rest.popFirst() {
    if byte == 0x23, startsLogCommand(after: rest, previous: previous) { return true }
    previous = byte
  }
  return false
}

/// `document` with `escape` instead of the second `#` of what an agent could read as a command: for formats in which
/// escapes are read back and a `#` stands in texts only, such as JSON and XML.
public func withoutLogCommands(_ document: [UInt8], escape: StaticString) -> [UInt8] {
  let marks = document.indices.filter { index in
    guard document[index] == 0x23, index > 0, document[index - 1] == 0x23 else { return false }
    let rest = document[(index + 1)...]
    return rest.first == 0x5B || rest.starts(with: "vso[".utf8)
  }
  guard !marks.isEmpty else { return document }
  var safe: [UInt8] = []
  var start = 0
  for mark in marks {
    safe += document[start..<mark]
    safe += "\(escape)".utf8
    start = mark + 1
  }
  return safe + document[start...]
}

/// `bytes` of text made safe for a terminal or a log, tabs and line endings kept: for output that quotes whole sources.
/// Bytes that are no UTF-8 become replacement characters; text that is safe stays as it is, byte for byte.
public func neutralised(_ bytes: [UInt8]) -> [UInt8] {
  var result: [UInt8] = []
  result.reserveCapacity(bytes.count)
  for (index, line) in bytes.split(separator: 0x0A, omittingEmptySubsequences: false).enumerated() {
    if index > 0 { result.append(0x0A) }
    let hasReturn = line.last == 0x0D
    for (part, text) in (hasReturn ? line.dropLast() : line).split(separator: 0x09, omittingEmptySubsequences: false)
      .enumerated()
    {
      if part > 0 { result.append(0x09) }
      result += neutralised(String(decoding: text, as: UTF8.self)).utf8
    }
    if hasReturn { result.append(0x0D) }
  }
  return result
}
