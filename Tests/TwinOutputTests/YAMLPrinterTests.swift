import Testing
import TwinSource
import TwinSyntax

@testable import TwinOutput

@Suite struct YAMLPrinterTests {
  /// Pieces that YAML readers are known to stumble over.
  static let pieces = [
    "", " ", "  ", "\n", "\n\n", "\t", "\r", "\r\n", "a", "b c", "null", "~", "yes", "No", "on", "off", "true", "FALSE",
    "y",
    "1", "012", "0x1F", "1e3", "1.5", ".5", "+1", "-", "- a", "?", "? a", ":", ": ", "a: b", "a:b", "#", " #", "a #b",
    "&a", "*a", "!a", "|", ">", "%", "@", "`", "'", "\"", "\\", "{", "}", "[", "]", ",", "{a}", "=", "<<", "2026-01-01",
    "12:30:45", "---", "...", "--- a", "é", "°C", "Θ", "日本", "😀", "\u{85}", "\u{A0}", "\u{2028}", "\u{2029}",
    "\u{FEFF}",
    "\u{200F}", "\u{0}", "\u{7}", "\u{1B}", "\u{7F}", "\u{E000}", "dtmi:com:example:A;1", "x'y\"z",
  ]

  @Test func `every string comes back as it was, alone, in lists, as a key, in a long mapping`() {
    var texts = Self.pieces
    for one in Self.pieces { for other in Self.pieces { texts += [one + other, one + "word" + other] } }
    for one in Self.pieces { texts.append(one + String(repeating: " folded words", count: 12) + one) }
    for one in Self.pieces { texts.append("first\n" + one + "\n  second\n" + one) }
    var failures: [String] = []
    for text in texts {
      let inner: YAMLNode = .mapping([YAMLEntry("k", .text(text)), YAMLEntry("l", .text("x"))])
      let entries = [
        YAMLEntry("a", .text(text)), YAMLEntry("list", .sequence([.text(text), .text("x")])), YAMLEntry("flow", inner),
        YAMLEntry("block", .section([YAMLEntry("k", .text(text))])),
        YAMLEntry("items", .sequence([.section([YAMLEntry("k", .text(text)), YAMLEntry("l", inner)])])),
      ]
      let parsed = parseYAML(YAMLPrinter.print(entries), file: FileID(0))
      let found = scalars(parsed.tree)
      let expected = [
        "a", text, "list", text, "x", "flow", "k", text, "l", "x", "block", "k", text, "items", "k", text, "l", "k",
        text,
        "l", "x",
      ]
      if !isRead(parsed.findings) || found != expected { failures.append("\(text.debugDescription)") }
    }
    #expect(failures == [])
  }

  @Test func `every string comes back as a key`() {
    var failures: [String] = []
    for one in Self.pieces {
      for other in Self.pieces {
        let key = one + other + String(repeating: "k", count: one == other ? 2000 : 0)
        let printed = YAMLPrinter.print([
          YAMLEntry(key, .text("v")), YAMLEntry("m", .mapping([YAMLEntry(key, .word("1"))])),
        ])
        let parsed = parseYAML(printed, file: FileID(0))
        if !isRead(parsed.findings) || scalars(parsed.tree) != [key, "v", "m", key, "1"] {
          failures.append("\(key.prefix(40).debugDescription)")
        }
      }
    }
    #expect(failures == [])
  }

  @Test func `strings that some reader takes for something else are quoted, ordinary ones are not`() {
    for text in ["null", "Yes", "off", "1", "1e3", "012", "2026-01-01", "12:30", ".5", "~", "", "n", "NaN", "<<", "="] {
      #expect(!YAMLText.isPlain(text, inFlow: false), "\(text)")
    }
    for text in [
      "Fan", "supplyFan", "core.Equipment", "Moves air.", "°C", "air handler", "It's on", "a_b", "dtmi:a:B;1",
    ] {
      #expect(YAMLText.isPlain(text, inFlow: false), "\(text)")
    }
    for text in ["dtmi:a:B;1", "a, b", "a]", "brick:AHU"] { #expect(!YAMLText.isPlain(text, inFlow: true), "\(text)") }
  }

  @Test func `short mappings take one line, sections and long ones a line per entry, long texts are folded`() {
    let long =
      "Conditions and circulates air for one or more zones, and does so at " + "any hour of the day or the night."
    let entries = [
      YAMLEntry(
        "twins",
        .section([
          YAMLEntry(
            "Fan",
            .section([
              YAMLEntry("description", .text(long)), YAMLEntry("comment", .text("one\n\ntwo\n")),
              YAMLEntry("extends", .text("Equipment")),
              YAMLEntry(
                "relationships",
                .section([
                  YAMLEntry(
                    "feeds",
                    .mapping([
                      YAMLEntry("relation", .text("core.feeds")),
                      YAMLEntry("target", .sequence([.text("A"), .text("B")])),
                      YAMLEntry("cardinality", .word("0..64")),
                    ]))
                ])),
              YAMLEntry("things", .sequence([.section([YAMLEntry("a", .word("1")), YAMLEntry("b", .word("2"))])])),
            ]))
        ]))
    ]
    #expect(
      String(decoding: YAMLPrinter.print(entries), as: UTF8.self) == """
        twins:
          Fan:
            description: >-
              Conditions and circulates air for one or more zones, and does so at any hour of the day or the
              night.
            comment: |
              one

              two
            extends: Equipment
            relationships:
              feeds: {relation: core.feeds, target: [A, B], cardinality: 0..64}
            things:
              - a: 1
                b: 2

        """)
  }

  /// Whether nothing is wrong but what no source may hold, however it is written.
  private func isRead(_ findings: [Finding]) -> Bool {
    findings.allSatisfy { ["syntax/control-character", "syntax/bidirectional-character"].contains($0.rule.name) }
  }

  /// All scalars in order.
  private func scalars(_ tree: SyntaxTree) -> [String] {
    var found: [String] = []
    func walk(_ node: SyntaxTree.NodeID) {
      switch tree.kind(node) {
      case .scalar: found.append(tree.string(node))
      case .sequence: tree.forEachElement(node) { walk($0) }
      case .mapping:
        tree.forEachPair(node) { key, value in
          walk(key)
          walk(value)
        }
      }
    }
    if let root = tree.root { walk(root) }
    return found
  }
}
