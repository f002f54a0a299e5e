import TwinModel
public import TwinRegistry

/// What people call a place for releases in an OCI registry: a host and a path, such as `registry.example.org/team/models`.
/// Each package has the repository of its name below it, and each version is a tag.
public struct RemoteName: Hashable, Sendable {
  /// Who answers requests.
  public let origin: RemoteURL.Origin
  /// What stands before the names of packages, without slashes around it; may be empty.
  public let prefix: String
  /// What the registry is called in the settings of docker.
  public let credentialNames: [String]

  /// Bytes that a repository's name may have, so that with a host before it no tool refuses it.
  static let maximumRepositoryLength = 255

  /// Reads a name. Without a scheme, and with `https://`, it is reached by TLS; `http://` is for this machine, and for others
  /// where `allowsPlainHTTP`.
  public init(_ text: String, allowsPlainHTTP: Bool = false) throws(RemoteError) {
    guard text.contains(where: { !$0.isWhitespace }) else {
      throw RemoteError(
        .usage, "the registry", "its name is empty",
        wayOut: "write a host and a path, such as registry.example.org/team/models")
    }
    guard !text.contains("@") else {
      // What stands before it is not shown: it may be a password.
      throw RemoteError(
        .usage, String(text[(text.lastIndex(of: "@") ?? text.startIndex)...]),
        "the name of a registry holds no name of a person and no password",
        wayOut: "log in with `docker login`, or set GEMEL_REGISTRY_USERNAME and GEMEL_REGISTRY_PASSWORD")
    }
    guard let url = RemoteURL(text.contains("://") ? text : "https://" + text), url.query == nil else {
      throw RemoteError(
        .usage, text, "this is not the name of a registry",
        wayOut: "write a host and a path, such as registry.example.org/team/models")
    }
    if url.origin.scheme == .http, !url.origin.isLoopback, !allowsPlainHTTP {
      throw RemoteError(
        .usage, text, "whoever is on the way could read and change what goes to \(url.origin.name) by plain HTTP",
        wayOut: "write https://, or give --plain-http where the network is safe")
    }
    var path = url.path.dropFirst()
    if path.hasSuffix("/") { path = path.dropLast() }
    let parts = path.split(separator: "/", omittingEmptySubsequences: false)
    guard path.isEmpty || parts.allSatisfy({ isRepositoryPart($0) }) else {
      throw RemoteError(
        .usage, text, "`\(path)` cannot be the name of a repository",
        wayOut: "write small letters and digits, in parts joined by `/`, `.`, `_` or `-`")
    }
    prefix = String(path)
    var origin = url.origin
    if ["docker.io", "index.docker.io"].contains(origin.host), origin.scheme == .https {
      // The name that people and docker use is not the host that serves it.
      origin.host = "registry-1.docker.io"
      credentialNames = ["https://index.docker.io/v1/", "docker.io", "index.docker.io"]
    } else {
      credentialNames = [origin.name]
    }
    self.origin = origin
  }

  /// The repository of a package: its name in small letters, since others are not allowed. Its manifests say the exact name.
  public func repository(of package: PackageName) throws(RemoteError) -> String {
    let name = package.text.lowercased()
    let repository = prefix.isEmpty ? name : prefix + "/" + name
    guard isRepositoryPart(name[...]) else {
      throw RemoteError(
        .usage, package.text, "`\(name)` cannot be the name of a repository in a registry",
        wayOut: "let `-` and `_` stand between letters or digits, and no more than two `_` in a row")
    }
    guard repository.utf8.count <= Self.maximumRepositoryLength else {
      throw RemoteError(
        .usage, package.text,
        "the repository would have a name of \(repository.utf8.count) bytes, more than \(Self.maximumRepositoryLength)",
        wayOut: "use a shorter path in the registry")
    }
    return repository
  }

  /// The name as people write it.
  public var text: String {
    (origin.scheme == .http ? "http://" : "") + origin.name + (prefix.isEmpty ? "" : "/" + prefix)
  }
}

/// Whether `text` is one part of a repository's name (OCI distribution specification 1.1, pulling manifests): small letters and
/// digits, with `.`, `_`, `__` or any number of `-` between them.
func isRepositoryPart(_ text: Substring) -> Bool {
  var separator: [UInt8] = []
  var hasLetter = false
  for byte in text.utf8 {
    if (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte) {
      guard separator.isEmpty || hasLetter && isSeparator(separator) else { return false }
      separator = []
      hasLetter = true
    } else {
      separator.append(byte)
    }
  }
  return hasLetter && separator.isEmpty
}

private func isSeparator(_ bytes: [UInt8]) -> Bool {
  bytes == [UInt8(ascii: ".")] || bytes == [UInt8(ascii: "_")] || bytes == [UInt8(ascii: "_"), UInt8(ascii: "_")]
    || bytes.allSatisfy { $0 == UInt8(ascii: "-") }
}

/// Names of tags.
enum RemoteTag {
  /// Characters that a tag may have.
  static let maximumLength = 128

  /// The tag of a version: as it is written. Versions here have no part after `+`, which tags could not have.
  static func version(_ version: SemanticVersion) -> String { version.description }

  /// The version that a tag stands for; nil for other tags.
  static func version(of tag: String) -> SemanticVersion? {
    guard tag.utf8.count <= maximumLength, let version = SemanticVersion(tag) else { return nil }
    return self.version(version) == tag ? version : nil
  }

  /// The tag under which what refers to some content is listed, where a registry does not list that by itself.
  static func referrers(of digest: ContentDigest) -> String { "sha256-" + digest.hexadecimal }
}
