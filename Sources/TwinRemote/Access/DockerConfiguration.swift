import TwinOutput
import TwinRegistry

/// The part of docker's `config.json` that says how to log in.
public struct DockerConfiguration: Sendable {
  /// Where the credential of a registry is found.
  public enum Source: Hashable, Sendable {
    /// The program `docker-credential-<name>` knows it, under the name `server`.
    case helper(name: String, server: String)
    /// It stands in the file.
    case credential(Credential)
  }

  private let document: JSONValue
  /// Where the file is.
  private let path: String

  /// Reads the file at `path`, whose content is `bytes`. Errors say nothing of what it holds.
  public init(_ bytes: [UInt8], path: String) throws(RemoteError) {
    guard let document = readJSON(bytes), case .object = document else {
      throw RemoteError(
        .usage, path, "this is not the JSON object that docker keeps its settings in",
        wayOut: "repair it, or name another directory in DOCKER_CONFIG")
    }
    self.document = document
    self.path = path
  }

  /// Where the credential of the registry with these names is; nil where nothing is said of it. As docker looks: a helper
  /// for this registry, then the helper for all, then the file itself.
  public func source(for names: [String]) throws(RemoteError) -> Source? {
    if let helpers = document["credHelpers"] {
      for name in names {
        if let helper = helpers[name]?.filledText { return .helper(name: try checked(helper), server: name) }
      }
    }
    let entries = document["auths"]?.entries ?? []
    if let helper = document["credsStore"]?.filledText, let name = names.first {
      // Helpers know a registry by the name under which it was logged in to.
      let known = entries.first { entry in names.contains { Self.isSame(entry.key, $0) } }?.key
      return .helper(name: try checked(helper), server: known ?? name)
    }
    for name in names {
      for entry in entries where Self.isSame(entry.key, name) {
        if let credential = try credential(entry.value) { return .credential(credential) }
      }
    }
    return nil
  }

  /// Whether a key means the registry `name`: keys may be addresses with a path that means nothing.
  private static func isSame(_ key: String, _ name: String) -> Bool { key == name || host(key) == host(name) }

  private static func host(_ key: String) -> Substring {
    let start = key.firstRange(of: "://")?.upperBound ?? key.startIndex
    return key[start...].prefix { $0 != "/" }
  }

  private func credential(_ entry: JSONValue) throws(RemoteError) -> Credential? {
    if let token = entry["identitytoken"]?.filledText { return .identity(token) }
    if let token = entry["registrytoken"]?.filledText {
      guard isHeaderText(token) else { throw malformed("a token has characters that none has") }
      return .bearer(token)
    }
    if let user = entry["username"]?.filledText, let password = entry["password"]?.filledText {
      return .password(user: user, password: password)
    }
    guard let encoded = entry["auth"]?.filledText else { return nil }
    guard let bytes = Base64.bytes(of: encoded.utf8), let text = String(validating: bytes, as: UTF8.self),
      let colon = text.firstIndex(of: ":")
    else { throw malformed("an `auth` is not a name and a password in base64") }
    // Docker pads passwords with zero bytes.
    let password = text[text.index(after: colon)...].filter { $0 != "\0" }
    return .password(user: String(text[..<colon]), password: String(password))
  }

  private func checked(_ helper: String) throws(RemoteError) -> String {
    let isName = helper.utf8.allSatisfy { isLetterOrDigit($0) || "-_.".utf8.contains($0) }
    guard isName else { throw malformed("the name of a credential helper has characters that none has") }
    return helper
  }

  private func malformed(_ reason: String) -> RemoteError {
    RemoteError(.usage, path, reason, wayOut: "log in again with `docker login`")
  }

  /// What `docker-credential-<name> get` printed; nil where it is no credential.
  public static func credential(ofHelper output: [UInt8]) -> Credential? {
    guard let document = readJSON(output), let secret = document["Secret"]?.filledText else { return nil }
    let user = document["Username"]?.text ?? ""
    return user == "<token>" ? .identity(secret) : .password(user: user, password: secret)
  }
}
