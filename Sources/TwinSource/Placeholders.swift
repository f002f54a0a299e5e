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

  /// Longer texts say something, whatever it is.
  private static let longestFiller = 64

  private let markers: [[UInt8]]
  private let fillers: Set<[UInt8]>

  /// Texts with one of `markers` in them, in the same case, and those that are one of `fillers`, in any case and with any marks around.
  public init(markers: [String], fillers: [String]) {
    self.markers = markers.map { Array($0.utf8) }.filter { !$0.isEmpty }
    self.fillers = Set(fillers.map { bareText(Array($0.utf8).span) })
  }

  /// Whether `text`, in UTF-8, is one.
  public func include(_ text: Span<UInt8>) -> Bool {
    if markers.contains(where: { contains($0, in: text) }) { return true }
    return text.count <= Self.longestFiller && fillers.contains(bareText(text))
  }
}

/// Lower case, without what is neither letter nor digit at the ends.
private func bareText(_ text: Span<UInt8>) -> [UInt8] {
  var start = 0
  var end = text.count
  while start < end, !isLetterOrDigit(text[start]) { start += 1 }
  while end > start, !isLetterOrDigit(text[end - 1]) { end -= 1 }
  var result: [UInt8] = []
  for index in start..<end { result.append(lowercased(text[index])) }
  return result
}

/// Whether `word` stands in `text` with no letter or digit beside it.
private func contains(_ word: [UInt8], in text: Span<UInt8>) -> Bool {
  guard let first = word.first, word.count <= text.count else { return false }
  for start in 0...(text.count - word.count) where text[start] == first {
    let end = start + word.count
    if start > 0, isLetterOrDigit(text[start - 1]) { continue }
    if end < text.count, isLetterOrDigit(text[end]) { continue }
    if word.indices.allSatisfy({ text[start + $0] == word[$0] }) { return true }
  }
  return false
}

/// An ASCII letter in lower case; any other byte as it is.
private func lowercased(_ byte: UInt8) -> UInt8 { byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte }

/// Letters outside ASCII count as such.
private func isLetterOrDigit(_ byte: UInt8) -> Bool {
  (byte >= 0x30 && byte <= 0x39) || (byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A) || byte >= 0x80
}
