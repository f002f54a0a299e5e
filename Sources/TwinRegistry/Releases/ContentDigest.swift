internal import Crypto

/// The SHA-256 of some content: what names a blob, and what a record says a release holds.
public struct ContentDigest: Hashable, Sendable {
  /// The 32 bytes, eight to a word, the first in the highest bits.
  private let words: (UInt64, UInt64, UInt64, UInt64)

  fileprivate init(octets: some Sequence<UInt8>) {
    var words: [4 of UInt64] = [0, 0, 0, 0]
    for (index, octet) in octets.prefix(32).enumerated() { words[index / 8] = words[index / 8] << 8 | UInt64(octet) }
    self.words = (words[0], words[1], words[2], words[3])
  }

  /// The digest of `bytes`. O(bytes).
  public init(of bytes: [UInt8]) {
    var hasher = ContentHasher()
    bytes.withUnsafeBytes { hasher.update($0) }
    self = hasher.finish()
  }

  /// Reads `sha256:` and 64 hexadecimal digits in lower case; nil for anything else.
  public init?(_ text: String) {
    guard text.hasPrefix("sha256:") else { return nil }
    self.init(hexadecimal: text.dropFirst(7))
  }

  /// Reads 64 hexadecimal digits in lower case; nil for anything else.
  public init?(hexadecimal text: some StringProtocol) {
    let digits = Array(text.utf8)
    guard digits.count == 64 else { return nil }
    var octets: [UInt8] = []
    for index in stride(from: 0, to: 64, by: 2) {
      guard let high = Self.value(digits[index]), let low = Self.value(digits[index + 1]) else { return nil }
      octets.append(high << 4 | low)
    }
    self.init(octets: octets)
  }

  private static func value(_ digit: UInt8) -> UInt8? {
    switch digit {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): digit - UInt8(ascii: "0")
    case UInt8(ascii: "a")...UInt8(ascii: "f"): digit - UInt8(ascii: "a") + 10
    default: nil
    }
  }

  /// 64 hexadecimal digits.
  public var hexadecimal: String {
    [words.0, words.1, words.2, words.3].map { word in
      let digits = String(word, radix: 16)
      return String(repeating: "0", count: 16 - digits.count) + digits
    }.joined()
  }

  /// Whether both are the same.
  public static func == (a: ContentDigest, b: ContentDigest) -> Bool { a.words == b.words }

  /// Hashes the words.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(words.0)
    hasher.combine(words.1)
  }
}

extension ContentDigest: Comparable {
  /// Orders as the hexadecimal digits do.
  public static func < (a: ContentDigest, b: ContentDigest) -> Bool { a.words < b.words }
}

extension ContentDigest: CustomStringConvertible {
  /// `sha256:` and 64 hexadecimal digits.
  public var description: String { "sha256:" + hexadecimal }
}

/// Makes the digest of content that comes in pieces.
public struct ContentHasher {
  private var state = SHA256()

  /// A hasher that has seen nothing.
  public init() {}

  /// Takes in the next piece.
  public mutating func update(_ bytes: UnsafeRawBufferPointer) { state.update(bufferPointer: bytes) }

  /// The digest of all pieces.
  public func finish() -> ContentDigest { ContentDigest(octets: state.finalize()) }
}
