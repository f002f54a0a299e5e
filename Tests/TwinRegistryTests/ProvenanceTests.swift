import Foundation
import Testing
import TwinModel
import TwinOutput
import TwinRegistry
import TwinSource
import TwinTestSupport

/// Provenance: one form, read strictly, described by a schema.
@Suite struct ProvenanceTests {
  static func full() throws -> Provenance {
    let record = try RecordTests.full()
    func finding(_ rule: RuleID, _ severity: Severity) -> Finding {
      Finding(rule, severity, "m", at: Place(.none, ByteRange(0, 0)))
    }
    return Provenance(
      release: record.release, commit: record.commit,
      restores: .init(version: SemanticVersion(1, 2, 0), manifest: RecordTests.digest, reason: "Fans broke."),
      compiler: "0.3.0", edition: 2026,
      dependencies: record.dependencies.reversed(),
      rulePacks: [
        Provenance.Named(name: "strict", digest: RecordTests.digest),
        Provenance.Named(name: "acme", digest: ContentDigest(of: [1])),
      ], waivers: record.waivers,
      changes: [
        Provenance.Named(name: "b.yaml", digest: RecordTests.digest),
        Provenance.Named(name: "a.yaml", digest: RecordTests.digest),
      ],
      findings: Provenance.Findings(of: [
        finding("naming/type-case", .warning), finding("naming/type-case", .warning), finding("a/b", .note),
      ]))
  }

  static func plain() throws -> Provenance {
    Provenance(release: try RecordTests.full().release, commit: nil, compiler: "0.3.0", edition: 2026)
  }

  @Test func `provenance is read back as it was written, in one form`() throws {
    let full = try Self.full()
    #expect(readProvenance(full.bytes, file: .none).value == full)
    #expect(full.rulePacks.map(\.name) == ["strict", "acme"] && full.changes.map(\.name) == ["a.yaml", "b.yaml"])
    #expect(full.dependencies.map(\.release.package.text) == ["com.example.a", "com.example.b"])
    #expect(full.findings.severities == [.warning: 2, .note: 1] && full.findings.rules["naming/type-case"] == 2)
    let plain = try Self.plain()
    #expect(readProvenance(plain.bytes, file: .none).value == plain)
    #expect(
      String(decoding: plain.bytes, as: UTF8.self)
        == #"{"compiler":"0.3.0","edition":2026,"findings":{"severities":{"error":0,"note":0,"warning":0}},"format":1,"#
        + #""package":"com.example.hvac","version":"1.4.0"}"#)
  }

  @Test(arguments: [
    (#""format":1"#, #""format":2"#), (#""compiler":"0.3.0","#, ""), (#""edition":2026"#, #""edition":"2026""#),
    (#""error":0"#, #""error":-1"#), (#""error":0,"#, ""), (#""format":1"#, #""format":1,"built":"2026-11-26""#),
    ("1.4.0", "1.4"), ("com.example.hvac", "../x"), (#""format":1"#, #""format":1,"restores":{"version":"1.0.0"}"#),
  ])
  func `what is not as it is written is a finding`(from: String, to: String) throws {
    let text = String(decoding: try Self.plain().bytes, as: UTF8.self)
    try #require(text.contains(from))
    let read = readProvenance(Array(text.replacing(from, with: to).utf8), file: .none)
    #expect(read.value == nil && !read.findings.isEmpty)
  }

  @Test func `a signed statement names the rules and the compiler that provenance names`() throws {
    let record = try RecordTests.full()
    let text = String(decoding: ReleaseStatement.provenance(of: record, try Self.full()), as: UTF8.self)
    for part in [
      #""name":"rules/strict""#, #""gemel":"0.3.0""#, #""gitCommit":"\#(String(repeating: "0a", count: 20))""#,
      #""name":"com.example.a@1.0.0""#, #""edition":2026"#,
    ] {
      #expect(text.contains(part), "\(text)")
    }
  }

  static let jsonschema = OutsideTool("python3", probe: ["-c", "import jsonschema"])

  @Test(.enabled(if: jsonschema != nil, "needs python3 with jsonschema"))
  func `provenance conforms to its JSON Schema`() throws {
    let input: JSONValue = .object([
      "schema": provenanceSchema(),
      "good": .array(
        [try Self.full(), try Self.plain()].map { .string(String(decoding: $0.bytes, as: UTF8.self)) }),
    ])
    let script = """
      import json, sys, jsonschema
      data = json.load(open(sys.argv[1]))
      jsonschema.Draft202012Validator.check_schema(data["schema"])
      validator = jsonschema.Draft202012Validator(data["schema"])
      for text in data["good"]:
          document = json.loads(text)
          for error in validator.iter_errors(document): print(error.json_path, error.message[:200])
          for key in document:
              broken = dict(document)
              del broken[key]
              if validator.is_valid(broken) != (key in ("commit", "restores", "dependencies", "rulePacks", "waivers", "changes")):
                  print("without", key)
          if validator.is_valid(document | {"path": "x"}): print("with path")
      print("checked", len(data["good"]))
      """
    let output = try #require(Self.jsonschema).run(["-c", script], input: Data(json(input, layout: .compact)))
    #expect(String(decoding: output, as: UTF8.self) == "checked 2\n")
  }
}
