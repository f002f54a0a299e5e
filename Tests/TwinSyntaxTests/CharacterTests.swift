import Testing
import TwinSource

@testable import TwinSyntax

@Suite struct CharacterTests {
  @Test func `unwelcome characters are refused at the first of them, with its offset and the number of others`() {
    let controls: [UInt32] =
      (0...0x1F).filter { ![9, 10, 13].contains($0) } + Array(0x7F...0x9F) + [0x2028, 0x2029, 0xFEFF, 0xFFFE, 0xFFFF]
    let bidirectional: [UInt32] = Array(0x202A...0x202E) + Array(0x2066...0x2069)
    for (rule, scalars) in [("control-character", controls), ("bidirectional-character", bidirectional)] {
      for scalar in scalars {
        guard let character = UnicodeScalar(scalar) else { continue }
        // At each position of the eight bytes that are looked at together.
        for pad in 0..<9 {
          let source = "key: '" + String(repeating: "x", count: pad) + String(character) + "y'"
          for parsed in [yaml(source), json("[\"" + source + "\"]")] {
            let offset = parsed.tree.bytes.firstRange(of: Array(String(character).utf8))?.lowerBound ?? -1
            let found = parsed.findings.filter { $0.rule.name == "syntax/" + rule }
            #expect(found.map { Int($0.place.range.start) } == [offset], "U+\(String(scalar, radix: 16)) \(pad)")
            #expect(found.first?.message.contains("at offset \(offset)") == true)
            #expect(faults(parsed.tree) == [])
          }
        }
      }
    }
    let several = yaml("a: x\u{01}y\u{02}\u{202E}\u{7F}z\u{2066}")
    #expect(several.rules == ["syntax/control-character", "syntax/bidirectional-character"])
    #expect(
      several.findings.map { $0.notes.first ?? "" } == [
        "there are 2 further such characters in the file", "there is 1 further such character in the file",
      ])
  }

  @Test func `all other characters are welcome`() {
    var text = "a: \"\t"
    for scalar in [
      0x20...0x21, 0x23...0x5B, 0x5D...0x7E, 0xA0...0x61B, 0x61D...0x200D, 0x2010...0x2027, 0x202F...0x2065,
      0x206A...0xD7FF, 0xE000...0xFEFE, 0xFF00...0xFFFD, 0x10000...0x10FFFF,
    ].joined() where scalar < 0x3000 || scalar % 97 == 0 {
      text.unicodeScalars.append(UnicodeScalar(UInt32(scalar)) ?? " ")
    }
    #expect(yaml(text + "\"").findings.isEmpty)
  }

  @Test func `bytes that are not UTF-8 are refused, and nothing is read`() {
    let bad: [[UInt8]] = [
      [0x80], [0xC0, 0x80], [0xC1, 0xBF], [0xC3], [0xC3, 0x28], [0xE0, 0x80, 0x80], [0xE2, 0x82], [0xED, 0xA0, 0x80],
      [0xF0, 0x80, 0x80, 0x80], [0xF4, 0x90, 0x80, 0x80], [0xF5, 0x80, 0x80, 0x80], [0xFF], [0xF0, 0x9F, 0x98],
    ]
    for sequence in bad {
      for pad in 0..<9 {
        let bytes = Array(("a: " + String(repeating: "é", count: pad)).utf8) + sequence
        for parsed in [parseYAML(bytes, file: file), parseJSON(bytes, file: file)] {
          #expect(parsed.rules == ["syntax/invalid-utf8"], "\(sequence)")
          #expect(Int(parsed.findings[0].place.range.start) == 3 + 2 * pad)
          #expect(parsed.findings[0].message.contains("at offset \(3 + 2 * pad)"))
          #expect(parsed.tree.nodeCount == 0)
        }
      }
    }
  }

  @Test func `other Unicode encodings are named`() {
    func utf16(_ text: String, _ bigEndian: Bool) -> [UInt8] {
      text.utf16.flatMap { bigEndian ? [UInt8($0 >> 8), UInt8($0 & 255)] : [UInt8($0 & 255), UInt8($0 >> 8)] }
    }
    func utf32(_ text: String, _ bigEndian: Bool) -> [UInt8] {
      text.unicodeScalars.flatMap { scalar in
        let bytes = [24, 16, 8, 0].map { UInt8(scalar.value >> $0 & 255) }
        return bigEndian ? bytes : bytes.reversed()
      }
    }
    for text in ["a: 1", "\u{FEFF}a: 1", "{}", "\u{FEFF}ж: 1"] {
      for bigEndian in [true, false] {
        let order = bigEndian ? "(big-endian)" : "(little-endian)"
        for (bytes, name) in [(utf16(text, bigEndian), "UTF-16 "), (utf32(text, bigEndian), "UTF-32 ")] {
          for parsed in [parseYAML(bytes, file: file), parseJSON(bytes, file: file)] {
            #expect(parsed.rules == ["syntax/utf16"])
            #expect(parsed.findings.first?.message.contains(name + order) == true, "\(text) \(bytes)")
            #expect(parsed.tree.nodeCount == 0)
          }
        }
      }
    }
  }

  @Test func `texts may have marks of direction, and names may not, in any spelling`() {
    for scalar in [0x061C, 0x200E, 0x200F] as [UInt32] {
      guard let character = UnicodeScalar(scalar) else { continue }
      let escape =
        "\\u" + String(repeating: "0", count: 4 - String(scalar, radix: 16).count) + String(scalar, radix: 16)
      for text in [String(character), escape] {
        #expect(yaml("title: \"שלום\(text)! \(text)\"").findings.isEmpty, "\(scalar)")
        #expect(json("{\"title\": \"שלום\(text)!\"}").findings.isEmpty, "\(scalar)")
        for parsed in [
          yaml("a: {\"Fa\(text)n\": 1}"), json("{\"a\": {\"Fa\(text)n\": [1]}}"),
          yaml("# \(text)\n\"Fan\(text)\": a\n"),
        ] {
          #expect(parsed.rules == ["syntax/bidirectional-character"], "\(scalar)")
          #expect(parsed.findings.first.map { parsed.source($0.place) } == text)
        }
      }
      #expect(yaml("Fa\(character)n: 1\n").rules == ["syntax/bidirectional-character"])
      #expect(yaml("# \(character)\nFan: \(character)a\n").findings.isEmpty)
    }
  }

  @Test func `a byte order mark at the start is no fault`() {
    for parsed in [yaml("\u{FEFF}a: 1"), yaml("\u{FEFF}# c\na: é"), json("\u{FEFF}{\"a\": 1}")] {
      #expect(parsed.findings.isEmpty)
      #expect(parsed.tree.nodeCount == 3)
    }
    #expect(yaml("\u{FEFF}\u{FEFF}a: 1").rules.contains("syntax/control-character"))
  }

  @Test func `characters hidden behind escapes are refused at the escape`() {
    let yamlEscapes = [
      #"\u202e"#, #"\u2066"#, #"\x00"#, #"\0"#, #"\a"#, #"\b"#, #"\v"#, #"\f"#, #"\e"#, #"\N"#, #"\L"#,
      #"\P"#,
      #"\x7f"#, #"\u0085"#, #"\uFEFF"#, #"\uFFFE"#,
    ]
    let jsonEscapes = [
      #"\u202e"#, #"\u2069"#, #"\u0000"#, #"\b"#, #"\f"#, #"\u001b"#, #"\u007F"#, #"\u2028"#,
    ]
    for escape in yamlEscapes { check(yaml("a: \"é\\t\(escape)x\""), escape) }
    for escape in jsonEscapes { check(json("[\"é\\t\(escape)x\"]"), escape) }
    for source in [#"a: "\t\n\r\"\\\/\_\x41\u00e9\U0001F600\ ""#, #"a: '\u202e'"#, #"a: \u202e"#, #"a: "\\u202e""#] {
      #expect(yaml(source).findings.isEmpty, "\(source)")
    }
    #expect(json(#"["\t\n\r\"\\\/\u0041\ud83d\ude00", "\\u202e"]"#).findings.isEmpty)
    #expect(yaml(#"{"\u202e": "\u202e"}"#).findings.count == 2)
  }

  private func check(_ parsed: ParsedFile, _ escape: String) {
    #expect(parsed.findings.map { parsed.source($0.place) } == [escape])
    #expect(parsed.findings.allSatisfy { $0.message.contains("written as an escape") })
    #expect(parsed.rules.allSatisfy { $0 == "syntax/control-character" || $0 == "syntax/bidirectional-character" })
  }
}
