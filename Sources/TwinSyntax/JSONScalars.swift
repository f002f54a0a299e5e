internal import TwinSource

extension JSONReader {
  /// Reads a string; `offset` is at its opening quote.
  mutating func readString() {
    let start = offset
    var end = start + 1
    var hasEscape = false
    while end < bytes.count {
      let byte = bytes[end]
      if byte == UInt8(ascii: "\"") { break }
      if isBreak(byte) { break }
      if byte == 0x09 { reportTab(end) }
      if byte == UInt8(ascii: "\\") {
        hasEscape = true
        // Not past a line's end: a string that is not closed ends there.
        if end + 1 < bytes.count, !isBreak(bytes[end + 1]) { end += 1 }
      }
      end += 1
    }
    let text = start + 1..<min(end, bytes.count)
    let isClosed = end < bytes.count && bytes[end] == UInt8(ascii: "\"")
    if !isClosed {
      problem(
        "the string is never closed with `\"`", at: end, end,
        ["a string ends on the line on which it began; write `\\n` for a line break inside it"],
        related: [RelatedPlace(builder.place(UInt32(start), UInt32(start + 1)), "it is opened here")])
    }
    offset = isClosed ? end + 1 : text.upperBound
    if hasEscape {
      addDecoded(start..<offset, text: decode(text))
    } else {
      addSlice(.doubleQuoted, start..<offset, text: text)
    }
  }

  /// Resolves the escapes of a string. Each faulty one is reported and left out.
  private mutating func decode(_ text: Range<Int>) -> [UInt8] {
    var decoded: [UInt8] = []
    decoded.reserveCapacity(text.count)
    var index = text.lowerBound
    while index < text.upperBound {
      let byte = bytes[index]
      guard byte == UInt8(ascii: "\\") else {
        decoded.append(byte)
        index += 1
        continue
      }
      let escape = escape(at: index, before: text.upperBound)
      if let scalar = escape.scalar {
        let place = builder.place(UInt32(index), UInt32(index + escape.length))
        builder.findings.addEscape(of: scalar.value, at: place, inName: builder.expectsKey)
        decoded.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
      } else {
        problem(escape.message, at: index, index + escape.length, escape.notes)
      }
      index += escape.length
    }
    return decoded
  }

  private struct Escape {
    var scalar: UnicodeScalar?
    var length: Int
    var message = ""
    var notes: [String] = []
  }

  /// The escape whose backslash is at `index`.
  private func escape(at index: Int, before end: Int) -> Escape {
    guard index + 1 < end else {
      return Escape(
        scalar: nil, length: 1, message: "a backslash ends the text", notes: ["write `\\\\` for a backslash"])
    }
    let simple: UnicodeScalar? =
      switch bytes[index + 1] {
      case UInt8(ascii: "\""): "\""
      case UInt8(ascii: "\\"): "\\"
      case UInt8(ascii: "/"): "/"
      case UInt8(ascii: "b"): "\u{08}"
      case UInt8(ascii: "f"): "\u{0C}"
      case UInt8(ascii: "n"): "\n"
      case UInt8(ascii: "r"): "\r"
      case UInt8(ascii: "t"): "\t"
      default: nil
      }
    if let simple { return Escape(scalar: simple, length: 2) }
    guard bytes[index + 1] == UInt8(ascii: "u") else {
      var length = 2
      while index + length < end, bytes[index + length] & 0xC0 == 0x80 { length += 1 }
      let written = String(decoding: bytes[index..<index + length], as: UTF8.self)
      return Escape(
        scalar: nil, length: length, message: "the escape `\(written)` does not exist",
        notes: ["JSON has `\\\"`, `\\\\`, `\\/`, `\\b`, `\\f`, `\\n`, `\\r`, `\\t` and `\\u` with four digits"])
    }
    guard let unit = hexadecimalUnit(at: index + 2, before: end) else {
      return Escape(
        scalar: nil, length: 2, message: "an escape `\\u` lacks hexadecimal digits",
        notes: ["it takes exactly four, as in `\\u00e9`"])
    }
    if let scalar = UnicodeScalar(unit) { return Escape(scalar: scalar, length: 6) }
    if unit < 0xDC00, index + 7 < end, bytes[index + 6] == UInt8(ascii: "\\"), bytes[index + 7] == UInt8(ascii: "u"),
      let low = hexadecimalUnit(at: index + 8, before: end), 0xDC00...0xDFFF ~= low,
      let scalar = UnicodeScalar(0x10000 + (unit - 0xD800) << 10 + (low - 0xDC00))
    {
      return Escape(scalar: scalar, length: 12)
    }
    return Escape(
      scalar: nil, length: 6, message: "half of a surrogate pair stands alone",
      notes: ["characters above U+FFFF take two escapes, high half first; or write the character itself"])
  }

  private func hexadecimalUnit(at index: Int, before end: Int) -> UInt32? {
    guard index + 4 <= end else { return nil }
    var value: UInt32 = 0
    for byte in bytes[index..<index + 4] {
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"): value = value << 4 | UInt32(byte - UInt8(ascii: "0"))
      case UInt8(ascii: "a")...UInt8(ascii: "f"): value = value << 4 | UInt32(byte - UInt8(ascii: "a") + 10)
      case UInt8(ascii: "A")...UInt8(ascii: "F"): value = value << 4 | UInt32(byte - UInt8(ascii: "A") + 10)
      default: return nil
      }
    }
    return value
  }

  private mutating func reportTab(_ index: Int) {
    problem("a tab stands in a string", at: index, index + 1, ["write it as `\\t`"])
  }

  /// Reads a string in single quotes, reporting it.
  mutating func readSingleQuoted() {
    let start = offset
    let lineEnd = bytes[start...].firstIndex(where: isBreak) ?? bytes.count
    let closing = bytes[start + 1..<max(start + 1, lineEnd)].firstIndex(of: UInt8(ascii: "'"))
    let end = closing.map { $0 + 1 } ?? lineEnd
    let text = start + 1..<(closing ?? max(start + 1, lineEnd))
    offset = max(end, start + 1)
    problem("a string stands in single quotes", at: start, offset, ["JSON strings need double quotes"])
    addSlice(.singleQuoted, start..<offset, text: text)
  }

  /// Reads a key without quotes, reporting it.
  mutating func readBareKey() {
    let end = bareEnd()
    let range = offset..<end
    offset = end
    problem(
      "the key `\(excerpt(string(range)))` has no quotes", at: range.lowerBound, range.upperBound,
      ["JSON keys need double quotes"])
    addSlice(.plain, range, text: range)
  }

  /// Reads a number, `true`, `false`, `null`, or what else stands there without quotes, which is reported.
  mutating func readBareValue() {
    let end = bareEnd()
    let range = offset..<end
    offset = end
    if let (message, notes) = faultOfBareValue(range) {
      problem(message, at: range.lowerBound, range.upperBound, notes)
    }
    addSlice(.plain, range, text: range)
  }

  /// The end of a run of bytes that are neither space, punctuation nor quotes; at least one byte on.
  private func bareEnd() -> Int {
    var end = offset + 1
    while end < bytes.count {
      switch bytes[end] {
      case 0x20, 0x09, 0x0A, 0x0D, UInt8(ascii: ","), UInt8(ascii: ":"), UInt8(ascii: "["), UInt8(ascii: "]"),
        UInt8(ascii: "{"), UInt8(ascii: "}"), UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: "/"),
        UInt8(ascii: "#"):
        return end
      default: end += 1
      }
    }
    return end
  }

  private func string(_ range: Range<Int>) -> String {
    // Messages show sixty characters; a hostile megabyte is not decoded for them.
    String(decoding: bytes[range].prefix(400), as: UTF8.self)
  }

  /// What is wrong with an unquoted value, if anything (RFC 8259 §3 and §6).
  private func faultOfBareValue(_ range: Range<Int>) -> (message: String, notes: [String])? {
    let first = bytes[range.lowerBound]
    let isNumeric =
      UInt8(ascii: "0")...UInt8(ascii: "9") ~= first || first == UInt8(ascii: "-") || first == UInt8(ascii: "+")
      || first == UInt8(ascii: ".")
    let word = range.count <= 12 ? string(range) : ""
    switch word {
    case "true", "false", "null": return nil
    case "True", "TRUE", "False", "FALSE":
      return ("`\(word)` is not a JSON value", ["write `\(word.lowercased())`"])
    case "None", "nil", "undefined", "Null", "NULL", "nul":
      return ("`\(word)` is not a JSON value", ["write `null`, or leave the entry out"])
    case "NaN", "nan", "Infinity", "-Infinity", "+Infinity", "inf", "-inf", "-NaN":
      return ("`\(word)` is not a JSON number", ["JSON has finite numbers only; leave the entry out, or write a text"])
    default: break
    }
    return isNumeric ? faultOfNumber(range) : faultOfWord(range)
  }

  private func faultOfWord(_ range: Range<Int>) -> (message: String, notes: [String]) {
    let text = excerpt(string(range))
    if text.hasPrefix("“") || text.hasPrefix("”") || text.hasPrefix("‘") || text.hasPrefix("’") || text.hasPrefix("„") {
      return ("a string stands in typographic quotes", ["JSON strings need straight double quotes (`\"`)"])
    }
    return (
      "`\(text)` is not a JSON value",
      ["a text needs double quotes; without them only numbers, `true`, `false` and `null` may stand"]
    )
  }

  private func faultOfNumber(_ range: Range<Int>) -> (message: String, notes: [String])? {
    var index = range.lowerBound
    func peek() -> UInt8 { index < range.upperBound ? bytes[index] : 0 }
    func digits() -> Int {
      let start = index
      while UInt8(ascii: "0")...UInt8(ascii: "9") ~= peek() { index += 1 }
      return index - start
    }
    let text = excerpt(string(range))
    if peek() == UInt8(ascii: "+") {
      return ("the number `\(text)` begins with `+`", ["JSON numbers have no plus sign; remove it"])
    }
    if peek() == UInt8(ascii: "-") { index += 1 }
    let isZero = peek() == UInt8(ascii: "0")
    let whole = digits()
    if whole == 0 {
      return peek() == UInt8(ascii: ".")
        ? ("the number `\(text)` begins with a point", ["JSON numbers have a digit before the point; write `0` there"])
        : ("`\(text)` is not a JSON number", ["a minus sign is followed by digits"])
    }
    if isZero, whole > 1 {
      return (
        "the number `\(text)` begins with `0`", ["JSON numbers have no leading zeros; remove them, or quote the text"]
      )
    }
    if isZero, peek() | 0x20 == UInt8(ascii: "x") {
      return ("the number `\(text)` is hexadecimal", ["JSON numbers are decimal"])
    }
    if peek() == UInt8(ascii: ".") {
      index += 1
      if digits() == 0 {
        return ("the number `\(text)` has no digit after its point", ["write one, or remove the point"])
      }
    }
    if peek() | 0x20 == UInt8(ascii: "e") {
      index += 1
      if peek() == UInt8(ascii: "+") || peek() == UInt8(ascii: "-") { index += 1 }
      if digits() == 0 {
        return ("the number `\(text)` has no digits in its exponent", ["write them, or remove the `e`"])
      }
    }
    guard index < range.upperBound else { return nil }
    if peek() == UInt8(ascii: "_") {
      return ("the number `\(text)` holds `_`", ["JSON numbers are not grouped; remove it"])
    }
    return ("`\(text)` is neither a number nor a text", ["a text needs double quotes"])
  }
}
