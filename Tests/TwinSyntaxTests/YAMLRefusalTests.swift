import Testing
import TwinSource

@testable import TwinSyntax

@Suite struct YAMLRefusalTests {
  @Test func `what is not part of the language is refused where it stands`() {
    let cases: [(source: String, rule: String, slice: String)] = [
      ("a: &x 1", "syntax/anchor", "&x"), ("&x a: 1", "syntax/anchor", "&x"), ("a: &x\n  b: 1", "syntax/anchor", "&x"),
      ("a: &x [1]", "syntax/anchor", "&x"), ("a: *x", "syntax/alias", "*x"), ("*x : a", "syntax/alias", "*x"),
      ("<<: a", "syntax/merge-key", "<<"), ("a: {<<: b}", "syntax/merge-key", "<<"),
      ("a: !!str 1", "syntax/tag", "!!str"), ("a: !x [1]", "syntax/tag", "!x"), ("a: ! b", "syntax/tag", "!"),
      ("a: !<tag:x,y> b", "syntax/tag", "!<tag:x,y>"), ("[!!str , a]", "syntax/tag", "!!str"),
      ("a: !e!x b", "syntax/tag", "!"), ("é: !!int\n  # c\n  b: 1", "syntax/tag", "!!int"),
      ("a: 1\n---\nb: 2", "syntax/multiple-documents", "---"),
      ("a: 1\n...\n%TAG ! !\n---", "syntax/multiple-documents", "%"),
      ("--- a\n--- b", "syntax/multiple-documents", "---"),
      ("? [a]\n: b", "syntax/complex-key", "[a]"), ("{{a: 1}: b}", "syntax/complex-key", "{a: 1}"),
      ("? - a\n  - b\n\n: c", "syntax/complex-key", "- a\n  - b"), ("[[a]: b]", "syntax/complex-key", "[a]"),
      ("%YAML 1.2\n---\na: 1", "syntax/directive", "%YAML 1.2"),
      ("# c\n\n%TAG !e! x\n--- a", "syntax/directive", "%TAG !e! x"),
    ]
    for (source, rule, slice) in cases {
      let parsed = yaml(source)
      #expect(parsed.rules == [rule], "\(source.debugDescription)")
      #expect(parsed.findings.first.map { parsed.source($0.place) } == slice, "\(source.debugDescription)")
      #expect(parsed.findings.allSatisfy { $0.severity == .error && !$0.notes.isEmpty })
      #expect(faults(parsed.tree) == [], "\(source.debugDescription)")
    }
  }

  @Test func `sharing by anchors is answered with points and schemas`() {
    for source in ["a: &x 1", "a: *x", "<<: a"] {
      #expect(yaml(source).findings.first?.notes.contains { $0.contains("`points` or `schemas`") } == true)
    }
  }

  @Test func `documents are read one by one where a language asks for it`() {
    let source = "a: 1\n---\n# é\n- b\n- a: \"x\\t\"\n...\n---\nc: d\nc: e"
    let parsed = parseYAMLDocuments(Array(source.utf8), file: file)
    let outlines = parsed.trees.map { ParsedFile(tree: $0, findings: []).outline }
    #expect(outlines == [#"{"a": "1"}"#, #"["b", {"a": "x\t"}]"#, #"{"c": "d", "c": "e"}"#])
    #expect(parsed.trees.flatMap(faults) == [] && parsed.trees.flatMap(rangeFaults) == [])
    #expect(parsed.findings.map(\.rule) == ["syntax/duplicate-key"])
    #expect(parseYAMLDocuments([], file: file).trees.isEmpty)
    let many = parseYAMLDocuments(Array(String(repeating: "--- a\n", count: 65).utf8), file: file)
    #expect(many.trees.count == 64 && many.findings.map(\.rule) == ["syntax/multiple-documents"])
    #expect(many.findings.first?.message.contains("at most 64") == true)
    let broken = parseYAMLDocuments(Array("a: [1\n---\nb: 2".utf8), file: file)
    #expect(broken.trees.count == 1 && broken.findings.map(\.rule) == ["syntax/invalid-yaml"])
    let directive = parseYAMLDocuments(Array("a: 1\n...\n%TAG ! !\n---\nb".utf8), file: file)
    #expect(directive.trees.count == 1 && directive.findings.map(\.rule) == ["syntax/multiple-documents"])
  }

  @Test func `quoted and inner look-alikes are fine`() {
    for source in ["'<<': a", "a: <<", "a: '&x'", "a: b&c*d!e", "a: \"*x\"", "a: '%x'", "a: b\n # --- c", "a: '---'"] {
      #expect(yaml(source).findings.isEmpty, "\(source.debugDescription)")
    }
  }

  @Test func `reading goes on after what is refused`() {
    let source = "a: &x {k: 1}\nb: *x\n<<: *x\nc: !!str 5\n? [p, q]\n: d\ne: &y\nf: !t\n  g: h\nb: 2\n---\nz: 1"
    let parsed = yaml(source)
    #expect(
      parsed.rules == [
        "syntax/anchor", "syntax/alias", "syntax/merge-key", "syntax/alias", "syntax/tag", "syntax/complex-key",
        "syntax/anchor", "syntax/tag", "syntax/duplicate-key", "syntax/multiple-documents",
      ])
    #expect(
      parsed.outline
        == #"{"a": {"k": "1"}, "b": "", "<<": "", "c": "5", "": "d", "e": "", "f": {"g": "h"}, "b": "2"}"#)
    #expect(faults(parsed.tree) == [])
  }

  @Test func `the range of a node leaves out its anchor and tag`() {
    #expect(yaml("a: &x !!str 1").slices == ["a: &x !!str 1", "a", "1"])
    #expect(yaml("- !a &b # c\n  k: v").slices == ["- !a &b # c\n  k: v", "k: v", "k", "v"])
    #expect(yaml("[&x a: b, &y ]").slices == ["[&x a: b, &y ]", "&x a: b", "a", "b", ""])
  }

  @Test func `two refused keys do not count as equal`() {
    #expect(yaml("*a : 1\n*b : 2").rules == ["syntax/alias", "syntax/alias"])
    #expect(yaml("? [a]\n: 1\n? [b]\n: 2").rules == ["syntax/complex-key", "syntax/complex-key"])
  }

  @Test func `a flood of one finding is cut, and the count told`() {
    let parsed = yaml(String(repeating: "- *a\n", count: 5000))
    #expect(parsed.findings.count == 100)
    #expect(parsed.findings.last?.notes.last == "the file has 4900 more of the same, not listed")
    #expect(parsed.tree.nodeCount == 5001)
  }
}
