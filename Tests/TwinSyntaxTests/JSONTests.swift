import Foundation
import Testing
import TwinSource
import TwinTestSupport

@testable import TwinSyntax

@Suite struct JSONTests {
  @Test func `a JSON file gives the tree that the same YAML gives`() {
    let sources = [
      #"{"a": [1, -2.5e+3, true, null], "b": {"c": "x\ty\u00e9"}, "": {}, "d": []}"#,
      "[\n  [],\r\n\t{\"é\": \"😀\"}, \"\" ]\n", "\"text\"", "0", "[[[[1]]]]", " null ",
    ]
    for source in sources {
      let (a, b) = (json(source), yaml(source.replacingOccurrences(of: "\t", with: " ")))
      #expect(a.findings.isEmpty && b.findings.isEmpty, "\(source)")
      #expect(a.outline == b.outline)
      #expect(a.tree.nodes.map(\.style) == b.tree.nodes.map(\.style))
      #expect(a.tree.nodes.map(\.start) == b.tree.nodes.map(\.start))
      #expect(a.tree.nodes.map(\.end) == b.tree.nodes.map(\.end))
      #expect(a.tree.nodes.map(\.isDecoded) == b.tree.nodes.map(\.isDecoded))
      #expect(faults(a.tree) == [])
    }
  }

  @Test func `ranges include quotes and brackets`() {
    #expect(
      json(" {\"k\" : [ 1 ,\"é\"] }\n").slices == ["{\"k\" : [ 1 ,\"é\"] }", "\"k\"", "[ 1 ,\"é\"]", "1", "\"é\""])
  }

  @Test func `escapes are resolved`() {
    #expect(
      json(#"["\"\\\/\n\r\t\u0041\u00E9\u20ac\ud83D\uDE00"]"#).outline == "[" + "\"\\/\n\r\tAé€😀".debugDescription + "]"
    )
  }

  /// A broken source; the messages of its findings, and where they stand.
  private static let problems: [(source: String, messages: [String], offsets: [Int])] = [
    ("", ["the file is empty"], [0]), ("  \n", ["the file is empty"], [3]),
    ("{\"a\": 1,}", ["a comma stands before the closing bracket"], [7]),
    ("[1,\n]", ["a comma stands before the closing bracket"], [2]),
    ("[1,,2]", ["a comma without an entry before it"], [3]), ("[,1]", ["a comma without an entry before it"], [1]),
    ("{'a': 'b'}", ["a string stands in single quotes", "a string stands in single quotes"], [1, 6]),
    ("{} // c", ["a comment stands in JSON"], [3]),
    ("/* c */ [1 /*d*/]", ["a comment stands in JSON", "a comment stands in JSON"], [0, 11]),
    ("# c\n[]", ["a comment stands in JSON"], [0]),
    ("[NaN]", ["`NaN` is not a JSON number"], [1]), ("[-Infinity]", ["`-Infinity` is not a JSON number"], [1]),
    ("[01]", ["the number `01` begins with `0`"], [1]), ("[-007]", ["the number `-007` begins with `0`"], [1]),
    ("[+1]", ["the number `+1` begins with `+`"], [1]), ("[.5]", ["the number `.5` begins with a point"], [1]),
    ("[5.]", ["the number `5.` has no digit after its point"], [1]),
    ("[1e]", ["the number `1e` has no digits in its exponent"], [1]),
    ("[0x1F]", ["the number `0x1F` is hexadecimal"], [1]), ("[1_000]", ["the number `1_000` holds `_`"], [1]),
    ("[-]", ["`-` is not a JSON number"], [1]), ("[1a]", ["`1a` is neither a number nor a text"], [1]),
    ("[True]", ["`True` is not a JSON value"], [1]), ("[undefined]", ["`undefined` is not a JSON value"], [1]),
    ("[abc]", ["`abc` is not a JSON value"], [1]), ("[“a”]", ["a string stands in typographic quotes"], [1]),
    ("{a: 1}", ["the key `a` has no quotes"], [1]), ("{\"a\" 1}", ["the `:` after the key is missing"], [5]),
    ("{\"a\"= 1}", ["expected `:` after the key, not `=`"], [4]), ("{\"a\"}", ["the key has no value"], [4]),
    ("{\"a\":}", ["a value is missing here"], [5]), ("{\"a\": 1 \"b\": 2}", ["a comma is missing before this"], [8]),
    ("[1 2]", ["a comma is missing before this"], [3]), ("[\"a\"; 2]", ["expected `,` or `]`, not `;`"], [4]),
    ("[:1]", ["a value is missing here", "a comma is missing before this"], [1, 2]),
    (
      "[\"a\nb\"]",
      [
        "the string is never closed with `\"`", "`b` is not a JSON value", "a comma is missing before this",
        "a comma is missing before this", "the array is never closed with `]`", "the string is never closed with `\"`",
      ], [3, 4, 4, 5, 7, 7]
    ),
    ("[\"a\tb\"]", ["a tab stands in a string"], [3]), ("[\"\\q\"]", ["the escape `\\q` does not exist"], [2]),
    ("[\"\\é\"]", ["the escape `\\é` does not exist"], [2]),
    ("[\"\\u12G4\"]", ["an escape `\\u` lacks hexadecimal digits"], [2]),
    ("[\"\\u12\"]", ["an escape `\\u` lacks hexadecimal digits"], [2]),
    ("[\"\\ud800\"]", ["half of a surrogate pair stands alone"], [2]),
    (
      "[\"\\ude00\\ud83d\"]", ["half of a surrogate pair stands alone", "half of a surrogate pair stands alone"],
      [2, 8]
    ),
    ("[\"\\ud83d\\u0041\"]", ["half of a surrogate pair stands alone"], [2]),
    ("{\"a\": [1, 2}", ["`}` closes what `[` opened"], [11]), ("{\"a\": 1]", ["`]` closes what `{` opened"], [7]),
    ("[1, {\"a\": 2}", ["the array is never closed with `]`"], [12]),
    ("{\"a\": ", ["the object is never closed with `}`"], [6]),
    ("[1] 2", ["text follows the value of the file"], [4]), ("{}\n{}", ["text follows the value of the file"], [3]),
    ("}", ["expected a value, not `}`"], [0]), ("{[1]: 2}", ["expected a key in double quotes"], [1]),
    ("\u{2003}[]", ["`\u{2003}` is not a JSON value", "text follows the value of the file"], [0, 3]),
  ]

  @Test func `a mistake has a place, a reason and a way out`() {
    for (source, messages, offsets) in Self.problems {
      let parsed = json(source)
      #expect(parsed.findings.map(\.message) == messages, "\(source)")
      #expect(parsed.findings.map { Int($0.place.range.start) } == offsets, "\(source)")
      #expect(
        parsed.findings.allSatisfy { $0.rule == "syntax/invalid-json" && $0.severity == .error && !$0.notes.isEmpty })
      #expect(parsed.findings.flatMap(styleFaults) == [])
      #expect(faults(parsed.tree) == [], "\(source)")
    }
  }

  @Test func `unclosed things point at their opening`() {
    #expect(json("[1, {\"a\": 2}").findings.first?.related.first?.place == Place(file, ByteRange(0, 1)))
    #expect(json("{\"a\": [1}").findings.first?.related.first?.place == Place(file, ByteRange(6, 7)))
    #expect(json("[\"abc").findings.last?.related.first?.place == Place(file, ByteRange(1, 2)))
  }

  @Test func `reading goes on after a mistake that leaves no doubt`() {
    let parsed = json("{'a': 01, \"b\": [1 2,], // c\n c: NaN, \"d\" \"e\", \"f\": }")
    #expect(parsed.outline == #"{"a": "01", "b": ["1", "2"], "c": "NaN", "d": "e", "f": ""}"#)
    #expect(parsed.findings.count == 9)
    let broken = json("{\"a\": {\"b\": 1, \"c\"")
    #expect(broken.outline == #"{"a": {"b": "1", "c": ""}}"#)
  }

  @Test func `commas have mechanical mends`() {
    for (source, mended) in [("[1, 2,]", "[1, 2]"), ("[1 2]", "[1, 2]"), ("{\"a\":1 \"b\":2}", "{\"a\":1, \"b\":2}")] {
      let fixIt = json(source).findings.first?.fixIts.first
      var bytes = Array(source.utf8)
      for edit in fixIt?.edits ?? [] {
        bytes.replaceSubrange(
          Int(edit.place.range.start)..<Int(edit.place.range.end), with: Array(edit.replacement.utf8))
      }
      #expect(String(decoding: bytes, as: UTF8.self) == mended)
    }
  }

  @Test func `a file of mistakes is given up after twenty`() {
    let parsed = json("[" + String(repeating: "x ", count: 1000) + "]")
    #expect(parsed.findings.count == 20)
    #expect(parsed.findings.contains { $0.notes.contains { $0.contains("20 mistakes") } })
    #expect(json(String(repeating: "//\n", count: 1000)).findings.count == 20)
    #expect(json("[\"" + String(repeating: "\\q", count: 1000) + "\"]").findings.count == 20)
  }

  @Test func `numbers are accepted and refused as RFC 8259 has it`() {
    for number in ["0", "-0", "10", "-1.5", "1e5", "1E+05", "1e-7", "0.0", "123456789012345678901234567890", "0e0"] {
      #expect(json("[\(number)]").findings.isEmpty, "\(number)")
    }
    for number in ["00", "-01", "1.", "1.e5", "-.5", "1e+", "e5", "--1", "1-", "1e5.5", "0X0", "1f", "٣"] {
      #expect(json("[\(number)]").rules == ["syntax/invalid-json"], "\(number)")
    }
  }

  @Test(.enabled(if: corpus("realestatecore-dtdl") != nil, "corpus realestatecore-dtdl is absent"))
  func `DTDL files read as Foundation reads them`() throws {
    for name in ["realestatecore-dtdl", "dtdl-reference", "dtdl-conformance"] {
      guard let folder = corpus(name) else { continue }
      var values = 0
      for url in files(in: folder, ["json"]) {
        let data = try Data(contentsOf: url)
        let parsed = parseJSON(Array(data), file: file)
        guard let expected = try? JSONSerialization.jsonObject(with: data, options: .fragmentsAllowed) else { continue }
        #expect(
          parsed.rules.allSatisfy { $0 == "syntax/duplicate-key" }, "\(url.lastPathComponent) \(parsed.rules.prefix(3))"
        )
        #expect(faults(parsed.tree) == [], "\(url.lastPathComponent)")
        let root = try #require(parsed.tree.root)
        if parsed.findings.isEmpty { #expect(parsed.tree.equals(expected, at: root), "\(url.lastPathComponent)") }
        values += parsed.tree.nodeCount
      }
      print("\(name): \(values) values")
      #expect(values > 1000)
    }
  }
}

extension SyntaxTree {
  /// Whether the node is the value that Foundation read.
  fileprivate func equals(_ value: Any, at node: NodeID) -> Bool {
    switch (kind(node), value) {
    case (.mapping, let value as [String: Any]):
      var (same, count) = (true, 0)
      forEachPair(node) { key, child in
        count += 1
        same = same && value[string(key)].map { equals($0, at: child) } == true
      }
      return same && count == value.count
    case (.sequence, let value as [Any]):
      var (same, index) = (true, 0)
      forEachElement(node) { child in
        same = same && index < value.count && equals(value[index], at: child)
        index += 1
      }
      return same && index == value.count
    case (.scalar, let value as String): return style(node) == .doubleQuoted && string(node) == value
    case (.scalar, is NSNull): return text(node, equals: "null")
    case (.scalar, let value as NSNumber):
      return text(node, equals: "true") || text(node, equals: "false")
        ? value.boolValue == text(node, equals: "true") : Double(string(node)) == value.doubleValue
    default: return false
    }
  }
}
