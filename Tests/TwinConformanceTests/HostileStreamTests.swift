import Foundation
import Testing
import TwinConformance
import TwinTestSupport

/// Data that was made to hurt, and data that is merely broken.
@Suite struct HostileStreamTests {
  @Test func `a bad line never stops the rest`() throws {
    let good = Array(#"{"type": "com.example.Fan", "telemetry": {"speed": 1}}"#.utf8)
    let bad: [[UInt8]] = [
      [0], [0xFF, 0xFE], Array("{".utf8), Array("}".utf8), Array("\"".utf8), Array("\\".utf8), Array("{\"".utf8),
      Array("{\"a\\".utf8), Array("{\"type\"".utf8), Array("{\"type\":".utf8), Array("{\"type\":\"".utf8),
      Array(repeating: 0x5B, count: 100_000), Array(repeating: 0x7B, count: 100_000),
      Array(#"{"a":"#.utf8) + Array(repeating: 0x5B, count: 5_000), [0x7B, 0x22, 0xC3, 0x28, 0x22, 0x3A, 0x31, 0x7D],
      Array("{\"\u{0}\": 1}".utf8), [0xEF, 0xBB, 0xBF] + good, good + good, good.dropLast() + [],
    ]
    var text: [UInt8] = []
    for line in bad { text += line + [0x0A] + good + [0x0D, 0x0A] }
    let report = try report(text, of: registry(), blockSize: 64, workers: 2)
    #expect(report.brief == "ok \(bad.count), bad \(bad.count)")
  }

  /// Whatever the bytes, a record is what a strict reader says of it.
  @Test func `altered records are judged as they are by themselves`() throws {
    var random = SeededGenerator(seed: 11)
    let registry = try registry()
    let seeds = [
      #"{"id":"f1","type":"com.example.Fan","telemetry":{"speed":1.5,"temperature":-2}}"#,
      #"{"$metadata":{"$model":"com.example.Fan"},"serial":"AB1234","notes":[{"text":"}{\"]"}]}"#,
      #"{"type":"com.example.Fan","serial":"AB1234","mode":"low"}"#,
    ]
    let alphabet = Array(#"{}[]",:\0 1eu"#.utf8)
    for seed in seeds {
      for _ in 0..<1_500 {
        var record = Array(seed.utf8)
        for _ in 0..<Int.random(in: 1...3, using: &random) {
          let index = Int.random(in: 0..<record.count, using: &random)
          let byte = alphabet[Int.random(in: 0..<alphabet.count, using: &random)]
          if Bool.random(using: &random) { record[index] = byte } else { record.insert(byte, at: index) }
        }
        let isJSON = isStrictJSON(record, registry)
        let report = try report(record, of: registry)
        #expect((report.records.unreadable == 0) == isJSON, "\(String(decoding: record, as: UTF8.self))")
        if isJSON { #expect(report.all.total + report.records.other == 1) }
      }
    }
  }

  @Test func `arrays are cut where their elements end, however they come`() {
    let cases: [(String, [String])] = [
      ("[]", []), ("[ ]", []), ("[1]", ["1"]), ("[1,2]", ["1", "2"]), ("[1,]", ["1", ""]), ("[,1]", ["", "1"]),
      (#"[{"a":"],[\"}"},[1,[2]], "\\"]"#, [#"{"a":"],[\"}"}"#, "[1,[2]]", #" "\\""#]),
    ]
    for (text, expected) in cases {
      for size in 1...text.utf8.count {
        #expect(cut(Array(text.utf8), size) == expected, "\(text) \(size)")
      }
    }
    // A bracket too many ends nothing where a comma follows.
    #expect(cut(Array("[1] , 2]".utf8), 100) == ["1", "]", " 2"])
    #expect(cut(Array("[],[]]".utf8), 100) == ["]", "[]"])
  }

  @Test func `an element that is broken ends where the next line begins like one`() {
    let broken: [String] = [
      #"{"a": "x}"#, #"{"a": [1}"#, #"{"a": {"b": 1}"#, #"{"a": 1]"#, #"{"a": "x\"}"#, #"{"a": ]"#, "\"", "[[[{",
    ]
    let styles: [(String, String, String)] = [
      ("[\n", ",\n", "\n]"), ("[", ",\n", "]"), ("[", "\n,", "\n]"), ("[", ",\r\n ", "]\n"),
      ("[\n  ", ",\n  ", "\n]\n"),
      (" [\n\t", ",\n\t", "\n]\n"),
    ]
    for element in broken {
      for (open, comma, close) in styles {
        let text =
          open + [#"{"good": 1}"#, element, #"{"good": 2}"#, #"{"good": "3"}"#].joined(separator: comma) + close
        for size in [1, 2, 3, 7, 16, 1_000] {
          let found = cut(Array(text.utf8), size).map { $0.trimmed }
          #expect(
            found.filter { $0.hasPrefix(#"{"good""#) && $0.hasSuffix("}") }.count == 3, "\(text) \(size) \(found)")
          #expect(found.count == 4, "\(text) \(size) \(found)")
        }
      }
    }
    // As printers write them: what is inside a broken element is none.
    let pretty = """
      [
        {
          "a": [
            {
              "b": 1
          ]
        },
        {
          "good": {}
        }
      ]
      """
    for size in 1...pretty.utf8.count {
      let found = cut(Array(pretty.utf8), size)
      #expect(found.count == 2 && found.last?.contains("good") == true, "\(size) \(found)")
    }
    let braces = "[{\n  \"a\": \"x\n}, {\n  \"good\": {\n  }\n}]"
    #expect(cut(Array(braces.utf8), 5).map { $0.trimmed } == ["{\n  \"a\": \"x\n}", "{\n  \"good\": {\n  }\n}"])
  }

  @Test func `a comma that is missing between elements is a piece of its own, and hides none`() {
    let element = #"{"a": [{"b": 1}, {}], "c": {"d": "}{"}}"#
    for gap in ["\n", "", " ", "\r\n  ", "\n\n\n"] {
      let text = Array("[\n\(element),\(element)\(gap)\(element)\(gap)\(element)\n,\(element)\n]".utf8)
      for size in 1...text.count {
        let found = cut(text, size).map { $0.trimmed }
        #expect(found == [element, element, "", element, "", element, element], "\(gap) \(size) \(found)")
      }
    }
    var cutter = ArrayCutter()
    var (element0, pieces) = (0, [Range<Int>]())
    let text = Array("[[1]\n[2],,3]".utf8)
    _ = text.withUnsafeBufferPointer { cutter.cut($0, from: 0, element: &element0, pieces: &pieces) }
    #expect(pieces.map { cutter.problems[$0]?.expected } == [nil, "a comma", nil, nil, nil], "\(pieces)")
  }

  @Test func `a comma that is missing between numbers and texts is a piece of its own too`() {
    let cases: [(String, [String])] = [
      ("[1 2]", ["1", "", "2"]), ("[-1.5e3\n true\tnull,4]", ["-1.5e3", "", "true", "", "null", "4"]),
      (#"["a" "b""c"]"#, [#""a""#, "", #""b""#, "", #""c""#]),
      (#"["a" 1 "\"" {} 2]"#, [#""a""#, "", "1", "", #""\"""#, "", "{}", "", "2"]),
      (#"[1 {"a": 1} [2]]"#, ["1", "", #"{"a": 1}"#, "", "[2]"]),
      // A quote inside a text is a slip of another kind, and what follows a colon was in an object.
      (#"["a"b"c", 1]"#, [#""a"b"c""#, "1"]), (#"["a": 1, "b": {}]"#, [#""a": 1"#, #""b": {}"#]),
      ("[ 1 , 2 ]", ["1", "2"]),
    ]
    for (text, expected) in cases {
      for size in 1...text.utf8.count {
        #expect(cut(Array(text.utf8), size).map { $0.trimmed } == expected, "\(text) \(size)")
      }
    }
  }

  /// Of an element that is too long, nothing is there when what follows it comes.
  @Test func `a comma that is missing behind what is not there any more hides no element`() {
    for (first, space) in [("[{\"a\": 1}", ""), ("[{\"a\": 1}", " \n"), ("[1, [2]", "\n"), ("[\"a\"", " ")] {
      for next in ["{\"b\": 1}", "[3]", "\"c\"", "4"] where !(next == "4" && space.isEmpty) {
        var cutter = ArrayCutter()
        func cut(_ text: String) -> [String] {
          var (element, pieces) = (0, [Range<Int>]())
          let bytes = Array(text.utf8)
          _ = bytes.withUnsafeBufferPointer { cutter.cut($0, from: 0, element: &element, pieces: &pieces) }
          return pieces.map { String(decoding: bytes[$0], as: UTF8.self).trimmed }
        }
        _ = cut(first)
        #expect(cut("\(space)\(next),5]") == ["", "", next, "5"], "\(first) \(next)")
      }
    }
  }

  /// What is right is cut by its brackets alone, however its lines begin.
  @Test func `arrays that are right are never cut by lines`() {
    let text = "[\n{\n\"a\": [\n{\n\"b\": \"]\\n}\"\n}\n,\n{\n}\n]\n}\n,\n[\n{\n}\n]\n]"
    for size in 1...text.utf8.count { #expect(cut(Array(text.utf8), size).count == 2) }
  }

  @Test func `exported graphs are cut into their twins and relationships, in any order and however they come`() {
    let twins = #"[{"$dtId": "a", "b": [{"c": "]}"}]}, {"$dtId": "b"}]"#
    let edges = #"[{"$sourceId":"a"},{"$sourceId":"b"}]"#
    let graphs = [
      "{\"digitalTwins\": \(twins), \"relationships\": \(edges)}",
      "{\"relationships\":\(edges) ,\n\"digitalTwins\": \(twins)}",
    ]
    let models = #""digitalTwinsModels": [{"@id": "dtmi:x;1", "digitalTwins": [{}], "x": "\"}]"}]"#
    for graph in graphs {
      let parts = [
        #""digitalTwinsFileInfo": {"fileVersion": "1.0.0", "other": [[1], "}"], "n":null }"#,
        "\"digitalTwinsGraph\": \(graph)", models,
      ]
      for parts in [parts, parts.reversed(), [parts[1]], [parts[2], parts[1]]] {
        let text = Array("{\(parts.joined(separator: ", "))}".utf8)
        for size in [1, 2, 3, 7, 16, 1_000] {
          let found = cut(text, size, ExportCutter()).map { $0.trimmed }
          #expect(
            Set(found) == [
              #"{"$dtId": "a", "b": [{"c": "]}"}]}"#, #"{"$dtId": "b"}"#, #"{"$sourceId":"a"}"#, #"{"$sourceId":"b"}"#,
            ], "\(String(decoding: text, as: UTF8.self)) \(size) \(found)")
          #expect(found.count == 4)
        }
      }
    }
    // What is no JSON around them is a piece, which is none either.
    for (text, expected) in [
      (#"{"digitalTwinsGraph": {"digitalTwins": [{}],, "relationships": []}}"#, ["{}", ","]),
      (#"{"digitalTwinsGraph": {"digitalTwins": [{}], }, }"#, ["{}", "}", "}"]),
      (#"{"digitalTwinsGraph": {"digitalTwins": [{}],{}], "relationships": [{}]}}"#, ["{}", "]", "{}", "{}"]),
      (#"{"digitalTwinsModels": x y, "digitalTwinsGraph": {"digitalTwins": [{},]}}"#, ["y", "{}", ""]),
      // Nor is what is no list, what has another name, and the end where there was no graph.
      (#"{"digitalTwinsGraph": {"digitalTwins": [{}], "relationships": {"a": [{}]}}}"#, ["{}", "{"]),
      (#"{"digitalTwinsGraph": {"digitalTwins": null, "relationships": "[{}]"}}"#, ["n", "\""]),
      (#"{"digitalTwinsGraph": {"relationshipz": [{"a": 1}], "digitalTwins": [{}]}, "more": 1}"#, ["[", "{}", "1"]),
      (#"{"digitalTwinsModels": [], "digitalTwinsGrapH": {"digitalTwins": [{}]}}"#, ["{", "}"]),
      (#"{"digitalTwinsFileInfo": {}}"#, ["}"]),
    ] {
      #expect(cut(Array(text.utf8), 1_000, ExportCutter()) == expected, "\(text)")
    }
  }

  /// What an export is cut into that comes in blocks of `size` bytes, and what is told of pieces that are none.
  private func pieces(of bytes: [UInt8], by size: Int) -> (found: [String], told: [String]) {
    var cutter = ExportCutter()
    var (found, told) = ([String](), [String]())
    var (held, seen) = ([UInt8](), 0)
    for start in stride(from: 0, to: bytes.count, by: size) {
      held += bytes[start..<min(start + size, bytes.count)]
      var (element, pieces) = (0, [Range<Int>]())
      _ = held.withUnsafeBufferPointer { cutter.cut($0, from: seen, element: &element, pieces: &pieces) }
      for piece in pieces {
        if let problem = cutter.problems[piece] {
          told.append("\(problem.expected), \(problem.actual)")
        } else {
          found.append(String(decoding: held[piece], as: UTF8.self))
        }
      }
      held.removeFirst(element)
      seen = held.count
    }
    return (found, told)
  }

  @Test func `a comma that is missing behind a list or a part of an export is told as a comma`() {
    let (twins, edges) = (#""digitalTwins": [{"$dtId": "a"}]"#, #""relationships": [{"$relationshipId": "r"}]"#)
    for (text, expected) in [
      ("{\"digitalTwinsGraph\": {\(twins) \(edges)}}", "a comma, `\"`"),
      ("{\"digitalTwinsGraph\": {\(twins)\n\(edges)}}", "a comma, `\"`"),
      ("{\"digitalTwinsGraph\": {\(edges)\(twins)}}", "a comma, `\"`"),
      ("{\"digitalTwinsModels\": [] \"digitalTwinsGraph\": {\(twins), \(edges)}}", "a comma, `\"`"),
      // The bracket of the list is missing, not the comma.
      (#"{"digitalTwinsGraph": {"digitalTwins": [{"$dtId": "a"}, \#(edges)}}"#, "a bracket, `\"`"),
    ] {
      for size in [1, 7, 1_000] {
        let (found, told) = pieces(of: Array(text.utf8), by: size)
        #expect(told == [expected], "\(text) \(size) \(told)")
        #expect(Set(found) == [#"{"$dtId": "a"}"#, #"{"$relationshipId": "r"}"#], "\(text) \(size) \(found)")
      }
    }
  }

  @Test func `what models and headers of an export hold is passed over, whatever it is called`() {
    let twins = #"[{"$dtId": "a"}, {"$dtId": "b"}]"#
    let other = #"{"digitalTwins": [{"$dtId": "x"}], "relationships": [{"$relationshipId": "y"}]}"#
    let graph = "\"digitalTwinsGraph\": {\"digitalTwins\": \(twins)}"
    for beside in [
      "\"digitalTwinsModels\": [{\"@id\": \"dtmi:x;1\", \"digitalTwinsGraph\": \(other)}]",
      "\"digitalTwinsModels\": [{\"@id\": \"dtmi:x;1\", \"x\": \(other)}, \(other)]",
      "\"digitalTwinsFileInfo\": \(other)", "\"digitalTwinsFileInfo\": {\"a\": {\"digitalTwinsGraph\": \(other)}}",
      #""digitalTwinsFileInfo": {"digitalTwinsGraph": {"digitalTwins": [1]}}"#,
      #""digitalTwinsFileInfo": {"digitalTwinsGraph": {"relationships": [], "x": 1}}"#,
      #""digitalTwinsFileInfo": {"digitalTwinsGraph": [{"$dtId": "x"}]}"#,
      #""digitalTwinsModels": [1, -2.5E+3 , true,null ,[ ] , {} , "a" , {"a" : 1 , "b":[false],"c" : { } , "d":"e"} ]"#,
    ] {
      for text in ["{\(beside), \(graph)}", "{\(graph), \(beside)}"] {
        for size in [1, 7, 1_000] {
          let found = cut(Array(text.utf8), size, ExportCutter()).map { $0.trimmed }
          #expect(found == [#"{"$dtId": "a"}"#, #"{"$dtId": "b"}"#], "\(text) \(size) \(found)")
        }
      }
    }
    // Behind the graph, what is called so is no second one, even with records.
    let text = "{\(graph), \"digitalTwinsFileInfo\": {\"digitalTwinsGraph\": \(other)}, \"digitalTwinsModels\": []}"
    for size in [1, 7, 1_000] { #expect(cut(Array(text.utf8), size, ExportCutter()).count == 2) }
  }

  @Test func `commas and colons that are missing beside the graph of an export are told, and take nothing along`() {
    for (value, expected) in [
      (#"[{"a": 1 2}]"#, "a comma, a number"), ("[1 2, 3 4]", "a comma, a number"),
      ("[true\nfalse]", "a comma, `false`"),
      ("[1,, 2]", "a value, `,`"), ("[1, 2,]", "a value, `]`"), ("[, 1]", "a value, `,`"),
      (#"{"a": 1,}"#, "a key, `}`"),
      (#"{"a": , "b": 1}"#, "a value, `,`"), (#"{"a": }"#, "a value, `}`"), (#"{"a": 1,, "b": 2}"#, "a key, `,`"),
      (#"{"a": 1: 2}"#, "a comma, `:`"), ("[{} 1]", "a comma, a number"), ("[1 ']", "a comma, `'`"),
    ] {
      let text = Array(
        "{\"digitalTwinsModels\": \(value), \"digitalTwinsGraph\": {\"digitalTwins\": [{\"$dtId\": \"a\"}]}}".utf8)
      for size in [1, 5, 1_000] {
        let (found, told) = pieces(of: text, by: size)
        #expect(told == [expected] && found == [#"{"$dtId": "a"}"#], "\(value) \(size) \(told) \(found)")
      }
    }
  }

  @Test func `what is no export is told by what it lacks`() {
    for (text, expected) in [
      (#"{"digitalTwinsGraph": {"digitalTwins": [], "relationships": null}}"#, "a list, `null`"),
      (#"{"digitalTwinsGraph": {"digitalTwins": {"a": 1}}}"#, "a list, an object"),
      (#"{"digitalTwinsGraph": {}, "foo": "x"}"#, "no key `foo` of an export, a text"),
      (#"{"digitalTwinsGraph": {"foo": 1}}"#, "no key `foo` of a graph, a number"),
      (#"{"digitalTwinsFileInfo": {}, "digitalTwinsGraph": [], "digitalTwinsGraph": {}}"#, "an object, an array"),
      (#"{"digitalTwinsFileInfo": {}} "#, "`digitalTwinsGraph` in an export, its end"),
      (#"{"digitalTwinsGraph": {"digitalTwins": [{"$dtId": "a"} {"$dtId": "b"}]}}"#, "a comma, `{`"),
      (
        #"{"digitalTwinsGraph": {"digitalTwins": [{"$dtId": "a"}}, "digitalTwinsModels": []}"#,
        "`]`, the end of the list, `}`"
      ),
      (#"{"digitalTwinsGraph": {"digitalTwins": {"$dtId": "a"}]}}"#, "a bracket, `{`"),
    ] {
      var cutter = ExportCutter()
      var (element, pieces) = (0, [Range<Int>]())
      let bytes = Array(text.utf8)
      bytes.withUnsafeBufferPointer {
        _ = cutter.cut($0, from: 0, element: &element, pieces: &pieces)
        if cutter.problems.isEmpty { _ = cutter.recover($0, before: $0.count, element: &element, pieces: &pieces) }
      }
      #expect(pieces.compactMap { cutter.problems[$0] }.map { "\($0.expected), \($0.actual)" } == [expected], "\(text)")
    }
  }

  @Test func `a broken twin of an exported graph takes no other along, in one line or in many`() {
    let broken: [String] = [
      #"{"$dtId": "x, "a": 1}"#, #"{"$dtId": "x", "a": [1}"#, #"{"$dtId": "x", "a": {"b": 1}"#,
      #"{"$dtId": "x", "a": 1]"#,
      #"{"$dtId": "x\"}"#, #"{"$dtId": "x"#, #"{{"$dtId": "x"}"#, #"{"$dtId": "x"}}"#, #"{"$dtId": "x"]}"#,
    ]
    // As compact printers write them, those that put a space behind commas, and those that indent.
    let styles: [(String, String, String, String)] = [
      ("", ",", ":", ""), ("", ", ", ": ", ""), ("\n      ", ",\n      ", ": ", "\n    "), ("\n", ",\r\n", ": ", "\n"),
    ]
    for twin in broken {
      for (open, comma, colon, close) in styles {
        let twins = [#"{"$dtId": "good", "m": [{"n": 1}]}"#, twin, #"{"$dtId": "good"}"#, #"{"$dtId": "good"}"#]
        let edges = [#"{"$relationshipId": "good"}"#, #"{"$relationshipId": "good"}"#]
        let text =
          "{\"digitalTwinsGraph\"\(colon){\(open)\"digitalTwins\"\(colon)[\(open)\(twins.joined(separator: comma))\(close)]"
          + "\(comma)\"relationships\"\(colon)[\(open)\(edges.joined(separator: comma))\(close)]}\(comma)\"digitalTwinsModels\"\(colon)[{}]}"
        for size in [1, 2, 3, 7, 16, 1_000] {
          let found = cut(Array(text.utf8), size, ExportCutter()).map { $0.trimmed }
          #expect(
            found.filter { $0.contains("good") && $0.hasPrefix("{\"$") && $0.hasSuffix("}") }.count == 5,
            "\(text) \(size) \(found)")
        }
      }
    }
  }

  /// One byte takes at most two along, the twin that has it and one that no longer begins like one, but where it is a bracket that makes another whole of
  /// many, or stands around the lists.
  @Test func `of altered exports all is found but what was altered`() {
    var (altered, lost) = (0, 0)
    var random = SeededGenerator(seed: 23)
    let twins = (0..<6).map {
      "{\"$dtId\": \"t\($0)\", \"$metadata\": {\"$model\": \"m\"}, \"a\": [{\"b\": \"\\\"]}\"}]}"
    }
    let alphabet = Array(#"{}[]",:\n0 1eu$"#.utf8)
    for comma in [",", ", ", ",\n    "] {
      let list = twins.joined(separator: comma)
      let seed =
        "{\"digitalTwinsModels\": [{}], \"digitalTwinsGraph\": {\"digitalTwins\": [\(list)]\(comma)\"relationships\": [\(list)]}}"
      for _ in 0..<2_000 {
        var text = Array(seed.utf8)
        let index = Int.random(in: 20..<text.count - 4, using: &random)
        let byte = alphabet[Int.random(in: 0..<alphabet.count, using: &random)]
        if Bool.random(using: &random) { text[index] = byte } else { text.insert(byte, at: index) }
        // What is called otherwise is something else.
        let names = ["digitalTwinsGraph", "digitalTwins", "relationships"].map { "\"\($0)\": " }
        if !names.allSatisfy({ String(decoding: text, as: UTF8.self).contains($0) }) { continue }
        let found = cut(text, [7, 64, 10_000][Int.random(in: 0..<3, using: &random)], ExportCutter()).map { $0.trimmed }
        let whole = found.count { twins.contains($0) }
        altered += 1
        lost += whole < 10 ? 1 : 0
      }
    }
    #expect(altered > 5_000 && lost * 100 < altered, "\(lost) of \(altered)")
  }

  /// One bracket, quote, comma or colon too many or too few, anywhere.
  @Test func `damage of an exported graph costs the record that it is in, and is told`() {
    let records = [
      #"{"$dtId":"a","$metadata":{"$model":"m","x":{"t":1}},"n":[{"b":1},{"b":[2]}],"p":{"q":"r"},"z":true}"#,
      #"{"$dtId":"b","$metadata":{"$model":"m"}}"#, #"{"$dtId":"c","$metadata":{"$model":"m"},"s":"]},{"}"#,
      #"{"$relationshipId":"d","$sourceId":"a","$targetId":"b","w":{"x":1}}"#,
      #"{"$relationshipId":"e","$sourceId":"a","$targetId":"b"}"#,
    ]
    let (twins, edges) = (records[..<3].joined(separator: ","), records[3...].joined(separator: ","))
    let graph = "\"digitalTwinsGraph\":{\"digitalTwins\":[\(twins)],\"relationships\":[\(edges)]}"
    let file = #""digitalTwinsFileInfo":{"v":"1.0.0"}"#
    let models = #""digitalTwinsModels":[{"@id":"dtmi:m;1","c":[{"n":"x"}]}]"#
    for parts in [[file, graph, models], [models, file, graph], [graph]] {
      for (comma, colon) in [(",", ":"), (", ", ": "), (",\n  ", ": ")] {
        let seed = "{\(parts.joined(separator: ","))}"
        // Spaces, where no string is: only the last twin has one that looks like brackets.
        let text = Array(
          seed.replacing(",\"", with: comma + "\"").replacing(",{", with: comma + "{").replacing(
            "]}\(comma){", with: "]},{"
          ).replacing("\":", with: "\"" + colon).utf8)
        let whole = Set(cut(text, 1_000, ExportCutter()).map { $0.trimmed })
        #expect(whole.count == 5)
        for index in 1..<text.count {
          var altered: [[UInt8]] = []
          if Array("{}[]\",:".utf8).contains(text[index]) {
            altered.append(Array(text[..<index] + text[(index + 1)...]))
          }
          for byte in Array("{}[]\",".utf8) { altered.append(text[..<index] + [byte] + text[index...]) }
          for altered in altered {
            let text = String(decoding: altered, as: UTF8.self)
            if (try? JSONSerialization.jsonObject(with: Data(altered))) != nil { continue }
            let (found, rest) = cutAll(altered, index.isMultiple(of: 3) ? 7 : 1_000, ExportCutter())
            let good = found.count { whole.contains($0.trimmed) }
            let bad = found.count - good
            #expect(good >= 4 && bad <= 2, "\(good) \(bad) \(rest ?? "-") \(text) \(found)")
            #expect(bad > 0 || rest != nil, "\(text)")
          }
        }
      }
    }
  }

  /// Time grows with the bytes, not with their square.
  @Test func `arrays of nothing but broken elements are cut in time`() {
    let clock = ContinuousClock()
    for line in [
      "{\n", "\"\n", "[}\n", "{\"a\": \"\n", "\n", " \n", "},", "{\"a\": [}, \"", "{ \"\n\n\n", "],\n", "] ,",
    ] {
      let text = Array("[".utf8) + Array(String(repeating: line, count: 3_000_000 / line.utf8.count).utf8)
      let time = clock.measure { _ = cut(text, 1 << 18) }
      #expect(time < .seconds(20), "\(line) \(time)")
    }
    let long = String(repeating: " ", count: 10_000)
    for line in [
      #"{"$"#, #",{"$dtId": ""#, "]}    ", "{\"\n", "],,", ", {\n", #"{"$dtId": [ "#, "[{\"$dtId\": \"\(long)\", ",
      #"[{"$dtId": "", "x": [{"$dtId": 1}, "#, "\"relationships\"\(long)", "{\(long)", "{\"$dtId\": 1}\(long)",
      "\"digitalTwinsGraph\": {",
    ] {
      let text =
        Array(#"{"digitalTwinsGraph": {"digitalTwins": ["#.utf8)
        + Array(String(repeating: line, count: 1_000_000 / line.utf8.count).utf8)
      let time = clock.measure { _ = cut(text, 1 << 18, ExportCutter()) }
      #expect(time < .seconds(20), "\(line) \(time)")
    }
  }

  /// Cuts `text` while it comes, `size` bytes at a time, as who reads it does.
  private func cut(_ text: [UInt8], _ size: Int, _ cutter: some RecordCutter = ArrayCutter()) -> [String] {
    cutAll(text, size, cutter).found
  }

  /// The same, with what was not read.
  private func cutAll(_ text: [UInt8], _ size: Int, _ cutter: some RecordCutter) -> (found: [String], rest: String?) {
    var cutter = cutter
    var found: [String] = []
    var (held, seen, start) = ([UInt8](), 0, 0)
    while start < text.count {
      held += text[start..<min(start + size, text.count)]
      start += size
      var (element, pieces) = (0, [Range<Int>]())
      let state = held.withUnsafeBufferPointer { cutter.cut($0, from: seen, element: &element, pieces: &pieces) }
      found += pieces.map { String(decoding: held[$0], as: UTF8.self) }
      held.removeFirst(element)
      seen = held.count
      if state != .inside {
        let rest = String(decoding: held + text[min(start, text.count)...], as: UTF8.self).trimmed
        return (found, rest.isEmpty ? nil : rest)
      }
    }
    // Nothing more comes: what takes the rest along is broken.
    while !held.isEmpty {
      var (element, pieces) = (0, [Range<Int>]())
      let state = held.withUnsafeBufferPointer {
        cutter.recover($0, before: held.count, element: &element, pieces: &pieces)
      }
      guard state == .inside else {
        found += pieces.map { String(decoding: held[$0], as: UTF8.self) }
        break
      }
      _ = held.withUnsafeBufferPointer { cutter.cut($0, from: element, element: &element, pieces: &pieces) }
      found += pieces.map { String(decoding: held[$0], as: UTF8.self) }
      held.removeFirst(element)
    }
    return (found, String(decoding: held, as: UTF8.self).trimmed)
  }
}

extension String {
  fileprivate var trimmed: String {
    String(trimmingPrefix { $0.isWhitespace }.reversed().trimmingPrefix { $0.isWhitespace }.reversed())
  }
}
