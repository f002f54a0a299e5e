import Testing
import TwinSource
import TwinTestSupport

@testable import TwinSyntax

@Suite struct YAMLProblemTests {
  /// A broken source; `rule message` of its one finding, where the finding stands, and the related place.
  private static let problems: [(source: String, message: String, offset: Int, related: Int?)] = [
    ("a:1\nb: 2", "a space is missing after the colon", 1, nil),
    ("a: 1\nb:2\nc: 3", "a space is missing after the colon", 6, nil),
    ("a: 1\nb:2\n", "a space is missing after the colon", 6, nil),
    ("a: 1\nword\nb: 2", "a line of a mapping has no `: `", 5, nil),
    ("a: b: c", "a second `: ` stands on the line", 4, nil),
    ("a: b\n  c: d", "a key cannot begin on this line", 8, nil),
    ("a:\n\tb: c", "a tab is used for indentation", 3, nil),
    ("a: b\n\tc", "a tab is used for indentation", 5, nil),
    ("a:\n  \t- b", "a tab is used for indentation", 5, nil),
    ("é:\n\tb: c", "a tab is used for indentation", 4, nil),
    ("a: [1, 2", "the list is never closed with `]`", 8, 3),
    ("a: {b: 1\n\n", "the mapping is never closed with `}`", 10, 3),
    ("é: [1, 2}\nb: 1", "expected `,` or `]` here", 9, 4),
    ("a: [1 2]\nb: [\"x\" y]", "expected `,` or `]` here", 17, 12),
    ("{a: 'b' c}", "expected `,` or `}` here", 8, 0),
    ("a: \"b\nc: d", "the quoted text is never closed", 10, 3),
    ("a: 'b", "the quoted text is never closed", 5, 3),
    ("a: 'b\n---\n", "a line that begins with `---` or `...` ends the document inside a quoted text", 6, 3),
    (#"a: "C:\dir""#, #"the escape `\d` does not exist"#, 6, nil),
    (#"a: "\u12""#, "an escape lacks hexadecimal digits", 6, 3),
    (#"a: "\ud800""#, "the escape is of no Unicode character", 6, 3),
    ("a: \"b\" c\n", "text follows a closing quote", 7, 0),
    ("a:\n    b: 1\n  c: 2", "expected a key of the mapping, or its end, here", 14, 0),
    ("a:\n  - b\n  c: 1", "expected `- ` or the end of the list here", 11, 5),
    ("a: - b", "a list entry (`- `) cannot begin here", 3, nil),
    ("a: @b", "a value cannot begin with `@`", 3, nil),
    ("a: `b`", "a value cannot begin with ```", 3, nil),
    ("a: ? b", "a key (`? `) cannot begin here", 3, nil),
    ("a: %b", "a value cannot begin with `%`", 3, nil),
    ("a: [, ]", "expected a value here", 4, nil),
    ("[a]\nb", "text follows the end of the document's value", 4, nil),
    ("a: |x\n  b", "the head of a block text is malformed", 4, 3),
    ("a: b\n]\n", "a `]` closes nothing", 5, nil),
  ]

  @Test func `a syntax error has a place, a reason and a way out`() {
    for (source, message, offset, related) in Self.problems {
      let parsed = yaml(source)
      #expect(parsed.findings.map(\.message) == [message], "\(source.debugDescription)")
      guard let finding = parsed.findings.first else { continue }
      #expect(finding.rule == "syntax/invalid-yaml" && finding.severity == .error)
      #expect(Int(finding.place.range.start) == offset, "\(source.debugDescription)")
      #expect(finding.related.first.map { Int($0.place.range.start) } == related, "\(source.debugDescription)")
      #expect(!finding.notes.isEmpty && finding.notes.allSatisfy { !$0.contains("libyaml") })
      #expect(styleFaults(of: finding) == [])
      #expect(faults(parsed.tree) == [], "\(source.debugDescription)")
    }
  }

  @Test func `a missing space has a mechanical mend`() {
    for source in ["a:1\nb: 2", "é: 1\nb:2\nc: 3"] {
      let edit = yaml(source).findings.first?.fixIts.first?.edits.first
      var bytes = Array(source.utf8)
      if let edit { bytes.insert(contentsOf: Array(edit.replacement.utf8), at: Int(edit.place.range.start)) }
      #expect(edit?.place.range.count == 0)
      #expect(parseYAML(bytes, file: file).findings.isEmpty)
    }
  }

  @Test func `what stands before an error is in the tree`() {
    let parsed = yaml("a: 1\nb: [x, {c: d}, y\ne: f")
    #expect(parsed.rules == ["syntax/invalid-yaml"])
    #expect(parsed.outline.hasPrefix(#"{"a": "1", "b": ["x", {"c": "d"}"#))
    #expect(yaml("a: 1\nb: \"").outline == #"{"a": "1", "b": ""}"#)
    #expect(yaml("a: 1\nkey").outline.hasPrefix(#"{"a": "1""#))
  }

  @Test func `a broken tag, anchor or alias is named as such`() {
    for (source, rule) in [
      ("a: &", "anchor"), ("a: &+ b", "anchor"), ("a: *", "alias"), ("a: !<x b", "tag"), ("a: !x!y b", "tag"),
    ] {
      #expect(yaml(source).rules == ["syntax/" + rule], "\(source)")
    }
  }
}
