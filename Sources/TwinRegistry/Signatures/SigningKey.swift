internal import Crypto

/// The private half of an Ed25519 key (RFC 8032): who has it signs. Nothing shows it but `pem`.
public struct SigningKey: Sendable {
  private let key: Curve25519.Signing.PrivateKey
  /// The other half.
  public let verificationKey: VerificationKey

  /// PKCS#8 of an Ed25519 key up to its 32 bytes (RFC 8410 §7, without the optional public half): always the same.
  private static let prefix: [UInt8] = [
    0x30, 0x2E, 0x02, 0x01, 0x00, 0x30, 0x05, 0x06, 0x03, 0x2B, 0x65, 0x70, 0x04, 0x22, 0x04, 0x20,
  ]

  /// A new key, by chance.
  public init() throws(KeyProblem) { try self.init(Curve25519.Signing.PrivateKey()) }

  private init(_ key: Curve25519.Signing.PrivateKey) throws(KeyProblem) {
    self.key = key
    verificationKey = try VerificationKey(octets: Array(key.publicKey.rawRepresentation))
  }

  /// Reads the PEM block of a PKCS#8 key, as `openssl genpkey -algorithm ed25519` writes it.
  public init(pem: [UInt8]) throws(KeyProblem) {
    let bytes = try PEM.bytes(.privateKey, of: pem)
    guard bytes.count == Self.prefix.count + 32, bytes.starts(with: Self.prefix),
      let key = try? Curve25519.Signing.PrivateKey(rawRepresentation: bytes.dropFirst(Self.prefix.count))
    else { throw KeyProblem("it is no Ed25519 key", wayOut: "make one with `gemel key new FILE`") }
    try self.init(key)
  }

  /// The PEM block of its PKCS#8 form: a secret.
  public var pem: [UInt8] { PEM.text(.privateKey, Self.prefix + Array(key.rawRepresentation)) }

  /// The signature for `message`, of 64 bytes: each time the same.
  func signature(for message: [UInt8]) throws(KeyProblem) -> [UInt8] {
    if let signature = try? key.signature(for: message) { return Array(signature) }
    throw KeyProblem("it could not sign", wayOut: "try again")
  }
}

extension SigningKey: CustomStringConvertible, CustomReflectable {
  /// The fingerprint of the other half.
  public var description: String { "the private half of \(verificationKey.fingerprint)" }

  /// Nothing of the secret.
  public var customMirror: Mirror { Mirror(self, children: ["fingerprint": verificationKey.fingerprint]) }
}
