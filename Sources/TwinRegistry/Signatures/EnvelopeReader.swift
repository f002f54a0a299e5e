public import TwinSource
import TwinSyntax

/// Reads an envelope, strictly: what is not known, is missing or stands twice, and base64 in another than its one form, are findings.
/// Says nothing of the signatures. Total. O(bytes).
public func readEnvelope(_ bytes: [UInt8], file: FileID) -> ReadRecord<SignedEnvelope> {
  let limits = SyntaxLimits(
    fileSize: SignedEnvelope.byteLimit, depth: 4, nodes: 1_000, scalarLength: SignedEnvelope.byteLimit)
  return RecordReader.json(bytes, file, limits: limits) { reader, root in reader.envelope(root, .own) }
}

/// Reads an envelope that another tool made, in any form that DSSE 1.0 allows: fields that are not known are passed over, and base64 is in
/// the standard alphabet or the one for URLs, with padding or without. `SignedEnvelope.bytes` of what is read is the one form: signatures
/// are over the payload and its type, and stay valid. Total. O(bytes).
public func readForeignEnvelope(_ bytes: [UInt8], file: FileID) -> ReadRecord<SignedEnvelope> {
  let limits = SyntaxLimits(
    fileSize: SignedEnvelope.byteLimit, depth: 32, nodes: 10_000, scalarLength: SignedEnvelope.byteLimit)
  return RecordReader.json(bytes, file, limits: limits) { reader, root in reader.envelope(root, .any) }
}

/// In which forms an envelope is read.
private enum EnvelopeForm {
  /// The one that is written here.
  case own
  /// All that the protocol allows.
  case any
}

extension RecordReader {
  fileprivate mutating func envelope(_ root: Node, _ form: EnvelopeForm) -> SignedEnvelope? {
    let fields = fields(root, of: "the envelope", ["payloadType", "payload", "signatures"], [], form)
    let type = text(fields["payloadType"])
    let payload = base64(fields["payload"], form)
    let signatures = list(fields["signatures"]) { $0.signature($1, form) }
    if let node = fields["signatures"], tree.kind(node) == .sequence, tree.firstChild(node) == nil {
      report("structure/invalid-value", "the envelope has no signature", at: node, notes: ["have it signed"])
    }
    if signatures.count > SignedEnvelope.signatureLimit {
      report(
        "structure/invalid-value",
        "the envelope has \(signatures.count) signatures, more than \(SignedEnvelope.signatureLimit)",
        at: fields["signatures"] ?? root, notes: ["give each signature an envelope of its own"])
    }
    guard let type, let payload else { return nil }
    return SignedEnvelope(payloadType: type, payload: payload, signatures: signatures)
  }

  private mutating func fields(
    _ node: Node, of what: String, _ required: [String], _ optional: [String], _ form: EnvelopeForm
  ) -> Fields {
    switch form {
    case .own: fields(node, of: what, required, optional: optional)
    case .any: openFields(node, of: what, required, optional: optional)
    }
  }

  private mutating func signature(_ node: Node, _ form: EnvelopeForm) -> SignedEnvelope.Signature? {
    let fields = fields(node, of: "a signature", ["sig"], ["keyid"], form)
    let keyID = parsed(fields["keyid"], "at most 256 bytes") { $0.utf8.count <= 256 ? $0 : nil }
    return base64(fields["sig"], form).map { SignedEnvelope.Signature(keyID: keyID ?? "", octets: $0) }
  }

  /// Bytes in base64.
  private mutating func base64(_ node: Node?, _ form: EnvelopeForm) -> [UInt8]? {
    switch form {
    case .own:
      parsed(node, "base64 (the standard alphabet with padding, and nothing else)") { text in
        text.isEmpty ? nil : Base64.bytes(of: text.utf8)
      }
    case .any:
      parsed(node, "base64 (the standard alphabet or the one for URLs, and nothing else)") { text in
        text.isEmpty ? nil : Base64.bytes(ofAnyForm: text.utf8)
      }
    }
  }
}
