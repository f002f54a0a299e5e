internal import TwinSource

extension CharacterScan {
  /// Adds a finding for each kind of unwelcome character, at the first of them.
  func report(to findings: inout FindingList, file: FileID) {
    func place(_ hits: Hits) -> Place {
      Place(file, ByteRange(UInt32(hits.offset), UInt32(hits.offset + hits.length)))
    }
    if invalid.count > 0 {
      findings.add("syntax/invalid-utf8") {
        Finding(
          "syntax/invalid-utf8", .error,
          "byte \(hexadecimal(invalid.scalar, digits: 2)) at offset \(invalid.offset) is not valid UTF-8",
          at: place(invalid),
          notes: further(invalid.count, "invalid byte") + ["sources are UTF-8; save the file in that encoding"])
      }
    }
    if controls.count > 0 {
      findings.add("syntax/control-character") {
        controlCharacter(controls.scalar, at: place(controls), escaped: false, count: controls.count)
      }
    }
    if bidirectional.count > 0 {
      findings.add("syntax/bidirectional-character") {
        bidirectionalCharacter(
          bidirectional.scalar, at: place(bidirectional), escaped: false, count: bidirectional.count)
      }
    }
  }
}

/// The finding for a file that is in another encoding than UTF-8.
func foreignEncodingFinding(_ name: String, file: FileID) -> Finding {
  Finding(
    "syntax/utf16", .error, "the file is \(name) from offset 0 on, not UTF-8", at: Place(file, ByteRange(0, 0)),
    notes: ["sources are UTF-8, with or without a byte order mark; save the file in that encoding"])
}

/// The finding for a character that shows nothing and changes what a tool reads.
func controlCharacter(_ scalar: UInt32, at place: Place, escaped: Bool, count: Int = 1) -> Finding {
  Finding(
    "syntax/control-character", .error,
    "\(characterName(scalar))\(escaped ? ", written as an escape," : "") at offset \(place.range.start) is not allowed",
    at: place,
    notes: further(count, "such character") + [
      "of the control characters only tab, line feed and carriage return may stand in a source; remove the others"
    ])
}

/// The finding for a character that makes text read otherwise than it is stored.
func bidirectionalCharacter(
  _ scalar: UInt32, at place: Place, escaped: Bool, count: Int = 1, isInName: Bool = false
) -> Finding {
  Finding(
    "syntax/bidirectional-character", .error,
    "\(characterName(scalar))\(escaped ? ", written as an escape," : "") at offset \(place.range.start) is not allowed",
    at: place,
    notes: further(count, "such character") + [
      isInName
        ? "texts may have it, but in a name nobody sees it, and two names look alike that are not; remove it"
        : "it changes the order in which the text around it is shown, so that a reader sees something else than the tools;"
          + " remove it"
    ])
}

private func further(_ count: Int, _ what: String) -> [String] {
  switch count {
  case ...1: []
  case 2: ["there is 1 further \(what) in the file"]
  default: ["there are \(count - 1) further \(what)s in the file"]
  }
}

/// `U+202E (right-to-left override)`: the code point, and what it is called where people would know the name.
private func characterName(_ scalar: UInt32) -> String {
  let code = "U+" + hexadecimal(scalar, digits: 4).dropFirst(2)
  let name: String? =
    switch scalar {
    case 0: "NUL"
    case 0x07: "bell"
    case 0x08: "backspace"
    case 0x0B: "vertical tab"
    case 0x0C: "form feed"
    case 0x1B: "escape"
    case 0x7F: "delete"
    case 0x85: "next line"
    case 0...0x9F: "control character"
    case 0x061C: "Arabic letter mark"
    case 0x200E: "left-to-right mark"
    case 0x200F: "right-to-left mark"
    case 0x2028: "line separator"
    case 0x2029: "paragraph separator"
    case 0x202A: "left-to-right embedding"
    case 0x202B: "right-to-left embedding"
    case 0x202C: "pop directional formatting"
    case 0x202D: "left-to-right override"
    case 0x202E: "right-to-left override"
    case 0x2066: "left-to-right isolate"
    case 0x2067: "right-to-left isolate"
    case 0x2068: "first strong isolate"
    case 0x2069: "pop directional isolate"
    case 0xFEFF: "byte order mark inside the text"
    case 0xFFFE, 0xFFFF: "noncharacter"
    default: nil
    }
  return name.map { "\(code) (\($0))" } ?? code
}

/// `0x0A`: a number in upper-case hexadecimal of at least `digits` digits.
func hexadecimal(_ value: UInt32, digits: Int) -> String {
  let text = String(value, radix: 16, uppercase: true)
  return "0x" + String(repeating: "0", count: max(0, digits - text.utf8.count)) + text
}
