import Foundation
import Testing
import TwinRegistry
import TwinTestSupport

/// Push and pull with a registry that others wrote, and what other tools read of it.
@Suite struct DockerRegistryTests {
  static let docker = OutsideTool("docker-registry")
  static let skopeo = OutsideTool("skopeo")

  @Test(.enabled(if: docker != nil, "docker-registry is not installed"))
  func `what is pushed is pulled as it was`() throws {
    try Sandbox.with { sandbox in
      try sandbox.makeReleases()
      let server = try RemoteServer.docker(in: sandbox.directory)
      let pushed = try sandbox.expect("gemel registry push \(server.address)")
      #expect(pushed.contains("pushed com.example.air 1.0.0; sha256:"), "\(pushed)")
      #expect(pushed.contains("pushed com.example.duct 0.3.0, with 1 new status; sha256:"), "\(pushed)")
      let pulled = try sandbox.expect("gemel registry pull \(server.address) com.example.duct --registry copy")
      #expect(pulled.contains("pulled com.example.air 1.0.0"), "\(pulled)")
      #expect(
        try sandbox.registryFiles("copy").filter { $0.key != "index.json" && $0.key != "oci-layout" }
          == sandbox.registryFiles("r").filter { $0.key != "index.json" && $0.key != "oci-layout" })
      #expect(try sandbox.expect("gemel registry verify --registry copy").contains(": intact"))
      #expect(!(try sandbox.expect("gemel registry verify --registry copy").contains("stale")))

      // Again, and in JSON: nothing to do.
      let again = try sandbox.expect("gemel registry push \(server.address) com.example.duct@0.3.0 --format json")
      #expect(again.contains("\"state\": \"there-already\"") && !again.contains("\"pushed\""), "\(again)")
      #expect(try sandbox.expect("gemel registry pull \(server.address) com.example.duct").contains("is there already"))
    }
  }

  @Test(.enabled(if: docker != nil, "docker-registry is not installed"))
  func `a version is never overwritten`() throws {
    try Sandbox.with { sandbox in
      try sandbox.makeReleases()
      let server = try RemoteServer.docker(in: sandbox.directory)
      try sandbox.expect("gemel registry push \(server.address)")
      try sandbox.write("twins:\n  Fan: {description: Moves other air.}\n", to: "models/air/fan.yaml")
      try sandbox.expect("git add air && git commit -qm 2 && gemel release air --registry other --as-of 2026-01-10")
      let refused = try sandbox.expect("gemel registry push \(server.address) --registry other", code: 1)
      #expect(refused.contains("is there with other content") && refused.contains("raise the version"), "\(refused)")
      let other = try sandbox.expect("gemel registry pull \(server.address) com.example.air --registry other", code: 1)
      #expect(other.contains("with other content"), "\(other)")
      try sandbox.expect("gemel registry pull \(server.address) com.example.duct --registry copy")
      #expect(try sandbox.registryFiles("copy")["registry.json"] != nil)
    }
  }

  @Test(.enabled(if: docker != nil, "docker-registry is not installed"))
  func `two workspaces that release the same content share a registry, and the first record stays`() throws {
    try Sandbox.with { sandbox in
      try sandbox.makeReleases()
      let server = try RemoteServer.docker(in: sandbox.directory)
      try sandbox.expect("gemel registry push \(server.address)")
      try sandbox.expect("gemel release --registry other --as-of 2026-01-11")
      let pushed = try sandbox.expect("gemel registry push \(server.address) --registry other --format json")
      #expect(pushed.contains("its record of 2026-01-10 by") && pushed.contains("\"standingRecord\""), "\(pushed)")
      let before = try sandbox.registryFiles("other").filter { $0.key.hasSuffix(".json") && !$0.key.contains("status") }
      let pulled = try sandbox.expect("gemel registry pull \(server.address) com.example.duct --registry other")
      #expect(pulled.contains("is here with the same content, and its record of 2026-01-11 by"), "\(pulled)")
      let after = try sandbox.registryFiles("other")
      for (path, bytes) in before where path != "index.json" { #expect(after[path] == bytes, "\(path)") }
      try sandbox.expect("gemel registry verify --registry other")
    }
  }

  @Test(.enabled(if: docker != nil, "docker-registry is not installed"))
  func `content that the registry has lost is sent again`() throws {
    try Sandbox.with { sandbox in
      try sandbox.makeReleases()
      let server = try RemoteServer.docker(in: sandbox.directory)
      try sandbox.expect("gemel registry push \(server.address)")
      let shown = try sandbox.expect("gemel registry show com.example.air@1.0.0")
      let manifest = try #require(shown.firstMatch(of: /sha256:([0-9a-f]{64})/)).1
      let blobs = try sandbox.registryFiles("r")
      let named = String(
        decoding: try #require(blobs.first { $0.key.hasSuffix(String(manifest)) }?.value), as: UTF8.self)
      let largest = try #require(
        blobs.filter { named.contains($0.key.suffix(64)) }.max { $0.value.count < $1.value.count }?.key.suffix(64))
      try sandbox.expect("rm -r ../data/docker/registry/v2/blobs/sha256/\(largest.prefix(2))/\(largest)")
      let again = try sandbox.expect("gemel registry push \(server.address)")
      #expect(
        again.contains("com.example.air 1.0.0 is there already, with 1 file that had got lost there"), "\(again)")
      try sandbox.expect("gemel registry pull \(server.address) com.example.duct --registry copy")
    }
  }

  @Test(.enabled(if: docker != nil, "docker-registry is not installed"))
  func `a pull that leaves out the newest version says so, and fails`() throws {
    try Sandbox.with { sandbox in
      try sandbox.makeReleases()
      let server = try RemoteServer.docker(in: sandbox.directory)
      try sandbox.expect("gemel registry push \(server.address)")
      try sandbox.expect(
        "rm -r ../data/docker/registry/v2/repositories/models/com.example.duct/_manifests/tags/record-0.3.0")
      let pull = "gemel registry pull \(server.address) com.example.air com.example.duct --registry"
      let text = try sandbox.expect("\(pull) a", code: 1)
      #expect(text.contains("pulled com.example.air 1.0.0"), "\(text)")
      #expect(
        text.contains("com.example.duct 0.3.0, the newest there, was pushed in part only, and was left out"), "\(text)")
      let document = try sandbox.expect("\(pull) b --format json 2>/dev/null", code: 1)
      #expect(document.contains(#""unfinished": ["#) && document.contains(#""failure": "#), "\(document)")
      try sandbox.expect("gemel registry push \(server.address) && \(pull) a")
    }
  }

  @Test(.enabled(if: docker != nil, "docker-registry is not installed"))
  func `of many who push the same at once all succeed`() throws {
    try Sandbox.with { sandbox in
      try sandbox.makeReleases()
      let server = try RemoteServer.docker(in: sandbox.directory)
      for round in 1...5 {
        let address = "\(server.address)/\(round)"
        try sandbox.expect(
          "pids=; for i in 1 2 3 4 5 6; do gemel registry push \(address) & pids=\"$pids $!\"; done; for p in $pids; do wait $p || exit 9; done"
        )
        try sandbox.expect("gemel registry pull \(address) com.example.duct --registry c\(round)")
      }
    }
  }

  @Test(.enabled(if: docker != nil, "docker-registry is not installed"))
  func `a name without a scheme leads to plain HTTP on this machine, and what was done before a failure is told`()
    throws
  {
    try Sandbox.with { sandbox in
      try sandbox.makeReleases()
      let server = try RemoteServer.docker(in: sandbox.directory)
      let refused = try sandbox.expect("gemel registry push \(server.host)/models", code: 3)
      #expect(refused.contains("if it speaks plain HTTP, write http:// before its name"), "\(refused)")
      try sandbox.expect("gemel registry push \(server.address)")
      let both = "gemel registry pull \(server.address) com.example.air com.example.nowhere --registry"
      let text = try sandbox.expect("\(both) a", code: 2)
      #expect(text.contains("pulled com.example.air 1.0.0") && text.contains("com.example.nowhere"), "\(text)")
      let document = try sandbox.expect("\(both) b --format json", code: 2)
      #expect(document.contains("\"pulled\"") && document.contains("\"failure\": "), "\(document)")
    }
  }

  @Test(
    .enabled(if: docker != nil, "docker-registry is not installed"),
    .enabled(if: skopeo != nil, "skopeo is not installed"))
  func `skopeo reads what was pushed`() throws {
    let skopeo = try #require(Self.skopeo)
    try Sandbox.with { sandbox in
      try sandbox.makeReleases()
      let server = try RemoteServer.docker(in: sandbox.directory)
      try sandbox.expect("gemel registry push \(server.address)")
      for (package, version, tag) in [
        ("com.example.air", "1.0.0", "1.0.0"), ("com.example.duct", "0.3.0", "0.3.0"),
      ] {
        let image = "docker://\(server.host)/models/\(package):\(tag)"
        let shown = try sandbox.expect("gemel registry show \(package)@\(version)")
        let manifest = try skopeo.run(["inspect", "--raw", "--tls-verify=false", image])
        #expect(shown.contains("\(ContentDigest(of: [UInt8](manifest)))"))
        let copy = sandbox.directory.appending(path: "copy-\(package)")
        _ = try skopeo.run([
          "--insecure-policy", "copy", "--preserve-digests", "--src-tls-verify=false", image, "dir:\(copy.path)",
        ])
        #expect(try Data(contentsOf: copy.appending(path: "manifest.json")) == manifest)
      }
      let tags = try skopeo.run(["list-tags", "--tls-verify=false", "docker://\(server.host)/models/com.example.duct"])
      let text = String(decoding: tags, as: UTF8.self)
      for tag in ["\"0.3.0\"", "\"record-0.3.0\"", "\"status.1-0.3.0\""] {
        #expect(text.contains(tag), "\(text)")
      }
      // The list of what refers to the release, where a registry keeps none by itself.
      let index = try #require(text.firstMatch(of: /sha256-[0-9a-f]{64}/)).0
      let listed = try skopeo.run([
        "inspect", "--raw", "--tls-verify=false", "docker://\(server.host)/models/com.example.duct:\(index)",
      ])
      #expect(String(decoding: listed, as: UTF8.self).contains("application/vnd.gemel.status.v1+json"))
    }
  }

  @Test(.enabled(if: docker != nil, "docker-registry is not installed"))
  func `a name and a password let in, from the environment, docker's file or a helper`() throws {
    try Sandbox.with { sandbox in
      try sandbox.makeReleases()
      // bcrypt of `s3cret pass`.
      try sandbox.write("ada:$2b$05$abcdefghijklmnopqrstuu1qdcFaS0PtqFUPzaCxLQ8/0lspH0ZEW\n", to: "htpasswd")
      let server = try RemoteServer.docker(
        in: sandbox.directory, settings: "auth: {htpasswd: {realm: models, path: \(sandbox.directory.path)/htpasswd}}")
      let push = "gemel registry push \(server.address)"
      let none = try sandbox.expect(push, code: 3)
      #expect(none.contains("there are none") && none.contains("docker login \(server.host)"), "\(none)")
      let known = ["GEMEL_REGISTRY_USERNAME": "ada", "GEMEL_REGISTRY_PASSWORD": "s3cret pass"]
      try sandbox.expect(push, known)
      let wrong = try sandbox.expect(push, code: 3, known.merging(["GEMEL_REGISTRY_PASSWORD": "wr0ng pass"]) { $1 })
      #expect(wrong.contains("does not accept the credentials") && !wrong.contains("wr0ng"), "\(wrong)")

      let auth = Data("ada:s3cret pass".utf8).base64EncodedString()
      try sandbox.write(#"{"auths":{"\#(server.host)":{"auth":"\#(auth)"}}}"#, to: ".docker/config.json")
      try sandbox.expect(push)
      try sandbox.write(#"{"auths":{},"credHelpers":{"\#(server.host)":"test"}}"#, to: "elsewhere/config.json")
      try sandbox.write(
        """
        #!/bin/sh
        [ "$1" = get ] && [ "$(cat)" = '\(server.host)' ] && echo '{"Username":"ada","Secret":"s3cret pass"}'

        """, to: "bin/docker-credential-test")
      try sandbox.expect("chmod +x ../bin/docker-credential-test")
      let elsewhere = ["DOCKER_CONFIG": sandbox.directory.appending(path: "elsewhere").path]
      let missing = try sandbox.expect(push, code: 3, elsewhere)
      #expect(missing.contains("docker-credential-test"), "\(missing)")
      try sandbox.expect("PATH=$PWD/../bin:$PATH \(push)", elsewhere)
    }
  }

  @Test(.enabled(if: docker != nil, "docker-registry is not installed"))
  func `killed at any time, a push and a pull are completed by the next`() throws {
    try Sandbox.with { sandbox in
      try sandbox.makeReleases()
      let server = try RemoteServer.docker(in: sandbox.directory)
      let (push, pull) = ("gemel registry push \(server.address)/", "gemel registry pull \(server.address)/")
      // Each is killed after a while that grows until it is done before that.
      for (step, milliseconds) in stride(from: 5, through: 200, by: 15).enumerated() {
        let seconds = String(format: "%.3f", Double(milliseconds) / 1000)
        _ = try sandbox.run("timeout -s KILL \(seconds) \(push)\(step)", in: "models")
        try sandbox.expect("\(push)\(step)")
        _ = try sandbox.run(
          "timeout -s KILL \(seconds) \(pull)\(step) com.example.duct --registry c\(step)", in: "models")
        if FileManager.default.fileExists(atPath: sandbox.directory.path + "/models/c\(step)/registry.json") {
          try sandbox.expect("gemel registry verify --registry c\(step)")
        }
        try sandbox.expect("\(pull)\(step) com.example.duct --registry c\(step)")
        try sandbox.expect("gemel registry verify --registry c\(step)")
        let files = try sandbox.registryFiles("c\(step)").filter { !$0.key.contains(".tmp") && $0.key.contains("/") }
        #expect(try files == sandbox.registryFiles("r").filter { $0.key.contains("/") }, "after \(milliseconds) ms")
      }
    }
  }
}
