import Foundation
import Testing
import TwinRegistry

@testable import TwinRemote

/// Challenges, and where credentials come from.
@Suite struct AccessTests {
  @Test func `challenges are read, several in a value or in several`() {
    let bearer = #"Bearer realm="https://auth.example.org/token",service="registry",scope="repository:a:pull,push""#
    #expect(
      Challenge.read([#"Basic realm="a \"b\", c""#, bearer]) == [
        Challenge(scheme: "basic", parameters: ["realm": #"a "b", c"#]),
        Challenge(
          scheme: "bearer",
          parameters: [
            "realm": "https://auth.example.org/token", "service": "registry", "scope": "repository:a:pull,push",
          ]),
      ])
    #expect(
      Challenge.read([#"Negotiate, BASIC Realm = x , Bearer realm="y""#]).map(\.scheme) == [
        "negotiate", "basic", "bearer",
      ])
    for text in ["", ",", "=", "\"", "Basic realm=\"", "Bearer =x", "\u{1}", "Basic realm=\"a\\"] {
      #expect(Challenge.read([text]).allSatisfy { $0.parameters["realm"] == nil }, "\(text)")
    }
  }

  @Test func `base64 is written and read as Foundation does`() {
    for count in 0..<70 {
      let bytes = (0..<count).map { UInt8(truncatingIfNeeded: $0 * 37 + 250) }
      #expect(Base64.text(bytes) == Data(bytes).base64EncodedString())
      #expect(Base64.bytes(of: Base64.encoded(bytes)) == bytes)
    }
    for text in ["a", "ab=c", "====", "a===", "YQ", "YQ= ", "Y-Q_"] {
      #expect(Base64.bytes(of: text.utf8) == nil, "\(text)")
    }
  }

  private func source(_ json: String, _ names: String...) throws -> DockerConfiguration.Source? {
    try DockerConfiguration(Array(json.utf8), path: "config.json").source(for: names)
  }

  @Test func `docker's settings say how to log in`() throws {
    let ada = Credential.password(user: "ada", password: "s3cret:pass")
    let auth = Base64.text("ada:s3cret:pass".utf8)
    #expect(try source(#"{"auths":{"h:5000":{"auth":"\#(auth)"}}}"#, "h:5000") == .credential(ada))
    #expect(try source(#"{"auths":{"https://h:5000/v1/":{"auth":"\#(auth)"}}}"#, "h:5000") == .credential(ada))
    #expect(try source(#"{"auths":{"h":{"auth":"\#(auth)"}}}"#, "h:5000") == nil)
    #expect(try source(#"{"auths":{"h":{"username":"ada","password":"s3cret:pass"}}}"#, "h") == .credential(ada))
    #expect(
      try source(#"{"auths":{"h":{"auth":"\#(auth)","identitytoken":"t"}}}"#, "h") == .credential(.identity("t")))
    #expect(try source(#"{"auths":{"h":{"registrytoken":"t"}}}"#, "h") == .credential(.bearer("t")))
    #expect(
      try source(#"{"auths":{"https://index.docker.io/v1/":{"auth":"\#(auth)"}}}"#, "https://index.docker.io/v1/")
        == .credential(ada))
    #expect(try source(#"{"auths":{"h":{}}}"#, "h") == nil)
    #expect(try source("{}", "h") == nil)
  }

  @Test func `a helper for the registry goes before the one for all, and that before the file`() throws {
    let auths = #""auths":{"https://h/v2/":{"auth":"YTpi"}}"#
    #expect(
      try source(#"{\#(auths),"credsStore":"pass","credHelpers":{"h":"gcr"}}"#, "h")
        == .helper(name: "gcr", server: "h"))
    #expect(try source(#"{\#(auths),"credsStore":"pass"}"#, "h") == .helper(name: "pass", server: "https://h/v2/"))
    #expect(try source(#"{"credsStore":"pass"}"#, "h") == .helper(name: "pass", server: "h"))
  }

  @Test(arguments: [
    "", "[]", "{", #"{"auths":{"h":{"auth":"not base64 s3cret"}}}"#, #"{"auths":{"h":{"auth":"czNjcmV0"}}}"#,
    #"{"credHelpers":{"h":"../../s3cret"}}"#, #"{"auths":{"h":{"registrytoken":"s3cret\r\nX: y"}}}"#,
  ])
  func `settings that cannot be are refused without showing them`(json: String) {
    #expect { try source(json, "h") } throws: { error in
      let text = "\(error)"
      return text.contains("config.json") && !text.contains("s3cret") && !text.contains("czNj")
    }
  }

  @Test func `what a helper prints is a credential`() {
    func read(_ text: String) -> Credential? { DockerConfiguration.credential(ofHelper: Array(text.utf8)) }
    #expect(read(#"{"ServerURL":"h","Username":"ada","Secret":"x"}"#) == .password(user: "ada", password: "x"))
    #expect(read(#"{"Username":"<token>","Secret":"x"}"#) == .identity("x"))
    #expect(read("credentials not found in native keychain\n") == nil)
  }

  @Test func `the environment names a credential, whole`() throws {
    func read(_ variables: [String: String]) throws -> Credential? { try Credential.environment { variables[$0] } }
    let (user, password) = ("GEMEL_REGISTRY_USERNAME", "GEMEL_REGISTRY_PASSWORD")
    #expect(try read([:]) == nil)
    #expect(try read([user: "", password: ""]) == nil)
    #expect(try read([user: "a", password: "b"]) == .password(user: "a", password: "b"))
    #expect(try read(["GEMEL_REGISTRY_TOKEN": "t", user: "a"]) == .bearer("t"))
    #expect(throws: RemoteError.self) { try read([user: "a"]) }
    #expect(throws: RemoteError.self) { try read([password: "b"]) }
    #expect { try read(["GEMEL_REGISTRY_TOKEN": "t0ken\n"]) } throws: { !"\($0)".contains("t0ken") }
  }

  @Test func `secrets are not shown, in any form in which they are sent`() {
    let secrets = Secrets()
    secrets.add(Credential.password(user: "ada", password: "pa ss").secrets)
    let text = "pa ss, \(Base64.text("ada:pa ss".utf8)), ?p=pa%20ss"
    #expect(secrets.scrubbed(text) == "***, ***, ?p=***")
  }
}
