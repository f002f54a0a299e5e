/// What a registry asks for before it answers (RFC 9110 §11.6.1).
struct Challenge: Hashable, Sendable {
  /// How one may prove who one is, in lower case: `basic`, `bearer`.
  var scheme: String
  /// Names in lower case, and values.
  var parameters: [String: String]

  /// Reads the values of `WWW-Authenticate`: several challenges, in one value or in several. What cannot be read is left out.
  static func read(_ values: [String]) -> [Challenge] {
    values.flatMap { value in
      var reader = ChallengeReader(rest: Array(value.utf8.prefix(16 << 10))[...])
      return reader.challenges()
    }
  }
}

private struct ChallengeReader {
  var rest: ArraySlice<UInt8>

  mutating func challenges() -> [Challenge] {
    var found: [Challenge] = []
    while true {
      skip { $0 == 0x20 || $0 == 0x09 || $0 == UInt8(ascii: ",") }
      guard let word = token() else { return found }
      skipSpace()
      if rest.first == UInt8(ascii: "="), !found.isEmpty {
        rest.removeFirst()
        skipSpace()
        guard let value = rest.first == UInt8(ascii: "\"") ? quoted() : token() else { return found }
        // A parameter that stands twice counts as it stood first.
        let name = word.lowercased()
        if found[found.count - 1].parameters[name] == nil { found[found.count - 1].parameters[name] = value }
      } else {
        found.append(Challenge(scheme: word.lowercased(), parameters: [:]))
      }
    }
  }

  private mutating func skip(_ isSkipped: (UInt8) -> Bool) { rest = rest.drop(while: isSkipped) }

  private mutating func skipSpace() { skip { $0 == 0x20 || $0 == 0x09 } }

  private mutating func token() -> String? {
    let token = rest.prefix { isLetterOrDigit($0) || "!#$%&'*+-.^_`|~/:".utf8.contains($0) }
    rest = rest.dropFirst(token.count)
    return token.isEmpty ? nil : String(decoding: token, as: UTF8.self)
  }

  private mutating func quoted() -> String? {
    rest.removeFirst()
    var text: [UInt8] = []
    while let byte = rest.popFirst() {
      switch byte {
      case UInt8(ascii: "\""): return String(decoding: text, as: UTF8.self)
      case UInt8(ascii: "\\"):
        guard let next = rest.popFirst() else { return nil }
        text.append(next)
      default: text.append(byte)
      }
    }
    return nil
  }
}
