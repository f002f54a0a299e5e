/// A digital twin model identifier: `dtmi:` segments separated by colons, and a version after a semicolon.
struct DTMI {
  /// The segments between `dtmi:` and the version.
  let segments: [String]
  /// The version as written (`1`, `2.3`), empty where there is none.
  let version: String

  /// Reads the syntax for users' identifiers: no system segments; a version is required in DTDL v2, may be absent or have
  /// a minor part from v3 on. Nil for anything else.
  init?(_ text: String, language: DTDLVersion) {
    guard text.hasPrefix("dtmi:"), text.utf8.count <= 2048 else { return nil }
    let parts = text.dropFirst(5).split(separator: ";", omittingEmptySubsequences: false)
    guard parts.count == 1 || parts.count == 2 else { return nil }
    segments = parts[0].split(separator: ":", omittingEmptySubsequences: false).map { String($0) }
    version = parts.count == 2 ? String(parts[1]) : ""
    guard segments.allSatisfy({ isDTDLName($0) }) else { return nil }
    let numbers = version.split(separator: ".", omittingEmptySubsequences: false)
    switch (parts.count, language) {
    case (1, .v2): return nil
    case (1, _): break
    case (_, .v2):
      guard numbers.count == 1, Self.isVersionNumber(numbers[0], digits: 9) else { return nil }
    default:
      guard numbers.count <= 2, Self.isVersionNumber(numbers[0], digits: 9),
        numbers.count == 1 || Self.isVersionNumber(numbers[1], digits: 6)
      else { return nil }
    }
  }

  /// The identifier without its version.
  var unversioned: String { segments.joined(separator: ":") }

  /// The version's parts as numbers; empty where there is none.
  var versionNumbers: [Int] { version.split(separator: ".").compactMap { Int($0) } }

  private static func isVersionNumber(_ text: Substring, digits: Int) -> Bool {
    guard let first = text.utf8.first, first >= 0x31, text.utf8.count <= digits else { return false }
    return text.utf8.allSatisfy { $0 >= 0x30 && $0 <= 0x39 }
  }
}

/// Whether `text` is a DTDL name: letters, digits and underscores, a letter first, no underscore last.
func isDTDLName(_ text: String) -> Bool {
  guard let first = text.utf8.first, let last = text.utf8.last else { return false }
  func isLetter(_ byte: UInt8) -> Bool { byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A }
  func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }
  return isLetter(first) && last != UInt8(ascii: "_")
    && text.utf8.allSatisfy { isLetter($0) || isDigit($0) || $0 == UInt8(ascii: "_") }
}
