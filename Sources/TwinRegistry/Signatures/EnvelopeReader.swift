public import TwinSource
import TwinSyntax

/// Reads an envelope, strictly: what is not known, is missing or stands twice, and base64 in another than its one form, are findings.
/// Says nothing of the signatures. Total. O(bytes).
public func readEnvelope(_ bytes: [UInt8], file: FileID) -> ReadRecord<SignedEnvelope> {
  let limits = SyntaxLimits(
    fileSize: SignedEnvelope.byteLimit, depth: 4, nodes: 1_000, scalarLength: SignedEnvelope.byteLimit)
  return RecordReader.json(bytes, file, limits: limits) { reader, root in reader.envelope(root) }
}

extension RecordReader {
  fileprivate mutating func envelope(_ root: Node) -> SignedEnvelope? {
    let fields = fields(root, of: "the envelope", ["payloadType", "payload", "signatures"])
    let type = text(fields["payloadType"])
    let payload = base64(fields["payload"])
    let signatures = list(fields["signatures"]) { $0.signature($1) }
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

  private mutating func signature(_ node: Node) -> SignedEnvelope.Signature? {
    let fields = fields(node, of: "a signature", ["sig"], optional: ["keyid"])
    let keyID = parsed(fields["keyid"], "at most 256 bytes") { $0.utf8.count <= 256 ? $0 : nil }
    return base64(fields["sig"]).map { SignedEnvelope.Signature(keyID: keyID ?? "", octets: $0) }
  }

  /// Bytes in base64.
  private mutating func base64(_ node: Node?) -> [UInt8]? {
    parsed(node, "base64 (the standard alphabet with padding, and nothing else)") { text in
      text.isEmpty ? nil : Base64.bytes(of: text.utf8)
    }
  }
}
