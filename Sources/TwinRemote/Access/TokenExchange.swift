import TwinOutput
import TwinRegistry

/// How a registry's token is asked for (distribution specification, token authentication; OAuth 2 for identity tokens).
enum TokenExchange {
  /// The address that gives tokens, if credentials may go there: by TLS, or by plain HTTP to the host of a registry that is itself
  /// reached so.
  static func realm(_ challenge: Challenge, of registry: RemoteURL) throws(RemoteError) -> RemoteURL {
    let text = challenge.parameters["realm"] ?? ""
    guard let realm = registry.resolving(text), text.contains("://") else {
      throw RemoteError(
        .unavailable, registry.place, "the registry names no address that gives tokens: `\(excerpt(text))`",
        wayOut: "ask those who run it")
    }
    let isPlainToo = registry.origin.scheme == .http && realm.origin.host == registry.origin.host
    guard realm.origin.scheme == .https || isPlainToo else {
      throw RemoteError(
        .unauthorized, registry.place,
        "it sends us to \(realm.place) for a token, where whoever is on the way could read the password",
        wayOut: "nothing was sent there; ask those who run the registry for one that uses TLS")
    }
    return realm
  }

  /// What a token should be good for: what the registry says, and for a repository that is written to that as well, since some registries
  /// answer the first reading with a token for reading only, and the first writing with a plain no.
  static func scopes(_ challenge: Challenge, writing repository: String?) -> [String] {
    let asked = (challenge.parameters["scope"] ?? "").split(separator: " ").map(String.init)
    guard let repository, !asked.isEmpty else { return asked }
    let own = "repository:\(repository):"
    return asked.filter { !$0.hasPrefix(own) } + [own + "pull,push"]
  }

  /// The request for a token.
  static func request(
    _ challenge: Challenge, _ scopes: [String], realm: RemoteURL, _ credential: Credential?
  ) -> HTTPRequest {
    let service = challenge.parameters["service"]
    if case .identity(let token)? = credential {
      var fields = [("grant_type", "refresh_token"), ("client_id", "gemel")]
      if let service { fields.append(("service", service)) }
      if !scopes.isEmpty { fields.append(("scope", scopes.joined(separator: " "))) }
      fields.append(("refresh_token", token))
      let form = fields.map { "\(percentEncoded($0))=\(percentEncoded($1))" }.joined(separator: "&")
      return HTTPRequest(
        .post, realm, [HTTPHeader("Content-Type", "application/x-www-form-urlencoded")],
        body: HTTPBody(Array(form.utf8)),
        limit: tokenLimit)
    }
    var url = realm
    if let service { url = url.adding("service", service) }
    for scope in scopes { url = url.adding("scope", scope) }
    var headers: [HTTPHeader] = []
    if case .password(let user, _)? = credential {
      url = url.adding("account", user)
      headers = credential.flatMap { basic($0) } ?? []
    }
    return HTTPRequest(.get, url, headers, limit: tokenLimit)
  }

  private static let tokenLimit = 256 << 10

  /// The header that proves who we are by name and password.
  static func basic(_ credential: Credential) -> [HTTPHeader]? {
    guard case .password(let user, let password) = credential else { return nil }
    return [HTTPHeader("Authorization", "Basic " + Base64.text("\(user):\(password)".utf8))]
  }

  /// The token in an answer; nil where there is none that can be sent.
  static func token(_ body: [UInt8]) -> String? {
    guard let document = readJSON(body) else { return nil }
    let token = document["token"]?.filledText ?? document["access_token"]?.filledText
    return token.flatMap { isHeaderText($0) ? $0 : nil }
  }
}

/// The beginning of a text from outside, as long as a message can hold.
func excerpt(_ text: String, _ length: Int = 200) -> String {
  text.count > length ? text.prefix(length - 3) + "..." : text
}
