import ArgumentParser
import Glibc
import TwinCompiler
import TwinReaders
import TwinRegistry
import TwinModel
import TwinSource
import TwinStore

/// Files with keys.
enum KeyFiles {
  private static let limit = 64 << 10

  /// Writes a new key into a file that nobody else reads, and its public half beside it. Files that are there stay.
  static func make(_ key: SigningKey, at path: String) throws {
    try create(path, key.pem, permissions: 0o600)
    do {
      try create(path + ".pub", key.verificationKey.pem, permissions: 0o644)
    } catch {
      // Without its public half a key is of no use, and would be in the way of trying again.
      unlink(path)
      throw error
    }
  }

  private static func create(_ path: String, _ bytes: [UInt8], permissions: mode_t) throws {
    let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, permissions)
    guard descriptor >= 0 else {
      if errno == EEXIST {
        throw CommandFailure.usage(
          "there is something at \(path) already, and keys are never overwritten; name another file")
      }
      throw FileError("write", path)
    }
    // Whatever the process takes away or leaves by its umask.
    var failure = fchmod(descriptor, permissions) == 0 ? 0 : errno
    if failure == 0 {
      let written = bytes.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if written != bytes.count { failure = written < 0 ? errno : EIO }
    }
    if failure == 0, fsync(descriptor) != 0 { failure = errno }
    if close(descriptor) != 0, failure == 0 { failure = errno }
    guard failure == 0 else {
      unlink(path)
      throw FileError("write", path, failure)
    }
  }

  /// The private key in a file, which nobody but its owner may read.
  static func signingKey(_ path: String) throws -> SigningKey {
    let descriptor = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
    guard descriptor >= 0 else { throw FileError("read the key", path) }
    defer { close(descriptor) }
    var info = stat()
    guard fstat(descriptor, &info) == 0 else { throw FileError("read the key", path) }
    guard info.st_mode & S_IFMT == S_IFREG else { throw FileError("read the key", path, because: "it is no file") }
    let (bytes, failure) = readBytes(of: descriptor, count: min(Int(info.st_size), limit))
    if failure != 0 { throw FileError("read the key", path, failure) }
    if bytes.starts(with: "-----BEGIN PUBLIC KEY-----".utf8) {
      throw CommandFailure.usage("\(path) is a public key, by which others verify; name the file of the private one")
    }
    // As ssh has it: where the file is someone else's, its owner decides.
    guard info.st_uid != getuid() || info.st_mode & 0o077 == 0 else {
      throw CommandFailure.usage(
        "others can read the key \(path); `chmod 600 \(path)`, and make a new one if others did")
    }
    do throws(KeyProblem) {
      return try SigningKey(pem: bytes)
    } catch {
      throw noKey(path, error)
    }
  }

  /// The public key in a file, or that of the private key in it.
  static func verificationKey(_ path: String) throws -> VerificationKey {
    let bytes = try FileSystem.read(path, limit: limit)
    if bytes.starts(with: "-----BEGIN PRIVATE KEY-----".utf8) { return try signingKey(path).verificationKey }
    do throws(KeyProblem) {
      return try VerificationKey(pem: bytes)
    } catch {
      throw noKey(path, error)
    }
  }

  private static func noKey(_ path: String, _ problem: KeyProblem) -> CommandFailure {
    .usage("\(path): \(problem)")
  }
}

/// Which key signs.
struct SigningKeyOptions: ParsableArguments {
  private static let variable = "GEMEL_SIGNING_KEY"

  @Option(
    help: ArgumentHelp(
      "File with the private key (PEM, PKCS#8, Ed25519); what GEMEL_SIGNING_KEY names by default.", valueName: "file"),
    completion: .file())
  var key: String?

  /// The key that is meant.
  func signingKey() throws -> SigningKey {
    if let path = key ?? getenv(Self.variable).map({ String(cString: $0) }), !path.isEmpty {
      return try KeyFiles.signingKey(path)
    }
    throw CommandFailure.usage(
      "no key is named: give its file with --key or in \(Self.variable); `gemel key new FILE` makes one")
  }
}

/// Which keys are trusted.
struct KeyPolicyOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "File of the key policy (YAML, or JSON where it ends in .json); what the workspace names as `keys` by default.",
      valueName: "file"),
    completion: .file())
  var keys: String?

  /// The policy that is meant for the workspace around `path`.
  func policy(around path: String) throws -> KeyPolicy {
    if let policy = try Self.policy(keys ?? Self.declared(around: path)) { return policy }
    throw CommandFailure.usage(
      "no key policy is named: give its file with --keys, or write `keys: FILE` below `workspace` in gemel.yaml")
  }

  /// The policy that the workspace around `path` names; nil where it names none.
  static func declaredPolicy(around path: String) throws -> KeyPolicy? { try policy(declared(around: path)) }

  private static func policy(_ file: String?) throws -> KeyPolicy? {
    guard let file else { return nil }
    let bytes = try FileSystem.read(file, limit: 16 << 20)
    if bytes.allSatisfy({ $0 <= 0x20 }) {
      throw CommandFailure.usage("the key policy \(file) is empty; `gemel verify --help` shows what stands in one")
    }
    let read = readKeyPolicy(bytes, isJSON: hasExtension(file, ["json"]), file: .none)
    if let policy = read.value { return policy }
    let lines = LineIndex(bytes)
    let problems = read.findings.map { finding in
      let offset = Int(finding.place.range.start)
      let line = lines.line(of: offset)
      return "\n  \(file):\(line + 1):\(offset - lines.start(ofLine: line) + 1): \(finding.message)"
        + finding.notes.map { "; " + $0 }.joined()
    }
    throw CommandFailure.usage("the key policy cannot be used" + problems.joined())
  }

  /// The file that the workspace around `path` names; nil where it names none.
  private static func declared(around path: String) throws -> String? {
    if let input = try Workspace.catalogueInput(around: path) {
      for workspace in input.readWorkspaces {
        if let keys = workspace.manifest.workspace?.keys { return workspace.path(keys) }
      }
    }
    return nil
  }
}
