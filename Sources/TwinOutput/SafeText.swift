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
  // What was last let through as it is.
  var previous: Unicode.Scalar?
  while let scalar = rest.popFirst() {
    let isKept = !isUnsafe(scalar) || (keepingLines && scalar == "\n")
    if !isKept, !isShaping(scalar, after: previous, before: rest.first) {
      safe += visibleEscape(scalar)
      previous = nil
      continue
    }
    previous = scalar
    if hasCommand, scalar == "#", startsLogCommand(after: Substring(rest).utf8, previous: safe.utf8.last) {
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

/// Whether showing the scalar `value` by itself could break a line, reorder text or hide in it: controls, separators,
/// noncharacters, and what Unicode says is not to be seen (`Default_Ignorable_Code_Point`) or shows nothing, such as fillers
/// and the empty braille pattern. Tabs and line feeds may stay; `isShaping` says what may in the company of others.
public func isHidden(_ value: UInt32) -> Bool {
  switch value {
  case 0x20...0x7E, 0x09, 0x0A: false
  case 0x00...0x1F, 0x7F...0x9F: true
  case 0xAD, 0x034F, 0x061C, 0x115F...0x1160, 0x17B4...0x17B5, 0x180B...0x180F: true
  case 0x200B...0x200F, 0x2028...0x202E, 0x2060...0x206F, 0x2800, 0x3164: true
  case 0xFDD0...0xFDEF, 0xFE00...0xFE0F, 0xFEFF, 0xFFA0, 0xFFF0...0xFFF8: true
  case 0x1BCA0...0x1BCA3, 0x1D173...0x1D17A, 0xE0000...0xE0FFF: true
  default: value & 0xFFFE == 0xFFFE
  }
}

/// Whether `scalar`, though it is not seen by itself, is part of how the text around it is written: a joiner between letters
/// of a script that needs them or between parts of an emoji, a variation of an emoji or of a Mongolian letter, or a mark of direction beside
/// letters that are written from right to left.
public func isShaping(_ scalar: Unicode.Scalar, after previous: Unicode.Scalar?, before next: Unicode.Scalar?) -> Bool {
  switch scalar.value {
  case 0x61C, 0x200E, 0x200F: return isMark(after: previous, before: next)
  default: break
  }
  guard let previous else { return false }
  switch scalar.value {
  case 0x200C, 0x200D:
    guard let next else { return false }
    if isOfJoiningScript(previous), isOfJoiningScript(next) { return true }
    return scalar.value == 0x200D && (isEmoji(previous) || previous.value == 0xFE0F) && isEmoji(next)
  case 0xFE0F: return isEmoji(previous)
  case 0x180B...0x180D, 0x180F: return (0x1820...0x18AA).contains(previous.value)
  default: return false
  }
}

/// Whether a mark of direction beside these is part of writing: beside a letter of a script that is written from right to left, or between signs,
/// which it puts on the side where they belong. Inside and beside other words it would hide.
private func isMark(after previous: Unicode.Scalar?, before next: Unicode.Scalar?) -> Bool {
  if let previous, isRightToLeft(previous) { return true }
  if let next, isRightToLeft(next) { return true }
  guard let previous, isSign(previous) else { return false }
  return next.map(isSign) ?? true
}

/// Whether `scalar` is a letter of Hebrew, Arabic, Syriac and other scripts that are written from right to left.
private func isRightToLeft(_ scalar: Unicode.Scalar) -> Bool {
  switch scalar.value {
  case let value where isHidden(value): false
  case 0x0590...0x08FF, 0xFB1D...0xFDFF, 0xFE70...0xFEFC, 0x10800...0x10FFF, 0x1E800...0x1EFFF: true
  default: false
  }
}

/// Whether `scalar` is a sign or a space of ASCII.
private func isSign(_ scalar: Unicode.Scalar) -> Bool {
  switch scalar {
  case " "..."/", ":"..."@", "["..."`", "{"..."~": true
  default: false
  }
}

/// Whether `scalar` is an emoji, and no digit or sign that may become one.
private func isEmoji(_ scalar: Unicode.Scalar) -> Bool { scalar.value > 0x7F && scalar.properties.isEmoji }

/// Whether `scalar` is a letter or mark of a script whose letters take other shapes beside each other: Arabic, Syriac,
/// N'Ko, Mongolian, and the scripts of India and its neighbours.
private func isOfJoiningScript(_ scalar: Unicode.Scalar) -> Bool {
  switch scalar.value {
  case let value where isHidden(value): false
  case 0x0600...0x07FF, 0x0840...0x0DFF, 0x0F00...0x109F, 0x1700...0x18AF, 0x1900...0x1BFF, 0xA800...0xA8FF: true
  case 0xA980...0xAAFF, 0xABC0...0xABFF, 0xFB50...0xFDFF, 0xFE70...0xFEFC, 0x11000...0x11FFF: true
  default: false
  }
}

/// Scalars of `text`, each with whether it has to be shown as an escape: it is hidden, and shapes nothing around it.
public func forEachScalar(of text: String, _ body: (_ scalar: Unicode.Scalar, _ isHidden: Bool) -> Void) {
  var previous: Unicode.Scalar?
  var rest = text.unicodeScalars[...]
  while let scalar = rest.popFirst() {
    let hides = isHidden(scalar.value) && !isShaping(scalar, after: previous, before: rest.first)
    body(scalar, hides)
    previous = hides ? nil : scalar
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

/// A JSON document with escapes instead of the scalars that would not be seen: they are read back as they were.
public func withoutHiddenScalars(json document: [UInt8]) -> [UInt8] {
  let text = String(decoding: document, as: UTF8.self)
  guard text.unicodeScalars.contains(where: { isHidden($0.value) }) else { return document }
  var safe: [UInt8] = []
  safe.reserveCapacity(document.count)
  forEachScalar(of: text) { scalar, isHidden in
    guard isHidden else { return safe += Array(String(scalar).utf8) }
    for unit in UTF16.encode(scalar) ?? UTF16.encodedReplacementCharacter {
      let digits = String(unit, radix: 16)
      safe += Array(("\\u" + String(repeating: "0", count: 4 - digits.utf8.count) + digits).utf8)
    }
  }
  return safe
}
