internal import Crypto

/// The public half of an Ed25519 key (RFC 8032): who has it can tell whether the other half signed.
public struct VerificationKey: Hashable, Sendable {
  /// Its 32 bytes.
  let octets: [UInt8]

  /// SubjectPublicKeyInfo of an Ed25519 key up to its 32 bytes (RFC 8410 §4): always the same.
  private static let prefix: [UInt8] = [
    0x30, 0x2A, 0x30, 0x05, 0x06, 0x03, 0x2B, 0x65, 0x70, 0x03, 0x21, 0x00,
  ]

  init(octets: [UInt8]) throws(KeyProblem) {
    guard octets.count == 32 else {
      throw KeyProblem("an Ed25519 key has 32 bytes, and this has \(octets.count)", wayOut: Self.remake)
    }
    if let reason = Self.weakness(of: octets) { throw KeyProblem(reason, wayOut: Self.remake) }
    self.octets = octets
  }

  /// Reads the PEM block of a SubjectPublicKeyInfo, as `openssl pkey -pubout` writes it.
  public init(pem: [UInt8]) throws(KeyProblem) {
    let bytes = try PEM.bytes(.publicKey, of: pem)
    guard bytes.count == Self.prefix.count + 32, bytes.starts(with: Self.prefix) else {
      throw KeyProblem("it is no Ed25519 key", wayOut: Self.remake)
    }
    try self.init(octets: Array(bytes.dropFirst(Self.prefix.count)))
  }

  private static let remake = "make one with `gemel key new FILE`"

  private var information: [UInt8] { Self.prefix + octets }

  /// The PEM block of its SubjectPublicKeyInfo.
  public var pem: [UInt8] { PEM.text(.publicKey, information) }

  /// The SHA-256 of its SubjectPublicKeyInfo in DER, as `openssl pkey -pubin -outform DER | sha256sum` tells it: what envelopes
  /// name it by.
  public var fingerprint: ContentDigest { ContentDigest(of: information) }

  /// Whether the other half made `signature`, of 64 bytes, for `message`. A signature whose number S is not below the order of the
  /// group, so that it would be a second one for the same message, is none.
  func verifies(_ signature: [UInt8], of message: [UInt8]) -> Bool {
    guard signature.count == 64, let key = try? Curve25519.Signing.PublicKey(rawRepresentation: octets) else {
      return false
    }
    return key.isValidSignature(signature, for: message)
  }

  /// Why `octets` must not be a key: points of small order verify signatures that nobody made, and a second spelling of a point would
  /// count as a second key.
  private static func weakness(of octets: [UInt8]) -> String? {
    // The highest bit is the sign of x, and what is below it is y, lowest byte first.
    var y = octets
    y[31] &= 0x7F
    if y[1...30].allSatisfy({ $0 == 0xFF }), y[31] == 0x7F, y[0] >= 0xED {
      return "it is no key: its number is not below 2^255 - 19"
    }
    return smallOrders.contains(y) ? "it is no key: its order is small, and anyone could sign for it" : nil
  }

  /// y of the points whose order divides 8: 1, -1, 0, and the two of the points of order 8.
  private static let smallOrders: Set<[UInt8]> = [
    [1] + [UInt8](repeating: 0, count: 31),
    [0xEC] + [UInt8](repeating: 0xFF, count: 30) + [0x7F],
    [UInt8](repeating: 0, count: 32),
    [
      0x26, 0xE8, 0x95, 0x8F, 0xC2, 0xB2, 0x27, 0xB0, 0x45, 0xC3, 0xF4, 0x89, 0xF2, 0xEF, 0x98, 0xF0,
      0xD5, 0xDF, 0xAC, 0x05, 0xD3, 0xC6, 0x33, 0x39, 0xB1, 0x38, 0x02, 0x88, 0x6D, 0x53, 0xFC, 0x05,
    ],
    [
      0xC7, 0x17, 0x6A, 0x70, 0x3D, 0x4D, 0xD8, 0x4F, 0xBA, 0x3C, 0x0B, 0x76, 0x0D, 0x10, 0x67, 0x0F,
      0x2A, 0x20, 0x53, 0xFA, 0x2C, 0x39, 0xCC, 0xC6, 0x4E, 0xC7, 0xFD, 0x77, 0x92, 0xAC, 0x03, 0x7A,
    ],
  ]
}
