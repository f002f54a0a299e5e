import Foundation
import Testing
import TwinModel
import TwinRegistry
import TwinTestSupport

/// Keys: one form each, in the files that other programs read.
@Suite struct KeyTests {
  /// The keys and signatures of RFC 8032 §7.1, tests 1 to 3: seed, public key.
  private static let known = [
    (
      "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60",
      "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a"
    ),
    (
      "4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb",
      "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c"
    ),
  ]

  private static func bytes(_ hexadecimal: String) -> [UInt8] {
    stride(from: 0, to: hexadecimal.count, by: 2).compactMap { offset in
      let start = hexadecimal.index(hexadecimal.startIndex, offsetBy: offset)
      return UInt8(hexadecimal[start...].prefix(2), radix: 16)
    }
  }

  private static func pem(_ label: String, _ hexadecimal: String) -> [UInt8] {
    let text = Data(bytes(hexadecimal)).base64EncodedString()
    return Array("-----BEGIN \(label)-----\n\(text)\n-----END \(label)-----\n".utf8)
  }

  private static let seedPrefix = "302e020100300506032b657004220420"
  private static let publicPrefix = "302a300506032b6570032100"

  @Test func `a private key has the public half that the standard says, and both are read back`() throws {
    for (seed, half) in Self.known {
      let key = try SigningKey(pem: Self.pem("PRIVATE KEY", Self.seedPrefix + seed))
      #expect(key.pem == Self.pem("PRIVATE KEY", Self.seedPrefix + seed))
      #expect(key.verificationKey.pem == Self.pem("PUBLIC KEY", Self.publicPrefix + half))
      #expect(try VerificationKey(pem: key.verificationKey.pem) == key.verificationKey)
      #expect(key.verificationKey.fingerprint == ContentDigest(of: Self.bytes(Self.publicPrefix + half)))
    }
    #expect(try SigningKey().pem != SigningKey().pem)
  }

  @Test func `a private key is shown by nothing but its file`() throws {
    let key = try SigningKey(pem: Self.pem("PRIVATE KEY", Self.seedPrefix + Self.known[0].0))
    var dumped = ""
    dump(key, to: &dumped)
    let secret = Data(Self.bytes(Self.known[0].0)).base64EncodedString()
    for text in ["\(key)", String(reflecting: key), dumped] {
      #expect(!text.contains(secret) && !text.contains("9d61") && !text.contains("157"), "\(text)")
      #expect(text.contains(key.verificationKey.fingerprint.hexadecimal))
    }
  }

  @Test(arguments: [
    "0100000000000000000000000000000000000000000000000000000000000000",
    "0100000000000000000000000000000000000000000000000000000000000080",
    "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
    "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff",
    "0000000000000000000000000000000000000000000000000000000000000000",
    "0000000000000000000000000000000000000000000000000000000000000080",
    "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
    "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc85",
    "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a",
    "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac03fa",
    "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
    "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff",
    "eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
    "ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
  ])
  func `points of small order and second spellings of points are no keys`(half: String) throws {
    let problem = #expect(throws: KeyProblem.self) {
      try VerificationKey(pem: Self.pem("PUBLIC KEY", Self.publicPrefix + half))
    }
    #expect(problem?.reason.hasPrefix("it is no key") == true)
  }

  /// What is no key, whether it is asked for as private, and what is said. By number, since the texts would fill the log.
  private static let refused: [(text: String, isPrivate: Bool, reason: String)] = {
    func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }
    let secret = text(pem("PRIVATE KEY", seedPrefix + known[0].0))
    let half = text(pem("PUBLIC KEY", publicPrefix + known[0].1))
    return [
      ("", true, "no PEM block"), ("\n\n", false, "no PEM block"),
      (secret, false, "a private key, where a public one"), (half, true, "a public key, where a private one"),
      (secret.replacing("PRIVATE", with: "ENCRYPTED PRIVATE"), true, "encrypted"),
      (secret.replacing("PRIVATE", with: "OPENSSH PRIVATE"), true, "OpenSSH"),
      (secret.replacing("PRIVATE", with: "EC PRIVATE"), true, "no Ed25519 key"),
      ("note: mine\n" + secret, true, "first line"), (secret + half, true, "last line"),
      (half.replacing("END PUBLIC", with: "END PRIVATE"), false, "last line"),
      (half.replacing("=\n", with: "\n"), false, "not base64"),
      (half.replacing("MCow", with: "MC_w"), false, "not base64"),
      (half.replacing("MCow", with: " MCow"), false, "not base64"),
      (text(pem("PUBLIC KEY", publicPrefix + known[0].1 + "00")), false, "no Ed25519 key"),
      (text(pem("PUBLIC KEY", publicPrefix)), false, "no Ed25519 key"),
      // X25519 has another number in its name.
      (text(pem("PUBLIC KEY", "302a300506032b656e032100" + known[0].1)), false, "no Ed25519 key"),
      // The second version of PKCS#8, with the public half.
      (
        text(pem("PRIVATE KEY", "3051020101300506032b657004220420" + known[0].0 + "812100" + known[0].1)), true,
        "no Ed25519"
      ),
      (String(repeating: "A", count: 9_000), false, "more than"),
    ]
  }()

  @Test(arguments: refused.indices)
  func `what is no key is refused with a way out`(number: Int) throws {
    let (text, isPrivate, reason) = Self.refused[number]
    let problem = #expect(throws: KeyProblem.self, "\(text)") {
      if isPrivate { _ = try SigningKey(pem: Array(text.utf8)) } else { _ = try VerificationKey(pem: Array(text.utf8)) }
    }
    #expect(problem?.reason.contains(reason) == true, "\(String(describing: problem))")
    #expect(problem?.wayOut.isEmpty == false)
  }

  @Test func `line ends of other systems are read`() throws {
    let key = try SigningKey()
    let text = String(decoding: key.pem, as: UTF8.self).replacing("\n", with: "\r\n") + "\r\n"
    #expect(try SigningKey(pem: Array(text.utf8)).verificationKey == key.verificationKey)
  }

  // MARK: - Other programs

  static let openssl = OutsideTool("openssl", probe: ["list", "-public-key-algorithms"])

  @Test(.enabled(if: openssl != nil, "openssl is not installed"))
  func `openssl reads keys that are made here, and keys of openssl are read here`() throws {
    let openssl = try #require(Self.openssl)
    let key = try SigningKey()
    #expect(try openssl.run(["pkey", "-pubout", "-in"], input: Data(key.pem)) == Data(key.verificationKey.pem))
    let information = try openssl.run(
      ["pkey", "-pubin", "-outform", "DER", "-in"], input: Data(key.verificationKey.pem))
    #expect(ContentDigest(of: [UInt8](information)) == key.verificationKey.fingerprint)
    let made = try openssl.run(["genpkey", "-algorithm", "ed25519"])
    let half = try openssl.run(["pkey", "-pubout", "-in"], input: made)
    #expect(try SigningKey(pem: [UInt8](made)).verificationKey == VerificationKey(pem: [UInt8](half)))
    #expect(try SigningKey(pem: [UInt8](made)).pem == [UInt8](made))
  }
}
