/// What people write where a text for others should stand and they have none yet.
public struct Placeholders: Sendable {
  /// Words that mark a text as unfinished wherever they stand, where nothing else is said.
  public static let usualMarkers = ["TODO", "TBD", "TBC", "FIXME", "XXX", "lorem ipsum"]
  /// Texts that say nothing, where nothing else is said.
  public static let usualFillers = [
    "description", "title", "text", "none", "n/a", "na", "unknown", "empty", "undefined", "to be defined",
    "to be done", "not available", "no description", "add description", "add a description",
    "your description here",
    "placeholder", "dummy", "test", "foo", "bar", "asdf", "string",
  ]

  /// Those that are looked for where nothing else is said.
  public static let usual = Placeholders(markers: usualMarkers, fillers: usualFillers)

  private let markers: [[UInt8]]
  /// By byte: whether a marker begins with it.
  private let beginsMarker: [Bool]
  private let fillers: Set<[UInt8]>
  private let longestFiller: Int
  /// Texts with more marks around say something, whatever it is.
  private static let longestText = 64

  /// Texts with one of `markers` in them, in the same case, and those that are one of `fillers`, in any case and with any marks around.
  public init(markers: [String], fillers: [String]) {
    self.markers = markers.map { Array($0.utf8) }.filter { !$0.isEmpty }
    var begins = [Bool](repeating: false, count: 256)
    for marker in self.markers { begins[Int(marker[0])] = true }
    beginsMarker = begins
    self.fillers = Set(
      fillers.map { filler in
        let bytes = Array(filler.utf8)
        return lowercased(bytes.span, bareRange(bytes.span))
      })
    longestFiller = self.fillers.map(\.count).max() ?? 0
  }

  /// Whether `text`, in UTF-8, is one. O(bytes).
  public func include(_ text: Span<UInt8>) -> Bool {
    holdsMarker(text) || isFiller(text)
  }

  /// Whether a marker stands in `text` with no letter or digit beside it.
  private func holdsMarker(_ text: Span<UInt8>) -> Bool {
    for start in text.indices where beginsMarker[Int(text[start])] {
      if start > 0, isLetterOrDigit(text[start - 1]) { continue }
      for marker in markers where marker.count <= text.count - start {
        let end = start + marker.count
        if end < text.count, isLetterOrDigit(text[end]) { continue }
        if marker.indices.allSatisfy({ text[start + $0] == marker[$0] }) { return true }
      }
    }
    return false
  }

  private func isFiller(_ text: Span<UInt8>) -> Bool {
    guard text.count <= Self.longestText else { return false }
    let bare = bareRange(text)
    return bare.count <= longestFiller && fillers.contains(lowercased(text, bare))
  }
}

/// What is left of `text` without what is neither letter nor digit at the ends.
private func bareRange(_ text: Span<UInt8>) -> Range<Int> {
  var start = 0
  var end = text.count
  while start < end, !isLetterOrDigit(text[start]) { start += 1 }
  while end > start, !isLetterOrDigit(text[end - 1]) { end -= 1 }
  return start..<end
}

/// The bytes of `range` in lower case.
private func lowercased(_ text: Span<UInt8>, _ range: Range<Int>) -> [UInt8] { range.map { lowercased(text[$0]) } }

/// An ASCII letter in lower case; any other byte as it is.
private func lowercased(_ byte: UInt8) -> UInt8 { byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte }

/// Letters outside ASCII count as such.
private func isLetterOrDigit(_ byte: UInt8) -> Bool {
  (byte >= 0x30 && byte <= 0x39) || (byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A) || byte >= 0x80
}
