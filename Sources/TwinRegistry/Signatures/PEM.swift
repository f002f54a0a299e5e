/// The textual form of keys (RFC 7468): one block, read strictly.
enum PEM {
  /// What the first and the last line say that a block holds.
  enum Label: String {
    case publicKey = "PUBLIC KEY"
    case privateKey = "PRIVATE KEY"

    fileprivate var begin: String { "-----BEGIN \(rawValue)-----" }
    fileprivate var end: String { "-----END \(rawValue)-----" }
  }

  /// Bytes that a file with a key may have: many times what one takes.
  static let limit = 8 << 10

  /// The block that holds `bytes`, in lines of 64 characters.
  static func text(_ label: Label, _ bytes: [UInt8]) -> [UInt8] {
    var text = Array((label.begin + "\n").utf8)
    var rest = Base64.encoded(bytes)[...]
    while !rest.isEmpty {
      text += rest.prefix(64)
      text.append(UInt8(ascii: "\n"))
      rest = rest.dropFirst(64)
    }
    return text + Array((label.end + "\n").utf8)
  }

  /// What the one block of `text` holds.
  static func bytes(_ label: Label, of text: [UInt8]) throws(KeyProblem) -> [UInt8] {
    guard text.count <= limit else { throw noKey("it has \(text.count) bytes, more than \(limit)", label) }
    var lines = text.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).map { line in
      line.last == UInt8(ascii: "\r") ? line.dropLast() : line
    }
    while lines.last?.isEmpty == true { lines.removeLast() }
    guard let first = lines.first, let last = lines.last, lines.count >= 3 else {
      throw noKey("it holds no PEM block", label)
    }
    guard first.elementsEqual(label.begin.utf8) else { throw other(first, label) }
    guard last.elementsEqual(label.end.utf8) else {
      throw noKey("its last line is not `\(label.end)`", label)
    }
    guard let bytes = Base64.bytes(of: lines.dropFirst().dropLast().flatMap { $0 }) else {
      throw noKey("what stands between its first and last line is not base64", label)
    }
    return bytes
  }

  /// Why a block that begins with another line than that of `label` is none.
  private static func other(_ line: ArraySlice<UInt8>, _ label: Label) -> KeyProblem {
    if line.elementsEqual(Label.privateKey.begin.utf8) {
      return KeyProblem(
        "it is a private key, where a public one is asked for",
        wayOut: "give the `.pub` file beside it; a private key that others could read has to be replaced")
    }
    if line.elementsEqual(Label.publicKey.begin.utf8) {
      return KeyProblem(
        "it is a public key, where a private one is asked for", wayOut: "give the file without `.pub`")
    }
    switch String(decoding: line.prefix(64), as: UTF8.self) {
    case "-----BEGIN ENCRYPTED PRIVATE KEY-----":
      return KeyProblem(
        "it is encrypted, and this compiler asks for no passphrase",
        wayOut: "decrypt it for the signing with `openssl pkey -in FILE -out PLAIN`")
    case "-----BEGIN OPENSSH PRIVATE KEY-----":
      return KeyProblem("it is a key of OpenSSH, not PKCS#8", wayOut: "make a key with `gemel key new FILE`")
    case "-----BEGIN RSA PRIVATE KEY-----", "-----BEGIN EC PRIVATE KEY-----", "-----BEGIN RSA PUBLIC KEY-----":
      return KeyProblem("it is no Ed25519 key", wayOut: "make one with `gemel key new FILE`")
    default: return noKey("its first line is not `\(label.begin)`", label)
    }
  }

  private static func noKey(_ reason: String, _ label: Label) -> KeyProblem {
    KeyProblem(
      reason,
      wayOut: label == .privateKey
        ? "give a private key as `gemel key new FILE` or `openssl genpkey -algorithm ed25519` writes it"
        : "give a public key as `gemel key new FILE` or `openssl pkey -pubout` writes it")
  }
}
