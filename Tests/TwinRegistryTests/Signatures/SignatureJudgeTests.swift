import Foundation
import Testing
import TwinModel
import TwinOutput
import TwinRegistry
import TwinTestSupport

/// Signatures held against programs that know nothing of this one.
@Suite struct SignatureJudgeTests {
  static let python = OutsideTool(
    "python3", probe: ["-c", "import cryptography, securesystemslib.dsse, securesystemslib.signer"])

  private func run(_ script: String, _ input: JSONValue) throws -> String {
    let output = try #require(Self.python).run(["-c", script], input: Data(json(input, layout: .compact)))
    return String(decoding: output, as: UTF8.self).trimmingCharacters(in: .newlines)
  }

  private func text(_ bytes: [UInt8]) -> JSONValue { .string(String(decoding: bytes, as: UTF8.self)) }

  @Test(.enabled(if: python != nil, "needs python3 with cryptography and securesystemslib"))
  func `securesystemslib and cryptography verify what was signed here, and refuse what was altered`() throws {
    let sample = try SignedSample()
    var altered = try sample.envelope()
    altered.payload[20] ^= 1
    let output = try run(
      """
      import base64, hashlib, json, sys
      from cryptography.exceptions import InvalidSignature
      from cryptography.hazmat.primitives import serialization as form
      from securesystemslib.dsse import Envelope
      from securesystemslib.exceptions import VerificationError
      from securesystemslib.signer import SSlibKey
      given = json.load(open(sys.argv[1]))
      public = form.load_pem_public_key(given["public"].encode())
      private = form.load_pem_private_key(given["private"].encode(), None)
      assert private.public_key().public_bytes_raw() == public.public_bytes_raw()
      information = public.public_bytes(form.Encoding.DER, form.PublicFormat.SubjectPublicKeyInfo)
      key = SSlibKey.from_crypto(public, keyid="sha256:" + hashlib.sha256(information).hexdigest())
      def verify(text):
          plain = json.loads(text)
          pae = Envelope.from_dict(json.loads(text)).pae()
          try:
              public.verify(base64.b64decode(plain["signatures"][0]["sig"], validate=True), pae)
              first = True
          except InvalidSignature:
              first = False
          try:
              second = len(Envelope.from_dict(json.loads(text)).verify([key], 1)) == 1
          except VerificationError:
              second = False
          return first, second
      print(verify(given["good"]), verify(given["bad"]))
      statement = json.loads(base64.b64decode(json.loads(given["good"])["payload"]))
      print(statement["_type"], statement["predicateType"], statement["subject"][0]["name"])
      """,
      .object([
        "public": text(sample.publisher.verificationKey.pem), "private": text(sample.publisher.pem),
        "good": text(try sample.envelope().bytes), "bad": text(altered.bytes),
      ]))
    #expect(
      output == """
        (True, True) (False, False)
        https://in-toto.io/Statement/v1 https://slsa.dev/provenance/v1 com.example.hvac@1.4.0
        """)
  }

  @Test(.enabled(if: python != nil, "needs python3 with cryptography and securesystemslib"))
  func `an envelope that securesystemslib made counts, and one of a key of its own does not`() throws {
    let sample = try SignedSample()
    let output = try run(
      """
      import json, sys
      from cryptography.hazmat.primitives import serialization as form
      from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
      from securesystemslib.dsse import Envelope
      from securesystemslib.signer import CryptoSigner
      given = json.load(open(sys.argv[1]))
      # Written by another program: other order, other spaces.
      payload = json.dumps(json.loads(given["statement"]), indent=1, sort_keys=False).encode()
      mine = form.load_pem_private_key(given["private"].encode(), None)
      made = []
      for key in (mine, Ed25519PrivateKey.generate()):
          envelope = Envelope(payload, "application/vnd.in-toto+json", {})
          envelope.sign(CryptoSigner(key))
          made.append(json.dumps(envelope.to_dict(), indent=2))
      print(json.dumps(made))
      """, .object(["private": text(sample.publisher.pem), "statement": text(sample.statement)]))
    let made = try #require(try JSONSerialization.jsonObject(with: Data(output.utf8)) as? [String])
    try #require(made.count == 2)
    #expect(try sample.report([Array(made[0].utf8)]).isAccepted)
    #expect(try sample.problems(Array(made[1].utf8)) == [.unknownKey])
  }

  static let inToto = OutsideTool(
    "python3",
    probe: ["-c", "import google.protobuf.json_format, in_toto_attestation.predicates.provenance.v1.provenance_pb2"])

  @Test(.enabled(if: inToto != nil, "needs python3 with in-toto-attestation"))
  func `statements and predicates are those of in-toto and SLSA, without a field that these do not have`() throws {
    let (record, provenance) = (try RecordTests.full(), try ProvenanceTests.full())
    let input: JSONValue = .object([
      "provenance": .array([
        text(ReleaseStatement.provenance(of: record, provenance)), text(ReleaseStatement.provenance(of: record, nil)),
      ]),
      "approval": text(ReleaseStatement.approval(Approval(approver: "grace"), of: record)),
    ])
    let script = """
      import json, sys
      from google.protobuf.json_format import Parse
      from in_toto_attestation.predicates.provenance.v1.provenance_pb2 import Provenance
      from in_toto_attestation.v1.resource_descriptor import ResourceDescriptor
      from in_toto_attestation.v1.statement import Statement
      from in_toto_attestation.v1.statement_pb2 import Statement as StatementMessage
      given = json.load(open(sys.argv[1]))
      for text in given["provenance"] + [given["approval"]]:
          statement = Statement.copy_from_pb(Parse(text, StatementMessage()))
          statement.validate()
          print(statement.pb.predicate_type)
      for text in given["provenance"]:
          predicate = Parse(json.dumps(json.loads(text)["predicate"]), Provenance())
          resources = list(predicate.build_definition.resolved_dependencies) + list(predicate.run_details.byproducts)
          for resource in resources: ResourceDescriptor.copy_from_pb(resource).validate()
          print(len(resources), predicate.run_details.builder.id)
      """
    let output = String(
      decoding: try #require(Self.inToto).run(["-c", script], input: Data(json(input, layout: .compact))),
      as: UTF8.self)
    #expect(
      output == """
        https://slsa.dev/provenance/v1
        https://slsa.dev/provenance/v1
        https://gemel.org/model-approval/v0.1
        6 https://gemel.org/compiler
        4 https://gemel.org/compiler

        """)
  }

  static let openssl = OutsideTool("openssl", probe: ["pkeyutl", "-help"])

  @Test(.enabled(if: openssl != nil, "openssl is not installed"))
  func `openssl verifies what was signed here`() throws {
    let openssl = try #require(Self.openssl)
    let sample = try SignedSample()
    let envelope = try sample.envelope()
    let directory = FileManager.default.temporaryDirectory.appending(path: "gemel-signature-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: directory) }
    func file(_ name: String, _ bytes: [UInt8]) throws -> String {
      let url = directory.appending(path: name)
      try Data(bytes).write(to: url)
      return url.path
    }
    let arguments = [
      "pkeyutl", "-verify", "-rawin", "-pubin", "-inkey", try file("key.pub", sample.publisher.verificationKey.pem),
      "-sigfile", try file("signature", envelope.signatures[0].octets), "-in",
    ]
    _ = try openssl.run(arguments + [try file("message", envelope.authenticatedBytes)])
    let other = try file("other", envelope.authenticatedBytes + [0])
    #expect(throws: OutsideToolFailure.self) { try openssl.run(arguments + [other]) }
  }
}
