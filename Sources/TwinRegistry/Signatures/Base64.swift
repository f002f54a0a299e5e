/// Base64 in its one form (RFC 4648 §4): the standard alphabet, with padding, without line breaks, pad bits of zero. What has two
/// spellings could be changed without breaking a signature, so that none but this one is read.
package enum Base64 {
  private static let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
  private static let padding = UInt8(ascii: "=")

  /// The text that stands for `bytes`.
  package static func text(_ bytes: some Sequence<UInt8>) -> String { String(decoding: encoded(bytes), as: UTF8.self) }

  /// The same as ASCII. O(bytes).
  package static func encoded(_ bytes: some Sequence<UInt8>) -> [UInt8] {
    var text: [UInt8] = []
    var bits = 0
    var count = 0
    for byte in bytes {
      bits = (bits & 0xFF) << 8 | Int(byte)
      count += 8
      while count >= 6 {
        count -= 6
        text.append(alphabet[bits >> count & 63])
      }
    }
    if count > 0 { text.append(alphabet[bits << (6 - count) & 63]) }
    text += repeatElement(padding, count: (4 - text.count % 4) % 4)
    return text
  }

  /// The bytes that `text` stands for; nil where it is not the text that `encoded` makes of them. O(bytes).
  package static func bytes(of text: some Collection<UInt8>) -> [UInt8]? {
    guard text.count % 4 == 0 else { return nil }
    let digits = text.prefix { $0 != padding }
    let pads = text.count - digits.count
    guard pads <= 2, text.dropFirst(digits.count).allSatisfy({ $0 == padding }) else { return nil }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.count / 4 * 3)
    var bits = 0
    var count = 0
    for digit in digits {
      guard let value = value(digit) else { return nil }
      bits = (bits & 0xFF) << 6 | Int(value)
      count += 6
      if count >= 8 {
        count -= 8
        bytes.append(UInt8(truncatingIfNeeded: bits >> count))
      }
    }
    // What is left over are pad bits, which say nothing and have to be zero.
    return bits & (1 << count - 1) == 0 ? bytes : nil
  }

  /// The bytes that `text` stands for in the standard alphabet or the one for URLs (RFC 4648 §5), with padding or without; nil for
  /// anything else. For what others wrote, and is written anew in the one form. O(bytes).
  package static func bytes(ofAnyForm text: some Collection<UInt8>) -> [UInt8]? {
    var standard = Array(text)
    let isForURLs = standard.contains { $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "_") }
    if isForURLs {
      guard !standard.contains(where: { $0 == UInt8(ascii: "+") || $0 == UInt8(ascii: "/") }) else { return nil }
      standard = standard.map { byte in
        switch byte {
        case UInt8(ascii: "-"): UInt8(ascii: "+")
        case UInt8(ascii: "_"): UInt8(ascii: "/")
        default: byte
        }
      }
    }
    if standard.last != padding { standard += repeatElement(padding, count: (4 - standard.count % 4) % 4) }
    return bytes(of: standard)
  }

  private static func value(_ digit: UInt8) -> UInt8? {
    switch digit {
    case UInt8(ascii: "A")...UInt8(ascii: "Z"): digit - UInt8(ascii: "A")
    case UInt8(ascii: "a")...UInt8(ascii: "z"): digit - UInt8(ascii: "a") + 26
    case UInt8(ascii: "0")...UInt8(ascii: "9"): digit - UInt8(ascii: "0") + 52
    case UInt8(ascii: "+"): 62
    case UInt8(ascii: "/"): 63
    default: nil
    }
  }
}
