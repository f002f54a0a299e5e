internal import TwinSource

/// How things are shared instead of by anchors and their like.
private let sharing =
  "to share a definition, declare it under `points` or `schemas` and refer to it by name"

/// The finding for a line that begins with `%` before the document.
func directiveFinding(at place: Place) -> Finding {
  Finding(
    "syntax/directive", .error, "a directive (`%`) is not part of the language", at: place,
    notes: ["every source is read as YAML 1.2 without tags; remove the line"])
}

extension YAMLReader {
  /// Refuses an anchor or a tag.
  mutating func reportProperty(_ start: UInt32, _ end: UInt32) {
    let text = excerpt(String(decoding: source[Int(start)..<Int(end)].prefix(256), as: UTF8.self))
    let place = builder.place(start, end)
    if source[Int(start)] == UInt8(ascii: "&") {
      builder.findings.add("syntax/anchor") {
        Finding(
          "syntax/anchor", .error, "the anchor `\(text)` is not part of the language", at: place,
          notes: [sharing, "remove the anchor; text that begins with `&` needs quotes"])
      }
    } else {
      builder.findings.add("syntax/tag") {
        Finding(
          "syntax/tag", .error, "the tag `\(text)` is not part of the language", at: place,
          notes: [
            "a value is read by what is expected where it stands, so it needs no tag; remove it",
            "text that begins with `!` needs quotes",
          ])
      }
    }
  }

  /// Refuses a reference to an anchor.
  mutating func reportAlias(_ start: UInt32, _ end: UInt32) {
    let (source, place) = (source, builder.place(start, end))
    builder.findings.add("syntax/alias") {
      let text = excerpt(String(decoding: source[Int(start)..<Int(end)].prefix(256), as: UTF8.self))
      return Finding(
        "syntax/alias", .error, "the alias `\(text)` is not part of the language", at: place,
        notes: [sharing, "text that begins with `*` needs quotes"])
    }
  }

  /// Refuses `<<`.
  mutating func reportMergeKey(_ start: UInt32, _ end: UInt32) {
    let place = builder.place(start, end)
    builder.findings.add("syntax/merge-key") {
      Finding(
        "syntax/merge-key", .error, "the merge key `<<` is not part of the language", at: place,
        notes: [sharing, "to take over all members of a twin, name it under `extends`"])
    }
  }

  /// Refuses everything from the first document on that is one too many.
  mutating func reportFurtherDocument(_ start: UInt32, _ end: UInt32) {
    let place = builder.place(start, end)
    let message =
      documentLimit == 1
      ? "a file holds one document, and a second one starts here"
      : "a file holds at most \(documentLimit) documents, and another one starts here"
    builder.findings.add("syntax/multiple-documents") {
      Finding(
        "syntax/multiple-documents", .error, message, at: place,
        notes: ["what follows is not read", "put the document into a file of its own, or remove the `---`"])
    }
  }

  /// Refuses control and bidirectional characters that a double-quoted text spells as escapes.
  mutating func checkEscapes(from start: UInt32, to end: UInt32) {
    var offset = Int(start) + 1
    while offset + 1 < Int(end) {
      guard source[offset] == UInt8(ascii: "\\") else {
        offset += 1
        continue
      }
      let digits: Int
      var scalar: UInt32 = 0x20
      switch source[offset + 1] {
      case UInt8(ascii: "x"): digits = 2
      case UInt8(ascii: "u"): digits = 4
      case UInt8(ascii: "U"): digits = 8
      default:
        digits = 0
        scalar = namedEscape(source[offset + 1])
      }
      let length = 2 + digits
      if digits > 0 {
        guard offset + length <= Int(end) else { return }
        let written = String(decoding: source[offset + 2..<offset + length], as: UTF8.self)
        scalar = UInt32(written, radix: 16) ?? 0x20
      }
      let place = builder.place(UInt32(truncatingIfNeeded: offset), UInt32(truncatingIfNeeded: offset + length))
      builder.findings.addEscape(of: scalar, at: place, inName: builder.expectsKey)
      offset += length
    }
  }

  /// The control character that a one-letter escape of YAML 1.2 §5.7 stands for, or a space for the harmless ones.
  private func namedEscape(_ letter: UInt8) -> UInt32 {
    switch letter {
    case UInt8(ascii: "0"): 0
    case UInt8(ascii: "a"): 7
    case UInt8(ascii: "b"): 8
    case UInt8(ascii: "v"): 0x0B
    case UInt8(ascii: "f"): 0x0C
    case UInt8(ascii: "e"): 0x1B
    case UInt8(ascii: "N"): 0x85
    case UInt8(ascii: "L"): 0x2028
    case UInt8(ascii: "P"): 0x2029
    default: 0x20
    }
  }
}

extension FindingList {
  /// Adds a finding for the escape of a character that may not stand in a text or, where it is a key, in a name.
  mutating func addEscape(of scalar: UInt32, at place: Place, inName: Bool) {
    switch CharacterFault(scalar) {
    case .control?:
      add("syntax/control-character") { controlCharacter(scalar, at: place, escaped: true) }
    case .bidirectional?:
      add("syntax/bidirectional-character") { bidirectionalCharacter(scalar, at: place, escaped: true) }
    case .mark? where inName:
      add("syntax/bidirectional-character") {
        bidirectionalCharacter(scalar, at: place, escaped: true, isInName: true)
      }
    case .mark?, nil: break
    }
  }
}
