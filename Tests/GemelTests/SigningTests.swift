import Foundation
import Testing
import TwinModel
import TwinRegistry
import TwinStore
import TwinTestSupport

/// Signatures as people make and check them.
@Suite struct SigningTests {
  /// A repository with a registry of one release, keys beside it, and a policy that trusts two of them.
  private func withRelease(approvers: Int = 0, _ body: (Sandbox) throws -> Void) throws {
    try Sandbox.with { sandbox in
      try sandbox.write(
        "edition: 2026\nworkspace:\n  packages: [air]\n  packs: []\n  registry: r\n  keys: trust/keys.yaml\n",
        to: "models/gemel.yaml")
      try sandbox.write(
        "edition: 2026\npackage: com.example.air\nversion: 1.0.0\nsummary: Air.\nowners: [a]\n",
        to: "models/air/gemel.yaml")
      try sandbox.write("twins:\n  Fan: {description: Moves air.}\n", to: "models/air/fan.yaml")
      try expect("gemel key new ../bot && gemel key new ../grace && gemel key new ../eve", sandbox)
      try writePolicy(approvers: approvers, sandbox)
      try expect(
        "git init -q -b main . && git add -A && git commit -qm 1 && gemel release --as-of 2026-01-10", sandbox)
      try body(sandbox)
    }
  }

  private func writePolicy(approvers: Int = 0, _ sandbox: Sandbox) throws {
    func key(_ name: String) throws -> String {
      try sandbox.read(name + ".pub").split(separator: "\n").map { "      \($0)\n" }.joined()
    }
    let text = """
      format: 1
      keys:
        - name: release-bot
          role: publisher
          packages: [com.example.*]
          from: 2026-01-01
          until: 2026-12-31
          key: |
      \(try key("bot"))  - name: grace
          role: approver
          packages: ['*']
          key: |
      \(try key("grace"))require:
        - packages: ['*']
          approvers: \(approvers)

      """
    try sandbox.write(text, to: "models/trust/keys.yaml")
  }

  @discardableResult
  private func expect(_ script: String, _ sandbox: Sandbox, code: Int32 = 0) throws -> String {
    let run = try sandbox.run(script, in: "models")
    #expect(run.code == code, "\(script)\n\(run.output)")
    return run.output
  }

  @Test func `what ships takes no signature where no requirement names it, gets none, and is held to its content`()
    throws
  {
    try withRelease { sandbox in
      try sandbox.edit("air/gemel.yaml", "1.0.0\nsummary", "1.1.0\nsummary")
      try sandbox.edit("air/gemel.yaml", "owners: [a]\n", "owners: [a]\ndependencies: {org.gemel.core: ^1.0.0}\n")
      try expect("git commit -qam 2 && gemel release --as-of 2026-01-10 --sign ../bot --no-changelog", sandbox)
      try expect("\(Self.sign) && ls r/packages/com.example.air/1.1.0.attestation.1.json", sandbox)
      try expect("ls r/packages/org.gemel.core/1.0.0.json && ! ls r/packages/org.gemel.*/*.attestation.*", sandbox)
      // Whatever is asked of all packages.
      let all = "gemel verify --all --as-of 2026-06-01"
      let accepted = try expect(all, sandbox)
      #expect(accepted.contains("org.gemel.core 1.0.0: intact, what this compiler ships, and so vouches for"))
      // A requirement that names it holds, and its owner signs.
      for pattern in ["org.gemel.core", "org.gemel.*"] {
        try sandbox.edit("trust/keys.yaml", "require:\n", "require:\n  - packages: [\(pattern)]\n")
        #expect(try expect(all, sandbox, code: 1).contains("error: org.gemel.core 1.0.0: 0 of 1 publisher"))
        try sandbox.edit("trust/keys.yaml", "require:\n  - packages: [\(pattern)]\n", "require:\n")
      }
      // What only calls itself so does not pass.
      let registry = try RegistryDirectory.open(sandbox.directory.appending(path: "models/r").path)
      let core = try #require(PackageName("org.gemel.core"))
      let real = try #require(try registry.releases(of: core).last).record
      let name = try #require(PackageName("org.gemel.building"))
      let id = try #require(ReleaseID(name, SemanticVersion(1, 0, 0)))
      let content = try #require(ReleaseContent(id, files: registry.content(of: real).files))
      var record = real
      (record.release, record.manifest) = (id, content.digest)
      _ = try registry.publish(content, record)
      let refused = try expect(all, sandbox, code: 1)
      #expect(
        refused.contains("error: org.gemel.building 1.0.0: 0 of 1 publisher")
          && refused.contains("verify it with the compiler that released it, or look at it and have it signed"),
        "\(refused)")
      #expect(refused.contains("org.gemel.core 1.0.0: intact"))
    }
  }

  private static let release = "com.example.air@1.0.0"
  private static let verify = "gemel verify \(release) --as-of 2026-06-01"
  private static let sign = "gemel sign \(release) --key ../bot"

  @Test func `a release is signed once, and verified by those who have the policy`() throws {
    try withRelease { sandbox in
      let unsigned = try expect(Self.verify, sandbox, code: 1)
      #expect(
        unsigned.contains("error: com.example.air 1.0.0: 0 of 1 publisher signed it with a key that counts")
          && unsigned.contains("[missing-signatures]"))
      let signed = try expect(Self.sign, sandbox)
      #expect(
        signed.contains("com.example.air 1.0.0 is signed: packages/com.example.air/1.0.0.attestation.1.json"))
      #expect(try expect(Self.sign, sandbox).contains("was signed already"))
      let verified = try expect(Self.verify, sandbox)
      #expect(
        verified.contains(
          "com.example.air 1.0.0: intact, signed by release-bot (valid 2026-01-01 to 2026-12-31)\n"))
      #expect(verified.contains("verified 1 release as of 2026-06-01"))
      #expect(try expect("gemel registry verify", sandbox).contains("intact"))
      #expect(try expect("gemel verify --all --as-of 2026-06-01", sandbox).contains("com.example.air 1.0.0: intact"))
      #expect(try expect("gemel verify com.example.air --as-of 2026-06-01", sandbox).contains("1.0.0: intact"))
      try expect("GEMEL_SIGNING_KEY=../bot gemel sign \(Self.release) && cd .. && cp -r models/r elsewhere", sandbox)
      let elsewhere = "gemel verify --all --registry ../elsewhere --keys trust/keys.yaml --as-of 2026-06-01"
      #expect(try expect(elsewhere, sandbox).contains("intact"))
    }
  }

  @Test func `programs read who signed and what is wrong`() throws {
    try withRelease { sandbox in
      try expect(Self.sign, sandbox)
      func object(code: Int32, _ day: String) throws -> [String: Any] {
        let output = try expect(
          "gemel verify --all --as-of \(day) --format json 2>/dev/null", sandbox, code: code)
        return try #require(try JSONSerialization.jsonObject(with: Data(output.utf8)) as? [String: Any])
      }
      let good = try object(code: 0, "2026-06-01")
      #expect(good["accepted"] as? Bool == true)
      let release = try #require((good["releases"] as? [[String: Any]])?.first)
      let signer = try #require((release["signers"] as? [[String: Any]])?.first)
      #expect(signer["name"] as? String == "release-bot" && signer["until"] as? String == "2026-12-31")
      let fingerprint = try expect("gemel key show ../bot.pub | head -1", sandbox)
      #expect(signer["fingerprint"] as? String == fingerprint.trimmingCharacters(in: .newlines))
      let late = try object(code: 1, "2027-01-01")
      #expect(late["accepted"] as? Bool == false)
      let problems = try #require(
        (late["releases"] as? [[String: Any]])?.first?["problems"] as? [[String: Any]])
      #expect(problems.map { $0["kind"] as? String } == ["expired-key", "missing-signatures"])
      #expect(problems.map { $0["severity"] as? String } == ["note", "error"])
    }
  }

  @Test func `a policy that asks for approval is met by another key than the publisher's`() throws {
    try withRelease(approvers: 1) { sandbox in
      try expect(Self.sign, sandbox)
      #expect(try expect(Self.verify, sandbox, code: 1).contains("0 of 1 approver"))
      // The publisher's key is none of an approver.
      try expect("gemel sign \(Self.release) --approve --key ../bot", sandbox)
      #expect(try expect(Self.verify, sandbox, code: 1).contains("[key-of-other-role]"))
      let escape = "gemel sign \(Self.release) --approve --decision $'https://example.com/\\e]0;x\\a' --key ../grace"
      #expect(try expect(escape, sandbox, code: 2).contains("--decision has the character \\u{1B}, which no record"))
      try expect("gemel sign \(Self.release) --approve --decision https://example.com/7 --key ../grace", sandbox)
      let verified = try expect(Self.verify, sandbox)
      #expect(
        verified.contains("signed by release-bot") && verified.contains("approved by grace: https://example.com/7"))
    }
  }

  @Test func `who approves outside git is told which option says who`() throws {
    try withRelease { sandbox in
      try expect("mv ../.git ../gone 2>/dev/null || mv .git ../gone", sandbox)
      let approve = "gemel sign \(Self.release) --approve --key ../grace"
      // Whom git knows by its settings alone is known outside repositories too.
      let unknown =
        "env -u GIT_COMMITTER_NAME -u GIT_COMMITTER_EMAIL -u GIT_AUTHOR_NAME -u GIT_AUTHOR_EMAIL -u EMAIL HOME=/nonexistent"
        + " GIT_CONFIG_GLOBAL=/dev/null GIT_CONFIG_SYSTEM=/dev/null "
      let refused = try expect(unknown + approve, sandbox, code: 2)
      #expect(refused.contains("say it with --approver, or set") && !refused.contains("--publisher"))
      try expect(approve + " --approver Grace", sandbox)
    }
  }

  @Test func `what was altered after it was signed is refused, and is not signed`() throws {
    try withRelease { sandbox in
      try expect(Self.sign, sandbox)
      let record = "r/packages/com.example.air/1.0.0.json"
      try expect("cp -r r ../safe && sed -i 's/Ada/Eve/' \(record)", sandbox)
      #expect(try expect(Self.verify, sandbox, code: 1).contains("[other-record]"))
      try expect("rm -r r && cp -r ../safe r", sandbox)
      // Each piece of content of the release and its attestation.
      let blobs = try expect("ls r/blobs/sha256", sandbox).split(separator: "\n")
      #expect(blobs.count >= 6)
      for blob in blobs {
        try expect("printf x >> r/blobs/sha256/\(blob)", sandbox)
        let damaged = try expect(Self.verify, sandbox, code: 1)
        #expect(damaged.contains("[damaged]") && damaged.contains("or with `gemel registry pull`"), "\(blob)")
        try expect("cp ../safe/blobs/sha256/\(blob) r/blobs/sha256/\(blob)", sandbox)
      }
      try expect(Self.verify, sandbox)
      try expect("f=$(grep -l '\"twins\"' r/blobs/sha256/*) && printf x >> $f", sandbox)
      let refused = try expect("gemel sign \(Self.release) --key ../eve", sandbox, code: 1)
      #expect(refused.contains("is damaged, and nothing was signed"))
      try expect("rm r/packages/com.example.air/1.0.0.json", sandbox)
      #expect(try expect("gemel registry verify", sandbox, code: 1).contains("[attestation-without-release]"))
    }
  }

  @Test func `a release that says to be of a later day is left out by those alone who ask about the past`() throws {
    try withRelease { sandbox in
      try expect(Self.sign, sandbox)
      try expect(
        """
        sed -i 's/1.0.0/1.1.0/' air/gemel.yaml && git commit -qam 2 && gemel release --as-of 2026-06-02
        sed -i 's/2026-06-02/2999-01-01/' r/packages/com.example.air/1.1.0.json
        """, sandbox)
      let past = try expect("gemel verify --all --as-of 2026-06-01", sandbox)
      #expect(past.contains("verified 1 release") && past.contains("; 1 that came later left out"))
      #expect(
        try expect("gemel verify --all", sandbox, code: 1).contains("error: com.example.air 1.1.0: 0 of 1 publisher"))
    }
  }

  @Test func `a signature by someone else is told and hinders nothing`() throws {
    try withRelease { sandbox in
      try expect("gemel sign \(Self.release) --key ../eve", sandbox)
      #expect(
        try expect(Self.verify, sandbox, code: 1).contains(
          "note: com.example.air 1.0.0, attestation 1: it is signed by a key that the policy does not have"))
      try expect(Self.sign, sandbox)
      let verified = try expect(Self.verify, sandbox)
      #expect(verified.contains("signed by release-bot") && verified.contains("[unknown-key]"))
    }
  }

  @Test func `an attestation that is missing before others is damage until it is signed again`() throws {
    try withRelease { sandbox in
      try expect("gemel sign \(Self.release) --key ../eve && \(Self.sign) && \(Self.verify)", sandbox)
      try expect("rm r/packages/com.example.air/1.0.0.attestation.1.json", sandbox)
      let refused = try expect(Self.verify, sandbox, code: 1)
      #expect(
        refused.contains("1.0.0.attestation.1.json: a later attestation is there, and this one is missing")
          && refused.contains("[damaged]"))
      try expect("gemel sign \(Self.release) --key ../eve && \(Self.verify)", sandbox)
    }
  }

  @Test func `what is released can be signed at once, and once more after an interruption`() throws {
    try withRelease { sandbox in
      try expect("sed -i 's/1.0.0/1.1.0/' air/gemel.yaml && git commit -qam 2", sandbox)
      try expect("gemel release --dry-run --sign ../bot && gemel release --sign nowhere", sandbox, code: 3)
      #expect(
        try expect("gemel registry list", sandbox).contains("1.0.0"), "nothing is released where nothing can be signed")
      try expect("gemel release --sign ../bot --as-of 2026-02-01", sandbox)
      let verify = "gemel verify com.example.air@1.1.0 --as-of 2026-06-01"
      #expect(try expect(verify, sandbox).contains("signed by release-bot"))
      try expect("rm r/packages/com.example.air/1.1.0.attestation.1.json", sandbox)
      try expect(verify, sandbox, code: 1)
      try expect("gemel release --sign ../bot && " + verify, sandbox)
      #expect(
        try expect("gemel release --sign ../bot && ls r/packages/com.example.air | grep -c attestation", sandbox)
          .hasSuffix("1\n"))
    }
  }

  @Test func `a release signs the packages that it is of, and nobody else's`() throws {
    try withRelease { sandbox in
      // Another workspace, which needs what this one released.
      try sandbox.write(
        "edition: 2026\nworkspace:\n  packages: [duct]\n  packs: []\n  registry: ../models/r\n", to: "other/gemel.yaml")
      try sandbox.write(
        "edition: 2026\npackage: com.example.duct\nversion: 1.0.0\nsummary: Ducts.\nowners: [b]\n"
          + "dependencies: {com.example.air: ^1.0.0}\n", to: "other/duct/gemel.yaml")
      try sandbox.write("twins:\n  Duct: {description: Leads it.}\n", to: "other/duct/duct.yaml")
      try expect("cd ../other && gemel release --allow-dirty --publisher Bob --as-of 2026-01-11 --sign ../eve", sandbox)
      let signed = try expect("ls r/packages/*", sandbox)
      #expect(signed.components(separatedBy: "attestation").count == 2, "\(signed)")
      try expect("ls r/packages/com.example.duct/1.0.0.attestation.1.json", sandbox)
    }
  }

  @Test func `who signed stands in the history, by name where the workspace has a policy and unchecked where not`()
    throws
  {
    try withRelease { sandbox in
      let (show, log) = ("gemel registry show \(Self.release)", "gemel registry log com.example.air")
      #expect(!(try expect(show, sandbox).contains("signed")))
      try expect(Self.sign, sandbox)
      try expect("gemel sign \(Self.release) --key ../eve", sandbox)
      try expect("gemel sign \(Self.release) --approve --decision https://example.com/7 --key ../grace", sandbox)
      for command in [show, log] {
        let shown = try expect(command + " --as-of 2026-06-01", sandbox)
        #expect(shown.contains("signed    by release-bot (valid 2026-01-01 to 2026-12-31)\n"), "\(shown)")
        #expect(shown.contains("signed    approval by grace: https://example.com/7\n"), "\(shown)")
        #expect(shown.contains("signed    attestation 2 does not count: it is signed by a key that the policy "))
        #expect(try expect(command + " --as-of 2027-06-01", sandbox).contains("[expired-key]"))
      }
      func signatures() throws -> [String: Any] {
        let output = try expect(show + " --as-of 2026-06-01 --format json 2>/dev/null", sandbox)
        let object = try JSONSerialization.jsonObject(with: Data(output.utf8)) as? [String: Any]
        return try #require((object?["release"] as? [String: Any])?["signatures"] as? [String: Any])
      }
      let checked = try signatures()
      #expect(checked["checked"] as? Bool == true && checked["unchecked"] == nil)
      #expect(
        (checked["signers"] as? [[String: Any]])?.map { $0["name"] as? String } == ["release-bot", "grace"])
      // Names that a policy does not vouch for are not told.
      try sandbox.edit("gemel.yaml", "  keys: trust/keys.yaml\n", "")
      let fingerprint = try expect("gemel key show ../bot.pub | head -1", sandbox).trimmingCharacters(in: .newlines)
      let bare = try expect(show, sandbox)
      #expect(bare.contains("by the key \(fingerprint), as attestation 1 says; there is no key policy to check it"))
      #expect(!bare.contains("release-bot"))
      #expect(try signatures()["checked"] as? Bool == false)
      #expect((try signatures()["unchecked"] as? [[String: Any]])?.first?["key"] as? String == fingerprint)
      // What is damaged is told, and hides nothing else.
      try expect("for f in $(grep -l payloadType r/blobs/sha256/*); do printf x >> $f; done", sandbox)
      let damaged = try expect(log, sandbox, code: 1)
      #expect(damaged.contains("cannot be read: ") && damaged.contains("first release"), "\(damaged)")
    }
  }

  // MARK: - Registries that lack something

  @Test(arguments: ["mkdir fresh", "mkdir fresh && printf '{' > fresh/.gemel-1f.tmp"])
  func `a directory in which nothing was published yet becomes a registry`(_ preparation: String) throws {
    try withRelease { sandbox in
      try expect(preparation, sandbox)
      let absent = try expect("gemel registry list --registry fresh", sandbox, code: 2)
      #expect(absent.contains("there is no registry `fresh`; `gemel release --registry fresh` makes one"))
      let dry = try expect("gemel release --registry fresh --allow-dirty --dry-run && ls fresh", sandbox)
      #expect(dry.contains("would release com.example.air 1.0.0") && !dry.contains("registry.json"))
      let released = try expect("gemel release --registry fresh --allow-dirty", sandbox)
      #expect(released.contains("released com.example.air 1.0.0"))
      try expect("gemel registry clean --registry fresh && gemel registry verify --registry fresh", sandbox)
      try expect("mkdir other && touch other/notes && gemel release --registry other --allow-dirty", sandbox, code: 2)
    }
  }

  @Test(arguments: ["gemel registry clean", "gemel release"])
  func `files for OCI tools that are missing are told, and made anew`(_ command: String) throws {
    try withRelease { sandbox in
      try expect("cp -r r ../safe && rm r/index.json r/oci-layout", sandbox)
      let told = try expect("gemel registry verify", sandbox)
      #expect(
        told.contains("index.json: it is missing") && told.contains("oci-layout: it is missing")
          && told.contains("`gemel registry clean`"))
      #expect(try expect("gemel registry clean --dry-run", sandbox).contains("index.json would be made anew"))
      #expect(try !expect("ls r", sandbox).contains("index.json"))
      try expect("\(command) && diff -r r ../safe && touch -d 2001-01-01 r/index.json", sandbox)
      // What tells the truth is left alone.
      try expect("\(command) && test r/index.json -ot r/registry.json", sandbox)
    }
  }

  // MARK: - Envelopes made elsewhere

  static let openssl = OutsideTool("openssl", probe: ["pkeyutl", "-help"])

  @Test(.enabled(if: openssl != nil, "openssl is not installed"))
  func `a key that something else keeps signs what is printed, and the envelope is added`() throws {
    try withRelease { sandbox in
      try expect(
        """
        gemel sign \(Self.release) --statement > ../statement
        printf 'DSSEv1 28 application/vnd.in-toto+json %d ' $(stat -c %s ../statement) | cat - ../statement > ../message
        openssl pkeyutl -sign -rawin -inkey ../bot -in ../message -out ../signature
        printf '{"payloadType":"application/vnd.in-toto+json","payload":"%s","signatures":[{"sig":"%s"}]}' \
          $(base64 -w0 ../statement) $(base64 -w0 ../signature) > ../envelope
        gemel sign \(Self.release) --attach ../envelope
        """, sandbox)
      #expect(try expect(Self.verify, sandbox).contains("signed by release-bot"))
      // As other tools write it: fields of their own, and base64 for URLs. It is the same one.
      try expect(
        """
        printf '{"payloadType":"application/vnd.in-toto+json","payload":"%s","signatures":[{"sig":"%s","cert":null}],"extra":{"a":1}}' \
          $(base64 -w0 ../statement | tr '+/' '-_') $(base64 -w0 ../signature | tr '+/' '-_' | tr -d =) > ../other-form
        """, sandbox)
      let attached = try expect("gemel sign \(Self.release) --attach ../other-form", sandbox)
      #expect(attached.contains("was signed already"), "\(attached)")
      try expect("gemel registry verify", sandbox)
      let other = try expect(
        "sed -i 's/1.0.0/1.1.0/' air/gemel.yaml && git commit -qam 2 && gemel release"
          + " && gemel sign com.example.air@1.1.0 --attach ../envelope", sandbox, code: 1)
      #expect(other.contains("[wrong-subject]"))
      #expect(
        try expect("gemel sign \(Self.release) --attach ../bot", sandbox, code: 1).contains("[unreadable-envelope]"))
    }
  }

  @Test func `an envelope whose signature is not of the key that it names is not added`() throws {
    try withRelease { sandbox in
      try expect("cp -r r ../other && gemel sign \(Self.release) --key ../bot --registry ../other", sandbox)
      try expect("cp $(grep -l payloadType ../other/blobs/sha256/*) ../good", sandbox)
      try expect("sed -E 's/(\"sig\": *\")..../\\1AAAA/' ../good > ../bad && ! cmp -s ../good ../bad", sandbox)
      let refused = try expect("gemel sign \(Self.release) --attach ../bad", sandbox, code: 1)
      #expect(refused.contains("[tampered-signature]"), "\(refused)")
      try expect("gemel sign \(Self.release) --attach ../good && \(Self.verify)", sandbox)
      // Where it was added without a policy, the way out says what to take away.
      try expect("sed -i '/keys:/d' gemel.yaml && gemel sign \(Self.release) --attach ../bad", sandbox)
      let told = try expect("\(Self.verify) --keys trust/keys.yaml", sandbox, code: 1)
      #expect(told.contains("remove `packages/com.example.air/1.0.0.attestation.2.json`"), "\(told)")
      try expect(
        "rm r/packages/com.example.air/1.0.0.attestation.2.json && \(Self.verify) --keys trust/keys.yaml", sandbox)
    }
  }

  @Test func `an envelope by a key that nobody knows, or that says otherwise than the release, is not added`() throws {
    try withRelease { sandbox in
      try expect("cp -r r ../other && gemel sign \(Self.release) --key ../eve --registry ../other", sandbox)
      try expect("cp $(grep -l payloadType ../other/blobs/sha256/*) ../foreign", sandbox)
      let refused = try expect("gemel sign \(Self.release) --attach ../foreign", sandbox, code: 1)
      #expect(refused.contains("signed by a key that the policy does not have") && refused.contains("[unknown-key]"))
      try expect("! ls r/packages/com.example.air | grep attestation", sandbox)
      // Signed by whom the policy trusts, and untrue.
      let registry = try RegistryDirectory.open(sandbox.directory.appending(path: "models/r").path)
      let package = try #require(PackageName("com.example.air"))
      let record = try #require(try registry.releases(of: package).first).record
      var provenance = try #require(try registry.provenance(of: record))
      provenance.compiler += "-evil"
      let envelope = try SignedEnvelope(
        statement: ReleaseStatement.provenance(of: record, provenance),
        signedBy: SigningKey(pem: Array(sandbox.read("bot").utf8)))
      try sandbox.write(String(decoding: envelope.bytes, as: UTF8.self), to: "untrue")
      let untrue = try expect("gemel sign \(Self.release) --attach ../untrue", sandbox, code: 1)
      #expect(untrue.contains("the statement names the compiler `") && untrue.contains("[wrong-origin]"), "\(untrue)")
      // Where it stands beside the release all the same, that is refused.
      try expect("\(Self.sign) && \(Self.verify)", sandbox)
      _ = try registry.attest(envelope.bytes, to: record.release)
      let verified = try expect(Self.verify, sandbox, code: 1)
      #expect(verified.contains("[wrong-origin]") && verified.contains("1.0.0.attestation.2.json"), "\(verified)")
      // Without a policy, it is told that nobody looked.
      try expect("sed -i '/keys:/d' gemel.yaml", sandbox)
      #expect(try expect("gemel sign \(Self.release) --attach ../foreign", sandbox).contains("no key policy is named"))
    }
  }

  // MARK: - Keys

  @Test func `keys are written for their owner alone, once, and are read by openssl`() throws {
    try withRelease { sandbox in
      #expect(
        try expect("umask 000; gemel key new ../k 2>/dev/null; stat -c %a ../k ../k.pub", sandbox).hasSuffix(
          "600\n644\n"))
      #expect(try expect("gemel key new ../k", sandbox, code: 2).contains("never overwritten"))
      try expect("rm ../k && cp ../k.pub ../safe.pub", sandbox)
      #expect(try expect("gemel key new ../k", sandbox, code: 2).contains("../k.pub already"))
      try expect("test ! -e ../k && cmp ../k.pub ../safe.pub && ln -s nowhere ../link", sandbox)
      try expect("gemel key new ../link", sandbox, code: 2)
      try expect("test ! -e ../nowhere", sandbox)
      #expect(try expect("gemel key new nowhere/k", sandbox, code: 3).contains("cannot write"))
      let secret = try sandbox.read("bot").split(separator: "\n")[1]
      let shown = try expect("gemel key show ../bot; gemel key show ../bot.pub; \(Self.sign)", sandbox)
      #expect(!shown.contains(secret) && shown.contains("-----BEGIN PUBLIC KEY-----"))
    }
  }

  @Test func `a private key that others can read is refused`() throws {
    try withRelease { sandbox in
      for mode in ["644", "640", "604", "620"] {
        #expect(
          try expect("chmod \(mode) ../bot && \(Self.sign)", sandbox, code: 2).contains(
            "others can read the key ../bot"))
      }
      try expect("chmod 400 ../bot && \(Self.sign)", sandbox)
    }
  }

  @Test(arguments: [
    ("sign com.example.air@1.0.0", 2, "no key is named"), ("sign com.example.air@1.0.0 --key nowhere", 3, "nowhere"),
    ("sign com.example.air@1.0.0 --key ../bot.pub", 2, "is a public key"),
    ("sign com.example.air@1.0.0 --key /dev/zero", 3, "no file"),
    ("sign com.example.air --key ../bot", 2, "names no version"),
    ("sign com.example.air@9.0.0 --key ../bot", 2, "has no com.example.air 9.0.0"),
    ("sign com.example.air@1.0.0 --key ../bot --decision x", 2, "--approve"),
    ("sign com.example.air@1.0.0 --attach x --key ../bot", 2, "give it alone"),
    ("verify", 2, "name a release, or give --all"), ("verify --all com.example.air", 2, "--all is all"),
    ("verify com.example.ari", 2, "did you mean `com.example.air`?"),
    ("verify com.example.air@9.0.0", 2, "there is 1.0.0"),
    ("verify com.example.air@1.0.0 --as-of 2026-01-09", 2, "on 2026-01-09"),
    ("verify --all --as-of 2026-01-09", 2, "no release"),
    ("verify --all --keys ../bot.pub", 2, "the key policy cannot be used"),
    ("verify --all --keys nowhere", 3, "nowhere"),
    ("key show gemel.yaml", 2, "its first line is not"),
  ])
  func `what cannot be is refused with a way out`(command: String, code: Int32, answer: String) throws {
    try withRelease { sandbox in
      let output = try expect("gemel " + command, sandbox, code: code)
      #expect(output.contains(answer), "\(output)")
    }
  }

  @Test func `a policy that is wrong is told by line, and none is told to be missing`() throws {
    try withRelease { sandbox in
      try expect("sed -i 's/role: approver/role: auditor/' trust/keys.yaml", sandbox)
      let wrong = try expect(Self.verify, sandbox, code: 2)
      #expect(wrong.contains("trust/keys.yaml:13:") && wrong.contains("one of `publisher`, `approver`"))
      try sandbox.edit("gemel.yaml", "  keys: trust/keys.yaml\n", "")
      #expect(try expect(Self.verify, sandbox, code: 2).contains("no key policy is named"))
    }
  }
}
