/// Requests to one registry: with credentials where it asks for them, again where it may help, and after redirects.
///
/// Credentials go to the registry itself and to where it gives tokens, never to where it redirects.
public struct RemoteSession {
  let name: RemoteName
  let secrets: Secrets
  private let transport: HTTPTransport
  private let retry: RetryPolicy
  private let wait: (_ milliseconds: Int) -> Void
  private let credential: () throws -> Credential?
  private let writes: Bool
  private let allowsPlainHTTP: Bool
  /// What was found to let us in, by repository.
  private var authorizations: [String: HTTPHeader] = [:]

  /// How many redirects are followed.
  static let redirectLimit = 5

  /// A session, which `writes` or only reads. The credential is asked for when the registry first asks for it.
  public init(
    with name: RemoteName, writes: Bool, allowsPlainHTTP: Bool = false, secrets: Secrets,
    retry: RetryPolicy = RetryPolicy(),
    credential: @escaping () throws -> Credential?, wait: @escaping (_ milliseconds: Int) -> Void,
    transport: @escaping HTTPTransport
  ) {
    self.name = name
    self.writes = writes
    self.allowsPlainHTTP = allowsPlainHTTP
    self.secrets = secrets
    self.retry = retry
    self.credential = credential
    self.wait = wait
    self.transport = transport
  }

  /// Sends a request about `repository` and gives the answer, which is neither a redirect nor a demand for credentials.
  mutating func send(_ request: HTTPRequest, about repository: String, repeats: Bool = true) throws -> HTTPResponse {
    var hasJustLoggedIn = false
    while true {
      var authorized = request
      if request.url.origin == name.origin, let header = authorizations[repository] {
        authorized.headers.append(header)
      }
      let response = try follow(authorized, repeats: repeats)
      guard response.status == 401 else { return response }
      // What let us in may have run out, so one more time.
      guard !hasJustLoggedIn, request.url.origin == name.origin else { throw unauthorized(request, response) }
      hasJustLoggedIn = true
      authorizations[repository] = try authorization(for: request.url, repository, response)
    }
  }

  // MARK: - Redirects

  private func follow(_ request: HTTPRequest, repeats: Bool) throws -> HTTPResponse {
    var request = request
    for _ in 0...Self.redirectLimit {
      let response = try attempt(request, repeats: repeats)
      guard [301, 302, 303, 307, 308].contains(response.status) else { return response }
      let isReading = request.method == .get || request.method == .head
      guard isReading || response.status == 307 || response.status == 308 else {
        throw failure(request, "it answers a \(request.method.rawValue) with a redirect that would lose what is sent")
      }
      let target = try location(of: response, request)
      if target.origin != request.url.origin { request.headers.removeAll { $0.name == "Authorization" } }
      request.url = target
    }
    throw failure(request, "it redirects more than \(Self.redirectLimit) times")
  }

  /// Where an answer leads, which is by HTTP, and by TLS where the way there was.
  func location(of response: HTTPResponse, _ request: HTTPRequest) throws(RemoteError) -> RemoteURL {
    guard let text = response.value("Location") else {
      throw failure(request, "it answers \(response.status) without saying where to go")
    }
    guard let target = request.url.resolving(text) else {
      throw failure(request, "it leads to `\(excerpt(secrets.scrubbed(text)))`, which is no address of HTTP")
    }
    let isSafe =
      target.origin.scheme == .https
      || name.origin.scheme == .http && request.url.origin.scheme == .http
        && (target.origin.isLoopback || allowsPlainHTTP)
    guard isSafe else {
      throw failure(request, "it leads to \(secrets.scrubbed(target.place)), which is plain HTTP")
    }
    return target
  }

  // MARK: - Repetition

  private func attempt(_ request: HTTPRequest, repeats: Bool) throws -> HTTPResponse {
    var count = 0
    while true {
      do throws(TransportFailure) {
        let response = try transport(request)
        guard repeats, RetryPolicy.isPassing(response.status), let delay = retry.delay(count, response) else {
          return response
        }
        wait(delay)
      } catch {
        let reason: String
        var wayOut = "see that the registry can be reached from here, and try again; what was done stays done"
        switch error {
        case .handshake(let text) where request.url.origin.isLoopback:
          // Registries on this machine mostly speak plain HTTP, and will the next time as well.
          reason = text
          wayOut = "if it speaks plain HTTP, write http:// before its name"
        case .interrupted(let text), .handshake(let text):
          if repeats, let delay = retry.delay(count, nil) {
            wait(delay)
            count += 1
            try request.receiver?.restart()
            continue
          }
          reason = text
        case .refused(let text): reason = text
        case .tooLong:
          throw RemoteError(
            .damaged, secrets.scrubbed(request.url.place), "the answer has more than \(request.limit) bytes",
            wayOut: "ask those who run the registry; nothing was taken from it")
        case .receiver(let error): throw error
        }
        throw RemoteError(
          .unavailable, secrets.scrubbed(request.url.place), excerpt(secrets.scrubbed(reason)), wayOut: wayOut)
      }
      count += 1
      try request.receiver?.restart()
    }
  }

  /// Waits before the `attempt`th repetition, from 0, of something that takes several requests; false where there is none any more.
  func pause(_ attempt: Int) -> Bool {
    guard let delay = retry.delay(attempt, nil) else { return false }
    wait(delay)
    return true
  }

  // MARK: - Credentials

  /// The header that a challenge is answered with.
  private func authorization(
    for url: RemoteURL, _ repository: String, _ response: HTTPResponse
  ) throws -> HTTPHeader {
    let challenges = Challenge.read(response.values("WWW-Authenticate"))
    let credential = try credential()
    if let credential { secrets.add(credential.secrets) }
    if let challenge = challenges.first(where: { $0.scheme == "bearer" }) {
      if case .bearer(let token)? = credential { return HTTPHeader("Authorization", "Bearer " + token) }
      let scopes = TokenExchange.scopes(challenge, writing: writes ? repository : nil)
      return HTTPHeader("Authorization", "Bearer " + (try token(challenge, scopes, of: url, credential)))
    }
    guard challenges.contains(where: { $0.scheme == "basic" }), let credential,
      let header = TokenExchange.basic(credential)?.first
    else { throw unauthorized(HTTPRequest(.get, url), response, hasCredential: credential != nil) }
    return header
  }

  private func token(
    _ challenge: Challenge, _ scopes: [String], of url: RemoteURL, _ credential: Credential?
  ) throws -> String {
    let registry = RemoteURL(name.origin, path: url.path)
    let realm = try TokenExchange.realm(challenge, of: registry)
    let request = TokenExchange.request(challenge, scopes, realm: realm, credential)
    // What is in a form would go along to wherever a redirect leads.
    let response = try request.body == nil ? follow(request, repeats: true) : attempt(request, repeats: true)
    guard response.isSuccess else {
      throw unauthorized(request, response, hasCredential: credential != nil)
    }
    guard let token = TokenExchange.token(response.body) else {
      throw failure(request, "it answers without a token")
    }
    secrets.add([token])
    return token
  }

  private func unauthorized(
    _ request: HTTPRequest, _ response: HTTPResponse, hasCredential: Bool = true
  ) -> RemoteError {
    let words = serverWords(response)
    return RemoteError(
      .unauthorized, secrets.scrubbed(request.url.place),
      (hasCredential
        ? "the registry does not accept the credentials" : "the registry wants credentials, and there are none")
        + words,
      wayOut:
        "log in with `docker login \(name.origin.name)`, or set GEMEL_REGISTRY_USERNAME and GEMEL_REGISTRY_PASSWORD")
  }

  // MARK: - Failures

  /// That the registry did not do what it should.
  func failure(_ request: HTTPRequest, _ reason: String) -> RemoteError {
    RemoteError(
      .unavailable, secrets.scrubbed(request.url.place), reason, wayOut: "ask those who run the registry, or try again")
  }

  /// That the registry answered with a status that means failure.
  func failure(_ request: HTTPRequest, _ response: HTTPResponse) -> RemoteError {
    if response.status == 403 {
      return RemoteError(
        .unauthorized, secrets.scrubbed(request.url.place),
        "the registry does not allow this" + serverWords(response),
        wayOut: "ask those who run it for permission, or log in as someone who has it")
    }
    return failure(request, "the registry answers \(response.status)" + serverWords(response))
  }

  /// What the server says to a failure, as part of a message: what stands in a list of errors, or the text itself. Without
  /// secrets, and short.
  func serverWords(_ response: HTTPResponse) -> String {
    guard !response.body.isEmpty else { return "" }
    let errors = readJSON(response.body)?["errors"]?.elements ?? []
    let said = errors.prefix(3).compactMap { error -> String? in
      let words = [error["code"]?.filledText, error["message"]?.filledText].compactMap { $0 }
      return words.isEmpty ? nil : words.joined(separator: " ")
    }
    let text = said.isEmpty ? String(decoding: response.body, as: UTF8.self) : said.joined(separator: ", ")
    let line = secrets.scrubbed(text).split { $0.isWhitespace }.joined(separator: " ")
    return line.isEmpty ? "" : ": `\(excerpt(line))`"
  }
}
