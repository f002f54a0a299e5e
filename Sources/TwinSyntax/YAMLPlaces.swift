internal import TwinSource

// What libyaml's marks do not say, read from the source.

@inline(__always)
func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }

@inline(__always)
func isBreak(_ byte: UInt8) -> Bool { byte == 0x0A || byte == 0x0D }

extension YAMLReader {
  /// Where an empty value belongs: after its indicator, or else at the end of what comes before it. libyaml puts
  /// a value that is not there at all at the next token, lines away.
  func placeOfNothing(_ offset: UInt32) -> UInt32 {
    if offset > 0, Int(offset) <= source.count {
      switch source[Int(offset) - 1] {
      case UInt8(ascii: ":"), UInt8(ascii: "-"), UInt8(ascii: "?"): return offset
      default: break
      }
    }
    let before = min(offset, max(builder.lastEnd, builder.innermostStart))
    // In brackets the mark is at the next comma or bracket, and a colon may stand between.
    var colon = Int(before)
    while colon < Int(offset), isBlank(source[colon]) || isBreak(source[colon]) { colon += 1 }
    let isColon = colon < Int(offset) && source[colon] == UInt8(ascii: ":")
    return isColon ? UInt32(truncatingIfNeeded: colon + 1) : before
  }

  /// The end of a block scalar's last line that has anything on it; libyaml's mark is past the blank lines after it.
  func endOfBlockScalar(from start: UInt32, to end: UInt32) -> UInt32 {
    var header = Int(start) + 1
    while header < Int(end), isBlockHeader(source[header]) { header += 1 }
    var last = Int(end)
    while last > header, isBlank(source[last - 1]) || isBreak(source[last - 1]) { last -= 1 }
    guard last > header else { return UInt32(truncatingIfNeeded: header) }
    // A comment on the header's line is not text, blanks at the end of a line are.
    if !source[header..<last].contains(where: isBreak) { return UInt32(truncatingIfNeeded: header) }
    while last < Int(end), isBlank(source[last]) { last += 1 }
    return UInt32(truncatingIfNeeded: last)
  }

  private func isBlockHeader(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "+") || byte == UInt8(ascii: "-") || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
  }

  /// Reports the `count` properties (anchor, tag) that stand at `start`, and gives where what they belong to starts.
  mutating func skipProperties(_ count: Int, from start: UInt32, to end: UInt32) -> UInt32 {
    var offset = Int(start)
    let end = min(Int(end), source.count)
    var afterLast = offset
    var left = count
    while offset < end {
      let byte = source[offset]
      let lineBreak = lengthOfForeignBreak(at: offset)
      if isBlank(byte) || isBreak(byte) {
        offset += 1
      } else if lineBreak > 0 {
        offset += lineBreak
      } else if byte == UInt8(ascii: "#") {
        while offset < end, !isBreak(source[offset]), lengthOfForeignBreak(at: offset) == 0 { offset += 1 }
      } else if left > 0, byte == UInt8(ascii: "&") || byte == UInt8(ascii: "!") {
        afterLast = endOfProperty(at: offset, before: end)
        reportProperty(UInt32(truncatingIfNeeded: offset), UInt32(truncatingIfNeeded: afterLast))
        offset = afterLast
        left -= 1
      } else {
        return UInt32(truncatingIfNeeded: offset)
      }
    }
    // Nothing follows: an empty value, right after its properties.
    return UInt32(truncatingIfNeeded: afterLast)
  }

  /// The length of a U+0085, U+2028 or U+2029 at `offset`: refused in sources, line breaks to libyaml all the same.
  private func lengthOfForeignBreak(at offset: Int) -> Int {
    let rest = source[offset...]
    if rest.starts(with: [0xC2, 0x85]) { return 2 }
    return rest.starts(with: [0xE2, 0x80, 0xA8]) || rest.starts(with: [0xE2, 0x80, 0xA9]) ? 3 : 0
  }

  /// The end of the anchor or tag at `start`, as libyaml reads it.
  private func endOfProperty(at start: Int, before end: Int) -> Int {
    var offset = start + 1
    if source[start] == UInt8(ascii: "&") {
      while offset < end, isAnchorCharacter(source[offset]) { offset += 1 }
      return offset
    }
    let isVerbatim = offset < end && source[offset] == UInt8(ascii: "<")
    while offset < end, !isTagEnd(source[offset], isVerbatim: isVerbatim) { offset += 1 }
    return isVerbatim && offset < end && source[offset] == UInt8(ascii: ">") ? offset + 1 : offset
  }

  private func isAnchorCharacter(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "z"),
      UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "_"), UInt8(ascii: "-"):
      true
    default: false
    }
  }

  private func isTagEnd(_ byte: UInt8, isVerbatim: Bool) -> Bool {
    // Only ASCII goes on: U+0085, U+2028 and U+2029 are line breaks to libyaml, and the rest is no part of a tag.
    if isBlank(byte) || isBreak(byte) || byte >= 0x80 { return true }
    if isVerbatim { return byte == UInt8(ascii: ">") }
    switch byte {
    case UInt8(ascii: ","), UInt8(ascii: "["), UInt8(ascii: "]"), UInt8(ascii: "{"), UInt8(ascii: "}"): return true
    default: return false
    }
  }

  /// The first byte from `offset` on that is neither white space, nor comment, nor a `...` line.
  func nextContent(from offset: Int) -> Int? {
    var offset = offset
    while offset < source.count {
      let byte = source[offset]
      if isBlank(byte) || isBreak(byte) {
        offset += 1
      } else if byte == UInt8(ascii: "#") {
        while offset < source.count, !isBreak(source[offset]) { offset += 1 }
      } else if source[offset...].starts(with: "...".utf8) {
        offset += 3
      } else {
        return offset
      }
    }
    return nil
  }
}

/// Refuses the directives at the head of a file and gives where reading starts: after them, so that libyaml, which
/// compares each `%TAG` with all earlier ones, never sees them.
func skipDirectives(
  _ source: UnsafeBufferPointer<UInt8>, from start: Int, findings: inout FindingList, file: FileID
) -> Int {
  var textStart = start
  var offset = start
  while offset < source.count {
    var end = offset
    while end < source.count, !isBreak(source[end]) { end += 1 }
    let first = source[offset..<end].firstIndex { !isBlank($0) } ?? end
    if first == offset, first < end, source[first] == UInt8(ascii: "%") {
      let place = Place(file, ByteRange(UInt32(truncatingIfNeeded: offset), UInt32(truncatingIfNeeded: end)))
      findings.add("syntax/directive") { directiveFinding(at: place) }
      textStart = end
    } else if first < end, source[first] != UInt8(ascii: "#") {
      break
    }
    offset = end + 1
  }
  return textStart
}
