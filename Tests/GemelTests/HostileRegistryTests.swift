import Foundation
import Testing
import TwinTestSupport

/// Push and pull with a registry that lies, stalls, sends elsewhere, or asks who comes.
@Suite struct HostileRegistryTests {
  static let python = OutsideTool("python3")
  private static let quick = "--retries 1 --timeout 2"

  /// A sandbox with releases and a registry that does as `settings` say, to which they have been pushed.
  private func with(
    _ settings: [String: Any], pushed: Bool = true, _ more: [String: String] = [:],
    _ body: (Sandbox, RemoteServer) throws -> Void
  ) throws {
    try Sandbox.with { sandbox in
      try sandbox.makeReleases()
      let server = try RemoteServer.misbehaving(settings, in: sandbox.directory)
      if pushed { try sandbox.expect("gemel registry push \(server.address)", more) }
      try body(sandbox, server)
    }
  }

  private func pull(_ server: RemoteServer, _ rest: String = "") -> String {
    "gemel registry pull \(server.address) com.example.duct --registry copy \(Self.quick) \(rest)"
  }

  // MARK: - What is refused

  @Test(
    .enabled(if: python != nil, "python3 is not installed"),
    arguments: [
      ("file", 3, "no address of HTTP"), ("loop", 3, "redirects more than 5 times"), ("truncate", 3, "try again"),
      ("shorter", 1, "and should have"), ("longer", 1, "more than"), ("endless", 1, "more than"),
      ("altered", 1, "what came is sha256:"), ("slow-body", 3, "stalled"), ("slow-head", 3, "stalled"),
      ("long-head", 3, "head of the answer"), ("garbage", 3, "HTTP/0.9"), ("terminal", 3, "answers 400"),
    ])
  func `what a registry should not do is told, and nothing of it stays`(fault: String, code: Int, reason: String) throws
  {
    try with(["fault": fault]) { sandbox, server in
      let output = try sandbox.expect(pull(server), code: Int32(code))
      #expect(output.contains(reason), "\(output)")
      #expect(!output.unicodeScalars.contains { $0.value < 0x20 && $0 != "\n" || $0.value == 0x202E }, "\(output)")
      #expect(!output.contains("##[error]"), "\(output)")
      let verified = try sandbox.expect("gemel registry verify --registry copy")
      #expect(verified.contains("verified 0 releases") && !verified.contains("temporary"), "\(verified)")
    }
  }

  @Test(.enabled(if: python != nil, "python3 is not installed"))
  func `what is cut or busy is tried again`() throws {
    try with(["fault": "cut-once", "busy": 3]) { sandbox, server in
      try sandbox.expect(pull(server) + " --retries 3")
      #expect(try sandbox.expect("gemel registry verify --registry copy").contains("verified 2 releases"))
    }
  }

  @Test(
    .enabled(if: python != nil, "python3 is not installed"),
    arguments: ["file:///etc/passwd", "https://", "http://192.0.2.1/upload", "gopher://x/"])
  func `an upload goes nowhere else than by HTTP, and by plain HTTP here only`(location: String) throws {
    try with(["location": location], pushed: false) { sandbox, server in
      let output = try sandbox.expect("gemel registry push \(server.address) \(Self.quick)", code: 3)
      #expect(output.contains("it leads to"), "\(output)")
    }
  }

  @Test func `nobody there, and a host that is not known, are told at once`() throws {
    try Sandbox.with { sandbox in
      try sandbox.makeReleases()
      for address in ["http://127.0.0.1:1/models", "registry.invalid/models"] {
        let output = try sandbox.expect("http_proxy= https_proxy= gemel registry push \(address)", code: 3)
        #expect(output.contains("try again"), "\(output)")
      }
    }
  }

  // MARK: - Credentials

  private static let ada = ["GEMEL_REGISTRY_USERNAME": "ada", "GEMEL_REGISTRY_PASSWORD": "s3cret pass"]

  /// Settings of a registry that knows Ada.
  private static func users(and more: [String: Any]) -> [String: Any] {
    more.merging(["user": "ada", "password": "s3cret pass"]) { $1 }
  }

  private static let basic = "Basic " + Data("ada:s3cret pass".utf8).base64EncodedString()

  /// That nothing secret is in `text`, in whatever form.
  private func expectNoSecret(_ text: String, _ more: String...) {
    for secret in ["s3cret", "s3cret%20pass", String(Self.basic.dropFirst(6))] + more {
      #expect(!text.contains(secret), "\(text)")
    }
  }

  @Test(.enabled(if: python != nil, "python3 is not installed"), arguments: ["basic", "bearer"])
  func `who has the password comes in, and where content is elsewhere it stays here`(kind: String) throws {
    let settings: [String: Any] = Self.users(and: ["auth": kind, "fault": "redirect"])
    try with(settings, Self.ada) { sandbox, server in
      try sandbox.expect(pull(server), Self.ada)
      #expect(try sandbox.expect("gemel registry verify --registry copy").contains("verified 2 releases"))
      #expect(server.log.contains("AUTH main") && !server.log.contains("AUTH other"), "\(server.log)")
      let withPassword = server.log.split(separator: "\n").filter { $0.contains("s3cret") }
      #expect(!withPassword.isEmpty && (kind == "basic" || withPassword.allSatisfy { $0.contains("GET /token") }))
    }
  }

  @Test(.enabled(if: python != nil, "python3 is not installed"))
  func `an identity that docker keeps is exchanged for tokens`() throws {
    try with(["auth": "bearer", "identity": "1dentity"], pushed: false) { sandbox, server in
      try sandbox.write(#"{"auths":{"\#(server.host)":{"identitytoken":"1dentity"}}}"#, to: ".docker/config.json")
      try sandbox.expect("gemel registry push \(server.address)")
      try sandbox.expect(pull(server))
    }
  }

  @Test(.enabled(if: python != nil, "python3 is not installed"), arguments: ["basic", "bearer"])
  func `secrets are shown nowhere, though the registry repeats them`(kind: String) throws {
    let settings: [String: Any] = Self.users(and: ["auth": kind, "echo": true])
    try with(settings, pushed: false) { sandbox, server in
      for (secrets, code) in [
        (Self.ada, 3), (Self.ada.merging(["GEMEL_REGISTRY_PASSWORD": "wr0ng s3cret pass"]) { $1 }, 3),
      ] {
        let output = try sandbox.expect(
          "gemel registry push \(server.address) \(Self.quick)", code: Int32(code), secrets)
        expectNoSecret(output, "wr0ng", Data("ada:wr0ng s3cret pass".utf8).base64EncodedString(), "token-1")
        #expect(output.contains("***"), "\(output)")
      }
    }
  }

  @Test(.enabled(if: python != nil, "python3 is not installed"))
  func `a password is in no argument of a process`() throws {
    try with(Self.users(and: ["auth": "basic"]), pushed: false) { sandbox, server in
      let script = """
        gemel registry push \(server.address) & pid=$!
        for i in $(seq 200); do cat /proc/$pid/cmdline 2>/dev/null | tr '\\0' ' ' || break; done; wait $pid
        """
      let output = try sandbox.expect(script, Self.ada)
      #expect(output.contains("gemel"), "\(output)")
      expectNoSecret(output)
    }
  }

  @Test(.enabled(if: python != nil, "python3 is not installed"))
  func `a token is asked for in plain HTTP nowhere but here`() throws {
    let settings: [String: Any] = Self.users(and: ["auth": "bearer", "realm": "http://192.0.2.1/token"])
    try with(settings, pushed: false) { sandbox, server in
      let output = try sandbox.expect("gemel registry push \(server.address) \(Self.quick)", code: 3, Self.ada)
      #expect(output.contains("could read the password") && !server.log.contains("AUTH"), "\(output)")
    }
  }

  @Test(.enabled(if: python != nil, "python3 is not installed"))
  func `credentials in a workspace are not looked at, nor those of another registry`() throws {
    try with(Self.users(and: ["auth": "basic"]), pushed: false) { sandbox, server in
      let auth = Self.basic.dropFirst(6)
      let file = #"{"auths":{"\#(server.host)":{"auth":"\#(auth)"}}}"#
      for path in ["models/config.json", "models/.docker/config.json"] { try sandbox.write(file, to: path) }
      try sandbox.write(#"{"auths":{"registry.example.org":{"auth":"\#(auth)"}}}"#, to: ".docker/config.json")
      try sandbox.expect("gemel registry push \(server.address)", code: 3)
      #expect(!server.log.contains("AUTH"))
    }
  }

  @Test(arguments: ["exec sleep 600", "exec >&-; exec sleep 600", "yes | head -c 3000000; exec sleep 600"])
  func `a credential helper that does not end is ended, and told`(script: String) throws {
    try Sandbox.with { sandbox in
      try sandbox.makeReleases()
      try sandbox.write("#!/bin/bash\n\(script)\n", to: "bin/docker-credential-slow")
      try sandbox.write(#"{"auths":{},"credsStore":"slow"}"#, to: ".docker/config.json")
      let server = try RemoteServer.misbehaving(Self.users(and: ["auth": "basic"]), in: sandbox.directory)
      let started = ContinuousClock.now
      let output = try sandbox.expect(
        "chmod +x ../bin/* && PATH=$PWD/../bin:$PATH gemel registry push \(server.address) --timeout 1 --retries 0",
        code: 3)
      #expect(ContinuousClock.now - started < .seconds(60))
      #expect(output.contains("docker-credential-slow: it had not ended after 1 second, and was ended"), "\(output)")
    }
  }

  // MARK: - TLS

  @Test(.enabled(if: python != nil, "python3 is not installed"))
  func `a certificate has to be signed by someone who is trusted`() throws {
    try Sandbox.with { sandbox in
      try sandbox.makeReleases()
      let made = try sandbox.run(
        "openssl req -x509 -newkey rsa:2048 -nodes -keyout key.pem -out cert.pem -days 2 -subj /CN=127.0.0.1"
          + " -addext subjectAltName=IP:127.0.0.1")
      try #require(made.code == 0, "\(made.output)")
      let place = sandbox.directory.path
      let server = try RemoteServer.misbehaving(
        ["tls": [place + "/cert.pem", place + "/key.pem"]], in: sandbox.directory)
      let push = "gemel registry push \(server.address) \(Self.quick)"
      #expect(try sandbox.expect(push, code: 3).contains("certificate"))
      try sandbox.expect(push + " --ca-file ../cert.pem")
      try sandbox.expect("SSL_CERT_FILE=../cert.pem " + pull(server))
      #expect(try sandbox.expect(push + " --ca-file nowhere.pem", code: 2).contains("cannot be read"))
      #expect(try sandbox.expect(push + " --ca-file gemel.yaml", code: 3).contains("certificate"))
    }
  }

  // MARK: - What is asked

  @Test(arguments: [
    ("push http://registry.example.org/models", 2, "plain HTTP"), ("push", 2, "remote"),
    ("pull registry.example.org/x", 2, "release"),
    ("pull registry.example.org/x com.example.air@x", 2, "names no release"),
    ("push com.example.air http://127.0.0.1:1/x", 2, "the registry comes first"),
    ("push http://127.0.0.1:1/x com.example.ari", 2, "there is no release of `com.example.ari`"),
    ("push http://127.0.0.1:1/x com.example.air@9.0.0", 2, "there is no com.example.air 9.0.0"),
    ("push http://ada:s3cret@127.0.0.1:1/x", 2, "no password"),
    ("push --registry nowhere x/y", 2, "no registry"),
    ("push Registry.example.org/UPPER", 2, "cannot be the name"), ("push x/y --timeout 0", 2, "--timeout"),
  ])
  func `what cannot be is refused with a way out`(command: String, code: Int, answer: String) throws {
    try Sandbox.with { sandbox in
      try sandbox.makeReleases()
      let output = try sandbox.expect("gemel registry \(command)", code: Int32(code))
      #expect(output.contains(answer), "\(output)")
    }
  }

  @Test func `without the program that speaks HTTP, it is told where that belongs`() throws {
    try Sandbox.with { sandbox in
      try sandbox.makeReleases()
      let output = try sandbox.expect(
        "cp $(command -v gemel) ../gemel && PATH=/usr/bin:/bin ../gemel registry push h/x", code: 3)
      #expect(output.contains("`gemel-remote` is not there") && output.contains("on PATH"), "\(output)")
      // Where it is not beside the command, the one on PATH is taken.
      #expect(try sandbox.expect("../gemel registry push h/UPPER", code: 2).contains("cannot be the name"))
      #expect(try sandbox.expect("gemel-remote push r h/x", code: 2).contains("is started by `gemel registry push`"))
    }
  }
}
