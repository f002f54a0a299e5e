import TwinOutput

/// Signed bytes (DSSE 1.0): a payload, what it is, and who signed both.
public struct SignedEnvelope: Hashable, Sendable {
  /// What one key made of the payload.
  public struct Signature: Hashable, Sendable {
    /// What the signer calls the key: a hint, which nothing vouches for; empty where it says nothing.
    public var keyID: String
    /// The signature.
    public var octets: [UInt8]

    /// A signature.
    public init(keyID: String, octets: [UInt8]) {
      self.keyID = keyID
      self.octets = octets
    }
  }

  /// The media type of the payload.
  public var payloadType: String
  /// What is signed.
  public var payload: [UInt8]
  /// Who signed it.
  public var signatures: [Signature]

  /// The payload type of in-toto statements.
  public static let statementType = "application/vnd.in-toto+json"
  /// The media type of envelopes as JSON.
  public static let mediaType = "application/vnd.dsse.envelope.v1+json"

  /// Bytes that an envelope may have.
  public static let byteLimit = 4 << 20
  /// Signatures that an envelope may have.
  public static let signatureLimit = 16

  /// An envelope.
  public init(payloadType: String, payload: [UInt8], signatures: [Signature]) {
    self.payloadType = payloadType
    self.payload = payload
    self.signatures = signatures
  }

  /// An envelope around the bytes of an in-toto statement, signed by `key`. The same each time.
  public init(statement: [UInt8], signedBy key: SigningKey) throws(KeyProblem) {
    self.init(payloadType: Self.statementType, payload: statement, signatures: [])
    let octets = try key.signature(for: authenticatedBytes)
    signatures = [Signature(keyID: key.verificationKey.fingerprint.description, octets: octets)]
  }

  /// What signatures are for: the type and the payload with their lengths, so that neither passes for part of the other (PAE of
  /// DSSE 1.0).
  public var authenticatedBytes: [UInt8] {
    let type = Array(payloadType.utf8)
    return Array("DSSEv1 \(type.count) ".utf8) + type + Array(" \(payload.count) ".utf8) + payload
  }

  /// The bytes of the envelope: canonical JSON (RFC 8785).
  public var bytes: [UInt8] {
    json(
      .object([
        "payloadType": .string(payloadType), "payload": .string(Base64.text(payload)),
        "signatures": .array(
          signatures.map { .object(["keyid": .string($0.keyID), "sig": .string(Base64.text($0.octets))]) }),
      ]), layout: .canonical)
  }
}
