import Foundation
import Testing
import TwinModel
import TwinRegistry
import TwinSource
import TwinStore
import TwinTestSupport

/// The whole way of a release: signed as it is published, pushed to a registry that others wrote, pulled where there is nothing
/// else, and verified there.
@Suite struct SignedTransportTests {
  private static let verify = "gemel verify --all --registry r --keys keys.yaml --as-of 2026-06-01"

  /// Releases that are signed, with a server to push them to, and a directory `empty` that has the key policy and nothing else.
  private func withSigned(_ body: (Sandbox, RemoteServer) throws -> Void) throws {
    try Sandbox.with { sandbox in
      try sandbox.makeReleases()
      try sandbox.expect("gemel key new ../bot && rm -r r && gemel release --sign ../bot --as-of 2026-01-10")
      let key = try sandbox.read("bot.pub").split(separator: "\n").map { "      \($0)\n" }.joined()
      try sandbox.write(
        "format: 1\nkeys:\n  - name: release-bot\n    role: publisher\n    packages: [com.example.*]\n    key: |\n"
          + key,
        to: "empty/keys.yaml")
      try body(sandbox, try RemoteServer.docker(in: sandbox.directory))
    }
  }

  /// Runs a script where nothing but the key policy is.
  private func expectElsewhere(_ script: String, _ sandbox: Sandbox, code: Int32 = 0) throws -> String {
    try sandbox.expect("cd ../empty && \(script)", code: code)
  }

  @Test(.enabled(if: DockerRegistryTests.docker != nil, "docker-registry is not installed"))
  func `what was signed where it was released is verified where it was pulled`() throws {
    try withSigned { sandbox, server in
      try sandbox.expect("gemel registry push \(server.address)")
      let pulled = try expectElsewhere(
        "gemel registry pull \(server.address) com.example.duct --registry r", sandbox)
      #expect(pulled.contains("pulled com.example.air 1.0.0, with 1 new signed statement"), "\(pulled)")
      let verified = try expectElsewhere(Self.verify, sandbox)
      for release in ["com.example.air 1.0.0", "com.example.duct 0.3.0"] {
        #expect(verified.contains("\(release): intact, signed by release-bot"), "\(verified)")
      }
      #expect(try expectElsewhere("gemel registry verify --registry r", sandbox).contains(": intact"))
      try sandbox.expect("diff -r r/blobs ../empty/r/blobs && diff -r r/packages ../empty/r/packages")
      // Another's policy does not accept it.
      try sandbox.expect("gemel key new ../eve && sed -i '/BEGIN/,$d' ../empty/keys.yaml")
      try sandbox.expect("sed 's/^/      /' ../eve.pub >> ../empty/keys.yaml")
      #expect(try expectElsewhere(Self.verify, sandbox, code: 1).contains("[unknown-key]"))
    }
  }

  @Test(.enabled(if: DockerRegistryTests.docker != nil, "docker-registry is not installed"))
  func `an envelope that was tampered with where it was stored is not pulled`() throws {
    try withSigned { sandbox, server in
      try sandbox.expect("gemel registry push \(server.address) com.example.air")
      let stored = try sandbox.expect(
        """
        f=$(grep -rl '"payloadType"' ../data/docker/registry/v2/blobs) && echo "$f" | wc -l &&
          sed -i 's/"sig":"+/"sig":"A/; t; s/"sig":"./"sig":"+/' $f
        """)
      #expect(stored == "1\n")
      let refused = try expectElsewhere(
        "gemel registry pull \(server.address) com.example.air --registry r", sandbox, code: 1)
      #expect(refused.contains("what came is sha256:") && refused.contains("nothing was taken"), "\(refused)")
    }
  }

  @Test(.enabled(if: DockerRegistryTests.docker != nil, "docker-registry is not installed"))
  func `an envelope that was tampered with before it was pushed is refused by who verifies what was pulled`() throws {
    try withSigned { sandbox, server in
      let path = sandbox.directory.appending(path: "models/r").path
      let registry = try RegistryDirectory.open(path)
      let air = try #require(PackageName("com.example.air"))
      let record = try #require(try registry.releases(of: air).first).record
      let signed = try #require(try registry.attestations(of: record).first)
      var envelope = try #require(readEnvelope(signed.envelope, file: .none).value)
      let payload = String(decoding: envelope.payload, as: UTF8.self)
      let commit = try #require(record.commit)
      envelope.payload = Array(payload.replacing(commit, with: String(repeating: "0", count: 40)).utf8)
      #expect(Array(payload.utf8) != envelope.payload)
      // Everything around the envelope is as it has to be: what is wrong is the signature alone.
      try sandbox.expect("rm r/packages/com.example.air/1.0.0.attestation.1.json && gemel registry clean")
      #expect(try registry.attest(envelope.bytes, to: record.release).isNew)
      try sandbox.expect("gemel registry verify && gemel registry push \(server.address) com.example.air")
      _ = try expectElsewhere("gemel registry pull \(server.address) com.example.air --registry r", sandbox)
      let refused = try expectElsewhere(Self.verify, sandbox, code: 1)
      #expect(refused.contains("[tampered-signature]") && !refused.contains("intact, signed"), "\(refused)")
      // A good signature beside it does not make up for it.
      let again = try expectElsewhere(
        "gemel sign com.example.air@1.0.0 --key ../bot --registry r && \(Self.verify)", sandbox, code: 1)
      #expect(again.contains("[tampered-signature]") && !again.contains("missing-signatures"), "\(again)")
    }
  }
}
