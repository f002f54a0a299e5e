import TwinCompiler
import TwinSource

/// One set of findings for all writers: hostile texts, places in every kind of file and in none, fixes, a waiver.
enum FindingWriterSample {
  /// What tries to be a command, markup, the end of something, or a call, wherever it is shown.
  static let hostile =
    "a|b `c` ::error::x ##vso[task.complete result=Failed;]y ##[error]z </script> ]]> <!-- --> & \"q\" 'r' 100%0A%AZP25; "
    + "\u{1B}[31m\u{7}\r\nnext\u{202E}\u{2066}\u{0} @team #12 GH-3 www.evil.example https://evil.example [x](y) {0} *b* _i_"

  static let files = [
    InputFile(
      path: "m/gemel.yaml", bytes: Array("edition: 2026\npackage: com.example.m\nkind: model\nversion: 1.0.0\n".utf8)),
    InputFile(
      path: "m/fans and pumps, é%.yaml",
      bytes: Array(
        """
        twins:
          Fan: {propertes: {speed: double}} # 😀 é ##vso[task.setvariable]\u{1B}[31m\u{202E} ::error::
          Fän: {properties: {speed: double}}\r
          Pump:
            description: "</script> ]]> ` | ##[error]"

        """.utf8)),
    InputFile(path: "<gemel>/org.gemel.core/core.yaml", bytes: Array("concepts:\n  Equipment: {}\n".utf8)),
    InputFile(path: "../shared/units.yaml", bytes: Array("units: {}\n".utf8)),
    InputFile(path: "/srv/models/x.yaml", bytes: Array("twins: {}\n".utf8)),
    InputFile(path: "./m//`odd`|\n@team::#12].yaml", bytes: Array("twins: {}\n".utf8)),
  ]

  /// The place of `text` in a file; of its first occurrence.
  static func place(_ file: Int, _ text: String) -> Place {
    let bytes = files[file].bytes
    let wanted = Array(text.utf8)
    let start = bytes.indices.first { bytes[$0...].starts(with: wanted) } ?? bytes.count
    return Place(FileID(UInt32(file)), ByteRange(UInt32(start), UInt32(start + wanted.count)))
  }

  static let findings: [Finding] = {
    let key = place(1, "propertes")
    let unknown = Finding(
      "structure/unknown-key", .error, "`propertes` is no key of a twin", at: key,
      related: [
        RelatedPlace(place(0, "com.example.m"), "the package"), RelatedPlace(place(2, "Equipment"), "the concept"),
        RelatedPlace(.none, "the workspace"),
      ],
      notes: ["did you mean `properties`?", "keys are case-sensitive"],
      fixIts: [
        FixIt("write `properties`", [Edit(key, "properties")]),
        FixIt("rename it and say so", [Edit(key, "properties"), Edit(place(0, "1.0.0"), "2.0.0")]),
      ], subject: "com.example.m.Fan", audiences: [.producers, .code])
    let name = Finding(
      "naming/case", .warning, "`Fän` has a letter outside ASCII", at: place(1, "Fän"), subject: "com.example.m.Fän",
      discriminator: "letter")
    var repeated = name
    repeated.place = place(1, "Pump")
    var waived = Finding(
      "governance/owner-missing", .error, "`Pump` has no owner", at: place(1, "Pump"), subject: "com.example.m.Pump")
    waived.waiver = Waiver(
      owner: "ops@example.com", reason: "taken over in spring; | ##vso[x] `y`", approver: "A. Reviewer",
      expires: "2026-12-31")
    return [
      unknown, name, repeated, waived,
      Finding("naming/length", .warning, "the block is long", at: place(1, "Pump:\n    description: \"</script> ]]>")),
      Finding(
        "acme/hostile|`rule`\n##[x]", .error, hostile, at: place(1, "</script>"),
        related: [RelatedPlace(place(5, "twins"), hostile)], notes: [hostile],
        fixIts: [FixIt(hostile, [Edit(place(1, "</script>"), "\u{1B}##vso[x]\n")])], subject: hostile),
      Finding("lifecycle/deprecated", .note, "`Equipment` is deprecated", at: place(2, "Equipment")),
      Finding("structure/wrong-shape", .error, "units are missing", at: place(3, "{}")),
      Finding("structure/wrong-shape", .error, "twins are missing", at: place(4, "{}")),
      Finding("structure/wrong-shape", .warning, "past the end", at: Place(FileID(5), ByteRange(999, 1_000))),
      Finding("config/no-packs", .error, "the workspace names no pack", at: .none),
    ]
  }()

  static let rules: [RuleID: RuleText] = [
    "structure/unknown-key": RuleText(
      summary: "A key is unknown", rationale: "What stands under it is not read.", fix: "Write the key that was meant.",
      helpURI: "https://example.com/rules/structure/unknown-key"),
    "naming/case": RuleText(
      summary: "A name is not in its case", rationale: "`names` are read | by people.", fix: "Rename it.",
      helpURI: "javascript:alert(1)"),
    "acme/hostile|`rule`\n##[x]": RuleText(summary: hostile, rationale: hostile, fix: hostile),
  ]

  static var report: FindingReport {
    FindingReport(
      findings: findings, files: files, rules: rules, toolVersion: "0.1.0", summary: "checked 1 package, 3 twins")
  }

  /// A report of `count` findings a severity, the last of each on a changed line.
  static func crowd(_ count: Int, severities: [Severity] = [.note, .warning, .error]) -> FindingReport {
    let text = (1...max(1, count)).map { "line\($0)" }.joined(separator: "\n")
    let file = InputFile(path: "m/crowd.yaml", bytes: Array(text.utf8))
    let index = LineIndex(file.bytes)
    let findings = (0..<count).flatMap { line in
      severities.map { severity in
        let start = UInt32(index.start(ofLine: line))
        return Finding(
          RuleID("pass/" + severity.name), severity, "finding of line \(line + 1)",
          at: Place(FileID(0), ByteRange(start, start + 4)))
      }
    }
    let diff = "--- a/m/crowd.yaml\n+++ b/m/crowd.yaml\n@@ -0,0 +\(count) @@\n+x\n"
    return FindingReport(
      findings: findings, files: [file], toolVersion: "0.1.0", changedLines: ChangedLines(diff: Array(diff.utf8)),
      summary: "checked")
  }
}
