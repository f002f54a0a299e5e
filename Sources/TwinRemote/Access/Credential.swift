import TwinRegistry

/// What proves to a registry who we are.
public enum Credential: Hashable, Sendable {
  /// A name and a password.
  case password(user: String, password: String)
  /// A token that is exchanged for others (OAuth 2 refresh token).
  case identity(String)
  /// A token that is sent as it is.
  case bearer(String)

  /// What of it nobody may see.
  var secrets: [String] {
    switch self {
    case .password(let user, let password): [password, Base64.text("\(user):\(password)".utf8)]
    case .identity(let token), .bearer(let token): [token]
    }
  }

  /// That of an environment: `GEMEL_REGISTRY_TOKEN`, or `GEMEL_REGISTRY_USERNAME` with `GEMEL_REGISTRY_PASSWORD`; nil where
  /// neither is set. It is for the registry that the command names.
  public static func environment(_ variable: (String) -> String?) throws(RemoteError) -> Credential? {
    func value(_ name: String) -> String? { variable(name).flatMap { $0.isEmpty ? nil : $0 } }
    if let token = value("GEMEL_REGISTRY_TOKEN") {
      guard isHeaderText(token) else {
        throw RemoteError(
          .usage, "GEMEL_REGISTRY_TOKEN", "the token has characters that none has", wayOut: "set it to the token alone")
      }
      return .bearer(token)
    }
    switch (value("GEMEL_REGISTRY_USERNAME"), value("GEMEL_REGISTRY_PASSWORD")) {
    case (let user?, let password?): return .password(user: user, password: password)
    case (nil, nil): return nil
    case (_?, nil):
      throw RemoteError(
        .usage, "GEMEL_REGISTRY_USERNAME", "a name is set, and no password",
        wayOut: "set GEMEL_REGISTRY_PASSWORD as well")
    case (nil, _?):
      throw RemoteError(
        .usage, "GEMEL_REGISTRY_PASSWORD", "a password is set, and no name",
        wayOut: "set GEMEL_REGISTRY_USERNAME as well")
    }
  }
}

/// Whether `text` can be part of a header as it is: visible ASCII.
func isHeaderText(_ text: String) -> Bool { !text.isEmpty && text.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F } }
