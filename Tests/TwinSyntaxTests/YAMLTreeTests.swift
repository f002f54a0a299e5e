import Testing
import TwinSource

@testable import TwinSyntax

@Suite struct YAMLTreeTests {
  /// Sources and the source text of each node, in preorder, that their trees must have.
  private static let ranges: [(source: String, slices: [String])] = [
    ("a: 1", ["a: 1", "a", "1"]),
    ("a: 1\n\n# end\n", ["a: 1", "a", "1"]),
    (
      "# start\na:\n  b: 1\n\n  # inner\n\nc: 2\n",
      ["a:\n  b: 1\n\n  # inner\n\nc: 2", "a", "b: 1", "b", "1", "c", "2"]
    ),
    ("a: [1, {b: 2}] # c\n", ["a: [1, {b: 2}]", "a", "[1, {b: 2}]", "1", "{b: 2}", "b", "2"]),
    ("a: [\n  1,\n]\n", ["a: [\n  1,\n]", "a", "[\n  1,\n]", "1"]),
    ("a: {}\nb: []", ["a: {}\nb: []", "a", "{}", "b", "[]"]),
    ("a:\n- 1\n-  2  \n\nb: 3", ["a:\n- 1\n-  2  \n\nb: 3", "a", "- 1\n-  2", "1", "2", "b", "3"]),
    ("- - 1\n  - 2\n-\n- 3", ["- - 1\n  - 2\n-\n- 3", "- 1\n  - 2", "1", "2", "", "3"]),
    ("a:\nb:\n\n", ["a:\nb:", "a", "", "b", ""]),
    ("a: one\n  two\n\n  three  # c\n", ["a: one\n  two\n\n  three", "a", "one\n  two\n\n  three"]),
    ("a: 'x'\nb: \"y\"", ["a: 'x'\nb: \"y\"", "a", "'x'", "b", "\"y\""]),
    ("'a b': \"c\n  d\"", ["'a b': \"c\n  d\"", "'a b'", "\"c\n  d\""]),
    ("a: |\n  x\n  y\n\n\nb: 1", ["a: |\n  x\n  y\n\n\nb: 1", "a", "|\n  x\n  y", "b", "1"]),
    ("a: >-  # why\n  x  \n\n# c\n", ["a: >-  # why\n  x  ", "a", ">-  # why\n  x  "]),
    ("a: |+  # c\n\n\nb: 1", ["a: |+  # c\n\n\nb: 1", "a", "|+", "b", "1"]),
    ("- |2-\n   x", ["- |2-\n   x", "|2-\n   x"]),
    ("[a: b, c : d]", ["[a: b, c : d]", "a: b", "a", "b", "c : d", "c", "d"]),
    ("{a, b: , c: d\n}", ["{a, b: , c: d\n}", "a", "", "b", "", "c", "d"]),
    ("{a\n\n , b}", ["{a\n\n , b}", "a", "", "b", ""]),
    ("? a\n\n# c\n? b\n: c\n", ["? a\n\n# c\n? b\n: c", "a", "", "b", "c"]),
    ("m:\n  ? a\n\n# c\nb: 1", ["m:\n  ? a\n\n# c\nb: 1", "m", "? a", "a", "", "b", "1"]),
    ("- [a:\n   , b]\n- ? x\n\n", ["- [a:\n   , b]\n- ? x", "[a:\n   , b]", "a:", "a", "", "b", "? x", "x", ""]),
    ("--- # c\na: 1\n...\n", ["a: 1", "a", "1"]),
    ("\u{FEFF}a: 1\r\nb: 2\r\n", ["a: 1\r\nb: 2", "a", "1", "b", "2"]),
    (
      "é: ünï\n\"😀\": [ß, 'ж']\nz: 1",
      ["é: ünï\n\"😀\": [ß, 'ж']\nz: 1", "é", "ünï", "\"😀\"", "[ß, 'ж']", "ß", "'ж'", "z", "1"]
    ),
    ("text", ["text"]), ("", []), ("# only\n", []), ("---\n", [""]),
    ("a: b#c:d,e[f", ["a: b#c:d,e[f", "a", "b#c:d,e[f"]),
    (
      "a:\n  - b: 1\n    c: 2\n  - d\n",
      ["a:\n  - b: 1\n    c: 2\n  - d", "a", "- b: 1\n    c: 2\n  - d", "b: 1\n    c: 2", "b", "1", "c", "2", "d"]
    ),
  ]

  @Test func `ranges cover what stands for a node and nothing after it`() {
    for (source, slices) in Self.ranges {
      let parsed = yaml(source)
      #expect(parsed.findings.isEmpty, "\(source.debugDescription) \(parsed.findings.map(\.message))")
      #expect(parsed.slices == slices, "\(source.debugDescription)")
      #expect(rangeFaults(parsed.tree) == [])
    }
  }

  @Test func `ranges are the same with characters of many bytes before them`() {
    for (source, slices) in Self.ranges where !source.isEmpty && !source.hasPrefix("\u{FEFF}") {
      let parsed = yaml("# ünï 😀\u{2003}\n" + source)
      #expect(parsed.slices == slices, "\(source.debugDescription)")
    }
  }

  @Test func `an empty value is right after its indicator, or else after its key`() {
    let cases: [(source: String, offsets: [UInt32])] = [
      ("a:\nb:   # c\nc:", [2, 5, 14]), ("-\n-   \n- # c\n", [1, 3, 8]), ("{a\n\n , b : }", [2, 10]),
      ("? a\n\n# c\n? b\n", [3, 12]), ("[a: , b:\n]", [3, 8]), ("é:\nü:", [3, 7]), ("a: &x\nb: !t # c\n", [5, 11]),
    ]
    for (source, offsets) in cases {
      let empties = yaml(source).tree.nodes.filter { $0.kind == .scalar && $0.start == $0.end }
      #expect(empties.map(\.start) == offsets, "\(source.debugDescription)")
    }
  }

  @Test func `escapes and folding are resolved`() {
    let cases: [(String, String)] = [
      (#"a: "x\ty\u00e9\U0001F600\x41\/\_""#, #"{"a": "x\tyé😀A/ "}"#),
      ("a: 'it''s'", #"{"a": "it\'s"}"#),
      ("a: one\n  two\n\n  three", #"{"a": "one two\nthree"}"#),
      ("a: |\n  x\n   y\n\nb: >\n  x\n  y\n\n  z\n", #"{"a": "x\n y\n", "b": "x y\nz\n"}"#),
      ("a: |+\n  x\n\nb: |-\n  x\n", #"{"a": "x\n\n", "b": "x"}"#),
      ("a\nb", #""a b""#),
    ]
    for (source, outline) in cases { #expect(yaml(source).outline == outline) }
  }

  @Test func `text that stands in the source is not copied`() {
    let parsed = yaml("a: plain text\n'b': \"quoted é\"\nc: 'single'\nd: [x, \"\", '']")
    #expect(parsed.tree.decodedText.isEmpty)
    #expect(parsed.outline == #"{"a": "plain text", "b": "quoted é", "c": "single", "d": ["x", "", ""]}"#)
    #expect(!yaml("a: \"x\\ty\"").tree.decodedText.isEmpty)
  }

  @Test func `styles are kept`() {
    let tree = yaml("- a\n- 'b'\n- \"c\"\n- |\n  d\n- >\n  e\n").tree
    #expect(tree.nodes.dropFirst().map(\.style) == [.plain, .singleQuoted, .doubleQuoted, .literal, .folded])
  }

  @Test func `scalars are text whatever they look like`() {
    let parsed = yaml("a: no\nb: 012\nc: 1e3\nd: 2026-01-01\ne: ~\nf: 0x1F")
    #expect(parsed.outline == #"{"a": "no", "b": "012", "c": "1e3", "d": "2026-01-01", "e": "~", "f": "0x1F"}"#)
    #expect(parsed.findings.isEmpty)
  }

  @Test func `navigation agrees with the source`() throws {
    let tree = yaml("a: 1\nb: [x, y]\nc: {}").tree
    let root = try #require(tree.root)
    let list = try #require(tree.value(of: "b", in: root))
    let first = try #require(tree.firstChild(list))
    let second = try #require(tree.sibling(after: first, in: list))
    #expect(tree.text(first, equals: "x") && tree.text(second, equals: "y") && !tree.text(second, equals: "yy"))
    #expect(tree.sibling(after: second, in: list) == nil)
    #expect(tree.value(of: "x", in: root) == nil)
    #expect(try tree.firstChild(#require(tree.value(of: "c", in: root))) == nil)
    #expect(tree.place(second) == Place(file, ByteRange(12, 13)))
    #expect(tree.text(second).count == 1 && tree.text(second)[0] == UInt8(ascii: "y"))
  }
}
