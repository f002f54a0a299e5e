import Testing
import TwinRegistry

@testable import TwinRemote

/// One request as a session sends it: who sees credentials, where redirects lead, what is repeated.
@Suite struct SessionTests {
  private let ada = Credential.password(user: "ada", password: "s3cret pass")

  /// A session whose requests `answer` answers; gives the requests as well.
  private func send(
    _ name: String = "https://registry.example.org/models", _ request: HTTPRequest? = nil,
    credential: Credential? = nil,
    retries: Int = 0, writes: Bool = false, waits: @escaping (Int) -> Void = { _ in },
    _ answer: @escaping (HTTPRequest, Int) throws(TransportFailure) -> HTTPResponse
  ) throws -> (response: HTTPResponse, requests: [HTTPRequest]) {
    let log = Log()
    var session = RemoteSession(
      with: try RemoteName(name), writes: writes, secrets: log.secrets, retry: RetryPolicy(count: retries),
      credential: { credential },
      wait: waits,
      transport: { request throws(TransportFailure) in
        log.requests.append(request)
        return try answer(request, log.requests.count)
      })
    let url = RemoteURL(try RemoteName(name).origin, path: "/v2/models/a/tags/list")
    do {
      return (try session.send(request ?? HTTPRequest(.get, url), about: "models/a"), log.requests)
    } catch {
      throw Failed(error: error, requests: log.requests)
    }
  }

  private final class Log {
    var requests: [HTTPRequest] = []
    let secrets = Secrets()
  }

  /// Thrown and caught in one task.
  private struct Failed: Error, @unchecked Sendable {
    var error: any Error
    var requests: [HTTPRequest]
    var remote: RemoteError? { error as? RemoteError }
  }

  private func failure(_ body: () throws -> Void) throws -> Failed {
    do {
      try body()
    } catch let failed as Failed {
      return failed
    }
    Issue.record("nothing failed")
    throw CancellationError()
  }

  private func authorization(_ request: HTTPRequest) -> String? {
    request.headers.first { $0.name == "Authorization" }?.value
  }

  private let basic = HTTPResponse(401, [HTTPHeader("WWW-Authenticate", #"Basic realm="models""#)])

  private func bearer(_ realm: String) -> HTTPResponse {
    HTTPResponse(
      401,
      [
        HTTPHeader(
          "www-authenticate",
          #"Bearer realm="\#(realm)",service="the registry",scope="repository:a:pull repository:b:pull""#)
      ])
  }

  // MARK: - Credentials

  @Test func `nothing is sent before it is asked for`() throws {
    let (response, requests) = try send(credential: ada) { _, _ in HTTPResponse(200) }
    #expect(response.status == 200 && requests.allSatisfy { authorization($0) == nil })
  }

  @Test func `a name and a password answer a basic challenge`() throws {
    let (response, requests) = try send(credential: ada) { _, number in number == 1 ? basic : HTTPResponse(200) }
    #expect(response.status == 200)
    #expect(requests.map(authorization) == [nil, "Basic " + Base64.text("ada:s3cret pass".utf8)])
  }

  @Test func `a token is asked for and sent, and asked for again when it has run out`() throws {
    let realm = "https://auth.example.org/token"
    let (response, requests) = try send(credential: ada) { request, number in
      if request.url.origin.host == "auth.example.org" {
        return HTTPResponse(200, body: Array(#"{"token":"t\#(number)"}"#.utf8))
      }
      return authorization(request) == "Bearer t2" ? HTTPResponse(200) : bearer(realm)
    }
    #expect(response.status == 200 && requests.count == 3)
    #expect(
      requests[1].url.text
        == realm + "?service=the%20registry&scope=repository%3Aa%3Apull&scope=repository%3Ab%3Apull&account=ada")
    #expect(authorization(requests[1])?.hasPrefix("Basic ") == true)
  }

  @Test func `a token for writing is asked for from the first`() throws {
    let scope = #"Bearer realm="https://auth.example.org/t",scope="repository:models/a:pull repository:b:pull""#
    let (_, requests) = try send(credential: ada, writes: true) { request, number in
      number == 1
        ? HTTPResponse(401, [HTTPHeader("WWW-Authenticate", scope)])
        : HTTPResponse(200, body: Array(#"{"token":"t"}"#.utf8))
    }
    let query = try #require(requests[1].url.query)
    #expect(
      query.hasPrefix("scope=repository%3Ab%3Apull&scope=repository%3Amodels%2Fa%3Apull%2Cpush&"), "\(query)")
  }

  @Test func `without credentials a token is asked for anonymously`() throws {
    let (_, requests) = try send { request, number in
      number == 1 ? bearer("https://auth.example.org/t") : HTTPResponse(200, body: Array(#"{"access_token":"t"}"#.utf8))
    }
    #expect(authorization(requests[1]) == nil && authorization(requests[2]) == "Bearer t")
  }

  @Test func `an identity is exchanged in a form, and a token is sent as it is`() throws {
    let (_, requests) = try send(credential: .identity("i&d")) { request, number in
      number == 1 ? bearer("https://auth.example.org/t") : HTTPResponse(200, body: Array(#"{"token":"t"}"#.utf8))
    }
    let form = try #require(requests[1].body)
    var text = [UInt8](repeating: 0, count: form.length)
    #expect(text.withUnsafeMutableBytes { form.read(0, $0) } == form.length)
    let sent = String(decoding: text, as: UTF8.self)
    #expect(requests[1].method == .post && sent.hasSuffix("&refresh_token=i%26d") && authorization(requests[1]) == nil)
    #expect(requests[1].url.query == nil)

    let (_, direct) = try send(credential: .bearer("abc")) { _, number in
      number == 1 ? bearer("https://auth.example.org/t") : HTTPResponse(200)
    }
    #expect(direct.map(authorization) == [nil, "Bearer abc"])
  }

  @Test(arguments: [307, 308])
  func `an identity goes nowhere where a redirect leads`(status: Int) throws {
    let failed = try failure {
      _ = try send(credential: .identity("i&d")) { request, number in
        number == 1 ? bearer("https://auth.example.org/t") : redirect("https://evil.example.org/t", status)
      }
    }
    #expect(failed.requests.count == 2 && failed.remote?.kind == .unauthorized)
  }

  @Test(arguments: [
    ("https://registry.example.org/m", "http://auth.example.org/t"),
    ("https://registry.example.org/m", "http://registry.example.org/t"),
    ("http://127.0.0.1:5000/m", "http://auth.example.org/t"),
    ("http://127.0.0.1:5000/m", "http://127.0.0.1.example.org/t"),
  ])
  func `a password goes to no realm in plain HTTP`(name: String, realm: String) throws {
    let failed = try failure { _ = try send(name, credential: ada) { _, _ in bearer(realm) } }
    #expect(failed.remote?.kind == .unauthorized && failed.requests.count == 1)
    #expect(failed.remote?.reason.contains("could read the password") == true)
  }

  @Test(arguments: ["", "file:///etc/passwd", "/token", "https://", "https://u:p@h/"])
  func `a realm that is no address is refused`(realm: String) throws {
    let failed = try failure { _ = try send(credential: ada) { _, _ in bearer(realm) } }
    #expect(failed.requests.count == 1)
  }

  @Test func `a registry here may give tokens here`() throws {
    let (response, _) = try send("http://127.0.0.1:5000/m", credential: ada) { request, number in
      request.url.path == "/token"
        ? HTTPResponse(200, body: Array(#"{"token":"t"}"#.utf8))
        : number == 1 ? bearer("http://127.0.0.1:5001/token") : HTTPResponse(200)
    }
    #expect(response.status == 200)
  }

  @Test func `wrong credentials are told once, without them`() throws {
    let failed = try failure {
      _ = try send(credential: ada) { _, _ in
        var refused = basic
        refused.body = Array("no s3cret pass for you \(Base64.text("ada:s3cret pass".utf8))".utf8)
        return refused
      }
    }
    #expect(failed.requests.count == 2 && failed.remote?.kind == .unauthorized)
    #expect(failed.remote?.reason.contains("`no *** for you ***`") == true, "\(failed.error)")
    let none = try failure { _ = try send { _, _ in basic } }
    #expect(
      none.remote?.reason.contains("there are none") == true && none.remote?.wayOut.contains("docker login") == true)
  }

  @Test(arguments: ["{}", "[", #"{"token":""}"#, #"{"token":"a\r\nX: y"}"#, #"{"token":5}"#])
  func `an answer without a token that can be sent is a failure`(body: String) throws {
    let failed = try failure {
      _ = try send(credential: ada) { request, number in
        number == 1 ? bearer("https://auth.example.org/t") : HTTPResponse(200, body: Array(body.utf8))
      }
    }
    #expect(failed.remote?.reason == "it answers without a token" && failed.requests.count == 2)
  }

  // MARK: - Redirects

  private func redirect(_ location: String, _ status: Int = 307) -> HTTPResponse {
    HTTPResponse(status, [HTTPHeader("Location", location)])
  }

  @Test(arguments: ["https://storage.example.org/x", "https://registry.example.org:444/x"])
  func `credentials stay behind where a redirect leads elsewhere`(location: String) throws {
    let (_, requests) = try send(credential: ada) { request, number in
      if request.url.path == "/x" { return HTTPResponse(200) }
      return number == 1 ? basic : redirect(location)
    }
    #expect(requests.count == 3 && authorization(requests[1]) != nil && authorization(requests[2]) == nil)
  }

  @Test func `they stay where it leads to the same registry, and another's challenge is not answered`() throws {
    let (_, requests) = try send(credential: ada) { request, number in
      if request.url.path == "/x" { return HTTPResponse(200) }
      return number == 1 ? basic : redirect("/x")
    }
    #expect(requests.count == 3 && authorization(requests[2]) != nil)
    let other = try failure {
      _ = try send(credential: ada) { request, _ in
        request.url.origin.host == "evil.example.org" ? basic : redirect("https://evil.example.org/x")
      }
    }
    #expect(other.requests.allSatisfy { $0.url.origin.host == "registry.example.org" || authorization($0) == nil })
  }

  @Test(arguments: [
    "file:///etc/passwd", "http://registry.example.org/x", "http://127.0.0.1/x", "ftp://h/x", "\u{1B}", "https://",
  ])
  func `a redirect out of TLS or HTTP is refused`(location: String) throws {
    let failed = try failure { _ = try send { _, _ in redirect(location) } }
    #expect(failed.requests.count == 1 && failed.remote?.kind == .unavailable)
  }

  @Test func `redirects end, and nothing that is sent is lost in one`() throws {
    let loop = try failure { _ = try send { _, _ in redirect("/x") } }
    #expect(loop.requests.count == 6 && loop.remote?.reason.contains("more than 5 times") == true)
    let url = try #require(RemoteURL("https://registry.example.org/v2/"))
    for status in [301, 302, 303] {
      let lost = try failure {
        _ = try send("registry.example.org", HTTPRequest(.put, url, body: HTTPBody([1]))) { _, _ in
          redirect("/x", status)
        }
      }
      #expect(lost.requests.count == 1)
    }
    let (_, kept) = try send("registry.example.org", HTTPRequest(.put, url, body: HTTPBody([1]))) { request, _ in
      request.url.path == "/x" ? HTTPResponse(201) : redirect("/x", 308)
    }
    #expect(kept.last?.method == .put && kept.last?.body?.length == 1)
  }

  // MARK: - Repetition

  @Test(arguments: [429, 500, 502, 503, 504])
  func `what fails in passing is sent again, later each time`(status: Int) throws {
    var waits: [Int] = []
    let (response, requests) = try send(retries: 4, waits: { waits.append($0) }) { _, number in
      HTTPResponse(number < 4 ? status : 200)
    }
    #expect(response.status == 200 && requests.count == 4 && waits == [500, 1000, 2000])
  }

  @Test(arguments: [
    ("7", 7000), ("86400", 30_000), ("99999999999999999999", 500), ("-5", 500), ("Wed, 21 Oct 2026", 500),
  ])
  func `a server may ask for time, within bounds`(text: String, wait: Int) throws {
    var waits: [Int] = []
    _ = try send(retries: 1, waits: { waits.append($0) }) { _, number in
      HTTPResponse(number == 1 ? 429 : 200, [HTTPHeader("Retry-After", text)])
    }
    #expect(waits == [wait])
  }

  @Test func `repetition ends, and what would fail again is not repeated`() throws {
    let (response, requests) = try send(retries: 2) { _, _ in HTTPResponse(503) }
    #expect(response.status == 503 && requests.count == 3)
    let cut = try failure { _ = try send(retries: 2) { _, _ throws(TransportFailure) in throw .interrupted("cut") } }
    #expect(cut.requests.count == 3 && cut.remote?.kind == .unavailable)
    let untrusted = try failure {
      _ = try send(retries: 2) { _, _ throws(TransportFailure) in throw .refused("certificate") }
    }
    #expect(untrusted.requests.count == 1)
  }

  @Test func `text of a server is short, and a list of errors is told as such`() throws {
    let session = try FakeRegistry().session()
    let errors = HTTPResponse(400, body: Array(#"{"errors":[{"code":"DENIED","message":"no\nway"},{"x":1}]}"#.utf8))
    #expect(session.serverWords(errors) == ": `DENIED no way`")
    #expect(session.serverWords(HTTPResponse(400, body: [UInt8](repeating: 0x41, count: 5000))).count < 210)
    #expect(session.serverWords(HTTPResponse(400, body: [0xFF, 0xFE, 0x20])).hasPrefix(": `"))
    #expect(session.serverWords(HTTPResponse(400)) == "")
  }

  @Test(arguments: [("localhost:5000/models", true), ("registry.example.org/models", false)])
  func `a handshake that fails on this machine leads to plain HTTP`(name: String, isHere: Bool) throws {
    let fake = FakeRegistry()
    fake.before = { _, _ throws(TransportFailure) in throw .handshake("wrong version number") }
    var remote = RemoteRegistry(session: try fake.session(name, retries: 2))
    let error = #expect(throws: RemoteError.self) { try remote.tags("models/a") }
    #expect(error?.kind == .unavailable && error?.reason == "wrong version number")
    #expect(error?.wayOut.contains("write http://") == isHere)
    #expect(fake.requests.count == (isHere ? 1 : 3))
  }
}
